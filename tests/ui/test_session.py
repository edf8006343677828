"""The whole program on a real register: doors, first start, unlock, lock, what is left after."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from flexdesk.app import boot
from flexdesk.app.card_files import OutFile
from flexdesk.app.card_hand_outs import HandedOut
from flexdesk.app.rows import CitizenPage, CitizenRow, MemberRow
from flexdesk.app.settings import load_settings
from flexdesk.store.disk.locks import hold_window
from flexdesk.ui.door.doors import DoorsPanel
from flexdesk.ui.door.first_start import FirstStartPanel
from flexdesk.ui.door.key_paper import key_text
from flexdesk.ui.door.unlock import UnlockPanel
from flexdesk.ui.session import Session
from tests.support.cards import usual_content
from tests.support.desks import CHEAP, PASSPHRASE, a_desk, add_citizen
from tests.support.shown import shown_words
from tests.support.verbs_cards import add_consent, add_version

NAME = "Åse Aagaard"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Make registers with a key that costs nothing."""
    real = boot.create_desk

    def create(*args, **named):
        return real(*args, **{**named, "kdf": CHEAP})

    monkeypatch.setattr(boot, "create_desk", create)


@pytest.fixture
def register(tmp_path):
    with a_desk(tmp_path) as desk:
        add_citizen(desk)
        add_citizen(desk, "6801012468", first_name="Bo", last_name="Thorup")
    return tmp_path / "register"


@pytest.fixture
def start(qtbot, look, dressed):
    """Start a session on a folder; it ends with the test."""
    made = []

    def begin(folder: Path) -> Session:
        session = Session(dressed, look, folder)
        made.append(session)
        session.start()
        settle(qtbot, session)
        return session

    yield begin
    for session in made:
        dressed.aboutToQuit.disconnect(session._on_quit)
        if session.bench is not None:
            session._close_desk()
        session.runner.close()
        if session.door is not None:
            session.door.close_wanted.disconnect(session.quit)
            session.door.close()
            session.door.deleteLater()
        session.setParent(None)
        session.deleteLater()


def settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=30_000)
    QApplication.processEvents()


def unlock(qtbot, session, text=PASSPHRASE):
    session.panel.field.edit.setText(text)
    qtbot.keyClick(session.panel.field.edit, Qt.Key.Key_Return)
    settle(qtbot, session)


def test_without_a_register_there_are_two_doors_and_with_one_a_field(
    qtbot, start, register, tmp_path
):
    assert isinstance(start(tmp_path / "intet").panel, DoorsPanel)
    session = start(register)
    assert isinstance(session.panel, UnlockPanel)
    assert session.panel.field.edit.echoMode() == QLineEdit.EchoMode.Password
    texts = " ".join(w.text() for w in session.door.findChildren(QLabel))
    assert "Aagaard" not in texts


def test_a_wrong_passphrase_is_told_kept_and_the_right_one_opens(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session, "forkert hest batteri hæfteklamme")
    assert session.bench is None
    assert "1 forsøg brugt" in session.panel.field.finding.text
    assert session.panel.field.text == "forkert hest batteri hæfteklamme"
    unlock(qtbot, session)
    assert session.bench.page == "today"
    assert {row.name for row in session.bench.citizens.rows} == {NAME, "Bo Thorup"}
    assert session.door is None


def test_after_five_wrong_tries_one_waits(qtbot, start, register):
    session = start(register)
    for _try in range(5):
        unlock(qtbot, session, "forkert hest batteri hæfteklamme")
    assert not session.panel.button.isEnabled()
    assert "Vent" in session.panel.button.text()


def test_caps_lock_is_noticed_from_what_is_typed(qtbot, start, register):
    session = start(register)
    qtbot.keyClicks(session.panel.field.edit, "k")
    assert session.panel._caps.isHidden()
    qtbot.keyClick(session.panel.field.edit, Qt.Key.Key_K)
    QApplication.sendEvent(session.panel.field.edit, _key("K"))
    assert "Caps Lock" in session.panel._caps.text


def _key(text):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, text)


def fill(panel, qtbot, passphrase):
    panel.name.edit.setText("Lene Østergaard")
    panel.initials.edit.setText("KON01")
    panel.team.edit.setText("Team Fleksjob")
    panel.next.click()
    panel.passphrase.edit.setText(passphrase)
    panel.passphrase.edit.textEdited.emit(passphrase)
    panel.next.click()


