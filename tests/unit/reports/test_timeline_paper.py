"""The timeline on paper: tagged, whole, no CPR number, the same bytes each time."""

import pytest

from flexdesk.app.notes import add_note
from flexdesk.app.timeline import TimelineFilter
from flexdesk.app.timeline_print import file_name, timeline_pdf, write_timeline
from flexdesk.base.errors import UserError
from flexdesk.reports.timeline_paper import PaperEntry, TimelinePaper, render
from tests.support.desks import DAY, a_desk, add_citizen, day
from tests.support.pdf_check import check_pdf

LONG = "Hun vil gerne prøve køkkenet på Møllevang, men bliver træt efter to timer. " * 12


def paper(count=3, text="Aftalt møde på Godsbanen"):
    entries = tuple(
        PaperEntry(2016 - at // 40, f"{1 + at % 28:02d}-05-{2016 - at // 40}", f"Notat {at}", text)
        for at in range(count)
    )
    return TimelinePaper("Åse Aagaard", "K-2016-014", "", entries, "Internt", "Team Fleksjob")


@pytest.mark.parametrize(("count", "text"), [(1, ""), (3, "Kort"), (60, LONG), (400, "To ord")])
def test_every_page_is_tagged_and_holds_every_entry(count, text):
    report = check_pdf(render(paper(count, text)))
    assert report.findings == []
    assert report.tags["LI"] == count
    assert report.tags["H1"] == 1
    assert f"Notat {count - 1}" in report.text


def test_the_same_entries_give_the_same_bytes():
    assert render(paper(20)) == render(paper(20))


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def test_a_print_has_what_was_filtered_and_no_cpr_number(desk, tmp_path):
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Ring på 670770-4285 efter ti", day=day("2016-08-01"))
    add_note(desk, citizen, "Gammelt notat", day=day("2015-01-01"))
    wanted = TimelineFilter(start=day("2016-01-01"))
    out = write_timeline(desk, citizen, wanted, tmp_path / file_name("K-2016-285", DAY))
    report = check_pdf(out.read_bytes())
    assert report.findings == []
    assert "Åse Aagaard" in report.text
    assert "Udvalg: fra 01-01-2016" in report.text
    assert "4285" not in report.text
    assert "Gammelt" not in report.text
    assert desk.store.access_rows(citizen)[-1].kind == "export"


def test_hidden_names_leave_the_candidate_number_only(desk):
    citizen = add_citizen(desk)
    add_note(desk, citizen, "Aftalt møde")
    text = check_pdf(timeline_pdf(desk, citizen, TimelineFilter(), is_hidden=True)).text
    assert "Aagaard" not in text
    assert "Kandidat K-2016-285" in text


def test_nothing_to_print_is_said_and_another_suffix_refused(desk, tmp_path):
    citizen = add_citizen(desk)
    with pytest.raises(UserError, match=r"timeline\.empty"):
        timeline_pdf(desk, citizen, TimelineFilter())
    with pytest.raises(UserError, match=r"document\.suffix"):
        write_timeline(desk, citizen, TimelineFilter(), tmp_path / "x.docx")
