"""Already here: what a foreign row says that a career holds in another form."""

from collections.abc import Collection, Mapping
from typing import Any

from tuiplanner.career import tags
from tuiplanner.career.career import Career
from tuiplanner.career.records import RECORDS, Record
from tuiplanner.career.text import LIST_LIMIT
from tuiplanner.formats import outgoing
from tuiplanner.formats.proposal import Proposal, Proposed
from tuiplanner.planner.preview import Verdict
from tuiplanner.planner.words import counted

_Row = tuple[str, str]


class Already:
    """Tells rows that bring nothing new, though no record here is theirs.

    ``by_src`` and ``deleted`` have the (table, key) of what imports of this format have made, and
    of what a person has deleted of it.
    """

    def __init__(
        self,
        career: Career,
        proposal: Proposal,
        by_src: Mapping[_Row, int],
        deleted: Collection[tuple[Any, str]],
    ) -> None:
        self._by_src = by_src
        self._deleted = deleted
        self._parents = self._emptied(proposal)
        self._skills: frozenset[str] = frozenset()
        if any(one.skills for one in proposal.records):
            groups = outgoing.skill_groups(career)
            texts = [one.text for one in groups] + [tag for one in groups for tag in one.tags]
            self._skills = frozenset(map(tags.fold, texts)) | outgoing.skills(career).keys()

    def verdict(self, proposed: Proposed) -> tuple[Verdict, str] | None:
        """Return why a row should not be added, or None where it should."""
        if proposed.also and (why := self._elsewhere(proposed)):
            return why
        if (proposed.table, proposed.key) in self._parents:
            return "leave", "what is in it is here already"
        if proposed.skills and self._says_known_skills(proposed):
            return "leave", "these skills are here already"
        return None

    def _elsewhere(self, proposed: Proposed) -> tuple[Verdict, str] | None:
        row = (proposed.also, proposed.key)
        if row in self._by_src:
            return "leave", f"it is here as a {RECORDS[proposed.also].NOUN}"
        return ("skip", "you deleted it") if row in self._deleted else None

    def _emptied(self, proposal: Proposal) -> set[_Row]:
        """Return the rows that would be new here, but for nothing that they hold."""
        held: dict[_Row, bool] = {}
        for one in proposal.records:
            parent = RECORDS[one.table].PARENT
            if one.also and parent and (key := one.links.get(parent)):
                row = (f"{parent}s", key)
                held[row] = held.get(row, True) and self._elsewhere(one) is not None
        return {row for row, is_elsewhere in held.items() if is_elsewhere}

    def _says_known_skills(self, proposed: Proposed) -> bool:
        names = (proposed.values["text"], *proposed.skills)
        whole = tags.fold(names[0]) in self._skills
        level = proposed.values.get("situation")
        return (
            whole
            and not level
            and (
                len(names) == 1
                or self._skills.issuperset(map(tags.fold, names[1:]))
                or _is_one(names)
            )
        )


def _is_one(names: tuple[str, ...]) -> bool:
    """Say whether the words of a list are but the parts of its name, which has commas in it."""
    return tags.fold(names[0]) == ", ".join(map(tags.fold, names[1:]))


def grown(record: Record, skills: Collection[str]) -> tuple[tuple[str, ...], str]:
    """Return the tags of a record with the skills that are new to it, and a remark or "".

    As many are added as it holds; of the others those are named that its note does not have.
    """
    held: tuple[str, ...] = getattr(record, "tags", ())
    had = {tags.fold(part) for tag in held for part in (tag, *tag.split(","))}
    new = [one for one in skills if tags.fold(one) not in had]
    room = max(LIST_LIMIT - len(held), 0)
    noted = tags.fold(str(getattr(record, "situation", "")))
    left = [one for one in new[room:] if tags.fold(one) not in noted]
    remark = ""
    if left:
        remark = (
            f"{counted(len(left), 'tag')} not imported, since it has {LIST_LIMIT}: "
            f"{', '.join(left)[:200]}"
        )
    return (*held, *new[:room]), remark
