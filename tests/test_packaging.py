"""The wheel holds what an installed program needs, and nothing but the package."""

import email
import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("tuiplanner", "styles", "share", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy that holds only what is versioned."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, source / name)
    # Where the backend is not at hand, pip fetches it, as it does for the person who installs.
    at_hand = ["--no-build-isolation"] if find_spec("hatchling") else []
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", *at_hand, "-w", built, source],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(source), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    (path,) = built.glob("careerboard-*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def content(wheel, name):
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(one for one in archive.namelist() if one.endswith(name))).decode()


def test_every_style_sheet_is_inside_the_package(names):
    expected = {f"tuiplanner/styles/{path.name}" for path in (ROOT / "styles").glob("*.tcss")}
    assert expected
    assert {name for name in names if name.endswith(".tcss")} == expected


def test_every_module_is_inside_and_nothing_else_is(names):
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tuiplanner").rglob("*.py")}
    assert package <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "tuiplanner",
        "careerboard",
    }
    assert {Path(name).suffix for name in names if name.startswith("tuiplanner/")} == {
        ".py",
        ".tcss",
        ".typed",
    }


def test_the_man_page_and_the_completions_are_where_shells_look(wheel, names):
    data = next(name.partition("/")[0] for name in names if ".data/" in name)
    found = {name.removeprefix(f"{data}/data/") for name in names if name.startswith(data)}
    assert found == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "share").rglob("*") if path.is_file()
    }
    assert "share/man/man1/careerboard.1" in found
    for place in found:
        assert content(wheel, f"data/{place}") == (ROOT / place).read_text()


def test_types_and_licence_are_inside(wheel, names):
    assert "tuiplanner/py.typed" in names
    assert content(wheel, "LICENSE") == (ROOT / "LICENSE").read_text()


def test_the_command_is_declared(wheel):
    assert content(wheel, "entry_points.txt").split() == [
        "[console_scripts]",
        "careerboard",
        "=",
        "tuiplanner.__main__:main",
    ]


def test_the_metadata_say_what_is_needed(wheel):
    metadata = email.message_from_string(content(wheel, "METADATA"))
    assert metadata["Name"] == "careerboard"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    needed = [one for one in metadata.get_all("Requires-Dist") if "extra" not in one]
    assert any(one.startswith("textual") for one in needed)
    assert set(metadata.get_all("Provides-Extra")) == {"test", "dev"}


def test_an_unpacked_wheel_finds_its_styles_and_runs(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path)}
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tuiplanner.tui.starting import styles; print(*styles(), sep='\\n')",
        ],
        cwd=tmp_path,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    found = [Path(line) for line in shown.stdout.splitlines()]
    assert {path.parent for path in found} == {tmp_path / "site" / "tuiplanner" / "styles"}
    assert [path.name for path in found] == sorted(p.name for p in (ROOT / "styles").glob("*.tcss"))
    help_ = subprocess.run(
        [sys.executable, "-m", "tuiplanner", "--help"],
        cwd=tmp_path,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "careerboard" in help_.stdout
