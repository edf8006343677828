"""The 24-month strip one can walk in: each month is a button with its days, Enter opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.app.counter_rows import StripCell
from flexdesk.base.language import _
from flexdesk.drawing.ly_charts import ly_strip
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.citizen.strip_words import cell_name
from flexdesk.ui.look.chart_painter import paint_chart
from flexdesk.ui.look.look import Look

_HEIGHT = 82
_SIZE = 12
_BELOW = _SIZE * 3
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -12,
    Qt.Key.Key_Down: 12,
    Qt.Key.Key_Home: -99,
    Qt.Key.Key_End: 99,
}


class _Month(QAbstractButton):
    """One month of the strip; the strip moves the focus."""

    def __init__(self, look: Look, strip: "MonthStrip") -> None:
        super().__init__(strip)
        self._look, self._strip = look, strip
        self.cell: StripCell = (0, 0, 0, 0, 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_cell(self, cell: StripCell) -> None:
        """Stand for a month."""
        self.cell = cell
        self.setAccessibleName(cell_name(cell))
        self.setToolTip(cell_name(cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._strip.walk(self, _MOVES[key])
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            # a ring of ground within the ring of focus reads on full and on empty months
            painter.setPen(self._look.pen("surface", 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 2, 2)
        painter.setPen(self._look.pen("accent" if self.hasFocus() else "field", 2))
        painter.drawRoundedRect(rect, 3, 3)
        painter.end()


class MonthStrip(QWidget):
    """Months in a row; arrows walk, Enter or a click opens a month."""

    month_opened = Signal(int, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("month-strip")
        self._look = look
        self._cells: tuple[StripCell, ...] = ()
        self._months: list[_Month] = []
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    @property
    def months(self) -> tuple[QAbstractButton, ...]:
        """The months, the oldest first."""
        return tuple(self._months)

    def sizeHint(self) -> QSize:
        return QSize(640, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def show_cells(self, cells: Sequence[StripCell]) -> None:
        """Show these months; the one with the focus keeps it."""
        self._cells, self._chart = tuple(cells), None
        while len(self._months) > len(cells):
            old = self._months.pop()
            old.hide()
            old.deleteLater()
        while len(self._months) < len(cells):
            made = _Month(self._look, self)
            made.clicked.connect(self._on_clicked)
            self._months.append(made)
            made.show()
        for month, cell in zip(self._months, cells, strict=True):
            month.show_cell(cell)
        self.setAccessibleName(self._drawn().alt)
        self._give_stop(self._stop())
        self._place()
        self.update()

    def walk(self, month: QAbstractButton, by: int) -> None:
        """Put the focus *by* months further on."""
        at = [each is month for each in self._months].index(True)
        to = self._months[min(max(at + by, 0), len(self._months) - 1)]
        self._give_stop(to)
        to.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the month Tab stops at."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus()

    def _stop(self) -> _Month | None:
        """Return the month Tab stops at: the one it did, else the newest."""
        tab = Qt.FocusPolicy.StrongFocus
        found = [month for month in self._months if month.focusPolicy() == tab]
        return found[-1] if found else (self._months[-1] if self._months else None)

    def _give_stop(self, month: _Month | None) -> None:
        for each in self._months:
            is_stop = each is month
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def _drawn(self) -> Chart:
        if self._chart is None:
            width = float(max(self.width(), 240))
            self._chart = ly_strip(self._cells, width, float(_HEIGHT), large=True, size=_SIZE)
        return self._chart

    def _place(self) -> None:
        if not self._months:
            return
        pitch = self.width() / len(self._months)
        for at, month in enumerate(self._months):
            left = round(pitch * at)
            month.setGeometry(left, 0, round(pitch * (at + 1)) - left, _HEIGHT - _BELOW)

    def _on_clicked(self) -> None:
        month = self.sender()
        if isinstance(month, _Month):
            self._give_stop(month)
            self.month_opened.emit(month.cell[0], month.cell[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chart = None
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cells:
            paint_chart(painter, self._drawn(), self._look, 0, 0)
        painter.end()


def strip_hint() -> str:
    """Return what one can do with the strip, in a line under it."""
    return _("Vælg en måned for at rette dens perioder")
