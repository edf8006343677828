"""The two doors of a first start: try with example data, or start with one's own team."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import heading, label
from flexdesk.ui.parts.states import ProgressLine

_ANTIALIASING = QPainter.RenderHint.Antialiasing


class _Door(QAbstractButton):
    """A large button with an icon, a title and one line."""

    def __init__(self, look: Look, icon: str, title: str, text: str, *, is_first: bool) -> None:
        super().__init__()
        self._look, self._icon, self._text, self._is_first = look, icon, text, is_first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFixedHeight(88)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, 88)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_dark = self._is_first
        active = self.underMouse() and self.isEnabled()
        ground = ("accent" if active else "pri") if is_dark else ("hover" if active else "surface")
        painter.setBrush(look.colour(ground if self.isEnabled() else "sunken"))
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else look.pen("rule"))
        painter.drawRoundedRect(rect, 8, 8)
        if self.hasFocus() and is_dark:
            painter.setPen(look.pen("on_pri", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), 5, 5)
        on = "on_pri" if is_dark and self.isEnabled() else "head" if self.isEnabled() else "muted"
        second = on if is_dark else "muted"
        mark = "accent" if not is_dark and self.isEnabled() else on
        look.draw_icon(painter, self._icon, mark, QPointF(24, 32), 24)
        face = font(16, bold=True)
        look.draw_text(painter, self.text(), QRectF(68, 20, 380, 24), tone=on, face=face)
        look.draw_text(painter, self._text, QRectF(68, 44, 380, 24), tone=second, face=font(14))
        painter.end()


class DoorsPanel(QWidget):
    """Prøv med eksempeldata, or Start mit team."""

    example_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("doors")
        layout = rows(self, gap=0)
        layout.addWidget(heading(_("Velkommen"), size=32))
        layout.addSpacing(4)
        layout.addWidget(label(_("Hvordan vil du begynde?"), size=16, tone="muted"))
        layout.addSpacing(24)
        self.example = _Door(
            look,
            "flask-conical",
            _("Prøv med eksempeldata"),
            _("Et opdigtet team, dagen er 31-08-2016. Intet gemmes."),
            is_first=True,
        )
        self.example.setObjectName("door-example")
        self.team = _Door(
            look,
            "users",
            _("Start mit team"),
            _("Fem felter, så er registret klar og krypteret."),
            is_first=False,
        )
        self.team.setObjectName("door-team")
        self.example.clicked.connect(self.example_wanted)
        self.team.clicked.connect(self.team_wanted)
        layout.addWidget(self.example)
        layout.addSpacing(12)
        layout.addWidget(self.team)
        layout.addSpacing(20)
        self.notice = NoticeBar(look, "door-notice")
        layout.addWidget(self.notice)
        self.progress = ProgressLine(look, _("Intet bliver gemt på maskinen"))
        layout.addWidget(self.progress)

    def show_making(self, text: str) -> None:
        """Say what is being made; empty when nothing is."""
        for door in (self.example, self.team):
            door.setEnabled(not text)
        if text:
            self.progress.show_step(text, 0, 0)
        else:
            self.progress.hide()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.show_making("")
        self.notice.say(title, text)
