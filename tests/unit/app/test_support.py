"""Courses and support: asked, granted, refused, results, the licence, passes, what is due."""

import datetime as dt

import pytest

from flexdesk.app import history, inspector, inspector_fixes, support
from flexdesk.app.citizen_file import read_file
from flexdesk.app.sentences import text
from flexdesk.app.support import Granting, SupportEdit, SupportOutcome
from flexdesk.app.support_rows import support_page
from flexdesk.app.timeline import timeline_of
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day

MAY = day("2016-05-02")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, licence="Intet")


@pytest.fixture
def kitchen(desk):
    place = add(desk, "workplace", name="Skolekøkkenet Møllevang")
    opening = add(
        desk, "opening", workplace=place, opened_on=MAY, title="køkkenhjælp", needs="hygiejnebevis"
    )
    return place, opening


@pytest.fixture
def licence(desk, citizen):
    return support.ask(desk, citizen, wish(kind="koerekort", price="14.500")).id


def wish(**values):
    return SupportEdit(**{"kind": "hygiejnebevis", "asked_on": MAY, **values})


def row_of(desk, row):
    return desk.store.reads.get("support", row)


def passes_of(desk, citizen):
    rows = desk.store.reads.load("pass", citizen=citizen)
    return sorted((row.start, row.last_day, row.source) for row in rows if row.step == "courses")


@pytest.mark.parametrize(
    ("typed", "oere"),
    [
        ("14.500", 1450000), ("650,50", 65050), ("650", 65000), ("650 kr.", 65000), ("", None),
        ("1.234,5 kr", 123450), ("650,-", 65000), ("0", 0), ("0,10", 10), ("19,99", 1999),
    ],
)  # fmt: skip
def test_a_price_is_read_as_people_write_it(typed, oere):
    assert support.read_price(typed) == oere


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mange", "support.price_shape"),
        ("-5", "support.price_range"),
        ("2.000.000", "support.price_range"),
    ],
)
def test_a_price_that_is_none_is_refused(typed, code):
    with pytest.raises(UserError) as error:
        support.read_price(typed)
    assert error.value.code == code
    assert "kr." in text(error.value) or "kroner" in text(error.value)


def test_what_is_asked_for_says_by_whom_and_for_which_opening(desk, citizen, kitchen):
    place, opening = kitchen
    wanted = wish(asked_by="arbejdsgiver", workplace=place, opening=opening, price="650")
    done = support.ask(desk, citizen, wanted)
    page = support_page(desk, citizen, DAY)
    line = page.lines[0]
    assert line.asked_text == (
        "Ønsket af arbejdsgiver 02-05-2016 for Skolekøkkenet Møllevang, køkkenhjælp"
    )
    assert (line.price_text, line.state_text) == ("650 kr.", "Ansøgt")
    assert page.sum_text == "1 venter på svar (650 kr.)"
    assert row_of(desk, done.id).by == "KON01"
    history.undo(desk, done.tx)
    assert support_page(desk, citizen, DAY).lines == ()


def test_a_workplace_nobody_has_named_is_made_with_it(desk, citizen):
    done = support.ask(desk, citizen, wish(workplace="Ny kantine", street="Havnen 2"))
    place = desk.store.reads.get("workplace", row_of(desk, done.id).workplace)
    assert (place.name, place.street) == ("Ny kantine", "Havnen 2")
    history.undo(desk, done.tx)
    assert desk.store.reads.get("workplace", place.id) is None


