"""Text from elsewhere that would steer a terminal or the program: shown, and nothing more."""

import re
import subprocess

import pytest
from tinydb import TinyDB

from .careers import titles, write_career
from .person import Person

COMMANDS = "\x1b]0;pwned\x07\x1b]52;c;cHduZWQ=\x07"  # set the window's title, copy
SEQUENCES = "\x1b[13;37m\x1b[9;9H\x1b[6n\x1b[2J\x1bc\x0e\x08\r\x7f\x00"  # draw, ask, clear, reset
SINGLE = "\x9b13;37m\x9d0;pwned\x9c\x85\u2028\u202egnp.exe\u2066\u200f"  # the same, and bidi
STEERING = (COMMANDS + SEQUENCES, SINGLE)
MARKUP = "x [/] y [red]z[/red] [@click=app.quit]here[/] $text {0} %s \\[b]"
NEVER_SENT = re.compile("[\x80-\x9f\x00\x0e\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200f]")


def poisoned(text):
    """Return a career with a text in every field that takes one."""
    base = {"created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z"}
    goal = {"title": text, "stage": "idea", "rank": "a1", "why": text, "done_when": text}
    goal |= {"note": text, "tags": [text[:40]], "obstacle": text, "if_then": text}
    entry = {"text": text, "kind": "win", "date": "2026-11-02", "job": 2, "goals": [1]}
    mentor = {"name": text, "next_ask": text, "topics": [text[:40]], "org": text, "note": text}
    return {
        "goals": {1: goal | {"jobs": [2], "mentors": [4]}, 9: {**goal, "stage": "in-progress"}},
        "steps": {3: {"goal": 9, "text": text, "rank": "a1"}},
        "jobs": {2: {"title": text, "org": text, "gave": text, "tags": [text[:40]]}},
        "entries": {5: entry | {"result": text, "situation": text, "from_whom": text}},
        "mentors": {4: mentor},
        "talks": {6: {"mentor": 4, "date": "2026-11-03", "topics": text, "goals": [1]}},
        "promises": {7: {"talk": 6, "text": text, "who": "me"}},
    }, base


def write_poisoned(path, text):
    tables, base = poisoned(text)
    with TinyDB(path) as database:
        for name, records in tables.items():
            for one, row in records.items():
                database.table(name).insert(database.table(name).document_class(base | row, one))


def opens_every_field(person, lines):
    """Walk down an opened record, and open and leave the field of each line."""
    for _ in range(lines):
        person.terminal.send("e", answer_ms=1000)
        person.press("ctrl+g", "down")


def sees_everything(person):
    person.press("e", sees="⏎ saves").press("right", "left", "ctrl+g", sees="left as it was")
    person.press("enter", sees=" stage ").press("q", sees="Idea")
    person.press("l", "g", "enter", sees="[ ] ").press("q", sees="Idea")
    person.press("h", "L", sees="to in progress").press("u", sees="undid: move")
    person.press("x", sees=" go; u undoes").press("u", sees="undid")
    person.press("d", sees="deleted").press("u", sees="undid: delete").press("y", sees="copied")
    for view, last in (("2", "verdict"), ("3", "goals discussed")):
        person.press(view, sees=last).press("l", "enter").press("ctrl+g", "ctrl+g", "ctrl+g")
    person.press("f", sees="find: ").press(*"e", "ctrl+g").loses("find: ")
    person.press("1", sees="Idea").press("/", *"g", sees="hit").press("escape", sees="cleared")


def edits_everything(person):
    person.press("enter", sees=" stage ")
    opens_every_field(person, 20)
    person.press("q", sees="Idea").press("l", "g", "enter", sees="[ ] ").press(*"jjjjj")
    opens_every_field(person, 3)
    for view, last in (("2", "verdict"), ("3", "goals discussed")):
        person.press(view, sees=last).press("l")
        opens_every_field(person, 16)
    person.press("1", sees=" stage ").press("q", sees="Idea")


