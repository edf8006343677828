"""Bulk edit: staged row by row with its problems, saved in one transaction, undone in one."""

import time
from pathlib import Path

import pytest

from flexdesk.app.bulk_edit import (
    BULK_FIELDS,
    EVERY,
    LATE,
    UNTIL_TODAY,
    choices_of,
    commit,
    stage_field,
    stage_snooze,
    stage_task,
)
from flexdesk.app.case_index import case_index
from flexdesk.app.edits import set_field
from flexdesk.app.history import last_undoable, undo
from flexdesk.app.list_columns import BY_KEY
from flexdesk.app.list_export import ListOrder, copied
from flexdesk.app.paste_rows import MOST_ROWS, read_table, stage_paste
from flexdesk.base.errors import UserError
from tests.support.builders import a_cpr
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def three(desk) -> list[str]:
    names = (("Åse", "Aagaard"), ("Bo", "Thorup"), ("Leila", "Demir"))
    return [
        add_citizen(
            desk, a_cpr(at), first_name=first, last_name=last, candidate_no=f"K-2016-{at:03d}"
        )
        for at, (first, last) in enumerate(names, start=1)
    ]


def citizen(desk, row: str):
    return desk.store.reads.get("citizen", row)


def tasks(desk, row: str):
    return desk.store.reads.load("task", citizen=row)


def a_task(desk, row: str, due: str, **values: object) -> str:
    facts = {"kind": "opgave", "text": "Ring", "consultant": "KON01", **values}
    return add(desk, "task", citizen=row, due=day(due), **facts)


def test_staging_changes_nothing_and_shows_before_and_after(desk, three) -> None:
    digest = desk.store.digest()
    staging = stage_field(desk, three, "caseworker", "Karen Toft")
    assert [(row.name, row.before, row.after) for row in staging.rows] == [
        ("Åse Aagaard", "–", "Karen Toft"),
        ("Bo Thorup", "–", "Karen Toft"),
        ("Leila Demir", "–", "Karen Toft"),
    ]
    assert len(staging.ready) == 3
    assert desk.store.digest() == digest


def test_saving_is_one_transaction_and_one_undo(desk, three) -> None:
    digest = desk.store.digest()
    before = len(desk.store.history(100))
    done = commit(desk, stage_field(desk, three, "caseworker", "Karen Toft"))
    assert {citizen(desk, row).caseworker for row in three} == {"Karen Toft"}
    assert len(desk.store.history(100)) == before + 1
    assert done.changes.citizens == frozenset(three)
    told = last_undoable(desk)
    assert told is not None
    assert told.text == "rettelse: sagsbehandler for 3 borgere"
    undo(desk)
    assert desk.store.digest() == digest


def test_what_is_so_already_is_left_alone(desk, three) -> None:
    set_field(desk, "citizen", three[0], "caseworker", "Karen Toft")
    staging = stage_field(desk, three, "caseworker", "Karen Toft")
    assert (len(staging.ready), staging.unchanged, staging.problems) == (2, 1, 0)


def test_a_step_must_be_one_of_the_citizens_own_program_and_writes_passes(desk, three) -> None:
    step, other = next(
        (step, key)
        for step in desk.pipeline.steps
        for key in desk.programs
        if desk.pipeline_of(key).get(step.code) is None
    )
    set_field(desk, "citizen", three[1], "program", other)
    staging = stage_field(desk, three, "step", step.label)
    assert [row.problem for row in staging.rows] == [
        "", "Trinnet findes ikke i borgerens program", "",
    ]  # fmt: skip
    commit(desk, staging)
    assert [citizen(desk, row).step for row in three] == [step.code, "job_search", step.code]
    passes = desk.store.reads.load("pass", citizen=three[0])
    assert [(row.step, row.start, row.source) for row in passes] == [(step.code, DAY, "hand")]


def test_closed_cases_are_marked_and_left_alone(desk, three) -> None:
    with desk.store.work("test") as uow:
        uow.edit("citizen", three[0], {"closed_on": day("2016-08-01")})
    for staging in (
        stage_field(desk, three, "caseworker", "X"),
        stage_task(desk, three, "Ring", day("2016-09-07")),
    ):
        assert staging.rows[0].problem == "Sagen er lukket 01-08-2016"
        assert len(staging.ready) == 2


def test_a_new_consultant_takes_the_open_tasks_along(desk, three) -> None:
    mine = a_task(desk, three[0], "2016-09-01")
    done = a_task(desk, three[0], "2016-08-01", done_on=day("2016-08-02"))
    staging = stage_field(desk, three, "consultant", "kon09")
    assert staging.rows[0].note == "1 åben opgave flytter med"
    commit(desk, staging)
    owners = {task.id: task.consultant for task in tasks(desk, three[0])}
    assert owners == {mine: "kon09", done: "KON01"}
    undo(desk)
    assert citizen(desk, three[0]).consultant == "KON01"


