"""Parts of a placement's card: its clocks, agreed hours, what is agreed, and changes of plan."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from flexdesk.app.placement_clocks import Clock
from flexdesk.app.placement_facts import AgreedLine, ChangeLine, DealLine
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.clocks import Tone
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Hairline, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label

_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
_NAME_WIDTH = 190
_SHARE = QSize(48, 6)
_ICONS = {
    Tone.MUTED.value: "clock",
    Tone.ACCENT.value: "clock",
    Tone.AMBER.value: "triangle-alert",
    Tone.DANGER.value: "triangle-alert",
}


class _Share(QWidget):
    """How far a clock is, as a short bar."""

    def __init__(self, look: Look, share: float, tone: str) -> None:
        super().__init__()
        self._look, self._share, self._fill = look, min(1.0, max(0.0, share)), tone
        self.setFixedSize(_SHARE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(self._look.colour("tint2"))
        painter.drawRoundedRect(rect, 3, 3)
        rect.setWidth(rect.width() * self._share)
        painter.setBrush(self._look.colour(self._fill))
        painter.drawRoundedRect(rect, 3, 3)
        painter.end()


class ClocksPart(QWidget):
    """The clocks of a placement, a line each: what it is about, how far, what it says."""

    def __init__(self, look: Look, clocks: Sequence[Clock]) -> None:
        super().__init__()
        self.setObjectName("placement-clocks")
        grid = _grid(self)
        for at, clock in enumerate(clocks):
            tone = str(clock.tone)
            grid.addWidget(Mark(look, _ICONS.get(tone, "clock"), tone, 16), at, 0, _TOP)
            is_calm = tone in {Tone.MUTED.value, Tone.ACCENT.value}
            name = label(clock.label, size=13, bold=True, tone="ink" if is_calm else tone)
            grid.addWidget(name, at, 1, _TOP)
            line = columns(gap=10)
            if clock.share is not None:
                bar = "accent" if is_calm else tone
                line.addWidget(_Share(look, clock.share, bar), 0, _MIDDLE)
            text = label(clock.text, size=13, tone="muted" if is_calm else tone, wrap=True)
            line.addWidget(text, 1)
            grid.addLayout(line, at, 2)


class AgreedPart(QWidget):
    """Hours that are agreed and not confirmed, with the two verbs."""

    confirm_wanted = Signal(str)
    dropped = Signal(str)

    def __init__(self, look: Look, line: AgreedLine) -> None:
        super().__init__()
        self.setObjectName("agreed-line")
        self._id = line.id
        layout = columns(self, gap=10)
        tone = "amber" if line.is_due else "accent"
        layout.addWidget(Mark(look, "clock", tone, 16), 0, _MIDDLE)
        layout.addWidget(label(line.text, wrap=True, tabular=True), 1, _MIDDLE)
        if line.is_due:
            confirm = Button(look, _("Bekræft…"), height=28)
            confirm.setObjectName("confirm-hours")
            confirm.setAccessibleName(f"{_('Bekræft')}: {line.text}")
            confirm.clicked.connect(self._on_confirm)
            layout.addWidget(confirm, 0, _MIDDLE)
        drop = Button(look, _("Fjern"), kind="link")
        drop.setObjectName("drop-hours")
        drop.setAccessibleName(f"{_('Fjern')}: {line.text}")
        drop.setToolTip(_("Aftalen blev ikke til noget"))
        drop.clicked.connect(self._on_drop)
        layout.addWidget(drop, 0, _MIDDLE)

    def _on_confirm(self) -> None:
        self.confirm_wanted.emit(self._id)

    def _on_drop(self) -> None:
        self.dropped.emit(self._id)


class DealPart(QWidget):
    """What is agreed, name and text beside each other."""

    def __init__(self, look: Look, lines: Sequence[DealLine]) -> None:
        super().__init__()
        self.setObjectName("placement-deal")
        layout = rows(self, margins=(0, 4, 0, 0), gap=8)
        layout.addWidget(Hairline(look))
        body = QWidget()
        grid = _grid(body)
        for at, line in enumerate(lines):
            tone = "amber" if line.tone == "amber" else "muted"
            name = label(line.name, size=13, tone=tone, wrap=True)
            name.setFixedWidth(_NAME_WIDTH)
            grid.addWidget(name, at, 1, _TOP)
            grid.addWidget(label(line.text, size=13, tone=line.tone, wrap=True), at, 2, _TOP)
        layout.addWidget(body)


class ChangesPart(QWidget):
    """The latest change of plan in a line that opens to all of them."""

    def __init__(self, look: Look, text: str, lines: Sequence[ChangeLine]) -> None:
        super().__init__()
        self.setObjectName("placement-changes")
        layout = rows(self, gap=6)
        head = columns(gap=10)
        head.addWidget(Mark(look, "arrow-left-right", "muted", 16), 0, _MIDDLE)
        head.addWidget(label(text, size=13, tone="muted", wrap=True, tabular=True), 1, _MIDDLE)
        self.opener = Button(look, _("Vis ændringer"), kind="link")
        self.opener.setObjectName("show-changes")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._on_toggled)
        widest = QFontMetricsF(self.opener.font()).horizontalAdvance(_("Skjul ændringer"))
        self.opener.setMinimumWidth(round(widest) + 1)
        head.addWidget(self.opener, 0, _MIDDLE)
        layout.addLayout(head)
        self.list = _change_list(look, lines)
        self.list.hide()
        layout.addWidget(self.list)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.list.setVisible(on)
        self.opener.setText(_("Skjul ændringer") if on else _("Vis ændringer"))


def _change_list(look: Look, lines: Sequence[ChangeLine]) -> QWidget:
    made = QWidget()
    layout = rows(made, margins=(26, 0, 0, 0), gap=6)
    for line in lines:
        layout.addWidget(Hairline(look))
        told = columns(gap=12)
        day = label(format_day(line.day), size=13, tabular=True)
        day.setFixedWidth(round(QFontMetricsF(font(13, tabular=True)).horizontalAdvance("0" * 11)))
        told.addWidget(day, 0, _TOP)
        why = f" · {line.reason}" if line.reason else ""
        by = f" · {line.by}" if line.by else ""
        words = f"{line.kind_text}: {line.text}{why}{by}"
        told.addWidget(label(words, size=13, wrap=True, tabular=True), 1)
        layout.addLayout(told)
    return made


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(2, 1)
    return grid
