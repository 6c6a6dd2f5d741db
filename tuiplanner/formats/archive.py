"""The files inside a zip that somebody sent: only those asked for, and none that does harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import shown
from tuiplanner.formats.source import FILE_LIMIT

_ENTRIES = 10_000
_WANTED = 100
_ENTRY = b"PK\x01\x02"
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, KeyError, NotImplementedError,
    OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
_DAMAGED = "the zip archive is damaged; download it again and import that"


def names(data: bytes) -> list[str]:
    """Return the names of the files inside, folders left out.

    Raises :class:`Refused` for a damaged archive, one of more than 10,000 entries, and one with
    an entry that points outside of it.
    """
    if data.count(_ENTRY) > _ENTRIES:
        raise Refused(f"the zip archive has more than {_ENTRIES:,} entries; choose another file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [one.filename for one in archive.infolist() if not one.is_dir()]
    except _BROKEN:
        raise Refused(_DAMAGED) from None
    for name in found:
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or not parts[0]:
            raise Refused(
                f"the zip archive has an entry '{shown(name)[:60]}' that points outside of it; "
                "nothing was read"
            )
    return found


def members(data: bytes, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give (name, bytes) of the wanted files one by one.

    Raises :class:`Refused` for more than 100 files and for more than 20 MB in all, whatever size
    the archive claims, for a file with a password and for a damaged one.
    """
    if len(wanted) > _WANTED:
        raise Refused(f"the zip has {len(wanted):,} files to read; no export has, choose another")
    left = FILE_LIMIT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in wanted:
                info = archive.getinfo(name)
                if info.flag_bits & 1:
                    raise Refused(f"{shown(name)} in the zip has a password; unpack it first")
                with archive.open(info) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    which = f"{shown(name)} in the zip has" if name == wanted[0] else "the zip has"
                    raise Refused(
                        f"{which} more than {FILE_LIMIT // 2**20} MB to read; "
                        "no export has, choose another file"
                    )
                yield name, content
    except _BROKEN:
        raise Refused(_DAMAGED) from None
