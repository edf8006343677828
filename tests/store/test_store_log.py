"""The chains: any edit, removal, reorder or cut is found; erasing leaves them whole."""

import random

import pytest
from sqlalchemy.exc import IntegrityError

from flexdesk.base.errors import UserError
from flexdesk.store.disk import engine
from flexdesk.store.log import chain, hlc
from tests.support.stores import CLOCK, a_citizen, a_store, add_citizen, copy_store, reopen


@pytest.fixture
def store(tmp_path):
    with a_store(tmp_path / "s") as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    with a_store(tmp_path / "s") as store:
        for number in range(6):
            row = add_citizen(store, number)
            with store.work("edit", {"n": number}) as uow:
                uow.edit("citizen", row, {"phone": str(number), "city": "Ribe"})
            store.access("reveal", row, reason=str(number))
        store.undo()
        keys = store._vault.keys
    return tmp_path / "s", keys


def tampered(folder, *statements):
    """Run statements as one would who has the key and a SQL tool; return what verify finds."""
    path, keys = folder
    connection = engine.connect(path / "store.db", keys.database)
    for trigger in ("entry_stays", "entry_holds", "tx_stays", "tx_holds", "access_stays",
                    "access_holds", "origin_stays"):  # fmt: skip
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    with reopen(path, read_only=True) as store:
        return {finding.code for finding in store.verify().findings}


def test_a_sound_store_has_no_findings(folder):
    assert tampered(folder) == set()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE entry SET value = '\"x\"' WHERE no = 3", "verify.log_value"),
        ("UPDATE entry SET value = NULL, salt = NULL WHERE no = 3", "verify.log_emptied"),
        ("UPDATE entry SET salt = x'00' WHERE no = 3", "verify.log_value"),
        ("UPDATE entry SET field = 'email' WHERE no = 3", "verify.log_broken"),
        ("UPDATE entry SET row = 'x' WHERE no = 3", "verify.log_broken"),
        ("UPDATE entry SET hlc = 'x' WHERE no = 3", "verify.log_broken"),
        ("UPDATE entry SET parents = '[]' WHERE no = 3", "verify.log_broken"),
        ("UPDATE entry SET hash = x'00' WHERE no = 3", "verify.log_broken"),
        ("DELETE FROM entry WHERE no = 3", "verify.log_gap"),
        ("DELETE FROM entry WHERE no = (SELECT max(no) FROM entry)", "verify.log_gap"),
        ("UPDATE tx SET actor = 'x' WHERE no = 2", "verify.log_broken"),
        ("UPDATE tx SET at = 'x' WHERE no = 2", "verify.log_broken"),
        ("UPDATE tx SET facts = '{}' WHERE no = 2", "verify.log_broken"),
        ("UPDATE tx SET undoable = 0 WHERE no = 2", "verify.log_broken"),
        ("UPDATE tx SET undoes = NULL WHERE undoes IS NOT NULL", "verify.log_broken"),
        ("DELETE FROM tx WHERE no = 2", "verify.log_gap"),
        ("UPDATE access SET kind = 'open' WHERE number = 2", "verify.access_broken"),
        ("DELETE FROM access WHERE number = 2", "verify.access_broken"),
        ("UPDATE citizen SET phone = 'x' WHERE rowid = 2", "verify.differs"),
        ("DELETE FROM citizen WHERE rowid = 2", "verify.row_missing"),
        (
            "INSERT INTO citizen (id, cpr, cpr_key, sort_name) VALUES ('x', '1', '', '')",
            "verify.row_unlogged",
        ),
        ("UPDATE citizen SET cpr_key = 'x' WHERE rowid = 2", "verify.derived"),
        ("UPDATE search_row SET name = 'x' WHERE number = 2", "verify.search"),
        ("DELETE FROM search_row WHERE number = 2", "verify.search"),
        ("DELETE FROM search_index_docsize WHERE id = 2", "verify.search_count"),
    ],
)
def test_every_tampering_is_found(folder, statement, code):
    assert code in tampered(folder, statement)


def test_two_entries_changing_places_are_found(folder):
    assert "verify.log_broken" in tampered(
        folder,
        "UPDATE entry SET no = 1000 WHERE no = 3",
        "UPDATE entry SET no = 3 WHERE no = 2",
        "UPDATE entry SET no = 2 WHERE no = 1000",
    )


