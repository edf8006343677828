"""Open the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from flexdesk.base.errors import EnvironmentFaultError

_BROKEN_QT = "6.12.0"
_FIRST_GOOD_PYTHON = (3, 12)


def refuse_broken_qt(qt: str, python: tuple[int, int]) -> None:
    """Refuse the one pairing of Qt and Python that aborts after some thousand calls.

    Raises:
        EnvironmentFaultError: qt.broken_pair.
    """
    if qt == _BROKEN_QT and python < _FIRST_GOOD_PYTHON:
        raise EnvironmentFaultError("qt.broken_pair", qt=qt)


def main(words: list[str]) -> int:
    """Show an empty window; without a display, or asked for a picture, take it and end."""
    refuse_broken_qt(qVersion(), sys.version_info[:2])
    application = QApplication.instance() or QApplication(["flexdesk"])
    window = QMainWindow()
    window.setWindowTitle("FlexDesk")
    window.resize(1440, 900)
    window.show()
    if "--picture" in words or QGuiApplication.platformName() == "offscreen":
        picture = Path("out") / "flexdesk.png"
        picture.parent.mkdir(exist_ok=True)
        window.grab().save(str(picture))
        sys.stdout.write(f"{picture}\n")
        QTimer.singleShot(0, application.quit)
    return application.exec()
