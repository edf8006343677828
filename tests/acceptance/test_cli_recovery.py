"""The command line when something is wrong: no passphrase, no room, damage, a wrong place."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import PASSPHRASE, Terminal
from tests.support.import_books import an_extract, save_book

NEW = "cykelhjelm ved siden af kakkelovnen"


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


# passphrase and recovery key


def test_the_recovery_key_opens_and_gives_a_new_passphrase(terminal: Terminal, tmp_path) -> None:
    key = answer(terminal, "init")["recovery_key"]
    key_file, new_file = tmp_path / "nøgle.txt", tmp_path / "ny.txt"
    key_file.write_text(key + "\n", encoding="utf-8")
    new_file.write_text(NEW + "\n", encoding="utf-8")
    by_key = ("--store", str(terminal.store), "--recovery-key-file", str(key_file))
    assert terminal.bare(*by_key, "verify") == 0
    assert terminal.bare("list", "notes", *by_key) == 0
    assert terminal.bare(*by_key, "passphrase", "--new-passphrase-file", str(new_file)) == 0
    assert terminal.run("verify") == 1
    assert "passer ikke" in terminal.err
    assert terminal.bare(*by_key, "verify") == 0
    terminal.passphrase_file.write_text(NEW, encoding="utf-8")
    assert terminal.run("verify") == 0
    copy = tmp_path / "kopi.fdk"
    assert terminal.run("backup", str(copy)) == 0
    assert terminal.bare(*by_key, "restore", str(copy)) == 0, terminal.err


def test_the_passphrase_is_changed_by_the_old_one(terminal: Terminal, tmp_path) -> None:
    terminal.run("init", "--name", "Lene Østergaard")
    new_file = tmp_path / "ny.txt"
    words = ("passphrase", "--new-passphrase-file", str(new_file))
    new_file.write_text("Lene Østergaard 1975", encoding="utf-8")
    assert terminal.run(*words) == 1
    assert "dit eget navn" in terminal.err
    new_file.write_text(NEW, encoding="utf-8")
    assert answer(terminal, *words) == {"store": str(terminal.store), "changed": True}
    assert terminal.run(*words) == 1
    assert PASSPHRASE not in terminal.err
    answers = (NEW, PASSPHRASE, PASSPHRASE)
    assert terminal.run("passphrase", answers=answers) == 0
    assert len(terminal.asked) == 3
    assert terminal.run("verify") == 0
    assert terminal.run("passphrase", answers=(PASSPHRASE, NEW, NEW + "x")) == 1
    assert terminal.run("passphrase") == 1
    assert "--new-passphrase-file" in terminal.err


def test_a_recovery_key_that_will_not_do(terminal: Terminal, tmp_path) -> None:
    terminal.run("init")
    key_file = tmp_path / "nøgle.txt"
    words = ("--store", str(terminal.store), "--recovery-key-file", str(key_file), "verify")
    assert terminal.bare(*words) == 1
    assert "gendannelsesnøglen kan ikke læses" in terminal.err
    key_file.write_text("kort", encoding="utf-8")
    assert terminal.bare(*words) == 1


def test_init_without_anybody_to_ask_is_a_sentence(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flexdesk", "--store", str(tmp_path / "r"), "init"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "--passphrase-file" in done.stderr
    assert not (tmp_path / "r").exists()


# rows by hand


def test_the_verbs_of_edit_stand_at_the_top_too(filled: Terminal) -> None:
    citizen = ada(filled)
    started = answer(
        filled, "start-placement", citizen, "praktik", "Ny plads", "--start", "2016-08-29"
    )
    assert answer(filled, "add-note", citizen, "Ringede")["tx"]
    assert answer(filled, "add-hours", started["id"], "2016-08-30", "8")["tx"]
    ending = ("--last-day", "2016-08-31", "--how", "gennemfoert", "--onward", "andet")
    assert answer(filled, "end-placement", started["id"], *ending)["tx"]


def test_what_looks_wrong_is_said_and_told_as_json(filled: Terminal) -> None:
    words = ("start-placement", ada(filled), "praktik", "Ny plads", "--start", "2016-08-01")
    found = answer(filled, *words, "--planned-last-day", "2017-08-01")
    assert [row["code"] for row in found["warnings"]] == ["placement.praktik_very_long_weeks"]
    assert "usædvanligt længe" in filled.err
    assert filled.run(*words, "--planned-last-day", "2016-07-01") == 1


def test_undo_tells_what_stands_in_the_way(filled: Terminal) -> None:
    citizen = ada(filled)
    first = answer(filled, "edit", "set", "citizen", citizen, "phone", "1")
    later = answer(filled, "edit", "set", "citizen", citizen, "phone", "2")
    assert filled.run("undo", first["tx"], "--json") == 1
    cell = {"tx": later["tx"], "entity": "citizen", "row": citizen, "field": "phone"}
    assert json.loads(filled.out) == {"blockers": [cell]}
    assert "telefon er rettet siden" in filled.err
    assert filled.run("undo", first["tx"], "--untouched-only", "--json") == 1


def test_undo_of_the_untouched_tells_what_was_left(filled: Terminal) -> None:
    citizen = ada(filled)
    taken = next(row for row in answer(filled, "history") if row["verb"].startswith("import"))
    answer(filled, "edit", "set", "citizen", citizen, "phone", "99")
    assert filled.run("undo", taken["tx"]) == 1
    found = answer(filled, "undo", taken["tx"], "--untouched-only")
    assert found["undoes"] == taken["tx"]
    assert any(cell["row"] == citizen for cell in found["left"])
    assert "Ladt stå" in filled.err
    assert [row["id"] for row in answer(filled, "list", "citizens")] == [citizen]


def test_the_refund_counter_says_where_it_does_not_apply(filled: Terminal) -> None:
    words = ("count-ly", ada(filled), "--as-of", "2016-08-31", "--counter", "refusion")
    answer(filled, "edit", "set", "citizen", ada(filled), "visited_on", "2014-07-01")
    found = answer(filled, *words)
    assert (found["regime"], found["visited_on"]) == ("staircase", "2014-07-01")
    assert "visiteret efter 30-06-2014" in filled.err
    answer(filled, "edit", "set", "citizen", ada(filled), "visited_on", "2012-07-01")
    assert answer(filled, *words)["regime"] == "pre2016"
    assert filled.err == ""
    answer(filled, "edit", "set", "citizen", ada(filled), "visited_on", "")
    found = answer(filled, *words)
    assert (found["regime"], found["visited_on"]) == (None, None)
    assert filled.run(*words) == 0
    assert filled.out.startswith("Visitationsdatoen mangler; kan ikke regnes")


# words


def test_kinds_are_understood_in_one_or_many(filled: Terminal) -> None:
    assert answer(filled, "list", "borger") == answer(filled, "list", "citizens")
    assert filled.run("edit", "set", "mennesker", "x", "phone", "1") == 1
    for kind in ("citizens", "benefits", "consultants"):
        assert kind in filled.err
    assert filled.run("edit", "set", "placement", "x", "kind", "y") == 1


def test_choices_name_the_field_in_danish(filled: Terminal) -> None:
    row = answer(filled, "list", "placements")[0]
    assert filled.run("edit", "set", "placement", row["id"], "kind", "hobby") == 1
    assert "mulighederne for slags" in filled.err


def test_reveal_belongs_to_kinds_that_hold_cpr(filled: Terminal) -> None:
    assert filled.run("list", "benefits", "--reveal-cpr", "afstemning") == 2
    assert "citizens" in filled.err
    assert filled.run("list", "notes", "--reveal-cpr", "afstemning") == 0
    assert answer(filled, "log")[-1]["kind"] == "reveal"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_days_have_the_same_limits_at_both_ends(filled: Terminal, day: str) -> None:
    assert filled.run("figures", "--as-of", day) == 2
    assert "1900-2199" in filled.err


def test_a_release_inside_the_house_is_said_to_count_for_nothing(filled, tmp_path) -> None:
    words = ("report", "status-sheet", "--as-of", "2016-08-31", "--out", str(tmp_path / "s.xlsx"))
    filled.run(*words, "--release", "pool_ended_ordinary_job=aftalt")
    assert "--audience external" in filled.err


# places and damage


def test_backup_and_restore_name_the_place_that_is_wrong(filled: Terminal, tmp_path) -> None:
    assert filled.run("backup", str(tmp_path / "findes-ikke" / "b")) == 1
    assert "findes-ikke" in filled.err
    assert filled.run("backup", str(tmp_path)) == 1
    copy = tmp_path / "b"
    assert filled.run("backup", str(copy)) == 0
    before = copy.read_bytes()
    assert filled.run("backup", str(copy)) == 1
    assert copy.read_bytes() == before
    assert filled.run("backup", str(copy), "--overwrite") == 0
    assert filled.run("restore", str(tmp_path / "nope")) == 1
    assert "findes ikke" in filled.err


@pytest.mark.parametrize("name", ["store.db", "store.head"])
def test_verify_of_a_damaged_store_is_json_too(filled: Terminal, name: str) -> None:
    path = filled.store / name
    data = bytearray(path.read_bytes())
    data[100:200] = bytes(100)
    path.write_bytes(bytes(data))
    assert filled.run("verify", "--json") == 3
    found = json.loads(filled.out)
    assert found["ok"] is False
    assert found["findings"][0]["code"].startswith(("store.", "verify."))


def test_a_mended_header_is_said(filled: Terminal) -> None:
    (filled.store / "store.key").write_bytes(b"x")
    assert filled.run("list", "notes") == 0
    assert "beskadiget og er skrevet igen" in filled.err
    assert filled.run("list", "notes") == 0
    assert filled.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="ikke kontrolleret: no /dev/full")
def test_an_answer_that_has_no_room_is_a_sentence(filled: Terminal) -> None:
    words = ("--store", str(filled.store), "--passphrase-file", str(filled.passphrase_file))
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "flexdesk", *words, "dump", "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "ikke plads" in done.stderr
    assert "FD-" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("ikke kontrolleret: a small disk needs root")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("ikke kontrolleret: a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


READS = (
    ("figures",),
    ("members", "pool_started"),
    ("list", "citizens"),
    ("count-ly", "-"),
    ("dump",),
    ("verify",),
    ("history",),
    ("log",),
)


def read_all(terminal: Terminal, saying: str) -> None:
    for words in READS:
        assert terminal.run(*words, stdin="670770-4285\n") == 0, (words, terminal.err)
        assert terminal.out
        assert saying in terminal.err, words
        assert terminal.err.count("\n") == 1, words
    assert terminal.run("backup", str(terminal.passphrase_file.with_name("kopi"))) == 0
    assert terminal.run("list", "citizens", "--reveal-cpr", "afstemning") == 1
    assert "kan ikke skrives i loggen" in terminal.err
    assert terminal.out == ""


def test_a_full_disk_does_not_stop_reading(filled: Terminal, small_disk: Path) -> None:
    shutil.copytree(filled.store, small_disk / "r")
    filled.store = small_disk / "r"
    padding = small_disk / "padding"
    padding.write_bytes(bytes(shutil.disk_usage(small_disk).free))
    read_all(filled, "Disken er fuld, så registret er kun åbnet til læsning.")
    assert filled.run("history", "--limit", "1") == 0
    padding.unlink()
    assert filled.run("add-note", "-", "Ringede", stdin="670770-4285") == 0
    assert answer(filled, "verify")["ok"] is True


def test_a_folder_for_reading_does_not_stop_reading(filled: Terminal, small_disk: Path) -> None:
    shutil.copytree(filled.store, small_disk / "r")
    filled.store = small_disk / "r"
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    read_all(filled, "Mappen med registret kan ikke skrives, så det er kun åbnet til læsning.")
    assert filled.run("add-note", "-", "Ringede", stdin="670770-4285") == 1
