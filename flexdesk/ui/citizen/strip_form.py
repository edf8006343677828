"""The small form of a benefit period, under the strip: kind, first day, last day, split, delete."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.labels import label as word
from flexdesk.ui.citizen.strip_spell import SpellStart, SpellTyped
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label

KEEP_AFTER_MS = 500
_TOP = Qt.AlignmentFlag.AlignTop
_LABEL_HEIGHT = 26
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SpellForm(Card):
    """One period at a time; what was typed stays until it is saved or thrown away."""

    saved = Signal(object)
    split_wanted = Signal(str, str)
    deleted = Signal(str)
    cancelled = Signal()
    turned_to = Signal(str)
    changed = Signal(object)
    rested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, ground="sunken")
        self.setObjectName("spell-form")
        self._look, self._id, self._is_filling = look, "", False
        self._layout = rows(self, margins=(16, 12, 16, 14), gap=10)
        row, self._title = title_row("", size=14)
        self._layout.addLayout(row)
        self._which = Dropdown(look, _("Periode"), height=32)
        self._which.setObjectName("spell-which")
        self._which.chosen.connect(self.turned_to)
        self._layout.addWidget(self._which)
        self._build_fields()
        self._overlap = Finding(look, tone="amber", icon="info")
        self._finding = Finding(look)
        self._layout.addWidget(self._overlap)
        self._layout.addWidget(self._finding)
        self._build_foot()
        self._build_split()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.rested)
        self.hide()

    def _build_fields(self) -> None:
        line = columns(gap=12)
        kinds = column(line, gap=0, stretch=0)
        kinds.addSpacing(_LABEL_HEIGHT)
        self.kind = Dropdown(self._look, _("Ydelse"))
        self.kind.setObjectName("spell-kind")
        choices = [Choice(each.value, word(each)) for each in BenefitKind]
        self.kind.set_choices(choices, BenefitKind.LEDIGHEDSYDELSE)
        self.kind.chosen.connect(self._on_touched)
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        self.start = Field(self._look, _("Første dag"))
        self.start.edit.setObjectName("spell-start")
        self.last_day = Field(self._look, _("Sidste dag"), hint=_("tom: løber"))
        self.last_day.edit.setObjectName("spell-last-day")
        for field in (self.start, self.last_day):
            field.setFixedWidth(168)
            field.edit.textEdited.connect(self._on_touched)
        line.addWidget(self.start, 0, _TOP)
        line.addWidget(self.last_day, 0, _TOP)
        line.addStretch(1)
        self._layout.addLayout(line)

    def _build_foot(self) -> None:
        look, foot = self._look, columns(gap=8)
        self.save = Button(look, _("Gem"), kind="primary", height=32)
        self.save.setObjectName("save-spell")
        self.save.clicked.connect(self._on_save)
        cancel = Button(look, _("Annullér"), height=32)
        cancel.setObjectName("cancel-spell")
        cancel.clicked.connect(self.cancelled)
        self.split = Button(look, _("Del perioden…"), kind="link", icon="scissors")
        self.split.setObjectName("split-spell")
        self.split.clicked.connect(self._on_split_wanted)
        self.delete = Button(look, _("Slet"), kind="danger", icon="trash-2", height=32)
        self.delete.setObjectName("delete-spell")
        self.delete.clicked.connect(self._on_delete)
        for widget in (self.save, cancel):
            foot.addWidget(widget)
        foot.addStretch(1)
        for widget in (self.split, self.delete):
            foot.addWidget(widget)
        self._layout.addLayout(foot)

    def _build_split(self) -> None:
        self._split_row = QWidget()
        line = columns(self._split_row, gap=12)
        self.split_day = Field(self._look, _("Ny periode begynder"))
        self.split_day.setFixedWidth(168)
        self.split_day.edit.setObjectName("split-day")
        do = Button(self._look, _("Del"), height=36)
        do.setObjectName("do-split")
        do.clicked.connect(self._on_split)
        self.split_day.edit.returnPressed.connect(self._on_split)
        line.addWidget(self.split_day, 0, _TOP)
        button = column(line, gap=0, stretch=0)
        button.addSpacing(_LABEL_HEIGHT)
        button.addWidget(do)
        button.addStretch(1)
        words = _("Den gamle periode slutter dagen før; begge beholder ydelsen.")
        line.addWidget(label(words, size=13, tone="muted", wrap=True), 1)
        self._split_row.hide()
        self._layout.addWidget(self._split_row)

    @property
    def typed(self) -> SpellTyped:
        """What stands in the fields."""
        return SpellTyped(self._id, self.kind.key, self.start.text, self.last_day.text)

    @property
    def overlap(self) -> str:
        """What is said about days that other periods have too."""
        return self._overlap.text

    def open(self, start: SpellStart) -> None:
        """Show a period, or an empty form for a new one."""
        self._keeping.stop()
        self._is_filling = True
        self._id = start.typed.id
        self._title.setText(start.title)
        self._which.set_choices(start.choices, start.typed.id or "new")
        self._which.setVisible(len(start.choices) > 1)
        self.kind.choose(start.typed.kind or BenefitKind.LEDIGHEDSYDELSE)
        self.start.edit.setText(start.typed.start)
        self.last_day.edit.setText(start.typed.last_day)
        self._is_filling = False
        self._split_row.hide()
        self.split_day.edit.clear()
        for button in (self.split, self.delete):
            button.setVisible(bool(self._id))
        self.say_wrong("", "")
        self.say_overlap("")
        self.show()

    def shut(self) -> None:
        """Hide the form and forget what is in it."""
        self._keeping.stop()
        self._id = ""
        for field in (self.start, self.last_day, self.split_day):
            field.edit.clear()
        self.say_wrong("", "")
        self.hide()

    def take_focus(self) -> None:
        """Put the cursor in the first day."""
        self.start.edit.setFocus()
        self.start.edit.selectAll()

    def say_overlap(self, text: str) -> None:
        """Tell which other periods share days with what is typed."""
        self._overlap.say(text)

    def say_wrong(self, field: str, text: str) -> None:
        """Say what is wrong, at the field when it is one's: start, last_day or split."""
        fields = {"start": self.start, "last_day": self.last_day, "split": self.split_day}
        for name, each in fields.items():
            each.say(text if name == field else "")
        self._finding.say("" if field in fields else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in _ENTER and self.focusWidget() in (self.start.edit, self.last_day.edit):
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_touched(self) -> None:
        if not self._is_filling:
            self._finding.say("")
            self.changed.emit(self.typed)
            self._keeping.start()

    def _on_save(self) -> None:
        self._keeping.stop()
        self.saved.emit(self.typed)

    def _on_split_wanted(self) -> None:
        self._split_row.show()
        self.split_day.edit.setFocus()

    def _on_split(self) -> None:
        self.split_wanted.emit(self._id, self.split_day.text)

    def _on_delete(self) -> None:
        self._keeping.stop()
        self.deleted.emit(self._id)
