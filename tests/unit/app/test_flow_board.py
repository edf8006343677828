"""The board and the list of Forløb, and the paper: cards by step, moves, numbers, no names."""

import dataclasses
import io

import openpyxl
import pytest

from flexdesk.app import history, support
from flexdesk.app.flow_board import board_of, move_to_step
from flexdesk.app.flow_filter import FlowWish, flow_page
from flexdesk.app.flow_list import export_lines, file_name, placement_lines
from flexdesk.app.flow_print import PrintWish, flow_pdf, span_of, write_flow
from flexdesk.app.flow_print import file_name as paper_name
from flexdesk.app.flow_rows import BY_CONSULTANT, BY_WORKPLACE
from flexdesk.app.support import SupportEdit
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def people(desk):
    """Åse in a pool job, Bo in praktik, Ida who searches, Ole of another method."""
    add(desk, "consultant", initials="KON01", name="Lene Østergaard")
    place = add(desk, "workplace", name="Børnehuset Skovly")
    ids = {
        "ase": add_citizen(desk, step="pool_flexjob"),
        "bo": add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum",
                          step="internship", address_protected=True),
        "ida": add_citizen(desk, "6807704286", first_name="Ida", last_name="Bruun"),
        "ole": add_citizen(desk, "6707704293", first_name="Ole", last_name="Toft",
                           program="aalborg_udvikling", step="job_plan"),
    }  # fmt: skip
    job = add(
        desk, "placement", citizen=ids["ase"], kind="puljefleksjob", start=day("2016-03-01"),
        planned_last_day=day("2017-02-28"), workplace=place, hours_week=8.0, attended_week=15.0,
    )  # fmt: skip
    add(desk, "hours", placement=job, day=day("2016-06-01"), hours_week=10.0, attended=16.0)
    add(
        desk, "placement", citizen=ids["bo"], kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-08-28"), workplace=place, hours_week=6.0,
    )  # fmt: skip
    add(desk, "pass", citizen=ids["ida"], step="job_search", start=day("2016-05-01"),
        source="hand")  # fmt: skip
    return ids


def page_of(desk, grouping="next", query=""):
    return flow_page(desk, FlowWish(query, grouping))


def passes_of(desk, citizen):
    rows = desk.store.reads.load("pass", citizen=citizen)
    return [(row.step, row.start, row.last_day) for row in sorted(rows, key=lambda r: r.start)]


def test_the_steps_are_columns_and_everybody_stands_in_one(desk, people):
    board = board_of(page_of(desk), desk.pipeline_of)
    counts = {column.key: len(column.cards) for column in board.columns}
    assert len(board.columns) == 12
    assert {key for key, count in counts.items() if count} == {
        "pool_flexjob", "internship", "job_search"
    }  # fmt: skip
    assert [(key, count) for key, _title, count in board.pipelines] == [
        ("aarhus", 3), ("aalborg", 1)
    ]  # fmt: skip
    other = board_of(page_of(desk), desk.pipeline_of, "aalborg")
    assert [c.cards[0].name for c in other.columns if c.cards] == ["Ole Toft"]


def test_a_card_says_where_how_far_and_what_is_next(desk, people):
    board = board_of(page_of(desk), desk.pipeline_of)
    cards = {card.citizen: card for column in board.columns for card in column.cards}
    ase, ida = cards[people["ase"]], cards[people["ida"]]
    assert (ase.workplace, ase.shown(is_hidden=True)) == ("Børnehuset Skovly", "K-2016-285")
    assert ase.clock
    assert (ida.clock, ida.tone, ida.share) == ("dag 123 på trinnet, norm 60", "amber", 1.0)
    assert "Ida" not in repr(ida)


def test_a_case_that_rests_says_so_and_asks_for_nothing(desk, people):
    add(desk, "pause", citizen=people["ida"], reason="sygdom", start=day("2016-08-01"))
    board = board_of(page_of(desk), desk.pipeline_of)
    card = board.columns[board.column_of(people["ida"])].cards[0]
    assert card.clock.startswith("Sygdom")
    assert not card.is_late


def test_a_step_nobody_knows_has_a_column_of_its_own(desk, people):
    add_citizen(desk, "6507704288", first_name="Finn", last_name="Dam", step="")
    board = board_of(page_of(desk), desk.pipeline_of)
    assert (board.columns[0].label, len(board.columns[0].cards)) == ("Uden trin", 1)


def test_a_move_keeps_every_pass_and_is_one_undo(desk, people):
    before = passes_of(desk, people["ida"])
    done = move_to_step(desk, people["ida"], "intro_meeting")
    assert passes_of(desk, people["ida"]) == [
        ("job_search", day("2016-05-01"), DAY),
        ("intro_meeting", DAY, None),
    ]
    history.undo(desk, done.tx)
    assert passes_of(desk, people["ida"]) == before
    assert desk.store.reads.get("citizen", people["ida"]).step == "job_search"


