"""The page I dag: one list in three groups, cards beside it, and Min uge."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from flexdesk.app.today_rows import TodayPage, WeekPage
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.today.cases import Later, LogEntry
from flexdesk.ui.today.presenter import PAGE, WATCH, WEEK, pick_line
from flexdesk.ui.today.side_cards import SideColumn
from flexdesk.ui.today.task_list import TaskList
from flexdesk.ui.today.week_view import WeekView

if TYPE_CHECKING:
    from flexdesk.app.call_log import CallStart

_SIDE = 384
_BESIDE = 960
"""From this width the cards stand beside the list; below they are a part of their own."""
_WORDS_FROM = 1000


class TodayPageView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    whose_chosen = Signal(str)
    part_chosen = Signal(str)
    note_wanted = Signal()
    task_wanted = Signal()
    import_wanted = Signal()
    line_opened = Signal(object)

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._part = PAGE
        self._cards, self._is_whole = 0, True
        layout = rows(self, margins=(32, 20, 32, 20), gap=16)
        self._build_header(layout, header_buttons)
        self.notice = NoticeBar(look, "today-notice")
        layout.addWidget(self.notice)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._build_list()
        self.week = WeekView(look)
        self._stack.addWidget(self.week)
        self.empty = EmptyState(
            look,
            "calendar-check",
            _("Her står dagens opgaver"),
            _("Når der er borgere i registret, viser I dag det, der er over fristen, i dag og "
              "resten af ugen, og hvem der krydser 18 af 24."),
            _("Importér en fil"),
        )  # fmt: skip
        self.empty.wanted.connect(self.import_wanted)
        self._stack.addWidget(self.empty)
        self._has_citizens = True
        self._arrange()

    def _build_header(self, layout: QVBoxLayout, buttons: Sequence[QWidget]) -> None:
        look = self._look
        self.whose = ChoiceRow(look, _("Hvis opgaver"), as_segments=True)
        self.whose.set_choices([Choice("mine", _("Mine")), Choice("team", _("Teamet"))])
        self.whose.chosen.connect(self.whose_chosen)
        self.parts = ChoiceRow(look, _("Del af siden"), as_segments=True)
        self.parts.chosen.connect(self._on_part)
        self.several = Button(look, _("Udsæt flere"), icon="clock")
        self.several.setObjectName("several")
        self.several.clicked.connect(self._on_several)
        self.note = Button(look, _("Nyt notat"), icon="plus")
        self.note.setObjectName("new-note")
        self.note.clicked.connect(self.note_wanted)
        self._bar = QWidget()
        inner = columns(self._bar, gap=8)
        inner.addWidget(self.parts)
        inner.addWidget(self.whose)
        inner.addStretch(1)
        self.header = PageHeader(_("I dag"), self._bar, self.several, self.note, *buttons)
        layout.addWidget(self.header)

    def _build_list(self) -> None:
        look = self._look
        self._main = QWidget()
        self._row = columns(self._main, gap=24)
        self.card = Card(look)
        inner = rows(self.card, margins=(1, 8, 1, 8))
        inner.addWidget(self._build_picking())
        self.tasks = TaskList(look)
        self.tasks.picked.connect(self._on_picked)
        self.tasks.picking_left.connect(self.leave_picking)
        self.all_done = EmptyState(
            look,
            "check",
            _("Alt er klaret"),
            _("Der er ingen opgaver over fristen, i dag eller resten af ugen."),
            _("Ny opgave"),
        )
        self.all_done.wanted.connect(self.task_wanted)
        self._list = QStackedWidget()
        self._list.addWidget(self.tasks)
        self._list.addWidget(self.all_done)
        inner.addWidget(self._list, 1)
        self.side = SideColumn(look)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self.side)
        self._stack.addWidget(self._main)

    def _build_picking(self) -> QWidget:
        self._picking = QWidget()
        self._picking.setObjectName("picking")
        layout = rows(self._picking)
        line = columns(margins=(16, 0, 16, 8), gap=8)
        self._picked = label(bold=True)
        line.addWidget(self._picked)
        line.addStretch(1)
        self.pick_all = Button(self._look, _("Vælg alle"), kind="ghost", height=32)
        self.pick_all.clicked.connect(self.tasks_pick_all)
        self.pick_finish = Button(self._look, _("Udfør valgte"), height=32, icon="check")
        self.pick_finish.setObjectName("pick-finish")
        self.pick_finish.clicked.connect(self._on_pick_finish)
        self.pick_later = Button(
            self._look, _("Udsæt valgte"), kind="primary", height=32, icon="clock"
        )
        self.pick_later.setObjectName("pick-later")
        self.pick_later.clicked.connect(self._on_pick_later)
        leave = Button(self._look, _("Annullér"), kind="ghost", height=32)
        leave.clicked.connect(self.leave_picking)
        for button in (self.pick_all, self.pick_finish, self.pick_later, leave):
            line.addWidget(button)
        layout.addLayout(line)
        layout.addWidget(Hairline(self._look))
        self._picking.hide()
        return self._picking

    # --- what the presenter asks ------------------------------------------------------------

    def show_page(self, page: TodayPage, *, is_hidden: bool) -> None:
        """Show tasks and cards."""
        self.notice.say("")
        self.header.set_line(page.line)
        self.whose.setVisible(page.has_own)
        self.whose.choose("mine" if page.is_mine else "team")
        self._cards, self._is_whole = len(page.cards), page.is_whole
        self._has_citizens = page.has_citizens
        had_focus = self.tasks.hasFocus() or self.all_done.button.hasFocus()
        self._list.setCurrentWidget(self.tasks if page.rows else self.all_done)
        self.tasks.show_groups(page.groups, is_hidden=is_hidden)
        self.side.show_cards(page.cards, is_hidden=is_hidden)
        self.several.setEnabled(bool(page.rows))
        self._arrange()
        if had_focus:
            self.take_focus()

    def show_week(self, page: WeekPage, weeks: int, *, is_hidden: bool) -> None:
        """Show Min uge."""
        self.week.show_week(page, weeks, is_hidden=is_hidden)

    def show_later(self, days: tuple[Later, ...], today: dt.date) -> None:
        """Offer these days."""
        self.tasks.show_later(days, today)

    def show_row(self, task: str, draft: LogEntry, call: "CallStart") -> None:
        """Fill the open row."""
        self.tasks.show_row(task, draft, call)

    def close_row(self) -> None:
        """Close the open row: it is saved."""
        self.tasks.close_row()

    def leave_picking(self) -> None:
        """Go back to one at a time."""
        if self.tasks.task_model.is_picking:
            self._picking.hide()
            self.tasks.set_picking(is_picking=False)

    def choose(self, task: str) -> None:
        """Go to a task of the list."""
        self.show_part(PAGE)
        self.tasks.choose(task)
        self.tasks.setFocus()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        if self._part == PAGE and self.tasks.say_error(title, text):
            return
        self.notice.say(title, text)

    def clear(self) -> None:
        """Drop every row and text: the register is locked."""
        self.tasks.row.form.forget()
        self.tasks.show_groups((), is_hidden=False)
        self.side.show_cards((), is_hidden=False)
        self.week.clear()
        self.header.set_line("")

    def take_focus(self) -> None:
        """Put the focus on the list, or on the button of an empty page."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        elif self._part == WEEK:
            self.week.take_focus()
        elif self._list.currentWidget() is self.all_done:
            self.all_done.button.setFocus()
        else:
            self.tasks.setFocus()

    # --- parts ------------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """The part of the page that is shown."""
        return self._part

    def show_part(self, part: str) -> None:
        """Go to a part of the page."""
        if part != self._part:
            self._part = part
            self._arrange()
            self.part_chosen.emit(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_part(self, part: str) -> None:
        self.show_part(part)

    def _arrange(self) -> None:
        """Cards beside the list where there is room, else a part of their own."""
        is_beside = self.width() >= _BESIDE
        if is_beside and self._part == WATCH:
            self._part = PAGE
        choices = [Choice(PAGE, _("Opgaver")), Choice(WEEK, _("Min uge"))]
        if not is_beside and self._cards:
            choices.insert(1, Choice(WATCH, _("Hold øje")))
        self.parts.set_choices(choices, self._part)
        self._fold(is_folded=self.width() < _WORDS_FROM)
        # the column keeps its place while the cards are read
        has_side = bool(self._cards) or (is_beside and not self._is_whole)
        self.side.setVisible(has_side and (is_beside or self._part == WATCH))
        self.card.setVisible(is_beside or self._part != WATCH)
        self.side.setMinimumWidth(_SIDE if is_beside else 0)
        self.side.setMaximumWidth(_SIDE if is_beside else 16777215)
        shown = self.week if self._part == WEEK else self._main
        if not self._has_citizens:
            shown = self.empty
        self._stack.setCurrentWidget(shown)

    def _fold(self, *, is_folded: bool) -> None:
        """Leave the words of the header's buttons to the tooltip where it is narrow."""
        pairs = ((self.several, _("Udsæt flere")), (self.note, _("Nyt notat")))
        for button, text in pairs:
            wanted = "" if is_folded else text
            if button.text() != wanted:
                button.setText(wanted)
                button.updateGeometry()
            button.setAccessibleName(text)
            button.setToolTip(text)

    # --- several ----------------------------------------------------------------------------

    def tasks_pick_all(self) -> None:
        """Choose every task."""
        self.tasks.pick_all()
        self.tasks.setFocus()

    def _on_several(self) -> None:
        self.show_part(PAGE)
        if self.tasks.task_model.is_picking:
            self.leave_picking()
            return
        self._picking.show()
        self.tasks.set_picking(is_picking=True)

    def _on_picked(self, count: int) -> None:
        self._picked.setText(pick_line(count))
        self.pick_finish.setEnabled(count > 0)
        self.pick_later.setEnabled(count > 0)

    def _on_pick_finish(self) -> None:
        self.tasks.finish_chosen()

    def _on_pick_later(self) -> None:
        self.tasks.snooze(self.pick_later)
