"""A real file, damaged at random: every flip, cut and splice is refused or told."""

import random
from datetime import date
from pathlib import Path

import pytest

from tuiplanner.demo import sample
from tuiplanner.store import codec
from tuiplanner.store.errors import StoreError

TIMES = 2_000


@pytest.fixture(scope="module")
def real():
    tables = {
        name: {str(one): row for one, row in rows.items()}
        for name, rows in sample(date(2026, 11, 23)).items()
    }
    return codec.encode(tables, {}, "0.1.0")


def damaged(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.randrange(1, 200)
    match chance.randrange(5):
        case 0 | 1:
            flipped = data[at] ^ (1 << chance.randrange(8))
            return data[:at] + bytes([flipped]) + data[at + 1 :]
        case 2:
            return data[: max(at, 1)]
        case 3:
            return data[:at] + data[at + length :]
        case _:
            start = chance.randrange(len(data))
            return data[:at] + data[start : start + length] + data[at:]


def read(data: bytes, path: Path) -> tuple[str, str]:
    """Return how a damaged file is taken, and the sentence of a refusal."""
    try:
        content = codec.decode(data, path)
    except StoreError as error:
        return "refused", str(error)
    assert not content.sealed
    return "mended" if content.repairs else "told", ""


def test_every_flip_cut_and_splice_is_refused_or_told(real, path, is_sentence):
    chance = random.Random(20261123)
    assert codec.decode(real, path).sealed
    outcomes = {"refused": 0, "mended": 0, "told": 0}
    for _ in range(TIMES):
        data = damaged(real, chance)
        if data == real:
            continue
        outcome, said = read(data, path)
        assert not said or is_sentence(said, path)
        outcomes[outcome] += 1

    assert min(outcomes.values()) > 50, outcomes


def test_what_is_read_of_a_damaged_file_can_be_saved_and_read_again(real, path, opened, make):
    chance = random.Random(7)
    readable = 0
    for number in range(100):
        data = damaged(real, chance)
        path.write_bytes(data)
        session = opened(str(number))
        try:
            shown = session.read()
        except StoreError:
            assert path.read_bytes() == data
            continue
        assert path.read_bytes() == data
        readable += 1
        session.commit([make.goal(5)])
        again = dict(opened("again").read())
        again["goals"] = {one: row for one, row in again["goals"].items() if one != 5}
        assert again == {"goals": {}, **shown}
        copies = list(path.parent.glob("*.bak"))
        assert data == real or data in [copy.read_bytes() for copy in copies]
        for copy in copies:
            copy.unlink()

    assert readable > 10
