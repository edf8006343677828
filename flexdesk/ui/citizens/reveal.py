"""The masked CPR number with an eye that reveals it for 15 seconds, a ring shrinking."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.labels import label

_TICK_MS = 250
_FULL = 16 * 360
_TOP = 90 * 16


class _Eye(Button):
    """The eye; while the number shows, a ring around it shrinks."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", kind="ghost", icon="eye", height=28)
        self.share = 0.0
        self.setAccessibleName(_("Vis CPR-nummer i 15 sekunder"))
        self.setToolTip(_("Vis CPR-nummer i 15 sekunder. Det logges."))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.share <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.pen("amber", 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawArc(rect, _TOP, -round(_FULL * self.share))
        painter.end()


class CprLine(QWidget):
    """Masked number, eye, age and consultant in one line."""

    reveal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = columns(self, gap=6)
        self.number = label(tone="muted", tabular=True)
        self.number.setObjectName("cpr")
        self._eye = _Eye(look)
        self._eye.setObjectName("eye")
        self._eye.clicked.connect(self._on_eye)
        self._about = label(tone="muted")
        layout.addWidget(self.number)
        layout.addWidget(self._eye)
        layout.addWidget(self._about)
        layout.addStretch(1)
        self._masked, self._key = "", ""
        self._left_ms, self._all_ms = 0, 1
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def show_masked(self, masked: str, about: str, note: str, *, key: str) -> None:
        """Show the masked number; the same citizen read again keeps what is revealed."""
        self._masked = masked
        if key != self._key or not self._timer.isActive():
            self._key = key
            self.hide_number()
        self._about.setText(about)
        self.number.setToolTip(note)

    def reveal(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        self._all_ms = self._left_ms = seconds * 1000
        self.number.setText(digits)
        self._eye.set_icon_name("eye-off")
        self._eye.setAccessibleName(_("Skjul CPR-nummer"))
        self._eye.share = 1.0
        self._timer.start()

    def hide_number(self) -> None:
        """Mask the number again."""
        self._timer.stop()
        self._eye.share = 0.0
        self._eye.set_icon_name("eye")
        self._eye.setAccessibleName(_("Vis CPR-nummer i 15 sekunder"))
        self.number.setText(self._masked)

    def clear(self) -> None:
        """Drop every text."""
        self._masked, self._key = "", ""
        self.hide_number()
        self._about.setText("")

    @property
    def is_revealed(self) -> bool:
        """Whether the whole number shows."""
        return self._timer.isActive()

    def _on_eye(self) -> None:
        if self.is_revealed:
            self.hide_number()
        else:
            self.reveal_wanted.emit()

    def _on_tick(self) -> None:
        self._left_ms -= _TICK_MS
        if self._left_ms <= 0:
            self.hide_number()
            return
        self._eye.share = self._left_ms / self._all_ms
        self._eye.update()
