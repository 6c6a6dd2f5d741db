"""What goes out is read by programs we did not write, and holds nothing private unasked."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import jsonschema
import pytest
import vobject

from tuiplanner.career.career import Career
from tuiplanner.career.due import due
from tuiplanner.formats import (
    columns,
    csv_writer,
    detect,
    ics,
    jsonresume_writer,
    markdown,
    table,
    vcard_writer,
)
from tuiplanner.formats.ics import Style

TODAY = date(2026, 11, 23)
AT = "2026-05-06T07:08:09Z"
SCHEMA = Path(__file__).parent / "data" / "jsonresume-schema-1.3.1.json"
LONG = "Überfällig: schön, gemächlich; und \\ mit 漢字 " * 4
SECRETS = ("SECRET", "Geheim")


def row(**fields):
    return {"created": AT, "updated": AT, **fields}


ROWS = {
    "jobs": {
        1: row(
            title="Cook",
            org="Tidewater",
            start="2020-02",
            end="2022",
            gave="Pay\nPeace",
            verdict="avoid",
            place="Delft",
            url="tide.example/x",
            slug="cook",
            tags=["Soup", "=cmd|'/c calc'!A1"],
        ),
        2: row(title="Smith", org="Old; Mill", start="2023", kind="freelance", slug="smith"),
        3: row(title="Sea", kind="break", start="2022", end="2022", slug="sea"),
        4: row(title="MSc", org="Delft", kind="study", end="2014-07-02", slug="msc"),
        5: row(title="Rower", org="Rescue", kind="volunteer", slug="rower", url="no link"),
    },
    "entries": {
        11: row(text="Halved *waste*", kind="win", job=1, date="2021-03", result="-50 %"),
        12: row(text="Salt late", kind="lesson", job=1, date="2021-04-01", tags=["Salt"]),
        13: row(text="SECRET boss", kind="avoid", job=1, date="2021-05", tags=["Geheim"]),
        14: row(text="Forged SECRET gate", kind="feedback", from_whom="Bo", date="2024"),
        15: row(text="Prize", kind="win", from_whom="Guild", date="2024-02-03"),
        16: row(text="Clock", kind="win", tags=["Wood"], result="ran", date="2016"),
        17: row(text="Old win", kind="win", retired="2025-01-01"),
        18: row(
            text="Lifting", kind="note", tags=["Rope"], src={"format": "jsonresume", "id": "x"}
        ),
    },
    "goals": {
        21: row(
            title=LONG[:110].strip(), stage="in-progress", rank="a1", due="2026-12", slug="long",
            why="Wind", note="Deep", tags=["Sea"],
        ),
        22: row(title="Won", stage="achieved", rank="a1", due="2026", achieved_on="2026-10",
                slug="won"),
        23: row(title="Gone", stage="idea", rank="a2", due="2027", let_go="2026-01-01",
                slug="gone"),
        24: row(title="Some day", stage="idea", rank="a1", slug="some-day"),
    },
    "steps": {
        31: row(goal=21, text="Buy", rank="a1", added="2026-01-01", due="2026-11-30"),
        32: row(goal=21, text="Done", rank="a2", due="2026-11-01", done="2026-10-30"),
        33: row(goal=23, text="Never", rank="a1", due="2026-11-01"),
    },
    "mentors": {
        41: row(
            name="Ana María Díaz", org="Acme, Inc; South", title="Boss\\Chief", every=30,
            email="ana@x.example", phone="+1;ext=2", url="https://x.example/a,b;c",
            topics=["tea, milk", "Ropes"], note="SECRET\nnote", next_ask="SECRET ask", slug="ana",
        ),
        42: row(name="Плато", role="hoped-for", slug="plato"),
    },
    "talks": {51: row(mentor=42, date="2026-12-24", topics="Ropes", advice="SECRET")},
    "promises": {61: row(talk=51, text="Send it", who="me")},
    "checkins": {81: row(job=2, date="2026-10-01", overall=3, line="SECRET mood")},
    "reviews": {91: row(date="2026-10-02", went="Well")},
    "decisions": {
        71: row(question="SECRET offer?", decided_on="2026-06-01", look_back_on="2026-12-01",
                slug="offer"),
    },
}  # fmt: skip


@pytest.fixture
def life():
    return Career(ROWS)


def octets(data):
    """Check lines: ended by CRLF, at most 75 octets, made of whole characters."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(line and len(line) <= 75 and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()


