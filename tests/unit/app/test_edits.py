"""Changing rows by hand: what is read, refused, written, and taken back."""

from pathlib import Path

import pytest

from flexdesk.app.blockers import BlockerLine, BlockerLines
from flexdesk.app.edits import (
    Ending,
    NewPlacement,
    add_hours,
    end_placement,
    set_field,
    start_placement,
)
from flexdesk.app.history import last_undoable, redo, rows, undo, undo_text
from flexdesk.app.notes import add_note
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def code_of(call, *args, **kwargs) -> str:
    with pytest.raises(UserError) as caught:
        call(*args, **kwargs)
    return caught.value.code


def test_a_note_is_written_by_the_user_today(desk) -> None:
    citizen = add_citizen(desk)
    done = add_note(desk, citizen, "  Ringede til borger  ", kind="Telefon")
    note = desk.store.reads.get("note", done.id)
    assert (note.text, note.kind, note.consultant, note.day) == (
        "Ringede til borger",
        "telefon",
        "KON01",
        DAY,
    )


def test_notes_that_cannot_be(desk) -> None:
    citizen = add_citizen(desk)
    assert code_of(add_note, desk, citizen, " \n ") == "note.empty"
    assert code_of(add_note, desk, "f" * 32, "tekst") == "citizen.unknown"
    assert code_of(add_note, desk, citizen, "tekst", kind="røgsignal") == "value.unknown"
    assert code_of(add_note, desk, citizen, "x" * 40_000) == "text.too_long"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("phone", " 11 22 33 44 ", "11 22 33 44"),
        ("visited_on", "3/2 2015", day("2015-02-03")),
        ("visited_on", "", None),
        ("hours_aim", "12,5", 12.5),
        ("address_protected", "ja", True),
        ("step", "Praktik", "internship"),
        ("program", "aalborg_udvikling", "aalborg_udvikling"),
        ("cpr", "680770-1234", "6807701234"),
    ],
)
def test_fields_are_read_as_danes_write_them(desk, field, text, value) -> None:
    citizen = add_citizen(desk)
    done = set_field(desk, "citizens", citizen, field, text)
    assert done.tx
    assert getattr(desk.store.reads.get("citizen", citizen), field) == value


def test_the_same_value_changes_nothing(desk) -> None:
    citizen = add_citizen(desk, phone="11 22 33 44")
    before = len(rows(desk))
    done = set_field(desk, "borger", citizen, "phone", "11 22 33 44")
    assert done.tx == ""
    assert len(rows(desk)) == before


def test_fields_that_cannot_be_set(desk) -> None:
    citizen = add_citizen(desk)
    other = add_citizen(desk, "6807701234")
    note = add_note(desk, citizen, "Ringede").id
    assert code_of(set_field, desk, "citizen", citizen, "findes_ikke", "x") == "field.unknown"
    assert code_of(set_field, desk, "citizen", citizen, "candidate_no", "x") == "field.fixed"
    assert code_of(set_field, desk, "citizen", citizen, "cpr", "") == "field.required"
    assert code_of(set_field, desk, "citizen", citizen, "cpr", "680770-1234") == "cpr.taken"
    assert code_of(set_field, desk, "citizen", citizen, "visited_on", "31-02-2016") == (
        "day.impossible"
    )
    assert code_of(set_field, desk, "citizen", citizen, "address_protected", "måske") == (
        "value.flag"
    )
    assert code_of(set_field, desk, "citizen", citizen, "hours_aim", "99") == "hours.range"
    assert code_of(set_field, desk, "note", note, "text", "andet") == "note.final"
    assert code_of(set_field, desk, "mennesker", citizen, "phone", "1") == "value.unknown"
    assert code_of(set_field, desk, "citizen", "f" * 32, "phone", "1") == "citizen.unknown"
    assert desk.store.reads.get("citizen", other).cpr == "6807701234"


def test_a_step_set_by_hand_ends_one_pass_and_begins_another(desk) -> None:
    citizen = add_citizen(desk)
    add(desk, "pass", citizen=citizen, step="job_search", start=day("2016-06-01"))
    set_field(desk, "citizen", citizen, "step", "Indledende samtale")
    passes = sorted(
        desk.store.reads.load("pass", citizen=citizen), key=lambda row: (row.start, row.step)
    )
    assert [(row.step, row.start, row.last_day, row.source) for row in passes] == [
        ("job_search", day("2016-06-01"), DAY, ""),
        ("intro_meeting", DAY, None, "hand"),
    ]


