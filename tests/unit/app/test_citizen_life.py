"""A case from the first day to the last: written in, closed, opened again, taken away."""

from pathlib import Path

import pytest

from flexdesk.app import citizen_life, history
from flexdesk.app.agreed_hours import agree_hours
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_life import Closing, NewCitizen
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.edits import NewPlacement, set_field, start_placement
from flexdesk.app.lookalikes import lookalikes, lookalikes_of
from flexdesk.app.pauses import start_pause
from flexdesk.app.sentences import text
from flexdesk.base.cpr import parse_cpr
from flexdesk.base.errors import UserError
from tests.support import example_team
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day

CPR = "720862-4001"


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def rows(desk, entity: str, citizen: str):
    return desk.store.reads.load(entity, citizen=citizen)


def the(desk, citizen: str):
    return desk.store.reads.get("citizen", citizen)


# --- written in -----------------------------------------------------------------------------


def test_somebody_written_in_gets_a_number_a_step_and_ledighedsydelse(desk) -> None:
    new = NewCitizen(CPR, " Åse ", "Aagaard", day("2015-03-12"), program=PROGRAM)
    done = citizen_life.add_citizen(desk, new)
    citizen = the(desk, done.id)
    assert citizen.candidate_no == "K-2016-001"
    assert (citizen.first_name, citizen.consultant, citizen.step) == ("Åse", "KON01", "screening")
    (benefit,) = rows(desk, "benefit", done.id)
    assert (benefit.kind, benefit.start, benefit.last_day) == (
        "ledighedsydelse", day("2015-03-12"), None,
    )  # fmt: skip
    (now,) = rows(desk, "pass", done.id)
    assert (now.step, now.start, now.source) == ("screening", DAY, "hand")
    assert history.rows(desk)[0].text == "ny borger"
    history.undo(desk)
    assert the(desk, done.id) is None
    assert rows(desk, "benefit", done.id) == ()


def test_a_number_that_is_known_is_refused_with_the_candidate_number(desk) -> None:
    made = citizen_life.add_citizen(desk, NewCitizen(CPR, "Åse", "Aagaard"))
    before = desk.store.digest()
    with pytest.raises(UserError, match=r"citizen\.exists") as refused:
        citizen_life.add_citizen(desk, NewCitizen(CPR, "En", "Anden"))
    assert the(desk, made.id).candidate_no in text(refused.value)
    assert desk.store.digest() == before


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("cpr.length", NewCitizen("7208", "Åse", "Aagaard")),
        ("cpr.day", NewCitizen("9913624001", "Åse", "Aagaard")),
        ("field.required", NewCitizen(CPR, " ", "Aagaard")),
        ("field.required", NewCitizen(CPR, "Åse", "")),
        ("program.unknown", NewCitizen(CPR, "Åse", "Aagaard", program="andet")),
        ("value.unknown", NewCitizen(CPR, "Åse", "Aagaard", step="pension")),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(desk, code, new) -> None:
    before = desk.store.digest()
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        citizen_life.add_citizen(desk, new)
    assert desk.store.digest() == before
    assert repr(new) == "NewCitizen()"


def test_a_replacement_number_has_the_day_of_birth_and_is_free(desk) -> None:
    birth = day("1962-08-12")
    first = citizen_life.replacement_number(desk, birth)
    citizen_life.add_citizen(desk, NewCitizen(first, "Åse", "Aagaard"))
    second = citizen_life.replacement_number(desk, birth)
    assert first != second
    for digits in (first, second):
        read = parse_cpr(digits, on=DAY)
        assert (read.birth, read.is_replacement) == (birth, True)
    assert parse_cpr(citizen_life.replacement_number(desk, day("2001-02-03")), on=DAY).birth == day(
        "2001-02-03"
    )
    with pytest.raises(UserError, match=r"cpr\.future"):
        citizen_life.replacement_number(desk, day("2016-09-01"))


