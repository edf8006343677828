"""The records of the caseload, and the one table of their fields that store, log and dump read.

Days are inclusive, as people write them: `start` and `last_day`. Hours are effective hours a
week unless the name says otherwise.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.domain.daily_entities import (
    Attachment,
    Decision,
    Goal,
    Pause,
    SavedView,
    Substitute,
    Transfer,
)


class FieldType(StrEnum):
    """How a field is stored and written in the log."""

    TEXT = "text"
    DAY = "day"
    INT = "int"
    NUMBER = "number"
    FLAG = "flag"
    JSON = "json"
    PERIOD = "period"
    """Two columns, `start` and `last_day`, that are one field of the log."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity: its name, type, and the entity it points at, if any."""

    name: str
    type: FieldType
    refers: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person in the caseload. The CPR number never shows in `repr`."""

    id: str
    cpr: str
    first_name: str
    last_name: str
    candidate_no: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    target_group: str = ""
    step: str = ""
    visited_on: dt.date | None = None
    screened_on: dt.date | None = None
    consultant: str = ""
    caseworker: str = ""
    program: str = ""
    address_protected: bool = False
    preferred_contact: str = ""
    language: str = ""
    transport: str = ""
    skaanehensyn: str = ""
    wanted_work: str = ""
    hours_now: float | None = None
    hours_aim: float | None = None
    interpreter: str = ""
    licence: str = ""
    reading_help: str = ""
    professionals: str = ""
    tried_before: str = ""
    job_ready: str = ""
    bevilling_on: dt.date | None = None
    bevilling_kind: str = ""
    closed_on: dt.date | None = None
    closed_reason: str = ""

    def __repr__(self) -> str:
        """Show the id only: a repr may end in a log."""
        return f"Citizen({self.id})"


@dataclass(frozen=True, slots=True)
class Benefit:
    """A period in which a citizen had one benefit; `last_day` None means it still runs."""

    id: str
    citizen: str
    kind: str
    start: dt.date
    last_day: dt.date | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place people work at: a production unit, or a name and a street until that is known."""

    id: str
    name: str
    p_number: str = ""
    cvr: str = ""
    sector: str = ""
    branch: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    contact_person: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A stay at a workplace: praktik, puljefleksjob, ordinært fleksjob, job.

    `hours_week` are the effective hours at the start, None when not recorded.
    """

    id: str
    citizen: str
    kind: str
    start: dt.date
    last_day: dt.date | None = None
    planned_last_day: dt.date | None = None
    workplace: str | None = None
    number: str = ""
    hours_week: float | None = None
    ended_how: str = ""
    onward: str = ""
    ended_label: str = ""
    program: str = ""
    attended_week: float | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """A measurement of effective hours a week in a placement from a day on.

    `attended` are the hours a week the person is present, None when not told.
    """

    id: str
    placement: str
    day: dt.date
    hours_week: float
    kind: str = "aendring"
    attended: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A journal note: written once, never edited; undo takes it back.

    A note that puts another right is a new row that `replaces` it. `taken_by` says who took the
    contact: borger, konsulent or begge.
    """

    id: str
    citizen: str
    day: dt.date
    kind: str
    consultant: str
    text: str
    taken_by: str = ""
    replaces: str = ""

    def __repr__(self) -> str:
        """Show the id only: the text is a citizen's."""
        return f"Note({self.id})"


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass through a step of a pipeline; `start` None means the file did not date it."""

    id: str
    citizen: str
    step: str
    start: dt.date | None = None
    last_day: dt.date | None = None
    by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up with a due day; done when `done_on` is set.

    `rule` is the key of the follow-up rule that made it and `about` the row whose day it counts
    from, both empty for a task made by hand. `first_due` is the due day before it was first
    snoozed. `time` is a time of day such as 9.00, `is_statutory` marks a day set by law.
    """

    id: str
    citizen: str
    due: dt.date
    kind: str
    text: str
    consultant: str = ""
    made_on: dt.date | None = None
    done_on: dt.date | None = None
    time: str = ""
    rule: str = ""
    about: str = ""
    placement: str = ""
    first_due: dt.date | None = None
    is_statutory: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with a workplace, about a citizen or about none.

    `by` says who took it (borger, konsulent, begge), `consultant` whose it was, `person` with whom.
    """

    id: str
    workplace: str
    day: dt.date
    kind: str
    by: str
    citizen: str | None = None
    text: str = ""
    consultant: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Consultant:
    """A member of the team, known in files by initials such as KON03."""

    id: str
    initials: str
    name: str
    role: str = "jobkonsulent"


@dataclass(frozen=True, slots=True)
class TeamValue:
    """The team's own value of a rule from a day on, laid over the shipped one."""

    id: str
    key: str
    valid_from: dt.date
    value: object
    source: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One file that was taken in: who is in the log, what and when is here."""

    id: str
    day: dt.date
    file_name: str
    file_hash: str
    profile: str
    program: str
    counts: object


@dataclass(frozen=True, slots=True)
class ImportBase:
    """What the last import brought for one row: the middle of the three-way comparison.

    The id is the row's id, so a row has one.
    """

    id: str
    entity: str
    brought: object
    seen_in: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the team that belongs in the encrypted store; the id is its key."""

    id: str
    value: object


def _text(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, FieldType.TEXT) for name in names)


_CITIZEN = Field("citizen", FieldType.TEXT, refers="citizen", required=True)
_PERIOD = Field("period", FieldType.PERIOD)

