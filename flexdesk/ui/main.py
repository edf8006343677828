"""The window's start: fonts, language, theme, hooks, one window per register."""

import gc
import sys
from pathlib import Path

from flexdesk.base.paths import user_data_dir
from flexdesk.ui.guard import calm_import_hook, check_pair

STORE_FOLDER = "register"
_DEMO = "demo"
_AFTER_PAINT_MS = 50
_COLLECT_AFTER_MS = 1000


def main(words: list[str]) -> int:
    """Open the window for `app` or `demo`; a demo without a display makes everything and ends."""
    # nothing made before the first paint is garbage: looking for it costs a tenth of the start
    gc.disable()
    problem = check_pair()
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    calm_import_hook()
    is_demo = _DEMO in words
    out = _value_of(words, "--out")
    if is_demo:
        from flexdesk.ui.demo import has_display, run_demo

        if out or not has_display():
            gc.enable()
            return run_demo(Path(out) if out else None)
    directory = Path(_value_of(words, "--store") or user_data_dir() / STORE_FOLDER)
    return run_window(directory, is_demo=is_demo)


def run_window(directory: Path, *, is_demo: bool) -> int:
    """Run the program until its window closes."""
    from PySide6.QtCore import QTimer

    from flexdesk.ui.application import catch_bugs, make_application, make_look
    from flexdesk.ui.single import Single

    app = make_application()
    # until the first paint the command line's own hook stands
    QTimer.singleShot(_AFTER_PAINT_MS, app, lambda: catch_bugs(app))
    QTimer.singleShot(_COLLECT_AFTER_MS, app, gc.enable)
    single = Single(directory)
    if not is_demo and not single.is_first():
        return 0
    from flexdesk.app.settings import load_settings
    from flexdesk.ui.session import Session

    settings = load_settings()
    session = Session(app, make_look(app, settings.theme), directory, settings)
    single.raised.connect(session.raise_window)
    if is_demo:
        session.show_doors()
        session.open_example()
    else:
        session.start()
        single.listen_soon()
    return int(app.exec())


def _value_of(words: list[str], option: str) -> str:
    for at, word in enumerate(words):
        if word == option and at + 1 < len(words):
            return words[at + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""
