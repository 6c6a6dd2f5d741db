"""A start on a damaged file: what is wrong is said, and one key brings a backup back."""

import shutil
import signal
import subprocess

import pytest

from .careers import titles
from .person import PATIENCE, Person

SIZES = [(80, 24), (60, 15)]
DAMAGED = b'{"goals": {"1": {"title": "Sa'
OFFER = "Whatever is there now is kept beside it"


@pytest.fixture
def path(careerboard, careerboard_env, tmp_path):
    """A career of two goals, of which a backup has the first."""
    for title in ("Sail", "Row"):
        subprocess.run([careerboard, "add", "goal", title], env=careerboard_env, check=True)
    return tmp_path / "career.json"


def sits(terminal, careerboard, **options) -> Person:
    """Start the application, and wait for the offer."""
    person = Person(terminal([careerboard], timeout=PATIENCE, answer_ms=0, **options))
    return person.sees("damaged").sees("A backup that reads well:").sees(OFFER)


def clean(program) -> None:
    """The terminal is as it was before."""
    assert not program.alternate
    assert program.modes - {1016} == {7, 25}


@pytest.mark.parametrize("size", SIZES)
def test_one_key_brings_the_backup_back_and_keeps_the_damaged_file(
    terminal, careerboard, path, size
):
    path.write_bytes(DAMAGED)
    person = sits(terminal, careerboard, size=size)
    assert "1 goal" in person.text
    assert ", and 1 change made since" in person.text
    person.press("enter", sees="Sail").sees("restored the backup of").sees("kept in")
    (copy,) = path.parent.glob("career.json.*.bak")
    assert copy.read_bytes() == DAMAGED
    person.press("n", *"Swim", "enter", sees="added 'Swim'").leaves()
    assert titles(path) == {"Sail": "idea", "Row": "idea", "Swim": "idea"}


@pytest.mark.parametrize("key", ["q", "ctrl+c", "escape"])
@pytest.mark.parametrize("size", SIZES)
def test_leaving_leaves_the_file_byte_for_byte(terminal, careerboard, path, size, key):
    path.write_bytes(DAMAGED)
    before = path.stat()
    program = sits(terminal, careerboard, size=size).press(key).terminal
    assert program.wait_exit(PATIENCE) == 1
    clean(program)
    assert "careerboard: " in program.text
    assert "is damaged at" in " ".join(program.text.split())
    assert path.read_bytes() == DAMAGED
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert not list(path.parent.glob("*.bak"))


def test_a_file_that_is_gone_is_offered_too(terminal, careerboard, path):
    path.unlink()
    person = Person(terminal([careerboard], timeout=PATIENCE, answer_ms=0))
    person.sees("there was one").press("r", sees="restored the backup").leaves()
    assert titles(path) == {"Sail": "idea", "Row": "idea"}


def test_a_file_mended_meanwhile_is_not_replaced(terminal, careerboard, path):
    good = shutil.copy(path, path.with_name("good.json"))
    path.write_bytes(DAMAGED)
    person = sits(terminal, careerboard)
    shutil.copy(good, path)
    person.press("enter", sees="reads well again; nothing was restored").leaves()
    assert path.read_bytes() == good.read_bytes()


def test_the_offer_ends_with_the_terminal_clean_when_it_is_told_to(terminal, careerboard, path):
    path.write_bytes(DAMAGED)
    program = sits(terminal, careerboard).terminal
    program.signal(signal.SIGTERM)
    assert program.wait_exit(PATIENCE) == 143
    clean(program)
    assert path.read_bytes() == DAMAGED
