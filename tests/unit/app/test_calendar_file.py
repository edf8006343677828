"""The calendar file: valid to the letter, without a person in it, and the same UIDs each time."""

import pytest

from flexdesk.app import edits
from flexdesk.app.calendar_file import (
    CalendarWish,
    calendar,
    chosen_wish,
    file_name,
    write_calendar,
)
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.strict_calendar import read, unfolded


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def citizen(desk):
    citizen = add_citizen(desk, candidate_no="K-2016-014")
    place = add(desk, "workplace", name="Børnehuset Skovly, stue; 2\\3", street="Skovlyvej 12",
                postcode="8000", city="Aarhus C")  # fmt: skip
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-06-01"),
        workplace=place)  # fmt: skip
    return citizen


def task(desk, citizen, due="2016-09-05", **facts):
    given = {"kind": "opfoelgning", "text": "Ring til Åse om sygdommen", "consultant": "KON01"}
    return add(desk, "task", citizen=citizen, due=day(due), **(given | facts))


def test_a_whole_day_has_place_and_number_and_no_person(desk, citizen):
    row = task(desk, citizen)
    made = calendar(desk, CalendarWish())
    (event,) = read(made.data)
    assert event["SUMMARY"] == "Opfølgning, Børnehuset Skovly, stue; 2\\3, K-2016-014"
    assert event["LOCATION"] == "Skovlyvej 12, 8000 Aarhus C"
    assert (event["DTSTART"], event["DTEND"]) == (day("2016-09-05"), day("2016-09-06"))
    assert (event["UID"], event["CLASS"], event["TRANSP"]) == (
        f"{row}@flexdesk", "PRIVATE", "TRANSPARENT",
    )  # fmt: skip
    assert event["VALARM"]["TRIGGER"] == "PT8H"
    text = made.data.decode()
    assert not any(word in text for word in ("Åse", "Aagaard", "sygdom", "670770"))


def test_a_time_of_day_is_floating_and_warns_half_an_hour_before(desk, citizen):
    task(desk, citizen, time="9.05", is_statutory=True)
    (event,) = read(calendar(desk, CalendarWish()).data)
    assert event["DTSTART"].isoformat() == "2016-09-05T09:05:00"
    assert (event["DURATION"], event["VALARM"]["TRIGGER"]) == ("PT1H", "-PT30M")
    assert (event["DESCRIPTION"], event["PRIORITY"]) == ("Dagen følger af en lovfrist.", "1")


def test_long_lines_are_folded_between_signs(desk):
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Ældrecenter " + "Åløkkeærø" * 20)
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-06-01"),
        workplace=place)  # fmt: skip
    task(desk, citizen)
    data = calendar(desk, CalendarWish()).data
    assert max(map(len, data.split(b"\r\n"))) == 75
    assert any("Åløkkeærø" * 20 in line for line in unfolded(data))


def test_a_task_that_moved_keeps_its_uid_and_counts_on(desk, citizen):
    row = task(desk, citizen)
    (before,) = read(calendar(desk, CalendarWish()).data)
    edits.set_field(desk, "task", row, "due", "12-09-2016")
    (after,) = read(calendar(desk, CalendarWish()).data)
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], "0")
    assert (after["SEQUENCE"], after["DTSTART"]) == ("1", day("2016-09-12"))


def test_the_same_tasks_give_the_same_bytes(desk, citizen):
    for number in range(3):
        task(desk, citizen, due=f"2016-09-0{9 - number}")
    assert calendar(desk, CalendarWish()).data == calendar(desk, CalendarWish()).data
    days = [event["DTSTART"] for event in read(calendar(desk, CalendarWish()).data)]
    assert days == sorted(days)


def test_a_protected_address_has_no_place(desk, citizen):
    edits.set_field(desk, "citizen", citizen, "address_protected", "ja")
    task(desk, citizen)
    (event,) = read(calendar(desk, CalendarWish()).data)
    assert event["SUMMARY"] == "Opfølgning, K-2016-014"
    assert "LOCATION" not in event


def test_whose_tasks(desk, citizen):
    other = add_citizen(desk, "6808704286", consultant="KON02")
    mine = task(desk, citizen)
    theirs = task(desk, other, consultant="KON02")
    task(desk, citizen, done_on=day("2016-08-30"))

    def of(wish):
        return {event["UID"].removesuffix("@flexdesk") for event in read(calendar(desk, wish).data)}

    assert of(CalendarWish()) == {mine}
    assert of(CalendarWish(is_team=True)) == {mine, theirs}
    assert of(CalendarWish(citizen=other)) == {theirs}
    assert of(chosen_wish([theirs, theirs])) == {theirs}


def test_a_case_on_pause_waits_and_a_closed_one_is_left_out(desk, citizen):
    task(desk, citizen)
    add(desk, "pause", citizen=citizen, reason="barsel", start=day("2016-09-01"),
        last_day=day("2016-10-30"))  # fmt: skip
    (event,) = read(calendar(desk, CalendarWish()).data)
    assert event["DTSTART"] == day("2016-10-31")
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"closed_on": day("2016-08-31")})
    with pytest.raises(UserError, match=r"calendar\.no_tasks"):
        calendar(desk, CalendarWish())


def test_the_file_is_written_whole_and_logged(desk, citizen, tmp_path):
    task(desk, citizen)
    out = tmp_path / file_name(desk)
    assert out.name == "FlexDesk-opgaver-2016-08-31.ics"
    assert write_calendar(desk, out, CalendarWish(citizen=citizen)) == 1
    assert len(read(out.read_bytes())) == 1
    (row,) = [row for row in desk.store.access_rows() if row.kind == "export"]
    assert (row.citizen, row.facts["rows"]) == (citizen, 1)


def test_what_cannot_be_written_is_refused_and_no_file_is_left(desk, citizen, tmp_path):
    with pytest.raises(UserError, match=r"calendar\.no_tasks"):
        write_calendar(desk, tmp_path / "a.ics", CalendarWish())
    with pytest.raises(UserError, match=r"calendar\.no_tasks"):
        chosen_wish([])
    task(desk, citizen)
    with pytest.raises(UserError, match=r"calendar\.suffix"):
        write_calendar(desk, tmp_path / "a.txt", CalendarWish())
    assert [path.suffix for path in tmp_path.iterdir() if path.is_file()] == []
