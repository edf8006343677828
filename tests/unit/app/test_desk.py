"""The desk: what it remembers, what it drops."""

import datetime as dt
from pathlib import Path

import pytest

from flexdesk.app.boot import (
    create_desk,
    empty_example_desk,
    example_desk,
    open_desk,
    store_exists,
)
from flexdesk.app.case_texts import texts_of
from flexdesk.app.caseload import list_rows
from flexdesk.app.edits import set_field
from flexdesk.app.notes import add_note
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import CHEAP, DAY, PASSPHRASE, PROGRAM, a_desk, add, add_citizen


def test_a_new_desk_remembers_whose_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    with a_desk(tmp_path, team="Team Fleks", municipality="Aarhus"):
        assert store_exists(folder)
    desk = open_desk(folder, PASSPHRASE.encode(), clock=FixedClock(DAY))
    assert desk.user_name == "Lene Østergaard"
    assert desk.initials == "KON01"
    assert desk.team_name == "Team Fleks"
    assert desk.municipality == "Aarhus"
    assert desk.program.key == PROGRAM
    assert desk.today() == DAY
    desk.close()


def test_the_recovery_key_opens_the_desk(tmp_path: Path) -> None:
    desk, key = create_desk(tmp_path / "r", PASSPHRASE.encode(), kdf=CHEAP)
    desk.close()
    again = open_desk(tmp_path / "r", recovery_key=key)
    assert again.is_open
    again.close()


def test_an_unknown_program_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        create_desk(tmp_path / "r", PASSPHRASE.encode(), program="findes_ikke", kdf=CHEAP)
    assert caught.value.code == "program.unknown"
    assert not store_exists(tmp_path / "r")


def test_the_caseload_is_read_once_until_something_changes(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        first = desk.caseload()
        assert desk.caseload() is first
        set_field(desk, "citizen", citizen, "phone", "11 22 33 44")
        assert desk.caseload() is not first
        assert desk.caseload().citizens[0].phone == "11 22 33 44"


def test_a_note_changes_the_list_but_keeps_the_caseload(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        first = desk.caseload()
        assert list_rows(desk)[0].last_contact is None
        add_note(desk, citizen, "Ringede", kind="telefon")
        assert desk.caseload() is first
        assert list_rows(desk)[0].last_contact == DAY


def test_a_change_made_elsewhere_in_between_is_read(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        first = desk.caseload()
        add(desk, "task", citizen=citizen, due=DAY, kind="opfoelgning", text="Ring")
        add_note(desk, citizen, "Ringede")
        assert desk.caseload() is not first
        assert len(desk.caseload().tasks) == 1


def test_answers_about_many_days_make_room_for_each_other_and_not_of_the_rows(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path) as desk:
        add_citizen(desk)
        caseload = desk.caseload()
        made = [desk.cached(("about", 0), object)]
        for day in range(1, 100):
            made.append(desk.cached(("about", day), object))
            # asked for again and again, it is not the oldest
            assert desk.cached(("about", 0), object) is made[0]
        assert desk.caseload() is caseload
        assert desk.cached(("about", 99), object) is made[99]
        assert desk.cached(("about", 1), object) is not made[1]


def test_a_locked_desk_holds_nothing(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        add_citizen(desk)
        desk.caseload()
        desk.lock()
        assert not desk.is_open
        assert not desk._cache
        with pytest.raises(UserError) as caught:
            desk.caseload()
        assert caught.value.code == "desk.locked"


def test_listeners_hear_of_changes_until_they_stop(tmp_path: Path) -> None:
    heard = []
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        stop = desk.subscribe(heard.append)
        done = add_note(desk, citizen, "Ringede")
        assert heard == [done.changes]
        assert heard[0].concerns(citizen=citizen)
        assert heard[0].concerns(kind="note")
        assert not heard[0].concerns(citizen="en anden")
        stop()
        add_note(desk, citizen, "Ringede igen")
        assert len(heard) == 1


def test_the_example_desk_stands_on_its_day_and_goes_away(tmp_path: Path) -> None:
    folder = tmp_path / "eksempel"
    desk = example_desk(folder)
    assert desk.is_example
    assert desk.today() == dt.date(2016, 8, 31)
    assert len(desk.caseload().citizens) > 600
    desk.close()
    assert not folder.exists()


def test_the_log_names_whose_desk_it_is_after_reopening_too(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
    again = open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=FixedClock(DAY))
    add_note(again, citizen, "Ringede")
    again.store.access("open", citizen)
    assert {row.actor for row in again.store.history()} == {"KON01"}
    assert again.store.access_rows()[-1].actor == "KON01"
    again.close()


def test_the_example_desk_without_its_people_is_marked_and_has_its_texts(tmp_path: Path) -> None:
    folder = tmp_path / "eksempel"
    desk = empty_example_desk(folder)
    assert desk.is_example
    assert desk.caseload().citizens == ()
    assert texts_of(desk, PROGRAM)["contact"]
    desk.close()
    assert not folder.exists()
