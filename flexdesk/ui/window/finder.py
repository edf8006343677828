"""What Søg og gør finds: people first, then verbs on the first hit, then actions. No Qt."""

from collections.abc import Sequence
from typing import Protocol

from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold
from flexdesk.base.language import _
from flexdesk.ui.citizens.columns import shown_name
from flexdesk.ui.shared.actions import Action, ActionRegistry, group_titles, keys_text
from flexdesk.ui.window.hits import Hit

_PEOPLE = 6
_ONLY_ACTIONS = ">"


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


class Finder:
    """Finds people and actions in what is typed."""

    def __init__(self, registry: ActionRegistry, people: People) -> None:
        self._registry, self._people = registry, people

    def find(self, typed: str) -> Sequence[Hit]:
        """Return the lines to show."""
        text = typed.strip()
        if text.startswith(_ONLY_ACTIONS):
            return self._actions(text.removeprefix(_ONLY_ACTIONS)) or _nothing(text)
        rows = self._found(text)
        found = (*self._people_lines(rows), *self._verbs(rows), *self._actions(text))
        return found or _nothing(text)

    def _found(self, text: str) -> tuple[CitizenRow, ...]:
        words = fold(text).split()
        if not words:
            return ()
        found = [r for r in self._people.rows if all(word in r.haystack for word in words)]
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

    def _verbs(self, rows: Sequence[CitizenRow]) -> tuple[Hit, ...]:
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


def _nothing(text: str) -> tuple[Hit, ...]:
    return (Hit("", _("Ingen borger eller handling passer på »{text}«").format(text=text)),)


def _action(action: Action) -> Hit:
    return Hit(f"do:{action.id}", action.text, "", action.icon, keys_text(action.keys))
