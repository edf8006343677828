"""Where the program starts: which words open a window, what a crash says, what Ctrl+C leaves."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexdesk.__main__ import is_for_window, report_crash
from flexdesk.app import import_commit, import_plan
from flexdesk.app.desk import Desk
from flexdesk.cli import commands_files
from flexdesk.cli.streams import Streams
from flexdesk.store.vault import Vault
from flexdesk.store.work import UnitOfWork
from tests.support.desks import PASSPHRASE, Terminal
from tests.support.import_books import an_extract, save_book
from tests.support.import_extracts import aarhus_shape


@pytest.mark.parametrize(
    ("words", "is_window"),
    [
        ((), True),
        (("app",), True),
        (("demo", "--out", "x"), True),
        (("--store", "app"), True),
        (("--store", "x", "demo"), True),
        (("--store=x",), True),
        (("--store", "app", "list", "notes"), False),
        (("figures",), False),
        (("--help",), False),
        (("app", "--help"), False),
        (("--version",), False),
        (("--ukendt",), False),
    ],
)
def test_words_that_open_a_window(words: tuple[str, ...], *, is_window: bool) -> None:
    assert is_for_window(words) is is_window


def test_a_crash_says_a_case_number_and_nothing_personal(capsys) -> None:
    canary = "670770-4285 Åse"
    try:
        raise ValueError(canary)
    except ValueError as error:
        report_crash(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert "sag FD-" in said
    assert "Alt, der er gemt, er stadig gemt." in said
    assert canary not in said
    assert "Traceback" not in said


PEOPLE = 300
MOMENTS = (0.35, 0.6, 0.75, 0.85, 0.92, 0.98)
"""Parts of the time an undisturbed import takes: at the start, in the plan, around the commit."""


class Register:
    """An empty register in a folder, copied for each try, and the words that reach it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        secret = folder / "adgang.txt"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        self.passphrase = ["--passphrase-file", str(secret)]
        self.file = save_book(folder / "a.xlsx", aarhus_shape(PEOPLE, 7))
        self.made = folder / "r0"
        subprocess.run([*self.words(self.made), "init"], check=True, capture_output=True)

    def words(self, store: Path) -> list[str]:
        return [sys.executable, "-m", "flexdesk", "--store", str(store), *self.passphrase]

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.made, self.folder / name))

    def begin(self, store: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*self.words(store), "import", str(self.file), "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONDEVMODE": ""},
        )  # fmt: skip

    def citizens(self, store: Path) -> int:
        words = [*self.words(store), "list", "citizens", "--json"]
        return len(json.loads(subprocess.run(words, capture_output=True, check=True).stdout))


def test_ctrl_c_in_the_middle_of_an_import_is_130_and_leaves_nothing_half(tmp_path: Path) -> None:
    register = Register(tmp_path)
    begun = time.monotonic()
    process = register.begin(register.copy("hel"))
    out, err = process.communicate(timeout=120)
    whole = time.monotonic() - begun
    assert (process.returncode, register.citizens(tmp_path / "hel")) == (0, PEOPLE), err
    for moment in MOMENTS:
        store = register.copy(f"ved-{moment}")
        process = register.begin(store)
        time.sleep(whole * moment)
        process.send_signal(signal.SIGINT)
        said, err = process.communicate(timeout=120)
        code = process.returncode
        # on a busy machine the interpreter itself may still be starting when the signal comes
        assert code in (0, 130, -signal.SIGINT), err
        assert code == -signal.SIGINT or b"Traceback" not in err
        assert register.citizens(store) == (PEOPLE if code == 0 else 0), (moment, code, err)
        assert (b"Afbrudt" in err) is (code == 130 and err != b""), (moment, code)
        assert code != 0 or json.loads(said)["new"] == json.loads(out)["new"]
        words = [*register.words(store), "verify"]
        verified = subprocess.run(words, capture_output=True, check=False)
        assert verified.returncode == 0, verified.stderr


class Stopping(Terminal):
    """A command line whose process is told to stop while it does a certain thing."""

    def stop_while(self, monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
        real = getattr(place, name)

        def told(*args: object, **named: object) -> object:
            signal.raise_signal(signal.SIGINT)
            return real(*args, **named)

        monkeypatch.setattr(place, name, told)

    def imported(self, file: Path) -> int:
        return self.run("import", str(file), "--json")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Stopping]:
    made = Stopping(tmp_path)
    assert made.run("init") == 0
    # who starts the tests in the background has Ctrl+C ignored in all that is begun there
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield made
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (UnitOfWork, "finish"),
        (Vault, "_publish"),
        (Desk, "publish"),
        (commands_files, "_show"),
        (Streams, "put_json"),
        (Desk, "close"),
    ],
)
def test_ctrl_c_after_the_last_step_waits_for_the_last_word(
    terminal: Stopping,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
) -> None:
    file = save_book(tmp_path / "a.xlsx", an_extract())
    before = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patched:
        terminal.stop_while(patched, place, name)
        assert terminal.imported(file) == 0
    assert json.loads(terminal.out)["accepted"] == 16
    assert terminal.err == ""
    assert signal.getsignal(signal.SIGINT) is before
    assert terminal.run("list", "citizens", "--json") == 0
    assert len(json.loads(terminal.out)) == 2


@pytest.mark.parametrize(
    ("place", "name"),
    [(import_plan, "read_file"), (import_commit, "head_of"), (UnitOfWork, "insert_many")],
)
def test_ctrl_c_before_the_commit_is_130_and_nothing_is_in(
    terminal: Stopping,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
) -> None:
    file = save_book(tmp_path / "a.xlsx", an_extract())
    with monkeypatch.context() as patched:
        terminal.stop_while(patched, place, name)
        assert terminal.imported(file) == 130
    assert (terminal.out, terminal.err) == ("", "Afbrudt. Intet er gemt halvt.\n")
    assert terminal.run("list", "citizens", "--json") == 0
    assert json.loads(terminal.out) == []
