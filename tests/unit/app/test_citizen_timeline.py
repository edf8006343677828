"""One timeline of everything: order, kinds, corrections, tries, filters."""

import pytest

from flexdesk.app import contacts, goals, tasks
from flexdesk.app.citizen_file import read_file
from flexdesk.app.note_corrections import correct_note
from flexdesk.app.notes import add_note
from flexdesk.app.timeline import TimelineFilter, filter_entries, group_counts, timeline_of
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def entries(desk, citizen):
    return timeline_of(read_file(desk, citizen), DAY)


def a_life(desk):
    """Return a citizen about whom one of everything is written."""
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Kantinen Godsbanen")
    placement = add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-05-02"),
        last_day=day("2016-05-27"), workplace=place, hours_week=8.0, attended_week=12.0,
        ended_how="gennemfoert", onward="ledighedsydelse",
    )  # fmt: skip
    add(desk, "hours", placement=placement, day=day("2016-05-10"), hours_week=9.0, attended=14.0)
    add(desk, "pass", citizen=citizen, step="job_search", start=day("2016-06-01"), by="KON01")
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day("2015-03-12"))
    add(
        desk, "decision", citizen=citizen, day=day("2016-02-01"), outcome="optaget",
        reason="18 måneder nået", by="KON01", evidence={},
    )  # fmt: skip
    add(
        desk, "pause", citizen=citizen, reason="ferie", start=day("2016-07-01"),
        last_day=day("2016-07-14"),
    )  # fmt: skip
    add(
        desk, "attachment", citizen=citizen, day=day("2016-04-01"), kind="cv", title="CV",
        file_name="cv.pdf", size=10, content_hash="0" * 64, by="KON01",
    )  # fmt: skip
    task = tasks.add_task(desk, citizen, "Ring til køkkenet", DAY).id
    tasks.finish_task(desk, task)
    goal = goals.add_goal(desk, citizen, "Hygiejnebevis").id
    goals.set_goal_state(desk, goal, "naaet", day("2016-06-20"))
    add_note(desk, citizen, "Hun trives bedst om formiddagen", day=day("2016-03-01"))
    contacts.log_contact(
        desk, citizen, "Vil gerne møde hende", kind="telefon", workplace="Kantinen Godsbanen",
        person="Ulla Holm", day=day("2016-04-20"),
    )  # fmt: skip
    return citizen


def test_everything_that_happened_is_there_newest_first(desk):
    found = entries(desk, a_life(desk))
    assert [entry.day for entry in found] == sorted((e.day for e in found), reverse=True)
    assert {code for code, _name, _n in group_counts(found)} == {
        "notes", "contacts", "placements", "steps", "hours", "benefits", "decisions",
        "attachments", "tasks", "goals", "pauses",
    }  # fmt: skip
    titles = {entry.title for entry in found}
    assert "Telefon: Ulla Holm, Kantinen Godsbanen" in titles
    assert {"Praktik startet", "Praktik afsluttet", "Pause begyndt", "Pause slut"} <= titles
    started = next(entry for entry in found if entry.title == "Praktik startet")
    assert "12 fremmødetimer og 8 effektive timer" in started.text


def test_a_contact_that_a_note_tells_of_stands_once(desk):
    found = entries(desk, a_life(desk))
    assert len([entry for entry in found if entry.group == "contacts"]) == 1


def test_what_is_still_to_come_is_not_in_the_timeline(desk):
    citizen = add_citizen(desk)
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-10-01"))
    assert entries(desk, citizen) == ()


def test_a_corrected_note_shows_the_new_text_and_keeps_the_old(desk):
    citizen = add_citizen(desk)
    first = add_note(desk, citizen, "Aftalt 8 timer").id
    second = correct_note(desk, first, "Aftalt 9 timer").id
    correct_note(desk, second, "Aftalt 9,5 timer")
    (entry,) = entries(desk, citizen)
    assert (entry.text, entry.is_corrected) == ("Aftalt 9,5 timer", True)
    assert [each.text for each in entry.earlier] == ["Aftalt 9 timer", "Aftalt 8 timer"]


def test_tries_are_counted_in_words(desk):
    citizen = add_citizen(desk)
    for text in ("2016-08-01", "2016-08-08", "2016-08-15", "2016-08-22"):
        contacts.log_contact(desk, citizen, "", kind="ingen_kontakt", day=day(text))
    assert entries(desk, citizen)[0].about == "KON01 · taget af konsulent · 4. forsøg"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (TimelineFilter(), 13),
        (TimelineFilter(groups=frozenset({"notes"})), 1),
        (TimelineFilter(groups=frozenset({"notes", "contacts"})), 2),
        (TimelineFilter(text="HUN trives"), 1),
        (TimelineFilter(text="hun kantinen"), 0),
        (TimelineFilter(start=day("2016-05-02"), last_day=day("2016-05-27")), 3),
        (TimelineFilter(text="godsbanen", groups=frozenset({"placements"})), 2),
    ],
)
def test_kinds_words_and_days_filter_together(desk, wanted, count):
    found = entries(desk, a_life(desk))
    assert len(filter_entries(found, wanted)) == count
