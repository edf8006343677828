"""The terms of a placement: praktik, pool and fleksjob facts, and how like an ordinary job it is.

The citizen's own grant of a fleksjob for five years (`bevilling_on`) is another thing and is not
touched here.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.lookups import choice
from flexdesk.app.placement_checks import answer, get_placement, values_of_row
from flexdesk.app.praktik_ratio import Ratio, praktik_ratio
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, format_number, parse_day, parse_number, round_half_up
from flexdesk.domain.entities import Placement
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Terms
from flexdesk.domain.placements import FLEKSJOB_KINDS
from flexdesk.domain.rules import RuleError
from flexdesk.domain.work_codes import Likeness, Pays, Scheme, Subsidy
from flexdesk.store.work import UnitOfWork

__all__ = [
    "Ratio",
    "TermsTyped",
    "praktik_ratio",
    "read_terms",
    "save_terms",
    "terms_by_placement",
    "terms_of",
    "typed_of",
    "write_terms",
]

_WORDS = ("purpose", "goal", "duties", "shown")
"""What may be told in several lines."""
_LINES = ("rep_name", "account", "agreement")
_CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    "pays": (Pays, "hvem betaler"),
    "scheme": (Scheme, "ordning"),
    "subsidy": (Subsidy, "tilskud"),
    "like_duties": (Likeness, "opgaver"),
    "like_hours": (Likeness, "arbejdstid"),
    "like_colleagues": (Likeness, "kolleger"),
    "like_papers": (Likeness, "papirer"),
}
_LONGEST, _LONGEST_LINE = 2000, 200
_WHOLE = 100
_OERE = 100
_HIGHEST_WAGE = 2000
"""Kroner an hour above this are a slip of the finger."""


@dataclass(frozen=True, slots=True)
class TermsTyped:
    """The terms as they were typed; an empty text is nothing told.

    Closed lists (`pays`, `scheme`, `subsidy`, `like_*`) take the code or the Danish label.
    `rep_on` is a day as people write it, `pool_percent` a number 0-100, `wage_hour` kroner an
    hour. An error carries `field`, the name of the field here.
    """

    purpose: str = ""
    goal: str = ""
    rep_name: str = ""
    rep_on: str = ""
    pays: str = ""
    pool_percent: str = ""
    wage_hour: str = ""
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
        """Show nothing: what is typed is a citizen's."""
        return "TermsTyped()"


def terms_of(desk: Desk, placement_id: str) -> Terms | None:
    """Return the terms of a placement, None when nothing is written."""
    return terms_by_placement(desk).get(placement_id)


def terms_by_placement(desk: Desk) -> dict[str, Terms]:
    """Return all terms by placement, kept until the store changes."""

    def read() -> dict[str, Terms]:
        rows = desk.store.reads.load("terms")
        return {row.placement: row for row in rows if isinstance(row, Terms)}

    return desk.cached("terms", read)


def typed_of(terms: Terms | None) -> TermsTyped:
    """Return terms as a form shows them: what `save_terms` reads as the same."""
    if terms is None:
        return TermsTyped()
    told = {name: getattr(terms, name) for name in (*_WORDS, *_LINES)}
    for name, (kind, _field) in _CHOICES.items():
        code = getattr(terms, name)
        told[name] = label(code, kind) if code else ""
    percent, wage = terms.pool_percent, terms.wage_hour_oere
    return TermsTyped(
        **told,
        rep_on=format_day(terms.rep_on),
        pool_percent="" if percent is None else format_number(percent),
        wage_hour="" if wage is None else _kroner(wage),
    )


def save_terms(desk: Desk, placement_id: str, typed: TermsTyped) -> Done:
    """Write the terms of a placement; what is as it was changes nothing (empty tx).

    Terms of which nothing is left are taken away.

    Raises:
        UserError: `row.unknown`, or `terms.*`, `value.unknown`, `number.*`, `day.*`,
            `text.too_long` with the field it is about.
    """
    placement = get_placement(desk.store.reads, placement_id)
    wanted = read_terms(desk, typed, placement)
    with desk.store.work("terms.save", {"kind": placement.kind}) as uow:
        placement = get_placement(uow, placement_id)
        before = terms_of(desk, placement_id)
        row_id = write_terms(uow, before, wanted)
        tx = uow.tx if uow.is_changed else ""
    return answer(desk, row_id, tx, placement.citizen, {"terms"})


