"""The page Overblik: day and program, figure cards, stock by month, outcome, table of figures."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from flexdesk.app.rows import MemberRow, MonthBar, Overview
from flexdesk.base.language import _
from flexdesk.base.numbers import format_month, format_number
from flexdesk.drawing import month_bars
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.look.look import Look
from flexdesk.ui.overview.cards import FigureCardView, OutcomeCard
from flexdesk.ui.overview.figure_table import FigureTable
from flexdesk.ui.overview.member_pane import MemberPane
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows, title_row
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import DayChooser, Dropdown
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

_PANE_WIDTH = 760
_TWO_BESIDE = 1000
_CARDS = 4
_WIDEST, _NARROW = 340, 190


def _month_day(bar: MonthBar) -> dt.date:
    return dt.date(bar.year, bar.month, 1)


class OverviewPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    day_chosen = Signal(object)
    program_chosen = Signal(str)
    figure_wanted = Signal(str)
    members_closed = Signal()
    citizen_wanted = Signal(str)
    import_wanted = Signal()
    progress_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._bars: tuple[MonthBar, ...] = ()
        outer = rows(self)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._scroll.setWidget(body)
        outer.addWidget(self._scroll)
        layout = rows(body, margins=(32, 20, 32, 20), gap=16)
        self._day = DayChooser(look, _("Pr."))
        self._day.setObjectName("day")
        self._day.day_chosen.connect(self.day_chosen)
        self._program = Dropdown(look, _("Program"), widest=_WIDEST)
        self._program.setObjectName("program")
        self._program.chosen.connect(self.program_chosen)
        self.header = PageHeader(_("Overblik"), self._day, self._program, *header_buttons)
        layout.addWidget(self.header)
        self.notice = NoticeBar(look, "overview-notice")
        layout.addWidget(self.notice)
        self._build_figures(layout)
        self.pane = MemberPane(look)
        self.pane.setParent(self)
        self.pane.closed.connect(self.members_closed)
        self.pane.opened.connect(self.citizen_wanted)
        self.pane.progress.clicked.connect(self.progress_wanted)
        self.pane.hide()

    def _build_figures(self, layout: QVBoxLayout) -> None:
        look = self._look
        self.empty = EmptyState(
            look,
            "chart-column",
            _("Ingen tal endnu"),
            _("Tallene kommer, når der er læst borgere og forløb ind. Så kan hver andel åbnes."),
            _("Importér en fil"),
        )
        self.empty.wanted.connect(self.import_wanted)
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        self._figures = QWidget()
        layout.addWidget(self._figures, 1)
        inner = rows(self._figures, gap=16)
        self._card_grid = QGridLayout()
        self._card_grid.setSpacing(16)
        inner.addLayout(self._card_grid)
        self.cards: list[FigureCardView] = []
        self._middle = QGridLayout()
        self._middle.setSpacing(16)
        inner.addLayout(self._middle, 1)
        self._chart_card = self._build_chart()
        self._outcome = OutcomeCard(look)
        self._outcome.wanted.connect(self.figure_wanted)
        card = Card(look)
        self.table = FigureTable(look)
        rows(card, margins=(8, 1, 8, 1)).addWidget(self.table)
        self.table.opened.connect(self.figure_wanted)
        inner.addWidget(card)
        self._arrange()

    def _build_chart(self) -> Card:
        look = self._look
        card = Card(look)
        layout = rows(card, margins=(20, 16, 20, 14), gap=8)
        self._as_table = Button(look, _("Vis som tabel"), kind="link")
        self._as_table.setObjectName("as-table")
        self._as_table.clicked.connect(self._on_as_table)
        head, _title = title_row(_("I puljefleksjob ved månedens udgang"), self._as_table)
        layout.addLayout(head)
        holder = QWidget()
        self._chart_stack = QStackedLayout(holder)
        self.chart = ChartView(look, minimum=QSize(280, 260))
        self.chart.setObjectName("stock-chart")
        self._months: RowsModel[MonthBar] = RowsModel(
            (
                ColumnSpec("month", _("Måned"), _month_text, _month_day, 0),
                ColumnSpec(
                    "value", _("I gang"), _value_text, lambda bar: bar.value, 120, is_right=True
                ),
            ),
            lambda bar: f"{bar.year}-{bar.month}",
        )
        self.month_table = RowTable(
            look, self._months, _("I puljefleksjob ved månedens udgang"), row_height=32
        )
        self._chart_stack.addWidget(self.chart)
        self._chart_stack.addWidget(self.month_table)
        layout.addWidget(holder, 1)
        return card

    def show_choices(
        self, day: dt.date, today: dt.date, programs: Sequence[Choice], program: str
    ) -> None:
        """Show the day and the program that are asked about."""
        self._day.set_day(day, today)
        self._program.set_choices(programs, program)

    def show_overview(self, page: Overview) -> None:
        """Show the figures."""
        self.notice.say("")
        self.header.set_line(page.subtitle)
        self._figures.setVisible(page.has_data)
        self.empty.setVisible(not page.has_data)
        if not page.has_data:
            return
        self._fit_cards(len(page.cards))
        for view, card in zip(self.cards, page.cards, strict=False):
            view.show_card(card)
        self._show_bars(page)
        self._outcome.show_outcome(page)
        before = page.on.replace(day=1) - dt.timedelta(days=1)
        self.table.show_lines(page.lines, _month_name(page.on), _month_name(before))

    def _fit_cards(self, count: int) -> None:
        while len(self.cards) < count:
            card = FigureCardView(self._look)
            card.wanted.connect(self.figure_wanted)
            self.cards.append(card)
        for at, card in enumerate(self.cards):
            card.setVisible(at < count)
        self._arrange()

    def _show_bars(self, page: Overview) -> None:
        self._bars = page.bars
        bars = [month_bars.MonthBar(_month_day(bar), bar.value) for bar in page.bars]
        target = page.bar_target
        words = _("Mål: {n} i gang").format(n=format_number(target)) if target is not None else ""

        def draw(width: float, height: float) -> Chart:
            return month_bars.bar_series(
                bars, width, height, title=_("I puljefleksjob"), target=target, target_label=words
            )

        self.chart.show_chart(draw)
        self._months.set_rows(tuple(reversed(page.bars)))

    def show_members(
        self, title: str, line: str, rows: Sequence[MemberRow], *, is_share: bool, is_hidden: bool
    ) -> None:
        """Open the pane with the rows behind a figure."""
        was_open = self.pane.isVisible()
        self.pane.show_members(title, line, rows, is_share=is_share, is_hidden=is_hidden)
        self.pane.show()
        self._place_pane()
        self.pane.raise_()
        if not was_open:
            self.pane.table.setFocus()

    def offer_progress(self, *, is_offered: bool) -> None:
        """Offer the page about the development in hours beside the rows."""
        self.pane.progress.setVisible(is_offered)

    def close_members(self) -> None:
        """Close the pane."""
        self.pane.clear()
        self.pane.hide()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_pane()

    def _place_pane(self) -> None:
        width = min(_PANE_WIDTH, self.width() - 60)
        self.pane.setGeometry(self.width() - width, 0, width, self.height())

    def _arrange(self) -> None:
        """Four cards in a row, two where it is narrow; chart and outcome beside or under."""
        self._program.set_widest(_WIDEST if self.width() >= _TWO_BESIDE else _NARROW)
        per_row = _CARDS if self.width() >= _TWO_BESIDE else _CARDS // 2
        shown = [card for card in self.cards if not card.isHidden()]
        for at, card in enumerate(shown):
            self._card_grid.addWidget(card, at // per_row, at % per_row)
        for at in range(_CARDS):
            self._card_grid.setColumnStretch(at, 1 if at < min(per_row, len(shown)) else 0)
        is_beside = self.width() >= _TWO_BESIDE
        self._middle.addWidget(self._chart_card, 0, 0)
        self._middle.addWidget(self._outcome, 0 if is_beside else 1, 1 if is_beside else 0)
        self._middle.setColumnStretch(0, 1)
        self._outcome.setMinimumWidth(376 if is_beside else 0)
        self._outcome.setMaximumWidth(376 if is_beside else 16777215)

    def _on_as_table(self) -> None:
        is_table = self._chart_stack.currentWidget() is self.month_table
        self._chart_stack.setCurrentWidget(self.chart if is_table else self.month_table)
        self._as_table.setText(_("Vis som tabel") if is_table else _("Vis som figur"))
        self._as_table.updateGeometry()


def _month_text(bar: MonthBar) -> str:
    return format_month(_month_day(bar))


def _value_text(bar: MonthBar) -> str:
    return format_number(bar.value)


def _month_name(day: dt.date) -> str:
    return format_month(day).split()[0].capitalize()
