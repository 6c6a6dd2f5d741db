"""Tables and fields of a later version live through everything an older one does."""

import json

import pytest

ROW = {"title": "Sail", "stage": "idea", "slug": "sail", "mood": {"a": [1, None, 1.5]}}
PETS = {"1": {"name": "Rex", "age": 1e-3}, "7": {"name": None}}


@pytest.fixture
def later(data_file):
    data_file.write_text(json.dumps({"goals": {"7": ROW}, "pets": PETS, "_meta": {"1": {"x": 1}}}))
    return data_file


def unknown(tables):
    return tables["goals"]["7"]["mood"], tables["pets"]


def test_they_survive_an_edit_a_save_an_undo_and_an_import(later, run, tmp_path):
    resume = tmp_path / "resume.json"
    resume.write_text('{"work": [{"name": "Tidewater", "position": "Cook"}]}')
    for args in (["edit", "sail", "why=Wind"], ["move", "sail", "achieved"], ["undo"],
                 ["import", str(resume), "--yes"], ["rename", "sail", "Swim"]):  # fmt: skip
        run(*args)
        assert unknown(json.loads(later.read_text())) == (ROW["mood"], PETS)
    assert json.loads(later.read_text())["_meta"]["1"]["x"] == 1


def test_they_are_in_the_export_and_come_back_from_it(later, run, tmp_path):
    copy = tmp_path / "everything.json"
    run("export", "json", "-o", str(copy))
    assert unknown(json.loads(copy.read_text())) == (ROW["mood"], PETS)
    later.write_text('{"goals": {}, "pets": {"1": {"name": "Max"}}}')
    run("restore", str(copy), "--yes")

    assert unknown(json.loads(later.read_text())) == (ROW["mood"], PETS)


def test_they_are_shown_by_name(later, run):
    assert "mood" in run("show", "sail").stdout
