"""Keys one at a time: each is acted on wholly before the next is looked at.

Textual hands a key to the focused widget's queue and lets it bubble back; in a burst (a slow link,
a paste into the terminal, tmux send-keys) the next key then meets the focus of before. Here the
app awaits what a key does, so that ``n``, a title, Enter and ``L`` mean the same however fast.
"""

from textual import events

from tuiplanner.tui.starting import StartingApp
from tuiplanner.tui.widgets.textfield import TextField

AS_TYPED = {"ctrl+h": "backspace"}
"""What some terminals send for a key that has a name of its own."""


class OrderedApp(StartingApp, inherit_bindings=False):
    """An app whose keys and pastes are serialized."""

    async def on_event(self, event: events.Event) -> None:
        """Act on keys and pastes here and now; everything else goes Textual's way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self.app_focus:  # the terminal told of losing the focus, not of its return
                self.app_focus = True
            await self.press(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            if isinstance(self.focused, TextField):
                self.focused.paste(event.text)
        else:
            await super().on_event(event)

    async def press(self, event: events.Key) -> None:
        """Bring one key to the field that is typed in, else to the binding it has."""
        key = AS_TYPED.get(event.key, event.key)
        if self.is_typing and key.startswith("alt+"):
            await self._escape_then(key.removeprefix("alt+"))
        elif not (self.is_typing and await self._typed(event)):
            await self.act(key)

    @property
    def is_typing(self) -> bool:
        """Say whether a text field has the focus."""
        return isinstance(self.focused, TextField)

    async def act(self, key: str) -> bool:
        """Run the binding of a key, from the focus up; False when it has none."""
        return await self._check_bindings(key)

    async def _typed(self, event: events.Key) -> bool:
        """Give a printable key to the field; False when it did not take it."""
        field = self.focused
        if not isinstance(field, TextField):
            return False
        if not (event.is_printable or (field.MANY_LINES and event.key == "enter")):
            return False
        await field._on_key(event)  # noqa: SLF001 - what its queue would call a moment later
        return True

    async def _escape_then(self, key: str) -> None:
        """Act on a quick Escape and a letter, which terminals send as Alt and the letter.

        A motion is made after the escape; any other letter is dropped: readline's Alt+d must
        not delete a card.
        """
        await self.act("escape")
        if key in {"h", "j", "k", "l"}:
            await self.act(key)
