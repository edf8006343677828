"""The binding keeps its references: PySide6 6.12.0 on Python 3.11 loses them and aborts."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

_LOOSE = 200


class Bell(QObject):
    rang = Signal(bool)


def test_five_thousand_emits_and_calls_keep_the_references_of_true_and_none(qtbot):
    bell, label, heard = Bell(), QLabel(), []
    qtbot.addWidget(label)
    bell.rang.connect(heard.append)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(5000):
        bell.rang.emit(True)
        label.setText("Åse")
    heard.clear()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(abs(b - a) < _LOOSE for a, b in zip(before, after, strict=True)), (before, after)


def test_four_hundred_steps_in_the_window_lose_no_reference(qtbot, bench, settle):
    table = bench.window.findChild(QObject, "citizens")
    before = sys.getrefcount(True), sys.getrefcount(None)
    for at in range(400):
        table.choose(table.rows_model.key_at(at % table.rows_model.rowCount()))
        table.rows_model.sort(at % 4)
        table.viewport().repaint()
    settle(qtbot)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(b - a > -_LOOSE for a, b in zip(before, after, strict=True)), (before, after)
