"""The hash chain of the log: values under a salt, everything else under the log key.

Emptying value and salt of an entry leaves the chain whole, since only the value's hash is in it.
Each transaction is a link of its own, before the links of its entries, so verb, actor, time and
facts are covered too. The first link of an origin hangs on the last link of the origin before it.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass

VALUE_HASH_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class TxLink:
    """What the chain holds of a transaction."""

    origin: str
    number: int
    tx: str
    actor: str
    at: str
    verb: str
    facts: str
    undoes: str | None
    undoable: bool
    first_seq: int
    entries: int

    def line(self) -> str:
        """Return the text that is hashed."""
        return json.dumps(
            [
                "tx",
                self.origin,
                self.number,
                self.tx,
                self.actor,
                self.at,
                self.verb,
                self.facts,
                self.undoes,
                self.undoable,
                self.first_seq,
                self.entries,
            ],
            ensure_ascii=False,
        )


def entry_line(  # noqa: PLR0913, PLR0917 - the columns of an entry but value and salt
    origin: str,
    seq: int,
    tx: str,
    hlc: str,
    entity: str,
    row: str,
    field: str,
    parents: str,
    value_hash: bytes,
) -> str:
    """Return the text of an entry that is hashed: all columns but value and salt."""
    return json.dumps(
        ["entry", origin, seq, tx, hlc, entity, row, field, parents, value_hash.hex()],
        ensure_ascii=False,
    )


def value_hash(salt: bytes, value: str) -> bytes:
    """Return the keyed hash of a value's canonical text."""
    return hashlib.blake2b(value.encode(), digest_size=VALUE_HASH_BYTES, key=salt).digest()


def link(key: bytes, previous: bytes, line: str) -> bytes:
    """Return the hash of a line of the log after the link before it."""
    return hmac.digest(key, previous + line.encode(), hashlib.sha256)


def genesis(key: bytes, origin: str, previous: bytes) -> bytes:
    """Return the link an origin starts on, given the last link of the origin before it."""
    return link(key, previous, json.dumps(["origin", origin]))
