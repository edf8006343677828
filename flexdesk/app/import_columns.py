"""The columns of one's own sheet as a person has named them, kept for the next file."""

from collections.abc import Mapping
from pathlib import Path

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Setting
from flexdesk.imports.choices import KEPT, Choices, OwnColumns
from flexdesk.imports.columns_seen import SheetSeen, fields, see_columns

COLUMNS_SETTING = "columns.own"
"""Id of the setting row that keeps what one's own columns are."""

CPR = "cpr"
NAMES = frozenset({"name", "first_name"})


def saved_columns(desk: Desk, *, keeps_rest: bool = False) -> OwnColumns:
    """Return what has been said of own columns; nothing where nothing has.

    `keeps_rest`: the columns nobody reads are kept as notes, this once.
    """
    row = desk.store.reads.get("setting", COLUMNS_SETTING)
    value = row.value if isinstance(row, Setting) else None
    raw = value if isinstance(value, Mapping) else {}
    said = raw.get("fields")
    kept = said if isinstance(said, Mapping) else {}
    return OwnColumns({str(key): str(name) for key, name in kept.items()}, keeps_rest)


def columns_of(desk: Desk, path: Path) -> tuple[SheetSeen, ...]:
    """Return the sheets of a file with their columns, guessed by what was said before.

    Raises:
        UserError: `import.*` when the file cannot be opened.
    """
    return see_columns(path, Choices(saved_columns(desk)))


def column_choices() -> tuple[tuple[str, str], ...]:
    """Return what a column can be: field and title."""
    return fields()


def check_columns(said: Mapping[str, str]) -> None:
    """Refuse columns no list can be read by.

    Raises:
        UserError: `columns.no_cpr`, `columns.no_name` or `columns.twice`.
    """
    named = [name for name in said.values() if name not in ("", KEPT)]
    if CPR not in named:
        raise UserError("columns.no_cpr")
    if not NAMES & set(named):
        raise UserError("columns.no_name")
    twice = next((name for name in named if named.count(name) > 1), "")
    if twice:
        raise UserError("columns.twice", column=dict(fields()).get(twice, twice))


def save_columns(desk: Desk, said: Mapping[str, str]) -> Done:
    """Keep what one's own columns are: by heading the field, `kept` as a note, or empty.

    The same again writes nothing.

    Raises:
        UserError: `columns.no_cpr`, `columns.no_name` or `columns.twice`.
    """
    check_columns(said)
    before = saved_columns(desk)
    after = before.with_fields(said)
    if after.fields == before.fields:
        return Done(COLUMNS_SETTING, "")
    value = {"fields": dict(after.fields)}
    with desk.store.work("columns.set", {"columns": len(said)}, undoable=False) as uow:
        if uow.get("setting", COLUMNS_SETTING) is None:
            uow.insert("setting", COLUMNS_SETTING, {"value": value})
        else:
            uow.edit("setting", COLUMNS_SETTING, {"value": value})
        tx = uow.tx
    changes = Changes(kinds=frozenset({"setting"}), tx=tx)
    desk.publish(changes)
    return Done(COLUMNS_SETTING, tx, changes)
