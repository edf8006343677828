"""Carrying over: what must be, what is, what changed since; no CPR number is ever copied."""

import pytest

from flexdesk.app import edits, history, notes, transfer, transfer_profiles
from flexdesk.app.note_corrections import (
    correct_note,
    correction_draft,
    keep_correction,
    shown_note,
    versions_of,
)
from flexdesk.app.note_versions import current, newest
from flexdesk.app.row_lists import rows_of_kind
from flexdesk.app.transfer_profiles import profile_from_table, profiles
from flexdesk.app.transfer_texts import KEYS, KINDS, bare
from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.entities import Note
from tests.support.desks import DAY, a_desk, add, add_citizen, day

CPR = "6707704285"
P_NUMBER = "10" + "03123456"
"""Ten digits that read as a CPR number, in two parts so that no one takes it for one."""


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, CPR)


@pytest.fixture
def note(desk, citizen):
    return notes.add_note(desk, citizen, "Ringede om praktik", kind="telefon").id


def texts(sheet):
    return {field.key: field.text for field in sheet.fields}


def test_a_note_written_here_must_be_carried_over_and_one_that_came_must_not(desk, citizen, note):
    came = add(desk, "note", citizen=citizen, day=DAY, kind="notat", text="Fra udtræk")
    assert transfer.state_of_rows(desk, citizen) == {note: "mangler"}
    assert transfer.missing_count(desk) == 1
    assert came not in transfer.state_of_rows(desk, citizen)


def test_a_marked_note_is_done_and_undo_brings_it_back(desk, citizen, note):
    done = transfer.mark_done(desk, [("note", note)])
    assert transfer.state_of_rows(desk, citizen) == {note: "overfoert"}
    assert transfer.missing_count(desk) == 0
    assert history.last_undoable(desk).text == "markeret som overført"
    history.undo(desk, done.tx)
    assert transfer.missing_count(desk) == 1


def test_it_can_be_taken_back_that_it_was_carried_over(desk, citizen, note):
    transfer.mark_done(desk, [("note", note)])
    transfer.mark_missing(desk, [("note", note)])
    assert transfer.state_of_rows(desk, citizen) == {note: "mangler"}


def test_a_note_put_right_after_it_was_carried_over_has_changed_since(desk, citizen, note):
    transfer.mark_done(desk, [("note", note)])
    fresh = correct_note(desk, note, "Ringede om løntilskud").id
    assert transfer.state_of_rows(desk, citizen) == {note: "aendret", fresh: "aendret"}
    (line,) = transfer.waiting(desk)
    assert (line.row, line.first_row, line.text) == (fresh, note, "Ringede om løntilskud")
    transfer.mark_done(desk, [("note", fresh)])
    assert transfer.missing_count(desk) == 0
    assert len(desk.store.reads.load("transfer")) == 1


def test_a_note_put_right_before_it_was_carried_over_is_missing_once(desk, citizen, note):
    fresh = correct_note(desk, note, "Ringede om løntilskud").id
    assert transfer.missing_count(desk) == 1
    assert texts(transfer.sheet_of(desk, "note", note))["text"] == "Ringede om løntilskud"
    assert transfer.sheet_of(desk, "note", note).row == fresh
    assert set(transfer.state_of_rows(desk, citizen)) == {note, fresh}


def test_a_note_that_came_and_is_put_right_here_must_be_carried_over(desk, citizen):
    came = add(desk, "note", citizen=citizen, day=DAY, kind="notat", text="Fra udtræk")
    fresh = correct_note(desk, came, "Fra udtræk, rettet").id
    assert transfer.state_of_rows(desk, citizen) == {fresh: "mangler"}


def test_undoing_a_correction_makes_the_old_text_the_one_that_was_carried_over(desk, note):
    transfer.mark_done(desk, [("note", note)])
    correct_note(desk, note, "Noget andet")
    history.undo(desk)
    assert transfer.missing_count(desk) == 0


def test_what_changed_while_it_was_copied_has_changed_since_at_once(desk, note):
    seen = transfer.sheet_of(desk, "note", note).seen
    fresh = correct_note(desk, note, "Noget andet").id
    transfer.mark_done(desk, [("note", fresh)], seen=seen)
    (line,) = transfer.waiting(desk)
    assert line.state == "aendret"


def test_a_placement_started_and_ended_by_hand_must_be_carried_over_twice(desk, citizen):
    wanted = edits.NewPlacement("virksomhedspraktik", "Kantinen", day("2016-08-01"))
    job = edits.start_placement(desk, citizen, wanted).id
    assert transfer.state_of_rows(desk, citizen) == {job: "mangler"}
    transfer.mark_done(desk, [("placement", job)])
    edits.end_placement(desk, job, edits.Ending(DAY, "gennemfoert", "andet"))
    assert transfer.state_of_rows(desk, citizen) == {job: "aendret"}
    shown = texts(transfer.sheet_of(desk, "placement", job))
    assert (shown["kind"], shown["last_day"]) == ("Virksomhedspraktik", "31-08-2016")


