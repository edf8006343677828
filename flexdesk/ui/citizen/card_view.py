"""The tab Kandidatkort of a citizen's page: how far the card is, consents, where it went."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from flexdesk.app.card_hand_outs import HandOutRow
from flexdesk.app.card_versions import VersionRow
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.citizen.card_cases import CardTabPage
from flexdesk.ui.citizen.card_consent import ConsentCard
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tab_scroll import TabScroll
from flexdesk.ui.parts.table_view import INSET
from flexdesk.ui.parts.two_line_row import TwoLines
from flexdesk.ui.parts.two_lines import TwoLineList

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_TONES = {"neutral": "muted", "good": "accent", "warning": "amber", "danger": "danger"}
_ICONS = {"muted": "info", "accent": "check", "amber": "clock", "danger": "x"}
_OPEN, _HAND_OUT, _CONSENT = "kandidatkort", "card-hand-out", "card-consent"
_COMPARE, _RECALL = "card-compare", "card-recall"
_FEW = 12
_SIDE = 20 - INSET
"""With what a row leaves itself, the inset of the other cards."""


class CardTabView(TabScroll):
    """What there is of a card, the most urgent first."""

    acted = Signal(str, str)
    """Name of an offer, and the row it is about; empty for the citizen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card-tab")
        self._look = look
        self._citizen, self._newest = "", ""
        layout = self.body_layout
        self.notice = NoticeBar(look, "card-notice")
        layout.addWidget(self.notice)
        self.open_button = self._verb(_("Vis kandidatkort"), _OPEN, icon="id-card")
        row, _title = title_row(_("Kandidatkort"), self.open_button)
        layout.addLayout(row)
        text = _(
            "Kortet viser en arbejdsplads, hvad borgeren kan. Det går først ud af huset, når "
            "borgeren har skrevet under på, hvad der må vises, og for hvem."
        )
        self.empty = EmptyState(
            look, "id-card", _("Intet kandidatkort endnu"), text, _("Skriv kandidatkort")
        )
        # the page's header holds the one primary button
        self.empty.button.set_kind("secondary")
        self.empty.wanted.connect(self._on_open)
        self.empty.hide()
        layout.addWidget(self.empty)
        self._build_now(layout)
        self._consents_title = label(_("Samtykker"), size=16, bold=True, tone="head")
        layout.addWidget(self._consents_title)
        self._consents = QVBoxLayout()
        self._consents.setSpacing(12)
        layout.addLayout(self._consents)
        self.cards: list[ConsentCard] = []
        self.hand_outs, self._hand_outs = self._list_card(_("Udleveringer"), "card-hand-outs")
        self.versions, self._versions = self._list_card(_("Versioner"), "card-versions")
        self.hand_outs.pressed.connect(self._on_recall)
        self.versions.pressed.connect(self._on_compare)
        layout.addWidget(self._hand_outs)
        layout.addWidget(self._versions)
        layout.addStretch(1)

    def _build_now(self, layout: QVBoxLayout) -> None:
        self._now = Card(self._look)
        self._now.setObjectName("card-now")
        inside = rows(self._now, margins=(20, 16, 20, 16), gap=8)
        head = columns(gap=12)
        self._version = label(size=16, bold=True, tone="head", wrap=True)
        head.addWidget(self._version, 1, _MIDDLE)
        self._pill = Pill(self._look)
        head.addWidget(self._pill, 0, _MIDDLE)
        inside.addLayout(head)
        self._coverage = label(wrap=True)
        self._coverage.setObjectName("card-coverage")
        inside.addWidget(self._coverage)
        self._draft = label(
            _("Der er en kladde med ændringer, som ikke er gemt som version."), size=13,
            tone="muted", wrap=True,
        )  # fmt: skip
        inside.addWidget(self._draft)
        verbs = columns(gap=8)
        self.hand_out = self._verb(_("Udlever…"), _HAND_OUT, icon="mail")
        self.consent = self._verb(_("Nyt samtykke…"), _CONSENT)
        self.compare = self._verb(_("Sammenlign…"), _COMPARE)
        self.recall = self._verb(_("Kald hjem…"), _RECALL)
        for button in (self.hand_out, self.consent, self.compare, self.recall):
            verbs.addWidget(button)
        verbs.addStretch(1)
        inside.addSpacing(4)
        inside.addLayout(verbs)
        layout.addWidget(self._now)

    def _list_card(self, title: str, name: str) -> tuple[TwoLineList, Card]:
        card = Card(self._look)
        inside = rows(card, margins=(_SIDE, 14, _SIDE, 8), gap=0)
        head = columns(margins=(INSET, 0, INSET, 4))
        head.addWidget(label(title, size=16, bold=True, tone="head"))
        head.addStretch(1)
        inside.addLayout(head)
        made = TwoLineList(self._look, title)
        made.setObjectName(name)
        inside.addWidget(made)
        return made, card

    def _verb(self, text: str, name: str, *, icon: str = "") -> Button:
        made = Button(self._look, text, icon=icon, height=32)
        made.setObjectName(f"tab-{name}")
        made.setProperty("verb", name)
        made.clicked.connect(self._on_verb)
        return made

    def show_page(self, page: CardTabPage, *, is_hidden: bool) -> None:
        """Show versions, consents and hand-outs; the place one had scrolled to stays."""
        at = self.verticalScrollBar().value() if page.citizen == self._citizen else 0
        self._citizen = page.citizen
        self.notice.say("")
        newest = page.newest
        self._newest = newest.id if newest else ""
        has_any = newest is not None or page.has_draft
        self.empty.setVisible(not has_any)
        self.open_button.setVisible(has_any)
        self._now.setVisible(has_any)
        self._show_now(page)
        self._show_consents(page)
        self.hand_outs.show_rows(_given(page.hand_outs[:_FEW], is_hidden=is_hidden))
        self._hand_outs.setVisible(bool(page.hand_outs))
        self.versions.show_rows(_made(page.versions[:_FEW], is_hidden=is_hidden))
        self._versions.setVisible(bool(page.versions))
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Drop every row."""
        self._drop()
        self._version.setText("")
        self._coverage.setText("")
        self.hand_outs.show_rows(())
        self.versions.show_rows(())

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def _show_now(self, page: CardTabPage) -> None:
        newest = page.newest
        for button in (self.hand_out, self.consent):
            button.setVisible(newest is not None)
        self.compare.setVisible(len(page.versions) > 1)
        self.recall.setVisible(bool(page.out))
        self._draft.setVisible(page.has_draft and newest is not None)
        self._coverage.setVisible(newest is not None)
        if newest is None:
            self._version.setText(_("Kladde"))
            self._pill.say(_("Kladde"), icon="pencil", tone="muted")
            return
        day = format_day(newest.day)
        self._version.setText(_("Version {n}, {day}").format(n=newest.number, day=day))
        tone = _TONES.get(newest.tone, newest.tone)
        self._pill.say(newest.state_text, icon=_ICONS.get(tone, "info"), tone=tone)
        words = page.coverage
        if page.recalls:
            told = ngettext("{n} kort skal kaldes hjem.", "{n} kort skal kaldes hjem.",
                            page.recalls)  # fmt: skip
            words = f"{words} {told.format(n=format_number(page.recalls))}"
        self._coverage.setText(words)
        worst = "danger" if page.recalls else page.coverage_tone
        set_tone(self._coverage, "ink" if worst in {"accent", "muted"} else worst)

    def _show_consents(self, page: CardTabPage) -> None:
        self._drop()
        self._consents_title.setVisible(bool(page.consents))
        for row in page.consents[:_FEW]:
            card = ConsentCard(self._look, row)
            card.acted.connect(self.acted)
            self.cards.append(card)
            self._consents.addWidget(card)

    def _drop(self) -> None:
        for card in self.cards:
            self._consents.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def _on_verb(self) -> None:
        name = str(self.sender().property("verb"))
        self.acted.emit(name, self._newest if name == _CONSENT else "")

    def _on_open(self) -> None:
        self.acted.emit(_OPEN, "")

    def _on_recall(self, _row: str) -> None:
        self.acted.emit(_RECALL, "")

    def _on_compare(self, _row: str) -> None:
        self.acted.emit(_COMPARE, "")


def _given(given: Sequence[HandOutRow], *, is_hidden: bool) -> list[TwoLines]:
    """Return the ledger; the person at a workplace is a name too."""
    return [
        TwoLines(
            row.id,
            row.to,
            " · ".join(
                part
                for part in (
                    "" if is_hidden else row.person,
                    _("version {n}").format(n=row.number),
                    row.channel_text.lower(),
                    row.dress_text,
                )
                if part
            ),
            format_day(row.day),
            row.state_text,
            tone="ink" if row.is_out else "muted",
            is_quiet=not row.is_out,
        )
        for row in given
    ]


def _made(versions: Sequence[VersionRow], *, is_hidden: bool) -> list[TwoLines]:
    return [
        TwoLines(
            row.id,
            _("Version {n}").format(n=row.number),
            " · ".join(part for part in (row.by, "" if is_hidden else row.text) if part),
            format_day(row.day),
            row.state_text,
            is_quiet=not row.is_newest,
        )
        for row in versions
    ]
