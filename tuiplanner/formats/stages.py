"""Which stage of ours a list, column or status of another program is, told from its name."""

import re

from tuiplanner.career import tags
from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS

_STAGES = {
    IDEA: "todo|to do|backlog|open|new|not started|later|someday|waiting|planned",
    ACHIEVED: "done|complete|completed|achieved|closed|finished|shipped",
    IN_PROGRESS: "doing|in progress|progress|started|active|wip|now|current",
}
WORDS = {word: stage for stage, words in _STAGES.items() for word in words.split("|")}
"""What other programs call our stages, folded."""


def guess(name: str) -> str:
    """Return the stage that a name says, whole or among other words; else an idea."""
    words = " ".join(re.findall(r"\w+", tags.fold(name.replace("_", " "))))
    if words in WORDS:
        return WORDS[words]
    return next((stage for word, stage in WORDS.items() if f" {word} " in f" {words} "), IDEA)
