"""Workplaces: found by name and street, never silently doubled, people and openings, undo."""

import datetime as dt

import pytest

from flexdesk.app import (
    call_log,
    citizen_removal,
    contacts,
    edits,
    employers,
    history,
    next_actions,
    openings,
    workplace_contacts,
    workplace_people,
    workplaces,
)
from flexdesk.app.citizen_file import read_file
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.employers import NewEmployer
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.people_at import IMPORTED
from flexdesk.app.row_lists import rows_of_kind
from flexdesk.app.sentences import text as said
from flexdesk.app.timeline import timeline_of
from flexdesk.app.workplace_contacts import NewWorkplaceContact
from flexdesk.app.workplace_lookalikes import lookalikes, lookalikes_of
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplace_people import PersonTyped
from flexdesk.app.workplace_rows import find, workplace_rows
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.base.errors import UserError
from flexdesk.domain.figures import figure
from flexdesk.ui.workplaces.page_lines import before_count, before_lines, before_words
from tests.support.desks import DAY, a_desk, add, add_citizen, day

P_NUMBER, CVR = "1050167250", "55133018"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def place(desk, name="Børnehuset Skovly", street="Vestergade 12", **more):
    return workplaces.add_workplace(desk, NewWorkplace(name, street, **more)).id


def page(desk, workplace, on=DAY):
    return workplace_page(desk, workplace, on)


def undone(desk, before, done):
    history.undo(desk, done.tx)
    return desk.store.digest() == before


def stay(desk, workplace, start, last="", onward="ledighedsydelse", cpr="6707704285"):
    citizen = add_citizen(desk, cpr, first_name=f"Borger {cpr[-2:]}")
    row = edits.start_placement(
        desk, citizen, NewPlacement("virksomhedspraktik", workplace, day(start))
    )
    if last:
        edits.end_placement(desk, row.id, Ending(day(last), "gennemfoert", onward))
    return citizen, row.id


def test_a_street_without_its_number_is_no_other_street(desk):
    workplaces.add_workplace(desk, NewWorkplace("Børnehuset Egehaven", "Abildvej 12"))
    for street in ("Abildvej", "abild vej", "Abildvej 12"):
        assert lookalikes_of(desk, "Børnehuset egehaven", street), street
    for street in ("Abildvej 13", "Abildvej 125", "Abildvejen", "Vestergade"):
        assert not lookalikes_of(desk, "Børnehuset egehaven", street), street


def test_a_name_and_a_street_are_enough_and_numbers_come_later(desk):
    made = place(desk)
    shown = page(desk, made)
    assert (shown.row.name, shown.row.where) == ("Børnehuset Skovly", "Vestergade 12")
    assert shown.missing == ("P-nummer", "CVR-nummer", "sektor")
    later = NewWorkplace("Børnehuset Skovly", "Vestergade 12", p_number=P_NUMBER, cvr=CVR,
                         sector="Kommunal", employees="24", room_for="3")  # fmt: skip
    workplaces.edit_workplace(desk, made, later)
    shown = page(desk, made)
    assert (shown.missing, shown.workplace.employees) == ((), 24)
    assert shown.saturation == "0 af 3 pladser"
    assert workplaces.edit_workplace(desk, made, later).tx == ""


@pytest.mark.parametrize(
    ("name", "street", "code"),
    [
        ("børnehuset  skovly", "vestergade 12", "workplace.exists"),
        ("Børnehuset Skovly", "", "workplace.looks_like"),
        ("Boernehuset Skovly", "", "workplace.looks_like"),
        ("Børnehust Skovly", "", "workplace.looks_like"),
        ("Skovly", "Vestergade 12", "workplace.looks_like"),
        ("Skovly", "", "workplace.looks_like"),
        ("", "Vestergade 12", "workplace.empty"),
    ],
)
def test_what_is_there_is_offered_and_never_doubled(desk, name, street, code):
    place(desk)
    before = desk.store.digest()
    with pytest.raises(UserError) as raised:
        place(desk, name, street)
    assert (raised.value.code, desk.store.digest()) == (code, before)


def test_the_same_name_in_another_street_is_another_workplace(desk):
    place(desk, "Netto", "Vestergade 12")
    assert place(desk, "Netto", "Østergade 4")
    assert lookalikes(desk) == ()


