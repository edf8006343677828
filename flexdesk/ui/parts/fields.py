"""Fields: a label above, a hint at its right, what is wrong beneath; what was typed stays."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.labels import label

_PASSWORD = QLineEdit.EchoMode.Password
_NORMAL = QLineEdit.EchoMode.Normal
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_WRITES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Mark(QWidget):
    """A small icon in the colour of a tone, painted anew when the theme changes."""

    def __init__(self, look: Look, icon: str, tone: str = "accent", size: int = 16) -> None:
        super().__init__()
        self._look, self._icon, self._token, self._size = look, icon, tone, size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._token = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        self._look.draw_icon(painter, self._icon, self._token, QPointF(0, 0), self._size)
        painter.end()


class Finding(QWidget):
    """One sentence with an icon: what is wrong here and what would be right."""

    def __init__(self, look: Look, *, tone: str = "danger", icon: str = "triangle-alert") -> None:
        super().__init__()
        layout = columns(self, gap=8)
        self._mark = Mark(look, icon, tone)
        self._text = label(size=13, tone=tone, wrap=True)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence; an empty one hides the line."""
        self._text.setText(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()


class Field(QWidget):
    """A labelled line of input."""

    def __init__(
        self, look: Look, text: str, *, hint: str = "", height: int = 36, is_secret: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        layout = rows(self, gap=6)
        head = columns()
        self._label = label(text, bold=True)
        self._hint = label(hint, size=13, tone="muted")
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._hint)
        layout.addLayout(head)
        self.edit = _SecretEdit(look) if is_secret else QLineEdit()
        self.edit.setFont(font(14))
        self.edit.setFixedHeight(height)
        self.edit.setAccessibleName(text)
        self._label.setBuddy(self.edit)
        layout.addWidget(self.edit)
        self.finding = Finding(look)
        layout.addWidget(self.finding)
        self.edit.textEdited.connect(self._on_edited)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def set_title(self, text: str) -> None:
        """Change the words over the field."""
        self._label.setText(text)
        self.edit.setAccessibleName(text)

    @property
    def has_hint(self) -> bool:
        """Whether there are words at the right of the label."""
        return bool(self._hint.text())

    def set_hint(self, text: str) -> None:
        """Change the words at the right of the label."""
        self._hint.setText(text)

    def say(self, text: str) -> None:
        """Mark the field as wrong with a sentence; an empty one clears it."""
        self.finding.say(text)
        self._set_wrong(bool(text))

    def _on_edited(self) -> None:
        if self.finding.text:
            self.say("")

    def _set_wrong(self, is_wrong: bool) -> None:  # noqa: FBT001 - a slot or painter Qt or the table calls
        self.edit.setProperty("wrong", is_wrong)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class _SecretEdit(QLineEdit):
    """A passphrase field with an eye."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setEchoMode(_PASSWORD)
        self.setTextMargins(0, 0, 34, 0)
        self.eye = icon_button(look, "eye", _("Vis adgangssætning"), height=28, bare=True)
        self.eye.setParent(self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_toggled)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        self.eye.move(self.width() - 34, (self.height() - 28) // 2)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - a slot or painter Qt or the table calls
        self.setEchoMode(_NORMAL if on else _PASSWORD)
        self.eye.set_icon_name("eye-off" if on else "eye")


class Composer(QPlainTextEdit):
    """A text field in which Tab leaves and Ctrl+Enter saves."""

    save_requested = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFont(font(14))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and Qt.Key(event.key()) in _WRITES:
            self.save_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoticeBar(QWidget):
    """A sentence where it arose: what happened, what is safe, what to do; never a message box."""

    def __init__(self, look: Look, name: str = "notice") -> None:
        super().__init__()
        self._look, self._is_error = look, True
        self.setObjectName(name)
        layout = columns(self, margins=(16, 12, 12, 12), gap=12)
        self._mark = Mark(look, "triangle-alert", "danger", 18)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(layout)
        self._title = label(bold=True, tone="danger", wrap=True)
        self._text = label(size=13, wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._close = icon_button(look, "x", _("Luk besked"), height=28, bare=True)
        self._close.clicked.connect(self.hide)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, title: str, text: str = "") -> None:
        """Show what happened, and beneath it what is safe and what to do."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setVisible(bool(title))
        self.setAccessibleName(f"{title} {text}".strip())

    @property
    def text(self) -> str:
        """All that is said now."""
        return "" if self.isHidden() else f"{self._title.text()} {self._text.text()}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(self._look.pen("danger"))
        painter.setBrush(self._look.colour("dantint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
