"""Vikar and hand-over: story A13 on a real register, and what is refused."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from flexdesk.app import hand_over as handing
from flexdesk.app import history, substitutes
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.sentences import text
from flexdesk.app.substitutes import SubstituteEdit
from flexdesk.app.team_members import team_members
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, day

ONE = dt.timedelta(days=1)
FIRST, LAST = day("2016-07-11"), day("2016-07-31")
AWAY = SubstituteEdit("KON03", "KON05", FIRST, LAST, "ferie")


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path, on=day("2016-07-01"), initials="KON05", name="Jens-Ole") as opened:
        _fill(opened)
        yield opened


def _fill(desk) -> None:
    """KON03 has 45 citizens and 23 open tasks, KON05 three and one."""
    with desk.store.work("test") as uow:
        for number in range(48):
            uow.insert("citizen", f"c{number:02}", _citizen(number))
        for number in range(24):
            uow.insert("task", f"t{number:02}", _task(number))
        uow.insert("task", "t99", {**_task(0), "done_on": day("2016-06-30")})


def _citizen(number: int) -> dict[str, object]:
    return {
        "cpr": f"67077{number % 10}{4000 + number:04}"[:10],
        "first_name": f"Borger{number:02}",
        "last_name": "Prøve",
        "consultant": "KON03" if number < 45 else "KON05",
        "candidate_no": f"K-2016-{number:03}",
        "program": "aarhus_pool_2013",
        "step": "job_search",
    }


def _task(number: int) -> dict[str, object]:
    whose = "KON03" if number < 23 else "KON05"
    return {
        "citizen": f"c{number if number < 23 else 45:02}",
        "due": day("2016-07-20"),
        "kind": "opgave",
        "text": "ring",
        "consultant": whose,
    }


def mine(desk, on: dt.date) -> int:
    whose = substitutes.initials_i_cover(desk, on)
    return sum(row.consultant in whose for row in list_rows(desk, on))


def open_tasks(desk) -> Counter:
    return Counter(t.consultant for t in desk.caseload().tasks if t.done_on is None)


def test_story_a13_the_citizens_are_seen_on_those_days_and_are_back_by_themselves(desk) -> None:
    assert mine(desk, FIRST) == 3
    substitutes.add_substitute(desk, AWAY)
    days = (FIRST - ONE, FIRST, day("2016-07-20"), LAST, LAST + ONE)
    assert [mine(desk, on) for on in days] == [3, 48, 48, 48, 3]
    assert substitutes.names_shown(desk, "KON03", FIRST) == "KON03 · vikar KON05"
    assert substitutes.names_shown(desk, "KON03", LAST + ONE) == "KON03"
    row = next(row for row in list_rows(desk, LAST) if row.id == "c00")
    assert (row.consultant, row.substitute) == ("KON03", "KON05")
    assert open_tasks(desk) == {"KON03": 23, "KON05": 1}
    assert history.rows(desk)[0].text == "vikar: KON05 for KON03"


def test_story_a13_a_hand_over_moves_all_in_one_undo(desk) -> None:
    chosen = handing.citizens_of(desk, "KON03")
    plan = handing.plan_hand_over(desk, [*chosen, "c46"], "KON05")
    assert (len(plan.citizens), plan.open_tasks, plan.already) == (45, 23, 1)
    assert plan.by_consultant == (("KON03", 45),)
    done = handing.hand_over(desk, chosen, "KON05", text="Tak for nu")
    assert mine(desk, LAST + ONE) == 48
    assert open_tasks(desk) == {"KON05": 24}
    assert len(desk.store.reads.load("note")) == 45
    note = desk.store.reads.load("note", citizen="c00")[0]
    assert note.text == "Overdraget fra KON03 til KON05: Tak for nu"
    assert history.rows(desk)[0].text == "overdragelse: 45 borgere til KON05"
    history.undo(desk, done.tx)
    assert mine(desk, LAST + ONE) == 3
    assert open_tasks(desk) == {"KON03": 23, "KON05": 1}
    assert desk.store.reads.load("note") == ()


def test_what_a_vikar_did_stays_done_when_the_citizens_are_back(desk) -> None:
    substitutes.add_substitute(desk, AWAY)
    with desk.store.work("test") as uow:
        uow.edit("task", "t00", {"done_on": FIRST})
    assert open_tasks(desk)["KON03"] == 22
    history.undo(desk)
    assert open_tasks(desk)["KON03"] == 23


def test_the_vikar_of_a_vikar_covers_the_own_citizens_only_and_is_told(desk) -> None:
    substitutes.add_substitute(desk, AWAY)
    done = substitutes.add_substitute(desk, SubstituteEdit("KON05", "KON07", FIRST, FIRST))
    assert substitutes.covered_by(desk, "KON07", FIRST) == {"KON07", "KON05"}
    (remark,) = done.remarks
    assert "KON03" in text(remark)


def test_an_end_can_be_brought_forward_and_one_not_begun_goes_away(desk) -> None:
    made = substitutes.add_substitute(desk, AWAY)
    substitutes.end_substitute(desk, made.id, day("2016-07-20"))
    assert [mine(desk, day(d)) for d in ("2016-07-19", "2016-07-20")] == [48, 3]
    with pytest.raises(UserError, match=r"substitute\.over"):
        substitutes.end_substitute(desk, made.id, day("2016-07-25"))
    substitutes.end_substitute(desk, made.id)
    assert substitutes.substitutes(desk) == ()


def test_the_lines_say_who_is_vikar_now_and_what_it_is_about(desk) -> None:
    made = substitutes.add_substitute(desk, AWAY)
    substitutes.add_substitute(desk, SubstituteEdit("KON05", "KON03", day("2016-06-01"), FIRST))
    lines = substitutes.substitute_lines(desk, day("2016-07-05"))
    assert [(line.state, line.citizens, line.open_tasks) for line in lines] == [
        ("now", 3, 1),
        ("ahead", 45, 23),
    ]
    assert lines[1].words == "KON05 er vikar for KON03 fra 11-07-2016 til 31-07-2016"
    assert substitutes.substitute_lines(desk, LAST + ONE)[0].state == "over"
    wanted = SubstituteEdit("KON03", "KON05", FIRST, LAST + ONE, "ferie")
    assert substitutes.edit_substitute(desk, made.id, wanted).tx
    assert substitutes.edit_substitute(desk, made.id, wanted).tx == ""


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("member.empty", SubstituteEdit("", "KON05", FIRST, LAST)),
        ("member.empty", SubstituteEdit("KON03", " ", FIRST, LAST)),
        ("value.unknown", SubstituteEdit("KON99", "KON05", FIRST, LAST)),
        ("substitute.self", SubstituteEdit("KON03", "kon03", FIRST, LAST)),
        ("substitute.no_end", SubstituteEdit("KON03", "KON05", FIRST, None)),
        ("period.backwards", SubstituteEdit("KON03", "KON05", LAST, FIRST)),
        ("substitute.twice", SubstituteEdit("KON03", "KON05", LAST, LAST + ONE)),
    ],
)
def test_what_cannot_be_is_refused(desk, code, wanted) -> None:
    substitutes.add_substitute(desk, AWAY)
    before = desk.store.digest()
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        substitutes.add_substitute(desk, wanted)
    assert desk.store.digest() == before


@pytest.mark.parametrize(
    ("code", "ids", "to", "on"),
    [
        ("hand_over.none", ["c46"], "KON05", None),
        ("hand_over.none", [], "KON05", None),
        ("member.empty", ["c00"], "", None),
        ("citizen.unknown", ["zz"], "KON05", None),
        ("hand_over.future", ["c00"], "KON05", LAST),
    ],
)
def test_a_hand_over_of_nothing_is_refused(desk, code, ids, to, on) -> None:
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        handing.hand_over(desk, ids, to, on)


def test_a_brief_says_where_a_case_stands(desk) -> None:
    handing.hand_over(desk, ["c00"], "KON05", text="Kaj vil gerne arbejde med planter")
    (brief,) = handing.briefs(desk, ["c00"])
    assert brief.title == "Borger00 Prøve · K-2016-000"
    assert "Trin: Jobsøgning" in brief.lines
    assert "Opgave 20-07-2016: ring" in brief.lines
    assert brief.lines[-1].endswith("Kaj vil gerne arbejde med planter")


def test_the_team_is_everybody_with_a_case_or_a_name(desk) -> None:
    shown = [(m.shown, m.citizens, m.open_tasks) for m in team_members(desk)]
    assert shown == [("KON03", 45, 23), ("KON05 · Jens-Ole", 3, 1)]