def test_one_that_looks_like_another_is_written_when_that_is_said_and_stays_a_pair(desk):
    first = place(desk)
    second = place(desk, "Skovly", "Vestergade 12", is_another=True)
    (pair,) = lookalikes(desk)
    assert {pair.first.id, pair.second.id} == {first, second}
    assert page(desk, first).lookalikes == page(desk, second).lookalikes == (pair,)
    assert [row.id for row in lookalikes_of(desk, "Skovly", "Vestergade 12")] == [second, first]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"p_number": "12"}, "p_number.length"),
        ({"cvr": "x"}, "cvr.digits"),
        ({"sector": "ukendt"}, "value.unknown"),
        ({"employees": "2,5"}, "workplace.count"),
        ({"room_for": "-1"}, "workplace.count"),
        ({"room_for": "mange"}, "workplace.count"),
        ({"employer": "f" * 32}, "row.unknown"),
        ({"p_number": P_NUMBER}, "p_number.taken"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(desk, more, code):
    place(desk, p_number=P_NUMBER)
    before = desk.store.digest()
    with pytest.raises(UserError) as raised:
        place(desk, "Kantinen", "Torvet 1", **more)
    assert (raised.value.code, desk.store.digest()) == (code, before)


def test_found_by_words_of_name_and_street_in_danish_spelling(desk):
    place(desk)
    place(desk, "Ågårdens Køkken", "Skovvej 2")
    rows = workplace_rows(desk, DAY)
    assert [row.name for row in rows] == ["Børnehuset Skovly", "Ågårdens Køkken"]
    assert [row.name for row in find(rows, "skov")] == ["Børnehuset Skovly", "Ågårdens Køkken"]
    assert [row.name for row in find(rows, "aagaard", "skovvej")] == ["Ågårdens Køkken"]
    assert find(rows, "", "havnen") == ()
    assert len(find(rows)) == 2


def test_people_now_planned_before_with_outcome_and_the_answer(desk):
    made = place(desk, room_for="2")
    stay(desk, made, "2016-08-22", cpr="6707704285")
    stay(desk, made, "2016-09-12", cpr="6807704286")
    gone, row = stay(desk, made, "2016-05-02", "2016-05-27", "ordinaert_fleksjob", "6907704287")
    stay(desk, made, "2015-05-02", "2015-05-27", cpr="7007704280")
    shown = page(desk, made)
    assert (shown.row.now, shown.row.planned, shown.row.before, shown.row.ordinary) == (1, 1, 2, 1)
    assert [each.state for each in (*shown.now, *shown.planned, *shown.before)] == [
        "now", "planned", "before", "before",
    ]  # fmt: skip
    assert (shown.before[0].citizen, shown.before[0].placement) == (gone, row)
    assert shown.before[0].outcome == "Gennemført, videre til ordinært fleksjob"
    assert (shown.saturation, shown.share, shown.row.is_full) == ("2 af 2 pladser", 1.0, True)
    assert shown.answer == (
        "1 er her nu, 1 er på vej, 2 har været her før og 1 kom i ordinært fleksjob eller job. "
        "Der er ingen kontakt skrevet."
    )
    assert before_count(shown.before) == "2 forløb"
    add(desk, "placement", citizen=gone, kind="virksomhedspraktik", start=day("2015-01-05"),
        last_day=day("2015-01-30"), workplace=made)  # fmt: skip
    again = page(desk, made)
    assert (again.row.before, before_count(again.before)) == (2, "3 forløb")


def test_an_ordinary_job_elsewhere_within_the_months_counts_for_the_place_before(desk):
    made = place(desk)
    citizen, _row = stay(desk, made, "2015-05-02", "2015-08-30")
    edits.start_placement(
        desk, citizen, NewPlacement("ordinaert_fleksjob", "Andetsteds", day("2016-02-29"))
    )
    assert page(desk, made, day("2016-02-28")).row.ordinary == 0
    assert page(desk, made, day("2016-02-29")).row.ordinary == 1


def test_what_never_started_is_told_and_counts_nowhere(desk):
    made = place(desk)
    citizen = add_citizen(desk)
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-08-01"),
        last_day=day("2016-08-01"), workplace=made, ended_how="startede_ikke")  # fmt: skip
    shown = page(desk, made)
    assert (shown.row.now, shown.row.before, shown.row.touched_on) == (0, 0, None)
    assert [each.outcome for each in shown.before] == ["Startede ikke"]
    assert [each.has_begun for each in shown.before] == [False]
    assert before_words(shown.before) == ""
    assert before_count(shown.before) == "1 startede ikke"
    assert before_count(()) == ""
    (line,) = before_lines(shown.before, is_hidden=False)
    assert "effektive timer" not in repr(line)


