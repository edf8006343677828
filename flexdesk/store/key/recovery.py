"""The recovery key as people print and type it: eight groups of five, with a check.

20 random bytes and 5 bytes of check are 40 signs of an alphabet without I, L, O and U; what looks
alike is read alike. A slip of the pen is told from a key that belongs to another store.
"""

import hashlib
import secrets

from flexdesk.base.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET_BYTES = 20
_CHECK_BYTES = 5
_SIGNS = 40
_GROUP = 5
_BITS = 5


def new_secret() -> bytes:
    """Return the random part of a new recovery key."""
    return secrets.token_bytes(_SECRET_BYTES)


def _check(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=_CHECK_BYTES, person=b"flexdesk-recov").digest()


def to_text(secret: bytes) -> str:
    """Return the printable recovery key: eight groups of five signs."""
    number = int.from_bytes(secret + _check(secret), "big")
    signs = [_ALPHABET[(number >> (_BITS * place)) & 31] for place in range(_SIGNS - 1, -1, -1)]
    groups = ("".join(signs[at : at + _GROUP]) for at in range(0, _SIGNS, _GROUP))
    return "-".join(groups)


def from_text(text: str) -> bytes:
    """Return the random part of a typed recovery key.

    Raises:
        UserError: `store.recovery_key_malformed` when signs are missing or the check is off.
    """
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_ALIKE)
    if len(signs) != _SIGNS or any(sign not in _ALPHABET for sign in signs):
        raise UserError("store.recovery_key_malformed", signs=len(signs), expected=_SIGNS)
    number = 0
    for sign in signs:
        number = (number << _BITS) | _ALPHABET.index(sign)
    raw = number.to_bytes(_SECRET_BYTES + _CHECK_BYTES, "big")
    secret, check = raw[:_SECRET_BYTES], raw[_SECRET_BYTES:]
    if not secrets.compare_digest(check, _check(secret)):
        raise UserError("store.recovery_key_malformed", signs=len(signs), expected=_SIGNS)
    return secret
