"""The plan: five numbers that sum to the rows, problems first, the promise and one button."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.states import ProgressLine
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.shared.case_rows import PlanLine, PlanRows

_ICONS = {
    "error": ("x", "danger"),
    "warning": ("triangle-alert", "amber"),
    "new": ("plus", "accent"),
    "changed": ("arrow-left-right", "accent"),
    "unchanged": ("check", "muted"),
    "missing": ("circle-help", "amber"),
}
_ELIDE = Qt.TextElideMode.ElideRight
Keeps = Callable[[PlanLine], bool]


class _Number(QWidget):
    """One of the five numbers."""

    def __init__(self, look: Look, icon: str, tone: str, title: str, *, has_line: bool) -> None:
        super().__init__()
        self._look, self._has_line = look, has_line
        layout = rows(self, margins=(20, 0, 12, 0), gap=2)
        head = columns(gap=10)
        self._mark = Mark(look, icon, tone, 18)
        head.addWidget(self._mark)
        head.addWidget(label(title, bold=True))
        head.addStretch(1)
        layout.addLayout(head)
        line = columns(gap=10)
        self._value = label("0", size=30, tone="head", family="display")
        self._more = label(size=13, tone="muted")
        self._more.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self._value)
        line.addWidget(self._more)
        line.addStretch(1)
        layout.addLayout(line)

    def show_value(self, value: int, more: str, *, tone: str = "head") -> None:
        self._value.setText(format_number(value))
        set_tone(self._value, tone)
        self._more.setText(more)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._has_line:
            painter = QPainter(self)
            painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
            painter.end()


def _finding(row: PlanLine) -> str:
    return row.finding


def _muted(row: PlanLine) -> str:
    del row
    return "muted"


_ORDER = {"error": 0, "warning": 1}


def _row_text(row: PlanLine) -> str:
    return format_number(row.row) if row.row else ""


def _columns() -> tuple[ColumnSpec[PlanLine], ...]:
    return (
        ColumnSpec("row", _("Række"), _row_text, lambda r: r.row, 76,
                   tone=_muted, is_right=True),
        ColumnSpec("sheet", _("Ark"), lambda r: r.sheet, None, 150, tone=_muted),
        ColumnSpec("who", _("Borger eller sted"), lambda r: r.who, None, 230, is_bold=True),
        ColumnSpec("finding", _("Fund"), _finding, lambda r: (_ORDER.get(r.severity, 2), r.row), 0,
                   paint="finding"),
    )  # fmt: skip


class PlanView(QWidget):
    """What will happen, before it does."""

    commit_wanted = Signal()
    back_wanted = Signal()
    cancel_wanted = Signal()
    accept_good_changed = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._plan: PlanRows | None = None
        layout = rows(self, gap=16)
        layout.addWidget(self._build_numbers())
        layout.addWidget(self._build_table(), 1)
        layout.addLayout(self._build_foot())

    def _build_numbers(self) -> QWidget:
        look, card = self._look, Card(self._look)
        line = columns(card, margins=(1, 16, 1, 16), gap=0)
        self._numbers = {
            key: _Number(look, *_ICONS[key], title, has_line=key != "new")
            for key, title in (
                ("new", _("Nye")),
                ("changed", _("Opdateres")),
                ("unchanged", _("Uændrede")),
                ("warning", _("Advarsler")),
                ("error", _("Fejl")),
            )
        }
        for number in self._numbers.values():
            line.addWidget(number, 1)
        return card

    def _build_table(self) -> QWidget:
        look, card = self._look, Card(self._look)
        layout = rows(card, margins=(1, 8, 1, 1), gap=0)
        self.tabs = ChoiceRow(look, _("Rækker"))
        self.tabs.chosen.connect(self._on_tab)
        head = columns(margins=(20, 0, 20, 0))
        head.addWidget(self.tabs, 1)
        layout.addLayout(head)
        self.model: RowsModel[PlanLine] = RowsModel(
            _columns(), lambda r: f"{r.sheet}\x1f{r.row}\x1f{r.outcome}\x1f{r.finding}"
        )
        self.table = RowTable(look, self.model, _("Rækker i filen"))
        self.table.setObjectName("plan")
        self.table.delegate.painters["finding"] = self._paint_finding
        layout.addWidget(self.table, 1)
        return card

    def _build_foot(self) -> QHBoxLayout:
        look = self._look
        foot = columns(gap=12)
        foot.addWidget(Mark(look, "shield-check", "accent", 20))
        words = column(foot, gap=0)
        words.addStretch(1)
        self._promise = label(
            _("Intet er ændret endnu. Alt indlæses på én gang og kan fortrydes med ét klik."),
            bold=True,
        )
        self._left_out = label(size=13, tone="muted")
        words.addWidget(self._promise)
        words.addWidget(self._left_out)
        self.progress = ProgressLine(look, _("Intet gemmes, før alle rækker er skrevet"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        words.addWidget(self.progress)
        words.addStretch(1)
        self.accept_good = Check(look, _("Udelad rækker med fejl"))
        self.accept_good.setObjectName("accept-good")
        self.accept_good.clicked.connect(self._on_accept)
        self.back = Button(look, _("Tilbage"), icon="chevron-left")
        self.back.clicked.connect(self.back_wanted)
        self.commit = Button(look, _("Indlæs"), kind="primary", icon="download")
        self.commit.setObjectName("commit")
        self.commit.clicked.connect(self.commit_wanted)
        for widget in (self.accept_good, self.back, self.commit):
            foot.addWidget(widget)
        return foot

    def show_plan(self, plan: PlanRows, *, accepts_good: bool) -> None:
        """Show a plan."""
        self._plan = plan
        self.progress.hide()
        for key, value, more in (
            ("new", plan.new, _("oprettes")),
            ("changed", plan.changed, _("ændres")),
            ("unchanged", plan.unchanged, _("røres ikke")),
            ("warning", plan.warnings, _("indlæses med")),
            ("error", plan.errors, _("udelades") if accepts_good else _("stopper filen")),
        ):
            tone = "danger" if key == "error" and value else "head"
            self._numbers[key].show_value(value, more if value else "", tone=tone)
        self._show_tabs(plan)
        self._on_tab("all")
        self.accept_good.setVisible(plan.errors > 0)
        self.accept_good.setChecked(accepts_good)
        self.commit.setEnabled(plan.can_commit)
        taken = plan.new + plan.changed + plan.unchanged + plan.warnings
        self.commit.setText(
            ngettext("Indlæs {n} række", "Indlæs {n} rækker", taken).format(n=format_number(taken))
        )
        self.commit.updateGeometry()
        left_out = _foot_words(plan, accepts_good=accepts_good)
        self._left_out.setText(left_out)
        self._left_out.setVisible(bool(left_out))

    def show_writing(self, name: str, done: int, total: int) -> None:
        """Show how far the writing is."""
        self.commit.setEnabled(False)
        self.progress.show_step(name, done, total)

    def end_writing(self) -> None:
        """Hide the progress."""
        self.progress.hide()
        self.commit.setEnabled(self._plan is not None and self._plan.can_commit)

    def clear(self) -> None:
        """Drop every row."""
        self._plan = None
        self.model.set_rows(())

    def _show_tabs(self, plan: PlanRows) -> None:
        counts = [
            ("all", _("Alle"), len(plan.lines)),
            ("error", _("Fejl"), sum(line.severity == "error" for line in plan.lines)),
            ("warning", _("Advarsler"), sum(line.severity == "warning" for line in plan.lines)),
            ("new", _("Nye"), sum(_is(line, "new") for line in plan.lines)),
            ("changed", _("Opdateres"), sum(_is(line, "changed") for line in plan.lines)),
            ("unchanged", _("Uændrede"), sum(_is(line, "unchanged") for line in plan.lines)),
            (
                "missing",
                _("Ikke længere i udtrækket"),
                sum(_is(line, "missing") for line in plan.lines),
            ),
        ]
        choices = [Choice(k, text, format_number(n)) for k, text, n in counts if n or k == "all"]
        self.tabs.set_choices(choices, "all")

    def _on_tab(self, key: str) -> None:
        lines = self._plan.lines if self._plan is not None else ()
        keeps: Keeps = _KEEPS.get(key, lambda line: _is(line, key))
        self.model.set_rows([line for line in lines if keeps(line)])

    def _on_accept(self) -> None:
        self.accept_good_changed.emit(self.accept_good.isChecked())

    def _paint_finding(
        self,
        painter: QPainter,
        cell: QRectF,
        row: PlanLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        look = self._look
        icon, tone = _ICONS[row.severity or row.outcome]
        at = QPointF(cell.left(), round(cell.center().y() - 8))
        look.draw_icon(painter, icon, tone, at, 16)
        is_error = row.severity == "error"
        face = font(14, bold=is_error, tabular=True)
        ink = "danger" if is_error else "ink" if row.outcome != "unchanged" else "muted"
        words = cell.adjusted(26, 0, 0, 0)
        text = QFontMetricsF(face).elidedText(row.finding, _ELIDE, words.width())
        look.draw_text(painter, text, words, tone=ink, face=face)


def _is(line: PlanLine, outcome: str) -> bool:
    return line.outcome == outcome and not line.severity


_KEEPS: dict[str, Keeps] = {
    "all": lambda _line: True,
    "error": lambda line: line.severity == "error",
    "warning": lambda line: line.severity == "warning",
}


def _foot_words(plan: PlanRows, *, accepts_good: bool) -> str:
    parts = []
    if plan.errors and not accepts_good:
        parts.append(_("Ret rækkerne i filen, eller udelad dem her."))
    elif plan.errors:
        parts.append(_("{n} rækker med fejl bliver i filen.").format(n=format_number(plan.errors)))
    if plan.missing:
        text = _("{n} er ikke længere i udtrækket; intet slettes.")
        parts.append(text.format(n=format_number(plan.missing)))
    if plan.local_changes:
        text = _("{n} egne rettelser bevares.")
        parts.append(text.format(n=format_number(plan.local_changes)))
    return " ".join((*parts, *plan.notes))
