"""The workplaces Søg og gør finds: read on a worker, kept until something changes. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexdesk.ui.shared.lanes import Runner

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes
    from flexdesk.app.desk import Desk
    from flexdesk.app.workplace_rows import WorkplaceRow

_CONCERNS = frozenset(
    {"workplace", "workplace_person", "employer", "placement", "placement_change", "contact"}
)


class Places:
    """Rows that are at hand while one types; nothing is read on the window's thread."""

    def __init__(self, desk: "Desk | None", runner: Runner, told: Callable[[], None]) -> None:
        self._desk, self._runner, self._told = desk, runner, told
        self._rows: tuple[WorkplaceRow, ...] = ()
        self._is_stale = True

    @property
    def rows(self) -> "tuple[WorkplaceRow, ...]":
        """What was read last; nothing before the first reading has come."""
        return self._rows

    def freshen(self) -> None:
        """Read again when something changed since it was read."""
        desk = self._desk
        if not self._is_stale or desk is None:
            return
        self._is_stale = False

        def read() -> "tuple[WorkplaceRow, ...]":
            from flexdesk.app.workplace_rows import workplace_rows

            return workplace_rows(desk, desk.today())

        self._runner.run(
            lambda _ctx: read(), self._on_read, failed=self._on_failed, key="palette-places"
        )

    def on_changes(self, changes: "Changes") -> None:
        """Read again at the next search when workplaces are concerned."""
        if changes.everything or changes.kinds & _CONCERNS:
            self._is_stale = True

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._rows, self._desk = (), None

    def _on_read(self, rows: "tuple[WorkplaceRow, ...]") -> None:
        if self._desk is not None:
            self._rows = rows
            self._told()

    def _on_failed(self, error: BaseException) -> None:
        """Find without workplaces: the list of them tells what is wrong."""
        del error
        self._is_stale = True
