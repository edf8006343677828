"""The program from its first window on, by keyboard alone; every interaction is counted.

An interaction is a key chord or one field filled: Tab counts too.
"""

import os
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from flexdesk.app import boot
from flexdesk.base.clock import FixedClock
from flexdesk.ui.application import dress, make_look
from flexdesk.ui.session import Session
from tests.support.desks import CHEAP

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TAB, ENTER, SPACE, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
_POLL_MS = 20


class Minutes:
    """A hand on the keyboard in whatever window is in front."""

    def __init__(self, qtbot, session):
        self.qtbot, self.session = qtbot, session
        self.count = 0
        self.said = []

    @property
    def window(self) -> QWidget:
        bench = self.session.bench
        return bench.window if bench is not None else self.session.door

    @property
    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def press(self, key, modifier=PLAIN, times=1):
        for _time in range(times):
            self.count += 1
            QTest.keyClick(self.focus, key, modifier)
            self.settle()

    def fill(self, text):
        """Fill the field that has the focus."""
        assert isinstance(self.focus, QLineEdit), self.focus
        self.count += 1
        QTest.keyClicks(self.focus, text)
        self.settle()

    def choose_file(self, path: Path, key=ENTER):
        """Press a key that asks for a file, type its path and press Enter."""
        answered = []

        def answer():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(_POLL_MS, answer)
                return
            edit = dialog.findChild(QLineEdit, "fileNameEdit")
            # set at once: each typed letter would open the dialog's own list of files
            edit.setText(str(path))
            QTest.keyClick(edit, ENTER)
            answered.append(path)

        QTimer.singleShot(_POLL_MS, answer)
        self.press(key)
        assert answered == [path]
        self.count += 2
        self.settle()

    def settle(self):
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.session.runner.is_busy, timeout=60_000)
            QApplication.processEvents()

    def shown(self, kind=QWidget):
        return [w for w in self.window.findChildren(kind) if w.isVisible()]

    def named(self, name) -> QWidget:
        found = [w for w in self.shown() if w.objectName() == name]
        assert len(found) == 1, (name, found)
        return found[0]

    def next_actions(self) -> list[str]:
        """Return what the page leads on by: its primary buttons."""
        return [
            b.accessibleName() or b.text()
            for b in self.shown(QAbstractButton)
            if getattr(b, "kind", "") == "primary"
        ]

    def heading(self) -> str:
        found = [w.text() for w in self.shown(QLabel) if w.objectName() == "heading"]
        assert len(found) == 1, found
        return found[0]

    def words(self) -> str:
        """Return everything that is written in any window of the program."""
        texts = []
        for widget in QApplication.allWidgets():
            texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
                texts.append(widget.text())
        return "\n".join(texts)


@contextmanager
def first_minutes(qtbot, monkeypatch, folder: Path, on, *, theme="light", size=(1440, 900)):
    """Start the program on a folder; registers are made with a key that costs nothing."""
    for name in ("create_desk", "open_desk"):
        _with_clock(monkeypatch, name, on)
    app = QApplication.instance()
    dress(app)
    look = make_look(app, theme)
    session = Session(app, look, folder)
    session.start()
    session.door.resize(*size)
    made = Minutes(qtbot, session)
    made.settle()
    try:
        yield made
    finally:
        app.aboutToQuit.disconnect(session._on_quit)
        if session.bench is not None or session.desk is not None:
            session._close_desk()
        session.runner.close()
        if session.door is not None:
            session.door.close_wanted.disconnect(session.quit)
            session.door.close()
            session.door.deleteLater()
        look.setParent(None)
        look.deleteLater()
        session.setParent(None)
        session.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def _with_clock(monkeypatch, name, on):
    real = getattr(boot, name)
    extra = {"clock": FixedClock(on)}
    if name == "create_desk":
        extra["kdf"] = CHEAP

    def made(*args, **named):
        return real(*args, **{**named, **extra})

    monkeypatch.setattr(boot, name, made)