def read_terms(desk: Desk, typed: TermsTyped, placement: Placement) -> Terms:
    """Return what was typed as the terms of a placement, without an id.

    Raises:
        UserError: with the field it is about.
    """
    told: dict[str, object] = {
        name: _at(name, lambda name=name: clean(getattr(typed, name), _LONGEST))  # type: ignore[misc]  # bound at once
        for name in _WORDS
    }
    for name in _LINES:
        told[name] = _at(name, lambda name=name: _line(getattr(typed, name)))  # type: ignore[misc]  # bound at once
    for name, (kind, field) in _CHOICES.items():
        told[name] = _choice(name, kind, field, getattr(typed, name))
    told["rep_on"] = _at("rep_on", lambda: parse_day(typed.rep_on) if typed.rep_on else None)
    told["pool_percent"] = _at("pool_percent", lambda: _percent(typed.pool_percent))
    told["wage_hour_oere"] = _at("wage_hour", lambda: _oere(typed.wage_hour))
    terms = Terms("", placement.citizen, placement.id, **told)  # type: ignore[arg-type]  # read by field
    _refuse_contradictions(desk, terms, placement)
    return terms


def write_terms(uow: UnitOfWork, before: Terms | None, wanted: Terms) -> str:
    """Write terms inside an open transaction; return the row, empty when there is none."""
    values = values_of_row(wanted)
    is_told = any(
        values[field.name] not in {"", None}
        for field in fields(wanted)
        if field.name not in {"id", "citizen", "placement"}
    )
    if before is None and not is_told:
        return ""
    if before is None:
        row_id = new_id()
        uow.insert("terms", row_id, values)
        return row_id
    if is_told:
        uow.edit("terms", before.id, values)
        return before.id
    uow.delete("terms", before.id)
    return ""


def _refuse_contradictions(desk: Desk, terms: Terms, placement: Placement) -> None:
    """Refuse facts that cannot hold together.

    Source: fleksjob.scheme_2013.
    """
    if terms.rep_on is not None and terms.rep_on > desk.today():
        raise UserError("terms.rep_future", day=terms.rep_on, field="rep_on")
    if terms.pool_percent is not None and terms.pays not in {"", Pays.PULJE, Pays.DELES}:
        raise UserError("terms.pool_pays_not", field="pool_percent")
    if terms.scheme and placement.kind not in FLEKSJOB_KINDS:
        raise UserError("terms.scheme_not_fleksjob", field="scheme")
    if terms.subsidy and terms.scheme != Scheme.PRE2013:
        raise UserError("terms.subsidy_scheme", field="subsidy")
    if terms.scheme == Scheme.PRE2013 and _is_new_scheme(desk, placement.start):
        raise UserError("terms.scheme_late", start=placement.start, field="scheme")
    if terms.scheme == Scheme.POST2013 and not _is_new_scheme(desk, placement.start):
        raise UserError("terms.scheme_early", start=placement.start, field="scheme")


def _is_new_scheme(desk: Desk, start: dt.date) -> bool:
    """Say whether a fleksjob that begins on a day is in the scheme of 2013.

    Source: fleksjob.scheme_2013.
    """
    try:
        return desk.rules.flag("fleksjob.scheme_2013", start)
    except RuleError:
        return False


def _at(name: str, read: Callable[[], object]) -> object:
    """Return what a field says; an error tells which field it is about."""
    try:
        return read()
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": name}) from None


def _choice(name: str, kind: type[StrEnum], field: str, typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return choice(field, kind, typed.strip())
    except UserError as error:
        facts = {**error.facts, "what": field, "field": name}
        raise UserError("terms.unknown", **facts) from None


def _line(text: str) -> str:
    return one_line(clean(text, _LONGEST_LINE))


def _percent(text: str) -> float | None:
    if not text.strip():
        return None
    percent = parse_number(text.strip().removesuffix("%").strip())
    if not 0 <= percent <= _WHOLE:
        raise UserError("terms.percent", percent=percent)
    return percent


def _oere(text: str) -> int | None:
    if not text.strip():
        return None
    kroner = parse_number(text.strip().removesuffix("kr.").removesuffix("kr").strip())
    if not 0 < kroner <= _HIGHEST_WAGE:
        raise UserError("terms.wage", wage=kroner, maximum=_HIGHEST_WAGE)
    return int(round_half_up(Fraction(repr(kroner)) * _OERE))


def _kroner(oere: int) -> str:
    decimals = 2 if oere % _OERE else 0
    return format_number(Fraction(oere, _OERE), decimals)
