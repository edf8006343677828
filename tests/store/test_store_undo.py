"""Undo and redo: refused whole with what stands in the way, across restarts, for bulk too."""

import pytest

from flexdesk.base.errors import UserError
from tests.support.stores import a_citizen, a_store, add_citizen, reopen


@pytest.fixture
def store(tmp_path):
    with a_store(tmp_path / "s") as made:
        yield made


def refused(code, call):
    with pytest.raises(UserError) as caught:
        call()
    assert caught.value.code == code
    return caught.value.facts


def edit(store, row, entity="citizen", **changes):
    with store.work("edit") as uow:
        uow.edit(entity, row, changes)
    return uow.tx


def phone(store, row):
    return store.reads.get("citizen", row).phone


def add_placement(store, citizen, name="p", **values):
    with store.work("placement.add") as uow:
        row = {"citizen": citizen, "kind": "smaajob", "start": "2016-01-01", **values}
        uow.insert("placement", name, row)
    return uow.tx


def test_undo_puts_back_and_redo_does_again(store):
    row = add_citizen(store, 1)
    digests = [store.digest()]
    for value in ("1", "2", "3"):
        edit(store, row, phone=value)
        digests.append(store.digest())
    for number in (2, 1, 0):
        assert store.undo().verb == "edit"
        assert store.digest() == digests[number]
    for number in (1, 2, 3):
        assert store.redo().verb == "edit"
        assert store.digest() == digests[number]
    refused("redo.nothing", store.redo)
    assert store.verify().ok


def test_undo_and_redo_survive_restarts(tmp_path):
    with a_store(tmp_path / "s") as store:
        row = add_citizen(store, 1)
        edit(store, row, phone="1")
    with reopen(tmp_path / "s") as store:
        store.undo()
    with reopen(tmp_path / "s") as store:
        assert phone(store, row) == ""
        store.redo()
    with reopen(tmp_path / "s") as store:
        assert phone(store, row) == "1"
        store.undo()
        store.undo()
        assert store.reads.load("citizen") == ()
        refused("undo.nothing", store.undo)


def test_something_new_ends_the_redo(store):
    row = add_citizen(store, 1)
    edit(store, row, phone="1")
    undone = store.undo()
    edit(store, row, city="Ribe")
    refused("redo.nothing", store.redo)
    assert store.undo(undone.tx).rows == 1
    assert phone(store, row) == "1"


def test_an_edit_that_was_changed_since_is_refused_and_nothing_is_written(store):
    row = add_citizen(store, 1)
    first = edit(store, row, phone="1", city="Ribe")
    second = edit(store, row, phone="2")
    before = (store.digest(), store.data_version())
    (blocker,) = refused("undo.refused", lambda: store.undo(first))["blockers"]
    assert (blocker.entity, blocker.row, blocker.field) == ("citizen", row, "phone")
    assert (blocker.reason, blocker.tx, blocker.verb) == ("changed", second, "edit")
    assert (store.digest(), store.data_version()) == before


def test_undo_of_what_came_between_frees_the_earlier(store):
    row = add_citizen(store, 1)
    first = edit(store, row, phone="1")
    second = edit(store, row, phone="2")
    store.undo(second)
    store.undo(first)
    assert phone(store, row) == ""


def test_a_value_set_back_by_hand_is_somebody_elses(store):
    row = add_citizen(store, 1)
    first = edit(store, row, phone="1")
    edit(store, row, phone="2")
    edit(store, row, phone="1")
    (blocker,) = refused("undo.refused", lambda: store.undo(first))["blockers"]
    assert blocker.reason == "changed"


def test_an_older_action_is_undone_alone_when_nobody_touched_it(store):
    row = add_citizen(store, 1)
    first = edit(store, row, phone="1")
    edit(store, row, city="Ribe")
    store.undo(first)
    citizen = store.reads.get("citizen", row)
    assert (citizen.phone, citizen.city) == ("", "Ribe")
    refused("undo.already", lambda: store.undo(first))
    refused("undo.unknown", lambda: store.undo("0" * 32))


