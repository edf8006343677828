"""What the tab Forløb and its forms ask of the program, bound to an open desk; loaded lazily."""

import datetime as dt

from flexdesk.app import edits, placement_forms
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.placement_forms import EndForm, HoursForm, PlacementsPage, StartForm


class PlacementsCases:
    """Use cases of placements."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, citizen: str) -> PlacementsPage:
        """Return the chain of a citizen's placements."""
        return placement_forms.placements_page(self._desk, citizen, self._desk.today())

    def start_form(self, citizen: str, start: dt.date | None) -> tuple[StartForm, str]:
        """Return what a new placement begins with, and the draft."""
        form = placement_forms.start_form(self._desk, citizen, start)
        return form, self._desk.store.draft(start_key(citizen))

    def end_form(self, placement: str) -> tuple[EndForm, str]:
        """Return what an end begins with, and the draft."""
        form = placement_forms.end_form(self._desk, placement)
        return form, self._desk.store.draft(end_key(placement))

    def hours_form(self, placement: str, *, is_correction: bool) -> tuple[HoursForm, str]:
        """Return what the forms of hours begin with, and the draft."""
        form = placement_forms.hours_form(self._desk, placement)
        key = hours_key(placement, is_correction=is_correction)
        return form, self._desk.store.draft(key)

    def start(self, citizen: str, wanted: NewPlacement) -> Done:
        """Start a placement."""
        return edits.start_placement(self._desk, citizen, wanted)

    def end(self, placement: str, ending: Ending) -> Done:
        """End a placement."""
        return edits.end_placement(self._desk, placement, ending)

    def add_hours(
        self, placement: str, day: dt.date, hours: str, attended: str, *, is_correction: bool
    ) -> Done:
        """Write hours."""
        return edits.add_hours(
            self._desk, placement, day, hours, is_correction=is_correction, attended=attended
        )

    def delete_hours(self, hours: str) -> Done:
        """Take a measurement away."""
        return edits.delete_hours(self._desk, hours)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep a half-filled form; an empty one is forgotten."""
        if text:
            self._desk.store.save_draft(key, text)
        else:
            self._desk.store.drop_draft(key)


def start_key(citizen: str) -> str:
    """Return the key of the draft of a new placement."""
    return f"placement-start:{citizen}"


def end_key(placement: str) -> str:
    """Return the key of the draft of an end."""
    return f"placement-end:{placement}"


def hours_key(placement: str, *, is_correction: bool) -> str:
    """Return the key of the draft of a change or a correction of hours."""
    return f"hours-{'right' if is_correction else 'change'}:{placement}"
