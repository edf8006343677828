"""The right half of a card's page: choices over the paper, what holds it back, the paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.domain.card_codes import CARD_LABELS, CardLook, CardSize, Section, Sight
from flexdesk.ui.cards.preview_paper import LARGE, TWICE, WHOLE, WIDTH, PaperView
from flexdesk.ui.cards.preview_words import PreviewWords
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

if TYPE_CHECKING:
    from flexdesk.app.card_preview import Preview, PreviewWish

_SMALL = 32
_TOP = Qt.AlignmentFlag.AlignTop


def sight_choices() -> tuple[Choice, ...]:
    """Return who may look at a card, as segments."""
    return (
        Choice(Sight.INTERN, _("Internt")),
        Choice(Sight.ARBEJDSGIVER, _("Det ser arbejdsgiveren")),
        Choice(Sight.ANONYM, _("Anonymt")),
    )


def look_choices() -> tuple[Choice, ...]:
    """Return the looks of the paper in a word each."""
    return (
        Choice(CardLook.BAAND, _("Farvebånd")),
        Choice(CardLook.LYS, _("Lyst")),
        Choice(CardLook.KLASSISK, _("Klassisk")),
    )


def language_choices() -> tuple[Choice, ...]:
    """Return the languages of the card's fixed words."""
    return (Choice("da", _("Dansk")), Choice("en", _("Engelsk")))


def zoom_choices() -> tuple[Choice, ...]:
    """Return how large the paper is shown."""
    return (
        Choice(WHOLE, _("Hel side")),
        Choice(WIDTH, _("Bredde")),
        Choice(LARGE, _("150 %")),
        Choice(TWICE, _("200 %")),
    )


