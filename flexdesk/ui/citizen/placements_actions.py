"""What one can do about placements: start one, end the one that runs, write its hours."""

import datetime as dt
from functools import partial

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of placements."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    return (
        Action(
            "new-placement",
            _("Nyt forløb"),
            partial(_start_chosen, bench),
            "F",
            _("praktik pulje fleksjob job start arbejdsplads"),
            GROUP_CITIZEN,
            "briefcase",
            has_citizen,
        ),
        Action(
            "open-counter",
            _("Vis 18 af 24"),
            partial(_open_tab, bench, "counter"),
            "",
            _("ledighedsydelse måneder tæller refusion krydser hvad hvis"),
            GROUP_CITIZEN,
            "clock",
            has_citizen,
        ),
        Action(
            "open-placements",
            _("Vis forløb"),
            partial(_open_tab, bench, "placements"),
            "",
            _("timer fremmøde effektive praktik job afslut"),
            GROUP_CITIZEN,
            "briefcase",
            has_citizen,
        ),
        Action(
            "open-attachments",
            _("Vis bilag"),
            partial(_open_tab, bench, "attachments"),
            "",
            _("vedhæft fil dokument pdf billede samtykke aftale"),
            GROUP_CITIZEN,
            "paperclip",
            has_citizen,
        ),
    )


def open_start(bench: Bench, citizen: object, start: object = None, kind: object = "") -> None:
    """Open the form "Nyt forløb" about a citizen, from a day when one is named."""
    from flexdesk.ui.citizen.placements_opening import open_start as opened

    opened(bench, str(citizen), start if isinstance(start, dt.date) else None, str(kind or ""))


def open_end(bench: Bench, placement: object) -> None:
    """Open the form "Afslut forløb" of a placement."""
    from flexdesk.ui.citizen.placements_opening import open_end as opened

    opened(bench, str(placement))


def open_hours(bench: Bench, placement: object, is_correction: object = False) -> None:  # noqa: FBT002 - the shape of an offer
    """Open the form of a change of hours, or of a correction."""
    from flexdesk.ui.citizen.placements_opening import open_hours as opened

    opened(bench, str(placement), is_correction=bool(is_correction))


def _start_chosen(bench: Bench) -> None:
    open_start(bench, bench.citizen)


def _open_tab(bench: Bench, tab: str) -> None:
    bench.open_citizen(bench.citizen, tab)


OFFERS: dict[str, Offer] = {
    "new-placement": open_start,
    "end-placement": open_end,
    "hours": open_hours,
}
