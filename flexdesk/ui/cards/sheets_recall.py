"""The sheets of taking back: a consent that is withdrawn, and cards that are called back. No Qt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import CARD_LABELS, ConsentEnd
from flexdesk.ui.cards.sheets_presenter import CardFormView, CardHost, CardSheetPresenter
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, must_day, say_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.app.changes import Done
    from flexdesk.ui.cards.sheets_cases import CardSheetCases
    from flexdesk.ui.cards.sheets_rows import OutLine, OutPage, WithdrawStart
    from flexdesk.ui.shared.lanes import Runner


class OutView(CardFormView, Protocol):
    """A sheet with cards that are out."""

    def show_out(self, title: str, lines: "Sequence[OutLine]") -> None:
        """Show the cards that are out."""
        ...


class _OutPresenter(CardSheetPresenter):
    """Shows cards that are out, and says that a letter is copied."""

    def on_copied(self) -> None:
        """Say that a letter is copied."""
        self._host.told(_("Brevet er kopieret. Det nævner ingen ved navn"))

    def _hidden_or_not(self, lines: "Sequence[OutLine]") -> "tuple[OutLine, ...]":
        """Return the cards as they may be shown now: who got one is a name too."""
        if not self._host.is_hidden:
            return tuple(lines)
        return tuple(replace(line, person="") for line in lines)


class WithdrawPresenter(_OutPresenter):
    """A consent that is taken back; then its cards are called home."""

    def __init__(
        self,
        view: OutView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "WithdrawStart",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._begun = view, cases, start

    def start(self) -> None:
        """Fill the form, with every card that is out and its letter."""
        begun, view = self._begun, self._view
        view.show_who(begun.who.shown(is_hidden=self._host.is_hidden), begun.words)
        view.offer("how", _ends(), ConsentEnd.BORGER.value)
        view.fill({"day": format_day(begun.today)})
        if begun.draft:
            view.fill_draft(begun.draft)
        view.show_effect(
            _("Fra den dag kan kortet ikke udleveres på dette samtykke. Det kan ikke fortrydes.")
        )
        view.show_out(out_words(len(begun.out)), self._hidden_or_not(begun.out))

    def on_save(self) -> None:
        """Take the consent back; cards that are out are next."""
        values, begun = self._view.values, self._begun
        try:
            day = must_day(values, "day", begun.today)
        except DayError as error:
            say_day(self._view, error)
            return
        how, text = values["how"], values["text"]

        def job() -> "Done":
            done = self._cases.withdraw(begun.consent, day, how, text)
            self._cases.keep(begun.key, None)
            return done

        def saved(done: "Done") -> None:
            self._host.saved(_("Samtykket er trukket tilbage"), done)
            if begun.out:
                self._host.call("card-recall", begun.who.id)

        self._write(job, saved)


class RecallPresenter(_OutPresenter):
    """The cards of a citizen that are out: called back, and how that ended."""

    def __init__(
        self,
        view: OutView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "OutPage",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._page = view, cases, start

    def start(self) -> None:
        """Show the cards."""
        self._view.fill({"day": format_day(self._page.today)})
        self._show()

    def on_save(self) -> None:
        """Call all back that nobody asked for yet: those that must, or all when none must."""
        rows = self._to_ask()
        day = self._day()
        if day is not None and rows:
            self._ask(rows, day)
        else:
            self._view.release()

    def on_asked_back(self, row: str) -> None:
        """Call one back."""
        day = self._day()
        if day is not None:
            self._ask((row,), day)

    def on_ended(self, row: str, how: str) -> None:
        """Write how a call ended."""
        day = self._day()
        if day is not None:
            self._run(lambda: self._cases.recalled(row, day, how), _("Svaret er gemt"))

    def _to_ask(self) -> tuple[str, ...]:
        lines = [line for line in self._page.lines if line.asked_back_on is None and line.can_ask]
        must = [line for line in lines if line.reason]
        return tuple(line.id for line in must or lines)

    def _ask(self, rows: Sequence[str], day: dt.date) -> None:
        words = ngettext("{n} kort er kaldt hjem", "{n} kort er kaldt hjem", len(rows))
        self._run(lambda: self._cases.ask_back(rows, day), words.format(n=len(rows)))

    def _run(self, job: "Callable[[], Done]", words: str) -> None:
        citizen = self._page.who.id

        def work() -> "tuple[Done, OutPage]":
            return job(), self._cases.out_page(citizen)

        def shown(answer: "tuple[Done, OutPage]") -> None:
            self._page = answer[1]
            self._view.release()
            if self._page.lines:
                self._host.told(words)
                self._show()
            else:
                self._host.saved(words, answer[0])

        self._write(work, shown, is_kept=True)

    def _day(self) -> dt.date | None:
        try:
            return must_day(self._view.values, "day", self._page.today)
        except DayError as error:
            say_day(self._view, error)
            return None

    def _show(self) -> None:
        page, view = self._page, self._view
        must = sum(bool(line.reason) for line in page.lines)
        line = ngettext("{n} kort skal hjem", "{n} kort skal hjem", must).format(n=must)
        name = page.who.shown(is_hidden=self._host.is_hidden)
        view.show_who(name, line if must else _("Ingen kort skal hjem lige nu"))
        rows = self._to_ask()
        many = len(rows) > 1
        view.set_verb(_("Kald alle hjem") if many else _("Kald hjem"))
        view.show_answer("", is_ok=bool(rows))
        view.show_effect(
            _("Send brevet til arbejdspladsen, og skriv det her. Det kan ikke fortrydes.")
            if page.lines
            else _("Ingen kort er ude.")
        )
        title = out_words(len(page.lines)) if page.lines else ""
        view.show_out(title, self._hidden_or_not(page.lines))


def out_words(count: int) -> str:
    """Return how many cards are out in words."""
    if not count:
        return _("Ingen kort er ude på dette samtykke")
    return ngettext("{n} kort er ude", "{n} kort er ude", count).format(n=count)


def _ends() -> list[Choice]:
    named = CARD_LABELS[ConsentEnd]
    shown = (end for end in ConsentEnd if end is not ConsentEnd.AFLOEST)
    return [Choice(end.value, named[end]) for end in shown]
