"""The frame of the forms of a placement: fields, what is wrong, drafts, Ctrl+Enter saves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

if TYPE_CHECKING:
    from flexdesk.ui.parts.text_field import TextField

KEEP_AFTER_MS = 500
_FIELD_WIDTH = 200
_WIDEST = 16_777_215
"""As wide as Qt lets anything be."""
_MARGINS = (24, 16, 24, 24)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL = Qt.KeyboardModifier.ControlModifier


class FormPanel(QWidget):
    """A form as a sheet: subclasses put their fields in `fields` and know what is typed."""

    save_wanted = Signal(object)
    rested = Signal(object)
    keep_wanted = Signal(object)
    discarded = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look, verb: str) -> None:
        super().__init__()
        self.look = look
        self.presenter: object = None
        """Who decides about this form; it lives as long as the form."""
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, TextField] = {}
        self._spots: dict[str, tuple[Finding, Dropdown | ChoiceRow]] = {}
        self._is_filling, self._is_dirty = True, False
        self.body = rows(self, margins=_MARGINS, gap=14)
        self._notice = NoticeBar(look, "form-notice")
        self.body.addWidget(self._notice)
        self._build_kept()
        self._verb = verb
        self._finding = Finding(look)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._on_rest)

    @property
    def typed(self) -> object:
        """What stands in the fields."""
        raise NotImplementedError

    def _build_kept(self) -> None:
        self._kept = QWidget()
        line = columns(self._kept, gap=8)
        words = _("Kladden fra sidst er hentet frem")
        line.addWidget(label(words, size=13, tone="amber", bold=True))
        discard = Button(self.look, _("Kassér"), kind="link")
        discard.setObjectName("discard-form")
        discard.setToolTip(_("Smid kladden væk og begynd forfra"))
        discard.clicked.connect(self._on_discard)
        line.addWidget(discard)
        line.addStretch(1)
        self._kept.hide()
        self.body.addWidget(self._kept)

    def group(self, title: str) -> QVBoxLayout:
        """Add a title with room for what belongs under it."""
        made = QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(6)
        made.addWidget(label(title, bold=True))
        self.body.addLayout(made)
        return made

    def spot(self, name: str, choice: Dropdown | ChoiceRow, under: QVBoxLayout) -> None:
        """Have what is wrong about a choice said right under it."""
        finding = Finding(self.look)
        under.addWidget(finding)
        self._spots[name] = (finding, choice)
        choice.chosen.connect(self.touch)

    def finish(self) -> None:
        """Put the foot under the fields; from now on what is typed is a draft."""
        self.body.addWidget(self._finding)
        foot = columns(gap=8)
        self.save = Button(self.look, self._verb, kind="primary")
        self.save.setObjectName("save-form")
        self.save.clicked.connect(self._on_save)
        later = Button(self.look, _("Luk"))
        later.setToolTip(_("Det, der er skrevet, bliver som kladde (Esc)"))
        later.clicked.connect(self.close_wanted)
        foot.addWidget(self.save)
        foot.addWidget(later)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        self.body.addLayout(foot)
        self.body.addStretch(1)
        for field in self.fields.values():
            field.edit.textEdited.connect(self.touch)
        for text in self.texts.values():
            text.edit.textChanged.connect(self.touch)
            text.edit.save_requested.connect(self._on_save)
        self._is_filling = False

    def set_verb(self, verb: str) -> None:
        """Have the primary button say another verb."""
        self.save.setText(verb)
        self.save.updateGeometry()

    def show_kept(self, *, is_draft: bool) -> None:
        """Say that what stands here was typed earlier."""
        self._kept.setVisible(is_draft)

    def touch(self) -> None:
        """Something was typed: it is kept after a rest."""
        if not self._is_filling:
            self._is_dirty = True
            self._finding.say("")
            for finding, choice in self._spots.values():
                finding.say("")
                if isinstance(choice, Dropdown):
                    choice.set_wrong(is_wrong=False)
            self._keeping.start()

    def begin_filling(self) -> None:
        """What is put in the fields now was not typed."""
        self._is_filling = True

    def end_filling(self) -> None:
        """What comes now is typed."""
        self._is_filling = False

    def say(self, field: str, text: str) -> None:
        """Say what is wrong: at its field, or under all of them."""
        for name, each in self.fields.items():
            each.say(text if name == field else "")
        for name, lines in self.texts.items():
            lines.say(text if name == field else "")
        for name, (finding, choice) in self._spots.items():
            finding.say(text if name == field else "")
            if isinstance(choice, Dropdown):
                choice.set_wrong(is_wrong=bool(text) and name == field)
        is_known = field in self.fields or field in self.texts or field in self._spots
        self._finding.say("" if is_known else text)
        if text and is_known:
            self._go_to(field)

    def _go_to(self, field: str) -> None:
        if field in self.fields:
            self.fields[field].edit.setFocus()
            return
        if field in self.texts:
            self.texts[field].edit.setFocus()
            return
        choice = self._spots[field][1]
        if isinstance(choice, Dropdown):
            choice.setFocus()
        else:
            choice.focus_chosen()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose; what is typed stays."""
        self._notice.say(title, text)

    def forget(self) -> None:
        """Hold what is typed for saved: nothing of it is a draft any more."""
        self._keeping.stop()
        self._is_dirty = False

    def keep_draft(self) -> None:
        """Have what is typed kept now."""
        if self._is_dirty:
            self.forget()
            self.keep_wanted.emit(self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ENTER and event.modifiers() & _CTRL:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_rest(self) -> None:
        self.rested.emit(self.typed)

    def _on_save(self) -> None:
        self._keeping.stop()
        self.save_wanted.emit(self.typed)

    def _on_discard(self) -> None:
        self.forget()
        self.show_kept(is_draft=False)
        self.discarded.emit()


def alone(field: Field) -> Field:
    """Return a field that stands in a line of its own: narrow, with room for what is wrong."""
    field.edit.setFixedWidth(field.maximumWidth())
    field.setMinimumWidth(0)
    field.setMaximumWidth(_WIDEST)
    layout = field.layout()
    if layout is not None:
        layout.setAlignment(field.edit, Qt.AlignmentFlag.AlignLeft)
    return field


def day_field(look: Look, text: str, hint: str = "") -> Field:
    """Return a field for a day."""
    made = Field(look, text, hint=hint)
    made.setFixedWidth(_FIELD_WIDTH)
    return made


def hours_field(look: Look, text: str) -> Field:
    """Return a field for hours a week."""
    made = Field(look, text, hint=_("om ugen"))
    made.setFixedWidth(_FIELD_WIDTH)
    return made
