"""No name, CPR number, table name or word of the data is readable in any file of the store."""

import math
from collections import Counter

from flexdesk.store.schema.tables import metadata
from tests.support.stores import PASSPHRASE, a_store_with_key, add_citizen, copy_store

WORDS = (
    "Kanariefugl",
    "Ærøskøbing",
    "Hemmeligholm",
    "hemmeligholm",
    "kanariefugl",
    "aeroeskoebing",
    "rødgrød",
    "6101501000",
    "610150-1000",
    "Børnehuset Skovly",
    "boernehuset",
    "KONSULENT99",
    "konsulent99",
    "skånehensyn for ryggen",
    "besøgsgrund",
    "citizen.add",
    "SQLite format 3",
    "CREATE TABLE",
    "fts5",
    "lokalbruger",
)


def fill(store):
    row = add_citizen(
        store, 0,
        cpr="6101501000", first_name="Kanariefugl", last_name="Hemmeligholm",
        city="Ærøskøbing", consultant="KONSULENT99", skaanehensyn="skånehensyn for ryggen",
    )  # fmt: skip
    with store.work("add", {"why": "besøgsgrund"}) as uow:
        uow.insert("workplace", "w", {"name": "Børnehuset Skovly"})
        place = {"citizen": row, "kind": "smaajob", "start": "2016-01-01", "workplace": "w"}
        uow.insert("placement", "p", place)
        note = {"citizen": row, "day": "2016-01-01", "kind": "mail", "text": "Kanariefugl " * 500}
        uow.insert("note", "n", note)
    with store.work("edit") as uow:
        uow.edit("citizen", row, {"city": "Ribe"})
    store.undo()
    store.reads.search_citizens("kanariefugl hemmeligholm")
    store.access("reveal", row, reason="besøgsgrund")
    store.backup(store.directory / "kopi.flexdesk-backup")


def scanned(folder, words):
    needles = [
        word.encode(code)
        for word in words
        for code in ("utf-8", "utf-16-le", "latin-1", "utf-32-le")
    ]
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert paths
    return [
        (path.name, needle)
        for path in paths
        for needle in needles
        if needle in path.read_bytes() or needle in path.name.encode()
    ]


def test_nothing_is_readable_in_any_file(tmp_path):
    store, key = a_store_with_key(tmp_path / "s", actor="lokalbruger")
    with store:
        fill(store)
        copy_store(tmp_path / "s", tmp_path / "hot")
        names = {path.name for path in (tmp_path / "hot").iterdir()}
        assert {"store.db-wal", "store.db-shm", "store.head"} <= names
        secrets = [store.team_secret.hex(), store._unlocked.data_key.hex(), key]
    words = [*WORDS, *secrets, PASSPHRASE.decode(), *(f'"{name}"' for name in metadata.tables)]
    assert scanned(tmp_path, words) == []


def test_no_table_is_named_in_any_file_but_by_chance(tmp_path):
    store, _ = a_store_with_key(tmp_path / "s")
    with store:
        fill(store)
        copy_store(tmp_path / "s", tmp_path / "hot")
    tables = [name for name in metadata.tables if len(name) > 4]
    assert scanned(tmp_path, tables) == []
    plain = [(tmp_path / "s" / name).read_text() for name in ("store.key", "store.head")]
    assert not any(name in text for name in metadata.tables if len(name) > 3 for text in plain)


def test_the_scan_itself_finds_what_is_there(tmp_path):
    (tmp_path / "x").write_bytes("…Kanariefugl…".encode("utf-16-le"))
    assert scanned(tmp_path, ["Kanariefugl"])


def test_the_database_looks_like_noise(tmp_path):
    store, _ = a_store_with_key(tmp_path / "s")
    with store:
        fill(store)
    raw = (tmp_path / "s" / "store.db").read_bytes()
    entropy = -sum(n / len(raw) * math.log2(n / len(raw)) for n in Counter(raw).values())
    assert entropy > 7.99


def test_files_are_for_their_owner_only(tmp_path):
    store, _ = a_store_with_key(tmp_path / "s")
    with store:
        fill(store)
        modes = {path.name: path.stat().st_mode & 0o077 for path in (tmp_path / "s").iterdir()}
    assert modes.pop("kopi.flexdesk-backup") & 0o022 == 0
    assert not any(modes.values()), modes