def test_first_start_takes_five_fields_shows_the_key_once_and_waits_for_both_ticks(
    qtbot, start, tmp_path
):
    session = start(tmp_path / "register")
    session.panel.team.click()
    settle(qtbot, session)
    panel = session.panel
    assert isinstance(panel, FirstStartPanel)
    fields = panel.findChildren(QLineEdit)
    assert len(fields) + 1 <= 5
    fill(panel, qtbot, "kommune jobcenter 2016")
    settle(qtbot, session)
    assert panel.passphrase.finding.text
    assert not (tmp_path / "register" / "store.db").exists()
    panel.passphrase.edit.setText(PASSPHRASE)
    panel.next.click()
    settle(qtbot, session)
    key = "-".join(panel.key_card.groups)
    assert len(panel.key_card.groups) == 8
    assert key in key_text(key).replace("\n", "-") or all(
        g in key_text(key) for g in panel.key_card.groups
    )
    assert panel.passphrase.text == ""
    assert not panel.next.isEnabled()
    panel.written.setChecked(True)
    assert not panel.next.isEnabled()
    panel.apart.setChecked(True)
    panel.next.click()
    assert panel.key_card.groups == ()
    settle(qtbot, session)
    assert session.bench.page == "import"
    session.lock()
    session.panel.switch.click()
    session.panel.key_field.edit.setText(key.lower())
    session.panel.button.click()
    settle(qtbot, session)
    assert session.bench is not None


