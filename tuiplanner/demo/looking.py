"""How the person of the sample career looks up from the day to day: the other half of the life."""

from tuiplanner.career.decisions import STAY
from tuiplanner.demo.events import CheckIn, Decision, Option, Review, Topic
from tuiplanner.demo.life import (
    EXAM,
    HANDBOOK,
    MEETUP,
    MOVE,
    NORTHWIND,
    SPONSOR,
    SUPPORT,
    TIDEWATER,
    TRAILS,
)

CHECK_INS = (
    CheckIn(SUPPORT, 2690, (3, 1, 2, 3, 3, 2), "The list on the wall has my name on it"),
    CheckIn(SUPPORT, 2560, (2, 1, 1, 2, 3, 2), "I count the minutes as they do"),
    CheckIn(TIDEWATER, 1300, (8, 4, 5, 4, 5, 3), "We argue about maps and go home friends"),
    CheckIn(TRAILS, 470, (9, 5, 4, 5, 5, None), "Everybody here wants to be here"),
    CheckIn(NORTHWIND, 335, (6, 3, 4, 3, 4, 3)),
    CheckIn(NORTHWIND, 280, (5, 2, 3, 3, 4, 3), "Woken four times for nothing"),
    CheckIn(NORTHWIND, 225, (5, 2, 4, 2, 4, 3)),
    CheckIn(NORTHWIND, 165, (6, 3, 4, None, 4, 3), "The alarms are quiet at last"),
    CheckIn(NORTHWIND, 104, (7, 3, 4, 3, 4, 2)),
    CheckIn(NORTHWIND, 47, (8, 4, 5, 3, 4, 2), "The move is mine to plan"),
    CheckIn(NORTHWIND, 13, (7, 4, 4, 3, 4, 2), "Good work, and a letter about no raise"),
)

TOPICS = (
    Topic("Dora Weiss", 58, "What to do when nobody answers the ask", SPONSOR),
    Topic("Dora Weiss", 21, "Whether the offer frightens me or flatters me"),
    Topic("Dora Weiss", 100, "How to end a talk before they do", MEETUP, 75),
    Topic("Emre Kaya", 15, "Two people outside platform, by name", SPONSOR),
    Topic("Emre Kaya", 4, "Who signs for switching the old store off", MOVE),
    Topic("Chidi Okafor", 9, "A night for the rehearsal", MOVE),
    Topic("Chidi Okafor", 30, "His notes for the storage exam", EXAM),
)

DECISIONS = (
    Decision(
        "Hand on-call to a rota?", 214,
        (("sleep", 5), ("people", 3), ("learning", 2)),
        (
            Option(STAY, (1, 3, 3), ("unclear ownership",)),
            Option("a rota of five", (4, 4, 3)),
            Option("lead it myself", (2, 3, 4)),
        ),
        "a rota of five",
        {"way_back": "easy", "expect": "One week in five, and alarms that mean something",
         "look_back_on": 18, "goal": HANDBOOK},
        decided=200, chosen="a rota of five",
    ),
    Decision(
        "Take the offer from Open Shelf?", 11,
        (("purpose", 4), ("people", 3), ("learning", 4), ("pay and hours", 2)),
        (
            Option(STAY, (3, 4, 4, 2), ("meetings",)),
            Option("go to Open Shelf", (4, 3, 3, 4), ("unclear ownership",)),
            Option("stay for four days a week", (3, 4, None, 3)),
        ),
        STAY,
        {"way_back": "costly", "goal": SPONSOR},
    ),
)  # fmt: skip

REVIEWS = (
    Review(54, "quarter", "The handbook is theirs now, not mine", "I ask late, and then too softly",
           "One thing that is mine: the move", (MOVE, SPONSOR)),
    Review(18, "week", "The count is done", "The night shift knows more than the plan",
           "Move one small customer", (MOVE,)),
    Review(11, "week", "A quiet week; slept", "An offer is easier to praise than to read",
           "Read the offer twice"),
    Review(4, "week", "The first customer did not notice", "Small and friendly first",
           "Ask Emre who decides", (MOVE, SPONSOR)),
)  # fmt: skip
