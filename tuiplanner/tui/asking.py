"""What the file and its history have to tell, and to ask: lists over the view."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.screen import Screen

from tuiplanner.career.errors import Refused
from tuiplanner.career.records import RECORDS
from tuiplanner.career.text import shown
from tuiplanner.planner import past
from tuiplanner.planner.session import Session
from tuiplanner.planner.words import counted, quoted, said
from tuiplanner.tui.home import Home
from tuiplanner.tui.ordered import OrderedApp
from tuiplanner.tui.widgets.choice import Choice

_RECORD = re.compile(r"(\w+) ([0-9]+)\b")
LISTED = 200
"""More lines than these are only counted."""


class AskingApp(OrderedApp, inherit_bindings=False):
    """An application that shows what the file asks of a person."""

    home: Home
    session: Session

    async def action_history(self) -> None:
        """List what happened to the record under the cursor and to what belongs to it."""
        place = self.home.view.place
        if place is None or place.table not in RECORDS:
            self.home.say("no record here; i tells what happened to one")
            return
        planner = self.session.planner
        keys = past.family(planner.career, *place.record)
        # The history is read from the disk, which must not stop the screen.
        found = past.happenings(await asyncio.to_thread(planner.history), keys)
        if not found:
            self.home.say("no change of it is in the history")
            return
        label = quoted(planner.career.label(place.id))
        lines = [(one.what, f"{one.when} · {self._who(one.who)}") for one in found[:LISTED]]
        if len(found) > LISTED:
            lines.append((f"and {counted(len(found) - LISTED, 'earlier change')}", ""))
        await self._read(f"{counted(len(found), 'change')} of {label}", lines)

    def _who(self, session: str) -> str:
        if session in {"", self.session.name}:
            return "this session"
        return f"session {session}"

    async def action_deletions(self) -> None:
        """List what another program deleted in a mass: yes lets it go, no keeps it."""
        career, asked = self.session.planner.career, self.session.asked
        if not asked:
            self.home.say("no other program has deleted much")
            return
        names = sorted(f"{RECORDS[table].NOUN} {quoted(career.label(one))}" for table, one in asked)
        lines = [(name, "") for name in names[:LISTED]]
        if len(asked) > LISTED:
            lines.append((f"and {counted(len(asked) - LISTED, 'record')} more", ""))
        title = f"{counted(len(asked), 'record')}: deleted by another program, kept here"
        question = "y lets them go here too · n keeps them · Esc later"

        def answered(answer: bool | None) -> None:
            if answer is not None and self.session.asked != asked:
                self.home.say("what was deleted is not the same any more; look again", alert=True)
            elif answer is not None:
                self._settle(let_go=answer)

        await self._read(title, lines, question, answered)

    def _settle(self, *, let_go: bool) -> None:
        count = len(self.session.asked)
        if let_go:
            change = self.session.let_go()
            self.home.say(shown(said(change)) if change else "they are gone already")
        else:
            self.session.keep()
            self.home.say(f"kept {counted(count, 'record')}; they go back into the file")
        self.home.show_status()
        self.home.tidy()

    async def action_repairs(self) -> None:
        """List what is mended in what is shown."""
        repairs = self.session.repairs
        if not repairs:
            self.home.say("nothing in the file needs mending")
            return
        lines = [(self._by_title(one), "") for one in repairs[:LISTED]]
        if len(repairs) > LISTED:
            lines.append((f"and {len(repairs) - LISTED} more; careerboard doctor lists all", ""))
        lines.append(("Until the next save the file stays byte for byte as it is.", ""))
        await self._read(f"{counted(len(repairs), 'fault')} mended in what is shown", lines)

    def _by_title(self, sentence: str) -> str:
        """Return a sentence about a record that begins with its title, not with its id."""
        found = _RECORD.match(sentence)
        if not found or found[1] not in RECORDS:
            return sentence
        label = self.session.planner.career.label(int(found[2]))
        return f"{RECORDS[found[1]].NOUN} {quoted(label)}{sentence[found.end() :]}"

    async def action_playbooks(self) -> None:
        """Offer the playbooks."""
        from tuiplanner.tui.playbooks import choices  # noqa: PLC0415 - not for the start

        await self.pick("playbook", choices(), self.home.playbook)

    async def action_playbook(self, name: str) -> None:
        """Show a playbook, to be changed and then added."""
        await self.home.playbook(name)

    async def action_report(self, first: str, last: str) -> None:
        """Offer the report of a period: to read it here, or in a file of the working folder."""
        from tuiplanner.tui.reporting import Reporting  # noqa: PLC0415 - not for the start

        reporting = Reporting(self.session, first, last)

        async def chosen(form: str) -> None:
            if not form:
                await self._read(reporting.title, reporting.lines())
                return
            try:
                path = await asyncio.to_thread(reporting.write, form)
            except Refused as refused:
                self.home.say(shown(str(refused)), alert=True)
            else:
                self.home.say(f"report written to {shown(path.name)} in {shown(str(path.parent))}")

        await self.pick("report", reporting.choices(), chosen)

    async def pick(
        self, title: str, choices: Sequence[Choice], then: Callable[[Any], Awaitable[None]]
    ) -> None:
        """Show a picker, and go on with what is chosen."""
        from tuiplanner.tui.screens.picker import Picker  # noqa: PLC0415 - not for the start

        await self.ask(Picker(title, choices), then)

    async def ask(self, screen: Screen[Any], then: Callable[[Any], Awaitable[None]]) -> None:
        """Show a screen over the views, and go on with what it is dismissed with, unless None."""

        async def answered(value: Any) -> None:
            if value is not None:
                await then(value)
            self.home.tidy()

        await self.push_screen(screen, answered)

    async def offer_repairs(self) -> None:
        """Show at the start what would be mended, before anything is."""
        if self.session.repairs:
            await self.action_repairs()
            self.home.tidy()

    async def _read(
        self,
        title: str,
        lines: Sequence[tuple[str, str]],
        question: str = "",
        answered: Callable[[bool | None], None] = lambda _: None,
    ) -> None:
        from tuiplanner.tui.screens.paper import Paper  # noqa: PLC0415 - not for the start

        await self.push_screen(Paper(title, lines, question), answered)