def test_an_insert_is_not_undone_while_something_refers_to_it(store):
    row = add_citizen(store, 1)
    insert = store.history()[0].tx
    add_placement(store, row)
    (blocker,) = refused("undo.refused", lambda: store.undo(insert))["blockers"]
    assert (blocker.entity, blocker.row, blocker.reason) == ("placement", "p", "referred")


def test_an_insert_is_not_undone_when_the_row_was_edited(store):
    row = add_citizen(store, 1)
    insert = store.history()[0].tx
    edit(store, row, phone="1")
    assert refused("undo.refused", lambda: store.undo(insert))["blockers"][0].field == "phone"


def test_a_delete_undone_brings_the_row_back_whole(store):
    row = add_citizen(store, 1)
    edit(store, row, phone="1")
    before = store.digest()
    with store.work("delete") as uow:
        uow.delete("citizen", row)
    assert store.reads.search_citizens("efternavn") == ()
    store.undo()
    assert store.digest() == before
    assert store.reads.search_citizens("efternavn") == (row,)


def test_an_edit_of_a_row_deleted_since_is_refused(store):
    row = add_citizen(store, 1)
    change = edit(store, row, phone="1")
    with store.work("delete") as uow:
        uow.delete("citizen", row)
    (blocker,) = refused("undo.refused", lambda: store.undo(change))["blockers"]
    assert (blocker.reason, blocker.tx) == ("deleted", uow.tx)


def test_a_delete_is_not_undone_when_what_it_points_at_is_gone(store):
    row = add_citizen(store, 1)
    add_placement(store, row)
    with store.work("delete") as uow:
        uow.delete("placement", "p")
    gone = uow.tx
    with store.work("delete") as uow:
        uow.delete("citizen", row)
    (blocker,) = refused("undo.refused", lambda: store.undo(gone))["blockers"]
    assert (blocker.field, blocker.reason) == ("citizen", "reference_gone")


def test_a_row_that_came_back_under_its_old_id_keeps_both_pasts(store):
    row = add_citizen(store, 1, phone="old")
    store.undo()
    add_citizen(store, 1, phone="new")
    again = store.history()[0].tx
    assert phone(store, row) == "new"
    store.undo(again)
    assert store.reads.load("citizen") == ()
    store.redo()
    assert phone(store, row) == "new"
    assert store.verify().ok


def test_the_undo_of_a_second_life_leaves_the_first_one_intact(store):
    row = add_citizen(store, 1, phone="old")
    with store.work("delete") as uow:
        uow.delete("citizen", row)
    gone = uow.tx
    add_citizen(store, 1, phone="new")
    store.undo()
    store.undo(gone)
    assert phone(store, row) == "old"
    assert store.verify().ok


def test_several_kinds_of_change_in_one_action_go_back_together(store):
    row = add_citizen(store, 1)
    add_placement(store, row)
    before = store.digest()
    with store.work("visit") as uow:
        uow.insert("workplace", "w", {"name": "Skovly"})
        uow.edit("placement", "p", {"workplace": "w", "last_day": "2016-03-01"})
        uow.edit("placement", "p", {"workplace": "w", "last_day": "2016-04-01"})
        uow.insert("hours", "h", {"placement": "p", "day": "2016-02-01", "hours_week": 8})
        uow.edit("hours", "h", {"hours_week": 9})
        uow.insert("task", "t", {"citizen": row, "due": "2016-05-01"})
        uow.delete("task", "t")
    after = store.digest()
    result = store.undo()
    assert store.digest() == before
    assert ("placement", "p") in result.touched
    store.redo()
    assert store.digest() == after
    assert store.verify().ok


def test_a_row_deleted_and_made_again_in_one_action(store):
    row = add_citizen(store, 1, phone="old")
    with store.work("swap") as uow:
        uow.delete("citizen", row)
        uow.insert_many("citizen", [a_citizen(store, 1, phone="new")])
    store.undo()
    assert phone(store, row) == "old"
    store.redo()
    assert phone(store, row) == "new"
    assert store.verify().ok


def import_of(store, count):
    with store.work("import") as uow:
        rows = [a_citizen(store, number) for number in range(count)]
        uow.insert_many("citizen", rows)
        spells = [
            {"id": f"b{place}", "citizen": row["id"], "kind": "fleksjob", "start": "2016-01-01"}
            for place, row in enumerate(rows)
        ]
        uow.insert_many("benefit", spells)
        bases = [
            {"id": row["id"], "entity": "citizen", "brought": {}, "seen_in": "file"} for row in rows
        ]
        uow.insert_many("import_base", bases)
    return uow.tx, [str(row["id"]) for row in rows]


