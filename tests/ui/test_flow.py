"""Forløb as a window: rows and bars by keyboard, days moved by keys and by a pull, the filter."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexdesk.app import history
from flexdesk.ui.placements.actions import OFFERS, actions
from flexdesk.ui.placements.room import PlacementsRoom
from flexdesk.ui.placements.timeline_model import GROUP
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def people(desk):
    """A pool job that runs with an ordinary one planned, a praktik, and one that goes on."""
    place = add(desk, "workplace", name="Biblioteket", sector="kommunal")
    ids = {}
    ids["poul"] = add_citizen(desk, "6707704285", first_name="Poul", last_name="Dahl")
    add(desk, "placement", citizen=ids["poul"], kind="virksomhedspraktik", workplace=place,
        start=day("2016-01-04"), last_day=day("2016-01-31"))  # fmt: skip
    ids["pool"] = add(
        desk, "placement", citizen=ids["poul"], kind="puljefleksjob", workplace=place,
        start=day("2016-02-01"), planned_last_day=day("2016-12-31"), hours_week=12.0,
    )  # fmt: skip
    ids["later"] = add(
        desk, "placement", citizen=ids["poul"], kind="ordinaert_fleksjob", workplace=place,
        start=day("2017-01-02"), planned_last_day=day("2017-12-31"), hours_week=14.0,
    )  # fmt: skip
    ids["rikke"] = add_citizen(desk, "6707714285", first_name="Rikke", last_name="Holm")
    ids["praktik"] = add(
        desk, "placement", citizen=ids["rikke"], kind="virksomhedspraktik", workplace=place,
        start=day("2016-08-15"), planned_last_day=day("2016-09-11"),
    )  # fmt: skip
    ids["lise"] = add_citizen(
        desk, "6707724285", first_name="Lise", last_name="Ørum", consultant="KON02"
    )
    ids["job"] = add(
        desk, "placement", citizen=ids["lise"], kind="ordinaert_fleksjob", workplace=place,
        start=day("2016-05-01"), hours_week=10.0,
    )  # fmt: skip
    return ids


@pytest.fixture
def bench(look, desk, runner):
    return FakeBench(look, desk, runner)


@pytest.fixture
def room(request, qtbot, bench, desk, runner):
    if "people" in request.fixturenames:
        request.getfixturevalue("people")
    made = PlacementsRoom(bench)
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    made.page.resize(1224, 860)
    made.page.show()
    made.page.activateWindow()
    qtbot.waitUntil(made.page.isActiveWindow)
    made.load()
    settled(qtbot, runner)
    yield made
    stop()
    runner.drain()
    made.close()


def settled(qtbot, runner):
    for _turn in range(4):
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
        QApplication.processEvents()


def placement(desk, row):
    return desk.store.reads.get("placement", row)


def bar_place(lines, citizen, key):
    rect = QRectF(lines.visualRect(lines.lines.index(lines.lines.line_of(citizen))))
    row = lines.lines.row_at(lines.lines.line_of(citizen))
    return lines.delegate.place(row.bar(key), rect).rect


def test_arrows_choose_row_and_bar_and_enter_opens_the_citizen(qtbot, room, people, bench):
    lines, foot = room.timeline.rows, room.timeline.foot
    room.page.take_focus()
    assert lines.hasFocus()
    lines.choose(people["poul"])
    assert lines.bar.key == people["pool"]
    assert foot.words.text.startswith(
        "Poul Dahl Puljefleksjob 01-02-2016 – 31-12-2016, 11 måneder, 12 timer"
    )
    assert foot.end.isVisible()
    qtbot.keyClick(lines, KEY.Key_Right)
    assert lines.bar.key == people["later"]
    assert foot.words.text.startswith("Poul Dahl Planlagt ordinært fleksjob 02-01-2017")
    assert not foot.end.isVisible()
    assert foot.shift.text() == "Flyt…"
    qtbot.keyClick(lines, KEY.Key_Left)
    qtbot.keyClick(lines, KEY.Key_Left)
    assert lines.bar.kind == "virksomhedspraktik"
    assert not foot.shift.isVisible()
    qtbot.keyClick(lines, KEY.Key_Return)
    assert bench.asked[-1] == ("open_citizen", people["poul"], "")
    assert room.citizen == people["poul"]


def test_a_group_is_folded_and_opened_from_its_heading(qtbot, room, people):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["rikke"])
    qtbot.keyClick(lines, KEY.Key_Up)
    assert lines.key == f"{GROUP}praktik"
    assert room.citizen == ""
    qtbot.keyClick(lines, KEY.Key_Left)
    assert lines.lines.line_of(people["rikke"]) < 0
    assert room.timeline.foot.words.text == "Praktik, 1 borger, foldet sammen"
    qtbot.keyClick(lines, KEY.Key_Space)
    assert lines.lines.line_of(people["rikke"]) >= 0
    lines.choose(people["lise"])
    assert lines.row.name == "Lise Ørum"


def test_alt_arrows_within_a_second_are_one_action_and_one_undo(
    qtbot, room, desk, people, bench, runner
):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["poul"])
    qtbot.keyClick(lines, KEY.Key_Right)
    for _step in range(3):
        qtbot.keyClick(lines, KEY.Key_Right, ALT)
    assert lines.shift.start == day("2017-01-23")
    assert placement(desk, people["later"]).start == day("2017-01-02")
    assert "flyttes: 23-01-2017 – 21-01-2018" in room.timeline.foot.words.text
    qtbot.waitUntil(
        lambda: placement(desk, people["later"]).start == day("2017-01-23"), timeout=5000
    )
    settled(qtbot, runner)
    assert placement(desk, people["later"]).planned_last_day == day("2018-01-21")
    assert bench.asked[-1][:2] == ("done", "Ordinært fleksjob flyttet: 23-01-2017 – 21-01-2018")
    assert lines.shift is None
    history.undo(desk)
    assert placement(desk, people["later"]).start == day("2017-01-02")


def test_shift_alt_moves_one_end_and_leaving_the_row_saves_at_once(
    qtbot, room, desk, people, runner
):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["poul"])
    qtbot.keyClick(lines, KEY.Key_Right)
    qtbot.keyClick(lines, KEY.Key_Left, ALT | SHIFT)
    lines.choose(people["rikke"])
    settled(qtbot, runner)
    moved = placement(desk, people["later"])
    assert (moved.start, moved.planned_last_day) == (day("2017-01-02"), day("2017-12-24"))


def test_escape_puts_back_what_is_being_moved(qtbot, room, desk, people, runner):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["rikke"])
    qtbot.keyClick(lines, KEY.Key_Right, ALT)
    assert lines.shift.last_day == day("2016-09-18")
    qtbot.keyClick(lines, KEY.Key_Escape)
    assert lines.shift is None
    lines.clearFocus()
    settled(qtbot, runner)
    assert placement(desk, people["praktik"]).planned_last_day == day("2016-09-11")


def test_ctrl_z_puts_back_what_is_not_saved_yet_and_undoes_nothing_else(
    qtbot, room, desk, people, runner
):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["rikke"])
    qtbot.keyClick(lines, KEY.Key_Right, ALT)
    assert lines.shift.last_day == day("2016-09-18")
    qtbot.keyClick(lines, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines.shift is None
    lines.clearFocus()
    settled(qtbot, runner)
    assert placement(desk, people["praktik"]).planned_last_day == day("2016-09-11")


def test_real_days_are_not_moved_and_it_says_what_to_do(qtbot, room, people):
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["lise"])
    qtbot.keyClick(lines, KEY.Key_Right, ALT)
    assert lines.shift is None
    assert "sæt en med Forlæng" in room.timeline.foot.words.text
    lines.choose(people["poul"])
    qtbot.keyClick(lines, KEY.Key_Left)
    qtbot.keyClick(lines, KEY.Key_Right, ALT)
    assert lines.shift is None
    assert "ret dem på borgerens side" in room.timeline.foot.words.text


def test_a_pull_at_the_end_shows_the_days_and_release_saves_them(
    qtbot, room, desk, people, bench, runner
):
    lines = room.timeline.rows
    lines.choose(people["rikke"])
    place = bar_place(lines, people["rikke"], people["praktik"])
    at = QPoint(round(place.right()) - 3, round(place.center().y()))
    by = QPoint(round(14 * lines.scale.day_width), 0)
    view = lines.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + by)
    assert lines.shift.last_day == day("2016-09-25")
    assert lines._words.text(lines.shift) == "15-08-2016 – 25-09-2016 · 6 uger"
    view.repaint()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + by)
    settled(qtbot, runner)
    assert placement(desk, people["praktik"]).planned_last_day == day("2016-09-25")
    assert bench.asked[-1][:2] == ("done", "Praktik forlænget til 25-09-2016")


def test_escape_during_a_pull_puts_the_bar_back(qtbot, room, desk, people, runner):
    lines = room.timeline.rows
    lines.choose(people["rikke"])
    lines.setFocus()
    place = bar_place(lines, people["rikke"], people["praktik"])
    at = place.center().toPoint()
    view = lines.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(60, 0))
    assert lines.shift.is_moved
    qtbot.keyClick(lines, KEY.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    settled(qtbot, runner)
    assert placement(desk, people["praktik"]).planned_last_day == day("2016-09-11")


def test_what_is_refused_goes_back_and_says_why_on_the_page(qtbot, room, desk, people, runner):
    first, _second = (
        add(
            desk, "placement", citizen=people["rikke"], kind="virksomhedspraktik",
            start=day(start), planned_last_day=day(last),
        )
        for start, last in (("2016-10-03", "2016-10-08"), ("2016-10-10", "2016-11-06"))
    )  # fmt: skip
    room.presenter.load()
    settled(qtbot, runner)
    lines = room.timeline.rows
    lines.setFocus()
    lines.choose(people["rikke"])
    qtbot.keyClick(lines, KEY.Key_Right)
    assert lines.bar.key == first
    # there is one of the kind from that day
    qtbot.keyClick(lines, KEY.Key_Right, ALT)
    lines.commit()
    qtbot.waitUntil(room.page.notice.isVisible)
    assert lines.shift is None
    assert lines.bar.start == day("2016-10-03")
    assert placement(desk, first).start == day("2016-10-03")


def test_verbs_of_the_foot_open_the_forms_of_the_bar(qtbot, room, people, bench):
    lines, foot = room.timeline.rows, room.timeline.foot
    lines.choose(people["poul"])
    for button, asked in (
        (foot.end, ("call", "end-placement", people["pool"])),
        (foot.shift, ("call", "shift-plan", people["pool"])),
        (foot.edit, ("open_citizen", people["poul"], "placements")),
        (foot.open, ("open_citizen", people["poul"], "")),
    ):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert bench.asked[-1] == asked
    qtbot.mouseClick(room.page.new, Qt.MouseButton.LeftButton)
    assert bench.asked[-1] == ("call", "new-placement", people["poul"])


def test_time_is_zoomed_and_moved_by_keys_and_home_is_today(qtbot, room, people):
    lines, bar = room.timeline.rows, room.page.filter
    lines.setFocus()
    lines.choose(people["poul"])
    before = lines.scale
    qtbot.keyClick(lines, KEY.Key_Plus)
    assert lines.scale.span < before.span
    qtbot.keyClick(lines, KEY.Key_Minus)
    qtbot.keyClick(lines, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lines.scale.first > before.first
    qtbot.keyClick(lines, KEY.Key_Home)
    assert abs(lines.scale.x_of(day("2016-08-31")) / lines.scale.width - 0.5) < 0.05
    bar.units._take("year")
    assert lines.scale.unit == "year"
    bar.zoom.slider.setValue(40)
    assert lines.scale.span == pytest.approx(60)
    assert bar.zoom.slider.accessibleName() == "Zoom, viser 2 måneder"
    qtbot.mouseClick(bar.today, Qt.MouseButton.LeftButton)
    assert lines.scale.shows(day("2016-08-31"))


def test_the_search_filters_and_nothing_found_offers_a_way_back(qtbot, room, people, runner):
    search = room.page.filter.search
    search.edit.setFocus()
    qtbot.keyClicks(search.edit, "konsulent:KON02 ")
    qtbot.waitUntil(lambda: len(room.presenter.page.rows) == 1)
    settled(qtbot, runner)
    assert room.page.filter.whose.key == "KON02"
    assert room.page.header.line == "0 puljefleksjob og 1 ordinært job i gang"
    qtbot.keyClicks(search.edit, "zzz")
    qtbot.waitUntil(room.page.empty.isVisible)
    settled(qtbot, runner)
    assert "KON02" in shown_words(room.page.empty)
    qtbot.mouseClick(room.page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not room.page.empty.isVisible())
    room.page.filter.whose.chosen.emit("")
    qtbot.waitUntil(lambda: len(room.presenter.page.rows) == 3)


def test_each_row_is_read_aloud_and_f9_hides_names(qtbot, room, people, bench):
    lines = room.timeline.rows
    model = lines.lines
    at = model.line_of(people["poul"])
    told = model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Poul Dahl, Biblioteket")
    assert "Virksomhedspraktik 04-01-2016 – 31-01-2016" in told
    assert "Planlagt ordinært fleksjob" in told
    assert QAccessible.queryAccessibleInterface(lines) is not None
    room.on_hide(is_hidden=True)
    assert "Poul" not in shown_words(room.page)
    told = model.index(model.line_of(people["poul"])).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("K-2016-285")
    room.on_hide(is_hidden=False)
    assert "Poul Dahl" in shown_words(room.page)


def test_what_changes_elsewhere_moves_the_bars(qtbot, room, desk, people, runner):
    from flexdesk.app.placement_changes import shift_plan

    shift_plan(desk, people["praktik"], planned_last_day=day("2016-09-18"))
    settled(qtbot, runner)
    lines = room.timeline.rows
    lines.choose(people["rikke"])
    assert lines.bar.last_day == day("2016-09-18")
    room.page.hide()
    shift_plan(desk, people["praktik"], planned_last_day=day("2016-09-25"))
    settled(qtbot, runner)
    room.page.show()
    room.load()
    settled(qtbot, runner)
    lines.choose(people["rikke"])
    assert lines.bar.last_day == day("2016-09-25")


@pytest.mark.parametrize("size", [(1224, 860), (896, 500)])
def test_no_word_is_cut_and_everything_is_named_and_reached(qtbot, room, people, size):
    room.page.resize(*size)
    QApplication.processEvents()
    room.timeline.rows.choose(people["poul"])
    QApplication.processEvents()
    room.page.take_focus()
    assert not cut_words(room.page)
    assert not sideways(room.page)
    assert not nameless(room.page)
    assert not unreachable(room.page, room.page)


def test_an_empty_register_says_so_with_one_verb(qtbot, room, bench):
    assert room.page.empty.isVisible()
    assert "Ingen forløb endnu" in shown_words(room.page)
    room.page.take_focus()
    qtbot.keyClick(room.page.empty.button, KEY.Key_Space)
    assert bench.asked[-1] == ("go", "import")


def test_locking_leaves_no_name(qtbot, room, people, runner):
    settled(qtbot, runner)
    room.presenter.load()
    settled(qtbot, runner)
    room.close()
    assert room.timeline.rows.lines.rowCount() == 0
    assert "Poul" not in shown_words(room.page)
    room.page.repaint()


def test_a_note_is_about_the_citizen_one_is_on(qtbot, room, people, bench, runner):
    room.timeline.rows.choose(people["rikke"])
    room.write_note()
    settled(qtbot, runner)
    assert bench.asked[-1][0] == "open_sheet"
    bench.close_sheet()


@pytest.mark.parametrize("key", ["board", "list"])
def test_other_ways_show_the_same_rows_and_keep_the_citizen(qtbot, room, people, key, runner):
    room.timeline.rows.choose(people["rikke"])
    room.page.filter.parts._take(key)
    settled(qtbot, runner)
    assert room.page.part_key == key
    assert "Rikke Holm" in shown_words(room.page)
    assert not room.page.filter.zoom.isVisible()
    room.page.filter.parts._take("timeline")
    assert room.timeline.isVisible()
    assert room.timeline.rows.row.name == "Rikke Holm"


def test_every_action_and_offer_has_words(bench):
    made = actions(bench)
    assert {action.id for action in made} >= {"flow-timeline", "flow-board", "flow-list"}
    assert not next(action for action in made if action.id == "flow-citizen").is_enabled()
    assert set(OFFERS) == {"flow"}