def test_a_step_of_another_method_is_refused(desk, people):
    with pytest.raises(UserError) as error:
        move_to_step(desk, people["ida"], "job_plan")
    assert error.value.code == "value.unknown"
    assert passes_of(desk, people["ida"]) == [("job_search", day("2016-05-01"), None)]


def test_the_list_has_both_kinds_of_hours_and_the_days_left(desk, people):
    lines = {line.citizen: line for line in placement_lines(desk, page_of(desk))}
    ase, bo = lines[people["ase"]], lines[people["bo"]]
    assert (ase.attended, ase.effective, ase.days_left) == (16.0, 10.0, 181)
    assert (bo.attended, bo.effective, bo.days_left) == (None, 6.0, -3)
    assert set(lines) == {people["ase"], people["bo"]}


def test_the_workbook_is_typed_marked_and_logged(desk, people, tmp_path):
    lines = placement_lines(desk, page_of(desk))
    out = export_lines(desk, lines, "Alle", tmp_path / file_name(DAY))
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    rows = list(book["Forløb"].values)
    assert rows[0][:4] == ("Kandidat-nr.", "Navn", "Slags", "Arbejdsplads")
    assert {row[1] for row in rows[1:]} == {"Åse Aagaard", "Bo Ørum"}
    hidden = export_lines(desk, lines, "", tmp_path / "b.xlsx", is_hidden=True)
    names = str(list(openpyxl.load_workbook(hidden)["Forløb"].values))
    assert "Aagaard" not in names
    assert desk.store.access_rows(None)[-1].kind == "export"
    with pytest.raises(UserError) as error:
        export_lines(desk, (), "", tmp_path / "c.xlsx")
    assert error.value.code == "list.nothing"


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_paper_is_tagged_and_has_numbers_and_no_name(desk, people, size):
    course = SupportEdit(
        "kursus", text="Førstehjælp hos Åse", state="bevilget", decided_on=day("2016-05-01"),
        asked_on=day("2016-05-01"), starts_on=day("2016-06-01"), ends_on=day("2016-06-10"),
    )  # fmt: skip
    support.ask(desk, people["ase"], course)
    page = page_of(desk)
    data = flow_pdf(desk, page, PrintWish(size))
    report = check_pdf(data)
    assert report.findings == []
    assert report.tags["TR"] == len(page.rows)
    for number in ("K-2016-285", "K-2016-287"):
        assert number in report.text
    for name in ("Åse", "Aagaard", "Ørum", "Lene", "Skovly", "4285"):
        assert name not in report.text
        assert name.encode("utf-16-be").hex().upper().encode() not in data
    assert flow_pdf(desk, page, PrintWish(size)) == data


def test_by_consultant_the_initials_stand_and_by_workplace_nobody_protected_does(desk, people):
    by_consultant = check_pdf(flow_pdf(desk, page_of(desk, BY_CONSULTANT), PrintWish()))
    assert "KON01 (2)" in by_consultant.text
    assert "Østergaard" not in by_consultant.text
    by_place = check_pdf(flow_pdf(desk, page_of(desk, BY_WORKPLACE), PrintWish()))
    assert "Børnehuset Skovly (1)" in by_place.text
    assert "Adressebeskyttede (1)" in by_place.text


def test_what_was_typed_in_the_search_is_not_on_the_wall(desk, people):
    report = check_pdf(flow_pdf(desk, page_of(desk, query="aagaard"), PrintWish()))
    assert "1 af 2 borgere i forløb" in report.text
    assert "aagaard" not in report.text.lower()


def test_a_page_of_hundreds_breaks_between_rows(desk, people):
    page = page_of(desk)
    group = page.groups[0]
    row = group.rows[0]
    many = tuple(
        dataclasses.replace(row, citizen=str(at), candidate_no=f"K-{at:04d}") for at in range(300)
    )
    page = dataclasses.replace(page, groups=(dataclasses.replace(group, rows=many),))
    report = check_pdf(flow_pdf(desk, page, PrintWish("a4", 24)))
    assert report.findings == []
    assert report.pages > 8
    assert report.tags["TR"] == 300
    assert "K-0299" in report.text
    assert "fortsat (300)" in report.text


def test_nothing_to_print_is_told(desk, tmp_path):
    with pytest.raises(UserError) as error:
        flow_pdf(desk, page_of(desk), PrintWish())
    assert error.value.code == "list.nothing"
    with pytest.raises(UserError) as error:
        write_flow(desk, page_of(desk), PrintWish(), tmp_path / "forloeb.txt")
    assert error.value.code == "document.suffix"


def test_the_file_is_named_without_anybody_and_logged(desk, people, tmp_path):
    out = write_flow(desk, page_of(desk), PrintWish(), tmp_path / paper_name(DAY))
    assert out.name == "Forloeb_2016-08-31_uden-navne.pdf"
    assert desk.store.access_rows(None)[-1].kind == "export"


def test_a_third_of_the_months_lie_behind():
    assert span_of(DAY, 12) == (day("2016-04-01"), day("2017-03-31"))
    assert span_of(DAY, 6) == (day("2016-06-01"), day("2016-11-30"))
