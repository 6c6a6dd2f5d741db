import pytest
from planner_moves import plain

from tuiplanner.career import goals
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Move
from tuiplanner.planner.words import said


class TestSetTexts:
    @pytest.mark.parametrize(
        ("what", "texts", "name"),
        [
            ("sail", {"title": "Sail far"}, "edit 'Sail' to 'Sail far'"),
            ("sail", {"why": "the sea"}, "set why of 'Sail'"),
            ("sail", {"tags": ""}, "clear tags of 'Sail'"),
            ("sail", {"due": "2027", "why": "x"}, "set why and due of 'Sail'"),
            ("sail", {"done_when": "x"}, "set done when of 'Sail'"),
            ("row", {"stage": "achieved"}, "edit 'Row'"),
            ("north", {"org": "South"}, "set organisation of 'Clerk'"),
            ("ana", {"name": "Anna"}, "edit 'Ana' to 'Anna'"),
            ("boat", {"text": "Rent a boat"}, "edit 'Buy a boat' to 'Rent a boat'"),
            ("win", {"job": ""}, "clear job of 'Won the regatta'"),
        ],
    )
    def test_the_change_is_named_by_the_fields(self, what, texts, name, planner, desk):
        one = getattr(desk, what)
        change = planner.records.set_texts(planner.career.table_of(one), one, texts)
        assert change.name == name

    def test_only_the_fields_that_differ_are_edited(self, planner, desk):
        change = planner.records.set_texts("goals", desk.sail, {"title": "Sail", "why": "x"})
        assert {edit.field for edit in change.edits} == {"why", "updated"}
        assert said(change) == "set why of 'Sail'; u undoes"
        goal = planner.career.goals[desk.sail]
        assert goal.updated > goal.created

    def test_where_nothing_differs_nothing_changes(self, planner, desk):
        before = planner.career
        texts = {"title": " Sail ", "stage": "in progress", "tags": "sea", "due": ""}
        assert planner.records.set_texts("goals", desk.sail, texts) is None
        assert planner.career is before

    @pytest.mark.parametrize(
        ("what", "texts", "reason"),
        [
            ("sail", {"title": " "}, "title cannot be empty"),
            ("sail", {"title": "a\x1bb"}, "control character"),
            ("sail", {"stage": ""}, "stage cannot be empty"),
            ("sail", {"moved": "x"}, "the moved of a goal is kept by careerboard"),
            ("sail", {"id": "5"}, "the id of a goal is kept by careerboard"),
            ("sail", {"hue": "5"}, "a goal has no field 'hue'; it has title, stage, why"),
            ("sail", {"created": "x"}, "the created of a goal is kept by careerboard"),
            ("row", {"achieved_on": "2020"}, "only an achieved goal has a day"),
            ("boat", {"goal": "row"}, "the goal of a step is kept by careerboard"),
            ("talk", {"date": ""}, "date cannot be empty"),
            ("north", {"end": "2019"}, "the end 2019 is before the start 2020"),
            ("win", {"date": "tomorrow"}, "2026-11-24 is after today"),
            ("win", {"mood": "x"}, "an entry has no field 'mood'"),
            ("win", {"job": "nobody"}, "no job is called 'nobody'"),
            ("ana", {"every": "5"}, "every is a number from 7 to 365"),
        ],
    )
    def test_what_does_not_fit_is_refused_in_words(self, what, texts, reason, planner, desk):
        before, one = planner.career, getattr(desk, what)
        with pytest.raises(Refused, match=reason):
            planner.records.set_texts(planner.career.table_of(one), one, {**texts})
        assert planner.career is before

    def test_one_wrong_value_refuses_them_all(self, planner, desk):
        with pytest.raises(Refused):
            planner.records.set_texts("goals", desk.sail, {"why": "x", "due": "never"})
        assert planner.career.goals[desk.sail].why == ""

    def test_a_record_that_is_gone_is_refused(self, planner):
        with pytest.raises(Refused, match="this entry is gone; it was deleted elsewhere"):
            planner.records.set_texts("entries", 404, {"text": "x"})

    def test_an_empty_text_empties_a_field(self, planner, desk):
        planner.records.set_texts("mentors", desk.ana, {"every": "", "role": "peer"})
        mentor = planner.career.mentors[desk.ana]
        assert (mentor.every, mentor.role) == (None, "peer")
        assert planner.records.clear("jobs", desk.north, "start").name == "clear start of 'Clerk'"
        assert planner.career.jobs[desk.north].start is None
        with pytest.raises(Refused, match="title cannot be empty"):
            planner.records.clear("jobs", desk.north, "title")

    def test_the_stage_of_a_goal_moves_its_card(self, planner, desk, today):
        _, other = planner.goals.add({"title": "Swim", "stage": "achieved"})
        planner.records.set_texts("goals", desk.row, {"stage": "achieved", "why": "x"})
        goal = planner.career.goals[desk.row]
        assert goals.column(planner.career, "achieved") == [desk.row, other]
        assert goal.moved == (Move("achieved", today),)
        assert (goal.achieved_on, goal.why) == (PartialDate.of(today), "x")
        planner.records.set_texts("goals", desk.row, {"stage": "idea"})
        assert planner.career.goals[desk.row].achieved_on is None

    def test_the_day_of_achievement_of_an_achieved_goal_is_editable(self, planner, desk):
        texts = {"stage": "achieved", "achieved_on": "2020-05"}
        planner.records.set_texts("goals", desk.row, texts)
        assert planner.career.goals[desk.row].achieved_on == PartialDate(2020, 5)
        planner.records.set_texts("goals", desk.row, {"achieved_on": ""})
        assert planner.career.goals[desk.row].achieved_on is None
        assert planner.career.goals[desk.row].stage == "achieved"


