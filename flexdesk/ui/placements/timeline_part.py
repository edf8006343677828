"""Forløb as a timeline: the axis, the rows, and the foot of the bar one is on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.flow_rows import FlowBar, FlowPage
from flexdesk.base.language import _
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.placements.timeline_axis import TimelineAxis
from flexdesk.ui.placements.timeline_foot import Legend, TimelineFoot
from flexdesk.ui.placements.timeline_list import TimelineList
from flexdesk.ui.placements.timeline_shift import Shift
from flexdesk.ui.placements.words import (
    bar_parts,
    days_words,
    fixed_words,
    group_words,
    length_words,
    name_of,
)

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench


class TimelinePart(QWidget):
    """A `FlowPart`; what is moved goes out as a `Shift`, and the page reads anew."""

    open_wanted = Signal(str)
    chosen = Signal(str)
    shift_wanted = Signal(object)
    scale_changed = Signal(str, float)

    def __init__(self, bench: "Bench") -> None:
        super().__init__()
        self._bench = bench
        look = bench.look
        layout = rows(self, margins=(1, 1, 1, 1))
        self.axis = TimelineAxis(look)
        self.rows = TimelineList(look)
        self.foot = TimelineFoot(look)
        self.legend = Legend(look)
        layout.addWidget(self.axis)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.foot)
        self._connect()
        look.changed.connect(self.axis.update)

    def _connect(self) -> None:
        lines, foot = self.rows, self.foot
        lines.open_wanted.connect(self.open_wanted)
        lines.chosen.connect(self.chosen)
        lines.bar_chosen.connect(self._show_foot)
        lines.shift_wanted.connect(self.shift_wanted)
        lines.fixed.connect(self._on_fixed)
        lines.scale_changed.connect(self._on_scale)
        self.axis.pulled.connect(lines.pull_time)
        foot.open_wanted.connect(self._on_open)
        foot.edit_wanted.connect(self._on_edit)
        foot.end_wanted.connect(self._on_end)
        foot.shift_wanted.connect(self._on_shift_form)

    # --- what the page asks -----------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """What is put into the page."""
        return self

    def show_page(self, page: FlowPage) -> None:
        """Show these rows."""
        self.rows.show_groups(page.groups, page.on, is_hidden=page.is_hidden)
        self._on_scale()
        self._show_foot()

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown."""
        self.rows.choose(citizen)

    def clear(self) -> None:
        """Drop every row and text."""
        self.rows.clear()
        self.foot.show_nothing("")

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self.rows.setFocus()

    def put_back(self) -> None:
        """Show the days as they are: what was moved was refused."""
        self.rows.put_back()

    def hideEvent(self, event: QHideEvent) -> None:
        self.rows.commit()
        super().hideEvent(event)

    # --- the foot ---------------------------------------------------------------------------

    def _show_foot(self) -> None:
        line, bar = self.rows.line, self.rows.bar
        if line is None:
            self.foot.show_nothing("")
        elif line.row is None:
            is_open = self.rows.lines.is_open(line.group.key)
            self.foot.show_nothing(group_words(line.group, is_open=is_open))
        elif bar is not None:
            name = line.row.shown(is_hidden=self.rows.lines.is_hidden)
            self.foot.show_bar(name, self._words(bar), bar)

    def _words(self, bar: FlowBar) -> tuple[str, ...]:
        shift = self.rows.shift
        if shift is not None and shift.bar.key == bar.key and shift.is_moved:
            return (_moving_words(bar, shift),)
        return (*bar_parts(bar), *(mark.text for mark in bar.marks))

    def _on_fixed(self, bar: FlowBar) -> None:
        row = self.rows.row
        if row is not None:
            name = row.shown(is_hidden=self.rows.lines.is_hidden)
            self.foot.show_bar(name, (fixed_words(bar),), bar)

    def _on_scale(self) -> None:
        lines = self.rows
        width = lines.viewport().width()
        self.axis.show_scale(lines.scale, lines.delegate.on, width, lines.time_left())
        self.scale_changed.emit(lines.scale.unit, lines.scale.span)
        self.foot.fit()

    # --- verbs ------------------------------------------------------------------------------

    def _on_open(self) -> None:
        row = self.rows.row
        if row is not None:
            self.open_wanted.emit(row.citizen)

    def _on_edit(self) -> None:
        row = self.rows.row
        if row is not None:
            self._bench.open_citizen(row.citizen, "placements")

    def _on_end(self) -> None:
        bar = self.rows.bar
        if bar is not None:
            self._bench.call("end-placement", bar.key)

    def _on_shift_form(self) -> None:
        bar = self.rows.bar
        if bar is not None:
            self._bench.call("shift-plan", bar.key)


def _moving_words(bar: FlowBar, shift: Shift) -> str:
    length = length_words(shift.start, shift.last_day)
    days = days_words(shift.start, shift.last_day)
    told = _("{kind} flyttes: {days}").format(kind=name_of(bar), days=days)
    return f"{told}, {length}" if length else told


def shift_of(answer: object) -> Shift:
    """Return what a signal carried."""
    if not isinstance(answer, Shift):
        raise TypeError(answer)
    return answer
