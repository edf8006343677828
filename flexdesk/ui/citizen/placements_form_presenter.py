"""Decides what the forms of a placement begin with, refuse and write; knows no Qt."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from flexdesk.app.edits import Ending, NewPlacement, read_attended
from flexdesk.app.field_values import read_hours
from flexdesk.app.placement_forms import EndForm, HoursForm, StartForm
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import label
from flexdesk.ui.citizen.placements_cases import PlacementsCases, end_key, hours_key, start_key
from flexdesk.ui.citizen.placements_typed import (
    EndTyped,
    HoursTyped,
    StartTyped,
    as_text,
    from_text,
)
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

T = TypeVar("T")

_FIELD_OF = {
    "workplace.empty": "workplace",
    "workplace.ambiguous": "workplace",
    "placement.exists": "start",
    "placement.pool_overlap": "start",
    "placement.backwards": "last_day",
    "placement.planned_backwards": "planned",
    "placement.hours_none": "hours",
    "placement.ends_before_start": "last_day",
    "placement.already_ended": "last_day",
    "hours.range": "hours",
    "hours.attended_low": "attended",
    "hours.attended_range": "attended",
    "hours.outside_placement": "day",
    "hours.day_taken": "day",
}


class _AtFieldError(Exception):
    """What is typed in a field cannot be read."""

    def __init__(self, field: str, error: FlexDeskError) -> None:
        super().__init__(field)
        self.field, self.error = field, error


class FormView(Protocol):
    """What a presenter asks of any of the forms."""

    def say(self, field: str, text: str) -> None:
        """Say what is wrong at a field, or under all of them."""
        ...

    def forget(self) -> None:
        """Hold what is typed for saved."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class StartView(FormView, Protocol):
    """The form "Nyt forløb"."""

    def show_form(self, form: StartForm, typed: StartTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...

    def show_planned(self, day: str) -> None:
        """Show the planned end by rule."""
        ...


class EndView(FormView, Protocol):
    """The form "Afslut forløb"."""

    def show_form(self, form: EndForm, typed: EndTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...


class HoursView(FormView, Protocol):
    """One of the two forms of hours."""

    def show_form(self, form: HoursForm, typed: HoursTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...


class FormHost(Protocol):
    """What a presenter asks of the window."""

    def saved(self, text: str, done: "Done") -> None:
        """Close the form, say that it is done and offer to take it back."""
        ...

    def closed(self) -> None:
        """Close the form."""
        ...

    def start_next(self, citizen: str, start: dt.date, kind: str) -> None:
        """Open the form of the placement that follows."""
        ...


class FormPresenter:
    """What the three forms have in common: a draft, and errors told at their field."""

    def __init__(
        self, view: FormView, cases: PlacementsCases, runner: Runner, host: FormHost, key: str
    ) -> None:
        self._any, self._cases, self._runner, self._host = view, cases, runner, host
        self._key = key

    def on_rested(self, typed: object) -> None:
        """Keep what is typed after a rest."""
        key, text = self._key, as_text(typed)
        self._later(lambda: self._cases.keep_draft(key, text))

    def keep_now(self, typed: object) -> None:
        """Keep what is typed at once, without a worker: the form closes."""
        self._cases.keep_draft(self._key, as_text(typed))

    def on_close(self) -> None:
        """Close the form; it keeps what is typed."""
        self._host.closed()

    def _drop(self) -> None:
        self._later(lambda: self._cases.keep_draft(self._key, ""))

    def _later(self, act: Callable[[], None]) -> None:
        self._runner.run(lambda _ctx: act(), _ignore, failed=self._on_failed, lane=WRITE)

    def _reads(self, read: Callable[[], T]) -> T | None:
        """Return what the fields say, or tell at the first that cannot be read, and None."""
        self._any.say("", "")
        try:
            return read()
        except _AtFieldError as wrong:
            self._tell(wrong.field, wrong.error)
            return None

    def _write(self, act: "Callable[[], Done]", then: "Callable[[Done], None]") -> None:
        self._runner.run(lambda _ctx: act(), then, failed=self._on_failed, lane=WRITE)

    def _saved(self, text: str, done: "Done") -> None:
        self._any.forget()
        self._drop()
        self._host.saved(text, done)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._tell(_FIELD_OF.get(error.code, "form"), error)
        else:
            say(self._any, error)

    def _tell(self, field: str, error: FlexDeskError) -> None:
        told = sentence_of(error)
        self._any.say(field, f"{told.happened} {told.do}")


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
            self._show(self._fresh(self._form), is_draft=False)

    def on_days(self, kind: str, start: str) -> None:
        """Show when it is planned to end by rule."""
        try:
            day = parse_day(start)
        except FlexDeskError:
            return
        if self._form is not None:
            self._view.show_planned(format_day(self._form.planned(kind, day)))

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
        typed = kept if kept is not None and not has_start else None
        self._show(typed or self._fresh(form), is_draft=typed is not None)

    def _fresh(self, form: StartForm) -> StartTyped:
        kind = self._kind or form.kind
        planned = form.planned(kind, form.start)
        return StartTyped(
            kind=kind,
            workplace=form.workplace,
            start=format_day(form.start),
            planned=format_day(planned),
        )

    def _show(self, typed: StartTyped, *, is_draft: bool) -> None:
        if self._form is not None:
            self._view.show_form(self._form, typed, is_draft=is_draft)


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
            self._view.show_form(self._form, _fresh_end(self._form), is_draft=False)

    def on_save(self, typed: EndTyped) -> None:
        """End the placement, and open the form of the job that follows when it is wanted."""
        ending = self._reads(lambda: _ending(typed))
        if ending is not None:
            self._write(
                lambda: self._cases.end(self._placement, ending),
                lambda done: self._on_ended(typed, ending, done),
            )

    def _on_form(self, form: EndForm, draft: str) -> None:
        self._form = form
        kept = from_text(EndTyped, draft)
        self._view.show_form(form, kept or _fresh_end(form), is_draft=kept is not None)

    def _on_ended(self, typed: EndTyped, ending: Ending, done: "Done") -> None:
        onward = label(ending.onward, Onward).lower()
        self._saved(_("Forløb afsluttet, kom videre til: {onward}").format(onward=onward), done)
        if typed.is_followed and self._form is not None:
            kind = (
                PlacementKind.ORDINAERT_JOB
                if ending.onward == Onward.ORDINAERT_JOB
                else PlacementKind.ORDINAERT_FLEKSJOB
            )
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


def _at(field: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except FlexDeskError as error:
        raise _AtFieldError(field, error) from error


def _wanted(typed: StartTyped) -> NewPlacement:
    name = typed.workplace_id or typed.workplace
    if not name.strip():
        raise _AtFieldError("workplace", UserError("workplace.empty"))
    start = _at("start", lambda: parse_day(typed.start))
    planned = _at("planned", lambda: parse_day(typed.planned)) if typed.planned.strip() else None
    hours = typed.hours.strip()
    effective = _at("hours", lambda: read_hours(hours)) if hours else None
    _at("attended", lambda: read_attended(typed.attended, effective))
    return NewPlacement(
        kind=typed.kind,
        workplace=name,
        start=start,
        planned_last_day=planned,
        hours=hours or None,
        attended=typed.attended.strip() or None,
        street=typed.street,
    )


def _ending(typed: EndTyped) -> Ending:
    last_day = _at("last_day", lambda: parse_day(typed.last_day))
    if not typed.onward:
        raise _AtFieldError("form", UserError("ending.onward_missing"))
    return Ending(last_day, typed.how or EndedHow.GENNEMFOERT, typed.onward)


def _hours_day(typed: HoursTyped) -> dt.date:
    day = _at("day", lambda: parse_day(typed.day))
    effective = _at("hours", lambda: read_hours(typed.hours))
    _at("attended", lambda: read_attended(typed.attended, effective))
    return day


def _fresh_end(form: EndForm) -> EndTyped:
    return EndTyped(last_day=format_day(form.last_day))


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
