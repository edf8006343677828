"""The page Tjek data: parts with counts, kinds with their lines, an editor under the open one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.inspector.fix_editor import FixEditor
from flexdesk.ui.inspector.line_row import LineRow
from flexdesk.ui.inspector.rows import ShownGroup
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Mark, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tabs import ChoiceRow

if TYPE_CHECKING:
    from flexdesk.app.inspector_fixes import Fix

_STRONG = Qt.FocusPolicy.StrongFocus
_CLICK = Qt.FocusPolicy.ClickFocus
_TOP = Qt.AlignmentFlag.AlignTop


class InspectorView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    scope_chosen = Signal(str)
    part_chosen = Signal(str)
    more_wanted = Signal(str)
    opened = Signal(str)
    fixed = Signal(str, str, object)
    aside_wanted = Signal(str, str)
    taken_up = Signal(str)
    citizen_wanted = Signal(str, bool)
    empty_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._rows: list[LineRow] = []
        self._groups: tuple[ShownGroup, ...] = ()
        self.editor: FixEditor | None = None
        self._open_key = ""
        layout = rows(self, margins=(32, 20, 32, 20))
        self.scope = ChoiceRow(look, _("Hvis sager"), as_segments=True)
        self.scope.chosen.connect(self.scope_chosen)
        self.header = PageHeader(_("Tjek data"), self.scope, *header_buttons)
        layout.addWidget(self.header)
        layout.addSpacing(12)
        self.notice = NoticeBar(look, "inspector-notice")
        layout.addWidget(self.notice)
        self.parts = ChoiceRow(look, _("Dele"))
        self.parts.chosen.connect(self.part_chosen)
        layout.addWidget(self.parts)
        layout.addSpacing(12)
        layout.addWidget(self._build_body(), 1)

    def _build_body(self) -> QWidget:
        card = Card(self._look)
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QWidget()
        self._list_layout = rows(self._list, margins=(0, 4, 0, 16))
        self._scroll.setWidget(self._list)
        self.empty = EmptyState(self._look, "check", _("Intet at rette"), "")
        self.empty.wanted.connect(self.empty_wanted)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        return card

    @property
    def current(self) -> LineRow | None:
        """The line one is on."""
        focused = self.window().focusWidget()
        for row in self._rows:
            if row is focused or row.line.key == self._open_key:
                return row
        return None

    @property
    def line_keys(self) -> tuple[str, ...]:
        """The keys of the lines that are shown."""
        return tuple(row.line.key for row in self._rows)

    def take_focus(self) -> None:
        """Put the focus on the first line."""
        if self._rows:
            self._rows[0].setFocus()
        else:
            self.setFocus()

    def show_scope(self, choices: Sequence[Choice], key: str) -> None:
        """Offer whose cases to look at."""
        self.scope.set_choices(choices, key)
        self.scope.setVisible(len(choices) > 1)

    def show_parts(self, choices: Sequence[Choice], key: str) -> None:
        """Show the parts of the page with their counts."""
        self.parts.set_choices(choices, key)
        self.parts.show()

    def show_groups(self, groups: Sequence[ShownGroup], line: str) -> None:
        """Show what was found."""
        self.notice.say("")
        self.header.set_line(line)
        self._stack.setCurrentWidget(self._scroll)
        if tuple(groups) == self._groups:
            return
        focused = next((row.line.key for row in self._rows if row.hasFocus()), "")
        self._clear()
        self._groups = tuple(groups)
        for group in groups:
            self._list_layout.addWidget(self._heading(group))
            for each in group.lines:
                row = self._row(LineRow(self._look, each))
                self._list_layout.addWidget(row)
                self._rows.append(row)
            if group.more > 0:
                self._list_layout.addWidget(self._more(group))
        self._list_layout.addStretch(1)
        self._give_tab_stop(0)
        if focused:
            self.focus_line(focused)

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show that there is nothing to put right."""
        self._clear()
        self.parts.hide()
        self.header.set_line("")
        self.empty.say(title, text, verb)
        self._stack.setCurrentWidget(self.empty)

    def show_fixes(self, key: str, fixes: "Sequence[Fix]") -> None:
        """Open the editor under a line."""
        self.close_editor()
        row = self._row_of(key)
        if row is None:
            return
        self._open_key = key
        row.set_open(is_open=True)
        self.editor = FixEditor(self._look, row.line, fixes)
        self.editor.saved.connect(self._on_saved)
        self.editor.set_aside.connect(self._on_aside)
        self.editor.taken_up.connect(self._on_taken_up)
        self.editor.citizen_wanted.connect(self._on_citizen)
        self.editor.closed.connect(self._on_closed)
        self._list_layout.insertWidget(self._list_layout.indexOf(row) + 1, self.editor)
        self.editor.show()
        self._list_layout.activate()
        self._scroll.ensureWidgetVisible(self.editor, 0, 24)
        self.editor.take_focus()

    def close_editor(self) -> None:
        """Close the editor."""
        editor, self.editor = self.editor, None
        row = self._row_of(self._open_key)
        self._open_key = ""
        if row is not None:
            row.set_open(is_open=False)
        if editor is not None:
            self._list_layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    def focus_line(self, key: str) -> None:
        """Put the focus on a line."""
        row = self._row_of(key)
        if row is not None:
            self._give_tab_stop(self._rows.index(row))
            row.setFocus()
            self._list_layout.activate()
            self._scroll.ensureWidgetVisible(row, 0, 60)

    def say_fix(self, text: str) -> None:
        """Say in the editor what is wrong."""
        if self.editor is not None:
            self.editor.say(text)

    def say_error(self, title: str, text: str) -> None:
        """Say on the page what went wrong."""
        self.notice.say(title, text)

    def clear(self) -> None:
        """Drop every row and text."""
        self._clear()

    def _heading(self, group: ShownGroup) -> QWidget:
        made = QWidget()
        layout = columns(made, margins=(16, 18, 20, 8), gap=10)
        layout.addWidget(Mark(self._look, group.icon, group.tone, 18), 0, _TOP)
        words = QWidget()
        inside = rows(words, gap=1)
        head = columns(gap=8)
        tone = "amber" if group.tone == "amber" else "head"
        head.addWidget(label(group.title, bold=True, tone=tone))
        head.addWidget(label(format_number(group.total), tone="muted", tabular=True))
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(label(group.text, size=13, tone="muted", wrap=True))
        layout.addWidget(words, 1)
        return made

    def _more(self, group: ShownGroup) -> QWidget:
        made = QWidget()
        layout = columns(made, margins=(44, 6, 20, 6))
        words = _("Vis alle {n}").format(n=format_number(group.total))
        link = Button(self._look, words, kind="link")
        link.setAccessibleName(f"{words}: {group.title}")
        link.setProperty("code", group.code)
        link.clicked.connect(self._on_more)
        layout.addWidget(link)
        layout.addStretch(1)
        return made

    def _row(self, row: LineRow) -> LineRow:
        row.clicked.connect(self._on_clicked)
        row.moved.connect(self._on_moved)
        return row

    def _row_of(self, key: str) -> LineRow | None:
        return next((row for row in self._rows if row.line.key == key), None)

    def _give_tab_stop(self, at: int) -> None:
        # one stop for Tab: the line one is on; arrows move between them
        for number, row in enumerate(self._rows):
            row.setFocusPolicy(_STRONG if number == at else _CLICK)

    def _clear(self) -> None:
        self.close_editor()
        self._rows, self._groups = [], ()
        while (item := self._list_layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, LineRow):
            return
        self._give_tab_stop(self._rows.index(row))
        if row.line.key == self._open_key:
            self._on_closed()
        else:
            self.opened.emit(row.line.key)

    def _on_moved(self, by: int) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            at = min(max(self._rows.index(row) + by, 0), len(self._rows) - 1)
            self.focus_line(self._rows[at].line.key)

    def _on_closed(self) -> None:
        key = self._open_key
        self.close_editor()
        self.focus_line(key)

    def _on_saved(self, way: str, values: object) -> None:
        self.fixed.emit(self._open_key, way, values)

    def _on_aside(self, reason: str) -> None:
        self.aside_wanted.emit(self._open_key, reason)

    def _on_taken_up(self) -> None:
        self.taken_up.emit(self._open_key)

    def _on_citizen(self, is_other: bool) -> None:  # noqa: FBT001 - a slot
        self.citizen_wanted.emit(self._open_key, is_other)

    def _on_more(self) -> None:
        self.more_wanted.emit(str(self.sender().property("code")))
