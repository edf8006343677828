"""Min uge: by day and place; on paper without names unless asked."""

import pytest

from flexdesk.app.week import save_week, week_file_name, week_page, week_paper
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


def task(desk, citizen, due, text, **values):
    fields = {"kind": "opgave", "consultant": "KON01", **values}
    return add(desk, "task", citizen=citizen, due=day(due), text=text, **fields)


def at_place(desk, citizen, name, street):
    place = add(desk, "workplace", name=name, street=street, postcode="8000", city="Aarhus C")
    return add(desk, "placement", citizen=citizen, kind="virksomhedspraktik", workplace=place,
               start=day("2016-08-01"), last_day=None)  # fmt: skip


def told(page):
    return {
        each.day.isoformat()[5:]: [
            (stop.place, [row.text for row in stop.rows]) for stop in each.stops
        ]
        for each in page.days
        if each.stops
    }


def test_the_week_runs_from_monday_to_friday_and_what_is_late_stands_at_today(desk, citizen):
    task(desk, citizen, "2016-08-22", "Sent")
    task(desk, citizen, "2016-09-02", "Fredag")
    task(desk, citizen, "2016-09-04", "Søndag")
    task(desk, citizen, "2016-09-05", "Næste uge")
    page = week_page(desk)
    assert page.days[0].day == day("2016-08-29")
    assert len(page.days) == 5
    assert told(page) == {
        "08-31": [("Uden arbejdsplads", ["Sent"])],
        "09-02": [("Uden arbejdsplads", ["Fredag", "Søndag"])],
    }
    assert page.line == "Uge 35 · 29. august til 2. september 2016 · 3 opgaver"


def test_a_week_ahead_holds_only_its_own(desk, citizen):
    task(desk, citizen, "2016-08-22", "Sent")
    task(desk, citizen, "2016-09-02", "Fredag")
    task(desk, citizen, "2016-09-06", "Tirsdag")
    page = week_page(desk, weeks=1)
    assert told(page) == {"09-06": [("Uden arbejdsplads", ["Tirsdag"])]}


def test_in_a_weekend_the_coming_week_is_planned(tmp_path):
    with a_desk(tmp_path, day("2016-09-03")) as desk:
        citizen = add_citizen(desk)
        task(desk, citizen, "2016-08-30", "Sent")
        task(desk, citizen, "2016-09-04", "Søndag")
        page = week_page(desk)
        assert told(page) == {"09-05": [("Uden arbejdsplads", ["Sent", "Søndag"])]}


def test_a_day_is_ordered_for_the_drive(desk):
    people = [add_citizen(desk, f"67077042{n}") for n in (85, 93)]
    first = at_place(desk, people[0], "Åhuset", "Åboulevarden 1")
    at_place(desk, people[1], "Biblioteket", "Møllegade 1")
    task(desk, people[1], "2016-08-31", "Uden tid")
    task(desk, people[0], "2016-08-31", "Møde", time="9.00", placement=first)
    task(desk, people[0], "2016-08-31", "Ring", placement=first)
    assert told(week_page(desk))["08-31"] == [
        ("Åhuset", ["Møde", "Ring"]),
        ("Biblioteket", ["Uden tid"]),
    ]
    stop = week_page(desk).days[2].stops[0]
    assert stop.street == "Åboulevarden 1, 8000 Aarhus C"


def test_the_paper_has_numbers_and_names_only_when_asked(desk, citizen):
    task(desk, citizen, "2016-08-31", "Besøg Åse", time="9.00")
    page = week_page(desk)
    plain, named = check_pdf(week_paper(page)), check_pdf(week_paper(page, has_names=True))
    for report in (plain, named):
        assert report.findings == []
        assert "K-2016-285" in report.text
        assert "670770" not in report.text
    assert "Aagaard" not in plain.text
    assert "Besøg borgeren" in plain.text
    assert "Åse Aagaard" in named.text
    assert week_paper(page) == week_paper(page)


def test_a_long_week_goes_on_on_the_next_page(desk, citizen):
    for number in range(120):
        task(desk, citizen, "2016-08-31", f"Opgave nummer {number} med nogle flere ord")
    report = check_pdf(week_paper(week_page(desk)))
    assert report.pages > 1
    assert report.findings == []
    assert "Opgave nummer 119" in report.text


def test_a_saved_week_is_logged(desk, citizen, tmp_path):
    page = week_page(desk)
    assert week_file_name(page) == "Min_uge_2016-35.pdf"
    out = save_week(desk, page, tmp_path / "uge.pdf")
    assert out.read_bytes().startswith(b"%PDF")
    logged = [row for row in desk.store.access_rows() if row.facts.get("document") == "week"]
    assert len(logged) == 1
    assert logged[0].facts["names"] is False
    assert page.days[2].day == DAY