def test_somebody_who_looks_like_another_is_told_of_and_taken_all_the_same(desk) -> None:
    add_citizen(desk, "7107674004", first_name="Henrik P.", last_name="Olsen")
    made = citizen_life.add_citizen(desk, NewCitizen("7107674111", "Henrik", "Olsen-Piil"))
    (remark,) = made.remarks
    assert remark.code == "citizen.looks_like"
    assert "samme fødselsdag" in text(remark)
    assert lookalikes_of(desk, "Anne", "Olsen", "7107674222") == ()


def test_the_example_team_has_one_pair_that_looks_like_one_person() -> None:
    pairs = [
        (pair.first.last_name, pair.second.last_name)
        for pair in lookalikes(example_team.caseload().citizens)
        if "Olsen" in pair.first.last_name
    ]
    assert pairs == [("Olsen", "Olsen-Piil")]


# --- closed and opened ------------------------------------------------------------------------


@pytest.fixture
def case(desk) -> str:
    made = add_citizen(desk, step="pool_flexjob")
    add(desk, "pass", citizen=made, step="pool_flexjob", start=day("2016-02-01"))
    add(desk, "benefit", citizen=made, kind="fleksjob", start=day("2016-02-01"))
    place = add(desk, "workplace", name="Børnehuset Skovly")
    add(
        desk, "placement", citizen=made, kind="puljefleksjob", start=day("2016-02-01"),
        planned_last_day=day("2017-01-31"), workplace=place,
    )  # fmt: skip
    for due in ("2016-08-20", "2016-10-01"):
        add(desk, "task", citizen=made, due=day(due), kind="opgave", text="ring")
    start_pause(desk, made, "sygdom", day("2016-08-15"))
    return made


def test_closing_a_case_moves_the_step_drops_tasks_and_ends_what_runs(desk, case) -> None:
    closing = Closing(day("2016-08-29"), "Fraflytning", text="Flyttet til Odense")
    plan = citizen_life.plan_closing(desk, case, closing)
    assert (plan.step, plan.open_tasks, plan.pauses) == ("Afsluttet til andet", 2, 1)
    assert plan.placements == ("Puljefleksjob, Børnehuset Skovly",)
    before = desk.store.digest()
    citizen_life.close_citizen(desk, case, closing)
    citizen = the(desk, case)
    assert (citizen.step, citizen.closed_reason) == ("outcome_other", "fraflytning")
    assert citizen_life.closed_words(citizen) == "Lukket 29-08-2016: fraflytning"
    assert {(t.done_on, t.kind) for t in rows(desk, "task", case)} == {
        (day("2016-08-29"), citizen_life.DROPPED)
    }
    (placement,) = rows(desk, "placement", case)
    assert (placement.last_day, placement.ended_how, placement.onward) == (
        day("2016-08-29"), "foer_tid", "fraflytning",
    )  # fmt: skip
    assert [p.last_day for p in rows(desk, "pause", case)] == [day("2016-08-29")]
    assert [b.last_day for b in rows(desk, "benefit", case)] == [None]
    assert [n.text for n in rows(desk, "note", case)] == ["Flyttet til Odense"]
    steps = {(p.step, p.last_day) for p in rows(desk, "pass", case)}
    assert steps == {("pool_flexjob", day("2016-08-29")), ("outcome_other", None)}
    assert history.rows(desk)[0].text == "lukket sag: fraflytning"
    history.undo(desk)
    assert desk.store.digest() == before


def test_a_case_closed_for_an_ordinary_job_lets_that_job_go_on(desk) -> None:
    made = add_citizen(desk, step="pool_flexjob")
    kinds = {"puljefleksjob": day("2015-09-01"), "ordinaert_fleksjob": day("2016-08-01")}
    for kind, start in kinds.items():
        add(desk, "placement", citizen=made, kind=kind, start=start)
    citizen_life.close_citizen(desk, made, Closing(DAY, "ordinaert_fleksjob"))
    ended = {p.kind: p.last_day for p in rows(desk, "placement", made)}
    assert ended == {"puljefleksjob": DAY, "ordinaert_fleksjob": None}
    assert the(desk, made).step == "outcome_success"


