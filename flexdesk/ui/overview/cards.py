"""The figure cards and the outcome card of Overblik."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.app.rows import FigureCard, OutcomeLine, Overview
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.drawing.charts import Part, sparkline, stacked_bar
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.overview.card_words import card_detail, card_title
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows, title_row
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone

_TOP = Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.AlignmentFlag.AlignRight
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_PARTS = ("c1", "c2", "c4")
_INSET, _GAP = 20, 12


class FigureCardView(Card):
    """One figure: number, denominator in words, change, target, and the rows behind it."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._figure = ""
        layout = rows(self, margins=(_INSET, 14, _INSET, 10), gap=0)
        self._info = icon_button(look, "info", _("Definition"), height=28, bare=True)
        self._info.clicked.connect(self._on_info)
        self._title = label(bold=True, wrap=True)
        self._title.setContentsMargins(0, 4, 0, 0)
        head = columns(gap=4)
        head.addWidget(self._title, 1, _TOP)
        head.addWidget(self._info, 0, _TOP)
        layout.addLayout(head)
        self._definition = label(size=13, tone="muted", wrap=True)
        self._definition.hide()
        layout.addWidget(self._definition)
        layout.addStretch(1)
        middle = columns(gap=8)
        self._number = label(size=40, tone="head", family="display")
        self._unit = label(size=18, tone="muted")
        self._unit.setContentsMargins(0, 0, 0, 6)
        self._trend = ChartView(look, minimum=QSize(96, 44), fixed=True, focus=False)
        middle.addWidget(self._number)
        middle.addWidget(self._unit, 0, _BOTTOM)
        middle.addStretch(1)
        middle.addWidget(self._trend)
        layout.addLayout(middle)
        second = columns()
        self._basis = label(size=13, tone="muted")
        self._change = label(size=13, tone="muted")
        second.addWidget(self._basis)
        second.addStretch(1)
        second.addWidget(self._change)
        layout.addLayout(second)
        layout.addSpacing(8)
        layout.addWidget(Hairline(look))
        layout.addSpacing(6)
        foot = columns(gap=6)
        self._mark = Mark(look, "check", "accent")
        self._target = label(size=13, bold=True)
        self._open = Button(look, "", kind="link")
        self._open.clicked.connect(self._on_open)
        foot.addWidget(self._mark)
        foot.addWidget(self._target)
        foot.addStretch(1)
        foot.addWidget(self._open)
        layout.addLayout(foot)

    def show_card(self, card: FigureCard) -> None:
        """Show a figure."""
        figure = card.figure
        self._figure = figure.id
        self._title.setText(card_title(figure))
        self._title.setToolTip(figure.label)
        self._definition.setText(card_detail(figure))
        self._info.setToolTip(figure.definition)
        self._info.setAccessibleDescription(figure.definition)
        self._number.setText(card.number)
        self._number.setToolTip(_exact(card))
        self._unit.setText(card.unit)
        self._basis.setText(card.basis)
        self._change.setText(card.change)
        self._target.setText(card.target)
        tone = "amber" if card.is_met is False else "accent"
        set_tone(self._target, tone if card.is_met is not None else "muted")
        self._mark.set_icon("check" if card.is_met else "triangle-alert", tone)
        self._mark.setVisible(card.is_met is not None)
        count = figure.N if figure.N is not None else figure.n
        self._open.setText(_("Vis {n}").format(n=format_number(count)))
        self._open.setAccessibleName(f"{self._open.text()} {figure.label}")
        self._open.updateGeometry()
        self._show_trend(card)
        self._fit_change()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_change()

    def _fit_change(self) -> None:
        """Leave the change to the tooltip where it has no room beside the basis."""
        needed = self._basis.sizeHint().width() + _GAP + self._change.sizeHint().width()
        has_room = needed <= self.width() - 2 * _INSET
        if has_room == self._change.isHidden():
            self._change.setVisible(has_room)
            layout = self.layout()
            if layout is not None:
                layout.activate()
        self._basis.setToolTip(self._change.text())

    def _show_trend(self, card: FigureCard) -> None:
        values, title = card.trend, card.figure.label
        target = card.figure.target
        if len(values) < 2:  # noqa: PLR2004 - a size the text beside it names
            self._trend.show_chart(None)
            return
        seen = (*values, *((target,) if target is not None else ()))
        scale = (min(seen), max(seen))

        def draw(width: float, height: float) -> Chart:
            return sparkline(values, width, height, title=title, target=target, scale=scale)

        self._trend.show_chart(draw)

    def _on_open(self) -> None:
        self.wanted.emit(self._figure)

    def _on_info(self) -> None:
        self._definition.setVisible(self._definition.isHidden())


