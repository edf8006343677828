"""The two lines over the rows: the way to show them and the search; groups, whose, and time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from flexdesk.app.flow_rows import BY_NEXT, GROUPING_LABELS, GROUPINGS
from flexdesk.base.language import _
from flexdesk.ui.citizens.search_field import SearchField
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.placements.part import BOARD, LIST, TIMELINE
from flexdesk.ui.placements.timeline_scale import MONTH, QUARTER, YEAR
from flexdesk.ui.placements.timeline_zoom import ZoomBar

_MINE = "mig"
_NARROW, _VALUE, _VALUE_NARROW = 1000, 190, 96


class FilterBar(QWidget):
    """Says what is wanted; the presenter decides what is shown."""

    part_chosen = Signal(str)
    grouping_chosen = Signal(str)
    whose_chosen = Signal(str)
    today_wanted = Signal()
    unit_chosen = Signal(str)
    zoomed = Signal(float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._is_narrow = self._has_problem = False
        layout = rows(self, gap=8)
        first = columns(gap=8)
        self.parts = ChoiceRow(look, _("Vis som"), as_segments=True)
        self.parts.set_choices(_part_choices(), TIMELINE)
        self.parts.chosen.connect(self.part_chosen)
        self.search = SearchField(look)
        self.search.edit.setObjectName("flow-search")
        for hint in self.search.findChildren(QLabel):
            # the key in the field is that of Borgere
            hint.hide()
        first.addWidget(self.parts)
        first.addWidget(self.search, 1)
        layout.addLayout(first)
        self._words = label(size=13, tone="muted")
        self._words.hide()
        layout.addWidget(self._words)
        layout.addLayout(self._second(look))

    def _second(self, look: Look) -> QHBoxLayout:
        line = columns(gap=8)
        self.grouping = Dropdown(look, _("Gruppér"), widest=_VALUE)
        self.grouping.setObjectName("flow-grouping")
        self.grouping.set_choices(
            tuple(Choice(key, GROUPING_LABELS[key]) for key in GROUPINGS), BY_NEXT
        )
        self.grouping.chosen.connect(self.grouping_chosen)
        self.whose = Dropdown(look, _("Vis"), widest=_VALUE)
        self.whose.setObjectName("flow-whose")
        self.whose.set_choices((Choice("", _("Alle konsulenter")),), "")
        self.whose.chosen.connect(self.whose_chosen)
        self.today = Button(look, _("I dag"))
        self.today.setObjectName("flow-today")
        self.today.setToolTip(_("Vis i dag (Home)"))
        self.today.clicked.connect(self.today_wanted)
        self.units = ChoiceRow(look, _("Tidsskala"), as_segments=True)
        self.units.set_choices(_unit_choices(), MONTH)
        self.units.chosen.connect(self.unit_chosen)
        self.zoom = ZoomBar(look)
        self.zoom.zoomed.connect(self.zoomed)
        line.addWidget(self.grouping)
        line.addWidget(self.whose)
        line.addStretch(1)
        for widget in (self.today, self.units, self.zoom):
            line.addWidget(widget)
        return line

    def show_part(self, key: str) -> None:
        """Show which way is chosen; time is only chosen on the timeline."""
        self.parts.choose(key)
        for widget in (self.today, self.units, self.zoom):
            widget.setVisible(key == TIMELINE)
        self.grouping.setVisible(key != BOARD)

    def show_query(self, chips: Sequence[ChipText], text: str, words: str, problem: str) -> None:
        """Show the query as chips, words and a sentence, and what of it cannot be read."""
        self.search.show_chips(chips, text)
        self._words.setText(problem or words)
        set_tone(self._words, "amber" if problem else "muted")
        self._words.setToolTip(words if problem else "")
        self._has_problem = bool(problem)
        self._words.setVisible(self._has_problem or (bool(words) and not self._is_narrow))
        self.search.edit.setAccessibleDescription(problem or words)

    def show_whose(self, consultants: Sequence[tuple[str, str]], me: str, chosen: str) -> None:
        """Offer the consultants."""
        choices = [Choice("", _("Alle konsulenter"))]
        if me:
            choices.append(Choice(_MINE, _("Mine borgere")))
        choices += [Choice(initials, name) for initials, name in consultants]
        if chosen not in {choice.key for choice in choices}:
            choices.append(Choice(chosen, chosen))
        self.whose.set_choices(choices, chosen)

    def show_scale(self, unit: str, span: float) -> None:
        """Show how much of time is seen."""
        self.units.choose(unit)
        self.zoom.show_span(span)

    def fit(self, width: int) -> None:
        """Cut what is chosen where there is no room for it; the tips have it whole."""
        is_narrow = self._is_narrow = width < _NARROW
        has_words = bool(self._words.text()) and not is_narrow
        self._words.setVisible(self._has_problem or has_words)
        for dropdown in (self.grouping, self.whose):
            dropdown.set_widest(_VALUE_NARROW if is_narrow else _VALUE)
        self.zoom.set_narrow(is_narrow=is_narrow)

    def clear(self) -> None:
        """Drop every word."""
        self.search.clear_all()
        self._words.setText("")
        self.whose.set_choices((Choice("", _("Alle konsulenter")),), "")


def _part_choices() -> tuple[Choice, ...]:
    return (
        Choice(TIMELINE, _("Tidslinje")),
        Choice(BOARD, _("Tavle")),
        Choice(LIST, _("Liste")),
    )


def _unit_choices() -> tuple[Choice, ...]:
    return (
        Choice(MONTH, _("Måned")),
        Choice(QUARTER, _("Kvartal")),
        Choice(YEAR, _("År")),
    )
