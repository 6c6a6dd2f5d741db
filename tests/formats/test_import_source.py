"""The bytes of a foreign file: encodings, broken JSON and the caps."""

import json

import pytest

from tuiplanner.career.errors import Refused
from tuiplanner.formats import source


def refusal(data):
    with pytest.raises(Refused) as caught:
        source.json_of(data)
    return str(caught.value)


def test_a_byte_order_mark_is_dropped():
    assert source.json_of(b'\xef\xbb\xbf{"a": "\xc3\xa9"}') == {"a": "é"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(encoding):
    text = refusal('{"a": 1}'.encode(encoding))
    assert "UTF-16" in text
    assert "save it as UTF-8" in text


def test_windows_1252_is_named_with_its_line():
    text = refusal('{\n"a": "caf\xe9"}'.encode("cp1252"))
    assert "line 2 is not UTF-8 but perhaps Windows-1252 (byte 0xe9)" in text


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\0" * 40, b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_named(data):
    assert "the file is empty" in refusal(data)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"work": [\n  {"name": "Ac', "cut off at line 2, column 12"),
        (b'{"work": [\n  {"name": "Ac"},', "cut off at line 2, column 18"),
        (b'{"work":\n', "cut off at line 2, column 1"),
        (b"[1, 2", "cut off at line 1, column 6"),
        (b'{"a": 1,\n "b" 2}', "broken at line 2, column 6 (Expecting ':' delimiter)"),
        (b'{"a": 1}\n{"a": 1}', "broken at line 2, column 1 (Extra data)"),
        (b"\n hello", "not JSON (other text begins at line 2, column 2)"),
    ],
)
def test_broken_json_is_told_with_its_place(data, place):
    assert place in refusal(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": 1, "a": 2}', "has the key 'a' twice"),
        (b'{"a": NaN}', "has NaN for a number"),
        (b'{"a": -Infinity}', "has -Infinity for a number"),
        (b"[" + b"1" * 5000 + b"]", "thousands of digits"),
        (b"[" * 65 + b"]" * 65, "deeper than 64 levels"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "deeper than 64 levels"),
        (b"[" * 100_000, "deeper than 64 levels"),
        (json.dumps(["x" * (2**20 + 1)]).encode(), "at most 1,048,576 are read"),
        (json.dumps({"x" * (2**20 + 1): 1}).encode(), "at most 1,048,576 are read"),
        (b" " * (20 * 2**20 + 1), "at most 20 MB are read"),
    ],
    ids=range(10),
)
def test_what_is_over_the_caps_is_refused_in_words(data, words):
    assert words in refusal(data)


def test_what_is_just_within_the_caps_is_read():
    assert source.json_of(b"[" * 64 + b"]" * 64)
    assert source.json_of(json.dumps(["x" * 2**20]).encode())
    assert source.json_of(b"1" + b" " * (20 * 2**20 - 1)) == 1
