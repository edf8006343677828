"""What one action did, whom it was about, and which drafts there are: read from the log."""

import pytest

from tests.support.desks import DAY, a_desk, add, add_citizen


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def cells(desk, tx):
    found = desk.store.reads.changes_of_action(tx)
    return [(c.entity, c.field, c.before, c.after) for c in found]


def test_an_edit_tells_each_field_before_and_after(desk):
    citizen = add_citizen(desk)
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"phone": "12345678"})
        tx = uow.tx
    assert cells(desk, tx) == [("citizen", "phone", "", "12345678")]
    assert desk.store.reads.rows_of_action(tx) == {"citizen": 1}
    (change,) = desk.store.reads.changes_of_action(tx)
    assert repr(change) == "RowChange(citizen.phone)"


def test_a_row_made_and_a_row_taken_away_are_told_whole(desk):
    citizen = add_citizen(desk)
    task = add(desk, "task", citizen=citizen, due=DAY, kind="opgave", text="ring")
    made = desk.store.history(1)[0].tx
    with desk.store.work("test") as uow:
        uow.delete("task", task)
        gone = uow.tx
    ((_entity, field, before, after),) = cells(desk, made)
    assert (field, before, after["text"]) == ("*", None, "ring")
    ((_entity, field, before, after),) = cells(desk, gone)
    assert (field, before["text"], after) == ("*", "ring", None)
    back = desk.store.undo(gone).tx
    ((_entity, field, before, after),) = cells(desk, back)
    assert (field, before, after["text"]) == ("*", None, "ring")


def test_the_actions_of_a_citizen_are_those_of_every_row_she_ever_had(desk):
    citizen = add_citizen(desk)
    other = add_citizen(desk, "6707704286")
    job = add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=DAY)
    hours = add(desk, "hours", placement=job, day=DAY, hours_week=9.0)
    with desk.store.work("test") as uow:
        uow.delete("hours", hours)
        gone = uow.tx
    with desk.store.work("test") as uow:
        uow.edit("citizen", other, {"phone": "1"})
        theirs = uow.tx
    mine = desk.store.reads.actions_of_citizen(citizen)
    assert gone in mine
    assert theirs not in mine
    assert len(mine) == 4


def test_the_last_actions_say_whom_they_were_about_unless_they_are_large(desk):
    citizen = add_citizen(desk)
    job = add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=DAY)
    add(desk, "hours", placement=job, day=DAY, hours_week=9.0)
    last = desk.store.history(1)[0].tx
    assert desk.store.reads.people_of_actions()[last] == (citizen,)
    assert last not in desk.store.reads.people_of_actions(most=0)


def test_what_was_erased_has_no_value_left(desk):
    citizen = add_citizen(desk)
    task = add(desk, "task", citizen=citizen, due=DAY, kind="opgave", text="ring")
    made = desk.store.history(1)[0].tx
    desk.store.erase((("task", task),), "prøve")
    ((_entity, field, _before, after),) = cells(desk, made)
    assert field == "*"
    assert "ring" not in str(after)


def test_an_undo_can_be_named_to_be_taken_back(desk):
    citizen = add_citizen(desk)
    edits = []
    for name in ("phone", "email"):
        with desk.store.work("test") as uow:
            uow.edit("citizen", citizen, {name: "1"})
            edits.append(uow.tx)
    undone = [desk.store.undo(tx).tx for tx in edits]
    desk.store.redo(undone[0])
    row = desk.store.reads.get("citizen", citizen)
    assert (row.phone, row.email) == ("1", "")


def test_drafts_are_listed_in_order_of_their_keys(desk):
    for key in ("note:b", "note:a", "pause:c"):
        desk.store.save_draft(key, f"om {key}")
    desk.store.drop_draft("note:b")
    assert desk.store.reads.drafts() == (("note:a", "om note:a"), ("pause:c", "om pause:c"))


def test_erasing_a_citizen_forgets_whatever_was_half_written_about_her(desk):
    citizen = add_citizen(desk)
    for key in (f"note:{citizen}", f"pause:{citizen}", f"fix:{citizen}:n1", "note:other"):
        desk.store.save_draft(key, "x")
    desk.store.erase((("citizen", citizen),), "prøve")
    assert desk.store.reads.drafts() == (("note:other", "x"),)
