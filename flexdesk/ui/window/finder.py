"""What Søg og gør finds: people, workplaces, verbs on the first hit, then actions. No Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.columns import shown_name
from flexdesk.ui.shared.actions import Action, ActionRegistry, group_titles, keys_text
from flexdesk.ui.window.hits import Hit

if TYPE_CHECKING:
    from flexdesk.app.workplace_rows import WorkplaceRow

_PEOPLE = 6
_PLACES = 4
_ONLY_ACTIONS = ">"
_LEAST_DIGITS = 4
"""So many digits make a search for a number."""


class People(Protocol):
    """Who can be found."""

    @property
    def rows(self) -> tuple[CitizenRow, ...]:
        """Every citizen."""
        ...

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        ...


class PlacesAtHand(Protocol):
    """Which workplaces can be found."""

    @property
    def rows(self) -> "tuple[WorkplaceRow, ...]":
        """Every workplace that has been read."""
        ...


class Finder:
    """Finds people, workplaces and actions in what is typed."""

    def __init__(
        self, registry: ActionRegistry, people: People, places: PlacesAtHand | None = None
    ) -> None:
        self._registry, self._people, self._places = registry, people, places

    def find(self, typed: str) -> Sequence[Hit]:
        """Return the lines to show."""
        text = typed.strip()
        if text.startswith(_ONLY_ACTIONS):
            return self._actions(text.removeprefix(_ONLY_ACTIONS)) or _nothing(text)
        words = _words(text)
        rows, places = self._found(words), self._found_places(words)
        people, workplaces = self._people_lines(rows), self._place_lines(places, words)
        # who is found by their workplace alone stands after it: that is what was asked for
        is_place = bool(places) and not any(_is_named(row.name, words) for row in rows)
        found = (
            *((*workplaces, *people) if is_place else (*people, *workplaces)),
            *self._verbs(() if is_place else rows, places),
            *self._actions(text),
        )
        return found or _nothing(text)

    def _found(self, words: list[str]) -> tuple[CitizenRow, ...]:
        if not words:
            return ()
        found = [
            row
            for row in self._people.rows
            if all(word in row.haystack for word in words) or _has_number(row.phone, words)
        ]
        # a name that begins with what is typed stands before one that holds it
        found.sort(key=lambda row: not fold(row.name).startswith(words[0]))
        return tuple(found[:_PEOPLE])

    def _people_lines(self, rows: Sequence[CitizenRow]) -> tuple[Hit, ...]:
        if not rows:
            return ()
        return (Hit("", _("Borgere")), *(self._person(row) for row in rows))

    def _person(self, row: CitizenRow) -> Hit:
        born = _("f. {year}").format(year=row.birth_year)
        more = " · ".join(part for part in (born, row.step_label, row.workplace) if part)
        name = shown_name(row, is_hidden=self._people.is_hidden)
        return Hit(f"citizen:{row.id}", name, more, "users")

    def _found_places(self, words: list[str]) -> "tuple[WorkplaceRow, ...]":
        if not words or self._places is None:
            return ()
        found = [row for row in self._places.rows if all(word in row.haystack for word in words)]
        # a name that begins with what is typed, then where somebody is, then what is closed
        found.sort(
            key=lambda row: (
                row.closed_on is not None,
                not fold(row.name).startswith(words[0]),
                not row.now,
            )
        )
        return tuple(found[:_PLACES])

    def _place_lines(self, rows: "Sequence[WorkplaceRow]", words: Sequence[str]) -> tuple[Hit, ...]:
        if not rows:
            return ()
        return (Hit("", _("Arbejdspladser")), *(self._place(row, words) for row in rows))

    def _place(self, row: "WorkplaceRow", words: Sequence[str]) -> Hit:
        here = ngettext("{n} borger nu", "{n} borgere nu", row.now).format(n=format_number(row.now))
        # whom one talks to is said when that is what was typed
        asked = bool(row.person) and not all(word in fold(row.name) for word in words)
        who = row.person if asked and not self._people.is_hidden else ""
        more = " · ".join(part for part in (row.street, here, who, row.phone) if part)
        return Hit(f"workplace:{row.id}", row.name, more, "building-2")

    def _verbs(
        self, rows: Sequence[CitizenRow], places: "Sequence[WorkplaceRow]" = ()
    ) -> tuple[Hit, ...]:
        if not rows and places:
            text = _("Ny kontakt med {name}").format(name=places[0].name)
            return (Hit("", _("Gør")), Hit(f"place-contact:{places[0].id}", text, "", "phone"))
        if not rows:
            return ()
        name = shown_name(rows[0], is_hidden=self._people.is_hidden)
        text = _("Nyt notat hos {name}").format(name=name)
        return (Hit("", _("Gør")), Hit(f"note:{rows[0].id}", text, "", "pencil", "N"))

    def _actions(self, text: str) -> tuple[Hit, ...]:
        found = [one for one in self._registry.find(text) if one.id != "palette"]
        if not found:
            return ()
        if text.strip():
            return (Hit("", _("Handlinger")), *(_action(one) for one in found))
        return tuple(hit for group in group_titles() for hit in _grouped(group, found))


def _grouped(group: str, found: Sequence[Action]) -> tuple[Hit, ...]:
    """Return the actions of a group under its title."""
    inside = [_action(one) for one in found if one.group == group]
    return (Hit("", group_titles()[group]), *inside) if inside else ()


def _words(text: str) -> list[str]:
    """Return the words that are looked for; a number is one word however it is spaced."""
    digits = "".join(text.split())
    is_number = digits.isdigit() and len(digits) >= _LEAST_DIGITS
    return [digits] if is_number else fold(text).split()


def _is_named(name: str, words: Sequence[str]) -> bool:
    folded = fold(name)
    return any(word in folded for word in words)


def _has_number(phone: str, words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].isdigit() and words[0] in "".join(phone.split())


def _nothing(text: str) -> tuple[Hit, ...]:
    words = _("Ingen borger, arbejdsplads eller handling passer på »{text}«")
    return (Hit("", words.format(text=text)),)


def _action(action: Action) -> Hit:
    return Hit(f"do:{action.id}", action.text, "", action.icon, keys_text(action.keys))
