"""What the tab Forløb and its forms ask of the program, bound to an open desk; loaded lazily."""

import datetime as dt

from flexdesk.app import (
    agreed_hours,
    edits,
    notices,
    placement_change_forms,
    placement_changes,
    placement_forms,
    placement_rows,
    placement_terms,
)
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.placement_change_forms import (
    AgreedForm,
    MoveForm,
    NoticeForm,
    PlanForm,
    ReopenForm,
    TermsForm,
)
from flexdesk.app.placement_facts import LIKENESS, likeness_text
from flexdesk.app.placement_forms import EndForm, HoursForm, StartForm
from flexdesk.app.placement_rows import PlacementsPage
from flexdesk.app.placement_terms import TermsTyped


class PlacementsCases:
    """Use cases of placements."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, citizen: str) -> PlacementsPage:
        """Return the chain of a citizen's placements."""
        return placement_rows.placements_page(self._desk, citizen, self._desk.today())

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

    def ratio(self, workplace: str, on: dt.date) -> str:
        """Return how many a workplace may have in praktik or løntilskud, and has, in one line."""
        return placement_terms.praktik_ratio(self._desk, workplace, on).text

    def plan_form(self, placement: str) -> PlanForm:
        """Return what a change of planned days begins with."""
        return placement_change_forms.plan_form(self._desk, placement)

    def shift(self, placement: str, start: dt.date | None, planned: dt.date, reason: str) -> Done:
        """Move planned days."""
        return placement_changes.shift_plan(
            self._desk, placement, start=start, planned_last_day=planned, reason=reason
        )

    def move_form(self, placement: str) -> MoveForm:
        """Return what a change of workplace begins with."""
        return placement_change_forms.move_form(self._desk, placement)

    def move(self, placement: str, workplace: str, day: dt.date, reason: str, street: str) -> Done:
        """Have a placement go on at another workplace."""
        return placement_changes.move_workplace(
            self._desk, placement, workplace, day, reason, street
        )

    def reopen_form(self, placement: str) -> ReopenForm:
        """Return what stands of an end that is to be taken back."""
        return placement_change_forms.reopen_form(self._desk, placement)

    def reopen(self, placement: str, reason: str) -> Done:
        """Take back that a placement has ended."""
        return placement_changes.reopen_placement(self._desk, placement, reason)

    def cancel(self, placement: str, reason: str) -> Done:
        """Write that a placement never started."""
        return placement_changes.cancel_start(self._desk, placement, reason)

    def notice_form(self, placement: str) -> NoticeForm:
        """Return what a notice begins with, or the one that stands."""
        return placement_change_forms.notice_form(self._desk, placement)

    def give_notice(
        self, placement: str, given_on: dt.date, leaves_on: dt.date | None, by: str, reason: str
    ) -> Done:
        """Write that notice is given."""
        return notices.give_notice(self._desk, placement, given_on, leaves_on, by, reason)

    def edit_notice(
        self, notice: str, given_on: dt.date, leaves_on: dt.date | None, by: str, reason: str
    ) -> Done:
        """Put right a notice that stands."""
        return notices.edit_notice(self._desk, notice, given_on, leaves_on, by, reason)

    def withdraw(self, notice: str, day: dt.date) -> Done:
        """Write that a notice was taken back."""
        return notices.withdraw_notice(self._desk, notice, day)

    def agreed_form(self, placement: str) -> AgreedForm:
        """Return what hours agreed from a day to come begin with."""
        return placement_change_forms.agreed_form(self._desk, placement)

    def confirm_form(self, hours: str) -> AgreedForm:
        """Return what agreed hours are confirmed with."""
        return placement_change_forms.confirm_form(self._desk, hours)

    def agree(self, placement: str, day: dt.date, hours: str, attended: str) -> Done:
        """Write hours agreed from a day to come."""
        return agreed_hours.agree_hours(self._desk, placement, day, hours, attended=attended)

    def confirm_agreed(self, hours_id: str, hours: str, attended: str, day: dt.date) -> Done:
        """Make agreed hours a change on their day."""
        return agreed_hours.confirm_agreed(
            self._desk, hours_id, hours=hours, attended=attended, day=day
        )

    def drop_agreed(self, hours_id: str) -> Done:
        """Take agreed hours away."""
        return agreed_hours.drop_agreed(self._desk, hours_id)

    def terms_form(self, placement: str) -> TermsForm:
        """Return the terms of a placement."""
        return placement_change_forms.terms_form(self._desk, placement)

    def save_terms(self, placement: str, typed: TermsTyped) -> Done:
        """Write the terms of a placement."""
        return placement_terms.save_terms(self._desk, placement, typed)

    def likeness(self, typed: TermsTyped) -> str:
        """Return how like an ordinary job the four answers say it is."""
        return likeness_text([str(getattr(typed, field)) for field, _name in LIKENESS])

    def draft(self, key: str) -> str:
        """Return a half-filled form."""
        return self._desk.store.draft(key)

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