def test_a_case_can_be_closed_with_the_placement_left_as_it_is(desk, case) -> None:
    citizen_life.close_citizen(desk, case, Closing(DAY, "andet", ends_placements=False))
    assert [p.last_day for p in rows(desk, "placement", case)] == [None]


def test_when_somebody_has_died_nothing_is_left_to_do(desk, case) -> None:
    add(
        desk, "placement", citizen=case, kind="ordinaert_fleksjob", start=day("2016-10-01"),
        planned_last_day=None,
    )  # fmt: skip
    citizen_life.close_citizen(
        desk, case, Closing(day("2016-08-12"), "doed", ends_placements=False)
    )
    assert rows(desk, "task", case) == ()
    assert rows(desk, "pause", case) == ()
    assert [p.last_day for p in rows(desk, "placement", case)] == [day("2016-08-12")]
    assert [b.last_day for b in rows(desk, "benefit", case)] == [day("2016-08-12")]
    assert citizen_life.closed_words(the(desk, case)) == "Død 12-08-2016"
    (row,) = list_rows(desk)
    assert (row.next_day, row.next_text) == (None, "Død 12-08-2016")


def test_a_case_is_closed_once_and_never_ahead(desk, case) -> None:
    with pytest.raises(UserError, match=r"citizen\.close_future"):
        citizen_life.close_citizen(desk, case, Closing(day("2016-09-01"), "andet"))
    with pytest.raises(UserError, match=r"value\.unknown"):
        citizen_life.close_citizen(desk, case, Closing(DAY, "kedsomhed"))
    citizen_life.close_citizen(desk, case, Closing(DAY, "andet"))
    with pytest.raises(UserError, match=r"citizen\.closed"):
        citizen_life.close_citizen(desk, case, Closing(DAY, "andet"))


def test_a_case_opens_again_where_it_was_or_where_one_says(desk, case) -> None:
    with pytest.raises(UserError, match=r"citizen\.not_closed"):
        citizen_life.reopen_citizen(desk, case)
    citizen_life.close_citizen(desk, case, Closing(day("2016-08-29"), "fraflytning"))
    citizen_life.reopen_citizen(desk, case)
    citizen = the(desk, case)
    assert (citizen.step, citizen.closed_on, citizen.closed_reason) == ("pool_flexjob", None, "")
    assert citizen_life.closed_words(citizen) == ""
    history.undo(desk)
    citizen_life.reopen_citizen(desk, case, "Screening")
    assert the(desk, case).step == "screening"
    open_now = [p.step for p in rows(desk, "pass", case) if p.last_day is None]
    assert open_now == ["screening"]


def test_a_case_an_extract_closed_can_be_opened_at_the_first_step(desk) -> None:
    made = add_citizen(desk, step="outcome_other")
    citizen_life.reopen_citizen(desk, made)
    assert the(desk, made).step == "screening"


# --- taken away --------------------------------------------------------------------------------


def test_a_citizen_taken_away_goes_whole_and_one_undo_brings_all_back(desk, case) -> None:
    (placement,) = rows(desk, "placement", case)
    add(desk, "hours", placement=placement.id, day=day("2016-03-01"), hours_week=8.0)
    add(desk, "note", citizen=case, day=DAY, kind="notat", text="hej", consultant="KON01")
    add(
        desk, "contact", citizen=case, workplace=placement.workplace, day=DAY, kind="telefon",
        by="konsulent",
    )  # fmt: skip
    add(desk, "goal", citizen=case, text="Flere timer")
    before = desk.store.digest()
    plan = citizen_life.plan_removal(desk, case)
    assert plan.words == "1 notat, 1 forløb, 2 opgaver, 1 virksomhedskontakt, 1 ydelsesperiode"
    done = citizen_life.delete_citizen(desk, case)
    counts = desk.store.reads.counts()
    assert {entity for entity, number in counts.items() if number} <= {
        "setting", "consultant", "workplace",
    }  # fmt: skip
    assert done.changes.everything
    assert desk.store.verify().ok
    history.undo(desk, done.tx)
    assert desk.store.digest() == before
    with pytest.raises(UserError, match=r"citizen\.unknown"):
        citizen_life.delete_citizen(desk, "f" * 32)


