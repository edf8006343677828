"""The verbs of Tjek data: palette, menu and F1 read them."""

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
            "inspect-citizen",
            _("Tjek data om borgeren"),
            partial(_inspect_chosen, bench),
            "",
            _("fejl modstrid mangler huller"),
            GROUP_CITIZEN,
            "triangle-alert",
            has_citizen,
        ),
    )


def inspect_citizen(bench: "Bench", citizen: object = "") -> None:
    """Go to the page, about one citizen when one is named."""
    room = getattr(bench, "room", None)
    if room is not None and citizen:
        room("inspector").show(str(citizen))
    bench.go("inspector")


def _inspect_chosen(bench: "Bench") -> None:
    inspect_citizen(bench, bench.citizen)


OFFERS: "dict[str, Offer]" = {"inspect": inspect_citizen}
"""What other rooms may call by name."""
