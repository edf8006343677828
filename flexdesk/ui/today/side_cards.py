"""The side column: a card for what is about to happen, each line with its verb."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from flexdesk.app.today_rows import BEGUN, CardLine, CardRows
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.labels import label

SHOWN = 3
"""So many lines of a card stand on the page; "Vis n" has them all."""
_LINE_HEIGHT, _METER = 48, (88, 6)
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_NO_PEN = Qt.PenStyle.NoPen
_TOP = Qt.AlignmentFlag.AlignTop


class WhoButton(QAbstractButton):
    """Name, detail and the fact at the right; opens the citizen."""

    def __init__(self, look: Look, line: CardLine, *, is_hidden: bool) -> None:
        super().__init__()
        self._look, self._line, self._is_hidden = look, line, is_hidden
        self.verb_width = 0
        words = (line.who(is_hidden=is_hidden), line.about(is_hidden=is_hidden), line.right)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setFixedHeight(_LINE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if line.is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(_("Åbn borgeren") if line.citizen else _("Åbn arbejdspladsen"))
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(200, _LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, line, painter = self._look, self._line, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        if self.hasFocus():
            # the words begin at the edge: a ring would touch them
            ground = QRectF(self.rect()).adjusted(0, 2, 0, -2)
            painter.fillRect(ground, look.colour("sel"))
            painter.fillRect(ground.adjusted(0, ground.height() - 2, 0, 0), look.colour("accent"))
        bold, small = font(14, bold=True, tabular=True), font(13)
        face = bold if line.share is not None else font(14, tabular=True)
        right = QFontMetricsF(face).horizontalAdvance(line.right)
        top = QRectF(0, 5, self.width(), 20)
        is_over = line.is_urgent and (line.share is not None or bool(line.workplace))
        tone = "amber" if is_over else "ink"
        if line.is_link:
            look.draw_text(painter, line.right, top, tone=tone, face=face, align=_RIGHT)
        else:
            right = 0.0
        top.setWidth(self.width() - right - 12)
        is_link = self.underMouse() and line.is_link
        who = line.who(is_hidden=self._is_hidden)
        self._elided(painter, who, top, "accent" if is_link else "ink", bold)
        detail = QRectF(0, 25, self.width() - self.verb_width - 12, 18)
        self._elided(painter, line.about(is_hidden=self._is_hidden), detail, "muted", small)
        painter.end()

    def _elided(self, painter: QPainter, text: str, rect: QRectF, tone: str, face: QFont) -> None:
        shown = QFontMetricsF(face).elidedText(text, _ELIDE, rect.width())
        self._look.draw_text(painter, shown, rect, tone=tone, face=face)


class LyMeter(QWidget):
    """How much of the 24 months is filled, with a mark at 18."""

    def __init__(self, look: Look, line: CardLine) -> None:
        super().__init__()
        self._look, self._line = look, line
        self.setFixedSize(_METER[0], 24)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, line, painter = self._look, self._line, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        width, height = _METER
        top = (self.height() - height) / 2
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("tint2"))
        painter.drawRoundedRect(QRectF(0, top, width, height), 3, 3)
        painter.setBrush(look.colour("amber" if line.is_urgent else "accent"))
        painter.drawRoundedRect(QRectF(0, top, width * (line.share or 0), height), 3, 3)
        painter.fillRect(QRectF(width * line.tick - 1, top - 3, 2, height + 6), look.colour("ink"))
        painter.end()


class LineView(QWidget):
    """One line of a card: who, and the verb; where a meter stands the verb comes on the way."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, look: Look, line: CardLine, *, is_hidden: bool) -> None:
        super().__init__()
        self.line = line
        self.setFixedHeight(_LINE_HEIGHT)
        self.who = WhoButton(look, line, is_hidden=is_hidden)
        self.who.setParent(self)
        self.who.clicked.connect(self._on_opened)
        self.verb = _Verb(look, line.verb)
        self.verb.setParent(self)
        self.verb.setAccessibleName(f"{line.verb}: {line.who(is_hidden=is_hidden)}")
        self.verb.clicked.connect(self._on_acted)
        self.verb.focus_changed.connect(self._arrange)
        self.meter = LyMeter(look, line) if line.share is not None else None
        if self.meter is not None:
            self.meter.setParent(self)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._arrange()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the verb its place; a meter makes way while one is at the line."""
        is_at = self.underMouse() or self.verb.hasFocus()
        size = self.verb.sizeHint()
        is_meter = self.meter is not None and not is_at
        self.verb.is_shown = not is_meter
        self.verb.setGeometry(self.width() - size.width(), 22, size.width(), size.height())
        taken = _METER[0] if is_meter else size.width()
        if self.meter is not None:
            self.meter.setVisible(is_meter)
            self.meter.move(self.width() - _METER[0], 22)
        self.who.verb_width = taken
        self.who.setGeometry(0, 0, self.width(), _LINE_HEIGHT)
        self.verb.raise_()
        self.who.update()
        self.verb.update()

    def _on_opened(self) -> None:
        if self.line.is_link:
            self.opened.emit(self.line)

    def _on_acted(self) -> None:
        self.acted.emit(self.line)


class _Verb(Button):
    """A link that may be reached by Tab while a meter stands in its place."""

    focus_changed = Signal()

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, kind="link")
        self.setObjectName("card-verb")
        self.is_shown = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_shown:
            super().paintEvent(event)


class CardView(Card):
    """A card with its title, what it is about, and its first lines."""

    opened = Signal(object)
    acted = Signal(object)
    more = Signal(object)

    def __init__(self, look: Look, card: CardRows, *, is_hidden: bool) -> None:
        super().__init__(look)
        self.card = card
        self.setObjectName(f"card-{card.key}")
        layout = rows(self, margins=(16, 12, 16, 6), gap=0)
        head = columns(gap=8)
        head.addWidget(label(card.title, size=16, bold=True, tone="head"))
        if card.hint:
            head.addWidget(label(card.hint, size=13, tone="muted"))
        head.addStretch(1)
        if card.total and (card.lines[0].is_link or card.key == BEGUN):
            more = Button(look, _("Vis {n}").format(n=format_number(card.total)), kind="link")
            more.setAccessibleName(f"{more.text()}: {card.title}")
            more.setObjectName("card-more")
            more.clicked.connect(self._on_more)
            head.addWidget(more)
        layout.addLayout(head)
        layout.addSpacing(4)
        self.lines: list[LineView] = []
        for at, line in enumerate(card.lines[:SHOWN]):
            if at:
                layout.addWidget(Hairline(look))
            view = LineView(look, line, is_hidden=is_hidden)
            view.opened.connect(self.opened)
            view.acted.connect(self.acted)
            layout.addWidget(view)
            self.lines.append(view)

    def _on_more(self) -> None:
        self.more.emit(self.card)


class SideColumn(QScrollArea):
    """The cards one under the other; scrolls by itself."""

    opened = Signal(object)
    acted = Signal(object)
    more = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("side-column")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._layout = rows(self._body, gap=16)
        self._layout.addStretch(1)
        self.setWidget(self._body)
        self.cards: list[CardView] = []
        self._shown: tuple[tuple[CardRows, ...], bool] | None = None

    def show_cards(self, cards: Sequence[CardRows], *, is_hidden: bool) -> None:
        """Show these cards; the same ones are left standing, so that the focus stays."""
        wanted = (tuple(cards), is_hidden)
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = self._focused_key()
        for old in self.cards:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = []
        for at, card in enumerate(cards):
            view = CardView(self._look, card, is_hidden=is_hidden)
            view.opened.connect(self.opened)
            view.acted.connect(self.acted)
            view.more.connect(self.more)
            self._layout.insertWidget(at, view)
            self.cards.append(view)
        self._focus(focused)

    def _focused_key(self) -> str:
        focused = QApplication.focusWidget()
        for card in self.cards:
            if focused is not None and card.isAncestorOf(focused):
                return card.card.key
        return ""

    def _focus(self, key: str) -> None:
        for card in self.cards:
            if key and card.card.key == key and card.lines:
                card.lines[0].verb.setFocus()
