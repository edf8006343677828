"""Trin: every pass with its clock and the team's usual time, moved and put right by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from flexdesk.app.pass_days import StepLine
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.drawing.ly_charts import state_ring
from flexdesk.ui.look.chart_painter import paint_chart
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label

if TYPE_CHECKING:
    import datetime as dt

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
_RIGHT = Qt.AlignmentFlag.AlignRight
_HEIGHT, _SECOND = 30, 18
_LEFT = 32


class _Step(QAbstractButton):
    """One pass; pressing it opens its days."""

    def __init__(self, look: Look, step: StepLine, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._look, self.step = look, step
        self._is_first, self._is_last = is_first, is_last
        self._second = _second_line(step)
        self.setText(step.line.label)
        words = [step.line.label, step.line.clock, self._second]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if step.line.state == "ahead":
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(_("Vis og ret dagene"))

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT + (_SECOND if self._second else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter, line = self._look, QPainter(self), self.step.line
        painter.setRenderHint(_ANTIALIASING)
        if self.underMouse() and line.state != "ahead":
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._paint_thread(painter)
        self._paint_glyph(painter, QPointF(12, _HEIGHT / 2))
        is_now = line.state == "now"
        head = QRectF(_LEFT, 0, self.width() - _LEFT, _HEIGHT)
        tone = "muted" if line.state == "ahead" else "ink"
        look.draw_text(painter, line.label, head, tone=tone, face=font(14, bold=is_now))
        face = font(13, bold=is_now or line.is_over, tabular=True)
        tone = "amber" if line.is_over else "ink" if is_now else "muted"
        look.draw_text(painter, _short(line.clock), head, tone=tone, face=face, align=_RIGHT)
        if self._second:
            under = QRectF(_LEFT, _HEIGHT - 5, head.width(), _SECOND)
            look.draw_text(painter, self._second, under, tone="muted", face=font(12, tabular=True))
        if self.hasFocus():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(look.pen("accent", 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_thread(self, painter: QPainter) -> None:
        top = _HEIGHT / 2 if self._is_first else 0
        bottom = _HEIGHT / 2 if self._is_last else self.height()
        painter.fillRect(QRectF(11.25, top, 1.5, bottom - top), self._look.colour("tint2"))

    def _paint_glyph(self, painter: QPainter, centre: QPointF) -> None:
        look, state = self._look, self.step.line.state
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(centre, 9, 9)
        if state == "done":
            painter.setBrush(look.colour("tint2"))
            painter.drawEllipse(centre, 8, 8)
            look.draw_icon(painter, "check", "head", centre - QPointF(6, 6), 12)
        elif state == "now":
            ring = state_ring(self.step.ordinal, 16)
            paint_chart(painter, ring, look, centre.x() - 8, centre.y() - 8)
        else:
            pen = look.pen("field", 1.4)
            pen.setDashPattern([0.5, 2.4])
            painter.setPen(pen)
            painter.drawEllipse(centre, 7, 7)


class _DaysForm(QWidget):
    """The days of a pass: two fields, or why they are put right elsewhere."""

    saved = Signal(str, object, object)
    closed = Signal()

    def __init__(self, look: Look, step: StepLine) -> None:
        super().__init__()
        self._step = step
        layout = rows(self, margins=(_LEFT, 4, 0, 10), gap=8)
        self._finding = Finding(look)
        if step.can_edit:
            line = columns(gap=8)
            self.first = Field(look, _("Første dag"), height=32)
            self.last = Field(look, _("Sidste dag"), height=32)
            self.first.edit.setText(format_day(step.line.start))
            self.last.edit.setText(format_day(step.line.last_day))
            for field in (self.first, self.last):
                field.edit.returnPressed.connect(self._on_save)
                line.addWidget(field)
            layout.addLayout(line)
            layout.addWidget(self._finding)
            layout.addLayout(self._buttons(look))
        else:
            words = _("Dagene følger et forløb eller screeningen. Ret dem dér, så følger trinnet.")
            layout.addWidget(label(words, size=13, tone="muted", wrap=True))

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        if self._step.can_edit:
            self.first.edit.setFocus()
            self.first.edit.selectAll()

    def say_error(self, text: str) -> None:
        """Say what is wrong; what is typed stays."""
        self._finding.say(text)

    def _buttons(self, look: Look) -> QHBoxLayout:
        foot = columns(gap=8)
        save = Button(look, _("Gem"), height=32)
        save.setObjectName("save-days")
        save.clicked.connect(self._on_save)
        cancel = Button(look, _("Annullér"), kind="link")
        cancel.clicked.connect(self.closed)
        foot.addWidget(save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        return foot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        days: list[dt.date | None] = []
        for field in (self.first, self.last):
            field.say("")
            try:
                days.append(parse_day(field.text) if field.text.strip() else None)
            except FlexDeskError:
                field.say(_("Skriv en dag som 31-08-2016"))
                return
        self.saved.emit(self._step.line.id, days[0], days[1])


class StepsCard(Card):
    """The passes of a citizen, oldest first, and moving to a step."""

    step_chosen = Signal(str)
    opened = Signal(QWidget)
    days_saved = Signal(str, object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._steps: tuple[StepLine, ...] = ()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._now = ""
        self._form: _DaysForm | None = None
        self._open_id = ""
        layout = rows(self, margins=(20, 16, 20, 12), gap=4)
        self._move = Button(look, _("Flyt til trin"), kind="link", icon="chevron-down")
        self._move.setObjectName("move-step")
        self._move.clicked.connect(self._on_move)
        head, _title = title_row(_("Trin"), self._move)
        layout.addLayout(head)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        self._body = QWidget()
        self._lines = rows(self._body, gap=0)
        layout.addWidget(self._body)

    def show_steps(
        self, steps: Sequence[StepLine], choices: Sequence[tuple[str, str]], now: str
    ) -> None:
        """Show these passes; days that are being put right stay open."""
        self._choices, self._now = tuple(choices), now
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        self._close_form()
        self._build()

    def say_error(self, text: str) -> None:
        """Say what went wrong where it was typed."""
        if self._form is not None:
            self._form.say_error(text)
        else:
            self._finding.say(text)

    def clear(self) -> None:
        """Drop every text."""
        self.show_steps((), (), "")

    def _build(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._finding.say("")
        last = len(self._steps) - 1
        for at, step in enumerate(self._steps):
            row = _Step(self._look, step, is_first=at == 0, is_last=at == last)
            row.clicked.connect(self._on_step)
            self._lines.addWidget(row)
        if not self._steps:
            self._lines.addWidget(label(_("Ingen trin registreret endnu"), tone="muted"))

    def _on_step(self) -> None:
        row = self.sender()
        if not isinstance(row, _Step) or row.step.line.state == "ahead":
            return
        was_open = self._open_id
        self._close_form()
        if was_open == row.step.line.id:
            return
        form = _DaysForm(self._look, row.step)
        form.saved.connect(self.days_saved)
        form.closed.connect(self._on_closed)
        self._form, self._open_id = form, row.step.line.id
        self._lines.insertWidget(self._lines.indexOf(row) + 1, form)
        form.take_focus()
        self.opened.emit(form)

    def _on_closed(self) -> None:
        key = self._open_id
        self._close_form()
        for row in self.findChildren(_Step):
            if row.step.line.id == key and not row.isHidden():
                row.setFocus()

    def _close_form(self) -> None:
        form, self._form, self._open_id = self._form, None, ""
        if form is not None:
            self._lines.removeWidget(form)
            form.hide()
            form.deleteLater()

    def _on_move(self) -> None:
        menu = self.make_menu()
        menu.popup(self._move.mapToGlobal(QPoint(0, self._move.height() + 2)))
        following = next((a for a in menu.actions() if a.data() == self._following), None)
        if following is not None:
            # Enter means the step that comes next, never the first of all
            menu.setActiveAction(following)

    @property
    def _following(self) -> str:
        """The code of the step after the one of now, empty at the end and before the first."""
        codes = [code for code, _name in self._choices]
        return codes[codes.index(self._now) + 1] if self._now in codes[:-1] else ""

    def make_menu(self) -> QMenu:
        """Return the menu of the steps one can move to."""
        menu = QMenu(self)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in self._choices:
            action = QAction(name, menu)
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == self._now)
            action.setEnabled(code != self._now)
            menu.addAction(action)
        menu.triggered.connect(self._on_moved)
        return menu

    def _on_moved(self, action: QAction) -> None:
        self.step_chosen.emit(str(action.data()))


def _short(clock: str) -> str:
    return clock.partition(", norm")[0] if ", norm" in clock else clock


def _second_line(step: StepLine) -> str:
    """Return norm and usual time, which stand under the clock."""
    norm = step.line.clock.partition(", norm ")[2]
    parts = [_("norm {days}").format(days=norm) if norm else "", step.usual]
    return " · ".join(part for part in parts if part)
