"""Settings of this machine: window, theme and language in settings.json; nothing else."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flexdesk.base.files import write_atomically
from flexdesk.base.paths import user_config_dir

FILE_NAME = "settings.json"
THEMES = ("light", "dark", "system")
LANGUAGES = ("da",)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Place and size of the window in logical pixels."""

    x: int
    y: int
    width: int
    height: int
    is_maximised: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set; `others` are keys of a newer version, kept as they were."""

    theme: str = "system"
    language: str = "da"
    window: Geometry | None = None
    others: dict[str, object] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    """Codes of what could not be read and fell back; for the notice bar, never saved."""


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what cannot be used falls back, and `notices` says so."""
    file = path or user_config_dir() / FILE_NAME
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        return Settings(notices=("settings.unreadable",))
    try:
        raw = json.loads(text)
    except ValueError:
        raw = None
    if not isinstance(raw, dict):
        return Settings(notices=("settings.unreadable",))
    return _from_raw(raw)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, unknown keys included.

    Raises:
        UserError: when the file cannot be written.
        EnvironmentFaultError: when the disk is full.
    """
    file = path or user_config_dir() / FILE_NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    raw: dict[str, object] = dict(settings.others)
    raw["theme"] = settings.theme
    raw["language"] = settings.language
    if settings.window is not None:
        window = settings.window
        raw["window"] = {
            "x": window.x,
            "y": window.y,
            "width": window.width,
            "height": window.height,
            "maximised": window.is_maximised,
        }
    text = json.dumps(raw, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_atomically(file, text.encode("utf-8"))


def _from_raw(raw: dict[str, object]) -> Settings:
    notices: list[str] = []

    def pick(key: str, allowed: tuple[str, ...], default: str) -> str:
        value = raw.get(key, default)
        if isinstance(value, str) and value in allowed:
            return value
        notices.append(f"settings.bad_{key}")
        return default

    theme = pick("theme", THEMES, "system")
    language = pick("language", LANGUAGES, "da")
    window = _read_or_notice(raw.get("window"), notices.append)
    others = {k: v for k, v in raw.items() if k not in {"theme", "language", "window"}}
    return Settings(theme, language, window, others, tuple(notices))


def _read_or_notice(value: object, notice: Callable[[str], None]) -> Geometry | None:
    if value is None:
        return None
    geometry = _geometry(value)
    if geometry is None:
        notice("settings.bad_window")
    return geometry


def _geometry(value: object) -> Geometry | None:
    if not isinstance(value, dict):
        return None
    numbers = [value.get(key) for key in ("x", "y", "width", "height")]
    if not all(isinstance(n, int) and not isinstance(n, bool) for n in numbers):
        return None
    x, y, width, height = (int(n) for n in numbers if isinstance(n, int))
    if not (0 < width <= 100_000 and 0 < height <= 100_000):  # noqa: PLR2004 - sane screen bounds
        return None
    return Geometry(x, y, width, height, value.get("maximised") is True)
