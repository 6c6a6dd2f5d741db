"""Use cases of decisions: alternatives weighed, options and criteria in order, ratings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tuiplanner.career import dates, ranks, tags
from tuiplanner.career.career import Career
from tuiplanner.career.changes import Change
from tuiplanner.career.decisions import STAY, starters
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Score
from tuiplanner.career.records import RECORDS, Record
from tuiplanner.planner.batch import Batch
from tuiplanner.planner.ledger import Ledger
from tuiplanner.planner.records import Records
from tuiplanner.planner.stages import place
from tuiplanner.planner.words import named, plural, quoted

MOST = {"options": 6, "criteria": 8}
"""How many a decision may have of each."""
LEAST, HIGHEST, MIDDLE = 1, 5, 3
"""The bounds of weights and ratings, and the weight a criterion begins with."""
LOOK_BACK_MONTHS = 6


class Decisions:
    """What can be done to decisions, their options and their criteria."""

    def __init__(self, ledger: Ledger, records: Records) -> None:
        self._ledger = ledger
        self._records = records

    def add(self, texts: Mapping[str, str]) -> tuple[Change, int]:
        """Open a decision from typed texts, with "stay as it is" as its first option.

        Its criteria begin with what satisfies in a job, the basics, and the avoid themes that
        have shown in several jobs, as many as fit, all of the same weight.
        """
        values = self._records.parse("decisions", {"question": "", **texts})
        batch = self._ledger.batch()
        made = batch.add(RECORDS["decisions"], **values)
        _append(batch, "options", made.id, [STAY])
        _append(batch, "criteria", made.id, starters(batch.career)[: MOST["criteria"]])
        return self._ledger.perform(f"open {quoted(made.label)}", batch.edits), made.id

    def add_option(
        self, decision: int, name: str, *, below: int | None = None
    ) -> tuple[Change, int]:
        """Add an option, right ``below`` another or at the end."""
        return self._add("options", decision, name, below)

    def add_criterion(
        self, decision: int, name: str, *, below: int | None = None
    ) -> tuple[Change, int]:
        """Add a criterion of middle weight, right ``below`` another or at the end."""
        return self._add("criteria", decision, name, below)

    def shift(self, table: str, ids: Sequence[int], by: int) -> Change | None:
        """Move options or criteria of one decision by one place (1 down, -1 up).

        Returns None when all of them stand at the end.
        """
        batch = self._ledger.batch()
        records = batch.career.table(table).among(ids)
        order = in_order(batch.career, table, records[0].decision) if records else []
        moved: list[Record] = []
        for one, beside in ranks.passing(order, ids, by):
            order.remove(one)
            at = order.index(beside) + (by > 0)
            place(batch, table, order, one, at)
            order.insert(at, one)
            moved.append(batch.career.table(table)[one])
        noun = RECORDS[table].NOUN
        what = f"{noun} {named(moved, noun)}" if len(moved) == 1 else named(moved, noun)
        return self._ledger.commit(f"order {what}" if moved else "", batch.edits)

    def weigh(self, criterion: int, weight: int) -> Change | None:
        """Give a criterion its weight, 1 to 5; None when it has that already."""
        record = self._records.get("criteria", criterion)
        batch = self._ledger.batch()
        batch.set(record, weight=_in_bounds("a weight", weight))
        return self._ledger.commit(f"weigh {quoted(record.label)} {weight}", batch.edits)

    def rate(self, option: int, criterion: int, rating: int | None) -> Change | None:
        """Rate an option by a criterion of its decision, 1 to 5; None takes a rating away."""
        one = self._option(option)
        by = self._records.get("criteria", criterion)
        if by.to_row()["decision"] != one.decision:
            raise Refused(f"{quoted(by.label)} is a criterion of another decision")
        if rating is not None:
            _in_bounds("a score", rating)
        kept = [score for score in one.scores if score.criterion != criterion]
        given = [] if rating is None else [Score(criterion, rating)]
        batch = self._ledger.batch()
        batch.set(one, scores=tuple(sorted([*kept, *given])))
        name = f"clear {quoted(by.label)} of {quoted(one.label)}"
        if rating is not None:
            name = f"rate {quoted(one.label)} {rating} for {quoted(by.label)}"
        return self._ledger.commit(name, batch.edits)

    def feel(self, option: int) -> Change | None:
        """Record an option as what the gut says; None when it has said so already."""
        one = self._option(option)
        batch = self._ledger.batch()
        batch.set(batch.career.decisions[one.decision], gut=option)
        return self._ledger.commit(f"set gut feeling to {quoted(one.label)}", batch.edits)

    def choose(self, option: int) -> Change | None:
        """Decide for an option today, to be looked back on in six months unless a day is set.

        The option chosen already is taken back: the decision is open again. Where another was
        chosen, what came of that is cleared, and the look-back is six months on.
        """
        one = self._option(option)
        batch = self._ledger.batch()
        decision = batch.career.decisions[one.decision]
        if decision.chosen == option:
            batch.set(decision, chosen=None, decided_on=None, look_back_on=None)
            return self._ledger.commit(f"reopen {quoted(decision.label)}", batch.edits)
        later = dates.add(batch.today, LOOK_BACK_MONTHS, "m")
        batch.set(
            decision,
            chosen=option,
            decided_on=batch.today,
            look_back_on=later if decision.chosen else decision.look_back_on or later,
            **({"outcome": "", "outcome_line": ""} if decision.chosen else {}),
        )
        name = f"decide {quoted(decision.label)}: {quoted(one.label)}"
        return self._ledger.commit(name, batch.edits)

    def carry(self, option: int, theme: str) -> Change | None:
        """Tick an option as carrying an avoid theme, or untick it."""
        one = self._option(option)
        folded = tags.fold(theme)
        kept = tuple(tag for tag in one.avoids if tags.fold(tag) != folded)
        ticked = len(kept) < len(one.avoids)
        batch = self._ledger.batch()
        batch.set(one, avoids=kept if ticked else tags.checked((*one.avoids, theme)))
        name = f"{'untick' if ticked else 'tick'} {quoted(theme)} on {quoted(one.label)}"
        return self._ledger.commit(name, batch.edits)

    def option_named(self, decision: int, text: str) -> int:
        """Return the id of the option of a decision that a letter, a name or its start means.

        Raises :class:`Refused` when there is none, or more than one.
        """
        career = self._ledger.career
        order = in_order(career, "options", decision)
        letters = "ABCDEF"[: len(order)]
        word = tags.fold(text)
        if len(word) == 1 and word.upper() in letters:
            return order[letters.index(word.upper())]
        names = {one: tags.fold(career.options[one].name) for one in order}
        found = [one for one in order if names[one] == word]
        found = found or [one for one in order if names[one].startswith(word)]
        if len(found) == 1:
            return found[0]
        among = ", ".join(f"{letter} {career.label(one)}"
                          for letter, one in zip(letters, order, strict=False))  # fmt: skip
        which = "several options" if found else "no option"
        raise Refused(f"'{text.strip()[:40]}' is {which} of this decision; it has {among}")

    def _option(self, option: int) -> Any:
        return self._records.get("options", option)

    def _add(self, table: str, decision: int, name: str, below: int | None) -> tuple[Change, int]:
        parent = self._records.get("decisions", decision)
        values = self._records.parse(table, {"name": name})
        noun = RECORDS[table].NOUN
        batch = self._ledger.batch()
        order = in_order(batch.career, table, decision)
        if reason := full(batch.career, table, decision):
            raise Refused(reason)
        if table == "criteria":
            values["weight"] = MIDDLE
        made = batch.add(RECORDS[table], decision=decision, **values)
        at = order.index(below) + 1 if below in order else len(order)
        place(batch, table, order, made.id, at)
        what = f"add {noun} {quoted(made.label)} to {quoted(parent.label)}"
        return self._ledger.perform(what, batch.edits), made.id


def in_order(career: Career, table: str, decision: int) -> list[int]:
    """Return the ids of a decision's options or criteria in order of (rank, id)."""
    rows = career.table(table).rows
    ids = career.table(table).by("decision", decision)
    return sorted(ids, key=lambda one: (rows[one].get("rank") or "", one))


def full(career: Career, table: str, decision: int) -> str:
    """Say why a decision takes no more options or criteria; empty when it does."""
    most = MOST[table]
    if len(in_order(career, table, decision)) < most:
        return ""
    return f"{most} {plural(RECORDS[table].NOUN)} are the most; d deletes one of them first"


def _append(batch: Batch, table: str, decision: int, names: Iterable[str]) -> None:
    names = list(names)
    weight = {"weight": MIDDLE} if table == "criteria" else {}
    for name, rank in zip(names, ranks.first(len(names)), strict=True):
        batch.add(RECORDS[table], decision=decision, name=name, rank=rank, **weight)


def _in_bounds(what: str, number: int) -> int:
    if not LEAST <= number <= HIGHEST:
        raise Refused(f"{what} is {LEAST} to {HIGHEST}")
    return number
