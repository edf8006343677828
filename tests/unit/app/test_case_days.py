"""The shipped texts of a case on days and in stores that their writer did not have in mind."""

import datetime as dt
import re
from pathlib import Path

import pytest

from flexdesk.app.boot import example_desk, load_programs
from flexdesk.app.desk import Desk
from flexdesk.app.documents import CABI_CASE, DOCUMENTS, Order, cabi_input, check_list, preview_pdf
from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_import
from flexdesk.reports.audience import Audience
from flexdesk.reports.audience_figures import view_of
from flexdesk.reports.cabi_content import Content, Heading, Para, build
from tests.support.import_books import a_desk, save_book
from tests.support.import_extracts import aalborg_shape

PROGRAM = "aarhus_pool_2013"
DAY = dt.date(2016, 8, 31)
KIND = next(kind for kind in DOCUMENTS if kind.key == CABI_CASE)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory):
    opened = example_desk(tmp_path_factory.mktemp("days") / "team")
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path):
    opened = a_desk(tmp_path)
    yield opened
    opened.close()


def content(desk: Desk, on: dt.date, program: str = PROGRAM) -> Content:
    order = Order(KIND, on, desk.program_of(program), Audience.INTERNAL, {})
    case = cabi_input(desk, order)
    return build(case, view_of(case.figures, case.audience, case.threshold, case.released))


def words(made: Content) -> str:
    body = [item.text for item in made.story if isinstance(item, Heading | Para)]
    beside = [line for box in made.boxes for line in box.bullets]
    beside += [line for panel in made.panels for line in panel.lines]
    said = " ".join((made.title, made.standfirst, *body, *beside))
    return re.sub(r"[\s\u00a0]+", " ", said)


def said(desk: Desk, on: dt.date, program: str = PROGRAM) -> str:
    found = words(content(desk, on, program))
    assert "ikke opgjort" not in found
    assert "{" not in found
    return found


def bare(desk: Desk, on: dt.date, program: str = PROGRAM) -> list[str]:
    lines = check_list(desk, CABI_CASE, on, "internal", {}, program)
    return [line.text for line in lines if not line.ok and line.text.startswith("Intet at opgøre")]


def test_on_the_day_of_the_seed_all_is_said(example: Desk) -> None:
    found = said(example, DAY)
    assert "Puljejob åbner døren" in found
    assert "Den 31. august 2016 er målene nået" in found
    assert "73 procent gik videre" in found
    assert "fordi 73 procent" in found
    assert "ikke nået" not in found
    assert bare(example, DAY) == []


def test_on_an_early_day_no_target_is_met_and_nothing_says_so(example: Desk) -> None:
    on = dt.date(2013, 6, 15)
    found = said(example, on)
    assert "Den 15. juni 2013 er målene ikke nået alle sammen" in found
    assert "er målene nået" not in found
    assert "I august 2016" not in found
    assert "0 procent gik videre" not in found
    assert "åbner døren" not in found
    assert "Inden seks måneder måles" not in found
    assert len(bare(example, on)) == 1


def test_every_month_says_of_the_targets_what_the_figures_say(example: Desk) -> None:
    for year, month in [(y, m) for y in range(2013, 2017) for m in (1, 4, 7, 10)]:
        on = dt.date(year, month, 28)
        found = said(example, on)
        order = Order(KIND, on, example.program_of(PROGRAM), Audience.INTERNAL, {})
        met = [f.target_met for f in cabi_input(example, order).figures if f.target is not None]
        assert ("er målene nået" in found) == all(met), on
        assert ("er målene ikke nået" in found) == (False in met), on


@pytest.mark.parametrize("program", sorted(load_programs()))
def test_an_empty_store_is_written_about_without_figures(empty: Desk, program: str) -> None:
    made = content(empty, DAY, program)
    found = said(empty, DAY, program)
    headings = [item.text for item in made.story if isinstance(item, Heading)]
    assert not [text for text in headings if re.search(r"\d+ (procent|%)|^0 ", text)]
    assert not re.search(r"\b0 (procent|af)\b", found)
    assert "målene nået" not in found
    assert preview_pdf(empty, CABI_CASE, on=DAY, audience="external", releases={},
                       program_key=program).startswith(b"%PDF")  # fmt: skip


def test_a_store_of_another_kind_under_the_program_with_a_pool(empty: Desk, tmp_path: Path) -> None:
    path = save_book(tmp_path / "aalborg.xlsx", aalborg_shape(120, 3))
    commit_import(empty, plan_import(empty, path, program=PROGRAM, accept_good_rows=True))
    found = said(empty, DAY)
    assert "Endnu er ingen puljefleksjob begyndt" in found
    assert "procent gik videre" not in found
    assert "er målene nået" not in found
    assert len(bare(empty, DAY)) == 1