def test_a_placement_that_came_and_is_ended_here_must_be_carried_over(desk, citizen):
    place = add(desk, "workplace", name="Kantinen")
    job = add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-01-04"),
        workplace=place,
    )  # fmt: skip
    assert transfer.state_of_rows(desk, citizen) == {}
    edits.end_placement(desk, job, edits.Ending(DAY, "gennemfoert", "ordinaert_fleksjob"))
    assert transfer.state_of_rows(desk, citizen) == {job: "mangler"}


def test_a_workplace_that_gets_its_number_changes_no_placement(desk, citizen):
    wanted = edits.NewPlacement("virksomhedspraktik", "Kantinen", day("2016-08-01"))
    job = edits.start_placement(desk, citizen, wanted).id
    transfer.mark_done(desk, [("placement", job)])
    (place,) = desk.store.reads.load("workplace")
    edits.set_field(desk, "workplaces", place.id, "p_number", P_NUMBER)
    assert transfer.missing_count(desk) == 0
    assert texts(transfer.sheet_of(desk, "placement", job))["p_number"] == P_NUMBER


def test_others_rows_are_the_teams(desk, citizen, note):
    with desk.store.work("test") as uow:
        (mark,) = desk.store.reads.load("transfer")
        uow.edit("transfer", mark.id, {"by": "KON02"})
    assert note
    assert transfer.missing_count(desk) == 0
    assert transfer.missing_count(desk, mine=False) == 1
    assert citizen


def test_what_waits_stands_by_citizen_in_danish_order(desk, citizen, note):
    other = add_citizen(desk, "6801012468", first_name="Bo", last_name="Thorup")
    mine = notes.add_note(desk, other, "Notat om Bo").id
    assert [line.row for line in transfer.waiting(desk)] == [mine, note]
    assert citizen


@pytest.mark.parametrize("count", [3, 45])
def test_many_citizens_are_counted_as_few_are(desk, count):
    for number in range(count):
        cpr = f"6{number // 28 % 3 + 1}01{50 + number % 40}0{number % 10}11"
        row = add_citizen(desk, cpr, candidate_no=f"K-2016-{number:03d}", last_name=f"B{number}")
        notes.add_note(desk, row, f"Notat {number}")
    assert transfer.missing_count(desk) == count


@pytest.mark.parametrize(
    "told",
    [
        "Åse 670770-4285", "6707704285", "670770 4285", "67 07 70 42 85", "670770–4285",
        "cpr 670770.4285.", "Bo 680101-2468 og Åse 670770-4285",
    ],
)  # fmt: skip
def test_no_cpr_number_is_copied_however_it_is_written(desk, citizen, told):
    row = notes.add_note(desk, citizen, f"Talt med {told} om timer").id
    for field in transfer.sheet_of(desk, "note", row).fields:
        digits = "".join(sign for sign in field.text if sign.isdigit())
        assert CPR not in digits
        assert "6801012468" not in digits
    assert "om timer" in texts(transfer.sheet_of(desk, "note", row))["text"]


def test_telephone_numbers_and_dates_stay():
    kept = "Ring 87 13 45 67 eller 8713456712 den 31-08-2016 kl. 9, sag 1234567890123"
    assert bare(kept, CPR) == kept


def test_a_sheet_of_what_is_gone_or_of_no_kind_is_refused(desk, note):
    with pytest.raises(UserError, match=r"transfer\.no_row"):
        transfer.sheet_of(desk, "note", "0" * 32)
    with pytest.raises(UserError, match=r"transfer\.no_kind"):
        transfer.sheet_of(desk, "citizen", note)
    with pytest.raises(UserError, match=r"transfer\.nothing"):
        transfer.mark_done(desk, [])


def test_the_look_at_a_sheet_is_logged(desk, citizen, note):
    transfer.sheet_of(desk, "note", note)
    assert [row.kind for row in desk.store.access_rows(citizen)] == ["open"]


def test_the_list_on_the_command_line_has_the_marks(desk, note):
    (row,) = rows_of_kind(desk, "transfers")
    assert (row["row"], row["kind"]) == (note, "note")


def test_the_shipped_profiles_have_every_form_and_say_how_sure_they_are():
    assert set(profiles()) == {"fasit", "momentum"}
    for profile in profiles().values():
        assert set(profile.forms) == set(KINDS) == set(KEYS)
        assert profile.certainty == "memory"
        assert profile.source
        assert "efter hukommelsen" in transfer_profiles.certainty_line(profile)


