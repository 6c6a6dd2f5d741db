"""What the save thread does between saves, and what it tells of others."""

from collections import Counter

from tuiplanner.store.errors import StoreError
from tuiplanner.store.saver import Failed, Noticed, Reloaded, Saved, Saver

LONG = 10
NEVER = 3600


def test_what_others_saved_comes_with_the_save(saver, events, opened, make):
    other = opened("two")
    other.read()
    other.commit([make.goal(5)])
    saver.start()
    saver.submit(make.goal(6))
    assert saver.wait(LONG)

    (saved,) = events.wait_for(Saved)
    assert sorted(saved.tables["goals"]) == [5, 6]


def test_what_others_saved_is_noticed_between_saves(faulty, events, opened, make):
    saver = Saver(faulty, events, poll_seconds=0.001)
    saver.start()
    other = opened("two")
    other.read()
    tables = other.commit([make.goal(5)]).tables

    assert events.wait_for(Reloaded) == [Reloaded(tables)]
    assert saver.close(LONG)


def test_a_trouble_in_looking_is_told_once_until_it_is_over(faulty, events):
    faulty.poll_errors = [StoreError("damaged")]
    saver = Saver(faulty, events, poll_seconds=0.001)
    saver.start()
    events.wait_for(Noticed)
    faulty.until(lambda: faulty.polls > 3)
    assert events.all == [Noticed("damaged")]
    faulty.poll_errors = []
    polls = faulty.polls
    faulty.until(lambda: faulty.polls > polls + 2)
    faulty.poll_errors = [StoreError("damaged")]

    assert events.wait_for(Noticed, 2) == [Noticed("damaged")] * 2
    assert saver.close(LONG)


def test_polls_go_on_while_a_save_fails(faulty, events, opened, make):
    faulty.errors = [StoreError("full")]
    saver = Saver(faulty, events, poll_seconds=0.001)
    saver._retry_after = NEVER
    saver.start()
    saver.submit(make.goal(5))
    events.wait_for(Failed)
    other = opened("two")
    other.read()
    other.commit([make.goal(6)])

    assert sorted(events.wait_for(Reloaded)[0].tables["goals"]) == [6]
    saver.submit(make.goal(7))
    assert saver.close(LONG)


def test_an_idle_thread_sleeps(faulty, events):
    saver = Saver(faulty, events, poll_seconds=NEVER)
    waits = Counter()
    real = saver._time_left
    saver._time_left = lambda: waits.update(("wait",)) or real()
    saver.start()
    assert saver.close(LONG)

    assert waits["wait"] <= 2
    assert faulty.polls == 0


def test_notices_are_told(saver, events, opened, make, faulty):
    faulty.notices.append("one")
    faulty.notices.append("two")
    saver.start()
    saver.submit(make.goal(5))

    assert events.wait_for(Noticed, 2) == [Noticed("one"), Noticed("two")]
    assert faulty.notices == []
