"""Tabs with counts and segments: one of a few is chosen, arrows move, Tab passes by."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.choice import Choice

_NO_PEN = Qt.PenStyle.NoPen
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FIXED = QSizePolicy.Policy.Fixed
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Part(QAbstractButton):
    """A tab or segment; the row it stands in moves the choice."""

    def __init__(self, look: Look, choice: Choice, row: "ChoiceRow") -> None:
        super().__init__(row)
        self.look, self.choice, self.row = look, choice, row
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_FIXED, _FIXED)
        self.setText(choice.text)
        self.setAccessibleName(f"{choice.text} {choice.count}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.row.step_choice(move)


class _Tab(_Part):
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(14, bold=True)).horizontalAdvance(self.choice.text)
        if self.choice.count:
            width += 10 + QFontMetricsF(font(14)).horizontalAdvance(self.choice.count)
        return QSize(round(width + 1), 40)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        is_on = self.isChecked()
        face = font(14, bold=is_on)
        tone = "head" if is_on else "accent" if self.underMouse() else "muted"
        words = QRectF(0, 0, self.width(), 36)
        look.draw_text(painter, self.choice.text, words, tone=tone, face=face)
        right = QFontMetricsF(face).horizontalAdvance(self.choice.text) + 10
        if self.choice.count:
            place = words.adjusted(right, 0, 40, 0)
            look.draw_text(painter, self.choice.count, place, tone="muted", face=font(14))
        if is_on:
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 37, self.width(), 3), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # the sides lie outside: the words begin at the edge, a stroke there would cut them
            painter.drawRect(QRectF(self.rect()).adjusted(-6, 3, 6, -5))
        painter.end()


class _Segment(_Part):
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(13, bold=True)).horizontalAdvance(self.choice.text)
        return QSize(round(width + 26), self.row.part_height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        is_on = self.isChecked()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if is_on:
            painter.setBrush(look.colour("raised"))
            painter.setPen(look.pen("rule"))
            painter.drawRoundedRect(rect, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.pen("accent", 2))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        tone = "head" if is_on else "ink" if self.underMouse() else "muted"
        look.draw_text(
            painter, self.choice.text, rect, tone=tone, face=font(13, bold=True), align=_CENTRE
        )
        painter.end()


class ChoiceRow(QWidget):
    """A row of tabs or segments of which one is chosen."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, *, as_segments: bool = False, height: int = 36
    ) -> None:
        super().__init__()
        self._look, self._is_segments = look, as_segments
        self.part_height = height - 6
        self._parts: list[_Part] = []
        self._key = ""
        self.setAccessibleName(name)
        self._anchor = QWidget(self)
        self._anchor.hide()
        self.setObjectName("segments" if as_segments else "tabs")
        self._layout = QHBoxLayout(self)
        edge = 3 if as_segments else 0
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(0 if as_segments else 28)
        if as_segments:
            self.setSizePolicy(_FIXED, _FIXED)
        else:
            self._more = Button(look, _("Flere"), kind="link", icon="chevron-down")
            self._more.setFixedHeight(36)
            self._more.clicked.connect(self._on_more)
            self._more.hide()
            self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
            self._layout.addStretch(1)
            self.setMinimumWidth(120)

    @property
    def key(self) -> str:
        """The key of the chosen part."""
        return self._key

    def set_choices(
        self, choices: Sequence[Choice], key: str = "", *, keep_none: bool = False
    ) -> None:
        """Show these parts, the first chosen unless *keep_none*; the row keeps the focus."""
        if [part.choice for part in self._parts] == list(choices):
            self.choose(key)
            return
        had_focus = any(part.hasFocus() for part in self._parts)
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        kind = _Segment if self._is_segments else _Tab
        self._parts = [kind(self._look, choice, self) for choice in choices]
        for at, part in enumerate(self._parts):
            part.clicked.connect(self._on_clicked)
            self._layout.insertWidget(at, part)
        self._take_place()
        self.choose(key or (choices[0].key if choices and not keep_none else ""))
        self._fit()
        if had_focus:
            self.focus_chosen()

    def _take_place(self) -> None:
        """Have Tab come to the parts where the row stands, though they were made last."""
        # Qt orders only what can have the focus, and the anchor never takes it
        self._anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for before, part in pairwise([self._anchor, *self._parts]):
            QWidget.setTabOrder(before, part)
        self._anchor.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def choose(self, key: str) -> None:
        """Mark a part as chosen without a word to anyone."""
        self._key = key
        for part in self._parts:
            is_on = part.choice.key == key
            part.setChecked(is_on)
            part.update()
        self._give_tab_stop()
        self._fit()

    def _give_tab_stop(self) -> None:
        # one stop for Tab: the chosen part, else the first
        keys = [part.choice.key for part in self._parts]
        stop = self._key if self._key in keys else keys[0] if keys else ""
        for part in self._parts:
            policy = (
                Qt.FocusPolicy.StrongFocus if part.choice.key == stop else Qt.FocusPolicy.ClickFocus
            )
            part.setFocusPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put tabs that have no room into a list at the end; the chosen one always shows."""
        if self._is_segments or not self._parts:
            return
        room, gap = self.width(), self._layout.spacing()
        widths = [part.sizeHint().width() + gap for part in self._parts]
        fits_all = sum(widths) - gap <= room
        room -= 0 if fits_all else self._more.sizeHint().width() + gap
        chosen = [w for part, w in zip(self._parts, widths, strict=True) if part.isChecked()]
        room -= sum(chosen)
        hidden = 0
        for part, width in zip(self._parts, widths, strict=True):
            shows = fits_all or part.isChecked() or width <= room
            room -= 0 if part.isChecked() else width if shows else room
            part.setVisible(shows)
            hidden += not shows
        self._more.setVisible(bool(hidden))

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        for part in self._parts:
            if part.isHidden():
                action = QAction(f"{part.choice.text}   {part.choice.count}", menu)
                action.setData(part.choice.key)
                menu.addAction(action)
        menu.triggered.connect(self._on_more_chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_more_chosen(self, action: QAction) -> None:
        self._take(str(action.data()))

    def step_choice(self, by: int) -> None:
        """Choose the part *by* places further on."""
        keys = [part.choice.key for part in self._parts]
        if self._key in keys:
            at = min(max(keys.index(self._key) + by, 0), len(keys) - 1)
            self._take(keys[at])
            self.focus_chosen()

    def _on_clicked(self) -> None:
        part = self.sender()
        if isinstance(part, _Part):
            self._take(part.choice.key)

    def _take(self, key: str) -> None:
        is_new = key != self._key
        self.choose(key)
        if is_new:
            self.chosen.emit(key)

    def focus_chosen(self) -> None:
        """Put the focus on the choice that is made."""
        for part in self._parts:
            if part.choice.key == self._key:
                part.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        if self._is_segments:
            painter.setBrush(self._look.colour("sunken"))
            painter.setPen(self._look.pen("rule"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        else:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()