ENTITIES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "setting": (Setting, (Field("value", FieldType.JSON),)),
    "consultant": (Consultant, _text("initials", "name", "role")),
    "team_value": (
        TeamValue,
        (
            *_text("key"),
            Field("valid_from", FieldType.DAY, required=True),
            Field("value", FieldType.JSON),
            *_text("source"),
        ),
    ),
    "citizen": (
        Citizen,
        (
            Field("cpr", FieldType.TEXT, required=True),
            *_text(
                "candidate_no",
                "first_name",
                "last_name",
                "address",
                "postcode",
                "city",
                "phone",
                "email",
                "target_group",
                "step",
            ),
            Field("visited_on", FieldType.DAY),
            Field("screened_on", FieldType.DAY),
            *_text("consultant", "caseworker", "program"),
            Field("address_protected", FieldType.FLAG),
            *_text("preferred_contact", "language", "transport", "skaanehensyn", "wanted_work"),
            Field("hours_now", FieldType.NUMBER),
            Field("hours_aim", FieldType.NUMBER),
            *_text("interpreter", "licence", "reading_help", "professionals"),
            *_text("tried_before", "job_ready"),
            Field("bevilling_on", FieldType.DAY),
            *_text("bevilling_kind"),
            Field("closed_on", FieldType.DAY),
            *_text("closed_reason"),
        ),
    ),
    "workplace": (
        Workplace,
        _text(
            "name",
            "p_number",
            "cvr",
            "sector",
            "branch",
            "street",
            "postcode",
            "city",
            "contact_person",
            "phone",
            "email",
        ),
    ),
    "benefit": (Benefit, (_CITIZEN, *_text("kind"), _PERIOD, *_text("label"))),
    "placement": (
        Placement,
        (
            _CITIZEN,
            *_text("kind"),
            _PERIOD,
            Field("planned_last_day", FieldType.DAY),
            Field("workplace", FieldType.TEXT, refers="workplace"),
            *_text("number"),
            Field("hours_week", FieldType.NUMBER),
            *_text("ended_how", "onward", "ended_label", "program"),
            Field("attended_week", FieldType.NUMBER),
        ),
    ),
    "hours": (
        Hours,
        (
            Field("placement", FieldType.TEXT, refers="placement", required=True),
            Field("day", FieldType.DAY, required=True),
            Field("hours_week", FieldType.NUMBER, required=True),
            *_text("kind"),
            Field("attended", FieldType.NUMBER),
        ),
    ),
    "note": (
        Note,
        (
            _CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *_text("kind", "consultant", "text", "taken_by", "replaces"),
        ),
    ),
    "pass": (Pass, (_CITIZEN, *_text("step"), _PERIOD, *_text("by", "source"))),
    "task": (
        Task,
        (
            _CITIZEN,
            Field("due", FieldType.DAY, required=True),
            *_text("kind", "text", "consultant"),
            Field("made_on", FieldType.DAY),
            Field("done_on", FieldType.DAY),
            *_text("time", "rule", "about", "placement"),
            Field("first_due", FieldType.DAY),
            Field("is_statutory", FieldType.FLAG),
        ),
    ),
    "contact": (
        Contact,
        (
            Field("workplace", FieldType.TEXT, refers="workplace", required=True),
            Field("day", FieldType.DAY, required=True),
            *_text("kind", "by"),
            Field("citizen", FieldType.TEXT, refers="citizen"),
            *_text("text", "consultant", "person"),
        ),
    ),
    "pause": (
        Pause,
        (
            _CITIZEN,
            *_text("reason"),
            _PERIOD,
            Field("review_on", FieldType.DAY),
            *_text("text"),
        ),
    ),
    "goal": (
        Goal,
        (
            _CITIZEN,
            *_text("text", "parent"),
            Field("due", FieldType.DAY),
            *_text("state"),
            Field("state_on", FieldType.DAY),
            Field("ordinal", FieldType.INT),
        ),
    ),
    "decision": (
        Decision,
        (
            _CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *_text("outcome", "reason", "program", "by"),
            Field("evidence", FieldType.JSON),
        ),
    ),
    "attachment": (
        Attachment,
        (
            _CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *_text("kind", "title", "file_name"),
            Field("size", FieldType.INT, required=True),
            Field("content_hash", FieldType.TEXT, required=True),
            *_text("by"),
        ),
    ),
    "transfer": (
        Transfer,
        (
            _CITIZEN,
            *_text("kind"),
            Field("row", FieldType.TEXT, required=True),
            Field("made_on", FieldType.DAY, required=True),
            Field("done_on", FieldType.DAY),
            *_text("done_hash", "by"),
        ),
    ),
    "saved_view": (
        SavedView,
        (
            *_text("owner", "label", "query"),
            Field("columns", FieldType.JSON),
            *_text("sort"),
            Field("is_descending", FieldType.FLAG),
            *_text("grouping"),
            Field("ordinal", FieldType.INT),
        ),
    ),
    "substitute": (
        Substitute,
        (*_text("consultant", "by"), _PERIOD, *_text("reason")),
    ),
    "import_run": (
        ImportRun,
        (
            Field("day", FieldType.DAY, required=True),
            *_text("file_name", "file_hash", "profile", "program"),
            Field("counts", FieldType.JSON),
        ),
    ),
    "import_base": (
        ImportBase,
        (*_text("entity"), Field("brought", FieldType.JSON), *_text("seen_in")),
    ),
}
"""Every entity of the store in the order rows must be inserted: what is pointed at comes first."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """All rows the figures are counted on, loaded once."""

    citizens: tuple[Citizen, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    workplaces: tuple[Workplace, ...] = ()
    placements: tuple[Placement, ...] = ()
    hours: tuple[Hours, ...] = ()
    passes: tuple[Pass, ...] = ()
    tasks: tuple[Task, ...] = ()
    contacts: tuple[Contact, ...] = ()
    pauses: tuple[Pause, ...] = ()
    notes: tuple[Note, ...] = ()
