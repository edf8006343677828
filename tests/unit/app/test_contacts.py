"""Contacts: eight kinds, who took them, tries that reached nobody, one undo."""

import datetime as dt

import pytest

from flexdesk.app import contacts, history
from flexdesk.app.case_index import case_index
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def test_eight_kinds_are_offered():
    assert contacts.KINDS == (
        "telefon", "moede", "besoeg", "videomoede", "mail", "sms", "brev", "ingen_kontakt",
    )  # fmt: skip


def test_a_contact_is_one_note_with_who_took_it(desk):
    citizen = add_citizen(desk)
    done = contacts.log_contact(
        desk, citizen, "Hun har ringet til køkkenet", kind="telefon", taken_by="borger"
    )
    note = desk.store.reads.get("note", done.id)
    assert (note.kind, note.taken_by, note.day, note.consultant) == (
        "telefon", "borger", DAY, "KON01",
    )  # fmt: skip
    assert desk.store.reads.load("contact") == ()
    assert desk.store.reads.load("transfer", citizen=citizen)[0].row == done.id


def test_a_named_workplace_gets_its_contact_too_and_one_undo_removes_all(desk):
    citizen = add_citizen(desk)
    done = contacts.log_contact(
        desk, citizen, "Vil gerne møde hende", kind="Besøg", taken_by="Begge",
        workplace="Kantinen Godsbanen", person="Ulla Holm", day=day("2016-08-29"),
    )  # fmt: skip
    (row,) = desk.store.reads.load("contact")
    assert (row.kind, row.by, row.person, row.citizen, row.day, row.consultant) == (
        "besoeg", "begge", "Ulla Holm", citizen, day("2016-08-29"), "KON01",
    )  # fmt: skip
    history.undo(desk, done.tx)
    for entity in ("note", "contact", "workplace", "transfer"):
        assert desk.store.reads.load(entity) == ()


def test_a_person_without_a_workplace_stands_in_the_text(desk):
    done = contacts.log_contact(
        desk, add_citizen(desk), "Enige om planen", kind="moede", person="Karen Toft"
    )
    assert desk.store.reads.get("note", done.id).text == "Med Karen Toft: Enige om planen"


def test_nobody_reached_needs_no_words_and_is_never_a_contact(desk):
    citizen = add_citizen(desk)
    contacts.log_contact(desk, citizen, "Talt", kind="telefon", day=day("2016-08-01"))
    for days in (9, 6, 3, 0):
        contacts.log_contact(
            desk, citizen, "", kind="ingen_kontakt", day=DAY - dt.timedelta(days=days)
        )
    notes = desk.store.reads.load("note", citizen=citizen)
    tries = contacts.attempts(notes)
    assert sorted(tries.values()) == [1, 2, 3, 4]
    last = next(note for note in notes if note.day == DAY)
    assert (tries[last.id], last.text) == (4, "Ingen kontakt opnået.")
    assert case_index(desk).last_contact[citizen] == day("2016-08-01")


def test_reaching_somebody_begins_the_count_again(desk):
    citizen = add_citizen(desk)
    days = {"2016-08-01": "ingen_kontakt", "2016-08-02": "sms", "2016-08-03": "ingen_kontakt"}
    for text, kind in days.items():
        contacts.log_contact(desk, citizen, "x", kind=kind, day=day(text))
    tries = contacts.attempts(desk.store.reads.load("note", citizen=citizen))
    assert sorted(tries.values()) == [1, 1]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "telefon", "text": " "}, "note.empty"),
        ({"kind": "røgsignal"}, "value.unknown"),
        ({"kind": "telefon", "taken_by": "naboen"}, "value.unknown"),
        ({"kind": "telefon", "day": day("2016-09-01")}, "contact.future"),
        ({"kind": "telefon", "person": "x" * 200}, "text.too_long"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(desk, values, code):
    citizen = add_citizen(desk)
    text = values.pop("text", "Talt")
    with pytest.raises(UserError, match=code):
        contacts.log_contact(desk, citizen, text, **values)
    assert desk.store.reads.load("note") == ()


def test_two_workplaces_of_one_name_are_told_apart_first(desk):
    citizen = add_citizen(desk)
    add(desk, "workplace", name="Skovly")
    add(desk, "workplace", name="Skovly")
    with pytest.raises(UserError, match=r"workplace\.ambiguous"):
        contacts.log_contact(desk, citizen, "Talt", kind="mail", workplace="Skovly")
    assert desk.store.reads.load("note") == ()
