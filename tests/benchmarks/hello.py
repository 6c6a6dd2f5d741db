"""The least a Textual application can be: what start-up is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Label("Hello")


if __name__ == "__main__":
    Hello().run()
