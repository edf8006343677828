"""Facts edited in place, their drafts, their history, and the head of the page."""

import pytest

from flexdesk.app import citizen_facts, field_history, goals, history
from flexdesk.app.citizen_facts import SPECS, facts_of, set_fact
from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_head import citizen_order, head_of
from flexdesk.app.notes import add_note
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Citizen
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def fact(desk, citizen, field):
    row = desk.store.reads.get("citizen", citizen)
    return next(each for each in facts_of(desk, row) if each.spec.field == field)


def test_every_fact_is_a_field_of_the_citizen():
    names = {spec.field for spec in SPECS}
    assert names <= set(Citizen.__slots__)
    assert len(names) == len(SPECS)
    assert sum(spec.is_first for spec in SPECS) == 6


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("phone", " 87 65 43 21 ", "87 65 43 21"),
        ("interpreter", "Ja, arabisk", "Ja, arabisk"),
        ("skaanehensyn", "Pause hver time\nIkke tunge løft", "Pause hver time\nIkke tunge løft"),
        ("hours_now", "8,5", "8,5"),
        ("bevilling_on", "1/3-2014", "01-03-2014"),
        ("bevilling_kind", "Femårig", "femaarig"),
        ("bevilling_kind", "permanent", "permanent"),
        ("job_ready", "Ja", "Ja"),
        ("target_group", "Sygedagpenge", "Sygedagpenge"),
        ("step", "internship", "internship"),
        ("address_protected", "ja", "ja"),
    ],
)
def test_a_fact_is_kept_as_it_was_meant_and_one_undo_takes_it_back(desk, field, typed, shown):
    citizen = add_citizen(desk)
    before = fact(desk, citizen, field).text
    done = set_fact(desk, citizen, field, typed)
    assert fact(desk, citizen, field).text == shown
    history.undo(desk, done.tx)
    assert fact(desk, citizen, field).text == before
    assert set_fact(desk, citizen, field, before).tx == ""


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("hours_now", "mange", "number.shape"),
        ("hours_aim", "80", "hours.range"),
        ("bevilling_on", "31-02-2014", "day.impossible"),
        ("bevilling_kind", "evig", "value.unknown"),
        ("cpr", "6707704285", "fact.unknown"),
        ("closed_on", "01-01-2016", "fact.unknown"),
    ],
)
def test_what_cannot_be_read_changes_nothing(desk, field, typed, code):
    citizen = add_citizen(desk)
    before = desk.store.digest()
    with pytest.raises(UserError, match=code):
        set_fact(desk, citizen, field, typed)
    assert desk.store.digest() == before


def test_a_protected_address_is_neither_shown_nor_edited(desk):
    citizen = add_citizen(desk, address="Vestergade 1", city="Aarhus", address_protected=True)
    shown = {f.spec.field: f for f in facts_of(desk, desk.store.reads.get("citizen", citizen))}
    assert (shown["address"].text, shown["address"].is_fixed) == ("Beskyttet", True)
    assert "city" not in shown
    assert "Vestergade" not in str([each.text for each in shown.values()])
    with pytest.raises(UserError, match=r"fact\.hidden"):
        set_fact(desk, citizen, "address", "Nygade 2")


def test_a_value_no_list_knows_is_offered_first(desk):
    citizen = add_citizen(desk, target_group="Noget eget", consultant="KON77")
    assert fact(desk, citizen, "target_group").choices[0] == ("Noget eget", "Noget eget")
    assert fact(desk, citizen, "consultant").choices[0][0] == "KON77"
    assert "KON01" in dict(fact(desk, citizen, "consultant").choices)


def test_drafts_of_facts_are_kept_apart_from_log_and_dump(desk):
    citizen = add_citizen(desk)
    before = desk.store.data_version()
    citizen_facts.save_facts_draft(desk, citizen, {"phone": "1234"})
    assert citizen_facts.facts_draft(desk, citizen) == {"phone": "1234"}
    assert desk.store.data_version() == before
    citizen_facts.save_facts_draft(desk, citizen, {})
    assert citizen_facts.facts_draft(desk, citizen) == {}


def test_who_changed_a_fact_when_and_putting_an_earlier_value_back(desk):
    citizen = add_citizen(desk, phone="11 11 11 11")
    set_fact(desk, citizen, "phone", "22 22 22 22")
    set_fact(desk, citizen, "phone", "33 33 33 33")
    lines = field_history.fact_history(desk, citizen, "phone")
    assert [line.text for line in lines] == ["33 33 33 33", "22 22 22 22", "11 11 11 11"]
    assert [line.is_now for line in lines] == [True, False, False]
    assert lines[0].verb == "rettelse"
    set_fact(desk, citizen, "phone", lines[2].raw)
    assert fact(desk, citizen, "phone").text == "11 11 11 11"