class TestCsv:
    def test_a_cell_is_never_a_formula_and_comes_back(self):
        for cell in ("=1+1", "+1", "-x", "@y", "'=z", "plain", "\uff1d1", "'plain", "", "''-"):
            safe = table.safe(cell)
            assert safe[:1] not in tuple(table.FORMULA), cell
            assert table.plain(safe) == cell
        assert table.safe("-50 %") == "'-50 %"

    def test_every_cell_is_safe_and_private_fields_stay(self, life):
        for private in (False, True):
            text = csv_writer.write(csv_writer.rows(life, "jobs", private=private)).decode()
            header, *rows = csv.reader(io.StringIO(text, newline=""))
            assert ("verdict" in header) is private
            assert not [cell for one in rows for cell in one if cell[:1] in {"=", "+", "-", "@"}]
            assert "Pay\nPeace" in text

    def test_private_kinds_stay_unless_asked_for(self, life):
        found = csv_writer.tables(life)
        assert tuple(found) == (*columns.GUESSED, "reviews")
        assert "checkins" in csv_writer.tables(life, private=True)
        assert not any(secret in str(found) for secret in SECRETS)
        private = csv_writer.tables(life, private=True)
        assert all(secret in str(private) for secret in SECRETS)

    def test_lists_of_any_items_come_back(self):
        for items in (["a", "b"], ["a, b", "c"], ['say "x"'], ["x;y", "z"], ["'", "=1"], []):
            assert table.listed(table.joined(items)) == items
        assert table.listed("a, b") == ["a", "b"]
        assert table.listed("a; b;") == ["a", "b"]

    def test_a_zip_is_the_same_whenever_it_is_made(self, life):
        files = {"jobs.csv": csv_writer.write(csv_writer.rows(life, "jobs"))}
        made = csv_writer.zipped(files)
        assert made == csv_writer.zipped(files)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert archive.testzip() is None
            assert archive.read("jobs.csv") == files["jobs.csv"]


class TestVcard:
    def test_vobject_reads_it(self, life):
        data = vcard_writer.write(life)
        octets(data)
        ana, plato = vobject.readComponents(data.decode())
        assert (ana.version.value, ana.fn.value) == ("3.0", "Ana María Díaz")
        assert (ana.n.value.family, ana.n.value.given) == ("Díaz", "Ana María")
        assert ana.org.value == ["Acme, Inc; South"]
        assert ana.title.value == "Boss\\Chief"
        assert ana.email.value == "ana@x.example"
        assert ana.tel.value == "+1;ext=2"
        assert ana.url.value == "https://x.example/a,b;c"
        assert ana.categories.value == ["tea, milk", "Ropes"]
        assert ana.uid.value == "41@careerboard"
        assert ana.rev.value == AT
        assert "note" not in ana.contents
        assert (plato.fn.value, plato.n.value.family) == ("Плато", "Плато")

    def test_a_note_goes_only_with_private(self, life):
        assert b"SECRET" not in vcard_writer.write(life)
        ana, _ = vobject.readComponents(vcard_writer.write(life, private=True).decode())
        assert ana.note.value == "SECRET\nnote"

    def test_long_lines_are_folded_between_characters(self):
        for length in range(60, 80):
            name = "x" * length + "漢字" * 20
            data = vcard_writer.write(Career({"mentors": {1: row(name=name)}}))
            octets(data)
            assert vobject.readOne(data.decode()).fn.value == name


