"""The Cabi case: two full pages, truly tagged, figures that follow the data, audience kept."""

import re
from dataclasses import replace

import pytest

from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.figure_definitions import DEFINITIONS
from flexdesk.domain.figures import Figure
from flexdesk.reports.audience import Audience
from flexdesk.reports.cabi_case import CabiInput, render, render_cabi_case
from flexdesk.reports.cabi_content import build
from flexdesk.reports.cabi_layout import Layout, compose
from flexdesk.reports.cabi_styles import BOTTOM, LEFT, RIGHT, TOP
from flexdesk.reports.cabi_texts import CaseTexts
from tests.support.case_texts import (
    AARHUS,
    ON,
    RUNNING,
    aalborg_case,
    aarhus_case,
    months,
    pool_figures,
)
from tests.support.pdf_check import Report, check_pdf

JOB = "pool_ended_ordinary_job"


def layout_of(case: CabiInput) -> Layout:
    return compose(build(case, render(case).view))


def read(case: CabiInput) -> Report:
    report = check_pdf(render_cabi_case(case))
    assert report.findings == []
    return report


def words(report: Report) -> str:
    return re.sub(r"\s+", " ", report.text.replace("\u00ad", ""))


def test_two_pages_truly_tagged_with_the_figures_of_the_day() -> None:
    report = read(aarhus_case())
    assert report.pages == 2
    text = words(report)
    for said in (
        "I midlertidige puljefleksjob¹ 608",
        "Afsluttet i alt² 409",
        "I ordinært fleksjob 295",
        "I ordinært job 4",
        "Afsluttet til andet 110",
        "73 procent er kommet i ordinært fleksjob eller job",
        "(295 + 4) / 409 = 73,1 %",
        "STATUS (AUGUST 2016)",
        "199 var i gang 31-08-2016",
        "UDGIFTER",
        "INDTÆGTER",
        "KONTAKT",
        "SÅDAN HAR VI MÅLT",
        "Internt – må ikke forlade teamet",
        "Eksempeldata",
    ):
        assert said in text


def test_same_input_gives_same_bytes() -> None:
    assert render_cabi_case(aarhus_case()) == render_cabi_case(aarhus_case())


def test_reading_order_is_that_of_the_page() -> None:
    tags = [line for depth, line in read(aarhus_case()).outline if line[:1] == "H"]
    order = [
        "H1 Fra ledighedsydelse",
        "H2 Aktiv indsats",
        "H2 73 procent",
        "H2 UDGIFTER",
        "H2 INDTÆGTER",
        "H3 Sådan arbejder",
        "H2 Puljefleksjob i gang",
        "H2 Hvor førte",
        "H2 Målt mod målet",
        "H2 SÅDAN",
        "H2 KONTAKT",
    ]
    assert [any(tag.startswith(start) for tag in tags) for start in order] == [True] * len(order)
    places = [next(i for i, tag in enumerate(tags) if tag.startswith(start)) for start in order]
    assert places == sorted(places)


def test_end_mark_stands_after_the_last_words_of_the_body() -> None:
    text = words(read(aarhus_case()))
    assert text.count("■") == 1
    assert "eller en anden. ■" in text


def test_both_pages_are_full_and_nothing_leaves_its_place() -> None:
    layout = layout_of(aarhus_case())
    assert len(layout.pages) == 2
    assert layout.left_over <= 14
    for page in layout.pages:
        assert max(draw.y + draw.height for draw in page) == pytest.approx(BOTTOM, abs=14)
        for draw in page:
            assert draw.x >= LEFT - 0.1
            assert draw.x + draw.width <= RIGHT + 0.1
            assert draw.y + draw.height <= BOTTOM + 1


def test_columns_of_the_last_page_are_balanced() -> None:
    page = layout_of(aarhus_case()).pages[1]
    story = [draw for draw in page if draw.kind == "story"]
    ends = [max(d.y + d.height for d in story if d.x == x) for x in {d.x for d in story}]
    assert len(ends) == 2
    assert abs(ends[0] - ends[1]) <= 30


