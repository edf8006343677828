"""Versions, what differs between two, the states derived, recalls, lists, Tjek data and I dag."""

import datetime as dt
from dataclasses import replace
from time import perf_counter

import pytest

from flexdesk.app import card_recalls, citizen_life, history, inspector
from flexdesk.app.card_compare import compare
from flexdesk.app.card_drafts import KEY
from flexdesk.app.card_hand_outs import hand_outs_of
from flexdesk.app.card_recalls import ask_back, due, recalled
from flexdesk.app.card_rows import card_of, card_rows, filter_cards, state_counts
from flexdesk.app.card_versions import content_of, make_version, overrides_of, versions_of
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_removal import delete_citizen
from flexdesk.app.field_history import citizen_changes
from flexdesk.app.inspector import TEAM, inspect
from flexdesk.app.sentences import text
from flexdesk.app.timeline import timeline_of
from flexdesk.app.today_kandidatkort import CONSENT, RECALL, SIGN, card_lines
from flexdesk.app.workplace_merge import merge_workplaces
from flexdesk.app.workplaces import delete_workplace
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import CardContent, Override
from tests.support.cards import full_content, usual_content
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen
from tests.support.verbs import PAST
from tests.support.verbs_cards import UNTIL, add_consent, add_hand_out, add_version

ONE = dt.timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, first_name="Mette", last_name="Sørensen")


@pytest.fixture
def place(desk):
    return add(desk, "workplace", name="Skolekøkkenet", sector="kommunal")


@pytest.fixture
def version(desk, citizen):
    return add_version(desk, citizen, usual_content())


@pytest.fixture
def consent(desk, version):
    return add_consent(desk, version)


def other(**values):
    return replace(usual_content(), **values)


def state(desk, citizen, on=DAY):
    return card_of(desk, citizen, on).state


def test_versions_count_and_the_draft_becomes_one(desk, citizen):
    desk.store.save_draft(KEY + citizen, "{}")
    first = make_version(desk, citizen, usual_content(), text="  Den   første ")
    make_version(desk, citizen, other(headline="Søger fleksjob i en kantine."))
    assert desk.store.draft(KEY + citizen) == ""
    rows = versions_of(desk, citizen)
    assert [(row.number, row.is_newest, row.state) for row in rows] == [
        (2, True, "mangler_samtykke"),
        (1, False, "afloest"),
    ]
    assert (rows[1].text, rows[1].by) == ("Den første", "Lene Østergaard")
    content = content_of(desk, first.id)
    assert content.candidate_no == card_of(desk, citizen, DAY).candidate_no
    history.undo(desk)
    assert [row.number for row in versions_of(desk, citizen)] == [1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (replace(usual_content(), off=("navn", "overskrift", "kompetencer", "opgaver", "om_mig",
                 "erfaring", "beviser", "hensyn", "timer", "start", "omraade", "transport",
                 "sprog", "koerekort")), "card.empty"),
        # a card of nothing but what the case gives by itself says nothing of anybody
        (CardContent(name="Ole N.", start_text="Efter aftale", area="Aarhus"), "card.empty"),
        (replace(full_content(), off=("billede",)), "card.overflow"),
        (other(about="Jeg har gigt og får metadon, CPR 670770-4285."), "card.blocked"),
        (other(off=(), photo="f" * 32), "card.photo_gone"),
    ],
)  # fmt: skip
def test_a_version_is_refused_with_a_reason_and_what_was_typed_stays(desk, citizen, content, code):
    desk.store.save_draft(KEY + citizen, "{}")
    with pytest.raises(UserError) as error:
        make_version(desk, citizen, content)
    assert error.value.code == code
    assert "står der endnu" in text(error.value)
    assert desk.store.draft(KEY + citizen) == "{}"
    assert versions_of(desk, citizen) == ()


def test_the_same_again_is_no_version(desk, citizen):
    make_version(desk, citizen, usual_content())
    with pytest.raises(UserError, match=r"card\.unchanged"):
        make_version(desk, citizen, usual_content())


def test_a_closed_case_and_a_named_card_of_a_protected_address_make_no_version(desk, citizen):
    citizen_life.protect_address(desk, citizen, is_on=True)
    with pytest.raises(UserError, match=r"card\.protected_version"):
        make_version(desk, citizen, usual_content())
    unnamed = other(off=("navn", "billede", "omraade", "erfaring"))
    assert make_version(desk, citizen, unnamed).tx
    citizen_life.close_citizen(desk, citizen, citizen_life.Closing(DAY, "andet"))
    with pytest.raises(UserError, match=r"card\.closed"):
        make_version(desk, citizen, usual_content())


