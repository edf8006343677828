"""The assistant: fields in the order of the case system, one key for each, marked at the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.transfer_rows import STATES, TransferSheet
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.transfer.assistant_presenter import state_tone
from flexdesk.ui.transfer.clipboard import ClipboardKeeper
from flexdesk.ui.transfer.countdown import Countdown
from flexdesk.ui.transfer.field_list import FieldList
from flexdesk.ui.transfer.words import who

PANEL_NAME = "transfer-panel"
NEXT_KEY, BACK_KEY = "F8", "F7"
_KEYS = {Qt.Key.Key_F8: "next", Qt.Key.Key_F7: "back"}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ONE, _NINE = Qt.Key.Key_1, Qt.Key.Key_9
_CAN_CORRECT = frozenset({"note", "visit"})


class AssistantPanel(QWidget):
    """One row with its fields; stands in a sheet or in a small window that stays on top."""

    next_wanted = Signal()
    back_wanted = Signal()
    number_wanted = Signal(int)
    done_wanted = Signal()
    skip_wanted = Signal()
    correct_wanted = Signal()
    float_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, look: Look, keeper: ClipboardKeeper, *, is_hidden: bool, is_floating: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(PANEL_NAME)
        self._look, self._keeper, self._is_hidden = look, keeper, is_hidden
        self._sheet: TransferSheet | None = None
        self._waits = 0
        self._marks: tuple[int, frozenset[int]] = (-1, frozenset())
        layout = rows(self, margins=(24, 16, 24, 24), gap=14)
        self._notice = NoticeBar(look, "transfer-notice")
        layout.addWidget(self._notice)
        self._body = QWidget()
        layout.addWidget(self._body, 1)
        self._layout = rows(self._body, gap=14)
        self._build_head()
        self._build_copy()
        self._build_fields()
        self._build_foot(is_floating=is_floating)
        self._layout.addStretch(1)
        self._empty = EmptyState(
            look,
            "check",
            _("Alt er overført"),
            _("Det, du skriver her, kommer på listen igen, til det er skrevet af i fagsystemet."),
            _("Luk"),
        )
        self._empty.wanted.connect(self.close_wanted)
        self._empty.hide()
        layout.addWidget(self._empty, 1)
        self._body.setEnabled(False)
        keeper.ticked.connect(self._on_ticked)

    def _build_head(self) -> None:
        head = columns(gap=12)
        words = column(head, gap=2)
        self._name = label(size=16, bold=True, tone="head", wrap=True)
        self._about = label(size=13, tone="muted", wrap=True)
        self._state = label(size=13, bold=True)
        words.addWidget(self._name)
        words.addWidget(self._about)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(head)
        self._warning = label(size=13, tone="muted", wrap=True)
        self._layout.addWidget(self._warning)

    def _build_copy(self) -> None:
        line = columns(gap=8)
        self.copy_button = Button(self._look, _("Kopiér"), kind="primary", icon="copy")
        self.copy_button.setObjectName("copy-next")
        self.copy_button.clicked.connect(self.next_wanted)
        self._back = Button(self._look, _("Forrige igen"))
        self._back.setObjectName("copy-back")
        self._back.clicked.connect(self.back_wanted)
        line.addWidget(self.copy_button)
        line.addWidget(self._back)
        line.addStretch(1)
        self._layout.addLayout(line)
        self.countdown = Countdown(self._look)
        self._layout.addWidget(self.countdown)
        line = columns(gap=8)
        self.done_button = Button(self._look, _("Markér som overført"), icon="check")
        self.done_button.setObjectName("mark-done")
        self.done_button.clicked.connect(self.done_wanted)
        self._skip = Button(self._look, _("Vis næste"))
        self._skip.setObjectName("skip-row")
        self._skip.clicked.connect(self.skip_wanted)
        self._left = label(size=13, tone="muted")
        line.addWidget(self.done_button)
        line.addWidget(self._skip)
        line.addWidget(self._left)
        line.addStretch(1)
        self._layout.addLayout(line)

    def _build_fields(self) -> None:
        words = _("{next} næste felt · {back} forrige · 1-9 et bestemt · Ctrl Enter overført")
        keys = words.format(next=NEXT_KEY, back=BACK_KEY)
        self._layout.addWidget(label(keys, size=12, tone="muted", wrap=True))
        self.fields = FieldList(self._look)
        self.fields.wanted.connect(self.number_wanted)
        self._layout.addWidget(self.fields)
        self._blank = label(size=13, tone="muted", wrap=True)
        self._layout.addWidget(self._blank)

    def _build_foot(self, *, is_floating: bool) -> None:
        self._correct = Button(self._look, _("Ret notatet…"), kind="link", icon="pencil")
        self._correct.setObjectName("correct-note")
        self._correct.clicked.connect(self.correct_wanted)
        self._layout.addWidget(self._correct)
        self._on_top = Check(self._look, _("Vis i et lille vindue, der bliver øverst"))
        self._on_top.setObjectName("stay-on-top")
        self._on_top.setChecked(is_floating)
        self._on_top.toggled.connect(self.float_wanted)
        self._layout.addWidget(self._on_top)

    # --- what the presenter asks ------------------------------------------------------------

    def show_sheet(self, sheet: TransferSheet, left: int) -> None:
        """Show a row with its fields, and how many wait after it."""
        self._sheet, self._waits = sheet, left
        self._empty.hide()
        self._body.show()
        self._body.setEnabled(True)
        self._notice.say("")
        name = who(sheet.name, sheet.candidate_no, is_hidden=self._is_hidden)
        self._name.setText(name)
        born = _("f. {year}").format(year=sheet.birth_year)
        about = _("{title} i {profile}").format(title=sheet.title, profile=sheet.profile)
        parts = (about, format_day(sheet.day), "" if self._is_hidden else born)
        self._about.setText(" · ".join(part for part in parts if part))
        self._state.setText(STATES[sheet.state])
        set_tone(self._state, state_tone(sheet.state))
        self._warning.setText(sheet.warning)
        self.fields.show_fields(sheet.filled, is_hidden=self._is_hidden)
        blank = ", ".join(sheet.empty)
        self._blank.setText(_("Felter uden indhold: {fields}").format(fields=blank))
        self._blank.setVisible(bool(blank))
        self._correct.setVisible(sheet.kind in _CAN_CORRECT)
        self._skip.setVisible(left > 0)
        self._left.setText(_("{n} andre venter").format(n=format_number(left)) if left else "")
        self._left.setVisible(left > 0)
        self.take_focus()

    def show_next(self, following: int, copied: frozenset[int]) -> None:
        """Mark the field that is copied next (-1: none is left) and those that were."""
        self._marks = (following, copied)
        self.fields.mark(following, copied)
        is_left = following >= 0 and self._sheet is not None
        if is_left and self._sheet is not None:
            name = self._sheet.filled[following].label
            self.copy_button.setText(_("Kopiér: {field}").format(field=name))
        else:
            self.copy_button.setText(_("Alle felter er kopieret"))
        self.copy_button.setEnabled(is_left)
        self.copy_button.updateGeometry()
        self._back.setEnabled(bool(copied))
        # one primary on screen: it moves to what comes next
        self.copy_button.set_kind("primary" if is_left else "secondary")
        self.done_button.set_kind("secondary" if is_left else "primary")
        if not is_left:
            self.done_button.setFocus()

    def show_all_done(self) -> None:
        """Say that nothing waits any more."""
        self._sheet = None
        self._body.hide()
        self._empty.show()
        self._empty.button.setFocus()

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a while."""
        self._keeper.copy(text)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._notice.say(title, text)

    # --- what the bench asks ----------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the focus on the key one presses again and again."""
        button = self.copy_button if self.copy_button.isEnabled() else self.done_button
        button.setFocus()

    def keep_draft(self) -> None:
        """Nothing is typed here; what is on the clipboard goes by itself."""

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names and texts; what is copied next stays."""
        self._is_hidden = is_hidden
        if self._sheet is not None:
            marks = self._marks
            self.show_sheet(self._sheet, self._waits)
            self.show_next(*marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ENTER and is_ctrl:
            self.done_wanted.emit()
        elif key in _KEYS:
            (self.next_wanted if _KEYS[key] == "next" else self.back_wanted).emit()
        elif _ONE <= key <= _NINE and not is_ctrl:
            self.number_wanted.emit(int(key) - int(_ONE))
        else:
            super().keyPressEvent(event)

    def _on_ticked(self, left: int) -> None:
        self.countdown.show_left(left, self._keeper.seconds)
