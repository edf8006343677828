"""The records around a workplace: employer, the people there, openings.

Their fields stand here, and are part of the one table of `domain.entities`.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.entity_fields import WORKPLACE, Field, FieldType, text_fields


@dataclass(frozen=True, slots=True)
class Employer:
    """Who employs at one workplace or at many: a municipality has one CVR and hundreds of them."""

    id: str
    name: str
    cvr: str = ""
    sector: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class WorkplacePerson:
    """Somebody one talks to at a workplace; `left_on` is the day the person was gone."""

    id: str
    workplace: str
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    left_on: dt.date | None = None
    text: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a person's."""
        return f"WorkplacePerson({self.id})"


@dataclass(frozen=True, slots=True)
class Opening:
    """Work a workplace would give somebody: of what kind, how many hours, when, what it asks for.

    `kind` is a placement kind (a småjob too), `hours_from` and `hours_to` effective hours a week,
    `times` when in words ("formiddage"), `needs` what is asked for ("hygiejnebevis"), `places` how
    many people; `closed_how` says why it is closed: besat or bortfaldet.
    """

    id: str
    workplace: str
    opened_on: dt.date
    kind: str = ""
    title: str = ""
    hours_from: float | None = None
    hours_to: float | None = None
    times: str = ""
    needs: str = ""
    places: int | None = None
    closed_on: dt.date | None = None
    closed_how: str = ""
    text: str = ""
    by: str = ""


WORKPLACE_ENTITIES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "employer": (Employer, text_fields("name", "cvr", "sector", "text")),
    "workplace_person": (
        WorkplacePerson,
        (
            WORKPLACE,
            *text_fields("name", "role", "phone", "email"),
            Field("left_on", FieldType.DAY),
            *text_fields("text"),
        ),
    ),
    "opening": (
        Opening,
        (
            WORKPLACE,
            Field("opened_on", FieldType.DAY, required=True),
            *text_fields("kind", "title"),
            Field("hours_from", FieldType.NUMBER),
            Field("hours_to", FieldType.NUMBER),
            *text_fields("times", "needs"),
            Field("places", FieldType.INT),
            Field("closed_on", FieldType.DAY),
            *text_fields("closed_how", "text", "by"),
        ),
    ),
}
"""The part of the table of entities that is about them."""
