import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from tuiplanner.store import codec, strict
from tuiplanner.store.errors import StoreError

PATH = Path("/data/career.json")
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(lambda n: n != "_meta")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=20)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
IDS = st.integers(1, 2**53 - 1)
ROWS = st.dictionaries(IDS, st.dictionaries(NAMES, VALUES, max_size=4), max_size=4)
KNOWN = st.fixed_dictionaries({"title": st.text(min_size=1), "stage": st.just("idea"), "x": VALUES})
TABLES = st.builds(
    lambda unknown, goals: {**unknown, "goals": goals},
    st.dictionaries(NAMES.filter(lambda n: n not in {"goals", *strict.RECORDS}), ROWS, max_size=3),
    st.dictionaries(IDS, KNOWN, max_size=3),
)


def written(tables, meta=None):
    by_text = {name: {str(i): row for i, row in rows.items()} for name, rows in tables.items()}
    return codec.encode(by_text, meta or {}, "0.1.0")


GOAL = {"goals": {7: {"title": "Sail", "stage": "idea", "tags": ["sea", "wind"], "odd": {"a": 1}}}}


@given(TABLES)
def test_what_is_written_reads_back_unknown_tables_and_fields_included(tables):
    content = codec.decode(written(tables), PATH)

    assert content.sealed
    assert content.tables == tables
    assert json.dumps(content.tables, sort_keys=True) == json.dumps(tables, sort_keys=True)


@given(TABLES)
def test_the_strict_checks_accept_what_is_written_and_read_it_the_same(tables):
    data = written(tables) + b"\n"

    content = codec.decode(data, PATH)

    assert not content.sealed
    assert json.dumps(content.tables, sort_keys=True) == json.dumps(tables, sort_keys=True)


@settings(max_examples=30)
@given(TABLES)
def test_plain_tinydb_reads_every_table(tmp_path_factory, tables):
    path = tmp_path_factory.mktemp("tinydb") / "career.json"
    path.write_bytes(written(tables))

    with TinyDB(path, encoding="utf-8") as database:
        for name, rows in tables.items():
            assert {one.doc_id: dict(one) for one in database.table(name).all()} == rows


def test_the_layout_is_one_field_a_line_with_sorted_keys():
    lines = written(GOAL).decode().split("\n")

    start = lines.index('  "goals": {')
    assert lines[start : start + 8] == [
        '  "goals": {',
        '    "7": {',
        '      "odd": {',
        '        "a": 1',
        "      },",
        '      "stage": "idea",',
        '      "tags": [',
        '        "sea",',
    ]
    assert lines[-1] == ""
    assert lines[-2] == "}"


def test_changing_one_field_changes_one_line_of_the_tables():
    def table_lines(tables):
        text = written(tables).decode()
        return text[text.index('  "goals"') :].splitlines()

    before = table_lines(GOAL)
    after = table_lines({"goals": {7: {**GOAL["goals"][7], "title": "Row"}}})

    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        '      "title": "Row"'
    ]


def test_meta_says_who_wrote_and_seals_the_bytes_with_its_own_digits_as_zeros():
    first = codec.decode(written(GOAL), PATH)
    data = written(GOAL, {"1": {**first.meta["1"], "later": 5}})
    meta = codec.decode(data, PATH).meta["1"]

    assert (meta["schema"], meta["app"], meta["revision"], meta["later"]) == (1, "0.1.0", 2, 5)
    assert re.fullmatch("[0-9a-f]{16}", meta["write_id"])
    assert meta["write_id"] != first.meta["1"]["write_id"]
    zeroed = data.replace(meta["sha256"].encode(), b"0" * 64)
    assert hashlib.sha256(zeroed).hexdigest() == meta["sha256"]


@pytest.mark.parametrize("revision", [-1, 2**63, 2**64 - 1, "5", None, True, 1.5])
def test_a_revision_that_is_no_count_begins_again(revision):
    data = written(GOAL, {"1": {"revision": revision}})

    assert codec.decode(data, PATH).meta["1"]["revision"] == 1


def test_every_flipped_bit_breaks_the_seal():
    data = written(GOAL)
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << (place % 8)
        with suppress(StoreError):
            assert not codec.decode(bytes(flipped), PATH).sealed, place


def test_a_look_alike_of_the_seal_in_the_data_does_not_confuse_it():
    zeros = "0" * 64
    note = f'\n  "_meta": {{\n    "1": {{\n      "sha256": "{zeros}"'
    tables = {
        "_before": {1: {"sha256": zeros, "_meta": {"1": {"sha256": zeros}}}},
        "goals": {7: {"title": note, "stage": "idea", "sha256": zeros}},
    }
    content = codec.decode(written(tables), PATH)

    assert content.sealed
    assert content.tables == tables


def test_sealed_bytes_are_not_checked_again(monkeypatch):
    data = written(GOAL)
    monkeypatch.setattr(strict, "parse", lambda *_: pytest.fail("the slow way was taken"))

    assert codec.decode(data, PATH).tables == GOAL


@pytest.mark.parametrize(
    "tables",
    [
        {"goals": {"1": "not a record"}},
        {"goals": [1]},
        {"goals": None},
    ],
)
def test_a_seal_on_what_careerboard_never_writes_is_no_excuse(tables):
    data = codec.encode(tables, {}, "0.1.0")

    with pytest.raises(StoreError, match="cannot be used as it is"):
        codec.decode(data, PATH)


def test_a_newer_schema_is_refused_before_anything_else_is_judged(is_sentence):
    sealed = written(GOAL)
    newer = {"_meta": {"1": {"schema": 2}}, "goals": ["quite another layout"]}
    resealed = _sealed(sealed.replace(b'"schema": 1', b'"schema": 2'))
    for data in (sealed.replace(b'"schema": 1', b'"schema": 2'), resealed, orjson.dumps(newer)):
        with pytest.raises(StoreError) as refusal:
            codec.decode(data, PATH)
        assert str(refusal.value) == (
            f"{PATH} was written by a newer careerboard (schema 2); update careerboard to open it"
        )
        assert is_sentence(str(refusal.value), PATH)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", 2**64, object(), 1 + 2j])
def test_values_json_cannot_hold_are_not_written_as_they_are(value):
    try:
        data = written({"notes": {1: {"value": value}}})
    except TypeError:
        return
    assert codec.decode(data, PATH).tables["notes"][1]["value"] is None


@pytest.mark.parametrize(
    ("data", "blank"),
    [
        (b"", True), (b" \n\t\r\n", True), (b"\xef\xbb\xbf", True), (b"\xef\xbb\xbf \n", True),
        (b"{}", False), (b"\0", False), (b"\xef\xbb", False), (b"\n0", False),
    ],
)  # fmt: skip
def test_blank_is_nothing_at_all(data, blank):
    assert codec.is_blank(data) is blank


def _sealed(data):
    digits = json.loads(data)["_meta"]["1"]["sha256"].encode()
    digest = hashlib.sha256(data.replace(digits, b"0" * 64)).hexdigest()
    return data.replace(digits, digest.encode())
