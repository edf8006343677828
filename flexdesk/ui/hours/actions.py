"""The way to Udvikling i timer from a figure or a citizen: palette, menu and F1 read it."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return the verbs of the room."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    return (
        Action(
            "hours-of-citizen",
            _("Vis borgerens timer over tid"),
            partial(_of_chosen, bench),
            "",
            _("effektive fremmødetimer udvikling graf"),
            GROUP_CITIZEN,
            "trending-up",
            has_citizen,
        ),
    )


def show_progress(
    bench: "Bench", citizen: object = "", program: object = "", day: object = None
) -> None:
    """Go to the page, about one citizen, program or day when they are named."""
    room = getattr(bench, "room", None)
    if room is not None:
        on = day if isinstance(day, dt.date) else None
        room("hours-progress").show(str(citizen or ""), str(program or ""), on)
    bench.go("hours-progress")


def _of_chosen(bench: "Bench") -> None:
    show_progress(bench, bench.citizen)


OFFERS: "dict[str, Offer]" = {"hours-progress": show_progress}
"""What other rooms may call by name."""
