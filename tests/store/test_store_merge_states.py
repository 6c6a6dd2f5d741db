"""Two sessions that began alike save one after the other: examples, and what always holds."""

import json
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_sessions import saved as merged

EARLY, NOON, LATE = "2026-11-23T04:00:00Z", "2026-11-23T12:00:00Z", "2026-11-23T20:00:00Z"
GOAL = {"title": "Sail", "stage": "idea", "rank": "a0", "tags": ["sea"], "updated": EARLY}
STEP = {"goal": 1, "text": "Buy a boat", "rank": "a0", "updated": EARLY}
BASE = {"goals": {1: GOAL}, "steps": {11: STEP, 12: STEP}}
PROGRAM = {"rank", "slug", "moved", "achieved_on", "updated"}


def goal(**fields):
    return {"goals": {1: {**GOAL, **fields}}}


def others(tables):
    rows = tables.get("conflicts", {}).values()
    return {(r["table"], r["record"], r["field"], json.dumps(r["other"])) for r in rows}


def stone(table, at=NOON):
    return {"table": table, "at": at}


def test_the_later_text_is_shown_and_the_other_is_kept():
    mine, theirs = goal(title="A", updated=NOON), goal(title="B", updated=LATE)

    result = merged(goal(), mine, theirs)

    assert result.tables["goals"][1] == {**GOAL, "title": "B", "updated": LATE}
    assert result.tables["conflicts"] == {
        9_000: {
            "table": "goals", "record": 1, "field": "title", "shown": "B", "other": "A",
            "other_updated": NOON, "created": NOON, "updated": NOON,
        }
    }  # fmt: skip
    assert result.touched == {("goals", 1), ("conflicts", 9_000)}
    assert result.differs
    assert result.notes == (
        (
            "the title of 'B' was changed here and elsewhere; both are kept until you settle which "
            "one stands"
        ),
    )


def test_at_one_instant_the_larger_text_is_shown():
    result = merged(goal(), goal(title="A", updated=NOON), goal(title="B", updated=NOON))

    assert result.tables["goals"][1]["title"] == "B"
    assert others(result.tables) == {("goals", 1, "title", '"A"')}


@pytest.mark.parametrize(("one", "two"), [(True, 1), (1, 1.0), (0, False)])
def test_true_one_and_one_point_nought_differ(one, two):
    result = merged(goal(odd=None), goal(odd=one), goal(odd=two))

    assert len(others(result.tables)) == 1
    assert merged(goal(odd=one), goal(odd=two), goal(odd=one)).tables == goal(odd=two)


def test_the_same_change_on_both_sides_is_no_conflict():
    result = merged(goal(), goal(title="A", updated=NOON), goal(title="A", updated=LATE))

    assert result.tables == goal(title="A", updated=LATE)


def test_nothing_given_in_two_ways_is_no_conflict():
    assert others(merged(goal(why="x"), goal(why=""), goal(why=None)).tables) == set()


def test_emptying_what_the_other_side_changed_keeps_the_text():
    result = merged(goal(why="x"), goal(why="", updated=LATE), goal(why="y", updated=NOON))

    assert result.tables["goals"][1]["why"] == ""
    assert others(result.tables) == {("goals", 1, "why", '"y"')}


def test_tags_and_links_are_added_and_removed_by_both():
    base = goal(tags=["a", "b", "c"], jobs=None)
    mine, theirs = goal(tags=["b", "c", "Sea"], jobs=[7]), goal(tags=["a", "b", "sea"], jobs=[8])

    row = merged(base, mine, theirs).tables["goals"][1]

    assert row["tags"] == ["b", "Sea"]
    assert row["jobs"] == [7, 8]


class TestStages:
    BASE = goal(moved=[{"stage": "idea", "on": "2026-01-01"}])

    @staticmethod
    def at(stage, day, updated, **more):
        moved = [*TestStages.BASE["goals"][1]["moved"], {"stage": stage, "on": day}]
        return goal(stage=stage, moved=moved, updated=updated, **more)

    def test_what_goes_with_a_stage_follows_the_one_that_is_shown(self):
        mine = self.at("achieved", "2026-11-20", NOON, rank="b", achieved_on="2026-11-20")
        theirs = self.at("in-progress", "2026-11-21", LATE, rank="a", achieved_on=None)

        result = merged(self.BASE, mine, theirs)

        row = result.tables["goals"][1]
        assert (row["stage"], row["rank"], row["achieved_on"]) == ("in-progress", "a", None)
        assert [move["stage"] for move in row["moved"]] == ["idea", "achieved", "in-progress"]
        assert others(result.tables) == {("goals", 1, "stage", '"achieved"')}

    def test_a_card_moved_on_one_side_keeps_the_rank_of_its_new_column(self):
        mine = self.at("in-progress", "2026-11-20", NOON, rank="b")

        row = merged(self.BASE, mine, goal(rank="z", updated=LATE)).tables["goals"][1]

        assert (row["stage"], row["rank"]) == ("in-progress", "b")

    def test_the_last_move_is_the_one_into_the_stage_that_is_shown(self):
        mine = self.at("in-progress", "2026-11-20", LATE)
        theirs = self.at("achieved", "2026-11-21", NOON)

        row = merged(self.BASE, mine, theirs).tables["goals"][1]

        assert row["stage"] == row["moved"][-1]["stage"] == "in-progress"

    def test_one_day_has_one_move(self):
        mine, theirs = (
            self.at("in-progress", "2026-11-20", NOON),
            self.at("achieved", "2026-11-20", LATE),
        )
        row = merged(self.BASE, mine, theirs).tables["goals"][1]

        assert row["moved"] == theirs["goals"][1]["moved"]


