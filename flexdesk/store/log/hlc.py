"""Hybrid logical clock: a stamp that never goes back, also when the machine's clock does."""

import datetime as dt

_SIGNS = 13
_TICKS = 4


def _parts(stamp: str) -> tuple[int, int]:
    if not stamp:
        return 0, 0
    millis, ticks, _ = stamp.split("-")
    return int(millis), int(ticks, 16)


def after(last: str, now: dt.datetime, origin: str) -> str:
    """Return a stamp later than the last one, and at the present time if that is later still."""
    millis, ticks = _parts(last)
    present = int(now.timestamp() * 1000)
    if present > millis:
        millis, ticks = present, 0
    else:
        ticks += 1
    if ticks >= 16**_TICKS:
        millis, ticks = millis + 1, 0
    return f"{millis:0{_SIGNS}d}-{ticks:0{_TICKS}x}-{origin[:8]}"
