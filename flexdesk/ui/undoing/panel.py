"""The panel Fortryd as a sheet: list, what the chosen action changed, one button; and drafts."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from flexdesk.app.undo_panel import DONE, UNDONE, UndoRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import Field, Finding, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.undoing.presenter import person_of

if TYPE_CHECKING:
    from flexdesk.app.kept_drafts import DraftRow

ACTIONS, DRAFTS = "actions", "drafts"
_TABLE_HEIGHT = 36 + 6 * 40 + 2
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def _tx_of(row: UndoRow) -> str:
    return row.tx


def _tone(row: UndoRow) -> str:
    return "ink" if row.state == DONE else "muted"


def _when(row: UndoRow) -> str:
    at = row.at.astimezone()
    return f"{at.day:02}-{at.month:02} {at:%H.%M}"


def _person(row: UndoRow, *, is_hidden: bool) -> str:
    return person_of(row, is_hidden=is_hidden)


def _specs(*, is_hidden: bool) -> tuple[ColumnSpec[UndoRow], ...]:
    return (
        ColumnSpec("text", _("Handling"), _text_of, width=0, is_bold=True, tone=_tone),
        ColumnSpec("about", _("Om"), partial(_person, is_hidden=is_hidden), width=160, tone=_tone),
        ColumnSpec("at", _("Hvornår"), _when, width=124, tone=_tone),
    )


def _text_of(row: UndoRow) -> str:
    return _("Fortrudt: {what}").format(what=row.text) if row.state == UNDONE else row.text


class UndoPanel(QWidget):
    """Builds the panel and emits wishes; the presenter decides."""

    typed = Signal(str)
    only_changed = Signal(bool)
    chosen = Signal(str)
    acted = Signal()
    draft_wanted = Signal(str)
    draft_dropped = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("undo-panel")
        self.presenter: object | None = None
        """Held here as long as the panel lives."""
        self._look = look
        self._is_hidden = False
        outer = rows(self, margins=(24, 16, 24, 24), gap=14)
        self._notice = NoticeBar(look, "undo-notice")
        outer.addWidget(self._notice)
        self._parts = ChoiceRow(look, _("Vis"))
        self._parts.set_choices([Choice(ACTIONS, _("Handlinger")), Choice(DRAFTS, _("Påbegyndt"))])
        self._parts.chosen.connect(self._on_part)
        outer.addWidget(self._parts)
        self._actions = QWidget()
        self._drafts = QWidget()
        outer.addWidget(self._actions)
        outer.addWidget(self._drafts)
        outer.addStretch(1)
        self._build_actions()
        self._draft_rows = rows(self._drafts, gap=10)
        self._drafts.hide()

    def _build_actions(self) -> None:
        look = self._look
        layout = rows(self._actions, gap=14)
        self.search = Field(look, _("Søg i handlinger"), hint=_("navn, handling eller initialer"))
        self.search.edit.setObjectName("undo-search")
        self.search.edit.textEdited.connect(self.typed)
        layout.addWidget(self.search)
        self.only = Check(look, "")
        self.only.setObjectName("undo-only")
        self.only.toggled.connect(self.only_changed)
        self.only.hide()
        layout.addWidget(self.only)
        card = Card(look)
        inside = rows(card, margins=(1, 1, 1, 1))
        self.model: RowsModel[UndoRow] = RowsModel(_specs(is_hidden=False), _tx_of)
        self.table = RowTable(look, self.model, _("Handlinger"))
        self.table.setObjectName("undo-table")
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(self._on_opened)
        inside.addWidget(self.table)
        card.setFixedHeight(_TABLE_HEIGHT)
        layout.addWidget(card)
        self._none = label(_("Ingen handlinger passer"), tone="muted")
        self._none.hide()
        layout.addWidget(self._none)
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        self._about = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        holder = QWidget()
        self._lines = rows(holder, gap=6)
        layout.addWidget(holder)
        self._note = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._note)
        self._blocked = Finding(look)
        self._blocked.setObjectName("undo-blocked")
        layout.addWidget(self._blocked)
        foot = columns(gap=8)
        self.act = Button(look, _("Fortryd netop dette"), kind="primary", icon="undo-2")
        self.act.setObjectName("undo-act")
        self.act.clicked.connect(self.acted)
        foot.addWidget(self.act)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        layout.addLayout(foot)

    def take_focus(self) -> None:
        """Put the focus in the list, or on the choice of parts over what is half-written."""
        if self._parts.key == DRAFTS:
            self._parts.focus_chosen()
        else:
            self.table.setFocus()

    def keep_draft(self) -> None:
        """Nothing is typed here that is worth keeping."""

    def show_part(self, part: str) -> None:
        """Show the actions or what is half-written."""
        self._parts.choose(part)
        self._on_part(part)

    def show_rows(self, found: Sequence[UndoRow], *, is_hidden: bool) -> None:
        """List actions."""
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self.model.set_columns(_specs(is_hidden=is_hidden))
        self.model.set_rows(found)
        self._none.setVisible(not found)

    def choose(self, tx: str) -> None:
        """Choose an action in the list."""
        self.table.choose(tx)

    def show_counts(self, actions: int, drafts: int) -> None:
        """Say how many there are of each."""
        self._parts.set_choices(
            [
                Choice(ACTIONS, _("Handlinger"), format_number(actions)),
                Choice(DRAFTS, _("Påbegyndt"), format_number(drafts)),
            ],
            self._parts.key or ACTIONS,
        )

    def show_only(self, words: str, *, is_on: bool) -> None:
        """Offer to see one citizen's actions only."""
        self.only.blockSignals(True)
        self.only.setText(words)
        self.only.setAccessibleName(words)
        self.only.setChecked(is_on)
        self.only.blockSignals(False)
        self.only.setVisible(bool(words))

    def show_detail(
        self, title: str, about: str, lines: Sequence[tuple[str, str]], verb: str, note: str
    ) -> None:
        """Show what the chosen action changed, and the one thing that can be done about it."""
        self._title.setText(title)
        self._about.setText(about)
        _empty(self._lines)
        for kind, text in lines:
            self._lines.addWidget(self._line(kind, text))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.act.setText(verb or _("Fortryd netop dette"))
        self.act.set_icon_name("redo-2" if verb == _("Gendan") else "undo-2")
        self.act.setEnabled(bool(verb))

    def show_blockers(self, lines: Sequence[str]) -> None:
        """Show what stands in the way."""
        head = _("Det kan ikke fortrydes, fordi noget bygger på det. Fortryd først:")
        self._blocked.say("\n".join((head, *(f"· {line}" for line in lines))) if lines else "")

    def show_drafts(self, found: "Sequence[DraftRow]", *, is_hidden: bool) -> None:
        """List what is half-written."""
        _empty(self._draft_rows)
        if not found:
            words = _("Intet er påbegyndt. Det, du skriver uden at gemme, kommer her.")
            self._draft_rows.addWidget(label(words, tone="muted", wrap=True))
        for row in found:
            self._draft_rows.addWidget(self._draft(row, is_hidden=is_hidden))

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._notice.say(title, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if Qt.Key(event.key()) in _ENTER and is_ctrl and self.act.isEnabled():
            self.acted.emit()
        elif not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def _line(self, kind: str, text: str) -> QWidget:
        made = QWidget()
        layout = columns(made, gap=12)
        name = label(kind, size=13, tone="muted")
        name.setFixedWidth(120)
        layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(text, size=13, wrap=True, tabular=True), 1)
        return made

    def _draft(self, row: "DraftRow", *, is_hidden: bool) -> QWidget:
        made = QWidget()
        outer = rows(made, gap=10)
        layout = columns(gap=12)
        words = column(layout, gap=0)
        name = row.candidate_no if is_hidden else row.name
        title = " · ".join(part for part in (row.title, name) if part)
        words.addWidget(label(title, bold=True, wrap=True))
        if not is_hidden:
            words.addWidget(label(row.text, size=13, tone="muted", wrap=True))
        go_on = Button(self._look, _("Fortsæt"), height=32)
        go_on.setAccessibleName(_("Fortsæt: {what}").format(what=title))
        go_on.setProperty("key", row.key)
        go_on.clicked.connect(self._on_draft)
        drop = Button(self._look, _("Kassér"), kind="link")
        drop.setAccessibleName(_("Kassér: {what}").format(what=title))
        drop.setProperty("key", row.key)
        drop.clicked.connect(self._on_drop)
        layout.addWidget(go_on)
        layout.addWidget(drop)
        outer.addLayout(layout)
        outer.addWidget(Hairline(self._look))
        return made

    def _on_part(self, part: str) -> None:
        self._actions.setVisible(part == ACTIONS)
        self._drafts.setVisible(part == DRAFTS)

    def _on_opened(self, _tx: str) -> None:
        # the list takes Enter itself: with Ctrl it acts, without it goes to the button
        held = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if held and self.act.isEnabled():
            self.acted.emit()
        else:
            self.act.setFocus()
            self._bring_into_view(self.act)

    def _bring_into_view(self, widget: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 40)

    def _on_draft(self) -> None:
        self.draft_wanted.emit(str(self.sender().property("key")))

    def _on_drop(self) -> None:
        self.draft_dropped.emit(str(self.sender().property("key")))


def _empty(layout: object) -> None:
    take = getattr(layout, "takeAt")  # noqa: B009 - any box layout
    while (item := take(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
