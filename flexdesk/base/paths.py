"""Where the user's own files live."""

import os
from pathlib import Path

_NAME = "FlexDesk"


def user_data_dir() -> Path:
    """Return the folder of the store; `FLEXDESK_DATA` overrides the platform's place."""
    if override := os.environ.get("FLEXDESK_DATA"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))


def user_config_dir() -> Path:
    """Return the folder of `settings.json`; under `FLEXDESK_DATA` when that is set."""
    if override := os.environ.get("FLEXDESK_DATA"):
        return Path(override) / "config"
    import platformdirs

    return Path(platformdirs.user_config_dir(_NAME, appauthor=False, roaming=False))
