"""The panel Fortryd: actions by name, exactly one taken back, what stands in the way; drafts."""

from pathlib import Path

import pytest

from flexdesk.app import citizen_life, undo_panel
from flexdesk.app.boot import open_desk
from flexdesk.app.citizen_life import Closing, NewCitizen
from flexdesk.app.drafts import NoteDraft, save_note_draft
from flexdesk.app.edits import NewPlacement, add_hours, set_field, start_placement
from flexdesk.app.hand_over import hand_over
from flexdesk.app.kept_drafts import drop_kept, kept_drafts
from flexdesk.app.notes import add_note
from flexdesk.app.pauses import start_pause
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PASSPHRASE, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def shown(desk, citizen: str = "") -> list[tuple[str, str, str]]:
    rows = undo_panel.undo_rows(desk, citizen)
    return [(row.text, row.about, row.state) for row in rows if row.text != "Test"]


def test_actions_are_named_with_whom_they_were_about(desk) -> None:
    one = add_citizen(desk)
    two = add_citizen(desk, "6707704286", first_name="Ole", last_name="Bak")
    add_note(desk, one, "Talte om haven")
    job = start_placement(desk, two, NewPlacement("puljefleksjob", "Skovly", day("2016-08-01")))
    add_hours(desk, job.id, day("2016-08-15"), "9")
    hand_over(desk, [one, two], "KON02")
    assert shown(desk)[:4] == [
        ("Overdragelse: 2 borgere til KON02", "2 borgere", "done"),
        ("Effektive timer", "Ole Bak", "done"),
        ("Start af forløb: puljefleksjob", "Ole Bak", "done"),
        ("Notat", "Åse Aagaard", "done"),
    ]
    assert [text for text, _about, _state in shown(desk, one)] == [
        "Overdragelse: 2 borgere til KON02",
        "Notat",
    ]
    (found,) = undo_panel.filter_undo_rows(undo_panel.undo_rows(desk), "timer bak")
    assert found.text == "Effektive timer"
    assert found.who == "Lene Østergaard"


def test_any_one_action_is_taken_back_and_brought_back_by_name(desk) -> None:
    citizen = add_citizen(desk)
    noted = add_note(desk, citizen, "Talte om haven")
    set_field(desk, "citizen", citizen, "phone", "12345678")
    undo_panel.undo_one(desk, noted.tx)
    assert [(text, state) for text, _about, state in shown(desk, citizen)] == [
        ("Rettelse: telefon på borger", "done"),
        ("Notat", "undone"),
    ]
    set_field(desk, "citizen", citizen, "email", "a@b.dk")
    row = next(row for row in undo_panel.undo_rows(desk) if row.tx == noted.tx)
    undo_panel.redo_one(desk, row.undo_tx)
    assert [note.text for note in desk.store.reads.load("note")] == ["Talte om haven"]
    assert {state for _text, _about, state in shown(desk, citizen)} == {"done"}


def test_what_stands_in_the_way_is_listed_and_nothing_happens(desk) -> None:
    citizen = add_citizen(desk)
    first = set_field(desk, "citizen", citizen, "phone", "12345678")
    set_field(desk, "citizen", citizen, "phone", "87654321")
    before = desk.store.digest()
    with pytest.raises(UserError) as refused:
        undo_panel.undo_one(desk, first.tx)
    (line,) = undo_panel.blockers_of(refused.value)
    assert "telefon er rettet siden (rettelse: telefon på borger" in line
    assert desk.store.digest() == before
    assert undo_panel.blockers_of(UserError("undo.nothing")) == ()


def test_each_action_tells_what_it_changed_with_numbers_masked(desk) -> None:
    made = citizen_life.add_citizen(desk, NewCitizen("720862-4001", "Åse", "Aagaard"))
    set_field(desk, "citizen", made.id, "step", "job_search")
    add_note(desk, made.id, "Nummeret er 720862-4001")
    closed = citizen_life.close_citizen(desk, made.id, Closing(DAY, "fraflytning"))
    texts = {row.text: row.tx for row in undo_panel.undo_rows(desk, made.id)}
    lines = undo_panel.detail_of(desk, texts["Rettelse: trin på borger"]).lines
    assert ("Borger", "trin: Screening → Jobsøgning") in [(x.title, x.text) for x in lines]
    said = " ".join(x.text for tx in texts.values() for x in undo_panel.detail_of(desk, tx).lines)
    assert "720862-4001" not in said
    assert "7208624001" not in said
    assert "oprettet: Åse, Aagaard, Screening" in said
    assert "Nummeret er 720862-••••" in said
    detail = undo_panel.detail_of(desk, closed.tx)
    assert detail.summary == "1 borger, 2 trin"


