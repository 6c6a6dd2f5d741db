from tuiplanner.career.records import RECORDS
from tuiplanner.career.relations import children_of, links_to


def test_children_are_the_kinds_that_need_a_parent():
    assert children_of("goals") == [("steps", "goal")]
    assert children_of("mentors") == [("talks", "mentor"), ("topics", "mentor")]
    assert children_of("talks") == [("promises", "talk")]
    assert children_of("jobs") == [("checkins", "job")]
    assert children_of("decisions") == [("options", "decision"), ("criteria", "decision")]
    assert children_of("entries") == children_of("steps") == children_of("options") == []


def test_links_are_those_a_record_can_do_without():
    found = {
        table: [(holder, one.name, one.kind) for holder, one in links_to(table)]
        for table in RECORDS
    }
    assert {table: links for table, links in found.items() if links} == {
        "jobs": [("entries", "job", "link"), ("goals", "jobs", "links")],
        "goals": [
            ("entries", "goals", "links"), ("talks", "goals", "links"),
            ("topics", "goal", "link"), ("decisions", "goal", "link"),
            ("reviews", "goals", "links"),
        ],
        "mentors": [("goals", "mentors", "links")],
        "options": [("decisions", "gut", "link"), ("decisions", "chosen", "link")],
        "criteria": [("options", "scores", "scores")],
    }  # fmt: skip
