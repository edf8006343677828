"""The card with the sum: number, window, state, strip, periods, total, methods."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from flexdesk.app.counter_rows import CounterPage, MethodLine, MoveLine, StripCell
from flexdesk.app.counters import ADVICE
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.counter_table import LinesTable, TotalRow
from flexdesk.ui.citizen.strip_form import SpellForm
from flexdesk.ui.citizen.strip_view import MonthStrip, strip_hint
from flexdesk.ui.citizen.strip_words import month_name
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import DayChooser
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import Finding, Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import HEADING_HEIGHT, RowTable
from flexdesk.ui.parts.tabs import ChoiceRow

_MARGIN = 24
_TOP = Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.AlignmentFlag.AlignRight
_ROW = 28
_MOVES_IN_ROW = 3
_STATES = {
    "reached": ("check", "accent"),
    "soon": ("clock", "amber"),
    "later": ("clock", "accent"),
    "below": ("info", "muted"),
    "other": ("info", "muted"),
}


class _Number(QWidget):
    """The large number with its units, and the window it is counted in."""

    def __init__(self) -> None:
        super().__init__()
        layout = columns(self, gap=8)
        self._pairs = [
            (label(size=44, tone="head", family="display"), label(size=18, tone="muted"))
            for _each in range(2)
        ]
        for digits, unit in self._pairs:
            layout.addWidget(digits, 0, _BOTTOM)
            layout.addWidget(unit, 0, _BOTTOM)
            unit.setContentsMargins(0, 0, 8, 6)
        layout.addSpacing(12)
        words = column(layout, gap=1, stretch=0)
        words.addStretch(1)
        self._of = label(tone="muted")
        self._window = label(bold=True, tabular=True)
        words.addWidget(self._of)
        words.addWidget(self._window)
        words.addSpacing(6)

    def show_method(self, page: CounterPage, method: MethodLine) -> None:
        """Show the number of a method."""
        pairs = (*method.number, ("", ""))[:2]
        for (digits, unit), (number, word) in zip(self._pairs, pairs, strict=True):
            digits.setText(number)
            unit.setText(word)
            digits.setVisible(bool(number))
            unit.setVisible(bool(number))
        self._of.setText(method.of_text)
        window = f"{format_day(page.window_start)} – {format_day(page.window_last_day)}"
        self._window.setText(window)
        said = " ".join(f"{number} {word}" for number, word in method.number)
        self.setAccessibleName(f"{said} {method.of_text} {window}")


class CounterCard(Card):
    """One citizen's 18 of 24 as a sum one can check by hand; its periods are edited in place."""

    counter_chosen = Signal(str)
    day_chosen = Signal(object)
    month_opened = Signal(int, int)
    line_opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("counter-card")
        self._look = look
        self._page: CounterPage | None = None
        self._method = "months"
        self._layout = rows(self, margins=(_MARGIN, 18, _MARGIN, 18), gap=0)
        self._build_head()
        self._build_strip()
        self._build_table()
        self._build_foot()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _build_head(self) -> None:
        look = self._look
        self.counters = ChoiceRow(look, _("Tæller"), as_segments=True, height=32)
        self.counters.set_choices(
            [Choice("maalgruppe", _("Målgruppe")), Choice("refusion", _("Statsrefusion"))]
        )
        self.counters.chosen.connect(self.counter_chosen)
        self.day = DayChooser(look, _("Pr."), height=32)
        self.day.setObjectName("counter-day")
        self.day.day_chosen.connect(self.day_chosen)
        row, _title = title_row(_("18 af 24 måneder"), self.counters, self.day)
        self._layout.addLayout(row)
        self._layout.addSpacing(8)
        line = columns(gap=12)
        self.number = _Number()
        self.pill = Pill(look)
        line.addWidget(self.number)
        line.addStretch(1)
        state = column(line, gap=4, stretch=0)
        state.addStretch(1)
        state.addWidget(self.pill, 0, _RIGHT)
        self.crossing = label(size=13, tone="muted", tabular=True)
        self.crossing.setObjectName("crossing")
        state.addWidget(self.crossing, 0, _RIGHT)
        state.addStretch(1)
        self._layout.addLayout(line)
        self._regime = Finding(look, tone="muted", icon="info")
        self._layout.addWidget(self._regime)
        self._layout.addSpacing(12)

    def _build_strip(self) -> None:
        look = self._look
        self.strip = MonthStrip(look)
        self.strip.month_opened.connect(self.month_opened)
        self._layout.addWidget(self.strip)
        self.months = _MonthTable(look)
        self._layout.addWidget(self.months)
        self._layout.addSpacing(8)
        line = columns(gap=16)
        line.addWidget(label(strip_hint(), size=13, tone="muted"), 1)
        self.as_table = Button(look, _("Vis som tabel"), kind="link", icon="table")
        self.as_table.setObjectName("strip-as-table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._on_as_table)
        self.new_button = Button(look, _("Ny periode"), kind="link", icon="plus")
        self.new_button.setObjectName("new-spell")
        self.new_button.clicked.connect(self.new_wanted)
        line.addWidget(self.as_table)
        line.addWidget(self.new_button)
        self._layout.addLayout(line)
        self.form = SpellForm(look)
        self._layout.addSpacing(4)
        self._layout.addWidget(self.form)
        self._layout.addSpacing(4)

    def _build_table(self) -> None:
        self.table = LinesTable(self._look)
        self.table.opened.connect(self.line_opened)
        self._layout.addWidget(self.table)
        self.total = TotalRow(self._look)
        self._layout.addWidget(self.total)
        self._layout.addSpacing(16)

    def _build_foot(self) -> None:
        line = columns(gap=12)
        line.addWidget(label(_("Metode"), tone="muted"))
        self.methods = ChoiceRow(self._look, _("Metode"), as_segments=True, height=32)
        self.methods.setObjectName("methods")
        self.methods.chosen.connect(self._on_method)
        line.addWidget(self.methods)
        self._others = label(size=13, tone="muted", tabular=True)
        line.addWidget(self._others, 1)
        self._layout.addLayout(line)
        self._layout.addSpacing(8)
        under = columns(gap=12)
        self._warning = Finding(self._look, tone="amber")
        self._warning.setObjectName("counter-warning")
        under.addWidget(self._warning, 1)
        under.addStretch(0)
        self._advice = label(ADVICE, size=13, tone="muted")
        under.addWidget(self._advice, 0, _RIGHT)
        self._layout.addLayout(under)

    def show_page(self, page: CounterPage, today: dt.date, *, is_hidden: bool) -> None:
        """Show a page; the chosen method stays."""
        del is_hidden  # nothing here names the citizen
        self._page = page
        self.counters.choose(page.counter)
        self.day.set_day(page.on, today)
        self._regime.say(page.regime_note)
        icon, tone = _STATES[page.state.code]
        self.pill.say(page.state.text, icon=icon, tone=tone)
        crosses = page.crosses_on
        words = _("Krydser {day}, hvis intet ændres").format(day=format_day(crosses))
        self.crossing.setText(words if crosses is not None else "")
        self.crossing.setVisible(crosses is not None)
        self.strip.show_cells(page.strip)
        self.months.show_cells(page.strip)
        self.table.show_lines(page.lines)
        self.total.show_page(page)
        self.methods.set_choices([Choice(m.code, m.label) for m in page.methods], self._method)
        self._warning.say(page.warning.capitalize())
        self._show_method()

    def clear(self) -> None:
        """Drop every row."""
        self._page = None
        self.strip.show_cells(())
        self.months.show_cells(())
        self.table.show_lines(())

    def _show_method(self) -> None:
        page = self._page
        if page is None:
            return
        method = page.method(self._method)
        self.number.show_method(page, method)
        others = [f"{m.label}: {m.short}" for m in page.methods if m.code != method.code]
        self._others.setText(" · ".join(others))
        self._others.setToolTip("\n".join(others))

    def _on_method(self, code: str) -> None:
        self._method = code
        self._show_method()

    def _on_as_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.as_table.setText(_("Vis som striber") if on else _("Vis som tabel"))
        self.months.setVisible(on)
        self.strip.setVisible(not on)


class _MonthTable(RowTable):
    """The strip as a table: one line a month."""

    def __init__(self, look: Look) -> None:
        specs: tuple[ColumnSpec[StripCell], ...] = (
            ColumnSpec("month", _("Måned"), month_name, width=0),
            ColumnSpec("days", _("Dage, der tæller"), _counted, width=150, is_right=True),
            ColumnSpec("of", _("Dage i vinduet"), _inside, width=150, is_right=True),
        )
        self.cells: RowsModel[StripCell] = RowsModel(specs, month_name)
        super().__init__(look, self.cells, _("Måneder i vinduet"), row_height=_ROW)
        self.setObjectName("strip-table")
        self.horizontalHeader().setSectionsClickable(False)
        self.hide()

    def show_cells(self, cells: Sequence[StripCell]) -> None:
        """Show these months, the newest first."""
        self.cells.set_rows(tuple(reversed(cells)))
        self.setFixedHeight(HEADING_HEIGHT + _ROW * min(len(cells), 12) + 1)


def _counted(cell: StripCell) -> str:
    return str(cell[2])


def _inside(cell: StripCell) -> str:
    return str(cell[4])


class _Move(QWidget):
    """One thing that moves the date: icon, title, and a line under it."""

    def __init__(self, look: Look, move: MoveLine) -> None:
        super().__init__()
        layout = columns(self, gap=12)
        layout.addWidget(Mark(look, move.icon, "accent", 18), 0, _TOP)
        words = column(layout, gap=1)
        words.addWidget(label(move.title, bold=True))
        words.addWidget(label(move.text, size=13, tone="muted", wrap=True))
        words.addStretch(1)
        self.setAccessibleName(f"{move.title}: {move.text}")


class MovesCard(Card):
    """Hvad flytter datoen."""

    other_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("moves")
        self._look = look
        self._moves: list[QWidget] = []
        layout = rows(self, margins=(_MARGIN, 18, _MARGIN, 18), gap=12)
        other = Button(look, _("Målgruppe og refusion tæller forskelligt"), kind="link")
        other.setObjectName("other-counter")
        other.setToolTip(
            _("Målgruppen tæller ledighedsydelse. Statsrefusionen tæller også kontanthjælp, men "
              "først fra visitationen og kun i den gamle refusionsordning.")
        )  # fmt: skip
        other.clicked.connect(self.other_wanted)
        row, _title = title_row(_("Hvad flytter datoen"), other)
        layout.addLayout(row)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        for at in range(_MOVES_IN_ROW):
            self._grid.setColumnStretch(at, 1)
        layout.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_moves(self, moves: Sequence[MoveLine]) -> None:
        """Show these."""
        for widget in self._moves:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._moves = [_Move(self._look, move) for move in moves]
        for at, widget in enumerate(self._moves):
            self._grid.addWidget(widget, at // _MOVES_IN_ROW, at % _MOVES_IN_ROW, _TOP)
