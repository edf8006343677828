"""The terms of a placement: read field by field, kept apart from the citizen's own grant."""

from dataclasses import replace
from pathlib import Path

import pytest

from flexdesk.app import history
from flexdesk.app.edits import NewPlacement, start_placement
from flexdesk.app.placement_terms import TermsTyped, praktik_ratio, save_terms, terms_of, typed_of
from flexdesk.app.praktik_ratio import allowed_of
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day

FULL = TermsTyped(
    purpose="Afklare, hvor mange timer der kan arbejdes\nog hvilke opgaver",
    goal="10 timer om ugen",
    rep_name="Karen Bro",
    rep_on="30-08-2016",
    pays="Puljen og arbejdspladsen",
    pool_percent="62,5",
    wage_hour="138,50",
    account="5.98.03",
    agreement="Flekstillægsaftale",
    duties="Kaffe og opvask",
    like_duties="Ja",
    like_hours="Delvis",
    like_colleagues="Nej",
    like_papers="ja",
    shown="Holder pauserne",
)


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def job(desk) -> str:
    citizen = add_citizen(desk, bevilling_on=day("2015-01-01"), bevilling_kind="femaar")
    return start_placement(desk, citizen, NewPlacement("puljefleksjob", "Skovly", DAY)).id


def refused(desk, job, **typed) -> tuple[str, object]:
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        save_terms(desk, job, TermsTyped(**typed))
    assert desk.store.digest() == before
    assert "–" not in text(caught.value)
    return caught.value.code, caught.value.facts["field"]


def test_terms_are_written_once_a_placement_and_read_as_they_were_typed(desk, job) -> None:
    assert terms_of(desk, job) is None
    assert typed_of(None) == TermsTyped()
    done = save_terms(desk, job, FULL)
    terms = terms_of(desk, job)
    assert (terms.id, terms.pool_percent, terms.wage_hour_oere) == (done.id, 62.5, 13850)
    assert (terms.pays, terms.like_colleagues, terms.rep_on) == ("deles", "nej", day("2016-08-30"))
    assert save_terms(desk, job, typed_of(terms)).tx == ""
    save_terms(desk, job, replace(FULL, wage_hour="140 kr.", pool_percent="60 %"))
    (row,) = desk.store.reads.load("terms")
    assert (row.id, row.wage_hour_oere, row.pool_percent) == (done.id, 14000, 60.0)
    assert typed_of(row).wage_hour == "140"
    save_terms(desk, job, TermsTyped())
    assert terms_of(desk, job) is None
    assert save_terms(desk, job, TermsTyped()).tx == ""


def test_the_grant_for_five_years_is_another_thing(desk, job) -> None:
    before = desk.store.reads.load("citizen")
    save_terms(desk, job, FULL)
    assert desk.store.reads.load("citizen") == before
    (citizen,) = before
    assert (citizen.bevilling_on, citizen.bevilling_kind) == (day("2015-01-01"), "femaar")


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        ({"rep_on": "i går"}, "day.shape", "rep_on"),
        ({"rep_on": "01-09-2016"}, "terms.rep_future", "rep_on"),
        ({"pays": "staten"}, "terms.unknown", "pays"),
        ({"like_hours": "måske"}, "terms.unknown", "like_hours"),
        ({"pool_percent": "101"}, "terms.percent", "pool_percent"),
        ({"pool_percent": "halvdelen"}, "number.shape", "pool_percent"),
        ({"pool_percent": "10", "pays": "arbejdsplads"}, "terms.pool_pays_not", "pool_percent"),
        ({"wage_hour": "0"}, "terms.wage", "wage_hour"),
        ({"wage_hour": "13850"}, "terms.wage", "wage_hour"),
        ({"subsidy": "1/2"}, "terms.subsidy_scheme", "subsidy"),
        ({"scheme": "pre2013", "subsidy": "2/3"}, "terms.scheme_late", "scheme"),
        ({"purpose": "x" * 3000}, "text.too_long", "purpose"),
        ({"account": "x" * 300}, "text.too_long", "account"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(desk, job, typed, code, field) -> None:
    found, at = refused(desk, job, **typed)
    assert at == field
    assert found.split(".")[0] == code.split(".")[0]
    assert code.startswith("day.") or found == code


def test_a_job_of_before_2013_keeps_its_scheme_and_subsidy(desk) -> None:
    citizen = add_citizen(desk, "6807704286")
    wanted = NewPlacement("ordinaert_fleksjob", "Rådhuset", day("2011-05-01"))
    old = start_placement(desk, citizen, wanted).id
    save_terms(desk, old, TermsTyped(scheme="Ordning fra før 2013", subsidy="2/3"))
    assert (terms_of(desk, old).scheme, terms_of(desk, old).subsidy) == ("pre2013", "2/3")
    assert refused(desk, old, scheme="post2013") == ("terms.scheme_early", "scheme")
    wanted = NewPlacement("virksomhedspraktik", "Rådhuset", DAY)
    praktik = start_placement(desk, citizen, wanted).id
    assert refused(desk, praktik, scheme="post2013") == ("terms.scheme_not_fleksjob", "scheme")


def test_terms_are_written_with_the_start_in_one_action(desk) -> None:
    citizen = add_citizen(desk, "6807704286")
    before = desk.store.reads.dump()
    typed = TermsTyped(purpose="Afklaring", goal="8 timer")
    wanted = NewPlacement("virksomhedspraktik", "Skovly", DAY, terms=typed)
    done = start_placement(desk, citizen, wanted)
    assert terms_of(desk, done.id).purpose == "Afklaring"
    assert "terms" in done.changes.kinds
    history.undo(desk)
    assert desk.store.reads.dump() == before
    bad = NewPlacement("virksomhedspraktik", "Skovly", DAY, terms=TermsTyped(rep_on="x"))
    with pytest.raises(UserError) as caught:
        start_placement(desk, citizen, bad)
    assert caught.value.facts["field"] == "rep_on"
    assert desk.store.reads.dump() == before


@pytest.mark.parametrize(
    ("employees", "allowed"),
    [(0, 1), (1, 1), (4, 1), (5, 1), (9, 1), (10, 2), (49, 9), (50, 10), (59, 10), (60, 11),
     (100, 15), (205, 25)],
)  # fmt: skip
def test_the_forholdstal(desk, employees, allowed) -> None:
    assert allowed_of(employees, desk.rules, DAY) == allowed


def test_the_forholdstal_of_a_workplace_counts_praktik_by_p_number(desk) -> None:
    place = add(desk, "workplace", name="Skovly", p_number="1050167250", employees=12)
    twin = add(desk, "workplace", name="Skovly, køkkenet", p_number="1050167250")
    for cpr, where, kind in (
        ("6707704285", place, "virksomhedspraktik"),
        ("6807704286", twin, "loentilskud"),
        ("6906704287", place, "ordinaert_fleksjob"),
    ):
        wanted = NewPlacement(kind, where, DAY)
        start_placement(desk, add_citizen(desk, cpr), wanted)
    ratio = praktik_ratio(desk, place, DAY)
    assert (ratio.allowed, ratio.taken, ratio.employees, ratio.is_full) == (2, 2, 12, True)
    assert ratio.text == "2 af 2 pladser er brugt (12 ansatte)"
    unknown = praktik_ratio(desk, twin, day("2016-08-30"))
    assert (unknown.allowed, unknown.taken, unknown.is_full) == (None, 0, False)
    assert unknown.text == "0 pladser er brugt; antal ansatte er ikke skrevet"
    with pytest.raises(UserError, match=r"row\.unknown"):
        praktik_ratio(desk, "f" * 32, DAY)