@pytest.mark.parametrize(
    ("field", "first", "raw", "words"),
    [
        ("bevilling_on", day("2014-03-01"), "01-03-2014", "01-03-2014"),
        ("hours_now", 8.5, "8,5", "8,5"),
        ("step", "job_search", "job_search", "Jobsøgning"),
        ("bevilling_kind", "femaarig", "femaarig", "Femårig"),
        ("address_protected", False, "nej", "nej"),
    ],
)
def test_earlier_values_are_in_words_and_can_be_typed_again(desk, field, first, raw, words):
    citizen = add_citizen(desk, **{field: first})
    (line,) = field_history.fact_history(desk, citizen, field)
    assert (line.raw, line.text, line.is_now) == (raw, words, True)
    assert set_fact(desk, citizen, field, line.raw).tx == ""


def test_all_changes_say_who_what_when_and_can_be_taken_back(desk):
    citizen = add_citizen(desk, phone="11 11 11 11")
    set_fact(desk, citizen, "phone", "22 22 22 22")
    add_note(desk, citizen, "Aftalt møde")
    goal = goals.add_goal(desk, citizen, "Job").id
    goals.remove_goal(desk, goal)
    lines = field_history.citizen_changes(desk, citizen)
    assert [line.verb for line in lines][:4] == [
        "fjernet mål", "nyt mål", "notat", "rettelse: telefon på borger",
    ]  # fmt: skip
    phone = lines[3]
    assert (phone.kind, phone.text, phone.can_undo) == (
        "borger", "telefon: 11 11 11 11 → 22 22 22 22", True,
    )  # fmt: skip
    assert "mål" in {line.kind for line in lines}
    history.undo(desk, phone.tx)
    again = field_history.citizen_changes(desk, citizen)
    assert next(line for line in again if line.key == phone.key).is_undone
    assert fact(desk, citizen, "phone").text == "11 11 11 11"


def test_changes_never_show_a_cpr_number_and_can_be_searched(desk):
    citizen = add_citizen(desk)
    set_fact(desk, citizen, "wanted_work", "Har skrevet 670770-4285 i sin ansøgning")
    lines = field_history.citizen_changes(desk, citizen)
    assert "4285" not in " ".join(line.text for line in lines)
    assert len(field_history.filter_changes(lines, "ansøgning")) == 1
    assert len(field_history.filter_changes(lines, "ønsket rettelse")) == 1


def head(desk, citizen):
    return head_of(desk, read_file(desk, citizen), DAY)


def test_the_head_says_who_it_is_and_what_runs(desk):
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Kantinen Godsbanen")
    add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"), workplace=place,
    )  # fmt: skip
    shown = head(desk, citizen)
    assert shown.now == "Praktik hos Kantinen Godsbanen, dag 17 af 28"
    assert (shown.name, shown.consultant, shown.placements) == ("Åse Aagaard", "Lene Østergaard", 1)
    assert "4285" not in shown.cpr_masked
    assert shown.bands == ()


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ({"address_protected": True}, ["protected"]),
        ({"closed_on": day("2016-08-01"), "closed_reason": "fraflytning"}, ["closed"]),
        ({"closed_on": day("2016-08-12"), "closed_reason": "doed"}, ["dead"]),
        ({"closed_on": day("2016-08-12"), "closed_reason": "Død"}, ["dead"]),
    ],
)
def test_bands_say_what_one_must_know_first(desk, values, kinds):
    assert [band.kind for band in head(desk, add_citizen(desk, **values)).bands] == kinds


def test_a_pause_stands_in_a_band_and_says_that_the_counter_runs_on(desk):
    citizen = add_citizen(desk)
    add(desk, "pause", citizen=citizen, reason="barsel", start=day("2016-08-01"))
    (band,) = head(desk, citizen).bands
    assert band.kind == "paused"
    assert "barsel" in band.text
    assert "tælles videre" in band.text


def test_the_next_citizen_follows_the_danish_order_of_names(desk):
    names = {"6107704285": "Ørum", "6207704285": "Aagaard", "6307704285": "Bak"}
    ids = {name: add_citizen(desk, cpr, last_name=name) for cpr, name in names.items()}
    add_citizen(desk, "6407704285", last_name="Lukket", closed_on=DAY)
    assert citizen_order(desk) == (ids["Bak"], ids["Ørum"], ids["Aagaard"])


def test_rows_that_were_taken_away_stay_in_the_history(desk):
    citizen = add_citizen(desk)
    job = add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"))
    hours = add(desk, "hours", placement=job, day=day("2016-04-01"), hours_week=9.0)
    with desk.store.work("test") as uow:
        uow.delete("hours", hours)
        uow.delete("placement", job)
    texts = [line.text for line in field_history.citizen_changes(desk, citizen)]
    assert {"Forløb: fjernet", "Timetal: fjernet"} <= set(texts)
    assert "Forløb: Puljefleksjob, fra 01-03-2016" in texts
    assert "Timetal: 9 effektive timer, Ændring, 01-04-2016" in texts
