"""Read a Trello board as JSON: cards as goals, checklists as their steps (FORMATS section 5).

Lists and cards stand in the file in any order; ``pos`` says which comes first. What is archived,
the members, their posting addresses and the comments stay outside.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Goal, Step
from tuiplanner.career.text import TITLE_LIMIT
from tuiplanner.formats import stages
from tuiplanner.formats.days import local_day
from tuiplanner.formats.proposal import Choices, Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import Shaper, one_line
from tuiplanner.formats.values import line, number, objects, plain

FORMAT, NAME = "trello", "Trello"
_MOST_LABELS, _MOST_LISTS = 1_000, 5_000
_Object = Mapping[str, Any]


def is_board(value: _Object) -> bool:
    """Say whether a JSON object is the export of a board."""
    return {"lists", "cards"} <= value.keys()


def is_card(value: _Object) -> bool:
    """Say whether a JSON object is the export of a single card, which names no lists."""
    return {"idList", "idBoard"} <= value.keys()


def of_json(board: _Object, choices: Choices) -> Proposal:
    """Return what a board proposes; raises :class:`Refused` where no card is left.

    ``choices.stages`` says which stage a list is, "" for not to import it; otherwise its name does.
    """
    for part in ("cards", "labels", "checklists"):
        check_count(len(objects(board.get(part))), NAME)
    if (count := len(objects(board.get("lists")))) > _MOST_LISTS:
        raise Refused(f"the board has {count:,} lists, at most {_MOST_LISTS:,} are read; split it")
    return _Reader(board, choices).proposal()


class _Reader:
    """One board on its way to goals and steps."""

    def __init__(self, board: _Object, choices: Choices) -> None:
        self._board = board
        self._records: list[Proposed] = []
        self._remarks: list[str] = []
        self._skipped: list[str] = []
        wanted = {tags.fold(name): stage for name, stage in choices.stages.items()}
        self._lists = {
            plain(one.get("id")): one
            for one in sorted(objects(board.get("lists")), key=lambda one: number(one.get("pos")))
        }
        self._stages = {
            key: wanted.get(tags.fold(line(one, "name")), stages.guess(line(one, "name")))
            for key, one in self._lists.items()
        }
        self._labels = {plain(one.get("id")): one for one in objects(board.get("labels"))}
        self._checklists: dict[str, list[_Object]] = defaultdict(list)
        for one in objects(board.get("checklists")):
            self._checklists[plain(one.get("idCard"))].append(one)

    def proposal(self) -> Proposal:
        place = {key: index for index, key in enumerate(self._lists)}
        cards = sorted(
            objects(self._board.get("cards")),
            key=lambda one: (place.get(plain(one.get("idList")), -1), number(one.get("pos"))),
        )
        for card in cards:
            self._card(card)
        self._remark_the_rest(cards)
        shown = [
            (line(one, "name"), self._stages[key])
            for key, one in self._lists.items()
            if one.get("closed") is not True
        ]
        return Proposal(
            FORMAT,
            NAME,
            tuple(self._records),
            tuple(self._remarks),
            tuple(self._skipped),
            lists=tuple(shown),
        )

    def _card(self, card: _Object) -> None:
        name = line(card, "name")
        where = f"card '{name[:40]}'"
        lane = self._lists.get(plain(card.get("idList")), {})
        if reason := self._not_wanted(card, lane):
            self._skipped.append(f"{where}: {reason}")
            return
        stage = self._stages.get(plain(card.get("idList")), stages.guess(""))
        shaper = Shaper(Goal, where)
        shaper.put("stage", stage)
        shaper.line("title", name)
        about = plain(card.get("desc")).strip()
        if "\n" not in about and len(one_line(about)) <= TITLE_LIMIT:
            shaper.line("why", about)
        else:
            shaper.note(about)
        shaper.tags(self._labels_of(card), whole=True)
        shaper.date("due", local_day(line(card, "due")), "due")
        touched = local_day(line(card, "dateLastActivity"))
        if card.get("dueComplete") is True and touched:
            shaper.date("achieved_on", touched, "last activity")
        key = plain(card.get("id"))[:120] or key_of("card", line(lane, "name"), name)
        self._add(shaper, key)
        lists = sorted(self._checklists_of(card), key=lambda one: number(one.get("pos")))
        for one in lists:
            items = objects(one.get("checkItems"))
            check_count(len(self._records) + len(items), NAME)
            for item in sorted(items, key=lambda item: number(item.get("pos"))):
                self._step(where, item, key, touched)

    def _not_wanted(self, card: _Object, lane: _Object) -> str:
        if not line(card, "name"):
            return "no name"
        if card.get("closed") is True:
            return "archived"
        if lane.get("closed") is True:
            return f"its list '{line(lane, 'name')[:40]}' is archived"
        if card.get("isTemplate") is True:
            return "a template"
        if self._stages.get(plain(card.get("idList"))) == "":
            return f"the list '{line(lane, 'name')[:40]}' is not wanted"
        return ""

    def _step(self, where: str, item: _Object, goal: str, touched: str) -> None:
        text = line(item, "name")
        if not text:
            self._skipped.append(f"{where}: an item of its checklist without a text")
            return
        shaper = Shaper(Step, f"{where}, '{text[:20]}'")
        shaper.line("text", text)
        shaper.date("due", local_day(line(item, "due")), "due")
        if item.get("state") == "complete":
            # Trello does not say when an item was ticked, only when its card was last touched.
            if not touched:
                shaper.remark("done, but no day says when; left open")
            shaper.date("done", touched, "last activity")
        key = plain(item.get("id"))[:120] or key_of("item", goal, text)
        self._add(shaper, key, {"goal": goal})

    def _add(self, shaper: Shaper, key: str, links: Mapping[str, str] | None = None) -> None:
        self._records.append(shaper.proposed(key, links))
        self._remarks += shaper.remarks

    def _labels_of(self, card: _Object) -> Iterable[str]:
        own = objects(card.get("labels"))
        ids = card.get("idLabels")
        listed = ids[:_MOST_LABELS] if isinstance(ids, list) else []
        named = [self._labels.get(plain(one), {}) for one in listed]
        return [name for one in (own or named)[:_MOST_LABELS] if (name := line(one, "name"))]

    def _checklists_of(self, card: _Object) -> Iterable[_Object]:
        return objects(card.get("checklists")) or self._checklists.get(plain(card.get("id")), [])

    def _remark_the_rest(self, cards: Iterable[_Object]) -> None:
        said = [
            f"'{line(one, 'name')[:40]}' {self._stages[key] or 'not imported'}"
            for key, one in self._lists.items()
            if one.get("closed") is not True
        ]
        if said:
            self._remarks.append(f"lists: {', '.join(said)}; --stage 'LIST=stage' says otherwise")
        actions = objects(self._board.get("actions"))
        left = {
            "comments": sum(one.get("type") == "commentCard" for one in actions),
            "attachments": sum(len(objects(card.get("attachments"))) for card in cards),
        }
        for what, count in left.items():
            if count:
                words = f"{count:,} {what if count > 1 else what.removesuffix('s')}"
                self._remarks.append(f"{words} not imported for want of a place")
