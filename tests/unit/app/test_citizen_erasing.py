"""Erasing a citizen: no word of hers is left anywhere in the register, and it still verifies."""

import pytest

from flexdesk.app import (
    attachments,
    benefits,
    contacts,
    edits,
    goals,
    history,
    inspector,
    note_corrections,
    notes,
    pauses,
    tasks,
    transfer,
    visitation,
)
from flexdesk.app.attachments import NewFile
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_life import delete_citizen
from flexdesk.app.edits import NewPlacement
from flexdesk.base.errors import UserError
from flexdesk.store.store import Store
from tests.support.desks import DAY, PASSPHRASE, a_desk, add_citizen, day

WORD = "Hemmelig"
CPR = "6707704285"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def everything_about(desk):
    """Write of everything there is to write about a citizen, and take some of it away again."""
    citizen = add_citizen(desk, CPR, last_name=WORD, skaanehensyn=f"{WORD} ryg")
    job = edits.start_placement(
        desk, citizen, NewPlacement("puljefleksjob", "Skovly", day("2016-05-02"), hours="6")
    )
    gone = edits.add_hours(desk, job.id, day("2016-08-01"), "8")
    edits.delete_hours(desk, gone.id)
    edits.add_hours(desk, job.id, day("2016-08-02"), "9")
    note = notes.add_note(desk, citizen, f"{WORD} et")
    note_corrections.correct_note(desk, note.id, f"{WORD} to")
    transfer.mark_done(desk, [("note", note.id)])
    contacts.log_contact(desk, citizen, f"{WORD} tre", kind="moede", workplace="Skovly",
                         person=f"{WORD} leder")  # fmt: skip
    goal = goals.add_goal(desk, citizen, f"{WORD} mål")
    goals.add_goal(desk, citizen, f"{WORD} delmål", parent=goal.id)
    goals.remove_goal(desk, goal.id)
    task = tasks.add_task(desk, citizen, f"{WORD} opgave", DAY)
    benefits.add_benefit(desk, citizen, benefits.Spell("ledighedsydelse", day("2014-01-01"), None,
                                                       f"{WORD} ydelse"))  # fmt: skip
    visitation.decide(desk, citizen, "optaget", f"{WORD} grund")
    attachments.attach(desk, citizen, [NewFile(f"{WORD}.pdf", b"%PDF-Hemmelig fil")])
    file = attachments.attach(desk, citizen, [NewFile("b.pdf", b"%PDF-Hemmelig anden")])
    attachments.delete_attachment(desk, file.id)
    pauses.start_pause(desk, citizen, "sygdom", DAY, text=f"{WORD} pause")
    lines = [line.key for group in inspector.inspect(desk, citizen).groups for line in group.lines]
    for key in lines[:2]:
        inspector.set_aside(desk, key, f"{WORD} begrundelse")
    inspector.take_up(desk, lines[0])
    kept = (f"note:{citizen}", f"visit:{citizen}", f"counter:{citizen}", f"fix:{citizen}:{note.id}",
            f"task:{task.id}", f"hours:{job.id}:add", f"pause:{citizen}")  # fmt: skip
    for key in kept:
        desk.store.save_draft(key, f"{WORD} kladde")
    return citizen


def words_left(desk):
    """Return where any word of the citizen is left, in any table at all."""
    found = []
    with desk.store.reads.snapshot() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (name,) in names.fetchall():
            for row in connection.exec_driver_sql(f"SELECT * FROM {name}"):  # noqa: S608 - a name of the schema
                text = " ".join(
                    each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in row
                ).casefold()
                if any(word in text for word in (WORD.casefold(), CPR)):
                    found.append(name)
    return found


@pytest.mark.parametrize("is_deleted", [False, True])
def test_no_word_of_a_citizen_is_left_and_the_register_verifies(desk, is_deleted):
    other = add_citizen(desk, "6807704286", first_name="Ole", last_name="Bak")
    notes.add_note(desk, other, "Bliver")
    citizen = everything_about(desk)
    assert {"citizen", "content", "draft", "entry", "note", "setting"} <= set(words_left(desk))
    if is_deleted:
        delete_citizen(desk, citizen)
    assert erase_citizen(desk, citizen, "frist udløbet") > 20
    assert words_left(desk) == []
    assert desk.store.verify().ok
    assert [row.id for row in desk.store.reads.load("citizen")] == [other]
    assert desk.store.reads.load("note", citizen=other)
    row = history.rows(desk)[0]
    assert (row.text, row.can_undo) == ("sletning for altid", False)


def test_a_backup_taken_afterwards_has_nothing_either(desk, tmp_path):
    citizen = everything_about(desk)
    erase_citizen(desk, citizen, "frist udløbet")
    desk.store.backup(tmp_path / "kopi")
    Store.restore(tmp_path / "kopi", tmp_path / "ny", PASSPHRASE.encode(), clock=desk.clock)
    with Store.open(tmp_path / "ny", PASSPHRASE.encode(), clock=desk.clock) as store:
        assert store.verify().ok
        assert store.digest() == desk.store.digest()


def test_nobody_is_erased_without_a_reason(desk):
    citizen = add_citizen(desk, CPR)
    before = desk.store.digest()
    with pytest.raises(UserError, match=r"reason\.missing"):
        erase_citizen(desk, citizen, " ")
    with pytest.raises(UserError, match=r"citizen\.unknown"):
        erase_citizen(desk, "f" * 32, "frist udløbet")
    assert desk.store.digest() == before