def test_an_import_is_rolled_back_and_can_be_taken_in_again(store):
    start = store.digest()
    import_of(store, 700)
    full = store.digest()
    assert store.undo().rows == 2100
    assert store.digest() == start
    import_of(store, 700)
    assert store.digest() == full
    store.undo()
    assert store.digest() == start
    assert store.verify().ok


def test_untouched_only_leaves_what_somebody_worked_on(store):
    tx, ids = import_of(store, 20)
    edit(store, ids[0], phone="1")
    with store.work("note") as uow:
        note = {"citizen": ids[1], "day": "2016-08-31", "kind": "notat", "text": "x"}
        uow.insert("note", "n", note)
    blockers = refused("undo.refused", lambda: store.undo(tx))["blockers"]
    assert {(blocker.entity, blocker.reason) for blocker in blockers} == {
        ("citizen", "changed"),
        ("note", "referred"),
    }
    result = store.undo(tx, untouched_only=True)
    assert result.rows == 18 + 20 + 20
    assert {blocker.reason for blocker in result.left} >= {"changed", "referred"}
    assert sorted(row.id for row in store.reads.load("citizen")) == sorted(ids[:2])
    assert store.verify().ok
    store.redo()
    assert store.reads.counts()["citizen"] == 20
    assert phone(store, ids[0]) == "1"
    assert store.verify().ok


def test_untouched_only_with_nothing_left_to_take_is_refused(store):
    row = add_citizen(store, 1)
    first = edit(store, row, phone="1")
    edit(store, row, phone="2")
    refused("undo.refused", lambda: store.undo(first, untouched_only=True))


def test_what_another_process_deleted_is_a_blocker_of_bringing_back(store):
    row = add_citizen(store, 1)
    with store.work("add") as uow:
        uow.insert("workplace", "w", {"name": "Skovly"})
    add_placement(store, row, workplace="w")
    with store.work("edit") as uow:
        uow.edit("placement", "p", {"workplace": None})
    change = uow.tx
    with store.work("delete") as uow:
        uow.delete("workplace", "w")
    (blocker,) = refused("undo.refused", lambda: store.undo(change))["blockers"]
    assert (blocker.entity, blocker.field) == ("placement", "workplace")
    assert blocker.reason == "reference_gone"


def test_the_history_tells_who_undid_what(store):
    row = add_citizen(store, 1)
    change = edit(store, row, phone="1")
    undone = store.undo()
    newest, second, first = store.history()
    assert (newest.tx, newest.undoes, newest.verb) == (undone.tx, change, "undo")
    assert (second.tx, second.undone_by) == (change, undone.tx)
    assert first.undone_by is None
    again = store.redo()
    rows = {line.tx: line for line in store.history()}
    assert rows[change].undone_by is None
    assert rows[undone.tx].undone_by == again.tx
    assert len(store.history(limit=2)) == 2


def test_blockers_hold_no_value_of_the_row(store):
    row = add_citizen(store, 1, last_name="Hemmelig")
    tx = store.history()[0].tx
    edit(store, row, last_name="Skjult")
    facts = refused("undo.refused", lambda: store.undo(tx))
    assert not any(word in repr(facts) for word in ("Hemmelig", "Skjult", "Fornavn1"))


def test_an_undo_that_a_later_undo_followed_is_not_taken_back(tmp_path):
    with a_store(tmp_path / "s") as store:
        start = store.digest()
        with store.work("add") as uow:
            uow.insert("workplace", "w0", {"name": "Ål"})
        added = store.history(1)[0].tx
        first = store.undo(added).tx
        again = store.undo(first).tx
        second = store.undo(again).tx
        with pytest.raises(UserError, match=r"undo\.already"):
            store.undo(first)
        third = store.undo(second).tx
        store.undo(added)
        # the row is gone by the last of these: an earlier one may not bring it back
        with pytest.raises(UserError, match=r"undo\.already"):
            store.undo(third)
        assert store.digest() == start
