"""An extract into the store, next month's after it, and what people have done in between."""

import datetime as dt
import json

import pytest

from flexdesk.app import history
from flexdesk.app.benefits import Spell, change_benefit
from flexdesk.app.edits import set_field
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.import_commit import commit_import, summary
from flexdesk.app.import_plan import plan_import
from flexdesk.app.import_rows import Status
from flexdesk.app.notes import add_note
from flexdesk.app.sentences import explain
from flexdesk.app.tasks import add_task
from flexdesk.base.errors import CancelledError, UserError
from flexdesk.domain.figures import figures
from flexdesk.imports.caseload import to_caseload
from flexdesk.imports.reading import read_file
from tests.support.import_books import (
    AUGUST,
    ON,
    OWN_SHEET,
    SEPTEMBER,
    SHARED,
    a_desk,
    an_extract,
    day,
    save_book,
)
from tests.support.import_extracts import aalborg_shape, aarhus_shape, disguised

needs_shared = pytest.mark.skipif(not AUGUST.is_file(), reason="the given workbooks are not here")
ADA = "6707704285"


@pytest.fixture
def desk(tmp_path):
    made = a_desk(tmp_path)
    yield made
    made.close()


def take(desk, path, **options):
    return commit_import(desk, plan_import(desk, path, **options))


def counts(outcome):
    each = outcome.counts
    assert each.new + each.changed + each.unchanged == each.accepted <= each.rows
    return (each.rows, each.accepted, each.new, each.changed, each.unchanged, each.missing)


def changed_extract(change):
    sheets = an_extract()
    change(sheets)
    return sheets


def row_of(desk, entity, **wanted):
    rows = [
        row
        for row in desk.store.reads.load(entity)
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]
    assert len(rows) == 1
    return rows[0]


@needs_shared
def test_two_months_of_the_given_extract_say_what_their_makers_say(desk):
    said = json.loads((SHARED / "variants.json").read_text("utf-8"))
    empty = desk.store.digest()
    first = take(desk, AUGUST)
    assert counts(first) == (7101, 7101, 7101, 0, 0, 0)
    august = desk.store.digest()
    again = take(desk, AUGUST)
    assert (again.import_id, counts(again)) == ("", (7101, 7101, 0, 0, 7101, 0))
    assert desk.store.digest() == august

    second = take(desk, SEPTEMBER)
    by = second.by_entity
    assert (by["citizen"].new, by["citizen"].changed, by["citizen"].missing) == (
        said["new_people"], said["phones_changed"], said["removed"],
    )  # fmt: skip
    assert (by["placement"].changed, by["placement"].new) == (said["pool_ended"], 0)
    assert counts(second) == (7091, 7091, 24, 30, 7037, 34)
    assert desk.store.reads.counts()["citizen"] == 698 + said["new_people"]
    running = {f.id: f.value for f in figures_on(desk, ON, None)}
    assert running["pool_running"] == 199 - said["pool_ended"]
    assert counts(take(desk, SEPTEMBER)) == (7091, 7091, 0, 0, 7091, 0)
    assert desk.store.verify().ok

    desk.store.undo(second.import_id)
    assert desk.store.digest() == august
    desk.store.undo(first.import_id)
    assert desk.store.digest() == empty


@needs_shared
def test_an_own_list_is_taken_whole_and_twice_is_once(desk):
    plan = plan_import(desk, OWN_SHEET)
    assert plan.profile == "own_list"
    assert counts(plan) == counts(commit_import(desk, plan)) == (45, 45, 45, 0, 0, 0)
    found = desk.store.reads.counts()
    assert (found["citizen"], found["benefit"], found["note"]) == (45, 45, 37)
    citizens = desk.store.reads.load("citizen")
    assert {row.step for row in citizens} == {"pool_flexjob"}
    assert {row.consultant for row in citizens} == {"KON99"}
    assert {row.kind for row in desk.store.reads.load("benefit")} == {"ledighedsydelse"}
    assert {row.day for row in desk.store.reads.load("note")} == {ON}
    assert [problem.code for problem in plan.problems] == ["import.step_against_benefit"] * 45
    again = take(desk, OWN_SHEET)
    assert (again.import_id, counts(again)) == ("", (45, 45, 0, 0, 45, 0))


