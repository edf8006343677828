"""What one can do on Forløb from anywhere: the palette, the menu and F1 read it."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, GROUP_WORK, Action

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return what the room can do."""
    return (
        Action(
            "flow-timeline",
            _("Vis forløb på tidslinje"),
            partial(_show_part, bench, "timeline"),
            "",
            _("gantt måned kvartal år"),
            GROUP_WORK,
            "chart-gantt",
        ),
        Action(
            "flow-board",
            _("Vis forløb på tavle"),
            partial(_show_part, bench, "board"),
            "",
            _("trin kolonner kanban pipeline"),
            GROUP_WORK,
            "columns-3",
        ),
        Action(
            "flow-list",
            _("Vis forløb som liste"),
            partial(_show_part, bench, "list"),
            "",
            _("tabel praktik job slutter"),
            GROUP_WORK,
            "table",
        ),
        Action(
            "flow-citizen",
            _("Vis borgeren på tidslinjen"),
            partial(_show_chosen, bench),
            "",
            _("forløb gantt kæde"),
            GROUP_CITIZEN,
            "chart-gantt",
            lambda: bool(bench.citizen),
        ),
    )


def open_flow(bench: "Bench", query: object = "", citizen: object = "") -> None:
    """Show the placements of a query's citizens, on one of them."""
    room = _room(bench)
    bench.go("placements")
    room.show(str(query or ""), str(citizen or ""))  # type: ignore[attr-defined]  # the one room of Forløb


def _room(bench: "Bench") -> object:
    return bench.room("placements")  # type: ignore[attr-defined]  # the bench that holds rooms


def _show_part(bench: "Bench", key: str) -> None:
    bench.go("placements")
    _room(bench).page.show_part(key)  # type: ignore[attr-defined]  # the one room of Forløb


def _show_chosen(bench: "Bench") -> None:
    open_flow(bench, "", bench.citizen)


OFFERS: "dict[str, Offer]" = {"flow": open_flow}
"""What other rooms may call by name."""
