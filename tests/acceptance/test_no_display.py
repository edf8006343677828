"""Without a display: a window is refused in Danish, and Qt gets no chance to end the process."""

import os
import subprocess
import sys

import pytest

from tests.support.tree import ROOT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
@pytest.mark.parametrize("words", [["app"], []])
def test_a_window_without_a_display_is_a_sentence_and_exit_1(words):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    surroundings = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "flexdesk", *words],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ingen skærm" in done.stderr
    assert "Intet er ændret" in done.stderr
    assert done.stdout == ""
