"""The fields of entities: their types, and those that many entities share."""

from dataclasses import dataclass
from enum import StrEnum


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


def text_fields(*names: str) -> tuple[Field, ...]:
    """Return fields of plain text."""
    return tuple(Field(name, FieldType.TEXT) for name in names)


CITIZEN = Field("citizen", FieldType.TEXT, refers="citizen", required=True)
WORKPLACE = Field("workplace", FieldType.TEXT, refers="workplace", required=True)
PLACEMENT = Field("placement", FieldType.TEXT, refers="placement", required=True)
PERIOD = Field("period", FieldType.PERIOD)
