"""What of the list of cards is shown: by words, by whose they are, by state. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flexdesk.app.card_rows import CardRow, filter_cards, state_counts
from flexdesk.app.card_state import BAD, LOOK, CardState
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.choice import Choice

ALL, MINE, TEAM = "all", "mine", "team"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What is typed and chosen over the list; everything must hold."""

    typed: str = ""
    state: str = ALL
    scope: str = MINE

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows the list beyond whose cards they are."""
        return bool(self.typed.strip()) or self.state != ALL


@dataclass(frozen=True, slots=True)
class Shown:
    """What a filter leaves, and what it may be narrowed to with the count of each."""

    rows: tuple[CardRow, ...]
    states: tuple[Choice, ...]


def scope_choices() -> tuple[Choice, ...]:
    """Return whose cards one may look at."""
    return (Choice(MINE, _("Mine")), Choice(TEAM, _("Hele teamet")))


def shown(rows: Sequence[CardRow], wanted: ListFilter) -> Shown:
    """Return what a filter leaves."""
    found = filter_cards(rows, wanted.typed)
    counts = {code: count for code, _name, count in state_counts(found)}
    states = (
        Choice(ALL, _("Alle"), format_number(len(found))),
        *(
            Choice(code, name, format_number(counts.get(code, 0)))
            for code, name, _count in state_counts(rows)
            if code in counts or code == wanted.state
        ),
    )
    left = found if wanted.state == ALL else filter_cards(found, "", wanted.state)
    return Shown(left, states)


def asks(row: CardRow) -> bool:
    """Say whether a card asks for something: a signature, a new consent, to be called back."""
    return row.recalls > 0 or row.tone in (LOOK, BAD)


def state_words(rows: Iterable[CardRow]) -> str:
    """Return the grey line of the list: how many cards, and what asks for something."""
    every = tuple(rows)
    out = sum(row.out for row in every)
    back = sum(row.recalls for row in every)
    asking = {row.state for row in every if row.tone in (LOOK, BAD)}
    waiting = sum(row.state == CardState.INGEN for row in every)
    begun = len(every) - waiting
    told = (
        ngettext("{n} kort", "{n} kort", begun).format(n=format_number(begun)),
        _("{n} ikke begyndt").format(n=format_number(waiting)) if waiting else "",
        ngettext("{n} ude hos arbejdspladser", "{n} ude hos arbejdspladser", out).format(
            n=format_number(out)
        ),
        ngettext("{n} skal kaldes hjem", "{n} skal kaldes hjem", back).format(n=format_number(back))
        if back
        else "",
        *(
            f"{format_number(count)} {name.lower()}"
            for code, name, count in state_counts(every)
            if code in asking
        ),
    )
    return " · ".join(part for part in told if part)