@pytest.mark.parametrize("field", ["rank", "slug", "achieved_on"])
def test_what_the_program_keeps_follows_the_later_record(field):
    one = goal(**{field: "x", "updated": LATE})
    two = goal(**{field: "y", "updated": NOON})

    result = merged(goal(**{field: "w"}), one, two)

    assert result.tables == one


class TestDeleting:
    STONES = MappingProxyType({1: stone("goals"), 11: stone("steps"), 12: stone("steps")})
    GONE = MappingProxyType({"goals": {}, "steps": {}, "tombstones": STONES})

    def test_what_one_side_deleted_is_gone(self):
        assert merged(BASE, BASE, self.GONE).tables == self.GONE

    @pytest.mark.parametrize(
        "mine",
        [
            {"goals": {1: {**GOAL, "why": "fun"}}, "steps": BASE["steps"]},
            {"goals": {1: GOAL}, "steps": {**BASE["steps"], 13: STEP}},
            {"goals": {1: GOAL}, "steps": {**BASE["steps"], 11: {**STEP, "text": "x"}}},
        ],
        ids=["edited", "child added", "child edited"],
    )
    def test_an_edit_or_a_child_brings_back_the_whole_family(self, mine):
        for result in (merged(BASE, mine, self.GONE), merged(BASE, self.GONE, mine)):
            assert {**result.tables, "tombstones": {}} == {**mine, "tombstones": {}}

    def test_what_both_deleted_stays_away_when_its_family_comes_back(self):
        mine = {
            "goals": {1: GOAL},
            "steps": {12: STEP, 13: STEP},
            "tombstones": {11: self.STONES[11]},
        }

        assert sorted(merged(BASE, mine, self.GONE).tables["steps"]) == [12, 13]

    def test_an_edit_that_only_json_tells_apart_outlives_the_delete(self):
        base, theirs = goal(odd=1), goal(odd=True)
        deleted = {"goals": {}, "tombstones": {1: stone("goals")}}

        assert merged(base, deleted, theirs).tables == theirs


# Any states


class History:
    """Three sound states, the last two made from the first, all from one random number."""

    CHOICES = MappingProxyType({
        "goals": {
            "title": ["a", "b", "c"],
            "stage": ["idea", "in-progress", "achieved"],
            "rank": ["a0", "a1", "a2"],
            "tags": [[], ["a"], ["b"], ["a", "b"], ["c", "a"], ["d", "b", "c"]],
            "why": [None, "", "a", "b", "c"],
            "odd": [None, True, 1, 1.0, 0, False, [], ["x"], ["y"], {"k": 1}],
            "jobs": [None, [], [5], [6], [5, 6], [7, 5]],
            "achieved_on": [None, "2026", "2027"],
            "slug": ["x", "y", "z"],
        },
        "steps": {"text": ["a", "b", "c"], "rank": ["a0", "a1"], "done": [None, "2026-01-01"]},
    })  # fmt: skip

    def __init__(self, seed):
        self.random = Random(seed)
        self.base = {"goals": {}, "steps": {}, "tombstones": {}}
        for one in range(1, self.random.randint(1, 3) + 1):
            self.base["goals"][one] = {**self.row("goals"), "slug": f"base-{one}"}
        for one in range(11, self.random.randint(10, 13) + 1):
            self.base["steps"][one] = self.row(
                "steps", goal=self.random.choice([*self.base["goals"]])
            )
        self.mine, self.theirs = self.after(21), self.after(31)

    def row(self, table, **fields):
        row = {name: self.random.choice(values) for name, values in self.CHOICES[table].items()}
        row["updated"] = EARLY
        if table == "goals":
            row["moved"] = self.moves(row["stage"])
        for name in ("why", "odd", "jobs", "moved"):
            if self.random.random() < 0.3:
                row.pop(name, None)
        return {**row, **fields}

    def moves(self, stage):
        days = [f"2026-01-0{day}" for day in sorted(self.random.sample(range(1, 6), 2))]
        return [
            {"stage": self.random.choice(self.CHOICES["goals"]["stage"]), "on": days[0]},
            {"stage": stage, "on": days[1]},
        ]

    def after(self, fresh):
        """Return what somebody made of the base, with a tombstone for whatever is gone."""
        tables = {name: dict(rows) for name, rows in self.base.items()}
        for table in ("goals", "steps"):
            for one in self.base[table]:
                match self.random.choice(["same", "edit", "edit", "delete"]):
                    case "edit" if one in tables[table]:
                        self.edit(tables, table, one)
                    case "delete" if one in tables[table]:
                        self.delete(tables, table, one)
        if self.random.random() < 0.5:
            tables["goals"][fresh] = self.row("goals", slug=self.random.choice(["x", "y"]))
        if tables["goals"] and self.random.random() < 0.5:
            goal = self.random.choice([*tables["goals"]])
            tables["steps"][fresh + 1] = self.row("steps", goal=goal)
        return tables

    def edit(self, tables, table, one):
        row, new = tables[table][one], self.row(table)
        names = self.random.sample([*self.CHOICES[table]], 2)
        fields = {
            name: new[name]
            for name in names
            if name in new and name != "slug" and json.dumps(new[name]) != json.dumps(row.get(name))
        }
        if "stage" in fields:
            day = f"2026-02-0{self.random.randint(1, 5)}"
            move = {"stage": fields["stage"], "on": day}
            fields |= {"moved": [*row.get("moved", ()), move], "rank": new["rank"]}
        if fields:
            updated = self.random.choice([NOON, LATE])
            tables[table][one] = {**row, **fields, "updated": updated}

    def delete(self, tables, table, one):
        del tables[table][one]
        tables["tombstones"][one] = stone(table, self.random.choice([EARLY, NOON, LATE]))
        for child in [c for c, row in tables["steps"].items() if row["goal"] == one]:
            self.delete(tables, "steps", child)