def cut(folder, keep):
    """Cut the tail of the log cleanly, with all that follows from it."""
    path, keys = folder
    connection = engine.connect(path / "store.db", keys.database)
    for trigger in ("entry_stays", "tx_stays", "access_stays"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("DELETE FROM entry WHERE tx IN (SELECT tx FROM tx WHERE no > ?)", (keep,))
    connection.execute("DELETE FROM tx WHERE no > ?", (keep,))
    connection.close()


def test_a_log_cut_cleanly_at_its_tail_is_found_by_the_head(folder):
    cut(folder, 11)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the code is what is looked at
        reopen(folder[0])
    assert caught.value.code == "store.missing_changes"
    with reopen(folder[0], read_only=True) as store:
        assert "verify.head" in {finding.code for finding in store.verify().findings}


def test_an_access_log_cut_at_its_tail_is_found_by_the_head(folder):
    path, keys = folder
    connection = engine.connect(path / "store.db", keys.database)
    connection.execute("DROP TRIGGER access_stays")
    connection.execute("DELETE FROM access WHERE number = (SELECT max(number) FROM access)")
    connection.close()
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the code is what is looked at
        reopen(path)
    assert caught.value.code == "store.missing_changes"


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_random_changes_of_the_log_are_found(folder, tmp_path, seed):
    rng = random.Random(seed)  # noqa: S311 - the places of a test
    columns = ["origin", "seq", "tx", "hlc", "entity", "row", "field", "parents", "value", "hash"]
    for number in range(250):
        copy = copy_store(folder[0], tmp_path / f"c{number}")
        column, no = rng.choice(columns), rng.randrange(1, 18)
        value = {"seq": "seq + 1000", "hash": "x'11'"}.get(column, f"'{number}'")
        statement = f"UPDATE entry SET {column} = {value} WHERE no = {no}"  # noqa: S608 - a tampering
        found = tampered((copy, folder[1]), statement)
        assert found, (column, no)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry",
        "DELETE FROM tx",
        "DELETE FROM access",
        "DELETE FROM origin",
        "UPDATE entry SET value = 'x'",
        "UPDATE entry SET value = NULL",
        "UPDATE entry SET value = NULL, salt = NULL, row = 'x'",
        "UPDATE tx SET verb = 'x'",
        "UPDATE access SET kind = 'x'",
        "INSERT OR REPLACE INTO access SELECT * FROM access",
    ],
)
def test_the_log_refuses_to_be_changed(store, statement):
    row = add_citizen(store, 1)
    store.access("reveal", row)
    connection = store._vault.connection()
    with pytest.raises(IntegrityError, match="append-only"), connection.begin():
        connection.exec_driver_sql(statement)
    assert store.verify().ok


def texts(store):
    with store.reads.snapshot() as connection:
        rows = connection.exec_driver_sql("SELECT coalesce(value, '') FROM entry")
        return "".join(row[0] for row in rows)


def test_erasing_empties_the_log_and_the_chain_still_verifies(store):
    row = add_citizen(store, 1, last_name="Hemmelig")
    keep = add_citizen(store, 2, last_name="Synlig")
    with store.work("note") as uow:
        note = {"citizen": row, "day": "2016-01-01", "kind": "notat", "text": "Hemmelig sag"}
        uow.insert("note", "n", note)
        base = {"id": row, "entity": "citizen", "brought": {"last_name": "Hemmelig"}}
        uow.insert_many("import_base", [base])
    with store.work("edit") as uow:
        uow.edit("citizen", row, {"last_name": "Hemmelig-Krogh"})
    assert "Hemmelig" in texts(store)
    assert store.erase((("citizen", row), ("note", "n")), "sletning") == 4
    assert "Hemmelig" not in texts(store)
    assert "Synlig" in texts(store)
    report = store.verify()
    assert report.ok, report.findings
    assert [citizen.id for citizen in store.reads.load("citizen")] == [keep]
    assert store.reads.import_bases() == {}
    assert store.reads.search_citizens("hemmelig") == ()
    assert store.history(1)[0].verb == "erase"


