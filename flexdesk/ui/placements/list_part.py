"""Forløb as a list: a line for each placement that runs, sorted by any column, out to Excel."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.app import flow_list
from flexdesk.app.flow_list import PlacementLine
from flexdesk.app.flow_rows import FlowPage
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Hairline, columns, rows
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.placements.list_columns import specs_for
from flexdesk.ui.placements.text_lines import two_lines
from flexdesk.ui.shared.lanes import FILES
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.ui.shared.bench import Bench

_KEY = "flow-list"
_NARROW, _LINE = 980, 17


class ListPart(QWidget):
    """A `FlowPart`: placements as lines of a table."""

    open_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, bench: "Bench") -> None:
        super().__init__()
        self._bench = bench
        self._page: FlowPage | None = None
        self._wanted, self._is_narrow = "", False
        self._broken: dict[tuple[str, int, bool], tuple[str, ...]] = {}
        """Texts as they are broken into lines: measured once, gone with the rows."""
        self.ask_path: Callable[[QWidget, str], str] = _ask_path
        look = bench.look
        layout = rows(self, margins=(1, 1, 1, 1))
        self.notice = NoticeBar(look, "flow-list-notice")
        layout.addWidget(self.notice)
        specs = specs_for(is_hidden=False, is_narrow=False)
        self.model: RowsModel[PlacementLine] = RowsModel(specs, lambda line: line.key)
        self.table = RowTable(look, self.model, _("Forløb i gang"), row_height=48)
        self.table.setObjectName("flow-list")
        self.table.delegate.painters["wrap"] = self._paint_wrapped
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        layout.addWidget(self.table, 1)
        text = _("Ret filteret ovenfor.")
        self.empty = EmptyState(look, "briefcase", _("Ingen forløb i gang"), text)
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        layout.addWidget(Hairline(look))
        layout.addWidget(self._foot())

    def _foot(self) -> QWidget:
        look, foot = self._bench.look, QWidget()
        foot.setFixedHeight(51)
        line = columns(foot, margins=(22, 0, 18, 0), gap=8)
        self._count = label(tone="muted", tabular=True)
        line.addWidget(self._count)
        line.addStretch(1)
        self.export = Button(look, _("Gem som Excel-ark…"), icon="file-spreadsheet", height=32)
        self.export.setObjectName("flow-export")
        self.export.clicked.connect(self._on_export)
        self.open = Button(look, _("Åbn borger"), icon="chevron-right", height=32)
        self.open.setObjectName("flow-list-open")
        self.open.clicked.connect(self._on_open)
        line.addWidget(self.export)
        line.addWidget(self.open)
        return foot

    # --- what the page asks -----------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """What is put into the page."""
        return self

    def show_page(self, page: FlowPage) -> None:
        """Show the placements of these rows; what was chosen stays."""
        is_other = self._page is None or self._page.is_hidden != page.is_hidden
        self._page, desk = page, self._bench.desk
        if is_other:
            self._set_columns()
        self._bench.runner.run(
            lambda _ctx: flow_list.placement_lines(desk, page),
            lambda lines: self._on_lines(page, lines),
            failed=self._on_failed,
            key=_KEY,
        )

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown, without a word to anyone."""
        self._wanted = citizen
        found = (line for line in self.model.rows() if line.citizen == citizen)
        line = next(found, None)
        if line is not None and self._citizen() != citizen:
            self.table.blockSignals(True)
            self.table.choose(line.key)
            self.table.blockSignals(False)

    def clear(self) -> None:
        """Drop every row and text."""
        self._page = None
        self._broken.clear()
        self.model.set_rows(())
        self._count.setText("")

    def take_focus(self) -> None:
        """Put the cursor on the table."""
        self.table.setFocus()
        if self.table.chosen_line < 0 and self.model.rows():
            self.table.choose(self.model.key_at(0))

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong above the table."""
        self.notice.say(title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._set_columns()

    # --- inside -----------------------------------------------------------------------------

    def _set_columns(self) -> None:
        is_hidden = self._page is not None and self._page.is_hidden
        self.model.set_columns(specs_for(is_hidden=is_hidden, is_narrow=self._is_narrow))
        self.table.lay_out()

    def _paint_wrapped(
        self,
        painter: QPainter,
        cell: QRectF,
        line: PlacementLine,
        spec: ColumnSpec[PlacementLine],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        """Draw a text in one line or two."""
        del is_on
        size = 14 if spec.is_bold else 13
        look, face = self._bench.look, font(size, bold=spec.is_bold)
        tone = spec.tone(line) if spec.tone else "ink"
        key = (spec.show(line), round(cell.width()), spec.is_bold)
        parts = self._broken.get(key)
        if parts is None:
            parts = self._broken[key] = two_lines(*key[:2], size, is_bold=spec.is_bold)
        top = cell.center().y() - _LINE * len(parts) / 2
        for at, part in enumerate(parts):
            place = QRectF(cell.left(), top + at * _LINE, cell.width(), _LINE)
            look.draw_text(painter, part, place, tone=tone, face=face)

    def _on_lines(self, page: FlowPage, lines: tuple[PlacementLine, ...]) -> None:
        if page is not self._page:
            return
        self.notice.say("")
        self._broken.clear()
        at = self.table.verticalScrollBar().value()
        self.model.set_rows(lines)
        self.table.verticalScrollBar().setValue(at)
        words = ngettext("{n} forløb i gang", "{n} forløb i gang", len(lines))
        self._count.setText(words.format(n=format_number(len(lines))))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.export.setEnabled(bool(lines))
        self.open.setEnabled(bool(lines))
        if self._wanted:
            self.choose(self._wanted)

    def _on_failed(self, error: BaseException) -> None:
        say(self, error)

    def _citizen(self) -> str:
        line = self.table.chosen_line
        return self.model.row_at(line).citizen if line >= 0 else ""

    def _on_current(self, _key: str) -> None:
        self._wanted = self._citizen()
        self.chosen.emit(self._wanted)

    def _on_opened(self, _key: str) -> None:
        self._on_open()

    def _on_open(self) -> None:
        if self._citizen():
            self.open_wanted.emit(self._citizen())

    def _on_export(self) -> None:
        """Write the lines as they are sorted."""
        page, desk, lines = self._page, self._bench.desk, self.model.rows()
        if page is None or not lines:
            return
        path = self.ask_path(self._bench.window_widget, flow_list.file_name(page.on))
        if not path:
            return
        out = Path(path if path.lower().endswith(flow_list.SUFFIX) else path + flow_list.SUFFIX)
        words = "" if page.is_hidden else page.words
        self._bench.runner.run(
            lambda _ctx: flow_list.export_lines(desk, lines, words, out, is_hidden=page.is_hidden),
            lambda written: self._on_written(len(lines), written),
            failed=self._on_failed,
            lane=FILES,
        )

    def _on_written(self, count: int, out: Path) -> None:
        text = flow_list.receipt(count, out)
        self._bench.say_done(_("{text} · internt, må ikke forlade teamet").format(text=text))


def _ask_path(parent: QWidget, name: str) -> str:
    path, _kind = QFileDialog.getSaveFileName(parent, _("Gem som"), name, "Excel (*.xlsx)")
    return str(path)