def test_emptying_a_title_that_may_be_empty_is_called_clearing(planner, desk):
    change = planner.records.clear("talks", desk.talk, "topics")
    assert said(change) == "cleared talked about of 'boats'; u undoes"
    change = planner.records.set_texts("talks", desk.talk, {"topics": "oars"})
    assert change.name == "edit '' to 'oars'"


class TestLists:
    def test_a_link_is_added_and_taken_away(self, planner, desk):
        change = planner.records.add_to_list("goals", desk.row, "mentors", desk.ana)
        assert planner.career.goals[desk.row].mentors == (desk.ana,)
        assert said(change) == "linked 'Ana' to 'Row'; u undoes"
        change = planner.records.take_from_list("goals", desk.row, "mentors", desk.ana)
        assert planner.career.goals[desk.row].mentors == ()
        assert said(change) == "unlinked 'Ana' from 'Row'; u undoes"

    def test_a_tag_is_taken_away_by_its_text(self, planner, desk):
        change = planner.records.take_from_list("goals", desk.sail, "tags", "Sea")
        assert planner.career.goals[desk.sail].tags == ()
        assert said(change) == "unlinked 'Sea' from 'Sail'; u undoes"

    def test_a_tag_is_there_in_any_letter_case_and_spelled_as_it_is_elsewhere(self, planner, desk):
        assert planner.records.add_to_list("goals", desk.sail, "tags", "SEA ") is None
        planner.records.add_to_list("goals", desk.row, "tags", "sea")
        planner.records.add_to_list("goals", desk.row, "tags", "oars, two")
        assert planner.career.goals[desk.row].tags == ("Sea", "oars, two")

    def test_a_list_holds_at_most_50_tags(self, planner, desk):
        fifty = tuple(f"tag {number}" for number in range(50))
        planner.records.set_values("goals", desk.row, tags=fifty)
        with pytest.raises(Refused, match="51 tags are too many; at most 50 fit"):
            planner.records.add_to_list("goals", desk.row, "tags", "one more")

    def test_what_is_there_already_or_not_there_changes_nothing(self, planner, desk):
        before = planner.career
        assert planner.records.add_to_list("goals", desk.sail, "mentors", desk.ana) is None
        assert planner.records.take_from_list("goals", desk.row, "mentors", desk.ana) is None
        assert planner.career is before

    def test_a_list_holds_at_most_50_links(self, planner, desk):
        fifty = range(1, 51)
        planner.records.set_values("goals", desk.row, jobs=tuple(fifty))
        with pytest.raises(Refused, match="51 links are too many; at most 50 fit"):
            planner.records.add_to_list("goals", desk.row, "jobs", desk.north)
        assert len(planner.career.goals[desk.row].jobs) == 50

    def test_a_record_that_is_gone_is_refused(self, planner, desk):
        for act in (planner.records.add_to_list, planner.records.take_from_list):
            with pytest.raises(Refused, match="this goal is gone"):
                act("goals", 404, "jobs", desk.north)

    def test_two_sessions_can_both_add_and_each_undoes_its_own(self, planner, desk, elsewhere):
        planner.records.set_texts("goals", desk.sail, {"tags": "Sea, wind"})
        elsewhere.edits("goals", desk.sail, tags=["Sea", "wind", "theirs"])
        planner.undo()
        assert planner.career.goals[desk.sail].tags == ("Sea", "theirs")
        planner.redo()
        assert planner.career.goals[desk.sail].tags == ("Sea", "theirs", "wind")


