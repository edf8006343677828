"""Backups: one file with the database, its header and its head, proven before it counts.

A backup is a stored zip of `store.db`, `store.key`, `store.head` and `backup.json`. The database in
it is as encrypted as the store. It counts when it has been taken out of its file into a scratch
folder, opened like a store, and digest and head of the log agree.
"""

import json
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flexdesk.base.errors import EnvironmentFaultError, FlexDeskError, StoreDamagedError, UserError
from flexdesk.base.files import sync_folder
from flexdesk.store import digests, opening
from flexdesk.store.disk import engine, faults, head
from flexdesk.store.disk.engine import Mode
from flexdesk.store.disk.head import Head, HeadFile
from flexdesk.store.disk.hooks import NO_HOOKS
from flexdesk.store.disk.places import Places
from flexdesk.store.key import header as headers
from flexdesk.store.key.header import Unlocked
from flexdesk.store.key.subkeys import SubKeys, mac
from flexdesk.store.log import state
from flexdesk.store.progress import Progress
from flexdesk.store.results import BackupInfo
from flexdesk.store.vault import Terms, Vault

_FORMAT = "flexdesk-backup-1"
_NOTE = "backup.json"
_PARTS = ("store.db", "store.key", "store.head")
_SMALL = 1 << 16
_ROOM = 2.5
_STEPS = 4
_EPOCH = (1980, 1, 1, 0, 0, 0)
SCRATCH = ".flexdesk-scratch-"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a backup must give back."""

    digest: str
    head: Head
    rows: int

    def seal(self, keys: SubKeys) -> str:
        """Return the proof under the head key, so that the file itself tells no digest."""
        told = [self.digest, self.head.origin, self.head.commit, self.head.log_hash, self.rows]
        return mac(keys.head, b"backup", json.dumps(told).encode()).hex()


@contextmanager
def scratch(directory: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    folder = directory / f"{SCRATCH}{secrets.token_hex(8)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _room(home: Path, target: Path, needed: float) -> Path:
    """Return a folder with room to copy and prove: the store's own, else the backup's.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    for folder in (home, target):
        if os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= needed:
            return folder
    raise EnvironmentFaultError("disk.full", needed_mb=int(needed / 1e6) + 1)


def _copy(vault: Vault, keys: SubKeys, folder: Path) -> None:
    """Write database, header and head of one moment into a folder."""
    vault.terms.hooks.on_point("backup.copy")
    mode = Mode(read_only=True, still=vault.terms.still)
    connection = engine.connect(vault.places.database, keys.database, mode)
    try:
        connection.execute("VACUUM INTO ?", (str(folder / "store.db"),))
    finally:
        connection.close()
    found = opening.header_files(vault.places).read()[0]
    (folder / "store.key").write_bytes(headers.to_bytes(found))
    copied = engine.reader(folder / "store.db", keys.database)
    try:
        with copied.connect() as connection, connection.begin():
            told = state.read(connection, keys.log).head
    finally:
        copied.dispose()
    HeadFile(folder / "store.head", keys.head, NO_HOOKS).write(told)


def _proof_of(folder: Path, keys: SubKeys, opened: Terms) -> Proof:
    """Open a folder like a store and return what it gives."""
    terms = replace(opened, hooks=NO_HOOKS, read_only=True, still=False)
    vault, _ = opening.open_vault(Places(folder), keys, terms)
    try:
        with vault.reader.connect() as connection, connection.begin():
            if connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall():
                raise StoreDamagedError("store.damaged", reason="pages")
            return Proof(
                digests.digest_of(connection),
                state.read(connection, keys.log).head,
                digests.count_rows(connection),
            )
    finally:
        vault.drop()