def test_what_was_erased_does_not_come_back(store):
    row = add_citizen(store, 1)
    insert = store.history(1)[0].tx
    with store.work("edit") as uow:
        uow.edit("citizen", row, {"phone": "1"})
    edit = uow.tx
    with store.work("delete") as uow:
        uow.delete("citizen", row)
    delete = uow.tx
    store.erase((("citizen", row),), "sletning")
    for tx in (delete, edit, insert):
        with pytest.raises(UserError) as caught:
            store.undo(tx)
        assert caught.value.code == "undo.refused"
    assert store.verify().ok


def test_what_others_refer_to_is_not_erased(store):
    row = add_citizen(store, 1)
    with store.work("note") as uow:
        uow.insert("note", "n", {"citizen": row, "day": "2016-01-01", "kind": "notat"})
    with pytest.raises(UserError) as caught:
        store.erase((("citizen", row),), "sletning")
    assert caught.value.code == "delete.refused"
    assert store.verify().ok


def test_an_emptied_value_that_no_erasing_names_is_found(folder):
    statement = "UPDATE entry SET value = NULL, salt = NULL WHERE no = 1"
    assert "verify.log_emptied" in tampered(folder, statement)


def test_the_access_log_tells_who_did_what(store):
    row = add_citizen(store, 1)
    store.access("open", row)
    store.access("search", text="skov")
    store.access("reveal", row, reason="visit")
    lines = store.access_rows()
    assert [(line.kind, line.citizen, line.facts) for line in lines] == [
        ("open", row, {}),
        ("search", None, {"text": "skov"}),
        ("reveal", row, {"reason": "visit"}),
    ]
    assert [line.kind for line in store.access_rows(row)] == ["open", "reveal"]
    assert {line.actor for line in lines} == {"lokal"}


def test_lines_that_wait_are_written_with_the_next_action_or_at_close(tmp_path):
    with a_store(tmp_path / "s") as store:
        version = store.data_version()
        store.access("open", "x")
        add_citizen(store, 1)
        assert len(store._vault.queue) == 0
        assert store.data_version() == version + 1
        store.access("open", "y")
    with reopen(tmp_path / "s") as store:
        assert [line.citizen for line in store.access_rows()] == ["x", "y"]
        assert store.verify().ok


def test_lines_that_wait_are_written_after_a_moment(store, monkeypatch):
    monkeypatch.setattr("flexdesk.store.log.access_queue.WAIT_SECONDS", 0.01)
    store.access("open", "x")
    timer = store._vault.queue._timer
    if timer is not None:
        timer.join(5)
    assert len(store._vault.queue) == 0


def test_lines_of_an_action_that_failed_are_kept(store):
    store.access("open", "x")
    with pytest.raises(ZeroDivisionError), store.work("x"):
        raise ZeroDivisionError
    assert [line.citizen for line in store.access_rows()] == ["x"]


def test_looking_does_not_move_the_version_of_the_data(store):
    add_citizen(store, 1)
    version = store.data_version()
    store.access("reveal", "x")
    assert store.data_version() == version


def test_emptying_a_value_leaves_its_link_as_it_was():
    line = chain.entry_line("o", 1, "t", "h", "e", "r", "f", "[]", b"\x01")
    assert "value" not in line
    assert chain.value_hash(b"salt", "x") != chain.value_hash(b"sald", "x")


def test_stamps_count_on_when_the_clock_stands_still():
    first = hlc.after("", CLOCK.now(), "abcdef0123")
    second = hlc.after(first, CLOCK.now(), "abcdef0123")
    full = first.split("-")[0] + "-ffff-abcdef01"
    third = hlc.after(full, CLOCK.now(), "abcdef0123")
    assert first < second < full < third


def test_a_transaction_larger_than_what_waits_unpacked_is_one_chain(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 9_000)
        before = store.digest()
        with store.work("import.commit") as uow:
            rows = [a_citizen(store, number, city="Ærøskøbing 😀") for number in range(4_100)]
            uow.insert_many("citizen", rows)
            uow.edit("citizen", rows[3]["id"], {"phone": "1"})
            uow.edit("citizen", rows[3]["id"], {"phone": "2"})
            uow.delete("citizen", rows[4]["id"])
            uow.insert_many("citizen", [rows[4]])
        report = store.verify()
        assert (report.ok, report.checked["entries"]) == (True, 4_100 + 5)
        assert store.reads.get("citizen", rows[3]["id"]).phone == "2"
        store.undo()
        assert store.digest() == before
        assert store.verify().ok
