"""The forms of a hand-over and of a vikar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Hairline, column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.labels import label
from flexdesk.ui.people.form import Form, add_link, day_hint

if TYPE_CHECKING:
    from flexdesk.app.hand_over import CaseBrief
    from flexdesk.app.substitutes import SubstituteLine

_DAY_WIDTH = 240


class HandOverPanel(Form):
    """Whose citizens go to whom, from when, and what goes along."""

    whose_chosen = Signal()
    briefs_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hand-over", _("Overdrag"))
        self._checks: dict[str, Check] = {}
        self.add_choice("whose", _("Borgere")).chosen.connect(self.whose_chosen)
        self.add_choice("to", _("Til"))
        self.add_row(
            ("other", _("Andre initialer"), _("ny i teamet")), ("day", _("Dag"), day_hint())
        )
        self.add_text("text", _("Besked"), hint=_("bliver et notat på hver sag"))
        self._build_people(look)
        link = add_link(self, "hand-over-briefs", _("Vis hver sag i få linjer"), to=self.below)
        link.clicked.connect(self.briefs_wanted)
        shown = QWidget()
        self._briefs = rows(shown, gap=12)
        self.below.addWidget(shown)

    def _build_people(self, look: Look) -> None:
        self.all = Button(look, _("Vælg alle"), kind="link")
        self.all.setObjectName("hand-over-all")
        self.all.clicked.connect(self._on_all)
        self.none = Button(look, _("Vælg ingen"), kind="link")
        self.none.setObjectName("hand-over-none")
        self.none.clicked.connect(self._on_none)
        self._count = label(bold=True)
        line = columns(gap=16)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.all)
        line.addWidget(self.none)
        self.below.addWidget(Hairline(look))
        self.below.addLayout(line)
        holder = QWidget()
        self._people = rows(holder, gap=2)
        self.below.addWidget(holder)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the citizens that are ticked."""
        return tuple(key for key, check in self._checks.items() if check.isChecked())

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """List citizens, all of them ticked: id and words."""
        for check in self._checks.values():
            self._people.removeWidget(check)
            check.hide()
            check.deleteLater()
        self._checks = {}
        for key, words in people:
            check = Check(self._look, words)
            check.setChecked(True)
            check.toggled.connect(self._on_ticked)
            self._people.addWidget(check)
            self._checks[key] = check
        self._show_count()

    def show_briefs(self, briefs: "Sequence[CaseBrief]") -> None:
        """Show each case in a few lines."""
        while (item := self._briefs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for brief in briefs:
            self._briefs.addWidget(self._brief(brief))

    def _brief(self, brief: "CaseBrief") -> QWidget:
        made = QWidget()
        layout = rows(made, gap=4)
        layout.addWidget(Hairline(self._look))
        layout.addSpacing(4)
        layout.addWidget(label(brief.title, bold=True, wrap=True))
        for text in brief.lines:
            layout.addWidget(label(text, size=13, wrap=True))
        return made

    def _show_count(self) -> None:
        self._count.setText(
            _("{n} af {all} valgt").format(
                n=format_number(len(self.chosen)), all=format_number(len(self._checks))
            )
        )

    def _on_ticked(self) -> None:
        self._show_count()
        self._on_touched()

    def _on_all(self) -> None:
        self._tick(is_on=True)

    def _on_none(self) -> None:
        self._tick(is_on=False)

    def _tick(self, *, is_on: bool) -> None:
        for check in self._checks.values():
            check.setChecked(is_on)


class SubstitutePanel(Form):
    """Who looks after whose citizens from day to day, and who does so already."""

    edit_wanted = Signal(str)
    end_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "substitute", _("Gem vikar"))
        self._lines = QWidget()
        self._lines_layout = rows(self._lines, gap=8)
        self._lines.hide()
        self.body.addWidget(self._lines)
        self.add_choice("consultant", _("Hvem er væk"))
        self.add_choice("by", _("Vikar"))
        self.add_field("other", _("Andre initialer"), hint=_("hvis vikaren ikke er i teamet"))
        self.add_row(("start", _("Fra"), day_hint()), ("last_day", _("Til og med"), day_hint()))
        self.add_field("reason", _("Årsag"), hint=_("kan udelades"))

    def show_verb(self, verb: str) -> None:
        """Change what the primary button says."""
        self.save.setText(verb)
        self.save.updateGeometry()

    def show_lines(self, lines: "Sequence[SubstituteLine]") -> None:
        """List who is vikar, with Ret and Slut."""
        while (item := self._lines_layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines_layout.addWidget(self._line_of(line))
        if lines:
            self._lines_layout.addWidget(Hairline(self._look))
        self._lines.setVisible(bool(lines))

    def _line_of(self, line: "SubstituteLine") -> QWidget:
        made = QWidget()
        layout = columns(made, gap=12)
        words = column(layout, gap=0)
        words.addWidget(label(line.words, bold=True, wrap=True))
        when = _("Gælder nu") if line.state == "now" else _("Kommer")
        about = _("{when} · {n} borgere, {tasks} åbne opgaver").format(
            when=when, n=format_number(line.citizens), tasks=format_number(line.open_tasks)
        )
        words.addWidget(label(about, size=13, tone="muted", wrap=True))
        for text, name, signal in (
            (_("Ret"), "substitute-edit", self._on_edit),
            (
                _("Slut i dag") if line.state == "now" else _("Fjern"),
                "substitute-end",
                self._on_end,
            ),
        ):
            button = Button(self._look, text, height=32)
            button.setObjectName(name)
            button.setAccessibleName(f"{text}: {line.words}")
            button.setProperty("row", line.row.id)
            button.clicked.connect(signal)
            layout.addWidget(button)
        return made

    def _on_edit(self) -> None:
        self.edit_wanted.emit(str(self.sender().property("row")))

    def _on_end(self) -> None:
        self.end_wanted.emit(str(self.sender().property("row")))
