"""The field of a workplace: found by name or street while one types, or made by its name."""

from collections.abc import Sequence

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

from flexdesk.app.placement_forms import WorkplaceHit, find_hits
from flexdesk.base.danish import fold
from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label

_ROW = 32
_ID = Qt.ItemDataRole.UserRole
_HIT = int(Qt.ItemDataRole.UserRole) + 1
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_FOCUS_OUT, _KEY_PRESS = QEvent.Type.FocusOut, QEvent.Type.KeyPress
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _HitDelegate(QStyledItemDelegate):
    """Name, where it lies, and how many of ours are there."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look, self._list = look, parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, rect = self._look, QRectF(option.rect)
        hit = index.data(_HIT)
        is_on = index.row() == self._list.currentRow() and self._list.hasFocus()
        if is_on:
            painter.fillRect(option.rect, look.colour("sel"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), look.colour("accent"))
        face = font(14, bold=True)
        words = rect.adjusted(12, 0, -12, 0)
        look.draw_text(painter, hit.name, words, face=face)
        left = QFontMetricsF(face).horizontalAdvance(hit.name) + 10
        room = words.adjusted(left, 0, -56 if hit.people else 0, 0)
        where = QFontMetricsF(font(13)).elidedText(hit.where, _ELIDE, room.width())
        look.draw_text(painter, where, room, tone="muted", face=font(13))
        if hit.people:
            text = _("{n} nu").format(n=hit.people)
            face = font(13, tabular=True)
            look.draw_text(painter, text, words, tone="muted", face=face, align=_RIGHT)


class _Hits(QListWidget):
    """The workplaces that fit; Enter takes one, Up from the first goes back to the line."""

    taken = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        item = self.currentItem()
        if key in _ENTER and item is not None:
            self.taken.emit(str(item.data(_ID)))
        elif key == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WorkplaceField(QWidget):
    """Name or street; the hits stand under the line while one types."""

    chosen = Signal()
    changed = Signal()

    def __init__(self, look: Look, *, made_with: str = "") -> None:
        super().__init__()
        self._made_with = made_with or _(
            "Ny arbejdsplads: den oprettes med forløbet. CVR og P-nummer kan vente."
        )
        self._hits: tuple[WorkplaceHit, ...] = ()
        self._id = ""
        layout = rows(self, gap=6)
        self.field = Field(look, _("Arbejdsplads"), hint=_("navn eller vej"))
        self.field.edit.setObjectName("workplace")
        self.field.edit.textEdited.connect(self._on_edited)
        self.field.edit.installEventFilter(self)
        layout.addWidget(self.field)
        frame = Card(look, radius=6, edge="rule")
        frame.hide()
        self._frame = frame
        self.list = _Hits()
        self.list.setItemDelegate(_HitDelegate(look, self.list))
        self.list.setAccessibleName(_("Arbejdspladser, der passer"))
        self.list.setObjectName("workplace-hits")
        self.list.setFont(font(14))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.taken.connect(self._on_taken)
        self.list.left.connect(self.field.edit.setFocus)
        self.list.itemClicked.connect(self._on_clicked)
        rows(frame, margins=(2, 2, 2, 2)).addWidget(self.list)
        layout.addWidget(frame)
        self._about = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._about)
        self.street = Field(look, _("Vej og nummer"), hint=_("kan vente"))
        self.street.edit.setObjectName("workplace-street")
        self.street.edit.textEdited.connect(self.changed)
        self.street.setContentsMargins(0, 8, 0, 0)
        self.street.hide()
        self.sector = Dropdown(look, _("Sektor"), is_wide=True)
        self.sector.setObjectName("workplace-sector")
        self.sector.chosen.connect(self.changed)
        self.sector.hide()
        self._has_sectors = False
        layout.addWidget(self.street)
        layout.addWidget(self.sector)

    @property
    def text(self) -> str:
        """The name as it is typed."""
        return self.field.text

    @property
    def workplace(self) -> str:
        """The id of the chosen workplace, empty for a name nobody has."""
        return self._id

    def offer(self, hits: Sequence[WorkplaceHit]) -> None:
        """Complete from these."""
        self._hits = tuple(hits)

    def offer_sectors(self, sectors: Sequence[tuple[str, str]], key: str) -> None:
        """Ask for the sector of a workplace nobody has named before, too."""
        self._has_sectors = True
        none = Choice("", _("Ikke valgt"))
        self.sector.set_choices([none, *(Choice(code, text) for code, text in sectors)], key)

    def fill(self, text: str, workplace: str = "", street: str = "") -> None:
        """Show a workplace."""
        self.field.edit.setText(text)
        self.street.edit.setText(street)
        self._id = workplace if any(hit.id == workplace for hit in self._hits) else ""
        if not self._id:
            self._id = self._exact(text)
        self._frame.hide()
        self._tell()

    def _exact(self, text: str) -> str:
        wanted = fold(text.strip())
        found = [hit.id for hit in self._hits if fold(hit.name) == wanted] if wanted else []
        return found[0] if len(found) == 1 else ""

    def _on_edited(self, text: str) -> None:
        self._id = self._exact(text)
        found = find_hits(self._hits, text)
        self.list.clear()
        for hit in found:
            item = QListWidgetItem(f"{hit.name}, {hit.where}" if hit.where else hit.name)
            item.setData(_ID, hit.id)
            item.setData(_HIT, hit)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setFixedHeight(_ROW * len(found))
        self._frame.setVisible(bool(found))
        self._tell()
        self.changed.emit()

    def _on_down(self) -> None:
        if self._frame.isVisible():
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _on_enter(self) -> None:
        """Take the first hit; when none fits the name is a new workplace."""
        if self._frame.isVisible() and not self._id:
            self._take(str(self.list.item(0).data(_ID)))
        else:
            self._frame.hide()
            self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _FOCUS_OUT:
            self._on_left()
        elif event.type() == _KEY_PRESS and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Down:
                self._on_down()
                return True
            if key in _ENTER and is_plain:
                self._on_enter()
                return True
            if key == Qt.Key.Key_Escape and self._frame.isVisible():
                self._frame.hide()
                self._tell()
                return True
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        """Leaving the line without a choice means the name as it stands."""
        if not self.list.hasFocus() and not self.list.underMouse():
            self._frame.hide()
            self._tell()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(_ID)))

    def _on_taken(self, workplace: str) -> None:
        self._take(workplace)

    def _take(self, workplace: str) -> None:
        hit = next((each for each in self._hits if each.id == workplace), None)
        if hit is not None:
            self.fill(hit.name, hit.id)
            self.changed.emit()
            self.chosen.emit()

    def _tell(self) -> None:
        """Say what is known about the workplace, or that it will be made."""
        hit = next((each for each in self._hits if each.id == self._id), None)
        is_new = hit is None and bool(self.text.strip()) and self._frame.isHidden()
        self.street.setVisible(is_new)
        self.sector.setVisible(is_new and self._has_sectors)
        text = ""
        if hit is not None:
            people = ngettext("{n} af vores er der nu", "{n} af vores er der nu", hit.people)
            contact = _("kontakt: {who}").format(who=hit.contact) if hit.contact else ""
            parts = (hit.where, people.format(n=hit.people) if hit.people else "", contact)
            text = " · ".join(part for part in parts if part)
        elif is_new:
            text = self._made_with
        self._about.setText(text)
        self._about.setVisible(bool(text))
