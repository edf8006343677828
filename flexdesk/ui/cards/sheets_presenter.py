"""What the sheets of kandidatkort have in common: a form, a window, one write at a time. No Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import say_at
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.cards.sheets_rows import PlacePick
    from flexdesk.ui.cards.sheets_ways import Target

FIELDS: Mapping[str, str] = {
    "card.no_workplace": "workplace",
    "consent.no_workplace": "workplace",
    "consent.workplace_unknown": "workplace",
    "consent.no_sections": "sections",
    "consent.protected": "sections",
    "consent.no_channels": "channels",
    "consent.no_purpose": "purpose",
    "consent.no_last_day": "valid_until",
    "consent.last_day_past": "valid_until",
    "consent.too_long": "valid_until",
    "consent.signed_future": "signed_on",
    "consent.signed_before_version": "signed_on",
    "consent.signed_after_end": "signed_on",
    "consent.withdrawn_future": "day",
    "consent.withdrawn_before": "day",
    "card.recall_future": "day",
    "card.recall_early": "day",
}
"""At which part an error is said; the others are said under them all."""


class CardFormView(Protocol):
    """A sheet as its presenter sees it."""

    @property
    def values(self) -> Mapping[str, str]:
        """What is typed and chosen, by the names of the parts."""
        ...

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the parts."""
        ...

    def fill_draft(self, draft: Mapping[str, str]) -> None:
        """Put in what was typed the last time, and say so."""
        ...

    def hide_kept(self) -> None:
        """Say no more that what stands here was typed the last time."""
        ...

    def offer(self, key: str, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these in a list or as segments."""
        ...

    def offer_group(self, key: str, choices: Sequence[Choice], chosen: Iterable[str]) -> None:
        """Offer these as checks."""
        ...

    def offer_places(self, key: str, places: "Sequence[PlacePick]", chosen: Sequence[str]) -> None:
        """Have a picker find these."""
        ...

    def show_part(self, key: str, *, is_shown: bool) -> None:
        """Show a part, or leave it out."""
        ...

    def show_who(self, name: str, line: str = "") -> None:
        """Show whom it is about, and how things stand."""
        ...

    def show_effect(self, text: str) -> None:
        """Say what saving would do."""
        ...

    def show_answer(self, text: str, *, is_ok: bool) -> None:
        """Say whether it may be done."""
        ...

    def set_verb(self, verb: str) -> None:
        """Have the primary button say another verb."""
        ...

    def release(self) -> None:
        """It was not saved after all: the primary button works again."""
        ...

    def say_of(self, key: str, text: str) -> None:
        """Mark a part as wrong."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...

    def forget(self) -> None:
        """Nothing typed here is kept any more."""
        ...


class CardHost(Protocol):
    """The window, as far as a sheet needs it."""

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        ...

    def saved(self, text: str, done: "Done | None") -> None:
        """Close the sheet and say that something is done."""
        ...

    def call(self, name: str, *about: str) -> None:
        """Go on with another sheet."""
        ...

    def target(self, way: str, size: str, sight: str = "") -> "Target | None":
        """Ask where a card is to go; None when the user thinks better of it."""
        ...

    def told(self, text: str) -> None:
        """Say something in the toast; the sheet stays."""
        ...


class CardSheetPresenter:
    """Runs one write at a time and tells errors at their part."""

    def __init__(self, view: CardFormView, runner: Runner, host: CardHost) -> None:
        self._any, self._runner, self._host = view, runner, host
        self._is_busy = False

    def on_changed(self) -> None:
        """What is typed rested."""

    def _write(
        self, job: "Callable[[], Any]", then: "Callable[[Any], None]", *, is_kept: bool = False
    ) -> None:
        """Write once; *is_kept* leaves what is typed a draft."""
        if self._is_busy:
            return
        self._is_busy = True

        def done(answer: object) -> None:
            self._is_busy = False
            if not is_kept:
                self._any.forget()
            then(answer)

        self._runner.run(lambda _ctx: job(), done, failed=self._refuse, lane=WRITE)

    def _refuse(self, error: BaseException) -> None:
        self._is_busy = False
        self._any.release()
        say_at(self._any, error, FIELDS)

    def _on_failed(self, error: BaseException) -> None:
        say(self._any, error)


def choices_of(pairs: Iterable[tuple[str, str]]) -> list[Choice]:
    """Return choices from codes and words."""
    return [Choice(key, text) for key, text in pairs]
