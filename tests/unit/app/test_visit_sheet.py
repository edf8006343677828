"""Besøgsark: what it begins with, what it writes, what it refuses, its draft and its paper."""

import dataclasses
import datetime as dt
import subprocess
import sys

import pytest

from flexdesk.app import boot, follow_ups, history, visit_paper
from flexdesk.app.visit_draft import VisitForm, drop_visit_draft, save_visit_draft, visit_draft
from flexdesk.app.visit_reading import VisitRefusedError
from flexdesk.app.visit_sheet import save_visit, start_visit
from flexdesk.app.visit_text import VisitParts, read_visit, took_part_words, write_visit
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PASSPHRASE, a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def job(desk, citizen):
    place = add(desk, "workplace", name="Børnehuset Skovly")
    made = add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"),
        workplace=place, hours_week=8.0, attended_week=12.0,
    )  # fmt: skip
    # the rules have made their own tasks about the job long ago
    follow_ups.run(desk)
    return made


def form(desk, citizen, **changes):
    return dataclasses.replace(start_visit(desk, citizen).form, **changes)


def wrote(desk, citizen, **changes):
    """Save a sheet and return how many rows of each kind it wrote."""
    before = desk.store.reads.counts()
    save_visit(desk, citizen, form(desk, citizen, **changes))
    after = desk.store.reads.counts()
    return {kind: after[kind] - before[kind] for kind in after if after[kind] != before[kind]}


def refused(desk, citizen, **changes):
    """Return the code at each field of a sheet that is refused; nothing is written."""
    before = desk.store.reads.counts()
    with pytest.raises(VisitRefusedError) as caught:
        save_visit(desk, citizen, form(desk, citizen, **changes))
    assert desk.store.reads.counts() == before
    return {name: error.code for name, error in caught.value.problems.items()}


@pytest.mark.usefixtures("job")
def test_it_begins_with_what_is_known(desk, citizen):
    start = start_visit(desk, citizen)
    assert [place.name for place in start.places] == ["Børnehuset Skovly"]
    assert (start.form.hours, start.form.attended) == ("8", "12")
    assert start.form.hours_from == start.form.day == "31-08-2016"
    assert start.form.next_day == "28-09-2016"
    assert start.form.next_text == "Besøg hos Børnehuset Skovly"
    assert start.draft is None


def test_the_next_day_is_a_working_day(tmp_path):
    # 28 days after 4 December 2015 is New Year's Day, a Friday
    with a_desk(tmp_path, day("2015-12-04")) as desk:
        assert start_visit(desk, add_citizen(desk)).form.next_day == "04-01-2016"


def test_the_latest_of_two_jobs_comes_first_and_one_can_be_asked_for(desk, citizen, job):
    place = add(desk, "workplace", name="Kantinen")
    other = add(
        desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-07-01"),
        workplace=place,
    )  # fmt: skip
    assert [p.placement for p in start_visit(desk, citizen).places] == [other, job]
    assert start_visit(desk, citizen, job).places[0].placement == job
    assert start_visit(desk, citizen).form.hours == ""


def test_hours_that_changed_get_a_row_with_attended(desk, citizen, job):
    assert wrote(desk, citizen, how="Godt", hours="9,5", attended="14")["hours"] == 1
    (row,) = desk.store.reads.load("hours")
    assert (row.placement, row.day, row.hours_week, row.attended) == (job, DAY, 9.5, 14.0)
    assert row.kind == "aendring"


@pytest.mark.usefixtures("job")
def test_hours_that_are_the_same_get_no_row_unless_they_were_measured(desk, citizen):
    assert "hours" not in wrote(desk, citizen, how="Godt")
    assert wrote(desk, citizen, how="Godt", is_measured=True)["hours"] == 1
    notes = [row.text for row in desk.store.reads.load("note")]
    assert sum("(uændret)" in text for text in notes) == 1


@pytest.mark.usefixtures("job")
def test_without_a_next_day_there_is_no_task(desk, citizen):
    kinds = wrote(desk, citizen, how="Godt", next_day="")
    assert kinds == {"note": 1, "contact": 1, "transfer": 1}


def test_one_undo_takes_everything_back_and_the_history_names_it(desk, citizen, job):
    before = desk.store.reads.counts()
    save_visit(desk, citizen, form(desk, citizen, how="Godt", hours="9"))
    assert history.last_undoable(desk).text == "besøgsark"
    history.undo(desk)
    assert desk.store.reads.counts() == before
    history.redo(desk)
    tasks = [row for row in desk.store.reads.load("task") if not row.rule]
    assert [row.placement for row in tasks] == [job]


