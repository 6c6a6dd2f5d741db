"""Playbooks and proof: lines that are ticked, edited in place and then taken together."""

import pytest
from tui_cases import EXAM, GRANTS, MEETUP, SPONSOR

from tuiplanner.career.goals import evidence
from tuiplanner.career.playbooks import named
from tuiplanner.tui.playbooks import edited, lines, read, written
from tuiplanner.tui.screens.ticking import Ticking
from tuiplanner.tui.widgets.choice import PutBack

MENTOR = named("find-a-mentor")
TITLES = [goal.title for goal in MENTOR.goals]


async def to_text(seat, text: str) -> None:
    """Walk down to the first line that begins with a text."""
    listed = seat.modal._list
    await seat.press("g")
    for _ in listed.rows:
        row = next(row for row in listed.rows if row.place == listed.cursor)
        if row.text.startswith(text):
            return
        await seat.press("j")
    raise AssertionError(text)


async def test_what_was_changed_is_there_again_after_the_playbook_was_left(sit):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, TITLES[1])
        await seat.press("e")
        await seat.write(" soon")
        await seat.press("enter", "escape")
        assert seat.message == "nothing added; u goes on with what you changed, so does P"
        await seat.press("P", *"find", "enter")
        assert f"{TITLES[1]} soon" in seat.text
        await seat.press("enter")
        assert seat.has("goals", f"{TITLES[1]} soon")
        await seat.press("u", "P", *"find", "enter")
        assert f"{TITLES[1]} soon" not in seat.text


async def test_u_goes_on_with_a_playbook_that_was_left(sit):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, "Pick one topic")
        await seat.press("space", "d", "ctrl+u", *"+2w", "enter", "escape", "u")
        assert isinstance(seat.modal, Ticking)
        assert "[ ] Pick one topic and write it as a question" in seat.text
        await seat.press("escape", "D")
        assert "Reopen: playbook find a mentor, changed" in seat.text
        await seat.press(*"drop", "enter")
        assert seat.message.startswith("dropped playbook find a mentor, changed")
        await seat.press("P", *"find", "enter", "escape")
        assert seat.message == "left as it was"


async def test_what_is_put_back_in_a_playbook_is_not_lost(sit):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, TITLES[1])
        await seat.press("e", *" soon", "escape")
        assert f"{TITLES[1]} soon" not in seat.text
        await seat.press("u")
        assert f"{TITLES[1]} soon" in seat.text
        await seat.press("escape", "escape", "u", "u", "enter", "enter")
        assert seat.has("goals", f"{TITLES[1]} soon")


async def test_a_step_gets_another_day_or_none(sit):
    async with sit() as seat:
        await seat.press("P", *"find", "enter", "d")
        assert "only a step is due on a day" in seat.text
        await to_text(seat, "Pick one topic")
        await seat.press("d", "ctrl+u", *"some day", "enter")
        assert "'some day' is not a date" in seat.text
        assert "[x] Pick one topic" in seat.text
        assert "⏎ save" in seat.footer
        await seat.press("ctrl+u", *"2026-12-24", "enter")
        assert "due 24 Dec" in seat.text
        await to_text(seat, "Write three situations")
        await seat.press("d", "ctrl+u", "enter", "enter")
        due = {one.text: one.due for one in seat.career.steps.values()}
        assert str(due["Pick one topic and write it as a question"]) == "2026-12-24"
        assert due[MENTOR.goals[0].steps[0].text] is None


@pytest.mark.parametrize("typed", ["", " soon"])
async def test_a_line_typed_at_a_crash_is_offered_again(sit, tmp_path, typed):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, TITLES[2])
        await seat.press("space")
        await to_text(seat, TITLES[1])
        await seat.press("e", *typed)
    for path in (tmp_path / "state").rglob("drafts/test.*"):
        path.rename(path.with_stem("dead"))
    async with sit() as seat:
        what = "playbook find a mentor, changed"
        assert seat.message == f"typed, not saved: {what}; u reopens it, D lists"
        await seat.press("u")
        assert f"{TITLES[1]}{typed}" in seat.text
        await seat.press("enter")
        assert seat.has("goals", f"{TITLES[1]}{typed}")
        assert not seat.has("goals", TITLES[2])


