"""The page Borgere: search, views, list; the pane stands beside it or over it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.rows import CitizenPage, CitizenRow
from flexdesk.app.views import ColumnChoice
from flexdesk.base.language import _
from flexdesk.ui.citizens.column_menu import ColumnTool
from flexdesk.ui.citizens.completion import Offer
from flexdesk.ui.citizens.list_card import ListCard
from flexdesk.ui.citizens.list_foot import ListFoot
from flexdesk.ui.citizens.pane import CitizenPane
from flexdesk.ui.citizens.search_field import SearchField
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.citizens.view_bar import ViewBar
from flexdesk.ui.citizens.view_book import ViewShown
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import ProgressLine

SELECT_MS = 80
SHEET_BELOW = 1100
PANE_WIDTH = 384
_NARROW = 700
_SHOWN_OR_HIDDEN = frozenset({QEvent.Type.Show, QEvent.Type.Hide})


class CitizensPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    typed = Signal(str)
    entered = Signal(str)
    rested = Signal()
    chip_dropped = Signal(str)
    last_chip_dropped = Signal()
    view_chosen = Signal(str)
    chosen = Signal(str)
    page_wanted = Signal(str)
    new_wanted = Signal()
    bulk_wanted = Signal(tuple)
    hand_over_wanted = Signal(tuple)
    export_stopped = Signal()
    copy_wanted = Signal(tuple)
    paste_wanted = Signal(str)
    order_chosen = Signal(str, bool)
    pane_closed = Signal()
    import_wanted = Signal()
    undo_wanted = Signal(str)
    done_said = Signal(str, str)

    def __init__(
        self, look: Look, header_buttons: Sequence[QWidget] = (), *, can_add: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._can_drop = False
        self._has_problem = False
        outer = columns(self, gap=0)
        self._main = QWidget()
        outer.addWidget(self._main, 1)
        self.pane = CitizenPane(look)
        self.pane.setParent(self)
        self.pane.closed.connect(self.pane_closed)
        self.pane.hide()
        self._outer = outer
        self._new = Button(look, _("Ny borger"), kind="primary", icon="plus")
        self._new.setObjectName("new-citizen")
        self._new.clicked.connect(self.new_wanted)
        self._build((self._new, *header_buttons) if can_add else header_buttons)
        self.pane.composer.installEventFilter(self)
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
        self.progress = ProgressLine(look, _("Filen lægges først på plads, når den er færdig"))
        self.progress.cancel_requested.connect(self.export_stopped)
        layout.addWidget(self.progress)
        line = columns(gap=8)
        self.search = SearchField(look)
        self.search.suggest_in(self)
        self.columns = ColumnTool(look, self)
        line.addWidget(self.search, 1)
        line.addWidget(self.columns.grouping)
        line.addWidget(self.columns.button)
        layout.addLayout(line)
        layout.addSpacing(5)
        self._words = label(size=13, tone="muted")
        self._words.setFixedHeight(20)
        layout.addWidget(self._words)
        layout.addSpacing(6)
        self.views = ViewBar(look)
        self.tabs = self.views.tabs
        layout.addWidget(self.views)
        layout.addSpacing(12)
        self._card = ListCard(look)
        self.model, self.table = self._card.model, self._card.table
        self.empty, self._cells = self._card.empty, self._card.cells
        layout.addWidget(self._card, 1)
        layout.addSpacing(8)
        self.foot = ListFoot(look)
        layout.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.search.typed.connect(self.typed)
        self.search.entered.connect(self.entered)
        self.search.rested.connect(self.rested)
        self.search.chip_dropped.connect(self.chip_dropped)
        self.search.last_chip_dropped.connect(self.last_chip_dropped)
        self.search.down_pressed.connect(self.go_to_list)
        self.views.chosen.connect(self.view_chosen)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.table.picked_changed.connect(self._on_picked)
        self.table.copy_wanted.connect(self.copy)
        self.table.paste_wanted.connect(self.paste)
        self.table.sorted_by_hand.connect(self._on_sorted)
        self.table.heading_menu_wanted.connect(self._on_heading_menu)
        self.table.width_pulled.connect(self.columns.on_pulled)
        self.foot.bulk_wanted.connect(self.edit_picked)
        self.foot.copy_wanted.connect(self.copy)
        self.foot.hand_over_wanted.connect(self._on_hand_over)
        self.foot.clear_wanted.connect(self.table.clear_picked)
        self.empty.wanted.connect(self._on_empty)

    def fit_to(self, rows_: Sequence[CitizenRow]) -> None:
        """Let the columns have room for the widest words of all rows, whatever is filtered."""
        self._card.fit_to(rows_)

    def show_rows(self, rows_: Sequence[CitizenRow], *, is_hidden: bool) -> None:
        """Show these rows, selection kept."""
        self._card.show_rows(rows_, is_hidden=is_hidden)

    def show_query(
        self, chips: Sequence[ChipText], text: str, words: str, *, problem: str = ""
    ) -> None:
        """Show the query as chips, words, and a sentence; and what of it cannot be read."""
        self.search.show_chips(chips, text)
        self._words.setText(problem or words)
        self._words.setToolTip(words if problem else "")
        self._has_problem = bool(problem)
        set_tone(self._words, "amber" if problem else "muted")
        self._words.setVisible(self._has_problem or not self.is_sheet)
        self.search.edit.setAccessibleDescription(problem or words)

    def show_offer(self, offer: Offer) -> None:
        """Show what may be written where the cursor is; nothing hides it."""
        self.search.show_offer(offer)

    def show_views(self, choices: Sequence[Choice], key: str) -> None:
        """Show the saved views with their counts."""
        self.views.show_views(choices, key)

    def show_view(self, shown: ViewShown) -> None:
        """Show what can be done with the view one is on."""
        self.views.show_view(shown)

    def show_columns(self, choice: ColumnChoice) -> None:
        """Show these columns at these widths, those that fit where nothing was chosen."""
        self.columns.choice = choice
        self._card.show_columns(choice)

    def show_order(self, key: str, *, is_descending: bool) -> None:
        """Sort by a column, by the next step when the key is empty."""
        self._card.show_order(key, is_descending=is_descending)

    def show_grouping(self, key: str) -> None:
        """Put the rows in groups, or in none."""
        self.columns.grouping.choose(key)
        self._card.show_grouping(key)

    def shown_keys(self) -> tuple[str, ...]:
        """Return the ids of all rows in the order they are shown."""
        return self._card.shown_keys()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns that are shown."""
        return self._card.shown_columns()

    def all_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns of the view, also those a narrow window leaves out."""
        return self._card.all_columns()

    def put_on_clipboard(self, text: str) -> None:
        """Put lines on the clipboard."""
        # setText and no mime data of our own: that one crashes at exit
        QGuiApplication.clipboard().setText(text)

    def say_name_trouble(self, text: str) -> None:
        """Say beneath the name of a view what is wrong with it."""
        self.views.say_name_trouble(text)

    def close_name(self) -> None:
        """Close the field with the name of a view: it is saved."""
        self.views.close_name()

    def copy(self) -> None:
        """Copy the chosen rows, or all that are shown."""
        self.copy_wanted.emit(self.table.picked)

    def copy_all(self) -> None:
        """Copy all rows that are shown."""
        self.copy_wanted.emit(())

    def paste(self) -> None:
        """Stage what is on the clipboard."""
        self.paste_wanted.emit(QGuiApplication.clipboard().text())

    def fold_groups(self) -> None:
        """Fold every group away, or open all when one is folded."""
        self._card.fold_groups()

    def edit_picked(self) -> None:
        """Edit the chosen citizens at once."""
        if self.table.picked:
            self.bulk_wanted.emit(self.table.picked)
        else:
            self.notice.say(
                _("Der er ikke valgt nogen borgere."),
                _("Vælg dem i listen med mellemrum, Ctrl eller Skift."),
            )

    def go_to_list(self) -> None:
        """Put the focus on the list, on its first row when none is chosen."""
        self._card.take_focus()

    def show_state(self, line: str, foot: str) -> None:
        """Show the grey line of the page and the line under the list."""
        self.header.set_line(line)
        self.foot.set_count(foot)

    def show_no_hits(self, words: str, *, has_any: bool, can_drop: bool) -> None:
        """Show that nothing was found, or that there is nobody yet; empty words show the list."""
        self._can_drop = has_any and can_drop
        if not words:
            self._card.show_list()
        elif has_any:
            verb = _("Fjern det sidste led") if can_drop else ""
            self._card.show_missing(_("Ingen borgere passer"), f"{words}.", verb)
        else:
            self._card.show_missing(
                _("Ingen borgere endnu"),
                _("Her kommer teamets borgere, når et udtræk eller jeres eget ark er læst ind."),
                _("Importér en fil"),
            )
        self._keep_one_primary()

    def show_progress(self, name: str, done: int, total: int) -> None:
        """Show how far a file is; no name hides it."""
        if name:
            self.progress.show_step(name, done, total)
        else:
            self.progress.hide()

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

    def is_writing(self) -> bool:
        """Say whether something is being typed in the pane."""
        return self.pane.is_writing

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
        self.columns.stop()
        self.views.close_name()
        self._card.forget()
        self.search.clear_all()

    def toggle_focus(self) -> None:
        """Move between list and pane; where the pane is a sheet this opens it."""
        if self.pane.isHidden() and self.is_sheet and self.table.key:
            self.chosen.emit(self.table.key)
        elif self.pane.isVisible() and not self.pane.isAncestorOf(self.focusWidget()):
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_OR_HIDDEN:
            self._keep_one_primary()
        return super().eventFilter(watched, event)

    def _keep_one_primary(self) -> None:
        """Let the header's button step back where another is the one to press."""
        is_other = self._card.is_empty or not self.pane.composer.isHidden()
        self._new.set_kind("secondary" if is_other else "primary")

    def _on_hand_over(self) -> None:
        self.hand_over_wanted.emit(self.table.picked)

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
        self._words.setVisible(self._has_problem or not is_sheet)
        self.columns.set_narrow(is_narrow=self.width() - (0 if is_sheet else width) < _NARROW)
        self.foot.set_narrow(is_narrow=is_sheet)
        self.pane.raise_()
        taken = 0 if is_sheet or not is_open else width
        self._card.set_room(self.width() - taken - 32 - 24)

    def _on_current(self) -> None:
        if not self.is_sheet:
            self._selecting.start()

    def _on_selected(self) -> None:
        if self.table.key:
            self.chosen.emit(self.table.key)

    def _on_opened(self, citizen: str) -> None:
        self._selecting.stop()
        self.page_wanted.emit(citizen)

    def _on_picked(self) -> None:
        count = self.table.picked_count
        self.foot.show_picked(count if count > 1 else 0, self.table.picked_hidden)

    def _on_sorted(self) -> None:
        self.order_chosen.emit(*self._card.order())

    def _on_heading_menu(self, key: str, at: QPoint) -> None:
        self.columns.open_menu(key, at)

    def _on_empty(self) -> None:
        if self._can_drop:
            self.last_chip_dropped.emit()
        else:
            self.import_wanted.emit()
