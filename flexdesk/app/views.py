"""Saved views of the list: everybody's, the team's and one's own; and how wide their columns are.

A view is a row of the store and can be undone; the widths and columns one has pulled about by
hand are drafts under `columns:<view>`, kept across restarts, in neither log nor undo.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_row
from flexdesk.app.query import View, parse_query, views_for
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.daily_entities import SavedView
from flexdesk.store.work import UnitOfWork

OWN, TEAM = "own", "team"
LONGEST_NAME = 40
_MOST_COLUMNS = 40
_WIDEST = 2000


@dataclass(frozen=True, slots=True)
class ViewState:
    """How one looks at the list: what a view keeps."""

    query_text: str = ""
    columns: tuple[str, ...] = ()
    sort: str = ""
    is_descending: bool = False
    grouping: str = ""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Columns chosen by hand, empty for those that fit, and widths pulled by hand."""

    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen by hand."""
        return not self.columns and not self.widths


def views_of(desk: Desk) -> tuple[View, ...]:
    """Return the views of a desk: one's citizens, all, one's own, the team's, everybody's.

    Source: ledighedsydelse.soon_days, tal.silent_days.
    """
    own, today = desk.initials, desk.today()
    shipped = views_for(
        desk.rules.count("ledighedsydelse.soon_days", today),
        desk.rules.count("tal.silent_days", today),
    )
    mine = View("mine", "Mine borgere", "konsulent:mig -status:lukket")
    has_own = bool(own) and any(own in {row.consultant, row.substitute} for row in list_rows(desk))
    saved = tuple(_view(row, own) for row in _rows(desk))
    return (*((mine,) if has_own else ()), shipped[0], *saved, *shipped[1:])


def state_of(view: View) -> ViewState:
    """Return what a view shows."""
    return ViewState(view.query_text, view.columns, view.sort, view.is_descending, view.grouping)


def save_view(desk: Desk, label: str, state: ViewState, *, is_team: bool = False) -> Done:
    """Save how one looks at the list under a name, for oneself or for the team.

    Raises:
        UserError: `view.unnamed`, `view.name_long`, `view.taken`, `view.unreadable`.
    """
    name = _name(desk, label)
    row = new_id()
    with desk.store.work("view.save", {"label": name}) as uow:
        values = {
            **_values(state),
            "owner": "" if is_team else desk.initials,
            "label": name,
            "ordinal": _next_ordinal(desk),
        }
        uow.insert("saved_view", row, values)
        tx = uow.tx
    return _done(desk, row, tx)


def update_view(desk: Desk, view_id: str, state: ViewState) -> Done:
    """Have a saved view show what is shown now.

    Raises:
        UserError: `row.unknown`, `view.not_yours`, `view.unreadable`.
    """
    return _edit(desk, view_id, _values(state))


def rename_view(desk: Desk, view_id: str, label: str) -> Done:
    """Give a saved view another name.

    Raises:
        UserError: `row.unknown`, `view.not_yours`, `view.unnamed`, `view.name_long`, `view.taken`.
    """
    return _edit(desk, view_id, {"label": _name(desk, label, besides=view_id)})


def share_view(desk: Desk, view_id: str, *, is_team: bool) -> Done:
    """Give a view to the whole team, or take it back to oneself.

    Raises:
        UserError: `row.unknown`, `view.not_yours`.
    """
    return _edit(desk, view_id, {"owner": "" if is_team else desk.initials})


def delete_view(desk: Desk, view_id: str) -> Done:
    """Take a saved view away; undo brings it back.

    Raises:
        UserError: `row.unknown`, `view.not_yours`.
    """
    with desk.store.work("view.delete", {}) as uow:
        _mine(uow, desk, view_id)
        uow.delete("saved_view", view_id)
        tx = uow.tx
    desk.store.drop_draft(_key(view_id))
    return _done(desk, view_id, tx)


def move_view(desk: Desk, view_id: str, by: int) -> Done:
    """Move a saved view so many places among the saved ones; at the end it stays.

    Raises:
        UserError: `row.unknown`.
    """
    order = [row.id for row in _rows(desk)]
    if view_id not in order:
        raise UserError("row.unknown", kind="visning")
    at = order.index(view_id)
    order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
    with desk.store.work("view.move", {}) as uow:
        for ordinal, each in enumerate(order, start=1):
            uow.edit("saved_view", each, {"ordinal": ordinal})
        tx = uow.tx if uow.is_changed else ""
    return _done(desk, view_id, tx)


def columns_of(desk: Desk, view_key: str) -> ColumnChoice:
    """Return the columns and widths chosen by hand for a view; what cannot be read is none."""
    try:
        told = json.loads(desk.store.draft(_key(view_key)) or "{}")
    except json.JSONDecodeError:
        return ColumnChoice()
    return _choice(told) if isinstance(told, dict) else ColumnChoice()


def save_columns(desk: Desk, view_key: str, choice: ColumnChoice) -> None:
    """Keep the columns and widths chosen by hand for a view; none forgets them.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    if choice.is_empty:
        desk.store.drop_draft(_key(view_key))
        return
    told = {"columns": list(choice.columns), "widths": dict(choice.widths)}
    desk.store.save_draft(_key(view_key), json.dumps(told))


