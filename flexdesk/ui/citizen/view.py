"""The frame of a citizen's page: where one is, who it is, what one must know, the tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexdesk.app.citizen_head import CLOSED, DEAD, PAUSED, PROTECTED, Band, CitizenHead
from flexdesk.base.language import _
from flexdesk.ui.citizen.tabs import TabSpec
from flexdesk.ui.citizens.reveal import CprLine
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import heading, label
from flexdesk.ui.parts.tabs import ChoiceRow

_BOTTOM = Qt.AlignmentFlag.AlignBottom
_NARROW = 900
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_BANDS = {
    PROTECTED: ("shield-check", "amber", "ambtint"),
    PAUSED: ("clock", "head", "tint"),
    CLOSED: ("lock", "head", "sunken"),
    DEAD: ("info", "head", "sunken"),
}


class _BandLine(QWidget):
    """One line one must know, with what one can do about it."""

    wanted = Signal(str)

    def __init__(self, look: Look, band: Band) -> None:
        super().__init__()
        self._look, self._band = look, band
        tone = _BANDS[band.kind][1]
        layout = columns(self, margins=(42, 8, 14, 8), gap=12)
        words = label(band.text, bold=True, tone=tone, wrap=True)
        layout.addWidget(words, 1)
        verb = _verbs().get(band.kind)
        if verb:
            button = Button(look, verb, kind="link")
            button.setObjectName(f"band-{band.kind}")
            button.clicked.connect(self._on_clicked)
            layout.addWidget(button)
        self.setObjectName("band")
        self.setAccessibleName(band.text)

    def _on_clicked(self) -> None:
        self.wanted.emit(self._band.kind)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        icon, tone, ground = _BANDS[self._band.kind]
        painter.setPen(look.pen("line"))
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        look.draw_icon(painter, icon, tone, QPointF(14, (self.height() - 18) / 2), 18)
        painter.end()


def _verbs() -> dict[str, str]:
    return {PAUSED: _("Ret pausen"), CLOSED: _("Genåbn sag")}


class CitizenPageView(QWidget):
    """Builds the frame and emits wishes."""

    list_wanted = Signal()
    moved = Signal(int)
    reveal_wanted = Signal()
    visit_wanted = Signal()
    placement_wanted = Signal()
    note_wanted = Signal()
    band_wanted = Signal(str)
    tab_chosen = Signal(str)

    def __init__(self, look: Look, specs: Sequence[TabSpec], menu: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._specs = look, tuple(specs)
        self._counts: dict[str, str] = {}
        self._head: CitizenHead | None = None
        self._layout = rows(self, gap=0)
        top = QWidget()
        self._top = rows(top, margins=(32, 14, 32, 0), gap=0)
        self._layout.addWidget(top)
        self._build_crumbs(look)
        self._build_head(look, menu)
        self.notice = NoticeBar(look, "citizen-notice")
        self._top.addWidget(self.notice)
        bands = QWidget()
        self._bands = rows(bands, margins=(0, 12, 0, 0), gap=8)
        self._band_host = bands
        self._top.addWidget(bands)
        self._top.addSpacing(10)
        self.tabs = ChoiceRow(look, _("Dele af borgerens side"))
        self.tabs.setObjectName("citizen-tabs")
        self.tabs.chosen.connect(self.tab_chosen)
        self._top.addWidget(self.tabs)
        self._stack = QStackedWidget()
        # a tab fits itself to the room there is, and never holds the window open
        self._stack.setMinimumSize(300, 160)
        self._layout.addWidget(self._stack, 1)
        self._show_tabs()

    def _build_crumbs(self, look: Look) -> None:
        line = columns(gap=6)
        crumb = Button(look, _("Borgere"), kind="link")
        crumb.setObjectName("crumb")
        crumb.clicked.connect(self.list_wanted)
        line.addWidget(crumb)
        line.addWidget(label("\u203a", size=13, tone="muted"))
        self._crumb = label(size=13, tone="muted")
        line.addWidget(self._crumb)
        line.addStretch(1)
        self._place = label(size=13, tone="muted", tabular=True)
        line.addWidget(self._place)
        self._previous = icon_button(
            look, "chevron-left", _("Forrige borger (Alt Venstre)"), height=28, bare=True
        )
        self._next = icon_button(
            look, "chevron-right", _("Næste borger (Alt Højre)"), height=28, bare=True
        )
        self._previous.setObjectName("previous-citizen")
        self._next.setObjectName("next-citizen")
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        line.addWidget(self._previous)
        line.addWidget(self._next)
        self._top.addLayout(line)

    def _build_head(self, look: Look, menu: QWidget) -> None:
        line = columns(gap=8)
        words = column(line, gap=0)
        self._name = heading()
        words.addWidget(self._name)
        about = columns(gap=0)
        self._cpr = CprLine(look)
        self._cpr.reveal_wanted.connect(self.reveal_wanted)
        about.addWidget(self._cpr)
        self._now = label(tone="muted")
        # it never holds the window open: without room it moves to a line of its own
        self._now.setMinimumWidth(1)
        about.addWidget(self._now)
        about.addStretch(1)
        words.addLayout(about)
        self._now_below = label(tone="muted", wrap=True)
        words.addWidget(self._now_below)
        self._visit = Button(look, _("Besøgsark"), icon="map-pin")
        self._visit.setObjectName("visit")
        self._visit.clicked.connect(self.visit_wanted)
        self._placement = Button(look, _("Nyt forløb"), icon="plus")
        self._placement.setObjectName("new-placement")
        self._placement.clicked.connect(self.placement_wanted)
        self._note = Button(look, _("Nyt notat"), kind="primary", icon="pencil")
        self._note.setObjectName("new-note")
        self._note.setToolTip(_("Nyt notat eller ny kontakt (N)"))
        self._note.clicked.connect(self.note_wanted)
        for button in (self._visit, self._placement, self._note, menu):
            line.addWidget(button, 0, _BOTTOM)
        self._top.addLayout(line)

    def show_head(self, head: CitizenHead | None, name: str) -> None:
        """Show who it is; nobody clears the page."""
        self._head = head
        self._name.setText(name)
        self.setAccessibleName(name)
        if head is None:
            self._cpr.clear()
            self._now.setText("")
            self._now_below.setText("")
            self._show_bands(())
            return
        parts = [_("{age} år").format(age=head.age), head.consultant]
        about = " · ".join(part for part in parts if part)
        self._cpr.show_masked(head.cpr_masked, about, head.cpr_note, key=head.id)
        self._show_bands(head.bands)
        self._place_now()

    def show_list_name(self, words: str) -> None:
        """Say which list one came from."""
        self._crumb.setText(words)

    def show_place(self, words: str, *, has_previous: bool, has_next: bool) -> None:
        """Show the place in the list one leafs through."""
        self._place.setText(words)
        self._previous.setEnabled(has_previous)
        self._next.setEnabled(has_next)

    def show_counts(self, counts: dict[str, str]) -> None:
        """Show counts at the tabs."""
        self._counts.update(counts)
        self._show_tabs()

    def show_cpr(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        self._cpr.reveal(digits, seconds)

    def add_tab(self, widget: QWidget) -> None:
        """Take a tab's widget in."""
        self._stack.addWidget(widget)

    def show_tab(self, key: str, widget: QWidget) -> None:
        """Bring a tab to the front."""
        self.tabs.choose(key)
        self._stack.setCurrentWidget(widget)

    def show_composing(self, *, is_on: bool) -> None:
        """One primary on screen: while a note is written it is the composer's."""
        self._note.set_kind("secondary" if is_on else "primary")

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self.notice.say(title, text)

    def take_focus(self) -> None:
        """Put the focus on what one most often comes for."""
        self._note.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = 24 if self.width() < _NARROW else 32
        self._top.setContentsMargins(edge, 14, edge, 0)
        self._place_now()

    def _place_now(self) -> None:
        """What runs now stands on the grey line, or under it when there is no room."""
        now = "" if self._head is None else self._head.now
        face = font(14)
        metrics = QFontMetricsF(face)
        buttons = (self._visit, self._placement, self._note)
        taken = sum(button.sizeHint().width() + 8 for button in buttons) + 44
        room = self.width() - 2 * self._top.contentsMargins().left() - taken
        wide = self._cpr.sizeHint().width() + metrics.horizontalAdvance(f" · {now}") + 8
        is_inline = wide <= room
        self._now.setText(f" · {now}" if now and is_inline else "")
        self._now.setVisible(bool(now) and is_inline)
        self._now_below.setText("" if is_inline else now)
        self._now_below.setVisible(bool(now) and not is_inline)

    def _show_tabs(self) -> None:
        key = self.tabs.key
        choices = [Choice(s.key, s.title, self._counts.get(s.key, "")) for s in self._specs]
        self.tabs.set_choices(choices, key, keep_none=True)

    def _show_bands(self, bands: Sequence[Band]) -> None:
        while (item := self._bands.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for band in bands:
            line = _BandLine(self._look, band)
            line.wanted.connect(self.band_wanted)
            self._bands.addWidget(line)
        self._band_host.setVisible(bool(bands))

    def _on_previous(self) -> None:
        self.moved.emit(-1)

    def _on_next(self) -> None:
        self.moved.emit(1)