def _pack(folder: Path, target: Path, note: dict[str, object]) -> None:
    with target.open("xb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as pack:
            for name in _PARTS:
                with (folder / name).open("rb") as source, pack.open(_info(name), "w") as part:
                    shutil.copyfileobj(source, part, 1 << 20)
            pack.writestr(_info(_NOTE), json.dumps(note, sort_keys=True))
        stream.flush()
        os.fsync(stream.fileno())


def _info(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, date_time=_EPOCH)


def unpack(path: Path, folder: Path) -> dict[str, object]:
    """Take a backup out of its file; return its note.

    Raises:
        UserError: `backup.unreadable` when the file is none of ours.
        StoreDamagedError: `backup.damaged` when a part of it is.
    """
    try:
        with zipfile.ZipFile(path) as pack:
            if sorted(pack.namelist()) != sorted((*_PARTS, _NOTE)):
                raise UserError("backup.unreadable", file=path.name)
            _room(folder, folder, sum(info.file_size for info in pack.infolist()) * _ROOM)
            note = _note(pack)
            for name in _PARTS:
                _take_out(pack, name, folder / name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        code = "backup.damaged" if _is_ours(path) else "backup.unreadable"
        if code == "backup.damaged":
            raise StoreDamagedError(code, file=path.name) from error
        raise UserError(code, file=path.name) from error
    return note


def _is_ours(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"store.db" in stream.read(_SMALL)


def _note(pack: zipfile.ZipFile) -> dict[str, object]:
    try:
        note = json.loads(pack.read(_NOTE)[:_SMALL])
        if note["format"] != _FORMAT:
            raise UserError("backup.too_new")
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError("backup.damaged", reason="note") from error
    return dict(note)


def _take_out(pack: zipfile.ZipFile, name: str, target: Path) -> None:
    info = pack.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or (name != "store.db" and info.file_size > _SMALL):
        raise StoreDamagedError("backup.damaged", reason=name)
    with pack.open(info) as source, target.open("xb") as stream:
        shutil.copyfileobj(source, stream, 1 << 20)
        stream.flush()
        os.fsync(stream.fileno())


def prove(folder: Path, keys: SubKeys, note: dict[str, object], terms: Terms) -> Proof:
    """Return what an unpacked backup gives, if that is what its note says.

    Raises:
        StoreDamagedError: `backup.damaged`.
    """
    try:
        told = head.read(folder / "store.head", keys.head)
        proof = _proof_of(folder, keys, terms)
    except (FlexDeskError, head.HeadUnreadableError) as error:
        if isinstance(error, FlexDeskError) and error.code in {"store.too_new", "disk.full"}:
            raise
        raise StoreDamagedError("backup.damaged", reason="content") from error
    if told != proof.head or proof.seal(keys) != note.get("proof"):
        raise StoreDamagedError("backup.damaged", reason="proof")
    return proof


def write(vault: Vault, unlocked: Unlocked, path: Path, progress: Progress) -> BackupInfo:
    """Write a backup that has been proven.

    Raises:
        EnvironmentFaultError: `disk.full`, `disk.not_writable`, `backup.not_proven`.
    """
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    at = vault.terms.now_text()
    try:
        with faults.mapped():
            proof = _write(vault, unlocked, temporary, at, progress)
            vault.terms.hooks.on_point("backup.publish")
            temporary.replace(path)
            sync_folder(path.parent)
            size = path.stat().st_size
    finally:
        temporary.unlink(missing_ok=True)
    return BackupInfo(path, size, proof.digest, proof.head.commit, proof.rows, at)


def _write(vault: Vault, unlocked: Unlocked, temporary: Path, at: str, progress: Progress) -> Proof:
    keys, home = unlocked.keys, vault.places.directory
    room = _room(home, temporary.parent, vault.places.database.stat().st_size * _ROOM)
    with scratch(room) as first, scratch(room) as second:
        _copy(vault, keys, first)
        progress.step(1, _STEPS, "backup.copied")
        source = _proof_of_source(vault, first, keys)
        progress.step(2, _STEPS, "backup.counted")
        note: dict[str, object] = {"format": _FORMAT, "at": at, "proof": source.seal(keys)}
        _pack(first, temporary, note)
        progress.step(3, _STEPS, "backup.packed")
        try:
            proof = prove(second, keys, unpack(temporary, second), vault.terms)
        except StoreDamagedError as error:
            raise EnvironmentFaultError("backup.not_proven") from error
        if proof != source:
            raise EnvironmentFaultError("backup.not_proven")
        progress.step(_STEPS, _STEPS, "backup.proven")
    return proof


def _proof_of_source(vault: Vault, copy: Path, keys: SubKeys) -> Proof:
    """Return what the store itself gives, or its copy when it has moved on meanwhile."""
    copied = head.read(copy / "store.head", keys.head)
    with vault.reader.connect() as connection, connection.begin():
        if copied is not None and state.read(connection, keys.log).head == copied:
            return Proof(digests.digest_of(connection), copied, digests.count_rows(connection))
    return _proof_of(copy, keys, vault.terms)