def test_a_placement_makes_its_workplace_and_moves_the_citizen(desk) -> None:
    citizen = add_citizen(desk)
    wanted = NewPlacement("Praktik", "Børnehuset Skovly", day("2016-08-29"), hours="7,5")
    done = start_placement(desk, citizen, wanted)
    placement = desk.store.reads.get("placement", done.id)
    assert placement.kind == "virksomhedspraktik"
    assert placement.planned_last_day == day("2016-09-25")
    assert placement.hours_week == 7.5
    assert desk.store.reads.get("workplace", placement.workplace).name == "Børnehuset Skovly"
    assert desk.store.reads.get("citizen", citizen).step == "internship"
    assert [p.step for p in desk.store.reads.load("pass", citizen=citizen)] == ["internship"]
    again = start_placement(
        desk, citizen, NewPlacement("puljefleksjob", "børnehuset skovly", day("2016-08-30"))
    )
    assert desk.store.reads.get("placement", again.id).workplace == placement.workplace
    assert len(desk.store.reads.load("workplace")) == 1


def test_one_undo_takes_back_all_of_a_placement(desk) -> None:
    citizen = add_citizen(desk)
    before = desk.store.digest()
    start_placement(desk, citizen, NewPlacement("praktik", "Ny plads", day("2016-08-29")))
    undo(desk)
    assert desk.store.digest() == before


def test_a_placement_that_starts_later_moves_nobody_yet(desk) -> None:
    citizen = add_citizen(desk)
    start_placement(desk, citizen, NewPlacement("praktik", "Ny plads", day("2016-10-01")))
    assert desk.store.reads.get("citizen", citizen).step == "job_search"


def test_placements_that_cannot_be(desk) -> None:
    citizen = add_citizen(desk)
    first = NewPlacement("puljefleksjob", "Plads", day("2016-01-01"))
    start_placement(desk, citizen, first)
    assert code_of(start_placement, desk, citizen, first) == "placement.exists"
    beside = NewPlacement("puljefleksjob", "Plads", day("2016-02-01"))
    assert code_of(start_placement, desk, citizen, beside) == "placement.pool_overlap"
    backwards = NewPlacement("praktik", "Plads", DAY, planned_last_day=day("2016-08-01"))
    assert code_of(start_placement, desk, citizen, backwards) == "placement.planned_backwards"
    nowhere = NewPlacement("praktik", "0123456789abcdef" * 2, DAY)
    assert code_of(start_placement, desk, citizen, nowhere) == "row.unknown"
    assert len(desk.store.reads.load("workplace")) == 1
    assert (
        code_of(start_placement, desk, citizen, NewPlacement("hobby", "Plads", DAY))
        == "value.unknown"
    )
    assert (
        code_of(start_placement, desk, citizen, NewPlacement("praktik", " ", DAY))
        == "workplace.empty"
    )
    assert (
        code_of(start_placement, desk, citizen, NewPlacement("praktik", "Plads", DAY, hours="0"))
        == "placement.hours_none"
    )
    add(desk, "workplace", name="Plads")
    assert (
        code_of(start_placement, desk, citizen, NewPlacement("praktik", "Plads", DAY))
        == "workplace.ambiguous"
    )


def test_an_end_is_two_facts_and_leads_to_the_final_step(desk) -> None:
    citizen = add_citizen(desk)
    started = start_placement(
        desk, citizen, NewPlacement("puljefleksjob", "Plads", day("2015-10-01"))
    )
    end_placement(desk, started.id, Ending(DAY, "Gennemført", "Ordinært fleksjob"))
    placement = desk.store.reads.get("placement", started.id)
    assert (placement.last_day, placement.ended_how, placement.onward) == (
        DAY,
        "gennemfoert",
        "ordinaert_fleksjob",
    )
    assert desk.store.reads.get("citizen", citizen).step == "outcome_success"
    ending = Ending(DAY, "foer_tid", "sygemelding")
    assert code_of(end_placement, desk, started.id, ending) == "placement.already_ended"


def test_ends_that_cannot_be(desk) -> None:
    citizen = add_citizen(desk)
    started = start_placement(desk, citizen, NewPlacement("praktik", "Plads", DAY))
    early = Ending(day("2016-08-01"), "foer_tid", "andet")
    assert code_of(end_placement, desk, started.id, early) == "placement.ends_before_start"
    assert code_of(end_placement, desk, "0" * 32, early) == "row.unknown"
    assert code_of(end_placement, desk, started.id, Ending(DAY, "fint", "andet")) == "value.unknown"


def test_hours_are_measured_or_corrected_inside_the_placement(desk) -> None:
    citizen = add_citizen(desk)
    started = start_placement(
        desk, citizen, NewPlacement("puljefleksjob", "Plads", day("2016-01-01"), hours="8")
    )
    change = add_hours(desk, started.id, day("2016-05-01"), "9,5")
    correction = add_hours(desk, started.id, day("2016-05-02"), "9", is_correction=True)
    rows_of = {row.id: row for row in desk.store.reads.load("hours")}
    assert (rows_of[change.id].hours_week, rows_of[change.id].kind) == (9.5, "aendring")
    assert rows_of[correction.id].kind == "rettelse"
    assert code_of(add_hours, desk, started.id, day("2015-12-31"), "9") == (
        "hours.outside_placement"
    )
    assert code_of(add_hours, desk, started.id, DAY, "timer") == "number.shape"


