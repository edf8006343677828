"""What one can do about a visit: open the sheet on the chosen citizen, print the half page."""

from functools import partial

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of a visit."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    return (
        Action(
            "visit",
            _("Skriv besøgsark"),
            partial(_visit_chosen, bench),
            "B",
            _("besøg arbejdsplads opfølgning timer aftale"),
            GROUP_CITIZEN,
            "map-pin",
            has_citizen,
        ),
        Action(
            "visit-paper",
            _("Vis seneste besøgsark til arbejdspladsen"),
            partial(_paper_of_chosen, bench),
            "Ctrl+Shift+B",
            _("udskriv pdf a5 halv side aftaler"),
            GROUP_CITIZEN,
            "printer",
            has_citizen,
        ),
    )


def open_visit(bench: Bench, citizen: object, placement: object = "") -> None:
    """Open a Besøgsark about a citizen, and a placement when one is named."""
    from flexdesk.ui.visit.opening import open_sheet

    open_sheet(bench, str(citizen), str(placement or ""))


def open_paper(bench: Bench, citizen: object) -> None:
    """Show the half page of a citizen's latest visit."""
    from flexdesk.ui.visit.opening import open_latest_paper

    open_latest_paper(bench, str(citizen))


def _visit_chosen(bench: Bench) -> None:
    open_visit(bench, bench.citizen)


def _paper_of_chosen(bench: Bench) -> None:
    open_paper(bench, bench.citizen)


OFFERS: dict[str, Offer] = {"visit": open_visit, "visit-paper": open_paper}