def test_a_placement_that_was_moved_is_before_at_the_old_place_and_now_at_the_new(desk):
    old, new = place(desk), place(desk, "Kantinen", "Torvet 1")
    citizen, row = stay(desk, new, "2016-05-02")
    add(desk, "placement_change", citizen=citizen, placement=row, kind="arbejdsplads",
        day=day("2016-07-01"), workplace_was=old, workplace_now=new)  # fmt: skip
    (before,) = page(desk, old).before
    assert (before.start, before.last_day) == (day("2016-05-02"), day("2016-06-30"))
    assert before.outcome == "Fortsatte på en anden arbejdsplads"
    assert [each.start for each in page(desk, new).now] == [day("2016-07-01")]
    with pytest.raises(UserError, match=r"workplace\.in_use"):
        workplaces.delete_workplace(desk, old)


def test_months_untouched_count_from_the_latest_contact_or_stay(desk):
    made = place(desk)
    assert page(desk, made).months_untouched is None
    stay(desk, made, "2015-05-04", "2015-11-30")
    assert page(desk, made).months_untouched == 9
    contact = NewWorkplaceContact("ingen_kontakt", day=day("2016-06-01"))
    workplace_contacts.log_workplace_contact(desk, made, contact)
    assert (page(desk, made).months_untouched, page(desk, made).row.last_try) == (
        9, day("2016-06-01"),
    )  # fmt: skip
    contact = NewWorkplaceContact("telefon", "Ring igen", day=day("2016-07-01"))
    workplace_contacts.log_workplace_contact(desk, made, contact)
    shown = page(desk, made)
    assert (shown.months_untouched, shown.row.last_try) == (1, None)
    assert shown.row.last_contact == day("2016-07-01")


def test_a_workplace_with_people_is_neither_closed_nor_deleted_an_unused_one_is(desk):
    made, unused = place(desk), place(desk, "Kantinen", "Torvet 1")
    stay(desk, made, "2016-08-22")
    for verb, code in (
        (workplaces.delete_workplace, "workplace.in_use"),
        (workplaces.close_workplace, "workplace.has_people"),
    ):
        with pytest.raises(UserError) as raised:
            verb(desk, made)
        assert raised.value.code == code
    workplace_people.add_person(desk, unused, PersonTyped("Ulla Holm"))
    openings.add_opening(desk, unused, OpeningTyped("smaajob"))
    before = desk.store.digest()
    done = workplaces.delete_workplace(desk, unused)
    assert [row.id for row in workplace_rows(desk, DAY)] == [made]
    assert undone(desk, before, done)
    workplaces.close_workplace(desk, unused)
    assert page(desk, unused).row.closed_on == DAY
    workplaces.reopen_workplace(desk, unused)
    assert page(desk, unused).row.closed_on is None


def test_whom_the_fagsystem_names_is_a_person_and_can_have_left(desk):
    made = add(desk, "workplace", name="Engen", contact_person="Ulla Holm", phone="87101010")
    (person,) = page(desk, made).persons
    assert (person.id, person.name, person.phone) == (f"{IMPORTED}{made}", "Ulla Holm", "87101010")
    before = desk.store.digest()
    done = workplace_people.person_left(desk, person.id, day("2016-08-01"))
    (left,) = page(desk, made).persons
    assert (left.left_on, left.is_imported, left.phone) == (day("2016-08-01"), False, "87101010")
    assert page(desk, made).row.person == ""
    assert undone(desk, before, done)
    fixed = workplace_people.edit_person(desk, person.id, PersonTyped("Ulla Holme", "Leder"))
    assert [each.name for each in page(desk, made).persons] == ["Ulla Holme"]
    assert undone(desk, before, fixed)
    workplace_people.delete_person(desk, person.id)
    assert page(desk, made).persons == ()


