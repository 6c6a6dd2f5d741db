"""The life the sample career tells: a platform engineer who once meant to draw maps."""

from tuiplanner.demo.events import Entry, Goal, Person, Promise, Step, Talk, Texts

NORTHWIND, TIDEWATER, TRAILS = "Platform engineer", "Backend developer", "Trail crew organiser"
STUDY, STAGE = "BSc Geography", "Sound technician"
SUPPORT = "Phone support"
MOVE, SPONSOR, EXAM = "Lead the storage move", "Find a sponsor", "Pass the storage exam"
MEETUP, HANDBOOK, CACHE = "Speak at a meetup", "Own the on-call handbook", "Ship the tile cache"
REVIEWS, WEEKEND = "Review without blame", "Organise the spring trail weekend"
SQL = "Learn SQL properly"

JOBS: tuple[Texts, ...] = (
    {
        "title": NORTHWIND, "org": "Northwind", "start": "32 months ago", "place": "Rotterdam",
        "tags": "python, storage, on-call", "verdict": "fine",
        "gave": "A steady income and a calm team.\nThe first system that is mine from end to end.",
    },
    {
        "title": TIDEWATER, "org": "Tidewater Maps", "start": "80 months ago",
        "end": "33 months ago", "tags": "python, maps, sql", "verdict": "love",
        "gave": "People who review as if they enjoyed it, and the habit of measuring first.",
    },
    {
        "title": TRAILS, "org": "Hill Path Trust", "kind": "volunteer", "start": "6 years ago",
        "end": "14 months ago", "tags": "leading, planning",
        "gave": "Leading people who may simply leave when it is no longer worth their Saturday.",
    },
    {
        "title": SUPPORT, "org": "Harbour Telecom", "start": "93 months ago",
        "end": "82 months ago", "tags": "listening", "verdict": "avoid",
        "gave": "Rent for a year, and the certainty of what I do not want again.",
    },
    {
        "title": STUDY, "org": "Lindholm University", "kind": "study", "start": "11 years ago",
        "end": "8 years ago", "tags": "maps, statistics",
    },
    {"title": STAGE, "org": "Village theatre", "kind": "freelance"},
)  # fmt: skip

PEOPLE = (
    Person("Ana Duarte", 210, {
        "role": "peer", "org": "Northwind", "title": "Intern, then engineer", "topics": "teaching",
        "next_ask": "What would you have wanted to know in your first week?",
    }),
    Person("Bo Lindqvist", 430, {
        "role": "mentor", "org": "Tidewater Maps", "title": "Staff engineer", "topics": "maps",
        "next_ask": "How did you choose what to stop doing?",
    }),
    Person("Chidi Okafor", 300, {
        "role": "peer", "org": "Northwind", "every": "28", "topics": "storage, on-call",
    }),
    Person("Dora Weiss", 380, {
        "role": "coach", "every": "30", "topics": "leading, speaking",
        "email": "dora@weiss.example",
        "note": "Asks one question and then waits. Bring one real situation, not three.",
        "next_ask": "Rehearse how I ask for a sponsor.",
    }),
    Person("Emre Kaya", 230, {
        "role": "sponsor", "org": "Northwind", "title": "Head of platform", "every": "60",
        "next_ask": "Who decides about the lead role, and when?",
    }),
    Person("Farah Nasser", 350, {
        "role": "mentor", "org": "Open Shelf", "every": "45", "paused_until": -40,
        "note": "On parental leave; sent a card.",
    }),
    Person("Gita Rao", 480, {"role": "peer", "org": "Lindholm University", "every": ""}),
    Person("Hana Sato", 90, {
        "role": "hoped-for", "title": "Writes the storage newsletter", "topics": "storage, writing",
    }),
    Person("Ivo Petrov", 510, {"role": "mentor", "org": "Tidewater Maps", "every": "30"}, 200),
)  # fmt: skip

