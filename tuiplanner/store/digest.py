"""SHA-256, without waiting for OpenSSL where there is little to be digested."""

import sys
from typing import Protocol

_MUCH = 200_000
"""From so many bytes on the faster one of OpenSSL is worth the milliseconds it takes to load."""
_BUILT_IN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


class Digest(Protocol):
    """What is digested so far."""

    def update(self, data: bytes | memoryview, /) -> None:
        """Digest these bytes after those before them."""

    def digest(self) -> bytes:
        """Return the 32 bytes."""

    def hexdigest(self) -> str:
        """Return the 64 digits."""


def sha256(data: bytes | memoryview = b"", *, size: int | None = None) -> Digest:
    """Begin the digest of ``data``, of which more may follow: ``size`` bytes in all."""
    if (len(data) if size is None else size) < _MUCH:
        try:
            made: Digest = __import__(_BUILT_IN).sha256(data)
        except (ImportError, AttributeError):  # another Python
            pass
        else:
            return made
    import hashlib  # noqa: PLC0415 - see above

    return hashlib.sha256(data)
