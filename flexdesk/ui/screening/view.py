"""The page Screening: three lists as tabs, results as segments, the table, the chosen rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flexdesk.app.screening_rows import ScreeningPage, ScreeningRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.screening.chosen_card import ChosenCard
from flexdesk.ui.screening.presenter import EVERYONE, NOBODY_LOOKED
from flexdesk.ui.screening.table import ScreeningTable

_WIDEST, _NARROW = 340, 150
_BESIDE = 1000
_LIST_HEIGHT = 220


class ScreeningPageView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    list_chosen = Signal(str)
    program_chosen = Signal(str)
    filter_chosen = Signal(str)
    picked = Signal(object)
    result_wanted = Signal(str)
    text_wanted = Signal()
    hours_wanted = Signal()
    citizen_wanted = Signal(str, str)
    export_wanted = Signal()
    empty_wanted = Signal(str)

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._has_filter = self._has_people = False
        outer = rows(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        body = QWidget()
        scroll.setWidget(body)
        layout = rows(body, margins=(32, 20, 32, 20), gap=12)
        self._program = Dropdown(look, _("Program"), widest=_WIDEST)
        self._program.setObjectName("program")
        self._program.chosen.connect(self.program_chosen)
        self.export = Button(look, _("Gem som Excel-ark…"), icon="file-spreadsheet")
        self.export.setObjectName("screening-export")
        self.export.clicked.connect(self.export_wanted)
        self.header = PageHeader(_("Screening"), self._program, self.export, *header_buttons)
        layout.addWidget(self.header)
        self.notice = NoticeBar(look, "screening-notice")
        layout.addWidget(self.notice)
        self.tabs = ChoiceRow(look, _("Lister"))
        self.tabs.setObjectName("screening-lists")
        self.tabs.chosen.connect(self.list_chosen)
        layout.addWidget(self.tabs)
        line = columns()
        self.filter = ChoiceRow(look, _("Resultat"), as_segments=True, height=34)
        self.filter.setObjectName("screening-filter")
        self.filter.chosen.connect(self.filter_chosen)
        line.addWidget(self.filter)
        line.addStretch(1)
        layout.addLayout(line)
        self._build_list(look)
        layout.addWidget(self._list, 1)
        self.empty = EmptyState(look, "search", "", "")
        self.empty.wanted.connect(self._on_empty)
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        self.chosen = ChosenCard(look)
        self.chosen.result_wanted.connect(self.result_wanted)
        self.chosen.text_wanted.connect(self.text_wanted)
        self.chosen.hours_wanted.connect(self.hours_wanted)
        self.chosen.open_wanted.connect(self._on_open)
        layout.addWidget(self.chosen)

    def _build_list(self, look: Look) -> None:
        self._list = Card(look)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self.table = ScreeningTable(look)
        rows(self._list, margins=(1, 1, 1, 1)).addWidget(self.table)
        self.table.picked_changed.connect(self._on_picked)
        self.table.current_changed.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.table.result_wanted.connect(self.result_wanted)
        self.table.text_wanted.connect(self.text_wanted)

    def show_choices(self, programs: Sequence[Choice], program: str) -> None:
        """Show the program that is asked about."""
        self._program.set_choices(programs, program)

    def show_page(
        self,
        page: ScreeningPage,
        found: Sequence[ScreeningRow],
        result: str,
        *,
        is_hidden: bool,
    ) -> None:
        """Show a list, filtered by a result."""
        self.notice.say("")
        self.header.set_line(page.line)
        tabs = [Choice(key, words, format_number(n)) for key, words, n in page.tabs]
        self.tabs.set_choices(tabs, page.list)
        whole = sum(n for _key, _words, n in page.counts)
        parts = [(EVERYONE, _("Alle"), whole)]
        parts += [(key or NOBODY_LOOKED, words, n) for key, words, n in page.counts]
        self.filter.set_choices(
            [Choice(key, f"{words} {format_number(n)}") for key, words, n in parts], result
        )
        self._has_filter, self._has_people = result != EVERYONE, page.has_people
        has_rows, had_focus = bool(found), self.table.hasFocus()
        self.filter.setVisible(bool(page.rows))
        self._list.setVisible(has_rows)
        self.chosen.setVisible(has_rows)
        self.export.setEnabled(has_rows)
        self.empty.setVisible(not has_rows)
        if not has_rows:
            self._say_empty(page)
        if had_focus:
            # what is hidden lets the focus go to the rail
            self.take_focus()
        self.table.show_rows(page.list, found, is_hidden=is_hidden)

    def show_chosen(self, chosen: Sequence[ScreeningRow], *, is_hidden: bool) -> None:
        """Show what can be done with the chosen rows."""
        self.chosen.show_rows(chosen, is_hidden=is_hidden)

    def choose(self, citizen: str) -> None:
        """Choose a citizen in the list."""
        self.table.choose(citizen)

    def clear(self) -> None:
        """Drop every row."""
        self.table.list_model.set_rows(())
        self.chosen.show_rows((), is_hidden=True)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def take_focus(self) -> None:
        """Put the focus on the list, where work begins."""
        (self.empty.button if self.empty.isVisible() else self.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _BESIDE
        self._program.set_widest(_WIDEST if is_wide else _NARROW)
        self.chosen.fit(self.width() - 64)

    def _say_empty(self, page: ScreeningPage) -> None:
        if self._has_filter and page.rows:
            self.empty.say(
                _("Ingen med det resultat"),
                _("Der er andre på listen med et andet resultat."),
                _("Vis alle"),
            )
        elif page.has_people:
            self.empty.say(
                _("Ingen på listen"),
                _("Listen fyldes af sig selv fra perioder, forløb, timer og opsigelser."),
                _("Se alle borgere"),
            )
        else:
            self.empty.say(
                _("Ingen borgere endnu"),
                _("Her kommer dem, der opfylder 18 af 24 uden at være i projektet, "
                  "fleksjob på få timer og opsagte, når der er læst borgere ind."),
                _("Importér en fil"),
            )  # fmt: skip

    def _on_empty(self) -> None:
        if self._has_filter:
            self.filter_chosen.emit(EVERYONE)
        else:
            self.empty_wanted.emit("citizens" if self._has_people else "import")

    def _on_picked(self) -> None:
        picked = self.table.picked or ((self.table.key,) if self.table.key else ())
        self.picked.emit(picked)

    def _on_opened(self, citizen: str) -> None:
        self.citizen_wanted.emit(citizen, "")

    def _on_open(self) -> None:
        if self.table.key:
            self.citizen_wanted.emit(self.table.key, "placements")
