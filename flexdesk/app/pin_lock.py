"""A short PIN that opens the register again within some hours of the last passphrase."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app.boot import open_desk
from flexdesk.app.desk import Desk
from flexdesk.base.errors import UserError
from flexdesk.store.key.short_lock import PinKey, SealedKey
from flexdesk.store.store import STANDARD, KdfCost

if TYPE_CHECKING:
    from flexdesk.base.clock import Clock

PIN_KEY = "window.pin"
"""Under which the stretched key lies in the store: outside log, undo and dump."""
PIN_HOURS = 4
PIN_TRIES = 3
SHORTEST, LONGEST = 4, 8


def check_pin(pin: str) -> None:
    """Refuse a PIN that is too short, no number, or the first anybody would try.

    Raises:
        UserError: `pin.length`, `pin.digits` or `pin.simple`.
    """
    if not pin.isascii() or not pin.isdecimal():
        raise UserError("pin.digits")
    if not SHORTEST <= len(pin) <= LONGEST:
        raise UserError("pin.length", shortest=SHORTEST, longest=LONGEST)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise UserError("pin.simple")


def set_pin(desk: Desk, pin: str, *, cost: KdfCost = STANDARD) -> None:
    """Choose the PIN of this register.

    Raises:
        UserError: `pin.*`.
        EnvironmentFaultError: `disk.full`.
    """
    check_pin(pin)
    desk.store.save_draft(PIN_KEY, PinKey.of(pin.encode(), cost).to_text())


def drop_pin(desk: Desk) -> None:
    """Have no PIN any more: every lock asks for the passphrase."""
    desk.store.drop_draft(PIN_KEY)


def has_pin(desk: Desk) -> bool:
    """Say whether the register has a PIN."""
    return bool(desk.store.draft(PIN_KEY))


class PinLock:
    """Holds the sealed key between a lock and the next opening, for a while and few tries."""

    def __init__(self) -> None:
        self._sealed: SealedKey | None = None
        self._until: dt.datetime | None = None
        self._clock: Clock | None = None
        self._tries = 0

    def hold(self, desk: Desk, *, is_new: bool) -> None:
        """Seal the key of an open desk; *is_new*: by passphrase, which starts the hours anew."""
        told = desk.store.draft(PIN_KEY)
        if not told:
            self.forget()
            return
        self._sealed = desk.store.sealed_key(PinKey.from_text(told))
        self._clock = desk.clock
        self._tries = PIN_TRIES
        if is_new or self._until is None:
            self._until = desk.clock.now() + dt.timedelta(hours=PIN_HOURS)

    def forget(self) -> None:
        """Drop the sealed key: the next opening asks for the passphrase."""
        self._sealed, self._until, self._clock, self._tries = None, None, None, 0

    @property
    def is_ready(self) -> bool:
        """Whether the PIN opens; hours that have gone by drop the key."""
        if self._sealed is None or self._until is None or self._clock is None:
            return False
        if self._clock.now() >= self._until:
            self.forget()
            return False
        return True

    def open(self, directory: Path, pin: str) -> Desk:
        """Open the desk by PIN.

        Raises:
            UserError: `store.wrong_pin` with the tries left; after the last `pin.dropped`.
        """
        if not self.is_ready or self._sealed is None:
            raise UserError("pin.dropped")
        self._tries -= 1
        try:
            desk = open_desk(directory, pin=(self._sealed, pin.encode()), clock=self._clock)
        except UserError as error:
            if error.code != "store.wrong_pin":
                self._tries += 1
                raise
            if self._tries > 0:
                raise UserError("store.wrong_pin", left=self._tries) from None
            self.forget()
            raise UserError("pin.dropped") from None
        self._tries = PIN_TRIES
        return desk
