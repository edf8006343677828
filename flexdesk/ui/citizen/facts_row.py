"""One fact that is edited where it stands: frame on hover and focus, saved by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from flexdesk.app.citizen_facts import Fact, FactKind
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label

SAVE_AFTER_MS = 600
LABEL_WIDTH = 116
HEIGHT = 32
_LINE = 20
_MOST_LINES = 8
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_TOP = Qt.AlignmentFlag.AlignTop
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEY_PRESS, _FOCUS_IN, _FOCUS_OUT = (
    QEvent.Type.KeyPress, QEvent.Type.FocusIn, QEvent.Type.FocusOut,
)  # fmt: skip


class _Clock(Button):
    """Opens the earlier values; seen on hover and focus of its row, with room reserved."""

    def __init__(self, look: Look, row: "FactRow") -> None:
        super().__init__(look, "", kind="ghost", icon="clock", height=28)
        self._row = row
        # by keyboard the field itself has F4
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name = _("Tidligere værdier: {name} (F4)").format(name=row.fact.spec.label)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row.is_active:
            super().paintEvent(event)


class _Choice(Dropdown):
    """A dropdown whose frame shows on hover and focus only."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "", height=HEIGHT, is_wide=True)
        self._name = name

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self.setAccessibleName(f"{self._name}: {value}")

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        face = font(14, bold=True)
        words = rect.adjusted(9, 0, -30, 0)
        text = QFontMetricsF(face).elidedText(
            self._value or "–", Qt.TextElideMode.ElideRight, words.width()
        )
        look.draw_text(painter, text, words, face=face, tone="ink" if self._value else "muted")
        if self.underMouse() or self.hasFocus():
            at = QPointF(self.width() - 26, (self.height() - 16) / 2)
            look.draw_icon(painter, "chevron-down", "muted", at, 16)
        painter.end()


