"""A chart on a page: painted from its display list, named for the screen reader, or a table."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from flexdesk.drawing.shapes import Chart
from flexdesk.ui.look.chart_painter import paint_chart
from flexdesk.ui.look.look import Look

MakeChart = Callable[[float, float], Chart]
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_TOOL_TIP = QEvent.Type.ToolTip


class ChartView(QWidget):
    """Paints what `make(width, height)` draws, again at every new size."""

    def __init__(
        self, look: Look, *, minimum: QSize, fixed: bool = False, focus: bool = True
    ) -> None:
        super().__init__()
        self._look = look
        self._make: MakeChart | None = None
        self._chart: Chart | None = None
        self.setMinimumSize(minimum)
        policy = QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        if fixed:
            self.setFixedSize(minimum)
        if focus:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_chart(self, make: MakeChart | None, tip: Sequence[str] = ()) -> None:
        """Draw with *make* from now on; *tip* is shown on hover."""
        self._make = make
        self._chart = None
        self.setToolTip("\n".join(tip))
        chart = self._drawn()
        self.setAccessibleName(chart.alt if chart is not None else "")
        self.update()

    def _drawn(self) -> Chart | None:
        if self._chart is None and self._make is not None:
            # before the first layout the size is a guess: never below what the chart needs
            least = self.minimumSize()
            width, height = max(self.width(), least.width()), max(self.height(), least.height())
            self._chart = self._make(float(width), float(height))
        return self._chart

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chart = None

    def event(self, event: QEvent) -> bool:
        if event.type() == _TOOL_TIP and isinstance(event, QHelpEvent) and not self.toolTip():
            chart = self._drawn()
            QToolTip.showText(event.globalPos(), chart.alt if chart else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        chart = self._drawn()
        if chart is not None:
            paint_chart(painter, chart, self._look, 0, 0)
        if self.hasFocus():
            painter.setPen(self._look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
