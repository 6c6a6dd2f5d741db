"""The job log: jobs newest first, what each gave, entries added and edited in place."""

import pytest

from tuiplanner.career.dates import PartialDate

ENGINEER, TRAILS, BACKEND = "Platform engineer", "Trail crew organiser", "Backend developer"
STUDY, SOUND, SUPPORT = "BSc Geography", "Sound technician", "Phone support"


def list_texts(seat) -> list[str]:
    return [row.text for row in seat.view.list.rows]


async def log(seat, kind: str, text: str) -> None:
    await seat.press("n", kind)
    await seat.write(text)
    await seat.press("enter")


async def test_jobs_stand_newest_first_then_undated_then_no_job(sit):
    async with sit() as seat:
        await seat.press("2")
        assert list_texts(seat) == [
            ENGINEER, TRAILS, BACKEND, SUPPORT, STUDY, "undated", SOUND, "No job",
        ]  # fmt: skip
        assert "Mar 2024 - now · Northwind" in seat.lines[2]
        assert seat.lines[-2].strip() == "6 jobs, 30 entries, 11 of them evidence for a goal"


async def test_a_job_s_time_is_written_in_one_way_and_whole_beside_a_long_organisation(sit):
    async with sit() as seat:
        await seat.press("2", "j", "j")
        assert "Mar 2020 - Feb 2024 · Ti" in seat.lines[6]
        assert "job · Mar 2020 - Feb 2024" in seat.lines[2]
        assert "2020-03" not in seat.text


async def test_a_job_of_which_nothing_else_is_known_takes_one_line(sit):
    async with sit(demo=False) as seat:
        await seat.press("2", "N")
        await seat.write("Sailor")
        await seat.press("enter")
        row = seat.view.list.rows[1]
        assert (row.text, row.below) == ("Sailor", None)


async def test_the_note_and_the_list_of_what_a_job_gave_have_names_of_their_own(sit):
    async with sit() as seat:
        await seat.press("2", "l")
        assert sum("what it gave" in line for line in seat.lines) == 1
        await seat.to_line("gave")
        await seat.press("d")
        assert seat.message == f"cleared what it gave me of '{ENGINEER}'; u undoes"


async def test_a_retired_entry_says_so_where_it_is_shown(sit):
    async with sit() as seat:
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.table == "entries")
        await seat.press("x", "full_stop")
        assert "22 Nov · retired" in seat.text


async def test_a_heading_is_passed_by_and_the_shelf_can_be_entered(sit):
    async with sit() as seat:
        await seat.press("2", "j", "j", "j", "j", "j")
        assert seat.here == SOUND
        await seat.press("j")
        assert seat.view.list.cursor is not None
        assert "what belongs to no job" in seat.text
        assert "4 entries" in seat.text
        await seat.press("k")
        assert seat.here == SOUND


@pytest.mark.parametrize(("key", "kind"), [("w", "win"), ("enter", "note")])
async def test_n_and_one_letter_open_the_field_of_an_entry(sit, today, key, kind):
    async with sit() as seat:
        await seat.press("2", "j", "n")
        assert seat.message == "w win  l lesson  f feedback  a avoid  n ⏎ note  Esc back"
        assert "w win" in seat.footer
        await seat.press(key)
        assert f"▏ {kind}" in seat.text
        await seat.write("Something happened")
        await seat.press("enter")
        entry = seat.find("entries", "Something happened")
        assert (entry.kind, entry.date) == (kind, PartialDate.of(today))
        assert entry.job == seat.find("jobs", TRAILS).id
        assert seat.message == f"logged {kind} 'Something happened'; u undoes"


async def test_an_entry_for_no_job_belongs_to_none(sit):
    async with sit() as seat:
        await seat.press("2", "G")
        await log(seat, "w", "Ran a marathon")
        assert seat.find("entries", "Ran a marathon").job is None
        assert "5 entries" in seat.text


async def test_escape_at_the_kinds_adds_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("2", "n", "escape")
        assert seat.message == "nothing added"
        assert seat.mode == "rest"
        await seat.press("n", "w", "escape")
        assert seat.message == "nothing added"
        assert seat.career is before


