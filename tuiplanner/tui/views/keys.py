"""The keys that all views share, in the order the footer offers them."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from tuiplanner.tui.widgets.keys import key

KINDS = {"w": "win", "l": "lesson", "f": "feedback", "a": "avoid", "n": "note"}
KIND_HINT = "w win  l lesson  f feedback  a avoid  n ⏎ note  Esc back"


FIRST_KEYS: list[BindingType] = [
    key("n,a", "new", "new", "view.new", tip="Add here: a card, entry, talk, step", show=True),
    key("e", "edit", "edit", "view.edit", tip="Edit the line in place", show=True),
    key("enter", "open", "open", "view.open", tip="Open; on a field: edit it", show=True),
]
OUT_KEY = key("h,left", "out", "out", "panes.out", tip="Go back to the pane on the left")
LINE_KEYS: list[BindingType] = [
    key("space", "space", "tick", "view.tick", tip="Tick a step, a promise or a topic"),
    key("d", "delete", "delete", "view.delete", tip="Delete, unlink, empty; u brings it back"),
    key("x", "put_away", "put away", "view.put-away",
        tip="Let a goal go, end with a mentor, retire an entry; again takes it back"),
    key("v", "mark", "mark", "view.mark", tip="Mark several; the next action takes all"),
    key("slash", "filter", "filter", "view.filter", tip="Filter as you type", show=True),
    key("o", "follow", "follow", "view.follow", tip="Follow the link; - comes back"),
    key("y", "copy", "copy", "view.copy", tip="Copy the line to the clipboard (OSC 52)"),
    key("E", "edit_outside", "editor", "view.editor", tip="Edit a long text in $EDITOR"),
    key("full_stop", "hidden", "hidden", "view.hidden", tip="Show or hide what is put away"),
    key("m", "settle('shown')", "mine", "conflict.shown", show=True,
        tip="Of a field with two values: keep what stands"),
    key("t", "settle('other')", "theirs", "conflict.other", show=True,
        tip="Of a field with two values: take the one from elsewhere"),
    key("b", "settle('both')", "both", "conflict.both", show=True,
        tip="Of a field with two values: keep both together"),
    key("tab", "other_pane", "other pane", "view.pane"),
    key("shift+tab", "other_pane", "other pane", "view.pane-back"),
    key("enter", "save", "save", "edit.save", show=True),
    key("ctrl+s", "save", "save", "edit.save-anywhere", tip="Save; in notes too", show=True),
    key("tab", "complete", "complete or save", "edit.complete"),
    key("shift+tab", "save", "save", "edit.save-back"),
    key("ctrl+o", "edit_outside", "$EDITOR", "edit.editor", tip="Go on in $VISUAL or $EDITOR"),
    key("ctrl+j", "save_lines", "a record per line", "edit.lines",
        tip="After a paste of several lines: one record for each"),
    *(key(letter, f"kind('{kind}')", kind, f"kind.{kind}", show=True)
      for letter, kind in KINDS.items()),
    key("enter", "kind('note')", "note", "kind.enter"),
    key("enter", "keep_filter", "keep", "filter.keep", show=True),
]  # fmt: skip


def without_filter(keys: Iterable[BindingType]) -> list[BindingType]:
    """Return the keys but those of a filter, for a view that has no list of its own."""
    filtering = {"view.filter", "filter.keep"}
    return [one for one in keys if not isinstance(one, Binding) or one.id not in filtering]