@pytest.mark.parametrize("text", STEERING)
def test_what_would_steer_a_terminal_is_never_sent(terminal, careerboard, tmp_path, text):
    write_poisoned(tmp_path / "career.json", f"begin{text}end")
    person = Person.sits(terminal, careerboard, quiet_ms=15)
    sees_everything(person.sees("begin"))
    edits_everything(person)
    person.leaves()
    sent = bytes(person.terminal.log).decode()
    assert text not in sent
    assert not NEVER_SENT.search(sent)
    for sequence in re.findall("\x1b](?:.*?\x07)|\x1b\\[[\\d;]*[a-zA-Z]|\x1bc", text):
        assert sequence not in sent
    assert person.terminal.emulator.title == ""
    assert all(copied.startswith("begin") for copied in person.terminal.clipboard)


def test_markup_is_shown_as_it_was_written(terminal, careerboard, tmp_path):
    write_poisoned(tmp_path / "career.json", MARKUP)
    person = Person.sits(terminal, careerboard, quiet_ms=15, size=(120, 40))
    sees_everything(person.sees(MARKUP[:20]))
    for key in "23":
        person.press(key, sees=MARKUP)
    person.press("1", sees="Idea").press("enter", sees=MARKUP).leaves("q")


def test_text_that_steers_is_refused_by_commands_in_words(careerboard, careerboard_env, tmp_path):
    for text in STEERING:
        done = subprocess.run(
            [careerboard, "add", "goal", text.replace("\0", "")],
            env=careerboard_env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert re.fullmatch(r"careerboard: .* a control character .*\n", done.stderr)
        assert not NEVER_SENT.search(done.stderr)
        assert "\x1b" not in done.stderr
    assert not (tmp_path / "career.json").exists()


@pytest.mark.parametrize("kind", ["xterm", "kitty"])
def test_a_pasted_page_becomes_one_card_or_one_for_each_line(terminal, careerboard, tmp_path, kind):
    page = "Learn to sail\n\n  Write [/] a grant\r\nSpeak\tup\x1b[31m\n"
    person = Person.sits(terminal, careerboard, kind=kind)
    person.press("n").terminal.paste(page)
    person.sees("3 lines pasted as one").press("ctrl+j", sees="added 3 goals")
    person.press("n").terminal.paste("Two\nlines")
    person.press("enter", sees="added 'Two lines'").leaves()
    found = set(titles(tmp_path / "career.json"))
    assert len(found) == 4
    assert {"Learn to sail", "Write [/] a grant", "Two lines"} < found
    assert not any(NEVER_SENT.search(title) or "\x1b" in title for title in found)


def test_a_paste_where_nothing_is_typed_changes_nothing(terminal, careerboard, tmp_path):
    path = tmp_path / "career.json"
    write_career(path, 30)
    before = path.read_bytes()
    person = Person.sits(terminal, careerboard)
    for text in ("ddddLLLL\nxxq", "a\x1bdb\x1bdc", "d" * 1_000_000):
        person.terminal.paste(text)
        person.press("down").has_cursor_on("Goal 2 of").press("up").has_cursor_on("Goal 1 of")
    person.leaves()
    assert path.read_bytes() == before


@pytest.mark.parametrize("opens", [["n"], ["enter", "end", "k", "k", "k", "e"]])
def test_a_paste_of_a_megabyte_is_cut_and_refused_in_words(terminal, careerboard, tmp_path, opens):
    write_career(tmp_path / "career.json", 3)
    person = Person.sits(terminal, careerboard)
    for key in opens:
        person.press(key)
    person.sees("F1 help").terminal.paste("many words " * 100_000)
    person.sees("the paste was cut to 10,000 characters")
    if "n" in opens:
        person.press("enter", sees="are too many; at most 120 fit, shorten it")
    else:
        person.press("ctrl+s", sees="set note of").press("q", sees="Idea")
    person.press("ctrl+g").press("G", "n", *"After it", "enter", sees="added 'After it'").leaves()
    assert "After it" in titles(tmp_path / "career.json")