GOALS = (
    Goal("Write the book about old maps", 400, {"why": "The one thing I would do for nothing."}),
    Goal("Try a month as team lead", 70, {
        "horizon": "year", "why": "Find out whether I like the work before the title.",
        "tags": "leading, budgeting",
    }),
    Goal("Teach the intern", 44, {
        "horizon": "quarter", "mentors": "Ana Duarte", "tags": "teaching",
        "done_when": "She ships a change alone and tells me why it is right.",
    }),
    Goal("Learn to write grants", 25, {"why": "The trust pays for paths with them."}),
    Goal(EXAM, 150, {"due": 9, "tags": "storage", "if_then": "If I am tired, then ten cards only."},
         started=110, steps=(
        Step("Read the guide once, without notes", 110, 96),
        Step("Take the practice exam", 90, due=30),
        Step("Book the exam", 12, due=9),
    )),
    Goal(SPONSOR, 206, {
        "horizon": "quarter", "why": "Good work that nobody repeats stays in this room.",
        "obstacle": "Asking feels like begging.", "mentors": "Emre Kaya", "jobs": NORTHWIND,
        "tags": "negotiating",
    }, started=48, steps=(Step("List who speaks in the yearly round", 48, 41),)),
    Goal(MOVE, 130, {
        "horizon": "quarter", "due": -22, "tags": "storage, leading", "jobs": NORTHWIND,
        "why": "The first thing here that is mine to decide.",
        "done_when": "All customers on the new store, and the old one switched off.",
        "obstacle": "I take the hard part myself instead of handing it on.",
        "if_then": "If I open the editor first, then I write down who else could.",
        "note": "Three waves, the loudest customer last.\nThe rollback must take under an hour.",
        "mentors": "Chidi Okafor",
    }, started=35, steps=(
        Step("Count what is really stored", 35, 30),
        Step("Move one small customer", 35, 8),
        Step("Write the rollback plan", 34, due=-5),
        Step("Rehearse the switch with Chidi", 8, due=-12),
        Step("Switch the old store off", 8),
    )),
    Goal(SQL, 520, {"jobs": TIDEWATER, "tags": "sql"}, achieved=520,
         at_last={"achieved_on": "50 months ago"}),
    Goal(CACHE, 520, {"jobs": TIDEWATER, "tags": "maps, python"}, achieved=520,
         at_last={"achieved_on": "38 months ago"}),
    Goal(WEEKEND, 500, {"jobs": TRAILS, "tags": "planning"}, started=490, achieved=430),
    Goal("Leave on time on Thursdays", 330, {"if_then": "If it is five, then the choir is at six."},
         started=325, achieved=240),
    Goal(REVIEWS, 290, {"jobs": NORTHWIND, "tags": "leading"}, started=280, achieved=190),
    Goal(HANDBOOK, 260, {"jobs": NORTHWIND, "tags": "on-call, writing"}, started=200, achieved=95,
         steps=(Step("Ask three people what woke them", 200, 180),
                Step("Print it and read it aloud", 140, 95))),
    Goal(MEETUP, 220, {"tags": "speaking", "why": "To stop being afraid of the second question."},
         started=170, achieved=33, steps=(
        Step("Send the talk in", 165, 150),
        Step("Give it once to Dora", 60, 52),
    )),
    Goal("Move to the data team", 270, {"jobs": NORTHWIND}, started=250, let_go=120,
         at_last={"let_go_why": "I wanted the people there, not the work."},
         steps=(Step("Sit with them for a week", 250, 230), Step("Ask who is leaving", 240))),
)  # fmt: skip

