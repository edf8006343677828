"""The sheet that hands a card out: to whom, how, and whether it may leave. No Qt."""

from typing import TYPE_CHECKING, Protocol

from flexdesk.app.card_hand_outs import HandOutWish
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import (
    CARD_LABELS,
    CardChannel,
    CardLook,
    CardSize,
    RecipientKind,
    Sight,
)
from flexdesk.ui.cards.sheets_presenter import (
    CardFormView,
    CardHost,
    CardSheetPresenter,
    choices_of,
)
from flexdesk.ui.cards.sheets_ways import usual_way, ways, ways_of
from flexdesk.ui.parts.choice import Choice

if TYPE_CHECKING:
    from flexdesk.app.card_hand_outs import Answer, HandedOut
    from flexdesk.ui.cards.sheets_cases import CardSheetCases
    from flexdesk.ui.cards.sheets_rows import HandOutStart
    from flexdesk.ui.cards.sheets_ways import Target, Way
    from flexdesk.ui.shared.lanes import Runner

_KEY, _PERSON = "card-may", "card-person"
_PLACE, _HERS = RecipientKind.ARBEJDSPLADS.value, RecipientKind.BORGER.value
_ASKS_ANEW = frozenset(
    {"card.no_consent", "card.expired", "card.withdrawn", "card.grown", "card.other_content",
     "card.wrong_recipient", "card.wrong_channel", "card.not_signed", "card.no_last_day"}
)  # fmt: skip
"""Refusals a new consent mends, or the signature of one that waits."""
_NOT_SIGNED = "card.not_signed"
SIGHTS = (Sight.ARBEJDSGIVER, Sight.ANONYM)


class HandOutView(CardFormView, Protocol):
    """The sheet of a hand-out."""

    def show_consent(self, verb: str) -> None:
        """Offer the verb that mends a refusal; an empty one offers none."""
        ...


