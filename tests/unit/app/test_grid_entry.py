"""The grid and own columns as use cases: one transaction, one undo, drafts, what is refused."""

import pytest

from flexdesk.app import first_start, grid_entry, import_columns
from flexdesk.app.history import VERBS, last_undoable, undo
from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_import
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen, day
from tests.support.import_books import save_book

ALI = ("Ali Ærlig", "670770-4285", "1/3 2014", "Jobsøgning", "", "ring mandag")
BO = ("Bo Thorup", "680101-2468", "", "", "KON02", "")
EMPTY = ("",) * 6


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def test_a_grid_is_one_transaction_and_one_undo(desk):
    before = desk.store.digest()
    answer = grid_entry.take_grid(desk, [EMPTY, ALI, BO])
    assert answer.problems == ()
    assert (answer.result.new, answer.result.rows) == (2, 2)
    citizens = {row.cpr: row for row in desk.store.reads.load("citizen")}
    assert citizens["6707704285"].consultant == "KON01"
    assert citizens["6801012468"].consultant == "KON02"
    (spell,) = desk.store.reads.load("benefit")
    assert (spell.start, spell.kind) == (day("2014-03-01"), "ledighedsydelse")
    (note,) = desk.store.reads.load("note")
    assert (note.text, note.day) == ("ring mandag", DAY)
    (run,) = desk.store.reads.load("import_run")
    assert (run.profile, run.file_name) == ("grid", grid_entry.NAME)
    assert last_undoable(desk).tx == answer.result.import_id
    undo(desk)
    assert desk.store.digest() == before
    assert desk.store.verify().ok


def test_one_bad_cell_takes_nothing_and_is_named(desk):
    answer = grid_entry.take_grid(desk, [ALI, ("Bo", "680101-24", "i går", "", "", "")])
    assert answer.result is None
    assert {(each.line, each.column) for each in answer.problems if each.is_error} == {
        (1, 1), (1, 2),
    }  # fmt: skip
    words = " ".join(each.text for each in answer.problems)
    assert "CPR-nummeret har 8 cifre og skal have ti." in words
    assert "regneark" not in words
    assert desk.store.reads.load("citizen") == ()


def test_cells_are_checked_without_the_store_as_they_stand(desk):
    found = grid_entry.check_grid(desk, [ALI, (*BO[:3], "Noget andet", "", "")])
    assert [(each.line, each.column, each.is_error) for each in found] == [(1, 3, False)]
    assert "Noget andet" in found[0].text
    assert grid_entry.check_grid(desk, [EMPTY, ("  ",)]) == ()


def test_the_same_citizen_twice_is_named_by_the_line_of_the_grid(desk):
    found = grid_entry.check_grid(desk, [ALI, EMPTY, ("En Anden", ALI[1])])
    assert [(each.line, each.is_error) for each in found] == [(2, True)]
    assert "række 1" in found[0].text


def test_those_who_are_not_in_the_grid_are_not_missing(desk, tmp_path):
    rows = [["Navn", "CPR", "LY siden"], ["Ali Ærlig", "670770-4285", "01-03-2014"]]
    path = save_book(tmp_path / "egen.xlsx", {"Mine borgere": rows})
    commit_import(desk, plan_import(desk, path))
    assert grid_entry.take_grid(desk, [BO]).result.missing == 0
    plan = plan_import(desk, path)
    assert (plan.missing, plan.unchanged) == (0, 1)


def test_a_citizen_we_have_is_met_and_not_doubled(desk):
    add_citizen(desk, "6707704285", phone="11 11 11 11")
    result = grid_entry.take_grid(desk, [ALI, BO]).result
    assert (result.new, result.changed) == (1, 1)
    assert len(desk.store.reads.load("citizen")) == 2


def test_a_cell_left_empty_takes_nothing_away(desk, tmp_path):
    rows = [["Navn", "CPR", "LY siden", "Status", "Tlf"],
            ["Ali Ærlig", "670770-4285", "01-03-2014", "Jobsøgning", "22 22 22 22"]]  # fmt: skip
    commit_import(desk, plan_import(desk, save_book(tmp_path / "egen.xlsx", {"Mine": rows})))
    before = desk.store.reads.load("citizen")
    result = grid_entry.take_grid(desk, [(*ALI[:2], "", "", "", "har ringet")]).result
    assert (result.new, result.changed, len(result.local_changes)) == (0, 1, 0)
    assert desk.store.reads.load("citizen") == before
    assert [note.text for note in desk.store.reads.load("note")] == ["har ringet"]