class TestDelete:
    def test_a_goal_goes_with_its_steps_and_the_links_to_it(self, planner, desk):
        change = planner.records.delete([("goals", desk.sail)])
        career = planner.career
        assert desk.sail not in career.goals
        assert not {desk.boat, desk.knots} & {*career.steps}
        assert career.entries[desk.win].goals == ()
        assert career.talks[desk.talk].goals == ()
        assert said(change) == "deleted 'Sail'; u undoes"

    def test_a_mentor_goes_with_talks_and_their_promises(self, planner, desk):
        planner.records.delete([("mentors", desk.ana)])
        career = planner.career
        assert desk.ana not in career.mentors
        assert not career.talks
        assert not career.promises
        assert career.goals[desk.sail].mentors == ()

    def test_a_job_leaves_its_entries(self, planner, desk):
        planner.records.delete([("jobs", desk.north)])
        assert planner.career.entries[desk.win].job is None
        assert planner.career.goals[desk.sail].jobs == ()

    def test_a_holder_of_several_links_keeps_the_others(self, planner, desk):
        planner.records.set_values("entries", desk.win, goals=(desk.row, desk.sail))
        planner.records.delete([("goals", desk.sail)])
        assert planner.career.entries[desk.win].goals == (desk.row,)

    def test_every_deleted_record_leaves_a_tombstone(self, planner, desk):
        planner.records.set_values("goals", desk.sail, src={"format": "x", "id": "7"})
        change = planner.records.delete([("goals", desk.sail)])
        stones = planner.career.rows["tombstones"]
        assert {one: stone["table"] for one, stone in stones.items()} == {
            desk.sail: "goals", desk.boat: "steps", desk.knots: "steps",
        }  # fmt: skip
        assert {stone["at"] for stone in stones.values()} == {change.at}
        assert stones[desk.sail]["src"] == {"format": "x", "id": "7"}
        assert "src" not in stones[desk.boat]

    def test_undo_brings_all_of_it_back(self, planner, desk):
        before = plain(planner.career)
        for key in (("goals", desk.sail), ("mentors", desk.ana), ("jobs", desk.north)):
            planner.records.delete([key])
            planner.undo()
            assert plain(planner.career) == before

    def test_what_came_back_is_updated_after_its_tombstone(self, planner, desk):
        planner.records.delete([("goals", desk.row)])
        planner.undo()
        stone = planner.career.rows["tombstones"][desk.row]
        assert planner.career.goals[desk.row].updated > stone["at"]
        planner.redo()
        assert planner.career.rows["tombstones"][desk.row]["at"] > stone["at"]

    def test_only_a_wish_to_delete_remembers_where_a_record_came_from(self, planner, desk):
        source = {"format": "x", "id": "7"}
        made = planner.goals.make(batch := planner.batch(), {"title": "Import", "src": source})
        planner.commit("import 1 goal from x", batch.edits)
        planner.undo()
        stones = planner.career.rows["tombstones"]
        assert stones[made.id] == {"table": "goals", "at": stones[made.id]["at"], "undone": True}
        planner.redo()
        planner.records.delete([("goals", made.id)])
        assert planner.career.rows["tombstones"][made.id]["src"] == source
        assert "undone" not in planner.career.rows["tombstones"][made.id]
        planner.undo()
        planner.redo()
        assert planner.career.rows["tombstones"][made.id]["src"] == source
        assert "undone" not in planner.career.rows["tombstones"][made.id]

    def test_several_are_named_by_their_kind_or_as_records(self, planner, desk):
        name = planner.records.delete([("goals", desk.sail), ("goals", desk.row)]).name
        assert name == "delete 2 goals"
        name = planner.records.delete([("entries", desk.win), ("mentors", desk.ana)]).name
        assert name == "delete 2 records"

    def test_a_child_that_went_with_its_parent_is_not_deleted_twice(self, planner, desk):
        change = planner.records.delete([("goals", desk.sail), ("steps", desk.boat)])
        assert change.name == "delete 'Sail'"

    def test_what_is_gone_already_changes_nothing(self, planner, desk):
        before = planner.career
        assert planner.records.delete([("goals", 404)]) is None
        assert planner.records.delete([]) is None
        assert planner.career is before

    def test_an_id_is_never_used_again(self, planner, desk, monkeypatch):
        planner.records.delete([("goals", desk.row)])
        ids = iter([desk.row, desk.sail, desk.boat, 77])
        monkeypatch.setattr(planner, "ids", lambda: next(ids))
        assert planner.goals.add({"title": "Swim"})[1] == 77


