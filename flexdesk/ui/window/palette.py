"""Søg og gør: people and actions from one field, over the window; Ctrl K."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from flexdesk.base.danish import fold
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.window.hits import Hit

AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_WIDTH, _ROW, _HEAD = 640, 40, 36
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SCRIM = 0.35


Find = Callable[[str], Sequence[Hit]]


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or not index.isValid():
            return None
        hit = self.hits[index.row()]
        return f"{hit.text} {hit.more}".strip()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.hits[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Lines(QStyledItemDelegate):
    def __init__(self, look: Look, palette: "Palette") -> None:
        super().__init__(palette)
        self._look, self._palette = look, palette

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        is_line = bool(self._palette.model.hits[index.row()].key)
        return QSize(option.rect.width(), _ROW if is_line else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, hit = self._look, self._palette.model.hits[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(_ANTIALIASING)
        if not hit.key:
            words = rect.adjusted(20, 6, -20, 0)
            look.draw_text(painter, hit.text, words, tone="muted", face=font(13, bold=True))
            painter.restore()
            return
        if index.row() == self._palette.at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel"))
            painter.drawRoundedRect(rect.adjusted(8, 0, -8, 0), 6, 6)
        look.draw_icon(painter, hit.icon, "accent", QPointF(20, rect.center().y() - 8.5), 18)
        right = self._paint_keys(painter, hit, rect)
        left = self._paint_title(painter, hit.text, rect)
        words = QRectF(left + 12, rect.top(), max(0.0, right - left - 20), rect.height())
        metrics = QFontMetricsF(font(13))
        more = metrics.elidedText(hit.more, Qt.TextElideMode.ElideRight, words.width())
        look.draw_text(painter, more, words, tone="muted", face=font(13))
        painter.restore()

    def _paint_title(self, painter: QPainter, text: str, rect: QRectF) -> float:
        """Draw the words, what was typed bold in head colour; return where they end."""
        left = 52.0
        for piece, is_hit in _pieces(text, self._palette.typed):
            face = font(14, bold=is_hit)
            width = QFontMetricsF(face).horizontalAdvance(piece)
            words = QRectF(left, rect.top(), width + 2, rect.height())
            self._look.draw_text(painter, piece, words, tone="head" if is_hit else "ink", face=face)
            left += width
        return left

    def _paint_keys(self, painter: QPainter, hit: Hit, rect: QRectF) -> float:
        keys = _("Enter") if hit is self._palette.current else hit.keys
        if not keys:
            return rect.right() - 20
        face = font(12, bold=True)
        width = QFontMetricsF(face).horizontalAdvance(keys) + 16
        box = QRectF(rect.right() - 20 - width, rect.center().y() - 11, width, 22)
        painter.setPen(self._look.pen("rule"))
        painter.setBrush(self._look.colour("sunken"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._look.draw_text(painter, keys, box, tone="muted", face=face, align=_CENTRE)
        return box.left()


def _pieces(text: str, typed: str) -> list[tuple[str, bool]]:
    """Split a text where the typed word begins; folding may lengthen letters (å is aa)."""
    words = fold(typed).split()
    if not words:
        return [(text, False)]
    folded = [fold(sign) for sign in text]
    at = "".join(folded).find(words[0])
    if at < 0:
        return [(text, False)]
    ends = list(accumulate(len(part) for part in folded))
    start = next(i for i, end in enumerate(ends) if end > at)
    stop = next(i for i, end in enumerate(ends) if end >= at + len(words[0])) + 1
    parts = ((text[:start], False), (text[start:stop], True), (text[stop:], False))
    return [(part, is_hit) for part, is_hit in parts if part]


class Palette(QWidget):
    """A scrim over the window with a field and a list; Esc or a click outside closes."""

    ran = Signal(str)

    def __init__(self, look: Look, parent: QWidget, find: Find) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._look, self._find, self._over = look, find, parent
        self._before: QWidget | None = None
        self.typed = ""
        self.at = -1
        self.model = _Hits()
        self.model.setParent(self)
        self._card = Card(look, self, ground="raised", edge="rule", radius=12)
        layout = rows(self._card, margins=(1, 1, 1, 1), gap=0)
        head = columns(margins=(20, 0, 20, 0), gap=14)
        head.addWidget(Mark(look, "search", "accent", 20))
        self.edit = QLineEdit()
        self.edit.setObjectName("palette-field")
        self.edit.setProperty("bare", True)
        self.edit.setFont(font(20))
        self.edit.setFixedHeight(64)
        self.edit.setAccessibleName(_("Søg og gør"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text)
        head.addWidget(self.edit, 1)
        head.addWidget(
            label(_("Navn, CPR, telefon, arbejdsplads eller handling"), size=13, tone="muted")
        )
        layout.addLayout(head)
        layout.addWidget(Hairline(look))
        self.list = self._build_list()
        layout.addWidget(self.list, 1)
        layout.addWidget(Hairline(look))
        foot = columns(margins=(20, 12, 20, 12), gap=32)
        for text in (_("Pile vælger"), _("Enter gør"), _("> kun handlinger")):
            foot.addWidget(label(text, size=13, tone="muted"))
        foot.addStretch(1)
        foot.addWidget(label(_("Opslag på borgere logges"), size=13, tone="muted"))
        layout.addLayout(foot)
        parent.installEventFilter(self)
        self.hide()

    def _build_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(_Lines(self._look, self))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(_("Fund"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setMouseTracking(True)
        made.clicked.connect(self._on_clicked)
        return made

    def open(self, text: str = "") -> None:
        """Show the palette with *text* in its field."""
        if self.isHidden():
            self._before = self._over.focusWidget()
        self.edit.setText(text)
        self._on_text(text)
        self._place()
        self.show()
        self.raise_()
        self._move(0)
        self.edit.setFocus()

    def find_again(self) -> None:
        """Find what is typed once more: there is more to find than before."""
        self._on_text(self.edit.text())

    def shut(self) -> None:
        """Hide it, drop what it found, and give the focus back."""
        was_open, before = not self.isHidden(), self._before
        self._before = None
        self.hide()
        if was_open and before is not None:
            before.setFocus()
        self.typed = ""
        self.edit.clear()
        self.model.show(())

    @property
    def current(self) -> Hit | None:
        """The line Enter would take."""
        return self.model.hits[self.at] if 0 <= self.at < len(self.model.hits) else None

    def _on_text(self, text: str) -> None:
        self.typed = text.removeprefix(">").strip()
        self.model.show(self._find(text))
        self.at = -1
        self._move(1)
        self._place()

    def _move(self, by: int) -> None:
        lines = [at for at, hit in enumerate(self.model.hits) if hit.key]
        if not lines:
            self.at = -1
            return
        here = lines.index(self.at) if self.at in lines else -1
        self.at = lines[min(max(here + by, 0), len(lines) - 1)]
        # the title of a group is seen with its first line
        self.list.scrollTo(self.model.index(max(self.at - 1, 0), 0))
        self.list.scrollTo(self.model.index(self.at, 0))
        self.list.viewport().update()
        hit = self.current
        self.edit.setAccessibleDescription(hit.text if hit else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(self.model.hits[index.row()].key)

    def _take(self, key: str) -> None:
        if key:
            self.shut()
            self.ran.emit(key)

    def _place(self) -> None:
        parent = self._over
        self.setGeometry(parent.rect())
        width = min(_WIDTH, parent.width() - 48)
        lines = sum(_ROW if hit.key else _HEAD for hit in self.model.hits)
        height = min(lines + 64 + 48, parent.height() - 96)
        top = min(112, max(32, (parent.height() - height) // 4))
        self._card.setGeometry((parent.width() - width) // 2, top, width, max(height, 160))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.edit and is_key and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif key in _MOVES:
            self._move(_MOVES[key])
        elif key in _ENTER:
            hit = self.current
            self._take(hit.key if hit else "")
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setOpacity(_SCRIM)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.end()
