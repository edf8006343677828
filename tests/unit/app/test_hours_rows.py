"""Fremmødetimer and effektive timer: written, put right, and read back over time."""

import pytest

from flexdesk.app.case_index import case_index
from flexdesk.app.edits import NewPlacement, add_hours, delete_hours, set_field, start_placement
from flexdesk.app.history import last_undoable, undo, undo_text
from flexdesk.app.hours_rows import hours_now, hours_points, hours_rows, hours_text
from flexdesk.app.placement_forms import (
    end_form,
    find_hits,
    hours_form,
    start_form,
    workplace_hits,
)
from flexdesk.app.placement_rows import placements_page
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def job(desk):
    citizen = add_citizen(desk)
    wanted = NewPlacement(
        "puljefleksjob", "Skovly", day("2016-03-01"), hours="8", attended="15", street="Vej 1"
    )
    return start_placement(desk, citizen, wanted).id


def code_of(call, *args, **named):
    with pytest.raises(UserError) as caught:
        call(*args, **named)
    return caught.value.code


def rows(desk):
    return desk.store.reads.load("hours")


def placement(desk, job):
    return desk.store.reads.get("placement", job)


def test_both_kinds_of_hours_are_stored_at_the_start(desk, job) -> None:
    row = placement(desk, job)
    assert (row.hours_week, row.attended_week) == (8.0, 15.0)
    assert desk.store.reads.load("workplace")[0].street == "Vej 1"
    (first,) = hours_rows(row, ())
    assert (first.kind_text, first.id) == ("Ved start", "")


@pytest.mark.parametrize(
    ("attended", "code"),
    [
        ("7", "hours.attended_low"),
        ("61", "hours.attended_range"),
        ("-1", "hours.attended_range"),
        ("mange", "number.shape"),
    ],
)
def test_attended_hours_that_cannot_be(desk, job, attended, code) -> None:
    assert code_of(add_hours, desk, job, DAY, "8", attended=attended) == code
    assert rows(desk) == ()


def test_a_correction_changes_the_value_it_puts_right_and_a_change_adds_one(desk, job) -> None:
    add_hours(desk, job, day("2016-05-01"), "9", attended="16")
    add_hours(desk, job, day("2016-05-10"), "10", is_correction=True)
    points = hours_points(placement(desk, job), rows(desk), DAY)
    assert [(p.day, p.attended, p.effective) for p in points] == [
        (day("2016-03-01"), 15.0, 8.0),
        (day("2016-05-01"), 16.0, 10.0),
    ]
    now = hours_now(placement(desk, job), rows(desk), DAY)
    assert now.text == "Fremmødetimer 16 · Effektive timer 10 om ugen (63 %)"
    assert len(hours_rows(placement(desk, job), rows(desk))) == 3


def test_a_correction_of_the_start_is_no_second_point(desk, job) -> None:
    add_hours(desk, job, day("2016-03-01"), "9", is_correction=True, attended="18")
    (point,) = hours_points(placement(desk, job), rows(desk), DAY)
    assert (point.attended, point.effective) == (18.0, 9.0)


def test_a_second_correction_of_a_day_takes_the_place_of_the_first(desk, job) -> None:
    first = add_hours(desk, job, day("2016-05-01"), "9", is_correction=True)
    second = add_hours(desk, job, day("2016-05-01"), "9", is_correction=True, attended="14")
    assert first.id == second.id
    assert second.tx
    again = add_hours(desk, job, day("2016-05-01"), "9", is_correction=True, attended="14")
    assert again.tx == ""


def test_a_measurement_is_deleted_and_comes_back(desk, job) -> None:
    row = add_hours(desk, job, day("2016-05-01"), "9").id
    delete_hours(desk, row)
    assert rows(desk) == ()
    assert undo_text(last_undoable(desk)) == "Fortryd: slettet timetal"
    undo(desk)
    assert len(rows(desk)) == 1
    assert code_of(delete_hours, desk, "f" * 32) == "row.unknown"


def test_attended_hours_are_set_as_a_field_too(desk, job) -> None:
    row = add_hours(desk, job, day("2016-05-01"), "9").id
    set_field(desk, "hours", row, "attended", "14,5")
    assert rows(desk)[0].attended == 14.5
    assert code_of(set_field, desk, "placement", job, "attended_week", "99") == "hours.range"


