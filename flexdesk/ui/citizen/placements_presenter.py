"""Decides what the tab Forløb shows and does; knows no Qt."""

from typing import TYPE_CHECKING, Protocol

from flexdesk.app.placement_rows import PlacementsPage
from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say_unless_gone

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done

_KEY = "placements-tab"
_KINDS = frozenset(
    {"placement", "hours", "workplace", "benefit", "team_value", "terms", "notice",
     "placement_change", "pause"}
)  # fmt: skip


class PlacementsView(Protocol):
    """What the presenter asks of the tab."""

    def show_page(self, page: PlacementsPage) -> None:
        """Show the chain."""
        ...

    def clear(self) -> None:
        """Drop every row."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class PlacementsHost(Protocol):
    """What the presenter asks of the window."""

    def new_placement(self, citizen: str) -> None:
        """Open the form "Nyt forløb"."""
        ...

    def end_placement(self, placement: str) -> None:
        """Open the form "Afslut forløb"."""
        ...

    def hours(self, placement: str, *, is_correction: bool) -> None:
        """Open a form of hours."""
        ...

    def do(self, verb: str, placement: str) -> None:
        """Open the form of a verb of a placement."""
        ...

    def confirm(self, placement: str, hours: str) -> None:
        """Open the form that confirms agreed hours."""
        ...

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        ...


class PlacementsPresenter:
    """The chain of one citizen's placements."""

    def __init__(
        self, view: PlacementsView, cases: PlacementsCases, runner: Runner, host: PlacementsHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._page: PlacementsPage | None = None

    @property
    def page(self) -> PlacementsPage | None:
        """The page that is shown."""
        return self._page

    def show(self, citizen: str) -> None:
        """Show a citizen."""
        if citizen != self._citizen or self._page is None:
            self._citizen = citizen
            self._read()

    def on_changes(self, changes: "Changes") -> None:
        """Read again when it is about this citizen."""
        if self._citizen and (
            changes.everything
            or "workplace" in changes.kinds
            or (changes.concerns(citizen=self._citizen) and changes.kinds & _KINDS)
        ):
            self._read()

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._citizen, self._page = "", None
        self._view.clear()

    def on_new(self) -> None:
        """Open the form "Nyt forløb"."""
        if self._citizen:
            self._host.new_placement(self._citizen)

    def on_end(self, placement: str) -> None:
        """Open the form "Afslut forløb"."""
        self._host.end_placement(placement)

    def on_hours(self, placement: str, is_correction: bool) -> None:  # noqa: FBT001 - a slot
        """Open the form of a change of hours, or of a correction."""
        self._host.hours(placement, is_correction=is_correction)

    def on_hours_deleted(self, hours: str) -> None:
        """Take a measurement away."""
        self._runner.run(
            lambda _ctx: self._cases.delete_hours(hours),
            lambda done: self._host.said(_("Timerne er slettet"), done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_verb(self, verb: str, placement: str) -> None:
        """Open the form of a verb."""
        self._host.do(verb, placement)

    def on_confirm(self, placement: str, hours: str) -> None:
        """Open the form that confirms agreed hours."""
        self._host.confirm(placement, hours)

    def on_agreed_dropped(self, hours: str) -> None:
        """Take agreed hours away: they came to nothing."""
        self._runner.run(
            lambda _ctx: self._cases.drop_agreed(hours),
            lambda done: self._host.said(_("De aftalte timer er fjernet"), done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _read(self) -> None:
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.page(citizen),
            self._on_page,
            failed=self._on_failed,
            key=_KEY,
        )

    def _on_page(self, page: PlacementsPage) -> None:
        if page.citizen == self._citizen:
            self._page = page
            self._view.show_page(page)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)
