"""The page Borgere: search, views, list; the pane stands beside it or over it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.rows import CitizenPage, CitizenRow
from flexdesk.base.language import _
from flexdesk.ui.citizens.cells import CitizenCells, needs_of
from flexdesk.ui.citizens.columns import Needs, columns_for
from flexdesk.ui.citizens.pane import CitizenPane
from flexdesk.ui.citizens.search_field import SearchField
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow

SELECT_MS = 80
SHEET_BELOW = 1100
PANE_WIDTH = 384
_NARROW_MARGIN = 24


def _id_of(row: CitizenRow) -> str:
    return row.id


class CitizensPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    typed = Signal(str)
    entered = Signal(str)
    rested = Signal()
    chip_dropped = Signal(str)
    last_chip_dropped = Signal()
    view_chosen = Signal(str)
    chosen = Signal(str)
    pane_closed = Signal()
    import_wanted = Signal()
    undo_wanted = Signal(str)
    done_said = Signal(str, str)

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._is_hidden = False
        self._can_drop = False
        self._needs = Needs()
        self._width = 0
        self._shown_columns: tuple[tuple[tuple[str, int], ...], bool] = ((), False)
        outer = columns(self, gap=0)
        self._main = QWidget()
        outer.addWidget(self._main, 1)
        self.pane = CitizenPane(look)
        self.pane.setParent(self)
        self.pane.closed.connect(self.pane_closed)
        self.pane.hide()
        self._outer = outer
        self._build(header_buttons)
        self._selecting = QTimer(self)
        self._selecting.setSingleShot(True)
        self._selecting.setInterval(SELECT_MS)
        self._selecting.timeout.connect(self._on_selected)

    def _build(self, header_buttons: Sequence[QWidget]) -> None:
        look = self._look
        layout = rows(self._main, margins=(32, 20, 24, 20), gap=0)
        self.header = PageHeader(_("Borgere"), *header_buttons)
        layout.addWidget(self.header)
        layout.addSpacing(12)
        self.notice = NoticeBar(look, "citizens-notice")
        layout.addWidget(self.notice)
        self.search = SearchField(look)
        layout.addWidget(self.search)
        layout.addSpacing(5)
        self._words = label(size=13, tone="muted")
        self._words.setFixedHeight(20)
        layout.addWidget(self._words)
        layout.addSpacing(6)
        self.tabs = ChoiceRow(look, _("Visninger"))
        layout.addWidget(self.tabs)
        layout.addSpacing(12)
        layout.addWidget(self._build_list(), 1)
        layout.addSpacing(8)
        foot = columns()
        self._foot = label(size=13, tone="muted", tabular=True)
        self._keys = label(
            _("Pile vælger · Enter åbner · N nyt notat · F1 genveje"), size=13, tone="muted"
        )
        foot.addWidget(self._foot)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        layout.addLayout(foot)
        self._connect()

    def _build_list(self) -> QWidget:
        look = self._look
        self._card = Card(look)
        stack = QStackedLayout(self._card)
        stack.setContentsMargins(1, 1, 1, 1)
        self.model: RowsModel[CitizenRow] = RowsModel(columns_for(0, is_hidden=False), _id_of)
        self.table = RowTable(look, self.model, _("Borgere"))
        self.table.setObjectName("citizens")
        self._cells = CitizenCells(look)
        self.table.delegate.painters.update(self._cells.painters)
        self.table.rows_model.sort(self._column("next"))
        self.empty = EmptyState(look, "users", _("Ingen borgere endnu"), "")
        stack.addWidget(self.table)
        stack.addWidget(self.empty)
        self._stack = stack
        return self._card

    def _connect(self) -> None:
        self.search.typed.connect(self.typed)
        self.search.entered.connect(self.entered)
        self.search.rested.connect(self.rested)
        self.search.chip_dropped.connect(self.chip_dropped)
        self.search.last_chip_dropped.connect(self.last_chip_dropped)
        self.search.down_pressed.connect(self._on_down)
        self.tabs.chosen.connect(self.view_chosen)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.empty.wanted.connect(self._on_empty)

    def fit_to(self, rows_: Sequence[CitizenRow]) -> None:
        """Let the columns have room for the widest words of all rows, whatever is filtered."""
        self._needs = needs_of(rows_)
        self._cells.day_width = self._needs.day
        self._choose_columns()

    def show_rows(self, rows_: Sequence[CitizenRow], *, is_hidden: bool) -> None:
        """Show these rows, selection kept."""
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self._choose_columns()
        self.model.set_rows(rows_)

    def show_query(self, chips: Sequence[ChipText], text: str, words: str) -> None:
        """Show the query as chips, words, and a sentence."""
        self.search.show_chips(chips, text)
        self._words.setText(words)

    def show_views(self, choices: Sequence[Choice], key: str) -> None:
        """Show the saved views with their counts."""
        self.tabs.set_choices(choices, key, keep_none=True)

    def show_state(self, line: str, foot: str) -> None:
        """Show the grey line of the page and the line under the list."""
        self.header.set_line(line)
        self._foot.setText(foot)

    def show_no_hits(self, words: str, *, has_any: bool, can_drop: bool) -> None:
        """Show that nothing was found, or that there is nobody yet; empty words show the list."""
        self._can_drop = has_any and can_drop
        if not words:
            self._stack.setCurrentWidget(self.table)
            return
        if has_any:
            self.empty.say(
                _("Ingen borgere passer"),
                words + ".",
                _("Fjern det sidste led") if can_drop else "",
            )
        else:
            self.empty.say(
                _("Ingen borgere endnu"),
                _("Her kommer teamets borgere, når et udtræk eller jeres eget ark er læst ind."),
                _("Importér en fil"),
            )
        self._stack.setCurrentWidget(self.empty)

    def show_page(
        self, page: CitizenPage | None, *, is_hidden: bool, draft: NoteDraft = NO_DRAFT
    ) -> None:
        """Show a citizen in the pane with the note that was begun, or close it."""
        if page is None:
            had_focus = self.pane.isAncestorOf(self.focusWidget())
            self.pane.clear()
            self.pane.hide()
            if had_focus:
                self.table.setFocus()
        else:
            self.pane.show_page(page, is_hidden=is_hidden, draft=draft)
            self.pane.show()
        self._place_pane()

    def show_cpr(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        self.pane.show_cpr(digits, seconds)

    def open_composer(self) -> None:
        """Open the note composer in the pane."""
        self.pane.open_composer()

    def close_composer(self) -> None:
        """Close the composer: the note is saved."""
        self.pane.close_composer()
        self.table.setFocus()

    def select(self, citizen: str) -> None:
        """Choose a row."""
        self.table.choose(citizen)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        if self.pane.is_composing:
            self.pane.say_error(title, text)
        else:
            self.notice.say(title, text)

    def say_done(self, text: str, tx: str) -> None:
        """Say that something is done and offer to take it back."""
        self.done_said.emit(text, tx)

    def stop(self) -> None:
        """Wait for nothing more: the window closes."""
        self._selecting.stop()
        self.search.clear_all()

    def toggle_focus(self) -> None:
        """Move between list and pane."""
        if self.pane.isVisible() and not self.pane.isAncestorOf(self.focusWidget()):
            self.pane.take_focus()
        else:
            self.table.setFocus()

    @property
    def is_sheet(self) -> bool:
        """Whether the pane lies over the list: below 1100 logical pixels."""
        return self.window().width() < SHEET_BELOW

    def sort_next(self) -> None:
        """Sort by the next column; the way to it by keyboard."""
        column, _order = self.model.sorted_by
        self.table.sort_by((column + 1) % self.model.columnCount())

    def turn_order(self) -> None:
        """Turn the order of the sorted column."""
        column, _order = self.model.sorted_by
        self.table.sort_by(max(column, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.pane.isHidden():
            self.pane_closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pane()

    def _place_pane(self) -> None:
        is_open = not self.pane.isHidden()
        is_sheet = self.is_sheet
        width = min(PANE_WIDTH, self.width() - 80)
        self.pane.setGeometry(self.width() - width, 0, width, self.height())
        self.pane.set_sheet(is_sheet=is_sheet)
        self._outer.setContentsMargins(0, 0, 0 if is_sheet or not is_open else width, 0)
        self._words.setVisible(not is_sheet)
        self._keys.setVisible(not is_sheet)
        self.pane.raise_()
        taken = 0 if is_sheet or not is_open else width
        self._width = self.width() - taken - 32 - 24
        self._choose_columns()

    def _column(self, key: str) -> int:
        keys = [spec.key for spec in self.model.columns]
        return keys.index(key) if key in keys else -1

    def _choose_columns(self) -> None:
        # the frame of the card and the scroll bar stand beside the columns
        room = self._width - 2 - self.table.verticalScrollBar().sizeHint().width()
        wanted = columns_for(room, is_hidden=self._is_hidden, needs=self._needs)
        here = [spec.key for spec in self.model.columns]
        state = (tuple((spec.key, spec.width) for spec in wanted), self._is_hidden)
        if state == self._shown_columns:
            self.table.lay_out()
            return
        self._shown_columns = state
        column, order = self.model.sorted_by
        key = here[column] if 0 <= column < len(here) else ""
        self.model.set_columns(wanted)
        at = self._column(key)
        self.model.sort(at if at >= 0 else self._column("next"), order)
        self.table.lay_out()

    def _on_current(self) -> None:
        if not self.is_sheet:
            self._selecting.start()

    def _on_selected(self) -> None:
        if self.table.key:
            self.chosen.emit(self.table.key)

    def _on_opened(self, citizen: str) -> None:
        self._selecting.stop()
        self.chosen.emit(citizen)
        self.pane.take_focus()

    def _on_down(self) -> None:
        self.table.setFocus()
        if self.table.chosen_line < 0 and self.model.rowCount():
            self.table.choose(self.model.key_at(0))

    def _on_empty(self) -> None:
        if self._can_drop:
            self.last_chip_dropped.emit()
        else:
            self.import_wanted.emit()
