"""Values of the log in words: codes, days and ids as people read them, CPR numbers masked."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from flexdesk.app.citizen_facts import GRANT_KINDS
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.contacts import TAKEN_BY_LABELS
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.goals import STATE_LABELS
from flexdesk.app.row_lists import mask_text
from flexdesk.base.cpr import mask_cpr
from flexdesk.base.numbers import format_day, format_kroner, format_number
from flexdesk.domain.card_codes import (
    CardChannel,
    CardFormat,
    CardLook,
    CardSize,
    ConsentEnd,
    ConsentHow,
    RecallHow,
    RecipientKind,
    Recipients,
    Sight,
)
from flexdesk.domain.codes import (
    BenefitKind,
    ContactKind,
    EndedHow,
    HoursKind,
    Onward,
    PlacementKind,
    Sector,
)
from flexdesk.domain.entities import ENTITIES, Placement, Workplace
from flexdesk.domain.entity_fields import FieldType
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label
from flexdesk.domain.work_codes import (
    ChangeKind,
    ContactResult,
    Likeness,
    NoticeBy,
    OpeningClosed,
    Pays,
    Scheme,
)
from flexdesk.domain.workplace_entities import Employer

NOTHING = "–"
_UNSAID = frozenset(
    {
        "citizen",
        "ordinal",
        "content_hash",
        "done_hash",
        "row",
        "rule",
        "about",
        "evidence",
        "size",
        "content",
        "overrides",
        "sections",
        "channels",
        "version",
        "consent",
        "photo",
        "attachment",
    }
)
"""Fields that say nothing to a reader."""
_LONGEST = 300
_SUMMARY: Mapping[str, tuple[str, ...]] = {
    "note": ("kind", "day", "text"),
    "contact": ("kind", "day", "workplace", "person", "text"),
    "pass": ("step", "period"),
    "benefit": ("kind", "period", "label"),
    "placement": ("kind", "period", "workplace", "hours_week"),
    "hours": ("hours_week", "kind", "day"),
    "task": ("text", "due"),
    "goal": ("text", "due"),
    "pause": ("reason", "period", "text"),
    "decision": ("outcome", "day", "reason"),
    "attachment": ("title", "file_name", "day"),
    "card_version": ("number", "day", "text"),
    "consent": ("recipients", "workplace", "signed_on", "valid_until", "how"),
    "hand_out": ("recipient", "workplace", "day", "channel", "sight"),
}
"""What a new row of a kind is told by."""
_CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("benefit", "kind"): BenefitKind,
    ("placement", "kind"): PlacementKind,
    ("placement", "ended_how"): EndedHow,
    ("placement", "onward"): Onward,
    ("note", "kind"): ContactKind,
    ("contact", "kind"): ContactKind,
    ("contact", "result"): ContactResult,
    ("opening", "kind"): PlacementKind,
    ("opening", "closed_how"): OpeningClosed,
    ("workplace", "sector"): Sector,
    ("employer", "sector"): Sector,
    ("hours", "kind"): HoursKind,
    ("placement_change", "kind"): ChangeKind,
    ("notice", "by"): NoticeBy,
    ("terms", "pays"): Pays,
    ("terms", "scheme"): Scheme,
    ("consent", "recipients"): Recipients,
    ("consent", "how"): ConsentHow,
    ("consent", "withdrawn_how"): ConsentEnd,
    ("hand_out", "recipient"): RecipientKind,
    ("hand_out", "channel"): CardChannel,
    ("hand_out", "sight"): Sight,
    ("hand_out", "look"): CardLook,
    ("hand_out", "size"): CardSize,
    ("hand_out", "format"): CardFormat,
    ("hand_out", "recalled_how"): RecallHow,
    **{("terms", f"like_{what}"): Likeness for what in ("duties", "hours", "colleagues", "papers")},
}
_TABLES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("note", "taken_by"): TAKEN_BY_LABELS,
    ("contact", "by"): TAKEN_BY_LABELS,
    ("goal", "state"): STATE_LABELS,
    ("citizen", "bevilling_kind"): dict(GRANT_KINDS),
}


class ChangeWords:
    """Turns the log's values of one citizen's rows into words; looks each id up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names: dict[tuple[str, str], str] = {}
        self._readers: dict[tuple[str, str], Callable[[str], str]] = {
            ("", "workplace"): partial(self._name_of, "workplace"),
            ("", "workplace_was"): partial(self._name_of, "workplace"),
            ("", "workplace_now"): partial(self._name_of, "workplace"),
            ("", "employer"): partial(self._name_of, "employer"),
            ("", "placement"): partial(self._name_of, "placement"),
            ("", "step"): self._step,
            ("pause", "reason"): pause_label,
            ("citizen", "cpr"): mask_cpr,
        }

    def value(self, entity: str, field: str, value: object) -> str:
        """Return a value as people read it; nothing is a dash."""
        if value is None or value == "":
            return NOTHING
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if isinstance(value, int) and field.endswith("_oere"):
            return format_kroner(value)
        if isinstance(value, int | float):
            return format_number(value)
        if isinstance(value, Mapping):
            return NOTHING if _is_no_period(value) else _period(value)
        return self._text(entity, field, str(value))

    def row(self, entity: str, values: Mapping[str, object]) -> str:
        """Return what a row said when it was made: of most kinds what matters, in order."""
        names = _SUMMARY.get(entity)
        if names is not None:
            told = (self._told(entity, name, values.get(name)) for name in names)
            return ", ".join(text for text in told if text)
        parts = [
            f"{field_word(name)}: {self.value(entity, name, value)}"
            for name, value in values.items()
            if is_told(name) and value not in (None, "", False) and not _is_no_period(value)
        ]
        return "; ".join(parts)

    def _told(self, entity: str, field: str, value: object) -> str:
        text = self.value(entity, field, value)
        if text == NOTHING:
            return ""
        return f"{text} {field_word(field)}" if field == "hours_week" else text

    def _text(self, entity: str, field: str, text: str) -> str:
        kind = _CODES.get((entity, field))
        if kind is not None:
            return label(text, kind)
        table = _TABLES.get((entity, field))
        if table is not None:
            return table.get(text, text)
        reader = self._readers.get((entity, field)) or self._readers.get(("", field))
        if reader is not None:
            return reader(text)
        if _type_of(entity, field) is FieldType.DAY:
            return _day(text)
        shown = mask_text(" ".join(text.split()))
        return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"

    def _name_of(self, entity: str, row_id: str) -> str:
        key = (entity, row_id)
        if key not in self._names:
            self._names[key] = self._look_up(entity, row_id)
        return self._names[key]

    def _look_up(self, entity: str, row_id: str) -> str:
        row = self._desk.store.reads.get(entity, row_id)
        if isinstance(row, Workplace | Employer):
            return row.name
        if isinstance(row, Placement):
            return f"{short_kind(row.kind)} fra {format_day(row.start)}"
        return "fjernet"

    def _step(self, code: str) -> str:
        for pipeline in (self._desk.pipeline, *self._desk.pipelines.values()):
            step = pipeline.get(code)
            if step is not None:
                return step.label
        return code


def is_told(field: str) -> bool:
    """Say whether a field says anything to a reader."""
    return field not in _UNSAID


def _type_of(entity: str, field: str) -> FieldType | None:
    return next((each.type for each in ENTITIES[entity][1] if each.name == field), None)


def _day(text: str) -> str:
    try:
        return format_day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _is_no_period(value: object) -> bool:
    return isinstance(value, Mapping) and not any(value.values())


def _period(value: Mapping[str, object]) -> str:
    start, last_day = value.get("start"), value.get("last_day")
    first = _day(str(start)) if start else NOTHING
    return f"{first} – {_day(str(last_day))}" if last_day else f"fra {first}"
