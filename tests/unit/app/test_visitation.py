"""The visitation decision: evidence frozen as it was counted, one transaction, never edited."""

import pytest

from flexdesk.app.benefits import Spell, add_benefit, end_benefit
from flexdesk.app.edits import set_field
from flexdesk.app.history import last_undoable, undo, undo_text
from flexdesk.app.visitation import decide, decision_cards
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def on_benefit(desk, **values):
    citizen = add_citizen(desk, **{"step": "screening", **values})
    return citizen, add_benefit(desk, citizen, Spell("LY", day("2015-01-01"))).id


def test_a_citizen_taken_in_goes_to_visitation_with_the_evidence(desk) -> None:
    citizen, _row = on_benefit(desk)
    done = decide(desk, citizen, "optaget", "18 af 24 opfyldt", DAY)
    row = desk.store.reads.get("decision", done.id)
    told = row.evidence["counters"]["maalgruppe"]
    assert (row.outcome, row.day, row.by, row.program) == (
        "optaget", DAY, "KON01", "aarhus_pool_2013",
    )  # fmt: skip
    assert (told["months"], told["rest_days"], told["days"]) == (20, 0, 609)
    assert (told["window_start"], told["window_last_day"]) == ("2014-09-01", "2016-08-31")
    assert told["periods"][0]["start"] == "2015-01-01"
    assert row.evidence["counters"]["refusion"]["regime"] == "pre2016"
    assert desk.store.reads.get("citizen", citizen).step == "visitation"
    assert [each.step for each in desk.store.reads.load("pass", citizen=citizen)] == ["visitation"]
    assert undo_text(last_undoable(desk)) == "Fortryd: afgørelse om visitation: optaget"


def test_the_evidence_stands_when_the_periods_change(desk) -> None:
    citizen, row = on_benefit(desk)
    decide(desk, citizen, "optaget", day=day("2016-08-30"))
    end_benefit(desk, row, day("2015-12-31"))
    (card,) = decision_cards(desk, citizen, DAY)
    assert (card.then_text, card.now_text) == ("19 md. 30 dg.", "12 md. 0 dg.")
    assert card.then_window == "31-08-2014 – 30-08-2016"
    assert card.periods == (("Ledighedsydelse", "01-01-2015 – 30-08-2016", "608 dage"),)
    assert card.refusion_text == "19 md. 30 dg."


def test_a_citizen_not_taken_in_is_closed_in_the_same_transaction(desk) -> None:
    citizen, _row = on_benefit(desk)
    before = desk.store.digest()
    decide(desk, citizen, "afvist", "Ikke det rette projekt")
    row = desk.store.reads.get("citizen", citizen)
    assert (row.step, row.closed_on, row.closed_reason) == ("outcome_other", DAY, "andet")
    undo(desk)
    assert desk.store.digest() == before
    decide(desk, citizen, "andet_tilbud", "Revalidering")
    assert desk.store.reads.get("citizen", citizen).closed_reason == "andet_tilbud"


def test_who_is_past_visitation_stays_where_he_is(desk) -> None:
    citizen, _row = on_benefit(desk, step="job_search")
    decide(desk, citizen, "optaget")
    assert desk.store.reads.get("citizen", citizen).step == "job_search"


def test_a_program_without_that_step_moves_nobody(desk) -> None:
    citizen, _row = on_benefit(desk, step="early_talk")
    decide(desk, citizen, "optaget", program="aalborg_udvikling")
    row = desk.store.reads.get("citizen", citizen)
    assert (row.program, row.step) == ("aalborg_udvikling", "early_talk")


def test_a_new_decision_is_a_new_row(desk) -> None:
    citizen, _row = on_benefit(desk)
    first = decide(desk, citizen, "optaget", "nu").id
    decide(desk, citizen, "afvist", "senere")
    cards = decision_cards(desk, citizen, DAY)
    assert [card.outcome_text for card in cards] == ["Afvist", "Optaget"]
    assert cards[1].id == first


def test_a_decision_is_never_edited(desk) -> None:
    citizen, _row = on_benefit(desk)
    row = decide(desk, citizen, "optaget").id
    with pytest.raises(UserError) as caught:
        set_field(desk, "decision", row, "reason", "noget andet")
    assert caught.value.code == "field.fixed"


@pytest.mark.parametrize(
    ("outcome", "reason", "on", "code"),
    [
        ("måske", "", None, "value.unknown"),
        ("afvist", " ", None, "decision.reason_missing"),
        ("andet_tilbud", "", None, "decision.reason_missing"),
        ("optaget", "", "2016-09-01", "decision.future"),
    ],
)
def test_decisions_that_cannot_be(desk, outcome, reason, on, code) -> None:
    citizen, _row = on_benefit(desk)
    with pytest.raises(UserError) as caught:
        decide(desk, citizen, outcome, reason, day(on) if on else None)
    assert caught.value.code == code
    assert decision_cards(desk, citizen, DAY) == ()
