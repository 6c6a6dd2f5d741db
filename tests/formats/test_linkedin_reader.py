"""The data export of LinkedIn: every column, preamble and pitfall of FORMATS section 2."""

import io
import zipfile

import pytest

from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect, kinds

POSITIONS = """\
Company Name,Title,Description,Location,Started On,Finished On
Harbour Works,Crane Engineer,"Kept eleven cranes moving.
• Halved the idle time
- Taught two apprentices
* Wrote the manual

Part of the night shift",Rotterdam,Apr 2019,
Old Mill,,,,2015,"Dec 2018"
,,,,Jan 2014,
Far Field,Picker,,,Frühjahr 2012,2013-05
"""
EDUCATION = """\
School Name,Start Date,End Date,Notes,Degree Name,Activities
Delft,2012,2014,With honour,"MSc, Mechanics",Rowing
"""
SKILLS = "Name\nCranes\nRigging\n"
PROFILE = """\
First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry
Ada,Example,,1 Quay,1 Jan,Crane engineer,"I keep
things moving",Ports
"""
PREAMBLE = """\
Notes:
"When exporting your connection data, you may notice; some addresses are missing."

"""
CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Foreman,https://www.linkedin.com/in/bo?trk=abc,bo@a.example,Harbour Works,Foreman,05 Mar 2023
Ana,Núñez,,,Old Mill,Miller,5 Mar 2023
Ana,Núñez,https://www.linkedin.com/in/ana2,,Old Mill,Miller,6 Mar 2023
"Jo ""Bee"" Ann",Quick,https://www.linkedin.com/in/jo,,,,7 Mar 2023
,,,,,,8 Mar 2023
"""
OLD = """\
First Name,Last Name,Email Address,Company,Position,Connected On
Bo,Foreman,bo@harbour.example,Harbour Works,Foreman,"9/21/18, 5:03 PM"
"""


def zipped(**files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return buffer.getvalue()


def read(text, name="some.csv"):
    return detect.read(text if isinstance(text, bytes) else text.encode(), name)


def values(text, name="some.csv"):
    return [dict(one.values) for one in read(text, name).records]


def refusal(text, name="some.csv"):
    with pytest.raises(Refused) as caught:
        read(text, name)
    return str(caught.value)


class TestPositions:
    def test_become_jobs_and_their_bullets_wins(self):
        proposal = read(POSITIONS)
        job, *wins = proposal.records[:4]
        assert job.values == {
            "kind": "job",
            "title": "Crane Engineer",
            "org": "Harbour Works",
            "place": "Rotterdam",
            "start": PartialDate(2019, 4),
            "gave": "Kept eleven cranes moving.\n\nPart of the night shift",
        }
        assert [(one.values["text"], one.values["kind"], one.links) for one in wins] == [
            ("Halved the idle time", "win", {"job": job.key}),
            ("Taught two apprentices", "win", {"job": job.key}),
            ("Wrote the manual", "win", {"job": job.key}),
        ]

    def test_a_missing_title_is_the_company_and_a_year_is_a_date(self):
        mill = read(POSITIONS).records[4].values
        assert (mill["title"], mill["start"], mill["end"]) == (
            "Old Mill",
            PartialDate(2015),
            PartialDate(2018, 12),
        )

    def test_a_row_with_only_a_date_is_skipped(self):
        assert read(POSITIONS).skipped == ("positions.csv line 9: neither a title nor a company",)

    def test_a_date_in_another_language_is_kept_as_text_and_reported(self):
        proposal = read(POSITIONS)
        far = proposal.records[-1].values
        assert far["gave"] == "Started On: Frühjahr 2012"
        assert far["end"] == PartialDate(2013, 5)
        assert "Frühjahr" in proposal.remarks[0]

    def test_columns_are_found_by_name(self):
        text = 'Started On,Extra Column,Title ,"Company Name",\nJun 2018,x,Cook,Acme,\n'
        assert values(text) == [
            {"kind": "job", "title": "Cook", "org": "Acme", "start": PartialDate(2018, 6)}
        ]

    def test_a_byte_order_mark_crlf_and_windows_1252(self):
        text = POSITIONS.replace("\n", "\r\n")
        assert read(b"\xef\xbb\xbf" + text.encode()).records == read(POSITIONS).records
        odd = read("Company Name,Title,Started On\nCafé,Cook,2018\n".encode("cp1252"))
        assert odd.records[0].values["org"] == "Café"
        assert "Windows-1252" in odd.remarks[0]


def test_education_is_study():
    assert values(EDUCATION) == [
        {
            "kind": "study",
            "title": "MSc, Mechanics",
            "org": "Delft",
            "start": PartialDate(2012),
            "end": PartialDate(2014),
            "gave": "With honour\n\nActivities: Rowing",
        }
    ]


def test_skills_are_one_note_with_tags():
    (one,) = read(SKILLS, "export/Skills.csv").records
    assert one.values == {
        "kind": "note",
        "text": "Skills on LinkedIn",
        "tags": ("Cranes", "Rigging"),
    }


def test_the_profile_gives_its_headline_and_nothing_about_the_person():
    (one,) = read(PROFILE).records
    assert one.values == {
        "kind": "note",
        "text": "Crane engineer",
        "situation": "I keep\nthings moving",
    }


class TestConnections:
    def test_are_optional_and_hoped_for(self):
        proposal = read(PREAMBLE + CONNECTIONS)
        assert all(one.optional for one in proposal.records)
        assert proposal.records[0].values == {
            "name": "Bo Foreman",
            "role": "hoped-for",
            "org": "Harbour Works",
            "title": "Foreman",
            "email": "bo@a.example",
            "url": "https://www.linkedin.com/in/bo",
            "note": "Connected on LinkedIn: 2023-03-05",
        }
        assert [one.values["name"] for one in proposal.records[1:]] == [
            "Ana Núñez",
            "Ana Núñez",
            'Jo "Bee" Ann Quick',
        ]
        assert len({one.key for one in proposal.records}) == 4
        assert proposal.skipped == ("connections.csv line 9: no name",)

    @pytest.mark.parametrize("preamble", ["", "Notes:\nOne.\nTwo.\n\n", "\n" * 30 + PREAMBLE])
    def test_the_header_is_looked_for_below_any_preamble(self, preamble):
        assert len(read(preamble + CONNECTIONS).records) == 4

    def test_a_header_far_below_is_no_silent_success(self):
        text = refusal("x\n" * 25 + CONNECTIONS, "Connections.csv")
        assert text.startswith("Connections.csv: ")

    def test_a_header_alone_is_no_success(self):
        assert "no row below its header" in refusal(PREAMBLE + CONNECTIONS.partition("\n")[0])

    def test_the_columns_and_dates_of_2018(self):
        (one,) = read(OLD).records
        assert one.values["note"] == "Connected on LinkedIn: 2018-09-21"
        assert "url" not in one.values

    def test_a_person_keeps_their_key_when_they_change_jobs(self):
        moved = CONNECTIONS.replace("Harbour Works", "Sea Rescue").replace("?trk=abc", "")
        assert read(moved).records[0].key == read(CONNECTIONS).records[0].key


class TestZip:
    def test_every_file_of_the_export_at_any_depth(self):
        data = zipped(
            export__Connections_csv=PREAMBLE + CONNECTIONS,
            export__Positions_csv=POSITIONS,
            export__deep__Education_csv=EDUCATION,
            Skills_csv=SKILLS,
            Profile_csv=PROFILE,
            Languages_csv="Name\nDutch\n",
            photo="x",
        )
        proposal = read(data, "Basic_LinkedInDataExport.zip")
        assert [one.table for one in proposal.records] == (
            ["jobs", *["entries"] * 3, "jobs", "jobs", "jobs", "entries"]
            + ["mentors"] * 4
            + ["entries"]
        )
        assert "not imported for want of a place: languages.csv" in proposal.remarks

    def test_a_broken_file_inside_is_told_and_the_others_are_read(self):
        data = zipped(Positions_csv=POSITIONS, Education_csv='School Name,Degree Name\n"x')
        proposal = read(data)
        assert len(proposal.records) == 6
        assert any("Education.csv" in one and "does not close" in one for one in proposal.skipped)

    def test_nothing_inside_is_no_success(self):
        header = POSITIONS.partition("\n")[0]
        assert "nothing to import in this LinkedIn file" in refusal(zipped(Positions_csv=header))

    def test_other_archives_are_named(self):
        text = refusal(zipped(a="x"))
        assert "a zip archive without LinkedIn's files" in text
        assert text.endswith(kinds.READS)

    @pytest.mark.parametrize("name", ["../Positions.csv", "a/../../b", "/etc/passwd", "..\\x"])
    def test_an_entry_that_points_outside_is_refused(self, name):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("Positions.csv", POSITIONS)
            archive.writestr(name, "x")
        assert "points outside" in refusal(buffer.getvalue())

    def test_a_bomb_is_refused_before_it_is_unpacked(self):
        data = zipped(Positions_csv=b"a" * (20 * 2**20 + 1))
        assert len(data) < 100_000
        assert "more than 20 MB" in refusal(data)

    def test_a_bomb_that_lies_about_its_size_is_refused(self):
        size = 21 * 2**20
        data = zipped(Positions_csv=b"a" * size)
        lying = data.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
        assert lying != data
        assert refusal(lying)

    def test_many_entries_are_refused(self):
        assert "more than 10,000 entries" in refusal(zipped(a="x") + b"PK\x01\x02" * 10_001)

    def test_a_password_is_named(self):
        data = bytearray(zipped(Positions_csv=POSITIONS))
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert "has a password" in refusal(bytes(data))

    @pytest.mark.parametrize("cut", [5, 40, 200, -1])
    def test_a_damaged_archive_is_named(self, cut):
        assert "the zip archive is damaged" in refusal(zipped(Positions_csv=POSITIONS)[:cut])
