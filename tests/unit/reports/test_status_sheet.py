"""The status sheet read back: tables, formulas with the engine's values, audiences, bytes."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.errors import UserError
from flexdesk.reports import xlsx_book
from flexdesk.reports.audience import Audience, View, Why
from flexdesk.reports.audience_figures import IN_WORK, view_of
from flexdesk.reports.figure_rows import PipelineRow, WorkplaceRow
from flexdesk.reports.status_sheet import write_status_sheet
from flexdesk.reports.status_sheet_view import see
from flexdesk.reports.xlsx_cells import CUT_MARK, TEXT_LIMIT, safe_text
from tests.support.libreoffice import needs_libreoffice, recalculated
from tests.support.status_input import DAY, a_team, status_of

SHEETS = [
    "Overblik", "Pipeline", "Forløb", "Udfald", "Timer", "Arbejdspladser", "Definitioner",
    "Datakvalitet", "Om udtrækket",
]  # fmt: skip
HOSTILE = (
    '=HYPERLINK("http://x";"k")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "#N/A", "TRUE",
    "1234", "_x0041_", "A & B <tag> \"q\" 'p'", "æøå\nny linje",
    "\x00\x07ond\x1f", " før og efter ",
)  # fmt: skip


@pytest.fixture(scope="module")
def status():
    return status_of(a_team())


@pytest.fixture(scope="module")
def data(status):
    return write_status_sheet(status)


@pytest.fixture(scope="module")
def external(status):
    return write_status_sheet(status, Audience.EXTERNAL)


def read(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_label(sheet, label):
    return next(row for row in sheet.iter_rows(values_only=True) if row[0] == label)


def text_of(data):
    return b"\n".join(parts(data).values()).decode()


def formulas(book):
    return [(ws.title, c.coordinate, c) for ws in book for r in ws.iter_rows() for c in r
            if c.data_type == "f"]  # fmt: skip


def same(a, b):
    if a in {"", None} and b in {"", None}:
        return True
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) < 1e-9
    return a == b


def differences(data, folder):
    shown, again = read(data, values=True), openpyxl.load_workbook(
        recalculated(data, folder), data_only=True
    )  # fmt: skip
    return [
        (title, where, shown[title][where].value, again[title][where].value)
        for title, where, _ in formulas(read(data))
        if not same(shown[title][where].value, again[title][where].value)
    ]


def test_nine_sheets_each_with_a_real_table(data):
    book = read(data)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.tables, sheet.title
        for table in sheet.tables.values():
            head = [cell.value for cell in sheet[table.ref][0]]
            assert head == [column.name for column in table.tableColumns]
            assert table.tableStyleInfo.name
        assert not sheet.merged_cells.ranges


def test_the_five_lines_with_n_and_whole(data):
    sheet = read(data, values=True)["Udfald"]
    lines = [[c.value for c in row] for row in sheet["A6:E10"]]
    assert [line[1] for line in lines] == [608, 409, 295, 4, 110]
    assert [line[3:] for line in lines[1:]] == [[409, 409], [295, 409], [4, 409], [110, 409]]
    assert lines[2][2] == pytest.approx(295 / 409)
    assert sheet["B11"].value == "OK"


def test_every_figure_shows_the_engines_value(data, status):
    sheet = read(data, values=True)["Overblik"]
    for figure in status.figures:
        row = by_label(sheet, figure.label)
        assert row[1] == (pytest.approx(figure.value) if figure.value is not None else "–")
        if figure.kind == "share":
            assert row[2:4] == (figure.n, figure.N)
        assert row[7] in {"OK", "–"}
    assert by_label(read(data, values=True)["Om udtrækket"], "Tal, hvor arket og FlexDesk afviger")[
        1
    ] == 0  # fmt: skip


def test_figures_that_rows_can_prove_are_formulas_over_the_rows(data, status):
    sheet = read(data)["Overblik"]
    proved = [f for f in status.figures if f.id.startswith(("pool_", "small_", "praktik_"))]
    for figure in proved:
        row = by_label(sheet, figure.label)
        counted = row[2] if figure.kind == "share" else row[1]
        assert str(counted).startswith("="), figure.id
        assert "tblForloeb[" in counted or "tblTimer[" in counted


def test_every_formula_carries_a_value(data):
    for name, content in parts(data).items():
        if name.startswith("xl/worksheets/sheet"):
            text = content.decode()
            assert text.count("<f>") == len(re.findall(r"</f><v>[^<]*</v></c>", text)), name


def test_no_number_is_hard_wired_where_rows_disagree(status):
    fewer = replace(status, placement_rows=status.placement_rows[:-30])
    book = read(write_status_sheet(fewer), values=True)
    assert "Afviger" in {c.value for c in book["Overblik"]["H"]}
    wrong = by_label(book["Om udtrækket"], "Tal, hvor arket og FlexDesk afviger")
    assert wrong[1] > 0


@needs_libreoffice
def test_recalculation_by_libreoffice_agrees_cell_by_cell(data, tmp_path):
    assert len(formulas(read(data))) > 500
    assert differences(data, tmp_path) == []


@needs_libreoffice
def test_recalculation_agrees_when_rows_are_spliced(status, tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_book, "SPLICE_ABOVE", 3)
    assert differences(write_status_sheet(status), tmp_path) == []


@needs_libreoffice
def test_recalculation_agrees_on_nobody(tmp_path):
    assert differences(write_status_sheet(status_of(a_team(0, 0, 0, 0))), tmp_path) == []


@needs_libreoffice
def test_recalculation_agrees_for_outsiders(external, tmp_path):
    assert differences(external, tmp_path) == []


@needs_libreoffice
@pytest.mark.parametrize("seed", [2, 3])
def test_recalculation_agrees_for_other_teams(seed, tmp_path):
    team = a_team(80, 50, 20, 9, seed=seed)
    assert differences(write_status_sheet(status_of(team)), tmp_path) == []


def test_same_input_same_bytes(status, data):
    assert write_status_sheet(status) == data


def test_spliced_rows_read_back_as_the_same_cells(status, data, monkeypatch):
    monkeypatch.setattr(xlsx_book, "SPLICE_ABOVE", 3)
    spliced = read(write_status_sheet(status))
    plain = read(data)
    for sheet in plain:
        for row in sheet.iter_rows():
            for cell in row:
                other = spliced[sheet.title][cell.coordinate]
                assert (other.value, other.number_format) == (cell.value, cell.number_format)
    assert spliced["Forløb"].tables["tblForloeb"].ref == plain["Forløb"].tables["tblForloeb"].ref


@pytest.mark.parametrize("above", [3, 2_000])
def test_no_text_is_a_formula(status, monkeypatch, above):
    monkeypatch.setattr(xlsx_book, "SPLICE_ABOVE", above)
    rows = tuple(
        replace(status.placement_rows[i], candidate_no=text, workplace=text, workplace_no=f"p{i}")
        for i, text in enumerate(HOSTILE)
    )
    places = tuple(WorkplaceRow(text, no=f"p{i}") for i, text in enumerate(HOSTILE))
    hostile = replace(
        status,
        placement_rows=rows,
        workplace_rows=places,
        program_title=HOSTILE[0],
        team=HOSTILE[3],
    )
    book = read(write_status_sheet(hostile))
    shown = list(book["Forløb"].iter_rows(min_row=6))
    for text, row in zip(HOSTILE, shown, strict=False):
        for cell in (row[0], row[3]):
            assert cell.data_type == "s"
            assert cell.value == safe_text(text)
            assert cell.quotePrefix == text.replace("\r", "\n").startswith(
                ("=", "+", "-", "@", "\t", "\n")
            )
    assert book["Overblik"]["A2"].data_type == "s"
    assert book["Overblik"]["A2"].quotePrefix


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_legal_xml_text(text):
    kept = safe_text(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", kept)
    kept.encode()


def test_text_beyond_the_limit_is_cut_with_a_mark():
    for text in ("a" * 40_000, "😀" * 20_000, "a" + "😀" * 20_000):
        kept = safe_text(text)
        assert len(kept.encode("utf-16-le")) // 2 <= TEXT_LIMIT
        assert kept.endswith(CUT_MARK)
    assert safe_text("a" * TEXT_LIMIT) == "a" * TEXT_LIMIT


def test_no_cpr_no_name_no_personal_properties(data, external, status):
    for bytes_ in (data, external):
        text = text_of(bytes_)
        assert not re.search(r"\b\d{6}-?\d{4}\b", re.sub(r"<[^>]*>", " ", text))
        assert "Prøve" not in text
        assert "Person<" not in text
        core = parts(bytes_)["docProps/core.xml"].decode()
        assert "lastModifiedBy" not in core
        assert core.count("2016-08-31T00:00:00Z") == 2
        assert "FlexDesk" in core


def test_zip_times_are_fixed(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_chart_has_alt_text_with_the_numbers(data):
    drawings = [c.decode() for n, c in parts(data).items() if n.startswith("xl/drawings/drawing")]
    alts = [
        alt for text in drawings for alt in re.findall(r'cNvPr id="\d+"[^>]*descr="([^"]*)"', text)
    ]
    assert len(alts) == sum(text.count("<graphicFrame") for text in drawings) == 5
    assert sum("295" in alt and "110" in alt for alt in alts) == 2
    assert any("199" in alt and "Mål 150" in alt for alt in alts)


def test_pages_are_set_up_for_print(data):
    for sheet in read(data):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert "Internt – må ikke forlade teamet" in sheet.oddHeader.right.text
        assert sheet.oddFooter.right.text == "Side &P af &N"
        assert "31-08-2016" in sheet.oddFooter.left.text


def test_days_and_shares_are_numbers_in_danish_formats(data):
    book = read(data)
    start = book["Forløb"]["F6"]
    assert (start.is_date, start.number_format) == (True, "dd-mm-yyyy")
    assert book["Udfald"]["C8"].number_format.endswith("0.0 %")


def test_example_data_is_marked_on_every_sheet(status):
    book = read(write_status_sheet(replace(status, is_example=True)))
    for sheet in book:
        assert "Eksempeldata" in sheet["A3"].value
        assert "Eksempeldata" in sheet.oddHeader.right.text
    plain = read(write_status_sheet(status))
    assert all("Eksempeldata" not in sheet["A3"].value for sheet in plain)


def test_outside_the_team_no_rows_of_persons_go_out(external, status):
    book = read(external)
    assert not {"Forløb", "Timer", "Arbejdspladser"} & set(book.sheetnames)
    text = text_of(external)
    assert status.placement_rows[0].candidate_no not in text
    assert "16-0003" not in text
    assert "KON01" not in text
    for sheet in book:
        assert "Internt" not in sheet["A3"].value


def test_outside_the_four_is_hidden_with_what_would_give_it_away(external):
    sheet = read(external, values=True)["Udfald"]
    values = [sheet[f"B{row}"].value for row in range(6, 11)]
    assert values == [608, 409, "skjult", "skjult", 110]
    text = re.sub(r'(r|s|id|xfId|fontId|ref)="[^"]*"', "", text_of(external))
    assert not re.search(r"\b295\b", text)


def test_outside_all_documents_of_a_day_hide_the_same_figures(status):
    alone = view_of(status.figures, Audience.EXTERNAL, status.threshold)
    ids = {figure.id for figure in status.figures}
    sheet = see(status, Audience.EXTERNAL).view
    assert {i for i in ids if sheet.hides(i)} == {i for i in ids if alone.hides(i)}


def test_outside_a_final_step_follows_the_outcome_it_holds(status):
    steps = (
        PipelineRow(1, "Screening", 20),
        PipelineRow(2, "Ordinært fleksjob eller job", 299, final="success"),
        PipelineRow(3, "Afsluttet til andet", 107, final="other"),
    )
    shown = see(replace(status, pipeline_rows=steps), Audience.EXTERNAL)
    assert [shown.shows_step(step) for step in steps] == [True, True, True]
    for cell, seen in ((IN_WORK, [True, False, True]), ("pool_ended_other", [True, True, False])):
        hidden = replace(shown, view=View(Audience.EXTERNAL, 5, {cell: Why.SECONDARY}))
        assert [hidden.shows_step(step) for step in steps] == seen


def test_a_released_figure_is_shown_with_its_reason(status):
    released = replace(status, released={"pool_ended_ordinary_job": "Offentliggjort af Cabi"})
    book = read(write_status_sheet(released, Audience.EXTERNAL), values=True)
    values = [book["Udfald"][f"B{row}"].value for row in range(6, 11)]
    assert values == [608, 409, 295, 4, 110]
    reasons = [row[1] for row in book["Om udtrækket"].iter_rows(values_only=True)]
    assert "Offentliggjort af Cabi" in reasons


def test_a_release_without_reason_is_refused(status):
    bad = replace(status, released={"pool_ended_ordinary_job": " "})
    with pytest.raises(UserError) as refused:
        write_status_sheet(bad, Audience.EXTERNAL)
    assert refused.value.code == "release.reason"


def test_as_of_an_earlier_day_only_rows_begun_by_then_stand(tmp_path):
    earlier = DAY.replace(year=2015)
    status = status_of(a_team(), earlier)
    sheet = read(write_status_sheet(status), values=True)["Forløb"]
    starts = [row[5] for row in sheet.iter_rows(min_row=6, values_only=True)]
    assert max(starts).date() <= earlier
    controls = read(write_status_sheet(status), values=True)["Overblik"]["H"]
    assert "Afviger" not in {cell.value for cell in controls}


def test_workplaces_of_one_name_are_told_apart(status):
    row = status.placement_rows[0]
    twins = (WorkplaceRow("Biblioteket*", no="1"), WorkplaceRow("Biblioteket*", no="2"))
    rows = (
        replace(
            row, kind="puljefleksjob", workplace="Biblioteket*", workplace_no="1", last_day=None
        ),
        replace(
            row, kind="puljefleksjob", workplace="Biblioteket*", workplace_no="2", last_day=DAY
        ),
    )
    book = read(
        write_status_sheet(replace(status, workplace_rows=twins, placement_rows=rows)), values=True
    )
    found = [[c.value for c in line] for line in book["Arbejdspladser"]["A6:F7"]]
    assert [line[3:] for line in found] == [[1, 1, 0], [1, 0, 1]]


def test_excel_can_tell_columns_apart_and_read_their_names_in_formulas(data):
    book = read(data)
    for sheet in book:
        for table in sheet.tables.values():
            names = [column.name.casefold() for column in table.tableColumns]
            assert len(set(names)) == len(names), table.name
    for _title, where, cell in formulas(book):
        for name in re.findall(r"tbl\w+\[([^\]]*)\]", cell.value):
            assert re.fullmatch(r"[\w ]+", name), (where, name)
