import pytest

from tuiplanner.career.errors import Refused
from tuiplanner.planner.words import said


def test_a_person_is_added_from_what_is_typed(planner):
    change, one = planner.mentors.add({"name": "Ana", "topics": "asking, boats", "every": "14"})
    mentor = planner.career.mentors[one]
    assert (mentor.name, mentor.topics, mentor.every) == ("Ana", ("asking", "boats"), 14)
    assert (mentor.role, mentor.slug) == ("mentor", "ana")
    assert said(change) == "added 'Ana'; u undoes"


def test_a_person_may_have_no_cadence_but_must_have_a_name(planner):
    _, one = planner.mentors.add({"name": "Ana", "every": ""})
    assert planner.career.mentors[one].every is None
    with pytest.raises(Refused, match="name cannot be empty"):
        planner.mentors.add({})


class TestTalks:
    def test_a_talk_was_today_unless_said_otherwise(self, planner, desk, today):
        change, one = planner.mentors.log_talk(desk.ana, "boats")
        talk = planner.career.talks[one]
        assert (talk.mentor, talk.date, talk.topics) == (desk.ana, today, "boats")
        assert said(change) == "logged talk with 'Ana'; u undoes"
        _, then = planner.mentors.log_talk(desk.ana, "", {"date": "fri", "goals": "sail"})
        talk = planner.career.talks[then]
        assert (str(talk.date), talk.goals) == ("2026-11-20", (desk.sail,))

    def test_a_talk_to_come_is_planned(self, planner, desk):
        change, one = planner.mentors.log_talk(desk.ana, "boats", {"date": "tomorrow"})
        assert str(planner.career.talks[one].date) == "2026-11-24"
        assert said(change) == "added talk with 'Ana' planned for 24 Nov; u undoes"

    def test_a_talk_must_have_a_day_and_a_person(self, planner, desk):
        with pytest.raises(Refused, match="date cannot be empty"):
            planner.mentors.log_talk(desk.ana, "boats", {"date": ""})
        with pytest.raises(Refused, match="'2026-03' is no single day"):
            planner.mentors.log_talk(desk.ana, "boats", {"date": "2026-03"})
        with pytest.raises(Refused, match="this mentor is gone"):
            planner.mentors.log_talk(404, "boats")


class TestPromises:
    def test_a_promise_is_mine_or_theirs(self, planner, desk):
        change, one = planner.mentors.promise(desk.talk, " Send it ")
        promise = planner.career.promises[one]
        assert (promise.talk, promise.text, promise.who) == (desk.talk, "Send it", "me")
        assert said(change) == "added promise 'Send it'; u undoes"
        _, theirs = planner.mentors.promise(desk.talk, "Call", "them")
        assert planner.career.promises[theirs].who == "them"

    def test_an_empty_promise_is_refused(self, planner, desk):
        with pytest.raises(Refused, match="text cannot be empty"):
            planner.mentors.promise(desk.talk, "")

    def test_a_promise_of_a_talk_that_is_gone_is_refused(self, planner):
        with pytest.raises(Refused, match="this talk is gone; it was deleted elsewhere"):
            planner.mentors.promise(404, "x")

    def test_a_promise_is_ticked_when_kept(self, planner, desk, today):
        assert said(planner.mentors.tick([desk.book])) == "ticked 'Send the book'; u undoes"
        assert planner.career.promises[desk.book].done == today
        assert said(planner.mentors.tick([desk.book])) == "unticked 'Send the book'; u undoes"
        assert planner.career.promises[desk.book].done is None


def test_a_relation_ends_and_is_resumed(planner, desk, today):
    assert said(planner.mentors.end([desk.ana])) == "ended with 'Ana'; u undoes"
    assert planner.career.mentors[desk.ana].ended == today
    assert said(planner.mentors.end([desk.ana])) == "resumed with 'Ana'; u undoes"
    assert planner.career.mentors[desk.ana].ended is None


def test_a_topic_is_queued_ticked_and_deleted_with_its_person(planner, desk, today):
    change, one = planner.mentors.add_topic(desk.ana, "How to say no")
    assert change.name == "add topic 'How to say no' for 'Ana'"
    topic = planner.career.topics[one]
    assert (topic.mentor, topic.goal, topic.done) == (desk.ana, None, None)
    assert planner.mentors.tick_topics([one]).name == "tick 'How to say no'"
    assert planner.career.topics[one].done == today
    assert planner.mentors.tick_topics([one]).name == "untick 'How to say no'"
    planner.records.delete([("mentors", desk.ana)])
    assert not planner.career.rows["topics"]


def test_a_topic_needs_a_text_and_a_mentor(planner, desk):
    with pytest.raises(Refused, match="text cannot be empty"):
        planner.mentors.add_topic(desk.ana, " ")
    with pytest.raises(Refused, match="this mentor is gone"):
        planner.mentors.add_topic(77, "How to say no")
    assert not planner.career.rows.get("topics")


def test_an_idea_of_a_talk_is_linked_and_ticks_its_topic_in_one_change(planner, desk, today):
    _, topic = planner.mentors.add_topic(desk.ana, "How to say no")
    change, goal = planner.goals.add_idea("Say no twice", desk.ana, topic=topic)
    assert change.name == "add idea 'Say no twice'"
    made = planner.career.goals[goal]
    assert (made.stage, made.mentors) == ("idea", (desk.ana,))
    assert planner.career.topics[topic].done == today
    planner.undo()
    assert goal not in planner.career.goals
    assert planner.career.topics[topic].done is None


def test_an_idea_leaves_a_topic_that_is_done_and_stands_without_one(planner, desk):
    _, topic = planner.mentors.add_topic(desk.ana, "How to say no")
    planner.records.set_texts("topics", topic, {"done": "2026-11-01"})
    planner.goals.add_idea("Say no twice", desk.ana, topic=topic)
    assert str(planner.career.topics[topic].done) == "2026-11-01"
    planner.goals.add_idea("Say yes", desk.ana, topic=77)
    planner.goals.add_idea("Say maybe", desk.ana)
    assert len(planner.career.goals) == 5
    with pytest.raises(Refused, match="this mentor is gone"):
        planner.goals.add_idea("Say no", 77)