def test_a_new_task_for_all_belongs_to_each_ones_consultant(desk, three) -> None:
    set_field(desk, "citizen", three[1], "consultant", "KON02")
    staging = stage_task(desk, three, "  Ring om   kursus ", day("2016-09-07"))
    assert staging.rows[0].after == "Ring om kursus, 07-09-2016"
    commit(desk, staging)
    found = [tasks(desk, row)[0] for row in three]
    assert [task.consultant for task in found] == ["KON01", "KON02", "KON01"]
    assert {(task.text, task.due, task.made_on) for task in found} == {
        ("Ring om kursus", day("2016-09-07"), DAY)
    }
    undo(desk)
    assert not any(tasks(desk, row) for row in three)


@pytest.mark.parametrize(("which", "moved"), [(LATE, 1), (UNTIL_TODAY, 2), (EVERY, 3)])
def test_tasks_are_put_off_as_far_as_was_asked_and_keep_their_first_day(
    desk, three, which: str, moved: int
) -> None:
    for due in ("2016-08-20", "2016-08-31", "2016-09-02"):
        a_task(desk, three[0], due)
    staging = stage_snooze(desk, three, which, day("2016-09-10"))
    assert staging.unchanged == 2
    commit(desk, staging)
    late = [task for task in tasks(desk, three[0]) if task.due == day("2016-09-10")]
    assert len(late) == moved
    assert all(task.first_due and task.first_due < task.due for task in late)


def test_days_set_by_law_are_not_put_off_in_bulk(desk, three) -> None:
    a_task(desk, three[0], "2016-08-20", is_statutory=True)
    staging = stage_snooze(desk, three, LATE, day("2016-09-10"))
    assert staging.rows[0].problem == "1 lovbestemt frist røres ikke"
    assert staging.ready == ()
    with pytest.raises(UserError) as caught:
        commit(desk, staging)
    assert caught.value.code == "bulk.nothing"


def test_nothing_is_written_when_a_row_moved_on_meanwhile(desk, three) -> None:
    staging = stage_field(desk, three, "caseworker", "Karen Toft")
    set_field(desk, "citizen", three[2], "caseworker", "Ole Bro")
    digest = desk.store.digest()
    with pytest.raises(UserError) as caught:
        commit(desk, staging)
    assert caught.value.code == "bulk.moved"
    assert desk.store.digest() == digest


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (lambda desk, rows: stage_field(desk, [], "caseworker", "X"), "bulk.nobody"),
        (lambda desk, rows: stage_field(desk, rows, "cpr", "X"), "field.fixed"),
        (lambda desk, rows: stage_field(desk, rows, "step", "vrøvl"), "value.unknown"),
        (lambda desk, rows: stage_field(desk, rows, "consultant", " "), "field.required"),
        (lambda desk, rows: stage_task(desk, rows, " ", DAY), "task.empty"),
        (lambda desk, rows: stage_snooze(desk, rows, LATE, day("2016-08-30")), "task.snooze_past"),
    ],
)
def test_what_cannot_be_staged_is_refused(desk, three, stage, code: str) -> None:
    with pytest.raises(UserError) as caught:
        stage(desk, three)
    assert caught.value.code == code


def test_every_field_offers_what_can_be_chosen(desk, three) -> None:
    set_field(desk, "citizen", three[0], "caseworker", "Karen Toft")
    for name in BULK_FIELDS:
        for value, shown in choices_of(desk, name):
            assert value
            assert shown
            assert stage_field(desk, three, name, value).rows
    assert choices_of(desk, "caseworker") == (("Karen Toft", "Karen Toft"),)


def test_five_hundred_rows_are_staged_saved_and_undone(desk) -> None:
    with desk.store.work("test") as uow:
        uow.insert_many(
            "citizen",
            [
                {
                    "id": f"{at:032x}", "cpr": a_cpr(at), "first_name": "Ib", "last_name": f"N{at}",
                    "candidate_no": f"K-{at}", "program": "aarhus_pool_2013", "step": "job_search",
                    "consultant": "KON01",
                }
                for at in range(1, 501)
            ],
        )  # fmt: skip
    rows = list(case_index(desk).citizens)
    digest = desk.store.digest()
    begun = time.perf_counter()
    commit(desk, stage_field(desk, rows, "step", "Praktik"))
    took = time.perf_counter() - begun
    assert {row.step for row in desk.caseload().citizens} == {"internship"}
    undo(desk)
    assert desk.store.digest() == digest
    # far beyond what it takes; catches a change of kind
    assert took < 30


def sheet(*lines: str) -> str:
    return "\n".join(line.replace("|", "\t") for line in lines) + "\n"


