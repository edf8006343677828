"""Two workplaces made one: every row moves, one undo, and the next extract finds the one left."""

import pytest

from flexdesk.app import (
    edits,
    employers,
    history,
    openings,
    workplace_contacts,
    workplace_merge,
    workplace_people,
    workplaces,
)
from flexdesk.app.employers import NewEmployer
from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_import
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.workplace_contacts import NewWorkplaceContact
from flexdesk.app.workplace_merge import merge_workplaces, plan_merge
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplace_people import PersonTyped
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import ENTITIES
from tests.support.desks import DAY, add, add_citizen, day
from tests.support.import_books import a_desk, an_extract, save_book

OTHER = "1060000001"


@pytest.fixture
def desk(tmp_path):
    made = a_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def take(desk, tmp_path):
    """Take an extract in; `change` may change its sheets first."""

    def taken(change=None):
        sheets = an_extract()
        rows = sheets["Arbejdspladser"]
        rows.append([None, None, "Fuglebakken", "Sundhed", "kommunal", 8381, "Tilst",
                     "Ida Lind", "70 50 50 50", None])  # fmt: skip
        sheets["Forløb"][0].append("Arbejdsplads")
        for row in sheets["Forløb"][1:]:
            row.append(None)
        sheets["Forløb"][2][2], sheets["Forløb"][2][-1] = None, "Fuglebakken"
        if change is not None:
            change(sheets)
        path = save_book(tmp_path / "udtræk.xlsx", sheets)
        return commit_import(desk, plan_import(desk, path))

    return taken


def named(desk, name):
    return next(row for row in desk.store.reads.load("workplace") if row.name == name)


def at(desk, number):
    return next(row for row in desk.store.reads.load("placement") if row.number == number).workplace


def _full(desk):
    """Make two workplaces with a row of every kind that names one at the second."""
    citizen = add_citizen(desk, "6807704286")
    keep = workplaces.add_workplace(desk, NewWorkplace("Skovly", "Vestergade 12")).id
    gone = workplaces.add_workplace(
        desk,
        NewWorkplace("Børnehuset Skovly", "Vestergade 12 B", p_number=OTHER, phone="87101010",
                     room_for="4", text="Ring før 10", is_another=True),
    ).id  # fmt: skip
    employers.add_employer(desk, NewEmployer("Aarhus Kommune", "55133018"), gone)
    wanted = edits.NewPlacement("virksomhedspraktik", gone, day("2016-08-22"))
    row = edits.start_placement(desk, citizen, wanted).id
    for name, phone in (("Ulla Holm", "1"), ("Ida Lind", "2")):
        workplace_people.add_person(desk, gone, PersonTyped(name, phone=phone))
    workplace_people.add_person(desk, keep, PersonTyped("Ulla Holm", phone="1"))
    openings.add_opening(desk, gone, OpeningTyped("smaajob"))
    workplace_contacts.log_workplace_contact(
        desk, gone, NewWorkplaceContact("telefon", "Ja", next_action="Besøg dem")
    )
    add(desk, "support", citizen=citizen, kind="mentor", workplace=gone)
    add(desk, "placement_change", citizen=citizen, placement=row, kind="arbejdsplads",
        day=day("2016-08-25"), workplace_was=gone, workplace_now=keep)  # fmt: skip
    return keep, gone, row


def test_every_field_that_names_a_workplace_is_moved():
    fields = {
        (entity, field.name)
        for entity, (_kind, fields) in ENTITIES.items()
        for field in fields
        if field.refers == "workplace"
    }
    moved = workplace_merge._REFERRING
    assert fields == {(entity, name) for entity, names in moved.items() for name in names}


def test_every_row_moves_what_is_missing_is_taken_over_and_one_undo_brings_all_back(desk):
    keep, gone, row = _full(desk)
    before = desk.store.digest()
    plan = plan_merge(desk, keep, gone)
    assert dict(plan.moved) == {
        "placement": 1, "contact": 1, "workplace_person": 2, "opening": 1, "support": 1,
        "placement_change": 1,
    }  # fmt: skip
    assert {each.name: each.is_taken for each in plan.fields} == {
        "name": False, "street": False, "p_number": True, "cvr": True, "phone": True,
        "employer": True, "room_for": True,
    }  # fmt: skip
    done = merge_workplaces(desk, keep, gone)
    page = workplace_page(desk, keep, DAY)
    assert (page.workplace.p_number, page.workplace.room_for) == (OTHER, 4)
    assert (page.workplace.name, page.employer.name) == ("Skovly", "Aarhus Kommune")
    assert "Slået sammen med: Børnehuset Skovly, Vestergade 12 B" in page.workplace.text
    assert [each.name for each in page.persons] == ["Ida Lind", "Ulla Holm"]
    assert (len(page.openings), len(page.talks), page.next_action.text) == (1, 1, "Besøg dem")
    assert desk.store.reads.get("placement", row).workplace == keep
    assert desk.store.reads.get("workplace", gone) is None
    history.undo(desk, done.tx)
    assert desk.store.digest() == before
    history.redo(desk)
    assert desk.store.reads.get("workplace", gone) is None
    assert desk.store.verify().ok