@pytest.mark.usefixtures("job")
def test_the_next_visit_finishes_the_task_of_the_last_one(desk, citizen):
    save_visit(desk, citizen, form(desk, citizen, how="Godt"))
    (first,) = (row for row in desk.store.reads.load("task") if not row.rule)
    start = start_visit(desk, citizen)
    assert (start.task.id, start.form.finishes) == (first.id, first.id)
    save_visit(desk, citizen, form(desk, citizen, how="Igen godt", next_day="30-09-2016"))
    mine = [row for row in desk.store.reads.load("task") if not row.rule]
    assert [(row.due, row.done_on) for row in sorted(mine, key=lambda row: row.due)] == [
        (first.due, DAY), (day("2016-09-30"), None),
    ]  # fmt: skip
    history.undo(desk)
    assert desk.store.reads.get("task", first.id).done_on is None


@pytest.mark.usefixtures("job")
def test_a_task_that_is_somebody_elses_or_done_is_left_alone(desk, citizen):
    other = add_citizen(desk, "6801012468")
    task = add(desk, "task", citizen=other, due=DAY, kind="besøg", text="Besøg")
    save_visit(desk, citizen, form(desk, citizen, how="Godt", finishes=task))
    assert desk.store.reads.get("task", task).done_on is None


def test_workplaces_are_offered_where_no_job_runs(desk, citizen):
    add(desk, "workplace", name="Østergade")
    add(desk, "workplace", name="Aagaard Kantine")
    assert start_visit(desk, citizen).known_places == ("Østergade", "Aagaard Kantine")


@pytest.mark.usefixtures("job")
def test_the_workplace_log_has_what_was_agreed_and_not_how_it_goes(desk, citizen):
    save_visit(
        desk, citizen, form(desk, citizen, how="Sover dårligt", agreed="Møder kl. 9", names="Ulla")
    )
    (contact,) = desk.store.reads.load("contact")
    assert "Møder kl. 9" in contact.text
    assert "Sover" not in contact.text
    assert (contact.person, contact.by, contact.kind) == ("Ulla", "konsulent", "besoeg")
    (note,) = desk.store.reads.load("note")
    assert "borger, leder (Ulla)" in note.text
    assert note.text.endswith(contact.text)
    assert note.taken_by == "konsulent"


@pytest.mark.usefixtures("job")
@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, {"how": "visit.empty"}),
        ({"how": "x", "day": "31-02-2016"}, {"day": "day.impossible"}),
        ({"how": "x", "day": "01-09-2016"}, {"day": "visit.future"}),
        ({"how": "x", "hours": "ni"}, {"hours": "number.shape"}),
        ({"how": "x", "hours": "61"}, {"hours": "hours.range"}),
        ({"how": "x", "hours": "13"}, {"attended": "visit.attended_low"}),
        ({"how": "x", "hours": "", "attended": "12"}, {"hours": "visit.hours_missing"}),
        (
            {"how": "x", "hours": "9", "hours_from": "01-01-2016"},
            {"hours_from": "hours.outside_placement"},
        ),
        ({"how": "x", "next_day": "30-08-2016"}, {"next_day": "task.next_past"}),
        (
            {"day": "i går", "next_day": "snart", "hours": "mange"},
            {
                "day": "day.shape", "how": "visit.empty", "hours": "number.shape",
                "next_day": "day.shape",
            },
        ),
    ],
)  # fmt: skip
def test_each_wrong_field_is_told_at_once(desk, citizen, changes, codes):
    assert refused(desk, citizen, **changes) == codes


def test_a_second_change_of_the_same_day_is_refused_at_its_day(desk, citizen, job):
    add(desk, "hours", placement=job, day=DAY, hours_week=9.0, kind="aendring")
    assert refused(desk, citizen, how="x", hours="10") == {"hours_from": "hours.day_taken"}


def test_without_a_job_the_workplace_is_asked_for_and_made(desk, citizen):
    assert refused(desk, citizen, how="x") == {"workplace": "workplace.empty"}
    kinds = wrote(desk, citizen, how="x", workplace="Materielgården", hours="9")
    assert kinds == {"workplace": 1, "note": 1, "contact": 1, "task": 1, "transfer": 1}
    again = wrote(desk, citizen, how="x", workplace="materielgaarden")
    assert "workplace" not in again


