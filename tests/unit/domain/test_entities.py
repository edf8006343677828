"""The table of fields and the records are one; nothing personal shows in a repr."""

import dataclasses
import datetime as dt

from flexdesk.domain.entities import ENTITIES, Caseload, Note
from flexdesk.domain.entity_fields import FieldType
from tests.support.builders import a_citizen


def test_the_table_names_exactly_the_fields_of_the_records():
    for entity, (record, fields) in ENTITIES.items():
        named = ["id"]
        for field in fields:
            named += ["start", "last_day"] if field.type is FieldType.PERIOD else [field.name]
        assert sorted(named) == sorted(f.name for f in dataclasses.fields(record)), entity


def test_what_is_pointed_at_comes_first():
    seen = set()
    for entity, (_, fields) in ENTITIES.items():
        assert {field.refers for field in fields if field.refers} <= seen
        seen.add(entity)


def test_a_repr_shows_the_id_only():
    citizen = a_citizen("c1", first_name="Åse", cpr="6707704285")
    note = Note("n1", "c1", dt.date(2016, 8, 31), "notat", "KON01", "har det bedre")
    assert (repr(citizen), repr(note)) == ("Citizen(c1)", "Note(n1)")


def test_a_caseload_is_empty_unless_told():
    assert Caseload().citizens == ()
