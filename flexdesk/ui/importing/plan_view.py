"""The plan: five numbers that sum to the rows, problems first, the promise and one button."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.importing.plan_numbers import PlanNumbers
from flexdesk.ui.importing.plan_table import PlanTable
from flexdesk.ui.importing.rows import FileWish
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import ProgressLine
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.shared.case_rows import PlanLine, PlanRows

_SURE = frozenset({"zero", "value"})
"""Repairs that give a cell a value: those can be done for all rows at once."""
_NAMED = 3
Keeps = Callable[[PlanLine], bool]


class PlanView(QWidget):
    """What will happen, before it does."""

    commit_wanted = Signal()
    back_wanted = Signal()
    cancel_wanted = Signal()
    accept_good_changed = Signal(bool)
    keep_rest_changed = Signal(bool)
    columns_wanted = Signal()
    repaired = Signal(object, object)
    all_repaired = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._plan: PlanRows | None = None
        layout = rows(self, gap=16)
        self._numbers = PlanNumbers(look)
        layout.addWidget(self._numbers)
        layout.addWidget(self._build_table(), 1)
        layout.addLayout(self._build_foot())

    def _build_table(self) -> QWidget:
        look, card = self._look, Card(self._look)
        layout = rows(card, margins=(1, 8, 1, 1), gap=0)
        self.tabs = ChoiceRow(look, _("Rækker"))
        self.tabs.chosen.connect(self._on_tab)
        head = columns(margins=(20, 0, 12, 0), gap=12)
        head.addWidget(self.tabs, 1)
        self.repair_all = Button(look, "", height=32)
        self.repair_all.setObjectName("repair-all")
        self.repair_all.clicked.connect(self.all_repaired)
        head.addWidget(self.repair_all)
        self.name_columns = Button(look, _("Ret kolonnerne…"), kind="ghost", height=32)
        self.name_columns.setObjectName("name-columns")
        self.name_columns.clicked.connect(self.columns_wanted)
        head.addWidget(self.name_columns)
        layout.addLayout(head)
        layout.addWidget(self._build_options())
        self.table = PlanTable(look)
        self.table.repaired.connect(self.repaired)
        self.model = self.table.lines_model
        layout.addWidget(self.table, 1)
        return card

    def _build_options(self) -> QWidget:
        """Build the line about the columns nobody reads."""
        self._options = QWidget()
        line = columns(self._options, margins=(20, 6, 12, 6), gap=12)
        self.keep_rest = Check(self._look, "")
        self.keep_rest.setObjectName("keep-rest")
        self.keep_rest.clicked.connect(self._on_keep_rest)
        line.addWidget(self.keep_rest)
        line.addStretch(1)
        return self._options

    def _build_foot(self) -> QHBoxLayout:
        look = self._look
        foot = columns(gap=12)
        foot.addWidget(Mark(look, "shield-check", "accent", 20))
        words = column(foot, gap=0)
        words.addStretch(1)
        self._promise = label(
            _("Intet er ændret endnu. Alt indlæses på én gang og kan fortrydes med ét klik."),
            bold=True,
            wrap=True,
        )
        self._left_out = label(size=13, tone="muted", wrap=True)
        words.addWidget(self._promise)
        words.addWidget(self._left_out)
        self.progress = ProgressLine(look, _("Intet gemmes, før alle rækker er skrevet"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        words.addWidget(self.progress)
        words.addStretch(1)
        self.accept_good = Check(look, _("Udelad rækker med fejl"))
        self.accept_good.setObjectName("accept-good")
        self.accept_good.clicked.connect(self._on_accept)
        self.back = Button(look, _("Tilbage"), icon="chevron-left")
        self.back.clicked.connect(self.back_wanted)
        self.commit = Button(look, _("Indlæs"), kind="primary", icon="download")
        self.commit.setObjectName("commit")
        self.commit.clicked.connect(self.commit_wanted)
        for widget in (self.accept_good, self.back, self.commit):
            foot.addWidget(widget)
        return foot

    def set_low(self, *, is_low: bool) -> None:
        """Leave the height to the rows, where a window has little of it."""
        self._numbers.set_low(is_low=is_low)

    def show_plan(self, plan: PlanRows, wish: FileWish) -> None:
        """Show a plan, on the tab one was on while it is of the same file."""
        accepts_good = wish.accepts_good
        is_same = self._plan is not None and self._plan.file_name == plan.file_name
        tab = self.tabs.key if is_same else "all"
        self._plan = plan
        self.progress.hide()
        self._numbers.show_plan(plan, accepts_good=accepts_good)
        self._on_tab(self._show_tabs(plan, tab))
        self._show_options(plan, wish)
        self.accept_good.setVisible(plan.errors > 0)
        self.accept_good.setChecked(accepts_good)
        self.commit.setEnabled(plan.can_commit)
        taken = plan.new + plan.changed + plan.unchanged
        self.commit.setText(
            ngettext("Indlæs {n} række", "Indlæs {n} rækker", taken).format(n=format_number(taken))
        )
        self.commit.updateGeometry()
        left_out = _foot_words(plan, wish)
        self._left_out.setText(left_out)
        self._left_out.setVisible(bool(left_out))

    def show_writing(self, name: str, done: int, total: int) -> None:
        """Show how far the writing is."""
        self.commit.setEnabled(False)
        self.progress.show_step(name, done, total)

    def end_writing(self) -> None:
        """Hide the progress."""
        self.progress.hide()
        self.commit.setEnabled(self._plan is not None and self._plan.can_commit)

    def clear(self) -> None:
        """Drop every row."""
        self._plan = None
        self.table.show_lines(())

    def hide_names(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.table.hide_names(is_hidden=is_hidden)

    def _show_options(self, plan: PlanRows, wish: FileWish) -> None:
        count = len(plan.unread)
        names = ", ".join(plan.unread[:_NAMED]) + (" …" if count > _NAMED else "")
        words = ngettext(
            "Behold kolonnen {names} som notat", "Behold {n} kolonner som notat: {names}", count
        )
        self.keep_rest.setText(words.format(n=format_number(count), names=names))
        self.keep_rest.setVisible(count > 0)
        self.keep_rest.setChecked(wish.keeps_rest)
        self.keep_rest.updateGeometry()
        self.name_columns.setVisible(plan.can_name_columns)
        self._options.setVisible(count > 0)
        sure = sum(bool(line.repairs) and line.repairs[0].kind in _SURE for line in plan.lines)
        self.repair_all.setText(_("Ret alle {n}").format(n=format_number(sure)))
        self.repair_all.setVisible(sure > 1)
        self.repair_all.updateGeometry()

    def _show_tabs(self, plan: PlanRows, tab: str) -> str:
        """Show the tabs that hold anything; return the one that is on."""
        counts = [
            ("all", _("Alle"), len(plan.lines)),
            ("error", _("Fejl"), sum(line.severity == "error" for line in plan.lines)),
            ("warning", _("Advarsler"), sum(line.severity == "warning" for line in plan.lines)),
            ("new", _("Nye"), sum(_is(line, "new") for line in plan.lines)),
            ("changed", _("Opdateres"), sum(_is(line, "changed") for line in plan.lines)),
            ("unchanged", _("Uændrede"), sum(_is(line, "unchanged") for line in plan.lines)),
            (
                "missing",
                _("Ikke længere i udtrækket"),
                sum(_is(line, "missing") for line in plan.lines),
            ),
        ]
        choices = [Choice(k, text, format_number(n)) for k, text, n in counts if n or k == "all"]
        key = tab if tab in {choice.key for choice in choices} else "all"
        self.tabs.set_choices(choices, key)
        return key

    def _on_tab(self, key: str) -> None:
        lines = self._plan.lines if self._plan is not None else ()
        keeps: Keeps = _KEEPS.get(key, lambda line: _is(line, key))
        self.table.show_lines([line for line in lines if keeps(line)])

    def _on_accept(self) -> None:
        self.accept_good_changed.emit(self.accept_good.isChecked())

    def _on_keep_rest(self) -> None:
        self.keep_rest_changed.emit(self.keep_rest.isChecked())


def _is(line: PlanLine, outcome: str) -> bool:
    return line.outcome == outcome


_KEEPS: dict[str, Keeps] = {
    "all": lambda _line: True,
    "error": lambda line: line.severity == "error",
    "warning": lambda line: line.severity == "warning",
}


def _foot_words(plan: PlanRows, wish: FileWish) -> str:
    parts = []
    if plan.errors and not wish.accepts_good:
        parts.append(_("Ret rækkerne her eller i filen, eller udelad dem."))
    elif plan.errors:
        parts.append(_("{n} rækker med fejl bliver i filen.").format(n=format_number(plan.errors)))
    if plan.missing:
        text = _("{n} er ikke længere i udtrækket; intet slettes.")
        parts.append(text.format(n=format_number(plan.missing)))
    if plan.local_changes:
        text = _("{n} egne rettelser bevares.")
        parts.append(text.format(n=format_number(plan.local_changes)))
    if wish.repairs:
        text = _("{n} celler er rettet her; filen er ikke ændret.")
        parts.append(text.format(n=format_number(len(wish.repairs))))
    return " ".join((*parts, *plan.notes))
