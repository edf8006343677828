"""Ids of rows: uuid4 for everything but citizens, whose id is a keyed hash of the CPR number."""

import hashlib
import hmac
import uuid
from collections.abc import Callable

NewId = Callable[[], str]
"""Makes a fresh row id: 32 hex digits."""

_CITIZEN_ID_BYTES = 16


def new_id() -> str:
    """Return a fresh random row id: 32 hex digits."""
    return uuid.uuid4().hex


def citizen_id(team_secret: bytes, cpr: str) -> str:
    """Return the id of a citizen: the first 128 bits of HMAC(team secret, CPR), as 32 hex digits.

    The id is made once, at creation, and never changes, also when the CPR number is corrected.
    """
    digest = hmac.new(team_secret, b"citizen:" + cpr.encode("ascii"), hashlib.sha256).digest()
    return digest[:_CITIZEN_ID_BYTES].hex()


def cpr_key(team_secret: bytes, cpr: str) -> str:
    """Return the erasable look-up key of a CPR number: 64 hex digits, keyed."""
    return hmac.new(team_secret, b"cpr:" + cpr.encode("ascii"), hashlib.sha256).hexdigest()