def test_a_finding_that_is_kept_is_kept_with_its_reason(desk, citizen):
    from flexdesk.app.card_guard import check_content

    content = other(about="Jeg har gigt.")
    findings = [each.finding for each in check_content(desk, citizen, content)]
    assert findings
    kept = tuple(
        Override("om_mig", each.rule, content.about[each.start : each.end], "Borgeren vil det selv")
        for each in findings
    )
    with pytest.raises(UserError, match=r"card\.reason_short"):
        make_version(desk, citizen, content, [replace(each, reason="Ja") for each in kept])
    gone = Override("om_mig", "noget.andet", "pille", "Står der ikke mere")
    made = make_version(desk, citizen, content, (*kept, gone))
    version = desk.store.reads.get("card_version", made.id)
    assert set(overrides_of(version)) == set(kept)
    assert versions_of(desk, citizen)[0].kept == len(kept)
    (row,) = [each for each in desk.store.history(9) if each.verb == "card.version"]
    assert row.facts["rules"] == sorted({each.rule for each in kept})
    assert "gigt" not in str(row.facts)


def test_two_versions_are_compared_statement_by_statement(desk, citizen, version):
    later = add_version(
        desk, citizen,
        other(headline="Søger fleksjob på et lager.", licence="",
              competences=(*usual_content().competences, "Truck"), times="kl. 9–12",
              price="Kun for arbejdet", order=("erfaring",)), 2,
    )  # fmt: skip
    found = {(row.section, row.after): row for row in compare(desk, version, later)}
    assert found["overskrift", "Søger fleksjob på et lager."].is_growth
    assert found["kompetencer", "Truck"].before == ""
    assert found["koerekort", ""].before == "Kategori B, ingen bil"
    assert not found["koerekort", ""].is_growth
    assert not found["pris", "Kun for arbejdet"].is_growth
    assert any(row.section == "timer" and row.is_growth for row in found.values())
    assert any(row.section == "order" for row in found.values())
    assert compare(desk, version, version) == ()


def test_a_card_goes_through_its_states_without_anybody_writing_them(desk, citizen, place):
    assert state(desk, citizen) == "ikke_begyndt"
    desk.store.save_draft(KEY + citizen, "{}")
    assert state(desk, citizen) == "kladde"
    version = add_version(desk, citizen, usual_content())
    assert state(desk, citizen) == "mangler_samtykke"
    add_consent(desk, version, signed_on=None)
    assert state(desk, citizen) == "venter_paa_underskrift"
    consent = add_consent(desk, version)
    assert state(desk, citizen) == "godkendt"
    add_hand_out(desk, consent, place)
    assert state(desk, citizen) == "udleveret"
    assert state(desk, citizen, UNTIL - 14 * ONE) == "udloeber_snart"
    assert state(desk, citizen, UNTIL) == "udloeber_snart"
    with desk.store.work("test") as uow:
        for row in desk.store.reads.load("consent"):
            if row.signed_on is None:
                uow.delete("consent", row.id)
    assert state(desk, citizen, UNTIL + ONE) == "udloebet"
    with desk.store.work("test") as uow:
        uow.edit("consent", consent, {"withdrawn_on": DAY, "withdrawn_how": "borger"})
    assert state(desk, citizen) == "trukket_tilbage"
    assert state(desk, citizen, DAY - ONE) == "udleveret"


def test_a_version_that_says_less_needs_no_new_consent(desk, citizen, consent):
    assert consent
    add_version(desk, citizen, other(licence=""), 2)
    assert state(desk, citizen) == "godkendt"
    add_version(desk, citizen, other(licence="", area="Aarhus"), 3)
    assert state(desk, citizen) == "mangler_samtykke"


