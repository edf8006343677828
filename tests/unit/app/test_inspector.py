"""Tjek data: every kind is found on rows that have it, and each fix ends it with one undo."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flexdesk.app import citizen_life, history, inspector
from flexdesk.app.case_index import case_index
from flexdesk.app.citizen_life import Closing
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.findings import CONTRADICTIONS, contradictions
from flexdesk.app.found import Around
from flexdesk.app.found_all import open_codes
from flexdesk.app.found_cases import of_case
from flexdesk.app.found_placements import of_placements
from flexdesk.app.inspector_fixes import apply_fix, fixes_of
from flexdesk.app.inspector_words import KINDS
from flexdesk.app.sentences import TABLE
from flexdesk.app.substitutes import SubstituteEdit, add_substitute
from flexdesk.base.errors import UserError
from flexdesk.domain.labels import LABELS, Onward
from tests.support.desks import DAY, a_desk, add, add_citizen, day

LY, POOL, ORDINARY, JOB = "ledighedsydelse", "puljefleksjob", "ordinaert_fleksjob", "ordinaert_job"
PRAKTIK = "virksomhedspraktik"


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def place(desk) -> str:
    return add(desk, "workplace", name="Børnehuset Skovly", p_number="1034567890",
               cvr="55133018")  # fmt: skip


def job(desk, citizen: str, kind: str, start: str, last_day: str = "", **values: object) -> str:
    told = {"hours_week": 8.0, **values}
    if "workplace" not in values:
        told["workplace"] = place(desk)
    last = day(last_day) if last_day else None
    return add(
        desk, "placement", citizen=citizen, kind=kind, start=day(start), last_day=last, **told
    )


def ly(desk, citizen: str, start: str, last_day: str = "", kind: str = LY) -> str:
    last = day(last_day) if last_day else None
    return add(desk, "benefit", citizen=citizen, kind=kind, start=day(start), last_day=last)


def touch(desk, citizen: str) -> None:
    """Somebody has been in touch, so that only what a test is about is found."""
    add(desk, "note", citizen=citizen, day=DAY, kind="telefon", text="hej", consultant="KON01")


def found(desk, scope: str = "team") -> list[str]:
    page = inspector.inspect(desk, scope)
    return [line.code for group in page.groups for line in group.lines]


def the_line(desk, code: str) -> inspector.InspectorLine:
    page = inspector.inspect(desk, "team")
    (line,) = [line for group in page.groups for line in group.lines if line.code == code]
    return line


def _past_planned(desk, citizen: str) -> None:
    job(desk, citizen, POOL, "2015-08-16", planned_last_day=day("2016-08-15"))


def _two_fleksjob(desk, citizen: str) -> None:
    job(desk, citizen, POOL, "2016-01-01", planned_last_day=day("2016-12-31"))
    job(desk, citizen, ORDINARY, "2016-08-01")


def _ly_overlap(desk, citizen: str) -> None:
    job(desk, citizen, ORDINARY, "2016-08-01")
    ly(desk, citizen, "2015-01-01", "2016-08-12")


def _ly_in_job(desk, citizen: str) -> None:
    job(desk, citizen, JOB, "2016-08-01")
    ly(desk, citizen, "2015-01-01", "2016-08-12")


def _onward(desk, citizen: str) -> None:
    job(desk, citizen, POOL, "2015-01-01", "2015-12-31", onward=ORDINARY, ended_how="gennemfoert")


def _no_onward(desk, citizen: str) -> None:
    job(desk, citizen, POOL, "2015-01-01", "2015-12-31", ended_how="gennemfoert")


def _step_without_job(desk, citizen: str) -> None:
    _edit(desk, citizen, step="pool_flexjob")
    ly(desk, citizen, "2015-01-01")


def _step_without_ly(desk, citizen: str) -> None:
    ly(desk, citizen, "2015-01-01", "2016-05-31")


def _success_on_ly(desk, citizen: str) -> None:
    _edit(desk, citizen, step="outcome_success")
    ly(desk, citizen, "2015-01-01")


def _step_finished(desk, citizen: str) -> None:
    _edit(desk, citizen, step="outcome_other")
    job(desk, citizen, POOL, "2016-01-01", planned_last_day=day("2016-12-31"))


def _benefit_overlap(desk, citizen: str) -> None:
    ly(desk, citizen, "2015-01-01", "2016-01-31")
    ly(desk, citizen, "2016-01-01")


def _benefit_gap(desk, citizen: str) -> None:
    ly(desk, citizen, "2015-01-01", "2016-01-31")
    ly(desk, citizen, "2016-02-10")


def _praktik(desk, citizen: str) -> None:
    job(desk, citizen, PRAKTIK, "2016-08-01", planned_last_day=day("2016-09-11"))


def _pool_over(desk, citizen: str) -> None:
    job(desk, citizen, POOL, "2015-06-01")


def _hours_outside(desk, citizen: str) -> None:
    made = job(desk, citizen, ORDINARY, "2016-08-01")
    add(desk, "hours", placement=made, day=day("2016-07-31"), hours_week=9.0)


def _no_hours(desk, citizen: str) -> None:
    job(desk, citizen, ORDINARY, "2016-08-01", hours_week=None)


def _no_place(desk, citizen: str) -> None:
    job(desk, citizen, ORDINARY, "2016-08-01", workplace=None)


def _no_number(desk, citizen: str) -> None:
    made = add(desk, "workplace", name="Materielgården")
    job(desk, citizen, ORDINARY, "2016-08-01", workplace=made)


def _in_use(desk, citizen: str, **values: object) -> str:
    place = add(desk, "workplace", **{"name": "Materielgården", **values})
    job(desk, citizen, ORDINARY, "2016-08-01", workplace=place)
    return place


def _no_p_number(desk, citizen: str) -> None:
    _in_use(desk, citizen, cvr="55133018")


def _no_cvr(desk, citizen: str) -> None:
    _in_use(desk, citizen, p_number="1034567890")


def _contact_left(desk, citizen: str) -> None:
    place = _in_use(desk, citizen)
    add(desk, "workplace_person", workplace=place, name="Mona Vind", left_on=day("2016-05-31"))


def _praktik_in_job(desk, citizen: str) -> None:
    place = add(desk, "workplace", name="Materielgården", p_number="1050167250", cvr="55133018")
    add(desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-05-09"),
        last_day=day("2016-06-03"), workplace=place, ended_how="gennemfoert")  # fmt: skip
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-06-01"),
        planned_last_day=day("2016-11-30"), workplace=place, hours_week=8.0)  # fmt: skip


def _two_alike(desk, citizen: str) -> None:
    _in_use(desk, citizen, street="Skovvej 3")
    add(desk, "workplace", name="Materielgaarden", street="skovvej 3")


def _next_over(desk, citizen: str) -> None:
    _in_use(desk, citizen, next_action="Ring om en plads", next_on=day("2016-08-20"),
            next_by="KON01")  # fmt: skip


def _no_consultant(desk, citizen: str) -> None:
    _edit(desk, citizen, consultant="")


def _no_step(desk, citizen: str) -> None:
    _edit(desk, citizen, step="")


def _not_visited(desk, citizen: str) -> None:
    _edit(desk, citizen, visited_on=None)


def _task_of_closed(desk, citizen: str) -> None:
    citizen_life.close_citizen(desk, citizen, Closing(DAY, "andet"))
    add(desk, "task", citizen=citizen, due=DAY, kind="opgave", text="ring")


def _closed_runs(desk, citizen: str) -> None:
    citizen_life.close_citizen(desk, citizen, Closing(DAY, "fraflytning"))
    job(desk, citizen, PRAKTIK, "2016-08-25", planned_last_day=day("2016-09-20"))


def _closed_step(desk, citizen: str) -> None:
    _edit(desk, citizen, closed_on=DAY, closed_reason="andet")


def _pause_open(desk, citizen: str) -> None:
    add(desk, "pause", citizen=citizen, reason="sygdom", start=day("2016-08-01"))


def _review_passed(desk, citizen: str) -> None:
    add(
        desk, "pause", citizen=citizen, reason="sygdom", start=day("2016-08-01"),
        review_on=day("2016-08-20"),
    )  # fmt: skip


def _edit(desk, citizen: str, **values: object) -> None:
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, values)


Plant = Callable[[object, str], None]
CASES: dict[str, tuple[Plant, str, dict[str, str]]] = {
    "placement.past_planned_end": (
        _past_planned, "end", {"last_day": "15-08-2016", "how": "gennemfoert", "onward": LY},
    ),
    "placement.two_fleksjob": (
        _two_fleksjob, "end", {"last_day": "31-07-2016", "how": "Før tid", "onward": ORDINARY},
    ),
    "placement.ly_overlap": (_ly_overlap, "period", {}),
    "benefit.ly_in_job": (_ly_in_job, "period", {}),
    "placement.onward_not_started": (_onward, "onward", {"onward": "fraflytning"}),
    "placement.ended_without_onward": (_no_onward, "onward", {"onward": "sygemelding"}),
    "citizen.step_without_job": (_step_without_job, "step", {"step": "job_search"}),
    "citizen.step_without_ly": (_step_without_ly, "step", {"step": "outcome_other"}),
    "citizen.success_on_ly": (_success_on_ly, "reopen", {"step": "screening"}),
    "citizen.step_finished": (_step_finished, "step", {"step": "pool_flexjob"}),
    "benefit.overlap": (_benefit_overlap, "period", {}),
    "benefit.gap": (_benefit_gap, "period", {}),
    "placement.praktik_over_usual": (
        _praktik, "planned_last_day", {"planned_last_day": "28-08-2016"},
    ),
    "placement.praktik_overlap": (_praktik_in_job, "last_day", {"last_day": "31-05-2016"}),
    "placement.pool_over_max": (
        _pool_over, "end", {"last_day": "31-05-2016", "how": "gennemfoert", "onward": LY},
    ),
    "hours.outside": (_hours_outside, "day", {"day": "01-08-2016"}),
    "placement.no_first_hours": (_no_hours, "hours_week", {"hours_week": "7,5"}),
    "placement.no_workplace": (_no_place, "place", {"workplace": "Kantinen, Rådhuset"}),
    "workplace.no_number": (_no_number, "numbers", {"cvr": "55133018"}),
    "workplace.no_p_number": (_no_p_number, "numbers", {"p_number": "1050167250"}),
    "workplace.no_cvr": (_no_cvr, "numbers", {"cvr": "55133018"}),
    "workplace.contact_left": (
        _contact_left, "new_person", {"name": "Bo Kvist", "phone": "00 11 22 33"},
    ),
    "workplace.duplicate": (_two_alike, "merge_places", {}),
    "workplace.next_overdue": (_next_over, "next_later", {"day": "07-09-2016"}),
    "citizen.no_consultant": (_no_consultant, "consultant", {"consultant": "KON01"}),
    "citizen.no_step": (_no_step, "step", {"step": "screening"}),
    "citizen.not_visited": (_not_visited, "visited_on", {"visited_on": "1/2 2016"}),
    "task.of_closed": (_task_of_closed, "drop", {}),
    "placement.of_closed": (
        _closed_runs, "end", {"last_day": "31-08-2016", "how": "foer_tid", "onward": "fraflytning"},
    ),
    "citizen.closed_step": (_closed_step, "reopen", {"step": "job_search"}),
    "pause.no_end": (_pause_open, "review", {"review_on": "15-09-2016"}),
    "pause.review_passed": (_review_passed, "end_pause", {"back_on": "31-08-2016"}),
}  # fmt: skip
"""Code: how it comes about, the way to put it right, and what is typed beside what is proposed."""


@pytest.mark.parametrize("code", sorted(CASES))
def test_each_kind_is_found_put_right_in_place_and_comes_back_by_one_undo(desk, code) -> None:
    plant, way, typed = CASES[code]
    citizen = add_citizen(desk)
    touch(desk, citizen)
    plant(desk, citizen)
    line = the_line(desk, code)
    before = desk.store.digest()
    fixes = {fix.key: fix for fix in fixes_of(desk, line.key)}
    values = {field.name: field.value for field in fixes[way].inputs} | typed
    done = apply_fix(desk, line.key, way, values)
    assert done.tx
    assert code not in found(desk)
    with pytest.raises(UserError, match=r"inspector\.gone"):
        fixes_of(desk, line.key)
    history.undo(desk)
    assert desk.store.digest() == before
    assert the_line(desk, code).key == line.key


def test_what_an_extract_can_bring_is_found_too(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    job(desk, citizen, POOL, "2016-05-01", "2016-04-01", planned_last_day=day("2016-03-01"))
    job(desk, citizen, ORDINARY, "2016-06-01", hours_week=0.0, ended_how="foer_tid")
    job(desk, citizen, PRAKTIK, "2016-07-01", planned_last_day=day("2017-06-30"))
    ly(desk, citizen, "2016-03-01", "2016-02-01")
    seen = set(found(desk))
    assert {
        "placement.backwards", "placement.planned_backwards", "placement.hours_none",
        "placement.ended_without_day", "placement.praktik_very_long_weeks", "benefit.backwards",
    } <= seen  # fmt: skip
    assert "Praktik over 26 uger" in {g.title for g in inspector.inspect(desk, "team").groups}


def test_the_contradictions_of_the_list_are_those_of_the_page(desk) -> None:
    for number, (plant, _way, _typed) in enumerate(CASES.values()):
        plant(desk, add_citizen(desk, f"67077042{number:02}", last_name=f"N{number}"))
    around = Around.of(desk, DAY)
    for citizen in case_index(desk).citizens.values():
        said = set(contradictions(citizen, around.index, desk.pipeline, DAY))
        seen = {f.code for f in (*of_placements(citizen, around), *of_case(citizen, around))}
        assert said == seen & set(CONTRADICTIONS)


def test_every_kind_has_a_sentence_and_every_line_says_something(desk) -> None:
    for number, (plant, _way, _typed) in enumerate(CASES.values()):
        plant(desk, add_citizen(desk, f"67077042{number:02}", last_name=f"N{number}"))
    assert set(KINDS) <= set(TABLE)
    page = inspector.inspect(desk, "team")
    for group in page.groups:
        assert group.title
        assert "{" not in group.title
        assert group.do
        assert all(line.name for line in group.lines)
    severities = [group.severity for group in page.groups]
    assert severities == sorted(severities, key=["modstrid", "mangler", "usædvanligt",
                                                 "påmindelse"].index)  # fmt: skip


def test_mine_are_my_own_and_those_i_cover_and_one_citizen_is_one(desk) -> None:
    mine = add_citizen(desk, consultant="KON01")
    theirs = add_citizen(desk, "6707704286", consultant="KON02", last_name="Bak")
    for citizen in (mine, theirs):
        touch(desk, citizen)
        _pause_open(desk, citizen)
    assert found(desk, "mine") == ["pause.no_end"]
    assert found(desk, "team") == ["pause.no_end"] * 2
    assert found(desk, theirs) == ["pause.no_end"]
    assert inspector.counts(desk) == inspector.Counts(0, 1)
    assert inspector.counts(desk, mine=False) == inspector.Counts(0, 2)
    add_substitute(desk, SubstituteEdit("KON02", "KON01", DAY, DAY))
    assert found(desk, "mine") == ["pause.no_end"] * 2
    assert inspector.inspect(desk).has_own


def test_two_who_look_alike_are_one_line_that_can_only_be_set_aside(desk) -> None:
    one = add_citizen(desk, "7107674004", first_name="Henrik P.", last_name="Olsen")
    two = add_citizen(desk, "7107674111", first_name="Henrik", last_name="Olsen-Piil")
    for citizen in (one, two):
        touch(desk, citizen)
    line = the_line(desk, "citizen.duplicate")
    assert {line.citizen, line.other} == {one, two}
    assert "samme fødselsdag" in line.what
    assert fixes_of(desk, line.key) == ()
    assert found(desk, two) == ["citizen.duplicate"]
    inspector.set_aside(desk, line.key, "To brødre")
    assert found(desk) == []


def test_a_line_set_aside_is_kept_with_its_reason_until_the_rows_say_something_else(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    _ly_overlap(desk, citizen)
    line = the_line(desk, "placement.ly_overlap")
    assert list_rows(desk)[0].findings == ("placement.ly_overlap",)
    done = inspector.set_aside(desk, line.key, "  Aftalt med ydelsen ")
    assert found(desk) == []
    assert list_rows(desk)[0].findings == ()
    (kept,) = inspector.inspect(desk, "team").asides
    assert kept.aside is not None
    assert (kept.aside.reason, kept.aside.by) == ("Aftalt med ydelsen", "KON01")
    assert open_codes(desk, citizen, DAY) == frozenset()
    assert history.rows(desk)[0].text == "sat til side i Tjek data"
    history.undo(desk, done.tx)
    assert found(desk) == ["placement.ly_overlap"]
    history.redo(desk)
    (spell,) = desk.store.reads.load("benefit", citizen=citizen)
    with desk.store.work("test") as uow:
        uow.edit("benefit", spell.id, {"last_day": day("2016-08-20")})
    assert found(desk) == ["placement.ly_overlap"]
    inspector.set_aside(desk, line.key, "Stadig aftalt")
    assert found(desk) == []
    inspector.take_up(desk, line.key)
    assert found(desk) == ["placement.ly_overlap"]
    assert open_codes(desk, citizen, DAY) == {"placement.ly_overlap"}


def test_setting_aside_asks_for_a_reason_and_a_line_that_is_there(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    _pause_open(desk, citizen)
    line = the_line(desk, "pause.no_end")
    with pytest.raises(UserError, match=r"inspector\.no_reason"):
        inspector.set_aside(desk, line.key, " ")
    for doing in (
        lambda: inspector.set_aside(desk, "citizen.no_step:x", "fordi"),
        lambda: inspector.take_up(desk, line.key),
        lambda: apply_fix(desk, line.key, "onward", {}),
    ):
        with pytest.raises(UserError, match=r"inspector\.gone"):
            doing()
    assert open_codes(desk, "x", DAY) == frozenset()


@pytest.mark.parametrize(
    ("code", "way", "typed", "refused"),
    [
        ("pause.no_end", "review", {"review_on": "snart"}, "day.shape"),
        ("pause.no_end", "review", {"review_on": "01-07-2016"}, "pause.review_before"),
        ("workplace.no_number", "numbers", {}, "inspector.no_number"),
        ("workplace.no_number", "numbers", {"cvr": "123"}, "cvr.length"),
        ("placement.no_workplace", "place", {"workplace": ""}, "workplace.empty"),
        ("placement.no_first_hours", "hours_week", {"hours_week": "99"}, "hours.range"),
        ("placement.past_planned_end", "end", {"last_day": "01-01-2014", "how": "foer_tid",
                                              "onward": LY}, "placement.ends_before_start"),
        ("placement.past_planned_end", "end", {"last_day": "15-08-2016", "how": "foer_tid",
                                              "onward": ""}, "value.unknown"),
    ],
)  # fmt: skip
def test_a_fix_that_cannot_be_is_refused_and_nothing_is_written(
    desk, code, way, typed, refused
) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    CASES[code][0](desk, citizen)
    line = the_line(desk, code)
    before = desk.store.digest()
    with pytest.raises(UserError, match=refused.replace(".", r"\.")):
        apply_fix(desk, line.key, way, typed)
    assert desk.store.digest() == before


def test_a_workplace_known_by_name_is_used_and_not_made_again(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    _no_place(desk, citizen)
    known = place(desk)
    line = the_line(desk, "placement.no_workplace")
    apply_fix(desk, line.key, "place", {"workplace": "børnehuset skovly"})
    (row,) = desk.store.reads.load("placement", citizen=citizen)
    assert row.workplace == known


def test_an_end_that_lies_ahead_is_put_right_as_a_day(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    job(desk, citizen, POOL, "2016-01-01", "2016-09-30", ended_how="gennemfoert", onward=ORDINARY)
    job(desk, citizen, ORDINARY, "2016-08-15")
    line = the_line(desk, "placement.two_fleksjob")
    (fix,) = fixes_of(desk, line.key)
    assert (fix.key, fix.inputs[0].value) == ("last_day", "14-08-2016")
    apply_fix(desk, line.key, fix.key, {"last_day": fix.inputs[0].value})
    assert "placement.two_fleksjob" not in found(desk)


def test_the_choices_of_a_fix_are_the_words_of_the_field(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    _no_onward(desk, citizen)
    (fix,) = fixes_of(desk, the_line(desk, "placement.ended_without_onward").key)
    # nobody comes on from a pool job to a pool job
    wanted = [text for code, text in LABELS[Onward].items() if code != Onward.PULJEFLEKSJOB]
    assert [words for _code, words in fix.inputs[0].choices] == wanted


def test_a_step_of_another_program_is_no_step(desk) -> None:
    citizen = add_citizen(desk, step="praktik")
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"program": "aalborg_udvikling"})
    found = {group.code for group in inspector.inspect(desk, citizen).groups}
    assert "citizen.no_step" in found


def test_the_next_step_of_a_workplace_nobody_is_at_is_in_the_list_of_who_does_it(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    add(desk, "workplace", name="Materielgården", next_action="Ring", next_on=day("2016-08-20"),
        next_by="KON01")  # fmt: skip
    line = the_line(desk, "workplace.next_overdue")
    assert found(desk, "mine") == ["workplace.next_overdue"]
    assert line.place
    assert line.what == "Ring, skulle ske 20-08-2016"
    apply_fix(desk, line.key, "next_done", {})
    assert found(desk) == []


def test_a_number_is_asked_for_when_a_workplace_has_been_in_use_for_a_while(desk) -> None:
    citizen = add_citizen(desk)
    touch(desk, citizen)
    place = add(desk, "workplace", name="Materielgården", cvr="55133018")
    job(desk, citizen, ORDINARY, "2016-08-02", workplace=place)
    assert found(desk) == []
    with desk.store.work("test") as uow:
        uow.edit("placement", next(iter(desk.caseload().placements)).id,
                 {"start": day("2016-08-01")})  # fmt: skip
    assert found(desk) == ["workplace.no_p_number"]


def test_a_closed_workplace_is_left_alone(desk) -> None:
    add(desk, "workplace", name="Materielgården", next_action="Ring", next_on=day("2016-08-20"),
        closed_on=day("2016-08-30"))  # fmt: skip
    assert found(desk) == []
