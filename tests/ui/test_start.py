"""What may not be loaded at start, one window a register, the demo without a display."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from flexdesk.ui.demo import has_display
from flexdesk.ui.single import Single, server_name

NOT_AT_START = (
    "sqlalchemy", "sqlcipher3", "argon2", "cryptography", "openpyxl", "reportlab", "PIL",
    "docx", "lxml", "pypdfium2", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "flexdesk.app.boot",
)  # fmt: skip
NOT_BEFORE_FIRST_USE = (
    "openpyxl", "reportlab", "PIL", "docx", "lxml", "pypdfium2", "PySide6.QtPrintSupport",
    "flexdesk.ui.placements.room", "flexdesk.ui.workplaces.room", "flexdesk.ui.screening.room",
    "flexdesk.ui.hours.room", "flexdesk.ui.overview.room", "flexdesk.ui.citizen.room",
)  # fmt: skip

_START = """
import sys
from pathlib import Path
from flexdesk.ui.application import make_application, make_look
from flexdesk.ui.session import Session
app = make_application()
session = Session(app, make_look(app, "light"), Path(sys.argv[1]))
session._warm_up = lambda: None
session.start()
app.processEvents()
edit = session.panel.field.edit
edit.insert("kan skrives")
assert edit.text() == "kan skrives" and edit.hasFocus()
wrong = [name for name in {names!r} if name in sys.modules]
print(",".join(wrong))
"""

_LIST = """
import sys, time
from pathlib import Path
from flexdesk.ui.application import make_application, make_look
from flexdesk.ui.session import Session
app = make_application()
session = Session(app, make_look(app, "light"), Path(sys.argv[1]))
session.start()
session.open_example()
until = time.monotonic() + 60
while (session.bench is None or session.runner.is_busy) and time.monotonic() < until:
    app.processEvents()
assert session.bench.citizens.rows
print(",".join(name for name in {names!r} if name in sys.modules))
session._on_quit()
"""


def run(code, *args, **env):
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **env}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        capture_output=True, text=True, env=surroundings, check=False, timeout=120,
    )  # fmt: skip


def test_the_field_takes_keys_before_anything_heavy_is_loaded(tmp_path):
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "store.db").write_bytes(b"intet")
    answer = run(_START.format(names=NOT_AT_START), folder)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == ""


def test_the_list_is_shown_before_any_document_library_is_loaded(tmp_path):
    answer = run(_LIST.format(names=NOT_BEFORE_FIRST_USE), tmp_path / "register")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == ""


def test_a_second_start_raises_the_first_window_and_ends(qtbot, dressed, tmp_path):
    first = Single(tmp_path / "register")
    assert first.is_first()
    first.listen()
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\napp = QCoreApplication([])\n"
        "from flexdesk.ui.single import Single\n"
        "print(Single(Path(sys.argv[1])).is_first())"
    )
    process = None
    with qtbot.waitSignal(first.raised, timeout=20_000):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "register")],
            stdout=subprocess.PIPE,
            text=True,
        )
    assert process.communicate(timeout=20)[0].strip() == "False"
    first.close()
    again = Single(tmp_path / "register")
    assert again.is_first()
    again.close()


def test_two_registers_have_two_names(tmp_path):
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert isinstance(Single(tmp_path / "a"), QObject)


def test_a_display_is_looked_for_on_linux_only(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo")
    code = "import sys\nfrom flexdesk.ui.main import main\nraise SystemExit(main(sys.argv[1:]))"
    answer = run(code, "demo", "--out", out, FLEXDESK_DATA=str(out / "home"))
    return answer, out


def test_the_demo_lists_every_file_in_danish_and_ends_well(demo):
    answer, out = demo
    assert answer.returncode == 0, answer.stderr
    assert "Skrevet i" in answer.stdout
    assert answer.stderr == ""
    listed = {line.split()[0] for line in answer.stdout.splitlines() if line.startswith("  ")}
    assert listed == {path.name for path in Path(out).iterdir() if path.is_file()}


def test_the_demo_makes_documents_and_a_picture_of_every_page_in_both_themes(demo):
    _answer, out = demo
    suffixes = [path.suffix for path in out.iterdir()]
    assert suffixes.count(".pdf") == 11
    assert suffixes.count(".xlsx") == 3
    assert suffixes.count(".png") >= 14
    for path in out.glob("*.pdf"):
        assert path.read_bytes().startswith(b"%PDF")
    for path in out.glob("*.xlsx"):
        assert zipfile.ZipFile(path).testzip() is None
