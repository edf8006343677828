"""Decides what the sheet of a course or support begins with, refuses and writes; knows no Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from flexdesk.app.support_forms import SupportForm
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import SupportKind
from flexdesk.ui.citizen.placements_typed import as_text, from_text
from flexdesk.ui.citizen.support_cases import SupportCases
from flexdesk.ui.citizen.support_typed import (
    AtFieldError,
    Mode,
    SupportTyped,
    as_edit,
    as_granting,
    as_outcome,
    decision_day,
    fresh,
)
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

T = TypeVar("T")

_FIELD_OF = {
    "workplace.ambiguous": "workplace",
    "support.no_text": "text",
    "support.no_reason": "reason",
    "support.price_range": "price",
    "support.price_shape": "price",
    "support.asked_future": "asked_on",
    "support.decided_future": "decided_on",
    "support.decided_before": "decided_on",
    "support.backwards": "ends_on",
    "support.review_before": "review_on",
    "support.result_before": "result_on",
    "support.result_future": "result_on",
}


class SupportFormView(Protocol):
    """What the presenter asks of the sheet."""

    def show_form(self, form: SupportForm, typed: SupportTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        ...

    def say(self, field: str, text: str) -> None:
        """Say what is wrong at a field, or under all of them."""
        ...

    def forget(self) -> None:
        """Hold what is typed for saved."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class SupportHost(Protocol):
    """What the presenter asks of the window."""

    def saved(self, text: str, done: "Done") -> None:
        """Close the sheet, say that it is done and offer to take it back."""
        ...

    def closed(self) -> None:
        """Close the sheet."""
        ...


class SupportFormPresenter:
    """A course or support that is asked for, answered, put right, or over."""

    def __init__(
        self,
        view: SupportFormView,
        cases: SupportCases,
        runner: Runner,
        host: SupportHost,
        about: tuple[str, str, Mode],
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen, self._row, self._mode = about
        self._key = support_key(*about)
        self._form: SupportForm | None = None

    def open(self) -> None:
        """Fill the sheet: from the draft, else with what stands or is likely."""
        self._runner.run(
            lambda _ctx: self._cases.form(self._citizen, self._row, self._key),
            lambda answer: self._on_form(*answer),
            failed=self._on_failed,
        )

    def on_rested(self, typed: object) -> None:
        """Keep what is typed after a rest."""
        text = as_text(typed)
        self._later(lambda: self._cases.keep_draft(self._key, text))

    def keep_now(self, typed: object) -> None:
        """Keep what is typed at once, without a worker: the sheet closes."""
        self._cases.keep_draft(self._key, as_text(typed))

    def on_discarded(self) -> None:
        """Throw the draft away and begin anew."""
        self._drop()
        if self._form is not None:
            self._view.show_form(self._form, fresh(self._form, self._mode), is_draft=False)

    def on_close(self) -> None:
        """Close the sheet; it keeps what is typed."""
        self._host.closed()

    def on_save(self, typed: SupportTyped) -> None:
        """Write it; what is wrong is said at its field and what is typed stays."""
        self._view.say("", "")
        try:
            act = self._act(typed)
        except AtFieldError as wrong:
            self._tell(wrong.field, wrong.error)
            return
        text = self._said(typed)
        self._runner.run(
            lambda _ctx: act(),
            lambda done: self._saved(text, done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _act(self, typed: SupportTyped) -> "Callable[[], Done]":
        """Return what saving does, with all that is typed read."""
        if self._mode == Mode.GRANT:
            granting = as_granting(typed)
            return lambda: self._cases.grant(self._row, granting)
        if self._mode == Mode.REFUSE:
            day = decision_day(typed)
            return lambda: self._cases.turn_down(self._row, typed.state, day, typed.reason)
        if self._mode == Mode.RESULT:
            outcome = as_outcome(typed)
            return lambda: self._cases.result(self._row, outcome)
        wanted = as_edit(typed)
        if self._mode == Mode.EDIT:
            return lambda: self._cases.edit(self._row, wanted)
        return lambda: self._cases.ask(self._citizen, wanted)

    def _said(self, typed: SupportTyped) -> str:
        kind = label(typed.kind, SupportKind)
        words = {
            Mode.NEW: _("{kind} gemt"),
            Mode.EDIT: _("{kind} rettet"),
            Mode.GRANT: _("{kind} bevilget"),
            Mode.REFUSE: _("Svar på {kind} gemt"),
            Mode.RESULT: _("Resultat af {kind} gemt"),
        }[self._mode]
        first = self._mode in {Mode.REFUSE, Mode.RESULT}
        return words.format(kind=kind.lower() if first else kind)

    def _on_form(self, form: SupportForm, draft: str) -> None:
        self._form = form
        kept = from_text(SupportTyped, draft)
        typed = kept or fresh(form, self._mode)
        self._view.show_form(form, typed, is_draft=kept is not None)

    def _saved(self, text: str, done: "Done") -> None:
        self._view.forget()
        self._drop()
        self._host.saved(text, done)

    def _drop(self) -> None:
        self._later(lambda: self._cases.keep_draft(self._key, ""))

    def _later(self, act: Callable[[], None]) -> None:
        self._runner.run(lambda _ctx: act(), _ignore, failed=self._on_failed, lane=WRITE)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._tell(_FIELD_OF.get(error.code, "form"), error)
        else:
            say(self._view, error)

    def _tell(self, field: str, error: FlexDeskError) -> None:
        told = sentence_of(error)
        self._view.say(field, f"{told.happened} {told.do}")


def support_key(citizen: str, row: str, mode: Mode) -> str:
    """Return the key of the draft."""
    return f"support:{citizen}" if mode == Mode.NEW else f"support-{mode.value}:{row}"


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
