"""The room Udvikling i timer: page and presenter wired to the bench."""

import datetime as dt

from flexdesk.app.changes import Changes
from flexdesk.ui.hours.cases import HoursCases
from flexdesk.ui.hours.presenter import HoursPresenter
from flexdesk.ui.hours.view import HoursPage
from flexdesk.ui.shared.bench import Bench


class HoursRoom:
    """How effective hours develop, for the team and for one citizen."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = HoursPage(bench.look, (bench.menu_button(),))
        self.presenter = HoursPresenter(self.page, HoursCases(bench.desk), bench.runner)
        page, presenter = self.page, self.presenter
        page.day_chosen.connect(presenter.on_day)
        page.program_chosen.connect(presenter.on_program)
        page.months_chosen.connect(presenter.on_months)
        page.way_chosen.connect(presenter.on_way)
        page.person_chosen.connect(presenter.on_chosen)
        page.citizen_wanted.connect(self._on_citizen)
        page.course_wanted.connect(self._on_course)
        page.empty_wanted.connect(bench.go)
        presenter.on_hide(is_hidden=bench.is_hidden)

    @property
    def citizen(self) -> str:
        """The citizen that is chosen in the list."""
        return self.presenter.citizen

    def show(self, citizen: str = "", program: str = "", day: dt.date | None = None) -> None:
        """Look at a citizen, a program or a day from elsewhere."""
        self.presenter.show(citizen, program, day)

    def load(self) -> None:
        """Read when something changed since it was read."""
        self.presenter.load()

    def on_changes(self, changes: Changes) -> None:
        """Count again: at once where it is seen."""
        self.presenter.on_changes(changes)
        if self.page.isVisible():
            self.presenter.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()
        self.page.clear()

    def _on_citizen(self, citizen: str) -> None:
        self._bench.open_citizen(citizen, "placements")

    def _on_course(self) -> None:
        if self.presenter.citizen:
            self._on_citizen(self.presenter.citizen)
