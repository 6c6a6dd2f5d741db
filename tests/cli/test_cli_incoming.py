"""`-` stands for what is piped in; a closed input is nobody to ask."""

import os
import subprocess

import pytest


def test_an_entry_a_title_and_a_field_are_read_from_standard_input(run, data):
    run("log", "-", "--win", input="Shipped it\nat last\n")
    assert data("list", "entries")[0]["text"] == "Shipped it at last"
    run("add", "goal", "-", input="Sail\n")
    run("edit", "sail", "note=-", input="One\n\nTwo\n")
    assert data("show", "sail")["note"] == "One\n\nTwo"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"", "standard input is empty; pipe a text into -"),
        (b" \n", "standard input is empty; pipe a text into -"),
        (b"caf\xe9", "standard input is not UTF-8 text; convert it and try again"),
        (b"x" * 100_000, "standard input is longer than the 10,000 characters of a note"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_logged(refused, data_file, given, told):
    assert refused("log", "-", input=given) == told
    assert not data_file.exists()


@pytest.mark.parametrize("args", [["log", "-"], ["import", "resume.json"], ["restore"]])
def test_a_closed_input_is_nobody_to_ask(program, environ, demo, tmp_path, args):
    (tmp_path / "resume.json").write_text('{"work": [{"name": "Tidewater"}]}')
    before = demo.read_bytes()
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", program, *args],
        env={**os.environ, **environ},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("careerboard: ")
    assert "Traceback" not in done.stderr
    assert demo.read_bytes() == before