def test_a_day_holds_one_change_and_one_correction(desk) -> None:
    citizen = add_citizen(desk)
    wanted = NewPlacement("puljefleksjob", "Plads", day("2016-01-01"), hours="8")
    job = start_placement(desk, citizen, wanted).id
    on, later = day("2016-05-01"), day("2016-05-02")
    change = add_hours(desk, job, on, "9")
    assert code_of(add_hours, desk, job, on, "10") == "hours.day_taken"
    first = add_hours(desk, job, on, "9,5", is_correction=True)
    assert code_of(add_hours, desk, job, on, "10") == "hours.day_taken"
    second = add_hours(desk, job, on, "9,25", is_correction=True)
    assert second.id == first.id
    assert second.tx
    assert add_hours(desk, job, on, "9,25", is_correction=True).tx == ""
    values = sorted((row.kind, row.hours_week) for row in desk.store.reads.load("hours"))
    assert values == [("aendring", 9.0), ("rettelse", 9.25)]
    other = add_hours(desk, job, later, "11").id
    assert code_of(set_field, desk, "hours", other, "day", "01-05-2016") == "hours.day_taken"
    assert code_of(set_field, desk, "hours", other, "day", "01-05-2015") == (
        "hours.outside_placement"
    )
    assert set_field(desk, "hours", change.id, "hours_week", "10").tx


def test_a_placement_cannot_be_moved_onto_another_of_its_kind(desk) -> None:
    citizen = add_citizen(desk)
    start_placement(desk, citizen, NewPlacement("praktik", "Plads", day("2016-05-01")))
    second = start_placement(desk, citizen, NewPlacement("praktik", "Plads", day("2016-06-01")))
    move = ("placement", second.id, "start", "01-05-2016")
    assert code_of(set_field, desk, *move) == "placement.exists"


def test_what_looks_wrong_is_saved_and_remarked_on(desk) -> None:
    citizen = add_citizen(desk)
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day("2014-01-01"))
    place = add(desk, "workplace", name="Plads", sector="kommunal")
    wanted = NewPlacement("puljefleksjob", place, day("2016-01-01"), planned_last_day=DAY)
    started = start_placement(desk, citizen, wanted)
    codes = {each.code for each in started.remarks}
    assert codes == {"placement.ly_overlap", "placement.pool_length"}
    cvr = set_field(desk, "workplace", place, "cvr", "12345678")
    assert [each.code for each in cvr.remarks] == ["cvr.checksum"]
    assert not set_field(desk, "workplace", place, "cvr", "").remarks
    cpr = set_field(desk, "citizen", citizen, "cpr", "680770-1234")
    assert not cpr.remarks
    ended = end_placement(desk, started.id, Ending(DAY, "gennemfoert", "ordinaert_fleksjob"))
    assert not ended.remarks


def test_line_breaks_become_blanks_where_one_line_is_meant(desk) -> None:
    citizen = add_citizen(desk)
    set_field(desk, "citizen", citizen, "first_name", "Åse\n\tMarie")
    set_field(desk, "citizen", citizen, "skaanehensyn", "Ryg\nKnæ")
    row = desk.store.reads.get("citizen", citizen)
    assert (row.first_name, row.skaanehensyn) == ("Åse Marie", "Ryg\nKnæ")
    start_placement(desk, citizen, NewPlacement("praktik", "Ny\nplads", DAY))
    assert desk.store.reads.load("workplace")[0].name == "Ny plads"


def test_a_day_outside_an_open_placement_says_from_when(desk) -> None:
    citizen = add_citizen(desk)
    job = start_placement(desk, citizen, NewPlacement("praktik", "Plads", day("2016-08-01"))).id
    with pytest.raises(UserError) as caught:
        add_hours(desk, job, day("2016-07-01"), "8")
    assert "(fra 01-08-2016)" in text(caught.value)


def test_undo_tells_whose_what_and_why_it_is_refused(desk) -> None:
    citizen = add_citizen(desk)
    first = set_field(desk, "citizen", citizen, "phone", "1")
    later = set_field(desk, "citizen", citizen, "phone", "2")
    with pytest.raises(UserError) as caught:
        undo(desk, first.tx)
    (line,) = caught.value.facts["blockers"]
    assert (line.tx, line.entity, line.row, line.field) == (later.tx, "citizen", citizen, "phone")
    said = text(caught.value)
    assert "K-2016-285, borger: telefon er rettet siden" in said
    assert "(rettelse: telefon på borger, " in said


