"""The forms of workplaces as sheets: by keyboard, in few interactions, sentences at the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.app import next_actions, openings, workplace_people, workplaces
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.people_at import IMPORTED
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplace_people import PersonTyped
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.ui.workplaces import opening as opens
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def place(desk):
    return workplaces.add_workplace(desk, NewWorkplace("Børnehuset Skovly", "Vestergade 12")).id


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    made = FakeBench(look, desk, runner, citizen=citizen)

    def open_sheet(panel, title):
        made.sheet = panel
        made.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 860)
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_focus()

    made.open_sheet = open_sheet
    yield made
    runner.drain()


@pytest.fixture
def do(qtbot, settle):
    def wait():
        settle(qtbot)
        settle(qtbot)

    return wait


def by_name(root, name):
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def typed(qtbot, panel, name, text):
    edit = by_name(panel, name)
    edit.setFocus()
    qtbot.keyClicks(edit, text)


def keys(qtbot, bench, text=""):
    """Type into what has the focus."""
    qtbot.keyClicks(bench.sheet.window().focusWidget(), text)


def save(qtbot, bench, do):
    qtbot.keyClick(bench.sheet, ENTER, CTRL)
    do()


def whole(root):
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))


OPENERS = {
    "ny": lambda bench, _place: opens.open_new_workplace(bench),
    "kontakt": opens.open_contact,
    "person": opens.open_person,
    "plads": opens.open_opening,
    "skridt": opens.open_next_action,
    "arbejdsgiver": opens.open_employer,
    "slå sammen": opens.open_merge,
}


@pytest.mark.parametrize("name", OPENERS)
def test_every_form_is_reached_by_tab_named_and_not_cut(bench, place, do, name):
    OPENERS[name](bench, place)
    do()
    assert whole(bench.sheet) == ([], [], [], [])


def test_a_workplace_is_a_name_a_street_and_enter(qtbot, bench, desk, do):
    opens.open_new_workplace(bench)
    do()
    keys(qtbot, bench, "Kantinen")
    typed(qtbot, bench.sheet, "new-workplace-street", "Torvet 1")
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("workplace")
    assert (row.name, row.street) == ("Kantinen", "Torvet 1")
    assert ("call", "workplace", row.id) in bench.asked


def test_what_is_there_is_offered_and_another_must_be_said(qtbot, bench, desk, place, do):
    opens.open_new_workplace(bench, "Skovly", "Vestergade 12")
    do()
    assert "Ligner Børnehuset Skovly, Vestergade 12" in shown_words(bench.sheet)
    save(qtbot, bench, do)
    assert "Det ligner Børnehuset Skovly" in shown_words(bench.sheet)
    assert len(desk.store.reads.load("workplace")) == 1
    assert by_name(bench.sheet, "new-workplace-name").text() == "Skovly"
    by_name(bench.sheet, "new-workplace-is_another").setChecked(True)
    save(qtbot, bench, do)
    assert len(desk.store.reads.load("workplace")) == 2
    opens.open_new_workplace(bench, "Børnehuset Skovly")
    do()
    by_name(bench.sheet, "new-workplace-use").click()
    do()
    assert bench.asked[-1] == ("call", "workplace", place)


def test_an_error_stands_at_its_field_and_a_draft_comes_back(qtbot, bench, desk, do):
    opens.open_new_workplace(bench)
    do()
    keys(qtbot, bench, "Kantinen")
    typed(qtbot, bench.sheet, "new-workplace-employees", "mange")
    typed(qtbot, bench.sheet, "new-workplace-cvr", "12")
    save(qtbot, bench, do)
    assert bench.sheet.window().focusWidget() is by_name(bench.sheet, "new-workplace-cvr")
    assert desk.store.reads.load("workplace") == ()
    bench.close_sheet()
    do()
    opens.open_new_workplace(bench)
    do()
    assert by_name(bench.sheet, "new-workplace-name").text() == "Kantinen"
    assert by_name(bench.sheet, "new-workplace-discard").isVisible()


def test_a_contact_is_words_and_enter_with_the_person_known(qtbot, bench, desk, place, do):
    workplace_people.add_person(desk, place, PersonTyped("Ulla Holm"))
    opens.open_contact(bench, place)
    do()
    keys(qtbot, bench, "Vil gerne have en mere")
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("contact")
    assert (row.text, row.kind, row.person, row.by, row.day) == (
        "Vil gerne have en mere", "telefon", "Ulla Holm", "konsulent", DAY,
    )  # fmt: skip
    assert bench.asked[-1][:2] == ("done", "Kontakt gemt")


def test_citizens_are_found_by_typing_taken_by_enter_and_go_again(
    qtbot, bench, desk, place, citizen, do
):
    other = add_citizen(desk, "6807704286", first_name="Ole", last_name="Bak")
    opens.open_contact(bench, place)
    do()
    keys(qtbot, bench, "De vil se dem")
    find = by_name(bench.sheet, "workplace-contact-find")
    for words in ("aagaard", "ole b"):
        find.setFocus()
        qtbot.keyClicks(find, words)
        qtbot.keyClick(find, ENTER)
    assert bench.sheet.citizens.taken == (citizen, other)
    assert "Står på 2 borgeres tidslinjer: skriv intet navn i teksten." in (
        bench.sheet.presenter and _effect(bench, do)
    )
    by_name(bench.sheet, "workplace-contact-find-chip").click()
    assert bench.sheet.citizens.taken == (other,)
    qtbot.keyClicks(find, "ingen hedder det")
    qtbot.keyClick(find, ENTER)
    assert desk.store.reads.load("contact") == ()
    find.clear()
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("contact")
    assert row.citizen == other
    assert len(desk.store.reads.load("note", citizen=other)) == 1


def _effect(bench, do):
    bench.sheet.changed.emit()
    do()
    return by_name(bench.sheet, "workplace-contact-effect").text()


def test_names_are_hidden_in_the_forms_too(qtbot, bench, place, citizen, do):
    bench.is_hidden = True
    opens.open_contact(bench, place, citizen)
    do()
    words = shown_words(bench.sheet)
    assert "Aagaard" not in words
    assert "K-2016-285" in words


def test_who_is_there_stands_first_when_nothing_is_typed(qtbot, bench, desk, place, citizen, do):
    add_citizen(desk, "6807704286", first_name="Ole", last_name="Bak")
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-08-01"),
        workplace=place)  # fmt: skip
    opens.open_contact(bench, place)
    do()
    find = by_name(bench.sheet, "workplace-contact-find")
    find.setFocus()
    qtbot.keyClick(find, DOWN)
    hits = bench.sheet.citizens.list
    assert hits.count() == 1
    qtbot.keyClick(hits, ENTER)
    assert bench.sheet.citizens.taken == (citizen,)


def test_a_contact_that_cannot_be_is_said_at_its_field(qtbot, bench, desk, place, do):
    opens.open_contact(bench, place)
    do()
    save(qtbot, bench, do)
    assert "Der står ikke, hvad kontakten handlede om." in shown_words(bench.sheet)
    keys(qtbot, bench, "Talte")
    bench.sheet.fill({"taken_by": "borger"})
    save(qtbot, bench, do)
    assert "En kontakt, som borgeren har taget" in shown_words(bench.sheet)
    bench.sheet.fill({"taken_by": "konsulent", "day": "01-09-2016"})
    save(qtbot, bench, do)
    assert bench.sheet.window().focusWidget() is by_name(bench.sheet, "workplace-contact-day")
    assert desk.store.reads.load("contact") == ()


def test_the_next_step_is_written_with_the_contact_and_done_with_the_next(
    qtbot, bench, desk, place, do
):
    opens.open_contact(bench, place)
    do()
    keys(qtbot, bench, "Ring igen")
    bench.sheet.fill({"next_action": "Ring til Ulla", "next_on": "5-9"})
    save(qtbot, bench, do)
    shown = workplace_page(desk, place, DAY).next_action
    assert (shown.text, shown.on) == ("Ring til Ulla", day("2016-09-05"))
    opens.open_contact(bench, place)
    do()
    keys(qtbot, bench, "Talte med Ulla")
    done = by_name(bench.sheet, "workplace-contact-finishes_next")
    assert done.text() == "Udfør næste skridt: Ring til Ulla"
    done.setChecked(True)
    save(qtbot, bench, do)
    assert workplace_page(desk, place, DAY).next_action is None


def test_a_person_is_written_has_left_is_back_and_goes(qtbot, bench, desk, do):
    place = add(desk, "workplace", name="Engen", contact_person="Ida Lind", phone="87101010")
    opens.open_person(bench, place)
    do()
    keys(qtbot, bench, "Ulla Holm")
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("workplace_person")
    opens.open_person(bench, place, f"{IMPORTED}{place}")
    do()
    assert by_name(bench.sheet, "workplace-person-phone").text() == "87101010"
    typed(qtbot, bench.sheet, "workplace-person-left_on", "1-8")
    by_name(bench.sheet, "workplace-person-left").click()
    do()
    people = workplace_page(desk, place, DAY).persons
    assert [(each.name, each.left_on) for each in people] == [
        ("Ulla Holm", None), ("Ida Lind", day("2016-08-01")),
    ]  # fmt: skip
    opens.open_person(bench, place, people[1].id)
    do()
    by_name(bench.sheet, "workplace-person-back").click()
    do()
    opens.open_person(bench, place, row.id)
    do()
    by_name(bench.sheet, "workplace-person-delete").click()
    do()
    assert [each.name for each in workplace_page(desk, place, DAY).persons] == ["Ida Lind"]


def test_an_opening_is_written_put_right_closed_and_open_again(qtbot, bench, desk, place, do):
    opens.open_opening(bench, place)
    do()
    typed(qtbot, bench.sheet, "opening-hours_to", "x")
    save(qtbot, bench, do)
    assert desk.store.reads.load("opening") == ()
    bench.sheet.fill({"kind": "smaajob", "hours_from": "4", "hours_to": "8", "title": "Opvask"})
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("opening")
    opens.open_opening(bench, place, row.id)
    do()
    assert by_name(bench.sheet, "opening-hours_to").text() == "8"
    by_name(bench.sheet, "opening-close").click()
    do()
    assert "Vælg, om pladsen er besat eller bortfaldet." in shown_words(bench.sheet)
    bench.sheet.fill({"how": "besat"})
    by_name(bench.sheet, "opening-close").click()
    do()
    assert workplace_page(desk, place, DAY).openings[0].state_text == "Besat 31-08-2016"
    opens.open_opening(bench, place, row.id)
    do()
    by_name(bench.sheet, "opening-reopen").click()
    do()
    assert workplace_page(desk, place, DAY).row.openings == 1


def test_the_next_step_is_saved_and_done(qtbot, bench, desk, place, do):
    opens.open_next_action(bench, place)
    do()
    keys(qtbot, bench, "Besøg dem")
    typed(qtbot, bench.sheet, "next-action-on", "1-8")
    save(qtbot, bench, do)
    assert "er gået" in shown_words(bench.sheet)
    bench.sheet.fill({"on": "5-9"})
    save(qtbot, bench, do)
    assert workplace_page(desk, place, DAY).next_action.by == "Lene Østergaard"
    opens.open_next_action(bench, place)
    do()
    by_name(bench.sheet, "next-action-finish").click()
    do()
    assert workplace_page(desk, place, DAY).next_action is None


def test_an_employer_is_made_or_chosen(qtbot, bench, desk, place, do):
    opens.open_employer(bench, place)
    do()
    bench.sheet.fill({"employer": "ny"})
    bench.sheet.changed.emit()
    typed(qtbot, bench.sheet, "employer-name", "Aarhus Kommune")
    save(qtbot, bench, do)
    assert workplace_page(desk, place, DAY).employer.name == "Aarhus Kommune"
    opens.open_employer(bench, place)
    do()
    bench.sheet.fill({"employer": ""})
    save(qtbot, bench, do)
    assert workplace_page(desk, place, DAY).employer is None


def test_two_that_look_alike_become_one_by_one_key(qtbot, bench, desk, place, do):
    wanted = NewWorkplace("Skovly", "Vestergade 12", is_another=True)
    other = workplaces.add_workplace(desk, wanted).id
    openings.add_opening(desk, other, OpeningTyped("smaajob"))
    next_actions.set_next_action(desk, other, "Ring")
    opens.open_merge(bench, place)
    do()
    words = shown_words(bench.sheet)
    assert "Flytter: 1 ledig plads" in words
    assert "Skovly forsvinder. Ét Fortryd bringer den tilbage." in words
    save(qtbot, bench, do)
    assert [row.id for row in desk.store.reads.load("workplace")] == [place]
    assert bench.asked[-1] == ("call", "workplace", place)


def test_the_richer_of_two_is_proposed_as_the_one_that_stays(qtbot, bench, desk, place, do):
    wanted = NewWorkplace("Skovly", "Vestergade 12", is_another=True)
    other = workplaces.add_workplace(desk, wanted).id
    workplace_people.add_person(desk, other, PersonTyped("Ulla Holm"))
    opens.open_merge(bench, place)
    do()
    assert bench.sheet.values["keep"] == other
    assert "Børnehuset Skovly forsvinder." in shown_words(bench.sheet)
    save(qtbot, bench, do)
    assert [row.id for row in desk.store.reads.load("workplace")] == [other]


def test_a_telephone_or_an_address_that_is_none_is_told_at_its_field(qtbot, bench, desk, place, do):
    opens.open_person(bench, place)
    do()
    keys(qtbot, bench, "Ulla Holm")
    typed(qtbot, bench.sheet, "workplace-person-phone", "spørg Bo")
    typed(qtbot, bench.sheet, "workplace-person-email", "ulla")
    save(qtbot, bench, do)
    phone, email = (by_name(bench.sheet, f"workplace-person-{name}") for name in ("phone", "email"))
    assert bench.sheet.window().focusWidget() is phone
    assert "Telefonnummeret har andet end tal i sig." in shown_words(bench.sheet)
    phone.setText("00 11 22 33")
    save(qtbot, bench, do)
    assert bench.sheet.window().focusWidget() is email
    assert "E-mailadressen mangler @" in shown_words(bench.sheet)
    email.setText("ulla@holm.example")
    save(qtbot, bench, do)
    (row,) = desk.store.reads.load("workplace_person")
    assert (row.phone, row.email) == ("00 11 22 33", "ulla@holm.example")


def test_the_other_one_can_stay_and_one_must_be_chosen(qtbot, bench, desk, place, do):
    other = workplaces.add_workplace(desk, NewWorkplace("Kantinen", "Torvet 1")).id
    opens.open_merge(bench, place)
    do()
    save(qtbot, bench, do)
    assert "Vælg den arbejdsplads, der er det samme sted." in shown_words(bench.sheet)
    find = by_name(bench.sheet, "merge-workplaces-find")
    qtbot.keyClicks(find, "torvet")
    qtbot.keyClick(find, ENTER)
    do()
    bench.sheet.fill({"keep": other})
    bench.sheet.changed.emit()
    do()
    assert "Børnehuset Skovly forsvinder. Ét Fortryd bringer den tilbage." in shown_words(
        bench.sheet
    )
    save(qtbot, bench, do)
    assert [row.id for row in desk.store.reads.load("workplace")] == [other]


def test_no_word_that_was_typed_is_left_out_in_silence(qtbot, bench, desk, place, do):
    next_actions.set_next_action(desk, place, "Ring om en plads")
    opens.open_contact(bench, place)
    do()
    keys(qtbot, bench, "Talt med lederen")
    by_name(bench.sheet, "workplace-contact-find").setText("Nils Bron")
    save(qtbot, bench, do)
    assert desk.store.reads.load("contact") == ()
    assert "Vælg borgeren på listen" in shown_words(bench.sheet)
    by_name(bench.sheet, "workplace-contact-find").clear()
    by_name(bench.sheet, "workplace-contact-next_on").setText("02-09-2016")
    save(qtbot, bench, do)
    assert desk.store.reads.load("contact") == ()
    assert "Der står en dag, men ikke, hvad næste skridt er." in shown_words(bench.sheet)
    by_name(bench.sheet, "workplace-contact-next_action").setText("Vis pladsen frem")
    assert "Træder i stedet for: Ring om en plads" in _effect(bench, do)
    save(qtbot, bench, do)
    assert desk.store.reads.get("workplace", place).next_action == "Vis pladsen frem"


def test_a_day_she_left_is_saved_by_either_button_with_what_else_was_typed(
    qtbot, bench, desk, place, do
):
    for button in ("save", "left"):
        person = workplace_people.add_person(desk, place, PersonTyped(f"Ulla {button}")).id
        opens.open_person(bench, place, person)
        do()
        by_name(bench.sheet, "workplace-person-role").setText("Leder")
        by_name(bench.sheet, "workplace-person-left_on").setText("30-08-2016")
        if button == "save":
            save(qtbot, bench, do)
        else:
            by_name(bench.sheet, "workplace-person-left").click()
            do()
        row = desk.store.reads.get("workplace_person", person)
        assert (row.role, row.left_on) == ("Leder", day("2016-08-30"))
        assert bench.asked[-1][:2] == ("done", "Kontaktpersonen er stoppet")


def test_hours_beyond_a_full_week_are_refused_at_their_field(qtbot, bench, desk, place, do):
    opens.open_opening(bench, place)
    do()
    by_name(bench.sheet, "opening-title").setText("Køkkenhjælp")
    by_name(bench.sheet, "opening-hours_to").setText("50")
    save(qtbot, bench, do)
    assert "50 effektive timer er mere end en fuld uge" in shown_words(bench.sheet)
    by_name(bench.sheet, "opening-hours_to").setText("fire")
    save(qtbot, bench, do)
    assert "fire" in shown_words(bench.sheet.part("hours_to"))
    assert desk.store.reads.load("opening") == ()


def test_a_reason_to_close_is_saved_with_the_rest_in_one(qtbot, bench, desk, place, do):
    made = openings.add_opening(desk, place, OpeningTyped("smaajob", "Oprydning")).id
    opens.open_opening(bench, place, made)
    do()
    by_name(bench.sheet, "opening-title").setText("Oprydning i gården")
    bench.sheet.fill({"how": "besat"})
    save(qtbot, bench, do)
    row = desk.store.reads.get("opening", made)
    assert (row.title, row.closed_how, row.closed_on) == ("Oprydning i gården", "besat", DAY)
    assert bench.asked[-1][:2] == ("done", "Pladsen er lukket")
