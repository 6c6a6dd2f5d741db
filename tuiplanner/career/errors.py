"""What the rules say when they refuse."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A value or an action is not possible; the text is one sentence that says what would be."""
