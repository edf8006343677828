"""How long what was copied stays on the clipboard, as words and a bar that shrinks."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.labels import label


class _Bar(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.share = look, 0.0
        self.setFixedHeight(4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(self._look.colour("tint2"))
        painter.drawRoundedRect(rect, 2, 2)
        rect.setWidth(rect.width() * self.share)
        painter.setBrush(self._look.colour("accent"))
        painter.drawRoundedRect(rect, 2, 2)
        painter.end()


class Countdown(QWidget):
    """One line that is there all the time, so that nothing moves when it begins."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = rows(self, gap=6)
        self._text = label(size=13, tone="muted", tabular=True)
        self._text.setObjectName("countdown")
        self._bar = _Bar(look)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        self.show_left(0, 1, was_running=False)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def show_left(self, left: int, total: int, *, was_running: bool = True) -> None:
        """Show how many seconds are left of how many."""
        self._bar.share = left / total
        self._bar.update()
        if left:
            self._text.setText(_("Udklipsholderen ryddes om {n} s").format(n=left))
        elif was_running:
            self._text.setText(_("Udklipsholderen er ryddet"))
        else:
            self._text.setText(_("Der er ikke kopieret noget endnu"))
        self.setAccessibleName(self._text.text())
