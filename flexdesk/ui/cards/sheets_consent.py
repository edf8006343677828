"""The sheets of a consent: what is asked, and the day it was given. No Qt."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.card_consents import ConsentTyped
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import (
    CARD_LABELS,
    CardChannel,
    CardSize,
    ConsentHow,
    Recipients,
)
from flexdesk.ui.cards.sheets_presenter import (
    CardFormView,
    CardHost,
    CardSheetPresenter,
    choices_of,
)
from flexdesk.ui.cards.sheets_ways import PDF, PRINT
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, must_day, say_day
from flexdesk.ui.shared.lanes import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.app.card_files import OutFile
    from flexdesk.app.changes import Done
    from flexdesk.ui.cards.sheets_cases import CardSheetCases
    from flexdesk.ui.cards.sheets_rows import ConsentStart, SignStart
    from flexdesk.ui.shared.lanes import Runner

_NOW, _LATER = "now", "later"
_ONE = Recipients.ARBEJDSPLADS.value
SEPARATOR = ","


class ConsentPresenter(CardSheetPresenter):
    """A consent that is given now, or prepared for a signature."""

    def __init__(
        self,
        view: CardFormView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "ConsentStart",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._begun = view, cases, start

    def start(self) -> None:
        """Fill the form with what is usually asked, and with what was typed before."""
        begun, view, typed = self._begun, self._view, self._begun.proposed
        line = _("Samtykke til version {n} af kandidatkortet").format(n=begun.number)
        view.show_who(begun.who.shown(is_hidden=self._host.is_hidden), line)
        view.offer("recipients", _labels(Recipients), typed.recipients)
        chosen = [typed.workplace] if typed.workplace else []
        view.offer_places("workplace", begun.workplaces, chosen)
        view.offer_group("sections", choices_of(begun.sections), typed.sections)
        view.offer_group("channels", _labels(CardChannel), typed.channels)
        view.offer("given", [Choice(_LATER, _("Underskrives senere")),
                             Choice(_NOW, _("Er givet"))], _LATER)  # fmt: skip
        view.offer("how", _labels(ConsentHow), ConsentHow.UNDERSKRIFT.value)
        until = format_day(typed.valid_until) if typed.valid_until else ""
        view.fill({"purpose": typed.purpose, "valid_until": until, "text": typed.text,
                   "signed_on": format_day(begun.today)})  # fmt: skip
        if begun.draft:
            view.fill_draft(begun.draft)
        self.on_changed()

    def on_changed(self) -> None:
        """Show what belongs to the choices, and say what saving does."""
        values = self._view.values
        is_now = values["given"] == _NOW
        self._view.show_part("workplace", is_shown=values["recipients"] == _ONE)
        for key in ("how", "signed_on"):
            self._view.show_part(key, is_shown=is_now)
        self._view.set_verb(_("Gem samtykke") if is_now else _("Klargør blanket"))
        once = _("Et samtykke kan ikke fortrydes: det kan trækkes tilbage når som helst.")
        later = _("Du får en side til underskrift. Kortet kan udleveres, når den er underskrevet.")
        self._view.show_effect(once if is_now else later)

    def on_save(self) -> None:
        """Write the consent; one that waits for a signature goes on to its page."""
        values = self._view.values
        try:
            until = must_day(values, "valid_until", self._begun.today, after=self._begun.today)
            is_now = values["given"] == _NOW
            signed = must_day(values, "signed_on", self._begun.today) if is_now else None
        except DayError as error:
            say_day(self._view, error)
            return
        if values["recipients"] == _ONE and not values["workplace"]:
            self._view.say_of("workplace", _("Vælg arbejdspladsen på listen med Enter."))
            return
        for key in ("sections", "channels"):
            if not values[key]:
                self._view.say_of(key, _("Vælg mindst én."))
                return
        self._save(_typed(values, until), signed)

    def _save(self, typed: ConsentTyped, signed: dt.date | None) -> None:
        version, how, key = self._begun.version, self._view.values["how"], self._begun.key

        def job() -> "Done":
            if signed is None:
                done = self._cases.prepare(version, typed)
            else:
                done = self._cases.give(version, typed, signed, how)
            self._cases.keep(key, None)
            return done

        def saved(done: "Done") -> None:
            if signed is None:
                self._host.saved(_("Samtykket er klargjort til underskrift"), done)
                self._host.call("card-sign", done.id)
            else:
                self._host.saved(_("Samtykke gemt"), done)

        self._write(job, saved)


class SignView(CardFormView, Protocol):
    """The sheet of a signature."""

    def show_paper(self, words: str) -> None:
        """Say which file is kept with the signature."""
        ...

    def show_form(self, pages: Sequence[object]) -> None:
        """Show the page the citizen signs."""
        ...


class SignPresenter(CardSheetPresenter):
    """The page the citizen signs, and the day she did."""

    def __init__(
        self,
        view: SignView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "SignStart",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._begun = view, cases, start
        self._form: OutFile | None = None
        self._paper = ""
        self.draw: Callable[[bytes], Sequence[object]] = _no_pages
        """What turns a PDF into pictures, on a worker."""

    def start(self) -> None:
        """Fill the form and have its page drawn."""
        begun, view = self._begun, self._view
        line = _("Version {n} · {words}").format(n=begun.number, words=begun.words)
        view.show_who(begun.who.shown(is_hidden=self._host.is_hidden), line)
        view.offer("how", _labels(ConsentHow), ConsentHow.UNDERSKRIFT.value)
        view.fill({"signed_on": format_day(begun.today)})
        view.show_effect(
            _("Når underskriften er gemt, kan kortet udleveres. Den kan ikke fortrydes, men "
              "samtykket kan trækkes tilbage.")
        )  # fmt: skip
        consent = begun.consent

        def read() -> "tuple[OutFile, Sequence[object]]":
            out = self._cases.form(consent)
            return out, self.draw(out.data)

        self._runner.run(
            lambda _ctx: read(), self._on_form, failed=self._on_failed, lane=FILES, key="card-form"
        )

    def on_save(self) -> None:
        """Write the day of the signature."""
        values = self._view.values
        try:
            day = must_day(values, "signed_on", self._begun.today)
        except DayError as error:
            say_day(self._view, error)
            return
        self._write(
            lambda: self._cases.sign(self._begun.consent, day, values["how"], self._paper),
            lambda done: self._host.saved(_("Samtykket er underskrevet"), done),
        )

    def on_paper(self, path: str) -> None:
        """Keep this file with the signature."""
        self._paper = path
        self._view.show_paper(_("Vedlagt. Vælg en anden side…"))

    def on_drop(self) -> None:
        """Take the consent away: it was never given."""
        self._write(
            lambda: self._cases.drop(self._begun.consent),
            lambda done: self._host.saved(_("Det klargjorte samtykke er slettet"), done),
        )

    def on_print(self) -> None:
        """Print the page."""
        self._give(PRINT, _("Blanketten er sendt til printeren"))

    def on_file(self) -> None:
        """Save the page."""
        self._give(PDF, _("Blanketten er gemt"))

    def _give(self, way: str, told: str) -> None:
        form = self._form
        if form is None:
            return
        target = self._host.target(way, CardSize.A4.value)
        if target is None:
            return

        def given(_answer: object) -> None:
            target.finish(form)
            self._host.told(told)

        self._runner.run(
            lambda _ctx: target.deliver(form), given, failed=self._on_failed, lane=FILES
        )

    def _on_form(self, answer: "tuple[OutFile, Sequence[object]]") -> None:
        self._form = answer[0]
        self._view.show_form(answer[1])


def _typed(told: Mapping[str, str], until: dt.date) -> ConsentTyped:
    is_one = told["recipients"] == _ONE
    return ConsentTyped(
        purpose=told["purpose"],
        sections=_split(told["sections"]),
        recipients=told["recipients"],
        workplace=told["workplace"] if is_one else "",
        channels=_split(told["channels"]),
        valid_until=until,
        text=told["text"],
    )


def _split(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split(SEPARATOR) if part)


def _labels(kind: type[Recipients | CardChannel | ConsentHow]) -> list[Choice]:
    return choices_of((code.value, CARD_LABELS[kind][code]) for code in kind)


def _no_pages(_data: bytes) -> Sequence[object]:
    return ()
