"""Killed at any point, or with a full disk: what was told as saved is there, nothing half."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from flexdesk.base.errors import EnvironmentFaultError
from tests.support.store_script import SCRIPT, digests, in_child, play, prepare
from tests.support.stores import (
    CountingHooks,
    ExitAt,
    RaiseAt,
    add_citizen,
    copy_store,
    counting_ids,
    quick_folder,
    reopen,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and limits of POSIX")
GATE_POINTS = 40


class Stage:
    """A prepared store, copied for each run, and what it must hold after each action."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        prepare(folder / "base")
        self.digests = digests(self.copy())
        hooks = CountingHooks()
        in_child(lambda told: play(self.copy(), told, hooks=hooks))
        count, _ = in_child(self.count)
        self.points = int(count)

    def count(self, told: int) -> None:
        hooks = CountingHooks()
        sink = os.open(os.devnull, os.O_WRONLY)
        play(self.copy(), sink, hooks=hooks)
        os.write(told, str(len(hooks.points)).encode())

    def copy(self) -> Path:
        self.number += 1
        return copy_store(self.folder / "base", self.folder / str(self.number) / "s")

    def check(self, folder: Path, said: str) -> None:
        """The store opens, is sound, and holds what was told, and at most one action more."""
        done = said.count(".")
        with reopen(folder, new_id=counting_ids(900_000)) as store:
            assert store.digest() in self.digests[done : done + 2]
            report = store.verify()
            assert report.ok, report.findings
            add_citizen(store, 999)
        with reopen(folder) as store:
            assert store.verify().ok
        shutil.rmtree(folder.parent)


@pytest.fixture(scope="module")
def stage():
    folder = quick_folder()
    yield Stage(folder)
    shutil.rmtree(folder)


def kill_at(stage, number):
    folder = stage.copy()
    said, code = in_child(lambda told: play(folder, told, hooks=ExitAt(number)))
    assert code == (77 if number <= stage.points else 0), said
    stage.check(folder, said)


def test_killed_at_points_all_along(stage):
    assert stage.points > 150
    for place in range(GATE_POINTS):
        kill_at(stage, 1 + place * stage.points // GATE_POINTS)


@pytest.mark.deep
def test_killed_at_every_point(stage):
    for number in range(1, stage.points + 2):
        kill_at(stage, number)


def kill_by_signal(stage, rng):
    folder = stage.copy()
    source, target = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(source)
            play(folder, target)
        finally:
            os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb", buffering=0) as stream:
        wanted = rng.randrange(len(SCRIPT))
        said = b""
        while len(said) < wanted and (more := stream.read(1)):
            said += more
        time.sleep(rng.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        said += stream.read()
    os.waitpid(child, 0)
    stage.check(folder, said.decode().replace("!", ""))


def test_killed_by_the_system_at_any_moment(stage):
    rng = random.Random(2016)  # noqa: S311 - the moments of a test
    for _ in range(GATE_POINTS):
        kill_by_signal(stage, rng)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(10))
def test_killed_by_the_system_a_thousand_times(stage, seed):
    rng = random.Random(seed)  # noqa: S311 - the moments of a test
    for _ in range(100):
        kill_by_signal(stage, rng)


def until_full(folder, told, **options):
    """Play the script; say `F` when an action met a full disk and was told so."""
    try:
        play(folder, told, **options)
    except EnvironmentFaultError as error:
        os.write(told, b"F" if error.code == "disk.full" else b"?" + error.code.encode())
        os._exit(3)


def limited(folder, told, size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    until_full(folder, told)


def test_a_file_that_may_not_grow_further_is_a_full_disk(stage):
    largest = (stage.folder / "base" / "store.db").stat().st_size
    full = 0
    for size in range(8192, largest + 400_000, (largest + 400_000) // GATE_POINTS):
        folder = stage.copy()
        said, code = in_child(lambda told, f=folder, n=size: limited(f, told, n))
        assert code in {0, 3}, (size, said)
        assert "?" not in said
        full += code == 3
        stage.check(folder, said.replace("!", "").replace("F", ""))
    assert full > GATE_POINTS // 2


@pytest.mark.parametrize("point", ["head.prepare", "head.sync", "head.publish", "head.folder"])
def test_no_room_for_the_head(stage, point):
    class FullAt(CountingHooks):
        def on_point(self, name: str) -> None:
            super().on_point(name)
            if name == point and self.points.count(point) == 2:
                raise OSError(errno.ENOSPC, "no space")

    folder = stage.copy()
    with reopen(folder, hooks=FullAt(), new_id=counting_ids(10_000)) as store:
        before = store.digest()
        SCRIPT[0](store)
        saved = store.digest()
        with pytest.raises(EnvironmentFaultError) as caught:
            add_citizen(store, 500)
        is_saved = point in {"head.publish", "head.folder"}
        assert caught.value.code == ("store.head_behind" if is_saved else "disk.full")
        assert (store.digest() == saved) is not is_saved
        assert before != saved
        add_citizen(store, 501)
        assert store.verify().ok
    with reopen(folder) as store:
        assert store.verify().ok
    shutil.rmtree(folder.parent)


def test_an_error_at_any_point_of_an_action_is_taken_back_whole(stage):
    folder = stage.copy()
    with reopen(folder, new_id=counting_ids(10_000)) as store:
        store.close()
    number, is_over = 0, False
    while not is_over:
        number += 1
        hooks = RaiseAt(1 << 30, OSError(errno.ENOSPC, "no space"))
        with reopen(folder, hooks=hooks, new_id=counting_ids(20_000 + 100 * number)) as store:
            before = store.digest()
            hooks.left = number
            try:
                add_citizen(store, 600 + number)
            except (EnvironmentFaultError, OSError) as error:
                hooks.left = 1 << 30
                is_committed = getattr(error, "code", "") == "store.head_behind"
                assert (store.digest() == before) is not is_committed
            else:
                is_over = True
            hooks.left = 1 << 30
    assert number > 10
    with reopen(folder) as store:
        assert store.verify().ok
    shutil.rmtree(folder.parent)


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("ikke kontrolleret: a small disk needs root")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("ikke kontrolleret: a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_is_really_full(stage, small_disk):
    folder = copy_store(stage.folder / "base", small_disk / "s")
    padding = small_disk / "padding"
    full = 0
    for left in range(0, 300_000, 12_288):
        with reopen(folder, new_id=counting_ids(10_000 + left)) as store:
            store.checkpoint()
            padding.write_bytes(b"x" * max(shutil.disk_usage(small_disk).free - left, 0))
            before = store.digest()
            try:
                with store.work("import") as uow:
                    rows = [
                        {"id": f"{left}-{number}", "name": "Skovly " * 40} for number in range(150)
                    ]
                    uow.insert_many("workplace", rows)
            except EnvironmentFaultError as error:
                assert error.code == "disk.full"  # noqa: PT017 - the loop goes on
                full += 1
                assert store.digest() == before
            padding.unlink()
            add_citizen(store, 1000 + left // 4096)
            assert store.verify().ok
    assert full > 5
