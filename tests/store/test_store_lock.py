import errno
import os
import stat
import threading

import pytest

from tuiplanner.store.errors import StoreError
from tuiplanner.store.lock import locked


def test_a_held_lock_is_refused_in_words_when_the_time_is_up(path, is_sentence):
    with locked(path), pytest.raises(StoreError) as refusal, locked(path, 0.01):
        pytest.fail("two sessions hold one lock")

    assert is_sentence(str(refusal.value), path)
    assert "locked by another session for over 0.01 seconds" in str(refusal.value)


def test_a_lock_let_go_is_taken_by_the_one_who_waits(path):
    held, order = threading.Event(), []

    def hold():
        with locked(path):
            held.set()
            waiting.wait(10)
            order.append("first")

    waiting = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    waiting.set()
    with locked(path, 10):
        order.append("second")
    thread.join(10)

    assert order == ["first", "second"]


def test_the_lock_is_free_after_an_error_inside(path):
    with pytest.raises(KeyError), locked(path):
        raise KeyError
    with locked(path, 0):
        pass


def test_the_lock_file_is_private_and_stays(path):
    with locked(path):
        pass
    lock = path.with_name(".career.json.lock")

    assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_a_lock_file_that_is_a_link_is_not_followed(path, tmp_path):
    path.with_name(".career.json.lock").symlink_to(tmp_path / "victim")

    with pytest.raises(StoreError, match="could not be opened"), locked(path):
        pass
    assert not (tmp_path / "victim").exists()


def test_no_descriptor_is_left_open_or_inherited(path, monkeypatch):
    opened = []
    real = os.open

    def noting(*args, **kwargs):
        opened.append(real(*args, **kwargs))
        return opened[-1]

    monkeypatch.setattr(os, "open", noting)
    with locked(path):
        assert not os.get_inheritable(opened[0])
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        os.fstat(opened[0])


def test_a_folder_where_no_lock_can_be_made_is_told(path, monkeypatch, is_sentence):
    def refuse(*_args, **_kwargs):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match="read-only file system") as refusal, locked(path):
        pass
    assert is_sentence(str(refusal.value), path.with_name(".career.json.lock"))
