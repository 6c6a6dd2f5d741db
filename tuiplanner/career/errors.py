"""What the rules say when they refuse."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A value or an action is not possible; the text is one sentence that says what would be."""


class Unknown(Refused):
    """Nothing has the name that was given: ``what`` says that, ``where`` who lists the names."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what}; {where}")
        self.what = what
