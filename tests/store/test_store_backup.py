"""Backups prove themselves; a restore proves the backup, keeps the old store, writes anew."""

import os
import shutil
import zipfile

import pytest

from flexdesk.base.errors import CancelledError, FlexDeskError
from flexdesk.store.store import Store
from tests.support.store_script import in_child
from tests.support.stores import (
    CLOCK,
    PASSPHRASE,
    CountingHooks,
    ExitAt,
    a_store,
    a_store_with_key,
    add_citizen,
    copy_store,
    quick_folder,
    reopen,
)


@pytest.fixture
def folder():
    made = quick_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def store(folder):
    with a_store(folder / "s") as made:
        for number in range(20):
            add_citizen(made, number)
        yield made


def code_of(call):
    with pytest.raises(FlexDeskError) as caught:
        call()
    return caught.value.code


def restored(path, directory, **options):
    return Store.restore(path, directory, PASSPHRASE, clock=CLOCK, **options)


class Steps:
    def __init__(self, stop_at=99):
        self.seen = []
        self.stop_at = stop_at

    def step(self, done, total, text_key):
        self.seen.append((done, total, text_key))
        if done == self.stop_at:
            raise CancelledError


def leftovers(folder):
    return [
        path.name for path in folder.rglob("*") if "scratch" in path.name or ".tmp" in path.name
    ]


def test_a_backup_is_one_file_with_all_that_is_needed(store, folder):
    steps = Steps()
    info = store.backup(folder / "x.flexdesk-backup", steps)
    assert (info.digest, info.commits, info.rows) == (store.digest(), 20, 20)
    assert info.size == info.path.stat().st_size
    with zipfile.ZipFile(info.path) as pack:
        assert pack.namelist() == ["store.db", "store.key", "store.head", "backup.json"]
    assert [step[0] for step in steps.seen] == [1, 2, 3, 4]
    assert leftovers(folder) == []
    assert store.access_rows()[-1].kind == "backup"
    assert store.verify().ok


@pytest.mark.parametrize("stop_at", [1, 2, 3, 4])
def test_a_backup_that_is_stopped_leaves_nothing(store, folder, stop_at):
    with pytest.raises(CancelledError):
        store.backup(folder / "x.flexdesk-backup", Steps(stop_at))
    assert not (folder / "x.flexdesk-backup").exists()
    assert leftovers(folder) == []


def test_a_backup_replaces_an_older_one_only_when_proven(store, folder):
    path = folder / "x.flexdesk-backup"
    store.backup(path)
    old = path.read_bytes()
    add_citizen(store, 50)
    with pytest.raises(CancelledError):
        store.backup(path, Steps(3))
    assert path.read_bytes() == old
    store.backup(path)
    assert path.read_bytes() != old


def test_a_backup_while_another_action_comes_between(store, folder):
    class Meanwhile(Steps):
        def step(self, done, total, text_key):
            if done == 1:
                add_citizen(store, 70)

    info = store.backup(folder / "x.flexdesk-backup", Meanwhile())
    assert info.rows == 20
    assert info.digest != store.digest()


def test_a_restore_brings_the_content_back_under_a_new_origin(store, folder):
    digest, origin = store.digest(), store.origin
    info = store.backup(folder / "x.flexdesk-backup")
    add_citizen(store, 60)
    store.close()
    result = restored(info.path, folder / "s")
    assert result.digest == digest
    assert result.origin != origin
    assert result.kept.name == "før gendannelse 2016-08-31 100000"
    with reopen(folder / "s") as again:
        assert (again.digest(), again.origin) == (digest, result.origin)
        assert again.history(1)[0].verb == "restore"
        assert again.verify().ok
        add_citizen(again, 61)
        again.undo()
        again.undo()
        assert again.reads.counts()["citizen"] == 19
        assert again.verify().ok
    with reopen(result.kept) as old:
        assert old.reads.counts()["citizen"] == 21
        assert old.verify().ok
    assert leftovers(folder) == []


