"""Decides what the forms of a placement begin with, refuse and write; knows no Qt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.edits import Ending, NewPlacement, read_attended
from flexdesk.app.field_values import read_hours
from flexdesk.app.placement_ends import OnwardChoice
from flexdesk.app.placement_forms import EndForm, HoursForm, StartForm
from flexdesk.app.placement_terms import TermsTyped
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import label
from flexdesk.ui.citizen.placements_cases import PlacementsCases, end_key, hours_key, start_key
from flexdesk.ui.citizen.placements_form_base import (
    AtFieldError,
    FormHost,
    FormPresenter,
    FormView,
    at,
)
from flexdesk.ui.citizen.placements_typed import (
    POOL,
    PRAKTIK,
    EndTyped,
    HoursTyped,
    StartTyped,
    from_text,
)
from flexdesk.ui.shared.lanes import Runner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

_COUNTED = frozenset({PlacementKind.VIRKSOMHEDSPRAKTIK.value, PlacementKind.LOENTILSKUD.value})
"""Kinds the forholdstal of a workplace is about."""
_RATIO = "placement-ratio"
_PLACE = ("workplace", "workplace_id", "street", "sector")
FOLLOWED_BY = {
    Onward.PULJEFLEKSJOB.value: PlacementKind.PULJEFLEKSJOB.value,
    Onward.ORDINAERT_FLEKSJOB.value: PlacementKind.ORDINAERT_FLEKSJOB.value,
    Onward.ORDINAERT_JOB.value: PlacementKind.ORDINAERT_JOB.value,
}
"""What is a placement of its own: its form can follow at once."""


class StartView(FormView, Protocol):
    """The form "Nyt forløb"."""

    def show_form(self, form: StartForm, typed: StartTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...

    def show_typed(self, typed: StartTyped, took_over: str) -> None:
        """Fill the fields anew for another kind, and say what comes from the placement before."""
        ...

    def show_planned(self, day: str) -> None:
        """Show the planned end by rule."""
        ...

    def show_ratio(self, text: str) -> None:
        """Say how many a workplace may have and has; an empty text says nothing."""
        ...


class EndView(FormView, Protocol):
    """The form "Afslut forløb"."""

    def show_form(self, form: EndForm, typed: EndTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...

    def show_onwards(self, choices: Sequence[OnwardChoice]) -> None:
        """Offer these answers to *Kom videre til*."""
        ...

    def show_dropped(self, text: str) -> None:
        """Say which agreed hours come to nothing."""
        ...


class HoursView(FormView, Protocol):
    """One of the two forms of hours."""

    def show_form(self, form: HoursForm, typed: HoursTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...


class StartPresenter(FormPresenter):
    """A placement that starts."""

    def __init__(
        self,
        view: StartView,
        cases: PlacementsCases,
        runner: Runner,
        host: FormHost,
        citizen: str,
    ) -> None:
        super().__init__(view, cases, runner, host, start_key(citizen))
        self._view, self._citizen = view, citizen
        self._form: StartForm | None = None
        self._kind = ""
        self._begun = StartTyped()
        """What the form began with: what still stands so goes along with another kind."""

    def open(self, start: dt.date | None = None, kind: str = "") -> None:
        """Fill the form: from the draft, else from what usually follows."""
        self._kind = kind
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.start_form(citizen, start),
            lambda answer: self._on_form(*answer, has_start=start is not None),
            failed=self._on_failed,
        )

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        self._drop()
        if self._form is not None:
            self._show(self._form, None)

    def on_kind(self, typed: StartTyped) -> None:
        """Show what the kind that was chosen begins with; what was typed stays."""
        if self._form is None:
            return
        fresh = self._fresh(self._form, typed.kind)
        kept = _with_untouched(typed, self._begun, fresh)
        self._begun = fresh
        self._view.show_typed(kept, self._form.begin(typed.kind).took_over)
        self.on_days(kept.kind, kept.start)
        self.on_place(kept.kind, kept.workplace_id, kept.start)

    def on_days(self, kind: str, start: str) -> None:
        """Show when it is planned to end by rule."""
        try:
            day = parse_day(start)
        except FlexDeskError:
            return
        if self._form is not None:
            self._view.show_planned(format_day(self._form.planned(kind, day)))

    def on_place(self, kind: str, workplace: str, start: str) -> None:
        """Say how many the workplace may have in praktik or løntilskud, and has."""
        if kind not in _COUNTED or not workplace:
            self._view.show_ratio("")
            return
        try:
            day = parse_day(start)
        except FlexDeskError:
            return
        self._runner.run(
            lambda _ctx: self._cases.ratio(workplace, day),
            self._view.show_ratio,
            failed=self._on_failed,
            key=_RATIO,
        )

    def on_save(self, typed: StartTyped) -> None:
        """Start the placement; what is wrong is said at its field and what is typed stays."""
        wanted = self._reads(lambda: _wanted(typed))
        if wanted is not None:
            name = label(typed.kind, PlacementKind)
            text = _("{kind} fra {day} gemt").format(kind=name, day=format_day(wanted.start))
            self._write(
                lambda: self._cases.start(self._citizen, wanted),
                lambda done: self._saved(text, done),
            )

    def _on_form(self, form: StartForm, draft: str, *, has_start: bool) -> None:
        self._form = form
        kept = from_text(StartTyped, draft)
        # a day that was asked for by the slider is meant now; a draft waits for its own
        self._show(form, None if has_start else kept)

    def _fresh(self, form: StartForm, kind: str) -> StartTyped:
        begin = form.begin(kind)
        return StartTyped(
            kind=kind,
            workplace=begin.workplace,
            workplace_id=begin.workplace_id,
            start=format_day(begin.start),
            planned=format_day(form.planned(kind, begin.start)),
            attended=begin.attended,
            hours=begin.hours,
            duties=begin.duties,
        )

    def _show(self, form: StartForm, kept: StartTyped | None) -> None:
        kind = kept.kind if kept is not None else self._kind or form.kind
        self._begun = self._fresh(form, kind)
        typed = kept or self._begun
        self._view.show_form(form, typed, is_draft=kept is not None)
        self._view.show_typed(typed, "" if kept is not None else form.begin(kind).took_over)
        self.on_place(typed.kind, typed.workplace_id, typed.start)


class EndPresenter(FormPresenter):
    """A placement that ends."""

    def __init__(
        self,
        view: EndView,
        cases: PlacementsCases,
        runner: Runner,
        host: FormHost,
        placement: str,
    ) -> None:
        super().__init__(view, cases, runner, host, end_key(placement))
        self._view, self._placement = view, placement
        self._form: EndForm | None = None

    def open(self) -> None:
        """Fill the form: from the draft, else with the planned day or today."""
        self._runner.run(
            lambda _ctx: self._cases.end_form(self._placement),
            lambda answer: self._on_form(*answer),
            failed=self._on_failed,
        )

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        self._drop()
        if self._form is not None:
            self._show(self._form, None)

    def on_day(self, last_day: str, how: str) -> None:
        """Offer what fits the day, and say which agreed hours an end leaves behind."""
        form = self._form
        if form is None:
            return
        is_never = how == EndedHow.STARTEDE_IKKE
        try:
            day = form.start - ONE_DAY if is_never else parse_day(last_day)
        except FlexDeskError:
            return
        self._view.show_onwards(form.offers(day))
        dropped = "; ".join(line.text for line in form.dropped(day))
        text = _("Bortfalder, fordi forløbet slutter: {hours}").format(hours=dropped)
        self._view.show_dropped(text if dropped else "")

    def on_save(self, typed: EndTyped) -> None:
        """End the placement, and open the form of the job that follows when it is wanted."""
        if typed.how == EndedHow.STARTEDE_IKKE:
            self._write(
                lambda: self._cases.cancel(self._placement, typed.reason),
                lambda done: self._saved(_("Forløbet startede ikke"), done),
            )
            return
        ending = self._reads(lambda: _ending(typed))
        if ending is not None:
            self._write(
                lambda: self._cases.end(self._placement, ending),
                lambda done: self._on_ended(typed, ending, done),
            )

    def _on_form(self, form: EndForm, draft: str) -> None:
        self._form = form
        self._show(form, from_text(EndTyped, draft))

    def _show(self, form: EndForm, kept: EndTyped | None) -> None:
        typed = kept or _fresh_end(form)
        self._view.show_form(form, typed, is_draft=kept is not None)
        self.on_day(typed.last_day, typed.how)

    def _on_ended(self, typed: EndTyped, ending: Ending, done: "Done") -> None:
        onward = label(ending.onward, Onward).lower()
        self._saved(_("Forløb afsluttet, kom videre til: {onward}").format(onward=onward), done)
        if typed.is_followed and self._form is not None:
            kind = FOLLOWED_BY.get(ending.onward, PlacementKind.PULJEFLEKSJOB.value)
            self._host.start_next(self._form.citizen, ending.last_day + ONE_DAY, kind)


class HoursPresenter(FormPresenter):
    """Hours that change from a day, or an error that is put right."""

    def __init__(
        self,
        view: HoursView,
        cases: PlacementsCases,
        runner: Runner,
        host: FormHost,
        placement: str,
        *,
        is_correction: bool,
    ) -> None:
        key = hours_key(placement, is_correction=is_correction)
        super().__init__(view, cases, runner, host, key)
        self._view, self._placement, self._is_correction = view, placement, is_correction
        self._form: HoursForm | None = None

    def open(self) -> None:
        """Fill the form: from the draft, else with the hours in force."""
        is_correction = self._is_correction
        self._runner.run(
            lambda _ctx: self._cases.hours_form(self._placement, is_correction=is_correction),
            lambda answer: self._on_form(*answer),
            failed=self._on_failed,
        )

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        self._drop()
        if self._form is not None:
            self._view.show_form(self._form, self._fresh(self._form), is_draft=False)

    def on_save(self, typed: HoursTyped) -> None:
        """Write the hours."""
        day = self._reads(lambda: _hours_day(typed))
        if day is None:
            return
        text = _("Rettelse af timer gemt") if self._is_correction else _("Nye timer gemt")
        self._write(
            lambda: self._cases.add_hours(
                self._placement, day, typed.hours, typed.attended,
                is_correction=self._is_correction,
            ),
            lambda done: self._saved(text, done),
        )  # fmt: skip

    def _on_form(self, form: HoursForm, draft: str) -> None:
        self._form = form
        kept = from_text(HoursTyped, draft)
        self._view.show_form(form, kept or self._fresh(form), is_draft=kept is not None)

    def _fresh(self, form: HoursForm) -> HoursTyped:
        day = form.latest if self._is_correction else form.today
        return HoursTyped(format_day(day), form.attended, form.effective)


def _wanted(typed: StartTyped) -> NewPlacement:
    name = typed.workplace_id or typed.workplace
    if not name.strip():
        raise AtFieldError("workplace", UserError("workplace.empty"))
    start = at("start", lambda: parse_day(typed.start))
    planned = at("planned", lambda: parse_day(typed.planned)) if typed.planned.strip() else None
    hours = typed.hours.strip()
    effective = at("hours", lambda: read_hours(hours)) if hours else None
    at("attended", lambda: read_attended(typed.attended, effective))
    return NewPlacement(
        kind=typed.kind,
        workplace=name,
        start=start,
        planned_last_day=planned,
        hours=hours or None,
        attended=typed.attended.strip() or None,
        street=typed.street,
        sector=typed.sector,
        terms=_terms(typed),
    )


def _terms(typed: StartTyped) -> TermsTyped | None:
    """Return what is agreed beyond days and hours: only what belongs to the kind."""
    names: tuple[str, ...] = ("duties",)
    if typed.kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
        names += PRAKTIK
    elif typed.kind == PlacementKind.PULJEFLEKSJOB:
        names += POOL
    found = {name: str(getattr(typed, name)).strip() for name in names}
    return TermsTyped(**found) if any(found.values()) else None


def _with_untouched(typed: StartTyped, begun: StartTyped, fresh: StartTyped) -> StartTyped:
    """Return what is typed, with what nobody touched as the kind that was chosen has it."""
    same = [
        name
        for name in ("start", "planned", "attended", "hours", "duties")
        if getattr(typed, name) == getattr(begun, name)
    ]
    if typed.workplace == begun.workplace:
        same += _PLACE
    return replace(typed, **{name: getattr(fresh, name) for name in same})


def _ending(typed: EndTyped) -> Ending:
    last_day = at("last_day", lambda: parse_day(typed.last_day))
    if not typed.onward:
        raise AtFieldError("onward", UserError("ending.onward_missing"))
    return Ending(last_day, typed.how or EndedHow.GENNEMFOERT, typed.onward)


def _hours_day(typed: HoursTyped) -> dt.date:
    day = at("day", lambda: parse_day(typed.day))
    effective = at("hours", lambda: read_hours(typed.hours))
    at("attended", lambda: read_attended(typed.attended, effective))
    return day


def _fresh_end(form: EndForm) -> EndTyped:
    how = "" if form.has_begun else EndedHow.STARTEDE_IKKE.value
    return EndTyped(last_day=format_day(form.last_day), how=how)
