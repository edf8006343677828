"""The card of the figure: our line by month with path and target, others' numbers apart."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from flexdesk.app.hours_progress import LONG, SHORT, HoursProgress, Mark, ProgressMonth
from flexdesk.base.language import _
from flexdesk.base.numbers import format_share
from flexdesk.drawing.progress_chart import ShareCourse, ShareMark, SharePoint, share_course
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.hours.tables import month_columns
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows, title_row
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow


class FigureCourseCard(Card):
    """The share that went up, at the end of each month."""

    months_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("hours-figure")
        # a table brings its own room at the sides: its headings begin where the title does
        layout = rows(self, margins=(8, 16, 8, 14), gap=8)
        self.months = ChoiceRow(look, _("Måneder"), as_segments=True, height=32)
        self.months.setObjectName("hours-months")
        self.months.chosen.connect(self.months_chosen)
        self.as_table = Button(look, _("Vis som tabel"), kind="link", icon="table")
        self.as_table.setObjectName("figure-as-table")
        self.as_table.clicked.connect(self._on_as_table)
        title = _("Andel gået op i effektive timer")
        head, _title = title_row(title, self.as_table, self.months)
        head.setContentsMargins(12, 0, 12, 0)
        layout.addLayout(head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self.chart = ChartView(look, minimum=QSize(320, 250))
        self.chart.setObjectName("figure-chart")
        self._model: RowsModel[ProgressMonth] = RowsModel(
            month_columns(), lambda row: row.day.isoformat()
        )
        self.table = RowTable(look, self._model, title, row_height=32)
        self.table.setObjectName("figure-table")
        self._figure = QWidget()
        rows(self._figure, margins=(12, 0, 12, 0)).addWidget(self.chart)
        self._stack.addWidget(self._figure)
        self._stack.addWidget(self.table)
        layout.addWidget(holder, 1)
        self._sources = label(size=12, tone="muted", wrap=True)
        self._sources.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self._sources)

    def show_page(self, page: HoursProgress, months: int) -> None:
        """Show the course of the figure."""
        choices = [Choice(str(n), _("{n} måneder").format(n=n)) for n in (SHORT, LONG)]
        self.months.set_choices(choices, str(months))
        drawn = _drawn(page)

        def draw(width: float, height: float) -> Chart:
            return share_course(drawn, width, height)

        self.chart.show_chart(draw)
        self._model.set_rows(tuple(reversed(page.months)))
        self.table.lay_out()
        few = _("Under {n} borgere vises kun antal.").format(n=page.few)
        told = "; ".join(each.source for each in page.outside)
        outside = _("Udefra er ikke vores tal: {sources}.").format(sources=told) if told else ""
        self._sources.setText(f"{outside} {few}".strip())

    def _on_as_table(self) -> None:
        is_table = self._stack.currentWidget() is self.table
        self._stack.setCurrentWidget(self._figure if is_table else self.table)
        self.as_table.setText(_("Vis som tabel") if is_table else _("Vis som figur"))
        self.as_table.updateGeometry()


def _drawn(page: HoursProgress) -> ShareCourse:
    return ShareCourse(
        title=_("Andel gået op i effektive timer"),
        points=tuple(SharePoint(month.day, month.share, month.path) for month in page.months),
        target=_mark(_("Mål {value}, {day}"), page.target),
        baseline=_mark(_("Udgangspunkt {value}, {day}"), page.baseline),
        outside=tuple(
            ShareMark(each.value, each.label, f"{each.day:%m-%Y}") for each in page.outside
        ),
        outside_title=_("Udefra: hele landet"),
    )


def _mark(words: str, mark: Mark | None) -> ShareMark | None:
    if mark is None:
        return None
    day = f"{mark.day:%m-%Y}" if mark.day is not None else ""
    text = words.format(value=format_share(mark.value), day=day).removesuffix(", ")
    return ShareMark(mark.value, text)
