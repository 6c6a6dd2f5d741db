"""Every way to die while typing: what was typed is there at the next start, one key away."""

import json
import signal
import sys
from pathlib import Path

import pytest

from .person import AT_REST, PATIENCE, Person
from .programs import wait_until

TYPED = "Pull the plug in the middle of it"


@pytest.fixture
def drafts(careerboard_env):
    """Return the texts in the drafts of all sessions, as they are on the disk."""

    def read():
        folder = Path(careerboard_env["XDG_STATE_HOME"], "careerboard")
        return [
            draft["text"]
            for path in folder.glob("*/drafts/*.json")
            for draft in json.loads(path.read_text(encoding="utf-8"))
        ]

    return read


@pytest.fixture
def typing(careerboard, drafts):
    """Start the application, begin a card, and wait until what is typed is on the disk."""

    def begin(start, command=(), **options):
        person = Person.sits(start, [*command, careerboard], **options)
        person.press("n").sees("saves, Esc").type(TYPED, sees=TYPED[-8:])
        wait_until(lambda: TYPED in drafts(), PATIENCE)
        return person

    return begin


def comes_back(start, careerboard):
    """Start again: the text is offered, and one key opens its field with it."""
    person = Person.sits(start, careerboard).sees("typed, not saved")
    person.press("u", sees=TYPED[-8:]).press("enter", sees="added")
    return person


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_it_with_the_terminal_clean_and_the_text_kept(
    terminal, typing, careerboard, number
):
    person = typing(terminal)
    person.terminal.signal(number)
    assert person.terminal.wait_exit(PATIENCE) == 128 + number
    assert not person.terminal.alternate
    assert person.terminal.modes - {1016} == AT_REST
    comes_back(terminal, careerboard).leaves()


BROKEN = """
import sys
from tuiplanner.__main__ import main
from tuiplanner.planner.goals import Goals

def broken(*_args, **_options):
    raise KeyError("nobody thought of this")

del sys.argv[1:]
Goals.add = broken
main()
"""


def test_a_fault_of_our_own_is_written_down_and_loses_nothing(
    terminal, typing, careerboard, careerboard_env
):
    person = typing(terminal, [sys.executable, "-c", BROKEN])
    person.press("enter")
    assert person.terminal.wait_exit(PATIENCE) == 1
    assert not person.terminal.alternate
    assert person.terminal.modes - {1016} == AT_REST
    assert "it met a fault of its own" in person.text
    assert "Traceback" not in person.text
    (told,) = Path(careerboard_env["XDG_STATE_HOME"], "careerboard").glob("fault-*.txt")
    assert told.name in person.text.replace("\n", "")
    assert told.stat().st_mode & 0o777 == 0o600
    assert "KeyError: 'nobody thought of this'" in told.read_text(encoding="utf-8")
    comes_back(terminal, careerboard).leaves()


def test_kill_9_loses_at_most_the_last_second(terminal, typing, careerboard):
    person = typing(terminal)
    person.terminal.kill()
    comes_back(terminal, careerboard).leaves()


def test_kill_9_loses_no_line_of_a_playbook(terminal, careerboard, drafts):
    person = Person.sits(terminal, careerboard)
    # All at once: keys that come before the list is drawn mean what they mean later.
    person.press("P", *"find", "enter", *"je for me", sees="saves the line")
    wait_until(lambda: any(" for me\n" in one for one in drafts()), PATIENCE)
    person.terminal.kill()
    person = Person.sits(terminal, careerboard).sees("typed, not saved: playbook find a mentor")
    person.press("u", sees=" for me").press("enter", sees="added playbook").leaves()


def test_a_closed_terminal_ends_it(terminal, typing, careerboard):
    person = typing(terminal)
    person.terminal.hangup()
    assert person.terminal.wait_exit(PATIENCE) == 128 + signal.SIGHUP
    comes_back(terminal, careerboard).leaves()


def test_a_closed_terminal_ends_it_where_hang_ups_are_ignored(terminal, typing, careerboard):
    ignoring = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh"]
    person = typing(terminal, ignoring)
    person.terminal.hangup()
    assert person.terminal.wait_exit(PATIENCE) == 128 + signal.SIGHUP
    comes_back(terminal, careerboard).leaves()


def test_a_lost_ssh_connection_ends_it(terminal, ssh, typing, careerboard, tmp_path):
    pid = tmp_path / "pid"
    told = ["sh", "-c", f'echo $$ > {pid}; exec "$@"', "sh"]
    person = typing(ssh, told)
    number = int(pid.read_text())
    person.terminal.kill()
    wait_until(lambda: not Path(f"/proc/{number}").exists(), PATIENCE)
    comes_back(terminal, careerboard).leaves()


def test_a_line_nobody_reads_stops_neither_drafts_nor_the_signal(terminal, typing, careerboard):
    person = typing(terminal)
    # Redraws that nobody reads fill the line until the program can write no more.
    for _ in range(200):
        person.terminal.write(b"\x0c")
    person.terminal.signal(signal.SIGTERM)
    assert person.terminal.wait_exit(PATIENCE) == 128 + signal.SIGTERM
    comes_back(terminal, careerboard).leaves()


def test_what_was_put_back_with_escape_outlives_the_session(terminal, typing, careerboard):
    person = typing(terminal)
    person.press("ctrl+g", sees="put back").terminal.kill()
    comes_back(terminal, careerboard).leaves()


def test_a_saved_text_is_no_draft(terminal, typing, careerboard, drafts):
    person = typing(terminal)
    person.press("enter", sees="added")
    wait_until(lambda: drafts() == [], PATIENCE)
    person.terminal.kill()
    again = Person.sits(terminal, careerboard).sees(TYPED[:16])
    assert "typed, not saved" not in again.terminal.text
    again.leaves()


def test_a_draft_can_be_dropped_by_name(terminal, typing, careerboard, drafts):
    typing(terminal).terminal.kill()
    person = Person.sits(terminal, careerboard).sees("typed, not saved")
    person.press("D", sees="Reopen: Pull").type("Drop", sees="Drop: Pull")
    person.press("enter", sees="dropped")
    wait_until(lambda: drafts() == [], PATIENCE)
    person.leaves()


def test_a_draft_of_a_living_session_is_not_offered_to_another(terminal, typing, careerboard):
    typing(terminal)
    other = Person.sits(terminal, careerboard).at_rest()
    assert "typed, not saved" not in other.terminal.text
    other.leaves()


def test_bytes_that_are_no_utf_8_do_not_end_it(terminal, typing):
    person = typing(terminal)
    person.terminal.write(b"\xe9\xff!")
    person.sees("!").press("enter", sees="added").leaves()
