"""What the page Udvikling i timer asks of the use cases; called on a worker."""

import datetime as dt

from flexdesk.app import hours_course, hours_progress
from flexdesk.app.citizen_rows import program_title
from flexdesk.app.desk import Desk
from flexdesk.app.hours_course import HoursCourse
from flexdesk.app.hours_progress import HoursProgress


class HoursCases:
    """The use cases on an open desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the programs one can look at, the team's own first."""
        own = self._desk.program.key
        found = [(key, program_title(each)) for key, each in self._desk.programs.items()]
        return tuple(sorted(found, key=lambda pair: pair[0] != own))

    def default_program(self) -> str:
        """Return the key of the team's program."""
        return self._desk.program.key

    def program_of(self, citizen: str) -> str:
        """Return the key of a citizen's program, empty when it is none we know."""
        row = self._desk.store.reads.get("citizen", citizen)
        key = str(getattr(row, "program", ""))
        return key if key in self._desk.programs else ""

    def progress(self, on: dt.date, program: str, months: int) -> HoursProgress:
        """Return the page; what it lists of people is logged."""
        page = hours_progress.hours_progress(self._desk, on, program, months)
        self._desk.store.access("members", None, figure=page.figure.id, rows=len(page.rows))
        return page

    def course(self, citizen: str, on: dt.date) -> HoursCourse:
        """Return one citizen's hours."""
        return hours_course.hours_course(self._desk, citizen, on)
