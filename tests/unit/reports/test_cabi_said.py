"""What is said on a day: conditions, words in their place, sentences without a basis."""

import datetime as dt
from dataclasses import replace

import pytest

from flexdesk.base.errors import UserError
from flexdesk.reports.audience import Audience, View, Why
from flexdesk.reports.cabi_check import check_case
from flexdesk.reports.cabi_chips import Chips
from flexdesk.reports.cabi_said import holds, is_condition, said, settled
from flexdesk.reports.cabi_slots import check_slots
from flexdesk.reports.cabi_texts import CaseTexts
from tests.support.case_texts import AARHUS, ON, aarhus_case, figure, pool_figures

SHARE = "pool_share_in_work_of_ended"
RUNNING, MATURED = "pool_running", "pool_share_within_6_months_matured"


def chips(*, met: tuple[bool | None, bool | None] = (True, True), hidden: str = "") -> Chips:
    told = dict(zip((RUNNING, MATURED), met, strict=True))
    figures = {f.id: replace(f, target_met=told.get(f.id)) for f in pool_figures(other=0)}
    figures["ly_share"] = figure("ly_share", 0, 0, target=None)
    view = View(Audience.EXTERNAL, hidden={hidden: Why.SMALL} if hidden else {})
    return Chips(figures, view, ON)


@pytest.mark.parametrize(
    ("when", "is_so"),
    [
        ("", True),
        ("pool_started > 0", True),
        ("pool_ended_other > 0", False),
        ("pool_ended_other == 0", True),
        ("pool_running >= 199 and pool_running <= 199", True),
        ("pool_running < 199", False),
        (f"{SHARE} > 0.5", True),
        ("ly_share >= 0", False),
        ("on >= 2016-08-31", True),
        ("on < 2016-08-31", False),
        ("targets_met", True),
        ("not targets_met", False),
        (f"target_met:{RUNNING} and on >= 2016-01-01", True),
        (f"not target_met:{RUNNING}", False),
    ],
)
def test_conditions(when: str, is_so: bool) -> None:
    assert is_condition(when or "targets_met")
    assert holds(when, chips()) is is_so


@pytest.mark.parametrize(
    ("met", "yes", "no"),
    [((True, False), False, True), ((None, False), False, True), ((True, None), False, False)],
)
def test_targets_that_cannot_be_told_are_neither_met_nor_missed(
    met: tuple[bool | None, bool | None],
    yes: bool,
    no: bool,
) -> None:
    assert holds("targets_met", chips(met=met)) is yes
    assert holds("not targets_met", chips(met=met)) is no


def test_a_condition_tells_nothing_of_a_hidden_figure() -> None:
    seen = chips(met=(False, True), hidden=RUNNING)
    assert not holds("targets_met", seen)
    assert not holds("not targets_met", seen)
    assert not holds(f"{RUNNING} > 100", seen)
    assert holds(f"{RUNNING} > 0", seen)


@pytest.mark.parametrize("when", ["pool_flying > 0", "targets_met and target_met:pool_flying"])
def test_an_unknown_figure_in_a_condition_is_an_error_on_any_day(when: str) -> None:
    with pytest.raises(UserError) as caught:
        holds(when, chips())
    assert caught.value.facts["chip"] == "pool_flying"
    case = aarhus_case(
        texts=CaseTexts.from_table({**AARHUS, "lead": [{"text": "a", "when": when}]})
    )
    assert [line.ok for line in check_case(case)] == [False]


@pytest.mark.parametrize(
    "when",
    ["", "pool_started", "pool_started => 0", "targets", "on >= 2016-13-01", "a > 0 or b > 0"],
)
def test_a_condition_nobody_can_read_is_refused_where_texts_come_in(when: str) -> None:
    assert not is_condition(when)
    with pytest.raises(UserError) as caught:
        check_slots({"lead": [{"text": "a", "when": when}]})
    assert caught.value.code == "case_texts.wrong_type"


def test_a_sentence_without_a_basis_is_left_out_and_the_others_stand() -> None:
    text = (
        "Det er ca. 3 pr. {on}. I {ly_share:N} sager er det {ly_share:percent}. {pool_started} er."
    )
    assert said(text, chips()) == "Det er ca. 3 pr. {on}. {pool_started} er."
    assert said("{ly_share:n} af {ly_share:N}.", chips()) == ""


def test_pieces_are_said_one_by_one_or_give_way_to_their_plain_words() -> None:
    table = {
        "theme": "T",
        "title": {"text": "Det gik", "when": "not targets_met", "plain": "Det går"},
        "lead": [
            [
                "Først.",
                {"text": "Ja.", "when": "targets_met"},
                {"text": "Nej.", "when": "not targets_met"},
            ],
            {"text": "Det er {ly_share}.", "plain": "Det vides ikke."},
            {"text": "Intet.", "when": "pool_ended_other > 0"},
        ],
        "sections": [
            {"heading": "{ly_share:percent} venter", "plain": "Hvor mange?", "paragraphs": ["a"]},
            {"heading": {"text": "Andre", "when": "pool_ended_other > 0"}, "paragraphs": "b"},
        ],
    }  # fmt: skip
    check_slots(table)
    texts = settled(CaseTexts.from_table(table), chips())
    assert texts.title == "Det går"
    assert texts.lead == ("Først. Ja.", "Det vides ikke.")
    assert [section.heading for section in texts.sections] == ["Hvor mange?", "Resultater"]
    assert settled(texts, chips()) == texts


def test_the_check_list_says_what_there_is_nothing_to_count_for() -> None:
    def faults(**of: int) -> list[str]:
        names = (f.id for f in pool_figures())
        figures = tuple(
            figure(name, 0, of.get(name, 0) if "share" in name else None) for name in names
        )
        lines = check_case(aarhus_case(figures=figures))
        return [line.text for line in lines if not line.ok and "Intet at opgøre" in line.text]

    assert len(faults()) == 1
    assert "Andel i arbejde af afsluttede" in faults()[0]
    assert "Puljefleksjob startet" in faults()[0]
    assert dt.date(2016, 8, 31).strftime("%d-%m-%Y") in faults()[0]
    assert any(
        line.text == "Alle tal i teksten har et grundlag" for line in check_case(aarhus_case())
    )
