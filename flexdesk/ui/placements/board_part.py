"""Forløb as a board: a column for each step, cards one moves between them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from flexdesk.app.flow_board import Board, BoardCard, board_of, move_to_step
from flexdesk.app.flow_rows import FlowPage
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.placements.board_column import NARROW, ColumnView
from flexdesk.ui.placements.board_fold import first_place, kept_window, open_columns
from flexdesk.ui.placements.board_foot import BoardFoot
from flexdesk.ui.shared.lanes import WRITE
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.shared.bench import Bench

_WIDE, _GAP = 214, 8
_NOTHING = Board("", (), ())


class BoardPart(QWidget):
    """A `FlowPart`: arrows between cards and columns, Alt+arrows move to another step."""

    open_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, bench: "Bench") -> None:
        super().__init__()
        self._bench = bench
        self._page: FlowPage | None = None
        self._board = _NOTHING
        self._pipeline = ""
        self._at, self._window = 0, range(0)
        self._citizen = ""
        self._views: list[ColumnView] = []
        layout = rows(self, margins=(1, 1, 1, 1))
        self.notice = NoticeBar(bench.look, "board-notice")
        layout.addWidget(self.notice)
        self.empty = EmptyState(
            bench.look, "columns-3", _("Ingen borgere på tavlen"), _("Ret filteret ovenfor.")
        )
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        self._ground = QWidget()
        self._line: QHBoxLayout = columns(self._ground, margins=(16, 12, 16, 0), gap=_GAP)
        layout.addWidget(self._ground, 1)
        self.foot = BoardFoot(bench.look)
        layout.addWidget(self.foot)
        self.foot.step_wanted.connect(self._on_step)
        self.foot.open_wanted.connect(self._on_open)
        self.foot.pipeline_wanted.connect(self._on_pipeline)

    # --- what the page asks -----------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """What is put into the page."""
        return self

    @property
    def columns(self) -> tuple[ColumnView, ...]:
        """The columns in their order."""
        return tuple(self._views[: len(self._board.columns)])

    def show_page(self, page: FlowPage) -> None:
        """Show these rows; whoever was chosen stays chosen, at the step there is now."""
        had_focus = self._has_focus()
        was_empty = not self._board.columns
        self._page = page
        self.notice.say("")
        self._board = board = board_of(page, self._bench.desk.pipeline_of, self._pipeline)
        self._make(len(board.columns))
        for view, column in zip(self._views, board.columns, strict=False):
            view.show_column(column, is_hidden=page.is_hidden)
        self.empty.setVisible(not board.columns)
        self._ground.setVisible(bool(board.columns))
        at = board.column_of(self._citizen)
        if at < 0 and was_empty:
            counts = [len(column.cards) for column in board.columns]
            at = first_place(counts, [column.is_final for column in board.columns])
        self._at = min(at if at >= 0 else self._at, max(0, len(board.columns) - 1))
        self.foot.show_pipelines(board.pipelines, board.pipeline)
        self._fold()
        self._go_to(self._citizen, has_focus=had_focus)

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown, without a word to anyone."""
        at = self._board.column_of(citizen)
        self._citizen = citizen
        if at >= 0:
            self._at = at
            self._fold()
            self._go_to(citizen, has_focus=self._has_focus())

    def clear(self) -> None:
        """Drop every row and text."""
        self._page, self._board, self._citizen = None, _NOTHING, ""
        self._make(0)
        self.foot.show_card(None, (), is_hidden=False)
        self.foot.show_pipelines((), "")

    def take_focus(self) -> None:
        """Put the cursor in the column one was in."""
        if self._board.columns:
            self._views[self._at].list.setFocus()

    # --- columns ----------------------------------------------------------------------------

    def _make(self, many: int) -> None:
        """Have so many columns: one that is not needed is hidden and kept."""
        while len(self._views) < many:
            view, at = ColumnView(self._bench.look), len(self._views)
            view.list.sideways.connect(self._on_sideways)
            view.list.moved.connect(self._on_moved)
            view.list.opened.connect(self.open_wanted)
            view.list.chosen.connect(self._on_chosen)
            view.list.menu_wanted.connect(self._on_menu)
            view.narrow.clicked.connect(partial(self._open_column, at))
            before = self._views[-1].list if self._views else self.empty.button
            self._views.append(view)
            self._line.addWidget(view)
            # Tab comes to the cards before the foot that is about them
            self.setTabOrder(before, view.list)
        for at, view in enumerate(self._views):
            view.setVisible(at < many)
            if at >= many:
                view.list.cards.show_cards((), is_hidden=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Open the columns there is room for; those that were open stay as far as they can."""
        board = self._board
        counts = [len(column.cards) for column in board.columns]
        room = self.width() - 34 + _GAP
        wanted = open_columns(
            counts, self._window.start if self._window else self._at, room,
            narrow=NARROW + _GAP, wide=_WIDE + _GAP,
        )  # fmt: skip
        self._window = kept_window(wanted, self._at, len(counts))
        for at, view in enumerate(self.columns):
            view.set_open(is_open=at in self._window)

    def _open_column(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self._at = at
        self._fold()
        self._views[at].list.setFocus()

    def _has_focus(self) -> bool:
        return any(view.list.hasFocus() for view in self._views)

    def _go_to(self, citizen: str, *, has_focus: bool) -> None:
        """Mark the card of a citizen, and no other; the focus comes along."""
        for at, view in enumerate(self.columns):
            line = view.list.cards.line_of(citizen) if citizen and at == self._at else -1
            view.list.blockSignals(True)
            if line >= 0:
                view.list.choose_line(line)
            else:
                view.list.drop_choice()
            view.list.blockSignals(False)
            view.list.viewport().update()
        if has_focus and self._board.columns:
            self._views[self._at].list.setFocus()
        self._show_foot()

    # --- keys and verbs ---------------------------------------------------------------------

    @property
    def card(self) -> BoardCard | None:
        """The card one is on."""
        column = self._board.columns[self._at] if self._board.columns else None
        cards = column.cards if column else ()
        return next((card for card in cards if card.citizen == self._citizen), None)

    def _on_sideways(self, by: int) -> None:
        """Go to the next column, at the height one was at."""
        to = self._at + by
        if not 0 <= to < len(self._board.columns):
            return
        line = max(self._views[self._at].list.currentIndex().row(), 0)
        self._views[self._at].list.drop_choice()
        self._at = to
        self._fold()
        view = self._views[to]
        view.list.choose_line(line)
        view.list.setFocus()
        if not view.column.cards:
            self._citizen = ""
            self._show_foot()

    def _on_moved(self, by: int) -> None:
        to = self._at + by
        if self.card is not None and 0 <= to < len(self._board.columns):
            self._on_step(self._board.columns[to].key)

    def _on_step(self, step: str) -> None:
        """Move the citizen to a step; the page reads anew and the card is found there."""
        card, desk = self.card, self._bench.desk
        if card is None or not step or step == card.step:
            return
        name = next(each.label for each in self._board.columns if each.key == step)
        self._bench.runner.run(
            lambda _ctx: move_to_step(desk, card.citizen, step),
            lambda done: self._said(_("Flyttet til trinnet {step}").format(step=name), done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)

    def _on_failed(self, error: BaseException) -> None:
        self._show_foot()
        say(self, error)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong above the columns."""
        self.notice.say(title, text)

    def _on_chosen(self, citizen: str) -> None:
        if not citizen:
            return
        at = self._board.column_of(citizen)
        if at != self._at:
            self._views[self._at].list.drop_choice()
            self._at = at
        self._citizen = citizen
        self._show_foot()
        self.chosen.emit(citizen)

    def _on_open(self) -> None:
        if self._citizen:
            self.open_wanted.emit(self._citizen)

    def _on_pipeline(self, key: str) -> None:
        self._pipeline, self._citizen, self._at, self._window = key, "", 0, range(0)
        self._board = _NOTHING
        if self._page is not None:
            self.show_page(self._page)

    def _on_menu(self, at: QPoint) -> None:
        """Offer the steps, and the citizen's page."""
        card = self.card
        if card is None:
            return
        menu = QMenu(self)
        menu.setFont(font(14))
        menu.setObjectName("board-menu")
        opened = QAction(_("Åbn borger"), menu)
        opened.triggered.connect(self._on_open)
        menu.addAction(opened)
        menu.addSeparator()
        for column in self._board.columns:
            if column.key:
                action = QAction(_("Flyt til {step}").format(step=column.label), menu)
                action.setEnabled(column.key != card.step)
                action.triggered.connect(partial(self._on_menu_step, column.key))
                menu.addAction(action)
        menu.popup(at)

    def _on_menu_step(self, step: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self._on_step(step)

    def _show_foot(self) -> None:
        is_hidden = self._page.is_hidden if self._page is not None else False
        self.foot.show_card(self.card, self._board.columns, is_hidden=is_hidden)
