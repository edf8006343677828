"""The use cases of the list's views, columns, copies and exports, bound to a desk."""

from collections.abc import Mapping
from pathlib import Path

from flexdesk.app import list_export, views
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext
from flexdesk.app.list_export import ListOrder
from flexdesk.app.views import ColumnChoice, ViewState


class DeskLists:
    """What the list asks of the program beside its rows; every call belongs on a worker."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def columns(self) -> Mapping[str, ColumnChoice]:
        """Return the columns and widths chosen by hand, by the key of the view."""
        keys = [view.key for view in views.views_of(self._desk)]
        found = {key: views.columns_of(self._desk, key) for key in keys}
        return {key: choice for key, choice in found.items() if not choice.is_empty}

    def save_columns(self, view: str, choice: ColumnChoice) -> None:
        """Keep the columns and widths chosen by hand for a view."""
        views.save_columns(self._desk, view, choice)

    def save_view(self, label: str, state: ViewState, *, is_team: bool) -> Done:
        """Save how one looks at the list under a name."""
        return views.save_view(self._desk, label, state, is_team=is_team)

    def update_view(self, view: str, state: ViewState) -> Done:
        """Have a saved view show what is shown now."""
        return views.update_view(self._desk, view, state)

    def rename_view(self, view: str, label: str) -> Done:
        """Give a saved view another name."""
        return views.rename_view(self._desk, view, label)

    def share_view(self, view: str, *, is_team: bool) -> Done:
        """Give a view to the team, or take it back to oneself."""
        return views.share_view(self._desk, view, is_team=is_team)

    def delete_view(self, view: str) -> Done:
        """Take a saved view away."""
        return views.delete_view(self._desk, view)

    def move_view(self, view: str, by: int) -> Done:
        """Move a saved view among the saved ones."""
        return views.move_view(self._desk, view, by)

    def copied(self, order: ListOrder) -> str:
        """Return rows as text for Excel; logged."""
        return list_export.copied(self._desk, order)

    def export(self, order: ListOrder, out: Path, ctx: JobContext) -> str:
        """Write rows as a workbook; return what is said about it."""
        path, rows = list_export.export_list(self._desk, order, out, ctx)
        return list_export.receipt(rows, path)

    def file_name(self, title: str) -> str:
        """Return what a file of a view is called unless one says otherwise."""
        return list_export.file_name(title, self._desk.today())
