"""Moving cards: between the stages, among their neighbours, and carried."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on as handles

from tuiplanner.career import goals
from tuiplanner.career.records import ACHIEVED, IN_PROGRESS, STAGES
from tuiplanner.career.text import shown
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.words import counted, quoted
from tuiplanner.tui.views.cards import matching
from tuiplanner.tui.views.desk import Desk
from tuiplanner.tui.views.lineoffers import AWAY, LAST, UNDO, Offer
from tuiplanner.tui.views.proving import ProvingView
from tuiplanner.tui.widgets.board import Board, Drop

ORDER = (Offer("board.order-down"), Offer("board.order-up"))
"""What moves a card or a step among its neighbours."""
_CARRIED = (
    Offer("grab.drop"), Offer("app.back", "put back"), Offer("grab.idea"),
    Offer("grab.in-progress"), Offer("grab.achieved"),
)  # fmt: skip
_FIRST = (Offer("view.new", "new goal"), Offer("app.playbooks"), Offer("app.import"))
"""How a board without a goal begins."""
NO_CARD = "no card stands here; n writes one"


class MovingView(ProvingView):
    """A view with a board of cards that keys and the mouse move."""

    GRAB: ClassVar[frozenset[str]] = frozenset({"send", "stay", "drop"})
    OFFERING: ClassVar[frozenset[str]] = frozenset({"rest", "grab"})

    def __init__(self, planner: Planner, desk: Desk) -> None:
        super().__init__(planner, desk)
        self.board = Board()

    @property
    def mode(self) -> str:
        """What keys mean now; ``grab`` while a card is carried."""
        return "grab" if self.board.carried else super().mode

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether an action means something now."""
        if self.mode == "grab":
            return action in self.GRAB
        if action in self.GRAB:
            return False
        if action in {"pick_up", "stage"} and not self.on(self.board):
            return False
        return super().check_action(action, parameters)

    def back(self) -> bool:
        """Put a carried card back, else leave what is innermost."""
        if self.mode == "grab":
            self.desk.say(f"put back {self._carried_title()}")
            self.board.put_back()
            self.desk.keys_changed()
            return True
        return super().back()

    def _carried_title(self) -> str:
        drop = self.board.carried
        return quoted(shown(self.planner.career.label(drop.card))) if drop else ""

    def context(self) -> str:
        """Return what a carried card waits for, else what the view says."""
        if self.mode == "grab":
            return f"carrying {self._carried_title()}; ⏎ drops, Esc puts back"
        return self.goal_context()

    def goal_context(self) -> str:
        """Return the quiet line while no card is carried."""
        raise NotImplementedError

    def leave(self) -> None:
        """Drop a carried card where it is, and save or put aside what is open."""
        if drop := self.board.carried:
            self._drop(drop)
        super().leave()

    # what the footer names

    def card_offers(self) -> Iterator[Offer]:
        """Yield what can be done to the card under the cursor, or where there is none."""
        career = self.planner.career
        if self.mode == "grab":
            yield from _CARRIED
        elif self.board.cursor is not None:
            yield from (Offer("view.new"), Offer("view.edit"), Offer("view.open"))
            # At an end one of them says so: a footer that changes costs more than the cursor.
            yield from (Offer("board.stage-left"), Offer("board.stage-right"))
            yield from ORDER if self.board.count > 1 else ()
            yield from (*LAST, Offer("view.delete"), Offer("board.pick-up"))
            yield from (Offer("view.put-away", AWAY["goals"]), Offer("view.mark"))
            yield from (Offer("board.why"), Offer("app.find"), Offer("app.palette"))
        elif career.goals:
            yield from (Offer("view.new"), *LAST, Offer("app.find"), Offer("app.palette"))
        else:
            yield from _FIRST
            yield from () if career.is_fresh() and not self.planner.undoable else (UNDO,)

    # stage and order

    def action_stage(self, by: int) -> None:
        """Move the card, or all marked ones, to the stage beside."""
        ids = [place.id for place in self.places()]
        if not ids:
            self.desk.say(NO_CARD)
            return
        before = self.planner.career
        self.do(lambda: self.planner.goals.promote(ids, by))
        if self.planner.career is not before:
            self.board.clear_marks()
            self.board.select(ids[0])
            self._say_moved(ids)

    def _say_moved(self, ids: Sequence[int]) -> None:
        change = self.planner.newest
        goal = self.planner.career.goals.get(ids[0])
        if change is None or goal is None:
            return
        more = self.notice(goal.stage)
        if len(ids) == 1:
            standing = goals.standing(self.planner.career, goal, self.planner.today())
            if goal.stage == IN_PROGRESS and not goal.why:
                more = f"; w adds why{more}"
            if goal.stage == ACHIEVED:
                more = "" if standing.evidence else "; p shows what proves it"
                left = standing.steps - standing.done
                more += f"; {counted(left, 'step')} still open" if left else ""
        self.done(change, more)

    def notice(self, stage: str) -> str:
        """Return what is to be said of a stage that has got a card, after a semicolon."""
        if stage != IN_PROGRESS:
            return ""
        notice = in_progress_notice(self.planner.career)
        return f"; {notice}" if notice else ""

    def action_order(self, by: int) -> None:
        """Move the card, or the step, up or down among its neighbours."""
        places, planned = self.places(), self.planner.goals
        ids = [one.id for one in places if not one.field]
        if self.on(self.sheet):
            if not ids or places[0].table != "steps":
                self.desk.say("J K order steps; this is none")
            elif self._same_sort(places):
                self.do(lambda: planned.shift_steps(ids, by), _stay(ids, by))
            return
        career = self.planner.career
        columns = [
            matching(career, goals.column(career, stage, hidden=self.hidden), self.filter_text)
            for stage in STAGES
        ]
        if not ids:
            self.desk.say(NO_CARD)
            return
        self.do(lambda: planned.shift(columns, ids, by), _stay(ids, by, " of the column"))

    # carrying a card

    def action_pick_up(self) -> None:
        """Pick the card up; of several marked ones none can be carried."""
        marked = self.places()
        if len(marked) > 1:
            self.desk.say(f"H L J K move the {len(marked)} marked; Space carries one, Esc unmarks")
            return
        if marked:
            self.go_on(marked[0])
        if self.board.pick_up():
            self.desk.say("arrows carry it, 1 2 3 send it, ⏎ drops, Esc puts back")
            self.desk.keys_changed()
        else:
            self.desk.say(NO_CARD)

    def action_send(self, column: int) -> None:
        """Carry the card to the top of a column."""
        self.board.carry_to(column)

    def action_stay(self) -> None:
        """Keep the card where it is carried."""

    def action_drop(self) -> None:
        """Put the card down where it is carried."""
        if drop := self.board.carried:
            self._drop(drop)

    def _drop(self, drop: Drop) -> None:
        stage = STAGES[drop.column]
        self.board.let_drop()
        self.board.clear_marks()
        before = self.planner.career
        self.do(
            lambda: self.planner.goals.drop(drop.card, stage, drop.beside, after=drop.after),
            "dropped where it was",
        )
        self.board.select(drop.card)
        if self.planner.career is not before and before.goals[drop.card].stage != stage:
            self._say_moved([drop.card])
        self.desk.keys_changed()

    @handles(Board.Dropped)
    def _dragged(self, event: Board.Dropped) -> None:
        event.stop()
        self._drop(event.drop)


def _stay(ids: Sequence[int], by: int, where: str = "") -> str:
    """Say that nothing could be moved on."""
    end = "top" if by < 0 else "end"
    return f"{'it stays' if len(ids) == 1 else 'they stay'} at the {end}{where}"
