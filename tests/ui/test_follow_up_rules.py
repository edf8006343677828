"""Opfølgningsregler as a window: chosen, previewed, switched, moved, by keyboard; and the file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFileDialog, QPushButton

from flexdesk.app import follow_ups, history
from flexdesk.ui.follow_ups.actions import OFFERS, actions
from flexdesk.ui.follow_ups.catch_up import CatchUp, catch_up
from flexdesk.ui.follow_ups.room import FollowUpsRoom
from flexdesk.ui.look.fonts import font
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.strict_calendar import read


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        for number in range(3):
            citizen = add_citizen(desk, f"67077{number}1000", last_name=f"Aagaard {number}")
            add(desk, "placement", citizen=citizen, kind="puljefleksjob",
                start=day("2016-06-15"), planned_last_day=day("2017-06-14"))  # fmt: skip
        yield desk


@pytest.fixture
def bench(look, desk, runner):
    return FakeBench(look, desk, runner)


@pytest.fixture
def room(qtbot, bench, desk, runner):
    made = FollowUpsRoom(bench)
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    made.page.resize(1200, 900)
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


def tasks(desk):
    return sorted(desk.store.reads.load("task"), key=lambda row: (row.due, row.id))


def choose(qtbot, room, runner, key):
    room.page.table.choose(key)
    settled(qtbot, runner)


def test_a_rule_is_previewed_with_names_and_switched_by_keyboard(qtbot, room, desk, runner):
    follow_ups.set_rule(desk, "aarhus.pulje_foerste", follow_ups.RuleChange(is_on=False))
    settled(qtbot, runner)
    assert {row.rule for row in tasks(desk)} == {"aarhus.pulje_ordinaert", "aarhus.pulje_sen"}
    table, card = room.page.table, room.page.card
    choose(qtbot, room, runner, "aarhus.pulje_foerste")
    assert card.preview.text.startswith("3 de næste 30 dage, hvis den slås til 3 opgaver laves")
    assert len(tasks(desk)) == 6
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    settled(qtbot, runner)
    assert len(tasks(desk)) == 9
    assert card.switch.text() == "Slå fra"
    assert room._bench.asked[-1][1].startswith("»Puljejob: første opfølgning« er slået til")
    history.undo(desk)
    settled(qtbot, runner)
    assert len(tasks(desk)) == 6


def test_a_distance_shows_what_it_would_do_and_is_saved_with_enter(qtbot, room, desk, runner):
    follow_ups.run(desk)
    choose(qtbot, room, runner, "aarhus.pulje_foerste")
    card = room.page.card
    assert not card.save.isVisible()
    card.offset.edit.setFocus()
    card.offset.edit.selectAll()
    qtbot.keyClicks(card.offset.edit, "4")
    settled(qtbot, runner)
    assert "3 opgaver flyttes" in card.preview.text
    assert card.save.isVisible()
    assert {row.due for row in tasks(desk)[:3]} == {day("2016-09-15")}
    qtbot.keyClick(card.offset.edit, Qt.Key.Key_Return)
    settled(qtbot, runner)
    assert {row.due for row in tasks(desk)[:3]} == {day("2016-10-17")}
    assert card.reset.isVisible()
    assert card._facts["certainty"][1].text() == "Teamet"
    qtbot.mouseClick(card.reset, Qt.MouseButton.LeftButton)
    settled(qtbot, runner)
    assert tasks(desk)[0].due == day("2016-09-15")


def test_what_cannot_be_read_stays_in_the_field(qtbot, room, runner):
    choose(qtbot, room, runner, "aarhus.pulje_foerste")
    card = room.page.card
    card.offset.edit.setFocus()
    qtbot.keyClicks(card.offset.edit, "x")
    assert card.offset.finding.text.startswith("Skriv et helt antal")
    assert card.offset.text == "3x"
    assert not card.save.isVisible()


def test_a_name_opens_the_citizen_and_f9_hides_it(qtbot, room, bench, runner, desk):
    choose(qtbot, room, runner, "aarhus.pulje_foerste")
    link = room.page.card.preview.findChildren(QPushButton)[0]
    assert link.text() == "Åse Aagaard 0"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert bench.asked[-1][0] == "open_citizen"
    room.on_hide(is_hidden=True)

    def shown():
        buttons = room.page.card.preview.findChildren(QPushButton)
        return {button.text() for button in buttons if button.isVisible()}

    qtbot.waitUntil(lambda: shown() == {"K-2016-000"})


def test_the_laws_distance_cannot_be_moved(qtbot, room, runner):
    choose(qtbot, room, runner, "faelles.bevilling_status")
    assert not room.page.card.offset.isVisible()
    assert room.page.card._law.text == "Frist"


@pytest.mark.parametrize("width", [1200, 896, 832, 600])
def test_no_word_of_the_list_is_cut_at_any_width(qtbot, room, width):
    table = room.page.table
    titles = [row.title for row in table.rows_model.rows()]
    widest = max(QFontMetricsF(font(14, bold=True)).horizontalAdvance(title) for title in titles)

    def fits():
        at = [spec.key for spec in table.rows_model.columns].index("title")
        return widest <= table.columnWidth(at) - 24

    room.page.resize(width, 540)
    qtbot.waitUntil(fits, timeout=2000)
    assert table.columnWidth(table.rows_model.columnCount() - 1) == 80


def test_the_calendar_file_is_written_and_said(
    qtbot, room, bench, desk, runner, tmp_path, monkeypatch
):
    follow_ups.run(desk)
    out = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    mine, citizen = actions(bench)
    assert mine.text == "Eksportér kalender (.ics)"
    mine.run()
    settled(qtbot, runner)
    assert len(read((tmp_path / "mine.ics").read_bytes())) == 9
    assert bench.asked[-1] == ("done", "9 opgaver er skrevet til mine.ics", "")
    assert not citizen.is_enabled()
    bench.citizen = tasks(desk)[0].citizen
    citizen.run()
    settled(qtbot, runner)
    assert len(read((tmp_path / "mine.ics").read_bytes())) == 3
    OFFERS["calendar"](bench, (tasks(desk)[0].id,))
    settled(qtbot, runner)
    assert len(read((tmp_path / "mine.ics").read_bytes())) == 1


def test_nothing_is_asked_of_the_store_when_no_name_is_given(qtbot, bench, runner, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    actions(bench)[0].run()
    settled(qtbot, runner)
    assert bench.asked == []


def test_opening_catches_up_on_the_worker_and_says_nothing(qtbot, bench, desk, runner):
    heard = []
    stop = desk.subscribe(heard.append)
    catch_up(bench)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=10_000)
    settled(qtbot, runner)
    assert len(tasks(desk)) == 9
    assert heard[0].kinds == frozenset({"task"})
    CatchUp(bench).start()
    settled(qtbot, runner)
    stop()
    assert (len(heard), bench.asked) == (1, [])


def test_a_register_that_was_locked_meanwhile_is_left_alone(bench, desk):
    later = CatchUp(bench)
    desk.lock()
    later.start()
    assert not bench.runner.is_busy
    assert bench.asked == []