def test_the_lines_of_an_action_on_several_people_say_whose_they_are(desk) -> None:
    one = add_citizen(desk)
    two = add_citizen(desk, "6707704286", first_name="Ole", last_name="Bak")
    add(desk, "task", citizen=two, due=DAY, kind="opgave", text="ring", consultant="KON01")
    job = start_placement(desk, two, NewPlacement("puljefleksjob", "Skovly", day("2016-08-01")))
    done = hand_over(desk, [one, two], "KON02")
    lines = undo_panel.detail_of(desk, done.tx).lines
    people = {citizen.id: citizen for citizen in desk.store.reads.load("citizen")}
    assert {(line.name, line.candidate_no) for line in lines if line.title == "Borger"} == {
        ("Åse Aagaard", people[one].candidate_no),
        ("Ole Bak", people[two].candidate_no),
    }
    with desk.store.work("test") as uow:
        uow.insert("hours", "h1", {"placement": job.id, "day": DAY, "hours_week": 9})
        uow.edit("citizen", one, {"phone": "12345678"})
        tx = uow.tx
    told = {line.title: line.name for line in undo_panel.detail_of(desk, tx).lines}
    assert told == {"Timetal": "Ole Bak", "Borger": "Åse Aagaard"}
    alone = set_field(desk, "citizen", one, "phone", "87654321")
    assert [line.name for line in undo_panel.detail_of(desk, alone.tx).lines] == [""]


def test_a_citizen_taken_away_is_an_action_whose_rows_are_told(desk) -> None:
    citizen = add_citizen(desk)
    add(desk, "task", citizen=citizen, due=DAY, kind="opgave", text="ring")
    gone = citizen_life.delete_citizen(desk, citizen)
    assert shown(desk)[0] == ("Slettet borger", "slettet borger", "done")
    titles = [line.title for line in undo_panel.detail_of(desk, gone.tx).lines]
    assert sorted(titles) == ["Borger", "Opgave"]
    undo_panel.undo_one(desk, gone.tx)
    assert shown(desk)[0] == ("Slettet borger", "Åse Aagaard", "undone")


def test_a_large_action_is_told_in_numbers(desk) -> None:
    citizen = add_citizen(desk)
    with desk.store.work("import.commit", {"file": "udtræk.xlsx"}) as uow:
        for number in range(70):
            uow.insert("task", f"t{number}", {"citizen": citizen, "due": DAY, "kind": "opgave"})
        tx = uow.tx
    detail = undo_panel.detail_of(desk, tx)
    assert (detail.lines, detail.summary) == ((), "70 opgaver")
    assert shown(desk)[0] == ("Import: udtræk.xlsx", "", "done")


def test_the_list_is_there_after_a_restart_and_what_is_fixed_says_so(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        pause = start_pause(desk, citizen, "ferie", DAY)
    again = open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=FixedClock(DAY))
    try:
        assert shown(again)[0] == ("Pause: ferie", "Åse Aagaard", "done")
        assert shown(again)[-1][2] == "fixed"
        undo_panel.undo_one(again, pause.tx)
        assert shown(again)[0][2] == "undone"
    finally:
        again.close()


def test_what_is_begun_is_listed_with_the_way_back_and_can_be_thrown_away(desk) -> None:
    citizen = add_citizen(desk)
    save_note_draft(desk, citizen, NoteDraft("Ringede til 670770-4285 og talte om haven"))
    desk.store.save_draft(f"pause:{citizen}", '{"text": "", "reason": "barsel"}')
    desk.store.save_draft("new-citizen", '{"first_name": "Ole"}')
    desk.store.save_draft("columns:mine", '["name"]')
    desk.store.save_draft(f"note:{'f' * 32}", '{"text": "om en, der er væk"}')
    task = add(desk, "task", citizen=citizen, due=DAY, kind="opgave", text="ring")
    desk.store.save_draft(f"task:{task}", '{"text": "Talte med Ulla"}')
    found = kept_drafts(desk)
    assert [(row.title, row.name, row.way, row.where) for row in found] == [
        ("Notat", "Åse Aagaard", "open", ""),
        ("Opgave", "Åse Aagaard", "go", "today"),
        ("Pause", "Åse Aagaard", "call", "pause"),
        ("Ny borger", "", "call", "new-citizen"),
    ]
    assert found[0].text == "Ringede til 670770-•••• og talte om haven"
    assert found[2].text == "barsel"
    drop_kept(desk, found[0].key)
    assert len(kept_drafts(desk)) == 3
