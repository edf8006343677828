"""Forberedelse: one page, the same bytes each time, never a CPR number, names only when asked."""

import pytest

from flexdesk.app.preparation import (
    file_name_of,
    preparation_of,
    preparation_pdf,
    save_preparation,
)
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf

CPR = "6707704285"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(
        desk, CPR, skaanehensyn="Rolige omgivelser", reading_help="Ordblind", transport="Cykel",
        hours_aim=15.0, phone="00 11 22 33",
    )  # fmt: skip
    place = add(
        desk, "workplace", name="Børnehuset Skovly", street="Skovlyvej 12", postcode="8000",
        city="Aarhus C", contact_person="Ulla Vang", phone="00 44 55 66",
    )  # fmt: skip
    placement = add(
        desk, "placement", citizen=made, kind="puljefleksjob", start=day("2016-02-01"),
        planned_last_day=day("2016-12-31"), last_day=None, workplace=place, hours_week=8.0,
        attended_week=12.0,
    )  # fmt: skip
    add(desk, "hours", placement=placement, day=day("2016-06-01"), hours_week=9.5, kind="aendring")
    add(desk, "task", citizen=made, due=DAY, text="Besøg Åse", kind="opgave", time="9.00")
    add(desk, "task", citizen=made, due=day("2016-08-01"), text="Sent", kind="opgave")
    add(desk, "task", citizen=made, due=day("2016-07-01"), text="Gjort", kind="opgave", done_on=DAY)
    goal = add(desk, "goal", citizen=made, text="Kunne åbne alene", due=day("2016-10-01"),
               state="aaben", ordinal=1)  # fmt: skip
    add(desk, "goal", citizen=made, text="Have egen nøgle", parent=goal, state="naaet", ordinal=1)
    return made


def note(desk, citizen, on, text, **values):
    fields = {"kind": "telefon", "consultant": "KON01", **values}
    return add(desk, "note", citizen=citizen, day=day(on), text=text, **fields)


def words(desk, citizen, **options):
    return check_pdf(preparation_pdf(desk, citizen, **options))


def test_the_page_holds_what_is_worth_knowing_before_a_visit(desk, citizen):
    note(desk, citizen, "2016-08-20", "Åse har det godt, skrev 670770-4285.")
    report = words(desk, citizen)
    assert report.findings == []
    assert report.pages == 1
    for told in (
        "K-2016-285", "Børnehuset Skovly", "Skovlyvej 12, 8000 Aarhus C", "Ulla Vang",
        "9,5 om ugen", "12 om ugen", "15 om ugen", "Rolige omgivelser", "Ordblind",
        "Kunne åbne alene", "Have egen nøgle · Nået", "Borgeren har det godt", "Fra besøget",
        "Internt – må ikke forlade teamet", "31-08-2016 kl. 9.00", "Besøg borgeren",
    ):  # fmt: skip
        assert told in report.text, told
    for hidden in ("Åse", "Aagaard", "670770", "4285", "Gjort"):
        assert hidden not in report.text, hidden


def test_the_considerations_are_marked_as_internal(desk, citizen):
    headings = [text for _level, text in words(desk, citizen).outline]
    assert any("HENSYN" in text and "INTERNT" in text for text in headings)


def test_the_first_name_is_on_it_by_choice_and_never_the_last(desk, citizen):
    note(desk, citizen, "2016-08-20", "Åse Aagaard ringede.")
    report = words(desk, citizen, has_name=True)
    assert "K-2016-285 · Åse" in report.text
    assert "Aagaard" not in report.text


def test_the_same_page_has_the_same_bytes(desk, citizen):
    assert preparation_pdf(desk, citizen) == preparation_pdf(desk, citizen)


def test_much_to_say_still_is_one_page(desk, citizen):
    for at in range(9):
        note(desk, citizen, f"2016-08-0{at + 1}", "Et langt notat om ugen der gik. " * 60)
        add(desk, "task", citizen=citizen, due=DAY, text=f"Opgave {at}", kind="opgave")
    for at in range(40):
        add(desk, "goal", citizen=citizen, text=f"Mål {at}", state="aaben", ordinal=at + 5)
    report = words(desk, citizen)
    assert report.pages == 1
    assert report.findings == []
    assert "mere i FlexDesk" in report.text


def test_of_a_corrected_note_only_the_new_one_is_shown(desk, citizen):
    first = note(desk, citizen, "2016-08-20", "Forkert dato")
    note(desk, citizen, "2016-08-20", "Rigtig dato", replaces=first)
    page = preparation_of(desk, citizen)
    assert [entry.text for entry in page.notes] == ["Rigtig dato"]


def test_somebody_nothing_is_known_of_gets_a_page_too(desk):
    nobody = add_citizen(desk, "6707704293", candidate_no="")
    report = words(desk, nobody)
    assert report.findings == []
    assert "Ingen notater endnu" in report.text
    assert file_name_of(desk, nobody) == "Forberedelse_borger_2016-08-31.pdf"


def test_an_unknown_citizen_is_refused(desk):
    with pytest.raises(UserError, match=r"citizen\.unknown"):
        preparation_pdf(desk, "f" * 32)


def test_seeing_and_saving_are_logged(desk, citizen, tmp_path):
    preparation_pdf(desk, citizen)
    out = save_preparation(desk, citizen, tmp_path / file_name_of(desk, citizen))
    assert out.name == "Forberedelse_K-2016-285_2016-08-31.pdf"
    assert check_pdf(out.read_bytes()).findings == []
    kinds = [row.kind for row in desk.store.access_rows(citizen)]
    assert sorted(kinds) == ["export", "open"]
