"""What a picker lists."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Choice:
    """Something to choose: what is matched, what stands quietly beside it, and what it means."""

    text: str
    quiet: str
    value: Any
