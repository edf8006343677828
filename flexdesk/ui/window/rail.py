"""The rail at the left: where one can go, what waits there, and the state of the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.look.mark import draw_mark
from flexdesk.ui.parts.cards import rows

WIDE, FOLDED = 216, 64
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry of the rail."""

    key: str
    text: str
    icon: str
    keys: str = ""
    is_page: bool = True


class _RailButton(QAbstractButton):
    """An entry: icon, words, and a count or a shortcut at the right."""

    def __init__(self, look: Look, item: RailItem, *, is_search: bool = False) -> None:
        super().__init__()
        self._look, self.item, self._is_search = look, item, is_search
        self._right = item.keys if not item.is_page else ""
        self.is_folded = False
        self.setCheckable(item.is_page)
        self.setText(item.text)
        self.setAccessibleName(item.text)
        self.setObjectName(f"rail-{item.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    def set_right(self, text: str) -> None:
        """Show a count at the right."""
        self._right = text
        self.setAccessibleName(f"{self.item.text} {text}".strip())
        self.update()

    def fold(self, is_folded: bool) -> None:  # noqa: FBT001 - a slot or painter Qt or the table calls
        """Show the icon alone, or the words too."""
        self.is_folded = is_folded
        keys = f" ({self.item.keys})" if self.item.keys else ""
        self.setToolTip(self.item.text + keys if is_folded else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, 36)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        is_on = self.isChecked() or self._is_search
        if is_on or self.underMouse():
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("railact"))
            painter.setOpacity(1.0 if is_on else 0.5)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setOpacity(1.0)
        if self.isChecked():
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("railmark"))
            painter.drawRoundedRect(QRectF(0, 8, 3, rect.height() - 16), 1.5, 1.5)
        self._paint_words(painter, rect)
        if self.hasFocus():
            painter.setPen(look.pen("white", 2))
            painter.setBrush(_NO_BRUSH)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look = self._look
        is_on = self.isChecked()
        tone = "white" if is_on else "railtx"
        side = 16 if self._is_search else 18
        left = (rect.width() - side) / 2 if self.is_folded else 12
        at = QPointF(round(left), (rect.height() - side) / 2)
        look.draw_icon(painter, self.item.icon, tone, at, side)
        if self.is_folded:
            return
        words = rect.adjusted(38 if self._is_search else 42, 0, -12, 0)
        look.draw_text(painter, self.item.text, words, tone=tone, face=font(14, bold=is_on))
        if self._right:
            size = 12 if self._is_search or not self.item.is_page else 13
            tone = "white" if is_on else "railmut"
            face = font(size, tabular=True)
            look.draw_text(painter, self._right, words, tone=tone, face=face, align=_RIGHT)


class _Line(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("railact"))
        painter.end()


class _Head(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.is_folded = False
        self.setFixedHeight(28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        left = (self.width() - 28) / 2 if self.is_folded else 12
        draw_mark(painter, QRectF(left, 0, 28, 28))
        if not self.is_folded:
            words = QRectF(50, 0, self.width() - 50, 28)
            face = font(20, bold=True, family="serif")
            self._look.draw_text(painter, "FlexDesk", words, tone="white", face=face)
        painter.end()


class _Foot(QWidget):
    """The pill of the example team and one line on where the register lies."""

    def __init__(self, look: Look, line: str, *, is_example: bool) -> None:
        super().__init__()
        self._look, self._line, self._is_example = look, line, is_example
        self.is_folded = False
        self.setFixedHeight(52 if is_example else 24)
        self.setAccessibleName(line)
        self.setToolTip(line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        if self.is_folded:
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("railmark" if self._is_example else "railmut"))
            painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), 4, 4)
            painter.end()
            return
        top = 0.0
        if self._is_example:
            draw_example_pill(painter, look, QPointF(12, 0))
            top = 28
        words = QRectF(12, top, self.width() - 12, 22)
        look.draw_text(painter, self._line, words, tone="railmut", face=font(12))
        painter.end()


def draw_example_pill(painter: QPainter, look: Look, at: QPointF) -> None:
    """Draw the pill that says this is the example team."""
    face = font(12, bold=True)
    painter.setFont(face)
    text = _("Eksempeldata")
    width = painter.fontMetrics().horizontalAdvance(text) + 18
    rect = QRectF(at.x() + 0.5, at.y() + 0.5, width, 21)
    painter.setPen(look.pen("railmark"))
    painter.setBrush(_NO_BRUSH)
    painter.drawRoundedRect(rect, 10.5, 10.5)
    align = Qt.AlignmentFlag.AlignHCenter
    look.draw_text(painter, text, rect, tone="railmark", face=face, align=align)


class Rail(QWidget):
    """Search, pages, a line, steering pages, stretch, settings, lock, the register's state."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        search: RailItem,
        groups: Sequence[Sequence[RailItem]],
        low: Sequence[RailItem],
        *,
        line: str,
        is_example: bool,
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("rail")
        self.setAccessibleName(_("Sider"))
        self._buttons: dict[str, _RailButton] = {}
        self._head, self._foot = _Head(look), _Foot(look, line, is_example=is_example)
        layout = rows(self, margins=(12, 24, 12, 16), gap=2)
        layout.addWidget(self._head)
        layout.addSpacing(18)
        layout.addWidget(self._button(search, is_search=True))
        layout.addSpacing(14)
        for at, group in enumerate(groups):
            if at:
                layout.addSpacing(12)
                layout.addWidget(_Line(look))
                layout.addSpacing(12)
            for item in group:
                layout.addWidget(self._button(item))
        layout.addStretch(1)
        for item in low:
            layout.addWidget(self._button(item))
        layout.addSpacing(12)
        layout.addWidget(self._foot)
        self.fold(is_folded=False)

    def choose(self, key: str) -> None:
        """Mark the page one is on."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def set_count(self, key: str, text: str) -> None:
        """Show how much waits on a page; one that is not on the rail shows it itself."""
        if key in self._buttons:
            self._buttons[key].set_right(text)

    def fold(self, *, is_folded: bool) -> None:
        """Fold to icons below 1100 logical pixels."""
        self.setFixedWidth(FOLDED if is_folded else WIDE)
        for part in (self._head, self._foot):
            part.is_folded = is_folded
        for button in self._buttons.values():
            button.fold(is_folded)

    @property
    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._head.is_folded

    def _button(self, item: RailItem, *, is_search: bool = False) -> _RailButton:
        button = _RailButton(self._look, item, is_search=is_search)
        button.clicked.connect(self._on_clicked)
        self._buttons[item.key] = button
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _RailButton):
            if button.isCheckable():
                self.choose(button.item.key)
            self.chosen.emit(button.item.key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.end()
