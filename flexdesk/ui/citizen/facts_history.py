"""Who changed a fact when: unfolds under the field, with earlier values to put back."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.field_history import FactLine
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Hairline, columns, rows
from flexdesk.ui.parts.labels import label

_TOP = Qt.AlignmentFlag.AlignTop
_MOST = 8


class FactHistory(QWidget):
    """One line a value, newest first."""

    put_back = Signal(str, str)
    closed = Signal()

    def __init__(self, look: Look, field: str, name: str, lines: Sequence[FactLine]) -> None:
        super().__init__()
        self._look, self.field = look, field
        self.setObjectName("fact-history")
        self.setAccessibleName(_("Tidligere værdier: {name}").format(name=name))
        outer = rows(self, margins=(0, 2, 12, 10))
        inside = QWidget()
        box = rows(inside, margins=(12, 10, 12, 10), gap=7)
        outer.addWidget(inside)
        if not lines:
            box.addWidget(label(_("Ingen ændringer endnu"), tone="muted"))
        for at, line in enumerate(lines[:_MOST]):
            if at:
                box.addWidget(Hairline(look))
            box.addWidget(self._line(line))
        foot = columns(gap=8)
        rest = len(lines) - _MOST
        if rest > 0:
            words = _("{n} ældre står i Historik").format(n=rest)
            foot.addWidget(label(words, size=12, tone="muted"))
        foot.addStretch(1)
        self._close = Button(look, _("Luk"), kind="link")
        self._close.clicked.connect(self.closed)
        foot.addWidget(self._close)
        box.addLayout(foot)

    def take_focus(self) -> None:
        """Put the focus on the first earlier value."""
        for button in self.findChildren(Button):
            button.setFocus()
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.pen("line"))
        painter.setBrush(self._look.colour("canvas"))
        rect = QRectF(self.rect()).adjusted(0.5, 2.5, -12.5, -10.5)
        painter.drawRoundedRect(rect, 6, 6)
        painter.end()

    def _line(self, line: FactLine) -> QWidget:
        made = QWidget()
        layout = columns(made, gap=8)
        words = QWidget()
        inner = rows(words, gap=1)
        inner.addWidget(label(line.text, bold=True, wrap=True, tabular=True))
        at = line.at.astimezone()
        when = _("{day} kl. {time}").format(day=format_day(at.date()), time=f"{at:%H.%M}")
        about = " · ".join(part for part in (when, line.actor, line.verb) if part)
        inner.addWidget(label(about, size=12, tone="muted", wrap=True))
        layout.addWidget(words, 1)
        if line.is_now:
            layout.addWidget(label(_("nu"), size=13, tone="muted"), 0, _TOP)
            return made
        button = Button(self._look, _("Sæt tilbage"), kind="link")
        button.setProperty("value", line.raw)
        button.setAccessibleName(_("Sæt tilbage til {value}").format(value=line.text))
        button.clicked.connect(self._on_put_back)
        layout.addWidget(button, 0, _TOP)
        return made

    def _on_put_back(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.put_back.emit(self.field, str(button.property("value")))
