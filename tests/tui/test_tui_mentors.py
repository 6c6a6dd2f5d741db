"""Mentors: who has waited longest, talks, promises, and everything edited in place."""

from datetime import date

DORA, CHIDI, EMRE, BO, GITA = (
    "Dora Weiss", "Chidi Okafor", "Emre Kaya", "Bo Lindqvist", "Gita Rao",
)  # fmt: skip


def waiting(seat) -> dict[str, str | None]:
    return {row.text: row.below for row in seat.view.list.rows}


async def test_who_has_waited_longest_stands_first_with_the_state_in_words(sit):
    async with sit() as seat:
        await seat.press("3")
        assert list(waiting(seat).items()) == [
            (DORA, "neglected, 45 days over"),
            (CHIDI, "due, 5 days over"),
            (BO, "soon, in 4 days"),
            ("Ana Duarte", "ok, in 18 days"),
            ("Farah Nasser", "paused"),
            (EMRE, "planned, in 6 days"),
            (GITA, "no cadence"),
            ("Hana Sato", "hoped for"),
        ]
        assert seat.lines[-2].strip() == "8 people, 2 waiting; 2 promises of mine open"


async def test_a_talk_ends_the_waiting(sit):
    async with sit() as seat:
        await seat.press("3", "n")
        assert seat.message == "what you talked about today; ⏎ saves"
        await seat.write("asking")
        await seat.press("enter")
        assert waiting(seat)[DORA] == "ok, in 30 days"
        assert seat.here == "asking"
        await seat.press("u")
        assert waiting(seat)[DORA] == "neglected, 45 days over"


async def test_a_talk_to_come_is_planned(sit, today):
    async with sit() as seat:
        await seat.press("3", "n")
        await seat.write("the ask")
        await seat.press("enter", "enter")
        await seat.retype("date", "+2w")
        assert seat.find("talks", "the ask").date == date(2026, 12, 7)
        assert waiting(seat)[DORA] == "planned, in 14 days"
        await seat.press("q")
        assert "planned 7 Dec" in seat.text


async def test_a_person_is_added_in_place(sit):
    async with sit() as seat:
        await seat.press("3", "N")
        assert seat.lines[1].startswith("▏")
        await seat.write("Jun Mori")
        await seat.press("enter")
        assert seat.message == "added 'Jun Mori'; u undoes; n logs a talk"
        assert seat.here == "Jun Mori"
        await seat.press("N", "enter")
        assert seat.message == "nothing added"
        assert seat.here == "Jun Mori"


async def test_promises_are_added_to_the_talk_under_the_cursor_and_ticked(sit, today):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line(lambda place: seat.career.label(place.id) == "being afraid of questions")
        await seat.press("p")
        assert seat.message == "what I promised; ⏎ saves, and on its line opens it"
        await seat.write("Ask one in public")
        await seat.press("enter")
        promise = seat.find("promises", "Ask one in public")
        assert seat.career.label(promise.talk) == "being afraid of questions"
        assert "[ ] Ask one in public" in seat.text
        await seat.press("space")
        assert seat.find("promises", "Ask one in public").done == today
        assert "[ ] Ask one in public" not in seat.text  # kept ones stand in their talk
        await seat.press("u")
        assert "[ ] Ask one in public" in seat.text


