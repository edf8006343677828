"""Where the files of a store lie, and which folders are refused."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flexdesk.base.errors import UserError

_NETWORK_TYPES = frozenset(
    {
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
    }
)
_CLOUD = re.compile(
    r"^(onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|icloud ?drive|nextcloud|owncloud)$",
    re.IGNORECASE,
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_WINDOWS_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one store, all in one folder."""

    directory: Path

    @property
    def database(self) -> Path:
        """Return the encrypted database."""
        return self.directory / "store.db"

    @property
    def wal(self) -> Path:
        """Return the write-ahead log beside the database."""
        return self.directory / "store.db-wal"

    @property
    def shm(self) -> Path:
        """Return the index of the write-ahead log."""
        return self.directory / "store.db-shm"

    @property
    def headers(self) -> tuple[Path, Path]:
        """Return the two copies of the key header."""
        return self.directory / "store.key", self.directory / "store.key2"

    @property
    def head(self) -> Path:
        """Return the head: the last commit that was told as saved."""
        return self.directory / "store.head"

    @property
    def head_next(self) -> Path:
        """Return the head that is written before COMMIT and renamed after."""
        return self.head.with_name(self.head.name + ".next")

    @property
    def lock(self) -> Path:
        """Return the lock held for one transaction."""
        return self.directory / "store.lock"

    @property
    def window(self) -> Path:
        """Return the lock held for the life of a window."""
        return self.directory / "store.window"

    @property
    def creating(self) -> Path:
        """Return the mark of a store that is not finished: nobody was told of it."""
        return self.directory / "store.creating"

    @property
    def restoring(self) -> Path:
        """Return the mark of a restore under way."""
        return self.directory / "store.restoring"

    @property
    def kept(self) -> tuple[Path, ...]:
        """Return the files that are the store, the database last."""
        return (self.wal, self.shm, *self.headers, self.head, self.database)

    def exists(self) -> bool:
        """Return whether a finished store, whole or not, lies here."""
        return not self.creating.exists() and any(path.exists() for path in self.kept)


def _is_unc(text: str) -> bool:
    return text.startswith(("\\\\", "//")) and not text.startswith("\\\\?\\")


def _mounts() -> list[tuple[str, str]]:
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    parts = (line.split(" ") for line in lines)
    return [(part[1].replace("\\040", " "), part[2]) for part in parts if len(part) > 2]  # noqa: PLR2004 - device, folder, type


def mount_type(path: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """Return the file system type that holds a path, by the longest mount point above it."""
    best = ("", "")
    for folder, kind in mounts:
        is_above = path == Path(folder) or Path(folder) in path.parents
        if is_above and len(folder) >= len(best[0]):
            best = (folder, kind)
    return best[1]


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _WINDOWS_REMOTE)
    return False


def _is_cloud(path: Path, environment: Mapping[str, str]) -> bool:
    if any(_CLOUD.match(part) for part in path.parts):
        return True
    roots = (environment.get(name) for name in _CLOUD_VARIABLES)
    return any(path.is_relative_to(root) for root in roots if root)


def refuse_shared_folder(
    directory: Path,
    *,
    mounts: Iterable[tuple[str, str]] | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Refuse a folder on the network or in a cloud client: locks there are not to be trusted.

    Raises:
        UserError: `store.network_folder`.
    """
    if _is_unc(str(directory)):
        raise UserError("store.network_folder", reason="network")
    path = directory.resolve()
    kind = mount_type(path, _mounts() if mounts is None else mounts)
    if kind in _NETWORK_TYPES or _is_remote_drive(path):
        raise UserError("store.network_folder", reason="network")
    if _is_cloud(path, os.environ if environment is None else environment):
        raise UserError("store.network_folder", reason="cloud")
