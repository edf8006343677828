"""The tab Historik: a table of every change, what is chosen in full, and taking it back."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from flexdesk.app.field_history import ChangeLine
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows, title_row
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

_TYPED_MS = 120
_HIDDEN = "•••"
_NARROW, _SMALL = 760, 900

Spec = ColumnSpec[ChangeLine]


def _key(line: ChangeLine) -> str:
    return line.key


def when_text(line: ChangeLine) -> str:
    """Return day and time of a change."""
    at = line.at.astimezone()
    return f"{format_day(at.date())} {at:%H.%M}"


def verb_text(line: ChangeLine) -> str:
    """Return what was done, and that it was taken back."""
    return _("{verb} (fortrudt)").format(verb=line.verb) if line.is_undone else line.verb


def specs(*, is_hidden: bool, is_narrow: bool) -> tuple[Spec, ...]:
    """Return the columns; what was written stays away while names are hidden."""

    def text(line: ChangeLine) -> str:
        return _HIDDEN if is_hidden else line.text

    def muted(line: ChangeLine) -> str:
        return "muted" if line.is_undone else "ink"

    when: Spec = ColumnSpec(
        "when", _("Hvornår"), when_text, lambda line: line.at, 150, is_descending_first=True
    )
    who: Spec = ColumnSpec("who", _("Hvem"), lambda line: line.actor, width=90)
    verb: Spec = ColumnSpec("verb", _("Hvad"), verb_text, width=0 if is_narrow else 250, tone=muted)
    what: Spec = ColumnSpec("text", _("Ændring"), text, width=0, tone=muted)
    return (when, who, verb) if is_narrow else (when, who, verb, what)


class HistoryView(QWidget):
    """Builds the tab and emits wishes."""

    undo_wanted = Signal(str)
    searched = Signal(str)
    counted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._lines: tuple[ChangeLine, ...] = ()
        self._is_hidden = self._is_narrow = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._typing.timeout.connect(self._on_rested)
        self._layout = rows(self, margins=(32, 16, 32, 20), gap=0)
        self.notice = NoticeBar(look, "history-notice")
        self._layout.addWidget(self.notice)
        card = Card(look)
        self._layout.addWidget(card, 1)
        inner = rows(card, margins=(1, 16, 1, 1), gap=0)
        top = QWidget()
        head = rows(top, margins=(12, 0, 19, 12), gap=0)
        self.search = QLineEdit()
        self.search.setObjectName("history-search")
        self.search.setAccessibleName(_("Søg i ændringer"))
        self.search.setPlaceholderText(_("Søg i ændringer"))
        self.search.setFont(font(14))
        self.search.setFixedHeight(32)
        self.search.setFixedWidth(220)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        line, _title = title_row(_("Historik"), self.search)
        head.addLayout(line)
        inner.addWidget(top)
        inner.addWidget(self._build_table(look), 1)
        inner.addWidget(Hairline(look))
        inner.addWidget(self._build_foot(look))

    def _build_table(self, look: Look) -> QWidget:
        host = QWidget()
        self._stack = QStackedLayout(host)
        self.model: RowsModel[ChangeLine] = RowsModel(specs(is_hidden=False, is_narrow=False), _key)
        self.table = RowTable(look, self.model, _("Historik"))
        self.table.setObjectName("history")
        self.table.current_changed.connect(self._show_chosen)
        self.empty = EmptyState(look, "clock", _("Ingen ændringer passer"), "")
        self.empty.wanted.connect(self.search.clear)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        return host

    def _build_foot(self, look: Look) -> QWidget:
        foot = QWidget()
        layout = columns(foot, margins=(12, 10, 20, 10), gap=16)
        words = QWidget()
        inner = rows(words, gap=2)
        self._count = label(size=13, tone="muted", tabular=True)
        self._chosen = label(wrap=True)
        inner.addWidget(self._chosen)
        inner.addWidget(self._count)
        layout.addWidget(words, 1)
        self.undo = Button(look, _("Fortryd denne"), icon="undo-2")
        self.undo.setObjectName("undo-change")
        self.undo.clicked.connect(self._on_undo)
        self._why = label(size=13, tone="muted")
        layout.addWidget(self._why)
        layout.addWidget(self.undo)
        return foot

    def show_lines(self, lines: Sequence[ChangeLine], total: int, *, is_hidden: bool) -> None:
        """Show these changes of so many."""
        self._lines = tuple(lines)
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self._choose_columns()
        self.model.set_rows(self._lines)
        words = ngettext("{n} ændring", "{n} ændringer", total).format(n=format_number(total))
        if len(self._lines) < total:
            words = _("{n} af {all}").format(
                n=format_number(len(self._lines)), all=format_number(total)
            )
        self._count.setText(words)
        if lines:
            self._stack.setCurrentWidget(self.table)
        else:
            text = _("Prøv et andet ord: et felt, en værdi, initialer eller det, der blev gjort.")
            self.empty.say(_("Ingen ændringer passer"), text, _("Vis alle") if total else "")
            self._stack.setCurrentWidget(self.empty)
        self._show_chosen()
        self.counted.emit(total)

    def clear(self) -> None:
        """Drop every text."""
        self._typing.stop()
        self.search.clear()
        self.show_lines((), 0, is_hidden=False)

    def take_focus(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self.notice.say(title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        edge = 24 if self.width() < _SMALL else 32
        self._layout.setContentsMargins(edge, 16, edge, 20)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._choose_columns()

    def _choose_columns(self) -> None:
        self.model.set_columns(specs(is_hidden=self._is_hidden, is_narrow=self._is_narrow))
        self.table.lay_out()

    def _show_chosen(self) -> None:
        line = next((each for each in self._lines if each.key == self.table.key), None)
        if line is None or self._is_hidden:
            self._chosen.setText("")
        else:
            self._chosen.setText(line.text)
        self._chosen.setVisible(bool(self._chosen.text()))
        self.undo.setVisible(line is not None)
        self.undo.setEnabled(line is not None and line.can_undo)
        self._why.setText(_why_not(line))

    def _on_undo(self) -> None:
        line = next((each for each in self._lines if each.key == self.table.key), None)
        if line is not None:
            self.undo_wanted.emit(line.tx)

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_rested(self) -> None:
        self.searched.emit(self.search.text())


def _why_not(line: ChangeLine | None) -> str:
    if line is None or line.can_undo:
        return ""
    return _("Er fortrudt") if line.is_undone else _("Kan ikke fortrydes")
