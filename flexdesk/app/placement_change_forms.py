"""The forms of a placement that changes: days, workplace, notice, agreed hours, its terms."""

import datetime as dt
from dataclasses import dataclass, replace

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import hours_now
from flexdesk.app.lookups import get_row
from flexdesk.app.notices import notice_on
from flexdesk.app.placement_facts import LIKENESS
from flexdesk.app.placement_forms import WorkplaceHit, titled, workplace_hits
from flexdesk.app.placement_terms import TermsTyped, terms_of, typed_of
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import HoursKind, PlacementKind
from flexdesk.domain.entities import Hours
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import Likeness, NoticeBy, Pays, Scheme, Subsidy

Choices = tuple[tuple[str, str], ...]
_CHOSEN = ("pays", "scheme", "subsidy", *(name for name, _text in LIKENESS))
"""Terms a form shows as choices: their codes, not their words."""


@dataclass(frozen=True, slots=True)
class PlanForm:
    """What the form "Forlæng, forkort eller flyt" begins with."""

    placement: str
    title: str
    start: dt.date
    planned_last_day: dt.date | None
    today: dt.date

    @property
    def is_planned(self) -> bool:
        """Whether the first day has not come: a real day is not planned any more."""
        return self.start > self.today


@dataclass(frozen=True, slots=True)
class MoveForm:
    """What the form "Skift arbejdsplads" begins with."""

    placement: str
    title: str
    day: dt.date
    workplaces: tuple[WorkplaceHit, ...]


@dataclass(frozen=True, slots=True)
class ReopenForm:
    """What the form "Genåbn forløb" begins with."""

    placement: str
    title: str
    last_day: dt.date | None
    planned_last_day: dt.date | None


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """What the form "Opsigelse" begins with; a notice that stands is put right or taken back."""

    placement: str
    title: str
    today: dt.date
    notice: str
    """The id of the notice that stands, empty when none does."""
    notice_text: str
    bys: Choices
    given_on: dt.date
    """The day of the notice that stands, else today."""
    leaves_on: dt.date | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreedForm:
    """What the forms "Aftalte timer" and "Bekræft aftalte timer" begin with."""

    placement: str
    title: str
    day: dt.date
    attended: str
    effective: str
    now_text: str
    hours: str = ""
    """The id of the agreed hours that are confirmed, empty when new ones are agreed."""


@dataclass(frozen=True, slots=True)
class TermsForm:
    """What the form "Aftalen" begins with."""

    placement: str
    title: str
    kind: str
    typed: TermsTyped
    pays: Choices
    schemes: Choices
    subsidies: Choices
    answers: Choices

    @property
    def is_praktik(self) -> bool:
        """Whether the facts of a praktik belong here."""
        return self.kind == PlacementKind.VIRKSOMHEDSPRAKTIK

    @property
    def is_pool(self) -> bool:
        """Whether the facts of the pool belong here."""
        return self.kind == PlacementKind.PULJEFLEKSJOB

    @property
    def is_fleksjob(self) -> bool:
        """Whether the facts of the fleksjob scheme belong here: the pool came with the new one."""
        return self.kind == PlacementKind.ORDINAERT_FLEKSJOB or bool(self.typed.scheme)


def plan_form(desk: Desk, placement_id: str) -> PlanForm:
    """Return what a change of planned days begins with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    return PlanForm(placement_id, title, row.start, row.planned_last_day, desk.today())


def move_form(desk: Desk, placement_id: str) -> MoveForm:
    """Return what a change of workplace begins with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    return MoveForm(placement_id, title, max(desk.today(), row.start), workplace_hits(desk))


def reopen_form(desk: Desk, placement_id: str) -> ReopenForm:
    """Return what stands of an end that is to be taken back.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    return ReopenForm(placement_id, title, row.last_day, row.planned_last_day)


def notice_form(desk: Desk, placement_id: str) -> NoticeForm:
    """Return what a notice begins with, or the one that stands as it is written.

    Raises:
        UserError: `row.unknown`.
    """
    _row, title = titled(desk, placement_id)
    today = desk.today()
    notice = notice_on(desk, placement_id, today)
    leaves = f", fratræder {format_day(notice.leaves_on)}" if notice and notice.leaves_on else ""
    return NoticeForm(
        placement=placement_id,
        title=title,
        today=today,
        notice=notice.id if notice else "",
        notice_text=f"Opsagt den {format_day(notice.given_on)}{leaves}." if notice else "",
        bys=tuple((each.value, label(each)) for each in NoticeBy),
        given_on=notice.given_on if notice else today,
        leaves_on=notice.leaves_on if notice else None,
        by=notice.by if notice else "",
        reason=notice.reason if notice else "",
    )


def agreed_form(desk: Desk, placement_id: str) -> AgreedForm:
    """Return what hours agreed from a day to come begin with: the first of next month.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    today = desk.today()
    now = hours_now(row, case_index(desk).hours.get(placement_id, ()), max(today, row.start))
    next_month = (max(today, row.start).replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return AgreedForm(
        placement=placement_id,
        title=title,
        day=next_month,
        attended=_number(now.attended),
        effective="",
        now_text=f"Nu: {now.text}" if now.text else "Ingen timer er skrevet endnu.",
    )


def confirm_form(desk: Desk, hours_id: str) -> AgreedForm:
    """Return what agreed hours are confirmed with: as they were agreed.

    Raises:
        UserError: `row.unknown`.
    """
    hours = get_row(desk.store.reads, "hours", hours_id)
    if not isinstance(hours, Hours) or hours.kind != HoursKind.AGREED:
        raise UserError("row.unknown", kind="aftalte timer")
    row, title = titled(desk, hours.placement)
    before = hours_now(
        row, case_index(desk).hours.get(row.id, ()), max(hours.day - ONE_DAY, row.start)
    )
    return AgreedForm(
        placement=row.id,
        title=title,
        day=hours.day,
        attended=_number(hours.attended),
        effective=_number(hours.hours_week),
        now_text=f"Før: {before.text}" if before.text else "",
        hours=hours_id,
    )


def terms_form(desk: Desk, placement_id: str) -> TermsForm:
    """Return the terms of a placement as a form shows them.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    terms = terms_of(desk, placement_id)
    typed = typed_of(terms)
    if terms is not None:
        typed = replace(typed, **{name: getattr(terms, name) for name in _CHOSEN})
    return TermsForm(
        placement=placement_id,
        title=title,
        kind=row.kind,
        typed=typed,
        pays=tuple((each.value, label(each)) for each in Pays),
        schemes=tuple((each.value, label(each)) for each in Scheme),
        subsidies=tuple((each.value, label(each)) for each in Subsidy),
        answers=tuple((each.value, label(each)) for each in Likeness),
    )


def _number(value: float | None) -> str:
    return "" if value is None else format_number(value)
