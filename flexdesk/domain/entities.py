"""The records of the caseload, and the one table of their fields that store, log and dump read.

Days are inclusive, as people write them: `start` and `last_day`. Hours are effective hours a
week unless the name says otherwise.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.card_entities import CARD_ENTITIES
from flexdesk.domain.daily_entities import (
    Attachment,
    Decision,
    Goal,
    Pause,
    SavedView,
    Substitute,
    Transfer,
)
from flexdesk.domain.entity_fields import (
    CITIZEN,
    PERIOD,
    PLACEMENT,
    WORKPLACE,
    Field,
    FieldType,
    text_fields,
)
from flexdesk.domain.placement_entities import PLACEMENT_ENTITIES, Notice
from flexdesk.domain.workplace_entities import WORKPLACE_ENTITIES


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
    """A place people work at: a production unit, or a name and a street until that is known.

    `contact_person`, `phone` and `email` are what the fagsystem tells. `tasks` is the work there
    is, `employees` how many ordinary employees the place has, `room_for` how many of ours it
    takes at once. `next_action` with `next_on` and `next_by` is what is to be done there next.
    """

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
    employer: str | None = None
    tasks: str = ""
    employees: int | None = None
    room_for: int | None = None
    next_action: str = ""
    next_on: dt.date | None = None
    next_by: str = ""
    text: str = ""
    closed_on: dt.date | None = None


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
    `about` is "anonymt" when it was about a candidate who was not named, and the id of the first
    row when one talk was about several citizens; `result` says how the workplace took it:
    interesseret, maaske, nej.
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
    about: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Consultant:
    """A member of the team, known in files by initials such as KON03.

    `phone` and `email` are those of work: they stand on kandidatkort and letters.
    """

    id: str
    initials: str
    name: str
    role: str = "jobkonsulent"
    phone: str = ""
    email: str = ""


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


ENTITIES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "setting": (Setting, (Field("value", FieldType.JSON),)),
    "consultant": (Consultant, text_fields("initials", "name", "role", "phone", "email")),
    "team_value": (
        TeamValue,
        (
            *text_fields("key"),
            Field("valid_from", FieldType.DAY, required=True),
            Field("value", FieldType.JSON),
            *text_fields("source"),
        ),
    ),
    "citizen": (
        Citizen,
        (
            Field("cpr", FieldType.TEXT, required=True),
            *text_fields(
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
            *text_fields("consultant", "caseworker", "program"),
            Field("address_protected", FieldType.FLAG),
            *text_fields(
                "preferred_contact", "language", "transport", "skaanehensyn", "wanted_work"
            ),
            Field("hours_now", FieldType.NUMBER),
            Field("hours_aim", FieldType.NUMBER),
            *text_fields("interpreter", "licence", "reading_help", "professionals"),
            *text_fields("tried_before", "job_ready"),
            Field("bevilling_on", FieldType.DAY),
            *text_fields("bevilling_kind"),
            Field("closed_on", FieldType.DAY),
            *text_fields("closed_reason"),
        ),
    ),
    "employer": WORKPLACE_ENTITIES["employer"],
    "workplace": (
        Workplace,
        (
            *text_fields(
                "name", "p_number", "cvr", "sector", "branch", "street", "postcode", "city"
            ),
            *text_fields("contact_person", "phone", "email"),
            Field("employer", FieldType.TEXT, refers="employer"),
            *text_fields("tasks"),
            Field("employees", FieldType.INT),
            Field("room_for", FieldType.INT),
            *text_fields("next_action"),
            Field("next_on", FieldType.DAY),
            *text_fields("next_by", "text"),
            Field("closed_on", FieldType.DAY),
        ),
    ),
    "workplace_person": WORKPLACE_ENTITIES["workplace_person"],
    "opening": WORKPLACE_ENTITIES["opening"],
    "benefit": (Benefit, (CITIZEN, *text_fields("kind"), PERIOD, *text_fields("label"))),
    "placement": (
        Placement,
        (
            CITIZEN,
            *text_fields("kind"),
            PERIOD,
            Field("planned_last_day", FieldType.DAY),
            Field("workplace", FieldType.TEXT, refers="workplace"),
            *text_fields("number"),
            Field("hours_week", FieldType.NUMBER),
            *text_fields("ended_how", "onward", "ended_label", "program"),
            Field("attended_week", FieldType.NUMBER),
        ),
    ),
    "hours": (
        Hours,
        (
            PLACEMENT,
            Field("day", FieldType.DAY, required=True),
            Field("hours_week", FieldType.NUMBER, required=True),
            *text_fields("kind"),
            Field("attended", FieldType.NUMBER),
        ),
    ),
    "terms": PLACEMENT_ENTITIES["terms"],
    "notice": PLACEMENT_ENTITIES["notice"],
    "placement_change": PLACEMENT_ENTITIES["placement_change"],
    "support": PLACEMENT_ENTITIES["support"],
    "screening": PLACEMENT_ENTITIES["screening"],
    "note": (
        Note,
        (
            CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *text_fields("kind", "consultant", "text", "taken_by", "replaces"),
        ),
    ),
    "pass": (Pass, (CITIZEN, *text_fields("step"), PERIOD, *text_fields("by", "source"))),
    "task": (
        Task,
        (
            CITIZEN,
            Field("due", FieldType.DAY, required=True),
            *text_fields("kind", "text", "consultant"),
            Field("made_on", FieldType.DAY),
            Field("done_on", FieldType.DAY),
            *text_fields("time", "rule", "about", "placement"),
            Field("first_due", FieldType.DAY),
            Field("is_statutory", FieldType.FLAG),
        ),
    ),
    "contact": (
        Contact,
        (
            WORKPLACE,
            Field("day", FieldType.DAY, required=True),
            *text_fields("kind", "by"),
            Field("citizen", FieldType.TEXT, refers="citizen"),
            *text_fields("text", "consultant", "person", "about", "result"),
        ),
    ),
    "pause": (
        Pause,
        (
            CITIZEN,
            *text_fields("reason"),
            PERIOD,
            Field("review_on", FieldType.DAY),
            *text_fields("text"),
        ),
    ),
    "goal": (
        Goal,
        (
            CITIZEN,
            *text_fields("text", "parent"),
            Field("due", FieldType.DAY),
            *text_fields("state"),
            Field("state_on", FieldType.DAY),
            Field("ordinal", FieldType.INT),
        ),
    ),
    "decision": (
        Decision,
        (
            CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *text_fields("outcome", "reason", "program", "by"),
            Field("evidence", FieldType.JSON),
        ),
    ),
    "attachment": (
        Attachment,
        (
            CITIZEN,
            Field("day", FieldType.DAY, required=True),
            *text_fields("kind", "title", "file_name"),
            Field("size", FieldType.INT, required=True),
            Field("content_hash", FieldType.TEXT, required=True),
            *text_fields("by"),
        ),
    ),
    "card_version": CARD_ENTITIES["card_version"],
    "consent": CARD_ENTITIES["consent"],
    "hand_out": CARD_ENTITIES["hand_out"],
    "transfer": (
        Transfer,
        (
            CITIZEN,
            *text_fields("kind"),
            Field("row", FieldType.TEXT, required=True),
            Field("made_on", FieldType.DAY, required=True),
            Field("done_on", FieldType.DAY),
            *text_fields("done_hash", "by"),
        ),
    ),
    "saved_view": (
        SavedView,
        (
            *text_fields("owner", "label", "query"),
            Field("columns", FieldType.JSON),
            *text_fields("sort"),
            Field("is_descending", FieldType.FLAG),
            *text_fields("grouping"),
            Field("ordinal", FieldType.INT),
        ),
    ),
    "substitute": (
        Substitute,
        (*text_fields("consultant", "by"), PERIOD, *text_fields("reason")),
    ),
    "import_run": (
        ImportRun,
        (
            Field("day", FieldType.DAY, required=True),
            *text_fields("file_name", "file_hash", "profile", "program"),
            Field("counts", FieldType.JSON),
        ),
    ),
    "import_base": (
        ImportBase,
        (*text_fields("entity"), Field("brought", FieldType.JSON), *text_fields("seen_in")),
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
    notices: tuple[Notice, ...] = ()
    notes: tuple[Note, ...] = ()
