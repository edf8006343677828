"""The check list before issue: each line can fail, and says what is wrong."""

import datetime as dt
from dataclasses import replace

from flexdesk.reports.audience import Audience
from flexdesk.reports.cabi_case import CabiInput
from flexdesk.reports.cabi_check import check_case
from flexdesk.reports.cabi_texts import CaseTexts
from tests.support.case_texts import AARHUS, aarhus_case, figure, pool_figures


def faults(case: CabiInput) -> list[str]:
    return [line.text for line in check_case(case) if not line.ok]


def with_texts(**changes: object) -> CabiInput:
    return aarhus_case(texts=CaseTexts.from_table({**AARHUS, **changes}))


def test_a_sound_case_has_no_faults() -> None:
    assert faults(aarhus_case()) == []
    assert len(check_case(aarhus_case())) >= 10


def test_long_title_and_standfirst() -> None:
    found = faults(with_texts(title="x" * 61, standfirst="ord " * 31))
    assert any("61 tegn" in text for text in found)
    assert any("31 ord" in text for text in found)


def test_sums_that_do_not_add_up() -> None:
    wrong = [f if f.id != "pool_ended_other" else figure(f.id, 111) for f in pool_figures()]
    assert any("409 mod 410" in text for text in faults(aarhus_case(figures=tuple(wrong))))


def test_figures_of_two_days() -> None:
    first, *rest = pool_figures()
    mixed = (replace(first, on=dt.date(2016, 7, 31)), *rest)
    assert any("flere dage" in text for text in faults(aarhus_case(figures=mixed)))


def test_quotes_without_approval() -> None:
    found = faults(with_texts(quotes=[{"text": "Godt.", "name": "Nogen"}]))
    assert any("Nogen" in text for text in found)


def test_a_big_word_needs_its_number() -> None:
    assert any("succes" in t.casefold() for t in faults(with_texts(lead=["Det er en succes."])))
    assert not faults(with_texts(lead=["Det er en succes: {pool_started} er startet."]))


def test_a_typed_share_in_a_heading() -> None:
    sections = [{"heading": "73 procent i job", "paragraphs": ["Tekst."]}]
    assert any("håndskrevet" in text for text in faults(with_texts(sections=sections)))


def test_an_unknown_chip_stops_the_list() -> None:
    lines = check_case(with_texts(lead=["{pool_strated} er startet."]))
    assert [line.ok for line in lines] == [False]
    assert "{pool_strated}" in lines[0].text


def test_a_text_older_than_its_figures() -> None:
    assert any("læs den igennem" in t for t in faults(with_texts(written_on=dt.date(2016, 1, 1))))


def test_small_cells_outside_are_named() -> None:
    case = aarhus_case(audience=Audience.EXTERNAL)
    texts = [line.text for line in check_case(case)]
    assert any(text.startswith("Skjult for andre: ") for text in texts)
    assert any("nævner et skjult tal" in text for text in faults(case))


def test_a_release_is_named_with_its_reason() -> None:
    case = aarhus_case(
        audience=Audience.EXTERNAL, released={"pool_ended_ordinary_job": "godkendt i udvalget"}
    )
    texts = [line.text for line in check_case(case)]
    assert any("godkendt i udvalget" in text for text in texts)
    assert faults(case) == []


def test_missing_contact() -> None:
    assert "Kontakt mangler" in faults(with_texts(contact=[]))
