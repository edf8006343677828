"""The right side of the tab: what a job that starts one day would mean, and what is next."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.counter_rows import WhatIfLine
from flexdesk.base.language import _
from flexdesk.domain.what_if import JobScenario
from flexdesk.ui.citizen.counter_slider import DaySlider
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows, title_row
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone

_TOP = Qt.AlignmentFlag.AlignTop
_MARGIN = 20


class _Line(QWidget):
    """Icon, words and a value at the right, a grey line beneath."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = columns(self, margins=(0, 8, 0, 8), gap=12)
        self._mark = Mark(look, "clock", "accent", 18)
        layout.addWidget(self._mark, 0, _TOP)
        words = column(layout, gap=1)
        head = columns(gap=8)
        self._label = label(bold=True, wrap=True)
        self._value = label(bold=True, tabular=True)
        head.addWidget(self._label, 1)
        head.addWidget(self._value, 0, _TOP)
        words.addLayout(head)
        self._text = label(size=13, tone="muted", wrap=True)
        words.addWidget(self._text)

    def show_line(self, icon: str, words: tuple[str, str, str], *, is_urgent: bool) -> None:
        """Show label, value and the grey line."""
        self._mark.set_icon(icon, "amber" if is_urgent else "accent")
        name, value, text = words
        self._label.setText(name)
        self._value.setText(value)
        set_tone(self._value, "amber" if is_urgent else "ink")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{name}: {value}. {text}".strip())


class _Lines(QWidget):
    """Lines with a hairline between them; the widgets stay, only their words change."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = rows(self)
        self._lines: list[_Line] = []
        self._rules: list[Hairline] = []

    @property
    def lines(self) -> tuple[QWidget, ...]:
        """The lines that are shown."""
        return tuple(line for line in self._lines if not line.isHidden())

    def show_lines(self, lines: Sequence[WhatIfLine]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            if self._lines:
                self._rules.append(Hairline(self._look))
                self._layout.addWidget(self._rules[-1])
            self._lines.append(_Line(self._look))
            self._layout.addWidget(self._lines[-1])
        for at, widget in enumerate(self._lines):
            widget.setVisible(at < len(lines))
            if at:
                self._rules[at - 1].setVisible(at < len(lines))
            if at < len(lines):
                line = lines[at]
                words = (line.label, line.value, line.text)
                widget.show_line(line.icon, words, is_urgent=line.is_urgent)


class WhatIfCard(Card):
    """Hvis jobbet starter: a slider, what follows, and the form that makes it so."""

    moved = Signal(object)
    create_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("what-if")
        layout = rows(self, margins=(_MARGIN, 18, _MARGIN, 16), gap=0)
        row, _title = title_row(_("Hvis jobbet starter …"))
        layout.addLayout(row)
        hint = label(_("Træk i datoen, eller brug piletasterne"), size=13, tone="muted")
        layout.addWidget(hint)
        layout.addSpacing(8)
        self.slider = DaySlider(look)
        self.slider.day_moved.connect(self.moved)
        layout.addWidget(self.slider)
        layout.addWidget(Hairline(look))
        self.lines = _Lines(look)
        layout.addWidget(self.lines)
        layout.addSpacing(8)
        foot = columns()
        self.create_button = Button(look, icon="plus")
        self.create_button.setObjectName("create-placement")
        self.create_button.clicked.connect(self.create_wanted)
        self.reset = Button(look, _("Nulstil"), kind="link")
        self.reset.setObjectName("reset-what-if")
        self.reset.clicked.connect(self.reset_wanted)
        foot.addWidget(self.create_button)
        foot.addStretch(1)
        foot.addWidget(self.reset)
        layout.addLayout(foot)

    def show_scenario(
        self, scenario: JobScenario, start: dt.date, crosses_on: dt.date | None
    ) -> None:
        """Let the slider move over the days a scenario knows, and stand on one."""
        self.slider.set_range(scenario.first, scenario.last, crosses_on)
        self.slider.set_day(start)

    def show_answer(self, start: dt.date, lines: Sequence[WhatIfLine]) -> None:
        """Say what a job that starts on a day means."""
        self.lines.show_lines(lines)
        self.create_button.setText(_("Opret forløb fra {day}").format(day=f"{start:%d-%m}"))
        self.create_button.updateGeometry()
        said = "; ".join(f"{line.label} {line.value}" for line in lines)
        self.slider.setAccessibleDescription(said)


class NextCard(Card):
    """Næste skridt: what waits for the citizen, and a new task."""

    task_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        layout = rows(self, margins=(_MARGIN, 18, _MARGIN, 12), gap=0)
        self._new = Button(look, _("Ny opgave"), kind="link")
        self._new.clicked.connect(self.task_wanted)
        row, _title = title_row(_("Næste skridt"), self._new)
        layout.addLayout(row)
        layout.addSpacing(4)
        self._lines = _Lines(look)
        layout.addWidget(self._lines)
        self._none = label(_("Ingen opgaver venter"), size=13, tone="muted")
        layout.addWidget(self._none)

    def show_steps(self, lines: Sequence[WhatIfLine]) -> None:
        """Show what waits."""
        self._lines.show_lines(lines)
        self._none.setVisible(not lines)
