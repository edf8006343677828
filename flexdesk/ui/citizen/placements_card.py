"""One placement of the chain: what, where, when, its hours over time, how it ended."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from flexdesk.app.hours_rows import HoursRow
from flexdesk.app.placement_forms import PlacementRow
from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.drawing.hours_chart import HoursStep, hours_chart
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.citizen.placements_hours import hours_title
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.shared.telling import sentence_of

_MARGIN = 20
_TOP = Qt.AlignmentFlag.AlignTop
_CHART_HEIGHT = 150
_STATES = {
    "planned": ("clock", "muted"),
    "running": ("play", "accent"),
    "late": ("triangle-alert", "amber"),
    "ended": ("check", "muted"),
    "never": ("x", "muted"),
}


class _Bar(QWidget):
    """How far a placement has come."""

    def __init__(self, look: Look, share: float, *, is_late: bool) -> None:
        super().__init__()
        self._look, self._share, self._is_late = look, share, is_late
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(self._look.colour("tint2"))
        painter.drawRoundedRect(rect, 3, 3)
        rect.setWidth(rect.width() * self._share)
        painter.setBrush(self._look.colour("amber" if self._is_late else "accent"))
        painter.drawRoundedRect(rect, 3, 3)
        painter.end()


class PlacementCard(Card):
    """A placement with its verbs; the hours open as a chart and a list."""

    end_wanted = Signal(str)
    hours_wanted = Signal(str, bool)
    hours_deleted = Signal(str)

    def __init__(self, look: Look, row: PlacementRow, on: dt.date) -> None:
        super().__init__(look)
        self.setObjectName("placement-card")
        self._look, self.row, self._on = look, row, on
        self.setAccessibleName(f"{row.kind_text}, {row.workplace}, {row.state_text}")
        self._layout = rows(self, margins=(_MARGIN, 16, _MARGIN, 16), gap=8)
        self._build_head()
        self._build_days()
        self._build_findings()
        self._build_hours()
        self._build_foot()

    def _build_head(self) -> None:
        row, line = self.row, columns(gap=8)
        line.addWidget(label(row.kind_text, size=16, bold=True, tone="head"), 0, _TOP)
        place = row.workplace or _("Arbejdsplads mangler")
        line.addWidget(label(place, size=16, tone="head", wrap=True), 1)
        pill = Pill(self._look)
        icon, tone = _STATES[row.state]
        pill.say(row.state_text, icon=icon, tone=tone)
        line.addWidget(pill, 0, _TOP)
        self._layout.addLayout(line)

    def _build_days(self) -> None:
        row = self.row
        until = ""
        if row.last_day is not None:
            until = f" – {format_day(row.last_day)}"
        elif row.planned_last_day is not None:
            until = _(" – planlagt {day}").format(day=format_day(row.planned_last_day))
        parts = [f"{format_day(row.start)}{until}", row.clock, row.street]
        if row.is_same_place:
            parts.append(_("samme arbejdsplads som før"))
        text = " · ".join(part for part in parts if part)
        self._layout.addWidget(label(text, tone="muted", wrap=True, tabular=True))
        if row.share is not None:
            self._layout.addWidget(_Bar(self._look, row.share, is_late=row.state == "late"))
        if row.ended_text:
            self._layout.addWidget(label(row.ended_text, wrap=True))

    def _build_findings(self) -> None:
        for code in self.row.findings:
            finding = Finding(self._look, tone="amber")
            finding.say(sentence_of(UserError(code)).happened)
            self._layout.addWidget(finding)

    def _build_hours(self) -> None:
        row = self.row
        line = columns(gap=12)
        text = row.hours_text or _("Ingen timer er skrevet: hverken fremmødetimer eller effektive")
        line.addWidget(label(text, bold=bool(row.hours_text), tabular=True, wrap=True), 1)
        self._layout.addLayout(line)
        if len(row.hours) < 2:  # noqa: PLR2004 - one value is no development
            return
        self.chart = ChartView(self._look, minimum=QSize(240, _CHART_HEIGHT))
        self.chart.setFixedHeight(_CHART_HEIGHT)
        self.chart.setObjectName("hours-chart")
        self.chart.show_chart(self._draw)
        self._layout.addWidget(self.chart)
        self._table = self._make_list()
        self.as_table = Button(self._look, _("Vis som tabel"), kind="link", icon="table")
        self.as_table.setObjectName("hours-as-table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._on_as_table)
        self._layout.addWidget(self._table)
        self._layout.addWidget(self.as_table)

    def _draw(self, width: float, height: float) -> Chart:
        steps = [HoursStep(p.day, p.attended, p.effective) for p in self.row.points]
        return hours_chart(steps, self.row.last_day or self._on, width, height)

    def _make_list(self) -> QWidget:
        made = QWidget()
        layout = rows(made, gap=0)
        heads = (_("Dag"), _("Fremmødetimer"), _("Effektive timer"), _("Slags"))
        layout.addLayout(_list_row(heads, is_head=True))
        layout.addWidget(Hairline(self._look, tone="rule"))
        for row in self.row.hours:
            words = (
                format_day(row.day),
                _hours(row.attended),
                _hours(row.effective),
                row.kind_text,
            )
            line = _list_row(words)
            if row.id:
                line.addWidget(self._delete_button(row))
            layout.addLayout(line)
            layout.addWidget(Hairline(self._look))
        made.hide()
        return made

    def _delete_button(self, row: HoursRow) -> Button:
        name = _("Slet timer fra {day}").format(day=format_day(row.day))
        made = icon_button(self._look, "trash-2", name, height=28, bare=True)
        made.setProperty("hours", row.id)
        made.clicked.connect(self._on_delete)
        return made

    def _build_foot(self) -> None:
        row = self.row
        if row.state in {"planned", "never"}:
            return
        line = columns(gap=8)
        for is_correction in (False, True):
            button = Button(self._look, hours_title(is_correction=is_correction), height=32)
            button.setObjectName("correct-hours" if is_correction else "change-hours")
            name = f"{button.text()}: {row.kind_text}, {row.workplace}"
            button.setAccessibleName(name)
            button.setProperty("is_correction", is_correction)
            button.clicked.connect(self._on_hours)
            line.addWidget(button)
        line.addStretch(1)
        if row.last_day is None:
            end = Button(self._look, _("Afslut forløb…"), height=32)
            end.setObjectName("end-placement")
            end.setAccessibleName(f"{_('Afslut forløb')}: {row.kind_text}, {row.workplace}")
            end.clicked.connect(self._on_end)
            line.addWidget(end)
        self._layout.addSpacing(4)
        self._layout.addLayout(line)

    def _on_as_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._table.setVisible(on)
        self.chart.setVisible(not on)
        self.as_table.setText(_("Vis som graf") if on else _("Vis som tabel"))

    def _on_hours(self) -> None:
        is_correction = bool(self.sender().property("is_correction"))
        self.hours_wanted.emit(self.row.id, is_correction)

    def _on_end(self) -> None:
        self.end_wanted.emit(self.row.id)

    def _on_delete(self) -> None:
        self.hours_deleted.emit(str(self.sender().property("hours")))


def _hours(value: float | None) -> str:
    return "–" if value is None else format_number(value)


def _list_row(words: tuple[str, str, str, str], *, is_head: bool = False) -> QHBoxLayout:
    line = columns(margins=(12, 6, 4, 6), gap=12)
    for at, text in enumerate(words):
        tone = "muted" if is_head else "ink"
        cell = label(text, size=13 if is_head else 14, bold=is_head, tone=tone, tabular=True)
        if at in (1, 2):
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(cell, 1)
    return line