async def test_a_promise_is_made_theirs(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line(lambda place: place.table == "promises")
        promise = seat.view.place.id
        await seat.press("enter")
        await seat.to_line("who")
        await seat.press("e", "down", "enter", "q")
        assert seat.career.promises[promise].who == "them"
        assert "[ ] they: Write the ask in two sentences" in seat.text


async def test_p_without_a_talk_says_what_a_promise_belongs_to(sit):
    async with sit() as seat:
        await seat.press("3", "G", "p")
        assert seat.message == "a promise belongs to a talk; n logs one"
        assert seat.mode == "rest"


async def test_in_an_opened_talk_n_adds_a_promise_or_a_goal(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line(lambda place: place.table == "talks")
        talk = seat.view.place.id
        await seat.press("enter", "n")
        await seat.write("Write it down")
        await seat.press("enter")
        assert seat.find("promises", "Write it down").talk == talk
        await seat.to_line("goals")
        await seat.press("n")
        await seat.write("Teach")
        await seat.press("right", "enter")
        goals = [seat.career.label(one) for one in seat.career.talks[talk].goals]
        assert goals == ["Find a sponsor", "Teach the intern"]
        await seat.press("q")
        assert "Teach the intern" in seat.text


FACTS = [
    ("name", "Dora W.", "Dora W."),
    ("next_ask", "Who decides?", "Who decides?"),
    ("role", "sponsor", "sponsor"),
    ("org", "Own", "Own"),
    ("title", "Coach", "Coach"),
    ("topics", "courage", ("courage",)),
    ("every", "14", 14),
    ("every", "", None),
    ("paused_until", "2027-01-02", date(2027, 1, 2)),
    ("email", "d@weiss.example", "d@weiss.example"),
    ("phone", "+31 10 123", "+31 10 123"),
    ("url", "https://weiss.example", "https://weiss.example"),
]


async def test_every_fact_of_a_person_is_edited_in_its_line(sit):
    async with sit() as seat:
        person = seat.find("mentors", DORA).id
        await seat.press("3", "l")
        for field, typed, kept in FACTS:
            await seat.retype(field, typed)
            assert getattr(seat.career.mentors[person], field) == kept, field


async def test_a_cadence_out_of_bounds_is_refused_in_words(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line("every")
        await seat.press("e")
        assert seat.message == "every: 7 to 365, or empty"
        for typed in ("6", "366", "weekly"):
            await seat.press("ctrl+u")
            await seat.write(typed)
            await seat.press("enter")
            assert seat.message == "every is a number from 7 to 365, or empty"


TALK = [
    ("topics", "the count", "the count"),
    ("date", "2026-11-01", date(2026, 11, 1)),
    ("helped", "took a shift", "took a shift"),
]


async def test_every_line_of_a_talk_is_edited_in_place(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line(lambda place: place.table == "talks")
        talk = seat.view.place.id
        await seat.press("enter")
        for field, typed, kept in TALK:
            await seat.retype(field, typed)
            assert getattr(seat.career.talks[talk], field) == kept, field


async def test_a_note_about_a_person_and_the_advice_of_a_talk_are_edited_in_place(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line("note")
        await seat.press("e")
        await seat.write(" Calm")
        await seat.press("ctrl+s")
        assert seat.find("mentors", DORA).note.endswith("not three. Calm")
        await seat.to_line(lambda place: place.table == "talks")
        talk = seat.view.place.id
        await seat.press("enter")
        await seat.to_line("advice")
        await seat.press("e")
        await seat.write(" Twice.")
        await seat.press("ctrl+s")
        assert seat.career.talks[talk].advice.endswith("a favour. Twice.")


async def test_the_mentor_of_a_talk_stays_as_it_is(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await seat.to_line(lambda place: place.table == "talks")
        await seat.press("enter")
        await seat.to_line("mentor")
        await seat.press("e")
        assert seat.message == "the mentor stays as it is; o follows it"
        await seat.press("d")
        assert seat.message.startswith("the mentor of a talk is kept by careerboard")


async def test_a_relation_ends_and_resumes(sit):
    async with sit() as seat:
        await seat.press("3", "full_stop")
        assert waiting(seat)["Ivo Petrov"] == "ended"
        assert await_title(seat, "Ivo Petrov")
        await seat.press("x")
        assert waiting(seat)["Ivo Petrov"].startswith("neglected")
        assert seat.message == "resumed with 'Ivo Petrov'; u undoes"


def await_title(seat, name: str) -> bool:
    return seat.view.list.select(next(r.place for r in seat.view.list.rows if r.text == name))


async def test_people_are_filtered_by_name_organisation_and_topic(sit):
    async with sit() as seat:
        await seat.press("3", "slash")
        await seat.write("storage")
        await seat.press("enter")
        assert list(waiting(seat)) == [CHIDI, "Hana Sato"]
        assert f"▏ {CHIDI}" in seat.lines[1]
        await seat.press("escape")
        assert len(waiting(seat)) == 8


async def test_goals_discussed_are_those_of_the_person_and_of_the_talks(sit):
    async with sit() as seat:
        await seat.press("3")
        rows = [row.text for row in seat.view.sheet.rows]
        at = rows.index("goals discussed")
        assert rows[at + 1 : at + 3] == ["Find a sponsor", "Speak at a meetup"]


async def test_an_empty_list_teaches_its_first_key(sit):
    async with sit(demo=False) as seat:
        await seat.press("3")
        assert "N adds a first person" in seat.text
        assert seat.lines[-2].strip() == "N adds who helps, or whom you hope to ask"
        await seat.press("n")
        assert seat.message == "no one is selected; N adds a person"
        for key in ("e", "enter", "escape", "d", "x", "v", "o", "y", "space", "p", "E", "l", "h"):
            await seat.press(key)
            assert seat.mode == "rest", key


async def test_a_kept_promise_is_found_where_it_stands(sit):
    async with sit() as seat:
        await seat.press("f")
        await seat.write("Review her next")
        await seat.press("enter")
        assert seat.here == "Review her next change within a day"
        assert "talk with Ana Duarte" in seat.text


async def test_a_talk_with_someone_ended_is_found_where_it_stands(sit):
    async with sit() as seat:
        await seat.press("f")
        await seat.write("whether to stay with maps")
        await seat.press("enter")
        assert seat.here == "whether to stay with maps"
        assert "Ivo Petrov" in seat.lines[1]


async def test_an_empty_list_says_what_is_put_away_and_what_the_filter_hides(sit):
    async with sit(demo=False) as seat:
        await seat.press("3")
        assert "N adds a first person" in seat.text
        await seat.press("N")
        await seat.write("Ana")
        await seat.press("enter", "slash", "z", "z")
        assert "nothing has 'zz'; Esc clears" in seat.text
        assert "people who help" not in seat.text
        await seat.press("escape", "x")
        assert "1 put away; . shows" in seat.text
        await seat.press("full_stop")
        assert seat.here == "Ana"