def test_a_note_is_written_and_undone_in_the_real_register(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    citizen = next(row.id for row in session.bench.citizens.rows if row.name == NAME)
    session.bench.show_in_list(citizen)
    settle(qtbot, session)
    session.bench.citizens.on_note_saved("Talte med Ulla på Materielgården", "telefon")
    settle(qtbot, session)
    settle(qtbot, session)
    notes = session.desk.store.reads.load("note")
    assert [note.text for note in notes] == ["Talte med Ulla på Materielgården"]
    session.bench.registry.run("undo")
    settle(qtbot, session)
    settle(qtbot, session)
    assert session.desk.store.reads.load("note") == ()
    kinds = [row.kind for row in session.desk.store.access_rows()]
    assert "open" in kinds


_OF_OTHERS = set()


@pytest.fixture(autouse=True)
def models_of_others():
    """Know the models other tests left behind: their windows are gone, and they are not ours."""
    gc.collect()
    _OF_OTHERS.clear()
    _OF_OTHERS.update(id(o) for o in gc.get_objects() if isinstance(o, QAbstractItemModel))


def leftovers(*words):
    """Return every widget text and model cell that still holds one of these words."""
    held = []
    for widget in QApplication.allWidgets():
        texts = [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.windowTitle(),
        ]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            texts.append(widget.toPlainText())
        held += [text for text in texts if any(word in text for word in words)]
    models = [o for o in gc.get_objects() if isinstance(o, QAbstractItemModel)]
    for model in models:
        if id(model) in _OF_OTHERS:
            continue
        held += [
            str(model.data(model.index(row, 0)))
            for row in range(model.rowCount())
            if any(word in str(model.data(model.index(row, 0))) for word in words)
        ]
    return held


def test_locking_leaves_no_row_no_text_no_key_and_no_store(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    bench = session.bench
    citizen = next(row.id for row in bench.citizens.rows if row.name == NAME)
    bench.show_in_list(citizen)
    settle(qtbot, session)
    bench.note()
    bench.window.findChild(QWidget, "note").setPlainText("Hemmeligt om Åse")
    bench.go("overview")
    settle(qtbot, session)
    bench.open_figure("ly_recipients")
    settle(qtbot, session)
    bench.open_palette()
    bench.palette.edit.setText("åse")
    QGuiApplication.clipboard().setText("Åse Aagaard")
    assert leftovers("Aagaard", "Hemmeligt")
    store = weakref.ref(session.desk.store)
    ids = {row.id for row in bench.citizens.rows}
    del bench
    with qtbot.waitSignal(session.locked):
        session.lock()
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()
    gc.collect()
    assert session.desk is None
    assert isinstance(session.panel, UnlockPanel)
    assert leftovers("Aagaard", "Thorup", "Hemmeligt") == []
    rows = [o for o in gc.get_objects() if isinstance(o, CitizenRow | CitizenPage | MemberRow)]
    assert [
        row for row in rows if ids & {getattr(row, "id", ""), getattr(row, "citizen", "")}
    ] == []
    assert QGuiApplication.clipboard().text() == ""
    assert store() is None
    unlock(qtbot, session)
    assert {row.name for row in session.bench.citizens.rows} == {NAME, "Bo Thorup"}


def test_after_a_lock_one_is_at_the_card_one_wrote_with_what_was_typed(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    citizen = next(row.id for row in session.bench.citizens.rows if row.name == NAME)
    session.bench.call("kandidatkort", citizen)
    for _turn in range(3):
        settle(qtbot, session)
    builder = session.bench.room("cards").page.card.builder
    qtbot.keyClicks(builder.profile.headline.edit, "Søger fleksjob i et køkken")
    typed = builder.profile.headline.edit.toPlainText()
    builder.show_tab("frame")
    session.lock()
    assert leftovers("køkken") == []
    del builder
    unlock(qtbot, session)
    for _turn in range(3):
        settle(qtbot, session)
    room = session.bench.room("cards")
    assert (session.bench.page, room.citizen) == ("cards", citizen)
    assert room.page.card.builder.tab == "frame"
    assert room.page.card.builder.profile.headline.edit.toPlainText() == typed
    assert "køkken" in typed


def test_a_card_shown_on_the_screen_is_gone_with_the_lock(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    bench = session.bench
    citizen = next(row.id for row in bench.citizens.rows if row.name == NAME)
    version = add_version(session.desk, citizen, usual_content())
    today = session.desk.today()
    add_consent(session.desk, version, made_on=today, signed_on=today, valid_until=today)
    bench.call("card-hand-out", citizen)
    for _turn in range(3):
        settle(qtbot, session)
    bench.sheet.panel.fill({"recipient": "borger", "channel": "vist"})
    bench.sheet.panel.changed.emit()
    settle(qtbot, session)
    bench.sheet.panel.save.click()
    for _turn in range(4):
        settle(qtbot, session)
    assert bench.sheet.panel.objectName() == "card-on-screen", shown_words(bench.sheet)
    pictures = [weakref.ref(page) for page in bench.sheet.panel.paper.pages]
    assert len(pictures) == 1
    del bench
    session.lock()
    settle(qtbot, session)
    assert [page() for page in pictures] == [None]
    assert [o for o in gc.get_objects() if isinstance(o, OutFile | HandedOut)] == []


def test_the_register_locks_by_itself_when_nobody_works(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    settle(qtbot, session)
    with qtbot.waitSignal(session.locked, timeout=5000):
        session._idle.set_minutes(0.002)
    assert isinstance(session.panel, UnlockPanel)


def test_work_in_the_window_puts_the_lock_off(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    session._idle.set_minutes(0.01)
    before = session._idle._timer.remainingTime()
    qtbot.waitUntil(lambda: session._idle._timer.remainingTime() < before - 100)
    QApplication.sendEvent(session.bench.window.windowHandle(), _key("k"))
    assert session._idle._timer.remainingTime() >= before - 100
    session._idle.set_minutes(0)


def test_a_register_that_another_window_has_is_told_at_the_door(qtbot, start, register):
    session = start(register)
    with hold_window(register / "store.window"):
        unlock(qtbot, session)
        assert session.bench is None
        assert session.panel.field.finding.text
    unlock(qtbot, session)
    assert session.bench is not None


def test_what_the_command_line_writes_is_read_while_the_window_is_open(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    session._on_poll()
    settle(qtbot, session)
    other = boot.open_desk(register, PASSPHRASE.encode())
    add_citizen(other, "6903032468", first_name="Ib", last_name="Ærlig")
    other.close()
    session._on_poll()
    settle(qtbot, session)
    qtbot.waitUntil(lambda: len(session.bench.citizens.rows) == 3)


def test_names_in_the_facts_are_away_while_names_are_hidden(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    bench = session.bench
    citizen = next(row.id for row in bench.citizens.rows if row.name == NAME)
    bench.show_in_list(citizen)
    settle(qtbot, session)
    bench.registry.run("hide-names")
    bench.window.findChild(QWidget, "pane")._facts.show_all()
    QApplication.sendPostedEvents(None, 52)
    assert [t for t in leftovers("Aagaard") if "aagaard" in t.lower()] == []


def test_a_theme_is_kept_for_the_next_start(qtbot, start, register):
    session = start(register)
    unlock(qtbot, session)
    session.choose_theme("dark")
    assert load_settings().theme == "dark"


def test_the_example_team_opens_with_one_press_and_leaves_nothing(qtbot, start, tmp_path):
    session = start(tmp_path / "register")
    session.panel.example.click()
    settle(qtbot, session)
    bench = session.bench
    assert "Eksempeldata – gemmes ikke" in bench.window.banner.accessibleName()
    assert bench.cases.today().isoformat() == "2016-08-31"
    assert len(bench.citizens.rows) > 400
    folder = session.desk.store.directory
    assert folder.exists()
    session.lock()
    assert isinstance(session.panel, DoorsPanel)
    assert not folder.exists()


def test_a_damaged_header_is_told_apart_from_a_wrong_passphrase(qtbot, start, register):
    for copy in ("store.key", "store.key2"):
        (register / copy).write_bytes(b"intet")
    session = start(register)
    unlock(qtbot, session)
    text = session.panel.field.finding.text
    assert text
    assert "forsøg brugt" not in text
