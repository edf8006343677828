"""Decides what the short forms of a placement begin with, refuse and write; knows no Qt."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from flexdesk.app.field_values import read_hours
from flexdesk.app.hours_edits import read_attended
from flexdesk.app.placement_change_forms import (
    AgreedForm,
    MoveForm,
    NoticeForm,
    PlanForm,
    ReopenForm,
    TermsForm,
)
from flexdesk.app.placement_terms import TermsTyped
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_form_base import (
    AtFieldError,
    FormHost,
    FormPresenter,
    FormView,
    at,
)
from flexdesk.ui.citizen.placements_typed import (
    HoursTyped,
    MoveTyped,
    NoticeTyped,
    PlanTyped,
    ReopenTyped,
    from_text,
)
from flexdesk.ui.shared.lanes import Runner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

F = TypeVar("F")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[F, T]):
    """One short form: what it reads, begins with and writes."""

    key: str
    """The key of its draft."""
    typed: type[T]
    read: Callable[[], F]
    fresh: Callable[[F], T]
    act: "Callable[[F, T], Callable[[], Done]]"
    """Reads the fields and returns what writes them."""
    told: Callable[[F, T], str]
    """What is said when it is saved."""
    effect: Callable[[F, T], str]
    """What would come of what is typed, in a line."""


class ChangeView(FormView, Protocol):
    """Any of the short forms."""

    def show_form(self, form: Any, typed: Any, *, is_draft: bool) -> None:  # noqa: ANN401 - each form has its own
        """Fill the fields."""
        ...

    def show_effect(self, text: str) -> None:
        """Say what would come of what is typed."""
        ...


class ChangePresenter(FormPresenter, Generic[F, T]):
    """One short form: filled from the draft or from what stands, and written."""

    def __init__(
        self,
        view: ChangeView,
        cases: PlacementsCases,
        runner: Runner,
        host: FormHost,
        sheet: Sheet[F, T],
    ) -> None:
        super().__init__(view, cases, runner, host, sheet.key)
        self._view, self._sheet = view, sheet
        self._form: F | None = None

    def open(self) -> None:
        """Fill the form: from the draft, else from what stands."""
        key = self._sheet.key
        self._runner.run(
            lambda _ctx: (self._sheet.read(), self._cases.draft(key)),
            lambda answer: self._on_form(*answer),
            failed=self._on_failed,
        )

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        self._drop()
        if self._form is not None:
            self._show(self._form, None)

    def on_typing(self, typed: T) -> None:
        """Say what would come of what is typed."""
        if self._form is not None:
            self._view.show_effect(self._sheet.effect(self._form, typed))

    def on_save(self, typed: T) -> None:
        """Write it; what is wrong is said at its field and what is typed stays."""
        form = self._form
        if form is None:
            return
        act = self._reads(lambda: self._sheet.act(form, typed))
        if act is not None:
            self._write(act, lambda done: self._saved(self._sheet.told(form, typed), done))

    def _on_form(self, form: F, draft: str) -> None:
        self._form = form
        self._show(form, from_text(self._sheet.typed, draft))

    def _show(self, form: F, kept: T | None) -> None:
        typed = kept if kept is not None else self._sheet.fresh(form)
        self._view.show_form(form, typed, is_draft=kept is not None)
        self.on_typing(typed)


def plan_sheet(cases: PlacementsCases, placement: str) -> Sheet[PlanForm, PlanTyped]:
    """Return the form "Forlæng, forkort eller flyt"."""

    def act(form: PlanForm, typed: PlanTyped) -> "Callable[[], Done]":
        start = at("start", lambda: parse_day(typed.start)) if form.is_planned else None
        planned = at("planned", lambda: parse_day(typed.planned))
        return lambda: cases.shift(placement, start, planned, typed.reason)

    return Sheet(
        key=f"placement-plan:{placement}",
        typed=PlanTyped,
        read=lambda: cases.plan_form(placement),
        fresh=lambda form: PlanTyped(format_day(form.start), format_day(form.planned_last_day)),
        act=act,
        told=lambda _form, _typed: _("De nye dage er gemt"),
        effect=plan_words,
    )


def plan_words(form: PlanForm, typed: PlanTyped) -> str:
    """Return what new days come to: "Forlænges 92 dage: 30-09-2016 → 31-12-2016"."""
    try:
        end = parse_day(typed.planned)
        start = parse_day(typed.start) if form.is_planned else form.start
    except FlexDeskError:
        return ""
    was, now = format_day(form.planned_last_day) or _("uden slut"), format_day(end)
    if start != form.start:
        days = f"{format_day(form.start)} – {was} → {format_day(start)} – {now}"
        return _("Flyttes: {days}").format(days=days)
    if form.planned_last_day is None:
        return _("Får planlagt slut {day}").format(day=now)
    moved = (end - form.planned_last_day).days
    if not moved:
        return ""
    count = ngettext("{n} dag", "{n} dage", abs(moved)).format(n=abs(moved))
    words = (
        _("Forlænges {count}: {was} → {now}")
        if moved > 0
        else _("Forkortes {count}: {was} → {now}")
    )
    return words.format(count=count, was=was, now=now)


def move_sheet(cases: PlacementsCases, placement: str) -> Sheet[MoveForm, MoveTyped]:
    """Return the form "Skift arbejdsplads"."""

    def act(_form: MoveForm, typed: MoveTyped) -> "Callable[[], Done]":
        name = typed.workplace_id or typed.workplace
        if not name.strip():
            raise AtFieldError("workplace", UserError("workplace.empty"))
        day = at("day", lambda: parse_day(typed.day))
        return lambda: cases.move(placement, name, day, typed.reason, typed.street)

    return Sheet(
        key=f"placement-move:{placement}",
        typed=MoveTyped,
        read=lambda: cases.move_form(placement),
        fresh=lambda form: MoveTyped(day=format_day(form.day)),
        act=act,
        told=lambda _form, _typed: _("Den nye arbejdsplads er gemt"),
        effect=_nothing,
    )


def reopen_sheet(cases: PlacementsCases, placement: str) -> Sheet[ReopenForm, ReopenTyped]:
    """Return the form "Genåbn forløb"."""

    def effect(form: ReopenForm, _typed: ReopenTyped) -> str:
        if form.last_day is None:
            return ""
        text = _("Sidste dag {day} tages bort, og det samme gør måden, det sluttede på.")
        words = text.format(day=format_day(form.last_day))
        if form.planned_last_day is not None:
            day = format_day(form.planned_last_day)
            words += " " + _("Planlagt slut er stadig {day}.").format(day=day)
        return words

    return Sheet(
        key=f"placement-reopen:{placement}",
        typed=ReopenTyped,
        read=lambda: cases.reopen_form(placement),
        fresh=lambda _form: ReopenTyped(),
        act=lambda _form, typed: lambda: cases.reopen(placement, typed.reason),
        told=lambda _form, _typed: _("Forløbet er genåbnet"),
        effect=effect,
    )


def notice_sheet(cases: PlacementsCases, placement: str) -> Sheet[NoticeForm, NoticeTyped]:
    """Return the form "Opsigelse": a notice is given, put right, or taken back."""

    def act(form: NoticeForm, typed: NoticeTyped) -> "Callable[[], Done]":
        if form.notice and typed.is_back:
            back = at("day", lambda: parse_day(typed.day))
            return lambda: cases.withdraw(form.notice, back)
        given = at("given_on", lambda: parse_day(typed.given_on))
        leaves = _day_or_none("leaves_on", typed.leaves_on)
        if not typed.by:
            raise AtFieldError("by", UserError("notice.by_missing"))
        facts = (given, leaves, typed.by, typed.reason)
        if form.notice:
            return lambda: cases.edit_notice(form.notice, *facts)
        return lambda: cases.give_notice(placement, *facts)

    def fresh(form: NoticeForm) -> NoticeTyped:
        given, leaves = format_day(form.given_on), format_day(form.leaves_on)
        return NoticeTyped(given, leaves, form.by, form.reason, day=format_day(form.today))

    return Sheet(
        key=f"placement-notice:{placement}",
        typed=NoticeTyped,
        read=lambda: cases.notice_form(placement),
        fresh=fresh,
        act=act,
        told=lambda _form, typed: (
            _("Opsigelsen er trukket tilbage") if typed.is_back else _("Opsigelsen er gemt")
        ),
        effect=lambda form, _typed: form.notice_text,
    )


def agreed_sheet(
    cases: PlacementsCases, placement: str, hours: str = ""
) -> Sheet[AgreedForm, HoursTyped]:
    """Return the form "Aftalte timer", or the one that confirms hours that were agreed."""

    def act(_form: AgreedForm, typed: HoursTyped) -> "Callable[[], Done]":
        day = at("day", lambda: parse_day(typed.day))
        effective = at("hours", lambda: read_hours(typed.hours))
        at("attended", lambda: read_attended(typed.attended, effective))
        if hours:
            return lambda: cases.confirm_agreed(hours, typed.hours, typed.attended, day)
        return lambda: cases.agree(placement, day, typed.hours, typed.attended)

    return Sheet(
        key=f"placement-agreed:{hours or placement}",
        typed=HoursTyped,
        read=lambda: cases.confirm_form(hours) if hours else cases.agreed_form(placement),
        fresh=lambda form: HoursTyped(format_day(form.day), form.attended, form.effective),
        act=act,
        told=lambda _form, _typed: (
            _("Aftalte timer er bekræftet") if hours else _("Aftalte timer gemt")
        ),
        effect=lambda form, _typed: form.now_text,
    )


def terms_sheet(cases: PlacementsCases, placement: str) -> Sheet[TermsForm, TermsTyped]:
    """Return the form "Aftalen"."""
    return Sheet(
        key=f"placement-terms:{placement}",
        typed=TermsTyped,
        read=lambda: cases.terms_form(placement),
        fresh=lambda form: form.typed,
        act=lambda _form, typed: lambda: cases.save_terms(placement, typed),
        told=lambda _form, _typed: _("Aftalen er gemt"),
        effect=lambda _form, typed: cases.likeness(typed),
    )


def _day_or_none(field: str, text: str) -> dt.date | None:
    return at(field, lambda: parse_day(text)) if text.strip() else None


def _nothing(_form: object, _typed: object) -> str:
    return ""
