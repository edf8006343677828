"""Window tests run offscreen with our fonts, in Danish, on a home of their own."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from flexdesk.ui.application import dress, make_look
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.window.workbench import Workbench
from tests.support.fake_ui import FakeCases


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True, scope="module")
def collected_on_this_thread():
    """Have forms that nobody holds any more go on the window's thread, as in the program."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def dressed(qapp):
    dress(qapp)
    return qapp


@pytest.fixture
def look(dressed):
    made = make_look(dressed, "light")
    yield made
    made.choose("light")
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def runner(dressed):
    made = ThreadRunner()
    yield made
    made.close()


@pytest.fixture
def cases():
    return FakeCases(60)


@pytest.fixture
def settle(runner):
    """Wait until nothing runs and everything is painted."""

    def wait(qtbot):
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def bench(qtbot, look, cases, runner, settle):
    """An open window on invented rows."""
    made = Workbench(look, cases, runner, ChangeBus(), place="et sted")
    qtbot.addWidget(made.window, before_close_func=lambda _window: None)
    made.window.resize(1440, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    settle(qtbot)
    yield made
    runner.drain()
    made.close()
