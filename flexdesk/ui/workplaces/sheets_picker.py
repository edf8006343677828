"""A field that finds rows while one types, and holds those that were taken: one or several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from flexdesk.base.danish import fold
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.fields import Field

_ROW, _MOST = 32, 6
_ID = Qt.ItemDataRole.UserRole
_OPTION = int(Qt.ItemDataRole.UserRole) + 1
_ELIDE = Qt.TextElideMode.ElideRight
_FOCUS_OUT, _KEY_PRESS = QEvent.Type.FocusOut, QEvent.Type.KeyPress
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Option:
    """A row that can be taken."""

    key: str
    name: str
    more: str = ""
    is_near: bool = False
    """Offered before anything is typed."""

    def __repr__(self) -> str:
        """Show the key only: the rest may be a person's."""
        return f"Option({self.key})"

    @property
    def haystack(self) -> str:
        """What it is found by."""
        return fold(f"{self.name} {self.more}")


class _Delegate(QStyledItemDelegate):
    """The name, and what tells it from others."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look, self._list = look, parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, rect, shown = self._look, QRectF(option.rect), index.data(_OPTION)
        if index.row() == self._list.currentRow() and self._list.hasFocus():
            painter.fillRect(option.rect, look.colour("sel"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), look.colour("accent"))
        face = font(14, bold=True)
        words = rect.adjusted(12, 0, -12, 0)
        look.draw_text(painter, shown.name, words, face=face)
        left = QFontMetricsF(face).horizontalAdvance(shown.name) + 10
        room = words.adjusted(left, 0, 0, 0)
        more = QFontMetricsF(font(13)).elidedText(shown.more, _ELIDE, room.width())
        look.draw_text(painter, more, room, tone="muted", face=font(13))


class _Hits(QListWidget):
    """What fits; Enter takes one, Up from the first goes back to the line."""

    taken = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        item = self.currentItem()
        if key in _ENTER and item is not None:
            self.taken.emit(str(item.data(_ID)))
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentRow() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Picker(QWidget):
    """A line with hits beneath while one types; what is taken stands under it and can go again."""

    changed = Signal()

    def __init__(
        self, look: Look, title: str, name: str, *, hint: str = "", one: bool = False
    ) -> None:
        super().__init__()
        self._look, self._is_one, self._name = look, one, name
        self._options: dict[str, Option] = {}
        self._taken: list[str] = []
        layout = rows(self, gap=6)
        self._chips = QWidget()
        self._chip_rows = rows(self._chips, gap=4)
        self.field = Field(look, title, hint=hint)
        self.field.edit.setObjectName(name)
        self.field.edit.textEdited.connect(self._on_edited)
        self.field.edit.installEventFilter(self)
        layout.addWidget(self.field)
        layout.addWidget(self._build_list(look, title))
        layout.addWidget(self._chips)
        self._chips.hide()

    def _build_list(self, look: Look, title: str) -> QWidget:
        self._frame = Card(look, radius=6, edge="rule")
        self.list = _Hits()
        self.list.setItemDelegate(_Delegate(look, self.list))
        self.list.setAccessibleName(_("{what}: forslag").format(what=title))
        self.list.setObjectName(f"{self._name}-hits")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.taken.connect(self._on_taken)
        self.list.left.connect(self.field.edit.setFocus)
        self.list.itemClicked.connect(self._on_clicked)
        rows(self._frame, margins=(2, 2, 2, 2)).addWidget(self.list)
        self._frame.hide()
        return self._frame

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys of what was taken, in that order."""
        return tuple(self._taken)

    @property
    def is_open(self) -> bool:
        """Whether the hits are shown."""
        return not self._frame.isHidden()

    def offer(self, options: Iterable[Option]) -> None:
        """Find among these from now on."""
        self._options = {option.key: option for option in options}

    def choose(self, keys: Sequence[str]) -> None:
        """Show these as taken, without a word to anyone; what is not offered is left out."""
        known = [key for key in dict.fromkeys(keys) if key in self._options]
        self._taken = known[:1] if self._is_one else known
        self._show_taken()

    def hits(self, typed: str) -> list[Option]:
        """Return what fits the words; before anything is typed what is near."""
        words = fold(typed).split()
        free = [option for option in self._options.values() if option.key not in self._taken]
        if not words:
            return [option for option in free if option.is_near][:_MOST]
        found = [one for one in free if all(word in one.haystack for word in words)]
        found.sort(key=lambda one: not one.haystack.startswith(words[0]))
        return found[:_MOST]

    def _open(self, typed: str) -> None:
        found = self.hits(typed)
        self.list.clear()
        for option in found:
            item = QListWidgetItem(f"{option.name}, {option.more}" if option.more else option.name)
            item.setData(_ID, option.key)
            item.setData(_OPTION, option)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setFixedHeight(_ROW * len(found))
        self._frame.setVisible(bool(found))

    def _on_edited(self, typed: str) -> None:
        self._open(typed)

    def _take(self, key: str) -> None:
        self._taken = [key] if self._is_one else [*self._taken, key]
        self.field.edit.clear()
        self.field.say("")
        self._frame.hide()
        self._show_taken()
        self.field.edit.setFocus()
        self.changed.emit()

    def _drop(self) -> None:
        key = str(self.sender().property("key"))
        self._taken = [each for each in self._taken if each != key]
        self.field.edit.setFocus()
        self._show_taken()
        self.changed.emit()

    def _show_taken(self) -> None:
        while (item := self._chip_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in self._taken:
            self._chip_rows.addWidget(self._chip(self._options[key]))
        self._chips.setVisible(bool(self._taken))

    def _chip(self, option: Option) -> QWidget:
        made = QWidget()
        line = columns(made, gap=8)
        chip = Button(self._look, option.name, icon="x", height=28)
        chip.setObjectName(f"{self._name}-chip")
        chip.setAccessibleName(_("Fjern {name}").format(name=option.name))
        chip.setToolTip(option.more)
        chip.setProperty("key", option.key)
        chip.clicked.connect(self._drop)
        line.addWidget(chip)
        line.addStretch(1)
        return made

    def _on_taken(self, key: str) -> None:
        self._take(key)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(_ID)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _FOCUS_OUT:
            if not self.list.hasFocus() and not self.list.underMouse():
                self._frame.hide()
        elif event.type() == _KEY_PRESS and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Act on a key of the line; return whether it was one of the hits'."""
        key, is_ctrl = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Down:
            if not self.is_open:
                self._open(self.field.text)
            if self.is_open:
                self.list.setCurrentRow(0)
                self.list.setFocus()
            return True
        if key in _ENTER and not is_ctrl and self.field.text.strip():
            self._on_enter()
            return True
        if key == Qt.Key.Key_Escape and self.is_open:
            self._frame.hide()
            return True
        return False

    def _on_enter(self) -> None:
        """Take the first that fits; when none does, say so."""
        found = self.hits(self.field.text)
        if found:
            self._take(found[0].key)
        else:
            self.field.say(_("Ingen passer til det, der står her. Ret ordene."))
