"""What one can do about carrying over: open the assistant, copy a field, put a note right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_WORK, Action
from flexdesk.ui.shared.bench import Bench, Offer

if TYPE_CHECKING:
    from collections.abc import Callable

_PANEL = "transfer-panel"


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of carrying over."""

    def is_open() -> bool:
        return _panel(bench) is not None

    return (
        Action(
            "transfer",
            _("Kopiér til fagsystem"),
            partial(open_transfer, bench),
            "Ctrl+Shift+K",
            _("overfør fasit momentum udklipsholder skriv af"),
            GROUP_WORK,
            "arrow-left-right",
        ),
        Action(
            "transfer-next",
            _("Kopiér næste felt"),
            partial(_press, bench, "next_wanted"),
            "F8",
            _("fagsystem udklipsholder"),
            GROUP_WORK,
            "copy",
            is_open,
        ),
        Action(
            "transfer-back",
            _("Kopiér forrige felt igen"),
            partial(_press, bench, "back_wanted"),
            "F7",
            _("fagsystem udklipsholder"),
            GROUP_WORK,
            "copy",
            is_open,
        ),
    )


def open_transfer(bench: Bench, kind: object = "", row: object = "") -> None:
    """Open the assistant at a row, or at the first that waits."""
    from flexdesk.ui.transfer.opening import open_assistant

    open_assistant(bench, str(kind), str(row))


def open_correction(bench: Bench, note: object) -> None:
    """Open the form that puts a note right."""
    from flexdesk.ui.transfer.opening import open_correction as open_form

    open_form(bench, str(note))


def _panel(bench: Bench) -> QWidget | None:
    """Return the open assistant, in its sheet or in its own window."""
    found = bench.window_widget.findChildren(QWidget, _PANEL)
    return next((one for one in found if one.isVisible()), None)


def _press(bench: Bench, signal: str) -> None:
    emit: Callable[[], None] | None = getattr(getattr(_panel(bench), signal, None), "emit", None)
    if emit is not None:
        emit()


OFFERS: dict[str, Offer] = {"transfer": open_transfer, "correct-note": open_correction}
