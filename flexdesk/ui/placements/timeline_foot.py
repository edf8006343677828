"""Under the rows: what one is on, with its verbs; and what the colours mean."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.app.flow_rows import FlowBar
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.labels import label
from flexdesk.ui.placements.timeline_bars import width_of
from flexdesk.ui.placements.timeline_shift import ends_of

HEIGHT = 52
_WIDE = 980
_SWATCH = 16
_GAP = 24
_ELIDE = Qt.TextElideMode.ElideRight
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen


class _Words(QWidget):
    """Name and days in one line, or in two where it is narrow; the tip has all of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = ""
        self._parts: tuple[str, ...] = ()
        self.is_narrow = False
        self.setFixedHeight(HEIGHT - 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._name} {', '.join(self._parts)}".strip()

    def say(self, name: str, parts: tuple[str, ...]) -> None:
        """Say this; the last parts are left out where there is no room for them."""
        self._name, self._parts = name, parts
        self.setToolTip(self.text)
        self.setAccessibleName(self.text)
        self.update()

    def _fitting(self, metrics: QFontMetricsF, room: float) -> str:
        parts = self._parts
        while len(parts) > 1 and metrics.horizontalAdvance(", ".join(parts)) > room:
            parts = parts[:-1]
        return ", ".join(parts)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT - 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        bold, plain = font(14, bold=True), font(13 if self.is_narrow else 14, tabular=True)
        high, width = self.height(), self.width()
        if self.is_narrow:
            boxes = (QRectF(0, 3, width, 20), QRectF(0, 22, width, 20))
        else:
            used = width_of(self._name, 14, bold=True)
            begin = used + 16 if self._name else 0
            boxes = (QRectF(0, 0, used + 2, high), QRectF(begin, 0, width - begin, high))
        for text, box, face, tone in (
            (self._name, boxes[0], bold, "ink"),
            (self._fitting(QFontMetricsF(plain), boxes[1].width()), boxes[1], plain, "muted"),
        ):
            shown = QFontMetricsF(face).elidedText(text, _ELIDE, box.width())
            look.draw_text(painter, shown, box, tone=tone, face=face)
        painter.end()


class TimelineFoot(QWidget):
    """What one is on: days, length, hours; verbs that fit what it is."""

    shift_wanted = Signal()
    end_wanted = Signal()
    edit_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(HEIGHT)
        line = columns(self, margins=(22, 0, 18, 0), gap=8)
        self.words = _Words(look)
        self._keys = label(_("Alt + pil flytter en uge"), size=13, tone="muted")
        self.end = self._button(_("Afslut…"), "flag", "flow-end")
        self.shift = self._button(_("Forlæng…"), "arrow-left-right", "flow-shift")
        self.edit = self._button(_("Vis forløb"), "briefcase", "flow-edit")
        self.open = self._button(_("Åbn borger"), "chevron-right", "flow-open")
        self.end.clicked.connect(self.end_wanted)
        self.shift.clicked.connect(self.shift_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.open.clicked.connect(self.open_wanted)
        line.addWidget(self.words, 1)
        line.addWidget(self._keys)
        self._verbs = (self.end, self.shift, self.edit, self.open)
        for button in self._verbs:
            line.addWidget(button)
        self._can_move = False
        self.show_nothing("")

    def _button(self, text: str, icon: str, name: str) -> Button:
        made = Button(self._look, text, icon=icon, height=32)
        made.setObjectName(name)
        made.setAccessibleName(text.removesuffix("…"))
        return made

    def show_nothing(self, text: str) -> None:
        """Say something about a heading, or nothing at all."""
        self.words.say("", (text,) if text else ())
        self._can_move = False
        for button in self._verbs:
            button.hide()
        self._fit()

    def show_bar(self, name: str, parts: tuple[str, ...], bar: FlowBar) -> None:
        """Show a bar with the verbs it can take."""
        self.words.say(name, parts)
        can = ends_of(bar)
        self._can_move = bool(can)
        runs = bar.is_placement and bar.is_running and not bar.is_ended
        self.end.setVisible(runs)
        self.shift.setVisible(bar.is_placement and not bar.is_ended)
        self.shift.setText(_("Flyt…") if bar.is_planned else _("Forlæng…"))
        self.shift.setAccessibleName(_("Flyt") if bar.is_planned else _("Forlæng"))
        self.shift.updateGeometry()
        self.edit.show()
        self.open.show()
        self._fit()

    def fit(self) -> None:
        """Fit the width there is now."""
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _WIDE
        self.words.is_narrow = is_narrow
        self._keys.setVisible(self._can_move and not is_narrow)
        self.words.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()


class Legend(QWidget):
    """The colours and marks in words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items = (
            ("c3", _("Praktik")),
            ("c4", _("Kursus")),
            ("c2", _("Puljefleksjob")),
            ("plan", _("Planlagt")),
            ("c1", _("Ordinært fleksjob eller job")),
            ("c5", _("Andet forløb")),
            ("diamond", _("Måned 6")),
            ("ring", _("Refusion igen")),
        )
        self.setFixedHeight(24)
        self.setAccessibleName(_("Forklaring: {items}").format(
            items=", ".join(text for _key, text in self._items)
        ))  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        x, middle = 0.0, self.height() / 2
        need = sum(_SWATCH + 8 + width_of(text, 13) for _key, text in self._items)
        gap = min(_GAP, max(8.0, (self.width() - need) / max(1, len(self._items) - 1)))
        for key, text in self._items:
            self._swatch(painter, key, QRectF(x, middle - 6, _SWATCH, 12))
            box = QRectF(x + _SWATCH + 8, 0, width_of(text, 13) + 2, self.height())
            look.draw_text(painter, text, box, tone="muted", face=font(13))
            x = box.right() + gap
        painter.end()

    def _swatch(self, painter: QPainter, key: str, box: QRectF) -> None:
        look, centre = self._look, box.center()
        if key == "diamond":
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("railmark"))
            points = [(0, -6), (6, 0), (0, 6), (-6, 0)]
            painter.drawPolygon(
                QPolygonF([QPointF(centre.x() + a, centre.y() + b) for a, b in points])
            )
        elif key == "ring":
            painter.setPen(look.pen("amber", 2))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(centre, 4.2, 4.2)
        elif key == "plan":
            self._planned(painter, box)
        else:
            is_pale = key in {"c3", "c5"}
            painter.setPen(look.pen("c4") if is_pale else _NO_PEN)
            painter.setBrush(look.colour(key))
            painter.drawRoundedRect(box, 3, 3)

    def _planned(self, painter: QPainter, box: QRectF) -> None:
        look = self._look
        painter.setPen(look.pen("c5"))
        x = box.left() + 2
        while x < box.right() - 6:
            painter.drawLine(QLineF(x, box.bottom() - 2, x + 6, box.top() + 2))
            x += 5
        pen = QPen(look.colour("accent"), 1.3)
        pen.setDashPattern((3, 2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