def _exact(card: FigureCard) -> str:
    value = card.figure.value
    if value is None or card.figure.N is None:
        return ""
    return _("{value} % ({n} af {of})").format(
        value=format_number(value * 100, 2), n=card.figure.n, of=card.figure.N
    )


class _OutcomeButton(QAbstractButton):
    """A line of the outcome: colour, name, count, share; opens its rows."""

    def __init__(self, look: Look, line: OutcomeLine, tone: str) -> None:
        super().__init__()
        self._look, self.line, self._token = look, line, tone
        self.setAccessibleName(f"{line.label} {line.count} {line.share_text}")
        self.setFixedHeight(34 if not line.is_part else 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # a reason's own rows cannot be told apart yet: a link would open all of *Andet*
        self._is_link = bool(line.figure_id) and not line.is_part
        if self._is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, line, painter = self._look, self.line, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        if self.hasFocus() or (self.underMouse() and self._is_link):
            painter.setPen(look.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(
                rect.adjusted(-4, 1, 4, -1) if not self.hasFocus() else rect.adjusted(1, 1, -1, -1),
                4,
                4,
            )
        if self._token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(self._token))
            painter.drawRoundedRect(QRectF(0, rect.center().y() - 6, 12, 12), 3, 3)
        size = 13 if line.is_part else 14
        tone = "muted" if line.is_part else "ink"
        words = rect.adjusted(22, 0, -100, 0)
        look.draw_text(painter, line.label, words, tone=tone, face=font(size))
        right = rect.adjusted(0, 0, -90, 0)
        face = font(size, bold=not line.is_part, tabular=True)
        look.draw_text(
            painter, format_number(line.count), right, tone=tone, face=face, align=_RIGHT
        )
        right = rect.adjusted(0, 0, -26, 0)
        face = font(14, tabular=True)
        look.draw_text(painter, line.share_text, right, tone="muted", face=face, align=_RIGHT)
        if self._is_link:
            at = QPointF(rect.right() - 16, rect.center().y() - 8)
            look.draw_icon(painter, "chevron-right", "accent", at, 16)
        painter.end()


class OutcomeCard(Card):
    """How the ended pool jobs went: a share, one stacked bar, the lines that sum to it."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._outer = rows(self, margins=(20, 16, 20, 16), gap=0)
        self._lines: list[QWidget] = []
        head, _title = title_row(_("Udfald"))
        self._outer.addLayout(head)
        self._outer.addSpacing(8)
        middle = columns(gap=8)
        self._share = label(size=40, tone="head", family="display")
        self._unit = label("%", size=18, tone="muted")
        self._unit.setContentsMargins(0, 0, 0, 6)
        words = QWidget()
        text = rows(words)
        text.addStretch(1)
        text.addWidget(label(_("i ordinært fleksjob eller job"), size=13, bold=True))
        self._basis = label(size=13, tone="muted")
        text.addWidget(self._basis)
        text.addStretch(1)
        middle.addWidget(self._share)
        middle.addWidget(self._unit, 0, _BOTTOM)
        middle.addSpacing(4)
        middle.addWidget(words, 1)
        self._outer.addLayout(middle)
        self._outer.addSpacing(10)
        self._bar = ChartView(look, minimum=QSize(120, 28))
        self._bar.setFixedHeight(28)
        self._outer.addWidget(self._bar)
        self._outer.addSpacing(10)
        self._outer.addStretch(1)

    def show_outcome(self, page: Overview) -> None:
        """Show the outcome of a day."""
        share = page.outcome_share or "–"
        number, _space, unit = share.partition(" ")
        self._share.setText(number)
        self._unit.setText(unit)
        self._basis.setText(page.outcome_basis)
        groups = [line for line in page.outcome if not line.is_part]
        parts = [
            Part(line.label, line.count, tone) for line, tone in zip(groups, _PARTS, strict=False)
        ]

        def draw(width: float, height: float) -> Chart:
            return stacked_bar(parts, width, height, title=_("Udfald"), size=13)

        self._bar.show_chart(draw)
        self._show_lines(page.outcome)

    def _show_lines(self, lines: Sequence[OutcomeLine]) -> None:
        for old in self._lines:
            self._outer.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        tokens = iter(_PARTS)
        at = self._outer.count() - 1
        for line in lines:
            tone = "" if line.is_part else next(tokens, "c4")
            if self._lines and not line.is_part:
                self._insert(at, Hairline(self._look))
                at += 1
            button = _OutcomeButton(self._look, line, tone)
            button.clicked.connect(self._on_line)
            self._insert(at, button)
            at += 1

    def _insert(self, at: int, widget: QWidget) -> None:
        self._outer.insertWidget(at, widget)
        self._lines.append(widget)

    def _on_line(self) -> None:
        button = self.sender()
        if isinstance(button, _OutcomeButton):
            self.wanted.emit(button.line.figure_id)
