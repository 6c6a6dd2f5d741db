import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from shell_files import MAN, PLACES, ROOT, files

from tuiplanner.cli.app import careerboard


@pytest.mark.parametrize("path", [*PLACES.values(), MAN])
def test_the_files_of_the_wheel_are_those_of_the_code(path):
    made = files()[ROOT / path]
    assert (ROOT / path).read_text() == made, "run python tests/docs/readme_blocks.py"


def test_the_completions_are_what_the_command_prints():
    for shell, path in PLACES.items():
        printed = subprocess.run(
            [Path(sys.executable).with_name("careerboard"), "completion", shell],
            check=True,
            capture_output=True,
            text=True,
        )
        assert printed.stdout == (ROOT / path).read_text()


def test_bash_completes_commands_forms_and_options(tmp_path):
    script = (
        "source {}; for words in exp 'export js' 'export ics --to'; do "
        "COMP_WORDS=(careerboard $words); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMPREPLY=(); "
        "_careerboard_completion careerboard; echo ${{COMPREPLY[@]}}; done"
    ).format(ROOT / PLACES["bash"])
    folder = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-euc", script],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
        cwd=tmp_path,
    )
    assert done.stdout.splitlines() == ["export", "json jsonresume", "--todo"]


def test_the_man_page_names_every_command_and_leaves_no_line_to_troff():
    text = (ROOT / MAN).read_text()
    root = click.Context(careerboard)
    for name in careerboard.list_commands(root):
        assert f".SS careerboard {name}".replace("-", "\\-") in text
    macros = {line.split()[0] for line in text.splitlines() if line[:1] in {".", "'"}}
    assert macros <= {'.\\"', ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".BR", ".RI"}
    assert not re.search(r"\\[^-e&f\"]", text)
