"""What the presenters of a placement's forms share: a draft, and errors told at their field."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_typed import as_text
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
    "hours.not_yet": "day",
    "hours.outside_placement": "day",
    "hours.day_taken": "day",
}
_CALLED = {"planned_last_day": "planned"}
"""Fields of use cases that have another name in a form."""


class AtFieldError(Exception):
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
    """What the forms have in common: a draft, and errors told at their field."""

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
        except AtFieldError as wrong:
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
            told = str(error.facts.get("field") or "")
            self._tell(_CALLED.get(told, told) or _FIELD_OF.get(error.code, "form"), error)
        else:
            say(self._any, error)

    def _tell(self, field: str, error: FlexDeskError) -> None:
        told = sentence_of(error)
        self._any.say(field, f"{told.happened} {told.do}")


def at(field: str, read: Callable[[], T]) -> T:
    """Return what a field says.

    Raises:
        AtFieldError: when it cannot be read.
    """
    try:
        return read()
    except FlexDeskError as error:
        raise AtFieldError(field, error) from error


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