def test_a_row_in_a_job_and_on_running_ly_is_remarked_on_and_taken(desk, tmp_path):
    rows = [
        ["CPR", "Navn", "LY siden", "LY til", "Status"],
        ["670770-4285", "Åse Ærø", "01-03-2013", None, "Midlertidigt fleksjob"],
        ["810456-1234", "Bo Øllegaard", "01-03-2013", "31-05-2014", "Midlertidigt fleksjob"],
        ["711171-3003", "Ib Toft", "01-03-2013", None, "Jobsøgning"],
        ["720272-4004", "Eva Bo", None, None, "Ordinært fleksjob"],
        ["730373-3005", "Una Dam", "01-03-2014", None, "Ordinært job"],
    ]
    path = save_book(tmp_path / "egen.xlsx", {"Mine borgere": rows})
    plan = plan_import(desk, path)
    found = [(each.row, each.column, each.code) for each in plan.problems]
    assert found == [(row, "LY siden", "import.step_against_benefit") for row in (2, 6)]
    assert "»Midlertidigt puljefleksjob«" in explain(plan.problems[0]).happened
    assert "01-03-2013" in explain(plan.problems[0]).happened
    assert counts(commit_import(desk, plan)) == (5, 5, 5, 0, 0, 0)
    ada = row_of(desk, "citizen", cpr=ADA)
    spell = next(row for row in desk.store.reads.load("benefit", citizen=ada.id))
    set_field(desk, "benefits", spell.id, "last_day", "31-05-2014")
    assert [each.row for each in plan_import(desk, path).problems] == [6]


def test_everything_in_the_file_is_in_the_store_and_consultants_and_passes_beside_it(
    desk, tmp_path
):
    result = take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    assert counts(result) == (16, 16, 16, 0, 0, 0)
    assert {row.initials for row in desk.store.reads.load("consultant")} == {
        "KON01", "KON02", "KON99",
    }  # fmt: skip
    ada = row_of(desk, "citizen", cpr=ADA)
    assert (ada.first_name, ada.last_name, ada.step) == ("Åse", "Ærø", "outcome_success")
    assert (ada.program, ada.candidate_no) == ("aarhus_pool_2013", "K-2016-001")
    passes = {(row.step, row.source) for row in desk.store.reads.load("pass", citizen=ada.id)}
    assert ("pool_flexjob", "import") in passes
    pool = row_of(desk, "placement", number="F00002")
    assert (pool.ended_how, pool.onward) == ("gennemfoert", "ordinaert_fleksjob")
    assert desk.store.reads.get("workplace", pool.workplace).name == "Lokalcenter Fuglebakken"
    run = row_of(desk, "import_run", id=result.import_id)
    assert (run.profile, run.program, run.file_name) == ("fagsystem", "aarhus_pool_2013", "a.xlsx")