def test_persons_are_written_once_put_right_and_back_again(desk):
    made = place(desk)
    first = workplace_people.add_person(desk, made, PersonTyped("Ulla Holm", "Leder", "87101010"))
    for name in ("ulla holm", " "):
        with pytest.raises(UserError, match=r"person\."):
            workplace_people.add_person(desk, made, PersonTyped(name))
    with pytest.raises(UserError, match=r"workplace\.day_future"):
        workplace_people.person_left(desk, first.id, DAY + dt.timedelta(days=1))
    workplace_people.person_left(desk, first.id)
    second = workplace_people.add_person(desk, made, PersonTyped("Ulla Holm"))
    assert [each.id for each in page(desk, made).persons] == [second.id, first.id]
    with pytest.raises(UserError, match=r"person\.exists"):
        workplace_people.person_back(desk, first.id)
    workplace_people.delete_person(desk, second.id)
    workplace_people.person_back(desk, first.id)
    assert workplace_people.person_of(desk, first.id).is_here
    same = PersonTyped("Ulla Holm", "Leder", "87101010")
    assert workplace_people.edit_person(desk, first.id, same).tx == ""


def test_a_telephone_is_figures_and_an_address_has_its_sign(desk):
    made = place(desk)
    for phone in ("87 10 10 10", "00 11 22 33", "+45 87101010", "87101010 / 40-20-30-40"):
        wanted = PersonTyped(phone, phone=phone, email="ulla@holm.example")
        assert workplace_people.add_person(desk, made, wanted).tx
    before = desk.store.digest()
    for phone, email, code in (
        ("otte syv", "", "person.phone"),
        ("()", "", "person.phone"),
        ("", "ulla.holm.example", "person.email"),
        ("", "ulla@holm", "person.email"),
        ("", "ulla @holm.example", "person.email"),
    ):
        with pytest.raises(UserError) as raised:
            workplace_people.add_person(desk, made, PersonTyped("Bo", phone=phone, email=email))
        assert raised.value.code == code
        assert "{" not in said(raised.value)
    for field, written in (("phone", "spørg Ulla"), ("email", "ulla")):
        person = workplace_people.persons_of(desk, made)[0].id
        with pytest.raises(UserError, match=rf"person\.{field}"):
            edits.set_field(desk, "workplace_person", person, field, written)
    assert desk.store.digest() == before


def test_what_the_fagsystem_wrote_of_a_person_is_let_be_until_it_is_changed(desk):
    made = add(desk, "workplace", name="Engen", contact_person="Ulla Holm", phone="lok. 12")
    (person,) = page(desk, made).persons
    same = PersonTyped("Ulla Holm", "Leder", "lok. 12")
    assert workplace_people.edit_person(desk, person.id, same).tx
    (person,) = page(desk, made).persons
    with pytest.raises(UserError, match=r"person\.phone"):
        workplace_people.edit_person(desk, person.id, PersonTyped("Ulla Holm", phone="lok. 13"))
    assert page(desk, made).persons == (person,)


def test_openings_are_open_until_closed_and_smaajob_is_one(desk):
    made = place(desk)
    wanted = OpeningTyped("smaajob", "Opvask", "4", "8", "formiddage", "hygiejnebevis", "2")
    done = openings.add_opening(desk, made, wanted)
    (line,) = page(desk, made).openings
    assert (line.title, line.is_open) == ("Opvask", True)
    assert line.summary == (
        "Småjob · 4–8 effektive timer om ugen · formiddage · kræver hygiejnebevis · 2 pladser"
    )
    assert [name for name, _line in openings.open_openings(desk, DAY)] == ["Børnehuset Skovly"]
    openings.close_opening(desk, done.id, "besat")
    assert page(desk, made).openings[0].state_text == "Besat 31-08-2016"
    assert page(desk, made).row.openings == 0
    with pytest.raises(UserError, match=r"opening\.closed"):
        openings.close_opening(desk, done.id, "bortfaldet")
    openings.reopen_opening(desk, done.id)
    assert page(desk, made).row.openings == 1
    assert openings.edit_opening(desk, done.id, wanted).tx == ""


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (OpeningTyped(), "opening.empty"),
        (OpeningTyped("smaajob", hours_from="8", hours_to="4"), "opening.hours_backwards"),
        (OpeningTyped("smaajob", hours_from="mange"), "number.unreadable"),
        (OpeningTyped("smaajob", places="0"), "workplace.count"),
        (OpeningTyped("smaajob", places="mange"), "workplace.count"),
        (OpeningTyped("ferie"), "value.unknown"),
    ],
)
def test_an_opening_that_cannot_be_is_refused(desk, wanted, code):
    made = place(desk)
    with pytest.raises(UserError) as raised:
        openings.add_opening(desk, made, wanted)
    assert raised.value.code.split(".")[0] == code.split(".")[0]
    assert desk.store.reads.load("opening") == ()


