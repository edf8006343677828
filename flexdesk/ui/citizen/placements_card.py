"""One placement of the chain: what, where, when, its hours over time, how it ended."""

import datetime as dt

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from flexdesk.app.hours_rows import HoursRow
from flexdesk.app.placement_rows import PlacementRow
from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.drawing.hours_chart import HoursStep, hours_chart
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.citizen.placements_card_parts import (
    AgreedPart,
    ChangesPart,
    ClocksPart,
    DealPart,
)
from flexdesk.ui.citizen.placements_hours import hours_title
from flexdesk.ui.look.fonts import font
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


def verbs_of(row: PlacementRow) -> tuple[tuple[str, str], ...]:
    """Return the verbs under "Mere" that fit the state of a placement, and their words."""
    terms = ("terms", _("Skriv aftalen…"))
    move = ("move-workplace", _("Skift arbejdsplads…"))
    if row.state == "planned":
        never = ("end-placement", _("Startede ikke…"))
        return (("shift-plan", _("Flyt dage…")), move, terms, never)
    if row.last_day is not None:
        return (terms, ("reopen-placement", _("Genåbn forløb…")))
    back = _("Ret eller træk opsigelsen tilbage…")
    notice = ("notice", back if row.notice is not None else _("Skriv opsigelse…"))
    agreed = ("agreed-hours", _("Aftal timer fra en dag…"))
    return (("shift-plan", _("Forlæng, forkort eller flyt…")), move, agreed, notice, terms)


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
    verb_wanted = Signal(str, str)
    """An offer of the window's, and the placement or the workplace it is about."""
    confirm_wanted = Signal(str, str)
    """The placement, and the agreed hours that came to be."""
    agreed_dropped = Signal(str)

    def __init__(self, look: Look, row: PlacementRow, on: dt.date) -> None:
        super().__init__(look)
        self.setObjectName("placement-card")
        self._look, self.row, self._on = look, row, on
        self.setAccessibleName(f"{row.kind_text}, {row.workplace}, {row.state_text}")
        self._layout = rows(self, margins=(_MARGIN, 16, _MARGIN, 16), gap=8)
        self._build_head()
        self._build_days()
        self._build_findings()
        self._build_notice()
        if row.clocks:
            self._layout.addWidget(ClocksPart(look, row.clocks))
        self._build_hours()
        self._build_parts()
        self._build_foot()

    def _build_head(self) -> None:
        row, line = self.row, columns(gap=8)
        line.addWidget(label(row.kind_text, size=16, bold=True, tone="head"), 0, _TOP)
        text = row.workplace or _("Arbejdsplads mangler")
        place = label(text, size=16, tone="head", wrap=True)
        place.setAlignment(_TOP)
        line.addWidget(place, 1)
        if row.workplace_id:
            name = _("Vis arbejdspladsen {name}").format(name=row.workplace)
            show = icon_button(self._look, "building-2", name, height=24, bare=True)
            show.setObjectName("show-workplace")
            show.clicked.connect(self._on_workplace)
            line.addWidget(show, 0, _TOP)
        notice, pill = Pill(self._look), Pill(self._look)
        notice.setObjectName("notice-pill")
        line.addWidget(notice, 0, _TOP)
        line.addWidget(pill, 0, _TOP)
        self._layout.addLayout(line)
        # told once they have a place: shown before, a pill is a window of its own for a moment
        if row.notice is not None:
            notice.say(row.notice.pill, icon="flag", tone="amber")
        icon, tone = _STATES[row.state]
        pill.say(row.state_text, icon=icon, tone=tone)

    def _on_workplace(self) -> None:
        self.verb_wanted.emit("workplace", self.row.workplace_id)

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
        for found in self.row.findings:
            finding = Finding(self._look, tone="amber")
            self._layout.addWidget(finding)
            finding.say(sentence_of(UserError(found.code, **dict(found.facts))).happened)

    def _build_notice(self) -> None:
        if self.row.notice is not None:
            self._layout.addWidget(label(self.row.notice.text, tone="amber", wrap=True))

    def _build_parts(self) -> None:
        row = self.row
        if row.deal:
            self._layout.addWidget(DealPart(self._look, row.deal))
        if row.changes:
            self.changes = ChangesPart(self._look, row.changes_text, row.changes)
            self._layout.addWidget(self.changes)

    def _build_hours(self) -> None:
        row = self.row
        line = columns(gap=12)
        text = row.hours_text or _("Ingen timer er skrevet: hverken fremmødetimer eller effektive")
        line.addWidget(label(text, bold=bool(row.hours_text), tabular=True, wrap=True), 1)
        self._layout.addLayout(line)
        for agreed in row.agreed:
            part = AgreedPart(self._look, agreed)
            part.confirm_wanted.connect(self._on_confirm)
            part.dropped.connect(self.agreed_dropped)
            self._layout.addWidget(part)
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
        line = columns(gap=8)
        if row.state not in {"planned", "never"}:
            for is_correction in (False, True):
                line.addWidget(self._hours_button(is_correction=is_correction))
        more = self._button("more-verbs", _("Mere"), _("Mere"))
        more.set_icon_name("ellipsis")
        more.clicked.connect(self._on_more)
        line.addWidget(more)
        self.more = more
        line.addStretch(1)
        if row.last_day is None and row.state != "planned":
            end = self._button("end-placement", _("Afslut forløb…"), _("Afslut forløb"))
            end.clicked.connect(self._on_end)
            line.addWidget(end)
        self._layout.addSpacing(4)
        self._layout.addLayout(line)

    def _button(self, name: str, text: str, verb: str) -> Button:
        made = Button(self._look, text, height=32)
        made.setObjectName(name)
        made.setAccessibleName(f"{verb}: {self.row.title}")
        return made

    def _hours_button(self, *, is_correction: bool) -> Button:
        title = hours_title(is_correction=is_correction)
        made = self._button("correct-hours" if is_correction else "change-hours", title, title)
        made.setProperty("is_correction", is_correction)
        made.clicked.connect(self._on_hours)
        return made

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        for verb, text in verbs_of(self.row):
            action = QAction(text, menu)
            action.setData(verb)
            menu.addAction(action)
        menu.triggered.connect(self._on_verb)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _on_verb(self, action: QAction) -> None:
        self.verb_wanted.emit(str(action.data()), self.row.id)

    def _on_confirm(self, hours: str) -> None:
        self.confirm_wanted.emit(self.row.id, hours)

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
