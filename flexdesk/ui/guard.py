"""Refuses pairs of Qt and Python that are known to abort."""

import sys

_BROKEN_FROM = (6, 12)
_FIRST_GOOD_PYTHON = (3, 12)


def broken_pair(qt: str, python: tuple[int, ...]) -> bool:
    """Say whether this Qt for Python aborts on this Python.

    PySide6 6.12.0 drops references to None and to booleans below Python 3.12; drop this with
    Python 3.11.
    """
    numbers = tuple(int(part) for part in qt.split(".")[:2] if part.isdigit())
    return numbers >= _BROKEN_FROM and python[:2] < _FIRST_GOOD_PYTHON


def calm_import_hook() -> None:
    """Spare Qt's import hook from reading the source of every module that is loaded later.

    It looks for the word PySide6 in each, to know where `from __feature__ import` may act; we use
    no such feature. Without this, 300 modules cost 0.1 s more.
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        setattr(hook, "_mod_uses_pyside", _yes)  # noqa: B010 - a name of another package


def _yes(_module: object) -> bool:
    return True


def check_pair() -> str:
    """Return a Danish sentence when this pair cannot be used, else an empty text."""
    import PySide6

    if not broken_pair(PySide6.__version__, tuple(sys.version_info[:2])):
        return ""
    return (
        f"FlexDesk kan ikke starte med PySide6 {PySide6.__version__} på Python "
        f"{sys.version_info.major}.{sys.version_info.minor}. Dine data er ikke rørt. "
        "Kør opsætningen igen, så hentes de rigtige dele."
    )
