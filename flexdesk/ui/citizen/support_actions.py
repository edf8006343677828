"""What one can do about courses and support: ask for one, and what becomes of it."""

from functools import partial

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of courses and support."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    return (
        Action(
            "new-support",
            _("Ny støtte"),
            partial(_open_chosen, bench),
            "",
            _("kursus kørekort hygiejnebevis truck mentor hjælpemiddel transport bevilling"),
            GROUP_CITIZEN,
            "plus",
            has_citizen,
        ),
        Action(
            "open-support",
            _("Vis støtte"),
            partial(_open_tab, bench),
            "",
            _("kurser kørekort bevilget afslået pris resultat"),
            GROUP_CITIZEN,
            "key-round",
            has_citizen,
        ),
    )


def open_new(bench: Bench, citizen: object) -> None:
    """Open the sheet of a new course or support about a citizen."""
    from flexdesk.ui.citizen.support_opening import open_support

    open_support(bench, str(citizen))


def open_one(bench: Bench, row: object, mode: object = "edit") -> None:
    """Open the sheet of one there is: edit, grant, refuse or result."""
    from flexdesk.ui.citizen.support_opening import open_support

    open_support(bench, "", str(row), str(mode))


def _open_chosen(bench: Bench) -> None:
    open_new(bench, bench.citizen)


def _open_tab(bench: Bench) -> None:
    bench.open_citizen(bench.citizen, "support")


OFFERS: dict[str, Offer] = {"new-support": open_new, "support": open_one}
"""What other rooms may ask: a new one about a citizen; one there is, in a mode."""
