"""Whose somebody is: the name on every page of placements and workplaces, initials without one."""

import pytest

from flexdesk.app import (
    edits,
    hours_progress,
    next_actions,
    screening,
    workplace_contacts,
    workplaces,
)
from flexdesk.app.consultants import consultant_names
from flexdesk.app.edits import NewPlacement
from flexdesk.app.flow_filter import FlowWish, flow_page
from flexdesk.app.flow_list import placement_lines
from flexdesk.app.placement_changes import shift_plan
from flexdesk.app.placement_facts import change_lines
from flexdesk.app.screening_rows import screening_page
from flexdesk.app.workplace_contacts import NewWorkplaceContact
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.ui.hours.tables import people_columns
from flexdesk.ui.placements.list_columns import specs_for
from flexdesk.ui.screening.chosen_card import look_words
from flexdesk.ui.screening.table import columns_for
from flexdesk.ui.workplaces.page_lines import now_lines, talk_about
from tests.support.desks import DAY, a_desk, add, add_citizen, day

LIST = "faa_timer"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        add(opened, "consultant", initials="KON03", name="Fatima Rahimi", role="jobkonsulent")
        yield opened


@pytest.fixture
def place(desk):
    return workplaces.add_workplace(desk, NewWorkplace("Engen", "Vestergade 12")).id


def a_job(desk, place, cpr, consultant):
    citizen = add_citizen(desk, cpr, consultant=consultant, candidate_no=f"K-{cpr[:4]}")
    wanted = NewPlacement("ordinaert_fleksjob", place, day("2016-03-01"), hours="8")
    return citizen, edits.start_placement(desk, citizen, wanted).id


def test_every_new_page_says_the_name_and_the_initials_of_who_has_none(desk, place):
    a_job(desk, place, "6707704285", "KON03")
    a_job(desk, place, "6807704286", "KON09")
    shown = {"Fatima Rahimi", "KON09"}
    assert {row.consultant_name for row in screening_page(desk, LIST, DAY).rows} == shown
    assert {row.consultant for row in screening_page(desk, LIST, DAY).rows} == {"KON03", "KON09"}
    lines = placement_lines(desk, flow_page(desk, FlowWish()))
    assert {line.consultant_name for line in lines} == shown
    people = workplace_page(desk, place, DAY).now
    assert {line.detail.rsplit(" · ")[-1] for line in now_lines(people, is_hidden=False)} == shown
    progress = hours_progress.hours_progress(desk, DAY)
    assert {row.consultant_name for row in progress.rows} == shown
    (column,) = [s for s in specs_for(is_hidden=False, is_narrow=False) if s.key == "consultant"]
    assert {column.show(line) for line in lines} == shown
    rows = screening_page(desk, LIST, DAY).rows
    for specs, found in (
        (lambda width: columns_for(LIST, width, is_hidden=False), rows),
        (lambda width: people_columns(width, is_hidden=False), progress.rows),
    ):
        told = set()
        for width in range(300, 2000, 20):
            (column,) = [s for s in specs(width) if s.key == "consultant"] or [None]
            if column is not None:
                told.add((column.width, frozenset(column.show(row) for row in found)))
        narrow, wide = sorted(told, key=lambda each: each[0])
        assert (narrow[1], wide[1]) == ({"KON03", "KON09"}, shown)


def test_who_wrote_it_is_named_and_nothing_stands_for_nobody(desk, place):
    citizen, job = a_job(desk, place, "6707704285", "KON03")
    assert consultant_names(desk)["KON01"] == "Lene Østergaard"
    next_actions.set_next_action(desk, place, "Ring", by="KON03")
    assert workplace_page(desk, place, DAY).next_action.by == "Fatima Rahimi"
    edits.set_field(desk, "workplace", place, "next_by", "")
    assert workplace_page(desk, place, DAY).next_action.by == ""
    shift_plan(desk, job, planned_last_day=day("2016-12-31"))
    assert change_lines(desk, job)[0].by == "Lene Østergaard"
    for by, said in (("KON03", "Fatima Rahimi"), ("KON09", "KON09"), ("", "")):
        add(desk, "screening", citizen=citizen, list=LIST, day=DAY, result="potentiale",
            placement=job, text="", by=by)  # fmt: skip
        look = next(
            each for each in screening_page(desk, LIST, DAY).rows[0].looks if each.by == said
        )
        words = look_words(look, is_hidden=False)
        assert words == " · ".join(filter(None, ("31-08-2016 Potentiale", said)))


def test_a_desk_without_initials_writes_talks_and_looks_of_nobody(tmp_path):
    with a_desk(tmp_path, name="", initials="") as desk:
        place = workplaces.add_workplace(desk, NewWorkplace("Engen", "Vestergade 12")).id
        a_job(desk, place, "6707704285", "")
        wanted = NewWorkplaceContact(kind="telefon", text="Talt om en plads")
        workplace_contacts.log_workplace_contact(desk, place, wanted)
        page = workplace_page(desk, place, DAY)
        assert talk_about(page.talks[0], is_hidden=False) == "Taget af konsulent"
        (line,) = now_lines(page.now, is_hidden=False)
        assert line.detail == "Ordinært fleksjob · 8 effektive timer"
        (row,) = screening_page(desk, LIST, DAY).rows
        subject = screening.Subject(row.citizen, row.placement)
        screening.screen(desk, LIST, [subject], screening.Look("potentiale"))
        (row,) = screening_page(desk, LIST, DAY).rows
        assert look_words(row.looks[0], is_hidden=False) == "31-08-2016 Potentiale"
        assert consultant_names(desk) == {}