@pytest.mark.parametrize("wound", ["kind", "key", "certainty", "source"])
def test_a_profile_with_a_slip_is_refused(wound):
    table = read_toml_folder("transfer")["fasit"]
    if wound == "kind":
        table["form"] = table["form"][1:]
    elif wound == "key":
        table["form"][0]["fields"][0]["key"] = "shoe_size"
    else:
        table[wound] = " "
    with pytest.raises(ValueError, match=r"note|fasit"):
        profile_from_table(table)


def test_another_case_system_has_other_fields_and_changes_no_state(desk, citizen, note):
    transfer.mark_done(desk, [("note", note)])
    before = [field.label for field in transfer.sheet_of(desk, "note", note).fields]
    transfer_profiles.choose_profile(desk, "momentum")
    sheet = transfer.sheet_of(desk, "note", note)
    assert sheet.profile == "Momentum"
    assert [field.label for field in sheet.fields] != before
    assert transfer.state_of_rows(desk, citizen) == {note: "overfoert"}
    with pytest.raises(UserError, match=r"transfer\.no_profile"):
        transfer_profiles.choose_profile(desk, "excel")


def test_a_correction_keeps_day_and_kind_and_the_old_text(desk, citizen, note):
    fresh = correct_note(desk, note, "Ringede om løntilskud").id
    again = correct_note(desk, fresh, "Mailede om løntilskud").id
    shown = versions_of(desk, again)
    assert [row.text for row in shown] == [
        "Mailede om løntilskud", "Ringede om løntilskud", "Ringede om praktik",
    ]  # fmt: skip
    assert {(row.day, row.kind) for row in shown} == {(DAY, "telefon")}
    assert shown_note(desk, note).id == again
    assert history.last_undoable(desk).text == "rettelse af notat"
    rows = desk.store.reads.load("note", citizen=citizen)
    assert [row.id for row in current(rows)] == [again]


def test_a_correction_is_refused_when_empty_and_when_a_newer_text_stands(desk, note):
    with pytest.raises(UserError, match=r"note\.empty"):
        correct_note(desk, note, "  ")
    assert correct_note(desk, note, "Ringede om praktik").tx == ""
    correct_note(desk, note, "Nyt")
    with pytest.raises(UserError, match=r"note\.replaced"):
        correct_note(desk, note, "Nyere")


def test_a_half_written_correction_is_kept_and_goes_when_saved_or_erased(desk, citizen, note):
    keep_correction(desk, note, "Halvt")
    assert correction_draft(desk, note) == "Halvt"
    fresh = correct_note(desk, note, "Helt").id
    assert correction_draft(desk, note) == ""
    keep_correction(desk, fresh, "Halvt igen")
    rows = [
        (kind, row.id)
        for kind in ("note", "transfer")
        for row in desk.store.reads.load(kind, citizen=citizen)
    ]
    desk.store.erase((*rows, ("citizen", citizen)), "gdpr")
    assert desk.store.draft(f"fix:{citizen}:{fresh}") == ""


def test_notes_that_replace_each_other_in_a_ring_end_somewhere():
    one = Note("a", "c", DAY, "notat", "K", "1", replaces="b")
    two = Note("b", "c", DAY, "notat", "K", "2", replaces="a")
    assert set(newest([one, two])) == {"a", "b"}


def test_a_desk_of_nobody_in_particular_counts_the_teams(tmp_path):
    with a_desk(tmp_path, initials="") as desk:
        row = add(desk, "transfer", citizen=add_citizen(desk), kind="note", row="x", made_on=DAY)
        assert row
        assert transfer.missing_count(desk) == 0
        note = notes.add_note(desk, desk.store.reads.load("citizen")[0].id, "Notat").id
        with desk.store.work("test") as uow:
            (mark,) = (each for each in desk.store.reads.load("transfer") if each.row == note)
            uow.edit("transfer", mark.id, {"by": "KON07"})
        assert transfer.missing_count(desk, mine=True) == 1


def test_a_note_is_not_undone_from_under_its_correction(desk, citizen):
    first = notes.add_note(desk, citizen, "Et")
    second = correct_note(desk, first.id, "To")
    with pytest.raises(UserError, match=r"undo\.refused"):
        history.undo(desk, first.tx)
    assert transfer.missing_count(desk) == 1
    back = history.undo(desk, second.tx)
    history.undo(desk, first.tx)
    assert transfer.missing_count(desk) == 0
    with pytest.raises(UserError, match=r"undo\.refused"):
        history.redo(desk, back.tx)
    assert desk.store.reads.load("note", citizen=citizen) == ()
    assert desk.store.verify().ok
