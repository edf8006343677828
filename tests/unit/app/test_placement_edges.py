"""Edges of placements: what lies outside its days, what never began, who may not be where."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flexdesk.app import citizen_life, edits, employers, history, openings, support, workplaces
from flexdesk.app.agreed_hours import agree_hours
from flexdesk.app.case_index import case_index
from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_head import now_words
from flexdesk.app.citizen_life import Closing
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.edits import Ending, NewPlacement, set_field
from flexdesk.app.employers import NewEmployer
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_import
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.placement_changes import (
    cancel_start,
    move_workplace,
    reopen_placement,
    shift_plan,
)
from flexdesk.app.screening import Look, Subject, screen
from flexdesk.app.screening_export import ScreeningOrder, export_screening
from flexdesk.app.support import Granting, SupportEdit
from flexdesk.app.timeline_items import entries_of
from flexdesk.app.visit_reading import VisitRefusedError
from flexdesk.app.visit_sheet import save_visit, start_visit
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_merge import merge_workplaces
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.base.errors import UserError
from tests.support.builders import a_cpr
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day
from tests.support.import_books import an_extract, save_book
from tests.support.import_books import day as in_a_book

MARCH, JUNE, SOON = day("2016-03-01"), day("2016-06-01"), day("2016-10-03")
POOL = "puljefleksjob"
NOT_ALLOWED = "workplace.pool_not_allowed"


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened
        assert opened.store.verify().ok


@pytest.fixture
def citizen(desk) -> str:
    add(desk, "workplace", name="Skovly", sector="kommunal")
    return add_citizen(desk)


@pytest.fixture
def job(desk, citizen) -> str:
    return begin(desk, citizen)


def begin(desk, citizen, kind=POOL, start=MARCH, hours="6", place="Skovly") -> str:
    return edits.start_placement(desk, citizen, NewPlacement(kind, place, start, hours=hours)).id


def place_of(desk, job):
    return desk.store.reads.get("placement", job).workplace


def refused(desk, call) -> str:
    """Return the code of a refusal; nothing may have been written."""
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        call()
    assert desk.store.digest() == before
    return caught.value.code


def codes(done) -> list[str]:
    return [each.code for each in done.remarks]


def never(on=DAY) -> Ending:
    return Ending(on, "startede_ikke", "startede_ikke")


@pytest.mark.parametrize(("field", "value"), [("start", "01-07-2016"), ("last_day", "01-05-2016")])
def test_a_day_put_right_tells_of_hours_it_leaves_outside(desk, job, field, value):
    edits.add_hours(desk, job, JUNE, "8")

    done = set_field(desk, "placement", job, field, value)

    assert [each.facts["count"] for each in done.remarks if each.code.endswith("_outside")] == [1]


def test_an_end_before_hours_that_were_measured_is_told(desk, job):
    edits.add_hours(desk, job, JUNE, "8")

    done = edits.end_placement(desk, job, Ending(day("2016-05-01"), "foer_tid", "sygemelding"))

    assert "placement.hours_outside" in codes(done)


def test_a_start_moved_past_agreed_hours_is_told(desk, citizen):
    job = begin(desk, citizen, "ordinaert_fleksjob", SOON)
    agree_hours(desk, job, day("2016-10-10"), "9")

    assert codes(shift_plan(desk, job, start=day("2016-11-01"))) == ["placement.hours_outside"]


def test_what_was_worked_in_never_began_by_no_path(desk, job):
    edits.add_hours(desk, job, JUNE, "8")

    for call in (
        lambda: edits.end_placement(desk, job, never()),
        lambda: set_field(desk, "placement", job, "ended_how", "startede_ikke"),
        lambda: cancel_start(desk, job),
    ):
        assert refused(desk, call) == "placement.cancel_worked"


def test_what_never_began_has_a_last_day(desk, job):
    ended = "placement.never_began_open"
    assert refused(desk, lambda: set_field(desk, "placement", job, "ended_how", "startede_ikke")) \
        == ended  # fmt: skip
    cancel_start(desk, job)
    assert refused(desk, lambda: set_field(desk, "placement", job, "last_day", "")) == ended


def test_what_never_began_has_no_hours(desk, job):
    cancel_start(desk, job)

    assert refused(desk, lambda: edits.add_hours(desk, job, MARCH, "8")) == "hours.never_began"


def test_a_pool_job_that_never_began_stands_in_nobodys_way(desk, citizen, job):
    edits.end_placement(desk, job, never())

    second = begin(desk, citizen, start=JUNE)

    assert desk.store.reads.get("placement", second).start == JUNE
    running = next(f for f in figures_on(desk, DAY) if f.id == "pool_running")
    assert running.n == 1
    # once it began after all there would be two at once
    assert refused(desk, lambda: reopen_placement(desk, job)) == "placement.pool_overlap"
    ended = lambda: set_field(desk, "placement", job, "ended_how", "foer_tid")  # noqa: E731 - read twice
    assert refused(desk, ended) == "placement.pool_overlap"


def test_a_kind_does_not_bring_more_hours_than_it_may_have(desk, citizen):
    job = begin(desk, citizen, "ordinaert_job", hours="30")
    edits.add_hours(desk, job, JUNE, "45")

    call = lambda: set_field(desk, "placement", job, "kind", "ordinaert_fleksjob")  # noqa: E731 - one call
    assert refused(desk, call) == "hours.over_full_week"


def test_a_workplace_with_a_pool_job_turns_private_by_no_path_in_silence(desk, job):
    place = place_of(desk, job)
    firm = employers.add_employer(desk, NewEmployer("Bagerne", sector="privat")).id
    town = employers.add_employer(desk, NewEmployer("Byen", sector="kommunal")).id
    private = workplaces.add_workplace(desk, NewWorkplace("Bageriet", "Torvet 1", sector="privat"))

    def after_undo(done) -> list[str]:
        history.undo(desk, done.tx)
        return codes(done)

    edited = NewWorkplace("Skovly", sector="privat")
    assert NOT_ALLOWED in after_undo(workplaces.edit_workplace(desk, place, edited))
    assert NOT_ALLOWED in after_undo(merge_workplaces(desk, private.id, place))
    assert NOT_ALLOWED not in after_undo(merge_workplaces(desk, place, private.id))
    set_field(desk, "workplace", place, "sector", "")
    assert NOT_ALLOWED in after_undo(merge_workplaces(desk, place, private.id))
    assert NOT_ALLOWED in after_undo(employers.set_employer(desk, place, firm))
    other = NewEmployer("Nye Bagere", sector="privat")
    assert NOT_ALLOWED in after_undo(employers.add_employer(desk, other, place))
    assert NOT_ALLOWED not in codes(employers.set_employer(desk, place, town))
    turned = employers.edit_employer(desk, town, NewEmployer("Byen", sector="privat"))
    assert NOT_ALLOWED in codes(turned)


def test_a_pool_job_that_runs_again_at_a_private_workplace_is_told(desk, job):
    edits.end_placement(desk, job, Ending(DAY, "foer_tid", "sygemelding"))
    set_field(desk, "workplace", place_of(desk, job), "sector", "privat")

    assert NOT_ALLOWED in codes(reopen_placement(desk, job))


def test_support_goes_on_when_what_it_was_for_is_gone(desk, citizen, job):
    place = place_of(desk, job)
    opening = openings.add_opening(desk, place, OpeningTyped("smaajob"))
    wanted = SupportEdit("mentor", workplace=place, opening=opening.id, placement=job)
    asked = support.ask(desk, citizen, wanted)

    history.undo(desk, opening.tx)

    assert support.grant(desk, asked.id, Granting(DAY)).tx
    assert refused(desk, lambda: support.ask(desk, citizen, wanted)) == "row.unknown"


def test_an_extract_that_measures_the_day_of_an_agreement_makes_it_count(desk, tmp_path):
    """The agreed value would hide the measured one, and no figure would see it."""
    sheets = an_extract()
    commit_import(desk, plan_import(desk, save_book(tmp_path / "juli.xlsx", sheets)))
    job = next(row for row in desk.store.reads.load("placement") if row.last_day is None)
    number, cpr = job.number, desk.store.reads.get("citizen", job.citizen).cpr
    agree_hours(desk, job.id, SOON, "9")
    before = desk.store.digest()
    sheets["Timetal"].append([cpr, number, in_a_book(f"{SOON}"), 11])

    taken = commit_import(desk, plan_import(desk, save_book(tmp_path / "okt.xlsx", sheets)))

    of_day = [row for row in desk.store.reads.load("hours") if row.day == SOON]
    assert [(row.kind, row.hours_week) for row in of_day] == [("aendring", 11)]
    history.undo(desk, taken.import_id)
    assert desk.store.digest() == before


def test_an_extract_finds_its_own_value_beside_a_correction_of_the_day(desk, tmp_path):
    sheets = an_extract()
    path = save_book(tmp_path / "juli.xlsx", sheets)
    commit_import(desk, plan_import(desk, path))
    measured = desk.store.reads.load("hours")[0]
    edits.add_hours(desk, measured.placement, measured.day, "3", is_correction=True)

    plan = plan_import(desk, path)

    assert (plan.missing_rows, plan.local_changes) == ((), ())


def test_a_cancelled_start_is_not_to_come_and_did_not_start(desk, citizen):
    job = begin(desk, citizen, start=SOON)
    cancel_start(desk, job, "Syg")
    file = read_file(desk, citizen)
    row = next(each for each in list_rows(desk, DAY) if each.id == citizen)

    assert "Puljefleksjob" not in now_words(file, DAY)
    assert case_index(desk).coming(citizen, DAY) == ()
    assert "starter" not in row.next_text
    titles = [each.title for each in entries_of(file)]
    assert "Puljefleksjob startede ikke" in titles
    assert {"Puljefleksjob startet", "Puljefleksjob afsluttet"}.isdisjoint(titles)
    assert workplaces.close_workplace(desk, place_of(desk, job)).tx


def test_a_field_does_not_let_a_job_run_again_in_a_closed_case(desk, citizen, job):
    citizen_life.close_citizen(desk, citizen, Closing(DAY, "andet"))

    again = lambda: set_field(desk, "placement", job, "last_day", "")  # noqa: E731 - one call
    assert refused(desk, again) == "citizen.closed"


def test_a_workplace_is_made_with_a_name_and_a_street_of_some_length_only(desk, citizen, job):
    much = "å" * 9000
    for name, street in ((much, ""), ("Engen", much)):
        wanted = NewPlacement("smaajob", name, DAY, street=street)
        for call in (
            lambda wanted=wanted: edits.start_placement(desk, citizen, wanted),
            lambda at=(name, street): move_workplace(desk, job, at[0], DAY, "", at[1]),
            lambda at=(name, street): support.ask(
                desk, citizen, SupportEdit("mentor", workplace=at[0], street=at[1])
            ),
        ):
            assert refused(desk, call) == "text.too_long"


def test_an_extract_that_ends_a_job_drops_what_was_agreed_after_it(desk, tmp_path):
    sheets = an_extract()
    commit_import(desk, plan_import(desk, save_book(tmp_path / "juli.xlsx", sheets)))
    job = next(row for row in desk.store.reads.load("placement") if row.number == "F00004")
    agree_hours(desk, job.id, SOON, "12")
    agree_hours(desk, job.id, day("2016-09-05"), "9")
    before = desk.store.digest()
    sheets["Forløb"][4][6:] = [in_a_book("2016-09-20"), 10, "Sygemelding"]
    for on in ("2016-09-05", f"{SOON}"):
        # the second lies after the end, and is measured and dropped at once
        sheets["Timetal"].append(["810456-1234", "F00004", in_a_book(on), 9])

    taken = commit_import(desk, plan_import(desk, save_book(tmp_path / "okt.xlsx", sheets)))

    found = desk.store.reads.load("hours", citizen=job.citizen)
    assert [row for row in found if row.kind == "aftale"] == []
    history.undo(desk, taken.import_id)
    assert desk.store.digest() == before


def test_a_field_holds_no_fewer_hours_of_presence_than_effective_ones(desk, job):
    measured = edits.add_hours(desk, job, JUNE, "8", attended="12").id
    set_field(desk, "placement", job, "attended_week", "10")

    for kind, row, field, value in (
        ("hours", measured, "attended", "7"),
        ("hours", measured, "hours_week", "13"),
        ("placement", job, "attended_week", "5"),
        ("placement", job, "hours_week", "11"),
    ):
        call = lambda at=(kind, row, field, value): set_field(desk, *at)  # noqa: E731 - one call
        assert refused(desk, call) == "hours.attended_low"


def test_nobody_measures_a_day_to_come_by_field_or_visit(desk, citizen, job):
    measured = edits.add_hours(desk, job, JUNE, "8").id
    ahead = lambda: set_field(desk, "hours", measured, "day", f"{SOON}")  # noqa: E731 - one call
    assert refused(desk, ahead) == "hours.not_yet"

    form = replace(start_visit(desk, citizen).form, how="Godt", hours="9", hours_from=f"{SOON}")
    with pytest.raises(VisitRefusedError) as caught:
        save_visit(desk, citizen, form)
    assert caught.value.problems["hours_from"].code == "hours.not_yet"


def test_a_screening_list_with_names_hidden_names_nobody_in_its_texts(desk, citizen, job, tmp_path):
    screen(desk, "faa_timer", [Subject(citizen, job)], Look("potentiale", "Åse Aagaard vil gerne"))
    out = tmp_path / "screening.xlsx"

    export_screening(desk, ScreeningOrder("faa_timer", PROGRAM, (citizen,), is_hidden=True), out)

    cells = str(list(load_workbook(out)["Screening"].iter_rows(values_only=True)))
    assert "Borgeren vil gerne" in cells
    assert "Aagaard" not in cells


def stays(desk, citizen) -> list[tuple]:
    """Return where somebody was and when, by name of the workplace."""
    index = workplace_index(desk)
    found = (stay for each in index.stays.values() for stay in each)
    return sorted(
        (stay.start, index.workplaces[stay.workplace].name, stay.last_day)
        for stay in found
        if stay.placement.citizen == citizen
    )


def test_an_end_before_a_move_is_told_and_leaves_the_stay_where_it_was(desk, citizen, job):
    move_workplace(desk, job, "Engen", day("2016-07-01"))

    done = edits.end_placement(desk, job, Ending(JUNE, "foer_tid", "sygemelding"))

    assert "placement.moved_after" in codes(done)
    assert stays(desk, citizen) == [(MARCH, "Skovly", JUNE)]


def test_of_two_moves_in_one_day_the_first_tells_where_it_was_before(desk, citizen):
    for number in range(8):
        with_job = add_citizen(desk, a_cpr(number), candidate_no=f"K-{number}")
        job = begin(desk, with_job)
        move_workplace(desk, job, "Engen", JUNE)
        move_workplace(desk, job, "Haven", JUNE)

        assert stays(desk, with_job) == [
            (MARCH, "Skovly", day("2016-05-31")),
            (JUNE, "Haven", None),
        ]


@pytest.mark.parametrize("by_field", [True, False])
def test_a_planned_start_moved_ahead_takes_the_move_of_its_first_day_along(desk, citizen, by_field):
    job = begin(desk, citizen, start=SOON)
    move_workplace(desk, job, "Engen", SOON)
    earlier = day("2016-09-19")

    if by_field:
        done = set_field(desk, "placement", job, "start", f"{earlier}")
    else:
        done = shift_plan(desk, job, start=earlier)

    assert stays(desk, citizen) == [(earlier, "Engen", None)]
    history.undo(desk, done.tx)
    assert stays(desk, citizen) == [(SOON, "Engen", None)]


def test_nobody_visits_what_never_began(desk, citizen, job):
    cancel_start(desk, job)

    assert start_visit(desk, citizen, job).places == ()
