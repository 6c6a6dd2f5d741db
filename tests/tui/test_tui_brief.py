"""The brief before a talk, and what is done in it after one: by keys alone."""

from datetime import date

from tui_cases_editing import contest

from tuiplanner.planner.drafts import Origin
from tuiplanner.tui.views.mentors import MentorsView

DORA = "Dora Weiss"
QUESTION = "What to do when nobody answers the ask"


def sheet(seat) -> list[str]:
    return [f"{row.prefix}{row.text}" for row in seat.view.sheet.rows]


def on(text):
    return lambda seat: lambda place: seat.career.label(place.id) == text and not place.field


async def to(seat, text):
    await seat.to_line(on(text)(seat))


async def test_the_brief_says_what_is_owed_and_what_has_happened(sit):
    async with sit(size=(120, 40)) as seat:
        await seat.press("3", "b")
        rows = sheet(seat)
        for text in (
            "before a talk with Dora Weiss",
            "Rehearse how I ask for a sponsor.",
            "asking without begging",
            "[ ] Write the ask in two sentences",
            f"[ ] {QUESTION}",
            "moved to in progress",
            "[x] List who speaks in the yearly round",
        ):
            assert text in rows, text
        standing = "every 30 days: due since 9 Oct, neglected since 8 Nov"
        assert standing in " ".join(" ".join(rows).split())
        assert "75 d" in seat.text
        assert "what I did for them" not in rows
        await seat.press("h", "j", "b")
        assert "took his Sunday shift" in sheet(seat)


async def test_a_talk_is_logged_and_its_promises_ticked_in_the_brief(sit, today):
    async with sit() as seat:
        await seat.press("3", "b", "n")
        await seat.write("the two sentences")
        await seat.press("enter")
        talk = seat.find("talks", "the two sentences")
        assert (talk.mentor, talk.date) == (seat.find("mentors", DORA).id, today)
        assert seat.message == "logged talk with 'Dora Weiss'; u undoes; p adds a promise"
        assert seat.here == "the two sentences"
        assert "before a talk with Dora Weiss" in sheet(seat)
        assert "moved to in progress" in sheet(seat)  # it still says what led to the talk
        await to(seat, "Write the ask in two sentences")
        await seat.press("space")
        assert seat.find("promises", "Write the ask in two sentences").done == today
        assert "[x] Write the ask in two sentences" in sheet(seat)
        await seat.press("u")
        assert "[ ] Write the ask in two sentences" in sheet(seat)
        await seat.press("p")
        await seat.write("Send the sentences")
        await seat.press("enter")
        assert seat.find("promises", "Send the sentences").talk == talk.id
        assert "[ ] Send the sentences" in sheet(seat)


async def test_topics_are_added_edited_ticked_and_deleted_where_they_stand(sit, today):
    async with sit() as seat:
        await seat.press("3", "b")
        await to(seat, QUESTION)
        await seat.press("n")
        await seat.write("And then?")
        await seat.press("enter")
        rows = sheet(seat)
        assert "[ ] And then?" in rows
        assert seat.here == "And then?"
        await seat.press("e")
        await seat.write(" And after")
        await seat.press("enter")
        topic = seat.find("topics", "And then? And after")
        await seat.press("space")
        assert seat.career.topics[topic.id].done == today
        assert seat.message == "ticked 'And then? And after'; u undoes"
        assert "[x] And then? And after" in sheet(seat)
        await seat.press("space")
        assert seat.career.topics[topic.id].done is None
        await seat.press("d")
        assert not seat.has("topics", "And then? And after")
        await seat.press("u")
        assert seat.has("topics", "And then? And after")


async def test_an_opened_topic_hangs_on_a_goal(sit):
    async with sit() as seat:
        await seat.press("3", "l")
        await to(seat, "Whether the offer frightens me or flatters me")
        await seat.press("enter")
        assert "to talk about with Dora Weiss" in seat.text
        await seat.to_line("goal")
        await seat.press("e")
        await seat.write("Teach")
        await seat.press("right", "enter")
        topic = seat.find("topics", "Whether the offer frightens me or flatters me")
        assert seat.career.label(topic.goal) == "Teach the intern"
        await seat.press("q")
        assert "Teach the intern" in seat.text


