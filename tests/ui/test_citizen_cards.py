"""Tasks, steps and goals at the side of a citizen's page."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.ui.citizen.goals_card import _Goal, _GoalForm
from flexdesk.ui.citizen.overview_steps import _Step
from tests.support.citizen_page import a_life, asked, by_name, open_page, stored
from tests.support.desks import DAY, a_desk, day
from tests.support.shown import shown_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return a_life(desk)


@pytest.fixture
def room(qtbot, look, desk, runner, citizen):
    with open_page(qtbot, look, desk, runner, citizen) as made:
        yield made


@pytest.fixture
def view(room):
    return room.tab("overview").widget


def test_a_task_is_finished_with_one_press(qtbot, room, view, settle, desk, citizen):
    by_name(view.tasks, "finish-task").click()
    settle(qtbot)
    (task,) = desk.store.reads.load("task", citizen=citizen)
    assert task.done_on == DAY
    assert asked(room, "done")[-1][0] == "Opgaven er udført"
    assert "Ingen åbne opgaver" in shown_words(view.tasks)


def test_a_task_is_moved_or_finished_with_a_note(qtbot, room, view, settle, desk, citizen):
    (task,) = desk.store.reads.load("task", citizen=citizen)
    view.tasks.acted.emit(task.id, "2016-09-07")
    settle(qtbot)
    assert desk.store.reads.get("task", task.id).due == day("2016-09-07")
    view.tasks.acted.emit(task.id, "note")
    composer = view.timeline.composer
    qtbot.keyClicks(composer.edit, "Aftalt en dag")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert desk.store.reads.get("task", task.id).done_on == DAY
    texts = [note.text for note in desk.store.reads.load("note", citizen=citizen)]
    assert "Aftalt en dag" in texts
    by_name(view.tasks, "new-task").click()
    assert asked(room, "call") == [("new-task", citizen)]


def steps(view):
    return [row for row in view.steps.findChildren(_Step) if row.isVisible()]


def test_steps_show_clocks_and_open_their_days(qtbot, room, view, settle, desk, citizen):
    (search, praktik, *_ahead) = steps(view)
    assert "41 dage" in search.accessibleName()
    assert "teamets sædvanlige" in search.accessibleName()
    praktik.click()
    settle(qtbot)
    assert "følger et forløb" in shown_words(view.steps)
    search.click()
    form = view.steps._form
    form.first.edit.setText("3-6-16")
    by_name(view.steps, "save-days").click()
    settle(qtbot)
    rows = desk.store.reads.load("pass", citizen=citizen)
    assert day("2016-06-03") in {row.start for row in rows}
    assert asked(room, "done")[-1][0] == "Trinnets datoer er rettet"


def test_days_that_cannot_be_stay_typed_with_a_sentence(qtbot, room, view, settle):
    steps(view)[0].click()
    form = view.steps._form
    form.last.edit.setText("1-5-16")
    by_name(view.steps, "save-days").click()
    settle(qtbot)
    assert form.last.text == "1-5-16"
    assert "før" in shown_words(view.steps)


def test_moving_to_a_step_by_hand_begins_a_pass(qtbot, room, view, settle, desk, citizen):
    view.steps.step_chosen.emit("courses")
    settle(qtbot)
    assert stored(desk, citizen, "step") == "courses"
    assert asked(room, "done")[-1][0].startswith("Flyttet til")


def test_goals_are_written_reached_and_taken_away(qtbot, room, view, settle, desk, citizen):
    by_name(view.goals, "new-goal").click()
    form = view.goals.findChild(_GoalForm)
    assert room.page.focusWidget() is form.text.edit
    qtbot.keyClicks(form.text.edit, "Kørekort")
    qtbot.keyClick(form.text.edit, Qt.Key.Key_Return)
    settle(qtbot)
    texts = [goal.text for goal in desk.store.reads.load("goal", citizen=citizen)]
    assert sorted(texts) == ["15 timer i et køkken", "Kørekort"]
    first = view.goals.findChildren(_Goal)[0]
    first.acted.emit(first.goal.id, "sub")
    form = view.goals._form
    form.due.edit.setText("32-13-16")
    qtbot.keyClicks(form.text.edit, "Hygiejnebevis")
    qtbot.keyClick(form.text.edit, Qt.Key.Key_Return)
    assert "31-08-2016" in form.due.finding.text
    form.due.edit.setText("")
    qtbot.keyClick(form.text.edit, Qt.Key.Key_Return)
    settle(qtbot)
    view.goals.ticked.emit(first.goal.id, "naaet")
    settle(qtbot)
    assert desk.store.reads.get("goal", first.goal.id).state == "naaet"
    view.goals.removed.emit(first.goal.id)
    settle(qtbot)
    assert [goal.text for goal in desk.store.reads.load("goal", citizen=citizen)] == ["Kørekort"]


def test_a_closed_goal_gives_the_focus_back_and_enter_means_the_next_step(qtbot, view):
    by_name(view.goals, "new-goal").click()
    view.goals.close_form()
    assert view.window().focusWidget() is by_name(view.goals, "new-goal")
    codes = [action.data() for action in view.steps.make_menu().actions()]
    at = codes.index(view.steps._now)
    assert view.steps._following == codes[at + 1]
