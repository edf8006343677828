"""The first-value page: what was taken in, what stands out, and what to do next."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from flexdesk.app.rows import FirstValue
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import ProgressLine
from flexdesk.ui.shared.case_rows import Receipt

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_RIGHT = Qt.AlignmentFlag.AlignRight


class _FoundButton(QAbstractButton):
    """A large number, what it counts, and a chevron: opens the list it counts."""

    def __init__(self, look: Look, count: int, text: str, query: str) -> None:
        super().__init__()
        self._look, self._count, self.query = look, count, query
        self.setText(text)
        self.setAccessibleName(f"{count} {text}")
        self.setFixedHeight(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, 60)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, look.colour("hover"))
        number = QRectF(20, 0, 84, rect.height())
        face = font(30, family="display")
        look.draw_text(
            painter, format_number(self._count), number, tone="head", face=face, align=_RIGHT
        )
        words = rect.adjusted(124, 0, -60, 0)
        look.draw_text(painter, self.text(), words, face=font(16))
        at = QPointF(rect.right() - 38, rect.center().y() - 9)
        look.draw_icon(painter, "chevron-right", "accent", at, 18)
        painter.fillRect(QRectF(20, rect.bottom() - 1, rect.width() - 40, 1), look.colour("line"))
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 3, -4, -3), 6, 6)
        painter.end()


class ResultView(QWidget):
    """What was found, each line a link; what to do next; the first copy."""

    query_wanted = Signal(str)
    undo_wanted = Signal(str)
    more_wanted = Signal()
    today_wanted = Signal()
    backup_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("first-value")
        self._look, self._tx = look, ""
        layout = rows(self, gap=16)
        layout.addWidget(self._build_receipt())
        self._card = Card(look)
        self._found = rows(self._card, margins=(1, 8, 1, 8), gap=0)
        self._nothing = label(tone="muted", wrap=True)
        self._nothing.setContentsMargins(24, 16, 24, 16)
        self._found.addWidget(self._nothing)
        self._buttons: list[_FoundButton] = []
        layout.addWidget(self._card)
        self._guide = label(tone="muted", wrap=True)
        self._guide.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(self._guide)
        layout.addStretch(1)
        layout.addLayout(self._build_foot())

    def _build_receipt(self) -> QWidget:
        look, card = self._look, Card(self._look, ground="tint", edge="tint")
        line = columns(card, margins=(20, 14, 20, 14), gap=12)
        line.addWidget(Mark(look, "check", "accent", 20))
        self._text = label(bold=True, wrap=True)
        line.addWidget(self._text, 1)
        self.undo = Button(look, _("Fortryd indlæsningen"), icon="undo-2", height=32)
        self.undo.setObjectName("undo-import")
        self.undo.clicked.connect(self._on_undo)
        self.more = Button(look, _("Importér mere"), height=32)
        self.more.setObjectName("import-more")
        self.more.clicked.connect(self.more_wanted)
        line.addWidget(self.undo)
        line.addWidget(self.more)
        return card

    def _build_foot(self) -> QHBoxLayout:
        look = self._look
        foot = columns(gap=12)
        foot.addWidget(Mark(look, "shield-check", "accent", 20))
        words = column(foot, gap=0)
        words.addStretch(1)
        self._kept = label(bold=True, wrap=True)
        self._copy_words = label(size=13, tone="muted", wrap=True)
        words.addWidget(self._kept)
        words.addWidget(self._copy_words)
        self.progress = ProgressLine(look, _("Registret er urørt, mens kopien skrives og prøves"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        words.addWidget(self.progress)
        words.addStretch(1)
        self.backup = Button(look, _("Gem en kopi nu…"), icon="save")
        self.backup.setObjectName("backup-now")
        self.backup.clicked.connect(self.backup_wanted)
        self.today = Button(look, _("Åbn I dag"), kind="primary", icon="calendar-check")
        self.today.setObjectName("open-today")
        self.today.clicked.connect(self.today_wanted)
        foot.addWidget(self.backup)
        foot.addWidget(self.today)
        return foot

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        self._tx = receipt.tx
        self._text.setText(receipt.text)
        self.undo.setVisible(bool(receipt.tx))
        self.show_found(found)
        self._kept.setText(_("Alt er gemt krypteret på denne maskine."))
        self._copy_words.setText(_("En kopi et andet sted hjælper, hvis maskinen går i stykker."))
        self.end_backup()

    def show_found(self, found: FirstValue) -> None:
        """Show what stands out."""
        for button in self._buttons:
            self._found.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [_FoundButton(self._look, *line) for line in found.lines]
        for button in self._buttons:
            button.clicked.connect(self._on_found)
            self._found.addWidget(button)
            # shown at once: what is not cannot take the focus
            button.show()
        self._nothing.setText(_("Intet haster: ingen er over 18 af 24, og intet ser forkert ud."))
        self._nothing.setVisible(not self._buttons)
        self._guide.setText(
            _("Åbn en linje, vælg en borger, og skriv det første notat med tasten N.")
            if self._buttons
            else _("Åbn en borger i listen, og skriv det første notat med tasten N.")
        )

    def show_backup(self, name: str, done: int, total: int) -> None:
        """Show how far the copy is."""
        self.backup.setEnabled(False)
        self.progress.show_step(name, done, total)

    def end_backup(self, said: str = "", place: str = "") -> None:
        """Hide the progress; say what was written where."""
        self.progress.hide()
        self.backup.setEnabled(True)
        if said:
            self._kept.setText(said)
            self._copy_words.setText(place)

    def take_focus(self) -> None:
        """Put the focus on the first thing that was found."""
        (self._buttons[0] if self._buttons else self.today).setFocus()

    def _on_found(self) -> None:
        button = self.sender()
        if isinstance(button, _FoundButton):
            self.query_wanted.emit(button.query)

    def _on_undo(self) -> None:
        self.undo_wanted.emit(self._tx)
