"""The room Arbejdspladser without a window: what is found, opened, made; what the palette finds."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.workplace_page import workplace_page
from flexdesk.app.workplace_rows import workplace_rows
from flexdesk.base.errors import UserError
from flexdesk.ui.shared.actions import ActionRegistry
from flexdesk.ui.window.finder import Finder
from flexdesk.ui.window.places import Places
from flexdesk.ui.workplaces import page_lines
from flexdesk.ui.workplaces.list_columns import columns_for, narrow_columns, now_text
from flexdesk.ui.workplaces.list_filter import (
    CLOSED,
    FULL,
    NEXT,
    NOW,
    OPENINGS,
    ListFilter,
    sectors,
    shown,
    state_words,
)
from flexdesk.ui.workplaces.presenter import WorkplacesPresenter
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_ui import InlineRunner


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with a_desk(tmp_path_factory.mktemp("places")) as opened:
        citizen = add_citizen(opened)
        skovly = add(
            opened, "workplace", name="Børnehuset Skovly", street="Vestergade 12", city="Aarhus C",
            sector="kommunal", room_for=1, contact_person="Mona Vind", phone="00 11 22 33",
        )  # fmt: skip
        add(opened, "workplace", name="Cykelsmeden", street="Havnegade 3", sector="privat",
            next_action="Ring om en plads", next_on=day("2016-08-20"), next_by="KON01")  # fmt: skip
        add(opened, "workplace", name="Den gamle kro", street="Havnegade 9",
            closed_on=day("2016-01-01"))  # fmt: skip
        add(opened, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-06-01"),
            planned_last_day=day("2016-08-20"), workplace=skovly, hours_week=8.0)  # fmt: skip
        add(opened, "contact", workplace=skovly, day=day("2016-05-30"), kind="telefon",
            by="konsulent", text="Ja tak")  # fmt: skip
        add(opened, "opening", workplace=skovly, opened_on=day("2016-08-01"), title="Køkken")
        yield opened


@pytest.fixture(scope="module")
def rows(desk):
    return workplace_rows(desk, DAY)


def names(found):
    return [row.name for row in found.rows]


def test_two_fields_narrow_by_name_person_number_and_street(rows):
    for name, street in (("skov", ""), ("mona", ""), ("00 11 22 33", ""), ("", "vestergade"),
                         ("børne", "aarhus")):  # fmt: skip
        assert names(shown(rows, ListFilter(name, street), DAY)) == ["Børnehuset Skovly"]
    assert names(shown(rows, ListFilter("skov", "havnegade"), DAY)) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ListFilter(), ["Børnehuset Skovly", "Cykelsmeden"]),
        (ListFilter(part=NOW), ["Børnehuset Skovly"]),
        (ListFilter(part=OPENINGS), ["Børnehuset Skovly"]),
        (ListFilter(part=FULL), ["Børnehuset Skovly"]),
        (ListFilter(part=NEXT), ["Cykelsmeden"]),
        (ListFilter(part=CLOSED), ["Den gamle kro"]),
        (ListFilter(sector="privat"), ["Cykelsmeden"]),
        (ListFilter(months=3), ["Børnehuset Skovly", "Cykelsmeden"]),
        (ListFilter(months=6, part=NOW), []),
        (ListFilter("kro"), ["Den gamle kro"]),
    ],
)
def test_filters_hold_together_and_what_is_closed_is_found_by_its_name(rows, wanted, found):
    assert names(shown(rows, wanted, DAY)) == found


def test_parts_are_counted_and_the_page_says_its_state_in_figures(rows):
    counts = {choice.key: choice.count for choice in shown(rows, ListFilter(), DAY).parts}
    assert counts == {"all": "2", "now": "1", "openings": "1", "full": "1", "next": "1",
                      "closed": "1"}  # fmt: skip
    assert state_words(rows) == (
        "2 arbejdspladser · 1 borger nu · 1 opslag om ledige pladser · 1 mættet"
        " · 1 næste skridt over dagen"
    )
    assert [choice.text for choice in sectors(rows)] == ["alle", "Kommunal", "Privat"]


def test_columns_go_before_names_are_cut(rows):
    assert "sector" in [spec.key for spec in columns_for(1400)]
    assert [spec.key for spec in columns_for(480)] == ["name", "now"]
    assert "street" in [spec.key for spec in columns_for(840)]
    shown_ = {spec.key: [spec.show(row) for row in rows] for spec in columns_for(1400)}
    assert shown_["now"][0] == now_text(rows[0]) == "1 af 1"
    assert shown_["next"][1] == "20-08-2016 Ring om en plads"
    assert shown_["contact"] == ["30-05-2016", "–", "–"]
    narrow = narrow_columns()[0]
    assert narrow.show(rows[0]) == "Børnehuset Skovly, Vestergade 12, 1 af 1 borgere nu"


def test_the_page_is_told_in_words_and_by_candidate_number_when_names_are_hidden(desk, rows):
    page = workplace_page(desk, rows[0].id, DAY)
    (line,) = page_lines.now_lines(page.now, is_hidden=False)
    assert line.title == "Åse Aagaard"
    assert line.detail == "Puljefleksjob · 8 effektive timer · Lene Østergaard"
    assert (line.right, line.tone) == ("skulle slutte 20-08-2016", "amber")
    (line,) = page_lines.now_lines(page.now, is_hidden=True)
    assert line.title == "Kandidat K-2016-285"
    assert page_lines.full_words(page) == "Mættet: 1 af 1 plads"
    assert page_lines.missing_words(page) == "P-nummer og CVR-nummer mangler"
    assert page_lines.person_name(page.persons[0], is_hidden=True) == "Kontaktperson"
    assert page_lines.talk_text(page.talks[0], is_hidden=True).startswith("Skjult")


class View:
    """Writes down what it is asked to show."""

    def __init__(self):
        self.said = {}
        self.focus = ""

    def __getattr__(self, name):
        def take(*args, **named):
            self.said[name] = (*args, *named.values())

        return take

    def focus_place(self):
        self.focus = "place"

    def go_to_list(self):
        self.focus = "list"


class Cases:
    """Rows of a real desk; what would be written is written down."""

    def __init__(self, desk):
        self._desk = desk
        self.written = []
        self.error = None

    def today(self):
        return DAY

    def rows(self):
        return workplace_rows(self._desk, DAY)

    def page(self, workplace):
        return workplace_page(self._desk, workplace, DAY)

    def facts(self, page):
        return (), {"text": page.workplace.text} if page.workplace.text else {}

    def _write(self, *what):
        if self.error is not None:
            raise self.error
        self.written.append(what)
        return Done(workplace_rows(self._desk, DAY)[0].id, "tx")

    def add(self, name, street):
        return self._write("add", name, street)

    def set_fact(self, workplace, field, text):
        return self._write("fact", workplace, field, text)

    def finish_next(self, workplace):
        return self._write("finish", workplace)

    def save_draft(self, workplace, typed):
        self.written.append(("draft", workplace, typed))


class Host:
    def __init__(self):
        self.heard = []

    def said(self, text, done=None):
        self.heard.append(("said", text))

    def counted(self, count):
        self.heard.append(("count", count))

    def write_new(self, name, street):
        self.heard.append(("new", name, street))


@pytest.fixture
def made(desk):
    view, cases, host = View(), Cases(desk), Host()
    presenter = WorkplacesPresenter(view, cases, InlineRunner(), host)
    presenter.load()
    return SimpleNamespace(presenter=presenter, view=view, cases=cases, host=host)


def test_the_only_hit_opens_by_enter_and_many_send_one_to_the_list(made):
    made.presenter.on_entered()
    assert made.view.focus == "list"
    made.presenter.on_typed("skov", "")
    made.presenter.on_entered()
    assert made.view.focus == "place"
    assert made.view.said["show_place"][0].row.name == "Børnehuset Skovly"
    assert made.presenter.place


def test_what_is_not_found_is_made_from_the_two_fields(made):
    made.presenter.on_typed("Nyt værksted", "Kajen 3")
    assert made.view.said["show_nothing"][2] == "Ny arbejdsplads"
    made.presenter.on_empty()
    assert made.cases.written == [("add", "Nyt værksted", "Kajen 3")]
    assert ("said", "Arbejdsplads oprettet: Nyt værksted") in made.host.heard
    assert made.view.said["show_typed"] == ("", "")
    assert made.view.focus == "place"


def test_one_that_looks_like_another_is_asked_about_in_the_form(made):
    made.cases.error = UserError("workplace.looks_like", name="Skovly", street="Vestergade 12")
    made.presenter.on_typed("Skovlyx", "")
    made.presenter.on_empty()
    assert ("new", "Skovlyx", "") in made.host.heard
    assert "Skovly" in made.view.said["say_error"][0]


def test_a_filter_with_no_hit_offers_to_show_all(made):
    made.presenter.on_sector("privat")
    made.presenter.on_part(NOW)
    assert made.view.said["show_nothing"][2] == "Vis alle"
    made.presenter.on_empty()
    assert len(made.presenter.found) == 2


def test_the_list_is_followed_only_while_a_workplace_is_open(made, rows):
    made.presenter.on_selected(rows[1].id)
    assert made.presenter.place == ""
    made.presenter.on_opened(rows[0].id)
    made.view.focus = ""
    made.presenter.on_selected(rows[1].id)
    assert made.presenter.place == rows[1].id
    assert made.view.focus == ""
    made.presenter.on_closed()
    assert made.presenter.place == ""


def test_a_fact_that_is_refused_is_said_where_it_was_typed(made, rows):
    made.presenter.on_opened(rows[0].id)
    made.presenter.on_fact(rows[0].id, "room_for", "3")
    assert made.view.said["show_fact_saved"] == ("room_for", "3")
    made.cases.error = UserError("cvr.length", digits=3)
    made.presenter.on_fact(rows[0].id, "cvr", "123")
    assert made.view.said["say_fact"][0] == "cvr"
    made.presenter.on_draft(rows[0].id, {"cvr": "123"})
    assert made.cases.written[-1] == ("draft", rows[0].id, {"cvr": "123"})


def test_a_workplace_that_is_no_more_closes_by_itself(made):
    made.presenter.show("f" * 32)
    assert made.presenter.place == ""


def test_changes_are_read_where_they_are_seen_and_later_where_not(made, rows):
    made.presenter.on_opened(rows[1].id)
    made.presenter.on_finished()
    assert made.cases.written == [("finish", rows[1].id)]
    made.view.said.clear()
    made.presenter.on_changes(Changes(kinds=frozenset({"workplace"})), is_seen=False)
    assert made.view.said == {}
    made.presenter.load()
    assert {"show_rows", "show_place"} <= set(made.view.said)
    made.view.said.clear()
    made.presenter.on_changes(Changes(kinds=frozenset({"setting"})), is_seen=True)
    assert made.view.said == {}
    made.presenter.close()
    assert made.presenter.found == ()


class Nobody:
    rows = ()
    is_hidden = False


def finder(desk, people=None):
    places = Places(desk, InlineRunner(), lambda: None)
    places.freshen()
    return Finder(ActionRegistry(), people or Nobody(), places)


def test_the_palette_finds_workplaces_by_name_person_and_number(desk, rows):
    for typed in ("skovly", "vestergade", "mona", "00112233", "00 11 22 33"):
        hits = finder(desk).find(typed)
        assert [hit.text for hit in hits[:2]] == ["Arbejdspladser", "Børnehuset Skovly"]
        assert hits[1].key == f"workplace:{rows[0].id}"
        assert "1 borger nu" in hits[1].more
    assert "Mona Vind" in finder(desk).find("mona")[1].more
    verb = finder(desk).find("cykel")[-1]
    assert (verb.key.partition(":")[0], verb.text) == (
        "place-contact", "Ny kontakt med Cykelsmeden",
    )  # fmt: skip


def test_a_contact_person_is_not_named_while_names_are_hidden(desk):
    class Hidden(Nobody):
        is_hidden = True

    hits = finder(desk, Hidden()).find("mona")
    assert hits[1].text == "Børnehuset Skovly"
    assert all("Mona" not in hit.more for hit in hits)


def test_a_citizen_is_found_by_telephone_however_it_is_spaced():
    from tests.support.fake_rows import citizen_rows

    class One(Nobody):
        rows = (replace(citizen_rows(1)[0], phone="00 99 88 77"),)

    for typed in ("00998877", "00 99 88 77", "9988"):
        assert Finder(ActionRegistry(), One()).find(typed)[0].text == "Borgere"


def test_places_are_read_once_and_again_when_one_changed(desk):
    told = []
    places = Places(desk, InlineRunner(), lambda: told.append(True))
    places.freshen()
    places.freshen()
    assert len(told) == 1
    places.on_changes(Changes(kinds=frozenset({"note"})))
    places.freshen()
    assert len(told) == 1
    places.on_changes(Changes(kinds=frozenset({"workplace"})))
    places.freshen()
    assert len(told) == 2
    places.close()
    assert places.rows == ()


def test_a_workplace_that_is_meant_stands_before_its_people(desk):
    from tests.support.fake_rows import citizen_rows

    one = citizen_rows(1)[0]

    class There(Nobody):
        rows = (replace(one, haystack=f"{one.haystack} boernehuset skovly"),)

    assert [hit.text for hit in finder(desk, There()).find("skovly")[:3]] == [
        "Arbejdspladser", "Børnehuset Skovly", "Borgere",
    ]  # fmt: skip
    assert finder(desk, There()).find(one.name.split()[0])[0].text == "Borgere"
