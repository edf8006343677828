"""The list of tasks: arrows move, Space finishes, Enter opens, S snoozes, R rings, O goes there."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from flexdesk.app.today_rows import TaskGroup, TaskRow
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.today.cases import Later, LogEntry
from flexdesk.ui.today.later import LaterPopup
from flexdesk.ui.today.open_row import OpenRow
from flexdesk.ui.today.task_model import ROW_HEIGHT, AnyIndex, TaskModel
from flexdesk.ui.today.task_paint import TaskDelegate, hits_circle

if TYPE_CHECKING:
    from flexdesk.app.call_log import CallStart

_OVERRIDE = QEvent.Type.ShortcutOverride
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FINISH = frozenset({Qt.Key.Key_Space, Qt.Key.Key_U})
_OWN = _FINISH | {Qt.Key.Key_S, Qt.Key.Key_R, Qt.Key.Key_O}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_PAGE = 8
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_CURRENT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class TaskList(QListView):
    """Rows with a heading per group; the one that is chosen carries buttons and a form."""

    finish_wanted = Signal(str)
    logged = Signal(str, object)
    snoozed = Signal(object, object)
    finish_many_wanted = Signal(object)
    opened = Signal(str)
    citizen_wanted = Signal(str)
    draft_changed = Signal(str, object)
    picked = Signal(int)
    picking_left = Signal()
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.task_model = TaskModel()
        self.setModel(self.task_model)
        self.task_model.setParent(self)
        self.setObjectName("tasks")
        self.setAccessibleName(_("Opgaver"))
        self._delegate = TaskDelegate(look, self.task_model, self)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self._key = ""
        self._days: tuple[Later, ...] = ()
        self._today: dt.date | None = None
        self._shown: tuple[tuple[TaskGroup, ...], bool] | None = None
        self.row = OpenRow(look, self.viewport())
        self._connect_row()
        look.changed.connect(self.viewport().update)

    def _set_behaviour(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)

    def _connect_row(self) -> None:
        row = self.row
        row.done_wanted.connect(self._on_done)
        row.ring_wanted.connect(self.ring)
        row.later_wanted.connect(self._on_later_wanted)
        row.open_wanted.connect(self._on_open_citizen)
        row.resized.connect(self._on_row_resized)
        row.form.left.connect(self._on_form_left)
        row.form.saved.connect(self._on_saved)
        row.form.draft_changed.connect(self._on_draft)
        self.verticalScrollBar().valueChanged.connect(self._place_row)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The id of the task one is on."""
        return self._key

    @property
    def current(self) -> TaskRow | None:
        """The task one is on."""
        return self.task_model.row_at(self.task_model.line_of(self._key)) if self._key else None

    def show_groups(self, groups: Sequence[TaskGroup], *, is_hidden: bool) -> None:
        """Show these tasks; the one that was chosen stays, else its neighbour is."""
        wanted = (tuple(groups), is_hidden)
        if wanted == self._shown:
            return
        self._shown = wanted
        before = self.task_model.keys
        scroll = self.verticalScrollBar().value()
        self.task_model.show_groups(groups, is_hidden=is_hidden)
        keys = self.task_model.keys
        key = self._key if self._key in keys else _neighbour(self._key, before, keys)
        self._go_to(key)
        self.verticalScrollBar().setValue(scroll)
        self._place_row()

    def show_later(self, days: tuple[Later, ...], today: dt.date) -> None:
        """Offer these days."""
        self._days, self._today = days, today
        self.row.form.offer(days, today)

    def show_row(self, task: str, draft: LogEntry, call: "CallStart") -> None:
        """Fill the open form."""
        if task == self._key and self.row.is_open:
            self.row.form.fill(draft, call, is_hidden=self.task_model.is_hidden)

    def close_row(self) -> None:
        """Close the form and forget what is in it: it is saved."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.row.isAncestorOf(focused)
        self.row.form.forget()
        self._set_open(is_open=False)
        if had_focus:
            self.setFocus()

    def say_error(self, title: str, text: str) -> bool:
        """Say it in the form when that is where it arose."""
        if not self.row.is_open:
            return False
        self.row.form.say(f"{title} {text}")
        return True

    def choose(self, key: str) -> None:
        """Go to a task."""
        self._go_to(key)
        line = self.task_model.line_of(key)
        if line >= 0:
            self.scrollTo(self.task_model.index(line))

    # --- what one does ----------------------------------------------------------------------

    def open_form(self, *, is_call: bool = False) -> None:
        """Open the form of the row and put the cursor in it."""
        if not self._key or self.task_model.is_picking:
            return
        if not self.row.is_open:
            self._set_open(is_open=True)
            self.opened.emit(self._key)
        if is_call:
            self.row.form.ring()
        else:
            self.row.form.edit.setFocus()

    def ring(self) -> None:
        """Show the numbers and log the call."""
        self.open_form(is_call=True)

    def snooze(self, under: QWidget | None = None) -> None:
        """Ask until when the task, or the chosen tasks, are put off."""
        tasks = self._chosen_tasks()
        if not tasks or self._today is None:
            return
        anchor = under or (self.row.later if self.row.isVisible() else self)
        popup = LaterPopup(self._look, self._days, self._today, self)
        popup.picked.connect(self._on_later)
        popup.open_under(anchor)

    def set_picking(self, *, is_picking: bool) -> None:
        """Choose several, or go back to one at a time."""
        self._set_open(is_open=False)
        self.task_model.picked.clear()
        self.task_model.is_picking = is_picking
        self.viewport().update()
        self._place_row()
        self.picked.emit(0)
        self.setFocus()

    def pick_all(self) -> None:
        """Choose all."""
        self.task_model.picked = set(self.task_model.keys)
        self.viewport().update()
        self.picked.emit(len(self.task_model.picked))

    def _chosen_tasks(self) -> tuple[str, ...]:
        if self.task_model.is_picking:
            return tuple(k for k in self.task_model.keys if k in self.task_model.picked)
        return (self._key,) if self._key else ()

    def finish_chosen(self) -> None:
        """Finish the chosen tasks."""
        tasks = self._chosen_tasks()
        if tasks:
            self.finish_many_wanted.emit(tasks)

    def _toggle_pick(self, key: str) -> None:
        self.task_model.picked ^= {key}
        self.viewport().update()
        self.picked.emit(len(self.task_model.picked))

    def _on_done(self) -> None:
        if self._key:
            self.finish_wanted.emit(self._key)

    def _on_open_citizen(self) -> None:
        if self._key:
            self.citizen_wanted.emit(self._key)

    def _on_later_wanted(self) -> None:
        self.snooze()

    def _on_later(self, day: dt.date) -> None:
        self.snoozed.emit(self._chosen_tasks(), day)

    def _on_saved(self, entry: LogEntry) -> None:
        if self._key:
            self.logged.emit(self._key, entry)

    def _on_draft(self, entry: LogEntry) -> None:
        row = self.row.row
        if row is not None:
            self.draft_changed.emit(row.id, entry)

    def _on_form_left(self) -> None:
        self._set_open(is_open=False)
        self.setFocus()

    # --- keys and pointer -------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == _OVERRIDE and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in _PLAIN
            # the list's own letters win over the window's while it has the focus
            if is_plain and Qt.Key(event.key()) in _OWN:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and event.modifiers() in _PLAIN:
            self._step(_MOVES[key])
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            if self.task_model.is_picking:
                self.pick_all()
            return
        if event.modifiers() not in _PLAIN or not self._on_key(key):
            if event.text().isprintable() and event.text():
                # typing is no search here: letters are commands
                event.ignore()
                return
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        keys = self.task_model.keys
        if keys:
            at = keys.index(self._key) if self._key in keys else -1
            self.choose(keys[max(0, min(len(keys) - 1, at + by))])

    def _on_key(self, key: Qt.Key) -> bool:
        if self.task_model.is_picking:
            return self._on_picking_key(key)
        acts = {
            Qt.Key.Key_S: self.snooze,
            Qt.Key.Key_R: self.ring,
            Qt.Key.Key_O: self._on_open_citizen,
            **dict.fromkeys(_FINISH, self._on_done),
            **dict.fromkeys(_ENTER, self.open_form),
        }
        if key == Qt.Key.Key_Escape and self.row.is_open:
            self._on_form_left()
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def _on_picking_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space and self._key:
            self._toggle_pick(self._key)
        elif key == Qt.Key.Key_Escape:
            self.picking_left.emit()
        elif key == Qt.Key.Key_S or key in _ENTER:
            self.snooze()
        elif key == Qt.Key.Key_U:
            self.finish_chosen()
        else:
            return key in _OWN
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.task_model.row_at(index.row()) if index.isValid() else None
        if row is None:
            return
        top = self.visualRect(index).top()
        if self.task_model.is_picking:
            self._go_to(row.id)
            self._toggle_pick(row.id)
        elif hits_circle(at.x(), at.y(), top):
            self.finish_wanted.emit(row.id)
        else:
            self._go_to(row.id)
            self.open_form()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        line = index.row() if index.isValid() and self.task_model.row_at(index.row()) else -1
        top = self.visualRect(index).top() if line >= 0 else 0
        is_on = line >= 0 and hits_circle(at.x(), at.y(), top)
        if (line, is_on) != (self._delegate.hovered, self._delegate.is_on_circle):
            self._delegate.hovered, self._delegate.is_on_circle = line, is_on
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.row.set_framed(is_framed=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.row.set_framed(is_framed=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_row()

    # --- the row one is on ------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        row = self.task_model.row_at(current.row()) if current.isValid() else None
        if row is None or row.id == self._key:
            return
        self.row.form.keep()
        self._key = self.task_model.current = row.id
        self.row.show_row(row, is_hidden=self.task_model.is_hidden)
        self._set_open(is_open=False)
        self.chosen.emit(row.id)

    def _go_to(self, key: str) -> None:
        line = self.task_model.line_of(key)
        if line < 0:
            self._key = self.task_model.current = ""
            self.task_model.open("", ROW_HEIGHT)
            self.row.clear()
            return
        is_same = key == self._key
        self.selectionModel().setCurrentIndex(self.task_model.index(line), _CURRENT)
        row = self.task_model.row_at(line)
        if is_same and row is not None:
            self.row.show_row(row, is_hidden=self.task_model.is_hidden)
            self._place_row()

    def _set_open(self, *, is_open: bool) -> None:
        if is_open != self.row.is_open:
            self.row.set_open(is_open=is_open)
        self._on_row_resized()

    def _on_row_resized(self) -> None:
        self.row.resize(self.viewport().width(), self.row.height())
        self.task_model.open(self._key, self.row.wanted_height)
        self._place_row()
        if self.row.is_open:
            line = self.task_model.line_of(self._key)
            self.scrollTo(self.task_model.index(line))
            self._place_row()

    def _place_row(self) -> None:
        line = self.task_model.line_of(self._key) if self._key else -1
        if line < 0 or self.task_model.is_picking:
            self.row.hide()
            return
        rect = self.visualRect(self.task_model.index(line))
        rect = QRect(0, rect.top(), self.viewport().width(), self.row.wanted_height)
        if self.row.geometry() != rect:
            self.row.setGeometry(rect)
        self.row.show()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "row"):
            self._place_row()


def _neighbour(key: str, before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """Return the task that came after one that is gone, else the one before it, else the first."""
    if not now:
        return ""
    if key in before:
        at = before.index(key)
        for each in (*before[at + 1 :], *reversed(before[:at])):
            if each in now:
                return each
    return now[0]