async def test_a_day_typed_at_a_crash_is_not_lost(sit, tmp_path):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, "Pick one topic")
        await seat.press("d", "ctrl+u", *"2026-12-24")
    for path in (tmp_path / "state").rglob("drafts/test.*"):
        path.rename(path.with_stem("dead"))
    async with sit() as seat:
        await seat.press("u", "u", "enter", "enter")
        due = {one.text: str(one.due) for one in seat.career.steps.values()}
        assert due["Pick one topic and write it as a question"] == "2026-12-24"


async def test_a_day_that_was_only_looked_at_is_no_draft(sit, tmp_path):
    async with sit() as seat:
        await seat.press("P", *"find", "enter")
        await to_text(seat, "Pick one topic")
        await seat.press("d")
    assert not list((tmp_path / "state").rglob("drafts/*.json"))


def test_lines_that_were_written_are_read_again(today):
    shown = lines(MENTOR, today)
    shown[1] = shown[1]._replace(text="a [x] 2026-01-01 b", on=False)
    shown[4] = shown[4]._replace(due=None)
    for put_back in (None, PutBack(1, False, "~ x"), PutBack(4, True, "fri")):
        assert read(lines(MENTOR, today), written(shown, put_back)) == (shown, put_back)


def test_a_line_that_no_playbook_has_any_more_is_left_out(today):
    assert read(lines(MENTOR, today), "9.title [ ] - gone\n~9.why text x") == (
        lines(MENTOR, today),
        None,
    )


# the lines of a playbook


def test_what_is_left_alone_is_the_playbook_itself(today):
    assert edited(MENTOR, lines(MENTOR, today), today) == (MENTOR, False)


def test_a_goal_that_is_left_takes_its_steps_with_it(today):
    ticks = [one._replace(on=one.on and one.value != (1, "title")) for one in lines(MENTOR, today)]
    wanted, _ = edited(MENTOR, ticks, today)
    assert [one.title for one in wanted.goals] == [TITLES[0], TITLES[2]]


def test_a_text_that_is_left_is_empty_and_a_step_that_is_left_is_gone(today):
    left = {(0, "why"), (0, 1)}
    ticks = [one._replace(on=one.on and one.value not in left) for one in lines(MENTOR, today)]
    wanted, _ = edited(MENTOR, ticks, today)
    assert wanted.goals[0].why == ""
    assert wanted.goals[0].steps == MENTOR.goals[0].steps[:1]


def test_a_step_keeps_its_days_whatever_it_says(today):
    ticks = [
        one._replace(text="Call Ana") if one.value == (0, 0) else one
        for one in lines(MENTOR, today)
    ]
    step = edited(MENTOR, ticks, today)[0].goals[0].steps[0]
    assert (step.text, step.days) == ("Call Ana", 3)


def test_goals_that_are_there_are_not_ticked(today):
    on = {one.value: one.on for one in lines(MENTOR, today, [TITLES[1]])}
    assert (on[0, "title"], on[1, "title"]) == (True, False)


# before a person


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_a_fresh_file_offers_playbooks_and_adds_what_was_left_of_one(sit, size):
    async with sit(demo=False, size=size) as seat:
        await seat.press("4", "enter")
        assert seat.text.count("[x]") >= 3
        await to_text(seat, "start the first")
        await seat.press("space")
        await to_text(seat, TITLES[1])
        await seat.press("space")
        await to_text(seat, "Pick one topic")
        await seat.press("e", "ctrl+u", *"Ask how to say no", "enter")
        assert "Ask how to say no" in seat.text
        await seat.press("enter")
        assert seat.message == "added playbook 'Find a mentor'; u undoes; 2 goals, 5 steps"
        assert seat.titles("in-progress") == [TITLES[0]]
        assert seat.titles("idea") == [TITLES[2]]
        assert seat.here == TITLES[0]
        assert seat.has("steps", "Ask how to say no")
        await seat.press("u")
        assert not seat.career.rows["goals"]


async def test_a_playbook_comes_from_the_palette_and_from_its_key(sit):
    async with sit() as seat:
        await seat.press("colon", *"playbook: move into", "enter")
        assert "Try it before the title" in seat.text
        await seat.press("escape")
        assert seat.message == "left as it was"
        await seat.press("P", *"change", "enter")
        assert "Know what I carry and what I leave" in seat.text
        await seat.press("q")
        assert seat.modal is None