def test_the_plan_shows_each_row_and_writes_nothing(desk, tmp_path):
    before = desk.store.digest()
    plan = plan_import(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    assert desk.store.digest() == before
    assert {line.status for line in plan.lines} == {Status.NEW}
    assert [line.title for line in plan.lines if line.sheet == "Borgere"] == [
        "Åse Ærø", "Bo Øllegaard",
    ]  # fmt: skip
    assert plan.assumptions == ("import.assumption.hours_are_effective",)
    assert [sheet.kind for sheet in plan.sheets][:2] == ["citizen", "benefit"]
    with pytest.raises(AttributeError):
        plan.program = "andet"


def test_a_value_a_person_changed_stays_and_is_told(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    ada = row_of(desk, "citizen", cpr=ADA)
    set_field(desk, "citizen", ada.id, "phone", "11 11 11 11")
    set_field(desk, "citizen", ada.id, "city", "Viby J")

    def change(sheets):
        sheets["Borgere"][1][6] = "22 22 22 22"
        sheets["Borgere"][1][3] = "Ny Vej 7"

    plan = plan_import(desk, save_book(tmp_path / "b.xlsx", changed_extract(change)))
    kept = {(each.field, each.is_conflict) for each in plan.local_changes}
    assert kept == {("phone", True), ("city", False)}
    assert counts(plan)[3] == 1
    line = next(line for line in plan.lines if line.status is Status.CHANGED)
    assert [(each.field, each.before, each.after) for each in line.changes] == [
        ("address", "Sølvgade 1", "Ny Vej 7")
    ]
    commit_import(desk, plan)
    ada = row_of(desk, "citizen", cpr=ADA)
    assert (ada.phone, ada.city, ada.address) == ("11 11 11 11", "Viby J", "Ny Vej 7")
    again = take(desk, tmp_path / "b.xlsx")
    assert (again.import_id, counts(again)[3]) == ("", 0)


def test_a_period_whose_start_was_put_right_is_not_brought_again(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    row = row_of(desk, "benefit", kind="ledighedsydelse", start=dt.date(2014, 5, 1))
    right = Spell("ledighedsydelse", dt.date(2014, 7, 1), row.last_day)
    change_benefit(desk, row.id, right)
    plan = plan_import(desk, save_book(tmp_path / "b.xlsx", an_extract()))
    assert plan.new == 0
    told = [(each.id, each.field, each.is_conflict) for each in plan.local_changes]
    assert told == [(row.id, "period", False)]

    def ends_later(sheets):
        sheets["Ydelsesperioder"][3][3] = day("2016-02-15")

    take(desk, save_book(tmp_path / "c.xlsx", changed_extract(ends_later)))
    mine = [each for each in desk.store.reads.load("benefit") if each.citizen == row.citizen]
    spells = {(each.kind, each.start, each.last_day) for each in mine}
    assert spells == {
        ("ledighedsydelse", dt.date(2014, 7, 1), row.last_day),
        ("fleksjob", dt.date(2016, 2, 1), None),
    }
    assert desk.store.verify().ok


def test_open_tasks_go_with_a_citizen_the_file_gives_to_another(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    bo = row_of(desk, "citizen", first_name="Bo")
    task = add_task(desk, bo.id, "Ring", ON)
    assert desk.store.reads.get("task", task.id).consultant == "KON02"

    def is_given_away(sheets):
        sheets["Borgere"][2][12] = "KON07"

    done = take(desk, save_book(tmp_path / "b.xlsx", changed_extract(is_given_away)))
    assert desk.store.reads.get("task", task.id).consultant == "KON07"
    history.undo(desk, done.import_id)
    assert desk.store.reads.get("task", task.id).consultant == "KON02"


def test_a_start_the_file_has_as_well_makes_two_rows_of_two(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    row = row_of(desk, "benefit", kind="ledighedsydelse", start=dt.date(2014, 5, 1))
    change_benefit(desk, row.id, Spell("ledighedsydelse", dt.date(2014, 7, 1), row.last_day))

    def says_both(sheets):
        sheets["Ydelsesperioder"][3][3] = day("2014-06-30")
        both = [sheets["Ydelsesperioder"][3][0], "Ledighedsydelse", day("2014-07-01"),
                day("2016-01-31")]  # fmt: skip
        sheets["Ydelsesperioder"].append(both)

    take(desk, save_book(tmp_path / "b.xlsx", changed_extract(says_both)))
    mine = [each for each in desk.store.reads.load("benefit") if each.citizen == row.citizen]
    starts = sorted(each.start for each in mine if each.kind == "ledighedsydelse")
    assert starts == [dt.date(2014, 5, 1), dt.date(2014, 7, 1)]


def test_a_new_value_of_the_file_replaces_the_one_the_last_file_brought(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))

    def end(sheets):
        sheets["Forløb"][4][6] = day("2016-09-15")
        sheets["Forløb"][4][8] = "Sygemelding"

    result = take(desk, save_book(tmp_path / "b.xlsx", changed_extract(end)))
    assert counts(result) == (16, 16, 0, 1, 15, 0)
    pool = row_of(desk, "placement", number="F00004")
    assert (pool.ended_how, pool.onward) == ("foer_tid", "sygemelding")
    stays = row_of(desk, "pass", citizen=pool.citizen, step="pool_flexjob")
    assert stays.last_day == pool.last_day
    back = take(desk, tmp_path / "a.xlsx")
    assert counts(back) == (16, 16, 0, 1, 15, 0)
    assert row_of(desk, "placement", number="F00004").last_day is None


def test_an_end_written_here_first_is_kept_when_the_file_brings_another(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    pool = row_of(desk, "placement", number="F00004")
    ending = {"last_day": day("2016-09-10").date(), "ended_how": "foer_tid"}
    with desk.store.work("placement.end") as uow:
        uow.edit("placement", pool.id, {**ending, "onward": "ordinaert_job"})

    def end(sheets):
        sheets["Forløb"][4][6] = day("2016-09-15")
        sheets["Forløb"][4][8] = "Sygemelding"

    result = take(desk, save_book(tmp_path / "b.xlsx", changed_extract(end)))
    assert {(each.field, each.is_conflict) for each in result.local_changes} == {
        ("period", True), ("ending", True),
    }  # fmt: skip
    after = row_of(desk, "placement", number="F00004")
    assert (after.last_day, after.onward) == (day("2016-09-10").date(), "ordinaert_job")


def test_rows_no_longer_in_the_file_are_missing_once_and_never_deleted(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    before = desk.store.reads.counts()

    def remove(sheets):
        for name in ("Borgere", "Ydelsesperioder", "Forløb", "Timetal", "Journal"):
            at = sheets[name][0].index("CPR-nr")
            sheets[name][1:] = [r for r in sheets[name][1:] if r[at] != "810456-1234"]

    result = take(desk, save_book(tmp_path / "b.xlsx", changed_extract(remove)))
    assert counts(result) == (10, 10, 0, 0, 10, 6)
    assert {row.title for row in result.missing_rows} >= {"Bo Øllegaard"}
    assert desk.store.reads.counts()["citizen"] == before["citizen"]
    again = take(desk, tmp_path / "b.xlsx")
    assert (again.import_id, counts(again)[5]) == ("", 0)
    back = take(desk, tmp_path / "a.xlsx")
    assert counts(back) == (16, 16, 0, 0, 16, 0)


def test_a_file_with_some_sheets_misses_nothing_of_the_others(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    only = {"Ydelsesperioder": an_extract()["Ydelsesperioder"]}
    result = take(desk, save_book(tmp_path / "b.xlsx", only))
    assert counts(result) == (4, 4, 0, 0, 4, 0)


def test_another_source_does_not_make_rows_missing_nor_take_back_values(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    own = [["Navn", "CPR", "LY siden", "Tlf", "Bem."],
           ["Åse Ærø", "670770-4285", "01-03-2013", "33 33 33 33", "ring mandag"]]  # fmt: skip
    result = take(desk, save_book(tmp_path / "mine.xlsx", {"Mine": own}))
    assert counts(result) == (1, 1, 0, 1, 0, 0)
    assert row_of(desk, "citizen", cpr=ADA).phone == "33 33 33 33"
    again = take(desk, tmp_path / "a.xlsx")
    assert (again.import_id, again.missing) == ("", 0)
    assert row_of(desk, "citizen", cpr=ADA).phone == "33 33 33 33"

    def change(sheets):
        sheets["Borgere"][1][6] = "44 44 44 44"

    take(desk, save_book(tmp_path / "b.xlsx", changed_extract(change)))
    assert row_of(desk, "citizen", cpr=ADA).phone == "44 44 44 44"


def test_what_a_person_took_away_does_not_come_back(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    hours = row_of(desk, "hours", hours_week=11.0)
    with desk.store.work("hours.delete") as uow:
        uow.delete("hours", hours.id)
    result = take(desk, tmp_path / "a.xlsx")
    assert counts(result) == (16, 16, 0, 0, 16, 0)
    assert [(each.entity, each.is_deletion) for each in result.local_changes] == [("hours", True)]
    assert len(desk.store.reads.load("hours")) == 1


def test_rows_written_by_hand_before_the_first_file_are_met_and_not_doubled(desk, tmp_path):
    with desk.store.work("by.hand") as uow:
        uow.insert("workplace", "w1", {"name": "tranehøj bageri aps", "phone": "55 55 55 55"})
        uow.insert("citizen", "c1", {"cpr": ADA, "first_name": "Åse", "last_name": "Ærø"})
        uow.insert("placement", "p1", {
            "citizen": "c1", "kind": "ordinaert_fleksjob", "start": day("2015-04-01").date(),
            "workplace": "w1"})  # fmt: skip
    result = take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    assert counts(result)[2:4] == (13, 3)
    citizen = desk.store.reads.get("citizen", "c1")
    assert (citizen.phone, citizen.city) == ("70 10 10 10", "Aarhus C")
    placement = desk.store.reads.get("placement", "p1")
    assert (placement.number, placement.hours_week) == ("F00003", 12.5)
    workplace = desk.store.reads.get("workplace", "w1")
    assert (workplace.p_number, workplace.phone) == ("1050167250", "55 55 55 55")
    assert desk.store.reads.counts()["workplace"] == 2


def test_a_plan_is_stale_once_the_store_has_moved(desk, tmp_path):
    take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    later = changed_extract(lambda sheets: sheets["Borgere"][1].__setitem__(6, "1"))
    plan = plan_import(desk, save_book(tmp_path / "b.xlsx", later))
    add_note(desk, row_of(desk, "citizen", cpr=ADA).id, "Har ringet.")
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        commit_import(desk, plan)
    assert caught.value.code == "import.plan_stale"
    assert desk.store.digest() == before
    assert commit_import(desk, plan_import(desk, tmp_path / "b.xlsx")).changed == 1


def wounded(sheets):
    sheets["Borgere"][2][0] = "810456-12"


def test_one_error_keeps_the_whole_file_out(desk, tmp_path):
    before = desk.store.digest()
    plan = plan_import(desk, save_book(tmp_path / "a.xlsx", changed_extract(wounded)))
    assert plan.is_blocked
    assert counts(plan) == (16, 0, 0, 0, 0, 0)
    assert plan.counts_of_good.accepted == 10
    with pytest.raises(UserError) as caught:
        commit_import(desk, plan)
    assert caught.value.code == "import.has_errors"
    assert caught.value.facts == {"errors": 6, "rows": 16}
    assert desk.store.digest() == before


def test_good_rows_are_taken_when_asked_for_and_their_parents_are_there(desk, tmp_path):
    path = save_book(tmp_path / "a.xlsx", changed_extract(wounded))
    blocked = plan_import(desk, path)
    plan = plan_import(desk, path, accept_good_rows=True)
    assert counts(blocked.accepting_good_rows()) == counts(plan) == (16, 10, 10, 0, 0, 0)
    result = commit_import(desk, plan)
    assert [row.cpr for row in desk.store.reads.load("citizen")] == [ADA]
    assert {p.code for p in result.problems} == {
        "import.cpr.length", "import.parent_missing", "import.parent_refused",
    }  # fmt: skip


def test_the_summary_is_what_the_command_line_promises(desk, tmp_path):
    path = save_book(tmp_path / "a.xlsx", changed_extract(wounded))
    said = summary(plan_import(desk, path))
    assert list(said)[:8] == ["import_id", "rows", "accepted", "new", "changed", "unchanged",
                              "missing", "problems"]  # fmt: skip
    assert said["import_id"] is None
    assert said["problems"][0] == {
        "sheet": "Borgere", "row": 3, "column": "CPR-nr", "code": "import.cpr.length",
        "severity": "error",
        "text": "CPR-nummeret har 8 cifre og skal have ti. "
        "Ret cellen i regnearket, og indlæs filen igen.",
    }  # fmt: skip
    json.dumps(said)
    done = summary(commit_import(desk, plan_import(desk, path, accept_good_rows=True)))
    assert len(done["import_id"]) == 32
    assert done["accepted"] == 10


class StopsAt:
    """Stops a job at its n-th step, and remembers what was said."""

    def __init__(self, number):
        self.left = number
        self.said = []

    def step(self, done, total, text_key):
        assert 0 <= done <= total
        self.said.append(text_key)
        self.left -= 1
        if self.left == 0:
            raise CancelledError


def test_stopping_at_any_step_leaves_nothing(desk, tmp_path):
    path = save_book(tmp_path / "a.xlsx", aarhus_shape(60, 5))
    before = desk.store.digest()
    ctx = StopsAt(0)
    commit_import(desk, plan_import(desk, path, ctx=ctx), ctx)
    desk.store.undo()
    assert set(ctx.said) == {"import.reading", "import.planning", "import.writing"}
    for number in range(1, len(ctx.said) + 1):
        stop = StopsAt(number)
        with pytest.raises(CancelledError):
            commit_import(desk, plan_import(desk, path, ctx=stop), stop)
        assert desk.store.digest() == before
    assert desk.store.verify().ok


@pytest.mark.parametrize("shape", [aarhus_shape, aalborg_shape])
@pytest.mark.parametrize("seed", [11, 12])
def test_the_same_facts_in_disguise_change_nothing_and_undo_is_exact(tmp_path, shape, seed):
    program = "aarhus_pool_2013" if shape is aarhus_shape else "aalborg_udvikling"
    desk = a_desk(tmp_path, program=program)
    empty = desk.store.digest()
    sheets = shape(30, seed)
    first = take(desk, save_book(tmp_path / "a.xlsx", sheets))
    assert first.accepted == first.rows == first.new
    again = take(desk, save_book(tmp_path / "b.xlsx", disguised(sheets, seed)))
    assert (again.import_id, again.unchanged) == ("", first.rows)
    desk.store.undo(first.import_id)
    assert desk.store.digest() == empty
    assert desk.store.verify().ok
    desk.close()


def test_an_import_somebody_has_worked_on_is_rolled_back_only_where_nobody_did(desk, tmp_path):
    result = take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    ada = row_of(desk, "citizen", cpr=ADA)
    set_field(desk, "citizen", ada.id, "phone", "11 11 11 11")
    with pytest.raises(UserError) as caught:
        desk.store.undo(result.import_id)
    assert caught.value.code == "undo.refused"
    assert len(desk.store.reads.load("citizen")) == 2
    desk.store.undo(result.import_id, untouched_only=True)
    assert [row.cpr for row in desk.store.reads.load("citizen")] == [ADA]
    assert row_of(desk, "citizen", cpr=ADA).phone == "11 11 11 11"


@pytest.mark.parametrize("shape", [aarhus_shape, aalborg_shape])
def test_figures_of_the_store_are_those_of_the_file(desk, tmp_path, shape):
    path = save_book(tmp_path / "a.xlsx", shape(40, 8))
    take(desk, path)
    from_file = to_caseload(read_file(path, on=ON), desk.store.team_secret)
    for on in (day("2015-06-30").date(), ON):
        assert figures(desk.caseload(), on, desk.rules) == figures(from_file, on, desk.rules)


def test_the_windows_are_told_once_the_import_is_saved(desk, tmp_path):
    heard = []
    desk.subscribe(heard.append)
    result = take(desk, save_book(tmp_path / "a.xlsx", an_extract()))
    assert [(each.tx, each.everything) for each in heard] == [(result.import_id, True)]
    take(desk, tmp_path / "a.xlsx")
    assert len(heard) == 1