def test_restored_twice_the_log_has_three_origins(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    store.close()
    first = restored(path, folder / "s")
    with reopen(folder / "s") as again:
        add_citizen(again, 80)
        path = again.backup(folder / "y.flexdesk-backup").path
    second = restored(path, folder / "s")
    assert second.kept.name == "før gendannelse 2016-08-31 100000 (2)"
    with reopen(folder / "s") as again:
        assert again.verify().ok
        assert again.origin == second.origin != first.origin
        assert again.verify().checked["transactions"] == 23


def test_a_restore_on_a_new_machine_by_recovery_key(folder):
    store, key = a_store_with_key(folder / "s")
    with store:
        add_citizen(store, 1)
        path = store.backup(folder / "x.flexdesk-backup").path
    info = Store.restore(path, folder / "new", recovery_key=key, clock=CLOCK)
    assert info.kept is None
    with reopen(folder / "new") as store:
        assert store.reads.counts()["citizen"] == 1
        assert store.verify().ok


def test_a_wrong_passphrase_changes_nothing(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    store.close()
    call = lambda: Store.restore(path, folder / "s", b"forkert", clock=CLOCK)  # noqa: E731 - one line
    assert code_of(call) == "store.wrong_passphrase"
    with reopen(folder / "s") as again:
        assert again.verify().ok
    assert leftovers(folder) == []


@pytest.mark.parametrize("had_folder", [False, True])
def test_a_refused_restore_leaves_a_folder_without_a_store_as_it_was(store, folder, had_folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    damaged = folder / "damaged"
    damaged.write_bytes(path.read_bytes()[:-5000])
    if had_folder:
        (folder / "new").mkdir()
        (folder / "new" / "brev.txt").write_text("x")
    for source, secret in ((path, b"forkert"), (damaged, PASSPHRASE)):
        call = lambda s=source, p=secret: Store.restore(s, folder / "new", p, clock=CLOCK)  # noqa: E731 - one line
        assert code_of(call) in {"store.wrong_passphrase", "backup.damaged", "backup.unreadable"}
        left = [each.name for each in (folder / "new").iterdir()] if had_folder else []
        assert left == (["brev.txt"] if had_folder else [])
        assert (folder / "new").exists() == had_folder


def test_the_passphrase_of_the_time_of_the_backup_opens_it(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    store.change_passphrase(PASSPHRASE, b"ny")
    store.close()
    restored(path, folder / "s")
    with reopen(folder / "s") as again:
        assert again.verify().ok


def test_a_restore_waits_for_no_open_window(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    with store.hold_window() as window:
        assert code_of(lambda: restored(path, folder / "s")) == "store.window_open"
        store.close()
        restored(path, folder / "s", window=window)
    with reopen(folder / "s") as again:
        assert again.verify().ok


def test_an_open_store_does_not_write_into_a_restored_one(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    restored(path, folder / "s")
    assert code_of(lambda: add_citizen(store, 90)) == "store.replaced"
    store.close()
    with reopen(folder / "s") as again:
        assert again.verify().ok


@pytest.mark.parametrize("content", [b"", b"no backup", b"PK\x03\x04 half a zip"])
def test_what_is_no_backup_is_refused(folder, content):
    path = folder / "x"
    path.write_bytes(content)
    assert code_of(lambda: restored(path, folder / "new")) == "backup.unreadable"
    assert code_of(lambda: restored(folder / "none", folder / "new")) == "backup.unreadable"


def test_a_foreign_zip_is_refused(folder):
    path = folder / "x"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("../store.db", "x")
    assert code_of(lambda: restored(path, folder / "new")) == "backup.unreadable"
    assert not (folder / "store.db").exists()


def test_damage_anywhere_in_a_backup_is_found_before_anything_is_moved(store, folder):
    path = store.backup(folder / "x.flexdesk-backup").path
    whole = path.read_bytes()
    store.close()
    codes = set()
    for number in range(40):
        raw = bytearray(whole)
        place = len(raw) * number // 40 if number % 3 else len(raw) - 1 - number * 13
        raw[place] ^= 0x10
        path.write_bytes(raw if number % 5 else raw[: place + 1])
        try:
            restored(path, folder / "new")
        except FlexDeskError as error:
            codes.add(error.code)
            assert not (folder / "new" / "store.db").exists()
        else:
            # a bit of the zip's own book-keeping that nothing depends on
            with reopen(folder / "new") as again:
                assert again.digest()
                assert again.verify().ok
            shutil.rmtree(folder / "new")
    assert codes <= {"backup.damaged", "backup.unreadable", "store.header_damaged",
                     "store.wrong_passphrase", "backup.too_new"}  # fmt: skip
    assert "backup.damaged" in codes


def test_parts_of_two_backups_do_not_make_one(store, folder):
    first = store.backup(folder / "1").path
    add_citizen(store, 50)
    second = store.backup(folder / "2").path
    store.close()
    mixed = folder / "mixed"
    with (
        zipfile.ZipFile(first) as one,
        zipfile.ZipFile(second) as two,
        zipfile.ZipFile(mixed, "w") as pack,
    ):
        for name in one.namelist():
            pack.writestr(name, (two if name == "store.db" else one).read(name))
    assert code_of(lambda: restored(mixed, folder / "new")) == "backup.damaged"


def test_no_room_for_a_backup_is_told_before(store, folder, monkeypatch):
    usage = shutil.disk_usage(folder)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert code_of(lambda: store.backup(folder / "x")) == "disk.full"


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_restore_killed_at_any_point_is_done_or_not_begun(folder):
    with a_store(folder / "base") as store:
        add_citizen(store, 1)
        path = store.backup(folder / "x.flexdesk-backup").path
        before = store.digest()
        add_citizen(store, 2)
        after = store.digest()
    copy_store(folder / "base", folder / "counted")
    hooks = CountingHooks()
    restored(path, folder / "counted", hooks=hooks)
    assert len(hooks.points) > 8
    seen = set()
    for number in range(1, len(hooks.points) + 1):
        target = copy_store(folder / "base", folder / f"k{number}")
        stop = ExitAt(number)
        _, code = in_child(lambda _, t=target, h=stop: restored(path, t, hooks=h))
        assert code == 77
        with reopen(target) as store:
            seen.add(store.digest())
            assert store.verify().ok
            add_citizen(store, 3)
        kept = [item for item in target.iterdir() if item.name.startswith("før")]
        for item in kept:
            with reopen(item) as old:
                assert old.digest() == after
    assert seen == {before, after}
