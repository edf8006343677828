"""The page Udvikling i timer: the figure, the consultants, the people, one citizen's course."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from flexdesk.app.hours_course import HoursCourse
from flexdesk.app.hours_progress import ConsultantRow, HoursProgress, ProgressRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.hours.course_card import CourseCard
from flexdesk.ui.hours.figure_card import FigureCourseCard
from flexdesk.ui.hours.tables import consultant_columns, people_columns
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import DayChooser, Dropdown
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.tabs import ChoiceRow

_BESIDE = 1000
_SIDE = 400
_WIDEST, _NARROW = 340, 190
_NO_LIMIT = 16777215
_LIST_HEIGHT, _COURSE_HEIGHT = 340, 360
_EVERYONE = "alle"


class PeopleTable(RowTable):
    """The people behind the figure; columns are dropped before a word is cut."""

    def __init__(self, look: Look) -> None:
        self._is_hidden = False
        model: RowsModel[ProgressRow] = RowsModel(
            people_columns(2000, is_hidden=False), lambda row: row.citizen
        )
        super().__init__(look, model, _("Borgere bag tallet"), row_height=36)
        self.setObjectName("hours-people")

    def show_rows(self, found: Sequence[ProgressRow], *, is_hidden: bool) -> None:
        """Show these people."""
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self.rows_model.set_columns(people_columns(self.width(), is_hidden=is_hidden))
        self.rows_model.set_rows(found)
        self.lay_out()

    def lay_out(self) -> None:
        """Drop columns that do not fit."""
        wanted = people_columns(self.viewport().width(), is_hidden=self._is_hidden)
        if [spec.key for spec in wanted] != [spec.key for spec in self.rows_model.columns]:
            self.rows_model.set_columns(wanted)
        super().lay_out()


class HoursPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    day_chosen = Signal(object)
    program_chosen = Signal(str)
    months_chosen = Signal(str)
    way_chosen = Signal(str)
    person_chosen = Signal(str)
    citizen_wanted = Signal(str)
    course_wanted = Signal()
    empty_wanted = Signal(str)

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._has_people = False
        outer = rows(self)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        body = QWidget()
        self._scroll.setWidget(body)
        layout = rows(body, margins=(32, 20, 32, 20), gap=16)
        self._day = DayChooser(look, _("Pr."))
        self._day.setObjectName("day")
        self._day.day_chosen.connect(self.day_chosen)
        self._program = Dropdown(look, _("Program"), widest=_WIDEST)
        self._program.setObjectName("program")
        self._program.chosen.connect(self.program_chosen)
        self.header = PageHeader(_("Udvikling i timer"), self._day, self._program, *header_buttons)
        layout.addWidget(self.header)
        self.notice = NoticeBar(look, "hours-notice")
        layout.addWidget(self.notice)
        self.empty = EmptyState(
            look,
            "trending-up",
            _("Ingen fleksjob på få timer endnu"),
            _("Når nogen er begyndt i fleksjob på få timer, vises her, hvem der går op, "
              "og hvordan andelen står til målet."),
            _("Se alle borgere"),
        )  # fmt: skip
        self.empty.wanted.connect(self._on_empty)
        self.empty.hide()
        layout.addWidget(self.empty, 1)
        self._parts = QWidget()
        layout.addWidget(self._parts, 1)
        self._grid = QGridLayout(self._parts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._build_parts(look)
        self._arrange()

    def _build_parts(self, look: Look) -> None:
        self.figure = FigureCourseCard(look)
        self.figure.months_chosen.connect(self.months_chosen)
        self._consultants = Card(look)
        inner = rows(self._consultants, margins=(8, 14, 8, 8), gap=6)
        head, title = title_row(_("Pr. jobkonsulent"))
        title.setContentsMargins(12, 0, 0, 0)
        inner.addLayout(head)
        model: RowsModel[ConsultantRow] = RowsModel(
            consultant_columns(), lambda row: row.initials or "-"
        )
        self.consultants = RowTable(look, model, _("Pr. jobkonsulent"), row_height=36)
        self.consultants.setObjectName("hours-consultants")
        self.consultants.setMinimumHeight(180)
        inner.addWidget(self.consultants, 1)
        self._list = Card(look)
        layout = rows(self._list, margins=(8, 14, 8, 8), gap=10)
        self.ways = ChoiceRow(look, _("Udvikling"))
        self.ways.setObjectName("hours-ways")
        self.ways.chosen.connect(self.way_chosen)
        tabs = columns(margins=(12, 0, 12, 0))
        tabs.addWidget(self.ways)
        layout.addLayout(tabs)
        self.people = PeopleTable(look)
        self.people.current_changed.connect(self.person_chosen)
        self.people.opened.connect(self.citizen_wanted)
        layout.addWidget(self.people, 1)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self.course = CourseCard(look)
        self.course.setMinimumHeight(_COURSE_HEIGHT)
        self.course.open_wanted.connect(self.course_wanted)

    def show_choices(
        self, day: dt.date, today: dt.date, programs: Sequence[Choice], program: str
    ) -> None:
        """Show the day and the program that are asked about."""
        self._day.set_day(day, today)
        self._program.set_choices(programs, program)

    def show_page(self, page: HoursProgress, months: int) -> None:
        """Show the course of the figure and the consultants."""
        self.notice.say("")
        self.header.set_line(page.line)
        has_people = bool(page.figure.N) or any(month.N for month in page.months)
        had_focus = self.people.hasFocus()
        self._parts.setVisible(has_people)
        self.empty.setVisible(not has_people)
        self._has_people = page.has_people
        verb = _("Se alle borgere") if page.has_people else _("Importér en fil")
        self.empty.button.setText(verb)
        self.empty.button.updateGeometry()
        if had_focus:
            # what is hidden lets the focus go to the rail
            self.take_focus()
        self.figure.show_page(page, months)
        self.consultants.rows_model.set_rows(page.consultants)
        self.consultants.lay_out()

    def show_people(
        self, page: HoursProgress, found: Sequence[ProgressRow], way: str, *, is_hidden: bool
    ) -> None:
        """Show the people of the way that is chosen."""
        choices = [Choice(_EVERYONE, _("Alle"), format_number(len(page.rows)))]
        choices += [Choice(key, words, format_number(n)) for key, words, n in page.counts]
        self.ways.set_choices(choices, way)
        self.people.show_rows(found, is_hidden=is_hidden)

    def show_course(self, course: HoursCourse | None, *, is_hidden: bool) -> None:
        """Show the hours of the citizen that is chosen."""
        self.course.show_course(course, is_hidden=is_hidden)

    def choose(self, citizen: str) -> None:
        """Choose a citizen in the list."""
        self.people.choose(citizen)

    def clear(self) -> None:
        """Drop every row."""
        self.people.rows_model.set_rows(())
        self.course.show_course(None, is_hidden=False)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def take_focus(self) -> None:
        """Put the focus on the people, where work begins."""
        (self.empty.button if self.empty.isVisible() else self.people).setFocus()

    def _on_empty(self) -> None:
        self.empty_wanted.emit("citizens" if self._has_people else "import")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the side cards beside where it is wide, else under each other."""
        is_beside = self.width() >= _BESIDE
        self._program.set_widest(_WIDEST if is_beside else _NARROW)
        parts = (self.figure, self._consultants, self._list, self.course)
        for at, part in enumerate(parts):
            place = (at // 2, at % 2) if is_beside else (at, 0)
            self._grid.addWidget(part, *place)
        for side in (self._consultants, self.course):
            side.setMinimumWidth(_SIDE if is_beside else 0)
            side.setMaximumWidth(_SIDE if is_beside else _NO_LIMIT)
        self._grid.setColumnStretch(0, 1)