ENTRIES = (
    Entry("9 years ago", "lesson", STUDY, "A legend is a promise: draw it first", (), {
        "tags": "maps"}),
    Entry("8 years ago", "win", STUDY, "Best field map of the year", (), {"tags": "maps"}),
    Entry("92 months ago", "lesson", SUPPORT, "Who is heard out calms down by himself", (), {
        "tags": "listening"}),
    Entry("88 months ago", "avoid", SUPPORT, "A timer over every call, and a list on the wall", (),
          {"tags": "micromanagement"}),
    Entry("85 months ago", "avoid", SUPPORT, "Two hours of numbers every Monday, for nobody", (), {
        "tags": "meetings"}),
    Entry("83 months ago", "lesson", SUPPORT, "I need to see what becomes of my work", (), {
        "tags": "choosing"}),
    Entry("75 months ago", "lesson", TIDEWATER, "Measure before you argue", (), {
        "tags": "python", "result": "two weeks of wrong guesses saved"}),
    Entry("60 months ago", "avoid", TIDEWATER, "Two managers who did not speak to each other", (), {
        "tags": "unclear ownership"}),
    Entry("50 months ago", "win", TIDEWATER, "Rewrote the slowest report", (), {
        "tags": "sql", "result": "from 40 minutes to 9 seconds"}),
    Entry("38 months ago", "win", TIDEWATER, "The tile cache went live", (CACHE,), {
        "tags": "maps, python", "result": "half the servers, same Saturday"}),
    Entry("34 months ago", "feedback", TIDEWATER, "'You explain as if I had asked'", (), {
        "from_whom": "Bo Lindqvist", "tags": "speaking"}),
    Entry("5 years ago", "lesson", TRAILS, "Say thank you before you say what is next", (), {
        "tags": "leading"}),
    Entry(505, "avoid", NORTHWIND, "On-call alone for three weeks", (), {"tags": "on-call"},
          retired=100),
    Entry(430, "win", TRAILS, "Sixty people, four paths, nobody lost", (WEEKEND,), {
        "tags": "planning, leading", "result": "11 km of path cleared"}),
    Entry(410, "note", None, "Read 'The Back of the Map' again", (), {"tags": "maps"}),
    Entry(340, "avoid", NORTHWIND, "Nobody knew who owned the deploy script", (), {
        "tags": "unclear ownership",
        "situation": "Three teams used it. It broke on a Friday, and each waited for the others."}),
    Entry(300, "lesson", NORTHWIND, "An alarm nobody acts on is noise: delete it", (), {
        "tags": "on-call", "result": "alarms a week from 61 to 9"}),
    Entry(240, "win", NORTHWIND, "Thirteen Thursdays in a row", ("Leave on time on Thursdays",)),
    Entry(205, "feedback", NORTHWIND, "Good decisions, told to too few people", (SPONSOR,), {
        "from_whom": "yearly round"}),
    Entry(192, "win", NORTHWIND, "First review in which nobody explained himself", (REVIEWS,), {
        "tags": "leading"}),
    Entry(120, "lesson", NORTHWIND, "I like the data people more than the data", (), {
        "tags": "choosing"}),
    Entry(88, "lesson", None, "A course: storage formats, day one of two", (EXAM,), {
        "tags": "storage"}),
    Entry(52, "feedback", None, "Slow down at the picture, they want to look", (MEETUP,), {
        "from_whom": "Dora Weiss", "tags": "speaking"}),
    Entry(34, "win", None, "Gave the talk; the second question was the best part", (MEETUP,), {
        "tags": "speaking", "result": "70 people, 3 wrote afterwards"}),
    Entry(30, "win", NORTHWIND, "Counted what is stored: a third is never read", (MOVE,), {
        "tags": "storage", "result": "14 of 41 TB need not move",
        "situation": "Everybody priced the move by the size on the invoice."}),
    Entry(17, "lesson", NORTHWIND, "Ask the customer's night shift, not the sales desk", (MOVE,), {
        "tags": "storage"}),
    Entry(8, "win", NORTHWIND, "The first customer moved and did not notice", (MOVE,), {
        "tags": "storage", "result": "no ticket in a week"}),
    Entry(6, "avoid", NORTHWIND, "A meeting with eleven people and no question", (), {
        "tags": "meetings"}),
    Entry(3, "note", NORTHWIND, "Ana found the leak before the alarm did", (), {
        "tags": "teaching"}),
    Entry(1, "note", NORTHWIND, "Emre asked who wrote the handbook"),
)  # fmt: skip

TALKS = (
    Talk("Ivo Petrov", 300, "whether to stay with maps", {"advice": "Follow the people."}),
    Talk("Farah Nasser", 60, "writing for people in a hurry", {"goals": HANDBOOK}, (
        Promise("Send her the printed handbook", kept=57),)),
    Talk("Gita Rao", 120, "what the old class does now", {"helped": "proof-read her proposal"}),
    Talk("Dora Weiss", 140, "being afraid of questions", {"goals": MEETUP,
        "advice": "Nobody asks a second question who was bored by the first answer."}),
    Talk("Dora Weiss", 75, "asking without begging", {"goals": SPONSOR,
        "advice": "Ask for a decision, not for a favour."}, (
        Promise("Write the ask in two sentences"),
        Promise("Send me the chapter on sponsors", "them", kept=70))),
    Talk("Emre Kaya", 65, "what the platform needs next year", {"goals": SPONSOR}, (
        Promise("One page on what the move saves", kept=29),
        Promise("Name me two people outside platform", "them"))),
    Talk("Chidi Okafor", 61, "on-call and sleep"),
    Talk("Chidi Okafor", 33, "how to order the three waves", {"goals": MOVE,
        "helped": "took his Sunday shift",
        "advice": "Small and friendly first; it buys you two mistakes."}, (
        Promise("Share the count with his team", kept=29),
        Promise("Lend me the rehearsal script", "them"))),
    Talk("Bo Lindqvist", 120, "how he reads code he dislikes"),
    Talk("Bo Lindqvist", 26, "when to stop measuring", {"advice": "When you would act the same."}, (
        Promise("Tell Bo how the first wave went"),)),
    Talk("Ana Duarte", 12, "her first change on her own", {"helped": "paired for an hour"}, (
        Promise("Review her next change within a day", kept=10),)),
    Talk("Emre Kaya", -6, "the lead role, and who decides"),
)  # fmt: skip
