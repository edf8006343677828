"""The binding keeps its references: PySide6 6.12.0 on Python 3.11 loses them and aborts."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from flexdesk.base.errors import EnvironmentFaultError
from flexdesk.ui.main import refuse_broken_qt

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


def test_the_broken_pair_is_refused_and_every_other_is_not():
    with pytest.raises(EnvironmentFaultError, match=r"qt\.broken_pair"):
        refuse_broken_qt("6.12.0", (3, 11))
    assert refuse_broken_qt("6.12.0", (3, 12)) is None
    assert refuse_broken_qt("6.11.3", (3, 11)) is None