class TestRename:
    def test_a_record_gets_the_slug_of_its_new_title(self, planner, desk):
        change = planner.records.rename("goals", desk.sail, " Sail far ")
        goal = planner.career.goals[desk.sail]
        assert (goal.title, goal.slug) == ("Sail far", "sail-far")
        assert said(change) == "renamed 'Sail' to sail-far; u undoes"
        assert planner.records.rename("mentors", desk.ana, "Anna").name == "rename 'Ana' to anna"

    def test_a_title_edited_in_place_keeps_its_slug(self, planner, desk):
        planner.records.set_texts("goals", desk.sail, {"title": "Swim"})
        assert planner.career.goals[desk.sail].slug == "sail"

    def test_its_own_slug_is_not_in_its_way_but_anothers_is(self, planner, desk):
        assert planner.records.rename("goals", desk.sail, "Sail") is None
        planner.records.rename("goals", desk.sail, "sail!")
        assert planner.career.goals[desk.sail].slug == "sail"
        planner.records.rename("goals", desk.row, "Sail")
        assert planner.career.goals[desk.row].slug == "sail-2"

    def test_what_has_no_slug_or_no_title_is_refused(self, planner, desk):
        with pytest.raises(Refused, match="an entry has no slug; use careerboard edit"):
            planner.records.rename("entries", desk.win, "x")
        with pytest.raises(Refused, match="a step has no slug"):
            planner.records.rename("steps", desk.boat, "x")
        with pytest.raises(Refused, match="title cannot be empty"):
            planner.records.rename("goals", desk.sail, " ")
        with pytest.raises(Refused, match="this goal is gone"):
            planner.records.rename("goals", 404, "x")


class TestSpelling:
    def test_a_tag_takes_the_first_spelling_in_use(self, planner, desk):
        _, one = planner.goals.add({"title": "x", "tags": "SEA, Wind"})
        planner.mentors.add({"name": "Bo", "topics": "wind"})
        assert planner.career.goals[one].tags == ("Sea", "Wind")
        assert planner.career.tags == ("Sea", "Wind")
