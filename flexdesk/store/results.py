"""What the store answers with: frozen rows without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

RowKey = tuple[str, str]
"""Entity and id of a row."""


@dataclass(frozen=True, slots=True)
class TxRow:
    """One user action as the history shows it."""

    tx: str
    at: str
    actor: str
    verb: str
    facts: Mapping[str, object]
    undoes: str | None
    undone_by: str | None
    undoable: bool


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that stands in the way of an undo, without any value of the row."""

    entity: str
    row: str
    field: str
    reason: str
    """changed | deleted | referred | reference_gone | erased"""
    tx: str = ""
    at: str = ""
    actor: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo or a redo did."""

    tx: str
    rows: int
    undone: str = ""
    verb: str = ""
    left: tuple[Blocker, ...] = ()
    """What was left as it is, when only the untouched was asked for."""
    touched: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change of one field, newest last."""

    tx: str
    at: str
    actor: str
    verb: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """One cell an action changed; field `*` is a whole row made (after) or taken away (before)."""

    entity: str
    row: str
    field: str
    before: object
    after: object

    def __repr__(self) -> str:
        """Show the place only: the values are a citizen's."""
        return f"RowChange({self.entity}.{self.field})"


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One line of the access log."""

    number: int
    at: str
    actor: str
    kind: str
    citizen: str | None
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that verify found wrong: a code and facts without personal values."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What verify checked and found."""

    ok: bool
    checked: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was restored and compared before it counted."""

    path: Path
    size: int
    digest: str
    commits: int
    rows: int
    at: str


@dataclass(frozen=True, slots=True)
class RestoreInfo:
    """A restore: the new origin, and where the store from before lies."""

    directory: Path
    origin: str
    digest: str
    commits: int
    rows: int
    kept: Path | None
