"""Lines of one section under each other: written, moved, taken away, read by the guard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.domain.card_limits import limit_of
from flexdesk.ui.cards.builder_line import Line
from flexdesk.ui.cards.guard_field import GuardHost, follow, tone_of
from flexdesk.ui.cards.guard_offers import Offers
from flexdesk.ui.cards.guard_panel import GuardPanel
from flexdesk.ui.cards.guard_places import Place, Said
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.growing_text import TextMark
from flexdesk.ui.parts.labels import set_tone


class GuardedLines(GuardHost):
    """All lines of a section, and the button that adds one."""

    def __init__(
        self, look: Look, title: str, field: str, verb: str, offers: Offers | None = None
    ) -> None:
        self._limit = limit_of(field)
        super().__init__(look, title, str(self._limit.section))
        self._field, self._offers = field, offers
        self.lines: list[Line] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self.over = Finding(look)
        self.body.addWidget(self.over)
        self.add = Button(look, verb, kind="link", icon="plus")
        self.add.setObjectName(f"card-{field.replace('_', '-')}-add")
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.add)
        self._tell()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Years and text of every line that says something."""
        told = ((line.lead.strip(), line.edit.text.strip()) for line in self.lines)
        return tuple(pair for pair in told if any(pair))

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every line that says something."""
        return tuple(text for _years, text in self.pairs if text)

    def fill(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these lines, typed by nobody; those that say so already stay as they are."""
        if tuple(pairs) == self.pairs:
            return
        self.is_filling = True
        while len(self.lines) > len(pairs):
            self._away(self.lines[-1])
        while len(self.lines) < len(pairs):
            self._new()
        for line, (years, text) in zip(self.lines, pairs, strict=True):
            line.fill(years, text)
        self.is_filling = False
        self._tell()

    def append(self, text: str) -> bool:
        """Add a line that says something; say whether there was room."""
        if text in self.texts or len(self.pairs) >= self._limit.most:
            self._tell(is_refused=text not in self.texts)
            return False
        empty = next((line for line in self.lines if not line.edit.text.strip()), None)
        (empty or self._new()).fill("", text)
        self._tell()
        self.touch()
        return True

    def said(self) -> tuple[Said, ...]:
        return tuple(
            Said(self.section, at, line.edit.text, line.lead) for at, line in enumerate(self.lines)
        )

    def show_places(self, places: Sequence[Place]) -> None:
        for at, line in enumerate(self.lines):
            here = [TextMark(p.start, p.end, tone_of(p)) for p in places if p.at == at]
            line.edit.show_marks(here)

    def write(self, at: int, start: int, end: int, text: str) -> None:
        if at < len(self.lines):
            self.lines[at].edit.put(start, end, text)
            self.lines[at].edit.setFocus()

    def go_to(self, at: int, start: int, end: int) -> None:
        if at < len(self.lines):
            self.lines[at].edit.setFocus()
            self.lines[at].edit.select(start, end)

    def hold(self, panel: GuardPanel, at: int) -> None:
        # right under its line, wherever that stands now
        line = self.lines[at] if at < len(self.lines) else None
        column = self._column
        if line is None or column.indexOf(panel) == column.indexOf(line) + 1:
            return
        column.removeWidget(panel)
        column.insertWidget(column.indexOf(line) + 1, panel)
        follow(line.drop, panel)

    def last_input(self) -> QWidget:
        return self.add

    def _new(self) -> Line:
        name = _("{section}, linje {n}").format(section=self.title, n=len(self.lines) + 1)
        line = Line(self.look, name, self._field, self._offers)
        line.changed.connect(self._on_changed)
        line.entered.connect(self._on_entered)
        line.visited.connect(self._on_visited)
        line.moved.connect(self._on_moved)
        line.dropped.connect(self._on_dropped)
        self._column.addWidget(line)
        before: QWidget | None = self.lines[-1].drop if self.lines else None
        self.lines.append(line)
        inputs = [line.years] if line.years is not None else []
        for widget in (*inputs, line.edit, line.up, line.down, line.drop, self.add):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        line.show()
        self._ends()
        return line

    def _away(self, line: Line) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._ends()

    def _ends(self) -> None:
        """The first line cannot go up, the last not down."""
        for at, line in enumerate(self.lines):
            line.up.setEnabled(at > 0)
            line.down.setEnabled(at < len(self.lines) - 1)

    def _on_add(self) -> None:
        empty = next((line for line in self.lines if not any((line.lead, line.edit.text))), None)
        if empty is None and len(self.lines) >= self._limit.most:
            self._tell(is_refused=True)
            return
        (empty or self._new()).take_focus()

    def _on_changed(self) -> None:
        self._tell()
        self.touch()

    def _on_entered(self) -> None:
        line = self._sender()
        at = self.lines.index(line) if line is not None else -1
        if at + 1 < len(self.lines):
            self.lines[at + 1].take_focus()
        elif line is not None and line.edit.text.strip():
            self._on_add()

    def _on_visited(self, caret: int) -> None:
        line = self._sender()
        if line is not None and not self.is_filling:
            self.visited.emit(self.section, self.lines.index(line), caret)

    def _on_moved(self, by: int) -> None:
        line = self._sender()
        at = self.lines.index(line) if line is not None else -1
        if line is None or not 0 <= at + by < len(self.lines):
            return
        other = self.lines[at + by]
        mine, theirs = (line.lead, line.edit.text), (other.lead, other.edit.text)
        other.fill(*mine)
        line.fill(*theirs)
        other.edit.setFocus()

    def _on_dropped(self) -> None:
        line = self._sender()
        if line is None:
            return
        at = self.lines.index(line)
        self._away(line)
        rest = self.lines[at : at + 1] or self.lines[-1:]
        (rest[0].edit if rest else self.add).setFocus()
        self._tell()
        self.touch()

    def _sender(self) -> Line | None:
        line = self.sender()
        return line if isinstance(line, Line) and line in self.lines else None

    def _tell(self, *, is_refused: bool = False) -> None:
        used, most = len(self.pairs), self._limit.most
        self.count.setText(_("{n} af {of}").format(n=used, of=most))
        is_over = is_refused or used > most
        words = _("Der er plads til {n}. Fjern en, før du tilføjer flere.").format(n=most)
        self.over.say(words if is_over else "")
        set_tone(self.count, "danger" if is_over else "muted")