def test_what_must_come_back_is_found_without_anybody_writing_it(desk, citizen, consent, place):
    row = add_hand_out(desk, consent, place)
    hidden = add_hand_out(desk, consent, place, sight="anonym")
    hers = add_hand_out(desk, consent, None)
    assert due(desk, DAY) == ()
    citizen_life.protect_address(desk, citizen, is_on=True)
    assert [(each.row.id, each.why) for each in due(desk, DAY)] == [(row, "protected")]
    citizen_life.protect_address(desk, citizen, is_on=False)
    (late, unnamed) = due(desk, UNTIL + ONE)
    assert {late.row.id, unnamed.row.id} == {row, hidden}
    assert late.text.startswith("Samtykket er udløbet")
    with desk.store.work("test") as uow:
        uow.edit("consent", consent, {"withdrawn_on": DAY, "withdrawn_how": "borger"})
    assert {each.why for each in due(desk, DAY)} == {"withdrawn"}
    citizen_life.close_citizen(desk, citizen, citizen_life.Closing(DAY, "doed"))
    assert {each.why for each in due(desk, DAY)} == {"dead"}
    assert hers not in {each.row.id for each in due(desk, DAY)}


def test_a_new_consent_keeps_a_card_out_unless_it_covers_less(desk, version, consent, place):
    row = add_hand_out(desk, consent, place)
    with desk.store.work("test") as uow:
        uow.edit("consent", consent, {"withdrawn_on": DAY, "withdrawn_how": "afloest"})
    assert [each.why for each in due(desk, DAY)] == ["withdrawn"]
    heir = add_consent(desk, version, signed_on=DAY)
    assert due(desk, DAY) == ()
    with desk.store.work("test") as uow:
        uow.edit("consent", heir, {"sections": ["overskrift"]})
    assert [(each.row.id, each.why) for each in due(desk, DAY)] == [(row, "narrowed")]
    with desk.store.work("test") as uow:
        uow.edit("consent", heir, {"withdrawn_on": DAY, "withdrawn_how": "borger"})
    assert [each.why for each in due(desk, DAY)] == ["withdrawn"]


def test_a_card_is_asked_back_and_comes_back(desk, citizen, consent, place):
    row = add_hand_out(desk, consent, place)
    assert ask_back(desk, [row, row]).tx
    assert ask_back(desk, [row]).tx == ""
    assert hand_outs_of(desk, citizen)[0].state_text == f"Kaldt hjem {DAY:%d-%m-%Y}"
    with pytest.raises(UserError, match=r"card\.recall_early"):
        recalled(desk, row, PAST - ONE, "returneret")
    with pytest.raises(UserError, match=r"card\.recall_future"):
        recalled(desk, row, DAY + ONE, "returneret")
    with pytest.raises(UserError, match=r"value\.unknown"):
        recalled(desk, row, DAY, "væk")
    recalled(desk, row, DAY, "destrueret", "Leder makulerede det")
    shown = hand_outs_of(desk, citizen)[0]
    assert (shown.state, shown.text, shown.is_out) == ("back", "Leder makulerede det", False)
    with pytest.raises(UserError, match=r"card\.recalled_before"):
        ask_back(desk, [row])
    titles = [each.title for each in timeline_of(read_file(desk, citizen), DAY)]
    assert titles[:2] == ["Kandidatkort: Skolekøkkenet", "Kandidatkort kaldt hjem: Skolekøkkenet"]
    words = " ".join(line.text for line in citizen_changes(desk, citizen))
    assert "Arbejdspladsen har destrueret det" in words
    assert usual_content().headline not in words


def test_the_list_has_cards_drafts_and_those_at_the_step(desk, citizen, consent, place):
    add_hand_out(desk, consent, place)
    typed = add_citizen(desk, "6807704286", first_name="Ole", consultant="KON02")
    desk.store.save_draft(KEY + typed, "{}")
    step = add_citizen(desk, "6907704287", first_name="Per", step="candidate_card")
    add_citizen(desk, "7007704288", first_name="Ida")
    rows = {row.citizen: row for row in card_rows(desk, DAY)}
    assert set(rows) == {citizen, typed, step}
    assert rows[citizen].out_text == "1 ude: Skolekøkkenet"
    assert rows[citizen].recipients == "Alle arbejdspladser"
    assert (rows[typed].has_draft, rows[step].has_draft) == (True, False)
    assert state_counts(rows.values()) == (
        ("ikke_begyndt", "Ikke begyndt", 1), ("kladde", "Kladde", 1), ("udleveret", "Udleveret", 1),
    )  # fmt: skip
    assert {row.citizen for row in filter_cards(rows.values(), "skolekoekken ude")} <= {citizen}
    assert {row.citizen for row in card_rows(desk, DAY, mine=True)} == {citizen, step}
    citizen_life.close_citizen(desk, citizen, citizen_life.Closing(DAY, "andet"))
    assert citizen in {row.citizen for row in card_rows(desk, DAY)}
    recalled(desk, desk.store.reads.load("hand_out")[0].id, DAY, "returneret")
    assert citizen not in {row.citizen for row in card_rows(desk, DAY)}


