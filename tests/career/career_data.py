"""Careers in one line, and what Hypothesis makes of dates, texts and records."""

import string
from datetime import date

from hypothesis import strategies as st

from tuiplanner.career.career import Career
from tuiplanner.career.dates import FIRST_YEAR, LAST_YEAR, PartialDate
from tuiplanner.career.fields import MAX_ID, Field, Move, Score
from tuiplanner.career.records import RECORDS, STAGES, fields_of
from tuiplanner.career.text import LIST_LIMIT, TAG_LIMIT

MADE = "2026-01-01T00:00:00Z"
REQUIRED = {
    "jobs": {"title": "Clerk"},
    "entries": {"text": "Shipped it", "kind": "note"},
    "goals": {"title": "Sail", "stage": "idea"},
    "steps": {"goal": 1, "text": "Buy a boat"},
    "mentors": {"name": "Ana"},
    "talks": {"mentor": 1, "date": "2026-11-01"},
    "promises": {"talk": 1, "text": "Send the book"},
    "topics": {"mentor": 1, "text": "How to say no"},
    "checkins": {"job": 1, "date": "2026-11-01", "overall": 7},
    "decisions": {"question": "Take the offer?"},
    "options": {"decision": 1, "name": "Stay"},
    "criteria": {"decision": 1, "name": "Pay", "weight": 3},
    "reviews": {"date": "2026-11-01"},
}
DECLARED = [one for kind in RECORDS.values() for one in fields_of(kind).values()]
SHAPES = [*{(one.kind, one.values, one.limit, one.required): one for one in DECLARED}.values()]
"""Of the declared fields one of each shape."""


def row(table, **fields):
    """Return a row with what its kind must have."""
    return {"created": MADE, "updated": MADE, **REQUIRED[table], **fields}


def career(**tables):
    """Return a career from tables of ids to the fields that matter."""
    return Career(
        {
            table: {one: row(table, **fields) for one, fields in rows.items()}
            for table, rows in tables.items()
        }
    )


def set_to(thresholds, other):
    """Return a career with other thresholds."""
    return Career(other.rows, thresholds=thresholds)


def field(table, name):
    return fields_of(RECORDS[table])[name]


# Strategies

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)
IDS = st.integers(1, MAX_ID - 1)
KEPT = st.text(string.ascii_letters + string.digits, max_size=6)


@st.composite
def partials(draw, days=DAYS):
    day = draw(days)
    parts = draw(st.sampled_from([1, 2, 3]))
    return PartialDate(*(day.year, day.month, day.day)[:parts])


def lines(limit, least=0):
    """One-liners as :func:`clean_line` leaves them."""
    wide = max(least, limit)
    texts = st.text(CHARACTERS, min_size=least, max_size=min(wide, 30)).map(str.strip)
    return texts.filter(lambda text: len(text) >= least)


def notes():
    return st.text(CHARACTERS | st.just("\n"), max_size=60).map(lambda text: text.strip("\n "))


def tag_lists():
    tags = st.text(CHARACTERS, min_size=1, max_size=TAG_LIMIT // 2)
    single = tags.map(lambda tag: " ".join(tag.split())).filter(bool)
    return st.lists(single, max_size=6).map(tuple)


def _texts(one):
    chosen = one.values if one.required else ("", *one.values)
    return {
        "line": lines(one.limit, int(one.required)),
        "note": notes(),
        "choice": st.sampled_from(chosen) if one.values else st.nothing(),
        "instant": st.just("") | DAYS.map(lambda day: f"{day}T04:05:06Z"),
    }


def _single(one):
    return {
        "partial": partials(),
        "day": DAYS,
        "whole": st.integers(one.least, one.limit),
        "link": IDS,
        "scores": st.dictionaries(IDS, st.integers(1, 5), max_size=4).map(
            lambda found: tuple(Score(one, found[one]) for one in sorted(found))
        ),
        "src": st.dictionaries(KEPT, KEPT, min_size=1, max_size=2),
    }


def _lists():
    return {
        "tags": tag_lists(),
        "links": st.lists(IDS, max_size=LIST_LIMIT // 10, unique=True).map(tuple),
        "moved": st.lists(st.builds(Move, st.sampled_from(STAGES), DAYS), max_size=3).map(tuple),
    }


def values(one: Field):
    """Every value a record's field may hold."""
    if one.kind == "scores":
        return _single(one)["scores"]
    if one.kind in (single := _single(one)):
        return single[one.kind] if one.required else st.none() | single[one.kind]
    return {"rank": KEPT, "slug": KEPT, **_texts(one), **_lists()}[one.kind]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEPT, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def records(draw, table):
    kind = RECORDS[table]
    declared = fields_of(kind)
    given = {name: draw(values(one), label=name) for name, one in declared.items()}
    unknown = st.dictionaries(KEPT.filter(lambda name: name not in declared), JSON, max_size=2)
    return kind(id=draw(IDS), extra=draw(unknown), **given)