def test_golden_geometry_of_the_first_page() -> None:
    page = layout_of(aarhus_case()).pages[0]
    got = [(d.kind, d.key, round(d.x), round(d.y), round(d.height)) for d in page]
    assert got[:4] == [
        ("kicker", "kicker", 51, 45, 12),
        ("title", "title", 51, 70, 68),
        ("standfirst", "standfirst", 51, 147, 55),
        ("rule", "rule", 51, 215, 0),
    ]
    assert got[4][:4] == ("story", "story-0", 51, 230)
    assert [entry[:3] for entry in got[-2:]] == [("box", "0", 51), ("box", "1", 308)]
    assert got[-1][4] == got[-2][4]
    assert min(d.y for d in layout_of(aarhus_case()).pages[1]) == TOP


def test_headings_follow_the_figures() -> None:
    text = words(read(aarhus_case(figures=pool_figures(fleksjob=270, job=4, other=135))))
    assert "67 procent er kommet i ordinært fleksjob eller job" in text
    assert "73 procent" not in text


def test_a_target_stands_on_its_own_figure_only() -> None:
    text = words(read(aarhus_case()))
    assert "mål 35 %" in text
    assert "Mål: 150" in text
    without = tuple(replace(f, target=None) for f in pool_figures())
    plain = dict(AARHUS)
    plain["sections"] = []
    plain["expenses"] = []
    case = aarhus_case(figures=without, texts=CaseTexts.from_table(plain))
    assert "Mål: 150" not in words(read(case))
    assert "mål 35 %" not in words(read(case))


def test_footnotes_tell_what_the_seed_mixes_up() -> None:
    text = words(read(aarhus_case()))
    assert "¹ 608 er alle, der er startet siden begyndelsen." in text
    assert "målet på 150 gælder dem, der er i gang på samme tid" in text
    assert "er det 69,9 % (228 af 326)" in text
    assert "48,5 % (295)" in text


def test_remarks_of_the_engine_are_printed_inside_only() -> None:
    remark = ("heraf endnu ikke startet: 3",)
    figures = tuple(
        replace(f, notes=remark) if f.id == "pool_ended_ordinary_fleksjob" else f
        for f in pool_figures()
    )
    said = "I ordinært fleksjob: heraf endnu ikke startet: 3."
    assert said in words(read(aarhus_case(figures=figures)))
    assert said not in words(read(aarhus_case(figures=figures, audience=Audience.EXTERNAL)))


def test_number_and_unit_hold_together_and_ranges_get_their_dash() -> None:
    texts = {**AARHUS, "lead": ["Det koster 1,5 mio. kr. i 9-12 måneder fra 01-09-2016."]}
    content = build(aarhus_case(texts=CaseTexts.from_table(texts)), render(aarhus_case()).view)
    lead = content.story[0]
    assert lead.text == "Det koster 1,5\u00a0mio.\u00a0kr. i 9–12 måneder fra 01-09-2016."


def test_external_hides_the_four_everywhere() -> None:
    case = aarhus_case(audience=Audience.EXTERNAL, is_example=False)
    text = words(read(case))
    assert "I ordinært job skjult" in text
    assert "I ordinært fleksjob skjult" in text
    assert "295" not in text
    assert "48,5 %" not in text
    assert "fire til ordinært job" not in text
    assert "73 procent er kommet" in text
    assert "Skjult: antal fra 1 til 4 vises ikke" in text
    assert "Internt" not in text
    assert "Eksempeldata" not in text
    assert b"295" not in b"".join(_alts(render_cabi_case(case)))


def _alts(pdf: bytes) -> list[bytes]:
    found = re.findall(rb"/Alt <FEFF([0-9A-F]+)>", pdf)
    return [bytes.fromhex(text.decode()).decode("utf-16-be").encode() for text in found]


def test_external_with_a_release_shows_the_four() -> None:
    case = aarhus_case(audience=Audience.EXTERNAL, released={JOB: "godkendt 31-08-2016"})
    text = words(read(case))
    assert "I ordinært job 4" in text
    assert "I ordinært fleksjob 295" in text
    assert "Enkelte små antal er vist" in text