def test_one_alone_and_one_that_is_gone_are_refused(desk):
    keep = workplaces.add_workplace(desk, NewWorkplace("Skovly")).id
    before = desk.store.digest()
    for other, code in ((keep, "merge.same"), ("f" * 32, "row.unknown")):
        with pytest.raises(UserError) as raised:
            merge_workplaces(desk, keep, other)
        assert raised.value.code == code
    assert desk.store.digest() == before


def test_the_next_extract_has_both_and_changes_nothing(desk, take):
    take()
    keep, gone = named(desk, "Lokalcenter Fuglebakken").id, named(desk, "Fuglebakken").id
    assert at(desk, "F00002") == gone
    done = merge_workplaces(desk, keep, gone)
    assert [each.name for each in workplace_page(desk, keep, DAY).persons] == [
        "Ida Lind", "Morten Krog",
    ]  # fmt: skip
    merged = desk.store.digest()
    again = take()
    assert (again.import_id, again.counts.new, again.counts.changed) == ("", 0, 0)
    assert desk.store.digest() == merged
    assert at(desk, "F00002") == keep
    history.undo(desk, done.tx)
    assert at(desk, "F00002") == gone
    assert take().import_id == ""


@pytest.mark.parametrize("is_turned", [False, True])
def test_what_the_next_extract_changes_goes_to_the_one_that_is_left(desk, take, is_turned):
    take()
    keep, gone = named(desk, "Lokalcenter Fuglebakken").id, named(desk, "Fuglebakken").id
    if is_turned:
        keep, gone = gone, keep
    before = desk.store.reads.get("workplace", keep)
    merge_workplaces(desk, keep, gone)

    def change(sheets):
        sheets["Arbejdspladser"][2][8] = sheets["Arbejdspladser"][3][8] = "70 99 99 99"
        sheets["Forløb"].append(["F00009", "670770-4285", "1072165855", "Virksomhedspraktik",
                                 day("2016-09-01"), None, None, None, None, None])  # fmt: skip
        placed = [None, None, None, None, "Fuglebakken"]
        sheets["Forløb"].append(["F00010", "810456-1234", None, "Virksomhedspraktik",
                                 day("2015-09-01"), *placed])  # fmt: skip

    take(change)
    assert len(desk.store.reads.load("workplace")) == 2
    now = desk.store.reads.get("workplace", keep)
    assert (now.name, now.phone) == (before.name, "70 99 99 99")
    assert {at(desk, number) for number in ("F00002", "F00004", "F00009", "F00010")} == {keep}


def test_one_made_by_hand_takes_the_place_of_the_one_of_the_extract(desk, take):
    take()
    mine = workplaces.add_workplace(desk, NewWorkplace("Det nye hus", "Skovvej 1")).id
    merge_workplaces(desk, mine, named(desk, "Fuglebakken").id)
    take()
    assert sorted(row.name for row in desk.store.reads.load("workplace")) == [
        "Det nye hus", "Lokalcenter Fuglebakken", "Tranehøj Bageri ApS",
    ]  # fmt: skip
    assert at(desk, "F00002") == mine


def test_merged_twice_ends_at_the_last(desk, take):
    take()
    mine = workplaces.add_workplace(desk, NewWorkplace("Det nye hus", "Skovvej 1")).id
    second = named(desk, "Lokalcenter Fuglebakken").id
    merge_workplaces(desk, second, named(desk, "Fuglebakken").id)
    merge_workplaces(desk, mine, second)
    take()
    assert len(desk.store.reads.load("workplace")) == 2
    assert {at(desk, number) for number in ("F00001", "F00002", "F00004")} == {mine}


def test_a_placement_the_next_extract_moves_goes_where_it_says(desk, take):
    take()
    keep, gone = named(desk, "Lokalcenter Fuglebakken").id, named(desk, "Fuglebakken").id
    merge_workplaces(desk, keep, gone)

    def change(sheets):
        sheets["Forløb"][2][2], sheets["Forløb"][2][-1] = "1050167250", None

    take(change)
    assert at(desk, "F00002") == named(desk, "Tranehøj Bageri ApS").id


def test_a_workplace_that_got_another_name_or_number_is_not_written_twice(desk, take):
    take()
    gone = named(desk, "Fuglebakken").id
    edits.set_field(desk, "workplace", gone, "name", "Fuglebakkens Køkken")
    edits.set_field(desk, "workplace", gone, "cvr", "55133018")
    edits.set_field(desk, "workplace", gone, "employees", "12")
    take()
    assert len(desk.store.reads.load("workplace")) == 3
    assert named(desk, "Fuglebakkens Køkken").employees == 12
    assert at(desk, "F00002") == gone
