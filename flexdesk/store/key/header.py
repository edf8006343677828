"""The key header: the data key, wrapped once by the passphrase and once by the recovery key.

A header is a line of canonical JSON and a line with its check value. The parameters of a slot are
authenticated with the wrapped key, and the whole header once more under the data key, so a file
can neither lower the cost nor swap a slot. A header below the floor is refused unless the store
was made so on purpose, which the header says and the data key confirms.
"""

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from flexdesk.base.errors import StoreDamagedError, UserError
from flexdesk.store.key import recovery
from flexdesk.store.key.costs import KEY_BYTES, STANDARD, KdfCost, stretch
from flexdesk.store.key.subkeys import SubKeys, derive, mac

_FORMAT = "flexdesk-key-1"
_SALT_BYTES = 16
_NONCE_BYTES = 12
_CHECK_BYTES = 16
_LIMIT = 4096


class HeaderUnreadableError(Exception):
    """One copy of the header cannot be read; the other may."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped in one way."""

    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What the two header files hold."""

    store_id: str
    version: int
    cost: KdfCost
    is_cheap: bool
    passphrase: Slot
    recovery: Slot
    seal: bytes = b""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A header together with the data key it gave."""

    header: Header
    data_key: bytes = field(repr=False)

    @property
    def keys(self) -> SubKeys:
        """Return the keys derived from the data key."""
        return SubKeys.of(self.data_key)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _slot_facts(slot: Slot) -> dict[str, str]:
    return {"salt": _b64(slot.salt), "nonce": _b64(slot.nonce), "wrapped": _b64(slot.wrapped)}


def _cost_facts(cost: KdfCost) -> dict[str, object]:
    return {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "rounds": cost.passes,
        "lanes": cost.lanes,
    }


def _body(header: Header) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "store": header.store_id,
        "version": header.version,
        "cost": _cost_facts(header.cost),
        "cheap": header.is_cheap,
        "phrase": _slot_facts(header.passphrase),
        "recovery": _slot_facts(header.recovery),
    }


def _check(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=_CHECK_BYTES).hexdigest().encode("ascii")


def to_bytes(header: Header) -> bytes:
    """Return the text of a header file."""
    line = _canonical({**_body(header), "seal": _b64(header.seal)})
    return line + b"\n" + _check(line) + b"\n"


def _slot_of(facts: Mapping[str, str]) -> Slot:
    return Slot(*(base64.b64decode(facts[name], validate=True) for name in Slot.__slots__))


def from_bytes(raw: bytes) -> Header:
    """Return the header of a file.

    Raises:
        HeaderUnreadableError: the check value is off or the text is no header.
    """
    line, _, check = raw[:_LIMIT].partition(b"\n")
    if check != _check(line) + b"\n":
        raise HeaderUnreadableError
    try:
        facts = json.loads(line)
        if facts["format"] != _FORMAT or facts["cost"]["kdf"] != "argon2id":
            raise HeaderUnreadableError
        cost = facts["cost"]
        return Header(
            store_id=str(facts["store"]),
            version=int(facts["version"]),
            cost=KdfCost(int(cost["memory_kib"]), int(cost["rounds"]), int(cost["lanes"])),
            is_cheap=bool(facts["cheap"]),
            passphrase=_slot_of(facts["phrase"]),
            recovery=_slot_of(facts["recovery"]),
            seal=base64.b64decode(facts["seal"], validate=True),
        )
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise HeaderUnreadableError from error


def _extra(header: Header, kind: str, salt: bytes) -> bytes:
    """Return what is authenticated with a wrapped key: every parameter that led to it."""
    facts = {
        "format": _FORMAT,
        "store": header.store_id,
        "kind": kind,
        "salt": _b64(salt),
        "cheap": header.is_cheap,
    }
    if kind == "passphrase":
        facts |= _cost_facts(header.cost)
    return _canonical(facts)


def _wrap(header: Header, kind: str, wrapping_key: bytes, salt: bytes, data_key: bytes) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    extra = _extra(header, kind, salt)
    return Slot(salt, nonce, AESGCM(wrapping_key).encrypt(nonce, data_key, extra))


def _unwrap(header: Header, kind: str, wrapping_key: bytes, slot: Slot) -> bytes | None:
    extra = _extra(header, kind, slot.salt)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, extra)
    except (InvalidTag, ValueError):
        return None


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    return derive(mac(salt, secret), "recovery")


