"""The real window on a real register, driven as a hand on the keyboard does; presses counted."""

import os
from contextlib import contextmanager

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexdesk.ui.application import dress, make_look
from flexdesk.ui.desk_cases import DeskCases
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.window.workbench import Workbench

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Hand:
    """Presses keys in the window that has the focus; a text typed in one go is one interaction."""

    def __init__(self, qtbot, bench):
        self.qtbot, self.bench = qtbot, bench
        self.count = 0

    @property
    def focus(self):
        return QApplication.focusWidget()

    def press(self, key, modifier=PLAIN):
        self.count += 1
        QTest.keyClick(self.focus or self.bench.window, key, modifier)
        self.settle()

    def write(self, text):
        self.count += 1
        QTest.keyClicks(self.focus, text)
        self.settle()

    def settle(self):
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.bench.runner.is_busy, timeout=20_000)
            QApplication.processEvents()


@contextmanager
def real_window(qtbot, desk, theme="light", size=(1440, 900)):
    """Give a hand on the window of an open desk."""
    app = QApplication.instance()
    dress(app)
    look, runner, bus = make_look(app, theme), ThreadRunner(), ChangeBus()
    stop = desk.subscribe(bus.publish)
    bench = Workbench(look, DeskCases(desk), runner, bus, place="et sted", desk=desk)
    bench.window.resize(*size)
    bench.window.show()
    bench.window.activateWindow()
    qtbot.waitExposed(bench.window)
    hand = Hand(qtbot, bench)
    hand.settle()
    try:
        yield hand
    finally:
        runner.drain()
        bench.close()
        runner.close()
        stop()
        look.setParent(None)
        look.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