async def test_an_answer_becomes_an_idea_card_in_one_undo(sit, today):
    async with sit() as seat:
        await seat.press("3", "b")
        await to(seat, QUESTION)
        await seat.press("I")
        assert seat.field.text == QUESTION
        assert seat.message == "what you will try: an idea on the board; ⏎ adds it"
        await seat.write("Ask twice")  # the first letter takes the place of the question
        await seat.press("enter")
        assert seat.message == "added idea 'Ask twice'; u undoes"
        assert seat.find("goals", "Ask twice").stage == "idea"
        assert seat.find("topics", QUESTION).done == today
        assert seat.here == QUESTION
        await seat.press("u")
        assert seat.find("topics", QUESTION).done is None
        assert not seat.has("goals", "Ask twice")


async def test_an_idea_of_a_promise_or_a_talk_begins_empty(sit):
    async with sit() as seat:
        await seat.press("3", "b")
        for text, idea in (
            ("Write the ask in two sentences", "Learn to write short"),
            ("asking without begging", "Ask in the hall"),
        ):
            await to(seat, text)
            await seat.press("I")
            assert seat.field.text == ""
            await seat.write(idea)
            await seat.press("enter")
            assert seat.career.goals[seat.find("goals", idea).id].mentors == (
                seat.find("mentors", DORA).id,
            )
        assert seat.find("promises", "Write the ask in two sentences").done is None
        await seat.press("g", "I")
        assert seat.message == "I makes an idea card of a topic, a promise or a talk"


async def test_nothing_typed_adds_nothing_and_what_is_put_back_can_be_reopened(sit):
    async with sit() as seat:
        await seat.press("3", "b", "t", "enter")
        assert seat.message == "nothing added"
        await seat.press("t")
        await seat.write("half a thou")
        await seat.press("escape")
        assert not seat.has("topics", "half a thou")
        await seat.press("u")
        assert seat.field.text == "half a thou"
        await seat.press("enter")
        assert seat.find("topics", "half a thou").mentor == seat.find("mentors", DORA).id


async def test_the_brief_follows_nobody_else_and_q_goes_back_step_by_step(sit):
    async with sit() as seat:
        await seat.press("3", "b")
        await to(seat, "asking without begging")
        await seat.press("enter")
        assert "talk with Dora Weiss" in seat.text
        await seat.press("q")
        assert "before a talk with Dora Weiss" in sheet(seat)
        assert seat.here == "asking without begging"
        await seat.press("q")
        assert "before a talk with Dora Weiss" not in sheet(seat)
        await seat.press("b", "h", "j")
        assert "before a talk" not in seat.text
        await seat.press("k")
        assert "before a talk" not in seat.text


async def test_a_link_out_of_the_brief_comes_back_to_it(sit):
    async with sit() as seat:
        await seat.press("3", "b")
        await seat.to_line("goals")
        await seat.press("o")
        assert "Board" in seat.text
        assert seat.here == "Find a sponsor"
        await seat.press("minus")
        assert "before a talk with Dora Weiss" in sheet(seat)
        assert seat.career.label(seat.view.place.item) == "Find a sponsor"


async def test_a_field_of_the_brief_is_edited_in_its_line(sit):
    async with sit() as seat:
        await seat.press("3", "b", "e", "ctrl+u")
        await seat.write("Who decides?")
        await seat.press("enter")
        assert seat.find("mentors", DORA).next_ask == "Who decides?"
        await seat.press("h", "j", "b")
        await seat.to_line("helped")
        await seat.press("e")
        await seat.write(" twice")
        await seat.press("enter")
        assert seat.find("talks", "how to order the three waves").helped.endswith("shift twice")


