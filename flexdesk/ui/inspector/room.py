"""The room Tjek data: page and presenter wired to the bench."""

from typing import TYPE_CHECKING

from flexdesk.base.numbers import format_number
from flexdesk.ui.inspector.cases import InspectorCases
from flexdesk.ui.inspector.presenter import InspectorPresenter
from flexdesk.ui.inspector.view import InspectorView
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done


class InspectorRoom:
    """The page; it is the host its presenter asks things of."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = InspectorView(bench.look, (bench.menu_button(),))
        self.presenter = InspectorPresenter(
            self.page, InspectorCases(bench.desk), bench.runner, self
        )
        page, presenter = self.page, self.presenter
        page.scope_chosen.connect(presenter.on_scope)
        page.part_chosen.connect(presenter.on_part)
        page.more_wanted.connect(presenter.on_more)
        page.opened.connect(presenter.on_opened)
        page.fixed.connect(presenter.on_fix)
        page.aside_wanted.connect(presenter.on_aside)
        page.taken_up.connect(presenter.on_take_up)
        page.citizen_wanted.connect(self._on_citizen)
        page.empty_wanted.connect(presenter.on_empty)
        presenter.on_hide(is_hidden=bench.is_hidden)

    @property
    def citizen(self) -> str:
        """The citizen of the line one is on."""
        row = self.page.current
        return row.line.citizen if row is not None else ""

    def show(self, citizen: str) -> None:
        """Look at one citizen only."""
        self.presenter.show(citizen)

    def load(self) -> None:
        """Read when something changed since it was read."""
        self.presenter.load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned: at once where it is seen."""
        self.presenter.on_changes(changes)
        if self.page.isVisible():
            self.presenter.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here that is kept before it is saved."""

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.page.clear()

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def open_citizen(self, citizen: str) -> None:
        """Open a citizen's page."""
        self._bench.open_citizen(citizen)

    def open_place(self, workplace: str) -> None:
        """Open a workplace."""
        self._bench.call("workplace", workplace)

    def counted(self, count: int) -> None:
        """Show how many contradictions there are."""
        self._bench.set_count("inspector", format_number(count) if count else "")

    def go_import(self) -> None:
        """Go where citizens come from."""
        self._bench.go("import")

    def _on_citizen(self, key: str, is_other: bool) -> None:  # noqa: FBT001 - a slot
        self.presenter.on_citizen(key, is_other=is_other)
