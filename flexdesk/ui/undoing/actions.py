"""The one way into the panel: palette, menu and F1 read it."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_WORK, Action

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return the verbs of the panel."""
    return (
        Action(
            "undo-panel",
            _("Vis handlinger, der kan fortrydes"),
            partial(open_panel, bench),
            "Ctrl+Shift+U",
            _("historik log fortryd gendan påbegyndt kladder"),
            GROUP_WORK,
            "undo-2",
        ),
    )


def open_panel(bench: "Bench", citizen: object = "", part: object = "") -> None:
    """Open the panel, about one citizen when one is named, at the part that is named."""
    from flexdesk.ui.undoing.opening import open_sheet

    open_sheet(bench, str(citizen or ""), str(part or ""))


def continue_draft(bench: "Bench", key: object) -> None:
    """Open the form in which something was begun."""
    from flexdesk.ui.undoing.opening import open_kept

    open_kept(bench, str(key))


OFFERS: "dict[str, Offer]" = {"undo-panel": open_panel, "continue-draft": continue_draft}
"""What other rooms may call by name."""