def test_granted_prices_are_summed_and_a_refusal_is_not(desk, citizen, licence):
    hygiene = support.ask(desk, citizen, wish(price="650,50")).id
    truck = support.ask(desk, citizen, wish(kind="truckcertifikat", price="5.000")).id
    support.grant(desk, licence, Granting(day("2016-05-10"), "Krav i stillingen"))
    support.grant(desk, hygiene, Granting(day("2016-05-10"), price="600"))
    support.refuse(desk, truck, day("2016-05-11"), "Ikke nødvendigt i jobbet")
    page = support_page(desk, citizen, DAY)
    assert page.granted_oere == 1450000 + 60000
    assert page.sum_text == "Bevilget i alt 15.100 kr."
    told = {line.id: line for line in page.lines}
    assert told[truck].decided_text == "Afslået 11-05-2016: Ikke nødvendigt i jobbet"
    assert told[licence].can_have_result
    assert not told[truck].can_have_result


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda d, r, _c: support.refuse(d, r, DAY, " "), "support.no_reason"),
        (lambda d, r, _c: support.grant(d, r, Granting(day("2016-05-01"))),
         "support.decided_before"),
        (lambda d, r, _c: support.grant(d, r, Granting(DAY + dt.timedelta(1))),
         "support.decided_future"),
        (lambda d, r, _c: support.grant(
            d, r, Granting(DAY, starts_on=DAY, ends_on=day("2016-08-01"))), "support.backwards"),
        (lambda d, r, _c: support.grant(d, r, Granting(DAY, review_on=MAY)),
         "support.review_before"),
        (lambda d, r, _c: support.write_result(d, r, SupportOutcome("bestaaet", DAY)),
         "support.not_granted"),
        (lambda d, _r, c: support.ask(d, c, wish(kind="kursus")), "support.no_text"),
        (lambda d, _r, c: support.ask(d, c, wish(kind="hest")), "value.unknown"),
        (lambda d, _r, c: support.ask(d, c, wish(asked_on=DAY + dt.timedelta(1))),
         "support.asked_future"),
        (lambda d, _r, c: support.ask(d, c, wish(price="dyr")), "support.price_shape"),
        (lambda d, _r, c: support.ask(d, c, wish(placement="f" * 32)), "row.unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(
    desk, citizen, licence, act, code
):
    before = row_of(desk, licence), len(desk.store.history(1000))
    with pytest.raises(UserError) as error:
        act(desk, licence, citizen)
    assert error.value.code == code
    assert "ikke har en forklaring" not in text(error.value)
    assert (row_of(desk, licence), len(desk.store.history(1000))) == before


def test_a_result_after_which_it_is_refused_no_more(desk, licence):
    support.grant(desk, licence, Granting(day("2016-05-10")))
    support.write_result(desk, licence, SupportOutcome("ikke_bestaaet", day("2016-08-01")))
    with pytest.raises(UserError) as error:
        support.refuse(desk, licence, DAY, "Nej")
    assert error.value.code == "support.has_result"


def test_a_passed_test_writes_the_licence_in_the_same_action(desk, citizen, licence):
    support.grant(desk, licence, Granting(day("2016-05-10"), starts_on=day("2016-05-16")))
    done = support.write_result(desk, licence, SupportOutcome("bestaaet", day("2016-08-20"), "B"))
    assert desk.store.reads.get("citizen", citizen).licence == "B"
    history.undo(desk, done.tx)
    assert desk.store.reads.get("citizen", citizen).licence == "Intet"
    assert row_of(desk, licence).result == ""
    with pytest.raises(UserError) as error:
        support.write_result(desk, licence, SupportOutcome("ikke_bestaaet", DAY, "B"))
    assert error.value.code == "support.no_licence"
    assert row_of(desk, licence).result == ""


def test_a_granted_course_is_a_pass_that_follows_its_days(desk, citizen, licence):
    assert passes_of(desk, citizen) == []
    granted = support.grant(desk, licence, Granting(day("2016-05-10"), starts_on=day("2016-05-16")))
    assert passes_of(desk, citizen) == [(day("2016-05-16"), None, "support")]
    wanted = wish(
        kind="koerekort", price="14.500", state="bevilget", decided_on=day("2016-05-10"),
        starts_on=day("2016-06-01"),
    )  # fmt: skip
    support.edit_support(desk, licence, wanted)
    assert passes_of(desk, citizen) == [(day("2016-06-01"), None, "support")]
    passed = support.write_result(desk, licence, SupportOutcome("bestaaet", day("2016-08-20")))
    assert passes_of(desk, citizen) == [(day("2016-06-01"), day("2016-08-20"), "support")]
    gone = support.delete_support(desk, licence)
    assert passes_of(desk, citizen) == []
    for each in (gone, passed):
        history.undo(desk, each.tx)
    assert passes_of(desk, citizen) == [(day("2016-06-01"), None, "support")]
    assert granted.tx


def test_two_courses_of_a_day_are_one_pass_that_stays_while_one_of_them_does(desk, citizen):
    granted = {"state": "bevilget", "decided_on": MAY}
    first = support.ask(desk, citizen, wish(**granted)).id
    second = support.ask(desk, citizen, wish(kind="truckcertifikat", **granted)).id
    assert passes_of(desk, citizen) == [(MAY, None, "support")]
    support.delete_support(desk, first)
    assert passes_of(desk, citizen) == [(MAY, None, "support")]
    support.write_result(desk, second, SupportOutcome("bestaaet", DAY))
    assert passes_of(desk, citizen) == [(MAY, DAY, "support")]


