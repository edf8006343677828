"""The cards of one column of the board as a list, and how a card is painted."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from flexdesk.app.flow_board import BoardCard
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.placements.text_lines import two_lines

CARD_HEIGHT, GAP = 110, 8
AnyIndex = QModelIndex | QPersistentModelIndex
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ELIDE = Qt.TextElideMode.ElideRight
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, _ACCESSIBLE, Qt.ItemDataRole.ToolTipRole})
_BAR, _DUE_LINE = 4, 17


class CardsModel(QAbstractListModel):
    """The cards of a column in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[BoardCard, ...] = ()
        self.is_hidden = False

    def show_cards(self, cards: tuple[BoardCard, ...], *, is_hidden: bool) -> None:
        """Show these; the same cards cost nothing."""
        if (cards, is_hidden) == (self.cards, self.is_hidden):
            return
        self.beginResetModel()
        self.cards, self.is_hidden = cards, is_hidden
        self.endResetModel()

    def line_of(self, citizen: str) -> int:
        """Return the line a citizen is at, -1 when not here."""
        found = (at for at, card in enumerate(self.cards) if card.citizen == citizen)
        return next(found, -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.cards)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TEXTS or not index.isValid():
            return None
        card = self.cards[index.row()]
        parts = (card.shown(is_hidden=self.is_hidden), card.workplace, card.clock, _due_words(card))
        return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Name, workplace, clock with its bar, and what is next."""

    def __init__(self, look: Look, model: CardsModel, view: QListView) -> None:
        super().__init__(view)
        self._look, self._model, self._list = look, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(40, CARD_HEIGHT + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = self._model.cards[index.row()]
        painter.save()
        painter.setRenderHint(_ANTIALIASING)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -GAP - 0.5)
        is_current = index.row() == self._list.currentIndex().row()
        self._paint_ground(painter, box, is_current=is_current)
        self._paint_words(painter, box.adjusted(12, 8, -12, -8), card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, *, is_current: bool) -> None:
        look = self._look
        is_on = is_current and self._list.hasFocus()
        painter.setBrush(look.colour("sel" if is_current else "surface"))
        painter.setPen(look.pen("accent", 2) if is_on else look.pen("line"))
        inset = 0.5 if is_on else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_words(self, painter: QPainter, box: QRectF, card: BoardCard) -> None:
        name = card.shown(is_hidden=self._model.is_hidden)
        self._line(painter, box, 0, name, "ink", is_bold=True)
        place = card.workplace or _("Ingen arbejdsplads")
        self._line(painter, box, 19, place, "muted")
        if card.clock:
            self._line(painter, box, 37, card.clock, "ink" if card.tone == "accent" else card.tone)
            self._bar(painter, box, card)
        if card.due:
            tone, top = "danger" if card.is_late else "muted", 60 if card.clock else 42
            for at, part in enumerate(two_lines(_due_words(card), int(box.width()), 13)):
                self._line(painter, box, top + at * _DUE_LINE, part, tone)

    def _line(
        self,
        painter: QPainter,
        box: QRectF,
        top: int,
        text: str,
        tone: str,
        *,
        is_bold: bool = False,
    ) -> None:
        face = font(14 if is_bold else 13, bold=is_bold, tabular=True)
        shown = QFontMetricsF(face).elidedText(text, _ELIDE, box.width())
        place = QRectF(box.left(), box.top() + top, box.width(), 18)
        self._look.draw_text(painter, shown, place, tone=tone, face=face)

    def _bar(self, painter: QPainter, box: QRectF, card: BoardCard) -> None:
        if card.share is None:
            return
        track = QRectF(box.left(), box.top() + 56, box.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("tint2"))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        track.setWidth(max(_BAR, track.width() * card.share))
        tone = card.tone if card.tone in {"amber", "danger"} else "accent"
        painter.setBrush(self._look.colour(tone))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)


def _due_words(card: BoardCard) -> str:
    """Return what is next; that it is late is said in words, too."""
    return _("{due} (over tid)").format(due=card.due) if card.is_late else card.due