async def test_the_same_playbook_twice_warns_and_adds_nothing_that_is_there(sit):
    async with sit() as seat:
        await seat.press("P", *"love", "enter", "enter", "P", *"love", "enter")
        assert "3 goals of it on your board already: not ticked" in seat.text
        before = seat.career
        await seat.press("enter")
        assert seat.message == "nothing is ticked, so nothing was added"
        assert seat.career is before


async def test_a_line_that_is_put_back_stays_and_an_empty_one_is_left_out(sit):
    async with sit(demo=False) as seat:
        await seat.press("4", "enter")
        await to_text(seat, "Pick one topic")
        await seat.press("e", *" again", "escape")
        assert isinstance(seat.modal, Ticking)
        assert " again" not in seat.text
        await seat.press("e", "ctrl+u", "enter", "enter")
        assert not seat.has("steps", "Pick one topic and write it as a question")
        assert seat.has("goals", TITLES[0])


async def test_a_text_that_is_too_long_is_refused_where_it_is_typed(sit):
    async with sit(demo=False) as seat:
        await seat.press("4", "enter")
        await to_text(seat, TITLES[0])
        await seat.press("e")
        await seat.paste("x" * 200)
        await seat.press("enter")
        assert "characters are too many; at most 120 fit" in seat.text
        await seat.press("ctrl+u", *"Ask", "enter", "enter")
        assert seat.has("goals", "Ask")


async def test_ticking_a_step_of_a_goal_that_is_left_takes_the_goal_too(sit):
    async with sit(demo=False) as seat:
        await seat.press("4", "enter")
        for title in TITLES:
            await to_text(seat, title)
            await seat.press("space")
        assert "[x]" not in seat.text
        await to_text(seat, "Pick one topic")
        await seat.press("space", "enter")
        assert seat.titles("idea") == [TITLES[0]]


# proof


async def test_an_achieved_goal_without_evidence_offers_what_proves_it(sit):
    async with sit() as seat:
        await seat.to_goal(GRANTS)
        await seat.press("L", "L")
        assert seat.message == f"moved '{GRANTS}' to achieved; u undoes; p shows what proves it"
        assert seat.mode == "rest"
        assert "claim" in seat.text
        await seat.press("p", "space", "j", "space", "enter")
        assert seat.message == f"linked 2 entries to '{GRANTS}'; u undoes"
        assert len(evidence(seat.career, seat.find("goals", GRANTS).id)) == 2
        assert "2 proof" in seat.text
        await seat.press("u")
        assert not evidence(seat.career, seat.find("goals", GRANTS).id)


async def test_what_proves_a_goal_already_is_ticked_and_can_be_taken_out(sit):
    async with sit() as seat:
        await seat.open_goal(MEETUP)
        before = evidence(seat.career, seat.find("goals", MEETUP).id)
        await seat.press("p")
        assert seat.text.count("[x]") == len(before) == 2
        await seat.press("enter")
        assert seat.message == "its proof stays as it was"
        await seat.press("p", "space", "enter")
        assert len(evidence(seat.career, seat.find("goals", MEETUP).id)) == 1


async def test_entries_with_a_tag_of_the_goal_come_first(sit):
    async with sit() as seat:
        await seat.to_goal(EXAM)
        await seat.press("p")
        texts = [row.text for row in seat.modal._list.rows]
        tagged = [one for one in texts if "is never read" in one or "night shift" in one]
        assert max(texts.index(one) for one in tagged) <= 3


async def test_p_needs_a_goal_and_entries(sit):
    async with sit(demo=False) as seat:
        await seat.press("p", "n", *"Sail", "enter", "p")
        assert seat.message == "no entry is logged yet; 2, then n logs one"
    async with sit() as seat:
        await seat.press("2", "l", "p")
        assert seat.modal is None


async def test_a_proof_that_is_gone_meanwhile_is_no_fault(sit):
    async with sit() as seat:
        await seat.to_goal(SPONSOR)
        await seat.press("p")
        goal = seat.find("goals", SPONSOR)
        seat.app.planner.records.delete([("goals", goal.id)])
        await seat.press("space", "enter")
        assert seat.message == "this goal is gone; it was deleted elsewhere"
