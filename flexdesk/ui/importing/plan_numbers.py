"""What taking a file in would do, in five numbers that sum to its rows, and counted over people."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.importing.plan_table import ICONS
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.shared.case_rows import PlanRows


class _Number(QWidget):
    """One of the five numbers."""

    def __init__(self, look: Look, icon: str, tone: str, title: str, *, has_line: bool) -> None:
        super().__init__()
        self._look, self._has_line = look, has_line
        layout = rows(self, margins=(20, 0, 12, 0), gap=2)
        head = columns(gap=10)
        head.addWidget(Mark(look, icon, tone, 18))
        head.addWidget(label(title, bold=True))
        self._small = label(bold=True, tone="head", tabular=True)
        self._small.hide()
        head.addWidget(self._small)
        head.addStretch(1)
        layout.addLayout(head)
        self._large = QWidget()
        line = columns(self._large, gap=10)
        self._value = label("0", size=30, tone="head", family="display")
        self._more = label(size=13, tone="muted")
        self._more.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self._value)
        line.addWidget(self._more)
        line.addStretch(1)
        layout.addWidget(self._large)

    def set_low(self, *, is_low: bool) -> None:
        """Show the number beside its title, where a window is too low for a large one."""
        self._small.setVisible(is_low)
        self._large.setVisible(not is_low)

    def show_value(self, value: int, more: str, *, tone: str = "head") -> None:
        """Show a number and what it means."""
        for shown in (self._value, self._small):
            shown.setText(format_number(value))
            set_tone(shown, tone)
        self._more.setText(more)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._has_line:
            painter = QPainter(self)
            painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
            painter.end()


class PlanNumbers(Card):
    """The card over the rows."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        layout = rows(self, margins=(1, 16, 1, 0), gap=0)
        line = columns(gap=0)
        self._numbers = {
            key: _Number(look, *ICONS[key], title, has_line=key != "new")
            for key, title in (
                ("new", _("Nye")),
                ("changed", _("Opdateres")),
                ("unchanged", _("Uændrede")),
                ("warning", _("Andre fund")),
                ("error", _("Fejl")),
            )
        }
        for number in self._numbers.values():
            line.addWidget(number, 1)
        layout.addLayout(line)
        layout.addSpacing(16)
        self._people_line = Hairline(look)
        layout.addWidget(self._people_line)
        self.people = label(bold=True)
        self.people.setObjectName("plan-people")
        self.people.setContentsMargins(20, 10, 20, 10)
        layout.addWidget(self.people)

    def set_low(self, *, is_low: bool) -> None:
        """Take little height, where a window has little of it."""
        for number in self._numbers.values():
            number.set_low(is_low=is_low)

    def show_plan(self, plan: PlanRows, *, accepts_good: bool) -> None:
        """Show what a plan does."""
        for key, value, more in (
            ("new", plan.new, _("oprettes")),
            ("changed", plan.changed, _("ændres")),
            ("unchanged", plan.unchanged, _("røres ikke")),
            ("warning", plan.warnings, _("om hele ark")),
            ("error", plan.errors, _("udelades") if accepts_good else _("stopper filen")),
        ):
            tone = "danger" if key == "error" and value else "head"
            self._numbers[key].show_value(value, more if value else "", tone=tone)
        words = " · ".join(part for part in (plan.people, _warned_words(plan)) if part)
        self.people.setText(words)
        self.people.setVisible(bool(words))
        self._people_line.setVisible(bool(words))


def _warned_words(plan: PlanRows) -> str:
    """Return how many of the rows counted are taken in with a warning."""
    kept = (line for line in plan.lines if line.outcome != "error")
    count = len({(line.sheet, line.row) for line in kept if line.severity == "warning"})
    words = ngettext(
        "{n} række indlæses med en advarsel", "{n} rækker indlæses med en advarsel", count
    )
    return words.format(n=format_number(count)) if count else ""
