import json

import pytest

from tuiplanner.settings.remembered import Remembered


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "careerboard"


def test_nothing_is_remembered_at_first_and_nothing_is_made(folder):
    assert Remembered.load(folder).theme is None
    assert not folder.exists()


def test_a_theme_is_remembered_for_the_next_run(folder):
    settings = Remembered.load(folder)
    settings.remember(theme="light")
    assert settings.theme == "light"
    assert Remembered.load(folder).theme == "light"
    settings.remember(theme="dark")
    assert Remembered.load(folder).theme == "dark"


def test_what_is_remembered_is_for_this_user_alone(folder):
    Remembered.load(folder).remember(theme="light")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "remembered.json").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in folder.iterdir()] == ["remembered.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b'{"theme": 3}', b"[" * 100_000])
def test_a_damaged_file_means_nothing_is_remembered(folder, damage):
    folder.mkdir(parents=True)
    (folder / "remembered.json").write_bytes(damage)
    settings = Remembered.load(folder)
    assert settings.theme is None
    settings.remember(theme="light")
    assert Remembered.load(folder).theme == "light"


def test_what_another_version_remembers_is_kept(folder):
    folder.mkdir(parents=True)
    (folder / "remembered.json").write_text('{"view": 3, "theme": "dark"}')
    Remembered.load(folder).remember(theme="light")
    assert json.loads((folder / "remembered.json").read_text()) == {"view": 3, "theme": "light"}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "state").write_text("a file in the way")
    settings = Remembered.load(tmp_path / "state")
    settings.remember(theme="light")
    assert settings.theme == "light"