def test_a_draft_is_kept_offered_and_gone_when_saved(desk, citizen, job):
    kept = form(desk, citizen, how="Halvt")
    save_visit_draft(desk, citizen, kept)
    assert start_visit(desk, citizen).draft == kept
    save_visit(desk, citizen, kept)
    assert visit_draft(desk, citizen) is None
    assert kept.placement == job
    save_visit_draft(desk, citizen, kept)
    drop_visit_draft(desk, citizen)
    assert start_visit(desk, citizen).draft is None


_CHILD = """
import sys
from pathlib import Path
from flexdesk.app import boot
from flexdesk.app.visit_draft import VisitForm, save_visit_draft
desk = boot.open_desk(Path(sys.argv[1]), sys.argv[2].encode())
save_visit_draft(desk, sys.argv[3], VisitForm(how=sys.argv[4]))
print("kept", flush=True)
sys.stdin.read()
"""


def test_a_draft_outlives_the_kill_of_the_process_and_goes_with_its_citizen(tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
    words = [str(tmp_path / "register"), PASSPHRASE, citizen, "Åse er glad"]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert child.stdout.readline().strip() == "kept"
    finally:
        child.kill()
        child.wait(20)
        child.stdin.close()
        child.stdout.close()
    desk = boot.open_desk(tmp_path / "register", PASSPHRASE.encode())
    try:
        assert visit_draft(desk, citizen) == VisitForm(how="Åse er glad")
        assert "glad" not in str(desk.store.reads.dump())
        desk.store.erase((("citizen", citizen),), "gdpr")
        assert visit_draft(desk, citizen) is None
    finally:
        desk.close()


def test_the_text_of_a_note_is_read_back_into_its_parts():
    parts = VisitParts(
        workplace="Kantinen", took_part="borger", how="Godt\nog bedre", agreed="To ting:\n1 og 2",
        hours="9 effektive timer om ugen", next="28-09-2016 Besøg",
    )  # fmt: skip
    assert read_visit(write_visit(parts)) == parts
    assert read_visit("Helt frit skrevet") == VisitParts(how="Helt frit skrevet")
    assert took_part_words(("borger", "leder"), "") == "borger, leder"
    assert took_part_words((), "Ulla") == "Ulla"


@pytest.mark.usefixtures("job")
def test_the_paper_has_agreements_and_neither_number_nor_how_it_goes(desk, citizen):
    pdf = visit_paper.paper_of_form(
        desk,
        citizen,
        form(desk, citizen, how="Sover dårligt", agreed="Møder kl. 9, 670770-4285", hours="9",
             next_text="Ring til lægen"),
    )  # fmt: skip
    report = check_pdf(pdf)
    assert report.findings == []
    assert report.pages == 1
    text = str(report.outline)
    assert "Møder kl. 9" in text
    assert "9 effektive timer" in text
    assert "onsdag 28-09-2016" in text
    for word in ("670770", "Sover", "lægen", "Aagaard"):
        assert word not in text


@pytest.mark.usefixtures("job")
def test_the_paper_of_a_written_visit_is_the_same(desk, citizen):
    with pytest.raises(UserError, match=r"visit\.none"):
        visit_paper.latest_visit(desk, citizen)
    told = form(desk, citizen, how="Godt", agreed="Møder kl. 9", hours="9")
    before = visit_paper.paper_of_form(desk, citizen, told)
    save_visit(desk, citizen, told)
    assert visit_paper.paper_of_note(desk, visit_paper.latest_visit(desk, citizen)) == before


@pytest.mark.usefixtures("job")
def test_a_long_agreement_goes_on_on_a_second_page(desk, citizen):
    agreed = "\n".join(f"Aftale {number} om opgaver og pauser" for number in range(30))
    pdf = visit_paper.paper_of_form(desk, citizen, form(desk, citizen, agreed=agreed))
    report = check_pdf(pdf)
    assert report.findings == []
    assert report.pages == 2
    assert "Aftale 29" in str(report.outline)


def test_nothing_personal_is_in_a_repr(desk, citizen, job):
    del job
    start = start_visit(desk, citizen)
    shown = repr((start, start.form, VisitParts(how="hemmeligt")))
    assert "Åse" not in shown
    assert "hemmeligt" not in shown
    assert dt.date.fromisoformat("2016-08-31") == start.today


@pytest.mark.parametrize(
    ("planned", "offered"),
    [("2016-09-25", "23-09-2016"), ("2016-10-30", "28-09-2016"), ("2016-08-31", "28-09-2016")],
)
def test_the_next_visit_is_offered_before_the_planned_end(desk, citizen, planned, offered):
    place = add(desk, "workplace", name="Kantinen")
    add(desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-01"),
        planned_last_day=day(planned), workplace=place)  # fmt: skip
    assert start_visit(desk, citizen).form.next_day == offered