class PreviewPanel(Card):
    """Builds the preview and emits wishes."""

    size_chosen = Signal(str)
    look_chosen = Signal(str)
    language_chosen = Signal(str)
    compare_wanted = Signal()
    finding_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, ground="sunken", edge="line")
        self._look = look
        self._has_chosen = False
        layout = rows(self, margins=(16, 12, 16, 0), gap=8)
        self.first = columns(gap=8)
        layout.addLayout(self.first)
        layout.addLayout(self._build_second())
        self._build_first()
        self._build_told(layout)
        self._build_paper(layout)

    def _build_first(self) -> None:
        look = self._look
        self.size_row = ChoiceRow(look, _("Papir"), as_segments=True, height=_SMALL + 2)
        self.size_row.setObjectName("card-size")
        self.size_row.set_choices((Choice(CardSize.A4, "A4"), Choice(CardSize.A5, "A5")))
        self.size_row.chosen.connect(self.size_chosen)
        self.look_list = self._list(_("Udseende"), "card-look", look_choices())
        self.look_list.chosen.connect(self.look_chosen)
        self.language_list = self._list(_("Sprog"), "card-language", language_choices())
        self.language_list.chosen.connect(self.language_chosen)
        self.zoom = self._list(_("Størrelse på skærmen"), "card-zoom", zoom_choices())
        self.zoom.chosen.connect(self._on_zoom)
        for widget in (self.size_row, self.look_list, self.language_list):
            self.first.addWidget(widget)
        self.first.addStretch(1)
        self.first.addWidget(self.zoom)

    def _list(self, name: str, key: str, choices: tuple[Choice, ...]) -> Dropdown:
        made = _NamedDropdown(self._look, name)
        made.setObjectName(key)
        made.set_choices(choices, choices[0].key)
        return made

    def _build_second(self) -> QHBoxLayout:
        look = self._look
        self.stopped = Button(look, "", kind="danger", icon="triangle-alert", height=_SMALL)
        self.stopped.setObjectName("card-stopped")
        self.stopped.clicked.connect(self.finding_wanted)
        self.stopped.hide()
        self.fine = label(size=13, tone="muted")
        self.in_words = Button(look, _("I ord"), kind="ghost", icon="file-text", height=_SMALL)
        self.in_words.setObjectName("card-in-words")
        self.in_words.setCheckable(True)
        self.in_words.setToolTip(_("Læs kortet som tekst"))
        self.in_words.toggled.connect(self._on_words)
        self.compare = Button(look, _("Forskelle"), icon="arrow-left-right", height=_SMALL)
        self.compare.setObjectName("card-compare")
        self.compare.clicked.connect(self.compare_wanted)
        self.page = label(size=13, tone="muted")
        line = columns(gap=8)
        line.addWidget(self.stopped)
        line.addWidget(self.fine)
        line.addStretch(1)
        for widget in (self.page, self.in_words, self.compare):
            line.addWidget(widget)
        return line

    def _build_told(self, layout: QVBoxLayout) -> None:
        """Build the line that says what is too much for the paper."""
        self._told = Card(self._look, ground="ambtint", edge="ambtint", radius=6)
        line = columns(self._told, margins=(12, 8, 12, 8), gap=8)
        line.addWidget(Mark(self._look, "triangle-alert", "amber"), 0, _TOP)
        self.too_much = label(size=13, tone="amber", wrap=True)
        line.addWidget(self.too_much, 1)
        self._told.hide()
        layout.addWidget(self._told)

    def _build_paper(self, layout: QVBoxLayout) -> None:
        # a stack shows its first part at once: without a place it would be a window of its own
        place = QWidget()
        layout.addWidget(place, 1)
        self._stack = QStackedLayout(place)
        self.paper = PaperView(self._look)
        self.words = PreviewWords()
        self.words.setObjectName("card-words")
        self.words.setFont(font(14))
        self.words.setAccessibleName(_("Kortet i ord"))
        self._stack.addWidget(self.paper)
        self._stack.addWidget(self.words)

    def take_sights(self, sights: QWidget) -> None:
        """Have the choice of sight here: there is no room for it in the header."""
        self.first.insertWidget(0, sights)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the paper as wide as there is where a whole page is too small to be read."""
        if not self._has_chosen:
            wanted = WIDTH if is_narrow else WHOLE
            self.zoom.choose(wanted)
            self.paper.set_zoom(wanted)

    def show_wish(self, wish: "PreviewWish") -> None:
        """Show how the card is looked at."""
        self.size_row.choose(wish.size)
        self.look_list.choose(wish.look)
        self.language_list.choose(wish.language)

    def show_preview(self, shown: "Preview") -> None:
        """Show the paper, and what holds it back."""
        self.paper.show_preview(shown)
        # the place one reads at is kept while one types
        at = self.words.verticalScrollBar().value()
        if self.words.toPlainText() != shown.text:
            self.words.setPlainText(shown.text)
            self.words.verticalScrollBar().setValue(at)
        count = len(shown.pictures)
        self.page.setText(_("Side 1 af {n}").format(n=count))
        self._show_stopped(shown)
        told = (overflow_words(shown) if shown.overflows else "", left_out_words(shown))
        self.too_much.setText("\n".join(filter(None, told)))
        self._told.setVisible(any(told))

    def _show_stopped(self, shown: "Preview") -> None:
        found, warned = len(shown.stopping), len(shown.findings) - len(shown.stopping)
        self.stopped.setText(
            ngettext("{n} fund skal løses først", "{n} fund skal løses først", found).format(
                n=found
            )
        )
        self.stopped.updateGeometry()
        self.stopped.setVisible(bool(found))
        self.fine.setText(_warned(warned) if not found else "")
        self.fine.setVisible(not found)

    def clear(self) -> None:
        """Drop every picture and word."""
        self.paper.clear()
        self.words.clear()
        self.page.setText("")
        self.stopped.hide()
        self._told.hide()

    def take_focus(self) -> None:
        """Put the focus on the paper."""
        (self.words if self.in_words.isChecked() else self.paper).setFocus()

    def _on_zoom(self, zoom: str) -> None:
        self._has_chosen = True
        self.paper.set_zoom(zoom)

    def _on_words(self, is_on: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self._stack.setCurrentWidget(self.words if is_on else self.paper)


class _NamedDropdown(Dropdown):
    """A dropdown whose name is heard and not drawn: its values speak for themselves."""

    def __init__(self, look: Look, name: str) -> None:
        self._name = name
        super().__init__(look, "", height=_SMALL)

    def show_value(self, value: str) -> None:
        """Write the value."""
        super().show_value(value)
        self.setAccessibleName(f"{self._name}: {value}")


def overflow_words(shown: "Preview") -> str:
    """Return what is too much for the paper, in a line."""
    return _("Der er ikke plads til det hele: {what}").format(
        what="; ".join(str(each.text) for each in shown.overflows)
    )


def left_out_words(shown: "Preview") -> str:
    """Return what is written and no consent covers: an employer does not see it yet."""
    if shown.sight is not Sight.ARBEJDSGIVER or not shown.left_out:
        return ""
    names = ", ".join(_(CARD_LABELS[Section][section]) for section in shown.left_out)
    return _("Vises først, når borgeren har sagt ja til det: {what}.").format(what=names)


def _warned(count: int) -> str:
    if not count:
        return _("Ingen fund")
    return ngettext("{n} ting at overveje", "{n} ting at overveje", count).format(n=count)
