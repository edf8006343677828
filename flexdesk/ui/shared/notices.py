"""The only place with a message box: our own bugs, and what cannot be undone."""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget  # noqa: TID251 - the one place

from flexdesk.base.language import _
from flexdesk.ui.shared.scrub import scrub

_CASE_DIGITS = 8


def technical_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return where a bug arose without any value: file names, lines, functions, the type."""
    import traceback

    frames = traceback.extract_tb(trace)
    lines = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return scrub("\n".join([*lines, kind.__name__]))


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:])


class BugNotices(QObject):
    """Shows a calm dialog for a bug of ours; installed as both exception hooks."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box: QMessageBox | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        del error
        text = technical_text(kind, trace)
        sys.stderr.write(text + "\n")
        self._caught.emit(text)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        self._on_exception(args.exc_type, args.exc_value or Exception(), args.exc_traceback)

    def _on_caught(self, text: str) -> None:
        if self._box is not None:
            return
        from flexdesk.base.ids import new_id

        case = new_id()[:_CASE_DIGITS].upper()
        box = QMessageBox(QMessageBox.Icon.NoIcon, "FlexDesk", _("Noget gik galt i FlexDesk."))
        box.setInformativeText(
            _(
                "Det, der var gemt, er stadig gemt. Du kan arbejde videre; luk og åbn FlexDesk, "
                "hvis noget ser forkert ud.\n\nSag {case}. "
                "Beskeden indeholder ingen personoplysninger."
            ).format(case=case)
        )
        copy = box.addButton(_("Kopiér teknisk besked"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(box.addButton(_("Arbejd videre"), QMessageBox.ButtonRole.AcceptRole))
        self._box = box
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(f"FlexDesk {case}\n{text}")
        self._box = None


def ask(parent: QWidget, question: str, consequence: str, verb: str, safe_verb: str) -> bool:
    """Ask before what cannot be undone; the safe answer is at the left and has the focus."""
    box = QMessageBox(parent)
    box.setText(question)
    box.setInformativeText(consequence)
    safe = box.addButton(safe_verb, QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    return box.clickedButton() is go
