"""What the list may ask about its views, columns, copies and exports."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from flexdesk.app.changes import Done
from flexdesk.app.jobs import JobContext
from flexdesk.app.list_export import ListOrder
from flexdesk.app.views import ColumnChoice, ViewState


class ListCases(Protocol):
    """What the list asks of the program beside its rows; every call belongs on a worker."""

    def columns(self) -> Mapping[str, ColumnChoice]:
        """Return the columns and widths chosen by hand, by the key of the view."""
        ...

    def save_columns(self, view: str, choice: ColumnChoice) -> None:
        """Keep the columns and widths chosen by hand for a view."""
        ...

    def save_view(self, label: str, state: ViewState, *, is_team: bool) -> Done:
        """Save how one looks at the list under a name."""
        ...

    def update_view(self, view: str, state: ViewState) -> Done:
        """Have a saved view show what is shown now."""
        ...

    def rename_view(self, view: str, label: str) -> Done:
        """Give a saved view another name."""
        ...

    def share_view(self, view: str, *, is_team: bool) -> Done:
        """Give a view to the team, or take it back to oneself."""
        ...

    def delete_view(self, view: str) -> Done:
        """Take a saved view away."""
        ...

    def move_view(self, view: str, by: int) -> Done:
        """Move a saved view among the saved ones."""
        ...

    def copied(self, order: ListOrder) -> str:
        """Return rows as text for Excel; logged."""
        ...

    def export(self, order: ListOrder, out: Path, ctx: JobContext) -> str:
        """Write rows as a workbook; return what is said about it."""
        ...

    def file_name(self, title: str) -> str:
        """Return what a file of a view is called unless one says otherwise."""
        ...
