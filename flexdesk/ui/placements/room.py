"""The room Forløb: page, presenter and the ways to show the rows, wired to the bench."""

from importlib import import_module
from typing import TYPE_CHECKING

from flexdesk.ui.placements.cases import FlowCases
from flexdesk.ui.placements.part import BOARD, FlowPart
from flexdesk.ui.placements.presenter import FlowPresenter
from flexdesk.ui.placements.timeline_bars import forget_pictures
from flexdesk.ui.placements.timeline_part import TimelinePart, shift_of
from flexdesk.ui.placements.view import FlowPageView
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done


class PlacementsRoom:
    """Every chain of praktik and jobs under one filter."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._is_stale = True
        self.citizen = ""
        """The citizen one is on."""
        self.timeline = TimelinePart(bench)
        self.page = FlowPageView(bench.look, self.timeline, self._make_part, (bench.menu_button(),))
        self.presenter = FlowPresenter(self.page, FlowCases(bench.desk), bench.runner, self._say)
        self._connect()
        self.presenter.on_hide(is_hidden=bench.is_hidden)

    def _connect(self) -> None:
        page, presenter, bar = self.page, self.presenter, self.page.filter
        search = bar.search
        search.typed.connect(presenter.on_typed)
        search.entered.connect(self._on_entered)
        search.rested.connect(presenter.on_search_ended)
        search.completing.connect(presenter.on_completing)
        search.lesson_wanted.connect(presenter.on_lesson)
        search.chip_dropped.connect(presenter.on_chip_dropped)
        search.last_chip_dropped.connect(presenter.on_last_chip_dropped)
        bar.whose_chosen.connect(presenter.on_whose)
        bar.grouping_chosen.connect(presenter.on_grouping)
        self.timeline.open_wanted.connect(self._on_open)
        self.timeline.shift_wanted.connect(self._on_shift)
        page.chosen.connect(self._on_chosen)
        page.part_made.connect(self._on_part_made)
        page.new_wanted.connect(self._on_new)
        page.print_wanted.connect(self._on_print)
        page.import_wanted.connect(self._on_import)

    # --- what the bench asks ----------------------------------------------------------------

    def load(self) -> None:
        """Read the page when something changed since it was read."""
        if self._is_stale:
            self._is_stale = False
            self.presenter.load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is seen; what is not seen is read at the next visit."""
        if not self.presenter.concerns(changes):
            return
        if self.page.isVisible():
            self.presenter.load()
        else:
            self._is_stale = True

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here that is not saved; a step that waits is let go."""
        self.timeline.put_back()

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.page.clear()
        forget_pictures()

    def write_note(self) -> None:
        """Open the form of a note about the citizen one is on."""
        from flexdesk.ui.today.sheets import TodaySheets

        TodaySheets(self._bench).note(self.citizen)

    # --- what other rooms may ask -----------------------------------------------------------

    def show(self, query: str = "", citizen: str = "") -> None:
        """Show the rows of a query, on a citizen."""
        if query:
            self.presenter.ask(query)
        if citizen:
            self.page.choose(citizen)

    # --- wishes -----------------------------------------------------------------------------

    def _make_part(self, key: str) -> FlowPart:
        module, name = ("board_part", "BoardPart") if key == BOARD else ("list_part", "ListPart")
        made: FlowPart = getattr(import_module(f"flexdesk.ui.placements.{module}"), name)(
            self._bench
        )
        return made

    def _on_part_made(self, part: FlowPart) -> None:
        part.open_wanted.connect(self._on_open)

    def _on_entered(self, typed: str) -> None:
        self.presenter.on_entered(typed)
        if self.page.filter.search.edit.text().strip():
            self.page.take_focus()

    def _on_open(self, citizen: str) -> None:
        self._bench.open_citizen(citizen)

    def _on_chosen(self, citizen: str) -> None:
        self.citizen = citizen

    def _on_shift(self, shift: object) -> None:
        self.presenter.on_shift(shift_of(shift))

    def _on_new(self) -> None:
        """Start one for the citizen one is on; else whose it is, is found among the citizens."""
        if self.citizen:
            self._bench.call("new-placement", self.citizen)
        else:
            self._bench.go("citizens")

    def _on_print(self) -> None:
        page = self.presenter.page
        if page is not None:
            from flexdesk.ui.placements.print_opening import open_print

            open_print(self._bench, page)

    def _on_import(self) -> None:
        self._bench.go("import")

    def _say(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)
