"""Contents of attachments: kept once, verified, carried by backups, gone when erased."""

import hashlib

import pytest

from flexdesk.base.errors import StoreDamagedError
from flexdesk.store import contents
from flexdesk.store.store import Store
from tests.support.stores import CLOCK, PASSPHRASE, a_store, add_citizen, reopen

LETTER = b"%PDF-1.7 et brev " * 400
NAME = hashlib.sha256(LETTER).hexdigest()


def attach(store, row, citizen, data=LETTER):
    with store.work("attachment.add") as uow:
        values = {
            "citizen": citizen,
            "day": "2016-08-31",
            "kind": "brev",
            "title": "Brev",
            "file_name": "brev.pdf",
            "size": len(data),
            "content_hash": uow.put_content(data),
        }
        uow.insert("attachment", row, values)


def kept(store):
    with store.reads.snapshot() as connection:
        return contents.names(connection)


def spoil(store, statement, *values):
    with store._vault.unlogged() as connection:
        connection.exec_driver_sql(statement, values)


@pytest.fixture
def store(tmp_path):
    with a_store(tmp_path / "s") as opened:
        yield opened


def test_bytes_come_back_as_they_were_under_their_hash(store):
    attach(store, "a1", add_citizen(store, 1))
    assert store.reads.get("attachment", "a1").content_hash == NAME
    assert store.reads.content(NAME) == LETTER
    assert store.verify().ok
    assert store.verify().checked["contents"] == 1


def test_equal_bytes_are_kept_once(store):
    attach(store, "a1", add_citizen(store, 1))
    attach(store, "a2", add_citizen(store, 2))
    assert kept(store) == [NAME]


def test_bytes_are_in_neither_log_nor_dump(store):
    attach(store, "a1", add_citizen(store, 1))
    with store.reads.snapshot() as connection:
        found = connection.exec_driver_sql("SELECT value FROM entry WHERE entity = 'attachment'")
        values = [value for (value,) in found]
    assert NAME in values[0]
    assert "et brev" not in values[0]
    assert "content" not in store.reads.dump()


def test_an_action_that_fails_keeps_no_bytes(store):
    with pytest.raises(ZeroDivisionError), store.work("attachment.add") as uow:
        uow.put_content(LETTER)
        raise ZeroDivisionError
    assert kept(store) == []


def test_bytes_without_a_row_are_not_saved(store):
    with store.work("attachment.add") as uow:
        uow.put_content(LETTER)
    assert kept(store) == []


def test_a_deleted_attachment_comes_back_whole(store):
    attach(store, "a1", add_citizen(store, 1))
    with store.work("attachment.delete") as uow:
        uow.delete("attachment", "a1")
    assert store.verify().ok
    store.undo()
    assert store.reads.content(NAME) == LETTER


def test_undo_of_attaching_and_redo_keep_the_bytes(store):
    attach(store, "a1", add_citizen(store, 1))
    store.undo()
    assert store.reads.load("attachment") == ()
    store.redo()
    assert store.reads.content(NAME) == LETTER
    assert store.verify().ok


def test_erasing_takes_the_bytes_nobody_else_names(store):
    first, second = add_citizen(store, 1), add_citizen(store, 2)
    attach(store, "a1", first)
    attach(store, "a2", second)
    attach(store, "a3", first, b"kun her")
    store.erase((("attachment", "a1"), ("attachment", "a3")), "frist udløbet")
    assert kept(store) == [NAME]
    assert store.verify().ok
    store.erase((("attachment", "a2"),), "frist udløbet")
    assert kept(store) == []
    assert store.verify().ok


def test_erasing_a_deleted_attachment_takes_its_bytes(store):
    attach(store, "a1", add_citizen(store, 1))
    with store.work("attachment.delete") as uow:
        uow.delete("attachment", "a1")
    store.erase((("attachment", "a1"),), "frist udløbet")
    assert kept(store) == []


@pytest.mark.parametrize(
    ("statement", "values", "code", "read"),
    [
        ("DELETE FROM content", (), "verify.content_missing", "content.missing"),
        ("UPDATE content SET bytes = ?", (b"andet",), "verify.content_damaged", "content.damaged"),
    ],
)
def test_bytes_that_are_gone_or_changed_are_found(store, statement, values, code, read):
    attach(store, "a1", add_citizen(store, 1))
    spoil(store, statement, *values)
    report = store.verify()
    assert [finding.code for finding in report.findings] == [code]
    with pytest.raises(StoreDamagedError) as caught:
        store.reads.content(NAME)
    assert caught.value.code == read


def test_bytes_nothing_names_are_found(store):
    name = hashlib.sha256(b"fremmed").hexdigest()
    spoil(store, "INSERT INTO content (hash, bytes) VALUES (?, ?)", name, b"fremmed")
    findings = store.verify().findings
    assert [(each.code, each.facts["content"]) for each in findings] == [
        ("verify.content_stray", name)
    ]


def test_a_backup_carries_the_bytes(store, tmp_path):
    attach(store, "a1", add_citizen(store, 1))
    store.backup(tmp_path / "kopi.flexdesk-backup")
    Store.restore(tmp_path / "kopi.flexdesk-backup", tmp_path / "ny", PASSPHRASE, clock=CLOCK)
    with reopen(tmp_path / "ny") as restored:
        assert restored.reads.content(NAME) == LETTER
        assert restored.verify().ok


def test_no_word_of_an_attachment_is_readable_on_the_disk(store, tmp_path):
    attach(store, "a1", add_citizen(store, 1))
    store.checkpoint()
    for path in (tmp_path / "s").iterdir():
        assert b"et brev" not in path.read_bytes(), path.name
