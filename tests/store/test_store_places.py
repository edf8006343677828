"""Folders that are refused, locks, and making a store where one is or none."""

import errno
import os
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from flexdesk.base.errors import EnvironmentFaultError
from flexdesk.store.disk.locks import FileLock
from flexdesk.store.disk.places import mount_type, refuse_shared_folder
from flexdesk.store.store import Store
from tests.support.stores import (
    CHEAP,
    CLOCK,
    PASSPHRASE,
    RaiseAt,
    a_store,
    add_citizen,
    copy_store,
    quick_folder,
    reopen,
)

MOUNTS = [
    ("/", "ext4"),
    ("/mnt/faelles", "cifs"),
    ("/mnt/faelles/lokal", "ext4"),
    ("/home", "nfs4"),
    ("/mnt/c", "9p"),
    ("/media/ssh", "fuse.sshfs"),
]


@pytest.fixture
def quick():
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


def code_of(call):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the code is what is looked at
        call()
    return caught.value.code


@pytest.mark.parametrize(
    ("path", "is_refused"),
    [
        ("/mnt/faelles/team", True),
        ("/mnt/faelles", True),
        ("/mnt/faelles2", False),
        ("/mnt/faelles/lokal/team", False),
        ("/home/anne/FlexDesk", True),
        ("/media/ssh/x", True),
        ("/mnt/c/FlexDesk", False),
        ("/opt/OneDrive/FlexDesk", True),
        ("/opt/OneDrive - Jobcenter/FlexDesk", True),
        ("/opt/Dropbox/FlexDesk", True),
        ("/opt/Google Drive/x", True),
        ("/opt/Dropboxen/x", False),
        ("//server/share/x", True),
        ("\\\\server\\share\\x", True),
        ("/opt/FlexDesk", False),
    ],
)
def test_network_and_cloud_folders_are_refused(path, is_refused):
    def ask():
        # a path object would merge the two strokes of a share on this platform
        class Shown(type(Path())):
            def __str__(self):
                return path

        refuse_shared_folder(Shown(path), mounts=MOUNTS, environment={})

    if is_refused:
        assert code_of(ask) == "store.network_folder"
    else:
        ask()


def test_the_cloud_clients_own_folder_is_refused_under_any_name(tmp_path):
    call = lambda: refuse_shared_folder(  # noqa: E731 - one expression
        tmp_path / "x", mounts=[], environment={"OneDriveCommercial": str(tmp_path)}
    )
    assert code_of(call) == "store.network_folder"


def test_the_deepest_mount_decides():
    assert mount_type(Path("/mnt/faelles/lokal/x"), MOUNTS) == "ext4"
    assert mount_type(Path("/mnt/faelles/x"), MOUNTS) == "cifs"


def test_making_where_a_store_is_and_opening_where_none_is(tmp_path):
    assert code_of(lambda: reopen(tmp_path / "s")) == "store.none_here"
    a_store(tmp_path / "s").close()
    assert code_of(lambda: a_store(tmp_path / "s")) == "store.exists"


@pytest.mark.parametrize("gone", ["store.db", "store.key", "store.head"])
def test_a_store_that_lacks_a_file_is_never_written_over(tmp_path, gone):
    a_store(tmp_path / "s").close()
    (tmp_path / "s" / gone).unlink()
    assert code_of(lambda: a_store(tmp_path / "s")) == "store.exists"


def test_a_store_stopped_while_it_was_made_is_made_again_and_nothing_is_deleted(quick):
    number = -2
    while True:
        number += 3
        hooks = RaiseAt(number, KeyboardInterrupt())
        folder = quick / str(number)
        try:
            store, _ = Store.create(folder, PASSPHRASE, clock=CLOCK, kdf=CHEAP, hooks=hooks)
        except KeyboardInterrupt:
            if not (folder / "store.creating").exists():
                # it was whole and only the last opening was stopped
                reopen(folder).close()
                continue
            assert code_of(lambda folder=folder: reopen(folder)) == "store.none_here"
            with a_store(folder) as again:
                add_citizen(again, 1)
                assert again.verify().ok
        else:
            hooks.left = 1 << 30
            store.close()
            break
    assert number > 20


