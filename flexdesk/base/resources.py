"""The files the program ships: rules, programs, fonts, texts."""

from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    In a checkout `resources` lies beside the package, in an installed program inside it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def read_toml(*parts: str) -> dict[str, Any]:
    """Return a shipped TOML file as a dict; days arrive as `datetime.date`."""
    import tomllib

    return tomllib.loads(resource_path(*parts).read_text(encoding="utf-8"))


def read_toml_folder(*parts: str) -> dict[str, dict[str, Any]]:
    """Return every TOML file of a shipped folder by its name without suffix, in name order."""
    names = sorted(path.name for path in resource_path(*parts).glob("*.toml"))
    return {name.removesuffix(".toml"): read_toml(*parts, name) for name in names}
