"""The page of one card: the consent above all, the form left, the paper right.

Where there is room for one of them only, form and paper are two tabs.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.cards.consent_band import ConsentBand
from flexdesk.ui.cards.preview_panel import PreviewPanel, sight_choices
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.tabs import ChoiceRow

if TYPE_CHECKING:
    from flexdesk.app.card_preview import Preview, PreviewWish
    from flexdesk.app.consent_rows import Coverage
    from flexdesk.ui.cards.cases import CardHead

_BOTH_FROM = 980
_FORM, _PAPER = "form", "paper"


class CardPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    sight_chosen = Signal(str)
    closed = Signal()
    save_wanted = Signal()
    hand_out_wanted = Signal()
    consent_wanted = Signal()
    drawing_wanted = Signal()
    content_changed = Signal(object, object)

    def __init__(self, look: Look, builder: Any, header_buttons: Sequence[QWidget] = ()) -> None:  # noqa: ANN401 - the form, known by its signals
        super().__init__()
        self._look = look
        self.builder = builder
        self._is_narrow = False
        self._is_closed = False
        self._part = _FORM
        self._layout = rows(self, margins=(32, 20, 32, 20), gap=12)
        self._layout.addWidget(self._build_header(header_buttons))
        self.notice = NoticeBar(look, "card-page-notice")
        self._layout.addWidget(self.notice)
        self.parts = ChoiceRow(look, _("Kort eller forhåndsvisning"))
        self.parts.setObjectName("card-parts")
        self.parts.set_choices((Choice(_FORM, _("Kort")), Choice(_PAPER, _("Forhåndsvisning"))))
        self.parts.chosen.connect(self._on_part)
        self._layout.addWidget(self.parts)
        body = columns(gap=24)
        body.addWidget(self._build_left(), 12)
        self.preview = PreviewPanel(look)
        body.addWidget(self.preview, 13)
        self._layout.addLayout(body, 1)
        self.finding_wanted = self.preview.finding_wanted
        builder.content_changed.connect(self._on_content)

    def _build_header(self, header_buttons: Sequence[QWidget]) -> QWidget:
        look = self._look
        self.sights = ChoiceRow(look, _("Hvem ser kortet"), as_segments=True)
        self.sights.setObjectName("card-sights")
        self.sights.set_choices(sight_choices())
        self.sights.chosen.connect(self.sight_chosen)
        self.back = Button(look, _("Alle kort"), kind="ghost", icon="chevron-left")
        self.back.setObjectName("all-cards")
        self.back.clicked.connect(self.closed)
        self.save = Button(look, _("Gem version"), kind="primary", icon="save")
        self.save.setObjectName("save-version")
        self.save.clicked.connect(self.save_wanted)
        # in the place of the version once it is saved and nothing may leave yet
        self.ask = Button(look, _("Nyt samtykke…"), kind="primary", icon="shield-check")
        self.ask.setObjectName("ask-consent")
        self.ask.clicked.connect(self.consent_wanted)
        self.ask.hide()
        self.hand_out = Button(look, _("Udlever…"), icon="mail")
        self.hand_out.setObjectName("hand-out")
        self.hand_out.clicked.connect(self.hand_out_wanted)
        self._sight_place = QWidget()
        self._header_sights = columns(self._sight_place)
        self._header_sights.addWidget(self.sights)
        self.header = PageHeader(
            _("Kandidatkort"), self.back, self._sight_place, self.save, self.ask,
            self.hand_out, *header_buttons,
        )  # fmt: skip
        return self.header

    def _build_left(self) -> QWidget:
        self.left = QWidget()
        side = rows(self.left, gap=12)
        self.band = ConsentBand(self._look)
        self.band.wanted.connect(self.consent_wanted)
        side.addWidget(self.band)
        side.addWidget(self.builder, 1)
        return self.left

    def show_head(self, line: str, head: "CardHead", *, is_hidden: bool) -> None:
        """Show whose card it is and what the consent says."""
        del is_hidden
        self._is_closed = head.is_closed
        self.show_line(line)
        self.preview.compare.setEnabled(head.number > 0)
        self.preview.compare.setToolTip("" if head.number else _("Der er kun kladden endnu"))

    def show_coverage(self, told: "Coverage", *, has_version: bool) -> None:
        """Show what the consent says of what is typed."""
        self.band.show_coverage(told, has_version=has_version)

    def show_line(self, line: str) -> None:
        """Show the grey line."""
        self.header.set_line(line)

    def show_verbs(self, *, is_draft: bool, why_not: str, can_hand_out: bool) -> None:
        """Show which verb is next: a version to be saved, else one to be handed out."""
        # the next verb is there before the focus leaves the one that is done
        is_asked = can_hand_out and not (is_draft or self._is_closed or self.band.is_covered)
        self._show_ask(self.band.verb if is_asked else "")
        if why_not and self.save.hasFocus():
            (self.ask if is_asked else self.hand_out if can_hand_out else self.band.link).setFocus()
        self.save.setVisible(not is_asked)
        if self.ask.hasFocus() and not is_asked:
            (self.save if not why_not else self.hand_out).setFocus()
        self.ask.setVisible(is_asked)
        self.save.setEnabled(not why_not)
        self.save.setToolTip(why_not)
        self.save.setAccessibleDescription(why_not)
        self.save.set_kind("primary" if is_draft else "secondary")
        self.hand_out.setEnabled(can_hand_out)
        self.hand_out.setToolTip("" if can_hand_out else _("Gem en version først"))
        self.hand_out.set_kind("secondary" if is_draft or is_asked else "primary")

    def _show_ask(self, verb: str) -> None:
        """Have the verb that leads to a consent ready: it is shown before another is hidden."""
        if verb:
            text = f"{verb}…"
            self.ask.setText(text)
            self.ask.setAccessibleName(text)
            self.ask.updateGeometry()
            self.ask.show()

    def show_wish(self, wish: "PreviewWish") -> None:
        """Show how the card is looked at."""
        self.sights.choose(wish.sight)
        self.preview.show_wish(wish)

    def show_preview(self, shown: "Preview") -> None:
        """Show the paper."""
        self.preview.show_preview(shown)

    def load_builder(self, citizen: str) -> None:
        """Have the form read a citizen's card."""
        self.notice.say("")
        self.preview.clear()
        self.builder.load(citizen)

    def reload_builder(self, citizen: str) -> None:
        """Have the form read the card it shows again."""
        self.notice.say("")
        self.builder.load(citizen)

    def go_to(self, section: str) -> None:
        """Go to a section of the form."""
        self._choose_part(_FORM)
        self.builder.go_to(section)

    def go_to_finding(self, section: str) -> None:
        """Go to the words that hold the card back."""
        self._choose_part(_FORM)
        self.builder.go_to_finding(section)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def take_focus(self) -> None:
        """Put the cursor in the form."""
        self._choose_part(_FORM)
        self.builder.take_focus()

    def toggle_focus(self) -> None:
        """Move between form and paper."""
        is_in_form = self.left.isAncestorOf(self.window().focusWidget())
        self._choose_part(_PAPER if is_in_form else _FORM)
        if is_in_form:
            self.preview.take_focus()
        else:
            self.builder.take_focus()

    def clear(self) -> None:
        """Drop every text and picture."""
        self.preview.clear()
        self.header.set_line("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _BOTH_FROM
        edge = 20 if is_narrow else 32
        self._layout.setContentsMargins(edge, 12 if is_narrow else 20, edge, 16)
        self.parts.setVisible(is_narrow)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._move_sights()
        self._show_parts()

    def _move_sights(self) -> None:
        """Have the sights in the header, or over the paper where the header has no room."""
        if self._is_narrow:
            self.preview.take_sights(self.sights)
        else:
            self._header_sights.addWidget(self.sights)
        self.preview.set_narrow(is_narrow=self._is_narrow)
        self.back.setText("" if self._is_narrow else _("Alle kort"))
        self.back.setAccessibleName(_("Alle kort"))
        self.back.setToolTip(_("Alle kort (Esc)"))
        self.back.updateGeometry()
        self._sight_place.setVisible(not self._is_narrow)

    def _show_parts(self) -> None:
        self.left.setVisible(not self._is_narrow or self._part == _FORM)
        self.preview.setVisible(not self._is_narrow or self._part == _PAPER)

    def _choose_part(self, part: str) -> None:
        self._part = part
        self.parts.choose(part)
        self._show_parts()

    def _on_part(self, part: str) -> None:
        self._choose_part(part)

    def _on_content(self, content: object, overrides: object) -> None:
        # the form tells 40 ms after a key: with the drawing itself that is within 150 ms
        self.content_changed.emit(content, overrides)
        self.drawing_wanted.emit()
