"""A form on a sheet: fields by name, one primary button, what is wrong where it is; a draft."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.field_row import FieldRow
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.text_field import TextField

KEEP_AFTER_MS = 500
ASK_AFTER_MS = 150
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL = Qt.KeyboardModifier.ControlModifier
_MARGINS = (24, 16, 24, 24)
_YES = "ja"

Part = Field | TextField | Dropdown | Check
Keep = Callable[[Mapping[str, str] | None], None]


class Form(QWidget):
    """Builds fields, knows what is typed in them, and keeps it until it is saved."""

    wanted = Signal()
    changed = Signal()
    discarded = Signal()

    def __init__(self, look: Look, name: str, verb: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.presenter: object | None = None
        """Held here as long as the form lives."""
        self._look, self._name = look, name
        self._parts: dict[str, Part] = {}
        self._rows: dict[str, FieldRow] = {}
        self._findings: dict[str, Finding] = {}
        self._offered: dict[str, frozenset[str]] = {}
        self._fresh: Mapping[str, str] = {}
        self._is_dirty = self._is_filling = self._is_saving = False
        self._keep: Keep | None = None
        outer = rows(self, margins=_MARGINS, gap=14)
        self._who = label(size=16, bold=True, tone="head", wrap=True)
        self._line = label(size=13, tone="muted", wrap=True)
        self._about = QWidget()
        about = rows(self._about, gap=2)
        about.addWidget(self._who)
        about.addWidget(self._line)
        self._about.hide()
        outer.addWidget(self._about)
        outer.addWidget(self._build_kept())
        holder = QWidget()
        self.body: QVBoxLayout = rows(holder, gap=14)
        outer.addWidget(holder)
        self._effect = label(size=13, tone="muted", wrap=True)
        self._effect.setObjectName(f"{name}-effect")
        outer.addWidget(self._effect)
        self._finding = Finding(look)
        outer.addWidget(self._finding)
        self.foot = columns(gap=8)
        self.save = Button(look, verb, kind="primary")
        self.save.setObjectName(f"{name}-save")
        self.save.clicked.connect(self._on_save)
        self.foot.addWidget(self.save)
        self.foot.addStretch(1)
        self.foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        outer.addLayout(self.foot)
        self.below: QVBoxLayout = QVBoxLayout()
        self.below.setSpacing(14)
        outer.addLayout(self.below)
        outer.addStretch(1)
        self._asking = self._timer(ASK_AFTER_MS, self.changed.emit)
        self._keeping = self._timer(KEEP_AFTER_MS, self.keep_draft)

    def _build_kept(self) -> QWidget:
        self._kept = QWidget()
        line = columns(self._kept, gap=8)
        words = _("Kladden fra sidst er hentet frem")
        line.addWidget(label(words, size=13, tone="amber", bold=True))
        discard = Button(self._look, _("Kassér"), kind="link")
        discard.setObjectName(f"{self._name}-discard")
        discard.setToolTip(_("Smid kladden væk og begynd forfra"))
        discard.clicked.connect(self._on_discard)
        line.addWidget(discard)
        line.addStretch(1)
        self._kept.hide()
        return self._kept

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait_ms)
        made.timeout.connect(then)
        return made

    def add_field(self, key: str, text: str, *, hint: str = "", width: int = 0) -> Field:
        """Add a line of its own."""
        field = self._field(key, text, hint)
        if not width:
            self.body.addWidget(field)
            return field
        field.setFixedWidth(width)
        # what is wrong with a narrow field has the width of the form
        row = FieldRow(self._look, field)
        self._rows[key] = row
        self.body.addWidget(row)
        return field

    def add_row(self, *fields: tuple[str, str, str]) -> None:
        """Add fields side by side, each as key, words and hint; each says what is wrong with it."""
        line = columns(gap=16)
        for each in fields:
            line.addWidget(self._field(*each), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def add_text(self, key: str, text: str, *, hint: str = "") -> TextField:
        """Add a field of several lines."""
        field = TextField(self._look, text, hint=hint, height=72)
        field.edit.setObjectName(f"{self._name}-{key}")
        field.edit.save_requested.connect(self._on_save)
        field.edit.textChanged.connect(self._on_touched)
        self._parts[key] = field
        self.body.addWidget(field)
        return field

    def add_choice(self, key: str, text: str) -> Dropdown:
        """Add a choice from a list."""
        made = Dropdown(self._look, text, is_wide=True)
        made.setObjectName(f"{self._name}-{key}")
        made.chosen.connect(self._on_touched)
        made.chosen.connect(self._on_chosen)
        self._parts[key] = made
        self._findings[key] = Finding(self._look)
        holder = QWidget()
        layout = rows(holder, gap=6)
        layout.addWidget(made)
        layout.addWidget(self._findings[key])
        self.body.addWidget(holder)
        return made

    def add_check(self, key: str, text: str) -> Check:
        """Add a sentence one can say yes to."""
        made = Check(self._look, text)
        made.setObjectName(f"{self._name}-{key}")
        made.toggled.connect(self._on_touched)
        self._parts[key] = made
        self.body.addWidget(made)
        return made

    def _field(self, key: str, text: str, hint: str) -> Field:
        made = Field(self._look, text, hint=hint)
        made.edit.setObjectName(f"{self._name}-{key}")
        made.edit.textEdited.connect(self._on_touched)
        self._parts[key] = made
        return made

    def part(self, key: str) -> Part:
        """Return a field."""
        return self._parts[key]

    def offer(self, key: str, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these in a list."""
        found = self._parts[key]
        if isinstance(found, Dropdown):
            self._offered[key] = frozenset(choice.key for choice in choices)
            found.set_choices(choices, chosen)
            self._choose(key, found, chosen)

    def show_who(self, name: str, line: str = "") -> None:
        """Show whom it is about, and one line about how things stand."""
        self._about.setVisible(bool(name))
        self._who.setText(name)
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def show_effect(self, text: str) -> None:
        """Say what saving would do."""
        self._effect.setText(text)

    @property
    def values(self) -> dict[str, str]:
        """What is typed and chosen, by the names of the fields."""
        return {key: _value(part) for key, part in self._parts.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; nobody is told."""
        self._is_filling = True
        for key, value in values.items():
            part = self._parts.get(key)
            if isinstance(part, Dropdown):
                self._choose(key, part, value)
            elif part is not None:
                _set(part, value)
        self._is_filling = False

    def fill_draft(self, draft: Mapping[str, str]) -> None:
        """Put in what was typed the last time, and say so; Kassér puts back what stands now."""
        self._fresh = self.values
        self.fill(draft)
        self._kept.setVisible(self.values != self._fresh)

    def hide_kept(self) -> None:
        """Say no more that what stands here was typed the last time."""
        self._kept.hide()

    def _choose(self, key: str, part: Dropdown, chosen: str) -> None:
        part.choose(chosen)
        if chosen not in self._offered.get(key, ()):
            # somebody who is not in the list any more is still named
            part.show_value(chosen or _("Vælg …"))

    def keep_with(self, keep: Keep) -> None:
        """Have what is typed kept from now on."""
        self._keep = keep

    def forget(self) -> None:
        """Saved or thrown away: nothing typed here is kept any more."""
        self._keeping.stop()
        self._asking.stop()
        self._is_dirty, self._keep = False, None

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        for part in self._parts.values():
            target = part.edit if isinstance(part, Field | TextField) else part
            if not part.isHidden() and target.isEnabled():
                target.setFocus()
                if isinstance(target, QLineEdit):
                    target.selectAll()
                return

    def keep_draft(self) -> None:
        """Keep what is typed, at once."""
        self._keeping.stop()
        if self._is_dirty and self._keep is not None:
            self._is_dirty = False
            # a full disk is told of when the form is saved
            with suppress(FlexDeskError):
                self._keep(self.values)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._is_saving = False
        self._finding.say(f"{title} {text}".strip())

    def say_of(self, key: str, text: str) -> None:
        """Mark a field as wrong with a sentence and put the cursor there."""
        self._is_saving = False
        part = self._parts.get(key)
        if part is None or isinstance(part, Check):
            self._finding.say(text)
            return
        self._say(key, text)
        (part if isinstance(part, Dropdown) else part.edit).setFocus()

    def _say(self, key: str, text: str) -> None:
        """Mark a field as wrong, or clear it with an empty text."""
        part, row = self._parts[key], self._rows.get(key)
        if isinstance(part, Dropdown):
            part.set_wrong(is_wrong=bool(text))
            self._findings[key].say(text)
        elif row is not None and isinstance(part, Field):
            row.say(part, text)
        elif isinstance(part, Field | TextField):
            part.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_line = isinstance(self.window().focusWidget(), QLineEdit)
        if Qt.Key(event.key()) in _ENTER and (event.modifiers() & _CTRL or is_line):
            self._on_save()
        elif not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def _on_touched(self) -> None:
        if self._is_filling:
            return
        self._is_dirty = True
        self._asking.start()
        self._keeping.start()

    def _on_chosen(self) -> None:
        chosen = self.sender()
        for key in self._findings:
            if self._parts[key] is chosen:
                self._say(key, "")

    def _on_save(self) -> None:
        if not self._is_saving:
            self._is_saving = True
            self._clear()
            self.wanted.emit()

    def _clear(self) -> None:
        self._finding.say("")
        for key in self._parts:
            self._say(key, "")

    def _on_discard(self) -> None:
        self._keeping.stop()
        self._is_dirty = False
        if self._keep is not None:
            # a full disk is told of when the form is saved
            with suppress(FlexDeskError):
                self._keep(None)
        self._clear()
        self.fill(self._fresh)
        self.hide_kept()
        self.take_focus()
        self.discarded.emit()
        self.changed.emit()


def add_link(form: Form, name: str, text: str, *, to: QVBoxLayout | None = None) -> Button:
    """Add a link under the fields, on a line of its own."""
    made = Button(form._look, text, kind="link")  # noqa: SLF001 - of the same module
    made.setObjectName(name)
    line = columns()
    line.addWidget(made)
    line.addStretch(1)
    (to or form.body).addLayout(line)
    return made


def _value(part: Part) -> str:
    if isinstance(part, Dropdown):
        return part.key
    if isinstance(part, Check):
        return _YES if part.isChecked() else ""
    return part.text


def _set(part: Field | TextField | Check, value: str) -> None:
    if isinstance(part, Check):
        part.setChecked(value == _YES)
    elif isinstance(part, Field):
        part.edit.setText(value)
    else:
        with QSignalBlocker(part.edit):
            part.set_text(value)


def day_hint() -> str:
    """Return how a day is typed."""
    return _("fx 31-08-2016")