class HandOutPresenter(CardSheetPresenter):
    """Says whether the card may leave while one chooses, and hands it out."""

    def __init__(
        self,
        view: HandOutView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "HandOutStart",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._begun = view, cases, start
        self._answer: Answer | None = None
        self._channel, self._place, self._person = "", "", ""
        self._version = start.version
        self._chosen: dict[str, str] = {}

    def start(self) -> None:
        """Fill the sheet."""
        begun, view, usual = self._begun, self._view, self._begun.choices
        view.show_who(begun.who.shown(is_hidden=self._host.is_hidden), _about(begun))
        view.offer("version", choices_of(begun.versions), begun.version)
        view.show_part("version", is_shown=len(begun.versions) > 1)
        view.offer("recipient", _recipients(), begun.recipient)
        places = [begun.workplace] if begun.workplace else []
        view.offer_places("workplace", begun.workplaces, places)
        self._offer_sights(Sight.ARBEJDSGIVER.value)
        view.offer("look", _labels(CardLook), usual["look"])
        view.offer("size", _labels(CardSize), usual["size"])
        view.offer("language", choices_of(_languages()), usual["language"])
        self._offer_channels(usual["channel"])
        self._offer_ways(usual["way"])
        self.on_changed()

    def on_changed(self) -> None:
        """Follow what is chosen, and ask whether the card may leave."""
        values = self._view.values
        if values["version"] != self._version:
            self._version = values["version"]
            self._offer_channels(values["channel"])
            self._offer_sights(values["sight"])
        if self._view.values["channel"] != self._channel:
            self._offer_ways(values["way"])
        values = self._view.values
        is_place = values["recipient"] == _PLACE
        self._view.show_part("workplace", is_shown=is_place)
        self._view.show_part("person", is_shown=is_place)
        way = self._way()
        for key in ("look", "size"):
            self._view.show_part(key, is_shown=way.is_drawn)
        self._view.set_verb(way.verb)
        self._find_person(values["workplace"] if is_place else "")
        self._ask()

    def on_save(self) -> None:
        """Hand the card out: what the way needs is asked first, then all is written at once."""
        values = self._view.values
        if self._answer is None or not self._answer.ok:
            self._view.release()
            return
        if values["recipient"] == _PLACE and not values["workplace"]:
            self._view.say_of("workplace", _("Vælg arbejdspladsen på listen med Enter."))
            return
        way, wish = self._way(), self._wish()
        target = self._host.target(way.key, values["size"], values["sight"])
        if target is None:
            self._view.release()
            return
        self._write(
            lambda: self._handed(wish, target), lambda handed: self._on_out(way, target, handed)
        )

    def on_consent(self) -> None:
        """Go on to the consent: sign the one that waits, or ask for a new one."""
        version, answer = self._view.values["version"], self._answer
        waits = self._begun.waiting.get(version, "")
        if waits and answer is not None and answer.code == _NOT_SIGNED:
            self._host.call("card-sign", waits)
        else:
            self._host.call("card-consent", version)

    def _mending(self, answer: "Answer") -> str:
        if answer.ok or answer.code not in _ASKS_ANEW:
            return ""
        is_waiting = answer.code == _NOT_SIGNED and self._view.values["version"] in (
            self._begun.waiting
        )
        return _("Skriv underskrift…") if is_waiting else _("Nyt samtykke…")

    def _handed(self, wish: HandOutWish, target: "Target") -> "HandedOut":
        handed = self._cases.hand_out(wish, target.deliver)
        self._cases.keep_choices(self._chosen)
        return handed

    def _on_out(self, way: "Way", target: "Target", handed: "HandedOut") -> None:
        # the form is gone before what the way opens comes in its place
        self._host.saved(way.done, handed.done)
        target.finish(handed.file)

    def _ask(self) -> None:
        values, wish = self._view.values, self._wish()
        self._chosen = {key: values[key] for key in ("channel", "way", "look", "size", "language")}
        if values["recipient"] == _PLACE and not values["workplace"]:
            self._answer = None
            self._view.show_consent("")
            self._view.show_answer("", is_ok=False)
            self._view.show_effect(_("Vælg arbejdspladsen: skriv lidt af navnet, og tryk Enter."))
            return
        self._view.show_effect(_effect() if values["recipient"] == _PLACE else _effect_on_her())
        self._runner.run(
            lambda _ctx: self._cases.may(wish), self._on_answer, failed=self._on_failed, key=_KEY
        )

    def _on_answer(self, answer: "Answer") -> None:
        self._answer = answer
        # the verb that mends a refusal is there before the focus leaves the one that cannot
        self._view.show_consent(self._mending(answer))
        self._view.show_answer(self._words(answer), is_ok=answer.ok)

    def _words(self, answer: "Answer") -> str:
        if not answer.ok:
            return answer.text
        values = self._view.values
        places = {one.key: one.name for one in self._begun.workplaces}
        is_place = values["recipient"] == _PLACE
        to = places.get(values["workplace"], "") if is_place else _("borgeren selv")
        told = _("Version {n} kan udleveres til {to}. Samtykket gælder til og med {day}.")
        number = self._begun.numbers.get(values["version"], 0)
        return told.format(n=number, to=to, day=format_day(answer.until))

    def _find_person(self, place: str) -> None:
        """Write whom one talks to there, unless somebody else is typed."""
        if place == self._place:
            return
        self._place = place
        if self._view.values["person"].strip() != self._person:
            return
        self._runner.run(
            lambda _ctx: self._cases.person_at(place),
            self._on_person,
            failed=self._on_failed,
            key=_PERSON,
        )

    def _on_person(self, name: str) -> None:
        if self._view.values["person"].strip() == self._person:
            self._person = name
            self._view.fill({"person": name})

    def _offer_channels(self, wanted: str) -> None:
        offered = self._begun.channels.get(self._version) or tuple(c.value for c in CardChannel)
        named = CARD_LABELS[CardChannel]
        chosen = wanted if wanted in offered else offered[0]
        pairs = [(code.value, named[code]) for code in CardChannel if code.value in offered]
        self._view.offer("channel", choices_of(pairs), chosen)

    def _offer_ways(self, wanted: str) -> None:
        self._channel = self._view.values["channel"]
        offered = [Choice(way.key, way.text) for way in ways_of(self._channel)]
        self._view.offer("way", offered, usual_way(self._channel, wanted))
        self._view.show_part("way", is_shown=len(offered) > 1)

    def _way(self) -> "Way":
        return ways()[self._view.values["way"]]

    def _offer_sights(self, wanted: str) -> None:
        """Offer the named card only where it can go out with a name."""
        is_unnamed = self._begun.who.is_protected or self._version in self._begun.unnamed
        offered = (Sight.ANONYM,) if is_unnamed else SIGHTS
        chosen = Sight.ANONYM.value if is_unnamed else wanted
        self._view.offer("sight", choices_of((s.value, _sight_words(s)) for s in offered), chosen)

    def _wish(self) -> HandOutWish:
        values = self._view.values
        is_place = values["recipient"] == _PLACE
        return HandOutWish(
            version=values["version"],
            recipient=values["recipient"],
            workplace=values["workplace"] if is_place else "",
            person=values["person"].strip() if is_place else "",
            channel=values["channel"],
            sight=values["sight"],
            look=values["look"],
            size=values["size"],
            language=values["language"],
            format=self._way().format.value,
        )


def _about(begun: "HandOutStart") -> str:
    """Return what one should know before a card goes out."""
    number = begun.numbers[begun.version]
    told = [_("Version {n}.").format(n=number)]
    if begun.has_draft:
        told.append(_("Kladden er ikke med, før den er gemt som version."))
    newest = max(begun.numbers.values())
    if begun.numbers[begun.version] != newest:
        words = _("Version {new} mangler samtykke: det er version {n}, der kan udleveres.")
        told.append(words.format(new=newest, n=begun.numbers[begun.version]))
    if begun.who.is_protected:
        told.append(_("Adressen er beskyttet: kortet går kun ud anonymt."))
    return " ".join(told)


def _effect() -> str:
    return _(
        "Udleveringen skrives på borgerens tidslinje og på arbejdspladsens side. Den kan ikke "
        "fortrydes, men kortet kan kaldes hjem."
    )


def _effect_on_her() -> str:
    return _(
        "Udleveringen skrives på borgerens tidslinje og kan ikke fortrydes. Kortet er borgerens "
        "eget."
    )


def _recipients() -> list[Choice]:
    named = CARD_LABELS[RecipientKind]
    return choices_of((kind.value, named[kind]) for kind in RecipientKind)


def _labels(kind: type[CardLook | CardSize]) -> list[Choice]:
    return choices_of((code.value, CARD_LABELS[kind][code]) for code in kind)


def _languages() -> tuple[tuple[str, str], ...]:
    return (("da", _("Dansk")), ("en", _("Engelsk")))


def _sight_words(sight: Sight) -> str:
    return _("Med navn") if sight is Sight.ARBEJDSGIVER else _("Anonymt")
