"""What stands in the sheet of a course or support, as typed, and what it means. No Qt."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from flexdesk.app.support import Granting, SupportEdit, SupportOutcome, read_price
from flexdesk.app.support_forms import SupportForm
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import SupportKind, SupportResult, SupportState

T = TypeVar("T")


class Mode(StrEnum):
    """What the sheet is about."""

    NEW = "new"
    EDIT = "edit"
    GRANT = "grant"
    REFUSE = "refuse"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class SupportTyped:
    """Every field of the sheet; those a mode does not show keep what they have."""

    kind: str = SupportKind.KURSUS.value
    text: str = ""
    asked_by: str = ""
    asked_on: str = ""
    workplace: str = ""
    workplace_id: str = ""
    street: str = ""
    opening: str = ""
    placement: str = ""
    price: str = ""
    state: str = SupportState.ANSOEGT.value
    decided_on: str = ""
    reason: str = ""
    starts_on: str = ""
    ends_on: str = ""
    review_on: str = ""
    result: str = ""
    result_on: str = ""
    is_licence: bool = False
    licence: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "SupportTyped()"


class AtFieldError(Exception):
    """What is typed in a field cannot be read."""

    def __init__(self, field: str, error: FlexDeskError) -> None:
        super().__init__(field)
        self.field, self.error = field, error


def fresh(form: SupportForm, mode: Mode) -> SupportTyped:
    """Return what the sheet begins with."""
    today, row = format_day(form.today), form.row
    if row is None:
        return SupportTyped(
            kind=SupportKind.HYGIEJNEBEVIS.value,
            asked_on=today,
            workplace=form.workplace,
            workplace_id=form.workplace_id,
            decided_on=today,
        )
    typed = _of_row(row, form)
    if mode in {Mode.GRANT, Mode.REFUSE}:
        state = SupportState.BEVILGET if mode == Mode.GRANT else SupportState.AFSLAAET
        return _with(typed, state=state.value, decided_on=today, reason="")
    if mode == Mode.RESULT:
        day = row.ends_on if row.ends_on and row.ends_on <= form.today else form.today
        return _with(typed, result="", result_on=format_day(day), is_licence=True)
    return typed


def as_edit(typed: SupportTyped) -> SupportEdit:
    """Return the whole of what is typed.

    Raises:
        AtFieldError: At the first field that cannot be read.
    """
    is_granted = typed.state == SupportState.BEVILGET
    has_result = is_granted and bool(typed.result)
    return SupportEdit(
        kind=typed.kind,
        text=typed.text,
        asked_by=typed.asked_by,
        asked_on=_needed("asked_on", typed.asked_on),
        workplace=typed.workplace_id or typed.workplace,
        street=typed.street,
        opening=typed.opening,
        placement=typed.placement,
        price=_price(typed.price),
        state=typed.state,
        decided_on=None
        if typed.state == SupportState.ANSOEGT
        else _needed("decided_on", typed.decided_on),
        reason=typed.reason,
        starts_on=_day("starts_on", typed.starts_on) if is_granted else None,
        ends_on=_day("ends_on", typed.ends_on) if is_granted else None,
        review_on=_day("review_on", typed.review_on) if is_granted else None,
        result=typed.result if has_result else "",
        result_on=_needed("result_on", typed.result_on) if has_result else None,
    )


def as_granting(typed: SupportTyped) -> Granting:
    """Return what is granted.

    Raises:
        AtFieldError: At the first field that cannot be read.
    """
    return Granting(
        day=_needed("decided_on", typed.decided_on),
        reason=typed.reason,
        price=_price(typed.price),
        starts_on=_day("starts_on", typed.starts_on),
        ends_on=_day("ends_on", typed.ends_on),
        review_on=_day("review_on", typed.review_on),
    )


def as_outcome(typed: SupportTyped) -> SupportOutcome:
    """Return how it went.

    Raises:
        AtFieldError: At the first field that cannot be read.
    """
    if not typed.result:
        raise AtFieldError("result", UserError("support.result_missing"))
    day = _needed("result_on", typed.result_on)
    return SupportOutcome(typed.result, day, licence_of(typed))


def decision_day(typed: SupportTyped) -> dt.date:
    """Return the day of the answer.

    Raises:
        AtFieldError: When it cannot be read.
    """
    return _needed("decided_on", typed.decided_on)


def offers_licence(typed: SupportTyped) -> bool:
    """Say whether a driving test was passed, so that there is a licence to write."""
    return typed.kind == SupportKind.KOEREKORT and typed.result == SupportResult.BESTAAET


def licence_of(typed: SupportTyped) -> str:
    """Return the licence that is to be written, empty for none."""
    return typed.licence.strip() if offers_licence(typed) and typed.is_licence else ""


def _of_row(row: Support, form: SupportForm) -> SupportTyped:
    return SupportTyped(
        kind=row.kind,
        text=row.text,
        asked_by=row.asked_by,
        asked_on=format_day(row.asked_on),
        workplace=form.workplace,
        workplace_id=form.workplace_id,
        opening=row.opening,
        placement=row.placement,
        price=form.price,
        state=row.state,
        decided_on=format_day(row.decided_on or form.today),
        reason=row.reason,
        starts_on=format_day(row.starts_on),
        ends_on=format_day(row.ends_on),
        review_on=format_day(row.review_on),
        result=row.result,
        result_on=format_day(row.result_on),
        licence=form.licence_next,
    )


def _with(typed: SupportTyped, **values: object) -> SupportTyped:
    from dataclasses import replace

    return replace(typed, **values)  # type: ignore[arg-type]  # by field name


def _price(text: str) -> str:
    _at("price", lambda: read_price(text))
    return text


def _day(field: str, text: str) -> dt.date | None:
    return _at(field, lambda: parse_day(text)) if text.strip() else None


def _needed(field: str, text: str) -> dt.date:
    return _at(field, lambda: parse_day(text))


def _at(field: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except FlexDeskError as error:
        raise AtFieldError(field, error) from error
