"""What is offered while a query is typed; rows are filtered once per place, not per key. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flexdesk.app.query import filter_rows, parse_query
from flexdesk.app.query_complete import Place, Suggestion, lesson, place_of, suggestions
from flexdesk.app.query_parse import tokens_of
from flexdesk.app.rows import CitizenRow

_GROUPING = frozenset({"(", ")", "eller", "ikke"})


@dataclass(frozen=True, slots=True)
class Offer:
    """What may stand in the place of a piece of what is typed."""

    start: int = 0
    end: int = 0
    items: tuple[Suggestion, ...] = ()


NO_OFFER = Offer()


class Completion:
    """Finds what to offer; keeps the rows the rest of the query lets through."""

    def __init__(self, rows: Callable[[], Sequence[CitizenRow]]) -> None:
        self._rows = rows
        self._key: tuple[object, ...] = ()
        self._base: Sequence[CitizenRow] = ()

    def offer(self, terms: str, typed: str, cursor: int, me: str) -> Offer:
        """Return what may stand where the cursor is, after the finished terms."""
        place = place_of(typed, cursor)
        rows: Sequence[CitizenRow] = ()
        if place.is_value:
            rows = self._others(terms, typed, place, me)
        items = suggestions(place, rows)
        if [item.text for item in items] == [typed[place.start : place.end]]:
            return NO_OFFER
        return Offer(place.start, place.end, items) if items else NO_OFFER

    def lesson(self, typed: str, cursor: int) -> Offer:
        """Return the whole language, to be written where the cursor is."""
        place = place_of(typed, cursor)
        return Offer(place.start, place.end, lesson())

    def forget(self) -> None:
        """Drop the rows: they are read anew or the register is locked."""
        self._key, self._base = (), ()

    def _others(self, terms: str, typed: str, place: Place, me: str) -> Sequence[CitizenRow]:
        rest = f"{terms} {typed[: place.start]} {typed[place.end :]}".strip()
        rows = self._rows()
        if any(token.kind in _GROUPING for token in tokens_of(f"{terms} {typed}")):
            # among alternatives the other terms do not narrow this one
            return rows
        key = (rest, me, id(rows))
        if key != self._key:
            self._key, self._base = key, filter_rows(rows, parse_query(rest, me=me))
        return self._base
