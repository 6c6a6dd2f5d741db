"""The reports that are compared letter by letter; run this file to write them anew."""

import sys
from datetime import date
from pathlib import Path

from tuiplanner.career.career import Career
from tuiplanner.career.report import report
from tuiplanner.formats import report_html, report_md, report_txt

FOLDER = Path(__file__).parent / "reports"
TODAY = date(2026, 11, 23)
FIRST, LAST = date(2025, 11, 24), TODAY
MADE = "2026-01-01T00:00:00Z"

ROWS = {
    "jobs": {
        1: {"title": "Clerk", "org": "Northwind", "start": "2024-03", "verdict": "fine"},
        2: {"title": "Year at sea", "kind": "break", "start": "2022", "end": "2022"},
        3: {"title": "Baker"},
    },
    "mentors": {
        21: {"name": "Ana", "role": "peer", "note": "SECRET note", "next_ask": "SECRET ask"},
        22: {"name": "Bo"},
        23: {"name": "Cy", "role": "hoped-for"},
    },
    "goals": {
        31: {
            "title": "Open a second office", "stage": "in-progress", "rank": "a1",
            "moved": [{"stage": "in-progress", "on": "2026-02-03"}], "mentors": [21],
        },
        32: {
            "title": "Write <clear> letters & notes", "stage": "achieved", "rank": "a1",
            "achieved_on": "2026-06", "moved": [{"stage": "achieved", "on": "2026-06-30"}],
        },
        33: {"title": "Let go", "stage": "in-progress", "rank": "a2", "let_go": "2026-05-05"},
        34: {"title": "Someday", "stage": "idea", "rank": "a1"},
    },
    "entries": {
        41: {
            "text": "Halved the waiting time at the counter", "kind": "win", "date": "2026-09-14",
            "job": 1, "goals": [31, 32], "tags": ["queues", "Leading"],
            "result": "from 22 to 11 minutes",
            "situation": "People left before it was their turn.\nNobody had counted them.",
        },
        42: {
            "text": "The lease is signed", "kind": "win", "date": "2026-11-02", "job": 1,
            "goals": [31], "tags": ["leading"], "from_whom": "Dora of the bank",
        },
        43: {"text": "Two hundred letters answered", "kind": "win", "date": "2026", "goals": [32]},
        44: {"text": "Kept the cat alive", "kind": "win", "date": "2026-03-01", "goals": [33]},
        45: {"text": "Ask the night shift first", "kind": "lesson", "date": "2026-04-04",
             "tags": ["queues"], "result": "one plan less"},
        46: {"text": "SECRET feedback", "kind": "feedback", "date": "2026-04-05", "goals": [31],
             "from_whom": "SECRET person", "tags": ["SECRET tag"]},
        47: {"text": "SECRET avoid", "kind": "avoid", "date": "2026-04-06", "job": 1},
        48: {"text": "SECRET to oneself", "kind": "note", "date": "2026-04-07"},
        49: {"text": "Before the year", "kind": "win", "date": "2025-11-23", "job": 1},
        50: {"text": "No longer true", "kind": "win", "date": "2026-05-01",
             "retired": "2026-06-01"},
    },
    "talks": {
        61: {"mentor": 21, "date": "2026-05-05", "topics": "SECRET enough", "goals": [32],
             "advice": "SECRET advice\nof two lines"},
        62: {"mentor": 22, "date": "2026-12-24", "topics": "planned"},
        63: {"mentor": 23, "date": "2026-05-06"},
    },
    "checkins": {
        81: {"job": 1, "date": "2026-03-03", "overall": 4, "purpose": 2, "line": "SECRET line"},
        82: {"job": 1, "date": "2025-03-03", "overall": 5},
    },
    "decisions": {
        91: {"question": "SECRET decision", "decided_on": "2026-08-08", "chosen": 92,
             "expect": "SECRET hope", "outcome": "as-expected"},
        93: {"question": "SECRET and open"},
    },
    "options": {92: {"decision": 91, "name": "SECRET choice"}},
    "promises": {
        71: {"talk": 61, "text": "Send the floor plan", "who": "me", "done": "2026-05-09"},
        72: {"talk": 61, "text": "Lend the book", "who": "them"},
        73: {"talk": 61, "text": "Say how it went", "who": "me"},
    },
}  # fmt: skip
"""A year with all there is to tell, and what is private named SECRET."""


def golden() -> dict[str, str]:
    """Return the text of each report by its file name."""
    tables = {
        name: {one: {"created": MADE, "updated": MADE, **row} for one, row in rows.items()}
        for name, rows in ROWS.items()
    }
    career = Career(tables)
    told = {
        "year": report(career, FIRST, LAST, TODAY),
        "private": report(career, FIRST, LAST, TODAY, private=True),
        "for-ana": report(career, FIRST, LAST, TODAY, mentor=career.mentors[21]),
        "nothing": report(career, date(2020, 1, 1), date(2020, 2, 1), TODAY),
    }
    return {
        "year.md": report_md.write(career, told["year"]),
        "year.txt": report_txt.write(career, told["year"]),
        "year.html": report_html.write(career, told["year"], TODAY),
        "private.md": report_md.write(career, told["private"]),
        "for-ana.txt": report_txt.write(career, told["for-ana"]),
        "nothing.md": report_md.write(career, told["nothing"]),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in golden().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"written anew in {FOLDER}\n")
