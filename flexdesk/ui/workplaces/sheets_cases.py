"""What the forms of workplaces may ask of the program; loaded at first use, called on a worker."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from flexdesk.app import (
    employers,
    next_actions,
    openings,
    workplace_contacts,
    workplace_merge,
    workplace_people,
    workplaces,
)
from flexdesk.app.case_index import case_index
from flexdesk.app.contacts import KINDS, TAKEN_BY_LABELS, TakenBy
from flexdesk.app.team_members import team_members
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_lookalikes import lookalikes, lookalikes_of
from flexdesk.app.workplace_parts import get_opening, get_workplace
from flexdesk.app.workplace_rows import where_of
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import ContactKind, PlacementKind, Sector
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import ContactResult, OpeningClosed

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk
    from flexdesk.app.workplace_merge import MergePlan
    from flexdesk.domain.entities import Workplace
    from flexdesk.domain.workplace_entities import Opening

Pairs = tuple[tuple[str, str], ...]
NEW = "ny"
"""The key of an employer nobody has written yet."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A row a form finds: what it is called, and what tells it from others."""

    key: str
    name: str
    more: str = ""
    candidate_no: str = ""
    """Of a citizen, shown while names are hidden."""
    is_near: bool = False
    is_richer: bool = False
    """More hangs on it than on the workplace one stands on: it should be the one that stays."""

    def __repr__(self) -> str:
        """Show the key only: the rest may be a person's."""
        return f"Pick({self.key})"


@dataclass(frozen=True, slots=True)
class SheetStart:
    """What a form begins with: the workplace, the values, the choices and the draft."""

    workplace: str
    name: str
    where: str
    today: dt.date
    values: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Pairs] = field(default_factory=dict)
    picks: tuple[Pick, ...] = ()
    draft: Mapping[str, str] = field(default_factory=dict)
    row: str = ""
    """The row that is put right, empty for a new one."""
    is_open: bool = True
    """The person is here, the opening open, or something is to be done next."""
    note: str = ""
    """What is to be done next at the workplace."""
    key: str = ""
    """The key of the draft."""

    def __repr__(self) -> str:
        """Show the workplace only: the rest may be a person's."""
        return f"SheetStart({self.workplace})"


