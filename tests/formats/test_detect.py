"""Files of other kinds are named for what they are."""

import io
import json
import zipfile

import pytest

from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect, kinds


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def refusal(data, name="file"):
    with pytest.raises(Refused) as caught:
        detect.read(data, name)
    return str(caught.value)


def test_a_json_resume_is_read_whatever_its_name(resume_bytes):
    assert detect.read(resume_bytes, "holiday.png").format == "jsonresume"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "an iCalendar file"),
        (zipped("[Content_Types].xml", "word/document.xml"), "an Office document"),
        (zipped("a.txt"), "a zip archive"),
        (b"%PDF-1.7\n\xe2\xe3", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"{\\rtf1 work}", "a rich text document"),
        (b"<!DOCTYPE html><p>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
    ],
)
def test_other_kinds_are_named(data, kind):
    text = refusal(data)
    assert kind in text
    assert text.startswith("file: this is ")
    assert text.endswith(kinds.READS)


def test_a_csv_is_one_by_its_name_or_by_its_columns():
    assert "do not say what the rows are" in refusal(b"Height\n3\n", "heights.CSV")
    assert "text of another kind" in refusal(b"Height\n3\n", "heights.txt")
    assert detect.read(b"name;company\nAda;Acme\n", "people.txt").format == "csv"


TASK = b'{"uuid": "1", "description": "mow", "status": "pending"}'


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"[" + TASK + b"]", "taskwarrior"),
        (TASK + b"\n" + TASK + b"\n", "taskwarrior"),
        (b"\xef\xbb\xbf" + TASK + b",\r\n" + TASK, "taskwarrior"),
        (json.dumps({"lists": [], "cards": [{"name": "x"}]}).encode(), "trello"),
        (b'{"_meta": {"1": {"schema": 1}}, "jobs": {"5": {"title": "x"}}}', "careerboard"),
    ],
)  # fmt: skip
def test_json_is_told_by_what_is_in_it(data, form):
    assert detect.read(data, "file").format == form


@pytest.mark.parametrize("name", ["SOURCES.md", "notes.txt", "noending"])
def test_other_text_is_called_that_with_what_is_read(name):
    with pytest.raises(Refused, match=r"this is text of another kind; careerboard reads JSON Res"):
        detect.read(b"# Sources\n\nWhere they come from.\n", name)
    with pytest.raises(Refused, match="this is not JSON"):
        detect.read(b"# Sources", "notes.json")


def test_refusals_name_the_file_without_its_control_characters():
    assert refusal(b"", "a\x1b.json").startswith("a␛.json: the file is empty")
