"""Decides what the Besøgsark does: begins, keeps, saves, shows the paper; knows no Qt."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from flexdesk.app.changes import Done
from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_reading import VisitRefusedError
from flexdesk.app.visit_sheet import VisitStart
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day, parse_number
from flexdesk.ui.shared.lanes import READ, WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of


class Cases(Protocol):
    """The use cases of a visit."""

    def start(self, citizen: str, placement: str) -> VisitStart:
        """Return an empty sheet and the draft, if one was kept."""
        ...

    def save(self, citizen: str, form: VisitForm) -> Done:
        """Write the visit."""
        ...

    def keep_draft(self, citizen: str, form: VisitForm) -> None:
        """Keep a half-written sheet."""
        ...

    def drop_draft(self, citizen: str) -> None:
        """Throw the half-written sheet away."""
        ...

    def paper(self, citizen: str, form: VisitForm) -> bytes:
        """Return the half page of a sheet as it stands."""
        ...


class VisitView(Protocol):
    """What the presenter asks of the sheet."""

    def show_start(self, start: VisitStart, form: VisitForm, *, is_draft: bool) -> None:
        """Fill the sheet; what was typed meanwhile stays."""
        ...

    def show_summary(self, text: str) -> None:
        """Say what saving would write."""
        ...

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields that are wrong, each with its sentence."""
        ...

    def set_busy(self, *, is_busy: bool) -> None:
        """Put the buttons off while it is saved."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong with the sheet as a whole."""
        ...


class VisitPresenter:
    """One sheet about one citizen."""

    def __init__(
        self,
        view: VisitView,
        cases: Cases,
        runner: Runner,
        citizen: str,
        *,
        saved: Callable[[Done, VisitStart], None],
        shown: Callable[[bytes], None],
    ) -> None:
        self._view, self._cases, self._runner, self._citizen = view, cases, runner, citizen
        self._saved, self._shown = saved, shown
        self._start: VisitStart | None = None
        self._is_over = False
        self._is_saving = False
        self._is_closed = False

    def close(self) -> None:
        """The sheet is gone: nobody hears an answer."""
        self._is_closed = True

    def load(self, placement: str = "") -> None:
        """Read what the sheet begins with."""
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.start(citizen, placement),
            self._on_start,
            failed=self._on_failed,
            lane=READ,
        )

    def on_typed(self, form: VisitForm) -> None:
        """Say what saving would write now."""
        if self._start is not None:
            self._view.show_summary(summary_of(form, self._start))

    def on_rest(self, form: VisitForm) -> None:
        """Keep what is typed: half a second has gone since the last key."""
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.keep_draft(citizen, form),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
            key=f"visit-draft:{citizen}",
        )

    def keep_now(self, form: VisitForm) -> None:
        """Keep what is typed at once: the sheet closes, or no worker runs any more."""
        if not self._is_over and not self._is_saving:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._cases.keep_draft(self._citizen, form)

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        citizen, start = self._citizen, self._start
        if start is not None:
            self._view.show_start(start, start.form, is_draft=False)
            self.on_typed(start.form)
        self._runner.run(
            lambda _ctx: self._cases.drop_draft(citizen),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
            key=f"visit-draft:{citizen}",
        )

    def on_save(self, form: VisitForm) -> None:
        """Write the visit; what is typed stays until it is written."""
        if self._is_saving or self._start is None:
            return
        self._is_saving = True
        self._view.set_busy(is_busy=True)
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.save(citizen, form),
            self._on_saved,
            failed=self._on_refused,
            lane=WRITE,
        )

    def on_paper(self, form: VisitForm) -> None:
        """Make the half page of the sheet as it stands."""
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.paper(citizen, form), self._on_paper, failed=self._on_refused
        )

    def _on_paper(self, data: bytes) -> None:
        if not self._is_closed:
            self._shown(data)

    def _on_start(self, start: VisitStart) -> None:
        if self._is_closed:
            return
        self._start = start
        form = start.draft or start.form
        self._view.show_start(start, form, is_draft=start.draft is not None)
        self.on_typed(form)

    def _on_saved(self, done: Done) -> None:
        self._is_over = True
        if self._start is not None:
            self._saved(done, self._start)

    def _on_refused(self, error: BaseException) -> None:
        self._is_saving = False
        if self._is_closed:
            return
        self._view.set_busy(is_busy=False)
        if isinstance(error, VisitRefusedError):
            told = {name: _short(one) for name, one in error.problems.items()}
            self._view.show_problems(told)
        else:
            say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        if not self._is_closed:
            say(self._view, error)


def summary_of(form: VisitForm, start: VisitStart) -> str:
    """Return what saving a sheet would write: "Gemmer: notat · 9 timer fra 31-08-2016"."""
    parts = [_("notat"), _("kontakt med arbejdspladsen")]
    place = next((one for one in start.places if one.placement == form.placement), None)
    hours = _number(form.hours)
    if place is not None and hours is not None:
        is_new = (hours, _number(form.attended)) != (place.hours, place.attended)
        if is_new or form.is_measured:
            day = _day(form.hours_from or form.day)
            parts.append(_("{n} timer fra {day}").format(n=form.hours.strip(), day=day))
    if start.task is not None and form.finishes:
        parts.append(_("udfører opgave {day}").format(day=format_day(start.task.due)))
    if form.next_day.strip():
        parts.append(_("ny opgave {day}").format(day=_day(form.next_day)))
    return _("Gemmer: {parts}").format(parts=" · ".join(parts))


def _number(text: str) -> float | None:
    with suppress(UserError):
        return parse_number(text)
    return None


def _day(text: str) -> str:
    with suppress(UserError):
        return format_day(parse_day(text))
    return text.strip()


def _short(error: UserError) -> str:
    """Return what stands at a field: what is wrong and what would be right."""
    told = sentence_of(error)
    return f"{told.happened} {told.do}".strip()


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
