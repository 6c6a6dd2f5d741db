"""Twelve titles that would command a terminal, a widget or a spreadsheet if they were let."""

TITLES = (
    "x [/] y",
    "[red]x",
    "[@click=app.quit]x[/]",
    "$x {0} %s \\[bold]",
    "a\x1b[2J\x1b[31mb",
    "a\x1b]0;owned\x07b",
    "a\x1b]52;c;b3duZWQ=\x07b",
    "a\x9b2J\x9d0;owned\x9cb",
    "a\rb\x08c\x7fd",
    "safe\u202eexe.gpj\u2066x",
    "line\u2028end\x85x",
    "=cmd|'/c calc'!A1",
)
