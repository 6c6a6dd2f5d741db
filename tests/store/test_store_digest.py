import hashlib
import sys

import pytest

from tuiplanner.store.digest import sha256


@pytest.mark.parametrize("size", [0, 1, 64, 199_999, 200_000, 500_000])
def test_few_bytes_and_many_have_the_digest_of_hashlib(size):
    data = bytes(range(256)) * (size // 256 + 1)
    begun = sha256(memoryview(data)[:size], size=size)
    begun.update(b"more")
    wanted = hashlib.sha256(data[:size] + b"more")
    assert (begun.digest(), begun.hexdigest()) == (wanted.digest(), wanted.hexdigest())
    assert sha256(data).digest() == hashlib.sha256(data).digest()


def test_a_python_without_its_own_takes_that_of_hashlib(monkeypatch):
    for name in ("_sha256", "_sha2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert sha256(b"text").digest() == hashlib.sha256(b"text").digest()
