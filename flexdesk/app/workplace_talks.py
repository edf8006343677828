"""The log of contacts of a workplace: one talk in one line, whomever it was about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.contacts import TAKEN_BY_LABELS
from flexdesk.app.desk import Desk
from flexdesk.app.workplace_index import workplace_index
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Contact
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import ContactResult

ANONYMOUS = "anonymt"
"""What a contact is about when it was about a candidate nobody named."""


@dataclass(frozen=True, slots=True)
class TalkCitizen:
    """Whom a talk was about."""

    id: str
    name: str
    candidate_no: str

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"TalkCitizen({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class Talk:
    """One contact with a workplace; the rows of one talk about several citizens are one."""

    ids: tuple[str, ...]
    day: dt.date
    kind: str
    kind_text: str
    is_try: bool
    """Nobody was reached: tried, and no contact."""
    nth_try: int
    """Which try it is since somebody was reached; 0 when it reached somebody."""
    person: str
    taken_by: str
    taken_by_text: str
    citizens: tuple[TalkCitizen, ...]
    is_anonymous: bool
    result: str
    result_text: str
    text: str
    consultant: str
    """What who wrote it is called, the initials when nobody has said."""

    def __repr__(self) -> str:
        """Show the day and kind only: the rest is somebody's."""
        return f"Talk({self.day}, {self.kind})"

    @property
    def id(self) -> str:
        """The id of its first row."""
        return self.ids[0]

    def about(self, *, is_hidden: bool = False) -> str:
        """Return whom it was about, by candidate number when names are hidden."""
        if self.is_anonymous:
            return "om en anonym kandidat"
        names = [each.candidate_no if is_hidden else each.name for each in self.citizens]
        return f"om {', '.join(names)}" if names else ""


def talks_of(desk: Desk, workplace_id: str) -> tuple[Talk, ...]:
    """Return the contacts of a workplace, the latest first."""
    index, names = case_index(desk), consultant_names(desk)
    groups: dict[tuple[object, ...], list[Contact]] = {}
    for row in workplace_index(desk).contacts.get(workplace_id, ()):
        groups.setdefault(_key(row), []).append(row)
    # of one day the tries come first: one tries until somebody answers
    ordered = sorted(groups.values(), key=lambda rows: (rows[0].day, not _is_try(rows[0])))
    talks: list[Talk] = []
    tries = 0
    for rows in ordered:
        tries = tries + 1 if _is_try(rows[0]) else 0
        talks.append(_talk(index, names, rows, tries))
    return tuple(reversed(talks))


def _key(row: Contact) -> tuple[object, ...]:
    """Return what the rows of one talk share; a contact about nobody is one by itself."""
    if row.citizen is None:
        return (row.id,)
    told = (row.kind, row.by, row.text, row.consultant, row.person, row.result)
    return (row.day, *told)


def _is_try(row: Contact) -> bool:
    return row.kind == ContactKind.INGEN_KONTAKT


def _talk(index: CaseIndex, names: Mapping[str, str], rows: list[Contact], tries: int) -> Talk:
    first = rows[0]
    return Talk(
        ids=tuple(row.id for row in rows),
        day=first.day,
        kind=first.kind,
        kind_text=label(first.kind, ContactKind),
        is_try=_is_try(first),
        nth_try=tries,
        person=first.person,
        taken_by=first.by,
        taken_by_text=TAKEN_BY_LABELS.get(first.by, ""),
        citizens=_citizens(index, rows),
        is_anonymous=first.about == ANONYMOUS,
        result=first.result,
        result_text=label(first.result, ContactResult) if first.result else "",
        text=first.text,
        consultant=names.get(first.consultant, first.consultant),
    )


def _citizens(index: CaseIndex, rows: list[Contact]) -> tuple[TalkCitizen, ...]:
    found: dict[str, TalkCitizen] = {}
    for row in rows:
        citizen = index.citizens.get(row.citizen or "")
        if citizen is not None:
            name = f"{citizen.first_name} {citizen.last_name}".strip()
            found[citizen.id] = TalkCitizen(citizen.id, name, citizen.candidate_no)
    return tuple(sorted(found.values(), key=lambda each: (each.name, each.candidate_no)))
