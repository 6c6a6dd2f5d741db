import json
import os
import shlex
import sys
import time
import types
from pathlib import Path

import click
import pytest

from tuiplanner.cli.app import careerboard
from tuiplanner.planner.session import Session
from tuiplanner.program import clock

NAMES = careerboard.list_commands(click.Context(careerboard))


def test_where_prints_both_places_without_opening_anything(run, data, data_file):
    data_file.write_text("not JSON")
    state = f"{os.environ['XDG_STATE_HOME']}/careerboard"
    assert run("where").stdout == f"data file     {data_file}\nstate folder  {state}\n"
    assert data("where") == {"file": str(data_file), "state": state}
    assert not Path(state).exists()


def test_the_usual_data_file_is_in_the_users_data_folder(data, environ):
    del environ["CAREERBOARD_FILE"]
    assert data("where")["file"] == f"{os.environ['XDG_DATA_HOME']}/careerboard/career.json"


def test_a_data_file_is_named_by_the_option_then_by_the_environment(data, environ, monkeypatch):
    environ["CAREERBOARD_FILE"] = "~/mine.json"
    assert data("where")["file"] == f"{os.environ['HOME']}/mine.json"
    assert data("where", "--file", "/tmp/x.json")["file"] == "/tmp/x.json"
    monkeypatch.chdir("/")
    assert data("where", "--file", "x.json")["file"] == "/x.json"


def test_an_unusable_name_of_a_data_file_is_refused(refused, environ):
    assert "--file is empty" in refused("list", "goals", "--file", "")
    assert "home folder" in refused("list", "goals", "--file", "~no-such-user-here/x")
    environ["CAREERBOARD_FILE"] = "/tmp/\udcff"
    assert "CAREERBOARD_FILE has bytes" in refused("where")


@pytest.mark.parametrize("content", ["{", "[]", "\0", '{"goals": {"x": 5}}'])
def test_a_file_that_cannot_be_used_is_left_as_it_is(refused, data_file, content):
    data_file.write_text(content)
    for args in (["list", "goals"], ["log", "This"]):
        assert str(data_file) in refused(*args)
    assert data_file.read_text() == content


def test_what_a_file_has_to_say_goes_beside_the_data(run, data_file):
    data_file.write_text('{"goals": {"7": {"title": "Sail", "stage": "idea"}}}')
    result = run("list", "goals", "--json")
    assert json.loads(result.stdout)[0]["title"] == "Sail"
    assert "changed by another program" in result.stderr


@pytest.mark.parametrize("day", ["soon", "2026", "2026-02-30", "23.11.2026"])
def test_a_today_that_is_no_day_is_refused(refused, environ, day):
    environ["CAREERBOARD_TODAY"] = day
    assert refused("list", "goals").startswith("CAREERBOARD_TODAY names no day: ")


def test_today_also_moves_the_instants(data, environ):
    environ["CAREERBOARD_TODAY"] = "2031-02-03"
    goal = data("add", "goal", "Sail", "due=+1d")
    assert goal["due"] == "2031-02-04"
    assert goal["created"][:7] == "2031-02"


def test_the_real_today_is_the_local_day(monkeypatch):
    class Frozen(clock.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 11, 23, 23, 30, tzinfo=tz)

    monkeypatch.setattr(clock, "datetime", Frozen)
    monkeypatch.setenv("TZ", "UTC-2")  # POSIX counts westwards: two hours ahead of UTC
    time.tzset()
    try:
        assert str(clock.Clock().today()) == "2026-11-24"
        assert clock.Clock().now().isoformat() == "2026-11-23T23:30:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_version_and_help(run):
    assert run("--version").stdout.startswith("careerboard 0.")
    text = run("--help").stdout
    assert all(f"  {name} " in text for name in NAMES)
    assert "..." not in text.partition("Commands:")[2]
    assert run("-h").stdout == text