class SheetCases:
    """The use cases of the forms."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def new_workplace(self, name: str, street: str) -> SheetStart:
        """Return what the form of a new workplace begins with."""
        choices = {"sector": _codes(Sector), "employer": (_none(), *self._employers())}
        draft = {} if name or street else self.draft("workplace:new")
        values = {"name": name, "street": street, "sector": "", "employer": ""}
        key = "workplace:new"
        return SheetStart("", "", "", self._desk.today(), values, choices, draft=draft, key=key)

    def person(self, workplace: str, person: str) -> SheetStart:
        """Return what the form of a contact person begins with."""
        place, values, is_here = self._place(workplace), {}, True
        if person:
            row = workplace_people.person_of(self._desk, person)
            names = ("name", "role", "phone", "email", "text")
            values = {name: str(getattr(row, name)) for name in names}
            is_here = row.is_here
        key = f"workplace-person:{person or workplace}"
        return self._start(place, values, key, row=person, is_open=is_here)

    def opening(self, workplace: str, opening: str) -> SheetStart:
        """Return what the form of an opening begins with."""
        values = {"kind": "", "how": "", "opened_on": format_day(self._desk.today())}
        is_open = True
        if opening:
            row = get_opening(self._desk.store.reads, opening)
            workplace, is_open = row.workplace, row.closed_on is None
            values |= _opening_values(row)
        choices = {"kind": _codes(PlacementKind), "how": _codes(OpeningClosed)}
        key = f"opening:{opening or workplace}"
        place = self._place(workplace)
        return self._start(place, values, key, choices, row=opening, is_open=is_open)

    def contact(self, workplace: str, citizen: str) -> SheetStart:
        """Return what the form of a contact begins with: by telephone, with the first person."""
        place = self._place(workplace)
        people = workplace_people.persons_of(self._desk, workplace)
        first = next((each.name for each in people if each.is_here), "")
        values = {
            "kind": ContactKind.TELEFON.value,
            "person": first,
            "taken_by": TakenBy.KONSULENT.value,
            "result": "",
            "day": format_day(self._desk.today()),
            "citizens": citizen,
        }
        choices = {
            "kind": tuple((code, label(code, ContactKind)) for code in KINDS),
            "taken_by": tuple(TAKEN_BY_LABELS.items()),
            "result": _codes(ContactResult),
        }
        key = f"workplace-contact:{workplace}"
        picks = self._citizens(workplace)
        return self._start(place, values, key, choices, picks=picks, note=place.next_action)

    def merge(self, workplace: str) -> SheetStart:
        """Return what the form of merging begins with: those that look like it come first."""
        place = self._place(workplace)
        pairs = lookalikes(self._desk)
        like = {
            each.id
            for pair in pairs
            for each in (pair.first, pair.second)
            if workplace in {pair.first.id, pair.second.id}
        }
        index = workplace_index(self._desk)
        weight = index.weight(workplace)
        others = [
            Pick(
                row.id, row.name, where_of(row), is_near=row.id in like,
                is_richer=index.weight(row.id) > weight,
            )
            for row in index.workplaces.values()
            if row.id != workplace
        ]  # fmt: skip
        others.sort(key=lambda each: sort_key(each.name))
        only = like - {workplace}
        values = {"other": next(iter(only)) if len(only) == 1 else "", "keep": workplace}
        return self._start(place, values, "", picks=tuple(others))

    def employer(self, workplace: str) -> SheetStart:
        """Return what the form of an employer begins with."""
        place = self._place(workplace)
        known = workplace_index(self._desk).employer_of(place)
        values = {"employer": known.id if known else "", "cvr": place.cvr}
        values["sector"] = place.sector
        new = (NEW, _("Ny arbejdsgiver"))
        choices = {"employer": (_none(), new, *self._employers()), "sector": _codes(Sector)}
        return self._start(place, values, f"employer:{workplace}", choices)

    def next_action(self, workplace: str) -> SheetStart:
        """Return what the form of what is to be done next begins with."""
        place = self._place(workplace)
        me = self._desk.initials
        values = {
            "text": place.next_action,
            "on": format_day(place.next_on) if place.next_on else "",
            "by": place.next_by or me,
        }
        members = tuple((each.initials, each.shown) for each in team_members(self._desk))
        if me and all(key != me for key, _text in members):
            members = ((me, me), *members)
        key = f"next-action:{workplace}"
        is_set = bool(place.next_action)
        return self._start(place, values, key, {"by": members}, is_open=is_set)

    def lookalikes(self, name: str, street: str) -> Pairs:
        """Return what looks like a workplace about to be written: id and words."""
        found = lookalikes_of(self._desk, name, street) if name.strip() else ()
        return tuple((row.id, ", ".join(filter(None, (row.name, where_of(row))))) for row in found)

    def plan(self, keep: str, gone: str) -> "MergePlan":
        """Return what making two workplaces one would do."""
        return workplace_merge.plan_merge(self._desk, keep, gone)

    def add(self, wanted: workplaces.NewWorkplace) -> "Done":
        """Write a workplace."""
        return workplaces.add_workplace(self._desk, wanted)

    def save_person(self, start: SheetStart, wanted: workplace_people.PersonTyped) -> "Done":
        """Write a contact person, or put right the one that is named."""
        if start.row:
            return workplace_people.edit_person(self._desk, start.row, wanted)
        return workplace_people.add_person(self._desk, start.workplace, wanted)

    def person_back(self, person: str) -> "Done":
        """Say that a contact person has not left after all."""
        return workplace_people.person_back(self._desk, person)

    def delete_person(self, person: str) -> "Done":
        """Take a contact person away."""
        return workplace_people.delete_person(self._desk, person)

    def save_opening(self, start: SheetStart, wanted: openings.OpeningTyped) -> "Done":
        """Write an opening, or put right the one that is named."""
        if start.row:
            return openings.edit_opening(self._desk, start.row, wanted)
        return openings.add_opening(self._desk, start.workplace, wanted)

    def reopen_opening(self, opening: str) -> "Done":
        """Say that an opening is one again."""
        return openings.reopen_opening(self._desk, opening)

    def delete_opening(self, opening: str) -> "Done":
        """Take an opening away."""
        return openings.delete_opening(self._desk, opening)

    def log_contact(self, workplace: str, wanted: workplace_contacts.NewWorkplaceContact) -> "Done":
        """Write a contact with a workplace."""
        return workplace_contacts.log_workplace_contact(self._desk, workplace, wanted)

    def set_next(self, workplace: str, text: str, on: dt.date | None, by: str) -> "Done":
        """Say what is to be done next."""
        return next_actions.set_next_action(self._desk, workplace, text, on, by)

    def finish_next(self, workplace: str) -> "Done":
        """Say that what was to be done next is done."""
        return next_actions.finish_next_action(self._desk, workplace)

    def set_employer(self, workplace: str, employer: str) -> "Done":
        """Say who employs at a workplace."""
        return employers.set_employer(self._desk, workplace, employer)

    def add_employer(self, workplace: str, wanted: employers.NewEmployer) -> "Done":
        """Write who employs at a workplace."""
        return employers.add_employer(self._desk, wanted, workplace)

    def merge_into(self, keep: str, gone: str) -> "Done":
        """Make two workplaces one."""
        return workplace_merge.merge_workplaces(self._desk, keep, gone)

    def draft(self, key: str) -> dict[str, str]:
        """Return what was typed the last time."""
        told = self._desk.store.draft(key) if key else ""
        try:
            raw = json.loads(told) if told else {}
        except ValueError:
            return {}
        return {str(name): str(value) for name, value in raw.items()}

    def keep(self, key: str, values: Mapping[str, str] | None) -> None:
        """Keep what is typed; None forgets it."""
        if values is None:
            self._desk.store.drop_draft(key)
        else:
            self._desk.store.save_draft(key, json.dumps(dict(values), ensure_ascii=False))

    def _place(self, workplace: str) -> "Workplace":
        return get_workplace(self._desk.store.reads, workplace)

    def _start(  # noqa: PLR0913 - what a form begins with, by name
        self,
        place: "Workplace",
        values: Mapping[str, str],
        key: str,
        choices: Mapping[str, Pairs] | None = None,
        *,
        picks: tuple[Pick, ...] = (),
        row: str = "",
        is_open: bool = True,
        note: str = "",
    ) -> SheetStart:
        return SheetStart(
            place.id, place.name, where_of(place), self._desk.today(), values, choices or {},
            picks, self.draft(key), row, is_open, note, key,
        )  # fmt: skip

    def _employers(self) -> Pairs:
        rows = employers.employers_of(self._desk)
        return tuple((row.id, f"{row.name}, {row.cvr}" if row.cvr else row.name) for row in rows)

    def _citizens(self, workplace: str) -> tuple[Pick, ...]:
        """Return the open cases, those who are at the workplace first."""
        today = self._desk.today()
        stays = workplace_index(self._desk).stays.get(workplace, ())
        near = {
            stay.placement.citizen
            for stay in stays
            if stay.is_running(today) or stay.is_planned(today)
        }
        found = [
            Pick(
                row.id, f"{row.first_name} {row.last_name}".strip(), row.candidate_no,
                row.candidate_no, row.id in near,
            )
            for row in case_index(self._desk).citizens.values()
            if row.closed_on is None or row.id in near
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: (not each.is_near, sort_key(each.name))))


def _none() -> tuple[str, str]:
    return ("", _("Ikke valgt"))


def _codes(kind: type[StrEnum]) -> Pairs:
    named: Iterable[tuple[str, str]] = ((code.value, label(code)) for code in kind)
    return (_none(), *named)


def _opening_values(row: "Opening") -> dict[str, str]:
    names = ("kind", "title", "times", "needs", "text")
    numbers = ("hours_from", "hours_to", "places")
    return {
        **{name: str(getattr(row, name)) for name in names},
        **{
            name: "" if (value := getattr(row, name)) is None else format_number(value)
            for name in numbers
        },
        "opened_on": format_day(row.opened_on),
    }
