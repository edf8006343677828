"""The card of one citizen: hours over all jobs as a chart, or as a table."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from flexdesk.app.hours_course import CourseLine, HoursCourse
from flexdesk.base.language import _
from flexdesk.drawing.course_chart import JobSteps, PersonCourse, person_course
from flexdesk.drawing.hours_chart import HoursStep
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.hours.tables import course_columns
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

_CHART_HEIGHT = 220


class CourseCard(Card):
    """Chart and table of the citizen that is chosen in the list."""

    open_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("hours-course")
        # a table brings its own room at the sides: its headings begin where the title does
        layout = rows(self, margins=(8, 16, 8, 14), gap=8)
        self.as_table = Button(look, _("Vis som tabel"), kind="link", icon="table")
        self.as_table.setObjectName("course-as-table")
        self.as_table.clicked.connect(self._on_as_table)
        head, self._title = title_row(_("Timer over tid"), self.as_table)
        head.setContentsMargins(12, 0, 12, 0)
        layout.addLayout(head)
        self._line = label(tone="muted", wrap=True, tabular=True)
        self._line.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self._line)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self.chart = ChartView(look, minimum=QSize(240, _CHART_HEIGHT))
        self.chart.setObjectName("course-chart")
        model: RowsModel[CourseLine] = RowsModel(course_columns(), _key)
        self.table = RowTable(look, model, _("Timer over tid"), row_height=32)
        self.table.setObjectName("course-table")
        self._model = model
        self._figure = QWidget()
        rows(self._figure, margins=(12, 0, 12, 0)).addWidget(self.chart)
        self._stack.addWidget(self._figure)
        self._stack.addWidget(self.table)
        self._holder = holder
        layout.addWidget(holder, 1)
        foot = columns(margins=(12, 0, 12, 0), gap=8)
        self.open = Button(look, _("Åbn borgerens forløb"), icon="folder-open", height=32)
        self.open.setObjectName("course-open")
        self.open.clicked.connect(self.open_wanted)
        foot.addWidget(self.open)
        foot.addStretch(1)
        layout.addLayout(foot)
        self._space = QWidget()
        layout.addWidget(self._space, 1)
        self.show_course(None, is_hidden=False)

    def show_course(self, course: HoursCourse | None, *, is_hidden: bool) -> None:
        """Show a citizen's hours; nobody chosen says how one is."""
        has_one = course is not None
        for part in (self._holder, self.as_table, self.open):
            part.setVisible(has_one)
        self._space.setVisible(not has_one)
        if course is None:
            self._title.setText(_("Timer over tid"))
            self._line.setText(_("Vælg en borger på listen for at se alle job i én figur."))
            self.chart.show_chart(None)
            self._model.set_rows(())
            return
        self._title.setText(course.candidate_no if is_hidden else course.name)
        self._line.setText(course.summary or _("Ingen timer er skrevet endnu."))
        drawn = _drawn(course)

        def draw(width: float, height: float) -> Chart:
            return person_course(drawn, width, height)

        self.chart.show_chart(draw)
        self._model.set_rows(course.lines)
        self.table.lay_out()

    def _on_as_table(self) -> None:
        is_table = self._stack.currentWidget() is self.table
        self._stack.setCurrentWidget(self._figure if is_table else self.table)
        self.as_table.setText(_("Vis som tabel") if is_table else _("Vis som figur"))
        self.as_table.updateGeometry()


def _key(line: CourseLine) -> str:
    return f"{line.day}{line.what}{line.job}{line.effective}"


def _drawn(course: HoursCourse) -> PersonCourse:
    return PersonCourse(
        jobs=tuple(
            JobSteps(
                job.kind_text,
                job.start,
                job.last_day,
                tuple(HoursStep(p.day, p.attended, p.effective) for p in job.points),
            )
            for job in course.jobs
        ),
        last=course.on,
        baseline=course.baseline,
        aim=course.aim,
        agreed=tuple(
            (each.day, each.effective) for each in course.agreed if each.effective is not None
        ),
    )
