"""CSV files of any spreadsheet as records: columns by name, and every pitfall named."""

import csv

import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect, stages
from tuiplanner.formats.proposal import Choices, Unclear

JOBS = """\
Job title,Company,From,To,Location,Skills,Salary,Notes
Crane engineer,Harbour Works,Apr 2019,31 August 2022,Rotterdam,Cranes; Rigging,9,"Kept
eleven cranes moving, all year"
Welder,Old Mill,2015,,,,,
"""


def read(text, name="file.csv", **choices):
    data = text if isinstance(text, bytes) else text.encode()
    return detect.read(data, name, Choices(**choices))


def values(text, name="file.csv", **choices):
    return [dict(one.values) for one in read(text, name, **choices).records]


def refusal(text, name="file.csv", **choices):
    with pytest.raises(Refused) as caught:
        read(text, name, **choices)
    return str(caught.value)


class TestColumns:
    def test_are_matched_by_name_whatever_they_are_called(self):
        proposal = read(JOBS)
        assert [dict(one.values) for one in proposal.records] == [
            {
                "title": "Crane engineer",
                "org": "Harbour Works",
                "start": PartialDate(2019, 4),
                "end": PartialDate(2022, 8, 31),
                "place": "Rotterdam",
                "tags": ("Cranes", "Rigging"),
                "gave": "Kept\neleven cranes moving, all year",
            },
            {"title": "Welder", "org": "Old Mill", "start": PartialDate(2015)},
        ]
        assert {one.table for one in proposal.records} == {"jobs"}

    def test_a_column_without_a_field_is_remarked(self):
        (remark,) = read(JOBS).remarks
        assert "Salary" in remark
        assert "--column" in remark

    def test_a_person_may_say_what_a_column_is(self):
        found = values("Was,When\nRan a race,2020\n", table="entries", columns={"was": "text"})
        assert found == [{"text": "Ran a race", "date": PartialDate(2020)}]
        assert "no column 'what'" in refusal(JOBS, columns={"What": "title"})
        assert "jobs have no field 'wage'" in refusal(JOBS, columns={"Salary": "wage"})

    def test_a_column_may_be_left_out_on_purpose(self):
        proposal = read(JOBS, columns={"Salary": "", "Notes": ""})
        assert proposal.remarks == ()
        assert "gave" not in proposal.records[0].values

    @pytest.mark.parametrize(
        ("header", "table"),
        [
            ("Title,Company,Start date", "jobs"),
            ("Title,Due,Status", "goals"),
            ("Full name,Company,E-mail", "mentors"),
            ("Text,Kind,Result", "entries"),
            ("Goal,Step,Done", "steps"),
            ("Mentor,Date,Topics", "talks"),
            ("Talk,Promise,Who", "promises"),
        ],
    )
    def test_tell_what_the_rows_are(self, header, table):
        assert read(f"{header}\n2020-01-01,2020-01-01,2020-01-01\n").records[0].table == table

    def test_the_name_of_the_file_decides_between_kinds(self):
        text = "title,tags\nSail,sea\n"
        assert read(text, "jobs-2026.csv").records[0].table == "jobs"
        assert read(text, "/tmp/goals.csv").records[0].table == "goals"
        with pytest.raises(Unclear) as caught:
            read(text)
        assert caught.value.tables == ("jobs", "goals")
        assert "add --as with jobs or goals" in str(caught.value)

    def test_a_missing_title_is_asked_for(self):
        assert "no column says the title of a job" in refusal("company,place\na,b\n", table="jobs")


