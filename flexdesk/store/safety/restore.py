"""Restore: a proven backup takes the place of the store, which is kept; the log gets a new origin.

The exchange of files is written down first and can be finished after a crash at any point of it:
what still lies in the scratch folder is still to be put in place, what it would replace goes to the
folder "før gendannelse" first.
"""

import json
import secrets
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from flexdesk.base.errors import UserError
from flexdesk.base.files import sync_folder, write_atomically
from flexdesk.store import opening
from flexdesk.store.disk import engine, faults, locks
from flexdesk.store.disk.hooks import NO_HOOKS, Hooks
from flexdesk.store.disk.locks import FileLock, WindowLock
from flexdesk.store.disk.places import Places, refuse_shared_folder
from flexdesk.store.key.header import Header, Unlocked
from flexdesk.store.log import hlc
from flexdesk.store.log.ledger import Ledger, TxFacts
from flexdesk.store.results import RestoreInfo
from flexdesk.store.safety import backup
from flexdesk.store.safety.backup import Proof
from flexdesk.store.vault import Terms, Vault

_VERB = "restore"


def run(
    source: Path,
    directory: Path,
    by: Callable[[Header], Unlocked],
    terms: Terms,
    window: WindowLock | None,
) -> RestoreInfo:
    """Put a backup in the place of the store of a folder.

    Raises:
        UserError: `backup.unreadable`, `store.wrong_passphrase`, `store.window_open`.
        StoreDamagedError: `backup.damaged`, `store.header_damaged`.
    """
    refuse_shared_folder(directory)
    places = Places(directory)
    with faults.mapped(), ExitStack() as held:
        if not source.is_file():
            raise UserError("backup.unreadable", file=source.name)
        had_folder = directory.exists()
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if window is None:
            taken = locks.hold_window(places.window)
            held.callback(_leave_as_found, places, had_folder=had_folder)
            held.enter_context(taken)
        finish_interrupted(places)
        folder = directory / f"{backup.SCRATCH}{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        try:
            proof, origin = _prepare(source, folder, by, terms)
            kept = _exchange(places, folder, terms)
        finally:
            if not places.restoring.exists():
                shutil.rmtree(folder, ignore_errors=True)
    commits = proof.head.commit
    return RestoreInfo(directory, origin, proof.digest, commits, proof.rows, kept)


def _leave_as_found(places: Places, *, had_folder: bool) -> None:
    """Take away the lock files of a folder that has no store after all, and the folder if new."""
    if any(path.exists() for path in (*places.kept, places.creating, places.restoring)):
        return
    # another process may hold the files, or have put something here meanwhile
    with suppress(OSError):
        places.lock.unlink(missing_ok=True)
        places.window.unlink(missing_ok=True)
        if not had_folder:
            places.directory.rmdir()


def _prepare(
    source: Path, folder: Path, by: Callable[[Header], Unlocked], terms: Terms
) -> tuple[Proof, str]:
    """Unpack and prove a backup, then let its log go on under a new origin."""
    note = backup.unpack(source, folder)
    places = Places(folder)
    unlocked = opening.unlock(places, by, terms)
    proof = backup.prove(folder, unlocked.keys, note, terms)
    terms.hooks.on_point("restore.origin")
    vault, _ = opening.open_vault(places, unlocked.keys, _quiet(terms))
    try:
        origin = _new_origin(vault, terms, proof)
        vault.checkpoint()
    finally:
        vault.drop()
    opening.header_files(places).write(unlocked.header, terms.hooks.on_point)
    places.lock.unlink(missing_ok=True)
    return proof, origin


def _quiet(terms: Terms) -> Terms:
    return Terms(terms.clock, terms.new_id, terms.actor, NO_HOOKS)


def _new_origin(vault: Vault, terms: Terms, proof: Proof) -> str:
    origin = terms.new_id()
    connection = vault.connection()
    with vault.locked(), connection.begin():
        before = vault.reconcile(connection)
        opening.add_origin(connection, origin, terms.now_text())
        after = opening.log_state(connection, vault.keys)
        facts = json.dumps({"commits": proof.head.commit, "from": before.origin}, sort_keys=True)
        stamp = hlc.after(before.last_hlc, terms.clock.now(), origin)
        tx = TxFacts(
            terms.new_id(), terms.actor, terms.now_text(), _VERB, facts, None, False, stamp
        )
        written = Ledger(connection, after).write(tx, vault.keys.log)
    vault.head.write(written.head)
    return origin


def _exchange(places: Places, folder: Path, terms: Terms) -> Path | None:
    """Swap the files; return where the old ones lie, None when there were none."""
    had = [path for path in places.kept if path.exists()]
    kept = _free(places.directory / f"før gendannelse {terms.clock.now():%Y-%m-%d %H%M%S}")
    plan = {"from": folder.name, "kept": kept.name}
    lock = FileLock(places.lock)
    try:
        with lock.held(engine.BUSY_SECONDS):
            terms.hooks.on_point("restore.plan")
            write_atomically(places.restoring, json.dumps(plan).encode())
            _carry_out(places, terms.hooks)
    finally:
        lock.close()
    return kept if had else None


def _free(folder: Path) -> Path:
    number, found = 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name} ({number})")
    return found


def _carry_out(places: Places, hooks: Hooks) -> None:
    plan = json.loads(places.restoring.read_bytes())
    source = places.directory / Path(plan["from"]).name
    kept = places.directory / Path(plan["kept"]).name
    for path in places.kept:
        is_new = not (source / path.name).exists()
        if path in (places.wal, places.shm):
            is_new = not (source / places.database.name).exists()
        if not is_new:
            hooks.on_point(f"restore.move {path.name}")
            _swap(path, source / path.name, kept)
    hooks.on_point("restore.done")
    places.creating.unlink(missing_ok=True)
    places.restoring.unlink()
    sync_folder(places.directory)
    shutil.rmtree(source, ignore_errors=True)


def _swap(path: Path, fresh: Path, kept: Path) -> None:
    if path.exists():
        kept.mkdir(exist_ok=True)
        path.replace(kept / path.name)
        sync_folder(kept)
    if fresh.exists():
        fresh.replace(path)
    sync_folder(path.parent)


def finish_interrupted(places: Places) -> None:
    """Finish a restore that the machine stopped in."""
    if not places.restoring.exists():
        return
    lock = FileLock(places.lock)
    try:
        with lock.held(engine.BUSY_SECONDS):
            if places.restoring.exists():
                _carry_out(places, NO_HOOKS)
    finally:
        lock.close()
