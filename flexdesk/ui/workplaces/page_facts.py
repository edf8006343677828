"""The facts of a workplace, edited where they stand; the rest unfolds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from flexdesk.base.language import _
from flexdesk.ui.citizen.facts_row import FactRow
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.labels import label
from flexdesk.ui.workplaces.page_side import empty_out

if TYPE_CHECKING:
    from flexdesk.app.citizen_facts import Fact

KEEP_AFTER_MS = 400
_CAPTION = 92


class PlaceFactRow(FactRow):
    """A fact without the list of its earlier values, in a narrower place."""

    def __init__(self, look: Look, fact: "Fact") -> None:
        super().__init__(look, fact)
        self._clock.hide()
        for caption in self.findChildren(QLabel):
            if caption.buddy() is self.editor:
                caption.setFixedWidth(_CAPTION)


class PlaceFacts(Card):
    """A row a fact; what is typed is kept as a draft until it is saved."""

    saved = Signal(str, str, str)
    draft_changed = Signal(str, object)
    employer_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("workplace-facts")
        self._look = look
        self._place = ""
        self._rows: dict[str, PlaceFactRow] = {}
        self._is_open = False
        self._kept: dict[str, str] = {}
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        layout = rows(self, margins=(16, 14, 8, 12), gap=0)
        self._more = Button(look, _("Vis alle"), kind="link")
        self._more.setObjectName("all-place-facts")
        self._more.clicked.connect(self._on_more)
        head, _title = title_row(_("Oplysninger"), self._more)
        head.setContentsMargins(0, 0, 4, 4)
        layout.addLayout(head)
        body = QWidget()
        self._body = rows(body, gap=0)
        layout.addWidget(body)
        line = columns(margins=(0, 4, 4, 0), gap=8)
        self._employer = label(size=13, tone="muted", wrap=True)
        line.addWidget(self._employer, 1)
        change = Button(look, _("Arbejdsgiver…"), kind="link")
        change.setObjectName("place-employer")
        change.clicked.connect(self.employer_wanted)
        line.addWidget(change)
        layout.addLayout(line)

    @property
    def unsaved(self) -> dict[str, str]:
        """What is typed and not saved, by field."""
        return {field: row.text for field, row in self._rows.items() if row.is_unsaved}

    def row(self, field: str) -> PlaceFactRow:
        """Return the row of a field."""
        return self._rows[field]

    def show_facts(
        self, place: str, facts: "Sequence[Fact]", draft: Mapping[str, str], *, is_hidden: bool
    ) -> None:
        """Show a workplace's facts, and what was typed about them and never saved."""
        is_new = place != self._place
        if is_new:
            self.leave()
            self._make_room_for(facts)
        self._place = place
        for fact in facts:
            self._rows[fact.spec.field].show_fact(fact, is_hidden=is_hidden)
        if is_new:
            self._kept = dict(draft)
            for field, text in draft.items():
                if field in self._rows and not is_hidden:
                    self._rows[field].restore(text)
                    self._is_open = self._is_open or not self._rows[field].fact.spec.is_first
        self._fold()

    def show_employer(self, name: str) -> None:
        """Say who employs here."""
        self._employer.setText(name or _("Arbejdsgiver er ikke skrevet"))

    def show_saved(self, field: str, sent: str) -> None:
        """The value that was sent is in the register."""
        if field in self._rows:
            self._rows[field].show_saved(sent)
        self.keep()

    def say_error(self, field: str, text: str) -> None:
        """Say at a field what is wrong with it."""
        if field in self._rows:
            self._rows[field].say_error(text)

    def focus_fact(self, field: str) -> None:
        """Put the cursor in a fact, unfolded if it must be."""
        row = self._rows.get(field)
        if row is not None:
            self._is_open = self._is_open or not row.fact.spec.is_first
            self._fold()
            row.editor.setFocus()

    def leave(self) -> None:
        """Save what is typed: another workplace is meant."""
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
        if typed == self._kept or not self._place:
            return None
        self._kept = typed
        return self._place, typed

    def forget(self) -> None:
        """Drop every text."""
        self.keep()
        self._place = ""
        self._employer.setText("")
        for row in self._rows.values():
            row.forget()

    def _make_room_for(self, facts: "Sequence[Fact]") -> None:
        if list(self._rows) == [fact.spec.field for fact in facts]:
            for row in self._rows.values():
                row.forget()
            return
        empty_out(self._body)
        self._rows = {}
        for fact in facts:
            row = PlaceFactRow(self._look, fact)
            row.rested.connect(self._on_rested)
            row.typed.connect(self._on_typed)
            self._rows[fact.spec.field] = row
            self._body.addWidget(row)

    def _fold(self) -> None:
        for row in self._rows.values():
            row.setVisible(self._is_open or row.fact.spec.is_first)
        self._more.setText(_("Vis færre") if self._is_open else _("Vis alle"))
        self._more.updateGeometry()

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._fold()

    def _on_rested(self, field: str, text: str) -> None:
        self.saved.emit(self._place, field, text)

    def _on_typed(self) -> None:
        if not self._keeping.isActive():
            self._keeping.start()
