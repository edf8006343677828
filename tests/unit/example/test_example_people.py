import datetime as dt
from collections import Counter as Tally
from collections import defaultdict

import pytest

from flexdesk.app.example.aalborg import SMALL_HOURS
from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.team import CAST
from flexdesk.base.cpr import age_on, parse_cpr
from flexdesk.domain.ledighedsydelse import Counter, count_ly, crossing_date
from flexdesk.domain.pipeline import derive_passes
from tests.support.example_team import caseload, named, pipelines, rows_of, rules, team

LY_ON_THE_DAY = {
    ("Åse", "Aagaard"): (17, 20),
    ("Bent", "Ørum"): (15, 0),
    ("Grethe", "Lund"): (18, 0),
    ("René", "Dalgaard-Friis"): (23, 0),
    ("Ole", "Bak"): (18, 22),
    ("Mette", "Sand"): (18, 0),
    ("Poul", "Dahl"): (13, 0),
    ("Dorthe", "Nygaard"): (14, 30),
    ("Ulla", "Pihl"): (14, 0),
    ("Samira", "Haddad"): (7, 27),
    ("Finn", "Ågård"): (12, 0),
    ("Niels", "Brun"): (0, 0),
}


def counted(citizen):
    return count_ly(rows_of("benefit", citizen), AS_OF, Counter.MAALGRUPPE, rules())


def crossing(citizen):
    return crossing_date(rows_of("benefit", citizen), AS_OF, Counter.MAALGRUPPE, rules())


def stays(citizen, kind):
    return [p for p in rows_of("placement", citizen) if p.kind == kind]


def hours_of(placement):
    rows = [row for row in caseload().hours if row.placement == placement.id]
    rows = [row for row in rows if row.kind != "aftale"]
    return [row.hours_week for row in sorted(rows, key=lambda row: row.day)]


@pytest.mark.parametrize(("name", "wanted"), LY_ON_THE_DAY.items())
def test_counter_of_named_people(name, wanted):
    count = counted(named(*name))
    assert (count.months, count.rest_days) == wanted


def test_ase_crosses_on_11_september_and_bent_long_after_the_naive_day():
    assert crossing(named("Åse", "Aagaard")) == dt.date(2016, 9, 11)
    assert crossing(named("Bent", "Ørum")) > dt.date(2017, 3, 1)


def test_grethe_has_methods_that_disagree():
    count = counted(named("Grethe", "Lund"))
    assert count.disagrees
    assert count.is_reached


def test_finn_began_three_days_before_his_pool_job_ended():
    finn = named("Finn", "Ågård")
    (pool,), (job,) = stays(finn, "puljefleksjob"), stays(finn, "ordinaert_fleksjob")
    assert (pool.last_day - job.start).days == 3
    assert pool.ended_how == "foer_tid"


def test_jytte_has_two_pool_jobs_and_the_first_never_began():
    first, second = stays(named("Jytte", "Krog"), "puljefleksjob")
    assert first.ended_how == "startede_ikke"
    assert second.last_day is None


def test_niels_goes_up_vibeke_down_and_tom_was_not_measured():
    (niels,) = stays(named("Niels", "Brun"), "ordinaert_fleksjob")
    (vibeke,) = stays(named("Vibeke", "Skov"), "ordinaert_fleksjob")
    (tom,) = stays(named("Tom", "Lind"), "ordinaert_fleksjob")
    assert [niels.hours_week, *hours_of(niels)] == [8.0, 10.0, 12.5]
    assert [vibeke.hours_week, *hours_of(vibeke)] == [9.0, 6.0]
    assert (tom.hours_week, hours_of(tom)) == (10.0, [])
    assert (AS_OF - tom.start).days > 7 * 30


def test_else_has_twelve_days_on_both_and_nobody_else_does():
    found = _overlaps()
    else_friis = named("Else", "Friis")
    assert found == {else_friis.id: 12}


def _overlaps():
    benefits = defaultdict(list)
    for row in caseload().benefits:
        if row.kind == "ledighedsydelse":
            benefits[row.citizen].append(row)
    found = Tally()
    for job in caseload().placements:
        if "fleksjob" in job.kind and job.ended_how != "startede_ikke":
            for spell in benefits[job.citizen]:
                first = max(job.start, spell.start)
                last = min(job.last_day or dt.date.max, spell.last_day or dt.date.max)
                if last >= first:
                    found[job.citizen] += (last - first).days + 1
    return dict(found)


def test_other_named_people_stand_where_they_should():
    carsten, rikke = (
        stays(named("Carsten", "Bæk"), "virksomhedspraktik")[0],
        stays(named("Rikke", "Holm"), "virksomhedspraktik")[0],
    )
    assert (carsten.start, carsten.planned_last_day, carsten.last_day) == (
        dt.date(2016, 6, 29), AS_OF, None,
    )  # fmt: skip
    assert rikke.planned_last_day == dt.date(2016, 9, 2)
    poul = stays(named("Poul", "Dahl"), "puljefleksjob")[0]
    (agreed,) = stays(named("Poul", "Dahl"), "ordinaert_fleksjob")
    assert (poul.planned_last_day, agreed.start) == (dt.date(2016, 9, 30), dt.date(2016, 10, 1))
    assert agreed.workplace == poul.workplace
    assert stays(named("Leif", "Sønder"), "puljefleksjob")[0].onward == "doed"
    assert [t for t in rows_of("task", named("Leif", "Sønder")) if t.done_on is None] == []
    assert named("Tove", "Bang").address_protected
    assert named("Samira", "Haddad").step == "outcome_other"
    olsen, piil = named("Henrik P.", "Olsen"), named("Henrik", "Olsen-Piil")
    assert olsen.cpr[:6] == piil.cpr[:6]
    assert olsen.cpr != piil.cpr
    silent = [n for n in rows_of("note", named("Ali", "Demir")) if n.kind == "ingen_kontakt"]
    assert len(silent) == 4
    lis = rows_of("pass", named("Lis", "Mørk"))[-1]
    assert (lis.step, (AS_OF - lis.start).days) == ("job_search", 74)


