"""The list of citizens and the page about one."""

from pathlib import Path

import pytest

from flexdesk.app.caseload import (
    citizen_page,
    filter_rows,
    list_rows,
    log_search,
    parse_query,
    reveal_cpr,
    views_of,
)
from flexdesk.app.citizen_file import read_file
from flexdesk.app.first_value import first_value
from flexdesk.app.notes import add_note
from flexdesk.app.timeline import timeline_of
from flexdesk.base.errors import UserError
from tests.support.cards import usual_content
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.verbs_cards import add_consent, add_hand_out, add_version


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def an_lp(desk, citizen: str, start: str, last_day: str | None = None) -> None:
    end = day(last_day) if last_day else None
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day(start), last_day=end)


def test_rows_stand_in_danish_order_of_names(desk) -> None:
    for cpr, first, last in (
        ("6101700001", "Bo", "Østergaard"),
        ("6201700002", "Bo", "Aagaard"),
        ("6301700003", "Bo", "Zeeberg"),
        ("6401700004", "Ane", "Zeeberg"),
    ):
        add_citizen(desk, cpr, first_name=first, last_name=last)
    assert [row.name for row in list_rows(desk)] == [
        "Ane Zeeberg",
        "Bo Zeeberg",
        "Bo Østergaard",
        "Bo Aagaard",
    ]


def test_a_row_counts_ledighedsydelse_and_sees_the_crossing(desk) -> None:
    citizen = add_citizen(desk)
    an_lp(desk, citizen, "2015-03-12")
    row = list_rows(desk)[0]
    assert (row.ly_months, row.ly_rest_days) == (17, 20)
    assert row.is_on_ly
    assert not row.is_18_of_24
    assert row.crosses_on == day("2016-09-11")
    assert (row.next_day, row.next_text) == (day("2016-09-11"), "Krydser 18 af 24")
    assert row.step_label == "Jobsøgning"
    assert row.step_ordinal == 6


def test_crossings_beyond_ninety_days_are_not_in_the_list(desk) -> None:
    citizen = add_citizen(desk)
    an_lp(desk, citizen, "2015-09-01")
    assert list_rows(desk)[0].crosses_on is None


def test_a_row_shows_the_placement_that_runs_and_its_latest_hours(desk) -> None:
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Børnehuset Skovly")
    job = add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"), workplace=place, hours_week=7,
    )  # fmt: skip
    add(desk, "hours", placement=job, day=day("2016-08-22"), hours_week=8)
    add(desk, "hours", placement=job, day=day("2016-09-22"), hours_week=12)
    row = list_rows(desk)[0]
    assert (row.workplace, row.hours_week) == ("Børnehuset Skovly", 8)
    assert (row.next_day, row.next_text) == (day("2016-09-11"), "Praktik slutter")
    assert filter_rows([row], parse_query("skovly slutter<14"))


def test_rows_change_with_the_day_asked_about(desk) -> None:
    citizen = add_citizen(desk)
    an_lp(desk, citizen, "2015-03-12", "2016-01-31")
    assert list_rows(desk, day("2016-01-31"))[0].is_on_ly
    assert not list_rows(desk, day("2016-02-01"))[0].is_on_ly


def test_contradictions_are_found(desk) -> None:
    citizen = add_citizen(desk, step="outcome_other")
    an_lp(desk, citizen, "2016-01-01")
    add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2015-06-01"),
        planned_last_day=day("2016-06-01"),
    )  # fmt: skip
    assert set(list_rows(desk)[0].findings) == {
        "placement.past_planned_end",
        "placement.ly_overlap",
        "citizen.step_finished",
    }


def test_last_contact_is_talk_and_never_a_mere_note(desk) -> None:
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Ringede", kind="telefon", day=day("2016-05-01"))
    add_note(desk, citizen, "Ingen svarede", kind="ingen_kontakt", day=day("2016-06-01"))
    add_note(desk, citizen, "Til mig selv", day=day("2016-07-01"))
    assert list_rows(desk)[0].last_contact == day("2016-05-01")