class TestCalendar:
    def test_icalendar_and_vobject_read_all_day_events(self, life):
        data = ics.write(life, TODAY)
        octets(data)
        found = {str(one["uid"]): one for one in icalendar.Calendar.from_ical(data).events}
        assert {uid: one.start for uid, one in found.items()} == {
            "21@careerboard": date(2026, 12, 31),
            "31@careerboard": date(2026, 11, 30),
            "41@careerboard": date(2026, 6, 5),
            "51@careerboard": date(2026, 12, 24),
            "71@careerboard": date(2026, 12, 1),
        }
        assert ics.count(data) == 5
        assert data.count(b"\r\nDTSTART;VALUE=DATE:") == 5
        assert {str(one["transp"]) for one in found.values()} == {"TRANSPARENT"}
        assert {one["dtstamp"].dt for one in found.values()} == {
            datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
        }
        goal = found["21@careerboard"]
        assert str(goal["summary"]) == ROWS["goals"][21]["title"]
        other = vobject.readOne(data.decode())
        assert {one.uid.value: one.dtstart.value for one in other.vevent_list} == {
            uid: one.start for uid, one in found.items()
        }
        assert {one.summary.value for one in other.vevent_list} == {
            str(one["summary"]) for one in found.values()
        }

    def test_it_says_no_more_than_what_and_when(self, life):
        data = ics.write(life, TODAY)
        assert not {"DESCRIPTION", "CATEGORIES"} & set(data.decode().replace(":", "\r\n").split())
        assert b"SECRET" not in ics.write(life, TODAY, Style(details=True))
        whole = icalendar.Calendar.from_ical(ics.write(life, TODAY, Style(details=True))).events
        details = {str(one["uid"])[:2]: str(one.get("description", "")) for one in whole}
        assert details["21"] == "Wind\n\nDeep"
        assert details["51"] == "Ropes"
        assert "Sea" in str(whole[-1].categories or [one.categories for one in whole])

    def test_what_is_private_only_with_private(self, life):
        found = ics.write(life, TODAY, Style(private=True, details=True)).decode()
        assert "SUMMARY:Look back on 'SECRET offer?'" in found
        assert "SECRET ask" in found

    def test_an_open_step_of_an_achieved_goal_is_nothing_to_do(self):
        made = {"created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z"}
        goal = {**made, "title": "Sail", "stage": "achieved"}
        step = {**made, "goal": 1, "text": "Buy a boat", "due": "2026-12-01"}
        steps = {2: step, 3: {**step, "done": "2026-11-01"}}
        data = ics.write(Career({"goals": {1: goal}, "steps": steps}), TODAY, Style(todo=True))
        todos = [str(one["uid"]) for one in icalendar.Calendar.from_ical(data).todos]
        assert todos == ["3@careerboard"]

    def test_to_dos_say_how_far_they_are(self, life):
        data = ics.write(life, TODAY, Style(todo=True))
        octets(data)
        todos = {str(one["uid"])[:2]: one for one in icalendar.Calendar.from_ical(data).todos}
        assert set(todos) == {"21", "22", "31", "32", "41", "51", "71"}
        assert {key: str(one["status"]) for key, one in todos.items()} == {
            "21": "IN-PROCESS", "22": "COMPLETED", "31": "NEEDS-ACTION", "32": "COMPLETED",
            "41": "NEEDS-ACTION", "51": "NEEDS-ACTION", "71": "NEEDS-ACTION",
        }  # fmt: skip
        assert todos["21"]["percent-complete"] == 50
        assert todos["22"]["percent-complete"] == 100
        assert todos["22"]["completed"].dt == datetime(2026, 10, 31, 12, tzinfo=UTC)
        assert todos["32"]["completed"].dt == datetime(2026, 10, 30, 12, tzinfo=UTC)
        assert todos["21"]["due"].dt == date(2026, 12, 31)
        assert len(vobject.readOne(data.decode()).vtodo_list) == 7

    def test_the_same_career_makes_the_same_bytes(self, life):
        assert ics.write(life, TODAY) == ics.write(Career(ROWS), TODAY)

    def test_an_instant_that_no_clock_shows_is_passed_over(self):
        for stamp in (None, "2026-13-45T99:00:00Z"):
            goal = row(title="Sail", stage="idea", due="2027-01-02") | {"updated": stamp}
            data = ics.write(Career({"goals": {1: goal}}), TODAY)
            (event,) = icalendar.Calendar.from_ical(data).events
            assert event["dtstamp"].dt == datetime(2027, 1, 2, tzinfo=UTC)

    def test_what_is_due_alone(self, life):
        on = date(2026, 12, 24)
        data = ics.of_due(life, due(life, on))
        octets(data)
        found = {str(one["uid"])[:2] for one in icalendar.Calendar.from_ical(data).events}
        assert found == {"31", "41", "51", "71"}
        assert b"SECRET" not in data


def sections(life, **asked):
    resume = json.loads(jsonresume_writer.write(life, **asked))
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
    assert list(validator.iter_errors(resume)) == []
    return resume


