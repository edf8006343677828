"""Næste skridt: the open tasks of a citizen, each finished, moved or told about where it stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.cases import TaskLine
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.labels import label

FINISH_WITH_NOTE = "note"
_TOP = Qt.AlignmentFlag.AlignTop
_SHOWN = 5


class _Task(QWidget):
    """One open task: what and when, Udfør, and a menu."""

    finished = Signal(str)
    acted = Signal(str, str)

    def __init__(self, look: Look, task: TaskLine, today: dt.date) -> None:
        super().__init__()
        self._task, self._today = task, today
        layout = columns(self, margins=(0, 4, 0, 4), gap=8)
        self.done = icon_button(look, "check", "", height=28)
        self.done.setObjectName("finish-task")
        name = _("Udfør: {text}").format(text=task.text)
        self.done.setAccessibleName(name)
        self.done.setToolTip(_("Udfør"))
        self.done.clicked.connect(self._on_done)
        layout.addWidget(self.done, 0, _TOP)
        words = QWidget()
        inner = rows(words, margins=(0, 3, 0, 0), gap=1)
        inner.addWidget(label(task.text, bold=True, wrap=True))
        if task.about:
            inner.addWidget(label(task.about, size=13, tone="muted", wrap=True))
        layout.addWidget(words, 1)
        due = label(due_words(task, today), size=13, tabular=True)
        if task.is_late:
            due = label(due_words(task, today), size=13, bold=True, tone="amber", tabular=True)
        due.setContentsMargins(0, 5, 0, 0)
        layout.addWidget(due, 0, _TOP)
        more = icon_button(look, "ellipsis", _("Mere: {text}").format(text=task.text), height=28)
        more.setToolTip(_("Udsæt og mere"))
        more.clicked.connect(self._on_more)
        self._more = more
        layout.addWidget(more, 0, _TOP)

    def _on_done(self) -> None:
        self.finished.emit(self._task.id)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in task_verbs(self._today):
            action = QAction(text, menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _on_chosen(self, action: QAction) -> None:
        self.acted.emit(self._task.id, str(action.data()))


class TasksCard(Card):
    """The open tasks, the next one first."""

    finished = Signal(str)
    acted = Signal(str, str)
    new_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._tasks: tuple[TaskLine, ...] = ()
        self._today: dt.date | None = None
        self._is_open = False
        layout = rows(self, margins=(20, 16, 20, 12), gap=2)
        new = Button(look, _("Ny opgave"), kind="link")
        new.setObjectName("new-task")
        new.clicked.connect(self.new_wanted)
        head, _title = title_row(_("Næste skridt"), new)
        head.setContentsMargins(0, 0, 0, 4)
        layout.addLayout(head)
        body = QWidget()
        self._lines = rows(body, gap=0)
        layout.addWidget(body)
        self._more = Button(look, "", kind="link")
        self._more.clicked.connect(self._on_more)
        layout.addWidget(self._more)

    @property
    def next_task(self) -> str:
        """The id of the task that is due first, empty for none."""
        return self._tasks[0].id if self._tasks else ""

    def text_of(self, task: str) -> str:
        """Return the words of a task."""
        return next((each.text for each in self._tasks if each.id == task), "")

    def show_tasks(
        self, tasks: Sequence[TaskLine], today: dt.date, *, is_hidden: bool = False
    ) -> None:
        """Show these tasks; their words stay away while names are hidden."""
        if is_hidden:
            tasks = tuple(replace(task, text=_("Skjult (F9)")) for task in tasks)
        if (tuple(tasks), today) == (self._tasks, self._today) and self._lines.count():
            return
        self._tasks, self._today = tuple(tasks), today
        self._build()

    def clear(self) -> None:
        """Drop every text."""
        self._tasks, self._is_open = (), False
        self._build()

    def take_focus(self) -> None:
        """Put the focus on the next task."""
        for row in self.findChildren(_Task):
            if not row.isHidden():
                row.done.setFocus()
                return

    def _build(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._tasks if self._is_open else self._tasks[:_SHOWN]
        for task in shown:
            row = _Task(self._look, task, self._today or task.due)
            row.finished.connect(self.finished)
            row.acted.connect(self.acted)
            self._lines.addWidget(row)
        if not self._tasks:
            self._lines.addWidget(label(_("Ingen åbne opgaver"), tone="muted"))
        rest = len(self._tasks) - len(shown)
        self._more.setText(_("Vis {n} mere").format(n=rest))
        self._more.setVisible(rest > 0)

    def _on_more(self) -> None:
        self._is_open = True
        self._build()


def due_words(task: TaskLine, today: dt.date) -> str:
    """Return when a task is due: how late, today, else the day."""
    if task.is_held:
        return _("på pause")
    days = (today - task.due).days
    if task.is_late:
        return _("{days} dg. over").format(days=days)
    if days == 0:
        return _("i dag")
    return f"{task.due:%d-%m}" if task.due.year == today.year else format_day(task.due)


def task_verbs(today: dt.date) -> tuple[tuple[str, str], ...]:
    """Return what can be done about a task besides finishing it: key and words."""
    moves = (
        (1, _("Udsæt til i morgen")),
        (7, _("Udsæt en uge")),
        (14, _("Udsæt to uger")),
        (30, _("Udsæt 30 dage")),
    )
    days = tuple(((today + dt.timedelta(days=n)).isoformat(), text) for n, text in moves)
    return ((FINISH_WITH_NOTE, _("Udfør og skriv notat")), *days)
