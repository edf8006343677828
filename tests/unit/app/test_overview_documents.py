"""Overview, figures, lists and documents on the example team, which nobody here changes."""

import re
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from flexdesk.app.boot import example_desk
from flexdesk.app.case_index import case_index
from flexdesk.app.caseload import VIEWS, filter_rows, list_rows, parse_query, views_of
from flexdesk.app.documents import (
    CABI_CASE,
    DOCUMENTS,
    STATUS_SHEET,
    check_list,
    preview_pdf,
    write_document,
)
from flexdesk.app.figure_queries import count_citizen, figures_on, member_rows
from flexdesk.app.jobs import JobContext
from flexdesk.app.overview import month_ends, overview
from flexdesk.app.row_lists import KINDS, dump, mask_text, rows_of_kind
from flexdesk.base.errors import CancelledError, UserError
from flexdesk.domain.figures import FIGURE_IDS
from flexdesk.domain.ledighedsydelse import Counter, count_ly
from tests.support.desks import DAY, PROGRAM, day

CPR = re.compile(r"(?<!\d)[0-9]{6}-?[0-9]{4}(?!\d)")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    opened = example_desk(tmp_path_factory.mktemp("eksempel") / "team")
    yield opened
    opened.close()


def test_overview_says_the_seed_figures(desk) -> None:
    page = overview(desk, DAY)
    assert page.has_data
    assert page.bar_target == 150
    assert page.bars[-1].value == 199
    assert (page.bars[-1].year, page.bars[-1].month) == (2016, 8)
    assert (page.outcome_share, page.outcome_basis) == ("73 %", "299 af 409 afsluttede")
    groups = [(line.label, line.count) for line in page.outcome if not line.is_part]
    assert groups == [("Ordinært fleksjob", 295), ("Ordinært job", 4), ("Andet", 110)]
    assert sum(line.count for line in page.outcome if line.is_part) == 110


def test_overview_lines_are_the_engines_figures(desk) -> None:
    figures = {figure.id: figure for figure in figures_on(desk, DAY, PROGRAM)}
    page = overview(desk, DAY)
    assert page.lines[0].figure.id == "pool_started"
    for line in page.lines:
        assert line.figure == figures[line.figure.id]
        assert len(line.trend) <= 6
    started = page.lines[0]
    july, august = (figures_on(desk, on, PROGRAM)[0].n for on in (day("2016-07-31"), DAY))
    assert started.now == str(august - july)
    assert started.basis == "608 i alt"


def test_every_card_has_its_denominator_in_words(desk) -> None:
    for card in overview(desk, DAY).cards:
        assert card.basis
        assert card.number


def test_the_program_decides_the_cards(desk) -> None:
    ours = [card.figure.id for card in overview(desk, DAY).cards]
    other = overview(desk, DAY, "aalborg_udvikling")
    assert ours[0] == "pool_running"
    assert {"ly_share", "small_hours_share_raised"} <= {card.figure.id for card in other.cards}
    assert any(card.target for card in other.cards)
    assert other.lines != overview(desk, DAY).lines


def test_an_overview_before_anything_happened_shows_no_percentages(desk) -> None:
    page = overview(desk, day("2000-01-31"))
    assert page.bars == ()
    assert page.outcome_share == ""
    assert all("%" not in card.unit for card in page.cards)


def test_month_ends_end_with_the_day_itself() -> None:
    assert month_ends(day("2016-03-15"), 3) == (
        day("2016-01-31"),
        day("2016-02-29"),
        day("2016-03-15"),
    )


@pytest.mark.parametrize("figure_id", FIGURE_IDS)
def test_members_are_exactly_the_rows_of_the_figure(desk, figure_id: str) -> None:
    figure = next(f for f in figures_on(desk, DAY) if f.id == figure_id)
    rows = member_rows(desk, figure_id, DAY)
    assert sum(row.is_counted for row in rows) == figure.n
    assert len(rows) == (figure.n if figure.N is None else figure.N)
    assert len({row.row for row in rows}) == len(rows)


