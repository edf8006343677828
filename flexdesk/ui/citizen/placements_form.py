"""The frame of the forms of a placement: fields, what is wrong, drafts, Ctrl+Enter saves."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Field, Finding, NoticeBar
from flexdesk.ui.parts.labels import label

KEEP_AFTER_MS = 500
DAY_WIDTH, HOURS_WIDTH = 176, 176
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
        self._is_filling = False

    def show_kept(self, *, is_draft: bool) -> None:
        """Say that what stands here was typed earlier."""
        self._kept.setVisible(is_draft)

    def touch(self) -> None:
        """Something was typed: it is kept after a rest."""
        if not self._is_filling:
            self._is_dirty = True
            self._finding.say("")
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
        self._finding.say("" if field in self.fields else text)
        if text and field in self.fields:
            self.fields[field].edit.setFocus()

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


def day_field(look: Look, text: str, hint: str = "") -> Field:
    """Return a field for a day."""
    made = Field(look, text, hint=hint)
    made.setFixedWidth(DAY_WIDTH)
    return made


def hours_field(look: Look, text: str) -> Field:
    """Return a field for hours a week."""
    made = Field(look, text, hint=_("om ugen"))
    made.setFixedWidth(HOURS_WIDTH + 24)
    return made
