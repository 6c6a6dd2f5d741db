"""Whatever a file holds, a reader gives records that fit or refuses in words."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuiplanner.career import rules
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import LIST_LIMIT
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.text import TAG_LIMIT, clean_line, clean_note, without_controls
from tuiplanner.formats import careerfile, detect, jsonresume
from tuiplanner.formats.proposal import Choices

KEYS = [
    "name", "company", "position", "location", "description", "url", "website", "startDate",
    "endDate", "summary", "highlights", "organization", "institution", "area", "studyType",
    "score", "courses", "title", "date", "awarder", "issuer", "publisher", "releaseDate", "level",
    "keywords", "reference", "roles", "entity", "type", "else",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.sampled_from(["", "2020-19-39", "2020-02", "2019", "Present", "\x1b[0m", "a" * 600, "a, b"]),
    st.text(alphabet=st.characters(categories=["Cc", "Cs", "Zs", "Lu"])),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
ROWS = st.dictionaries(st.sampled_from(KEYS), TEXTS | JSON, max_size=8)
RESUMES = st.dictionaries(
    st.sampled_from(jsonresume.SECTIONS), st.lists(ROWS | JSON, max_size=3) | JSON, min_size=1
)
MANY = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check_fits(proposal):
    assert proposal.records or proposal.beside
    if proposal.format == careerfile.FORMAT:
        check_own(proposal)
        return
    seen = set()
    for one in proposal.records:
        assert all(key in seen for key in one.links.values())
        seen.add(one.key)
        kind = RECORDS[one.table]
        stamp = "2026-11-23T04:05:06Z"
        parent = {kind.PARENT: 1} if kind.PARENT else {}
        known = {"created": stamp, "updated": stamp, "src": {"id": one.key}, **parent}
        record = kind(id=1, **known, **one.values)
        assert kind.from_row(1, json.loads(json.dumps(record.to_row()))) == record
        if one.table == "jobs":
            rules.check(record, None)
        for field in fields_of(kind).values():
            check_value(field, getattr(record, field.name))
    for remark in (*proposal.remarks, *proposal.skipped):
        assert clean_line(remark, 10_000) == remark


def check_own(proposal):
    """Rows of our own come as the file has them: they decode, and hold no control character."""
    for one in proposal.records:
        record = RECORDS[one.table].from_row(one.id, one.values)
        for name, field in fields_of(record).items():
            if field.kind in {"line", "note", "tags"}:
                texts = getattr(record, name)
                for text in [texts] if isinstance(texts, str) else texts:
                    assert without_controls(text, keep_newlines=field.kind == "note") == text
    for remark in (*proposal.remarks, *proposal.skipped):
        assert clean_line(remark, 10_000) == remark


def check_value(field, value):
    if field.kind == "line":
        assert clean_line(value, field.limit) == value
    elif field.kind == "note":
        assert clean_note(value) == value
    elif field.kind == "tags":
        assert len(value) <= LIST_LIMIT
        assert all(tag and clean_line(tag, TAG_LIMIT) == tag for tag in value)


def check(data, **choices):
    try:
        proposal = detect.read(data, "resume.json", Choices(**choices))
    except Refused as refusal:
        words = str(refusal)
        assert clean_line(words, 500) == words
    else:
        check_fits(proposal)


@MANY
@given(JSON)
def test_any_json_is_read_or_refused_in_words(value):
    check(json.dumps(value).encode())


@MANY
@given(RESUMES)
def test_any_values_in_a_resume_are_read_or_refused_in_words(value):
    check(json.dumps(value).encode())


@MANY
@given(data=st.data())
def test_flipped_and_cut_bytes(resume_bytes, data):
    broken = bytearray(resume_bytes)
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=4)):
        broken[place] = data.draw(st.integers(0, 255))
    check(bytes(broken[: data.draw(st.integers(0, len(broken)))]))


@MANY
@given(st.sampled_from([b"", b"PK\x03\x04", b"{", b"[", b"\xff\xfe", b"\xef\xbb\xbf"]), st.binary())
def test_any_bytes_are_read_or_refused_in_words(start, data):
    check(start + data)


def test_the_resume_itself_fits(resume_bytes):
    check_fits(jsonresume.read(resume_bytes))
