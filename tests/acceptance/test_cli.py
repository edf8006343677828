"""The command line as design.md 5 describes it: words, shapes, exit codes, what goes where."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.desks import PASSPHRASE, Terminal
from tests.support.import_books import an_extract, save_book

CPR = re.compile(r"(?<!\d)\d{6}-?\d{4}(?!\d)")
ADA = "670770-4285"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def filled(terminal: Terminal, tmp_path: Path) -> Terminal:
    assert terminal.run("init", "--name", "Lene Østergaard", "--initials", "KON01") == 0
    file = save_book(tmp_path / "udtræk.xlsx", an_extract())
    assert terminal.run("import", str(file)) == 0, terminal.err
    return terminal


def answer(terminal: Terminal, *words: str, stdin: str = "") -> object:
    assert terminal.run(*words, "--json", stdin=stdin) == 0, terminal.err
    return json.loads(terminal.out)


def ada(terminal: Terminal) -> str:
    rows = answer(terminal, "list", "citizens")
    return next(row["id"] for row in rows if row["cpr"].startswith("670770"))


# init


def test_init_prints_the_recovery_key_once(terminal: Terminal) -> None:
    found = answer(terminal, "init", "--name", "Lene", "--initials", "KON01")
    assert found.keys() == {"store", "recovery_key"}
    assert found["store"] == str(terminal.store)
    assert found["recovery_key"] not in terminal.err
    assert terminal.run("init") == 1
    assert "allerede et register" in terminal.err
    assert terminal.out == ""


def test_init_asks_twice_at_the_prompt_and_refuses_two_that_differ(terminal: Terminal) -> None:
    assert terminal.run("init", answers=(PASSPHRASE, PASSPHRASE)) == 0
    assert len(terminal.asked) == 2
    other = Terminal(terminal.store.parent)
    other.store = terminal.store.parent / "andet"
    assert other.run("init", answers=(PASSPHRASE, PASSPHRASE + "x")) == 1
    assert "ikke ens" in other.err
    assert not other.store.exists()


@pytest.mark.parametrize("text", ["kort", "JobcenterAarhus2016", "Lene Østergaard 1975"])
def test_init_refuses_a_passphrase_that_will_not_do(terminal: Terminal, text: str) -> None:
    terminal.passphrase_file.write_text(text, encoding="utf-8")
    assert terminal.run("init", "--name", "Lene Østergaard") == 1
    assert "Adgangssætningen er" in terminal.err
    assert not terminal.store.exists()


def test_init_with_an_unknown_program_makes_nothing(terminal: Terminal) -> None:
    assert terminal.run("init", "--program", "findes_ikke") == 1
    assert "aarhus_pool_2013" in terminal.err or "og 3 mere" in terminal.err
    assert not terminal.store.exists()


# usage


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("findes-ikke",),
        ("list",),
        ("list", "mennesker"),
        ("figures", "--as-of", "31"),
        ("figures", "--ukendt"),
        ("edit",),
        ("edit", "set", "citizen"),
        ("edit", "start-placement", "x", "praktik", "Plads"),
        ("report", "status-sheet"),
        ("report", "findes-ikke", "--out", "x.xlsx"),
        ("report", "status-sheet", "--audience", "alle", "--out", "x.xlsx"),
        ("count-ly", "x", "--counter", "fingre"),
        ("card", "x", "--view", "intern", "--out", "x.pdf"),
        ("card", "x", "--view", "employer"),
        ("card", "x", "--view", "employer", "--out", "x.pdf", "--workplace", "y", "--to-citizen"),
        ("scenario", "x.toml"),
        ("report", "month", "--out", "x.pdf"),
        ("report", "memo", "--out", "x.pdf"),
        ("report", "investment", "--out", "x.pdf"),
        ("report", "project-status", "--out", "x.pdf"),
        ("sync", "now"),
        ("hub", "init", "x"),
        ("conflicts",),
        ("resolve", "x", "--keep", "mine"),
        ("insight", "x", "--out", "y"),
        ("retention",),
        ("init", "--passphrase", "hemmelig"),
    ],
)
def test_wrong_words_are_usage_errors_in_danish(terminal: Terminal, words) -> None:
    assert terminal.run(*words) == 2
    assert terminal.out == ""
    assert terminal.err
    assert not re.search(r"usage:|error:|required|invalid|unrecognized", terminal.err)


def test_bad_release_is_a_usage_error(filled: Terminal, tmp_path: Path) -> None:
    words = ("report", "cabi-case", "--out", str(tmp_path / "c.pdf"), "--release")
    assert filled.run(*words, "pool_ended") == 2
    assert filled.run(*words, "=fordi") == 2
    assert not (tmp_path / "c.pdf").exists()


def test_help_and_version_are_answers(terminal: Terminal) -> None:
    assert terminal.bare("--help") == 0
    assert terminal.out.startswith("Brug: flexdesk")
    for word in ("import", "count-ly", "report", "doctor", "demo"):
        assert f" {word} " in terminal.out
    for word in ("scenario", "insight", "conflicts"):
        assert word not in terminal.out
    assert terminal.bare("import", "--help") == 0
    assert "--accept-good-rows" in terminal.out
    assert terminal.bare("--version") == 0
    assert terminal.out.startswith("FlexDesk ")


def test_global_options_stand_before_or_after_the_command(filled: Terminal) -> None:
    words = ("--store", str(filled.store), "--passphrase-file", str(filled.passphrase_file))
    assert filled.bare("verify", *words) == 0
    assert filled.bare(*words, "verify") == 0


# opening


def test_no_store_is_a_refusal(terminal: Terminal) -> None:
    assert terminal.run("figures") == 1
    assert "intet register" in terminal.err


def test_wrong_passphrase_is_a_refusal_and_says_nothing_of_the_content(filled: Terminal) -> None:
    filled.passphrase_file.write_text("en helt anden sætning end den rette", encoding="utf-8")
    assert filled.run("list", "citizens") == 1
    assert filled.out == ""
    assert "passer ikke" in filled.err


def test_without_a_terminal_and_a_file_nobody_can_be_asked(terminal: Terminal) -> None:
    terminal.run("init")
    assert terminal.bare("--store", str(terminal.store), "figures") == 1
    assert "--passphrase-file" in terminal.err


def test_a_passphrase_file_that_cannot_be_read(terminal: Terminal) -> None:
    for content in (b"", b"\xff\xfe\xff"):
        terminal.passphrase_file.write_bytes(content)
        assert terminal.run("init") == 1
    terminal.passphrase_file.unlink()
    assert terminal.run("init") == 1
    assert "Traceback" not in terminal.err


def test_the_passphrase_may_come_on_standard_input(terminal: Terminal) -> None:
    words = ("--store", str(terminal.store), "--passphrase-file", "-")
    assert terminal.bare(*words, "init", stdin=PASSPHRASE + "\n") == 0
    assert terminal.run("verify") == 0


@pytest.mark.parametrize("name", ["store.db", "store.head"])
def test_a_damaged_store_is_exit_3(filled: Terminal, name: str) -> None:
    path = filled.store / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    codes = {filled.run("verify"), filled.run("list", "notes")}
    assert 3 in codes
    assert "Traceback" not in filled.err


# figures


def test_figures_have_exactly_the_promised_shape(filled: Terminal) -> None:
    rows = answer(filled, "figures", "--as-of", "2016-08-31")
    keys = {"id", "label", "kind", "value", "n", "N", "unit", "definition"}
    assert all(row.keys() == keys for row in rows)
    by_id = {row["id"]: row for row in rows}
    assert by_id["pool_started"]["value"] == by_id["pool_started"]["n"]
    for row in rows:
        assert row["kind"] in {"stock", "flow", "cumulative", "share"}
        if row["kind"] == "share":
            expected = row["n"] / row["N"] if row["N"] else None
            assert row["value"] == expected
        else:
            assert row["N"] is None


def test_shares_of_nothing_are_null(filled: Terminal) -> None:
    rows = answer(filled, "figures", "--as-of", "1999-01-01")
    shares = [row for row in rows if row["kind"] == "share"]
    assert shares
    assert all(row["value"] is None and row["N"] == 0 for row in shares)


def test_figures_of_a_file_need_no_store_and_agree_with_it(
    filled: Terminal, tmp_path: Path
) -> None:
    stored = answer(filled, "figures", "--as-of", "2016-08-31")
    code = filled.bare(
        "figures", "--file", str(tmp_path / "udtræk.xlsx"), "--as-of", "31-08-2016", "--json"
    )
    assert code == 0
    assert json.loads(filled.out) == stored


def test_members_are_the_rows_behind_the_figure(filled: Terminal) -> None:
    figures = {row["id"]: row for row in answer(filled, "figures", "--as-of", "2016-08-31")}
    for id_, figure in figures.items():
        rows = answer(filled, "members", id_, "--as-of", "2016-08-31")
        assert len(rows) == (figure["n"] if figure["N"] is None else figure["N"])
        assert sum(row["counted"] for row in rows) == figure["n"]
        assert all({"row", "citizen", "counted"} <= row.keys() for row in rows)
    assert filled.run("members", "findes_ikke") == 1


# lists


def test_lists_mask_cpr_unless_a_reason_is_given(filled: Terminal) -> None:
    rows = answer(filled, "list", "citizens")
    assert all(isinstance(row["id"], str) and "••••" in row["cpr"] for row in rows)
    assert not CPR.search(json.dumps([row["cpr"] for row in rows]))
    shown = answer(filled, "list", "citizens", "--reveal-cpr", "afstemning")
    assert ADA in {row["cpr"] for row in shown}
    log = answer(filled, "log")
    assert [row["kind"] for row in log][-1] == "reveal"
    assert log[-1]["facts"]["reason"] == "afstemning"
    assert filled.run("list", "citizens", "--reveal-cpr", " ") == 1


@pytest.mark.parametrize(
    "kind",
    [
        "citizens", "benefits", "placements", "workplaces", "contacts", "notes", "tasks",
        "cards", "hours", "passes", "programs", "rules",
    ],
)  # fmt: skip
def test_every_kind_is_a_list(filled: Terminal, kind: str) -> None:
    rows = answer(filled, "list", kind)
    assert isinstance(rows, list)
    assert all(isinstance(row["id"], str) for row in rows)
    assert filled.run("list", kind) == 0


def test_programs_are_the_eight_templates(filled: Terminal) -> None:
    assert len(answer(filled, "list", "programs")) == 8


# one citizen


def test_a_citizen_is_named_by_id_or_by_cpr_on_standard_input(filled: Terminal) -> None:
    by_id = answer(filled, "count-ly", ada(filled), "--as-of", "2016-08-31")
    for typed in (ADA, ADA.replace("-", "")):
        assert answer(filled, "count-ly", "-", "--as-of", "2016-08-31", stdin=typed) == by_id
    keys = {"months", "rest_days", "days", "window_start", "window_last_day", "qualifies", "lines"}
    assert keys <= by_id.keys()
    assert by_id["qualifies"].keys() == {"months", "days", "weeks", "iso"}
    assert filled.run("count-ly", "-", stdin="") == 1
    assert filled.run("count-ly", "-", stdin="610170-0001") == 1
    assert filled.run("count-ly", "findes-ikke") == 1


def test_cpr_on_argv_is_no_citizen(filled: Terminal) -> None:
    assert filled.run("count-ly", ADA) == 1
    assert ADA not in filled.err


# edits


def test_edits_print_id_and_tx_and_can_be_taken_back(filled: Terminal) -> None:
    citizen = ada(filled)
    before = answer(filled, "dump")
    done = [
        answer(filled, "edit", "add-note", citizen, "Ringede til borger"),
        answer(filled, "edit", "set", "citizen", citizen, "phone", "11 22 33 44"),
        answer(
            filled, "edit", "start-placement", citizen, "praktik", "Ny plads",
            "--start", "2016-08-29", "--hours", "7,5", "--planned-last-day", "2016-09-20",
        ),
    ]  # fmt: skip
    placement = done[-1]["id"]
    done.append(answer(filled, "edit", "add-hours", placement, "2016-08-30", "8"))
    done.append(
        answer(
            filled, "edit", "end-placement", placement, "--last-day", "2016-08-31",
            "--how", "gennemfoert", "--onward", "ordinaert_fleksjob",
        )
    )  # fmt: skip
    assert all(row.keys() == {"id", "tx"} for row in done)
    assert len({row["tx"] for row in done}) == len(done)
    for row in reversed(done):
        assert answer(filled, "undo")["undoes"] == row["tx"]
    assert answer(filled, "dump") == before
    assert answer(filled, "redo")["undoes"]
    assert filled.run("undo", "findes-ikke") == 1


def test_the_same_value_has_no_transaction(filled: Terminal) -> None:
    citizen = ada(filled)
    row = next(row for row in answer(filled, "list", "citizens") if row["id"] == citizen)
    found = answer(filled, "edit", "set", "citizen", citizen, "phone", row["phone"])
    assert found == {"id": citizen, "tx": None}


def test_a_refused_edit_changes_nothing(filled: Terminal) -> None:
    before = answer(filled, "dump")
    assert filled.run("edit", "set", "citizen", ada(filled), "visited_on", "31-02-2016") == 1
    assert "findes ikke" in filled.err
    assert filled.run("edit", "add-note", ada(filled), "  ") == 1
    assert answer(filled, "dump") == before


def test_undo_of_a_named_action_is_refused_with_what_stands_in_the_way(filled: Terminal) -> None:
    citizen = ada(filled)
    first = answer(filled, "edit", "set", "citizen", citizen, "phone", "1")
    answer(filled, "edit", "set", "citizen", citizen, "phone", "2")
    assert filled.run("undo", first["tx"]) == 1
    assert "borger: telefon er rettet siden (rettelse: telefon på borger" in filled.err


# the log


def test_history_is_newest_first_in_danish(filled: Terminal) -> None:
    answer(filled, "edit", "add-note", ada(filled), "Ringede")
    rows = answer(filled, "history")
    assert [row["text"] for row in rows[:2]] == ["notat", "import: udtræk.xlsx"]
    assert rows[0].keys() >= {"tx", "at", "actor", "verb", "text", "undone", "can_undo"}


def test_history_names_who_did_it_also_after_reopening(filled: Terminal) -> None:
    actors = {row["text"]: row["actor"] for row in answer(filled, "history")}
    assert actors == {"register oprettet": "KON01", "import: udtræk.xlsx": "KON01"}


def test_log_of_a_citizen_tells_of_look_ups_and_changes(filled: Terminal) -> None:
    citizen = ada(filled)
    answer(filled, "count-ly", citizen)
    answer(filled, "edit", "add-note", citizen, "Ringede")
    kinds = [row["kind"] for row in answer(filled, "log", "--citizen", citizen)]
    assert "open" in kinds
    assert kinds.count("change") == 2
    refused = Terminal(filled.store.parent)
    assert refused.run("count-ly", "-", stdin="610170-0001") == 1
    assert answer(filled, "log")[-1]["kind"] == "refused"


# safety


def test_backup_and_restore_prove_themselves(filled: Terminal, tmp_path: Path) -> None:
    before = answer(filled, "dump")
    copy = tmp_path / "kopi" / "flexdesk.fdk"
    copy.parent.mkdir()
    info = answer(filled, "backup", str(copy))
    assert info["file"] == str(copy)
    answer(filled, "edit", "add-note", ada(filled), "Efter kopien")
    assert answer(filled, "dump") != before
    restored = answer(filled, "restore", str(copy))
    assert restored["digest"] == info["digest"]
    assert restored["kept"]
    assert answer(filled, "dump") == before
    assert answer(filled, "verify")["ok"] is True


def test_backup_into_the_stores_own_folder_is_refused(filled: Terminal) -> None:
    assert filled.run("backup", str(filled.store / "kopi.fdk")) == 1


def test_restore_of_something_else_is_refused(filled: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "noget.txt"
    other.write_text("ikke en kopi")
    assert filled.run("restore", str(other)) in {1, 3}
    assert answer(filled, "verify")["ok"] is True


def test_dump_is_deterministic_and_masked(filled: Terminal) -> None:
    filled.run("dump", "--json")
    first = filled.out
    filled.run("dump", "--json")
    assert filled.out == first
    assert ADA not in first
    assert ADA.replace("-", "") not in first


def test_doctor_needs_no_passphrase(terminal: Terminal) -> None:
    assert terminal.bare("--store", str(terminal.store), "doctor", "--json") in {0, 1}
    found = json.loads(terminal.out)
    assert found.keys() == {"ok", "checks"}
    assert terminal.bare("doctor") in {0, 1}


# stopped


def test_ctrl_c_is_130_and_leaves_nothing(filled: Terminal, tmp_path: Path, monkeypatch) -> None:
    before = answer(filled, "dump")

    def stop(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flexdesk.app.documents.write_atomically", stop)
    out = tmp_path / "status.xlsx"
    assert filled.run("report", "status-sheet", "--out", str(out)) == 130
    assert not out.exists()
    assert answer(filled, "dump") == before


# as a process


def run_process(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONIOENCODING": "", "LC_ALL": "C"}
    return subprocess.run(
        [sys.executable, "-m", "flexdesk", *words],
        capture_output=True, encoding="utf-8", timeout=120, env=env, check=False, **options,
    )  # fmt: skip


def test_the_real_process_speaks_json_in_utf8_and_keeps_messages_apart(tmp_path: Path) -> None:
    secret = tmp_path / "adgang.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    words = ("--store", str(tmp_path / "r"), "--passphrase-file", str(secret))
    made = run_process(*words, "init", "--name", "Åse Æbelø", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout).keys() == {"store", "recovery_key"}
    listed = run_process(*words, "list", "programs", "--json")
    assert "København" in listed.stdout
    assert run_process(*words, "findes-ikke").returncode == 2
    assert PASSPHRASE not in made.stdout + made.stderr


def test_the_command_line_loads_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; from flexdesk.__main__ import main; main(['doctor']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=120, check=False,
        env={**os.environ, "FLEXDESK_DATA": str(tmp_path)},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
