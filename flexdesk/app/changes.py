"""What a use case changed: goes out to every window that shows any of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flexdesk.app.blockers import BlockerLine


@dataclass(frozen=True, slots=True)
class Changes:
    """Which citizens and which kinds of rows a transaction touched; `tx` takes it back."""

    citizens: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    tx: str = ""
    everything: bool = False
    """Set when so much moved (import, undo of an import, restore) that all must be read again."""

    def concerns(self, *, citizen: str = "", kind: str = "") -> bool:
        """Say whether a view of this citizen or of this kind of rows must be read again."""
        if self.everything:
            return True
        return bool((citizen and citizen in self.citizens) or (kind and kind in self.kinds))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a look about what was saved: its words stand in app.sentences."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of a use case: the row it made or changed, and the transaction."""

    id: str
    tx: str
    changes: Changes = field(default_factory=Changes)
    remarks: tuple[Remark, ...] = ()
    """What is saved all the same, but looks wrong."""
    left: tuple[BlockerLine, ...] = ()
    """What an undo of only the untouched left as it is."""
