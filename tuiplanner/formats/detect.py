"""Read a file of whatever kind it turns out to be."""

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.formats import jsonresume, kinds
from tuiplanner.formats.proposal import Proposal


def read(data: bytes, name: str) -> Proposal:
    """Return what the file proposes, its kind told from the content.

    Raises :class:`Refused` in a sentence that begins with ``name`` and says what the file is.
    """
    try:
        return _read(data, name)
    except Refused as refusal:
        raise Refused(f"{shown(name)}: {refusal}") from None


def _read(data: bytes, name: str) -> Proposal:
    if kind := kinds.of_bytes(data, name):
        raise Refused(f"this is {kind}; {jsonresume.READS}")
    return jsonresume.read(data)
