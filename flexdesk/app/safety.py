"""Backup, restore and verify: copies that prove themselves, and a check of the whole store."""

import os
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext
from flexdesk.app.passphrases import check_passphrase, to_bytes
from flexdesk.app.sentences import text
from flexdesk.base.clock import Clock, SystemClock
from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.store.results import BackupInfo, RestoreInfo
from flexdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing verify found wrong."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class VerifyLines:
    """What verify checked and found, in words."""

    ok: bool
    checked: dict[str, int]
    findings: tuple[FindingLine, ...]


def backup(desk: Desk, path: Path, ctx: JobContext | None = None) -> BackupInfo:
    """Write a backup that is restored and compared before it counts.

    Raises:
        UserError: `backup.same_folder` when it would lie inside the store's own folder.
        EnvironmentFaultError: `backup.no_room` or `backup.not_proven`.
    """
    check_backup_place(path)
    if path.resolve().parent == desk.store.directory.resolve():
        raise UserError("backup.same_folder", file=path.name)
    try:
        return desk.store.backup(path, ctx)
    except EnvironmentFaultError as error:
        if error.code != "disk.full":
            raise
        raise EnvironmentFaultError("backup.no_room", folder=str(path.parent)) from error


def check_backup_place(path: Path) -> None:
    """Refuse a place where no backup can be written, in the words of that place.

    Raises:
        UserError: `file.is_folder` or `backup.no_folder`.
        EnvironmentFaultError: `backup.folder_not_writable`.
    """
    if path.is_dir():
        raise UserError("file.is_folder", file=path.name)
    if not path.parent.is_dir():
        raise UserError("backup.no_folder", folder=str(path.parent))
    if not os.access(path.parent, os.W_OK):
        raise EnvironmentFaultError("backup.folder_not_writable", folder=str(path.parent))


def restore(
    file: Path,
    directory: Path,
    passphrase: bytes | None,
    *,
    recovery_key: str | None = None,
    clock: Clock | None = None,
) -> RestoreInfo:
    """Put a backup in the place of a store; what was there is kept as "før gendannelse".

    Raises:
        UserError: `store.wrong_passphrase`, `backup.missing`, `backup.unreadable`.
        StoreDamagedError: `backup.damaged`.
    """
    if not file.exists():
        raise UserError("backup.missing", file=file.name)
    return Store.restore(
        file, directory, passphrase, recovery_key=recovery_key, clock=clock or SystemClock()
    )


def change_passphrase(
    desk: Desk, new: str, *, old: bytes | None = None, recovery_key: str | None = None
) -> None:
    """Give the store another passphrase, by the old one or by the recovery key, which stays.

    Raises:
        UserError: `passphrase.*` for one that will not do, `store.wrong_passphrase`,
            `store.wrong_recovery_key`.
    """
    facts = desk.facts
    check_passphrase(new, facts.name, more=(facts.initials, facts.team))
    if recovery_key is not None:
        desk.store.reset_passphrase(recovery_key, to_bytes(new))
    else:
        desk.store.change_passphrase(old or b"", to_bytes(new))


def verify(desk: Desk, ctx: JobContext | None = None) -> VerifyLines:
    """Check the whole store: pages, chains, log against tables, search rows, head."""
    report = desk.store.verify(ctx)
    findings = tuple(FindingLine(found.code, text(found)) for found in report.findings)
    return VerifyLines(report.ok, dict(report.checked), findings)