def test_long_lists_of_blockers_say_how_many_more() -> None:
    lines = BlockerLines.of(
        BlockerLine("t", "citizen", f"{n}", "phone", f"linje {n}") for n in range(8)
    )
    assert str(lines) == "linje 0; linje 1; linje 2; linje 3; linje 4 og 3 til"


def test_undo_of_the_untouched_leaves_the_rest(desk) -> None:
    citizen = add_citizen(desk)
    with desk.store.work("import.commit", {"file": "a.xlsx"}) as uow:
        uow.edit("citizen", citizen, {"phone": "1", "email": "a@b.dk"})
        tx = uow.tx
    set_field(desk, "citizen", citizen, "phone", "2")
    assert code_of(undo, desk, tx) == "undo.refused"
    done = undo(desk, tx, untouched_only=True)
    row = desk.store.reads.get("citizen", citizen)
    assert (row.phone, row.email) == ("2", "")
    assert [line.field for line in done.left] == ["phone"]


def test_history_names_actions_in_danish(desk) -> None:
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Ringede")
    set_field(desk, "citizen", citizen, "phone", "11 22 33 44")
    start_placement(desk, citizen, NewPlacement("praktik", "Plads", DAY))
    texts = [row.text for row in rows(desk)]
    assert texts[:3] == [
        "start af forløb: virksomhedspraktik",
        "rettelse: telefon på borger",
        "notat",
    ]
    assert texts[-1] == "register oprettet"


def test_undo_and_redo_say_what_they_are_about(desk) -> None:
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Ringede")
    row = last_undoable(desk)
    assert row is not None
    assert undo_text(row) == "Fortryd: notat"
    undone = undo(desk)
    assert undone.id == row.tx
    assert rows(desk)[0].text == "fortryd: notat"
    assert rows(desk)[1].is_undone
    assert not desk.store.reads.load("note")
    redo(desk)
    assert rows(desk)[0].text == "gentag: notat"
    assert len(desk.store.reads.load("note")) == 1


def test_nothing_personal_is_in_the_verbs_and_facts_of_the_log(desk) -> None:
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Hemmelig tekst")
    set_field(desk, "citizen", citizen, "phone", "11 22 33 44")
    told = str([(row.verb, dict(row.facts)) for row in desk.store.history()])
    assert "Hemmelig" not in told
    assert "11 22" not in told


def _passes(desk, citizen: str) -> list[tuple[object, ...]]:
    rows = desk.store.reads.load("pass", citizen=citizen)
    return sorted((row.step, row.start, row.last_day) for row in rows if row.start)


def test_a_start_put_right_moves_its_pass_and_one_undo_moves_it_back(desk) -> None:
    citizen = add_citizen(desk)
    job = start_placement(desk, citizen, NewPlacement("puljefleksjob", "Skovly", day("2016-05-02")))
    before = _passes(desk, citizen)
    done = set_field(desk, "placement", job.id, "start", "16-05-2016")
    assert _passes(desk, citizen) == [("pool_flexjob", day("2016-05-16"), None)]
    set_field(desk, "placement", job.id, "last_day", "20-08-2016")
    assert _passes(desk, citizen) == [("pool_flexjob", day("2016-05-16"), day("2016-08-20"))]
    undo(desk)
    undo(desk, done.tx)
    assert _passes(desk, citizen) == before


def test_a_day_of_screening_put_right_is_the_pass_put_right(desk) -> None:
    citizen = add_citizen(desk)
    set_field(desk, "citizen", citizen, "screened_on", "01-02-2016")
    first = _passes(desk, citizen)
    assert [start for _step, start, _last in first] == [day("2016-02-01")]
    set_field(desk, "citizen", citizen, "screened_on", "03-02-2016")
    assert [start for _step, start, _last in _passes(desk, citizen)] == [day("2016-02-03")]
    set_field(desk, "citizen", citizen, "screened_on", "")
    assert _passes(desk, citizen) == []


def test_open_tasks_go_with_the_citizen_to_another_consultant(desk) -> None:
    citizen = add_citizen(desk)
    open_ = add(desk, "task", citizen=citizen, due=day("2016-09-10"), consultant="KON01")
    old = add(desk, "task", citizen=citizen, due=day("2016-08-10"), consultant="KON01",
              done_on=day("2016-08-11"))  # fmt: skip
    done = set_field(desk, "citizen", citizen, "consultant", "KON02")
    assert desk.store.reads.get("task", open_).consultant == "KON02"
    assert desk.store.reads.get("task", old).consultant == "KON01"
    undo(desk, done.tx)
    assert desk.store.reads.get("task", open_).consultant == "KON01"
