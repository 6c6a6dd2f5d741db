"""Every key of every view, in every mode: that it is declared well, and what it does."""

from collections import Counter

import pytest
import tui_cases_app
import tui_cases_asking
import tui_cases_board
import tui_cases_career
import tui_cases_decisions
import tui_cases_editing
import tui_cases_fields
import tui_cases_incoming
import tui_cases_lists
import tui_cases_review
from tui_cases import CASES, OWNERS, bindings_of, declared

NEVER_BOUND = {
    "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+q", "ctrl+a", "ctrl+b",
}  # fmt: skip
"""Backspace, Tab, Enter and Esc on most terminals, flow control, prefixes of screen and tmux."""

TYPING = {"LineField", "NoteField"}
"""Fields: they change nothing before they are saved, so that one seat does for all their keys."""
RUNS = [
    (owner, name, key) for (owner, name), keys in sorted(declared().items()) for key in sorted(keys)
]


def test_every_binding_has_a_case_and_every_case_a_binding():
    modules = (
        tui_cases_app, tui_cases_asking, tui_cases_board, tui_cases_career, tui_cases_decisions,
        tui_cases_editing, tui_cases_fields, tui_cases_incoming, tui_cases_lists, tui_cases_review,
    )  # fmt: skip
    assert all(module.__doc__ for module in modules)
    assert set(CASES) == set(declared())


@pytest.mark.parametrize(("owner", "name", "key"), [run for run in RUNS if run[0] not in TYPING])
async def test_the_key_does_what_its_case_says(sit, owner, name, key):
    case = CASES[owner, name]
    async with sit(size=case.size) as seat:
        await case.body(seat, key)


@pytest.mark.parametrize("field", sorted(TYPING))
async def test_each_key_of_a_field_does_what_its_case_says(sit, field):
    async with sit() as seat:
        for owner, name, key in RUNS:
            if owner == field:
                try:
                    await CASES[owner, name].body(seat, key)
                except AssertionError as error:
                    error.add_note(f"{key}: {name}")
                    raise
                await seat.press("ctrl+g", "escape", "escape")
                assert not seat.career.goals[seat.view.place.id].note


def test_every_binding_has_an_id_and_says_what_it_does():
    for owner in OWNERS:
        for binding in bindings_of(owner):
            assert binding.id, binding
            assert binding.description, binding


def test_keys_that_belong_to_the_terminal_are_never_bound():
    for (owner, name), keys in declared().items():
        for key in keys:
            assert key not in NEVER_BOUND, (owner, name)
            assert not key.startswith("alt+"), (owner, name)
            assert not key.startswith("ctrl+shift+"), (owner, name)
            assert "super" not in key, (owner, name)


def test_a_class_declares_no_binding_id_twice():
    for owner in OWNERS:
        found = Counter((one.id, one.key) for one in bindings_of(owner))
        assert max(found.values()) == 1, found.most_common(3)


MODES = {
    "rest on the board": (),
    "rest in the open goal": ("enter",),
    "edit on the board": ("e",),
    "edit in the open goal": ("enter", "j", "e"),
    "edit of a note": ("enter", *["j"] * 13, "e"),
    "grab": ("space",),
    "filter on the board": ("slash",),
    "rest in the list of jobs": ("2",),
    "rest in the sheet of a job": ("2", "l"),
    "kind": ("2", "n"),
    "rest in a cell of a decision": ("5", "N", *"So?", "enter", "l", *"jjjj", "l"),
    "edit of an entry": ("2", "n", "w"),
    "check-in": ("2", "c"),
    "filter in the list of jobs": ("2", "slash"),
    "rest in the list of mentors": ("3",),
    "rest in the sheet of a mentor": ("3", "l"),
    "rest in the career": ("4",),
    "edit of a line of the career": ("4", "G", "e"),
    "playbook": ("P", "enter"),
    "edit of a line of a playbook": ("P", "enter", "j", "e"),
    "rest in the review": ("6",),
    "edit of a line of the review": ("6", "e"),
    "palette": ("colon",),
    "find": ("f",),
    "history": ("L", "i"),
    "help": ("question_mark",),
    "help while editing": ("e", "f1"),
}


@pytest.mark.parametrize("mode", MODES)
async def test_in_every_mode_each_key_means_one_thing_and_there_is_a_way_back_and_help(sit, mode):
    """Of one widget's bindings of a key only one may be enabled, and none hides one further out.

    In a note, though, Ctrl+z takes typing back, where everywhere else it suspends.
    """
    async with sit() as seat:
        await seat.press(*MODES[mode])
        meanings: dict[str, list[str]] = {}
        for node, bindings in seat.app.screen._modal_binding_chain:
            for key, found in bindings.key_to_bindings.items():
                names = [one.id for one in found if seat.app._check_action_state(one.action, node)]
                meanings.setdefault(key, []).extend(names)
        clashes = {key: names for key, names in meanings.items() if len(names) > 1}
        clashes.pop("ctrl+z", None)
        assert not clashes
        if not mode.startswith("help"):
            assert seat.footer.endswith(("? help", "F1 help"))
        for _ in range(4):
            await seat.press("ctrl+c", "escape")
        assert seat.modal is None
        assert seat.mode == "rest"
        assert not seat.view.opened
        assert seat.app.is_running
