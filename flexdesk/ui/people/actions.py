"""What one can do with a case and the team's citizens: palette, menu and F1 read it."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, GROUP_WORK, Action

if TYPE_CHECKING:
    from flexdesk.ui.people.sheets import PeopleSheets
    from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return the verbs of the room."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    of_citizen = (
        ("pause", _("Sæt på pause"), "Shift+P", _("sygdom barsel ferie hvile"), "clock", pause),
        ("close-citizen", _("Luk sag"), "", _("afslut udskriv færdig død"), "check", close_citizen),
        ("reopen-citizen", _("Genåbn sag"), "", _("åbn igen tilbage"), "folder-open",
         reopen_citizen),
        ("hand-over", _("Overdrag borger"), "", _("ny jobkonsulent flyt"), "arrow-left-right",
         _hand_over_one),
        ("protect-address", _("Beskyt eller vis adresse"), "", _("adressebeskyttelse hemmelig"),
         "shield-check", _protect),
        ("delete-citizen", _("Slet borger"), "", _("fjern væk"), "trash-2", delete_citizen),
    )  # fmt: skip
    of_team = (
        ("new-citizen", _("Ny borger"), "Ctrl+Shift+N", _("opret skriv ind tilføj"), "plus",
         new_citizen),
        ("substitute", _("Vikar"), "", _("ferie fravær dæk afløser kollega"), "users", substitute),
        ("hand-over-caseload", _("Overdrag en sagsstamme"), "", _("alle borgere ny konsulent"),
         "arrow-left-right", _hand_over_all),
    )  # fmt: skip
    return (
        *(
            Action(key, text, partial(_on_citizen, bench, do), keys, words, GROUP_CITIZEN, icon,
                   has_citizen)
            for key, text, keys, words, icon, do in of_citizen
        ),
        *(
            Action(key, text, partial(do, bench), keys, words, GROUP_WORK, icon)
            for key, text, keys, words, icon, do in of_team
        ),
    )  # fmt: skip


def _on_citizen(bench: "Bench", do: "Offer") -> None:
    do(bench, bench.citizen)


def _sheets(bench: "Bench") -> "PeopleSheets":
    from flexdesk.ui.people.sheets import PeopleSheets

    return PeopleSheets(bench)


def pause(bench: "Bench", citizen: object = "") -> None:
    """Open the form of a pause."""
    _sheets(bench).pause(str(citizen or bench.citizen))


def close_citizen(bench: "Bench", citizen: object = "") -> None:
    """Open the form that closes a case."""
    _sheets(bench).close_case(str(citizen or bench.citizen))


def reopen_citizen(bench: "Bench", citizen: object = "") -> None:
    """Open a case again."""
    _sheets(bench).reopen(str(citizen or bench.citizen))


def delete_citizen(bench: "Bench", citizen: object = "") -> None:
    """Ask, and take a citizen away."""
    _sheets(bench).delete(str(citizen or bench.citizen))


def new_citizen(bench: "Bench") -> None:
    """Open the form of a new citizen."""
    _sheets(bench).new_citizen()


def hand_over(bench: "Bench", citizens: object = ()) -> None:
    """Open the form of a hand-over, about some citizens or a whole caseload."""
    chosen = (citizens,) if isinstance(citizens, str) else citizens
    found = chosen if isinstance(chosen, tuple | list | set | frozenset) else ()
    _sheets(bench).hand_over(tuple(str(each) for each in found if each))


def substitute(bench: "Bench") -> None:
    """Open the form of a vikar."""
    _sheets(bench).substitute()


def _hand_over_one(bench: "Bench", citizen: object) -> None:
    hand_over(bench, (citizen,))


def _hand_over_all(bench: "Bench") -> None:
    hand_over(bench)


def _protect(bench: "Bench", citizen: object) -> None:
    _sheets(bench).protect(str(citizen))


OFFERS: "dict[str, Offer]" = {
    "pause": pause,
    "close-citizen": close_citizen,
    "reopen-citizen": reopen_citizen,
    "delete-citizen": delete_citizen,
    "new-citizen": new_citizen,
    "hand-over": hand_over,
    "substitute": substitute,
    "protect-address": _protect,
}
"""What other rooms may call by name."""
