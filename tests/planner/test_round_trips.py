"""What is exported comes back: into another file by our own import, and out of it the same."""

import itertools
import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tuiplanner.career.career import Career
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.fields import LISTS
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.formats import columns, csv_writer, detect, jsonresume_writer, vcard_writer
from tuiplanner.planner import imports

TODAY = date(2026, 11, 23)
AT = "2026-11-23T04:05:06Z"
SOME = settings(max_examples=60, deadline=None)
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)
TEXTS = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=30).map(str.strip).filter(bool),
    st.sampled_from(["=1+1", "'=x", "-", "a, b; c", 'say "x"', "\\n", "x" * 120, "漢字" * 40]),
)
NOTES = st.text(CHARACTERS | st.just("\n"), max_size=60).map(
    lambda text: text.strip("\n ") if text.strip() else ""
)
TAGS = st.lists(
    st.sampled_from(["tea", "salt, pepper", 'a "b"', "x;y", "'quote", "=1+1", "漢字"]), unique=True
)
DAYS = st.dates(date(1990, 1, 1), TODAY)
PARTIALS = st.builds(
    lambda day, parts: str(PartialDate(*(day.year, day.month, day.day)[:parts])),
    st.dates(date(1990, 1, 1), date(2025, 12, 31)),
    st.integers(1, 3),
)


def filled(draw, kind, **known):
    """Return a row in which every field that a person types may hold something."""
    row = {"created": AT, "updated": AT}
    for name, field in fields_of(kind).items():
        made = {
            "line": TEXTS | (st.nothing() if field.required else st.just("")),
            "note": NOTES,
            "choice": st.sampled_from(field.values or ("",)),
            "partial": st.none() | PARTIALS,
            "day": DAYS.map(str) if field.required else st.none() | DAYS.map(str),
            "whole": st.integers(field.least, field.limit)
            if field.required
            else st.none() | st.integers(field.least, field.limit),
            "tags": TAGS,
            "links": st.just([]),
            "link": st.none(),
        }.get(field.kind)
        if made is not None:
            row[name] = draw(made, label=name)
    return row | known


@st.composite
def careers(draw):
    ids = itertools.count(1)
    tables = {table: {} for table in columns.TABLES}

    def add(table, **known):
        one = next(ids)
        slug = {"slug": f"{table}-{one}"} if "slug" in fields_of(RECORDS[table]) else {}
        tables[table][one] = filled(draw, RECORDS[table], **slug, **known)
        return one

    def some(table):
        return draw(st.lists(st.sampled_from(sorted(tables[table])), unique=True, max_size=3))

    def one_of(table):
        return draw(st.sampled_from(sorted(tables[table])))

    for _ in range(draw(st.integers(1, 2))):
        span = sorted(draw(st.tuples(DAYS, DAYS)))
        add("jobs", start=str(span[0]), end=draw(st.sampled_from([None, str(span[1])])))
        add("mentors")
    for number in range(draw(st.integers(1, 3))):
        stage = draw(st.sampled_from(["idea", "in-progress", "achieved"]))
        known = {"rank": f"a{number}", "jobs": some("jobs"), "mentors": some("mentors")}
        known |= {} if stage == "achieved" else {"achieved_on": None}
        add("goals", stage=stage, **known)
        entry = {"date": draw(PARTIALS), "job": draw(st.none() | st.just(one_of("jobs")))}
        add("entries", goals=some("goals"), **entry)
        add("steps", goal=one_of("goals"), rank=f"a{number}", added=str(draw(DAYS)))
        talk = add("talks", mentor=one_of("mentors"), goals=some("goals"))
        add("promises", talk=talk)
        goal = draw(st.none() | st.just(one_of("goals")))
        add("topics", mentor=one_of("mentors"), goal=goal)
        add("checkins", job=one_of("jobs"))
        add("reviews", goals=some("goals"))
    return Career(tables)


def brought(career, *files):
    """Return the career with the files imported, one after the other."""
    ids = random.Random(7)
    for name, data in files:
        proposal = detect.read(data, name)
        assert not proposal.skipped
        preview = imports.plan(career, proposal, TODAY, lambda: ids.randrange(1, 2**53), AT)
        assert {item.verdict for item in preview.items} <= {"add", "leave"}, preview.lines()
        career = career.applied(preview.edits)
    return career


def sheets(career):
    tables = csv_writer.tables(career, private=True)
    return [(f"{kind}.csv", csv_writer.BOM + csv_writer.write(tables[kind])) for kind in tables]


def told(career):
    """Return what a person typed, links by what they name; ids are new in another file."""
    found = {}
    for table in columns.TABLES:
        declared = fields_of(RECORDS[table])
        found[table] = sorted(
            str([typed(career, field, getattr(one, name)) for name, field in declared.items()
                 if name in columns.known(table)])
            for one in career.table(table).values()
        )  # fmt: skip
    return found


def typed(career, field, value):
    if field.kind in {"link", "links"}:
        ids = value if field.kind in LISTS else [value] if value else []
        return [career.label(one) for one in ids]
    return str(value)


@SOME
@given(careers())
def test_csv_comes_back_in_another_file(career):
    copy = brought(Career({}), *sheets(career))
    assert told(copy) == told(career)
    assert copy.rows == brought(copy, *sheets(career)).rows  # a second time changes nothing


@SOME
@given(careers())
def test_csv_into_its_own_file_changes_nothing(career):
    assert brought(career, *sheets(career)).rows == career.rows


@SOME
@given(careers())
def test_vcards_come_back_in_another_file(career):
    data = vcard_writer.write(career, private=True)
    copy = brought(Career({}), ("people.vcf", data))
    fields = ("name", "org", "title", "email", "phone", "url", "topics", "note")

    def people(of):
        return sorted(str([getattr(one, name) for name in fields]) for one in of.mentors.values())

    assert people(copy) == people(career)
    assert brought(copy, ("people.vcf", data)).rows == copy.rows
    assert brought(career, ("people.vcf", data)).rows == career.rows


@st.composite
def resumes(draw):
    """A career with skills that an import has brought, and jobs that can be told apart."""
    career = draw(careers())
    tables = {table: dict(rows) for table, rows in career.rows.items()}
    for one, row in tables["jobs"].items():
        tables["jobs"][one] = row | {"title": f"{row['title'][:100]} {one}"}
    for number in range(draw(st.integers(0, 2))):
        row = {"text": f"Group {number}", "kind": "note", "created": AT, "updated": AT}
        row |= {"tags": draw(TAGS), "src": {"format": "linkedin", "id": f"g{number}"}}
        tables["entries"][1000 + number] = row
    return Career(tables)


@SOME
@given(resumes(), st.booleans())
def test_a_resume_into_its_own_file_changes_nothing(career, private):
    data = jsonresume_writer.write(career, private=private)
    ids = itertools.count(2**52)
    preview = imports.plan(career, detect.read(data, "cv.json"), TODAY, lambda: next(ids), AT)
    assert preview.edits == (), preview.lines()
