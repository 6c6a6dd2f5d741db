"""JSON Resume: what a file means, and every way known files bend the schema."""

import json

import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.formats import jsonresume, kinds
from tuiplanner.formats.proposal import Proposal


def read(resume):
    return jsonresume.read(json.dumps(resume).encode())


def of(proposal, table):
    return [one for one in proposal.records if one.table == table]


def only_job(**row):
    proposal = read({"work": [{"name": "Acme", "position": "Smith", **row}]})
    return proposal, of(proposal, "jobs")[0]


def refusal(resume):
    with pytest.raises(Refused) as caught:
        read(resume)
    return str(caught.value)


class TestMapping:
    def test_jobs_of_the_three_sections(self, resume):
        jobs = of(read(resume), "jobs")
        assert [dict(job.values) for job in jobs] == [
            {
                "kind": "job",
                "title": "Crane Engineer",
                "org": "Harbour Works",
                "place": "Rotterdam",
                "url": "https://harbour.example",
                "start": PartialDate(2019, 4),
                "end": PartialDate(2022, 8, 31),
                "gave": "Kept eleven cranes moving.\n\nA port",
            },
            {
                "kind": "job",
                "title": "Old Mill",
                "org": "Old Mill",
                "url": "http://mill.example",
                "start": PartialDate(2015),
            },
            {
                "kind": "volunteer",
                "title": "Helper",
                "org": "Sea Rescue",
                "start": PartialDate(2018),
            },
            {
                "kind": "study",
                "title": "MSc, Mechanics",
                "org": "Delft",
                "start": PartialDate(2012, 9),
                "end": PartialDate(2014, 7),
                "gave": "Score: 8.1\n\nCourses: Statics; Dynamics",
            },
        ]

    def test_highlights_are_undated_wins_of_their_job(self, resume):
        proposal = read(resume)
        crane, _mill, rescue, _delft = of(proposal, "jobs")
        wins = [one for one in of(proposal, "entries") if one.links]
        assert [(dict(one.values), one.links["job"]) for one in wins] == [
            ({"kind": "win", "text": "Halved the idle time"}, crane.key),
            ({"kind": "win", "text": "Taught two apprentices"}, crane.key),
            ({"kind": "win", "text": "Rowed the night shift"}, rescue.key),
        ]

    def test_the_other_sections_are_career_wide_entries(self, resume):
        entries = [dict(one.values) for one in of(read(resume), "entries") if not one.links]
        assert entries == [
            {
                "kind": "win",
                "text": "Safe Year",
                "date": PartialDate(2021, 12),
                "from_whom": "Port",
                "situation": "No harm.",
            },
            {
                "kind": "win",
                "text": "Rigging II",
                "date": PartialDate(2020, 3, 5),
                "from_whom": "Guild",
                "situation": "Link: https://g.example",
            },
            {
                "kind": "win",
                "text": "Tide clock",
                "date": PartialDate(2016, 5),
                "tags": ("Woodwork", "C"),
                "situation": "Dates: 2016-01 to 2016-05\n\nA clock for the quay.\n\n"
                "- Runs on one battery\n\nRoles: Builder\n\nFor: Museum\n\nType: hobby\n\n"
                "Link: https://tide.example",
            },
            {
                "kind": "win",
                "text": "On Ropes",
                "date": PartialDate(2020),
                "from_whom": "Splice",
            },
            {
                "kind": "note",
                "text": "Lifting",
                "tags": ("Cranes", "Rigging"),
                "situation": "Level: Master",
            },
            {"kind": "feedback", "text": "Calm in every storm.", "from_whom": "Bo Foreman"},
        ]

    def test_what_has_no_place_is_remarked(self, resume):
        resume["education"][0]["details"] = ["a thesis"]
        resume["work"][0]["mood"] = ""
        proposal = read(resume)
        assert proposal.remarks == (
            "education 1: details not imported for want of a place",
            "basics, languages not imported for want of a place",
        )
        assert proposal.skipped == ()

    def test_keys_tell_rows_apart_and_stay(self, resume):
        keys = [one.key for one in read(resume).records]
        assert len(set(keys)) == len(keys) == 13
        resume["work"][0]["endDate"] = ""
        resume["work"][0]["highlights"].insert(0, "Another")
        assert set(keys) < {one.key for one in read(resume).records}

    def test_one_highlight_in_two_jobs_has_two_keys(self):
        rows = [{"name": name, "highlights": ["Led"]} for name in ("A", "B")]
        first, second = of(read({"work": rows}), "entries")
        assert first.key != second.key