async def test_a_brief_whose_person_is_deleted_elsewhere_is_closed(sit):
    async with sit() as seat:
        await seat.press("3", "b", "h", "d")
        assert not seat.has("mentors", DORA)
        assert "before a talk" not in seat.text


async def test_with_nobody_selected_it_says_so(sit):
    async with sit(demo=False) as seat:
        await seat.press("3", "b")
        assert seat.message == "no one is selected; N adds a person"
        await seat.press("t")
        assert seat.message == "no one is selected; N adds a person"


async def test_somebody_one_never_spoke_with_has_a_brief(sit):
    async with sit() as seat:
        await seat.press("3", "G", "b")
        rows = sheet(seat)
        assert "you have not spoken yet; n logs a talk" in rows
        assert "t queues what to bring up" in rows
        await seat.press("t")
        await seat.write("Her first letter")
        await seat.press("enter")
        assert "[ ] Her first letter" in sheet(seat)
        await seat.press("g", "n")  # on a topic it would add a topic
        await seat.write("storage")
        await seat.press("enter")
        assert seat.find("talks", "storage").date == date(2026, 11, 23)


async def test_a_topic_is_found_and_shown_where_it_stands(sit):
    async with sit() as seat:
        await seat.press("f")
        await seat.write("nobody answers")
        await seat.press("enter")
        assert seat.here == QUESTION
        assert DORA in seat.lines[1]
        await seat.press("f")
        await seat.write("end a talk before")
        await seat.press("enter")
        assert seat.here == "How to end a talk before they do"
        assert "to talk about with Dora Weiss" in seat.text


async def test_a_narrow_window_shows_the_brief_alone(sit):
    async with sit(size=(60, 15)) as seat:
        await seat.press("3", "b")
        assert "before a talk with Dora Weiss" in seat.lines[1]
        await seat.press("q", "q")
        assert "Chidi Okafor" in seat.text


async def test_what_was_typed_before_a_crash_is_opened_again_where_it_was(sit):
    async with sit() as seat:
        await seat.press("3")
        mentor = seat.find("mentors", "Ana Duarte").id
        assert await seat.view.resume(Origin("topic", "mentors", mentor), "Her first y", "")
        await seat.settle()
        assert seat.field.text == "Her first y"
        await seat.press("enter")
        assert seat.find("topics", "Her first y").mentor == mentor
        question = seat.find("topics", QUESTION)
        assert await seat.view.resume(Origin("idea", "topics", question.id), "Ask tw", "")
        await seat.settle()
        assert seat.field.text == "Ask tw"
        await seat.press("enter")
        assert seat.find("goals", "Ask tw").mentors == (question.mentor,)
        assert seat.career.topics[question.id].done is not None


async def test_what_is_typed_is_kept_for_a_crash(sit):
    async with sit() as seat:
        kept = []
        seat.app.session.drafts.typing = kept.append
        await seat.press("3", "t")
        await seat.write("x")
        dora = seat.find("mentors", DORA).id
        assert (kept[-1].origin, kept[-1].text) == (Origin("topic", "mentors", dora), "x")
        await seat.press("enter", "I")
        await seat.write("y")
        topic = seat.find("topics", "x").id
        assert (kept[-1].origin, kept[-1].text) == (Origin("idea", "topics", topic), "y")


async def test_a_field_with_two_values_keeps_its_letters(sit):
    async with sit() as seat:
        contest(seat, MentorsView)
        await seat.press("3", "l")
        await seat.to_line("role")
        await seat.press("b")
        assert "before a talk with Dora Weiss" in sheet(seat)
        assert seat.view.place.field == "next_ask"
        await seat.press("b")
        ask = seat.find("mentors", DORA).next_ask
        assert ask == "Rehearse how I ask for a sponsor. / Theirs"
        assert "before a talk with Dora Weiss" in sheet(seat)
        await seat.press("b")  # and now that it is settled
        assert "before a talk with Dora Weiss" not in sheet(seat)