async def test_other_keys_at_the_kinds_mean_nothing(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("2", "n")
        for key in ("d", "x", "e", "u", "1", "3", "q", "v", "o", "N"):
            await seat.press(key)
            assert seat.mode == "kind", key
        assert seat.career is before


async def test_a_job_is_added_in_place_and_gets_its_dates_in_its_sheet(sit):
    async with sit() as seat:
        await seat.press("2", "j", "N")
        assert seat.lines[1].startswith("▏")
        await seat.write("Lighthouse keeper")
        await seat.press("enter")
        assert list_texts(seat)[-3:-1] == [SOUND, "Lighthouse keeper"] or "undated" in seat.text
        await seat.press("l")
        await seat.to_line("start")
        await seat.press("e")
        await seat.write("2026-09")
        await seat.press("enter")
        assert list_texts(seat)[0] == "Lighthouse keeper"
        assert seat.find("jobs", "Lighthouse keeper").start == PartialDate(2026, 9)
        assert seat.app.focused is seat.view.sheet
        assert seat.view.selected == seat.find("jobs", "Lighthouse keeper").id


async def test_an_end_before_the_start_is_refused_in_words(sit):
    async with sit() as seat:
        await seat.press("2", "j", "j", "l")
        await seat.retype("end", "2019")
        assert seat.message == "the end 2019 is before the start 2020-03; change one of them"
        assert seat.field.text == "2019"


FACTS = [
    ("title", "Lead", "Lead"),
    ("org", "Northwind Ltd", "Northwind Ltd"),
    ("kind", "free", "freelance"),
    ("verdict", "love", "love"),
    ("place", "Bergen", "Bergen"),
    ("url", "https://northwind.example", "https://northwind.example"),
    ("tags", "sea", ("sea",)),
]


async def test_every_fact_of_a_job_is_edited_in_its_line(sit):
    async with sit() as seat:
        job = seat.find("jobs", ENGINEER).id
        await seat.press("2", "l")
        for field, typed, kept in FACTS:
            await seat.retype(field, typed)
            assert getattr(seat.career.jobs[job], field) == kept, field


LINES = [
    ("text", "The leak", "The leak"),
    ("kind", "win", "win"),
    ("date", "2026-11", PartialDate(2026, 11)),
    ("date", "yesterday", PartialDate(2026, 11, 22)),
    ("tags", "calm", ("calm",)),
    ("result", "no page", "no page"),
    ("from_whom", "Ana", "Ana"),
    ("situation", "At night", "At night"),
]


async def test_every_line_of_an_entry_is_edited_in_place(sit):
    async with sit() as seat:
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.table == "entries")
        entry = seat.view.place.id
        await seat.press("enter")
        for field, typed, kept in LINES:
            await seat.retype(field, typed)
            assert getattr(seat.career.entries[entry], field) == kept, field


async def test_an_entry_after_today_is_refused(sit):
    async with sit() as seat:
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.table == "entries")
        await seat.press("enter")
        await seat.retype("date", "tomorrow")
        assert seat.message == "an entry says what happened, and 2026-11-24 is after today"


async def test_q_leads_from_entry_to_job_to_list_and_out(sit):
    async with sit() as seat:
        await seat.press("2", "l")
        await seat.to_line(lambda place: place.table == "entries")
        entry = seat.view.place
        await seat.press("enter")
        assert seat.view.opened == [("entries", entry.id)]
        await seat.press("q")
        assert seat.view.place == entry
        await seat.press("q")
        assert seat.app.focused is seat.view.list
        await seat.press("q")
        assert not seat.app.is_running


async def test_the_sheet_of_another_job_begins_at_its_top(sit):
    async with sit() as seat:
        await seat.press("2", "l", "G", "h", "j", "l")
        assert seat.here == TRAILS
        assert seat.view.place.field == "title"


async def test_jobs_are_filtered_by_title_organisation_and_tag(sit):
    async with sit() as seat:
        await seat.press("2")
        for word, found in (("geo", [STUDY]), ("hill path", [TRAILS]), ("sql", [BACKEND])):
            await seat.press("slash", "ctrl+u")
            await seat.write(word)
            assert seat.message == f"1 hit for '{word}'"
            await seat.press("enter")
            assert list_texts(seat) == [*found, "No job"]
            assert seat.message == "1 shown; Esc clears the filter"


async def test_an_empty_log_teaches_its_first_keys(sit):
    async with sit(demo=False) as seat:
        await seat.press("2")
        assert "N adds a first job" in seat.text
        assert "n logs a win, a lesson, what to avoid" in seat.text
        assert seat.lines[-2].strip() == "N adds a job you have or had"
        for key in ("e", "enter", "escape", "d", "x", "v", "escape", "o", "y", "space", "E", "j"):
            await seat.press(key)
            assert seat.mode == "rest", key
        await seat.press("h", "n", "w")
        await seat.write("First of all")
        await seat.press("enter")
        assert seat.find("entries", "First of all").job is None
        await seat.press("j")
        assert seat.lines[-2].strip() == "0 jobs, 1 entry, none of them evidence for a goal"


async def test_no_job_cannot_be_edited_deleted_or_marked(sit):
    async with sit() as seat:
        before = seat.career
        await seat.press("2", "G")
        for key in ("e", "d", "x", "E", "y", "o"):
            await seat.press(key)
            assert seat.mode == "rest", key
        await seat.press("v", "d")
        assert seat.career is before


async def test_d_twice_on_an_opened_entry_leaves_its_job_alone(sit):
    async with sit() as seat:
        await seat.press("2")
        job, before = seat.here, len(seat.career.entries)
        await seat.press("l")
        await seat.to_line(lambda place: place.table == "entries")
        await seat.press("enter", "d", "d")
        assert seat.has("jobs", job)
        assert len(seat.career.entries) == before - 2
