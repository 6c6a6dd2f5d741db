"""What a picker lists."""

from typing import Any, NamedTuple


class Choice(NamedTuple):
    """Something to choose: what is matched, what stands quietly beside it, and what it means."""

    text: str
    quiet: str
    value: Any
