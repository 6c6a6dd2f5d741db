"""The application killed in the middle of a title, again and again: the next start offers it."""

import json
import select
from pathlib import Path
from random import Random

import pytest

from .careers import titles
from .person import PATIENCE, Person
from .programs import wait_until

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 0.3
"""Seconds after the last letter at which it is killed at the latest."""


def kept(folder):
    """Return the texts in the drafts of all sessions, as they are on the disk."""
    return [
        draft["text"]
        for path in folder.glob("careerboard/*/drafts/*.json")
        for draft in json.loads(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.long)])
def test_kills_at_random_moments_while_a_title_is_typed(
    terminal, careerboard, careerboard_env, tmp_path, kills
):
    random, folder = Random(1), Path(careerboard_env["XDG_STATE_HOME"])
    wanted = set()
    for number in range(kills):
        person = Person.sits(terminal, careerboard).press("n").sees("saves, Esc")
        first, rest = f"Title {number} ", "".join(random.choices(LETTERS, k=20))
        person.type(first)
        wait_until(lambda text=first: any(one.startswith(text) for one in kept(folder)), PATIENCE)
        person.terminal.write(rest.encode())
        select.select([], [], [], random.uniform(0, LONGEST))
        person.terminal.kill()
        person = Person.sits(terminal, careerboard).sees("typed, not saved")
        offered = [one for one in kept(folder) if one.startswith(first)]
        assert len(offered) == 1
        assert (first + rest).startswith(offered[0])
        person.press("u", sees=offered[0].rstrip()).press("enter", sees="added").leaves()
        wanted.add(offered[0].strip())
        assert set(titles(tmp_path / "career.json")) == wanted
    assert not list(tmp_path.rglob("*.tmp"))
