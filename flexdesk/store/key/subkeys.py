"""Keys derived from the data key: one for each use, so that none can stand for another."""

import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from flexdesk.store.key.costs import KEY_BYTES


def derive(secret: bytes, use: str) -> bytes:
    """Return the key of one use."""
    info = b"flexdesk 1 " + use.encode("ascii")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)


@dataclass(frozen=True, slots=True)
class SubKeys:
    """All keys of an open store; none of them shows in `repr`."""

    database: bytes = field(repr=False)
    log: bytes = field(repr=False)
    head: bytes = field(repr=False)
    access: bytes = field(repr=False)
    header: bytes = field(repr=False)

    @classmethod
    def of(cls, data_key: bytes) -> "SubKeys":
        """Return the keys that a data key gives."""
        return cls(*(derive(data_key, use) for use in cls.__slots__))


def mac(key: bytes, *parts: bytes) -> bytes:
    """Return HMAC-SHA256 over parts, each with its length before it."""
    made = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()