class _Text(QPlainTextEdit):
    """Several lines without a frame, as high as what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # a narrower place wraps anew without a word of another size
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        self.setFixedHeight(lines * _LINE + 2)


class FactRow(QWidget):
    """A label at the left, the value at the right, what is wrong beneath."""

    rested = Signal(str, str)
    typed = Signal()
    history_wanted = Signal(str)

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        self.fact, self._look = fact, look
        self.is_active = False
        self._is_dirty = self._is_filling = False
        self._shown = fact.text
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        layout = rows(self, gap=0)
        line = columns(gap=0)
        caption = label(fact.spec.label, size=13, tone="muted")
        caption.setFixedWidth(LABEL_WIDTH)
        caption.setFixedHeight(HEIGHT)
        line.addWidget(caption, 0, _TOP)
        self.editor = self._build_editor(look)
        self.editor.setAccessibleName(_name_of(fact))
        self.editor.setObjectName(f"fact-{fact.spec.field}")
        self.editor.installEventFilter(self)
        caption.setBuddy(self.editor)
        self._host = QWidget()
        inside = columns(self._host, margins=_margins(fact), gap=0)
        inside.addWidget(self.editor, 1)
        line.addWidget(self._host, 1)
        self._clock = _Clock(look, self)
        self._clock.clicked.connect(self._on_clock)
        line.addWidget(self._clock, 0, _TOP)
        layout.addLayout(line)
        if fact.spec.kind is FactKind.LINES and fact.spec.hint:
            hint = label(fact.spec.hint, size=12, tone="muted", wrap=True)
            hint.setContentsMargins(LABEL_WIDTH + 9, 0, 28, 4)
            layout.addWidget(hint)
        self.finding = Finding(look)
        self.finding.setContentsMargins(LABEL_WIDTH + 9, 2, 28, 6)
        layout.addWidget(self.finding)

    @property
    def field(self) -> str:
        """The field of the citizen."""
        return self.fact.spec.field

    @property
    def text(self) -> str:
        """What stands there now: for a choice its code."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.key if isinstance(self.editor, Dropdown) else ""

    @property
    def is_unsaved(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._is_dirty

    def show_fact(self, fact: Fact, *, is_hidden: bool) -> None:
        """Show the saved value, unless something else is being typed here."""
        self.fact = fact
        hides = is_hidden and fact.spec.is_personal and bool(fact.text)
        self.editor.setEnabled(not hides and not fact.is_fixed)
        if self._is_dirty and not hides:
            return
        self._shown = fact.text
        self._put(_("Skjult (F9)") if hides else fact.text, fact.choices)

    def restore(self, text: str) -> None:
        """Put back what was typed and never saved; it is saved when one leaves the field."""
        if text != self._shown:
            self._put(text, self.fact.choices)
            self._is_dirty = True
            self.finding.say(_("Ikke gemt sidst. Enter gemmer, Esc fortryder."))
            self.update()

    def show_saved(self, sent: str) -> None:
        """The value that was sent is in the register."""
        self._shown = sent
        self.finding.say("")
        if self.text == sent:
            self._is_dirty = False
        self.update()

    def say_error(self, text: str) -> None:
        """Say what is wrong; what is typed stays."""
        self.finding.say(text)
        self.update()

    def save(self) -> None:
        """Send what is typed, if it is another than what is saved."""
        self._saving.stop()
        if not self._is_dirty:
            return
        if self.text == self._shown:
            self._is_dirty = False
            self.finding.say("")
            self.update()
            return
        self.rested.emit(self.field, self.text)

    def forget(self) -> None:
        """Drop the text: the register locks, or another citizen is meant."""
        self._saving.stop()
        self._is_dirty = False
        self.finding.say("")
        self._put("", ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _KEY_PRESS and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()), event.modifiers())
        if kind in (_FOCUS_IN, _FOCUS_OUT):
            self._set_active(is_on=kind == _FOCUS_IN or self.underMouse())
            if kind == _FOCUS_OUT:
                self.save()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._set_active(is_on=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_active(is_on=self.editor.hasFocus())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        has_focus, is_wrong = self.editor.hasFocus(), bool(self.finding.text)
        if not (has_focus or is_wrong or self.is_active) or self.fact.is_fixed:
            return
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self._host.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("surface") if has_focus or is_wrong else look.colour("hover"))
        tone = "danger" if is_wrong else "accent" if has_focus else "rule"
        painter.setPen(look.pen(tone, 2 if has_focus else 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _build_editor(self, look: Look) -> QWidget:
        fact = self.fact
        if fact.spec.kind is FactKind.CHOICE:
            made = _Choice(look, fact.spec.label)
            made.chosen.connect(self._on_chosen)
            return made
        if fact.spec.kind is FactKind.LINES:
            text = _Text()
            text.setFont(font(14, bold=True))
            text.setPlaceholderText("–")
            text.textChanged.connect(self._on_typed)
            return text
        line = QLineEdit()
        line.setProperty("bare", True)
        line.setFont(font(14, bold=True, tabular=True))
        line.setFixedHeight(HEIGHT)
        line.setPlaceholderText(fact.spec.hint or "–")
        line.textEdited.connect(self._on_typed)
        if fact.spec.offers:
            completer = QCompleter(list(fact.spec.offers), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._on_typed)
            line.setCompleter(completer)
        return line

    def _put(self, text: str, choices: Sequence[tuple[str, str]]) -> None:
        self._is_filling = True
        if isinstance(self.editor, Dropdown):
            self.editor.set_choices([Choice(code, name) for code, name in choices], text)
        elif isinstance(self.editor, QPlainTextEdit):
            if self.editor.toPlainText() != text:
                self.editor.setPlainText(text)
        elif isinstance(self.editor, QLineEdit) and self.editor.text() != text:
            self.editor.setText(text)
            self.editor.setCursorPosition(0 if not self.editor.hasFocus() else len(text))
        self._is_filling = False

    def _set_active(self, *, is_on: bool) -> None:
        self.is_active = is_on
        self._clock.update()
        self.update()

    def _on_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key == Qt.Key.Key_F4 and not modifiers:
            self._on_clock()
            return True
        if key == Qt.Key.Key_Escape and self._is_dirty:
            self._is_dirty = False
            self._saving.stop()
            self.finding.say("")
            self._put(self._shown, self.fact.choices)
            self.typed.emit()
            return True
        is_text = isinstance(self.editor, QPlainTextEdit)
        wants_save = bool(modifiers & Qt.KeyboardModifier.ControlModifier) or not is_text
        if key in _ENTERS and wants_save and not isinstance(self.editor, Dropdown):
            self.save()
            return True
        return False

    def _on_typed(self) -> None:
        if self._is_filling:
            return
        self._is_dirty = True
        if self.finding.text:
            self.finding.say("")
            self.update()
        self._saving.start()
        self.typed.emit()

    def _on_chosen(self) -> None:
        self._is_dirty = True
        self.save()

    def _on_clock(self) -> None:
        self.history_wanted.emit(self.field)


def _name_of(fact: Fact) -> str:
    return f"{fact.spec.label}, {fact.spec.hint}" if fact.spec.hint else fact.spec.label


def _margins(fact: Fact) -> tuple[int, int, int, int]:
    if fact.spec.kind is FactKind.CHOICE:
        return 0, 0, 0, 0
    return (9, 6, 9, 5) if fact.spec.kind is FactKind.LINES else (7, 0, 9, 0)
