"""The presenters of a placement's short forms: what they say before and after they write."""

import pytest

from flexdesk.app.placement_change_forms import PlanForm
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_change_presenter import (
    ChangePresenter,
    notice_sheet,
    plan_sheet,
    plan_words,
    reopen_sheet,
    terms_sheet,
)
from flexdesk.ui.citizen.placements_form_presenter import EndPresenter, StartPresenter
from flexdesk.ui.citizen.placements_typed import EndTyped, PlanTyped, StartTyped
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_ui import FakeView, InlineRunner

START, END = day("2016-03-01"), day("2016-09-30")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def job(desk):
    return add(desk, "placement", citizen=add_citizen(desk), kind="puljefleksjob", start=START,
               planned_last_day=END)  # fmt: skip


def opened(desk, sheet_of, placement):
    view, host, cases = FakeView(), FakeView(), PlacementsCases(desk)
    made = ChangePresenter(view, cases, InlineRunner(), host, sheet_of(cases, placement))
    made.open()
    return made, view, host


@pytest.mark.parametrize(
    ("planned", "text"),
    [
        ("31-12-2016", "Forlænges 92 dage: 30-09-2016 → 31-12-2016"),
        ("29-09-2016", "Forkortes 1 dag: 30-09-2016 → 29-09-2016"),
        ("30-09-2016", ""),
        ("om lidt", ""),
    ],
)
def test_new_days_in_words(planned, text):
    form = PlanForm("p", "Puljefleksjob", START, END, DAY)
    assert plan_words(form, PlanTyped("01-03-2016", planned)) == text


def test_a_first_planned_end_and_a_move_in_words():
    open_end = PlanForm("p", "Job", START, None, DAY)
    assert plan_words(open_end, PlanTyped("", "30-09-2016")) == "Får planlagt slut 30-09-2016"
    to_come = PlanForm("p", "Job", day("2016-10-01"), None, DAY)
    assert plan_words(to_come, PlanTyped("08-10-2016", "30-09-2017")) == (
        "Flyttes: 01-10-2016 – uden slut → 08-10-2016 – 30-09-2017"
    )


def test_a_short_form_is_written_once_and_leaves_no_draft(desk, job):
    made, view, host = opened(desk, plan_sheet, job)
    made.on_rested(PlanTyped("01-03-2016", "31-12-2016", "Trives"))
    made.on_typing(PlanTyped("01-03-2016", "31-12-2016"))
    assert view.said("show_effect") == ("Forlænges 92 dage: 30-09-2016 → 31-12-2016",)
    made.on_save(PlanTyped("01-03-2016", "31-12-2016", "Trives"))
    text, done = host.said("saved")
    assert text == "De nye dage er gemt"
    assert done.tx
    assert desk.store.draft(f"placement-plan:{job}") == ""
    desk.store.undo()
    assert desk.store.reads.get("placement", job).planned_last_day == END


def test_what_a_use_case_refuses_is_told_at_its_field(desk, job):
    made, view, _host = opened(desk, plan_sheet, job)
    made.on_save(PlanTyped("01-03-2016", "01-01-2016"))
    assert view.said("say")[0] == "planned"
    made, view, _host = opened(desk, reopen_sheet, job)
    made.on_save(made._sheet.fresh(made._form))
    assert view.said("say")[0] == "form"


def test_a_form_of_a_placement_that_is_gone_says_so(desk):
    made, view, _host = opened(desk, notice_sheet, "f" * 32)
    assert view.said("say")[0] == "form"
    made.on_discarded()
    made.on_typing(PlanTyped())
    made.on_save(PlanTyped())
    assert view.count("show_form") == 0


def test_terms_begin_with_what_stands_and_tell_the_sum(desk, job):
    citizen = desk.store.reads.get("placement", job).citizen
    add(desk, "terms", citizen=citizen, placement=job, like_duties="ja", like_papers="nej")
    _made, view, _host = opened(desk, terms_sheet, job)
    told = "1 af 4 · arbejdstid mangler, kolleger mangler, papirer nej"
    assert view.said("show_effect") == (told,)


def test_the_ratio_is_told_for_a_praktik_at_a_chosen_workplace_only(desk):
    place = add(desk, "workplace", name="Skovly", employees=12)
    view = FakeView()
    made = StartPresenter(
        view, PlacementsCases(desk), InlineRunner(), FakeView(), add_citizen(desk, "6207704287")
    )
    made.on_kind(StartTyped())
    made.open()
    made.on_place("virksomhedspraktik", place, "31-08-2016")
    assert "12 ansatte" in view.said("show_ratio")[0]
    made.on_place("virksomhedspraktik", place, "en dag")
    made.on_place("puljefleksjob", place, "31-08-2016")
    assert view.said("show_ratio") == ("",)


def test_a_day_that_is_not_one_offers_nothing_new(desk, job):
    view = FakeView()
    made = EndPresenter(view, PlacementsCases(desk), InlineRunner(), FakeView(), job)
    made.on_day("30-08-2016", "")
    made.open()
    before = view.count("show_onwards")
    made.on_day("i går", "")
    assert view.count("show_onwards") == before
    made.on_save(EndTyped("", "startede_ikke", reason="x" * 3000))
    assert view.said("say")[1]
