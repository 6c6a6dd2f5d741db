"""Whatever is broken in the files of our own, a reader gives records that fit or refuses."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_csv_reader import JOBS
from test_jsonresume_fuzz import JSON, TEXTS, check, check_fits
from test_linkedin_reader import CONNECTIONS, EDUCATION, POSITIONS, PREAMBLE, PROFILE, zipped
from test_taskwarrior_reader import TASKS, lines
from test_trello_reader import BOARD
from test_vcard_reader import FULL, card

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.formats import columns, detect

AT = "2026-11-23T04:05:06Z"
ROW = {"created": AT, "updated": AT}
OWN = {
    "_meta": {"1": {"schema": 1}},
    "jobs": {"1": {**ROW, "title": "Cook", "tags": ["Salt"], "slug": "cook", "start": "2020"}},
    "entries": {"2": {**ROW, "text": "Won", "kind": "win", "job": 1, "goals": [3]}},
    "goals": {"3": {**ROW, "title": "Sail", "stage": "idea", "rank": "a1", "slug": "sail"}},
    "steps": {"4": {**ROW, "text": "Buy", "goal": 3, "rank": "a1"}},
    "tombstones": {"5": {"table": "goals", "at": AT}},
    "moods": {"6": {"any": [1.5]}},
}
FILES = {
    "csv": JOBS.encode(),
    "positions": POSITIONS.encode(),
    "connections": (PREAMBLE + CONNECTIONS).encode(),
    "zip": zipped(Positions_csv=POSITIONS, Education_csv=EDUCATION, Profile_csv=PROFILE),
    "board": json.dumps(BOARD).encode(),
    "tasks": json.dumps(TASKS, indent=1).encode(),
    "task lines": lines(),
    "own": json.dumps(OWN, indent=2).encode(),
    "sheets": zipped(jobs_csv=JOBS, goals_csv="title,status\nSail,doing\n"),
    "vcard": (FULL + card("N;ENCODING=QUOTED-PRINTABLE:N=C3=BA=", "a", version="2.1")).encode(),
}
SOME = settings(max_examples=60, deadline=None)
HEADERS = sorted({word for table in columns.TABLES for word in columns.words(table)})


@pytest.mark.parametrize("name", FILES)
@SOME
@given(data=st.data())
def test_flipped_and_cut_bytes(name, data):
    broken = bytearray(FILES[name])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=4)):
        broken[place] = data.draw(st.integers(0, 255))
    check(bytes(broken[: data.draw(st.integers(0, len(broken)))]))


@SOME
@given(
    st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6),
    st.lists(st.lists(TEXTS, max_size=6), max_size=4),
)
def test_any_cells_below_known_columns(header, rows):
    lines = [header, *rows]
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines
    )
    check(text.encode(errors="surrogatepass"))


@SOME
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["FN", "N", "ORG", "EMAIL", "TEL", "NOTE", "CATEGORIES", "UID"]), TEXTS
        )
    )
)
def test_any_values_of_a_card(lines):
    check(card(*(f"{name}:{text}" for name, text in lines)).encode(errors="surrogatepass"))


@pytest.mark.parametrize("name", FILES)
def test_the_files_themselves_are_read(name):
    check_fits(detect.read(FILES[name], name))


BOARD_KEYS = sorted(
    {key for rows in BOARD.values() if isinstance(rows, list) for row in rows for key in row}
)
TASK_KEYS = sorted({key for row in TASKS for key in row})


def objects(keys):
    return st.dictionaries(st.sampled_from(keys), TEXTS | JSON, max_size=8)


@SOME
@given(st.dictionaries(st.sampled_from([*BOARD, "else"]), st.lists(objects(BOARD_KEYS)) | JSON))
def test_any_values_in_the_places_of_a_board(value):
    check(json.dumps({"lists": [], "cards": [], **value}).encode())


@SOME
@given(st.lists(objects(TASK_KEYS) | JSON, max_size=4), st.booleans())
def test_any_values_in_the_places_of_tasks(values, projects):
    task = {"uuid": "1", "description": "x", "status": "pending"}
    data = json.dumps([task, *values]).encode()
    check(data, projects=projects)


@SOME
@given(st.data())
def test_any_values_in_the_places_of_our_own(data):
    tables = {}
    for table in data.draw(
        st.lists(st.sampled_from([*RECORDS, "tombstones", "else"]), unique=True)
    ):
        known = [*fields_of(RECORDS[table])] if table in RECORDS else ["any"]
        rows = st.dictionaries(st.sampled_from(["1", "2", "03", "x"]), objects(known) | JSON)
        tables[table] = data.draw(rows | JSON)
    check(json.dumps({**OWN, **tables}).encode())


def zip_of(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(data, name="file"):
    with pytest.raises(Refused) as caught:
        detect.read(data, name)
    text = str(caught.value)
    assert "\n" not in text
    return text


TEXT_FILES = sorted(set(FILES) - {"zip", "sheets"})


@pytest.mark.parametrize("name", TEXT_FILES)
def test_a_mark_at_the_front_and_other_line_ends_change_nothing(name):
    plain = detect.read(FILES[name], f"{name}.x")
    data = FILES[name].replace(b"\r\n", b"\n")
    for other in (b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), b"\n" + data):
        found = detect.read(other, f"{name}.x")
        assert [one.key for one in found.records] == [one.key for one in plain.records]


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_of_that_kind_is_refused_in_a_sentence(name):
    data = FILES[name]
    for broken in (b"", b" \n", b"\0" * 9, data[:1], data + b"x" * (20 * 2**20)):
        refusal(broken, name)
    assert "at most 20 MB" in refusal(data + b" " * (20 * 2**20))
    if name in TEXT_FILES:
        for encoding in ("utf-16", "utf-16-be", "utf-32"):
            refusal(data.decode().encode(encoding), name)


@pytest.mark.parametrize("name", ["board", "tasks", "task lines", "own"])
def test_json_that_is_cut_off_or_too_deep_is_refused(name):
    data = FILES[name]
    assert "cut off" in refusal(data[: len(data) * 2 // 3])
    deep = b"[" * 70 + b"]" * 70
    wide = (
        data.replace(b'"pos"', b'"x": ' + deep + b', "pos"', 1)
        if name == "board"
        else (data.replace(b'"status"', b'"x": ' + deep + b', "status"', 1))
    )
    if name != "own":
        assert "deeper than 64 levels" in refusal(wide)
    assert "deeper than 64 levels" in refusal(data.replace(b"{", b'{"x": ' + deep + b",", 1))


@pytest.mark.parametrize("other", ["Positions.csv", "jobs.csv"])
def test_a_zip_that_does_harm_is_refused(other):
    inside = POSITIONS if other == "Positions.csv" else JOBS
    assert "points outside of it" in refusal(zip_of((f"../{other}", inside)))
    assert "points outside of it" in refusal(zip_of((other, inside), ("a/../../etc/x", "")))
    assert "points outside of it" in refusal(zip_of((other, inside), ("/etc/x", "")))
    bomb = zip_of((other, b"title,company\n" + b"x" * (30 * 2**20)))
    assert len(bomb) < 100_000
    assert "more than 20 MB" in refusal(bomb)
    whole = zip_of((other, inside * 50))
    for cut in (5, 40, len(whole) // 2, len(whole) - 5):
        refusal(whole[:cut])


def test_our_own_sheets_in_a_zip_are_read_parents_first():
    data = zip_of(("steps.csv", "goal,text\nsail,Buy\n"), ("goals.csv", "title,slug\nSail,sail\n"))
    assert [one.table for one in detect.read(data, "x.zip").records] == ["goals", "steps"]
    mixed = zip_of(("goals.csv", "title\nSail\n"), ("notes.txt", "x"))
    assert "without LinkedIn's files" in refusal(mixed)
    broken = zip_of(("goals.csv", "title\nSail\n"), ("jobs.csv", '"'))
    assert detect.read(broken, "x.zip").skipped[0].startswith("jobs.csv: ")


def test_hostile_texts_come_in_as_text():
    hostile = ["[red]x", "[@click=app.quit]x[/]", "=cmd|'/c calc'!A1", "a\x1b[2Jb\x9b", "x\u202ey"]
    board = {"lists": [], "cards": [{"id": str(n), "name": one} for n, one in enumerate(hostile)]}
    tasks = [
        {"uuid": str(n), "description": one, "status": "pending"} for n, one in enumerate(hostile)
    ]
    for value in (board, tasks):
        found = detect.read(json.dumps(value).encode(), "x")
        titles = [one.values["title"] for one in found.records]
        assert titles == [*hostile[:3], "a[2Jb", "x\u202ey"]


EMPTIED = b"".join(b'"%d": {}, ' % number for number in range(100_000))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"BEGIN:VCARD\n" + b"\n" * 400_000, "more than 400,000 lines"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 100_001, "holds 100,001 records"),
        (b'{"lists": [], "cards": [' + b"{}," * 500_000 + b"{}]}", "more than 500,000 objects"),
        (b'{"work": [' + b"1," * 2_000_001 + b"1]}", "more than 2,000,000 values"),
        (b'{"work": [' + b"1," * 100_000 + b"1]}", "holds 100,001 records"),
        (b'{"skills": [{"name": "a", "keywords": [' + b"1," * 100_000 + b"1]}]}", "100,001 rec"),
        (b'{"cards": [], "lists": [' + b"{}," * 5_000 + b"{}]}", "5,001 lists, at most 5,000"),
        (b'{"_meta": {"1": {"schema": 1}}, "x": {' + EMPTIED + b'"": 1}}', "holds 100,002 rec"),
        (b"title,company\n" + b"," * 1_000 + b"\n", "line 2 of the CSV has 1,001 columns"),
        (b"BEGIN:VCARD\n" + b"TEL:1\n" * 10_001, "a card has more than 10,000 lines"),
        (zip_of(*((f"{n}/Positions.csv", POSITIONS) for n in range(101))), "101 files to read"),
        (zip_of(*((f"{n}/Positions.csv", " " * 11 * 2**20) for n in range(2))), "the zip has more"),
        (b'{"lists": [], "cards": [' + b"{}," * 100_000 + b"{}]}", "holds 100,001 records"),
        (b'[{"uuid": 1, "description": 1, "status": 1}' + b",1" * 100_000 + b"]", "holds 100,001"),
        (b'{"uuid": 1, "description": 1, "status": 1}\n' * 200_002, "more than 100,000 lines"),
    ],
    ids=range(15),
)
def test_more_than_anybody_has_is_refused_before_it_is_read(data, words):
    assert words in refusal(data)