def test_the_window_is_held_by_one(tmp_path):
    with a_store(tmp_path / "s") as store:
        with store.hold_window():
            assert code_of(store.hold_window) == "store.window_open"
            add_citizen(store, 1)
        store.hold_window().release()
        Store.window_of(tmp_path / "s").release()


def test_a_second_writer_waits_and_then_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("flexdesk.store.disk.engine.BUSY_SECONDS", 0.2)
    with a_store(tmp_path / "s") as store, reopen(tmp_path / "s") as other:
        with store.work("x") as uow:
            uow.insert("workplace", "w", {"name": "x"})
            assert code_of(lambda: add_citizen(other, 1)) == "store.in_use"
        add_citizen(other, 1)
        assert store.reads.counts()["citizen"] == 1
        assert store.data_version() == other.data_version() == 2


def test_threads_take_turns(tmp_path):
    with a_store(tmp_path / "s") as store:
        threads = [
            threading.Thread(target=add_citizen, args=(store, number)) for number in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.reads.counts()["citizen"] == 12
        assert store.verify().ok


def test_a_lock_is_free_after_its_holder(tmp_path):
    first, second = FileLock(tmp_path / "l"), FileLock(tmp_path / "l")
    with first.held(0):
        assert code_of(lambda: second.take(0.05)) == "store.in_use"
    with second.held(0):
        pass
    first.close()
    second.close()


def test_a_store_whose_files_were_exchanged_is_not_written_to(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
        store.checkpoint()
        database = tmp_path / "s" / "store.db"
        copy = database.read_bytes()
        database.rename(tmp_path / "old.db")
        database.write_bytes(copy)
        with pytest.raises(EnvironmentFaultError) as caught:
            add_citizen(store, 2)
        assert caught.value.code == "store.replaced"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    call = lambda: a_store(tmp_path / "file" / "s")  # noqa: E731 - one line
    assert code_of(call) in {"disk.not_writable", "file.no_folder"}


def test_closing_twice_is_nothing(tmp_path):
    store = a_store(tmp_path / "s")
    store.close()
    assert store.close() is None


@contextmanager
def without_rights(folder):
    """Let nobody write in a folder, root neither."""
    folder.parent.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


needs_users = pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights work otherwise here")


@needs_users
def test_a_store_in_a_folder_that_cannot_be_written_is_read(quick):
    with a_store(quick / "s") as store:
        add_citizen(store, 1)
        digest = store.digest()
    with without_rights(quick / "s"):
        assert code_of(lambda: reopen(quick / "s")) == "disk.not_writable"
        with reopen(quick / "s", read_only=True) as store:
            assert store.digest() == digest
            assert store.condition == ""
            assert store.verify().ok
            assert store.access_rows() == ()
            assert code_of(lambda: add_citizen(store, 2)) == "store.read_only"
    assert sorted(path.name for path in (quick / "s").iterdir()) == [
        "store.db", "store.head", "store.key", "store.key2", "store.lock",
    ]  # fmt: skip


@needs_users
def test_changes_in_a_log_that_cannot_be_read_there_are_not_left_out_in_silence(quick):
    with a_store(quick / "s") as store:
        store.checkpoint()
        add_citizen(store, 1)
        digest = store.digest()
        whole = copy_store(quick / "s", quick / "whole")
        loose = copy_store(quick / "s", quick / "loose")
    (loose / "store.db-shm").unlink()
    with without_rights(loose):
        assert code_of(lambda: reopen(loose, read_only=True)) == "store.log_beside"
    with without_rights(whole), reopen(whole, read_only=True) as store:
        assert store.digest() == digest


def test_what_a_creation_that_failed_has_written_is_taken_away(quick):
    number = -2
    while True:
        number += 3
        hooks = RaiseAt(number, OSError(errno.ENOSPC, "full"), sticky=True)
        folder = quick / str(number)
        try:
            store, _ = Store.create(folder, PASSPHRASE, clock=CLOCK, kdf=CHEAP, hooks=hooks)
        except EnvironmentFaultError:
            if list(folder.iterdir()):
                reopen(folder).close()
            else:
                a_store(folder).close()
        else:
            hooks.left = 1 << 30
            store.close()
            break
    assert number > 20
