"""Lås op: one field; what is wrong and what to check; the way in by the recovery key."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows
from flexdesk.ui.parts.fields import Field, Finding, Mark
from flexdesk.ui.parts.labels import heading, label

_FREE_TRIES = 5
_WAIT_SECONDS = 5
_LONGEST_WAIT_SECONDS = 60
_SECOND = 1000
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class UnlockPanel(QWidget):
    """Asks for the passphrase or the recovery key."""

    passphrase_given = Signal(str)
    recovery_given = Signal(str)
    pin_given = Signal(str)
    doors_wanted = Signal()

    def __init__(self, look: Look, place: str, foot: str) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self._look = look
        self._tries = 0
        self._wait_left = 0
        self._is_recovery = self._is_pin = False
        layout = rows(self, gap=0)
        self._title = heading(_("Lås op"), size=32)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        self._line = label(_("Registret er låst og krypteret"), size=16, tone="muted")
        layout.addWidget(self._line)
        layout.addSpacing(24)
        layout.addWidget(_place_card(look, place))
        layout.addSpacing(20)
        self.field = Field(look, _("Adgangssætning"), height=44, is_secret=True)
        self.field.edit.setObjectName("passphrase")
        self.key_field = Field(
            look, _("Gendannelsesnøgle"), hint=_("otte grupper på fem tegn"), height=44
        )
        self.key_field.edit.setObjectName("recovery-key")
        self.key_field.hide()
        self._caps = Finding(look, tone="amber")
        for field in (self.field, self.key_field):
            field.edit.returnPressed.connect(self._on_given)
            field.edit.installEventFilter(self)
            layout.addWidget(field)
        layout.addSpacing(4)
        layout.addWidget(self._caps)
        layout.addSpacing(20)
        self.button = Button(look, _("Lås op"), kind="primary", icon="lock-open", height=44)
        self.button.setObjectName("unlock-button")
        self.button.setSizePolicy(
            self.button.sizePolicy().Policy.Expanding, self.button.sizePolicy().Policy.Fixed
        )
        self.button.clicked.connect(self._on_given)
        layout.addWidget(self.button)
        layout.addSpacing(16)
        links = columns()
        self.switch = Button(look, _("Brug gendannelsesnøgle"), kind="link", icon="key-round")
        self.switch.setObjectName("use-recovery")
        self.switch.clicked.connect(self._on_switch)
        other = Button(look, _("Prøv med eksempeldata"), kind="link")
        other.clicked.connect(self.doors_wanted)
        links.addWidget(self.switch)
        links.addStretch(1)
        links.addWidget(other)
        layout.addLayout(links)
        layout.addSpacing(40)
        layout.addWidget(Hairline(look))
        layout.addSpacing(12)
        layout.addWidget(label(foot, size=13, tone="muted"))
        self._waiting = QTimer(self)
        self._waiting.setInterval(_SECOND)
        self._waiting.timeout.connect(self._on_second)

    def take_focus(self) -> None:
        """Put the cursor in the field."""
        (self.key_field if self._is_recovery else self.field).edit.setFocus()

    def ask_pin(self) -> None:
        """Ask for the short PIN; the link asks for the passphrase instead."""
        self._is_pin = True
        self.field.set_title(_("PIN-kode"))
        self._line.setText(_("Låst for lidt siden: PIN-koden er nok"))
        self.switch.setText(_("Brug adgangssætning"))

    def ask_passphrase(self) -> None:
        """Ask for the passphrase: the PIN is no more."""
        self._is_pin = False
        self.field.set_title(_("Adgangssætning"))
        self._line.setText(_("Registret er låst og krypteret"))
        self.switch.setText(_("Brug gendannelsesnøgle"))
        self.forget()

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that it is opening."""
        self.button.setEnabled(not is_busy)
        self.button.setText(_("Låser op …") if is_busy else _("Lås op"))

    def say_error(self, title: str, text: str) -> None:
        """Say what is wrong at the field; what was typed stays."""
        self.set_busy(is_busy=False)
        field = self.key_field if self._is_recovery else self.field
        field.say(f"{title} {text}".strip())
        field.edit.setFocus()
        field.edit.selectAll()

    def say_wrong(self, title: str, text: str) -> None:
        """Say that the passphrase does not fit; after five tries it takes longer."""
        self._tries += 1
        used = ngettext("{n} forsøg brugt.", "{n} forsøg brugt.", self._tries).format(n=self._tries)
        self.say_error(title, f"{text} {used}")
        if self._tries >= _FREE_TRIES:
            over = self._tries - _FREE_TRIES + 1
            self._wait_left = min(_WAIT_SECONDS * over, _LONGEST_WAIT_SECONDS)
            self._waiting.start()
            self._show_wait()

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.edit.clear()
        self.key_field.edit.clear()

    def _on_given(self) -> None:
        if not self.button.isEnabled():
            return
        if self._is_recovery and self.key_field.text.strip():
            self.set_busy(is_busy=True)
            self.recovery_given.emit(self.key_field.text)
        elif not self._is_recovery and self.field.text:
            self.set_busy(is_busy=True)
            given = self.pin_given if self._is_pin else self.passphrase_given
            given.emit(self.field.text)

    def _on_switch(self) -> None:
        if self._is_pin:
            self.ask_passphrase()
            self.take_focus()
            return
        self._is_recovery = not self._is_recovery
        self.field.setVisible(not self._is_recovery)
        self.key_field.setVisible(self._is_recovery)
        self.switch.setText(
            _("Brug adgangssætning") if self._is_recovery else _("Brug gendannelsesnøgle")
        )
        self.switch.updateGeometry()
        self.take_focus()

    def _on_second(self) -> None:
        self._wait_left -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        if self._wait_left > 0:
            self.button.setEnabled(False)
            self.button.setText(_("Vent {n} sekunder").format(n=self._wait_left))
        else:
            self._waiting.stop()
            self.set_busy(is_busy=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_for_caps(event)
        return super().eventFilter(watched, event)

    def _look_for_caps(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, means Caps Lock."""
        sign = event.text()
        if len(sign) != 1 or not sign.isalpha():
            return
        has_shift = bool(event.modifiers() & _SHIFT)
        is_on = sign.isupper() != has_shift
        self._caps.say(_("Caps Lock ser ud til at være slået til") if is_on else "")


def _place_card(look: Look, place: str) -> Card:
    card = Card(look, ground="tint", edge="tint", radius=6)
    layout = columns(card, margins=(16, 12, 16, 12), gap=14)
    layout.addWidget(Mark(look, "users", "accent", 20))
    words = column(layout, gap=0)
    words.addWidget(label(_("Teamets register"), bold=True))
    line = label(place, size=13, tone="muted")
    line.setToolTip(place)
    words.addWidget(line)
    return card