def test_hours_in_words() -> None:
    assert hours_text(None, None) == ""
    assert hours_text(None, 9.5) == "Effektive timer 9,5 om ugen"
    assert hours_text(16, 10) == "Fremmødetimer 16 · Effektive timer 10 om ugen (63 %)"


def test_the_page_tells_states_clocks_and_what_looks_wrong(desk, job) -> None:
    citizen = placement(desk, job).citizen
    add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-01-04"),
        planned_last_day=day("2016-01-31"),
    )  # fmt: skip
    add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-10-01"))
    add(
        desk, "placement", citizen=citizen, kind="smaajob", start=day("2015-01-01"),
        last_day=day("2015-01-01"), ended_how="startede_ikke", onward="startede_ikke",
    )  # fmt: skip
    page = placements_page(desk, citizen, DAY)
    assert [(row.kind_text, row.state, row.state_text) for row in page.rows] == [
        ("Ordinært fleksjob", "planned", "Begynder 01-10-2016"),
        ("Puljefleksjob", "running", "I gang"),
        ("Virksomhedspraktik", "late", "Planlagt slut er passeret"),
        ("Småjob", "never", "Startede ikke"),
    ]
    assert page.rows[1].clock == "dag 184 af 365"
    assert page.rows[2].share == 1.0
    assert page.chain_text == "småjob, virksomhedspraktik, puljefleksjob, ordinært fleksjob"
    assert page.rows[3].ended_text == "Sådan sluttede det: startede ikke"


def test_a_form_begins_with_what_usually_follows(desk, job) -> None:
    citizen = placement(desk, job).citizen
    form = start_form(desk, citizen)
    begin = form.begin(form.kind)
    assert (form.kind, begin.workplace) == ("ordinaert_fleksjob", "Skovly")
    assert (begin.attended, begin.hours, begin.start) == ("15", "8", day("2017-03-01"))
    assert begin.took_over == "Taget med fra puljefleksjob 01-03-2016: arbejdsplads og timer."
    fresh = start_form(desk, add_citizen(desk, "6707704293"), day("2016-10-01"))
    assert (fresh.kind, fresh.begin(fresh.kind).workplace) == ("virksomhedspraktik", "")
    assert fresh.begin(fresh.kind).start == day("2016-10-01")
    assert fresh.planned("virksomhedspraktik", day("2016-10-01")) == day("2016-10-28")
    assert fresh.planned("ordinaert_fleksjob", day("2016-10-01")) is None
    ends = end_form(desk, job)
    assert (ends.last_day, ends.title) == (DAY, "Puljefleksjob, Skovly")
    hours = hours_form(desk, job)
    assert (hours.attended, hours.effective, hours.latest) == ("15", "8", day("2016-03-01"))
    assert code_of(end_form, desk, "f" * 32) == "row.unknown"


def test_what_stopped_early_is_tried_again(desk) -> None:
    citizen = add_citizen(desk)
    add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-01-04"),
        last_day=day("2016-01-20"), ended_how="foer_tid",
    )  # fmt: skip
    assert start_form(desk, citizen).kind == "virksomhedspraktik"


def test_a_workplace_is_found_by_name_or_street_in_danish(desk) -> None:
    for name, street in (("Ågården", "Vestergade 1"), ("Børnehuset Aagård", "Østergade 2")):
        add(desk, "workplace", name=name, street=street, city="Aarhus C")
    hits = workplace_hits(desk)
    assert [hit.name for hit in find_hits(hits, "aagård")] == ["Ågården", "Børnehuset Aagård"]
    assert [hit.name for hit in find_hits(hits, "østergade")] == ["Børnehuset Aagård"]
    assert [hit.name for hit in find_hits(hits, "vester ågå")] == ["Ågården"]
    assert find_hits(hits, "  ") == ()


def test_a_measurement_on_the_first_day_is_what_stands_now(desk, job):
    add_hours(desk, job, day("2016-03-01"), "9,5")
    index = case_index(desk)
    (placement,) = (row for rows in index.placements.values() for row in rows)
    now = hours_now(placement, index.hours[job], DAY)
    assert (now.attended, now.effective) == (15, 9.5)
