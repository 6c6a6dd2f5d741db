"""The report of a period, to be read on the screen or written for others."""

from datetime import date
from pathlib import Path

from tuiplanner.career.report import report
from tuiplanner.formats import report_forms
from tuiplanner.planner.session import Session
from tuiplanner.tui.widgets.choice import Choice

READ = ""
"""What stands for reading it here, beside the forms of files."""


class Reporting:
    """One report before a person; private kinds and fields are not in it."""

    def __init__(self, session: Session, first: str, last: str) -> None:
        self._session = session
        planner = session.planner
        self._career, self._today = planner.career, planner.today()
        days = date.fromisoformat(first), min(date.fromisoformat(last), self._today)
        self._told = report(self._career, *days, self._today)
        self._name = f"report-{first}"
        self.title = f"report from {first} to {days[1]}, without what is private"

    def choices(self) -> list[Choice]:
        """Return what can be done with it, each by its form."""
        files = [
            Choice(f"Write it as {what}", f"{self._name}.{form}", form)
            for form, what in report_forms.FORMS.items()
        ]
        return [Choice("Read it here", "", READ), *files]

    def lines(self) -> list[tuple[str, str]]:
        """Return it as paragraphs to read."""
        return [(line, "") for line in self._document("txt").splitlines()]

    def write(self, form: str) -> Path:
        """Write it into the working folder; raises :class:`Refused` where that cannot be."""
        return self._session.hand_out(f"{self._name}.{form}", self._document(form).encode())

    def _document(self, form: str) -> str:
        return report_forms.write(self._career, self._told, form, self._today)