def test_a_heading_with_a_hidden_figure_gives_way_to_the_plain_one() -> None:
    texts = dict(AARHUS)
    texts["sections"] = [
        {"heading": "{pool_ended_ordinary_job} i job", "plain": "Job", "paragraphs": ["Tekst."]}
    ]
    case = aarhus_case(audience=Audience.EXTERNAL, texts=CaseTexts.from_table(texts))
    assert any(line == "H2 Job" for _depth, line in read(case).outline)


def test_unapproved_quotes_stay_inside() -> None:
    texts = dict(AARHUS)
    texts["quotes"] = [{"text": "Det går godt.", "name": "Nogen"}]
    outside = aarhus_case(audience=Audience.EXTERNAL, texts=CaseTexts.from_table(texts))
    assert "Det går godt" not in words(read(outside))
    assert "cabi.quote_left_out" in render(outside).warnings
    inside = aarhus_case(texts=CaseTexts.from_table(texts))
    assert "citat ikke godkendt" in words(read(inside))


@pytest.mark.parametrize(
    "slot", ["standfirst", "lead", "sections", "table", "expenses", "incomes", "quotes", "method",
             "contact", "chart", "outcome"]
)  # fmt: skip
def test_a_missing_slot_leaves_no_gap(slot: str) -> None:
    texts = {key: value for key, value in AARHUS.items() if key != slot}
    case = aarhus_case(texts=CaseTexts.from_table(texts))
    report = read(case)
    assert report.pages <= 2
    assert layout_of(case).left_over <= 60


def test_long_texts_go_on_to_a_third_page() -> None:
    texts = dict(AARHUS)
    texts["lead"] = [*AARHUS["lead"]] * 12
    report = read(aarhus_case(texts=CaseTexts.from_table(texts)))
    assert report.pages > 2
    assert words(report).count("■") == 1


def test_markup_in_data_is_text() -> None:
    text = words(read(aarhus_case(unit="<b>Team & Søn <img src=x>\u202e")))
    assert "<b>Team & Søn <img src=x>" in text


def test_a_title_or_theme_is_needed() -> None:
    with pytest.raises(UserError) as error:
        CaseTexts.from_table({"theme": "x"})
    assert error.value.code == "cabi.texts"


def test_a_second_program_fills_the_same_template() -> None:
    text = words(read(aalborg_case()))
    assert "13 procent af ordningen er på ledighedsydelse" in text
    assert "300 / 2.300 = 13,0 %" in text
    assert "Case: Udvikling" not in text
    assert "Udvikling i fleksjob i Aalborg Kommune" in text


def _any_figures(targets: dict[str, float]) -> tuple[Figure, ...]:
    known = {f.id: f for f in (*pool_figures(), *aalborg_case().figures)}
    made = []
    for d in DEFINITIONS:
        is_share = d.kind.value == "share"
        figure = known.get(d.id) or Figure(
            d.id, d.label, d.kind.value, 0.5 if is_share else 37, 37, 74 if is_share else None,
            d.unit, d.definition, d.formula, ON, None, None, (),
        )  # fmt: skip
        made.append(
            replace(figure, label=d.label, definition=d.definition, target=targets.get(d.id))
        )
    return tuple(made)


@pytest.mark.parametrize("key", sorted(read_toml_folder("programs")))
@pytest.mark.parametrize("audience", list(Audience))
def test_every_shipped_program_makes_a_sound_case(key: str, audience: Audience) -> None:
    table = read_toml_folder("programs")[key]
    targets = {t["figure"]: t["value"] for t in table.get("targets", ()) if t["kind"] == "target"}
    case = CabiInput(
        texts=CaseTexts.from_table(table["case"]),
        figures=_any_figures(targets),
        on=ON,
        municipality=table["municipality"],
        unit="Jobcenter",
        series=months(RUNNING),
        audience=audience,
    )
    report = read(case)
    assert report.pages <= 2
    assert layout_of(case).left_over <= 60
    assert "Kommune Kommune" not in words(report)
