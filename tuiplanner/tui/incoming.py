"""Importing from a file: which one, what of it, and then one change."""

import asyncio
import dataclasses
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import Mentor
from tuiplanner.career.text import shown
from tuiplanner.formats import detect, source
from tuiplanner.formats.proposal import Choices, Proposal, Unclear
from tuiplanner.planner import imports
from tuiplanner.planner.planner import Planner
from tuiplanner.planner.preview import Item, Preview
from tuiplanner.planner.words import said
from tuiplanner.tui.home import Home
from tuiplanner.tui.screens.picker import Picker
from tuiplanner.tui.screens.ticks import Files, Ticks
from tuiplanner.tui.widgets.choice import Choice

ENDINGS = (".json", ".csv", ".vcf", ".zip", ".tsv")
LISTED = 200
_NAME = 12
_NO_CHOICES = Choices()
Ask = Callable[[Screen[Any], Callable[[Any], Awaitable[None]]], Awaitable[None]]
"""Shows a screen, and goes on with what it is dismissed with."""


class Incoming:
    """Brings in what other programs wrote, line by line as it is ticked.

    It is loaded when it is asked for: readers of foreign files are nothing to start with.
    """

    def __init__(self, ask: Ask, home: Home, planner: Planner) -> None:
        self._ask, self._home, self._planner = ask, home, planner

    async def ask(self) -> None:
        """Ask for a file, then show what is in it."""
        self._home.view.leave()
        files = await asyncio.to_thread(at_hand)
        choices = [Choice(shown(name), shown(folder), path) for name, folder, path in files]
        await self._ask(Files("import", choices), self._read_file)

    async def _read_file(self, path: str, choices: Choices = _NO_CHOICES) -> None:
        try:
            proposal = await asyncio.to_thread(read, path, choices)
        except Unclear as unclear:
            await self._ask_kind(path, unclear.tables)
            return
        except Refused as refusal:
            self._home.say(str(refusal), alert=True)
            return
        await self._show_preview(path, proposal, await asyncio.to_thread(self._plan, proposal))

    async def _ask_kind(self, path: str, tables: Sequence[str]) -> None:
        async def chosen(table: str) -> None:
            await self._read_file(path, Choices(table=table))

        await self._ask(Picker("its rows are", [Choice(one, "", one) for one in tables]), chosen)

    async def _show_preview(self, path: str, proposal: Proposal, preview: Preview) -> None:
        wanted = [i for i, one in enumerate(preview.items) if one.verdict in {"add", "fill"}]
        if not wanted:
            self._home.say(f"nothing new in it: {preview.summary()}")
            return
        choices = [
            Choice(shown(preview.line(i)), shown(_beside(preview.items[i])), i) for i in wanted
        ]
        ticked = [n for n, i in enumerate(wanted) if not preview.items[i].proposed.optional]

        async def chosen(numbers: set[int]) -> None:
            await self._take(proposal, {wanted[number] for number in numbers}, set(wanted))

        name = shown(Path(path).name)
        name = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
        await self._ask(Ticks(name, choices, ticked), chosen)

    async def _take(self, proposal: Proposal, ticked: set[int], listed: set[int]) -> None:
        """Import what is ticked, and what is not listed since it is here already."""
        records = tuple(
            record
            for index, record in enumerate(proposal.records)
            if index in ticked or index not in listed
        )
        if not ticked:
            self._home.say("nothing is ticked, nothing is imported")
            return
        part = dataclasses.replace(proposal, records=records)
        preview = await asyncio.to_thread(self._plan, part)
        try:
            change = self._planner.commit(preview.name, preview.edits)
        except Refused as refusal:
            self._home.say(str(refusal), alert=True)
            return
        if change is None:
            self._home.say(f"nothing new in it: {preview.summary()}")
        else:
            self._home.changed(change)
            self._home.say(said(change))

    def _plan(self, proposal: Proposal) -> Preview:
        """Return what importing would do; optional records are there because they are ticked."""
        planner = self._planner
        picked = {one.key for one in proposal.records if one.optional}
        today, at = planner.today(), planner.moment()
        return imports.plan(planner.career, proposal, today, planner.ids, at, picked=picked)


def _beside(item: Item) -> str:
    """Return what tells people of one organisation apart: what they do there."""
    is_person = item.proposed.table == Mentor.TABLE
    return str(item.proposed.values.get("title", "")) if is_person else ""


def at_hand() -> list[tuple[str, str, str]]:
    """Return (name, folder, path) of what may be imported, here and in Downloads, new first."""
    found: set[tuple[float, str, str, str]] = set()
    for place in (".", "~/Downloads"):
        try:
            folder = Path(place).expanduser().resolve(strict=True)
            with os.scandir(folder) as entries:
                found |= {
                    (one.stat().st_mtime, one.name, str(folder), one.path)
                    for one in entries
                    if one.name.casefold().endswith(ENDINGS) and one.is_file()
                }
        except (OSError, RuntimeError):
            continue  # there is no such folder, or it may not be read
    return [(name, folder, path) for _, name, folder, path in sorted(found, reverse=True)[:LISTED]]


def read(path: str, choices: Choices) -> Proposal:
    """Return what a file proposes; raises :class:`Refused` for one that cannot be read."""
    try:
        file = Path(path).expanduser()
        if file.exists() and not file.is_file():
            raise Refused(f"{path} is no regular file; choose another")
        with file.open("rb") as stream:
            data = stream.read(source.FILE_LIMIT + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unknown reason"
        raise Refused(f"{path} could not be read ({reason.lower()}); choose another") from None
    return detect.read(data, file.name, choices)
