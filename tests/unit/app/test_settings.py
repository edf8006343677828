"""Settings: unknown keys are kept, bad values fall back and say so."""

import json
from pathlib import Path

from flexdesk.app.settings import Geometry, Settings, load_settings, save_settings


def test_missing_file_gives_the_defaults_in_silence(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_saved_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings("dark", "da", Geometry(1, 2, 1440, 900, is_maximised=True))
    save_settings(settings, path)
    assert load_settings(path) == settings


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "light", "from_the_future": {"a": 1}}))
    save_settings(load_settings(path), path)
    assert json.loads(path.read_text())["from_the_future"] == {"a": 1}


def test_bad_values_fall_back_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "rosa", "language": 7, "window": {"x": "a"}}))
    settings = load_settings(path)
    assert settings.theme == "system"
    assert settings.window is None
    assert settings.notices == (
        "settings.bad_theme",
        "settings.bad_language",
        "settings.bad_window",
    )


def test_an_unreadable_file_falls_back_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in (b"{", b"[1]", b"\xff\xfe"):
        path.write_bytes(content)
        assert load_settings(path).notices == ("settings.unreadable",)
