"""What commands print with --json has the shape that the README tells."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.cli.app import careerboard
from tuiplanner.cli.desk import Desk
from tuiplanner.demo import sample_change
from tuiplanner.program.program import Program
from tuiplanner.store.datafile import DataFile

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCK = re.search(r"<!-- json -->\n(.*?)<!-- /json -->", README, re.DOTALL)[1]
ROWS = re.findall(r"^\| (.*?) \| (.*?) \|$", BLOCK, re.MULTILINE)[2:]
TOLD = {
    name: re.findall(r"`([^`]+)`", shape)
    for names, shape in ROWS
    for name in re.findall(r"`([^`]+)`", names)
}
RUNS = {
    "show": ["show", "lead"], "add": ["add", "goal", "Sail"], "edit": ["edit", "lead", "why=x"],
    "move": ["move", "lead", "achieved"], "rename": ["rename", "lead", "Led"],
    "log": ["log", "Well done"], "talk": ["talk", "dora", "sails"], "list": ["list", "goals"],
    "undo": ["undo"], "undo 2": ["undo", "2"], "history": ["history"], "backups": ["backups"],
    "restore": ["restore", "--yes"], "doctor": ["doctor"], "where": ["where"],
    "config": ["config"], "due": ["due"], "brief": ["brief", "dora"], "report": ["report"],
    "career": ["career"], "export": ["export", "json", "-o", "FOLDER/all.json"],
    "import": ["import", "FOLDER/resume.json", "--yes"],
}  # fmt: skip
RECORD = "record"


@pytest.fixture
def printed(tmp_path, today):
    """`printed(*args)` gives what a command prints of the sample career."""
    environ = {"CAREERBOARD_TODAY": str(today), "CAREERBOARD_FILE": str(tmp_path / "career.json")}
    host = Program(environ)
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    file = DataFile(
        tmp_path / "career.json",
        state_dir=host.state_folder(),
        app="test",
        now=lambda: now,
        session="test",
    )
    file.commit([sample_change(today, now)])
    (tmp_path / "resume.json").write_text('{"work": [{"name": "Tidewater", "position": "Clerk"}]}')

    def printed(*args):
        result = CliRunner().invoke(careerboard, [*args, "--json"], obj=Desk(host))
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return printed


def shape(value) -> str:
    """Write what a value is made of; a table by ids or by names of options is ``{...}``."""
    if isinstance(value, list):
        return f"[{shape(value[0])}]" if value and isinstance(value[0], dict | list) else "[]"
    if not isinstance(value, dict):
        return ""
    if "table" in value and set(value) == {"id", *fields_of(RECORDS[value["table"]]), "table"}:
        return RECORD
    if any(key.isdigit() or "." in key for key in value):
        return "{...}"
    parts = [f"{key}: {inner}" if (inner := shape(one)) else key for key, one in value.items()]
    return f"{{{', '.join(parts)}}}"


def test_every_command_that_prints_data_is_told():
    silent = {"completion", "demo"}
    assert {name.split()[0] for name in TOLD} == set(careerboard.list_commands(None)) - silent
    assert set(RUNS) == set(TOLD)


@pytest.mark.parametrize("name", RUNS)
def test_what_is_printed_has_the_shape_that_is_told(printed, tmp_path, name):
    args = [one.replace("FOLDER", str(tmp_path)) for one in RUNS[name]]
    if name.startswith("undo"):
        for text in ("One", "Two"):
            printed("log", text)
    if name in {"backups", "restore"}:
        printed("log", "One")
    assert [shape(printed(*args))] == TOLD[name]