def test_an_address_is_protected_and_shown_again(desk, case) -> None:
    done = citizen_life.protect_address(desk, case, is_on=True)
    assert the(desk, case).address_protected
    assert history.rows(desk)[0].text == "adressebeskyttelse: slået til"
    assert citizen_life.protect_address(desk, case, is_on=True).tx == ""
    history.undo(desk, done.tx)
    assert not the(desk, case).address_protected


def test_a_placement_not_begun_goes_with_its_hours_and_marks_when_the_case_is_closed(desk) -> None:
    citizen = add_citizen(desk)
    wanted = NewPlacement("puljefleksjob", "Skovly", day("2016-10-03"), hours="6")
    job = start_placement(desk, citizen, wanted)
    agree_hours(desk, job.id, day("2016-10-10"), "8")
    done = citizen_life.close_citizen(desk, citizen, Closing(DAY, "doed"))
    dump = desk.store.reads.dump()
    assert [dump[entity] for entity in ("placement", "hours", "transfer")] == [[], [], []]
    history.undo(desk, done.tx)
    dump = desk.store.reads.dump()
    assert [len(dump[entity]) for entity in ("placement", "hours", "transfer")] == [1, 1, 1]


def test_closing_on_an_earlier_day_loses_no_placement_and_no_written_end(desk) -> None:
    citizen = add_citizen(desk)
    done = add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-01-04"),
               last_day=day("2016-08-20"), ended_how="gennemfoert",
               onward="ordinaert_fleksjob")  # fmt: skip
    runs = add(desk, "placement", citizen=citizen, kind="virksomhedspraktik",
               start=day("2016-08-22"))  # fmt: skip
    before = desk.store.digest()
    with pytest.raises(UserError, match=r"citizen\.close_before"):
        citizen_life.close_citizen(desk, citizen, Closing(day("2016-08-10"), "fraflytning"))
    assert desk.store.digest() == before
    citizen_life.close_citizen(desk, citizen, Closing(day("2016-08-29"), "fraflytning"))
    ended = desk.store.reads.get("placement", done)
    assert (ended.last_day, ended.onward) == (day("2016-08-20"), "ordinaert_fleksjob")
    assert desk.store.reads.get("placement", runs).last_day == day("2016-08-29")


def test_a_number_somebody_had_by_mistake_can_be_given_to_another(desk) -> None:
    first = add_citizen(desk, "6707704285")
    set_field(desk, "citizen", first, "cpr", "670770-4293")
    done = citizen_life.add_citizen(desk, NewCitizen("670770-4285", "Bo", "Bak"))
    assert done.id != first
    assert desk.store.reads.find_citizen("6707704285") == done.id
    assert desk.store.reads.find_citizen("6707704293") == first
    assert desk.store.verify().ok


def test_somebody_who_was_taken_away_or_erased_can_be_written_in_again(desk) -> None:
    first = citizen_life.add_citizen(desk, NewCitizen("670770-4285", "Åse", "Aagaard")).id
    citizen_life.delete_citizen(desk, first)
    again = citizen_life.add_citizen(desk, NewCitizen("670770-4285", "Åse", "Aagaard"))
    assert desk.store.verify().ok
    erase_citizen(desk, again.id, "frist udløbet")
    done = citizen_life.add_citizen(desk, NewCitizen("670770-4285", "Åse", "Aagaard"))
    assert desk.store.verify().ok
    history.undo(desk, done.tx)
    assert desk.store.reads.load("citizen") == ()
    assert desk.store.verify().ok
