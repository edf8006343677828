"""The room Arbejdspladser: list and page wired to the bench."""

from contextlib import suppress
from typing import TYPE_CHECKING

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.workplaces.cases import WorkplaceCases
from flexdesk.ui.workplaces.presenter import WorkplacesPresenter
from flexdesk.ui.workplaces.view import WorkplacesPage

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done


class WorkplacesRoom:
    """The page; it is the host its presenter asks things of."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cases = WorkplaceCases(bench.desk)
        self.page = WorkplacesPage(bench.look, (bench.menu_button(),))
        self.presenter = WorkplacesPresenter(self.page, self._cases, bench.runner, self)
        found, place, presenter = self.page.list, self.page.place, self.presenter
        found.typed.connect(presenter.on_typed)
        found.entered.connect(presenter.on_entered)
        found.part_chosen.connect(presenter.on_part)
        found.sector_chosen.connect(presenter.on_sector)
        found.months_chosen.connect(presenter.on_months)
        found.selected.connect(presenter.on_selected)
        found.opened.connect(presenter.on_opened)
        found.empty_wanted.connect(presenter.on_empty)
        found.new_wanted.connect(self._on_new)
        place.closed.connect(presenter.on_closed)
        place.citizen_wanted.connect(bench.open_citizen)
        place.place_wanted.connect(presenter.on_opened)
        place.sheet_wanted.connect(self._on_sheet)
        place.next_finished.connect(presenter.on_finished)
        place.copied.connect(self._on_copied)
        place.fact_saved.connect(presenter.on_fact)
        place.draft_changed.connect(presenter.on_draft)
        presenter.on_hide(is_hidden=bench.is_hidden)

    @property
    def workplace(self) -> str:
        """The id of the workplace one is on: open, or chosen in the list."""
        return self.presenter.place or self.page.list.table.key

    def show(self, workplace: str) -> None:
        """Open a workplace."""
        self.presenter.show(workplace)

    def search(self) -> None:
        """Put the cursor where one types a name."""
        if self.presenter.place and self.page.is_sheet:
            self.presenter.on_closed()
        self.page.list.take_focus()

    def finish_next(self) -> None:
        """Say that what was to be done next at the open workplace is done."""
        self.presenter.on_finished()

    def copy_number(self) -> None:
        """Put the number one calls at the workplace one is on, on the clipboard."""
        phone = self.presenter.phone_of(self.workplace)
        if phone:
            self.page.place.copy(phone)

    def load(self) -> None:
        """Read when something changed since it was read."""
        self.presenter.load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned: at once where it is seen."""
        self.presenter.on_changes(changes, is_seen=self.page.isVisible())

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        unsaved = self.page.place.facts.take_unsaved()
        if unsaved is not None:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._cases.save_draft(*unsaved)

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.page.place.clear()
        self.page.list.clear()

    def said(self, text: str, done: "Done | None" = None) -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def counted(self, count: int) -> None:
        """Show how many next steps are over their day."""
        self._bench.set_count("workplaces", format_number(count) if count else "")

    def write_new(self, name: str, street: str) -> None:
        """Open the form of a new workplace."""
        self._bench.call("new-workplace", name, street)

    def _on_new(self) -> None:
        self.write_new(*self.presenter.typed)

    def _on_sheet(self, offer: str, row: str) -> None:
        place = self.presenter.place
        if place:
            self._bench.call(offer, place, *((row,) if row else ()))

    def _on_copied(self, text: str) -> None:
        self.said(_("Kopieret: {text}").format(text=text))
