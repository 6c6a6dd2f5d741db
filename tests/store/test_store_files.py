import errno
import os
import socket
import stat
import subprocess
import sys

import pytest

from tuiplanner.store import files
from tuiplanner.store.errors import StoreError

FAULTS = [
    (call, code)
    for call in ("open", "write", "fsync", "replace")
    for code in (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EMFILE)
]


def failing(code, *, after=0, only=None):
    """Return a stand-in for a call of ``os`` that fails after some good calls."""
    calls = []

    def wrap(real):
        def call(*args, **kwargs):
            if only is not None and not only(args):
                return real(*args, **kwargs)
            calls.append(args)
            if len(calls) > after:
                raise OSError(code, os.strerror(code))
            return real(*args, **kwargs)

        return call

    return wrap


@pytest.mark.parametrize(
    ("kind", "put"),
    [
        ("a directory", lambda path: path.mkdir()),
        ("a pipe", os.mkfifo),
        ("a device", lambda path: path.symlink_to("/dev/null")),
    ],
)
def test_only_a_regular_file_is_read_and_nothing_waits(kind, put, path, is_sentence):
    put(path)

    with pytest.raises(StoreError, match=f"is {kind}, not a file") as refusal:
        files.read(path)
    assert is_sentence(str(refusal.value), path)


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the whole path may be longer than a socket's may be
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        with pytest.raises(StoreError, match="regular file"):
            files.read(tmp_path / "s")


def test_a_loop_of_links_is_refused(path, opened, is_sentence):
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)

    with pytest.raises(StoreError, match="circle") as refusal:
        opened().read()
    assert is_sentence(str(refusal.value), path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(path, monkeypatch, is_sentence):
    with path.open("wb") as huge:
        huge.truncate(files.LIMIT + 1)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("it was read"))

    with pytest.raises(StoreError, match="is over 200 MB") as refusal:
        files.read(path)
    assert is_sentence(str(refusal.value), path)


def test_a_file_that_grows_over_the_limit_while_read_is_refused(path, monkeypatch):
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(files, "LIMIT", 100)
    monkeypatch.setattr(os, "read", lambda _descriptor, size: b"x" * size)

    with pytest.raises(StoreError, match="is over"):
        files.read(path)


def test_more_than_the_limit_is_not_written(path, monkeypatch):
    monkeypatch.setattr(files, "LIMIT", 3)
    files.replace(path, b"old")

    with pytest.raises(StoreError, match="take something out of it"):
        files.replace(path, b"four")
    assert path.read_bytes() == b"old"


def test_no_file_is_none(path):
    assert files.read(path) is None
    assert files.stamp(path) is None


def test_what_may_not_be_read_is_told(path, monkeypatch, is_sentence):
    path.write_bytes(b"{}")
    monkeypatch.setattr(os, "open", failing(errno.EACCES)(os.open))

    with pytest.raises(StoreError, match=r"could not be read \(permission denied\)") as refusal:
        files.read(path)
    assert is_sentence(str(refusal.value), path)


def test_a_replaced_file_is_whole_private_and_stamped(path):
    path.write_bytes(b"old")
    path.chmod(0o664)
    written = files.replace(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert written == (files.stamp(path), True)
    assert files.read(path) == (b"new", written.stamp)


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_return(
    path, monkeypatch
):
    steps = []

    def noting(name, real):
        def call(*args, **kwargs):
            what = args[0]
            if name == "fsync":
                what = "folder" if stat.S_ISDIR(os.fstat(what).st_mode) else "file"
            steps.append((name, what if isinstance(what, str) else ""))
            return real(*args, **kwargs)

        return call

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noting(name, getattr(os, name)))
    files.replace(path, b"new")

    assert steps == [("write", ""), ("fsync", "file"), ("replace", ""), ("fsync", "folder")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one[0]}-{errno.errorcode[one[1]]}")
def test_a_failed_write_leaves_the_old_file_and_no_temporary(
    fault, path, monkeypatch, names, is_sentence
):
    name, code = fault
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(code)(getattr(os, name)))
        with pytest.raises(StoreError, match=r"could not be written") as refusal:
            files.replace(path, b"new")

    assert is_sentence(str(refusal.value), path)
    assert path.read_bytes() == b"old"
    assert names(path.parent) == {path.name}
    files.replace(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_cut_short_by_the_system_goes_on(path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))

    files.replace(path, b"longer than three")
    assert path.read_bytes() == b"longer than three"


def is_folder(args):
    return stat.S_ISDIR(os.fstat(args[0]).st_mode)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_told_not_refused(code, path, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing(code, only=is_folder)(os.fsync))

    assert not files.replace(path, b"new").settled
    assert path.read_bytes() == b"new"


def test_a_folder_sync_that_fails_otherwise_is_a_failed_save(path, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing(errno.EIO, only=is_folder)(os.fsync))

    with pytest.raises(StoreError, match="input/output error"):
        files.replace(path, b"new")


def test_a_read_only_file_is_not_written_over(path, is_sentence):
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(StoreError, match="is read-only; allow writing with chmod") as refusal:
        files.replace(path, b"new")
    assert is_sentence(str(refusal.value), path)
    assert path.read_bytes() == b"old"


def test_a_planted_temporary_is_not_followed(path, monkeypatch, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    monkeypatch.setattr(os, "urandom", lambda count: b"\xab" * count)
    path.with_name(f".career.json.{os.getpid()}.{'ab' * 8}.tmp").symlink_to(victim)

    with pytest.raises(StoreError):
        files.replace(path, b"new")
    assert victim.read_bytes() == b"mine"


def test_folders_are_made_private_and_existing_ones_left_alone(tmp_path):
    tmp_path.chmod(0o755)
    files.make_folder(tmp_path / "a" / "b")

    modes = [
        stat.S_IMODE(one.stat().st_mode) for one in (tmp_path, tmp_path / "a", tmp_path / "a/b")
    ]
    assert modes == [0o755, 0o700, 0o700]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StoreError, match="could not be made"):
        files.make_folder(tmp_path / "file" / "folder")


def test_only_strays_of_dead_processes_are_swept(path, names):
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pass
    random = "0123456789abcdef"
    strays = {f".career.json.{child.pid}.{random}.tmp"}
    kept = {
        f".career.json.{os.getpid()}.{random}.tmp",
        f".career.json.1.{random}.tmp",
        f".other.json.{child.pid}.{random}.tmp",
        f".careerxjson.{child.pid}.{random}.tmp",
        f".career.json.{child.pid}.tmp",
        f".career.json.{child.pid}.{random}.tmp.old",
        f"career.json.{child.pid}.{random}.tmp",
        f".career.json.0.{random}.tmp",
    }
    for name in strays | kept:
        path.with_name(name).write_bytes(b"")

    files.sweep(path)

    assert names(path.parent) == kept


def test_sweeping_a_folder_that_is_not_there_is_nothing(tmp_path):
    files.sweep(tmp_path / "none" / "career.json")


def test_a_hostile_file_name_is_shown_harmless(tmp_path):
    (tmp_path / "\x1b[31m\udcff.json").mkdir()

    with pytest.raises(StoreError) as refusal:
        files.read(tmp_path / "\x1b[31m\udcff.json")
    assert "/␛[31m\N{REPLACEMENT CHARACTER}.json is a directory" in str(refusal.value)
