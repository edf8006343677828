"""The way to the screening lists and the sheet of a look: palette, menu and F1 read it."""

from collections.abc import Iterable
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
            "screening-look",
            _("Skriv screening"),
            partial(_of_chosen, bench),
            "",
            _("potentiale flere timer opsagt 18 af 24"),
            GROUP_CITIZEN,
            "search",
            has_citizen,
        ),
    )


def show_list(bench: "Bench", list_code: object = "", citizen: object = "") -> None:
    """Go to a list, on a citizen when one is named."""
    room = getattr(bench, "room", None)
    if room is not None:
        room("screening").show(str(list_code or ""), str(citizen or ""))
    bench.go("screening")


def open_look(bench: "Bench", citizens: object, list_code: object = "") -> None:
    """Open the sheet of a look at one or several citizens."""
    from flexdesk.ui.screening.look_sheet import open_look as opens

    is_many = isinstance(citizens, Iterable) and not isinstance(citizens, str)
    chosen = tuple(map(str, citizens)) if is_many else (str(citizens),)  # type: ignore[call-overload]  # told apart above
    opens(bench, chosen, str(list_code or ""))


def _of_chosen(bench: "Bench") -> None:
    open_look(bench, bench.citizen)


OFFERS: "dict[str, Offer]" = {"screening": show_list, "screening-look": open_look}
"""What other rooms may call by name."""
