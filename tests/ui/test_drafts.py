"""A half-written note outlives lock, crash and a closed pane, and is offered again."""

import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from flexdesk.app import boot
from flexdesk.app.drafts import NO_DRAFT, NoteDraft, note_draft, save_note_draft
from flexdesk.ui.citizens.composer import KEEP_AFTER_MS
from flexdesk.ui.session import Session
from tests.support.desks import PASSPHRASE, a_desk, add_citizen

TEXT = "Ringet til Åse: hun vil gerne prøve"


@pytest.fixture
def open_note(bench, qtbot, settle):
    first = bench.citizens.rows[0].id
    bench.show_in_list(first)
    settle(qtbot)
    bench.note()
    return first, bench.window.findChild(QPlainTextEdit, "note")


def test_what_is_typed_is_kept_half_a_second_after_the_last_key(qtbot, open_note, cases, settle):
    citizen, note = open_note
    qtbot.keyClicks(note, "Halvt")
    assert cases.drafts == {}
    qtbot.wait(KEEP_AFTER_MS + 100)
    settle(qtbot)
    assert cases.drafts == {citizen: NoteDraft("Halvt", "notat")}
    assert len(cases.asked("save_note_draft")) == 1


def test_a_saved_note_leaves_no_draft_after_it(qtbot, open_note, cases, settle):
    _citizen, note = open_note
    qtbot.keyClicks(note, "Helt")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(KEEP_AFTER_MS + 100)
    settle(qtbot)
    assert cases.notes == ["Helt"]
    assert cases.asked("save_note_draft") == []


def test_a_closed_pane_keeps_the_draft_and_offers_it_again(qtbot, bench, open_note, cases, settle):
    citizen, note = open_note
    qtbot.keyClicks(note, "Halvt")
    bench.citizens.on_closed()
    settle(qtbot)
    assert cases.drafts[citizen].text == "Halvt"
    bench.show_in_list(citizen)
    settle(qtbot)
    texts = [b.text() for b in bench.window.findChildren(QAbstractButton) if b.isVisible()]
    assert "Fortsæt kladden" in texts
    bench.note()
    assert note.toPlainText() == "Halvt"


def test_a_draft_can_be_thrown_away(qtbot, bench, open_note, cases, settle):
    citizen, note = open_note
    qtbot.keyClicks(note, "Vrøvl")
    bench.window.findChild(QAbstractButton, "discard-note").click()
    settle(qtbot)
    assert cases.drafts[citizen] == NO_DRAFT
    assert not note.isVisible()


def test_a_draft_that_cannot_be_kept_says_so_beside_the_text(qtbot, open_note, cases, settle):
    from flexdesk.base.errors import EnvironmentFaultError

    _citizen, note = open_note
    cases.fails["save_note_draft"] = EnvironmentFaultError("disk.full")
    qtbot.keyClicks(note, "Vigtigt")
    qtbot.wait(KEEP_AFTER_MS + 100)
    settle(qtbot)
    assert note.toPlainText() == "Vigtigt"
    assert "Disken er fuld" in note.parentWidget()._finding.text


def test_what_was_typed_just_before_the_lock_is_there_after_it(qtbot, look, dressed, tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
    session = Session(dressed, look, tmp_path / "register")
    try:
        session._on_opened(boot.open_desk(tmp_path / "register", PASSPHRASE.encode()))
        qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)
        session.bench.show_in_list(citizen)
        qtbot.waitUntil(lambda: not session.runner.is_busy, timeout=20_000)
        session.bench.note()
        qtbot.keyClicks(session.bench.window.findChild(QPlainTextEdit, "note"), "Halvt")
        session.lock()
        with boot.open_desk(tmp_path / "register", PASSPHRASE.encode()).store as store:
            assert "Halvt" in store.draft(f"note:{citizen}")
    finally:
        dressed.aboutToQuit.disconnect(session._on_quit)
        session.runner.close()
        session.door.close_wanted.disconnect(session.quit)
        session.door.close()
        session.door.deleteLater()
        session.setParent(None)
        session.deleteLater()


_CHILD = """
import sys, time
from pathlib import Path
from flexdesk.app import boot
from flexdesk.app.drafts import NoteDraft, save_note_draft
desk = boot.open_desk(Path(sys.argv[1]), sys.argv[2].encode())
save_note_draft(desk, sys.argv[3], NoteDraft(sys.argv[4], "telefon"))
print("kept", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_draft_outlives_the_kill_of_the_process(tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
    words = [str(tmp_path / "register"), PASSPHRASE, citizen, TEXT]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, *words], stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout.readline().strip() == "kept"
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait(20)
        child.stdout.close()
    time.sleep(0.1)
    desk = boot.open_desk(tmp_path / "register", PASSPHRASE.encode())
    try:
        assert note_draft(desk, citizen) == NoteDraft(TEXT, "telefon")
        before, dumped = desk.store.data_version(), str(desk.store.reads.dump())
        assert TEXT not in dumped
        save_note_draft(desk, citizen, NO_DRAFT)
        assert note_draft(desk, citizen) == NO_DRAFT
        assert desk.store.data_version() == before
        assert desk.store.verify().ok
    finally:
        desk.close()
    files = [path for path in (tmp_path / "register").iterdir() if path.is_file()]
    assert not any(b"Ringet til" in path.read_bytes() for path in files)


def test_a_draft_goes_with_its_citizen(tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        save_note_draft(desk, citizen, NoteDraft(TEXT))
        desk.store.erase((("citizen", citizen),), "gdpr")
        assert note_draft(desk, citizen) == NO_DRAFT