def _seal(header: Header, data_key: bytes) -> Header:
    seal = mac(SubKeys.of(data_key).header, _canonical(_body(header)))
    return replace(header, seal=seal)


def _with_passphrase(header: Header, passphrase: bytes, data_key: bytes) -> Header:
    salt = secrets.token_bytes(_SALT_BYTES)
    key = stretch(passphrase, salt, header.cost)
    return replace(header, passphrase=_wrap(header, "passphrase", key, salt, data_key))


def _with_recovery(header: Header, secret: bytes, data_key: bytes) -> Header:
    salt = secrets.token_bytes(_SALT_BYTES)
    key = _recovery_key(secret, salt)
    return replace(header, recovery=_wrap(header, "recovery", key, salt, data_key))


def make(passphrase: bytes, cost: KdfCost, store_id: str) -> tuple[Unlocked, str]:
    """Return a new header with a new data key, and the recovery key to print once."""
    data_key = secrets.token_bytes(KEY_BYTES)
    none = Slot(b"", b"", b"")
    is_cheap = not cost.is_at_least(STANDARD)
    header = Header(store_id, 1, cost, is_cheap, none, none)
    secret = recovery.new_secret()
    header = _with_passphrase(header, passphrase, data_key)
    header = _seal(_with_recovery(header, secret, data_key), data_key)
    return Unlocked(header, data_key), recovery.to_text(secret)


def check_cost(header: Header) -> None:
    """Refuse a header that asks for too little or too much.

    Raises:
        StoreDamagedError: `store.header_damaged`.
    """
    is_enough = header.is_cheap or header.cost.is_at_least(STANDARD)
    if not (is_enough and header.cost.is_sane()):
        raise StoreDamagedError("store.header_damaged", reason="cost")


def _confirmed(header: Header, data_key: bytes) -> Unlocked:
    expected = _seal(header, data_key).seal
    if not secrets.compare_digest(expected, header.seal):
        raise StoreDamagedError("store.header_damaged", reason="seal")
    return Unlocked(header, data_key)


def unlock(header: Header, passphrase: bytes) -> Unlocked:
    """Return the data key that a passphrase gives.

    Raises:
        UserError: `store.wrong_passphrase`.
        StoreDamagedError: `store.header_damaged` when the header was changed by hand.
    """
    check_cost(header)
    key = stretch(passphrase, header.passphrase.salt, header.cost)
    data_key = _unwrap(header, "passphrase", key, header.passphrase)
    if data_key is None:
        raise UserError("store.wrong_passphrase")
    return _confirmed(header, data_key)


def unlock_by_recovery(header: Header, text: str) -> Unlocked:
    """Return the data key that the recovery key gives.

    Raises:
        UserError: `store.recovery_key_malformed` or `store.wrong_recovery_key`.
        StoreDamagedError: `store.header_damaged` when the header was changed by hand.
    """
    check_cost(header)
    key = _recovery_key(recovery.from_text(text), header.recovery.salt)
    data_key = _unwrap(header, "recovery", key, header.recovery)
    if data_key is None:
        raise UserError("store.wrong_recovery_key")
    return _confirmed(header, data_key)


def unlock_by_data_key(header: Header, data_key: bytes) -> Unlocked:
    """Return the header with a data key that is at hand already.

    Raises:
        StoreDamagedError: `store.header_damaged` when the header is of another key.
    """
    check_cost(header)
    return _confirmed(header, data_key)


def rewrap_passphrase(unlocked: Unlocked, passphrase: bytes) -> Unlocked:
    """Return the header with another passphrase, at a cost no file can lower."""
    old = unlocked.header
    cost = old.cost if old.is_cheap or old.cost.is_at_least(STANDARD) else STANDARD
    header = replace(old, version=old.version + 1, cost=cost)
    header = _with_passphrase(header, passphrase, unlocked.data_key)
    return Unlocked(_seal(header, unlocked.data_key), unlocked.data_key)


def rewrap_recovery(unlocked: Unlocked) -> tuple[Unlocked, str]:
    """Return the header with a new recovery key, and that key to print once."""
    secret = recovery.new_secret()
    header = replace(unlocked.header, version=unlocked.header.version + 1)
    header = _seal(_with_recovery(header, secret, unlocked.data_key), unlocked.data_key)
    return Unlocked(header, unlocked.data_key), recovery.to_text(secret)