def test_unknown_figures_and_programs_are_refused(desk) -> None:
    for call in (
        lambda: member_rows(desk, "findes_ikke", DAY),
        lambda: figures_on(desk, DAY, "findes_ikke"),
        lambda: overview(desk, DAY, "findes_ikke"),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code in {"figure.unknown", "program.unknown"}


def test_the_list_counts_as_the_domain_does(desk) -> None:
    benefits = case_index(desk).benefits
    for row in list_rows(desk, DAY):
        count = count_ly(benefits.get(row.id, ()), DAY, Counter.MAALGRUPPE, desk.rules)
        shown = (row.ly_months, row.ly_rest_days, row.is_18_of_24)
        assert shown == (count.months, count.rest_days, count.is_reached)


def test_the_list_and_the_figures_say_the_same(desk) -> None:
    figures = {figure.id: figure.n for figure in figures_on(desk, DAY)}
    rows = list_rows(desk, DAY)
    assert sum(row.is_on_ly for row in rows) == figures["ly_recipients"]
    assert len(filter_rows(rows, parse_query("status:ly18"))) == figures["ly_18_of_24"]


def test_both_counters_answer_for_a_citizen(desk) -> None:
    citizen = desk.caseload().citizens[0].id
    for counter in ("maalgruppe", "refusion"):
        answer = count_citizen(desk, citizen, DAY, counter)
        assert answer.text[-1] == "Vejledende beregning"
        assert answer.count.counter == counter
    with pytest.raises(UserError):
        count_citizen(desk, citizen, DAY, "fingre")


@pytest.mark.parametrize("kind", KINDS)
def test_lists_have_text_ids_and_no_whole_cpr(desk, kind: str) -> None:
    rows = rows_of_kind(desk, kind)
    assert all(isinstance(row["id"], str) for row in rows)
    if kind == "citizens":
        assert all(str(row["cpr"]).endswith("-••••") for row in rows)


def test_revealed_cpr_is_logged_with_its_reason(desk) -> None:
    rows = rows_of_kind(desk, "citizens", reveal="afstemning med fagsystem")
    assert all(CPR.fullmatch(str(row["cpr"])) for row in rows)
    last = desk.store.access_rows()[-1]
    assert (last.kind, last.facts["reason"]) == ("reveal", "afstemning med fagsystem")
    with pytest.raises(UserError):
        rows_of_kind(desk, "citizens", reveal=" ")


def test_dump_is_the_same_every_time_and_holds_no_whole_cpr(desk) -> None:
    assert dump(desk) == dump(desk)
    assert all(str(row["cpr"]).endswith("-••••") for row in dump(desk)["citizen"])


def test_cpr_inside_free_text_is_masked() -> None:
    assert mask_text("Ring til 670770-4285 i dag") == "Ring til 670770-•••• i dag"
    assert mask_text("Ring til 6707704285.") == "Ring til 670770-••••."
    assert mask_text("P-nummer 1050167250") == "P-nummer 1050167250"


def test_the_status_sheet_is_written_whole_and_logged(desk, tmp_path: Path) -> None:
    out = tmp_path / "status.xlsx"
    written = write_document(desk, STATUS_SHEET, on=DAY, audience="internal", releases={}, out=out)
    book = openpyxl.load_workbook(out, read_only=True)
    assert tuple(book.sheetnames) == written.sheets
    book.close()
    last = desk.store.access_rows()[-1]
    assert (last.kind, last.facts["document"]) == ("export", STATUS_SHEET)


def test_the_sheet_agrees_with_the_engine_in_every_control_cell(desk, tmp_path: Path) -> None:
    out = tmp_path / "status.xlsx"
    write_document(desk, STATUS_SHEET, on=DAY, audience="internal", releases={}, out=out)
    book = openpyxl.load_workbook(out, data_only=True)
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "Afviger" not in values
    assert values.count("Stemmer") > 10 or "Ok" in values or "OK" in values
    book.close()


def test_outside_the_team_there_are_no_rows_of_persons(desk, tmp_path: Path) -> None:
    out = tmp_path / "status.xlsx"
    written = write_document(desk, STATUS_SHEET, on=DAY, audience="external", releases={}, out=out)
    assert "Forløb" not in written.sheets
    book = openpyxl.load_workbook(out, read_only=True)
    assert tuple(book.sheetnames) == written.sheets
    book.close()


def test_the_case_is_two_pages_and_the_same_bytes_twice(desk, tmp_path: Path) -> None:
    out = tmp_path / "case.pdf"
    written = write_document(desk, CABI_CASE, on=DAY, audience="internal", releases={}, out=out)
    assert written.pages == 2
    preview = preview_pdf(desk, CABI_CASE, on=DAY, audience="internal", releases={})
    assert preview == out.read_bytes()
    pdf = pypdfium2.PdfDocument(preview)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert "608" in text
    assert "Internt" in text
    assert not CPR.search(text)


def test_a_released_small_figure_is_shown_and_logged(desk, tmp_path: Path) -> None:
    out = tmp_path / "case.pdf"
    releases = {"pool_ended_ordinary_job": "aftalt med centerchefen"}
    write_document(desk, CABI_CASE, on=DAY, audience="external", releases=releases, out=out)
    assert desk.store.access_rows()[-1].facts["released"] == releases


def test_documents_that_cannot_be(desk, tmp_path: Path) -> None:
    def code(key: str = CABI_CASE, out: str = "case.pdf", **options: object) -> str:
        given = {"on": DAY, "audience": "external", "releases": {}, **options}
        with pytest.raises(UserError) as caught:
            write_document(desk, key, out=tmp_path / out, **given)
        return caught.value.code

    assert code("måneden") == "document.unknown"
    assert code(out="case.xlsx") == "document.suffix"
    assert code(out="findes/ikke/case.pdf") == "file.no_folder"
    assert code(audience="alle") == "value.unknown"
    assert code(releases={"findes_ikke": "fordi"}) == "release.unknown"
    assert code(releases={"pool_ended": " "}) == "release.reason"
    assert code(program_key="findes_ikke") == "program.unknown"
    with pytest.raises(UserError) as caught:
        preview_pdf(desk, STATUS_SHEET, on=DAY, audience="internal", releases={})
    assert caught.value.code == "document.no_preview"
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_document_leaves_no_file(desk, tmp_path: Path) -> None:
    ctx = JobContext()
    ctx.cancel()
    with pytest.raises(CancelledError):
        write_document(
            desk, STATUS_SHEET, on=DAY, audience="internal", releases={},
            out=tmp_path / "status.xlsx", ctx=ctx,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("audience", ["internal", "external"])
def test_the_check_list_sums_the_table(desk, kind, audience: str) -> None:
    lines = check_list(desk, kind.key, DAY, audience, {})
    texts = [line.text for line in lines]
    assert "295 + 4 + 110 = 409 afsluttede" in texts
    hidden = [line for line in lines if line.text.startswith("Skjult som små tal")]
    assert bool(hidden) is (audience == "external")


def test_a_desk_of_shipped_rules_has_the_shipped_views(desk) -> None:
    assert tuple(view for view in views_of(desk) if not view.owner) == VIEWS
