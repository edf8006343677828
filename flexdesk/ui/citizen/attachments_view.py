"""The tab Bilag: the files at the left, the chosen one at the right; files are dropped anywhere."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from flexdesk.app.attachments import MAX_MEGABYTES, AttachmentRow, NewFile
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.attachments_detail import AttachmentDetail
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tab_scroll import TabScroll
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import HEADING_HEIGHT, ROW_HEIGHT, RowTable

_NARROW = 1000
_LEAST_DETAIL = 420
_LEAST_HEIGHT, _HIGH = 420, 560
_MOST_ROWS = 5
_UNBOUND = 16_777_215


def _hidden_title(_row: AttachmentRow) -> str:
    return _("Skjult (F9)")


def _specs(*, is_hidden: bool) -> tuple[ColumnSpec[AttachmentRow], ...]:
    title = _hidden_title if is_hidden else _title
    return (
        ColumnSpec("title", _("Titel"), title, width=0, is_bold=True),
        ColumnSpec("kind", _("Slags"), _kind, width=150),
        ColumnSpec(
            "day", _("Vedhæftet"), _day, _day_key, width=120, is_descending_first=True
        ),
        ColumnSpec("size", _("Størrelse"), _size, _size_key, width=100, is_right=True),
    )  # fmt: skip


def _title(row: AttachmentRow) -> str:
    return row.title


def _kind(row: AttachmentRow) -> str:
    return row.kind_text


def _day(row: AttachmentRow) -> str:
    return format_day(row.day)


def _day_key(row: AttachmentRow) -> object:
    return row.day


def _size(row: AttachmentRow) -> str:
    return row.size_text


def _size_key(row: AttachmentRow) -> object:
    return row.size


def _key(row: AttachmentRow) -> str:
    return row.id


class AttachmentsView(TabScroll):
    """A list and the chosen file; drop, paste or choose."""

    paths_chosen = Signal(object)
    pasted = Signal(object)
    nothing_pasted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(gap=12)
        self.setObjectName("attachments-tab")
        self.setAcceptDrops(True)
        self.paste_name = _("Indsat billede")
        outer = self.body_layout
        self.notice = NoticeBar(look, "attachments-notice")
        outer.addWidget(self.notice)
        self._build_head(look, outer)
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        outer.addWidget(self._body, 1)
        self._list = Card(look)
        inside = rows(self._list, margins=(0, 8, 0, 8))
        model: RowsModel[AttachmentRow] = RowsModel(_specs(is_hidden=False), _key)
        self.model = model
        self.table = RowTable(look, model, _("Bilag"))
        self.table.setObjectName("attachments")
        inside.addWidget(self.table)
        self._columns.addWidget(self._list, 1)
        self.detail = AttachmentDetail(look)
        self._columns.addWidget(self.detail, 1)
        text = _("Samtykker, aftaler, referater og breve ligger her, krypteret med registret. "
                 "Træk filer hertil, eller indsæt dem.")  # fmt: skip
        self.empty = EmptyState(look, "paperclip", _("Ingen bilag endnu"), text, _("Vedhæft…"))
        # the page's header holds the one primary button
        self.empty.button.set_kind("secondary")
        self.empty.wanted.connect(self.choose_files)
        outer.addWidget(self.empty, 1)
        self.empty.hide()
        self.detail.hide()

    def _build_head(self, look: Look, outer: QVBoxLayout) -> None:
        self.attach = Button(look, _("Vedhæft…"), icon="paperclip", height=32)
        self.attach.setObjectName("attach")
        self.attach.clicked.connect(self.choose_files)
        words = _("Træk filer hertil, eller indsæt med Ctrl V. Højst {n} MB pr. fil.")
        hint = label(words.format(n=MAX_MEGABYTES), size=13, tone="muted")
        self._head = QWidget()
        line = columns(self._head, gap=12)
        row, self._heading = title_row(_("Bilag"))
        line.addLayout(row)
        line.addWidget(hint)
        line.addWidget(self.attach)
        outer.addWidget(self._head)

    def show_rows(self, rows: Sequence[AttachmentRow], *, is_hidden: bool) -> None:
        """Show these files, the chosen one kept."""
        self.notice.say("")
        if (self.model.columns[0].show is _hidden_title) != is_hidden:
            self.model.set_columns(_specs(is_hidden=is_hidden))
        self.model.set_rows(rows)
        self.empty.setVisible(not rows)
        self._head.setVisible(bool(rows))
        self._body.setVisible(bool(rows))
        self._fit_list()

    def show_chosen(self, row: AttachmentRow | None, *, is_hidden: bool) -> None:
        """Show what is known about the chosen file, or that none is chosen."""
        if row is not None:
            self.table.choose(row.id)
        self.detail.show_row(row, is_hidden=is_hidden)
        self.detail.setVisible(row is not None)

    def focus_chosen(self) -> None:
        """Put the focus on the chosen file: what it was on may be gone."""
        if self.isVisible():
            self.table.setFocus()

    def show_preview(self, preview: object) -> None:
        """Show pictures of the chosen file."""
        self.detail.show_preview(preview)

    def say_title(self, text: str) -> None:
        """Say what is wrong with the title."""
        self.detail.title.say(text)

    def ask_path(self, name: str) -> str:
        """Ask where a copy is to lie."""
        path, _kinds = QFileDialog.getSaveFileName(self, _("Gem kopi som"), name)
        return path

    def typed(self) -> tuple[str, str]:
        """Return kind and title as they stand in the fields."""
        return self.detail.kind.key, self.detail.title.text

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def choose_files(self) -> None:
        """Ask for files to attach."""
        paths, _kinds = QFileDialog.getOpenFileNames(self, _("Vedhæft"), "")
        if paths:
            self.paths_chosen.emit(paths)

    def paste(self) -> None:
        """Attach what is on the clipboard: files, or a picture."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = _paths(mime)
        if paths:
            self.paths_chosen.emit(paths)
            return
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.pasted.emit(NewFile(f"{self.paste_name}.png", _png(image)))
        else:
            self.nothing_pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.detail.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.paths_chosen.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self.detail.setMinimumWidth(0 if is_narrow else _LEAST_DETAIL)
        self.detail.setMinimumHeight(_HIGH if is_narrow else _LEAST_HEIGHT)
        self._fit_list()

    def _fit_list(self) -> None:
        """Under each other, the list is as high as its files, up to a few."""
        is_narrow = self.width() < _NARROW
        shown = min(max(self.model.rowCount(), 2), _MOST_ROWS)
        height = HEADING_HEIGHT + ROW_HEIGHT * shown + 20
        self._list.setMinimumHeight(height)
        self._list.setMaximumHeight(height if is_narrow else _UNBOUND)


def _paths(mime: QMimeData | None) -> list[str]:
    if mime is None or not mime.hasUrls():
        return []
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only a str
    return bytes(buffer.data().data())
