"""What a card says of a placement, and what a new one takes over from the one before it."""

import pytest

from flexdesk.app import placement_changes
from flexdesk.app.placement_chain import begins, next_kind
from flexdesk.app.placement_change_forms import agreed_form, confirm_form, notice_form, terms_form
from flexdesk.app.placement_facts import likeness_text, pays_text
from flexdesk.app.placement_forms import end_form, group_text, start_form, workplace_hits
from flexdesk.app.placement_rows import placements_page
from flexdesk.base.errors import UserError
from flexdesk.domain.codes import PlacementKind
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def place(desk):
    return add(desk, "workplace", name="Skovly", contact_person="Karin Holm", phone="87 13 00 00")


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


def a_placement(desk, citizen, place, **values):
    fields = {"kind": "virksomhedspraktik", "start": day("2016-08-01"), **values}
    return add(desk, "placement", citizen=citizen, workplace=place, **fields)


def row_of(desk, citizen, placement):
    page = placements_page(desk, citizen, DAY)
    return next(row for row in page.rows if row.id == placement)


def begin(desk, citizen, kind, start=None):
    return begins(desk, citizen, start)[kind]


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({"planned_last_day": day("2016-09-15")}, "2016-09-16"),
        ({"planned_last_day": day("2016-08-28")}, "2016-08-29"),
        ({"last_day": day("2016-08-20"), "planned_last_day": day("2016-09-15")}, "2016-08-21"),
        ({}, "2016-08-31"),
        ({"start": day("2016-02-01"), "planned_last_day": day("2016-02-28")}, "2016-08-31"),
    ],
)
def test_a_pool_job_begins_the_day_after_the_praktik(desk, citizen, place, values, start) -> None:
    a_placement(desk, citizen, place, **values)
    found = begin(desk, citizen, "puljefleksjob")
    assert (found.start, found.workplace_id) == (day(start), place)


def test_what_ended_long_ago_or_never_began_is_not_gone_on_with(desk, citizen, place) -> None:
    a_placement(desk, citizen, place, start=day("2016-05-01"), last_day=day("2016-05-28"))
    assert begin(desk, citizen, "puljefleksjob").took_over == ""
    a_placement(
        desk, citizen, place, kind="puljefleksjob", start=day("2016-08-29"),
        last_day=day("2016-08-29"), ended_how="startede_ikke",
    )  # fmt: skip
    found = begin(desk, citizen, "ordinaert_fleksjob")
    assert (found.workplace, found.start) == ("", DAY)
    # one that is written about that very day goes on
    near = begin(desk, citizen, "puljefleksjob", day("2016-05-29"))
    assert (near.workplace, near.start) == ("Skovly", day("2016-05-29"))


def test_only_what_follows_in_the_chain_takes_over(desk, citizen, place) -> None:
    job = a_placement(desk, citizen, place, kind="puljefleksjob", hours_week=8.0)
    add(desk, "terms", citizen=citizen, placement=job, duties="Anretning")
    kinds = {kind: found.took_over for kind, found in begins(desk, citizen, None).items()}
    told = "Taget med fra puljefleksjob 01-08-2016: arbejdsplads, timer og opgaver."
    assert {kind for kind, text in kinds.items() if text == told} == {
        "ordinaert_fleksjob", "ordinaert_job",
    }  # fmt: skip
    assert begin(desk, citizen, "smaajob").workplace == "Skovly"
    assert set(kinds) == {kind.value for kind in PlacementKind}
    assert next_kind(()) == "virksomhedspraktik"


def test_the_contact_of_a_workplace_is_who_has_not_left(desk, place) -> None:
    assert workplace_hits(desk)[0].contact == "Karin Holm, 87 13 00 00"
    add(desk, "workplace_person", workplace=place, name="Ib Bak", left_on=day("2016-01-01"))
    add(desk, "workplace_person", workplace=place, name="Eva Ø", phone="20 00 00 00")
    assert workplace_hits(desk)[0].contact == "Eva Ø, 20 00 00 00"
    add(desk, "workplace", name="Lukket", closed_on=day("2016-01-01"))
    assert [hit.name for hit in workplace_hits(desk)] == ["Skovly"]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (("", "", "", ""), ""),
        (("ja", "ja", "ja", "ja"), "4 af 4"),
        (("ja", "delvis", "nej", ""), "1 af 4 · arbejdstid delvis, kolleger nej, papirer mangler"),
    ],
)
def test_likeness_to_an_ordinary_job_is_a_sum(answers, text) -> None:
    assert likeness_text(answers) == text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("", None, None, ""), ""),
        (("pulje", None, None, ""), "Puljen"),
        (("pulje", 60.0, 13250, "5.68"), "Puljen 60 % · 132,50 kr. i timen · konto 5.68"),
        (("deles", 60.0, None, ""), "Puljen 60 %, arbejdspladsen 40 %"),
        (("deles", None, None, ""), "Puljen og arbejdspladsen"),
        (("", None, 12000, ""), "120 kr. i timen"),
    ],
)
def test_who_pays_in_words(facts, text) -> None:
    assert pays_text(*facts) == text