def _choice(told: Mapping[str, object]) -> ColumnChoice:
    columns, widths = told.get("columns"), told.get("widths")
    kept = [str(each) for each in columns] if isinstance(columns, list) else []
    wide = widths if isinstance(widths, dict) else {}
    return ColumnChoice(
        tuple(kept[:_MOST_COLUMNS]),
        {str(k): v for k, v in wide.items() if isinstance(v, int) and 0 < v <= _WIDEST},
    )


def _key(view_key: str) -> str:
    return f"columns:{view_key}"


def _rows(desk: Desk) -> list[SavedView]:
    """Return one's own views and the team's in their order."""
    loaded = [row for row in desk.store.reads.load("saved_view") if isinstance(row, SavedView)]
    mine = [row for row in loaded if row.owner in {"", desk.initials}]
    return sorted(mine, key=lambda row: (row.ordinal or 0, row.id))


def _view(row: SavedView, me: str) -> View:
    columns = row.columns if isinstance(row.columns, list) else []
    return View(
        row.id,
        row.label,
        row.query,
        tuple(str(each) for each in columns),
        row.sort,
        row.is_descending,
        row.grouping,
        OWN if row.owner == me and me else TEAM,
    )


def _values(state: ViewState) -> dict[str, object]:
    query = parse_query(state.query_text)
    if query.ignored:
        raise UserError("view.unreadable", terms=list(query.ignored))
    return {
        "query": state.query_text.strip(),
        "columns": list(state.columns),
        "sort": state.sort,
        "is_descending": state.is_descending,
        "grouping": state.grouping,
    }


def _name(desk: Desk, label: str, besides: str = "") -> str:
    name = " ".join(clean(label).split())
    if not name:
        raise UserError("view.unnamed")
    if len(name) > LONGEST_NAME:
        raise UserError("view.name_long", maximum=LONGEST_NAME)
    if any(fold(view.label) == fold(name) and view.key != besides for view in views_of(desk)):
        raise UserError("view.taken", name=name)
    return name


def _next_ordinal(desk: Desk) -> int:
    return 1 + max((row.ordinal or 0 for row in desk.store.reads.load("saved_view")), default=0)


def _mine(uow: UnitOfWork, desk: Desk, view_id: str) -> SavedView:
    row = get_row(uow, "saved_view", view_id)
    if not isinstance(row, SavedView):
        raise UserError("row.unknown", kind="visning")
    if row.owner not in {"", desk.initials}:
        raise UserError("view.not_yours")
    return row


def _edit(desk: Desk, view_id: str, values: Mapping[str, object]) -> Done:
    with desk.store.work("view.edit", {}) as uow:
        _mine(uow, desk, view_id)
        changed = uow.edit("saved_view", view_id, values)
        tx = uow.tx if changed else ""
    return _done(desk, view_id, tx)


def _done(desk: Desk, row: str, tx: str) -> Done:
    changes = Changes(frozenset(), frozenset({"saved_view"}), tx)
    desk.publish(changes)
    return Done(row, tx, changes)