def test_support_that_is_no_course_and_pipelines_without_the_step_give_no_pass(desk, citizen):
    granted = {"state": "bevilget", "decided_on": MAY}
    support.ask(desk, citizen, wish(kind="mentor", **granted))
    other = add_citizen(desk, "6807704286", program="aalborg_udvikling")
    support.ask(desk, other, wish(**granted))
    rows = desk.store.reads.load("pass", citizen=other)
    assert passes_of(desk, citizen) == []
    assert [row for row in rows if row.source == "support"] == []


def test_what_is_as_it_was_changes_nothing(desk, citizen, licence):
    same = wish(kind="koerekort", price="14.500")
    done = support.edit_support(desk, licence, same)
    assert done.tx == ""
    assert row_of(desk, licence).price_oere == 1450000


def test_what_waits_is_reviewed_or_lacks_a_result_is_due_by_rule(desk, citizen, licence):
    mentor = support.ask(
        desk, citizen, wish(kind="mentor", state="bevilget", decided_on=MAY,
                            review_on=day("2016-09-05")),
    ).id  # fmt: skip
    course = support.ask(
        desk, citizen, wish(state="bevilget", decided_on=MAY, starts_on=MAY, ends_on=MAY)
    ).id
    found = {line.support: (line.why, line.text) for line in support.due(desk, DAY)}
    assert found == {
        licence: (support.WAITING, "Intet svar i 121 dage"),
        mentor: (support.REVIEW, "Ses på igen"),
        course: (support.NO_RESULT, "Resultatet mangler"),
    }
    assert support.due(desk, day("2016-05-15")) != support.due(desk, DAY)
    assert licence not in {line.support for line in support.due(desk, day("2016-05-15"))}
    add(desk, "pause", citizen=citizen, reason="sygdom", start=DAY)
    assert support.due(desk, DAY) == ()


def test_a_course_that_is_over_without_a_result_is_a_line_of_tjek_data(desk, citizen):
    values = {"state": "bevilget", "decided_on": MAY, "starts_on": MAY, "ends_on": MAY}
    course = support.ask(desk, citizen, wish(**values)).id
    group = next(
        each for each in inspector.inspect(desk, inspector.TEAM).groups
        if each.code == "support.no_result"
    )  # fmt: skip
    assert group.title == "Kurser, der er slut uden resultat"
    assert group.lines[0].what == "Hygiejnebevis, slut 02-05-2016"
    key = group.lines[0].key
    fix = inspector_fixes.fixes_of(desk, key)[0]
    assert [each.label for each in fix.inputs] == ["Sådan gik det", "Dag"]
    values = {"result": "bestaaet", "day": "02-05-2016"}
    inspector_fixes.apply_fix(desk, key, fix.key, values)
    assert row_of(desk, course).result == "bestaaet"
    codes = {each.code for each in inspector.inspect(desk, inspector.TEAM).groups}
    assert "support.no_result" not in codes


def test_the_timeline_tells_of_wish_answer_and_result(desk, citizen, kitchen):
    place, _opening = kitchen
    wanted = wish(asked_by="arbejdsgiver", workplace=place, price="650")
    row = support.ask(desk, citizen, wanted).id
    support.grant(desk, row, Granting(day("2016-05-10"), "Krav i køkkenet"))
    support.write_result(desk, row, SupportOutcome("bestaaet", day("2016-05-20")))
    entries = timeline_of(read_file(desk, citizen), DAY)
    told = [(each.title, each.text) for each in entries if each.group == "support"]
    assert told == [
        ("Hygiejnebevis: bestået", ""),
        ("Hygiejnebevis: bevilget", "650 kr., Krav i køkkenet"),
        ("Hygiejnebevis: ansøgt", "ønsket af arbejdsgiver, for Skolekøkkenet Møllevang"),
    ]


def test_what_fell_away_gives_no_pass_and_no_price(desk, citizen, licence):
    support.grant(desk, licence, Granting(day("2016-05-10")))
    support.drop_support(desk, licence, DAY, "Fik jobbet uden")
    page = support_page(desk, citizen, DAY)
    assert passes_of(desk, citizen) == []
    assert (page.granted_oere, page.lines[0].state_text) == (0, "Bortfaldet")
    assert history.rows(desk, 3)[0].text == "bortfaldet støtte"