def test_changes_of_plan_are_counted_by_kind_and_the_latest_is_told(desk, citizen, place) -> None:
    job = a_placement(
        desk, citizen, place, kind="puljefleksjob", start=day("2016-09-05"),
        planned_last_day=day("2016-12-31"),
    )  # fmt: skip
    assert row_of(desk, citizen, job).changes_text == ""
    placement_changes.shift_plan(desk, job, planned_last_day=day("2017-01-31"))
    placement_changes.shift_plan(desk, job, start=day("2016-09-12"), reason="Ferie")
    row = row_of(desk, citizen, job)
    assert [line.text for line in row.changes] == [
        "begynder 05-09 → 12-09-2016",
        "31-12-2016 → 31-01-2017",
    ]
    assert row.changes_text == (
        "Flyttet, forlænget, sidst 31-08-2016: begynder 05-09 → 12-09-2016 · Ferie"
    )


def test_a_praktik_that_is_over_is_not_blamed_for_a_signature(desk, citizen, place) -> None:
    old = a_placement(desk, citizen, place, start=day("2016-02-01"), last_day=day("2016-02-28"))
    assert row_of(desk, citizen, old).deal == ()
    now = a_placement(desk, citizen, place)
    add(desk, "terms", citizen=citizen, placement=now, rep_name="Bodil Krogh", purpose="Køkken")
    assert [(line.name, line.text, line.tone) for line in row_of(desk, citizen, now).deal] == [
        ("Formål", "Køkken", "ink"),
        ("Medarbejderrepræsentant", "Bodil Krogh, har ikke skrevet under", "amber"),
    ]


def test_what_never_began_is_told_before_its_first_day(desk, citizen, place) -> None:
    job = a_placement(desk, citizen, place, start=day("2016-09-05"))
    placement_changes.cancel_start(desk, job, "Fik andet arbejde")
    assert row_of(desk, citizen, job).state == "never"


def test_an_end_offers_what_fits_the_kind_and_the_day(desk, citizen, place) -> None:
    job = a_placement(desk, citizen, place, kind="puljefleksjob")
    codes = {each.code for each in end_form(desk, job).offers(DAY)}
    assert "startede_ikke" not in codes
    assert {"ordinaert_fleksjob", "ledighedsydelse", "ressourceforloeb"} <= codes
    later = {each.code for each in end_form(desk, job).offers(day("2027-01-01"))}
    assert "ressourceforloeb" not in later
    igu = a_placement(desk, citizen, place, kind="igu")
    assert "ledighedsydelse" not in {each.code for each in end_form(desk, igu).offers(DAY)}
    words = {each.code: group_text(each) for each in end_form(desk, job).offers(DAY)}
    assert words["ordinaert_job"] == "tæller som: ordinært job"
    assert words["sygemelding"] == "tæller som: andet"


def test_the_short_forms_begin_with_what_stands(desk, citizen, place) -> None:
    job = a_placement(desk, citizen, place, kind="ordinaert_fleksjob", hours_week=8.0)
    assert (agreed_form(desk, job).day, agreed_form(desk, job).effective) == (
        day("2016-09-01"), "",
    )  # fmt: skip
    agreed = add(desk, "hours", placement=job, day=day("2016-08-15"), hours_week=9.5, kind="aftale")
    form = confirm_form(desk, agreed)
    assert (form.effective, form.hours, form.now_text) == (
        "9,5", agreed, "Før: Effektive timer 8 om ugen",
    )  # fmt: skip
    measured = add(desk, "hours", placement=job, day=DAY, hours_week=9.0, kind="aendring")
    with pytest.raises(UserError) as caught:
        confirm_form(desk, measured)
    assert caught.value.code == "row.unknown"
    assert notice_form(desk, job).notice == ""
    add(desk, "terms", citizen=citizen, placement=job, scheme="post2013", like_duties="ja")
    terms = terms_form(desk, job)
    assert (terms.is_fleksjob, terms.is_pool, terms.typed.scheme) == (True, False, "post2013")
    assert terms.typed.like_duties == "ja"
    assert start_form(desk, citizen).pays[0] == ("pulje", "Puljen")
