"""Ring: whom one can call, and what came of it."""

import datetime as dt

import pytest

from flexdesk.app import history
from flexdesk.app.call_log import log_call, next_day, start_call
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk, phone="00 11 22 33", preferred_contact="Sms", language="Dansk")
    place = add(desk, "workplace", name="Skovly", phone="00 44 55 66", contact_person="Ulla Vang")
    add(desk, "placement", citizen=made, kind="virksomhedspraktik", start=day("2016-08-01"),
        last_day=None, workplace=place)  # fmt: skip
    return made


def rows(desk, entity):
    return desk.store.reads.load(entity)


def test_the_citizen_comes_first_and_then_the_workplace(desk, citizen):
    call = start_call(desk, citizen)
    assert [(phone.who, phone.number, phone.note) for phone in call.phones] == [
        ("Åse Aagaard", "00 11 22 33", "Sms · Sprog: Dansk"),
        ("Skovly", "00 44 55 66", "Ulla Vang"),
    ]
    assert "Åse" not in repr(call)


@pytest.mark.parametrize(
    ("interpreter", "said"),
    [("Nej", "Sms · Sprog: Dansk"), ("Ja, telefontolk", "Sms · Tolk: Ja, telefontolk")],
)
def test_an_interpreter_is_said_by_its_name_and_no_interpreter_is_not(desk, interpreter, said):
    made = add_citizen(
        desk, preferred_contact="Sms", language="Dansk", interpreter=interpreter
    )  # fmt: skip
    assert start_call(desk, made).phones[0].note == said


def test_without_a_placement_there_is_only_the_citizen(desk):
    call = start_call(desk, add_citizen(desk))
    assert [phone.number for phone in call.phones] == [""]


def test_a_call_to_the_citizen_is_a_contact(desk, citizen):
    call = start_call(desk, citizen)
    done = log_call(desk, citizen, "Alt vel.", phone=call.phones[0])
    (note,) = rows(desk, "note")
    assert (note.kind, note.text, note.taken_by) == ("telefon", "Alt vel.", "konsulent")
    assert rows(desk, "contact") == ()
    history.undo(desk, done.tx)
    assert rows(desk, "note") == ()


def test_a_call_to_the_workplace_is_a_contact_with_it_too(desk, citizen):
    call = start_call(desk, citizen)
    log_call(desk, citizen, "De er glade.", phone=call.phones[1])
    (contact,) = rows(desk, "contact")
    assert (contact.kind, contact.person, contact.citizen) == ("telefon", "Ulla Vang", citizen)
    assert len(rows(desk, "note")) == 1
    assert len(rows(desk, "workplace")) == 1


def test_nobody_reached_needs_no_words_and_is_a_try_only(desk, citizen):
    log_call(desk, citizen, "", is_reached=False, phone=None)
    (note,) = rows(desk, "note")
    assert note.kind == "ingen_kontakt"


def test_a_call_that_was_answered_needs_words(desk, citizen):
    with pytest.raises(UserError, match=r"note\.empty"):
        log_call(desk, citizen, " ", phone=None)
    assert rows(desk, "note") == ()


def test_a_later_day_is_a_working_day(desk):
    assert next_day(desk, 7) == DAY + dt.timedelta(days=7)
    assert next_day(desk, 3) == day("2016-09-05")