def test_a_contact_about_citizens_stands_on_their_timelines_and_one_undo_takes_all_back(desk):
    made, one, two = place(desk), add_citizen(desk), add_citizen(desk, "6807704286")
    before = desk.store.digest()
    wanted = NewWorkplaceContact(
        "besoeg", "De vil gerne se dem", "begge", (one, two), result="interesseret",
        person="Ulla Holm", day=day("2016-08-29"), next_action="Ring til Ulla",
        next_on=day("2016-09-05"),
    )  # fmt: skip
    done = workplace_contacts.log_workplace_contact(desk, made, wanted)
    shown = page(desk, made)
    (talk,) = shown.talks
    assert (talk.person, talk.result_text, talk.taken_by_text) == (
        "Ulla Holm", "Interesseret", "Begge",
    )  # fmt: skip
    assert {each.id for each in talk.citizens} == {one, two}
    assert talk.about(is_hidden=True) == "om K-2016-285, K-2016-286"
    assert (shown.next_action.text, shown.next_action.by) == ("Ring til Ulla", "Lene Østergaard")
    for citizen in (one, two):
        titles = [each.title for each in timeline_of(read_file(desk, citizen), DAY)]
        assert "Besøg: Ulla Holm, Børnehuset Skovly · interesseret" in titles
        assert [row.kind for row in desk.store.reads.load("transfer", citizen=citizen)] == ["note"]
    assert undone(desk, before, done)


def test_a_talk_about_two_citizens_is_one_contact_in_the_figure(desk):
    made, first = place(desk), add_citizen(desk)
    second = add_citizen(desk, "6807704286", first_name="Ole")
    wanted = NewWorkplaceContact("telefon", "Om begge", citizens=(first, second))
    workplace_contacts.log_workplace_contact(desk, made, wanted)
    assert len(desk.store.reads.load("contact")) == 2
    assert figure(desk.caseload(), "employer_contacts", DAY, desk.rules).value == 1
    citizen_removal.delete_citizen(desk, first)
    assert figure(desk.caseload(), "employer_contacts", DAY, desk.rules).value == 1


def test_an_anonymous_contact_is_of_no_citizen_and_a_try_is_no_contact(desk):
    made = place(desk)
    workplace_contacts.log_workplace_contact(
        desk, made, NewWorkplaceContact("telefon", "Om en kandidat", is_anonymous=True)
    )
    workplace_contacts.log_workplace_contact(desk, made, NewWorkplaceContact("ingen_kontakt"))
    workplace_contacts.log_workplace_contact(
        desk, made, NewWorkplaceContact("ingen_kontakt", day=day("2016-08-30"))
    )
    talks = page(desk, made).talks
    assert [(each.is_try, each.nth_try, each.is_anonymous) for each in talks] == [
        (False, 0, True), (True, 2, False), (True, 1, False),
    ]  # fmt: skip
    assert talks[0].about() == "om en anonym kandidat"
    assert desk.store.reads.load("note") == ()
    assert figure(desk.caseload(), "employer_contacts", DAY, desk.rules).value == 1


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (NewWorkplaceContact("telefon", ""), "contact.no_text"),
        (NewWorkplaceContact("telefon", "x", day=DAY + dt.timedelta(days=1)), "contact.future"),
        (NewWorkplaceContact("notat", "x"), "value.unknown"),
        (NewWorkplaceContact("telefon", "x", "borger"), "contact.taken_by_nobody"),
        (NewWorkplaceContact("telefon", "x", "ingen"), "value.unknown"),
        (NewWorkplaceContact("ingen_kontakt", result="nej"), "contact.try_result"),
        (NewWorkplaceContact("telefon", "x", citizens=("f" * 32,)), "citizen.unknown"),
        (NewWorkplaceContact("telefon", "x", citizens=("f" * 32,), is_anonymous=True),
         "contact.about_whom"),
        (NewWorkplaceContact("telefon", "x", next_action="Ring", next_on=day("2016-08-30")),
         "next_action.past"),
    ],
)  # fmt: skip
def test_a_contact_that_cannot_be_is_refused_whole(desk, wanted, code):
    made = place(desk)
    before = desk.store.digest()
    with pytest.raises(UserError) as raised:
        workplace_contacts.log_workplace_contact(desk, made, wanted)
    assert (raised.value.code, desk.store.digest()) == (code, before)


