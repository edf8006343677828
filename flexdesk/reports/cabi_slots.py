"""What may stand in the `[case]` table: the slots of a case, and what each of them takes."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.reports.cabi_said import is_condition

_DEEPEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """What a slot takes: a test of one value, and its words in Danish."""

    words: str
    holds: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """A slot made of slots: one table, or a list of them."""

    slots: "Mapping[str, Kind | Group]"
    required: tuple[str, ...] = ()
    is_list: bool = True


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_piece(value: object) -> bool:
    if _is_text(value):
        return True
    if not isinstance(value, Mapping) or not _is_text(value.get("text")):
        return False
    known = value.keys() <= {"text", "when", "plain"}
    return (
        known
        and _is_text(value.get("plain", ""))
        and is_condition(value.get("when", "on >= 1900-01-01"))
    )


def _is_passage(value: object) -> bool:
    return _is_piece(value) or (isinstance(value, list) and all(map(_is_piece, value)))


def _is_texts(value: object) -> bool:
    return _is_piece(value) or (isinstance(value, list) and all(map(_is_passage, value)))


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_level(value: object) -> bool:
    return value in {2, _DEEPEST_HEADING} and not isinstance(value, bool)


_TEXT = Kind(_("en tekst i anførselstegn"), _is_text)
_PIECE = Kind(
    _('en tekst i anførselstegn, eller { text = "…", when = "pool_started > 0", plain = "…" }'),
    _is_piece,
)
_TEXTS = Kind(_("en tekst eller en liste af tekster"), _is_texts)
_DAY = Kind(_("en dato uden anførselstegn, fx 2016-08-31"), _is_day)
_COUNT = Kind(_("et helt tal"), _is_count)
_LEVEL = Kind(_("2 eller 3"), _is_level)

_ROW = Group({"figure": _TEXT, "label": _TEXT, "level": _COUNT, "note": _TEXT}, ("figure", "label"))
SLOTS = Group(
    {
        "theme": _TEXT,
        "title": _PIECE,
        "standfirst": _PIECE,
        "lead": _TEXTS,
        "sections": Group(
            {
                "heading": _PIECE,
                "paragraphs": _TEXTS,
                "level": _LEVEL,
                "plain": _TEXT,
                "table_after": _COUNT,
            },
            ("paragraphs",),
        ),
        "table": Group(
            {"caption": _TEXT, "counted": _TEXT, "share": _TEXT, "source": _TEXT, "rows": _ROW},
            ("rows",),
            is_list=False,
        ),
        "expenses": _TEXTS,
        "incomes": _TEXTS,
        "quotes": Group(
            {
                "text": _TEXT,
                "name": _TEXT,
                "title": _TEXT,
                "organisation": _TEXT,
                "approved_by": _TEXT,
                "approved_on": _DAY,
            },
            ("text", "name"),
        ),
        "method": _TEXTS,
        "contact": _TEXTS,
        "notes": _TEXTS,
        "chart": _TEXT,
        "outcome": _TEXT,
        "written_on": _DAY,
    },
    is_list=False,
)
"""The slots of a case by the key of the `[case]` table."""


def check_slots(table: Mapping[str, Any]) -> None:
    """Refuse a table with a key, or under a key a value, that no slot takes.

    Raises:
        UserError: `case_texts.unknown_key`, `case_texts.wrong_type`, `case_texts.missing`.
    """
    _check_group(table, SLOTS, "")


def texts_in(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a table with the place it stands at."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from texts_in(part, _at(place, str(key)))
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from texts_in(part, f"{place} {number}")


def _at(place: str, key: str) -> str:
    return f"{place}: {key}" if place else key


def _check_group(table: Mapping[str, Any], group: Group, place: str) -> None:
    for key, value in table.items():
        slot, at = group.slots.get(key), _at(place, key)
        if slot is None:
            raise UserError("case_texts.unknown_key", key=at, known=", ".join(group.slots))
        if isinstance(slot, Kind):
            if not slot.holds(value):
                raise UserError("case_texts.wrong_type", key=at, wanted=slot.words)
        else:
            _check_tables(value, slot, at)
    missing = [key for key in group.required if not table.get(key)]
    if missing:
        raise UserError("case_texts.missing", key=_at(place, missing[0]))


def _check_tables(value: object, group: Group, place: str) -> None:
    if not group.is_list:
        if not isinstance(value, Mapping):
            raise UserError("case_texts.wrong_type", key=place, wanted=_("en tabel, [case.…]"))
        _check_group(value, group, place)
        return
    if not isinstance(value, list) or not all(isinstance(part, Mapping) for part in value):
        raise UserError("case_texts.wrong_type", key=place, wanted=_("en liste af tabeller"))
    for number, part in enumerate(value, start=1):
        _check_group(part, group, f"{place} {number}")