def test_today_says_what_to_do_with_whom(desk, citizen, version, consent, place):
    assert card_lines(desk, DAY) == ()
    (line,) = card_lines(desk, UNTIL - ONE)
    assert (line.act, line.card, line.citizen) == (CONSENT, version, citizen)
    waits = add_consent(desk, version, signed_on=None, recipients="borger")
    (line,) = card_lines(desk, UNTIL - ONE)
    assert (line.act, line.card) == (SIGN, waits)
    row = add_hand_out(desk, consent, place)
    (first, *_rest) = card_lines(desk, UNTIL + ONE)
    assert (first.act, first.card, first.right) == (RECALL, citizen, "1 kort")
    desk.clock = FixedClock(UNTIL + ONE)
    ask_back(desk, [row])
    assert RECALL not in {each.act for each in card_lines(desk, UNTIL + 2 * ONE)}
    assert RECALL in {each.act for each in card_lines(desk, UNTIL + 8 * ONE)}


def test_tjek_data_finds_cards_to_come_back_and_versions_that_wait(desk, citizen, version, place):
    codes = {group.code for group in inspect(desk, TEAM, DAY).groups}
    assert "card.without_consent" in codes
    consent = add_consent(desk, version)
    add_hand_out(desk, consent, place)
    page = inspect(desk, TEAM, UNTIL + ONE)
    (group,) = [each for each in page.groups if each.code == "card.must_come_back"]
    assert group.lines[0].citizen == citizen
    assert "Skolekøkkenet" in group.lines[0].what
    assert inspector.found_of(desk, group.lines[0].key, UNTIL + ONE).entity == "hand_out"


def test_a_merge_moves_consents_and_cards_and_a_place_with_cards_stays(desk, version, place):
    keep = add(desk, "workplace", name="Køkkenet")
    consent = add_consent(desk, version, recipients="arbejdsplads", workplace=place)
    row = add_hand_out(desk, consent, place)
    with pytest.raises(UserError, match=r"workplace\.in_use"):
        delete_workplace(desk, place)
    merge_workplaces(desk, keep, place)
    assert desk.store.reads.get("consent", consent).workplace == keep
    assert desk.store.reads.get("hand_out", row).workplace == keep


def test_a_citizen_goes_with_her_cards_and_comes_back_or_is_erased(desk, citizen, consent, place):
    add_hand_out(desk, consent, place)
    desk.store.save_draft(KEY + citizen, "{}")
    delete_citizen(desk, citizen)
    assert desk.store.reads.load("hand_out") == ()
    history.undo(desk)
    assert len(hand_outs_of(desk, citizen)) == 1
    erase_citizen(desk, citizen, "Hun har bedt om det")
    for entity in ("card_version", "consent", "hand_out"):
        assert desk.store.reads.load(entity) == ()
    assert desk.store.draft(KEY + citizen) == ""
    assert desk.store.verify().ok


def test_the_list_is_cheap_with_many_citizens_and_cards(desk, place):
    """A ratio of one run: the list beside reading the rows it is made of."""
    content = usual_content()
    with desk.store.work("test") as uow:
        uow.insert_many("citizen", ({
            "id": f"{at:032x}", "cpr": f"6{at % 9}0770{at:04d}", "first_name": "Bo",
            "last_name": f"Nr {at}", "candidate_no": f"K-2016-{at:04d}", "program": PROGRAM,
            "consultant": "KON01", "step": "job_search"} for at in range(600)))  # fmt: skip
    for at in range(40):
        consent = add_consent(desk, add_version(desk, f"{at:032x}", content))
        add_hand_out(desk, consent, place)
    desk.caseload()
    start = perf_counter()
    for entity in ("citizen", "card_version", "consent", "hand_out"):
        desk.store.reads.load(entity)
    read = perf_counter() - start
    card_rows(desk, DAY)
    start = perf_counter()
    rows = card_rows(desk, DAY)
    listed = perf_counter() - start
    assert len(rows) == 40
    assert listed < 10 * read
    assert card_recalls.due(desk, DAY) == ()
