"""The records around a placement: its terms, notice, changes of plan, support, screening.

Their fields stand here and are part of the one table of `domain.entities`. What is agreed anew is
a row of its own, so that no day is overwritten without a trace.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.entity_fields import CITIZEN, PLACEMENT, Field, FieldType, text_fields


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed about a placement beyond days and hours; a placement has one at most.

    Praktik: `purpose`, `goal`, the employee representative (`rep_name`, `rep_on` the day of the
    signature). Pool: `pays` who pays (pulje, arbejdsplads, deles), `pool_percent` the pool's share
    of the wage (0-100), `wage_hour_oere` the wage an hour in øre, `account` where it is booked.
    Fleksjob: `scheme` (pre2013, post2013) with `subsidy` (1/2, 2/3), `agreement` as a
    flekstillægsaftale. All jobs: `duties`, and how like an ordinary job it is in four answers
    (ja, delvis, nej) for duties, hours, colleagues, papers; `shown` is what the job has made clear.
    """

    id: str
    citizen: str
    placement: str
    purpose: str = ""
    goal: str = ""
    rep_name: str = ""
    rep_on: dt.date | None = None
    pays: str = ""
    pool_percent: float | None = None
    wage_hour_oere: int | None = None
    account: str = ""
    scheme: str = ""
    subsidy: str = ""
    agreement: str = ""
    duties: str = ""
    like_duties: str = ""
    like_hours: str = ""
    like_colleagues: str = ""
    like_papers: str = ""
    shown: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"Terms({self.id})"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice given in a job: *opsagt den* `given_on`, *fratræder den* `leaves_on`.

    `by` is arbejdsgiver, borger or begge; `withdrawn_on` is set when it was taken back.
    """

    id: str
    citizen: str
    placement: str
    given_on: dt.date
    leaves_on: dt.date | None = None
    by: str = ""
    reason: str = ""
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PlacementChange:
    """A change of what was planned: days or workplace, what it was and what it became.

    `kind` is forlaenget, afkortet, flyttet (days), arbejdsplads or genaabnet; `day` is when it
    holds from. A change of days fills the days, a change of workplace the workplaces.
    """

    id: str
    citizen: str
    placement: str
    kind: str
    day: dt.date
    start_was: dt.date | None = None
    start_now: dt.date | None = None
    end_was: dt.date | None = None
    end_now: dt.date | None = None
    workplace_was: str | None = None
    workplace_now: str | None = None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A course or support that was asked for: by whom, for what, the price, how it went.

    `kind` is a `SupportKind`; `asked_by` arbejdsgiver, borger, konsulent or sagsbehandler;
    `workplace`, `opening`, `placement` what it was asked for; `state` ansoegt, bevilget, afslaaet
    or bortfaldet; `price_oere` in øre; `starts_on`, `ends_on` its days; `review_on` when to look
    again; `result` gennemfoert, bestaaet, ikke_bestaaet or afbrudt.
    """

    id: str
    citizen: str
    kind: str
    text: str = ""
    asked_by: str = ""
    workplace: str | None = None
    opening: str = ""
    placement: str = ""
    asked_on: dt.date | None = None
    state: str = "ansoegt"
    decided_on: dt.date | None = None
    reason: str = ""
    price_oere: int | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    review_on: dt.date | None = None
    result: str = ""
    result_on: dt.date | None = None
    by: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"Support({self.id})"


@dataclass(frozen=True, slots=True)
class Screening:
    """One look at a citizen on a screening list; the latest of a list counts.

    `list` is atten_af_24, faa_timer or opsagt; `placement` the job it is about, empty when none;
    `result` potentiale, intet_potentiale, flere_timer or senere; `next_on` when to look again.
    """

    id: str
    citizen: str
    list: str
    day: dt.date
    result: str = ""
    placement: str = ""
    text: str = ""
    next_on: dt.date | None = None
    by: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"Screening({self.id})"


PLACEMENT_ENTITIES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "terms": (
        Terms,
        (
            CITIZEN,
            PLACEMENT,
            *text_fields("purpose", "goal", "rep_name"),
            Field("rep_on", FieldType.DAY),
            *text_fields("pays"),
            Field("pool_percent", FieldType.NUMBER),
            Field("wage_hour_oere", FieldType.INT),
            *text_fields("account", "scheme", "subsidy", "agreement", "duties"),
            *text_fields("like_duties", "like_hours", "like_colleagues", "like_papers", "shown"),
        ),
    ),
    "notice": (
        Notice,
        (
            CITIZEN,
            PLACEMENT,
            Field("given_on", FieldType.DAY, required=True),
            Field("leaves_on", FieldType.DAY),
            *text_fields("by", "reason"),
            Field("withdrawn_on", FieldType.DAY),
        ),
    ),
    "placement_change": (
        PlacementChange,
        (
            CITIZEN,
            PLACEMENT,
            *text_fields("kind"),
            Field("day", FieldType.DAY, required=True),
            Field("start_was", FieldType.DAY),
            Field("start_now", FieldType.DAY),
            Field("end_was", FieldType.DAY),
            Field("end_now", FieldType.DAY),
            Field("workplace_was", FieldType.TEXT, refers="workplace"),
            Field("workplace_now", FieldType.TEXT, refers="workplace"),
            *text_fields("reason", "by"),
        ),
    ),
    "support": (
        Support,
        (
            CITIZEN,
            *text_fields("kind", "text", "asked_by"),
            Field("workplace", FieldType.TEXT, refers="workplace"),
            *text_fields("opening", "placement"),
            Field("asked_on", FieldType.DAY),
            *text_fields("state"),
            Field("decided_on", FieldType.DAY),
            *text_fields("reason"),
            Field("price_oere", FieldType.INT),
            Field("starts_on", FieldType.DAY),
            Field("ends_on", FieldType.DAY),
            Field("review_on", FieldType.DAY),
            *text_fields("result"),
            Field("result_on", FieldType.DAY),
            *text_fields("by"),
        ),
    ),
    "screening": (
        Screening,
        (
            CITIZEN,
            *text_fields("list"),
            Field("day", FieldType.DAY, required=True),
            *text_fields("result", "placement", "text"),
            Field("next_on", FieldType.DAY),
            *text_fields("by"),
        ),
    ),
}
"""The part of the table of entities that is about them."""
