"""Keys and header: wrong passphrase, damaged header and damaged store are told apart."""

import json
import re
from dataclasses import replace

import pytest

from flexdesk.base.errors import StoreDamagedError, UserError
from flexdesk.store.key import header as headers
from flexdesk.store.key import recovery
from flexdesk.store.key.costs import STANDARD, KdfCost
from flexdesk.store.key.files import HeaderFiles
from flexdesk.store.key.header import HeaderUnreadableError
from flexdesk.store.store import Store
from tests.support.stores import (
    CHEAP,
    CLOCK,
    PASSPHRASE,
    a_store,
    a_store_with_key,
    add_citizen,
    reopen,
)


def code_of(call, kind=Exception):
    with pytest.raises(kind) as caught:
        call()
    return caught.value.code


@pytest.fixture
def folder(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
    return tmp_path / "s"


def flip(path, place=40):
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] ^= 1
    path.write_bytes(raw)


def test_the_recovery_key_is_eight_groups_of_five_that_are_read_with_slips():
    secret = recovery.new_secret()
    text = recovery.to_text(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", text)
    assert recovery.from_text(text) == secret
    assert recovery.from_text(text.lower().replace("-", " ")) == secret
    assert recovery.from_text(text.replace("0", "O").replace("1", "l")) == secret


@pytest.mark.parametrize("text", ["", "ABC", "U" * 40, "æ" * 40, "٣" * 40, "A" * 41])
def test_what_is_no_recovery_key_is_told(text):
    assert code_of(lambda: recovery.from_text(text)) == "store.recovery_key_malformed"


def test_every_single_slip_in_a_recovery_key_is_found():
    text = recovery.to_text(bytes(range(20)))
    for place, sign in enumerate(text):
        if sign != "-":
            other = "Z" if sign != "Z" else "Y"
            wrong = text[:place] + other + text[place + 1 :]
            assert code_of(lambda wrong=wrong: recovery.from_text(wrong), UserError)


def test_the_passphrase_opens_and_another_does_not(folder):
    reopen(folder).close()
    for wrong in (b"", b"forkert", PASSPHRASE + b" ", PASSPHRASE.upper()):
        assert code_of(lambda wrong=wrong: Store.open(folder, wrong, clock=CLOCK), UserError) == (
            "store.wrong_passphrase"
        )


def test_a_wrong_passphrase_tells_nothing(folder):
    with pytest.raises(UserError) as caught:
        Store.open(folder, b"forkert", clock=CLOCK)
    assert caught.value.facts == {}


def test_the_recovery_key_opens_resets_and_is_replaced(tmp_path):
    store, key = a_store_with_key(tmp_path / "s")
    row = add_citizen(store, 1)
    store.close()
    with Store.open(tmp_path / "s", recovery_key=key, clock=CLOCK) as store:
        assert store.reads.load("citizen")[0].id == row
        store.reset_passphrase(key, b"en helt ny")
        fresh = store.new_recovery_key()
    assert code_of(lambda: reopen(tmp_path / "s")) == "store.wrong_passphrase"
    Store.open(tmp_path / "s", b"en helt ny", clock=CLOCK).close()
    Store.open(tmp_path / "s", recovery_key=fresh, clock=CLOCK).close()
    old = lambda: Store.open(tmp_path / "s", recovery_key=key, clock=CLOCK)  # noqa: E731 - one line
    assert code_of(old) == "store.wrong_recovery_key"


def test_the_passphrase_is_changed_and_the_recovery_key_stays(tmp_path):
    store, key = a_store_with_key(tmp_path / "s")
    assert code_of(lambda: store.change_passphrase(b"forkert", b"ny")) == "store.wrong_passphrase"
    store.change_passphrase(PASSPHRASE, b"ny")
    store.close()
    assert code_of(lambda: reopen(tmp_path / "s")) == "store.wrong_passphrase"
    Store.open(tmp_path / "s", b"ny", clock=CLOCK).close()
    Store.open(tmp_path / "s", recovery_key=key, clock=CLOCK).close()


@pytest.mark.parametrize("copy", [0, 1])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "empty"])
def test_one_good_copy_of_the_header_opens_and_mends_the_other(folder, copy, damage):
    paths = folder / "store.key", folder / "store.key2"
    whole = paths[copy].read_bytes()
    if damage == "flip":
        flip(paths[copy])
    elif damage == "cut":
        paths[copy].write_bytes(whole[:100])
    elif damage == "empty":
        paths[copy].write_bytes(b"")
    else:
        paths[copy].unlink()
    reopen(folder).close()
    assert paths[0].read_bytes() == paths[1].read_bytes() == whole


