"""Goals: order, sub-goals, states, one undo each."""

import pytest

from flexdesk.app import goals, history
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def lines(desk, citizen):
    return goals.goal_lines(desk.store.reads.load("goal", citizen=citizen), DAY)


def texts(desk, citizen):
    return [("  " if line.parent else "") + line.text for line in lines(desk, citizen)]


def test_sub_goals_stand_under_theirs_in_the_order_they_were_added(desk):
    citizen = add_citizen(desk)
    work = goals.add_goal(desk, citizen, "15 timer i et køkken").id
    goals.add_goal(desk, citizen, "Kørekort", due=day("2016-12-01"))
    goals.add_goal(desk, citizen, "Hygiejnebevis", parent=work)
    goals.add_goal(desk, citizen, "Praktik i fire uger", parent=work)
    assert texts(desk, citizen) == [
        "15 timer i et køkken", "  Hygiejnebevis", "  Praktik i fire uger", "Kørekort",
    ]  # fmt: skip


def test_a_sub_goal_has_no_sub_goals_and_no_goal_is_empty(desk):
    citizen = add_citizen(desk)
    work = goals.add_goal(desk, citizen, "Job").id
    sub = goals.add_goal(desk, citizen, "Bevis", parent=work).id
    with pytest.raises(UserError, match=r"goal\.too_deep"):
        goals.add_goal(desk, citizen, "Endnu et", parent=sub)
    with pytest.raises(UserError, match=r"goal\.empty"):
        goals.add_goal(desk, citizen, "   ")
    assert len(lines(desk, citizen)) == 2


def test_a_sub_goal_belongs_to_a_goal_of_the_same_citizen(desk):
    first = goals.add_goal(desk, add_citizen(desk), "Job").id
    other = add_citizen(desk, "6207704287")
    with pytest.raises(UserError, match=r"row\.unknown"):
        goals.add_goal(desk, other, "Bevis", parent=first)
    assert lines(desk, other) == ()


def test_reached_keeps_its_day_and_open_again_forgets_it(desk):
    citizen = add_citizen(desk)
    goal = goals.add_goal(desk, citizen, "Job", due=day("2016-08-01")).id
    assert lines(desk, citizen)[0].is_overdue
    goals.set_goal_state(desk, goal, "naaet", day("2016-08-30"))
    reached = lines(desk, citizen)[0]
    assert (reached.state, reached.state_on, reached.is_overdue) == (
        "naaet", day("2016-08-30"), False,
    )  # fmt: skip
    goals.set_goal_state(desk, goal, "aaben")
    assert lines(desk, citizen)[0].state_on is None


@pytest.mark.parametrize(
    ("state", "on", "code"),
    [("færdig", None, "value.unknown"), ("naaet", "2016-09-01", "goal.future")],
)
def test_a_state_that_cannot_be_changes_nothing(desk, state, on, code):
    citizen = add_citizen(desk)
    goal = goals.add_goal(desk, citizen, "Job").id
    before = desk.store.digest()
    with pytest.raises(UserError, match=code):
        goals.set_goal_state(desk, goal, state, day(on) if on else None)
    assert desk.store.digest() == before


def test_moving_changes_places_and_one_undo_moves_back(desk):
    citizen = add_citizen(desk)
    for text in ("et", "to", "tre"):
        goals.add_goal(desk, citizen, text)
    third = lines(desk, citizen)[2]
    assert (third.can_move_up, third.can_move_down) == (True, False)
    assert goals.move_goal(desk, third.id, 1).tx == ""
    done = goals.move_goal(desk, third.id, -1)
    assert texts(desk, citizen) == ["et", "tre", "to"]
    history.undo(desk, done.tx)
    assert texts(desk, citizen) == ["et", "to", "tre"]


def test_a_goal_goes_with_its_sub_goals_and_comes_back_with_them(desk):
    citizen = add_citizen(desk)
    goal = goals.add_goal(desk, citizen, "Job").id
    goals.add_goal(desk, citizen, "Bevis", parent=goal)
    done = goals.remove_goal(desk, goal)
    assert lines(desk, citizen) == ()
    history.undo(desk, done.tx)
    assert texts(desk, citizen) == ["Job", "  Bevis"]


def test_editing_a_goal_to_what_it_is_writes_nothing(desk):
    citizen = add_citizen(desk)
    goal = goals.add_goal(desk, citizen, "Job").id
    assert goals.edit_goal(desk, goal, "Job", None).tx == ""
    assert goals.edit_goal(desk, goal, "Job på 15 timer", day("2016-10-01")).tx
    assert lines(desk, citizen)[0].due == day("2016-10-01")


def test_a_goal_is_not_undone_from_under_its_sub_goals(desk):
    citizen = add_citizen(desk)
    above = goals.add_goal(desk, citizen, "Flere timer")
    under = goals.add_goal(desk, citizen, "En time mere", parent=above.id)
    with pytest.raises(UserError, match=r"undo\.refused"):
        history.undo(desk, above.tx)
    history.undo(desk, under.tx)
    history.undo(desk, above.tx)
    assert desk.store.reads.load("goal", citizen=citizen) == ()
