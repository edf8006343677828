"""A flipped bit, a cut or a missing file: never silent, each with its own code."""

import random
import shutil
from collections import Counter

import pytest

from flexdesk.base.errors import FlexDeskError
from tests.support.store_script import SCRIPT, prepare
from tests.support.stores import (
    PASSPHRASE,
    a_store,
    add_citizen,
    copy_store,
    counting_ids,
    quick_folder,
    reopen,
)

CASES = 40
EXPECTED = {
    "store.db": {"store.damaged", "store.missing_changes"},
    "store.db-wal": {"store.damaged", "store.missing_changes"},
    "store.head": {"store.missing_changes"},
}
"""Codes by file; damage to any other file must do no harm at all."""


@pytest.fixture(scope="module")
def stage():
    """Two copies of one content: with all of it in the write-ahead log, and at rest."""
    folder = quick_folder()
    prepare(folder / "s")
    with reopen(folder / "s", new_id=counting_ids(10_000)) as store:
        store.checkpoint()
        for number, action in enumerate(SCRIPT[:6]):
            action(store)
            if number == 3:
                store.checkpoint()
        digest = store.digest()
        copy_store(folder / "s", folder / "hot")
        store.checkpoint()
        copy_store(folder / "s", folder / "cold")
    yield folder, digest
    shutil.rmtree(folder)


def damage(path, rng):
    raw = bytearray(path.read_bytes())
    kind = rng.choice(["flip", "flip", "flip", "zero", "cut", "swap", "tail"])
    place = rng.randrange(len(raw)) if raw else 0
    if kind == "flip" and raw:
        raw[place] ^= 1 << rng.randrange(8)
    elif kind == "zero":
        start = place // 512 * 512
        raw[start : start + 512] = bytes(len(raw[start : start + 512]))
    elif kind == "cut":
        del raw[place:]
    elif kind == "tail":
        del raw[-rng.randrange(1, 4096) :]
    else:
        page = place // 4096 * 4096
        raw[page : page + 4096] = raw[:4096]
    if bytes(raw) == path.read_bytes():
        return False
    path.write_bytes(raw)
    return True


def outcome(folder, digest):
    """Return the code a damaged store is refused with, at opening, reading or checking; or ok."""
    try:
        with reopen(folder, new_id=counting_ids(50_000)) as store:
            found = store.digest()
            assert found == digest, "changed in silence"
            report = store.verify()
            if not report.ok:
                return "verify"
            add_citizen(store, 999)
            return "ok"
    except FlexDeskError as error:
        return error.code


@pytest.mark.parametrize("state", ["hot", "cold"])
@pytest.mark.parametrize(
    "name",
    ["store.db", "store.db-wal", "store.db-shm", "store.head", "store.key", "store.key2"],
)
def test_damage_to_any_file_is_told_or_harmless(stage, state, name):
    folder, digest = stage
    rng = random.Random(f"{state} {name}")  # noqa: S311 - the places of a test
    if not (folder / state / name).exists() or not (folder / state / name).stat().st_size:
        return
    seen = Counter()
    for _ in range(CASES):
        target = copy_store(folder / state, folder / "case")
        if damage(target / name, rng):
            code = outcome(target, digest)
            allowed = EXPECTED.get(name, set()) | {"ok", "verify"}
            assert code in allowed, code
            seen[code] += 1
        shutil.rmtree(target)
    if name == "store.head":
        assert set(seen) == {"store.missing_changes"}
    if name in {"store.db-wal", "store.db"} and state == ("hot" if "wal" in name else "cold"):
        assert seen.total() - seen["ok"] > CASES // 2
    if name not in EXPECTED:
        assert set(seen) == {"ok"}


@pytest.mark.deep
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("state", ["hot", "cold"])
@pytest.mark.parametrize("name", ["store.db", "store.db-wal", "store.head", "store.key"])
def test_damage_a_thousand_times(stage, state, name, part):
    folder, digest = stage
    rng = random.Random(f"deep {state} {name} {part}")  # noqa: S311 - the places of a test
    for _ in range(250):
        target = copy_store(folder / state, folder / "case")
        if (target / name).exists() and damage(target / name, rng):
            code = outcome(target, digest)
            assert code in EXPECTED.get(name, set()) | {"ok", "verify"}, code
        shutil.rmtree(target)


REMOVED = {
    ("hot", "store.db"): "store.damaged",
    ("cold", "store.db"): "store.damaged",
    ("hot", "store.db-wal"): "store.missing_changes",
    ("hot", "store.db-shm"): "ok",
    ("hot", "store.head"): "store.missing_changes",
    ("cold", "store.head"): "store.missing_changes",
    ("hot", "store.key"): "ok",
    ("hot", "store.key2"): "ok",
    ("hot", "store.lock"): "ok",
}


