"""Enter presses the button that has the focus, in windows and on sheets alike."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button with the focus if the key is Enter; say whether that was done.

    Fields, lists and tables take Enter themselves, so it never comes here from them.
    """
    button = window.focusWidget()
    if Qt.Key(event.key()) not in _ENTER or not isinstance(button, QAbstractButton):
        return False
    if button.isCheckable() or not button.isEnabled():
        return False
    button.click()
    return True
