"""The rows behind a figure, in a pane at the right; each opens its citizen."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.rows import MemberRow
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

_TOP = Qt.AlignmentFlag.AlignTop


def _muted(row: MemberRow) -> str:
    del row
    return "muted"


def _period(row: MemberRow) -> str:
    if row.start is None:
        return ""
    last = format_day(row.last_day)
    return (
        f"{format_day(row.start)} – {last}"
        if last
        else _("fra {day}").format(day=format_day(row.start))
    )


def _start(row: MemberRow) -> dt.date | None:
    return row.start


def _columns(*, is_share: bool, is_hidden: bool) -> tuple[ColumnSpec[MemberRow], ...]:
    def name(row: MemberRow) -> str:
        return row.candidate_no if is_hidden else row.name

    def counted(row: MemberRow) -> str:
        return _("ja") if row.is_counted else _("nej")

    found = [
        ColumnSpec("name", _("Borger"), name, lambda row: sort_key(name(row)), 180, is_bold=True),
        ColumnSpec("what", _("Hvad"), lambda row: row.what, None, 0),
        ColumnSpec("period", _("Periode"), _period, _start, 182, tone=_muted),
    ]
    if is_share:
        found.append(ColumnSpec("counted", _("Tæller"), counted, None, 68))
    return tuple(found)


class MemberPane(QWidget):
    """A list of rows with the figure's name above it."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("members-pane")
        self._look = look
        layout = rows(self, margins=(1, 20, 0, 0), gap=0)
        head = columns(margins=(24, 0, 20, 0))
        words = column(head, gap=2)
        self._title = label(size=20, bold=True, tone="head", family="serif", wrap=True)
        self._line = label(tone="muted")
        words.addWidget(self._title)
        words.addWidget(self._line)
        self.progress = Button(look, _("Se udviklingen i timer"), kind="link", icon="trending-up")
        self.progress.setObjectName("members-progress")
        words.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress.hide()
        close = icon_button(look, "x", _("Luk listen (Esc)"), height=32)
        close.clicked.connect(self.closed)
        head.addWidget(close, 0, _TOP)
        layout.addLayout(head)
        layout.addSpacing(12)
        self.model: RowsModel[MemberRow] = RowsModel(
            _columns(is_share=False, is_hidden=False), lambda row: row.row
        )
        self.table = RowTable(look, self.model, _("Rækker bag tallet"), row_height=36)
        self.table.setObjectName("members")
        self.table.opened.connect(self._on_opened)
        inner = columns(margins=(12, 0, 8, 8))
        inner.addWidget(self.table)
        layout.addLayout(inner, 1)

    def show_members(
        self,
        title: str,
        line: str,
        members: Sequence[MemberRow],
        *,
        is_share: bool,
        is_hidden: bool,
    ) -> None:
        """Show the rows of a figure."""
        self._title.setText(title)
        self._line.setText(line)
        self.model.set_columns(_columns(is_share=is_share, is_hidden=is_hidden))
        self.model.set_rows(members)
        self.table.lay_out()

    def clear(self) -> None:
        """Drop every row."""
        self._title.setText("")
        self._line.setText("")
        self.model.set_rows(())

    def _on_opened(self, key: str) -> None:
        line = self.model.line_of(key)
        if line >= 0:
            self.opened.emit(self.model.row_at(line).citizen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
        painter.end()
