"""Whatever a text holds, what commands print cannot command a terminal."""

import json
import re

import pytest

HARMLESS = {
    "x [/] y": "x [/] y",
    "[red]x": "[red]x",
    "[@click=app.quit]x[/]": "[@click=app.quit]x[/]",
    "[TODO] plan": "[TODO] plan",
    "safe\u202eexe.gpj": "safe⇄exe.gpj",
    "a\u2066b\u2069c": "a⇄b⇄c",
    "👩\u200d🚀 go": "👩🚀 go",
    "%s %d {0}": "%s %d {0}",
    "=cmd|'/c calc'!A1": "=cmd|'/c calc'!A1",
    "../../x": "../../x",
}
CONTROLS = {
    "red\x1b[31mtext": "red␛[31mtext",
    "title\x1b]0;owned\x07": "title␛]0;owned␇",
    "clip\x1b]52;c;aGk=\x07": "clip␛]52;c;aGk=␇",
    "c1\x9b31m": "c1\ufffd31m",
    "del\x7f": "del␡",
    "line\nbreak\ttab": "line␊break␉tab",
    "nul\x00": "nul␀",
    "split\u2028here": "split\ufffdhere",
}
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"
)
LISTS = ["goals", "jobs", "entries", "mentors", "steps", "talks", "promises"]
TEXT_OF = {"entries": "text", "mentors": "name", "steps": "text", "talks": "topics"}


@pytest.fixture
def safe(run):
    """`safe(*args, code=0)` gives what a command said, once that is harmless."""

    def safe(*args, code=0):
        result = run(*args, code=code)
        assert not UNSAFE.search(result.stdout), result.stdout
        assert not UNSAFE.search(result.stderr), result.stderr
        return result.stderr if code else result.stdout

    return safe


@pytest.mark.parametrize(("title", "shown"), HARMLESS.items())
def test_a_strange_title_is_kept_and_shown_literally(safe, data, title, shown):
    goal = data("add", "goal", "--", title)
    assert goal["title"] == title
    assert shown in safe("add", "mentor", "--", title)
    assert shown in safe("log", "--", title)
    assert shown in safe("list", "goals")
    assert shown in safe("list", "entries")
    assert f"goal: {shown}\n" in safe("show", str(goal["id"]))
    assert shown in safe("edit", str(goal["id"]), "horizon=year")
    assert shown in safe("move", str(goal["id"]), "achieved")
    assert shown in safe("talk", str(data("list", "mentors")[0]["id"]), "--", title)
    assert shown in safe("undo")
    assert json.loads(safe("export", "json"))["goals"][str(goal["id"])]["title"] == title


@pytest.mark.parametrize("text", CONTROLS)
def test_controls_are_refused_as_new_text_and_never_echoed(safe, data_file, text):
    if "\0" in text:
        return  # no argument can hold one
    for args in (
        ["log", text],
        ["add", "goal", text],
        ["add", "goal", "Sail", f"why={text}"],
        ["add", "goal", "Sail", f"{text}=x"],
        ["add", "goal", "Sail", text],
        ["show", text],
        ["move", text, "idea"],
        ["log", "x", "--job", text],
        ["log", "x", "--on", text],
        ["import", text],
    ):
        safe(*args, code=1)
    for args in ([text], [f"--{text}"], ["list", text], ["list", "goals", "--stage", text]):
        safe(*args, code=2)
    assert not data_file.exists()


@pytest.mark.parametrize(("text", "shown"), CONTROLS.items())
def test_controls_in_a_file_of_something_else_are_shown_as_pictures(safe, data_file, text, shown):
    rows = {
        "goals": {"1": {"stage": "idea", "why": text, "note": text, "tags": [text]}},
        "jobs": {"2": {"org": text}},
        "entries": {"3": {"kind": "win", "job": 2, "goals": [1], "tags": [text], "result": text}},
        "mentors": {"4": {"org": text, "topics": [text], "next_ask": text}},
        "steps": {"5": {"goal": 1}},
        "talks": {"6": {"mentor": 4, "date": "2026-11-01", "advice": text}},
        "promises": {"7": {"talk": 6, "who": "me"}},
    }
    for table, row in rows.items():
        row[next(iter(row))] |= {
            TEXT_OF.get(table, "text" if table == "promises" else "title"): text
        }
        row[next(iter(row))] |= {"slug": text, text: text}
    data_file.write_text(json.dumps(rows))
    for table in LISTS:
        assert shown in safe("list", table)
        assert json.loads(safe("list", table, "--json"))
    for one in "1234567":
        assert shown in safe("show", one).replace("\n", "␊") or "\n" in text
        assert text in json.loads(safe("show", one, "--json"))
    assert json.loads(safe("export", "json"))["goals"]["1"]["why"] == text


def test_a_title_with_nothing_to_see_is_listed_as_blank(safe):
    safe("add", "goal", "\u200b\u200b")
    assert safe("list", "goals").split()[:3] == ["goal", "idea", "(blank)"]


def test_bytes_that_are_no_text_are_refused_before_anything_happens(refused, data_file):
    for args in (["log", "caf\udce9"], ["caf\udce9"], ["list", "goals", "--file", "\udcff"]):
        assert "has bytes that are no UTF-8 text" in refused(*args)
    assert not data_file.exists()


def test_a_name_of_a_file_is_shown_as_text_too(safe, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a\x1b[31mb").write_text("{}")
    assert "a␛[31mb" in safe("import", "a\x1b[31mb", "--yes", code=1)
    assert "a␛[31mb" in safe("where", "--file", "a\x1b[31mb")
    assert "a␛[31mb" in safe("export", "json", "-o", "a\x1b[31mb", code=1)
    assert "a␛[31mb" in safe("list", "goals", "--file", "a\x1b[31mb/c", code=1)