class TestResume:
    def test_it_validates_against_the_published_schema(self, life):
        found = sections(life)
        assert found["work"] == [
            {"name": "Old; Mill", "position": "Smith", "startDate": "2023"},
            {
                "name": "Tidewater", "position": "Cook", "location": "Delft",
                "url": "https://tide.example/x", "startDate": "2020-02", "endDate": "2022",
                "summary": "Pay\nPeace", "highlights": ["Halved *waste* (-50 %)"],
            },
        ]  # fmt: skip
        assert found["education"] == [
            {"institution": "Delft", "studyType": "MSc", "endDate": "2014-07-02"}
        ]
        assert found["volunteer"] == [{"organization": "Rescue", "position": "Rower"}]
        assert found["awards"] == [{"title": "Prize", "date": "2024-02-03", "awarder": "Guild"}]
        assert found["projects"] == [
            {"name": "Clock", "endDate": "2016", "description": "ran", "keywords": ["Wood"]}
        ]
        assert [one["name"] for one in found["skills"]] == [
            "Lifting", "=cmd|'/c calc'!A1", "Salt", "Soup", "Wood",
        ]  # fmt: skip
        assert found["skills"][0]["keywords"] == ["Rope"]
        assert jsonresume_writer.count(life) == 4 + 3
        assert "references" not in found
        assert not any(secret in str(found) for secret in SECRETS)

    def test_references_go_only_with_private(self, life):
        assert sections(life, private=True)["references"] == [
            {"name": "Bo", "reference": "Forged SECRET gate"}
        ]

    def test_an_empty_career_is_a_resume_too(self):
        assert set(sections(Career({}))) == {"$schema"}

    def test_our_own_reader_reads_it(self, life):
        proposal = detect.read(jsonresume_writer.write(life, private=True), "resume.json")
        assert not proposal.skipped
        titles = [one.values["title"] for one in proposal.records if one.table == "jobs"]
        assert sorted(titles) == ["Cook", "MSc", "Rower", "Smith"]


class TestMarkdown:
    def test_it_tells_wins_by_job_and_year(self, life):
        text = markdown.write(life, TODAY).decode()
        cook = text[text.index("## Cook") :].splitlines()
        assert cook[:6] == [
            "## Cook, Tidewater (Feb 2020 to 2022)",
            "",
            "### 2021",
            "",
            r"- Halved \*waste\*: **-50 %** - Mar 2021",
            "- *Learned*: Salt late - 1 Apr 2021",
        ]
        assert "- Prize (Guild) - 3 Feb" in text
        assert "- Won - Oct 2026" in text
        assert "Old win" not in text
        assert markdown.count(text.encode()) == 5
        assert not any(secret in text for secret in SECRETS)

    def test_what_to_avoid_only_with_private(self, life):
        text = markdown.write(life, TODAY, private=True).decode()
        assert "- *Avoid*: SECRET boss" in text
        assert "- *Feedback*: Forged SECRET gate (Bo)" in text

    def test_a_period_is_said_in_the_heading_and_leaves_the_rest_out(self, life):
        text = markdown.write(life, TODAY, since=date(2021, 4, 1), until=date(2021, 12, 31))
        assert (
            text.decode().splitlines()[0] == "# Brag document, since 1 Apr 2021, until 31 Dec 2021"
        )
        assert markdown.count(text) == 1

    def test_an_empty_career_says_so(self):
        assert markdown.write(Career({}), TODAY) == b"# Brag document\n\nNothing to tell yet.\n"

    def test_text_is_never_markup(self):
        rows = {1: row(text="- [x](javascript:y) <b> # `c`", kind="win")}
        text = markdown.write(Career({"entries": rows}), TODAY).decode()
        assert r"- \- \[x\](javascript:y) \<b\> \# \`c\`" in text


def test_no_control_character_leaves():
    hostile = "a\x1b]0;owned\x07b\x9b2J\rc"
    tables = {
        "jobs": {1: row(title=hostile, org=hostile, gave=hostile, tags=[hostile], slug="x")},
        "entries": {2: row(text=hostile, kind="win", job=1, result=hostile, tags=[hostile])},
        "goals": {
            3: row(title=hostile, stage="idea", due="2027", slug="y", why=hostile, tags=[hostile])
        },
        "mentors": {4: row(name=hostile, org=hostile, url=hostile, topics=[hostile], slug="z")},
    }
    life = Career(tables)
    sheets = (csv_writer.write(cells) for cells in csv_writer.tables(life).values())
    for data in (
        *sheets,
        ics.write(life, TODAY, Style(details=True)),
        vcard_writer.write(life),
        jsonresume_writer.write(life),
        markdown.write(life, TODAY),
    ):
        assert b"owned" in data
        assert not {"\x1b", "\x07", "\x9b"} & set(data.decode())
        assert "\r" not in data.decode().replace("\r\n", "")
