"""The list of cards: a field to search in, whose they are, states with counts, the rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from flexdesk.app.card_rows import CardRow
from flexdesk.app.card_state import BAD, GOOD, LOOK, NEUTRAL, CardState
from flexdesk.base.language import _
from flexdesk.ui.cards.list_columns import columns_for
from flexdesk.ui.cards.list_filter import scope_choices
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow

_KEY_PRESS = QEvent.Type.KeyPress
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGE = 32
_BAR = 12
_ELIDE = Qt.TextElideMode.ElideRight
_ICONS = {
    NEUTRAL: ("pencil", "muted"),
    GOOD: ("check", "accent"),
    LOOK: ("clock", "amber"),
    BAD: ("triangle-alert", "danger"),
}
_NOT_BEGUN = "circle-dashed"
"""Nobody has written anything: not the pencil of a draft."""


def state_icon(row: CardRow) -> tuple[str, str]:
    """Return the icon of a card's state and its colour."""
    icon, tone = _ICONS[row.tone]
    return (_NOT_BEGUN if row.state == CardState.INGEN else icon), tone


def _citizen_of(row: CardRow) -> str:
    return row.citizen


class ListPanel(QWidget):
    """Builds the list and emits wishes."""

    typed = Signal(str)
    scope_chosen = Signal(str)
    state_chosen = Signal(str)
    opened = Signal(str)
    empty_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._look = look
        self._is_hidden = self._has_team = False
        layout = rows(self, margins=(_EDGE, 20, 24, 20), gap=0)
        self.new = Button(look, _("Nyt kandidatkort"), kind="primary", icon="plus")
        self.new.setObjectName("new-card")
        self.new.clicked.connect(self.new_wanted)
        self.header = PageHeader(_("Kandidatkort"), self.new, *header_buttons)
        layout.addWidget(self.header)
        layout.addSpacing(12)
        self.notice = NoticeBar(look, "cards-notice")
        layout.addWidget(self.notice)
        layout.addLayout(self._build_search())
        layout.addSpacing(8)
        self.states = ChoiceRow(look, _("Tilstand"))
        self.states.setObjectName("card-states")
        self.states.chosen.connect(self.state_chosen)
        layout.addWidget(self.states)
        layout.addSpacing(12)
        layout.addWidget(self._build_list(), 1)
        layout.addSpacing(8)
        layout.addLayout(self._build_foot())

    def _build_search(self) -> Any:  # noqa: ANN401 - a layout of Qt
        line = columns(gap=12)
        self.search = QLineEdit()
        self.search.setObjectName("find-card")
        self.search.setFont(font(14))
        self.search.setFixedHeight(36)
        self.search.setAccessibleName(_("Søg i kandidatkort"))
        self.search.setPlaceholderText(_("Navn, kandidatnr., modtager"))
        self.search.textEdited.connect(self.typed)
        self.search.installEventFilter(self)
        self.scope = ChoiceRow(self._look, _("Hvis kort"), as_segments=True)
        self.scope.setObjectName("card-scope")
        self.scope.set_choices(scope_choices())
        self.scope.chosen.connect(self.scope_chosen)
        line.addWidget(self.search, 1)
        line.addWidget(self.scope)
        return line

    def _build_list(self) -> QWidget:
        card = Card(self._look)
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self.model: RowsModel[CardRow] = RowsModel(columns_for(0), _citizen_of)
        self.table = RowTable(self._look, self.model, _("Kandidatkort"))
        self.table.setObjectName("cards")
        self.table.delegate.painters["state"] = self._paint_state
        self.table.opened.connect(self.opened)
        self.empty = EmptyState(self._look, "id-card", "", "")
        self.empty.wanted.connect(self.empty_wanted)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        return card

    def _build_foot(self) -> Any:  # noqa: ANN401 - a layout of Qt
        foot = columns(gap=8)
        self._foot = label(size=13, tone="muted", tabular=True)
        self._keys = label(_("Pile vælger · Enter åbner"), size=13, tone="muted")
        foot.addWidget(self._foot)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        return foot

    @property
    def is_empty(self) -> bool:
        """Whether what is missing is shown in the place of the rows."""
        return self._stack.currentWidget() is self.empty

    def show_rows(self, found: Sequence[CardRow], foot: str) -> None:
        """Show these rows, the chosen one kept."""
        self.model.set_rows(found)
        self._foot.setText(foot)
        self._show(self.table)

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show what is missing in the place of the rows."""
        self.model.set_rows(())
        self._foot.setText("")
        self.empty.say(title, text, verb)
        self._show(self.empty)

    def show_filters(self, states: Sequence[Choice], state: str, scope: str) -> None:
        """Show what can be chosen, and what is."""
        self.states.set_choices(states, state)
        self.scope.choose(scope)

    def set_columns(self, *, is_hidden: bool, has_team: bool) -> None:
        """Show names or numbers, and whose cards they are where they are several's."""
        self._is_hidden, self._has_team = is_hidden, has_team
        self._fit()

    def take_focus(self) -> None:
        """Put the cursor where one types."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_to_list(self) -> None:
        """Put the focus on the list, on its first row when none is chosen."""
        if self.is_empty:
            self.empty.button.setFocus()
            return
        self.table.setFocus()
        if self.table.chosen_line < 0 and self.model.rowCount():
            self.table.choose(self.model.key_at(0))

    def clear(self) -> None:
        """Drop every row and text."""
        self.model.set_rows(())
        self.search.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _KEY_PRESS and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Down:
                self.go_to_list()
                return True
            if key in _ENTERS and self.model.rowCount() == 1:
                self.opened.emit(self.model.key_at(0))
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.typed.emit("")
                return True
        return super().eventFilter(watched, event)

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._keys.setVisible(widget is self.table)
        # one primary on screen: an empty list has its own
        self.new.set_kind("primary" if widget is self.table else "secondary")

    def _fit(self) -> None:
        room = self.width() - _EDGE - 24 - 2 - _BAR
        wanted = columns_for(room, is_hidden=self._is_hidden, has_team=self._has_team)
        shown = [(spec.key, spec.title) for spec in self.model.columns]
        if [(spec.key, spec.title) for spec in wanted] != shown:
            column, order = self.model.sorted_by
            key = shown[column][0] if 0 <= column < len(shown) else ""
            self.model.set_columns(wanted)
            keys = [spec.key for spec in wanted]
            if key in keys:
                self.model.sort(keys.index(key), order)
        self.table.lay_out()

    def _paint_state(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CardRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        del spec, is_on
        look, side = self._look, 16
        top = round(cell.center().y() - side / 2)
        icon, tone = state_icon(row)
        look.draw_icon(painter, icon, tone, QPointF(round(cell.left()), top), side)
        words = cell.adjusted(side + 8, 0, 0, 0)
        face = font(14, bold=tone in ("amber", "danger"))
        text = QFontMetricsF(face).elidedText(row.state_text, _ELIDE, words.width())
        look.draw_text(
            painter, text, words, tone="ink" if tone in ("accent", "muted") else tone, face=face
        )
