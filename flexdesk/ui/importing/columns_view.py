"""What the columns of one's own sheet are: a line each, with a few cells and a choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from flexdesk.base.language import _
from flexdesk.ui.importing.rows import SKIPPED, ColumnRow, FileColumns, SheetColumns
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

_CPR = "cpr"
_NAMES = frozenset({"name", "first_name"})
_HEADING_WIDTH, _CHOOSER_WIDTH = 180, 260
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class _ColumnChooser(Dropdown):
    """Which field a column fills; its name says which column it is about."""

    def __init__(self, look: Look, heading: str) -> None:
        self._heading = heading
        super().__init__(look, "", height=32, is_wide=True)

    def show_value(self, value: str) -> None:
        super().show_value(value)
        words = _("Kolonnen {heading} er: {value}")
        self.setAccessibleName(words.format(heading=self._heading, value=value))


class ColumnsView(QWidget):
    """One says what each column is; the file is then read so, and so is the next one."""

    said = Signal(dict)
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("columns")
        self._look = look
        self._file = FileColumns("", (), ())
        self._choosers: dict[str, _ColumnChooser] = {}
        self._samples: list[tuple[QLabel, ColumnRow]] = []
        self._is_hidden = False
        layout = rows(self, gap=16)
        self._card = Card(look)
        inside = rows(self._card, margins=(1, 8, 1, 8), gap=0)
        self.tabs = ChoiceRow(look, _("Ark"))
        self.tabs.chosen.connect(self._on_tab)
        head = columns(margins=(20, 0, 20, 0))
        head.addWidget(self.tabs, 1)
        inside.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(_NEVER)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.addWidget(self._scroll, 1)
        layout.addWidget(self._card, 1)
        foot = columns(gap=12)
        foot.addWidget(Mark(look, "info", "accent", 20))
        words = _("FlexDesk husker det til næste gang. Intet er indlæst endnu.")
        foot.addWidget(label(words, bold=True), 1)
        self._why = label(size=13, tone="muted")
        self.back = Button(look, _("Tilbage"), icon="chevron-left")
        self.back.clicked.connect(self.back_wanted)
        self.next = Button(look, _("Videre"), kind="primary", icon="chevron-right")
        self.next.setObjectName("columns-next")
        self.next.clicked.connect(self._on_next)
        for widget in (self._why, self.back, self.next):
            foot.addWidget(widget)
        layout.addLayout(foot)

    def show_columns(self, file: FileColumns) -> None:
        """Show the columns of a file, sheet by sheet."""
        self._file = file
        self.tabs.setVisible(len(file.sheets) > 1)
        choices = [Choice(str(at), sheet.name) for at, sheet in enumerate(file.sheets)]
        if choices:
            self.tabs.set_choices(choices, choices[0].key)
            self._on_tab(choices[0].key)

    def take_focus(self) -> None:
        """Put the focus on the first column, or on what goes on when all is said."""
        first = next(iter(self._choosers.values()), None)
        (self.next if self.next.isEnabled() else first or self.back).setFocus()

    def hide_names(self, *, is_hidden: bool) -> None:
        """Hide or show the cells: names may stand in any of them."""
        self._is_hidden = is_hidden
        for samples, column in self._samples:
            samples.setText(self._words(column))

    def _words(self, column: ColumnRow) -> str:
        if not column.samples:
            return _("tom")
        return _("skjult") if self._is_hidden else " · ".join(column.samples)

    def clear(self) -> None:
        """Drop every cell."""
        self._file = FileColumns("", (), ())
        self._choosers, self._samples = {}, []
        self._drop_body()

    def _drop_body(self) -> None:
        body = self._scroll.takeWidget()
        if body is not None:
            body.deleteLater()

    def _on_tab(self, key: str) -> None:
        self._drop_body()
        self._choosers, self._samples = {}, []
        self._scroll.setWidget(self._body(self._file.sheets[int(key)]))
        self._check()

    def _body(self, sheet: SheetColumns) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(24, 8, 24, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, _HEADING_WIDTH)
        grid.setColumnMinimumWidth(1, _CHOOSER_WIDTH)
        for at, text in enumerate((_("Kolonne"), _("Denne kolonne er"), _("De første celler"))):
            grid.addWidget(label(text, size=13, bold=True, tone="muted"), 0, at)
        grid.setRowMinimumHeight(0, 36)
        choices = [Choice(key, text) for key, text in self._file.choices]
        for number, each in enumerate(sheet.columns):
            line = 2 * number + 1
            tone = "line" if number else "rule"
            grid.addWidget(Hairline(self._look, tone=tone), line, 0, 1, 3)
            grid.addWidget(label(each.heading, bold=True, wrap=True), line + 1, 0)
            chooser = _ColumnChooser(self._look, each.heading)
            chooser.setFixedWidth(_CHOOSER_WIDTH)
            chooser.setObjectName(f"column-{number}")
            chooser.set_choices(choices, each.field)
            chooser.chosen.connect(self._check)
            grid.addWidget(chooser, line + 1, 1)
            samples = label(self._words(each), tone="muted", tabular=True, wrap=True)
            grid.addWidget(samples, line + 1, 2)
            self._samples.append((samples, each))
            grid.setRowMinimumHeight(line + 1, 44)
            self._choosers[each.heading] = chooser
        grid.setRowStretch(2 * len(sheet.columns) + 1, 1)
        return body

    def _said(self) -> dict[str, str]:
        return {heading: chooser.key for heading, chooser in self._choosers.items()}

    def _check(self) -> None:
        """Open Videre when a list can be read so, and say what it lacks till then."""
        named = [key for key in self._said().values() if key != SKIPPED]
        why = ""
        if _CPR not in named:
            why = _("Vælg kolonnen med CPR")
        elif not _NAMES & set(named):
            why = _("Vælg kolonnen med navn")
        self._why.setText(why)
        self.next.setEnabled(not why)

    def _on_next(self) -> None:
        self.said.emit(self._said())