def test_a_wrong_passphrase_mends_nothing(folder):
    flip(folder / "store.key")
    damaged = (folder / "store.key").read_bytes()
    assert code_of(lambda: Store.open(folder, b"x", clock=CLOCK)) == "store.wrong_passphrase"
    assert (folder / "store.key").read_bytes() == damaged


def test_two_damaged_copies_are_a_damaged_header(folder):
    flip(folder / "store.key")
    (folder / "store.key2").unlink()
    call = lambda: reopen(folder)  # noqa: E731 - one line
    assert code_of(call, StoreDamagedError) == "store.header_damaged"


def test_an_unfinished_change_of_passphrase_opens_by_the_old_one(folder):
    files = HeaderFiles(folder / "store.key", folder / "store.key2")
    old = headers.unlock(files.read()[0], PASSPHRASE)
    fresh = headers.rewrap_passphrase(old, b"ny")
    (folder / "store.key").write_bytes(headers.to_bytes(fresh.header))
    reopen(folder).close()
    assert files.read() == (old.header,)


@pytest.mark.parametrize("text", [b"[]", b"{}", b"null", b'{"format":"flexdesk-key-9"}'])
def test_a_header_of_another_form_is_no_header(text):
    with pytest.raises(HeaderUnreadableError):
        headers.from_bytes(text + b"\n" + headers._check(text) + b"\n")


def test_every_flip_in_a_header_is_seen(folder):
    raw = (folder / "store.key").read_bytes()
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 4
        with pytest.raises(HeaderUnreadableError):
            headers.from_bytes(bytes(changed))


def forged(folder, **changes):
    """Change the header and give it a fitting check value, as one who knows the format would."""
    path = folder / "store.key"
    line = json.loads(path.read_bytes().split(b"\n")[0])
    line["cost"] |= changes.pop("cost", {})
    line |= changes
    text = json.dumps(line, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(text + b"\n" + headers._check(text) + b"\n")
    (folder / "store.key2").unlink(missing_ok=True)
    return headers.from_bytes(path.read_bytes())


def test_a_file_cannot_lower_the_cost(tmp_path):
    unlocked, _ = headers.make(PASSPHRASE, replace(STANDARD, lanes=1), "s")
    (tmp_path / "store.key").write_bytes(headers.to_bytes(unlocked.header))
    lower = forged(tmp_path, cost={"memory_kib": 1024})
    assert code_of(lambda: headers.unlock(lower, PASSPHRASE)) == "store.header_damaged"
    cheap = forged(tmp_path, cost={"memory_kib": 1024, "rounds": 1}, cheap=True)
    assert code_of(lambda: headers.unlock(cheap, PASSPHRASE)) == "store.wrong_passphrase"


@pytest.mark.parametrize(
    "cost", [{"memory_kib": 1 << 30}, {"rounds": 1000}, {"lanes": 0}, {"lanes": 999}]
)
def test_a_file_cannot_ask_for_all_the_memory(folder, cost):
    header = forged(folder, cost=cost)
    assert code_of(lambda: headers.unlock(header, PASSPHRASE)) == "store.header_damaged"


def test_a_changed_parameter_is_found_also_by_the_recovery_key(tmp_path):
    store, key = a_store_with_key(tmp_path / "s")
    store.close()
    header = forged(tmp_path / "s", cost={"rounds": 2})
    assert code_of(lambda: headers.unlock_by_recovery(header, key)) == "store.header_damaged"


def test_a_new_passphrase_is_never_cheaper_than_the_standard():
    unlocked, _ = headers.make(PASSPHRASE, replace(STANDARD, lanes=1), "s")
    assert not unlocked.header.is_cheap
    assert headers.rewrap_passphrase(unlocked, b"ny").header.cost.is_at_least(STANDARD)


def test_a_cheap_store_says_so_in_its_sealed_header(folder):
    header = headers.from_bytes((folder / "store.key").read_bytes())
    assert header.is_cheap
    assert header.cost == CHEAP


def test_the_standard_is_as_decided():
    assert KdfCost(memory_kib=65536, passes=3, lanes=4) == STANDARD


def test_the_header_of_another_store_is_a_damaged_store(folder, tmp_path):
    a_store(tmp_path / "other").close()
    for name in ("store.key", "store.key2"):
        (folder / name).write_bytes((tmp_path / "other" / name).read_bytes())
    assert code_of(lambda: reopen(folder), StoreDamagedError) == "store.damaged"


def test_keys_do_not_show_in_a_repr(folder):
    with reopen(folder) as store:
        shown = repr(store._unlocked) + repr(store._secrets) + repr(store._unlocked.keys)
        secret = store._unlocked.data_key
    assert repr(secret)[2:-1] not in shown
    assert store.team_secret.hex() not in shown
