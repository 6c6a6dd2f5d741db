"""What is left for later at the start must not change what is on the screen already."""

import pytest

from tuiplanner.tui.choosing import Wanted
from tuiplanner.tui.numbered import VIEWS


@pytest.mark.parametrize("number", VIEWS)
async def test_the_styles_read_late_say_nothing_of_what_is_shown_at_first(sit, number):
    async with sit(wanted=Wanted(view=number)) as seat:
        await seat.app.home.complete()
        shown = [seat.app.home, *seat.app.home.walk_children()]
        before = [one.styles.css for one in shown]
        seat.app.stylesheet.update(seat.app.home)
        assert [one.styles.css for one in shown] == before
        assert seat.view.styles.layers == ("base", "above")


async def test_no_rule_asks_whether_a_drawn_widget_has_the_focus(sit):
    async with sit() as seat:
        named = {
            selector.name
            for rule in seat.app.stylesheet.rules
            if not rule.is_default_rules
            for chain in rule.selector_set
            for selector in chain.selectors
            if {"focus", "blur"} & selector.pseudo_classes
        }
        assert named <= {"LineField", "NoteField"}


async def test_a_small_window_is_told_of_from_the_start_and_as_it_comes(sit):
    async with sit(size=(20, 5)) as seat:
        assert "too small: 30x6 at" in seat.text
        await seat.resize(80, 24)
        assert "Idea" in seat.text
        await seat.resize(20, 5)
        assert "too small: 30x6 at" in seat.text


async def test_a_start_that_a_signal_ends_completes_nothing_and_is_no_fault(sit):
    async with sit() as seat:
        home = seat.app.home
        home._is_complete = False
        await seat.view.remove()
        await home.complete()
        assert not home._is_complete
        home._is_complete = True
