"""Two processes on one store: they take turns, and each sees what the other saved."""

import subprocess
import sys
from pathlib import Path

from tests.support.stores import a_store, add_citizen, reopen

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from tests.support.stores import a_store, add_citizen, reopen
folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with reopen(folder) as store:
    for number in range(first, first + count):
        add_citizen(store, number)
        print(number, flush=True)
"""


def writer(folder, first, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(first), str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path):
    with a_store(tmp_path / "s") as store:
        children = [writer(tmp_path / "s", first, 40) for first in (100, 200)]
        for number in range(40):
            add_citizen(store, number)
        outputs = [child.communicate(timeout=60)[0] for child in children]
        assert [child.returncode for child in children] == [0, 0]
        assert [len(output.split()) for output in outputs] == [40, 40]
        assert store.reads.counts()["citizen"] == 120
        assert store.data_version() == 120
        report = store.verify()
        assert report.ok, report.findings


def test_a_window_sees_what_the_command_line_saved(tmp_path):
    with a_store(tmp_path / "s") as store:
        row = add_citizen(store, 1)
        version = store.data_version()
        child = writer(tmp_path / "s", 2, 1)
        child.communicate(timeout=60)
        assert store.data_version() == version + 1
        assert store.reads.counts()["citizen"] == 2
        with store.work("edit") as uow:
            uow.edit("citizen", row, {"phone": "1"})
        store.undo()
        store.undo()
        assert [citizen.id for citizen in store.reads.load("citizen")] == [row]


def test_a_process_killed_while_it_writes_blocks_nobody(tmp_path):
    a_store(tmp_path / "s").close()
    child = writer(tmp_path / "s", 100, 100_000)
    saved = [int(child.stdout.readline()) for _ in range(5)]
    child.kill()
    rest = child.communicate(timeout=60)[0].split()
    saved += [int(text) for text in rest]
    with reopen(tmp_path / "s") as store:
        add_citizen(store, 1)
        assert len(saved) + 1 <= store.reads.counts()["citizen"] <= len(saved) + 2
        assert store.verify().ok
