import pytest

from tuiplanner.career import goals
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused
from tuiplanner.career.fields import Move
from tuiplanner.career.records import STAGES
from tuiplanner.planner.goals import in_progress_notice
from tuiplanner.planner.words import said


@pytest.fixture
def board(planner):
    """Cards a b c d in idea, from top to bottom, by title."""
    made = {}
    for title in "dcba":
        _, made[title] = planner.goals.add({"title": title})
    return made


@pytest.fixture
def titles(planner):
    def titles(stage="idea"):
        career = planner.career
        return "".join(career.goals[one].title for one in goals.column(career, stage))

    return titles


class TestAdd:
    def test_a_goal_is_an_idea_of_today_with_a_slug_and_a_rank(self, planner, today):
        change, one = planner.goals.add({"title": " Learn to sail ", "due": "+2w", "tags": "Sea"})
        goal = planner.career.goals[one]
        assert (goal.title, goal.stage, goal.slug) == ("Learn to sail", "idea", "learn-to-sail")
        assert (str(goal.due), goal.tags, goal.horizon) == ("2026-12-07", ("Sea",), "someday")
        assert (goal.moved, goal.achieved_on) == ((Move("idea", today),), None)
        assert goal.created == goal.updated == "2026-11-23T09:00:01Z"
        assert goal.rank
        assert said(change) == "added 'Learn to sail'; u undoes"

    def test_it_goes_to_the_top_of_its_column_or_below_a_card(self, planner, board, titles):
        assert titles() == "abcd"
        planner.goals.add({"title": "x"}, below=board["b"])
        planner.goals.add({"title": "y"}, below=board["d"])
        assert titles() == "abxcdy"

    def test_below_a_card_of_another_column_is_at_the_top(self, planner, board, titles):
        planner.goals.add({"title": "x", "stage": "in progress"}, below=board["b"])
        planner.goals.add({"title": "y", "stage": "in progress"}, below=board["b"])
        assert (titles("in-progress"), titles()) == ("yx", "abcd")

    def test_an_achieved_goal_was_achieved_today_unless_it_says_when(self, planner, today):
        _, now = planner.goals.add({"title": "a", "stage": "achieved"})
        _, then = planner.goals.add({"title": "b", "stage": "ach", "achieved_on": "2020"})
        assert planner.career.goals[now].achieved_on == PartialDate.of(today)
        _, blank = planner.goals.add({"title": "c", "stage": "achieved", "achieved_on": ""})
        assert planner.career.goals[blank].achieved_on == PartialDate.of(today)
        assert planner.career.goals[now].moved == (Move("achieved", today),)
        assert planner.career.goals[then].achieved_on == PartialDate(2020)

    def test_equal_titles_have_slugs_of_their_own(self, planner):
        made = [planner.goals.add({"title": title})[1] for title in ("Sail", "sail!", "💥", "⛵")]
        slugs = [planner.career.goals[one].slug for one in made]
        assert slugs == ["sail", "sail-2", "goal", "goal-2"]

    @pytest.mark.parametrize(
        ("texts", "reason"),
        [
            ({"title": ""}, "title cannot be empty"),
            ({}, "title cannot be empty"),
            ({"title": "x" * 121}, "at most 120"),
            ({"title": "x", "stage": "soon"}, "choose idea, in-progress or achieved"),
            ({"title": "x", "due": "soon"}, "is not a date"),
            ({"title": "x", "mood": "good"}, "a goal has no field 'mood'"),
            ({"title": "x", "slug": "y"}, "the slug of a goal is kept by careerboard"),
            ({"title": "x", "rank": "a0"}, "the rank of a goal is kept by careerboard"),
            ({"title": "x", "mentors": "ana"}, "no mentor is called 'ana'"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_is_added(self, texts, reason, planner):
        with pytest.raises(Refused, match=reason):
            planner.goals.add(texts)
        assert planner.career.is_fresh()
        assert planner.undoable == 0


class TestAddMany:
    def test_many_lines_become_goals_in_their_order_in_one_change(self, planner, board, titles):
        change, first = planner.goals.add_many(["x", "y", "z"], "idea", below=board["a"])
        assert titles() == "axyzbcd"
        assert planner.career.goals[first].title == "x"
        assert said(change) == "added 3 goals; u undoes"
        planner.undo()
        assert titles() == "abcd"

    def test_without_a_card_they_begin_at_the_top(self, planner, board, titles):
        planner.goals.add_many(["x", "y"], "idea")
        planner.goals.add_many(["p", "q"], "achieved", below=board["a"])
        assert (titles(), titles("achieved")) == ("xyabcd", "pq")

    def test_one_line_is_called_by_its_title(self, planner):
        assert planner.goals.add_many(["Sail"], "idea")[0].name == "add 'Sail'"

    def test_one_bad_line_refuses_them_all(self, planner):
        with pytest.raises(Refused):
            planner.goals.add_many(["fine", "x" * 121], "idea")
        assert planner.career.is_fresh()


class TestMove:
    def test_a_card_goes_to_the_top_of_the_stage(self, planner, board, titles, today):
        planner.goals.move([board["d"]], "in-progress")
        change = planner.goals.move([board["b"]], "in-progress")
        assert (titles(), titles("in-progress")) == ("ac", "bd")
        assert planner.career.goals[board["b"]].moved == (Move("in-progress", today),)
        assert said(change) == "moved 'b' to in progress; u undoes"

    def test_several_keep_their_order(self, planner, board, titles):
        planner.goals.move([board["a"]], "achieved")
        change = planner.goals.move([board["b"], board["d"]], "achieved")
        assert titles("achieved") == "bda"
        assert said(change) == "moved 2 goals to achieved; u undoes"

    def test_only_those_not_there_yet_are_moved_and_named(self, planner, board, titles):
        planner.goals.move([board["a"], board["b"]], "achieved")
        change = planner.goals.move([board["b"], board["c"], 404], "achieved")
        assert titles("achieved") == "cab"
        assert change.name == "move 'c' to achieved"

    def test_where_nothing_moves_nothing_changes(self, planner, board):
        before = planner.career
        assert planner.goals.move([board["a"], 404], "idea") is None
        assert planner.goals.move([], "achieved") is None
        assert planner.career is before

    def test_the_day_of_achievement_comes_and_goes(self, planner, board, today):
        planner.goals.move([board["a"]], "achieved")
        assert planner.career.goals[board["a"]].achieved_on == PartialDate.of(today)
        planner.goals.move([board["a"]], "in-progress")
        assert planner.career.goals[board["a"]].achieved_on is None

    def test_it_goes_above_cards_that_are_let_go_too(self, planner, board):
        planner.goals.move([board["a"]], "achieved")
        planner.goals.let_go([board["a"]])
        planner.goals.move([board["b"]], "achieved")
        order = goals.column(planner.career, "achieved", hidden=True)
        assert order == [board["b"], board["a"]]


class TestPromote:
    def test_cards_go_one_stage_on(self, planner, board, titles):
        change = planner.goals.promote([board["b"], board["c"]], 1)
        assert (titles(), titles("in-progress")) == ("ad", "bc")
        assert said(change) == "moved 2 goals to in progress; u undoes"
        assert planner.goals.promote([board["b"]], 1).name == "move 'b' to achieved"
        assert planner.goals.promote([board["b"]], -1).name == "move 'b' to in progress"
        assert titles("in-progress") == "bc"

    def test_from_several_stages_each_goes_on_by_one(self, planner, board, titles):
        planner.goals.promote([board["b"]], 1)
        change = planner.goals.promote([board["a"], board["b"]], 1)
        assert (titles("in-progress"), titles("achieved")) == ("a", "b")
        assert said(change) == "moved 2 goals on; u undoes"

    def test_a_card_at_the_end_stays_while_others_move(self, planner, board, titles):
        planner.goals.move([board["b"]], "achieved")
        change = planner.goals.promote([board["a"], board["b"]], 1)
        assert (titles("in-progress"), titles("achieved")) == ("a", "b")
        assert change.name == "move 'a' to in progress"

    def test_past_an_end_it_is_refused(self, planner, board):
        with pytest.raises(Refused, match="'a' stays: there is nothing before idea"):
            planner.goals.promote([board["a"]], -1)
        planner.goals.move([board["a"], board["b"]], "achieved")
        with pytest.raises(Refused, match="2 goals stay: there is nothing after achieved"):
            planner.goals.promote([board["a"], board["b"]], 1)
        with pytest.raises(Refused, match="no goal here"):
            planner.goals.promote([404], 1)


@pytest.fixture
def ideas(planner):
    return lambda: goals.column(planner.career, "idea")


class TestShift:
    @pytest.mark.parametrize(
        ("cards", "by", "order", "name"),
        [
            ("a", 1, "bacd", "'a'"), ("d", -1, "abdc", "'d'"), ("ab", 1, "cabd", "2 goals"),
            ("bd", -1, "badc", "2 goals"), ("ad", 1, "bacd", "'a'"), ("acd", 1, "bacd", "'a'"),
        ],
    )  # fmt: skip
    def test_cards_move_on_by_one_together(self, cards, by, *, order, name, planner, board, titles):
        ideas = goals.column(planner.career, "idea")
        change = planner.goals.shift([ideas], [board[card] for card in cards], by)
        assert titles() == order
        assert said(change) == f"ordered {name}; u undoes"
        planner.undo()
        assert titles() == "abcd"

    def test_cards_of_two_columns_move_each_in_its_own(self, planner, board, titles, ideas):
        planner.goals.move([board["c"], board["d"]], "achieved")
        columns = [ideas(), goals.column(planner.career, "achieved")]
        planner.goals.shift(columns, [board["a"], board["c"]], 1)
        assert (titles(), titles("achieved")) == ("ba", "dc")

    @pytest.mark.parametrize(("cards", "by"), [("d", 1), ("cd", 1), ("a", -1), ("abcd", 1)])
    def test_at_an_end_they_stay(self, cards, by, planner, board, ideas):
        assert planner.goals.shift([ideas()], [board[card] for card in cards], by) is None

    def test_what_is_gone_or_elsewhere_is_passed_by(self, planner, board, titles):
        shown = [board["a"], 404]
        assert planner.goals.shift([shown], [board["a"], 505], 1) is None
        assert titles() == "abcd"

    def test_a_card_passes_the_next_one_in_sight(self, planner, board, titles):
        planner.goals.shift([[board["a"], board["c"]]], [board["a"]], 1)
        assert titles() == "bcad"

    def test_ordering_a_card_changes_its_rank_alone(self, planner, board, ideas):
        change = planner.goals.shift([ideas()], [board["a"]], 1)
        assert {(edit.id, edit.field) for edit in change.edits} == {
            (board["a"], "rank"),
            (board["a"], "updated"),
        }

    def test_cards_put_in_one_gap_by_two_sessions_are_ranked_anew(
        self, planner, board, titles, elsewhere, ideas
    ):
        for title in "bc":
            elsewhere.edits("goals", board[title], rank=planner.career.goals[board["d"]].rank)
        order = titles()
        assert order[0] == "a"
        planner.goals.shift([ideas()], [board["a"]], 1)
        assert titles() == order[1] + "a" + order[2:]


class TestDrop:
    def test_a_carried_card_goes_beside_a_card_of_its_stage(self, planner, board, titles):
        change = planner.goals.drop(board["a"], "idea", board["c"], after=True)
        assert titles() == "bcad"
        assert said(change) == "ordered 'a'; u undoes"

    def test_a_carried_card_goes_into_another_stage(self, planner, board, titles, today):
        planner.goals.move([board["a"], board["b"]], "achieved")
        change = planner.goals.drop(board["c"], "achieved", board["a"], after=True)
        assert titles("achieved") == "acb"
        assert said(change) == "moved 'c' to achieved; u undoes"
        assert planner.career.goals[board["c"]].achieved_on == PartialDate.of(today)

    @pytest.mark.parametrize("beside", [None, 404])
    def test_beside_nothing_it_is_on_top_of_the_other_stage(self, beside, planner, board, titles):
        planner.goals.move([board["a"]], "in-progress")
        planner.goals.drop(board["c"], "in-progress", beside, after=False)
        assert titles("in-progress") == "ca"

    def test_where_it_was_it_changes_nothing(self, planner, board):
        assert planner.goals.drop(board["a"], "idea", None, after=False) is None


def test_a_card_that_is_gone_is_refused_in_words(planner, board):
    with pytest.raises(Refused, match="this goal is gone"):
        planner.goals.drop(404, "achieved", None, after=True)


class TestAmongHidden:
    """Cards let go keep their places between those in sight."""

    @pytest.fixture
    def order(self, planner, board):
        planner.goals.let_go([board["a"], board["c"]])

        def order():
            column = goals.column(planner.career, "idea", hidden=True)
            cards = planner.career.goals.among(column)
            assert len({card.rank for card in cards}) == len(cards)
            return "".join(card.title for card in cards)

        return order

    def test_a_new_card_is_right_below_the_one_named_or_on_top_of_all(
        self, planner, board, order, titles
    ):
        planner.goals.add({"title": "x"}, below=board["b"])
        planner.goals.add({"title": "y"})
        assert (order(), titles()) == ("yabxcd", "ybxd")

    def test_a_card_passes_the_one_in_sight(self, planner, board, order, ideas):
        planner.goals.shift([ideas()], [board["d"]], -1)
        assert order() == "adbc"

    def test_a_card_is_dropped_right_beside_the_one_named(self, planner, board, order):
        planner.goals.drop(board["d"], "idea", board["b"], after=True)
        assert order() == "abdc"
        planner.goals.drop(board["d"], "idea", board["b"], after=False)
        assert order() == "adbc"


class TestLetGo:
    def test_a_goal_let_go_leaves_the_board_and_comes_back(self, planner, board, titles, today):
        change = planner.goals.let_go([board["b"], board["c"]])
        assert titles() == "ad"
        assert planner.career.goals[board["b"]].let_go == today
        assert said(change) == "let 2 goals go; u undoes"
        back = planner.goals.let_go([board["b"]])
        assert titles() == "abd"
        assert said(back) == "took 'b' back; u undoes"

    def test_one_of_them_still_here_lets_them_all_go(self, planner, board, titles):
        planner.goals.let_go([board["b"]])
        change = planner.goals.let_go([board["b"], board["c"]])
        assert titles() == "ad"
        assert change.name == "let 'c' go"


class TestSteps:
    @pytest.fixture
    def steps(self, planner, board):
        def steps():
            found = goals.steps_of(planner.career, board["a"])
            return "".join(step.text for step in found)

        return steps

    def test_a_step_is_added_at_the_end_or_below_another(self, planner, board, steps, today):
        change, p = planner.goals.add_step(board["a"], " p ")
        planner.goals.add_step(board["a"], "q")
        planner.goals.add_step(board["a"], "r", below=p)
        _, other = planner.goals.add_step(board["b"], "s")
        planner.goals.add_step(board["a"], "t", below=other)
        assert steps() == "prqt"
        step = planner.career.steps[p]
        assert (step.goal, step.added, step.done) == (board["a"], today, None)
        assert said(change) == "added step 'p' to 'a'; u undoes"

    def test_a_step_of_a_goal_that_is_gone_is_refused(self, planner):
        with pytest.raises(Refused, match="this goal is gone; it was deleted elsewhere"):
            planner.goals.add_step(404, "p")

    def test_an_empty_step_is_refused(self, planner, board):
        with pytest.raises(Refused, match="text cannot be empty"):
            planner.goals.add_step(board["a"], " ")

    def test_steps_are_ticked_and_unticked(self, planner, board, today):
        made = [planner.goals.add_step(board["a"], text)[1] for text in "pq"]
        change = planner.goals.tick(made)
        assert [planner.career.steps[one].done for one in made] == [today, today]
        assert said(change) == "ticked 2 steps; u undoes"
        assert said(planner.goals.tick(made[:1])) == "unticked 'p'; u undoes"
        assert planner.career.steps[made[0]].done is None

    def test_ticking_keeps_the_day_of_those_done_before(self, planner, board, today):
        made = [planner.goals.add_step(board["a"], text)[1] for text in "pq"]
        planner.records.set_texts("steps", made[0], {"done": "2026-01-02"})
        planner.goals.tick(made)
        assert [str(planner.career.steps[one].done) for one in made] == ["2026-01-02", str(today)]

    def test_ticking_nothing_changes_nothing(self, planner):
        assert planner.goals.tick([]) is None
        assert planner.goals.tick([404]) is None

    def test_a_step_moves_among_the_steps_of_its_goal_and_stops_at_the_ends(
        self, planner, board, steps
    ):
        made = {text: planner.goals.add_step(board["a"], text)[1] for text in "pqr"}
        change = planner.goals.shift_steps([made["p"]], 1)
        assert steps() == "qpr"
        assert said(change) == "ordered step 'p'; u undoes"
        planner.goals.shift_steps([made["r"]], -1)
        assert steps() == "qrp"
        assert planner.goals.shift_steps([made["p"]], 1) is None
        assert planner.goals.shift_steps([made["q"]], -1) is None
        assert planner.goals.shift_steps([404], 1) is None
        change = planner.goals.shift_steps([made["q"], made["r"]], 1)
        assert steps() == "pqr"
        assert said(change) == "ordered 2 steps; u undoes"
        planner.goals.shift_steps([made["p"], made["r"]], -1)
        assert steps() == "prq"

    def test_a_step_at_an_end_keeps_its_rank(self, planner, board, steps):
        made = [planner.goals.add_step(board["a"], text)[1] for text in "pqr"]
        planner.records.delete([("steps", made[1])])
        before = planner.career
        assert planner.goals.shift_steps([made[2]], 1) is None
        assert planner.career is before


@pytest.mark.parametrize(
    ("count", "notice"), [(0, ""), (3, ""), (4, "4 in progress, 3 are plenty")]
)
def test_a_full_column_is_a_notice(planner, count, notice):
    for number in range(count):
        planner.goals.add({"title": f"Goal {number}", "stage": "in-progress"})
    assert in_progress_notice(planner.career) == notice
    planner.goals.let_go(list(planner.career.goals)[:1])
    assert in_progress_notice(planner.career) == ""


def test_a_fourth_goal_in_progress_is_never_refused(planner, board):
    planner.goals.move([*board.values()], "in-progress")
    assert len(goals.column(planner.career, "in-progress")) == 4
    assert [len(goals.column(planner.career, stage)) for stage in STAGES] == [0, 4, 0]
