"""careerboard config: it prints a config.toml, and where each value comes from."""

import json
import tomllib
from pathlib import Path

import pytest

from tuiplanner.settings.config import OPTIONS
from tuiplanner.settings.remembered import Remembered


@pytest.fixture
def path(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = tmp_path / "config" / "careerboard" / "config.toml"
    made.parent.mkdir(parents=True)
    return made


def test_without_a_file_every_value_is_the_default(run, path):
    done = run("config")
    assert done.stdout.splitlines()[0] == f"# {path}, which does not exist yet"
    found = tomllib.loads(done.stdout)
    assert found["thresholds"]["stalled"] == 21
    assert "theme" not in found
    assert done.stdout.count("# default: ") == len(OPTIONS)


def test_what_is_printed_is_read_again_as_the_same(run, path):
    path.write_text('theme = "light"\n[thresholds]\nstalled = 14\n[keys]\n"board.why" = "z"\n')
    first = run("config")
    path.write_text(first.stdout)
    again = run("config")
    assert tomllib.loads(again.stdout) == tomllib.loads(first.stdout)
    assert tomllib.loads(again.stdout)["keys"] == {"board.why": "z"}


def test_each_value_says_where_it_comes_from(run, path):
    path.write_text('mouse = false\n[keys]\n"board.why" = "z"\n')
    done = run("config", "--json")
    found = json.loads(done.stdout)
    assert found["path"] == str(path)
    assert found["values"]["mouse"] == {"value": False, "from": "line 1"}
    assert found["values"]["keys.board.why"] == {"value": "z", "from": "line 3"}
    assert found["values"]["dates"] == {"value": "15 Nov", "from": "default"}
    assert found["mistakes"] == []


def test_a_theme_that_was_chosen_on_the_screen_is_remembered_unless_the_file_says_else(
    run, data, path
):
    Remembered.load(Path(data("where")["state"])).remember(theme="light")
    assert data("config")["values"]["theme"] == {"value": "light", "from": "remembered"}
    path.write_text('theme = "dark"\n')
    assert data("config")["values"]["theme"] == {"value": "dark", "from": "line 1"}


def test_mistakes_are_refused_with_all_else_printed(run, path):
    path.write_text('mouse = 3\nglyphs = "ascii"\nthem = 1\n')
    done = run("config", code=1)
    assert 'glyphs = "ascii"' in done.stdout
    assert "config.toml line 1: mouse = 3 is neither true nor false" in done.stderr
    assert "config.toml line 3: there is no option them; did you mean theme?" in done.stderr
    assert Path(path).read_text() == 'mouse = 3\nglyphs = "ascii"\nthem = 1\n'