def test_a_contact_of_nobody_can_be_taken_away_one_in_a_journal_cannot(desk):
    made, citizen = place(desk), add_citizen(desk)
    done = workplace_contacts.log_workplace_contact(
        desk, made, NewWorkplaceContact("telefon", "Forkert sted")
    )
    workplace_contacts.delete_workplace_contact(desk, done.id)
    assert page(desk, made).talks == ()
    contacts.log_contact(desk, citizen, "Talte", kind="telefon", workplace=made)
    (row,) = desk.store.reads.load("contact")
    with pytest.raises(UserError, match=r"contact\.in_journal"):
        workplace_contacts.delete_workplace_contact(desk, row.id)


def test_the_next_action_is_one_is_overdue_and_is_done(desk):
    made = place(desk)
    next_actions.set_next_action(desk, made, "Ring", day("2016-09-05"))
    next_actions.set_next_action(desk, made, "Besøg", day("2016-09-06"), "KON02")
    shown = page(desk, made, day("2016-09-07"))
    assert (shown.next_action.text, shown.next_action.by, shown.next_action.is_overdue) == (
        "Besøg", "KON02", True,
    )  # fmt: skip
    for words, on in (("", None), ("Ring", day("2016-08-30"))):
        with pytest.raises(UserError, match=r"next_action\."):
            next_actions.set_next_action(desk, made, words, on)
    workplace_contacts.log_workplace_contact(
        desk, made, NewWorkplaceContact("besoeg", "Var der", finishes_next=True)
    )
    assert page(desk, made).next_action is None
    with pytest.raises(UserError, match=r"next_action\.none"):
        next_actions.finish_next_action(desk, made)


def test_one_employer_has_many_workplaces_by_number_or_by_choice(desk):
    one = place(desk, cvr=CVR)
    two = place(desk, "Kantinen", "Torvet 1", cvr=CVR)
    three = place(desk, "Biblioteket", "Torvet 2")
    before = desk.store.digest()
    done = employers.add_employer(desk, NewEmployer("Aarhus Kommune", CVR, "kommunal"))
    assert {each.id for each in page(desk, one).other_places} == {two}
    employers.set_employer(desk, three, done.id)
    assert {each.id for each in page(desk, one).other_places} == {two, three}
    assert (page(desk, three).row.cvr, page(desk, three).row.sector_text) == (CVR, "Kommunal")
    (row,) = employers.employers_of(desk)
    assert (row.name, row.places) == ("Aarhus Kommune", 3)
    for wanted in (NewEmployer("Kommunen", CVR), NewEmployer("aarhus kommune"), NewEmployer("")):
        with pytest.raises(UserError):
            employers.add_employer(desk, wanted)
    employers.delete_employer(desk, done.id)
    assert page(desk, three).employer is None
    history.undo(desk)
    history.undo(desk)
    assert undone(desk, before, done)


def test_lists_on_the_command_line_tell_what_is_counted(desk):
    made = place(desk, cvr=CVR)
    employers.add_employer(desk, NewEmployer("Aarhus Kommune", CVR))
    openings.add_opening(desk, made, OpeningTyped("smaajob"))
    stay(desk, made, "2016-08-22")
    (row,) = rows_of_kind(desk, "workplaces")
    assert (row["now"], row["openings"], row["employer_name"]) == (1, 1, "Aarhus Kommune")
    assert rows_of_kind(desk, "employers")[0]["places"] == 1
    assert rows_of_kind(desk, "openings")[0]["workplace_name"] == "Børnehuset Skovly"


def test_who_has_left_is_called_no_more(desk):
    citizen = add_citizen(desk)
    made = add(desk, "workplace", name="Engen", contact_person="Ida Lind", phone="87101010")
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-08-01"),
        workplace=made)  # fmt: skip
    assert call_log.start_call(desk, citizen).phones[1].person == "Ida Lind"
    workplace_people.person_left(desk, f"{IMPORTED}{made}")
    workplace_people.add_person(desk, made, PersonTyped("Ulla Holm", phone="87202020"))
    line = call_log.start_call(desk, citizen).phones[1]
    assert (line.person, line.number) == ("Ulla Holm", "87202020")
