import threading

import pytest

from tuiplanner.store import saver as saver_module
from tuiplanner.store.errors import StoreError
from tuiplanner.store.saver import Failed, Saved, Saver, Saving

LONG = 10
NEVER = 3600


def test_a_submitted_change_is_on_the_disk_when_told(saver, events, opened, make):
    saver.start()
    change = make.goal(5)
    saver.submit(change)

    assert saver.wait(LONG)
    assert events.all == [Saving(), Saved((change.id,), None)]
    assert saver.pending == 0
    assert opened().read()["goals"][5]["title"] == "Sail"


def test_nothing_counts_as_saved_before_it_was_told(faulty, make):
    telling, told = threading.Event(), threading.Event()

    def listen(event):
        if isinstance(event, Saved):
            telling.set()
            assert told.wait(LONG)

    saver = Saver(faulty, listen, poll_seconds=NEVER)
    saver.start()
    saver.submit(make.goal(5))
    assert telling.wait(LONG)
    assert saver.pending == 0
    assert not saver.wait(0)
    told.set()
    assert saver.wait(LONG)
    assert saver.close(LONG)


def test_changes_that_wait_are_saved_together_in_order(saver, events, faulty, make):
    changes = [make.goal(number) for number in range(1, 21)]
    for change in changes:
        saver.submit(change)
    assert saver.pending == 20
    saver.start()

    assert saver.wait(LONG)
    assert faulty.batches == [20]
    assert events.all[-1] == Saved(tuple(change.id for change in changes), None)


def test_changes_made_in_one_breath_are_saved_together_unless_somebody_waits(
    saver, faulty, make, monkeypatch
):
    breathing, is_urgent = threading.Event(), saver._is_urgent
    monkeypatch.setattr(saver_module, "_BREATH_SECONDS", NEVER)
    monkeypatch.setattr(saver, "_is_urgent", lambda: breathing.set() or is_urgent())
    saver.start()
    saver.submit(make.goal(5))
    assert breathing.wait(LONG)
    saver.submit(make.goal(6))
    assert saver.wait(LONG)
    assert faulty.batches == [2]
    saver.submit(make.goal(7))
    assert saver.close(LONG)
    assert faulty.batches == [2, 1]


def test_submit_does_not_wait_for_a_save_on_its_way(opened, make, events):
    datafile = opened()
    entered, release = threading.Event(), threading.Event()
    real = datafile.commit

    def slow(changes):
        entered.set()
        assert release.wait(LONG)
        return real(changes)

    datafile.commit = slow
    saver = Saver(datafile, events, poll_seconds=NEVER)
    saver.start()
    saver.submit(make.goal(5))
    assert entered.wait(LONG)
    saver.submit(make.goal(6))
    saver.submit(make.goal(7))
    assert saver.pending == 3
    assert not saver.wait(0)
    release.set()

    assert saver.close(LONG)
    assert [len(event.changes) for event in events.all if isinstance(event, Saved)] == [1, 2]
    assert sorted(opened().read()["goals"]) == [5, 6, 7]


def test_a_failure_is_told_once_and_nothing_is_forgotten(saver, events, faulty, opened, make):
    faulty.errors = [StoreError("the disk is full; free some space")] * 2
    saver.start()
    saver.submit(make.goal(5))
    events.wait_for(Failed)
    assert not saver.wait(0)
    saver.submit(make.goal(6))
    saver.submit(make.goal(7))

    assert saver.wait(LONG)
    assert [event for event in events.all if isinstance(event, Failed)] == [
        Failed("the disk is full; free some space")
    ]
    assert sorted(opened().read()["goals"]) == [5, 6, 7]
    assert saver.pending == 0


def test_another_reason_is_told_too_and_the_same_again_after_a_save(saver, events, faulty, make):
    faulty.errors = [StoreError("full"), StoreError("gone"), StoreError("full")]
    saver.start()
    for number in range(5, 8):
        saver.submit(make.goal(number))
        events.wait_for(Failed, min(number - 4, 2))
        faulty.until(lambda want=number - 4: len(faulty.batches) >= want)
    saver.submit(make.goal(8))
    assert saver.wait(LONG)
    faulty.errors = [StoreError("full")]
    saver.submit(make.goal(9))

    reasons = [event.reason for event in events.wait_for(Failed, 3)]
    assert reasons == ["full", "gone", "full"]


def test_a_failed_save_is_tried_again_by_itself_with_growing_pauses(
    saver, faulty, opened, make, monkeypatch
):
    monkeypatch.setattr(saver_module, "_FIRST_RETRY", 0.001)
    saver._retry_after = 0.001
    pauses = []
    real = saver._time_left
    monkeypatch.setattr(saver, "_time_left", lambda: pauses.append(saver._retry_after) or real())
    faulty.errors = [StoreError("full")] * 4
    saver.start()
    saver.submit(make.goal(5))

    assert saver.wait(LONG)
    assert faulty.batches == [1] * 5
    assert [round(pause * 1000) for pause in dict.fromkeys(pauses)] == [1, 2, 4, 8, 16]
    assert saver._retry_after == 0.001
    assert opened().read()["goals"][5]["title"] == "Sail"


def test_the_pause_between_tries_ends_at_thirty_seconds(faulty, events, make):
    saver = Saver(faulty, events)
    faulty.errors = [StoreError("full")] * 9
    pauses = []
    for _ in range(9):
        pauses.append(saver._retry_after)
        saver._save((make.goal(5),))

    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_fault_of_our_own_is_a_failure_too(saver, events, faulty, opened, make):
    faulty.errors = [KeyError("goals")]
    saver.start()
    saver.submit(make.goal(5))
    assert events.wait_for(Failed) == [
        Failed("careerboard met a fault of its own (KeyError: 'goals')")
    ]
    saver.submit(make.goal(6))

    assert saver.wait(LONG)
    assert sorted(opened().read()["goals"]) == [5, 6]


def test_a_listener_that_fails_does_not_stop_the_saving(faulty, opened, make):
    def listen(_event):
        raise RuntimeError("the screen is gone")

    saver = Saver(faulty, listen, poll_seconds=NEVER)
    saver.start()
    saver.submit(make.goal(5))
    assert saver.wait(LONG)
    saver.submit(make.goal(6))

    assert saver.close(LONG)
    assert sorted(opened().read()["goals"]) == [5, 6]


def test_close_saves_what_waits_and_ends_the_thread(saver, opened, make):
    saver.start()
    saver.submit(make.goal(5))

    assert saver.close(LONG)
    assert not saver._thread.is_alive()
    assert opened().read()["goals"][5]["title"] == "Sail"
    with pytest.raises(RuntimeError):
        saver.submit(make.goal(6))


def test_close_gives_up_when_it_cannot_save_in_time(faulty, events, make):
    faulty.errors = [StoreError("full")] * 100
    saver = Saver(faulty, events, poll_seconds=NEVER)
    saver._retry_after = NEVER
    saver.start()
    saver.submit(make.goal(5))
    events.wait_for(Failed)

    assert not saver.close(0.01)
    saver._thread.join(LONG)
    assert not saver._thread.is_alive()
    assert saver.pending == 1


def test_close_without_start_says_what_is_not_saved(faulty, events, make):
    assert Saver(faulty, events).close(LONG)
    saver = Saver(faulty, events)
    saver.submit(make.goal(5))
    assert not saver.close(LONG)


def test_an_unsaved_change_does_not_keep_the_process_alive(saver):
    assert saver._thread.daemon
