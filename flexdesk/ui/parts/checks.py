"""Check boxes and radio rows, painted from tokens."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SIDE = 18


class Check(QCheckBox):
    """A check box with its sentence."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setFont(font(14))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 34, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - Qt's signature
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        top = (self.height() - _SIDE) / 2
        box = QRectF(1.5, top + 0.5, _SIDE - 1, _SIDE - 1)
        if self.isChecked():
            painter.setPen(look.pen("accent"))
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box, 4, 4)
            look.draw_icon(painter, "check", "surface", QPointF(3, round(top) + 2), 14)
        else:
            painter.setPen(look.pen("field"))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(look.pen("accent", 2))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 4.5, 4.5)
        words = QRectF(30, 0, self.width() - 30, self.height())
        tone = "ink" if self.isEnabled() else "muted"
        look.draw_text(painter, self.text(), words, tone=tone, face=self.font())
        painter.end()


class RadioCard(QRadioButton):
    """A choice with a title and one line of what it is, as a row one can press anywhere."""

    def __init__(self, look: Look, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._look, self._text = look, text
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(80)

    def sizeHint(self) -> QSize:
        return QSize(300, 80)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - Qt's signature
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        is_on = self.isChecked()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(
            look.colour("sel" if is_on else "hover" if self.underMouse() else "surface")
        )
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(look.pen("accent" if is_on else "rule"))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setBrush(look.colour("surface"))
        painter.setPen(look.pen("accent" if is_on else "field", 1.5))
        centre = QPointF(23, 21)
        painter.drawEllipse(centre, 7.5, 7.5)
        if is_on:
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(centre, 3.5, 3.5)
        title = QRectF(42, 10, self.width() - 54, 22)
        look.draw_text(painter, self.text(), title, face=font(14, bold=True))
        painter.setFont(font(13))
        painter.setPen(look.colour("muted"))
        painter.drawText(QRectF(42, 32, self.width() - 54, 40), _WRAP, self._text)
        painter.end()