def test_kaj_keeps_both_passes_of_his_search():
    steps = [row.step for row in rows_of("pass", named("Kaj", "Vester"))]
    assert steps[-3:] == ["job_search", "intro_meeting", "job_search"]


def test_skovly_has_had_six_people_and_four_went_on_to_work():
    place = next(w for w in caseload().workplaces if w.name == "Børnehuset Skovly")
    pool = [p for p in caseload().placements if p.kind == "puljefleksjob"]
    there = [p for p in pool if p.workplace == place.id]
    assert len({p.citizen for p in there}) == 6
    assert sum(p.onward == "ordinaert_fleksjob" for p in there) == 4


def test_tasks_are_five_overdue_six_today_and_eleven_this_week():
    due = [t.due for t in caseload().tasks if t.done_on is None]
    sunday = dt.date(2016, 9, 4)
    assert sum(day < AS_OF for day in due) == 5
    assert due.count(AS_OF) == 6
    assert sum(AS_OF < day <= sunday for day in due) == 11


def test_every_number_is_a_replacement_number_of_a_person_of_working_age():
    seen = [parse_cpr(c.cpr, on=AS_OF) for c in caseload().citizens]
    assert all(result.is_replacement and not result.hints for result in seen)
    assert len({result.digits for result in seen}) == len(seen)
    assert all(25 <= age_on(result.birth, AS_OF) <= 64 for result in seen)


def test_names_phones_and_addresses_are_nobodys():
    citizens = caseload().citizens
    assert len({(c.first_name, c.last_name) for c in citizens}) == len(citizens)
    assert all(c.phone.startswith("00 ") for c in citizens)
    assert all(c.email.endswith("@eksempel.dk") and c.email.isascii() for c in citizens)
    letters = {letter for c in citizens for letter in c.first_name + c.last_name}
    assert set("ÅØåøæé’-") <= letters


def test_notes_never_repeat_and_named_people_have_six_of_differing_length():
    texts = Tally(note.text for note in caseload().notes)
    assert max(texts.values()) == 1
    kinds = {note.kind for note in caseload().notes}
    assert len(kinds) == 9
    for role in CAST:
        notes = rows_of("note", named(*role.name))
        assert 4 <= len(notes) <= 7, role.name
        lengths = sorted(len(note.text) for note in notes)
        assert lengths[-1] > 1.5 * lengths[0], role.name


def test_passes_agree_with_what_facts_say_and_the_step_is_the_last_of_them():
    placements = defaultdict(list)
    for row in caseload().placements:
        placements[row.citizen].append(row)
    passes = defaultdict(set)
    for row in caseload().passes:
        passes[row.citizen].add((row.step, row.start, row.last_day))
    pipeline = pipelines()["aarhus"]
    for citizen in caseload().citizens:
        if citizen.program != "aarhus_pool_2013":
            continue
        wanted = derive_passes(citizen, placements[citizen.id], pipeline)
        dated = {(f.step, f.start, f.last_day) for f in wanted if f.start is not None}
        assert dated <= passes[citizen.id], citizen.id
        assert any(step == citizen.step and last is None for step, _, last in passes[citizen.id])


def test_every_row_refers_to_rows_that_are_there():
    ids = {entity: {row["id"] for row in rows} for entity, rows in team().rows.items()}
    for entity, field, target in (
        ("benefit", "citizen", "citizen"), ("placement", "citizen", "citizen"),
        ("placement", "workplace", "workplace"), ("hours", "placement", "placement"),
        ("note", "citizen", "citizen"), ("pass", "citizen", "citizen"),
        ("task", "citizen", "citizen"), ("contact", "workplace", "workplace"),
    ):  # fmt: skip
        assert {row[field] for row in team().rows[entity]} <= ids[target], (entity, field)
        assert len(ids[entity]) == len(team().rows[entity])


def test_periods_of_a_citizen_do_not_overlap_but_for_the_planted_one():
    spells = defaultdict(list)
    for row in caseload().benefits:
        spells[row.citizen].append((row.start, row.last_day or dt.date.max))
    crossed = {
        citizen
        for citizen, rows in spells.items()
        for (_, last), (start, _) in zip(sorted(rows), sorted(rows)[1:], strict=False)
        if start <= last
    }
    assert crossed == {named("Else", "Friis").id}


def test_small_hours_of_aalborg_are_three_raised_of_fourteen():
    assert sum(latest > first for first, latest in SMALL_HOURS) == 3
    assert len(SMALL_HOURS) == 14
