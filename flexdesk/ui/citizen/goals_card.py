"""Mål: goals with their sub-goals one step in; reached, given up, moved, written anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from flexdesk.app.goals import GoalLine, GoalState
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label

if TYPE_CHECKING:
    import datetime as dt

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
_TOP = Qt.AlignmentFlag.AlignTop
_INDENT, _SIDE = 28, 20
UP, DOWN, SUB, EDIT, REMOVE = "up", "down", "sub", "edit", "remove"


@dataclass(frozen=True, slots=True)
class GoalText:
    """What was typed about a goal: a new one, a sub-goal of `parent`, or `goal` written anew."""

    text: str
    due: "dt.date | None"
    goal: str = ""
    parent: str = ""


class _Tick(QAbstractButton):
    """The state of a goal: open ring, tick, or a line; pressing it reaches or opens the goal."""

    def __init__(self, look: Look, goal: GoalLine) -> None:
        super().__init__()
        self._look, self._state = look, goal.state
        self.setFixedSize(_SIDE + 4, _SIDE + 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        is_open = goal.state == GoalState.OPEN
        verb = _("Markér som nået") if is_open else _("Åbn igen")
        self.setAccessibleName(f"{verb}: {goal.text}")
        self.setToolTip(verb)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 4, _SIDE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        centre = QPointF(self.width() / 2, self.height() / 2)
        if self._state == GoalState.REACHED:
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("pri"))
            painter.drawEllipse(centre, 9, 9)
            look.draw_icon(painter, "check", "on_pri", centre - QPointF(6, 6), 12)
        elif self._state == GoalState.GIVEN_UP:
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("c4"))
            painter.drawEllipse(centre, 9, 9)
            painter.fillRect(QRectF(centre.x() - 4, centre.y() - 1, 8, 2), look.colour("surface"))
        else:
            painter.setPen(look.pen("accent" if self.underMouse() else "field", 1.5))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(centre, 8.5, 8.5)
        if self.hasFocus():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(look.pen("accent", 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class _Goal(QWidget):
    """One goal with its day, its state and a menu."""

    ticked = Signal(str, str)
    acted = Signal(str, str)

    def __init__(self, look: Look, goal: GoalLine) -> None:
        super().__init__()
        self.goal = goal
        left = _INDENT if goal.is_sub_goal else 0
        layout = columns(self, margins=(left, 3, 0, 3), gap=8)
        self._tick = _Tick(look, goal)
        self._tick.clicked.connect(self._on_tick)
        layout.addWidget(self._tick, 0, _TOP)
        words = QWidget()
        inner = rows(words, margins=(0, 2, 0, 0), gap=1)
        is_open = goal.state == GoalState.OPEN
        tone = "ink" if is_open else "muted"
        inner.addWidget(label(goal.text, bold=not goal.is_sub_goal, wrap=True, tone=tone))
        when = when_words(goal)
        if when:
            tone = "amber" if goal.is_overdue else "muted"
            inner.addWidget(label(when, size=13, bold=goal.is_overdue, tone=tone, tabular=True))
        inner.addStretch(1)
        layout.addWidget(words, 1)
        name = _("Mere: {text}").format(text=goal.text)
        self._more = icon_button(look, "ellipsis", name, height=28)
        self._more.setToolTip(_("Delmål, rækkefølge og mere"))
        self._more.clicked.connect(self._on_more)
        layout.addWidget(self._more, 0, _TOP)

    def take_focus(self) -> None:
        """Put the focus on the state."""
        self._tick.setFocus()

    def _on_tick(self) -> None:
        is_open = self.goal.state == GoalState.OPEN
        self.ticked.emit(self.goal.id, GoalState.REACHED if is_open else GoalState.OPEN)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in goal_verbs(self.goal):
            action = QAction(text, menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _on_chosen(self, action: QAction) -> None:
        key = str(action.data())
        if key in set(GoalState):
            self.ticked.emit(self.goal.id, key)
        else:
            self.acted.emit(self.goal.id, key)


class _GoalForm(QWidget):
    """Words and day of a goal."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, typed: GoalText, *, is_sub: bool) -> None:
        super().__init__()
        self._typed = typed
        layout = rows(self, margins=(_INDENT if is_sub else 0, 6, 0, 8), gap=8)
        name = _("Delmål") if is_sub else _("Mål")
        self.text = Field(look, name, height=32)
        self.text.edit.setObjectName("goal-text")
        self.text.edit.setText(typed.text)
        self.due = Field(look, _("Nås senest"), hint=_("kan udelades"), height=32)
        self.due.edit.setObjectName("goal-due")
        self.due.edit.setText(format_day(typed.due))
        self._finding = Finding(look)
        for field in (self.text, self.due):
            field.edit.returnPressed.connect(self._on_save)
            layout.addWidget(field)
        layout.addWidget(self._finding)
        foot = columns(gap=8)
        save = Button(look, _("Gem"), height=32)
        save.setObjectName("save-goal")
        save.clicked.connect(self._on_save)
        cancel = Button(look, _("Annullér"), kind="link")
        cancel.clicked.connect(self.closed)
        foot.addWidget(save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        layout.addLayout(foot)

    @property
    def typed(self) -> GoalText:
        """What it is about."""
        return self._typed

    def take_focus(self) -> None:
        """Put the cursor in the text."""
        self.text.edit.setFocus()
        self.text.edit.selectAll()

    def say_error(self, text: str) -> None:
        """Say what is wrong; what is typed stays."""
        self._finding.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        self.text.say("")
        self.due.say("")
        self._finding.say("")
        if not self.text.text.strip():
            self.text.say(_("Skriv, hvad borgeren vil nå"))
            return
        due = None
        if self.due.text.strip():
            try:
                due = parse_day(self.due.text)
            except FlexDeskError:
                self.due.say(_("Skriv en dag som 31-08-2016"))
                return
        self.saved.emit(GoalText(self.text.text, due, self._typed.goal, self._typed.parent))


class GoalsCard(Card):
    """The goals of a citizen."""

    saved = Signal(object)
    ticked = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)
    opened = Signal(QWidget)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._goals: tuple[GoalLine, ...] | None = None
        self._form: _GoalForm | None = None
        layout = rows(self, margins=(20, 16, 20, 12), gap=2)
        new = self._new = Button(look, _("Nyt mål"), kind="link")
        new.setObjectName("new-goal")
        new.clicked.connect(self._on_new)
        head, _title = title_row(_("Mål"), new)
        head.setContentsMargins(0, 0, 0, 4)
        layout.addLayout(head)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        body = QWidget()
        self._lines = rows(body, gap=0)
        layout.addWidget(body)

    def show_goals(self, goals: Sequence[GoalLine], *, is_hidden: bool = False) -> None:
        """Show these goals; one that is being written stays open, hidden names hide words."""
        if is_hidden:
            goals = tuple(replace(goal, text=_("Skjult (F9)")) for goal in goals)
        if tuple(goals) == self._goals:
            return
        focused = next((row.goal.id for row in self._rows() if _holds_focus(row)), "")
        self._goals = tuple(goals)
        form = self._form
        if form is not None:
            self._lines.removeWidget(form)
        self._build()
        if form is not None:
            self._lines.insertWidget(self._place_of(form.typed), form)
        for row in self._rows():
            if row.goal.id == focused:
                row.take_focus()

    def close_form(self) -> None:
        """Close what was being written: it is saved, or thrown away."""
        form, self._form = self._form, None
        if form is not None:
            if _holds_focus(form):
                self._new.setFocus()
            self._lines.removeWidget(form)
            form.hide()
            form.deleteLater()

    def say_error(self, text: str) -> None:
        """Say what went wrong where it was typed."""
        if self._form is not None:
            self._form.say_error(text)
        else:
            self._finding.say(text)

    def clear(self) -> None:
        """Drop every text."""
        self.close_form()
        self.show_goals(())

    def _rows(self) -> list[_Goal]:
        return [row for row in self.findChildren(_Goal) if not row.isHidden()]

    def _build(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._finding.say("")
        for goal in self._goals or ():
            row = _Goal(self._look, goal)
            row.ticked.connect(self.ticked)
            row.acted.connect(self._on_acted)
            self._lines.addWidget(row)
        if not self._goals:
            self._lines.addWidget(label(_("Ingen mål endnu"), tone="muted"))

    def _place_of(self, typed: GoalText) -> int:
        """Return where a form stands: under the goal it is about, a new goal last."""
        about = typed.goal or typed.parent
        ids = [goal.id for goal in self._goals or ()]
        return ids.index(about) + 1 if about in ids else self._lines.count()

    def _open(self, typed: GoalText, *, is_sub: bool) -> None:
        self.close_form()
        form = _GoalForm(self._look, typed, is_sub=is_sub)
        form.saved.connect(self.saved)
        form.closed.connect(self.close_form)
        self._form = form
        self._lines.insertWidget(self._place_of(typed), form)
        form.take_focus()
        self.opened.emit(form)

    def _on_new(self) -> None:
        self._open(GoalText("", None), is_sub=False)

    def _on_acted(self, goal_id: str, key: str) -> None:
        goal = next(each for each in self._goals or () if each.id == goal_id)
        if key == SUB:
            self._open(GoalText("", None, parent=goal_id), is_sub=True)
        elif key == EDIT:
            self._open(GoalText(goal.text, goal.due, goal=goal_id), is_sub=goal.is_sub_goal)
        elif key == REMOVE:
            self.removed.emit(goal_id)
        else:
            self.moved.emit(goal_id, -1 if key == UP else 1)


def when_words(goal: GoalLine) -> str:
    """Return when a goal is to be reached, or how it went when."""
    if goal.state == GoalState.REACHED:
        return _("nået {day}").format(day=format_day(goal.state_on))
    if goal.state == GoalState.GIVEN_UP:
        return _("opgivet {day}").format(day=format_day(goal.state_on))
    return _("senest {day}").format(day=format_day(goal.due)) if goal.due else ""


def goal_verbs(goal: GoalLine) -> tuple[tuple[str, str], ...]:
    """Return what can be done about a goal: key and words."""
    verbs: list[tuple[str, str]] = []
    if not goal.is_sub_goal:
        verbs.append((SUB, _("Nyt delmål")))
    if goal.state == GoalState.OPEN:
        verbs += [
            (GoalState.REACHED.value, _("Markér som nået")),
            (GoalState.GIVEN_UP.value, _("Opgiv målet")),
        ]
    else:
        verbs.append((GoalState.OPEN.value, _("Åbn igen")))
    verbs.append((EDIT, _("Ret")))
    if goal.can_move_up:
        verbs.append((UP, _("Flyt op")))
    if goal.can_move_down:
        verbs.append((DOWN, _("Flyt ned")))
    verbs.append((REMOVE, _("Fjern")))
    return tuple(verbs)


def _holds_focus(row: QWidget) -> bool:
    return row.isAncestorOf(row.window().focusWidget())
