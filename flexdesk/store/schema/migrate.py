"""The runner of migrations.

Own runner instead of Alembic: batch mode of Alembic deleted child rows while foreign keys were on,
and it needs a folder of scripts in a frozen program. Here all missing steps run in one BEGIN
IMMEDIATE with foreign keys off, after a verified copy; a step that fails leaves the file as it was.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from flexdesk.base.errors import EnvironmentFaultError, StoreDamagedError, UserError
from flexdesk.store.disk import engine, faults
from flexdesk.store.disk.engine import READING, Mode
from flexdesk.store.disk.hooks import NO_HOOKS, Hooks
from flexdesk.store.schema import m0001_first, m0002_workbench, m0003_workplaces, m0004_cards


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: the version it leads to and its statements."""

    version: int
    statements: tuple[str, ...]


def _step(module: ModuleType) -> Step:
    return Step(module.VERSION, module.STATEMENTS)


STEPS: tuple[Step, ...] = (
    _step(m0001_first),
    _step(m0002_workbench),
    _step(m0003_workplaces),
    _step(m0004_cards),
)
LATEST = STEPS[-1].version


def version_of(path: Path, key: bytes, mode: Mode = READING) -> int:
    """Return the schema version of a store, without changing a byte of it.

    Raises:
        StoreDamagedError: `store.damaged` when the file is none of ours, empty or cut.
    """
    with faults.mapped():
        connection = engine.connect(path, key, mode)
        try:
            version = _pragma(connection, "user_version")
            ours = _pragma(connection, "application_id") == engine.APPLICATION_ID
        finally:
            connection.close()
    if not ours or not version:
        raise StoreDamagedError("store.damaged", reason="empty")
    return version


def _pragma(connection: Any, name: str) -> int:  # noqa: ANN401 - sqlcipher3 has no types
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def refuse_newer(version: int, latest: int = LATEST) -> None:
    """Refuse a store that a newer program has written.

    Raises:
        UserError: `store.too_new`.
    """
    if version > latest:
        raise UserError("store.too_new", version=version, latest=latest)


def _counts(connection: Any) -> dict[str, int]:  # noqa: ANN401 - sqlcipher3 has no types
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'"
    ).fetchall()
    counted = ((name, f'SELECT count(*) FROM "{name}"') for (name,) in names)  # noqa: S608 - names from the schema
    return {name: connection.execute(query).fetchone()[0] for name, query in counted}


def copy_verified(connection: Any, path: Path, key: bytes) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    """Write a copy of the open database, open it, and check its pages and counts.

    Raises:
        EnvironmentFaultError: the copy is not what was copied.
    """
    connection.execute("VACUUM INTO ?", (str(path),))
    copy = engine.connect(path, key, READING)
    try:
        is_whole = not copy.execute("PRAGMA cipher_integrity_check").fetchall()
        is_same = _counts(copy) == _counts(connection)
    finally:
        copy.close()
    if not (is_whole and is_same):
        path.unlink(missing_ok=True)
        raise EnvironmentFaultError("backup.not_proven")


def _run(connection: Any, steps: Sequence[Step], hooks: Hooks) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    for step in steps:
        for number, statement in enumerate(step.statements):
            hooks.on_point(f"migrate.{step.version}.{number}")
            connection.execute(statement)
        hooks.on_point(f"migrate.{step.version}.version")
        connection.execute(f"PRAGMA user_version = {step.version}")
    connection.execute(f"PRAGMA application_id = {engine.APPLICATION_ID}")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StoreDamagedError("store.damaged", reason="references", rows=len(broken))


def _in_one(connection: Any, steps: Sequence[Step], hooks: Hooks) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        _run(connection, steps, hooks)
        hooks.on_point("migrate.commit")
        connection.execute("COMMIT")
    except BaseException:
        # a full disk may have rolled back already
        with suppress(Exception):
            connection.execute("ROLLBACK")
        raise


def migrate(
    path: Path,
    key: bytes,
    *,
    copy_to: Path | None,
    steps: Sequence[Step] = STEPS,
    hooks: Hooks = NO_HOOKS,
) -> int:
    """Bring the schema of a database to the newest version; return the version it had.

    Args:
        path: The database, which must exist; an empty file becomes version 1.
        key: Its key.
        copy_to: Where the verified copy goes before an existing schema is changed.
        steps: The steps known, in order.
        hooks: Points for tests.

    Raises:
        UserError: `store.too_new`; the file is untouched.
    """
    with faults.mapped():
        connection = engine.connect(path, key)
        try:
            had = _pragma(connection, "user_version")
            refuse_newer(had, steps[-1].version)
            missing = [step for step in steps if step.version > had]
            if missing:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                if had and copy_to is not None:
                    hooks.on_point("migrate.copy")
                    copy_verified(connection, copy_to, key)
                _in_one(connection, missing, hooks)
        finally:
            connection.close()
    return had
