import re
from pathlib import Path

from readme_blocks import NAMES, README, names, written


def test_the_tables_of_keys_and_commands_are_those_of_the_code():
    text = README.read_text(encoding="utf-8")
    assert written(text) == text, "run python tests/docs/readme_blocks.py"


def test_the_names_that_keys_can_be_given_to_are_those_of_the_code():
    assert NAMES.read_text(encoding="utf-8") == names(), "run python tests/docs/readme_blocks.py"


def test_every_file_the_readme_shows_or_links_exists():
    text = README.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    local = [link for link in links if not link.startswith("http")]
    assert local
    assert [link for link in local if not (README.parent / link).exists()] == []


def test_the_two_commands_stand_between_their_marks():
    text = README.read_text(encoding="utf-8")
    for mark in ("start", "tests"):
        block = re.search(rf"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", text, flags=re.DOTALL)
        assert block
        commands = [line for line in block[1].splitlines() if line.startswith("    ")]
        assert len(commands) == 1
        assert ".venv" in commands[0]


def test_every_rule_of_style_stands_in_the_styles_folder():
    package = Path(README.parent, "tuiplanner")
    assert not list(package.rglob("*.tcss")) or (package / "styles").is_dir()
    inline = [
        path.name
        for path in package.rglob("*.py")
        if re.search(r"^\s+(DEFAULT_CSS|CSS)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert inline == []
