"""The facts of a workplace in place: saved, refused, kept half-written, taken back by one undo."""

import pytest

from flexdesk.app import history
from flexdesk.app.place_facts import (
    SPECS,
    facts_of_place,
    place_draft,
    save_place_draft,
    set_place_fact,
)
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, add


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def text_of(desk, place, field):
    row = desk.store.reads.get("workplace", place)
    return {fact.spec.field: fact.text for fact in facts_of_place(row)}[field]


def test_each_fact_is_saved_and_taken_back_by_one_undo(desk):
    place = add(desk, "workplace", name="Cykelsmeden")
    typed = {
        "text": "Ring efter ti", "tasks": "Lapper dæk", "room_for": "2", "sector": "privat",
        "p_number": "1050167250", "cvr": "55133018", "employees": "4", "branch": "Handel",
        "name": "Cykelsmedjen", "street": "Havnegade 3", "postcode": "8000", "city": "Aarhus C",
        "phone": "00 11 22 33", "email": "post@eksempel.dk",
    }  # fmt: skip
    assert set(typed) == {spec.field for spec in SPECS}
    for field, text in typed.items():
        before = desk.store.digest()
        assert set_place_fact(desk, place, field, text).tx
        assert text_of(desk, place, field) == text
        history.undo(desk)
        assert desk.store.digest() == before


def test_the_same_value_changes_nothing(desk):
    place = add(desk, "workplace", name="Cykelsmeden", room_for=2)
    assert set_place_fact(desk, place, "room_for", "2").tx == ""


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("p_number", "12", "p_number"), ("cvr", "123", "cvr"), ("sector", "måske", "value.unknown"),
        ("room_for", "to", "workplace.count"), ("name", "  ", "workplace.empty"),
        ("p_number", "1034567890", "p_number.taken"), ("closed_on", "", "fact.unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(desk, field, text, code):
    place = add(desk, "workplace", name="Cykelsmeden")
    add(desk, "workplace", name="Kroen", p_number="1034567890")
    before = desk.store.digest()
    with pytest.raises(UserError) as refused:
        set_place_fact(desk, place, field, text)
    assert refused.value.code.startswith(code)
    assert desk.store.digest() == before


def test_what_is_half_written_is_kept_until_it_is_saved_or_dropped(desk):
    place = add(desk, "workplace", name="Cykelsmeden")
    save_place_draft(desk, place, {"cvr": "551"})
    assert place_draft(desk, place) == {"cvr": "551"}
    save_place_draft(desk, place, {})
    assert place_draft(desk, place) == {}
