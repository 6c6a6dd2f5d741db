from career_data import career
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import avoids

JOBS = {1: {}, 2: {}, 3: {}}


def avoid(job=None, *tags, **fields):
    return {"kind": "avoid", "job": job, "tags": list(tags), **fields}


def rows(**tables):
    return [
        (one.name, one.jobs, len(one.entries), str(one.latest), one.pattern)
        for one in avoids.themes(career(jobs=JOBS, **tables))
    ]


def test_entries_are_grouped_by_tag_and_patterns_come_first():
    entries = {
        10: avoid(1, "Haste", date="2020"),
        11: avoid(2, "haste", date="2021-03"),
        12: avoid(1, "noise", date="2024"),
        13: avoid(1, "noise", date="2025-01-02"),
        14: avoid(2, date="2019"),
        15: avoid(None, "alone", date="2026"),
        16: avoid(3, "late", date="2025-06"),
        17: {"kind": "lesson", "job": 1, "tags": ["haste"]},
        18: avoid(3, "haste", date="2026", retired="2026-01-01"),
    }
    assert rows(entries=entries) == [
        ("Haste", 2, 2, "2021-03", True),
        ("late", 1, 1, "2025-06", False),
        ("noise", 1, 2, "2025-01-02", False),
        ("untagged", 1, 1, "2019", False),
        ("alone", 0, 1, "2026", False),
    ]
    assert avoids.total(career(jobs=JOBS, entries=entries)) == 7


def test_more_jobs_come_before_a_later_date_and_undated_ones_last():
    entries = {10 + job: avoid(job, "many", date="2001") for job in JOBS}
    entries |= {20 + job: avoid(job, "two", date="2020") for job in (1, 2)}
    entries |= {30 + job: avoid(job, "b") for job in (1, 2)}
    entries |= {40 + job: avoid(job, "a") for job in (1, 2)}
    assert [row[0] for row in rows(entries=entries)] == ["many", "two", "a", "b"]


def test_an_entry_with_two_tags_is_in_both_groups_and_counted_once():
    entries = {10: avoid(1, "haste", "noise")}
    assert [row[0] for row in rows(entries=entries)] == ["haste", "noise"]
    assert avoids.total(career(jobs=JOBS, entries=entries)) == 1


def test_two_entries_of_one_job_are_no_pattern_and_a_job_that_is_gone_is_none():
    entries = {10: avoid(1, "haste"), 11: avoid(1, "haste"), 12: avoid(404, "haste")}
    assert rows(entries=entries) == [("haste", 1, 3, "None", False)]


def test_nothing_has_no_themes():
    assert avoids.themes(career()) == []
    assert avoids.total(career()) == 0


@given(st.permutations(range(6)))
def test_the_order_of_the_records_does_not_matter(order):
    given_entries = [
        avoid(1, "a", date="2020"), avoid(2, "a"), avoid(1, "b"), avoid(2, "c"), avoid(3), avoid(1),
    ]  # fmt: skip
    entries = {10 + one: given_entries[one] for one in range(6)}
    shuffled = {10 + one: given_entries[one] for one in order}
    assert rows(entries=shuffled) == rows(entries=entries)
