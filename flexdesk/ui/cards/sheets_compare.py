"""Decides what the sheet that compares two versions shows; knows no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _, ngettext
from flexdesk.ui.cards.sheets_presenter import choices_of
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.ui.cards.sheets_cases import CardSheetCases
    from flexdesk.ui.cards.sheets_rows import CompareStart, Difference, Who
    from flexdesk.ui.shared.lanes import Runner

_KEY = "card-compare"


class CompareView(Protocol):
    """The sheet as its presenter sees it."""

    def show_versions(self, name: str, versions: Sequence[Choice], before: str, after: str) -> None:
        """Offer these versions, two of them chosen."""
        ...

    def show_differences(self, words: str, found: "Sequence[Difference]") -> None:
        """Show what is different."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class ComparePresenter:
    """Two versions of one card."""

    def __init__(
        self,
        view: CompareView,
        cases: "CardSheetCases",
        runner: "Runner",
        start: "CompareStart",
        *,
        is_hidden: bool,
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._begun, self._is_hidden = start, is_hidden

    def start(self) -> None:
        """Show the two newest."""
        begun = self._begun
        name = begun.who.shown(is_hidden=self._is_hidden)
        self._view.show_versions(name, choices_of(begun.versions), begun.before, begun.after)
        self.on_chosen(begun.before, begun.after)

    def on_chosen(self, before: str, after: str) -> None:
        """Compare the two that are chosen."""
        if before == after:
            words = (
                _("Der er kun én version")
                if len(self._begun.versions) == 1
                else _("Vælg to forskellige versioner")
            )
            self._view.show_differences(words, ())
            return
        self._runner.run(
            lambda _ctx: self._cases.compare(before, after),
            self._on_found,
            failed=lambda error: say(self._view, error),
            key=_KEY,
        )

    def _on_found(self, found: "Sequence[Difference]") -> None:
        grown = sum(one.is_growth for one in found)
        if not found:
            words = _("De to versioner siger det samme")
        else:
            words = ngettext("{n} forskel", "{n} forskelle", len(found)).format(n=len(found))
            more = _(" · {n} siger mere end før og kræver et nyt samtykke")
            words += more.format(n=grown) if grown else _(" · intet, der kræver et nyt samtykke")
        if self._is_hidden:
            found = [_masked(one, self._begun.who) for one in found]
        self._view.show_differences(words, found)


def _masked(one: "Difference", who: "Who") -> "Difference":
    """Return a difference without the citizen's names."""
    before, after = one.before, one.after
    for word in who.name.split():
        before, after = before.replace(word, "–"), after.replace(word, "–")
    return replace(one, before=before, after=after)
