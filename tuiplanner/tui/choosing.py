"""What is chosen from a list: a record, a command, a theme, a conflict, a draft."""

from typing import Any, NamedTuple, Protocol

from tuiplanner.tui import commands, themes
from tuiplanner.tui.asking import AskingApp
from tuiplanner.tui.views.desk import Draft
from tuiplanner.tui.widgets.rows import Place


class Wanted(NamedTuple):
    """What a person set: a theme, None for the remembered one, and the number of the first view."""

    theme: str | None = None
    view: int = 1


class Remembered(Protocol):
    """What is remembered between runs."""

    @property
    def theme(self) -> str | None:
        """The name of the theme, None for no choice yet."""

    def remember(self, *, theme: str) -> None:
        """Keep a choice for the next start."""


class ChoosingApp(AskingApp, inherit_bindings=False):
    """An application that lists what there is and goes on with what is chosen."""

    remembered: Remembered
    fixed_theme: str | None
    """The theme that config.toml names, None where it names none."""

    async def action_find(self) -> None:
        """Find any record and go there."""
        await self.pick("find", commands.records(self.session.planner.career), self._found)

    async def _found(self, place: Place) -> None:
        if not await self.home.visit(place):
            self.home.say("this record is gone", alert=True)

    async def _found_conflict(self, place: Place) -> None:
        await self._found(Place(*place.record))
        view = self.home.view
        await view.open_record(*place.record)
        view.sheet.select(place)
        self.home.say("m keeps what stands, t takes the other, b both together")

    async def action_palette(self) -> None:
        """Offer every command by name."""
        from tuiplanner.tui import playbooks  # noqa: PLC0415 - not for the start

        self.home.view.leave()
        choices = commands.palette(self.screen, [theme.name for theme in themes.THEMES])
        choices += [
            one._replace(value=(self, f"app.playbook('{one.value}')"))
            for one in playbooks.choices()
        ]
        await self.pick("command", choices, self._run)

    async def _run(self, chosen: tuple[Any, str]) -> None:
        namespace, action = chosen
        await self.run_action(action, namespace)

    def action_use_theme(self, name: str) -> None:
        """Change the theme and remember it."""
        self.theme = name
        if self.fixed_theme:
            self.home.say(f"theme {name} till you leave; config.toml says {self.fixed_theme}")
            return
        try:
            self.remembered.remember(theme=name)
        except OSError as error:
            self.home.say(f"theme {name}, but not remembered: {error.strerror}", alert=True)
        else:
            self.home.say(f"theme {name}, remembered")

    async def action_conflicts(self) -> None:
        """List the fields that two sessions gave different values, and go to one."""
        choices = commands.conflicts(self.session.planner)
        if not choices:
            self.home.say("no field has two values")
            return
        await self.pick("conflict", choices, self._found_conflict)

    async def action_drafts(self) -> None:
        """List what was typed and not saved: reopen or drop one."""
        self.home.view.leave()
        choices = commands.drafts(self.home.waiting.drafts)
        if not choices:
            self.home.say("nothing was typed and not saved")
            return
        await self.pick("draft", choices, self._chosen_draft)

    async def _chosen_draft(self, chosen: tuple[Draft, bool]) -> None:
        draft, keep = chosen
        if keep:
            await self.home.waiting.reopen(draft)
        else:
            self.home.waiting.drop(draft)
