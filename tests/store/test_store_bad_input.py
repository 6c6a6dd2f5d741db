"""The named bad inputs of which nothing can be made: refused in a sentence and left alone."""

import gzip
import json
import random

import pytest

from tuiplanner.store.errors import StoreError

GOOD = b'{"goals": {"1": {"title": "Sail", "stage": "idea", "n": 12}}}'
FLIPPED = b'{"goals": {"1": {"title": "Sail", "stage": "idea", "n" 12}}}'


def record(fields: str) -> bytes:
    return f'{{"goals": {{"1": {{"title": "Sail", "stage": "idea", {fields}}}}}}}'.encode()


def table(rows: str, name: str = "goals") -> bytes:
    return f'{{"{name}": {rows}}}'.encode()


ROW = '{"title": "Sail", "stage": "idea"}'
DEEP = "[" * 900 + "]" * 900
ABYSS = "[" * 100_000 + "]" * 100_000

REFUSED = {
    # bytes
    "NULs": (b"\0" * 64, "line 1, column 1"),
    "NUL tail": (GOOD + b"\0\0", "line 1, column 62"),
    "UTF-16 LE": (GOOD.decode().encode("utf-16"), "line 1, column 1"),
    "UTF-16 BE": (b"\xfe\xff" + GOOD.decode().encode("utf-16-be"), "line 1, column 1"),
    "UTF-16 without mark": (GOOD.decode().encode("utf-16-le"), "line 1, column 2"),
    "Latin-1": (GOOD.replace(b"Sail", "Säil".encode("latin-1")), "0xe4 is not UTF-8"),
    "invalid in a value": (b"{\n" + GOOD[1:].replace(b"Sail", b"S\xff"), "line 2, column 28"),
    "invalid in a key": (GOOD.replace(b'"n"', b'"\xc3"'), "0xc3 is not UTF-8"),
    "overlong": (GOOD.replace(b"Sail", b"\xc0\xaf"), "0xc0 is not UTF-8"),
    "invalid after others": ('{"ä": '.encode() + b"\xff}", "line 1, column 7 (byte"),
    "surrogate bytes": (GOOD.replace(b"Sail", b"\xed\xa0\x80"), "0xed is not UTF-8"),
    "truncated in a string": (GOOD[:28], "line 1, column 27 (unterminated string starting)"),
    "truncated in a number": (GOOD[:57], "line 1, column"),
    "after a comma": (GOOD[:31], "line 1, column"),
    "last byte missing": (GOOD[:-1], "line 1, column 61"),
    "extra tail": (GOOD + b"x", "line 1, column 62 (extra data)"),
    "two documents": (GOOD + b"\n" + GOOD, "line 2, column 1 (extra data)"),
    "gzip": (gzip.compress(GOOD), "line 1, column 2"),
    "SQLite": (b"SQLite format 3\0" + bytes(84), "line 1, column 1"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(64), "line 1, column 1"),
    "random": (random.Random(5).randbytes(1_000_000), "line 1, column"),
    "one bit flipped": (FLIPPED, "line 1, column"),
    # JSON
    "lone surrogate": (record(r'"n": "\ud83d"'), "goals 1 n has a broken character"),
    "lone surrogate inside": (record(r'"n": [{"\udc00": 1}]'), "goals 1 n has a broken"),
    "lone surrogate table": (rb'{"\ud800": {}}', "a table's name has a broken character"),
    "raw control character": (record('"n": "a\x01b"'), "line 1, column"),
    "depth 900": (record(f'"n": {DEEP}'), "nested more than 100 deep"),
    "depth 101": (record(f'"n": {"[" * 98 + "]" * 98}'), "nested more than 100 deep"),
    "depth 100,000": (record(f'"n": {ABYSS}'), "nested more than 100 deep"),
    "trailing comma": (record('"n": 1,'), "line 1, column"),
    "comment": (b"// goals\n" + GOOD, "line 1, column 1"),
    "single quotes": (GOOD.replace(b'"', b"'"), "line 1, column 2"),
    "conflict markers": (GOOD[:1] + b"\n<<<<<<< HEAD\n" + GOOD[1:], "line 2, column 1"),
    "top-level list": (b"[1]", "line 1 begins a list where the tables should be"),
    "top-level null": (b"null", "begins null where"),
    "top-level number": (b"5", "begins a number where"),
    "top-level text": (b'"x"', "begins a text where"),
    # shape
    "table is a list": (table("[]"), "table goals is a list, not records by id"),
    "unknown table is a list": (table("[]", "pets"), "table pets is a list, not records by id"),
    "unknown table of numbers": (table('{"1": 5}', "pets"), "pets 1 is a number, not a record"),
    "record is a string": (table('{"1": "x"}'), "goals 1 is a text, not a record"),
    "record is null": (table('{"1": null}'), "goals 1 is null, not a record"),
    "record is true": (table('{"1": true}'), "goals 1 is a truth value, not a record"),
    "schema a text": (b'{"_meta": {"1": {"schema": "1"}}}', "has '1' for its schema"),
    "schema true": (b'{"_meta": {"1": {"schema": true}}}', "has True for its schema"),
    "schema NaN": (b'{"_meta": {"1": {"schema": NaN}}}', "has NaN for its schema"),
    "schema 0": (b'{"_meta": {"1": {"schema": 0}}}', "has 0 for its schema"),
    "schema newer": (b'{"_meta": {"1": {"schema": 2}}}', "a newer careerboard (schema 2)"),
    "_meta is a list": (b'{"_meta": []}', "table _meta is a list"),
    "_meta 1 is a text": (b'{"_meta": {"1": "x"}}', "_meta 1 is a text"),
    "hostile table name": (b'{"\\u001b[31m": []}', "table ␛[31m is a list"),
}

