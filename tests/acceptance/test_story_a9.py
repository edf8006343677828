"""Story A9: twelve notes of today, five carried over; the rest is copied, marked, put right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from flexdesk.app import notes, transfer
from flexdesk.ui.transfer.clipboard import CLEAR_AFTER_S, keeper_of
from tests.support.desks import a_desk, add_citizen
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

CPR = "6707704285"
TEXTS = [f"Samtale nummer {number} om praktik" for number in range(1, 12)]
TOLD = "Talt med Åse (670770-4285) om timer"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def written(desk):
    """Write twelve notes of today, and mark five of them as carried over."""
    citizen = add_citizen(desk, CPR)
    ids = [notes.add_note(desk, citizen, text).id for text in (*TEXTS, TOLD)]
    transfer.mark_done(desk, [("note", note) for note in ids[:5]])
    return citizen, ids


def waiting_on_today(hand):
    """Return what I dag says waits, to the eye or to a screen reader."""
    hand.bench.go("today")
    hand.settle()
    page = hand.bench.window.current_page
    named = (part for part in page.findChildren(QWidget) if part.isVisible())
    return "\n".join(f"{part.accessibleName()} {part.accessibleDescription()}" for part in named)


def test_seven_wait_one_is_copied_and_marked_and_a_note_put_right_waits_again(qtbot, desk, written):
    _citizen, ids = written
    with real_window(qtbot, desk) as hand:
        bench, clipboard = hand.bench, QGuiApplication.clipboard()
        assert transfer.missing_count(desk) == 7
        assert "7 mangler i fagsystemet" in waiting_on_today(hand)
        bench.call("transfer", "note", ids[-1])
        hand.settle()
        while clipboard.text() != "Talt med Åse ([CPR udeladt]) om timer":
            hand.press(Qt.Key.Key_F8)
            assert "670770" not in clipboard.text()
            assert hand.count < 10
        keeper = keeper_of(bench.window)
        assert keeper.seconds_left == CLEAR_AFTER_S == 30
        assert "om 30 s" in bench.sheet.panel.countdown.text
        for _second in range(29):
            keeper.tick()
        assert clipboard.text()
        assert "om 1 s" in bench.sheet.panel.countdown.text
        keeper.tick()
        assert clipboard.text() == ""
        assert "ryddet" in bench.sheet.panel.countdown.text
        hand.press(Qt.Key.Key_Return, CTRL)
        assert transfer.missing_count(desk) == 6
        assert "6 mangler i fagsystemet" in waiting_on_today(hand)
        bench.call("correct-note", ids[-1])
        hand.settle()
        hand.write(", og hun vil gerne prøve")
        hand.press(Qt.Key.Key_Return, CTRL)
        assert transfer.missing_count(desk) == 7
        assert "7 mangler i fagsystemet" in waiting_on_today(hand)
        bench.go("transfers")
        hand.settle()
        assert "Ændret siden overførsel" in shown_words(bench.window.current_page)


def test_what_somebody_else_put_on_the_clipboard_stays(qtbot, desk, written):
    _citizen, ids = written
    with real_window(qtbot, desk) as hand:
        hand.bench.call("transfer", "note", ids[6])
        hand.settle()
        hand.press(Qt.Key.Key_F8)
        QGuiApplication.clipboard().setText("noget andet")
        for _second in range(CLEAR_AFTER_S):
            keeper_of(hand.bench.window).tick()
        assert QGuiApplication.clipboard().text() == "noget andet"


def test_every_field_has_a_key_and_enter_presses_the_button(qtbot, desk, written):
    _citizen, ids = written
    with real_window(qtbot, desk) as hand:
        clipboard = QGuiApplication.clipboard()
        hand.bench.call("transfer", "note", ids[6])
        hand.settle()
        seen = []
        for key in (Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_F7, Qt.Key.Key_1):
            hand.press(key)
            seen.append(clipboard.text())
        assert seen == ["31-08-2016", "Notat", "31-08-2016", "31-08-2016"]
        hand.press(Qt.Key.Key_3)
        assert clipboard.text() == TEXTS[6]
        done = hand.bench.sheet.panel.findChild(QAbstractButton, "mark-done")
        assert hand.focus is done