class TestCells:
    def test_days_stages_and_cadences(self):
        (goal,) = values('title,status,due\nSail,In Progress,"Mar 4, 2027"\n')
        assert goal == {
            "title": "Sail",
            "stage": "in-progress",
            "due": PartialDate(2027, 3, 4),
        }
        (mentor,) = values("name,cadence,paused until\nAda,45,2027-01-31\n", table="mentors")
        assert mentor["every"] == 45
        assert str(mentor["paused_until"]) == "2027-01-31"

    @pytest.mark.parametrize(
        ("word", "stage"), [("Done", "achieved"), ("doing", "in-progress"), ("Backlog", "idea")]
    )
    def test_the_words_of_other_boards(self, word, stage):
        assert values(f"title,stage\nSail,{word}\n")[0]["stage"] == stage

    def test_what_does_not_fit_is_remarked_and_kept_in_the_note(self):
        proposal = read("title,due,stage,note\nSail,03/04/2027,Frozen,\n")
        assert proposal.records[0].values == {"title": "Sail", "note": "due: 03/04/2027"}
        assert proposal.remarks == (
            "line 2: due '03/04/2027' is not a date, kept in the note only",
            "line 2: stage 'Frozen' is none of idea, in-progress, achieved; left out",
        )

    def test_a_month_is_no_day(self):
        proposal = read("goal,text,done\nsail,Buy rope,2026-03\n")
        assert proposal.records[0].values == {"text": "Buy rope"}
        assert "not a single day" in proposal.remarks[0]

    def test_the_apostrophe_that_keeps_a_formula_a_text_is_taken_off(self):
        cells = ["'=1+1", "'+47 1", "'-x", "'@a", "''=x", "'tis", "'\uff1dx"]
        text = "title\n" + "\n".join(f'"{cell}"' for cell in cells) + "\n"
        titles = [one["title"] for one in values(text, table="goals")]
        assert titles == ["=1+1", "+47 1", "-x", "@a", "'=x", "'tis", "\uff1dx"]

    def test_control_characters_are_taken_out(self):
        (goal,) = values('title,note\n"a\x1b[31mb","c\x07\nd"\n', table="goals")
        assert goal == {"title": "a[31mb", "note": "c\nd"}

    def test_links_are_names_to_be_looked_up(self):
        (one,) = read("text,job,goals\nWon,northwind,sail; fly\n").records
        assert one.names == {"job": ("northwind",), "goals": ("sail", "fly")}

    def test_an_id_and_a_slug_of_ours_are_kept(self):
        one, other = read("id,slug,title,org\n77,sail,Sail,x\nx7,../a,Fly,\n", "jobs.csv").records
        assert (one.id, one.key, one.values["slug"]) == (77, "sail", "sail")
        assert (other.id, "slug" in other.values) == (None, False)

    def test_a_row_has_one_key_whatever_else_changes(self):
        def keys(text):
            return [one.key for one in read(text).records]

        first = keys("title,due\nSail,2026\nSail,2027\nFly,\n")
        assert first == keys("title,due,why\nSail,2028,wind\nsail ,,\nFly,2026,\n")
        assert len(set(first)) == 3

    def test_a_row_without_a_title_is_skipped(self):
        proposal = read("title,org\n,Acme\nCook,Acme\n")
        assert proposal.skipped == ("line 2: no title",)
        assert len(proposal.records) == 1

    def test_a_required_day_that_is_none_is_skipped(self):
        proposal = read("mentor,date,topics\nada,soon,x\nada,2026-01-02,y\n")
        assert proposal.skipped == ("line 2: date is not one to be read",)

    @pytest.mark.parametrize("end", ["2019", "last summer"])
    def test_an_end_that_cannot_be_is_kept_in_the_note_and_the_job_is_over(self, end):
        (job,) = values(f"title,start,end\nCook,2020,{end}\n")
        assert job["end"] == job["start"] == PartialDate(2020)
        assert end in job["gave"]

    def test_a_word_for_now_is_no_end(self):
        (job,) = values("title,start,end\nCook,2020,Present\n")
        assert "end" not in job
        assert "gave" not in job


class TestBytes:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_every_delimiter_is_found(self, delimiter):
        text = delimiter.join(["title", "org"]) + "\n" + delimiter.join(["Cook", '"a,b;c"']) + "\n"
        assert values(text) == [{"title": "Cook", "org": "a,b;c"}]

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_every_newline_ends_a_row_and_blank_lines_are_none(self, newline):
        text = newline.join(["title,org", "", "Cook,Acme", ",", ""])
        assert values(text) == [{"title": "Cook", "org": "Acme"}]

    def test_a_byte_order_mark_is_no_part_of_a_header(self):
        assert values(b"\xef\xbb\xbftitle,org\nCook,Caf\xc3\xa9\n")[0]["org"] == "Café"

    def test_windows_1252_is_read_with_a_remark(self):
        proposal = read("title,org\nCook,Café\n".encode("cp1252"))
        assert proposal.records[0].values["org"] == "Café"
        assert "Windows-1252" in proposal.remarks[0]

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "the file is empty"),
            (b"\n \n", "the file is empty"),
            (b"title,org\n", "no row below its header"),
            (b"title,org\n,\n", "no row below its header"),
            (b"title,org\n,Acme\n", "nothing to import in this CSV file (line 2: no title)"),
            (b'title,org\nCook,"Acm', "does not close"),
            (b'title,org\nCook,"a"b\n', "broken at line 2"),
            (b"title,org\nCo\0ok,a\n", "line 2 has a NUL character"),
            ("title,org\nCook,a\n".encode("utf-16"), "UTF-16"),
            (b"title,org\nCook,\x81\xfe\n", "line 2 is not UTF-8"),
            (b"title,org\nCook," + b"x" * (2**20 + 1), "more than 1,048,576 characters"),
            (b"title,org\n" + b"x,y\n" * (5 * 2**20 + 1), "at most 20 MB"),
            (b"title,org\n" + b"\n" * 2_000_001, "more than 1,000,000 lines"),
        ],
        ids=range(13),
    )
    def test_what_is_refused(self, data, words):
        assert words in refusal(data)

    def test_more_than_100_000_rows_are_refused(self):
        assert "at most 100,000 can be" in refusal("title,org\n" + "x,y\n" * 100_001)

    def test_the_limit_of_cells_is_put_back(self):
        before = csv.field_size_limit()
        read(JOBS)
        assert csv.field_size_limit() == before


def test_kinds_that_no_column_says_are_known_by_the_name_of_the_file():
    data = b"date,went\n2026-01-02,Well\n"
    assert detect.read(data, "reviews.csv").records[0].table == "reviews"
    assert detect.read(data, "x.csv", Choices("reviews")).records[0].table == "reviews"
    with pytest.raises(Unclear) as caught:
        detect.read(data, "x.csv")
    assert "reviews" not in caught.value.tables
    rows = b"job,date,overall\ncook,2026-01-02,7\ncook,2026-01-03,11\n"
    found = detect.read(rows, "checkins.csv")
    assert [one.values["overall"] for one in found.records] == [7]
    assert found.skipped == ("line 3: overall is not one to be read",)


def test_the_words_of_stages_are_folded():
    assert all(word == word.casefold() for word in stages.WORDS)
