"""Udvikling i timer as a window: the figure, the people by way, one citizen's course, the links."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app.edits import add_hours
from flexdesk.ui.desk_cases import DeskCases
from flexdesk.ui.hours.actions import OFFERS
from flexdesk.ui.hours.room import HoursRoom
from flexdesk.ui.overview.room import OverviewRoom
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways
from tests.support.shown import shown_words


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        for number in range(1, 7):
            citizen = add_citizen(desk, f"67077{number}1000", last_name=f"Aagaard{number}",
                                  candidate_no=f"K-{number}", hours_aim=15.0)  # fmt: skip
            job = add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob",
                      start=day("2015-10-01"), hours_week=8.0)  # fmt: skip
            if number % 2:
                add_hours(desk, job, day("2016-03-01"), "12" if number > 1 else "6")
        yield desk


@pytest.fixture
def bench(look, desk, runner):
    return FakeBench(look, desk, runner)


@pytest.fixture
def room(qtbot, bench, desk, runner):
    made = HoursRoom(bench)
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    made.page.resize(1224, 864)
    made.page.show()
    made.load()
    settled(qtbot, runner)
    yield made
    stop()
    runner.drain()
    made.close()


def settled(qtbot, runner):
    for _turn in range(4):
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)


def people(room):
    return [row.candidate_no for row in room.page.people.rows_model.rows()]


def test_the_page_tells_the_figure_and_lists_the_people_behind_it(room):
    page = room.page
    assert page.header.line == "2 af 6 er gået op (33,3 %) pr. 31-08-2016"
    assert people(room) == [f"K-{number}" for number in range(1, 7)]
    assert "33,3 %" in page.figure.chart.accessibleName()
    assert "Udefra: hele landet ca. 20 %" in page.figure.chart.accessibleName()
    assert "Udefra er ikke vores tal" in shown_words(page)
    assert nameless(page) == []
    assert cut_words(page) == []
    assert sideways(page) == []


def test_a_way_shows_its_people_and_the_numbers_are_in_the_tabs(qtbot, room, runner):
    page = room.page
    page.way_chosen.emit("op")
    assert people(room) == ["K-3", "K-5"]
    page.way_chosen.emit("ned")
    assert people(room) == ["K-1"]
    page.way_chosen.emit("uden_maaling")
    assert people(room) == ["K-2", "K-4", "K-6"]
    page.people.setFocus()
    qtbot.keyClick(page.people, Qt.Key.Key_Down)
    settled(qtbot, runner)
    assert "Begyndte på 8" in shown_words(page.course)


def test_each_chart_is_a_table_too(qtbot, room, runner):
    page = room.page
    for card in (page.figure, page.course):
        assert card.chart.isVisible()
        card.as_table.click()
        assert card.table.isVisible()
        assert card.as_table.text() == "Vis som figur"
    assert page.figure.table.rows_model.rowCount() == 13
    page.months_chosen.emit("24")
    settled(qtbot, runner)
    assert page.figure.table.rows_model.rowCount() == 24
    assert page.course.table.rows_model.rowCount() >= 1


def test_new_hours_move_the_page_at_once(qtbot, room, desk, runner):
    job = next(row for row in desk.store.reads.load("placement") if row.hours_week == 8.0
               and row.citizen == room.page.people.rows_model.rows()[1].citizen)  # fmt: skip
    add_hours(desk, job.id, day("2016-08-01"), "11")
    settled(qtbot, runner)
    assert room.page.header.line.startswith("3 af 6 er gået op (50,0 %)")


def test_enter_and_the_button_open_the_citizens_placements(qtbot, room, bench, runner):
    page = room.page
    page.people.setFocus()
    qtbot.keyClick(page.people, Qt.Key.Key_Down)
    settled(qtbot, runner)
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    assert bench.asked[-1] == ("open_citizen", room.citizen, "placements")
    page.course.open.click()
    assert bench.asked[-1] == ("open_citizen", room.citizen, "placements")


def test_f9_hides_names_in_list_and_course(room):
    assert "Aagaard1" in shown_words(room.page)
    room.on_hide(is_hidden=True)
    assert "Aagaard" not in shown_words(room.page)
    assert "K-1" in shown_words(room.page)


def test_a_citizen_who_is_not_behind_the_figure_still_has_a_course(
    qtbot, room, bench, desk, runner
):
    citizen = add_citizen(desk, "6808704285", last_name="Thorup", candidate_no="K-9")
    add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-01-04"),
        hours_week=20.0)  # fmt: skip
    bench.room = lambda _key: room
    OFFERS["hours-progress"](bench, citizen)
    room.load()
    settled(qtbot, runner)
    assert bench.asked[-1] == ("go", "hours-progress")
    assert "Thorup" in shown_words(room.page.course)
    room.page.course.open.click()
    assert bench.asked[-1] == ("open_citizen", citizen, "placements")


def test_the_figures_of_few_hours_on_overblik_lead_here(qtbot, look, desk, runner):
    bench = FakeBench(look, desk, runner, cases=DeskCases(desk))
    room = OverviewRoom(bench)
    qtbot.addWidget(room.page)
    room.page.resize(1224, 864)
    room.page.show()
    settled(qtbot, runner)
    link = room.page.pane.progress
    for figure, leads_here in (("pool_running", False), ("small_hours_share_raised", True)):
        room.page.figure_wanted.emit(figure)
        settled(qtbot, runner)
        assert link.isVisible() is leads_here
    link.click()
    program = room.presenter.program
    assert bench.asked[-1] == ("call", "hours-progress", "", program, room.presenter.day)
    runner.drain()
    room.close()
