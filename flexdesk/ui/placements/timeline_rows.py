"""The rows of the timeline: what is shown, which part of time, the one one is on; painted."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from flexdesk.app.flow_rows import FlowBar, FlowGroup, FlowRow
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.placements.timeline_drag import DragWords, Pull
from flexdesk.ui.placements.timeline_model import ROW_HEIGHT, AnyIndex, Line, TimelineModel
from flexdesk.ui.placements.timeline_paint import TimelineDelegate, names_needed
from flexdesk.ui.placements.timeline_scale import MONTH, SPANS, TimeScale
from flexdesk.ui.placements.timeline_shift import Shift
from flexdesk.ui.placements.words import bar_tip

STEP_MS = 1000
"""Steps of Alt + arrow within so long are one action."""
_CURRENT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class TimelineRows(QListView):
    """Paints only the rows in sight; knows what of time is seen, and what is being moved."""

    open_wanted = Signal(str)
    chosen = Signal(str)
    bar_chosen = Signal()
    """The bar one is on, or the days it is shown at, are others."""
    shift_wanted = Signal(object)
    fixed = Signal(object)
    """Somebody tried to move a bar whose days are not plans."""
    scale_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines = TimelineModel()
        self.setModel(self.lines)
        self.lines.setParent(self)
        self.setObjectName("timeline-rows")
        self.setAccessibleName(_("Forløb på tidslinje"))
        self.delegate = TimelineDelegate(look, self.lines, self)
        self.setItemDelegate(self.delegate)
        self._words = DragWords(look)
        self._pull: Pull | None = None
        self._is_waiting = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(STEP_MS)
        self._waiting.timeout.connect(self.commit)
        self._set_behaviour()
        look.changed.connect(self.viewport().update)

    def _set_behaviour(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The key of the line one is on."""
        return self.delegate.chosen

    @property
    def line(self) -> Line | None:
        """The line one is on."""
        return self.lines.line_at(self.lines.line_of(self.key)) if self.key else None

    @property
    def row(self) -> FlowRow | None:
        """The row one is on, None on a heading."""
        line = self.line
        return line.row if line is not None else None

    @property
    def bar(self) -> FlowBar | None:
        """The bar one is on."""
        row = self.row
        return row.bar(self.delegate.bar) if row is not None else None

    @property
    def shift(self) -> Shift | None:
        """What is being moved."""
        return self.delegate.shift

    @property
    def scale(self) -> TimeScale:
        """What of time is seen."""
        return self.delegate.scale

    def show_groups(self, groups: Sequence[FlowGroup], on: dt.date, *, is_hidden: bool) -> None:
        """Show these rows; what was chosen stays, and where one had scrolled to."""
        is_first = self.delegate.on == dt.date.min
        self.delegate.on = on
        self.put_back()
        scroll, key, bar = self.verticalScrollBar().value(), self.key, self.delegate.bar
        before = self.lines.keys
        self.lines.show_groups(groups, is_hidden=is_hidden)
        rows = (row for group in groups for row in group.rows)
        self.delegate.needed = names_needed(rows, is_hidden=is_hidden)
        if is_first:
            self.home()
        else:
            self.set_scale(self.scale.resized(self._time_width()))
        self._keep(key, bar)
        self.verticalScrollBar().setValue(scroll)
        if self.lines.keys != before and self.key:
            # other rows than before: the one one is on is among those that are seen
            self.scrollTo(self.lines.index(self.lines.line_of(self.key)))
        self.viewport().update()

    def _keep(self, key: str, bar: str) -> None:
        at = self.lines.line_of(key) if key else -1
        if at < 0:
            at = next((n for n in range(self.lines.rowCount()) if self.lines.row_at(n)), -1)
            bar = ""
        self.delegate.chosen = ""
        if at < 0:
            self.delegate.bar = ""
            self.bar_chosen.emit()
            return
        self._go_to(at, bar)

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown; the group opens."""
        self.lines.reveal(citizen)
        at = self.lines.line_of(citizen)
        if at >= 0:
            self._go_to(at)
            self.scrollTo(self.lines.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def clear(self) -> None:
        """Drop every row."""
        self._waiting.stop()
        self._pull, self.delegate.shift, self.delegate.on = None, None, dt.date.min
        self.delegate.chosen = self.delegate.bar = ""
        self.lines.show_groups((), is_hidden=False)

    # --- time -------------------------------------------------------------------------------

    def set_scale(self, scale: TimeScale) -> None:
        """Show another part of time."""
        self.delegate.scale = scale
        self.scale_changed.emit()
        self.viewport().update()

    def home(self) -> None:
        """Show today in the middle."""
        span = self.scale.span
        self.set_scale(TimeScale.around(self.delegate.on, span, self._time_width()))

    def show_unit(self, unit: str) -> None:
        """Show months, quarters or years, around what is in the middle or today if in sight."""
        scale = self.scale
        middle = (
            self.delegate.on if scale.shows(self.delegate.on) else scale.day_at(scale.width / 2)
        )
        self.set_scale(TimeScale.around(middle, SPANS.get(unit, SPANS[MONTH]), scale.width))

    def zoom_to(self, span: float) -> None:
        """Show so many days; today stays where it is while it is in sight."""
        scale, on = self.scale, self.delegate.on
        self.set_scale(scale.zoomed(span, scale.x_of(on) if scale.shows(on) else None))

    def pull_time(self, pixels: float) -> None:
        """Move so many pixels to later days."""
        self.set_scale(self.scale.moved(pixels))

    def _time_width(self) -> float:
        rect = QRectF(0, 0, self.viewport().width(), ROW_HEIGHT)
        return max(1.0, self.delegate.area(rect).width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_scale(self.scale.resized(self._time_width()))

    def time_left(self) -> float:
        """Return where time begins in a row."""
        rect = QRectF(0, 0, self.viewport().width(), ROW_HEIGHT)
        return self.delegate.area(rect).left()

    # --- the row one is on ------------------------------------------------------------------

    def _fold(self, line: Line, *, is_open: bool) -> None:
        self.lines.fold(line.group.key, is_open=is_open)
        self._go_to(self.lines.line_of(line.key))

    def _step(self, by: int) -> None:
        count = self.lines.rowCount()
        if not count:
            return
        at = self.lines.line_of(self.key) if self.key else -1
        at = min(max(at + by, 0), count - 1)
        self._go_to(at)
        self.scrollTo(self.lines.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def _go_to(self, at: int, bar: str = "") -> None:
        line = self.lines.line_at(at)
        if line is None:
            return
        is_new = line.key != self.delegate.chosen
        if is_new:
            self.commit()
        self.delegate.chosen = line.key
        self.selectionModel().setCurrentIndex(self.lines.index(at), _CURRENT)
        row = line.row
        if row is None:
            self.delegate.bar = ""
            self.bar_chosen.emit()
        elif is_new or bar:
            self._choose_bar(row, bar if row.bar(bar) is not None else row.current)
        if is_new:
            self.chosen.emit(row.citizen if row is not None else "")
        self.viewport().update()

    def _choose_bar(self, row: FlowRow, key: str) -> None:
        if self.shift is not None and self.shift.bar.key != key:
            self.commit()
        self.delegate.bar = key
        self.lines.tell_bar(self.lines.line_of(row.citizen), key)
        bar = row.bar(key)
        self.setAccessibleDescription(bar_tip(bar) if bar is not None else "")
        self.bar_chosen.emit()
        self.viewport().update()

    def commit(self) -> None:
        """Have what was moved by keys saved now."""
        self._waiting.stop()
        if not self._is_waiting:
            return
        self._is_waiting = False
        shift = self.shift
        if shift is not None and shift.is_moved:
            self.shift_wanted.emit(shift)
        else:
            self.put_back()

    def put_back(self) -> None:
        """Show the days as they are."""
        self._waiting.stop()
        self._is_waiting, self._pull = False, None
        if self.delegate.shift is not None:
            self.delegate.shift = None
            self.bar_chosen.emit()
            self.viewport().update()

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_grid(painter)
        painter.end()
        super().paintEvent(event)
        shift = self.shift
        if shift is not None:
            painter = QPainter(self.viewport())
            self._paint_shift(painter, shift)
            painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        look, scale = self._look, self.scale
        left, high = self.time_left(), self._used_height()
        for tick in scale.ticks():
            painter.fillRect(QRectF(round(left + tick.x), 0, 1, high), look.colour("line"))
        x = scale.x_of(self.delegate.on)
        if 0 <= x <= scale.width:
            painter.fillRect(QRectF(left + x - 1, 0, 2, high), look.colour("amber"))

    def _used_height(self) -> float:
        last = self.visualRect(self.lines.index(self.lines.rowCount() - 1))
        return float(min(self.viewport().height(), last.bottom() + 1))

    def _paint_shift(self, painter: QPainter, shift: Shift) -> None:
        at = self.lines.line_of(shift.citizen)
        if at >= 0:
            rect = QRectF(self.visualRect(self.lines.index(at)))
            place = self.delegate.place(shift.bar, rect)
            if place is not None:
                self._words.paint(painter, shift, place.rect, QRectF(self.viewport().rect()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.delegate.has_focus = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.delegate.has_focus = False
        self.commit()
        self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        line = self.lines.line_at(current.row()) if current.isValid() else None
        if line is not None and line.key != self.delegate.chosen:
            # a screen reader moved it
            self._go_to(current.row())
