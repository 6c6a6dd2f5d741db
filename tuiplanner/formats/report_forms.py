"""A report in the form that is asked for; its writer is loaded only then."""

from datetime import date

from tuiplanner.career.career import Career
from tuiplanner.career.report import Report

FORMS = {"md": "Markdown", "html": "a page that prints well", "txt": "plain text"}
"""The forms by the ending of their files, with what they are."""


def write(career: Career, told: Report, form: str, today: date) -> str:
    """Return the whole document, with a newline at its end."""
    if form == "html":
        from tuiplanner.formats import report_html  # noqa: PLC0415 - see above

        return report_html.write(career, told, today)
    if form == "txt":
        from tuiplanner.formats import report_txt  # noqa: PLC0415 - see above

        return report_txt.write(career, told)
    from tuiplanner.formats import report_md  # noqa: PLC0415 - see above

    return report_md.write(career, told)
