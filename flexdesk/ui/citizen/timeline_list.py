"""The painted list of a timeline: only what is seen is drawn, a long text unfolds."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from flexdesk.app.timeline_entry import TimelineEntry
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ROW = Qt.ItemDataRole.UserRole
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen
_RIGHT = Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
_TOGGLES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})

_LEFT, _EDGE, _TOP, _BOTTOM = 56, 20, 9, 13
_TITLE, _LINE = 22, 19
_FOLDED = 4
_WIDEST = 820
"""Lines wider than this are hard to read."""
ICONS = {
    "notat": "pencil",
    "telefon": "phone",
    "ingen_kontakt": "phone-missed",
    "moede": "message-square",
    "videomoede": "video",
    "besoeg": "map-pin",
    "mail": "mail",
    "brev": "mail",
    "sms": "smartphone",
    "placement": "briefcase",
    "hours": "clock",
    "pass": "flag",
    "benefit": "file-text",
    "decision": "shield-check",
    "attachment": "folder-open",
    "task": "calendar-check",
    "goal": "flag",
    "pause": "clock",
    "support": "key-round",
    "card": "id-card",
}


class TimelineModel(QAbstractListModel):
    """The entries that are shown, and which of them are unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[TimelineEntry, ...] = ()
        self.open_ids: set[str] = set()
        self.is_hidden = False

    def set_entries(self, entries: Sequence[TimelineEntry], *, is_hidden: bool) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries, self.is_hidden = tuple(entries), is_hidden
        self.endResetModel()

    def entry(self, row: int) -> TimelineEntry:
        """Return the entry of a line."""
        return self._entries[row]

    def line_of(self, key: str) -> int:
        """Return the line of an entry, -1 when it is not shown."""
        return next((n for n, entry in enumerate(self._entries) if entry.id == key), -1)

    def toggle(self, row: int) -> None:
        """Unfold or fold an entry."""
        self.open_ids ^= {self._entries[row].id}
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def text_of(self, entry: TimelineEntry) -> str:
        """Return the text of an entry as it may be shown now."""
        if self.is_hidden and entry.text:
            return _("Skjult, mens navne er skjult (F9)")
        return entry.text

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ROW:
            return entry
        if role in (DISPLAY, ACCESSIBLE):
            parts = [format_day(entry.day), self.title_of(entry), self.text_of(entry), entry.about]
            return ". ".join(part for part in parts if part)
        return None

    def title_of(self, entry: TimelineEntry) -> str:
        """Return the title of an entry as it may be shown now."""
        return entry.title.partition(":")[0] if self.is_hidden else entry.title


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return the lines a text takes at a width, as strings that are painted one by one."""
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for part in text.split("\n"):
        if not part.strip():
            continue
        layout = QTextLayout(part, font(14))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(part[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return tuple(lines)


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: "TimelineList") -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        view = self._view
        return QSize(view.viewport().width(), view.height_of(view.entries.entry(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, view, entry = self._look, self._view, self._view.entries.entry(index.row())
        rect = QRectF(option.rect)
        painter.setRenderHint(_ANTIALIASING)
        if index.row() == view.currentIndex().row():
            painter.fillRect(rect, look.colour("sel"))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()), look.colour("accent")
            )
        if index.row() < view.entries.rowCount() - 1:
            x = rect.left() + _EDGE + 11.5
            painter.fillRect(
                QRectF(x, rect.top() + 36, 1.5, rect.height() - 36), look.colour("tint2")
            )
        if index.row():
            x = rect.left() + _EDGE + 11.5
            painter.fillRect(QRectF(x, rect.top(), 1.5, 6), look.colour("tint2"))
        self._paint_disc(painter, rect, entry)
        self._paint_words(painter, rect, entry)

    def _paint_disc(self, painter: QPainter, rect: QRectF, entry: TimelineEntry) -> None:
        look = self._look
        centre = QPointF(rect.left() + _EDGE + 12, rect.top() + 21)
        is_try = entry.kind == "ingen_kontakt"
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("ambtint" if is_try else "tint"))
        painter.drawEllipse(centre, 12, 12)
        at = centre - QPointF(7, 7)
        icon = ICONS.get(entry.kind, "file-text")
        look.draw_icon(painter, icon, "amber" if is_try else "accent", at, 14)

    def _paint_words(self, painter: QPainter, rect: QRectF, entry: TimelineEntry) -> None:
        look, view = self._look, self._view
        face, small = font(14, bold=True), font(13, tabular=True)
        head = QRectF(rect.left() + _LEFT, rect.top() + _TOP, rect.width() - _LEFT - _EDGE, _TITLE)
        day = format_day(entry.day)
        look.draw_text(painter, day, head, tone="muted", face=small, align=_RIGHT)
        room = head.width() - QFontMetricsF(small).horizontalAdvance(day) - 16
        title = QFontMetricsF(face).elidedText(view.entries.title_of(entry), _ELIDE, room)
        look.draw_text(painter, title, head, face=face)
        left = head.left() + QFontMetricsF(face).horizontalAdvance(title) + 10
        about = view.about_of(entry)
        if about:
            words = QRectF(left, head.top(), max(0.0, head.left() + room - left), _TITLE)
            tone = "amber" if entry.kind == "ingen_kontakt" else "muted"
            shown = QFontMetricsF(small).elidedText(about, _ELIDE, words.width())
            look.draw_text(painter, shown, words, tone=tone, face=small)
        top = head.bottom()
        for text, tone in view.lines_of(entry):
            line = QRectF(head.left(), top, head.width(), _LINE)
            look.draw_text(painter, text, line, tone=tone)
            top += _LINE


class TimelineList(QListView):
    """Newest first; arrows move, Enter unfolds, the chosen one can be acted on."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.entries = TimelineModel()
        self.setModel(self.entries)
        self.setItemDelegate(_Delegate(look, self))
        self.setObjectName("timeline")
        self.setAccessibleName(_("Tidslinje"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)
        look.changed.connect(self._on_look)

    def show_entries(self, entries: Sequence[TimelineEntry], *, is_hidden: bool) -> None:
        """Show these; the chosen one stays chosen and in sight."""
        key, at = self.key, self.verticalScrollBar().value()
        self.entries.set_entries(entries, is_hidden=is_hidden)
        line = self.entries.line_of(key) if key else -1
        if line >= 0:
            self.setCurrentIndex(self.entries.index(line))
        self.verticalScrollBar().setValue(at)
        self.chosen.emit(self.key)

    @property
    def key(self) -> str:
        """The id of the chosen entry, empty for none."""
        row = self.currentIndex().row()
        return self.entries.entry(row).id if row >= 0 else ""

    @property
    def entry(self) -> TimelineEntry | None:
        """The chosen entry."""
        row = self.currentIndex().row()
        return self.entries.entry(row) if row >= 0 else None

    def about_of(self, entry: TimelineEntry) -> str:
        """Return who, by whom and which try, with "rettet" when a text was put right."""
        parts = [entry.about, _("rettet") if entry.is_corrected else ""]
        return " · ".join(part for part in parts if part)

    def lines_of(self, entry: TimelineEntry) -> tuple[tuple[str, str], ...]:
        """Return the lines under the title with their tones."""
        width = self._text_width()
        lines = wrapped(self.entries.text_of(entry), width)
        if entry.id in self.entries.open_ids:
            return (*((line, "ink") for line in lines), *self._earlier(entry, width))
        if len(lines) > _FOLDED:
            hint = _("… Enter viser resten")
            return (*((line, "ink") for line in lines[: _FOLDED - 1]), (hint, "accent"))
        return tuple((line, "ink") for line in lines)

    def can_unfold(self, entry: TimelineEntry) -> bool:
        """Say whether there is more to an entry than is shown folded."""
        lines = wrapped(self.entries.text_of(entry), self._text_width())
        return len(lines) > _FOLDED or entry.is_corrected

    def height_of(self, entry: TimelineEntry) -> int:
        """Return the height of an entry."""
        lines = len(self.lines_of(entry))
        return _TOP + _TITLE + lines * _LINE + _BOTTOM if lines else _TOP + _TITLE + _BOTTOM

    def toggle(self) -> None:
        """Unfold or fold the chosen entry."""
        entry = self.entry
        if entry is not None and self.can_unfold(entry):
            self.entries.toggle(self.currentIndex().row())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _TOGGLES and self.entry is not None:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _earlier(self, entry: TimelineEntry, width: int) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for each in entry.earlier:
            said = _("Stod før ({by}):").format(by=each.by) if each.by else _("Stod før:")
            text = _("skjult (F9)") if self.entries.is_hidden else each.text
            found.extend((line, "muted") for line in wrapped(f"{said} {text}", width))
        return tuple(found)

    def _text_width(self) -> int:
        return max(120, min(_WIDEST, self.viewport().width() - _LEFT - _EDGE))

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.toggle()

    def _on_current(self) -> None:
        self.viewport().update()
        self.chosen.emit(self.key)

    def _on_look(self) -> None:
        self.viewport().update()
