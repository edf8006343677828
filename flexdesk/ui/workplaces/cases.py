"""What the room Arbejdspladser may ask of the program; loaded at first use, called on a worker."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flexdesk.app import place_facts
from flexdesk.app.case_index import case_index, is_running
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplace_rows import workplace_rows

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.citizen_facts import Fact
    from flexdesk.app.desk import Desk
    from flexdesk.app.workplace_page import WorkplacePage
    from flexdesk.app.workplace_rows import WorkplaceRow


def workplace_of(desk: "Desk", citizen: str) -> str:
    """Return where a citizen is, or is to be or was last; empty when nowhere is known."""
    index, on = case_index(desk), desk.today()
    placements = [row for row in index.placements.get(citizen, ()) if row.workplace]
    running = [row for row in placements if is_running(row, on)]
    planned = [row for row in index.coming(citizen, on) if row.workplace]
    found = (*placements[-1:], *planned[:1], *running[-1:])
    return str(found[-1].workplace) if found else ""


class WorkplaceCases:
    """The use cases of the room."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def rows(self) -> "tuple[WorkplaceRow, ...]":
        """Return every workplace."""
        return workplace_rows(self._desk, self._desk.today())

    def page(self, workplace: str) -> "WorkplacePage":
        """Return the page of a workplace."""
        return workplace_page(self._desk, workplace, self._desk.today())

    def facts(self, page: "WorkplacePage") -> "tuple[tuple[Fact, ...], dict[str, str]]":
        """Return the facts of a workplace, and what was typed about them and never saved."""
        facts = place_facts.facts_of_place(page.workplace)
        return facts, place_facts.place_draft(self._desk, page.workplace.id)

    def set_fact(self, workplace: str, field: str, text: str) -> "Done":
        """Set one fact."""
        return place_facts.set_place_fact(self._desk, workplace, field, text)

    def save_draft(self, workplace: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed and not saved yet."""
        place_facts.save_place_draft(self._desk, workplace, typed)

    def add(self, name: str, street: str) -> "Done":
        """Make a workplace from a name and a street."""
        from flexdesk.app.workplaces import NewWorkplace, add_workplace

        return add_workplace(self._desk, NewWorkplace(name=name, street=street))

    def finish_next(self, workplace: str) -> "Done":
        """Say that what was to be done next is done."""
        from flexdesk.app.next_actions import finish_next_action

        return finish_next_action(self._desk, workplace)