READ = {
    "BOM": b"\xef\xbb\xbf" + GOOD,
    "CRLF": GOOD.replace(b" ", b"\r\n"),
    "-0": record('"m": -0'),
    "-2^63 and 2^64-1": record(f'"m": [{-(2**63)}, {2**64 - 1}]'),
    "escaped NUL": record(r'"m": "a\u0000b"'),
    "a pair of surrogate escapes": record(r'"m": "\ud83d\ude00"'),
    "depth 99": record(f'"m": {"[" * 97 + "]" * 97}'),
    "unknown table": b'{"pets": {"1": {"name": "Rex"}}, "goals": {"1": %s}}' % ROW.encode(),
    "unknown table shares an id": b'{"pets": {"1": {}}, "goals": {"1": %s}}' % ROW.encode(),
    "unknown field": record('"mood": {"a": [1, null, 1.5]}'),
    "field called __proto__": record('"__proto__": 1'),
    "dangling link": record('"jobs": [99], "mentors": []'),
    "cycle of links": record('"jobs": [1]'),
    "_meta missing": GOOD,
    "_meta empty": b'{"_meta": {}, "goals": {}}',
    "checksum wrong": b'{"_meta": {"1": {"schema": 1, "sha256": "%s"}}}' % (b"0" * 64),
    "revision negative": b'{"_meta": {"1": {"schema": 1, "revision": -1}}}',
    "revision 2^63": b'{"_meta": {"1": {"schema": 1, "revision": 9223372036854775808}}}',
    "no table": b"{}",
    "a long note": record(f'"note": "{"x" * 1_000_000}"'),
    "combining marks": record(f'"note": "a{chr(0x301) * 10_000}"'),
    "hostile titles": json.dumps(
        {
            "goals": {
                str(number): {"title": title, "stage": "idea", "slug": "../../x"}
                for number, title in enumerate(
                    ["[red]x", "x [/] y", "[@click=app.quit]x[/]", "\x1b[31m", "\x1b]52;c;eA==\a",
                     "\x9b31m", "\u202eevil", "\u200b", "=cmd|' /C calc'!A0", "-rf"], 1,
                )
            }
        }
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_refused_in_one_sentence_with_the_place_and_left_as_it_is(
    case, path, opened, is_sentence, names
):
    data, place = case
    path.write_bytes(data)

    with pytest.raises(StoreError) as refusal:
        opened().read()

    assert place in str(refusal.value)
    assert is_sentence(str(refusal.value), path)
    assert path.read_bytes() == data
    assert names(path.parent) == {path.name}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_refused_also_when_saving_over_it(case, path, opened, make, is_sentence):
    data, place = case
    path.write_bytes(data)

    with pytest.raises(StoreError) as refusal:
        opened().commit([make.goal(5)])

    assert place in str(refusal.value)
    assert is_sentence(str(refusal.value), path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_read_as_it_is_after_a_copy_was_made(data, path, opened, make):
    path.write_bytes(data)
    session = opened()

    tables = session.read()

    assert path.read_bytes() == data
    copy = path.with_name("career.json.20261123T040506Z.bak")
    assert copy.read_bytes() == data
    assert [copy.name in notice for notice in session.notices] == [True]
    expected = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    expected.pop("_meta", None)
    assert {n: {str(i): dict(r) for i, r in t.items()} for n, t in tables.items()} == expected
    session.commit([make.goal(505)])
    again = opened().read()
    assert again == {**tables, "goals": {**tables.get("goals", {}), 505: again["goals"][505]}}


@pytest.mark.parametrize("data", [b"", b"   ", b"\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_a_new_one(data, path, opened, make, names):
    path.write_bytes(data)
    session = opened()

    assert session.read() == {}
    assert session.notices == []
    session.commit([make.goal(5, "Sail")])

    assert opened().read()["goals"][5]["title"] == "Sail"
    assert names(path.parent) == {path.name}
