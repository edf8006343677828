"""The sheet that hands several cards to one workplace in one go. No Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.card_hand_outs import HandOutWish
from flexdesk.base.language import _, ngettext
from flexdesk.domain.card_codes import (
    CARD_LABELS,
    CardChannel,
    CardFormat,
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
from flexdesk.ui.cards.sheets_ways import PDF, PRINT, ways
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.two_line_row import TwoLines

if TYPE_CHECKING:
    from flexdesk.app.card_hand_outs import HandedOut
    from flexdesk.ui.cards.sheets_cases import CardSheetCases
    from flexdesk.ui.cards.sheets_rows import BatchLine, BatchStart
    from flexdesk.ui.cards.sheets_ways import Target
    from flexdesk.ui.shared.lanes import Runner

_KEY = "card-batch"


class BatchView(CardFormView, Protocol):
    """The sheet of several hand-outs."""

    @property
    def picked(self) -> tuple[str, ...]:
        """The versions that are chosen."""
        ...

    def show_candidates(
        self, may: Sequence[TwoLines], may_not: Sequence[TwoLines], picked: Sequence[str]
    ) -> None:
        """Show whose card may go there, and the others with the reason."""
        ...


class BatchPresenter(CardSheetPresenter):
    """Candidates are chosen among those whose consent covers the workplace: one PDF, one go."""

    def __init__(
        self,
        view: BatchView,
        cases: "CardSheetCases",
        runner: "Runner",
        host: CardHost,
        start: "BatchStart",
    ) -> None:
        super().__init__(view, runner, host)
        self._view, self._cases, self._begun = view, cases, start
        self._asked = ("", "")

    def start(self) -> None:
        """Fill the sheet."""
        begun, view, usual = self._begun, self._view, self._begun.choices
        view.show_who(begun.name, begun.where)
        channels = [code for code in CardChannel if code is not CardChannel.VIST]
        view.offer("channel", _labels(channels, CardChannel), begun.channel)
        both = ways()
        shown = [Choice(key, both[key].text) for key in (PRINT, PDF)]
        view.offer("way", shown, usual["way"] if usual["way"] in (PRINT, PDF) else PDF)
        sights = [Choice(Sight.ARBEJDSGIVER.value, _("Med navn")),
                  Choice(Sight.ANONYM.value, _("Anonymt"))]  # fmt: skip
        view.offer("sight", sights, Sight.ARBEJDSGIVER.value)
        view.offer("size", _labels(CardSize, CardSize), usual["size"])
        view.offer("look", _labels(CardLook, CardLook), usual["look"])
        languages = (("da", _("Dansk")), ("en", _("Engelsk")))
        view.offer("language", choices_of(languages), usual["language"])
        self._asked = self._asks()
        self._show()

    def on_changed(self) -> None:
        """Ask anew whose card may go when the channel or the sight is another."""
        if self._asks() == self._asked:
            self.on_picked()
            return
        self._asked = self._asks()
        place, (channel, sight) = self._begun.workplace, self._asked
        self._runner.run(
            lambda _ctx: self._cases.batch_start(place, channel, sight),
            self._on_read,
            failed=self._on_failed,
            key=_KEY,
        )

    def on_picked(self) -> None:
        """Say how many go."""
        count = len(self._view.picked)
        verb = ngettext("Udlever {n} kort…", "Udlever {n} kort…", count).format(n=count)
        self._view.set_verb(verb if count else _("Udlever"))
        self._view.show_answer("", is_ok=bool(count))
        told = _(
            "Alle kort gemmes i én fil og skrives som udleveret hver for sig. Det kan ikke "
            "fortrydes, men kort kan kaldes hjem."
        )
        self._view.show_effect(told if count else _("Vælg kandidater: mellemrum vælger rækken."))

    def on_save(self) -> None:
        """Hand them out: what the way needs is asked first, then all is written at once."""
        values, picked = self._view.values, self._view.picked
        target = self._host.target(values["way"], values["size"]) if picked else None
        if target is None:
            self._view.release()
            return
        wishes = [self._wish(version) for version in picked]
        self._write(
            lambda: self._cases.hand_out_many(wishes, target.deliver),
            lambda handed: self._on_out(len(wishes), target, handed),
        )

    def _on_out(self, count: int, target: "Target", handed: "HandedOut") -> None:
        target.finish(handed.file)
        words = ngettext("{n} kort er udleveret", "{n} kort er udleveret", count)
        self._host.saved(words.format(n=count), handed.done)

    def _on_read(self, start: "BatchStart") -> None:
        self._begun = start
        self._show()

    def _show(self) -> None:
        begun, picked = self._begun, set(self._view.picked)
        may, may_not = begun.may, begun.may_not
        self._view.show_candidates(
            [self._line(line) for line in may],
            [self._line(line) for line in may_not],
            [line.version for line in may if line.version in picked],
        )
        self.on_picked()

    def _line(self, line: "BatchLine") -> TwoLines:
        name = line.who.shown(is_hidden=self._host.is_hidden)
        version = _("version {n}").format(n=line.number)
        return TwoLines(line.version, name, line.text, version)

    def _asks(self) -> tuple[str, str]:
        values = self._view.values
        return values["channel"], values["sight"]

    def _wish(self, version: str) -> HandOutWish:
        values = self._view.values
        return HandOutWish(
            version=version,
            recipient=RecipientKind.ARBEJDSPLADS.value,
            workplace=self._begun.workplace,
            person=values["person"].strip(),
            channel=values["channel"],
            sight=self._sight(version, values["sight"]),
            look=values["look"],
            size=values["size"],
            language=values["language"],
            format=CardFormat.PDF.value,
        )

    def _sight(self, version: str, wanted: str) -> str:
        """Return the sight of one card: a protected address has no named one."""
        line = next(line for line in self._begun.may if line.version == version)
        return Sight.ANONYM.value if line.who.is_protected else wanted


def _labels(
    codes: Sequence[CardChannel] | type[CardLook | CardSize],
    kind: type[CardChannel | CardLook | CardSize],
) -> list[Choice]:
    return choices_of((code.value, CARD_LABELS[kind][code]) for code in codes)