@pytest.mark.parametrize(("state", "name"), REMOVED)
def test_a_file_that_is_gone(stage, state, name):
    folder, digest = stage
    target = copy_store(folder / state, folder / "case")
    (target / name).unlink()
    before = sorted(path.name for path in target.iterdir())
    try:
        assert outcome(target, digest) == REMOVED[state, name]
        if name == "store.db":
            assert sorted(path.name for path in target.iterdir()) == before
    finally:
        shutil.rmtree(target)


def test_both_headers_gone_is_a_damaged_header(stage):
    folder, digest = stage
    target = copy_store(folder / "cold", folder / "case")
    (target / "store.key").unlink()
    (target / "store.key2").unlink()
    assert outcome(target, digest) == "store.header_damaged"
    shutil.rmtree(target)


def test_missing_changes_open_for_reading_only(stage):
    folder, _ = stage
    target = copy_store(folder / "hot", folder / "case")
    (target / "store.db-wal").unlink()
    (target / "store.db-shm").unlink()
    with reopen(target, read_only=True) as store:
        assert store.condition == "store.missing_changes"
        assert store.reads.counts()["citizen"] > 0
        assert "verify.head" in {finding.code for finding in store.verify().findings}
        info = store.backup(target.parent / "saved.flexdesk-backup")
    assert type(store).restore(info.path, target, PASSPHRASE, clock=_clock(store)).kept
    with reopen(target) as store:
        assert store.condition == ""
        assert store.verify().ok
    shutil.rmtree(target)


def _clock(store):
    return store._vault.terms.clock


def codes_of(folder):
    try:
        with reopen(folder, read_only=True) as store:
            report = store.verify()
    except FlexDeskError as error:
        return {error.code}, {}
    return {finding.code for finding in report.findings}, report.checked


def test_a_page_damaged_while_the_store_is_open_is_a_finding_wherever_it_lies(tmp_path):
    path = tmp_path / "s" / "store.db"
    with a_store(tmp_path / "s") as store:
        for number in range(10):
            add_citizen(store, number)
        store.checkpoint()
        whole = path.read_bytes()
        for page in range(len(whole) // 4096):
            raw = bytearray(whole)
            raw[page * 4096 + 2000] ^= 1
            path.write_bytes(raw)
            report = store.verify()
            assert {finding.code for finding in report.findings} & {
                "verify.pages", "verify.unreadable",
            }, page  # fmt: skip
        path.write_bytes(whole)
        assert store.verify().ok


def test_a_page_that_cannot_be_read_is_a_finding_and_the_other_checks_go_on(tmp_path):
    path = tmp_path / "s" / "store.db"
    with a_store(tmp_path / "s") as store:
        for number in range(60):
            add_citizen(store, number)
    whole = path.read_bytes()
    unread = 0
    for page in range(1, len(whole) // 4096):
        raw = bytearray(whole)
        raw[page * 4096 + 2000] ^= 1
        path.write_bytes(raw)
        codes, checked = codes_of(tmp_path / "s")
        assert codes & {"verify.pages", "store.damaged"}, page
        if "verify.unreadable" in codes:
            unread += 1
            assert checked["pages"]
    assert unread > 5, unread


def test_an_older_database_put_back_lacks_changes(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
    old = (tmp_path / "s" / "store.db").read_bytes()
    with reopen(tmp_path / "s") as store:
        add_citizen(store, 2)
    (tmp_path / "s" / "store.db").write_bytes(old)
    with pytest.raises(FlexDeskError) as caught:
        reopen(tmp_path / "s")
    assert caught.value.code == "store.missing_changes"
    assert caught.value.facts == {"reason": "ahead", "missing": 1}


def test_the_head_of_another_branch_is_not_accepted(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
    copy_store(tmp_path / "s", tmp_path / "fork")
    with reopen(tmp_path / "s") as store:
        add_citizen(store, 2)
        add_citizen(store, 3)
    with reopen(tmp_path / "fork") as store:
        add_citizen(store, 4)
    (tmp_path / "s" / "store.head").write_bytes((tmp_path / "fork" / "store.head").read_bytes())
    with pytest.raises(FlexDeskError) as caught:
        reopen(tmp_path / "s")
    assert caught.value.facts["reason"] == "other"


def test_a_head_behind_the_log_is_brought_forward(tmp_path):
    with a_store(tmp_path / "s") as store:
        old = (tmp_path / "s" / "store.head").read_bytes()
        add_citizen(store, 1)
        store.access("reveal", "x")
    newest = (tmp_path / "s" / "store.head").read_bytes()
    (tmp_path / "s" / "store.head").write_bytes(old)
    with reopen(tmp_path / "s") as store:
        assert store.verify().ok
    assert (tmp_path / "s" / "store.head").read_bytes() == newest