@pytest.mark.parametrize("name", NAMES)
def test_every_help_has_one_example_and_the_common_options(run, name):
    text = run(name, "--help").stdout
    assert text.count(f"\n  Example: careerboard {name}") == 1
    assert "--file PATH" in text
    assert "--json" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_every_example_works(run, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resume.json").write_text('{"work": [{"name": "Tidewater"}]}')
    for name in NAMES:
        text = run(name, "--help").stdout
        example = shlex.split(text.partition("Example: careerboard ")[2])
        run(*example, code=2 if name == "demo" else 0)  # demo: there is no terminal


def test_wrong_usage_is_one_sentence_and_exit_code_2(refused):
    assert "no such command 'lst'" in refused("lst", code=2)
    assert "no such option '--jsn'" in refused("list", "goals", "--jsn", code=2)
    assert "careerboard where --help shows how" in refused("where", "there", code=2)
    assert "--json needs a command" in refused("--json", code=2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(run, shell):
    text = run("completion", shell).stdout
    assert "_CAREERBOARD_COMPLETE" in text
    assert "careerboard" in text


def test_completion_of_another_shell_is_refused(refused):
    assert "'tcsh' is not one of 'bash'" in refused("completion", "tcsh", code=2)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("careerboard mo", ["move"]),
        ("careerboard move le", ["leave-on-time-on-thursdays", "lead-the-storage-move"]),
        ("careerboard show do", ["dora-weiss"]),
        ("careerboard talk do", ["dora-weiss"]),
        ("careerboard log x --job b", ["backend-developer", "bsc-geography"]),
        ("careerboard --json list --goal own", ["own-the-on-call-handbook"]),
        ("careerboard list st", ["steps"]),
    ],
)
def test_names_are_completed(process, demo, environ, words, wanted):
    environ |= {
        "_CAREERBOARD_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = process().stdout.decode().split()
    found = {line.partition(",")[2] for line in done}
    assert set(wanted) <= found
    assert all(name.startswith(words.split()[-1]) for name in found)


def test_completion_of_a_damaged_file_is_quietly_empty(process, data_file, environ):
    data_file.write_text("{")
    words = {"COMP_WORDS": "careerboard show le", "COMP_CWORD": "2"}
    environ |= {"_CAREERBOARD_COMPLETE": "bash_complete", **words}
    done = process()
    assert done.stdout + done.stderr == b"\n"


@pytest.fixture
def screen(monkeypatch):
    """A stand-in for the application that only remembers what it was given."""
    seen = types.SimpleNamespace(runs=[], code=0, fault="")

    class CareerboardApp:
        def __init__(self, session: Session, settings, *, wanted) -> None:
            self.session, self.settings, self.wanted = session, settings, wanted
            self.return_code = seen.code
            self.fault = seen.fault

        def run(self, *, mouse: bool) -> None:
            assert mouse
            seen.runs.append(self)
            self.existed = self.session.path.exists()
            self.past = [*self.session.path.parent.glob("state/**/*.jsonl")]
            self.settings.remember(theme="light")

    module = types.ModuleType("tuiplanner.tui.app")
    module.CareerboardApp = CareerboardApp
    monkeypatch.setitem(sys.modules, "tuiplanner.tui.app", module)
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    return seen


def test_without_a_command_the_application_opens_on_the_data_file(run, screen, demo):
    assert run().stdout == ""
    (app,) = screen.runs
    assert app.session.path == demo
    assert len(app.session.planner.career.goals) == 15
    assert str(app.session.planner.today()) == "2026-11-23"


def test_file_names_the_data_file_of_the_application_too(run, screen, tmp_path):
    run("--file", str(tmp_path / "other.json"))
    assert screen.runs[0].session.path == tmp_path / "other.json"


def test_what_the_application_remembers_is_in_the_state_folder(run, screen, data):
    run()
    run()
    assert screen.runs[1].settings.theme == "light"
    assert Path(data("where")["state"], "remembered.json").exists()


def test_the_code_of_the_application_is_that_of_the_command(run, screen):
    screen.code = 7
    run(code=7)


def test_demo_is_a_throw_away_career_that_touches_nothing(run, screen, data_file, data):
    state = data("where")["state"]
    run("demo")
    (app,) = screen.runs
    assert app.existed
    assert app.past == []  # so that nobody can undo the sample itself
    assert len(app.session.planner.career.goals) == 15
    assert app.settings.theme == "light"
    assert not app.session.path.parent.exists()
    assert not data_file.exists()
    assert not Path(state).exists()


@pytest.mark.parametrize(
    ("args", "left"),
    [
        ([], "what was saved and what was typed is kept"),
        (["demo"], "the sample career is gone, as always"),
    ],
)
def test_a_fault_of_its_own_is_written_down_where_it_stays(refused, screen, data, args, left):
    screen.fault = "Traceback:\nKeyError: 'goals'\n"
    said = refused(*args)
    begun, path = said.split(", and what happened is in ")
    assert begun == f"it met a fault of its own and had to stop; {left}"
    assert Path(path).parent == Path(data("where")["state"])
    assert Path(path).read_text() == screen.fault
    assert screen.runs[0].session.path.parent.exists() == (args == [])


def test_a_fault_that_can_be_written_nowhere_is_said(refused, screen, data):
    screen.fault = "Traceback:\nKeyError: 'goals'\n"
    state = Path(data("where")["state"])
    state.parent.mkdir(parents=True)
    state.write_text("a file")
    assert ", and this happened: KeyError: 'goals' (" in refused("demo")


@pytest.mark.parametrize("args", [[], ["demo"]])
@pytest.mark.parametrize("term", ["", "dumb", None])
def test_the_application_refuses_a_terminal_it_cannot_draw_on(refused, screen, environ, args, term):
    environ.pop("TERM")
    if term is not None:
        environ["TERM"] = term
    assert "careerboard list goals" in refused(*args, code=2)
    assert screen.runs == []


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_the_application_refuses_to_run_without_a_terminal(refused, screen, monkeypatch, missing):
    monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor != missing)
    assert "needs a terminal" in refused(code=2)
    assert screen.runs == []


def test_the_application_refuses_a_file_that_cannot_be_used(refused, screen, data_file):
    data_file.write_text("{")
    assert str(data_file) in refused()
    assert screen.runs == []
    assert data_file.read_text() == "{"
