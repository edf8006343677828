"""Oplysninger: the facts of a citizen, edited in place; the first few, or all in groups."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.citizen_facts import GROUPS, Fact
from flexdesk.app.field_history import FactLine
from flexdesk.base.language import _
from flexdesk.ui.citizen.facts_history import FactHistory
from flexdesk.ui.citizen.facts_row import FactRow
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows, title_row
from flexdesk.ui.parts.labels import label

KEEP_AFTER_MS = 400


class FactsCard(Card):
    """A row a fact; what is typed is kept as a draft until it is saved."""

    saved = Signal(str, str, str)
    draft_changed = Signal(str, object)
    history_wanted = Signal(str)
    put_back = Signal(str, str)
    opened = Signal(QWidget)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._history: FactHistory | None = None
        self._look = look
        self._citizen = ""
        self._rows: dict[str, FactRow] = {}
        self._headings: list[QWidget] = []
        self._groups: dict[str, str] = {}
        self._is_open = False
        self._kept: dict[str, str] = {}
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        layout = rows(self, margins=(20, 16, 8, 14), gap=0)
        self._saved = label(size=13, tone="muted", tabular=True)
        self._more = Button(look, _("Vis alle"), kind="link")
        self._more.setObjectName("all-facts")
        self._more.clicked.connect(self._on_more)
        head, _title = title_row(_("Oplysninger"), self._saved, self._more)
        head.setContentsMargins(0, 0, 12, 6)
        layout.addLayout(head)
        body = QWidget()
        self._body = rows(body, gap=0)
        layout.addWidget(body)

    @property
    def unsaved(self) -> dict[str, str]:
        """What is typed and not saved, by field."""
        return {field: row.text for field, row in self._rows.items() if row.is_unsaved}

    def row(self, field: str) -> FactRow:
        """Return the row of a field."""
        return self._rows[field]

    def show_facts(
        self, citizen: str, facts: Sequence[Fact], draft: Mapping[str, str], *, is_hidden: bool
    ) -> None:
        """Show a citizen's facts, and what was typed about them and never saved."""
        if citizen != self._citizen or [f.spec.field for f in facts] != list(self._rows):
            self._build(facts)
        is_new = citizen != self._citizen
        self._citizen = citizen
        for fact in facts:
            self._rows[fact.spec.field].show_fact(fact, is_hidden=is_hidden)
        if is_new:
            self._saved.setText("")
            self._kept = dict(draft)
            for field, text in draft.items():
                if field in self._rows and not is_hidden:
                    self._rows[field].restore(text)
                    self._is_open = self._is_open or not self._rows[field].fact.spec.is_first
        self._fold()

    def show_saved(self, field: str, sent: str, words: str) -> None:
        """Say that a value is saved."""
        if field in self._rows:
            self._rows[field].show_saved(sent)
        self._saved.setText(words)
        self.keep()

    def say_error(self, field: str, text: str) -> None:
        """Say at a field what is wrong with it."""
        if field in self._rows:
            self._rows[field].say_error(text)

    def show_history(self, field: str, lines: Sequence[FactLine]) -> None:
        """Unfold the values a fact has had under it."""
        self.close_history()
        row = self._rows.get(field)
        if row is None or row.isHidden():
            return
        made = FactHistory(self._look, field, row.fact.spec.label, lines)
        made.put_back.connect(self._on_put_back)
        made.closed.connect(self._on_history_closed)
        self._history = made
        self._body.insertWidget(self._body.indexOf(row) + 1, made)
        made.take_focus()
        self.opened.emit(made)

    def close_history(self) -> None:
        """Fold the earlier values."""
        made, self._history = self._history, None
        if made is not None:
            self._body.removeWidget(made)
            made.hide()
            made.deleteLater()

    def leave(self) -> None:
        """Save what is typed: another citizen is meant."""
        for row in self._rows.values():
            row.save()
        self.keep()

    def keep(self) -> None:
        """Have what is typed and not saved kept now."""
        unsaved = self.take_unsaved()
        if unsaved is not None:
            self.draft_changed.emit(*unsaved)

    def take_unsaved(self) -> tuple[str, dict[str, str]] | None:
        """Return what is typed and not kept yet, and hold it for kept from now on."""
        self._keeping.stop()
        typed = self.unsaved
        if typed == self._kept or not self._citizen:
            return None
        self._kept = typed
        return self._citizen, typed

    def forget(self) -> None:
        """Drop every text."""
        self.keep()
        self._citizen = ""
        self._saved.setText("")
        self.close_history()
        for row in self._rows.values():
            row.forget()

    def take_focus(self) -> None:
        """Put the focus on the first fact."""
        for row in self._rows.values():
            row.editor.setFocus()
            return

    def _build(self, facts: Sequence[Fact]) -> None:
        self.close_history()
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows, self._headings, group = {}, [], ""
        for fact in facts:
            if fact.spec.group != group:
                group = fact.spec.group
                heading = label(GROUPS[group], size=13, bold=True, tone="head")
                heading.setContentsMargins(0, 10 if self._headings else 2, 0, 4)
                self._headings.append(heading)
                self._body.addWidget(heading)
            row = FactRow(self._look, fact)
            row.rested.connect(self._on_rested)
            row.typed.connect(self._on_typed)
            row.history_wanted.connect(self._on_history)
            self._rows[fact.spec.field] = row
            self._body.addWidget(row)

    def _fold(self) -> None:
        for heading in self._headings:
            heading.setVisible(self._is_open)
        for row in self._rows.values():
            row.setVisible(self._is_open or row.fact.spec.is_first)
        self._more.setText(_("Vis færre") if self._is_open else _("Vis alle"))
        self._more.updateGeometry()

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._fold()

    def _on_history(self, field: str) -> None:
        if self._history is not None and self._history.field == field:
            self._on_history_closed()
        else:
            self.history_wanted.emit(field)

    def _on_history_closed(self) -> None:
        field = self._history.field if self._history is not None else ""
        self.close_history()
        if field in self._rows:
            self._rows[field].editor.setFocus()

    def _on_put_back(self, field: str, text: str) -> None:
        self._on_history_closed()
        self.put_back.emit(field, text)

    def _on_rested(self, field: str, text: str) -> None:
        self.saved.emit(self._citizen, field, text)

    def _on_typed(self) -> None:
        # not begun anew at each key: one who types on and on loses half a second, no more
        if not self._keeping.isActive():
            self._keeping.start()