def test_pasted_rows_are_staged_by_candidate_number(desk, three) -> None:
    staging = stage_paste(
        desk,
        sheet("Kandidat-nr.|Konsulent|Sagsbehandler", "K-2016-001|KON09|", "k-2016-003||Ole Bro"),
    )
    assert [(row.name, row.before, row.after) for row in staging.rows] == [
        ("Åse Aagaard", "jobkonsulent: KON01", "jobkonsulent: KON09"),
        ("Leila Demir", "sagsbehandler: –", "sagsbehandler: Ole Bro"),
    ]
    assert staging.rows[0].note == "KON09 er ny i teamet"
    digest = desk.store.digest()
    commit(desk, staging)
    assert citizen(desk, three[0]).consultant == "KON09"
    assert citizen(desk, three[2]).caseworker == "Ole Bro"
    undo(desk)
    assert desk.store.digest() == digest


@pytest.mark.parametrize("who", ["Aagaard, Åse", "åse aagaard", "Åse  Ågård"])
def test_a_name_finds_its_citizen_whatever_way_it_is_written(desk, three, who: str) -> None:
    staging = stage_paste(desk, sheet("Navn|Telefon", f"{who}|12345678"))
    assert staging.rows[0].citizen == three[0]


def test_a_cpr_number_finds_its_citizen_and_is_shown_nowhere(desk, three) -> None:
    cpr = citizen(desk, three[1]).cpr
    staging = stage_paste(desk, sheet("CPR-nr.|Tlf.", f"{cpr[:6]}-{cpr[6:]}|1", "670101-0000|2"))
    assert staging.rows[0].citizen == three[1]
    assert staging.rows[1].problem
    assert cpr not in repr(staging).replace("cpr", "")
    assert "670101" not in repr(staging)


def test_what_cannot_be_found_or_read_is_marked_row_by_row(desk, three) -> None:
    add_citizen(desk, a_cpr(9), first_name="Bo", last_name="Thorup", candidate_no="K-2016-009")
    staging = stage_paste(
        desk,
        sheet(
            "Borger|Trin|Timer nu",
            "Åse Aagaard|Praktik|abc",
            "Bo Thorup|Praktik|",
            "Ukendt Person|Praktik|",
            "|Praktik|",
            "Leila Demir|Praktik|12,5",
            "Leila Demir|Kurser|",
        ),
    )
    assert [bool(row.problem) for row in staging.rows] == [True, True, True, True, False, True]
    assert staging.rows[1].problem == "2 borgere hedder det: brug kandidat-nr."
    assert staging.rows[2].problem == "Findes ikke i registret"
    assert staging.rows[5].problem == "Står der to gange: kun den første tages med"
    commit(desk, staging)
    assert citizen(desk, three[0]).step == "job_search"
    assert (citizen(desk, three[2]).step, citizen(desk, three[2]).hours_now) == ("internship", 12.5)


def test_what_the_list_copied_comes_back_unchanged(desk, three) -> None:
    set_field(desk, "citizen", three[0], "phone", "+45 12 34 56 78")
    set_field(desk, "citizen", three[1], "target_group", "=1+1")
    text = copied(desk, ListOrder("Alle", "Alle borgere", tuple(BY_KEY), tuple(three)))
    staging = stage_paste(desk, text)
    assert [row.problem for row in staging.rows] == ["", "", ""]
    assert staging.unchanged == 3
    assert not any(remark.startswith("Læses ikke") for remark in staging.remarks)


def test_unknown_columns_are_told_and_empty_cells_change_nothing(desk, three) -> None:
    staging = stage_paste(desk, sheet("Kandidat-nr.|Telefon|Bem.", "K-2016-001||Hej"))
    assert "Læses ikke: Bem.." in " ".join(staging.remarks)
    assert staging.unchanged == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "paste.empty"),
        (" \n\t\n", "paste.empty"),
        (sheet("Kandidat-nr.|Telefon"), "paste.empty"),
        (sheet("Telefon|Trin", "1|2"), "paste.no_key"),
        (sheet("Kandidat-nr.|Bem.", "1|2"), "paste.no_field"),
        (sheet("Kandidat-nr.|Tlf.|Telefon", "1|2|3"), "paste.twice"),
        ("a\n" * (MOST_ROWS + 3), "paste.too_large"),
    ],
)
def test_what_cannot_be_pasted_is_refused_with_a_sentence(
    desk, three, text: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        stage_paste(desk, text)
    assert caught.value.code == code


def test_cells_with_breaks_and_guards_are_read_as_they_were_meant() -> None:
    table = read_table('Navn\tTelefon\r\n"Bo\nThorup"\t\'+45 1\r\n')
    assert table.headings == ("Navn", "Telefon")
    assert table.rows == (("Bo\nThorup", "+45 1"),)
