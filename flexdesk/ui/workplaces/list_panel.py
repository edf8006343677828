"""The list of workplaces with its two fields, filters and parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedLayout, QWidget

from flexdesk.app.workplace_rows import WorkplaceRow
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import ROW_HEIGHT, RowTable
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.parts.two_lines import HEIGHT as TWO_LINES
from flexdesk.ui.workplaces.list_cells import WorkplaceCells
from flexdesk.ui.workplaces.list_columns import Spec, columns_for, narrow_columns

SELECT_MS = 80
_KEY_PRESS = QEvent.Type.KeyPress
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGE, _NARROW_EDGE = 32, 24
_BAR = 12


def _id_of(row: WorkplaceRow) -> str:
    return row.id


class ListPanel(QWidget):
    """Builds the list and emits wishes."""

    typed = Signal(str, str)
    entered = Signal()
    part_chosen = Signal(str)
    sector_chosen = Signal(str)
    months_chosen = Signal(str)
    selected = Signal(str)
    """The row one is on has rested."""
    opened = Signal(str)
    new_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._look = look
        self._is_narrow = False
        self._columns: tuple[Spec, ...] = ()
        self._state = ("", "")
        self._layout = rows(self, margins=(_EDGE, 20, _NARROW_EDGE, 20), gap=0)
        self.new = Button(look, _("Ny arbejdsplads"), kind="primary", icon="plus")
        self.new.setObjectName("new-workplace")
        self.new.setAccessibleName(_("Ny arbejdsplads"))
        self.new.setToolTip(_("Ny arbejdsplads (Ctrl Skift A)"))
        self.new.clicked.connect(self.new_wanted)
        self.header = PageHeader(_("Arbejdspladser"), self.new, *header_buttons)
        self._layout.addWidget(self.header)
        self._layout.addSpacing(12)
        self.notice = NoticeBar(look, "workplaces-notice")
        self._layout.addWidget(self.notice)
        self._build_search()
        self._build_parts()
        self._build_list()
        self._selecting = QTimer(self)
        self._selecting.setSingleShot(True)
        self._selecting.setInterval(SELECT_MS)
        self._selecting.timeout.connect(self._on_rested)

    def _build_search(self) -> None:
        self.name = self._field(_("Navn"), "find-name", _("eller person, telefon, CVR"))
        self.street = self._field(_("Vej"), "find-street", _("eller by"))
        self.sector = Dropdown(self._look, _("Sektor"))
        self.sector.setObjectName("filter-sector")
        self.sector.chosen.connect(self.sector_chosen)
        self.months = Dropdown(self._look, _("Kontakt"))
        self.months.setObjectName("filter-months")
        self.months.chosen.connect(self.months_chosen)
        self._filters = QWidget()
        filters = columns(self._filters, gap=8)
        filters.addWidget(self.sector)
        filters.addWidget(self.months)
        filters.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._layout.addLayout(self._grid)
        self._captions = (label(_("Navn"), bold=True), label(_("Vej"), bold=True))
        self._captions[0].setBuddy(self.name)
        self._captions[1].setBuddy(self.street)
        self._place_fields()

    def _field(self, name: str, key: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(key)
        made.setFont(font(14))
        made.setFixedHeight(36)
        made.setMinimumWidth(80)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.setClearButtonEnabled(False)
        made.installEventFilter(self)
        made.textEdited.connect(self._on_typed)
        return made

    def _build_parts(self) -> None:
        self._layout.addSpacing(8)
        self.parts = ChoiceRow(self._look, _("Dele af listen"))
        self.parts.setObjectName("workplace-parts")
        self.parts.chosen.connect(self.part_chosen)
        self._layout.addWidget(self.parts)
        self._layout.addSpacing(12)

    def _build_list(self) -> None:
        card = Card(self._look)
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._columns = columns_for(0)
        self.model: RowsModel[WorkplaceRow] = RowsModel(self._columns, _id_of)
        self.table = RowTable(self._look, self.model, _("Arbejdspladser"))
        self.table.setObjectName("workplaces")
        self.cells = WorkplaceCells(self._look)
        self.table.delegate.painters.update(self.cells.painters)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.empty = EmptyState(self._look, "building-2", "", "")
        self.empty.wanted.connect(self.empty_wanted)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._layout.addWidget(card, 1)
        self._layout.addSpacing(8)
        foot = columns(gap=8)
        self._foot = label(size=13, tone="muted", tabular=True)
        self._keys = label(_("Pile vælger · Enter åbner · Esc lukker"), size=13, tone="muted")
        foot.addWidget(self._foot)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        self._layout.addLayout(foot)

    @property
    def is_empty(self) -> bool:
        """Whether what is missing is shown in the place of the rows."""
        return self._stack.currentWidget() is self.empty

    def show_rows(self, found: Sequence[WorkplaceRow], foot: str) -> None:
        """Show these rows, the chosen one kept."""
        self.model.set_rows(found)
        self._foot.setText(foot)
        self._stack.setCurrentWidget(self.table)
        self._fit_keys()
        self._fit_new()

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show what is missing in the place of the rows."""
        self.model.set_rows(())
        self._foot.setText("")
        self.empty.say(title, text, verb)
        self._stack.setCurrentWidget(self.empty)
        self._fit_keys()
        self._fit_new()

    def show_state(self, line: str, short: str) -> None:
        """Show the grey line; the short one beside an open page."""
        self._state = (line, short)
        self.header.set_line(short if self._is_narrow else line)

    def show_filters(
        self,
        parts: tuple[Sequence[Choice], str],
        sectors: tuple[Sequence[Choice], str],
        months: tuple[Sequence[Choice], str],
    ) -> None:
        """Show what can be chosen, and what is."""
        self.parts.set_choices(*parts)
        self.sector.set_choices(*sectors)
        self.months.set_choices(*months)

    def show_typed(self, name: str, street: str) -> None:
        """Put words in the fields."""
        self.name.setText(name)
        self.street.setText(street)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stand beside an open page: fields over each other, name over street."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        edge = _NARROW_EDGE if is_narrow else _EDGE
        self._layout.setContentsMargins(edge, 20, 16 if is_narrow else _NARROW_EDGE, 20)
        self.table.verticalHeader().setDefaultSectionSize(TWO_LINES if is_narrow else ROW_HEIGHT)
        self._fit_keys()
        self._place_fields()
        self.show_state(*self._state)
        self._fit_new()
        self.fit()

    def _fit_keys(self) -> None:
        """Tell of the keys where there are rows to use them on."""
        self._keys.setVisible(not self._is_narrow and not self.is_empty)

    def fit(self) -> None:
        """Choose the columns there is room for."""
        room = self.width() - _EDGE - _NARROW_EDGE - 2 - _BAR
        wanted = narrow_columns() if self._is_narrow else columns_for(room)
        keys = [spec.key for spec in wanted]
        if keys != [spec.key for spec in self._columns] or self._is_narrow:
            column, order = self.model.sorted_by
            sorted_by = self._columns[column].key if 0 <= column < len(self._columns) else ""
            self._columns = wanted
            self.model.set_columns(wanted)
            if sorted_by in keys:
                self.model.sort(keys.index(sorted_by), order)
        self.table.lay_out()

    def take_focus(self) -> None:
        """Put the cursor where one types a name."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def go_to_list(self) -> None:
        """Put the focus on the list, on its first row when none is chosen."""
        if self.is_empty:
            self.empty.button.setFocus()
            return
        self.table.setFocus()
        if self.table.chosen_line < 0 and self.model.rowCount():
            self.table.choose(self.model.key_at(0))

    def clear(self) -> None:
        """Drop every row and text."""
        self._selecting.stop()
        self.model.set_rows(())
        self.show_typed("", "")

    def _place_fields(self) -> None:
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        first, second = self._captions
        if self._is_narrow:
            places = ((first, 0, 0, 1), (self.name, 0, 1, 2), (second, 1, 0, 1),
                      (self.street, 1, 1, 2), (self._filters, 2, 0, 3))  # fmt: skip
        else:
            places = ((first, 0, 0, 1), (self.name, 0, 1, 1), (second, 0, 2, 1),
                      (self.street, 0, 3, 1), (self._filters, 0, 4, 1))  # fmt: skip
        for widget, line, at, span in places:
            grid.addWidget(widget, line, at, 1, span)
        for at in range(5):
            grid.setColumnStretch(at, 0)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 0 if self._is_narrow else 2)

    def _fit_new(self) -> None:
        """One primary on screen; beside an open page there is room for the plus alone."""
        self.new.set_kind("secondary" if self.is_empty or self._is_narrow else "primary")
        text = "" if self._is_narrow else _("Ny arbejdsplads")
        if self.new.text() != text:
            self.new.setText(text)
            self.new.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _KEY_PRESS and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Down:
                self.go_to_list()
                return True
            if key in _ENTERS:
                self.entered.emit()
                return True
            if key == Qt.Key.Key_Escape and (self.name.text() or self.street.text()):
                self.show_typed("", "")
                self._on_typed()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self.typed.emit(self.name.text(), self.street.text())

    def _on_current(self) -> None:
        self._selecting.start()

    def _on_rested(self) -> None:
        if self.table.key:
            self.selected.emit(self.table.key)

    def _on_opened(self, workplace: str) -> None:
        self._selecting.stop()
        self.opened.emit(workplace)
