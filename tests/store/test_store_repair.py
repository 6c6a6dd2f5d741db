"""Files with faults that can be mended: every record is shown, no value is lost, all is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.store import codec
from tuiplanner.store.errors import StoreError

ROW = '{"title": "Sail", "stage": "idea"}'
OTHER = '{"title": "Swim", "stage": "idea"}'


def record(fields: str) -> bytes:
    return f'{{"goals": {{"1": {{"title": "Sail", "stage": "idea", {fields}}}}}}}'.encode()


def table(rows: str, name: str = "goals") -> bytes:
    return f'{{"{name}": {rows}}}'.encode()


# Bytes, what goal 1 then has (or where else to look), and a part of what is told.
FIELDS = {
    "NaN": (record('"n": NaN'), {"n": "NaN"}, "field n had NaN"),
    "Infinity": (record('"n": Infinity'), {"n": "Infinity"}, "field n had Infinity"),
    "-Infinity": (record('"n": [-Infinity]'), {"n": ["-Infinity"]}, "field n had what no"),
    "1e999": (record('"n": 1e999'), {"n": "1e999"}, "field n had 1e999"),
    "2^70": (record(f'"n": {2**70}'), {"n": str(2**70)}, "field n had 1180591620717411303424"),
    "below -2^63": (record(f'"n": {-(2**63) - 1}'), {"n": str(-(2**63) - 1)}, "field n had -9"),
    "5,000 digits": (record('"n": ' + "9" * 5000), {"n": "9" * 5000}, f"had {'9' * 24}; see"),
    "NaN in a known field": (
        record('"why": NaN'),
        {"why_was": "NaN"},
        "why: the number NaN does not fit and is now in why_was",
    ),
    "field twice": (record('"n": 1, "n": 2'), {"n": 2, "n_was": 1}, "the field n twice; see n_was"),
    "field twice alike": (record('"n": 1, "n": 1'), {"n": 1}, ""),
    "field three times": (
        record('"n": 1, "n": true, "n": 3'),
        {"n": 3, "n_was": 1, "n_was_2": True},
        "see n_was_2",
    ),
    "title twice": (
        record('"title": "Swim"'),
        {"title": "Swim", "title_was": "Sail"},
        "title twice; see title_was",
    ),
    "the spare name is taken": (
        record('"due": "soon", "due_was": "old"'),
        {"due_was": "old", "due_was_2": "soon"},
        "due: soon does not fit and is now in due_was_2",
    ),
    "key twice inside": (record('"n": {"a": 1, "a": 2}'), {"n": {"a": 2, "a_was": 1}}, "what no"),
    "out of its set": (
        record('"horizon": "soon"'),
        {"horizon_was": "soon"},
        "horizon: soon does not fit",
    ),
    "0000-00-00": (record('"due": "0000-00-00"'), {"due_was": "0000-00-00"}, "now in due_was"),
    "9999-12-31": (record('"due": "9999-12-31"'), {"due_was": "9999-12-31"}, "now in due_was"),
    "31 Feb": (record('"due": "2026-02-31"'), {"due_was": "2026-02-31"}, "now in due_was"),
    "links in part": (
        record('"jobs": [3, "4"]'),
        {"jobs": [3], "jobs_was": '[3, "4"]'},
        "jobs: a list does not fit",
    ),
    "no title": (table('{"1": {"stage": "idea"}}'), {"title": "(no title)"}, "had no title"),
    "empty title": (
        table('{"1": {"title": "", "stage": "idea"}}'),
        {"title": "(no title)"},
        "had no title",
    ),
    "bad stage": (
        table('{"1": {"title": "Sail", "stage": "done"}}'),
        {"stage": "idea", "stage_was": "done"},
        "had no stage; it is now idea",
    ),
}
IDS = {
    "id twice": (f'{{"1": {ROW}, "1": {OTHER}}}', {"1": "Swim"}, "stood twice; the other one"),
    "id twice alike": (f'{{"1": {ROW}, "1": {ROW}}}', {"1": "Sail"}, "both times alike"),
    "id abc": (f'{{"abc": {ROW}}}', {}, "goals abc is no id"),
    "id -5": (f'{{"-5": {ROW}}}', {}, "goals -5 is no id"),
    "id 0": (f'{{"0": {ROW}}}', {}, "goals 0 is no id"),
    "id 1.5": (f'{{"1.5": {ROW}}}', {}, "goals 1.5 is no id"),
    "id 01": (f'{{"01": {ROW}}}', {"1": "Sail"}, "goals 01 is no id"),
    "id 01 and 1": (f'{{"1": {OTHER}, "01": {ROW}}}', {"1": "Swim"}, "goals 01 is no id"),
    "id with a space": (f'{{"1 ": {ROW}}}', {}, "is no id"),
    "id with an underscore": (f'{{"1_0": {ROW}}}', {}, "goals 1_0 is no id"),
    "id empty": (f'{{"": {ROW}}}', {}, 'goals "" is no id'),
    "Arabic digits": (f'{{"\u0661": {ROW}}}', {}, "is no id"),
    "id 2^53": (f'{{"{2**53}": {ROW}}}', {}, f"goals {2**53} is no id"),
    "id too long": (f'{{"{"9" * 5000}": {ROW}}}', {}, "is no id"),
    "__proto__": (f'{{"__proto__": {ROW}}}', {}, "goals __proto__ is no id"),
}


@pytest.fixture
def read(path, opened):
    """`read(data)` gives tables, repairs and the one notice about bytes that are left alone."""

    def read(data):
        path.write_bytes(data)
        session = opened()
        tables = session.read()
        assert path.read_bytes() == data
        assert opened().read() == tables
        (notice,) = session.notices
        return tables, codec.decode(data, path).repairs, notice

    return read


@pytest.mark.parametrize("case", FIELDS.values(), ids=FIELDS)
def test_a_value_that_does_not_fit_is_moved_aside_as_text_and_told(case, read):
    data, expected, told = case
    tables, repairs, notice = read(data)

    row = tables["goals"][1]
    assert {name: row[name] for name in expected} == expected
    assert set(row) <= {"title", "stage", *expected}
    assert [type(row[name]) for name in expected] == [type(one) for one in expected.values()]
    assert told in " / ".join(repairs)
    assert not told or "careerboard doctor lists them" in notice


@pytest.mark.parametrize("case", IDS.values(), ids=IDS)
def test_a_record_without_an_id_of_its_own_gets_one(case, read):
    rows, expected, told = case
    tables, repairs, _ = read(table(rows))

    goals = tables["goals"]
    assert {str(one): row["title"] for one, row in goals.items() if str(one) in expected} == (
        expected
    )
    wanted = rows.count('"title"') - ("alike" in told)
    assert len(goals) == wanted
    assert told in " / ".join(repairs)


def test_what_was_no_id_is_kept_in_the_record(read):
    tables, _, _ = read(table(f'{{"abc": {ROW}}}'))

    (row,) = tables["goals"].values()
    assert row["id_was"] == "abc"


def test_records_of_an_unknown_table_get_ids_too(read):
    tables, _, _ = read(table('{"Rex": {"kind": "dog"}}', "pets"))

    assert list(tables["pets"].values()) == [{"kind": "dog", "id_was": "Rex"}]


def test_a_table_that_stands_twice_is_shown_as_one(read):
    data = f'{{"goals": {{"1": {ROW}}}, "goals": {{"1": {OTHER}, "2": {ROW}}}}}'.encode()
    tables, repairs, _ = read(data)

    assert sorted(row["title"] for row in tables["goals"].values()) == ["Sail", "Sail", "Swim"]
    assert "the table goals stood twice; both are shown as one" in repairs


def test_links_follow_a_record_whose_id_another_table_has(read):
    data = {
        "jobs": {"4": {"title": "Cook"}},
        "goals": {"4": {"title": "Sail", "stage": "idea", "jobs": [4]}},
        "steps": {"9": {"goal": 4, "text": "Buy rope"}},
        "entries": {"7": {"text": "Won", "kind": "win", "goals": [4, 99], "job": 4}},
    }
    tables, _, _ = read(json.dumps(data).encode())

    (goal,) = tables["goals"]
    assert goal != 4
    assert tables["steps"][9]["goal"] == goal
    assert tables["entries"][7]["goals"] == [goal, 99]
    assert tables["entries"][7]["job"] == 4
    assert tables["goals"][goal]["jobs"] == [4]


@pytest.mark.parametrize("lost", ["null", '"x"', "-1"])
def test_a_child_without_a_parent_gets_one_to_be_shown_under(read, lost):
    data = f'{{"promises": {{"5": {{"text": "Call", "talk": {lost}}}}}}}'.encode()
    tables, repairs, _ = read(data)

    talk = tables["promises"][5]["talk"]
    mentor = tables["talks"][talk]["mentor"]
    assert tables["mentors"][mentor]["name"] == "(no title)"
    assert tables["talks"][talk]["date"] == "1970-01-01"
    assert "promises 5 belongs to no talk" in " / ".join(repairs)


def test_a_talk_without_a_day_gets_the_one_on_which_it_was_written_down(read):
    row = '{"mentor": 2, "created": "2024-05-06T07:08:09Z"}'
    tables, _, _ = read(table(f'{{"5": {row}}}', "talks"))

    assert tables["talks"][5]["date"] == "2024-05-06"


WRONG = {"line": 5, "note": ["x"], "choice": 5, "partial": 2026, "day": 5, "whole": "30",
         "tags": "sea", "link": "1", "links": {}, "rank": 5, "slug": 5, "instant": "today",
         "moved": {}, "src": "git", "scores": [5]}  # fmt: skip
DECLARED = [(name, field) for name, kind in RECORDS.items() for field in fields_of(kind).values()]


@pytest.mark.parametrize(
    ("name", "field"), DECLARED, ids=[f"{name}.{field.name}" for name, field in DECLARED]
)
def test_a_wrong_type_in_any_field_is_mended_and_kept_as_text(name, field, read):
    wrong = WRONG[field.kind]
    tables, repairs, _ = read(json.dumps({name: {"1": {field.name: wrong}}}).encode())

    kept = tables[name][1][f"{field.name}_was"]
    assert kept == (wrong if isinstance(wrong, str) else json.dumps(wrong))
    assert f"{name} 1, {field.name}: " in " / ".join(repairs)


def test_the_first_save_keeps_the_damaged_bytes_twice_and_writes_the_mended_state(
    path, opened, make, tmp_path
):
    data = record('"due": "soon"')
    path.write_bytes(data)
    session = opened()
    shown = session.read()
    session.commit([make.goal(5)])

    copies = [*path.parent.glob("*.bak"), *(tmp_path / "state").glob("*/backups/*.json")]
    assert [copy.read_bytes() for copy in copies] == [data, data]
    again = opened("two")
    assert again.read()["goals"][1] == shown["goals"][1]
    assert again.notices == []


def test_of_ratings_those_that_fit_stay_and_follow_a_criterion_with_a_new_id(read):
    option = {"decision": 4, "name": "Stay", "scores": {"8": 3, "9": 9, "x": 1}}
    tables, repairs, _ = read(json.dumps({"options": {"5": option}}).encode())
    assert tables["options"][5]["scores"] == {"8": 3}
    assert json.loads(tables["options"][5]["scores_was"]) == option["scores"]
    assert "scores: an object does not fit" in " / ".join(repairs)

    document = {
        "goals": {"8": {"title": "Sail", "stage": "idea"}},
        "options": {"5": {"decision": 4, "name": "Stay", "scores": {"8": 3}}},
        "criteria": {"8": {"decision": 4, "name": "Pay", "weight": 3}},
    }
    tables, _, _ = read(json.dumps(document).encode())
    (pay,) = tables["criteria"]
    assert pay != 8
    assert tables["options"][5]["scores"] == {str(pay): 3}


@pytest.mark.parametrize("rows", ["[]", '{"1": 5}', '{"1": null}'])
def test_what_is_no_table_of_records_is_refused_though_something_else_could_be_mended(rows, path):
    data = f'{{"pets": {rows}, "goals": {{"abc": {ROW}}}}}'.encode()

    with pytest.raises(StoreError, match=r"cannot be used as it is: .*pets"):
        codec.decode(data, path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("abc", max_size=5)
    | st.sampled_from([float("nan"), float("inf"), "2026-02-31", "idea", 2**70]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.text("ab", min_size=1, max_size=2), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
names = st.sampled_from([*RECORDS, "pets"])
columns = st.sampled_from(
    ["title", "stage", "text", "goal", "jobs", "kind", "date", "tags", "src", "mentor", "odd"]
)
keys = st.sampled_from(["1", "2", "02", "abc", "3"])


def objects(key, value):
    """Objects as JSON text, in which a key may stand more than once."""
    pairs = st.lists(st.tuples(key, value), max_size=4)
    return pairs.map(lambda found: "{" + ", ".join(f"{json.dumps(k)}: {v}" for k, v in found) + "}")


@given(objects(names, objects(keys, objects(columns, values.map(json.dumps)))))
def test_every_document_of_tables_is_shown_with_every_leaf_in_it(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "career.json"
    content = codec.decode(text.encode(), path)

    shown = json.dumps(content.tables, ensure_ascii=False)
    for leaf in _leaves(json.loads(text, object_pairs_hook=lambda pairs: pairs)):
        assert leaf in shown
    assert codec.decode(text.encode(), path) == content
    sealed = codec.encode(
        {
            name: {str(one): row for one, row in rows.items()}
            for name, rows in content.tables.items()
        },
        content.meta,
        "0.1.0",
    )
    assert codec.decode(sealed, path).tables == content.tables


def _leaves(found):
    """Return the texts and numbers at the ends, as they are spelled."""
    if isinstance(found, (list, tuple)):
        inner = [one[1] if isinstance(one, tuple) else one for one in found]
        return [leaf for one in inner for leaf in _leaves(one)]
    return (
        []
        if found is None or found == ""
        else [
            str(found).lower()
            if found in (True, False)
            else found
            if isinstance(found, str)
            else json.dumps(found)
        ]
    )