def test_an_empty_grid_and_one_that_is_too_long_are_refused(desk):
    with pytest.raises(UserError) as caught:
        grid_entry.take_grid(desk, [EMPTY])
    assert caught.value.code == "grid.empty"
    long = [BO] * (grid_entry.MAX_LINES + 1)
    with pytest.raises(UserError) as caught:
        grid_entry.take_grid(desk, long)
    assert caught.value.code == "grid.too_many"
    with pytest.raises(UserError):
        grid_entry.pasted("\n".join(line[0] + "\tx" for line in long))
    assert grid_entry.pasted("a\tb").rows == (("a", "b"),)


def test_a_draft_is_kept_outside_log_and_undo_until_it_is_empty(desk):
    before = desk.store.digest()
    grid_entry.save_grid(desk, [ALI, EMPTY, ("", "6801", "", "", "", ""), EMPTY])
    assert grid_entry.grid_draft(desk) == (ALI, EMPTY, ("", "6801", "", "", "", ""))
    assert desk.store.digest() == before
    grid_entry.save_grid(desk, [EMPTY, EMPTY])
    assert grid_entry.grid_draft(desk) == ()


def test_the_grid_knows_the_programs_own_steps(desk):
    assert "Jobsøgning" in grid_entry.step_words(desk)
    assert grid_entry.titles()[3] == "Trin"


SAID = {"Ident": "cpr", "Hvem": "name", "Hund": "kept", "Andet": ""}


def test_columns_are_kept_and_guessed_next_time(desk, tmp_path):
    rows = [["Ident", "Hvem", "Hund"], ["670770-4285", "Ali Ærlig", "Rex"]]
    path = save_book(tmp_path / "egen.xlsx", {"Ark1": rows})
    with pytest.raises(UserError):
        plan_import(desk, path)
    done = import_columns.save_columns(desk, SAID)
    assert done.tx
    assert import_columns.save_columns(desk, SAID).tx == ""
    (sheet,) = import_columns.columns_of(desk, path)
    assert [each.field for each in sheet.columns] == ["cpr", "name", "kept"]
    commit_import(desk, plan_import(desk, path))
    (note,) = desk.store.reads.load("note")
    assert note.text == "Hund: Rex"
    assert "columns.set" in VERBS
    assert last_undoable(desk).verb == "import.commit"
    import_columns.save_columns(desk, {"Nr": "cpr", "Person": "name", "Hvem": ""})
    said = import_columns.saved_columns(desk)
    assert (said.said_of("Person"), said.said_of("Hvem"), said.said_of("Ident")) == (
        "name", "", "cpr",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"A": "name"}, "columns.no_cpr"),
        ({"A": "cpr"}, "columns.no_name"),
        ({"A": "cpr", "B": "name", "C": "cpr"}, "columns.twice"),
    ],
)
def test_columns_no_list_can_be_read_by_are_refused(desk, said, code):
    with pytest.raises(UserError) as caught:
        import_columns.save_columns(desk, said)
    assert caught.value.code == code
    assert import_columns.saved_columns(desk).fields == {}


def test_two_columns_may_be_kept_as_notes(desk):
    said = {"A": "cpr", "B": "first_name", "C": "kept", "D": "kept", "E": "", "F": ""}
    assert import_columns.save_columns(desk, said).tx


def test_a_first_start_is_gone_on_with_until_the_key_is_confirmed(desk):
    assert first_start.is_empty(desk)
    assert first_start.renewed_key(desk) == ""
    first_start.await_key(desk)
    first = first_start.renewed_key(desk)
    assert first != first_start.renewed_key(desk)
    first_start.confirm_key(desk)
    assert first_start.renewed_key(desk) == ""
    add_citizen(desk)
    assert not first_start.is_empty(desk)
