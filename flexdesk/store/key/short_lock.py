"""A short PIN for opening again within some hours: the data key stays in memory, sealed.

At lock the store, its rows and the key are dropped. What is kept is the data key wrapped under a
key stretched from the PIN; neither PIN nor wrap is on the disk in the clear. The stretched key
lies in the encrypted store, so that the wrap can be made at each opening without asking for the
PIN. Consequence: whoever reads this process' memory while it is locked can try all PINs, which
takes hours at this cost; that is why the wrap is dropped after three wrong tries, some hours,
sleep, and the end of the program.
"""

import json
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from flexdesk.store.key.costs import STANDARD, KdfCost, stretch

_SALT_BYTES, _NONCE_BYTES = 16, 12
_USE = b"flexdesk short lock 1"


@dataclass(frozen=True, slots=True)
class PinKey:
    """The key a PIN gives; kept in the encrypted store."""

    salt: bytes
    cost: KdfCost
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, pin: bytes, cost: KdfCost = STANDARD) -> "PinKey":
        """Return the key of a PIN under a new salt."""
        salt = secrets.token_bytes(_SALT_BYTES)
        return cls(salt, cost, stretch(pin, salt, cost))

    def to_text(self) -> str:
        """Return the key as the store keeps it."""
        cost = (self.cost.memory_kib, self.cost.passes, self.cost.lanes)
        return json.dumps({"salt": self.salt.hex(), "cost": cost, "key": self.key.hex()})

    @classmethod
    def from_text(cls, text: str) -> "PinKey":
        """Return the key of what `to_text` gave."""
        facts = json.loads(text)
        cost = KdfCost(*facts["cost"])
        return cls(bytes.fromhex(facts["salt"]), cost, bytes.fromhex(facts["key"]))


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A data key that only the PIN opens; lives in memory alone."""

    salt: bytes
    cost: KdfCost
    nonce: bytes
    wrapped: bytes = field(repr=False)

    @classmethod
    def of(cls, data_key: bytes, pin_key: PinKey) -> "SealedKey":
        """Wrap a data key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(pin_key.key).encrypt(nonce, data_key, _USE)
        return cls(pin_key.salt, pin_key.cost, nonce, wrapped)

    def open(self, pin: bytes) -> bytes | None:
        """Return the data key, None when the PIN is another."""
        key = stretch(pin, self.salt, self.cost)
        try:
            return AESGCM(key).decrypt(self.nonce, self.wrapped, _USE)
        except InvalidTag:
            return None
