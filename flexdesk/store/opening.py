"""Making a store and opening one: everything that must be right before the first row is read."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from flexdesk.base.danish import FOLD_VERSION
from flexdesk.base.errors import EnvironmentFaultError, StoreDamagedError, UserError
from flexdesk.base.files import sync_folder, write_atomically
from flexdesk.store import search
from flexdesk.store.disk import faults
from flexdesk.store.disk.places import Places, refuse_shared_folder
from flexdesk.store.key import header as headers
from flexdesk.store.key.costs import KdfCost
from flexdesk.store.key.files import HeaderFiles
from flexdesk.store.key.header import Header, Unlocked
from flexdesk.store.key.subkeys import SubKeys
from flexdesk.store.log import state
from flexdesk.store.log.state import LogState
from flexdesk.store.schema import migrate
from flexdesk.store.vault import Terms, Vault

_SECRET_BYTES = 32
_PAGE_BYTES = 4096
_INDEX_BYTES = 32768
"""The least an index of a write-ahead log takes up."""


def header_files(places: Places) -> HeaderFiles:
    """Return the two header files of a store."""
    return HeaderFiles(*places.headers)


def _set_aside_unfinished(places: Places, stamp: str) -> None:
    """Move what an interrupted creation left behind; nothing is deleted."""
    if not places.creating.exists():
        return
    aside = places.directory / f"ufærdig {stamp}"
    aside.mkdir(exist_ok=True)
    for path in places.kept:
        if path.exists():
            path.replace(aside / path.name)


def _first_rows(connection: Connection, origin: str, at: str) -> None:
    facts = [
        ("team_secret", secrets.token_bytes(_SECRET_BYTES).hex()),
        ("fold_version", str(FOLD_VERSION)),
        ("made_at", at),
    ]
    connection.exec_driver_sql("INSERT INTO store_fact (key, value) VALUES (?, ?)", facts)
    add_origin(connection, origin, at)


def add_origin(connection: Connection, origin: str, at: str) -> None:
    """Let the log go on under a new origin."""
    connection.exec_driver_sql(
        "INSERT INTO origin (ordinal, origin, made_at)"
        " VALUES ((SELECT coalesce(max(ordinal), 0) + 1 FROM origin), ?, ?)",
        (origin, at),
    )


def _make_database(places: Places, keys: SubKeys, terms: Terms) -> None:
    handle = os.open(places.database, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(handle)
    migrate.migrate(places.database, keys.database, copy_to=None, hooks=terms.hooks)
    vault = Vault(places, keys, terms)
    try:
        connection = vault.connection()
        with vault.locked(), connection.begin():
            _first_rows(connection, terms.new_id(), terms.now_text())
        with vault.locked(), connection.begin():
            vault.head.write(vault.reconcile(connection).head)
        vault.checkpoint()
    finally:
        vault.drop()


def create(directory: Path, passphrase: bytes, cost: KdfCost, terms: Terms) -> tuple[Unlocked, str]:
    """Make the files of a new store; return its key and the recovery key to print once.

    Raises:
        UserError: `store.exists`, `store.network_folder`.
        EnvironmentFaultError: `disk.full` or `disk.not_writable`; nothing counts as made.
    """
    refuse_shared_folder(directory)
    places = Places(directory)
    with faults.mapped():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if places.exists():
            raise UserError("store.exists")
        _set_aside_unfinished(places, f"{terms.clock.now():%Y-%m-%d %H%M%S}")
        try:
            return _make(places, (passphrase, cost), terms)
        except (EnvironmentFaultError, OSError, DBAPIError, dbapi2.Error):
            _clear_unfinished(places)
            raise


def _make(places: Places, lock: tuple[bytes, KdfCost], terms: Terms) -> tuple[Unlocked, str]:
    write_atomically(places.creating, b"")
    unlocked, recovery_key = headers.make(*lock, terms.new_id())
    header_files(places).write(unlocked.header, terms.hooks.on_point)
    _make_database(places, unlocked.keys, terms)
    terms.hooks.on_point("create.finish")
    places.creating.unlink()
    sync_folder(places.directory)
    return unlocked, recovery_key


def _clear_unfinished(places: Places) -> None:
    """Take away what a creation that failed has written, its mark last: nobody was told of it."""
    if not places.creating.exists():
        return
    with suppress(OSError):
        for path in (*places.kept, places.head_next, places.lock, places.creating):
            path.unlink(missing_ok=True)


def find(directory: Path) -> Places:
    """Return the places of a store that is there.

    Raises:
        UserError: `store.none_here`, `store.network_folder`.
    """
    refuse_shared_folder(directory)
    places = Places(directory)
    if not places.exists():
        raise UserError("store.none_here")
    return places


def unlock(places: Places, by: Callable[[Header], Unlocked], terms: Terms) -> Unlocked:
    """Return the key of a store; with it a damaged copy of the header is mended.

    Raises:
        UserError: `store.wrong_passphrase`, `store.wrong_recovery_key`.
        StoreDamagedError: `store.header_damaged`.
    """
    files = header_files(places)
    with faults.of_files():
        unlocked = files.unlock(by)
    if not terms.read_only:
        # a full disk is no reason to keep the store shut: the next opening mends it
        with suppress(Exception):
            if files.mend(unlocked.header):
                terms.notices.append("store.header_mended")
    return unlocked


def _refuse_stump(path: Path) -> None:
    size = path.stat().st_size if path.exists() else 0
    if size < _PAGE_BYTES:
        raise StoreDamagedError("store.damaged", reason="missing" if not size else "cut")


def _refuse_cut(connection: Connection, places: Places) -> None:
    """Refuse a database that lacks its end, which only the pages there would tell."""
    if places.wal.exists() and places.wal.stat().st_size:
        return
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    if places.database.stat().st_size < pages * _PAGE_BYTES:
        raise StoreDamagedError("store.damaged", reason="cut")


def _upgrade(places: Places, keys: SubKeys, terms: Terms) -> None:
    mode = replace(terms.mode, read_only=True)
    version = migrate.version_of(places.database, keys.database, mode)
    migrate.refuse_newer(version)
    if version == migrate.LATEST:
        return
    if terms.read_only:
        raise UserError("store.needs_upgrade", version=version, latest=migrate.LATEST)
    copy = places.directory / f"store.before-{migrate.LATEST:04d}.db"
    copy.unlink(missing_ok=True)
    migrate.migrate(places.database, keys.database, copy_to=copy, hooks=terms.hooks)


def _facts(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT key, value FROM store_fact").fetchall()
    return {row[0]: row[1] for row in rows}


def _settle(vault: Vault) -> bytes:
    """Compare head and log, bring derived rows up to date; return the team secret."""
    engine = vault.reader
    if vault.terms.read_only:
        with engine.connect() as connection, connection.begin():
            _refuse_cut(connection, vault.places)
            try:
                vault.reconcile(connection)
            except StoreDamagedError as error:
                # what is there may be read and saved; nothing is opened for writing
                vault.condition = error.code
            return bytes.fromhex(_facts(connection)["team_secret"])
    connection = vault.connection()
    with connection.begin():
        _refuse_cut(connection, vault.places)
        vault.reconcile(connection)
        facts = _facts(connection)
        if facts.get("fold_version") != str(FOLD_VERSION):
            search.rebuild(connection)
            connection.exec_driver_sql(
                "INSERT INTO store_fact (key, value) VALUES ('fold_version', ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(FOLD_VERSION),),
            )
    return bytes.fromhex(facts["team_secret"])


def open_vault(places: Places, keys: SubKeys, terms: Terms) -> tuple[Vault, bytes]:
    """Open the database of a store; return it with the team secret.

    Raises:
        UserError: `store.too_new`, `store.in_use`, `store.needs_upgrade`.
        StoreDamagedError: `store.damaged`, `store.missing_changes`.
        EnvironmentFaultError: `disk.*`; for reading only in a folder that cannot be written,
            `store.log_beside` when the last changes lie in a log that needs writing to be read.
    """
    try:
        return _opened(places, keys, terms)
    except EnvironmentFaultError as error:
        if not terms.read_only or terms.still or not error.code.startswith("disk."):
            raise
        _refuse_loose_log(places)
        return _opened(places, keys, replace(terms, still=True))


def _refuse_loose_log(places: Places) -> None:
    """Refuse to read past a write-ahead log that cannot be read where it lies.

    Raises:
        EnvironmentFaultError: `store.log_beside`.
    """
    with faults.of_files():
        has_rows = places.wal.exists() and places.wal.stat().st_size > 0
        # a shorter one is what a full disk left of an index that could not be made
        has_index = places.shm.exists() and places.shm.stat().st_size >= _INDEX_BYTES
    if has_rows or has_index:
        raise EnvironmentFaultError("store.log_beside", file=places.wal.name)


def _opened(places: Places, keys: SubKeys, terms: Terms) -> tuple[Vault, bytes]:
    with faults.mapped():
        _refuse_stump(places.database)
        vault = Vault(places, keys, terms)
        try:
            if terms.read_only:
                _upgrade(places, keys, terms)
                return vault, _settle(vault)
            with vault.locked():
                _upgrade(places, keys, terms)
                return vault, _settle(vault)
        except BaseException:
            vault.drop()
            raise


def log_state(connection: Connection, keys: SubKeys) -> LogState:
    """Return where the log stands."""
    return state.read(connection, keys.log)
