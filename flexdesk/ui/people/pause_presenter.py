"""What happens on the form of a pause. No Qt."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from flexdesk.app.pauses import PAUSE_LABELS, PauseEdit, PauseReason, pause_words
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, Host, day_of, must_day, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.people.cases import PauseEffect, PauseStart, PeopleCases

_FIELDS = {
    "period.backwards": "last_day",
    "pause.overlap": "start",
    "pause.review_before": "review_on",
    "text.too_long": "text",
}
"""At which field an error is said."""


class PausePresenter:
    """Fills the form, says what a pause does, and saves it."""

    def __init__(
        self, view: FormView, cases: "PeopleCases", runner: Runner, host: Host, start: "PauseStart"
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._start = start
        self._is_busy = False
        self._show()

    @property
    def is_change(self) -> bool:
        """Whether a pause that is there is changed."""
        return self._start.pause is not None

    def _show(self) -> None:
        start, pause = self._start, self._start.pause
        words = pause_words(pause) if pause is not None else _("Sagen er i gang")
        self._view.show_who(self._host.shown(start.person), words)
        choices = [Choice(code, words) for code, words in PAUSE_LABELS.items()]
        self._view.offer("reason", choices, PauseReason.SYGDOM)
        first = {"start": format_day(start.today)}
        if pause is not None:
            first = {
                "reason": pause.reason,
                "start": format_day(pause.start),
                "last_day": format_day(pause.last_day),
                "review_on": format_day(pause.review_on),
                "text": pause.text,
            }
        self._view.fill(first)
        self._view.fill_draft(start.draft)
        self.on_changed()

    def on_changed(self) -> None:
        """Say what the pause that is typed would do."""
        try:
            wanted = self._read()
        except DayError:
            return
        citizen = self._start.person.id
        self._runner.run(
            lambda _ctx: self._cases.pause_effect(citizen, wanted.start, wanted.last_day),
            lambda found: self._view.show_effect(effect_words(found, wanted.last_day)),
            failed=self._on_failed,
            key="pause-effect",
        )

    def on_save(self) -> None:
        """Save what is typed."""
        try:
            wanted = self._read()
        except DayError as error:
            say_day(self._view, error)
            return
        pause = self._start.pause
        self._write(
            lambda: self._cases.save_pause(
                self._start.person.id, pause.id if pause else "", wanted
            ),
            _("Pausen er rettet") if pause else _("Sat på pause"),
        )

    def on_end(self) -> None:
        """End the pause today."""
        pause = self._start.pause
        if pause is not None:
            self._write(
                lambda: self._cases.end_pause(self._start.person.id, pause.id),
                _("Pausen er slut"),
            )

    def _write(self, job: Callable[[], "Done"], words: str) -> None:
        if self._is_busy:
            return
        self._is_busy = True

        def run(_ctx: object) -> "Done":
            return job()

        def done(answer: "Done") -> None:
            self._is_busy = False
            self._view.forget()
            name = self._host.shown(self._start.person)
            self._host.saved(f"{words}: {name}", answer)

        self._runner.run(run, done, failed=self._on_refused, lane=WRITE)

    def _read(self) -> PauseEdit:
        values, today = self._view.values, self._start.today
        start = must_day(values, "start", today)
        return PauseEdit(
            values.get("reason", ""),
            start,
            day_of(values, "last_day", today, after=start),
            day_of(values, "review_on", today, after=start),
            values.get("text", ""),
        )

    def _on_refused(self, error: BaseException) -> None:
        self._is_busy = False
        say_at(self._view, error, _FIELDS)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def effect_words(effect: "PauseEffect", last_day: dt.date | None) -> str:
    """Return what a pause does, in two sentences."""
    first = _("Ure står stille, og opgaver er ikke over fristen. 18 af 24 tæller videre.")
    if not effect.moved:
        return first
    count = format_number(effect.moved)
    if last_day is None or effect.back_on is None:
        more = ngettext(
            "{n} åben opgave venter, til pausen slutter.",
            "{n} åbne opgaver venter, til pausen slutter.",
            effect.moved,
        ).format(n=count)
    else:
        more = ngettext(
            "{n} åben opgave falder i pausen og vises igen {day}.",
            "{n} åbne opgaver falder i pausen og vises igen {day}.",
            effect.moved,
        ).format(n=count, day=format_day(effect.back_on))
    return f"{first} {more}"