class TestOldAndLooseSpellings:
    @pytest.mark.parametrize(
        ("row", "field", "value"),
        [
            ({"company": "Mill"}, "org", "Mill"),
            ({"website": "http://x.example"}, "url", "http://x.example"),
            (
                {"location": {"city": "Oslo", "region": "", "countryCode": "NO"}},
                "place",
                "Oslo, NO",
            ),
            ({"startDate": 2013}, "start", PartialDate(2013)),
            ({"startDate": "2013-05-06T00:00:00.000Z"}, "start", PartialDate(2013, 5, 6)),
            ({"summary": "a\r\nb\tc"}, "gave", "a\nb c"),
        ],
    )
    def test_each_field_of_a_job_is_read_in_each_spelling(self, row, field, value):
        proposal = read({"work": [{"position": "Smith", **row}]})
        assert of(proposal, "jobs")[0].values[field] == value
        assert proposal.remarks == ()

    @pytest.mark.parametrize("end", [None, "", "  ", "Present", "PRESENT", "current", "now"])
    def test_a_job_that_goes_on_has_no_end(self, end):
        proposal, job = only_job(startDate="2020", endDate=end)
        assert "end" not in job.values
        assert proposal.remarks == ()

    @pytest.mark.parametrize(
        ("highlights", "texts"),
        [
            (None, []),
            ("", []),
            ("Built it", ["Built it"]),
            ("• Built it\n- Ran it\n\n* Sold it", ["Built it", "Ran it", "Sold it"]),
            (["", "  ", "-5 % cost"], ["-5 % cost"]),
            ([7], ["7"]),
        ],
    )
    def test_each_highlight_becomes_an_entry(self, highlights, texts):
        proposal, _ = only_job(highlights=highlights)
        assert [one.values["text"] for one in of(proposal, "entries")] == texts
        assert proposal.skipped == ()

    @pytest.mark.parametrize("highlights", [[{"text": "Built it"}], {"text": "Built it"}])
    def test_highlights_of_another_shape_are_reported(self, highlights):
        proposal, _ = only_job(highlights=highlights)
        assert of(proposal, "entries") == []
        assert proposal.skipped == ("work 1: 1 of its highlights not a text",)

    def test_empty_rows_and_truth_values_say_nothing(self):
        proposal = read({"work": [{}, {"name": ""}, {"name": "A", "position": True}]})
        assert [one.values["title"] for one in proposal.records] == ["A"]
        assert proposal.skipped == proposal.remarks == ()

    def test_work_may_be_missing(self):
        proposal = read({"basics": {}, "education": [{"institution": "Delft"}]})
        assert [one.values["title"] for one in proposal.records] == ["Delft"]

    def test_unsorted_and_overlapping_jobs_keep_the_order_of_the_file(self):
        rows = [{"name": "A", "startDate": "2020"}, {"name": "B", "startDate": "2010"}]
        assert [one.values["org"] for one in read({"work": rows}).records] == ["A", "B"]

    def test_skills_may_be_plain_texts_or_only_keywords(self):
        skills = ["Go", {"keywords": "HTML, CSS"}, {"name": "Sailing"}]
        entries = read({"skills": skills}).records
        assert [(one.values["text"], one.values["tags"]) for one in entries] == [
            ("Go", ("Go",)),
            ("HTML, CSS", ("HTML", "CSS")),
            ("Sailing", ("Sailing",)),
        ]

    def test_a_win_without_a_name_takes_its_summary(self):
        (win,) = read({"projects": [{"description": "A clock", "endDate": "present"}]}).records
        assert win.values["text"] == "A clock"
        assert "date" not in win.values


class TestDates:
    @pytest.mark.parametrize("date", ["2020-19-39", "2020-02-30", "0000", "Jan 2020", "1850-01"])
    def test_an_impossible_date_is_left_empty_kept_and_remarked(self, date):
        proposal, job = only_job(startDate=date, summary="Hot.")
        assert "start" not in job.values
        assert job.values["gave"] == f"startDate: {date}\n\nHot."
        assert proposal.remarks == (
            f"work 1 (Smith): startDate '{date}' is not a date, kept in the note only",
        )

    def test_an_end_before_the_start_is_kept_in_the_note_and_the_job_is_over(self):
        proposal, job = only_job(startDate="2020-05", endDate="2019")
        assert job.values["start"] == job.values["end"] == PartialDate(2020, 5)
        assert job.values["gave"] == "endDate: 2019"
        assert proposal.remarks == (
            (
                "work 1 (Smith): endDate '2019' is before the start 2020-05, which stands for it, "
                "kept in the note only"
            ),
        )

    def test_an_end_within_the_starting_year_stands(self):
        proposal, job = only_job(startDate="2020-05", endDate="2020")
        assert job.values["end"] == PartialDate(2020)
        assert proposal.remarks == ()

    def test_a_project_keeps_its_start_when_its_end_is_no_date(self):
        proposal = read({"projects": [{"name": "P", "startDate": "2020", "endDate": "soon"}]})
        assert proposal.records[0].values["date"] == PartialDate(2020)
        assert len(proposal.remarks) == 1