def histories():
    return st.integers(0, 2**64).map(
        lambda seed: (one := History(seed)) and (one.base, one.mine, one.theirs)
    )


def content(tables):
    """What people typed, as text, and what is kept beside it."""
    rows = {
        name: {
            str(one): {field: value for field, value in row.items() if field not in PROGRAM}
            for one, row in rows.items()
        }
        for name, rows in tables.items()
        if name not in {"conflicts", "tombstones"}
    }
    return json.dumps(rows, sort_keys=True), others(tables)


def items(value):
    return [json.dumps(item) for item in value] if isinstance(value, list) else [json.dumps(value)]


MANY = settings(max_examples=400)


@MANY
@given(histories())
def test_it_is_the_same_whichever_saves_first(history):
    base, mine, theirs = history
    assert content(merged(base, mine, theirs).tables) == content(merged(base, theirs, mine).tables)


@MANY
@given(histories())
def test_saving_again_what_has_landed_changes_nothing(history):
    base, mine, theirs = history
    once = merged(base, mine, theirs).tables

    assert content(merged(base, mine, once).tables) == content(once)


@MANY
@given(histories())
def test_with_one_side_unchanged_the_other_is_the_result(history):
    base, mine, _ = history

    assert merged(base, mine, base).tables == mine
    assert merged(base, base, mine).tables == mine
    for result in (merged(base, mine, base), merged(base, base, mine), merged(base, mine, mine)):
        assert content(result.tables) == content(mine)
        assert result.notes == ()
    assert merged(base, base, mine).touched == frozenset()


def changed(base, side):
    """(table, id, field, old, new) of everything one side typed."""
    for table in ("goals", "steps"):
        for one, row in side[table].items():
            old = base[table].get(one, {})
            for field, value in row.items():
                before = json.dumps(old.get(field))
                if field not in PROGRAM and json.dumps(value) != before:
                    yield table, one, field, old.get(field), value


@MANY
@given(histories())
def test_whatever_one_side_typed_is_shown_or_kept(history):
    base, mine, theirs = history
    result = merged(base, mine, theirs).tables
    kept = others(result)

    for side in (mine, theirs):
        for table, one, field, old, value in changed(base, side):
            shown = result[table][one].get(field)
            if (table, one, field, json.dumps(value)) in kept:
                continue
            if isinstance(value, list) and isinstance(shown, list):
                added = set(items(value)) - set(items(old or []))
                assert added <= set(items(shown))
            else:
                assert json.dumps(shown) == json.dumps(value) or value in ("", None, [])


@MANY
@given(histories())
def test_a_conflict_means_that_both_changed_one_field_differently(history):
    base, mine, theirs = history
    result = merged(base, mine, theirs).tables

    for table, one, field, other in others(result):
        was, left, right = (
            json.dumps(tables[table].get(one, {}).get(field)) for tables in (base, mine, theirs)
        )
        assert len({was, left, right}) == 3
        shown = json.dumps(result[table][one].get(field))
        assert {shown, other} == {left, right}
        assert field not in PROGRAM
