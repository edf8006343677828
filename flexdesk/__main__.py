"""Where the program starts: no word, `app` or `demo` opens the window, all else is a command."""

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from flexdesk.base.errors import FlexDeskError, UserError

_WINDOW_WORDS = ("app", "demo")
_OPTIONS_WITH_VALUE = ("--store", "--passphrase-file", "--recovery-key-file")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_STOPPED = 130
_NO_WINDOW_WORDS = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with its words; return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    sys.excepthook = report_crash
    try:
        if is_for_window(words):
            return _window(words)
        from flexdesk.cli.main import main as run_command

        return run_command(words)
    except KeyboardInterrupt:
        # stopped while rooms were still being loaded: nothing had begun
        return _STOPPED


def is_for_window(words: Sequence[str]) -> bool:
    """Say whether the words open a window: none at all, `app` or `demo`."""
    if any(word in _NO_WINDOW_WORDS for word in words):
        return False
    rest = iter(words)
    for word in rest:
        if word in _OPTIONS_WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            return word in _WINDOW_WORDS
    return not any(_is_other_option(word) for word in words)


def _is_other_option(word: str) -> bool:
    return word.startswith("-") and word.partition("=")[0] not in _OPTIONS_WITH_VALUE


def report_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say calmly that something broke: a case number, no traceback, nothing personal."""
    import hashlib
    import traceback

    from flexdesk.app.sentences import text

    frames = traceback.extract_tb(trace)
    places = [f"{os.path.basename(f.filename)}:{f.lineno}" for f in frames]  # noqa: PTH119 - names of frames, not files
    digest = hashlib.sha256("|".join([kind.__name__, *places]).encode()).hexdigest()
    case = f"FD-{int(digest[:4], 16) % 10000:04d}"
    shown = error if isinstance(error, FlexDeskError) else UserError("crash", case=case)
    where = places[-1] if places else "?"
    sys.stderr.write(f"{text(shown)}\n({case}: {kind.__name__}, {where})\n")


def _can_show(words: Sequence[str]) -> bool:
    """Say whether the words can be done here; `demo` works without a display, a window does not."""
    if "demo" in words or not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in _DISPLAYS)


def _window(words: list[str]) -> int:
    if not _can_show(words):
        # Qt itself would end the process in English, with a core dump
        return _refuse_window()
    try:
        from flexdesk.ui.main import main as run_window
    except ImportError:
        return _refuse_window()
    return run_window(words)


def _refuse_window() -> int:
    from flexdesk.app.sentences import text

    sys.stderr.write(text(UserError("cli.no_window")) + "\n")
    return 1


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())