def test_a_page_holds_facts_strip_passes_and_timeline_and_is_logged(desk) -> None:
    citizen = add_citizen(desk, address="Engen 1", postcode="8000", city="Aarhus C")
    an_lp(desk, citizen, "2015-03-12")
    place = add(desk, "workplace", name="Kantinen")
    add(desk, "pass", citizen=citizen, step="competence_clarification", start=day("2016-04-01"),
        last_day=day("2016-05-11"))  # fmt: skip
    add(desk, "pass", citizen=citizen, step="internship", start=day("2016-08-15"))
    add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"), workplace=place, hours_week=8,
    )  # fmt: skip
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"step": "internship"})
    add_note(desk, citizen, "Talt med køkkenleder", kind="besoeg")
    page = citizen_page(desk, citizen)
    assert page.cpr_masked == "670770-••••"
    assert page.cpr_note == "Erstatningsnummer"
    assert page.age == 46
    assert page.ly_text == "17 md. 20 dg."
    assert page.ly_note == (
        "Krydser 11-09-2016, hvis intet ændres · metoderne er uenige: kontrollér i fagsystem"
    )
    assert page.is_ly_note_urgent
    assert len(page.strip) == 24
    assert (page.strip[-1].year, page.strip[-1].month, page.strip[-1].ly_days) == (2016, 8, 31)
    assert [(line.label, line.state, line.clock, line.is_over) for line in page.passes] == [
        ("Kompetenceafklaring", "done", "41 dage, norm 30", True),
        ("Praktik", "now", "dag 17 af 28", False),
        ("Midlertidigt puljefleksjob", "ahead", "", False),
    ]
    assert page.timeline[0].title == "Besøg"
    assert page.timeline[0].text == "Talt med køkkenleder"
    assert [item.day for item in page.timeline] == sorted(
        (item.day for item in page.timeline), reverse=True
    )
    facts = {fact.label: fact.value for fact in page.facts}
    assert facts["Arbejdsplads"] == "Kantinen"
    assert facts["Adresse"] == "Engen 1, 8000 Aarhus C"
    assert [(row.kind, row.citizen) for row in desk.store.access_rows()] == [("open", citizen)]


def test_a_protected_address_is_nowhere_on_the_page(desk) -> None:
    citizen = add_citizen(desk, address="Hemmelig Sti 7", city="Skjulby", address_protected=True)
    page = citizen_page(desk, citizen)
    assert "Hemmelig" not in repr(page)
    assert "Skjulby" not in repr(page)
    assert page.row.is_address_protected


def test_a_page_says_of_cards_what_the_citizens_own_page_says(desk) -> None:
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Børnehuset Skovly")
    consent = add_consent(desk, add_version(desk, citizen, usual_content()))
    add_hand_out(desk, consent, place)
    told = [(item.kind, item.title) for item in citizen_page(desk, citizen).timeline]
    assert told == [
        ("card", "Kandidatkort udleveret: Børnehuset Skovly"),
        ("card", "Samtykke givet"),
        ("card", "Kandidatkort: version 1"),
    ]
    whole = timeline_of(read_file(desk, citizen), desk.today())
    assert {title for _kind, title in told} <= {each.title for each in whole}


def test_cpr_is_revealed_with_a_reason_and_logged(desk) -> None:
    citizen = add_citizen(desk)
    assert reveal_cpr(desk, citizen, "ringer til fagsystemet") == "670770-4285"
    with pytest.raises(UserError) as caught:
        reveal_cpr(desk, citizen, " ")
    assert caught.value.code == "reason.missing"
    kinds = [row.kind for row in desk.store.access_rows(citizen)]
    assert kinds == ["reveal", "refused"]


def test_a_finished_search_is_logged_with_its_criterion(desk) -> None:
    log_search(desk, "aagaard", 1)
    log_search(desk, "  ", 0)
    rows = desk.store.access_rows()
    assert [(row.kind, row.facts["criterion"]) for row in rows] == [("search", "aagaard")]


def test_own_view_stands_first_for_those_who_have_citizens(desk) -> None:
    assert views_of(desk)[0].key == "alle"
    add_citizen(desk)
    assert views_of(desk)[0].query_text == "konsulent:mig -status:lukket"


def test_first_value_counts_what_its_queries_list(desk) -> None:
    citizen = add_citizen(desk)
    an_lp(desk, citizen, "2014-09-01")
    found = first_value(desk, DAY)
    assert found.lines == (
        (1, "over 18 af 24", "status:ly18"),
        (1, "uden kontakt i 60 dage", "status:igang kontakt>60"),
    )
