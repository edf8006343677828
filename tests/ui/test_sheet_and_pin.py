"""The sheet over a page, a file dropped on the window, the PIN at the door, sleep."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from flexdesk.app.pin_lock import set_pin
from flexdesk.ui.session import Session
from flexdesk.ui.window.sleep_watch import SleepWatch
from tests.support.desks import CHEAP, PASSPHRASE, a_desk, add_citizen

TAB = Qt.Key.Key_Tab


class Form(QWidget):
    def __init__(self):
        super().__init__()
        layout = QVBoxLayout(self)
        self.one, self.two = QLineEdit(), QLineEdit()
        layout.addWidget(self.one)
        layout.addWidget(self.two)
        self.kept = []

    def take_focus(self):
        self.one.setFocus()

    def keep_draft(self):
        self.kept.append(self.one.text())


def test_the_focus_stays_in_the_sheet_and_goes_back_when_it_closes(qtbot, bench, settle):
    bench.search()
    field = bench.window.focusWidget()
    form = Form()
    bench.open_sheet(form, "Prøve")
    assert bench.sheet.isVisible()
    assert bench.window.focusWidget() is form.one
    seen = set()
    for _ in range(6):
        qtbot.keyClick(bench.window.focusWidget(), TAB)
        seen.add(bench.window.focusWidget().objectName() or bench.window.focusWidget())
        assert bench.sheet.isAncestorOf(bench.window.focusWidget())
    assert seen == {form.one, form.two, "sheet-close"}
    qtbot.keyClicks(form.one, "halvt")
    form.one.setText("halvt")
    qtbot.keyClick(form.one, Qt.Key.Key_Escape)
    assert form.kept == ["halvt"]
    assert not bench.sheet.isVisible()
    assert bench.window.focusWidget() is field


def test_going_to_another_page_closes_the_sheet_and_keeps_what_is_typed(bench):
    form = Form()
    bench.open_sheet(form, "Prøve")
    form.one.setText("halvt")
    bench.go("overview")
    assert form.kept == ["halvt"]
    assert bench.sheet.panel is None


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    return event.isAccepted()


def test_a_workbook_dropped_on_the_window_is_read_for_import(bench, settle, qtbot, tmp_path):
    got = []
    bench.window.file_dropped.connect(got.append)
    path = tmp_path / "udtræk.XLSX"
    drop(bench.window, path)
    settle(qtbot)
    assert got == [str(path)]
    assert bench.page == "import"


def test_anything_else_dropped_is_left_alone(bench, tmp_path):
    got = []
    bench.window.file_dropped.connect(got.append)
    drop(bench.window, tmp_path / "brev.pdf")
    drop(bench.window, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert got == []
    assert bench.page == "citizens"


@pytest.fixture
def session(qtbot, dressed, look, tmp_path):
    with a_desk(tmp_path) as desk:
        set_pin(desk, "4719", cost=CHEAP)
    made = Session(dressed, look, tmp_path / "register")
    made.start()
    yield made
    made._on_quit()
    if made.door is not None:
        made.door.hide()
        made.door.deleteLater()


def settle_session(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)


def unlock(qtbot, session, text):
    session.panel.field.edit.setText(text)
    session.panel.button.click()


def test_after_a_lock_the_pin_opens_and_after_sleep_only_the_passphrase(qtbot, session):
    unlock(qtbot, session, PASSPHRASE)
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    session.lock()
    assert session.desk is None
    assert session.panel.field.edit.accessibleName() == "PIN-kode"
    unlock(qtbot, session, "0000")
    qtbot.waitUntil(lambda: bool(session.panel.field.finding.text), timeout=20_000)
    assert "PIN-koden passer ikke" in session.panel.field.finding.text
    unlock(qtbot, session, "4719")
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    session._on_slept()
    assert session.bench is None
    assert session.panel.field.edit.accessibleName() == "Adgangssætning"


def test_the_pin_panel_gives_way_to_the_passphrase(qtbot, session):
    unlock(qtbot, session, PASSPHRASE)
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    session.lock()
    session.panel.switch.click()
    assert session.panel.field.edit.accessibleName() == "Adgangssætning"
    unlock(qtbot, session, PASSPHRASE)
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)


def test_a_minute_between_two_ticks_is_sleep(qtbot):
    class Clock:
        time = dt.datetime(2016, 8, 31, 8, tzinfo=dt.UTC)

        def now(self):
            return self.time

    clock, slept = Clock(), []
    watch = SleepWatch(clock=clock)
    watch.slept.connect(lambda: slept.append(1))
    clock.time += dt.timedelta(seconds=59)
    watch.tick()
    assert slept == []
    clock.time += dt.timedelta(seconds=60)
    watch.tick()
    assert slept == [1]
    watch.deleteLater()


def test_a_note_typed_in_a_sheet_keeps_its_tabs_out(qtbot, bench):
    form = Form()
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    form.layout().addWidget(text)
    bench.open_sheet(form, "Prøve")
    text.setFocus()
    qtbot.keyClick(text, TAB)
    assert text.toPlainText() == ""
    assert bench.window.focusWidget() is not text


def test_a_new_day_with_the_window_open_is_read_again(qtbot, session):
    unlock(qtbot, session, PASSPHRASE)
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    told = []
    session._bus.subscribe(told.append)

    clock, day = session.desk.clock, session.desk.today()

    class Tomorrow:
        def now(self):
            return clock.now()

        def today(self):
            return day + dt.timedelta(days=1)

    session._on_poll()
    settle_session(qtbot, session)
    assert told == []
    session.desk.clock = Tomorrow()
    session._on_poll()
    qtbot.waitUntil(lambda: any(changes.everything for changes in told), timeout=20_000)
    settle_session(qtbot, session)
    assert session._day == day + dt.timedelta(days=1)


def test_after_a_lock_one_goes_on_where_one_was(qtbot, session):
    add_citizen(session_desk(qtbot, session))
    session.bench.go("reports")
    settle_session(qtbot, session)
    session.lock()
    unlock(qtbot, session, "4719")
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    assert session.bench.page == "reports"


def test_after_a_lock_the_citizen_one_was_on_is_open_again(qtbot, session):
    citizen = add_citizen(session_desk(qtbot, session))
    session.bench.open_citizen(citizen)
    settle_session(qtbot, session)
    session.lock()
    assert session.desk is None
    unlock(qtbot, session, "4719")
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    assert (session.bench.page, session.bench.citizen) == ("citizen", citizen)


def session_desk(qtbot, session):
    unlock(qtbot, session, PASSPHRASE)
    qtbot.waitUntil(lambda: session.bench is not None, timeout=20_000)
    settle_session(qtbot, session)
    return session.desk
