"""Ingenting endnu: a grid to type or paste into, checked cell by cell, kept while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.imports.grid import FIELDS, Pasted
from flexdesk.ui.importing.grid_model import GridModel, column_words
from flexdesk.ui.importing.grid_table import GridTable
from flexdesk.ui.importing.rows import CellProblem, GridStart, Lines
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows
from flexdesk.ui.parts.fields import Finding, Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import ProgressLine

KEEP_MS = 500


class GridView(QWidget):
    """The grid with what is wrong beneath it and one button that takes all of it in."""

    typed = Signal(tuple)
    take_wanted = Signal(tuple)
    paste_wanted = Signal(str)
    back_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("grid-page")
        self._look = look
        self._titles: tuple[str, ...] = ("",) * len(FIELDS)
        self._has_unsaved = False
        layout = rows(self, gap=12)
        card = Card(look)
        self.model = GridModel()
        self.table = GridTable(look, self.model)
        rows(card, margins=(1, 1, 1, 1)).addWidget(self.table)
        layout.addWidget(card, 1)
        self.finding = Finding(look)
        self.doubt = Finding(look, tone="amber")
        layout.addWidget(self.finding)
        layout.addWidget(self.doubt)
        layout.addLayout(self._build_foot())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._on_rested)
        self.model.edited.connect(self._on_edited)
        self.table.delegate.typing.connect(self._on_edited)
        self.table.moved.connect(self._tell)
        self.table.left.connect(self._on_left)
        self.table.take_wanted.connect(self._on_take)
        self.table.pasted.connect(self.paste_wanted)

    def _build_foot(self) -> QHBoxLayout:
        look = self._look
        foot = columns(gap=12)
        foot.addWidget(Mark(look, "shield-check", "accent", 20))
        words = column(foot, gap=0)
        words.addStretch(1)
        self._count = label(bold=True)
        self._kept = label(size=13, tone="muted")
        words.addWidget(self._count)
        words.addWidget(self._kept)
        self.progress = ProgressLine(look, _("Intet gemmes, før alle linjer er skrevet"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        words.addWidget(self.progress)
        words.addStretch(1)
        self.faults = Button(look, "", kind="link")
        self.faults.setObjectName("next-fault")
        self.faults.clicked.connect(self._on_faults)
        self.back = Button(look, _("Tilbage"), icon="chevron-left")
        self.back.clicked.connect(self.back_wanted)
        self.take = Button(look, _("Indlæs"), kind="primary", icon="download")
        self.take.setObjectName("take-grid")
        self.take.clicked.connect(self._on_take)
        for widget in (self.faults, self.back, self.take):
            foot.addWidget(widget)
        return foot

    def start(self, start: GridStart) -> None:
        """Begin with what was typed before."""
        self._titles = start.titles
        self.table.delegate.steps = start.steps
        self._timer.stop()
        self._has_unsaved = False
        self.model.start(start.titles, start.lines)
        self.progress.hide()
        self._say_count()
        self._kept.setText(_("Tab og Enter flytter · Ctrl V sætter ind fra Excel · Esc går ud"))
        self.show_problems(())
        self.table.go_to(min(len(start.lines), self.model.rowCount() - 1), 0)

    def put(self, block: Pasted) -> None:
        """Write a pasted block where one stands; named columns find their own place."""
        at = self.table.currentIndex()
        line, place = max(at.row(), 0), 0 if block.is_named else max(at.column(), 0)
        self.model.put_block(line, place, block.rows)
        self.table.go_to(line, place)

    def show_problems(self, problems: Sequence[CellProblem]) -> None:
        """Mark the cells something is wrong with."""
        self.model.set_problems(problems)
        at = self.table.currentIndex()
        self._tell(at.row(), at.column())

    def show_refused(self, problems: Sequence[CellProblem]) -> None:
        """Show why nothing was taken in: the cursor goes to the first cell that is wrong."""
        self.end_taking()
        self.model.set_current_line(-1)
        self.model.set_problems(problems)
        first = next((each for each in self.model.problems() if each.is_error), None)
        if first is not None:
            self.table.go_to(first.line, first.column)
            self.finding.say(self._words(first))

    def show_kept(self, text: str) -> None:
        """Say when the draft was kept."""
        self._kept.setText(text)

    def show_taking(self, name: str, done: int, total: int) -> None:
        """Show how far the reading in is."""
        self.take.setEnabled(False)
        self.progress.show_step(name, done, total)

    def end_taking(self) -> None:
        """Hide the progress."""
        self.progress.hide()
        self.take.setEnabled(True)

    def hide_names(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.model.set_hidden(is_hidden=is_hidden)

    def take_unsaved(self) -> Lines | None:
        """Return what was typed since it was kept last, None when nothing was."""
        self._timer.stop()
        is_unsaved, self._has_unsaved = self._has_unsaved, False
        return self._lines() if is_unsaved else None

    def _lines(self) -> Lines:
        """Return what is typed, what stands in the open cell too."""
        at, text = self.table.currentIndex(), self.table.open_text()
        return self.model.lines(None if text is None else (at.row(), at.column(), text))

    def clear(self) -> None:
        """Drop every cell."""
        self._timer.stop()
        self._has_unsaved = False
        self.model.forget()

    def _on_edited(self) -> None:
        self._has_unsaved = True
        self._timer.start()
        self._say_count()

    def _on_rested(self) -> None:
        self._has_unsaved = False
        self.typed.emit(self._lines())

    def _on_take(self) -> None:
        if self.take.isEnabled():
            self.take_wanted.emit(self._lines())

    def _on_left(self) -> None:
        self.take.setFocus()

    def _on_faults(self) -> None:
        """Go to the next cell that is wrong, from where one stands and round."""
        at = self.table.currentIndex()
        here = (at.row(), at.column())
        problems = self.model.problems()
        after = [each for each in problems if (each.line, each.column) > here]
        found = next(iter(after or problems), None)
        if found is not None:
            self.table.go_to(found.line, found.column)

    def _say_count(self) -> None:
        count = self.model.filled
        words = ngettext("{n} borger i skemaet", "{n} borgere i skemaet", count)
        text = words.format(n=format_number(count)) if count else _("Skemaet er tomt")
        self._count.setText(text)

    def _tell(self, line: int, at: int) -> None:
        """Say what is wrong with the cell one is on, and how many there are."""
        problem = self.model.problem_at(line, at) if line >= 0 and at >= 0 else None
        text = self._words(problem) if problem is not None else ""
        is_error = problem is not None and problem.is_error
        self.finding.say(text if is_error else "")
        self.doubt.say("" if is_error else text)
        count = len(self.model.problems())
        words = ngettext("{n} celle at se på", "{n} celler at se på", count)
        self.faults.setText(words.format(n=format_number(count)))
        self.faults.setVisible(bool(count))
        self.faults.updateGeometry()

    def _words(self, problem: CellProblem) -> str:
        place = column_words(self._titles[problem.column], problem.line)
        return f"{place}: {problem.text}"