class TestLongAndHostileTexts:
    def test_a_long_title_is_cut_and_kept_whole(self):
        title = "x" * 121
        proposal, job = only_job(position=title)
        assert job.values["title"] == "x" * 119 + "…"
        assert job.values["gave"] == title
        assert proposal.remarks == (
            f"work 1 ({'x' * 40}): title cut to 120 characters, whole in the note",
        )

    def test_a_title_at_the_limit_stands(self):
        proposal, job = only_job(position="x" * 120)
        assert job.values["title"] == "x" * 120
        assert proposal.remarks == ()

    def test_a_long_highlight_is_cut_and_kept_whole(self):
        proposal, _ = only_job(highlights=["y" * 501])
        (entry,) = of(proposal, "entries")
        assert entry.values["text"] == "y" * 499 + "…"
        assert entry.values["situation"] == "y" * 501
        assert len(proposal.remarks) == 1

    def test_a_note_over_its_limit_is_cut_and_remarked(self):
        proposal, job = only_job(summary="z" * 10_001)
        assert job.values["gave"] == "z" * 9_999 + "…"
        assert "the rest is not imported" in proposal.remarks[0]

    def test_tags_that_do_not_fit_are_kept_in_the_note(self):
        words = ["w" * 41, *(f"t{number}" for number in range(51))]
        proposal = read({"skills": [{"name": "Many", "keywords": words}]})
        values = proposal.records[0].values
        assert values["tags"] == tuple(f"t{number}" for number in range(50))
        assert values["situation"] == f"Further tags: {'w' * 41}; t50"
        assert proposal.remarks == ("skills 1 (Many): 2 tags did not fit, kept in the note",)

    def test_groups_of_one_name_are_one(self):
        groups = [{"name": "Web", "keywords": ["HTML"]}, {"name": "web ", "keywords": ["CSS"]}]
        (one,) = read({"skills": groups}).records
        assert (one.values["text"], one.skills) == ("Web", ("HTML", "CSS"))

    def test_equal_tags_are_one(self):
        proposal = read({"skills": [{"name": "S", "keywords": ["Go", " go ", "G\uff4f"]}]})
        assert proposal.records[0].values["tags"] == ("Go",)

    def test_control_characters_are_cleaned(self):
        proposal, job = only_job(
            position="Sm\x1b[31mith\x00\ud800", name="A\nB", summary="a\x07\nb\x9b"
        )
        assert job.values["title"] == "Sm[31mith"
        assert job.values["org"] == "A B"
        assert job.values["gave"] == "a\nb"
        assert proposal.remarks == ()

    def test_a_note_of_nothing_but_control_characters_leaves_no_gap(self):
        _, job = only_job(summary="one", description="\x01", score="two")
        assert job.values["gave"] == "one\n\nScore: two"

    def test_a_field_without_a_name_is_called_so(self):
        proposal, _ = only_job(**{"\x1b": "x"})
        assert proposal.remarks == ("work 1: (no name) not imported for want of a place",)


class TestRefusals:
    def test_a_template_of_empty_texts(self):
        empty = {"name": "", "position": "", "startDate": "", "highlights": [""], "url": None}
        template = {"basics": {"name": ""}, "work": [empty, empty], "skills": [{"keywords": []}]}
        assert "nothing to import" in refusal(template)

    def test_a_resume_of_basics_alone_has_nothing_to_import(self):
        text = refusal({"basics": {"name": "Ada"}})
        assert "nothing to import in this JSON Resume" in text
        assert "basics" in text

    def test_only_rows_that_cannot_be_read_say_why(self):
        assert "(work 1: neither a title nor an organisation)" in refusal(
            {"work": [{"startDate": "2020"}]}
        )

    @pytest.mark.parametrize(
        ("value", "named"),
        [
            ({"employment": {"history": [{"employer": "A"}]}}, "a FRESH resume"),
            ({"basics": {"name": "A"}, "sections": {"experience": {}}}, "a Reactive Resume"),
            ({"idList": "1", "idBoard": "2"}, "a single Trello card"),
            ([{"work": []}], "a JSON list"),
            ([], "a JSON list"),
            ("work", "a single JSON value"),
            (None, "a single JSON value"),
            ({"name": "package", "version": "1"}, "none of its sections"),
            ({}, "none of its sections"),
        ],
    )
    def test_other_json_is_named(self, value, named):
        text = refusal(value)
        assert named in text
        assert "not a JSON Resume" in text
        assert text.endswith(kinds.READS)

    def test_rows_that_are_no_objects_are_reported(self):
        proposal = read({"work": ["Acme", {"name": "B"}, None], "awards": {"title": "x"}})
        assert len(proposal.records) == 1
        assert proposal.skipped == (
            "work 1: not an object with named fields",
            "awards: not a list",
        )

    def test_a_win_or_reference_without_text_is_reported(self):
        proposal = read(
            {
                "work": [{"name": "A"}],
                "awards": [{"date": "2020"}],
                "skills": [{"level": "high"}],
                "references": [{"name": "Bo"}],
            }
        )
        assert proposal.skipped == (
            "awards 1: no title",
            "skills 1: neither a name nor keywords",
            "references 1: no text, only Bo",
        )

    def test_more_than_100_000_records_are_refused(self):
        (one,) = read({"skills": ["Go"]}).records
        Proposal("x", "X", (one,) * 100_000)
        with pytest.raises(Refused, match="100,001 records; split it"):
            Proposal("x", "X", (one,) * 100_001)
