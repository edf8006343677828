"""What one can do on a citizen's page: open it, leaf, and what its tabs can."""

from typing import Any

from flexdesk.base.language import _
from flexdesk.ui.citizen import placements_actions, support_actions
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.bench import Bench, Offer

_PAGE = "citizen"


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the actions of the page of one citizen."""

    def is_here() -> bool:
        return getattr(bench, "page", "") == _PAGE

    def room() -> Any:  # noqa: ANN401 - the room of one citizen, known by what it can do
        return bench.room(_PAGE)  # type: ignore[attr-defined]  # the bench that has rooms

    def has_citizen() -> bool:
        return bool(bench.citizen)

    def open_page() -> None:
        bench.open_citizen(bench.citizen)

    own = (
        Action(
            "citizen-open", _("Åbn borgerens side"), open_page, "Ctrl+O",
            _("vis sag detaljer"), GROUP_CITIZEN, "folder-open", has_citizen,
        ),
        Action(
            "citizen-previous", _("Forrige borger"), lambda: room().leaf(-1), "Alt+Left",
            _("blad tilbage"), GROUP_CITIZEN, "chevron-left", is_here,
        ),
        Action(
            "citizen-next", _("Næste borger"), lambda: room().leaf(1), "Alt+Right",
            _("blad frem"), GROUP_CITIZEN, "chevron-right", is_here,
        ),
    )  # fmt: skip
    return (*own, *placements_actions.actions(bench), *support_actions.actions(bench))


OFFERS: dict[str, Offer] = {**placements_actions.OFFERS, **support_actions.OFFERS}
"""What other rooms may ask of the tabs."""
