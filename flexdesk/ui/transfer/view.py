"""The page Mangler overførsel: one list in groups, ticked in bulk or copied one by one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.transfer.list_rows import BY_CITIZEN, BY_DAY, ListRow
from flexdesk.ui.transfer.list_rows import columns as table_columns
from flexdesk.ui.transfer.presenter import MINE, TEAM

_SIDE = 18


class _TickTable(RowTable):
    """Space ticks the chosen row, Ctrl+A all of them."""

    ticked = Signal(str)
    all_ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and self.key:
            self.ticked.emit(self.key)
        elif event.key() == Qt.Key.Key_A and is_ctrl:
            self.all_ticked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            self.ticked.emit(self.rows_model.key_at(index.row()))


class TransfersPage(QWidget):
    """What is not in the case system yet."""

    whose_chosen = Signal(str)
    grouping_chosen = Signal(str)
    ticked = Signal(str)
    all_ticked = Signal()
    mark_wanted = Signal()
    copy_wanted = Signal(str)
    more_wanted = Signal()
    """Nothing waits here: look elsewhere."""

    def __init__(self, look: Look, profile: QWidget, right: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._grouping = look, BY_CITIZEN
        layout = rows(self, margins=(32, 20, 32, 24), gap=16)
        self._mark = Button(look, _("Markér som overført"), icon="check")
        self._mark.setObjectName("mark-ticked")
        self._mark.clicked.connect(self.mark_wanted)
        self._copy = Button(
            look, _("Kopiér til fagsystem"), kind="primary", icon="arrow-left-right"
        )
        self._copy.setObjectName("copy-row")
        self._copy.clicked.connect(self._on_copy)
        self.header = PageHeader(_("Mangler overførsel"), self._mark, self._copy, *right)
        layout.addWidget(self.header)
        self._notice = NoticeBar(look, "transfers-notice")
        layout.addWidget(self._notice)
        layout.addLayout(self._bar(profile))
        self._build_table()
        layout.addWidget(self._card, 1)
        self._empty = EmptyState(look, "check", _("Alt er overført"), "")
        self._empty.wanted.connect(self.more_wanted)
        self._empty.hide()
        layout.addWidget(self._empty, 1)

    def _bar(self, profile: QWidget) -> Any:  # noqa: ANN401 - a layout
        bar = columns(gap=12)
        self._whose = ChoiceRow(self._look, _("Hvis"), as_segments=True, height=32)
        self._whose.setObjectName("transfers-whose")
        self._whose.set_choices([Choice(MINE, _("Mine")), Choice(TEAM, _("Teamet"))])
        self._whose.choose(MINE)
        self._whose.chosen.connect(self.whose_chosen)
        self._groups = ChoiceRow(self._look, _("Grupper efter"), as_segments=True, height=32)
        self._groups.set_choices(
            [Choice(BY_CITIZEN, _("Efter borger")), Choice(BY_DAY, _("Efter dag"))]
        )
        self._groups.choose(BY_CITIZEN)
        self._groups.chosen.connect(self.grouping_chosen)
        self._all = Button(self._look, _("Vælg alle"), kind="link")
        self._all.setObjectName("tick-all")
        self._all.clicked.connect(self.all_ticked)
        bar.addWidget(self._whose)
        bar.addWidget(self._groups)
        bar.addWidget(self._all)
        bar.addStretch(1)
        bar.addWidget(profile, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _build_table(self) -> None:
        self._card = Card(self._look)
        inside = rows(self._card, margins=(1, 1, 1, 1))
        self.model: RowsModel[ListRow] = RowsModel(
            table_columns(BY_CITIZEN, 1200), lambda row: row.key
        )
        self.table = _TickTable(self._look, self.model, _("Mangler overførsel"))
        self.table.setObjectName("transfers")
        self.table.delegate.painters = {"tick": self._paint_tick, "group": self._paint_group}
        self.table.ticked.connect(self.ticked)
        self.table.all_ticked.connect(self.all_ticked)
        self.table.opened.connect(self.copy_wanted)
        self.table.horizontalHeader().setSectionsClickable(False)
        inside.addWidget(self.table)

    # --- what the presenter asks ------------------------------------------------------------

    def show_rows(self, shown: Sequence[ListRow], grouping: str) -> None:
        """Show these rows, selection kept."""
        if grouping != self._grouping:
            self._grouping = grouping
            self._set_columns()
        self.model.set_rows(shown)
        if shown and not self.table.key:
            self.table.choose(shown[0].key)
        self._all.setVisible(bool(shown))

    def show_whose(self, whose: str) -> None:
        """Show whose rows are listed."""
        self._whose.choose(whose)

    def show_state(self, line: str) -> None:
        """Show the grey line of the page."""
        self.header.set_line(line)

    def show_ticked(self, count: int) -> None:
        """Say how many rows are ticked; none puts the bulk button off."""
        text = _("Markér {n} som overført").format(n=count) if count else _("Markér som overført")
        self._mark.setText(text)
        self._mark.setEnabled(count > 0)
        self._mark.setToolTip("" if count else _("Sæt kryds ved rækkerne først (mellemrum)"))
        self._mark.updateGeometry()

    def show_empty(self, *, is_empty: bool, mine: bool) -> None:
        """Say that nothing waits, or show the list."""
        text = (
            _("Notater, besøg, forløb og opfølgninger, du skriver, kommer her, til de er overført.")
            if mine
            else _("Det, teamet skriver, kommer her, til det er skrevet af i fagsystemet.")
        )
        verb = _("Vis hele teamet") if mine else _("Gå til Borgere")
        self._empty.say(_("Alt er overført"), text, verb)
        self._empty.setVisible(is_empty)
        self._card.setVisible(not is_empty)
        self._copy.setEnabled(not is_empty)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._notice.say(title, text)

    def take_focus(self) -> None:
        """Put the focus in the list."""
        self.table.setFocus()

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self.table.key)

    def _set_columns(self) -> None:
        shown = self.model.rows()
        self.model.set_columns(table_columns(self._grouping, self.width()))
        self.model.set_rows(shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            wanted = table_columns(self._grouping, self.width())
            if len(wanted) != len(self.model.columns):
                self._set_columns()
        return super().event(event)

    def _paint_tick(
        self,
        painter: QPainter,
        cell: QRectF,
        row: ListRow,
        _spec: ColumnSpec[Any],
        _on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        look = self._look
        top = cell.center().y() - _SIDE / 2
        box = QRectF(cell.left() + 1.5, top + 0.5, _SIDE - 1, _SIDE - 1)
        tone = "accent" if row.is_ticked else "field"
        painter.setPen(look.pen(tone))
        painter.setBrush(look.colour("accent" if row.is_ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if row.is_ticked:
            look.draw_icon(painter, "check", "surface", QPointF(cell.left() + 3, top + 2), 14)

    def _paint_group(
        self,
        painter: QPainter,
        cell: QRectF,
        row: ListRow,
        spec: ColumnSpec[Any],
        _on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        if not row.is_first:
            return
        face = font(14, bold=True, tabular=True)
        text = QFontMetricsF(face).elidedText(
            spec.show(row), Qt.TextElideMode.ElideRight, cell.width()
        )
        self._look.draw_text(painter, text, cell, face=face)
