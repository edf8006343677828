"""A column of the board: open with its cards, or narrow with its name on end."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QListView, QSizePolicy, QWidget

from flexdesk.app.flow_board import BoardColumn
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.placements.board_model import CARD_HEIGHT, AnyIndex, CardDelegate, CardsModel

NARROW, HEAD = 38, 36
_CARD_PAD = 12
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_FIXED = QSizePolicy.Policy.Fixed
_EXPANDING = QSizePolicy.Policy.Expanding
_RIGHT = Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CURRENT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class CardList(QListView):
    """The cards of a column; arrows at its sides lead to the next column."""

    sideways = Signal(int)
    moved = Signal(int)
    opened = Signal(str)
    chosen = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.cards = CardsModel()
        self.cards.setParent(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(look, self.cards, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(CARD_HEIGHT // 2)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._on_double)
        look.changed.connect(self.viewport().update)

    @property
    def citizen(self) -> str:
        """The citizen of the chosen card, empty when none is."""
        line = self.currentIndex().row()
        return self.cards.cards[line].citizen if 0 <= line < len(self.cards.cards) else ""

    def choose_line(self, line: int) -> None:
        """Go to a line, the last when there are fewer."""
        if self.cards.cards:
            at = min(max(line, 0), len(self.cards.cards) - 1)
            self.selectionModel().setCurrentIndex(self.cards.index(at), _CURRENT)
            self.scrollTo(self.cards.index(at))

    def drop_choice(self) -> None:
        """Have no card chosen."""
        self.selectionModel().clear()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self.citizen)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt hands its own event through
        if not self.currentIndex().isValid():
            self.choose_line(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~_KEYPAD
            if Qt.Key(event.key()) in _SIDES and held == _ALT:
                # here Alt + arrow moves to another step; elsewhere it turns to the next citizen
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key in _SIDES and held in {_ALT, _NONE}:
            (self.moved if held == _ALT else self.sideways).emit(_SIDES[key])
        elif key in _ENTER and self.citizen:
            self.opened.emit(self.citizen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.selectionModel().setCurrentIndex(index, _CURRENT)
        if self.citizen:
            rect = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.cards.cards:
            return
        painter = QPainter(self.viewport())
        tone = "accent" if self.hasFocus() else "muted"
        place = QRectF(0, 0, self.viewport().width(), 32)
        self._look.draw_text(painter, _("Ingen her"), place, tone=tone, face=font(13))
        painter.end()

    def _on_double(self, index: QModelIndex) -> None:
        self.opened.emit(self.cards.cards[index.row()].citizen)


class _Head(QWidget):
    """The name of an open column and how many are in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._text, self._count = look, "", ""
        self.setFixedHeight(HEAD)
        self.setSizePolicy(_EXPANDING, _FIXED)

    def say(self, text: str, count: str) -> None:
        self._text, self._count = text, count
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter, look = QPainter(self), self._look
        face, count = font(13, bold=True), font(13, bold=True, tabular=True)
        # on the same x as the words of the cards
        box = QRectF(_CARD_PAD, 0, self.width() - 2 * _CARD_PAD, HEAD - 4)
        look.draw_text(painter, self._count, box, tone="muted", face=count, align=_RIGHT)
        room = box.width() - QFontMetricsF(count).horizontalAdvance(self._count) - 10
        shown = QFontMetricsF(face).elidedText(self._text, _ELIDE, room)
        look.draw_text(painter, shown, box, tone="head", face=face)
        painter.fillRect(QRectF(0, HEAD - 4, self.width(), 2), look.colour("tint2"))
        painter.end()


class NarrowColumn(QAbstractButton):
    """A column that is folded: a click or an arrow opens it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._count = look, ""
        self.setFixedWidth(NARROW)
        self.setSizePolicy(_FIXED, _EXPANDING)
        # the arrows of the columns come here; as a stop of Tab it would only be in the way
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str, count: str) -> None:
        """Show the name and how many are in it."""
        self._count = count
        self.setText(text)
        self.setToolTip(_("{step}: {count}").format(step=text, count=count))
        self.setAccessibleName(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter, look = QPainter(self), self._look
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(look.pen("line"))
        painter.setBrush(look.colour("hover" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        head = QRectF(0, 8, self.width(), 20)
        centre = Qt.AlignmentFlag.AlignHCenter
        face = font(13, bold=True, tabular=True)
        look.draw_text(painter, self._count, head, tone="ink", face=face, align=centre)
        painter.translate(QPointF(self.width(), 36))
        painter.rotate(90)
        room = max(0, self.height() - 44)
        shown = QFontMetricsF(font(13, bold=True)).elidedText(self.text(), _ELIDE, room)
        place = QRectF(0, 0, room, self.width())
        look.draw_text(painter, shown, place, tone="muted", face=font(13, bold=True))
        painter.end()


class ColumnView(QWidget):
    """One step of the board."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = rows(self)
        self._head = _Head(look)
        self.list = CardList(look)
        self.narrow = NarrowColumn(look)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.narrow, 1)
        self.column = BoardColumn("", "", is_final=False, cards=())
        self._is_open = True
        self.set_open(is_open=True)

    @property
    def is_open(self) -> bool:
        """Whether its cards are shown."""
        return self._is_open

    def show_column(self, column: BoardColumn, *, is_hidden: bool) -> None:
        """Show a step; the card that was chosen stays, where one had scrolled to too."""
        before, at = self.list.citizen, self.list.verticalScrollBar().value()
        count = format_number(len(column.cards))
        self.column = column
        people = ngettext("{n} borger", "{n} borgere", len(column.cards)).format(n=count)
        self.list.setAccessibleName(f"{column.label}, {people}")
        self._head.say(column.label, count)
        self.narrow.say(column.label, count)
        self.list.blockSignals(True)
        self.list.cards.show_cards(column.cards, is_hidden=is_hidden)
        line = self.list.cards.line_of(before) if before else -1
        if line >= 0:
            self.list.choose_line(line)
            self.list.verticalScrollBar().setValue(at)
        self.list.blockSignals(False)

    def set_open(self, *, is_open: bool) -> None:
        """Show the cards, or fold the column to its name."""
        self._is_open = is_open
        self._head.setVisible(is_open)
        self.list.setVisible(is_open)
        self.narrow.setVisible(not is_open)
        self.setSizePolicy(_EXPANDING if is_open else _FIXED, _EXPANDING)
        self.setFixedWidth(NARROW) if not is_open else self._free_width()

    def _free_width(self) -> None:
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
