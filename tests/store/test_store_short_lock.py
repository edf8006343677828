"""The sealed key: it opens with the PIN, with nothing else, and shows nothing."""

import pytest

from flexdesk.base.errors import UserError
from flexdesk.store.key.short_lock import PinKey, SealedKey
from flexdesk.store.store import Store
from tests.support.stores import CHEAP, CLOCK, a_store, add_citizen

PIN = b"4719"


def sealed_of(folder):
    with a_store(folder) as store:
        add_citizen(store, 1)
        return store.sealed_key(PinKey.of(PIN, CHEAP))


def test_the_pin_opens_what_the_passphrase_made(tmp_path):
    sealed = sealed_of(tmp_path / "s")
    with Store.open(tmp_path / "s", pin=(sealed, PIN), clock=CLOCK) as store:
        assert len(store.reads.load("citizen")) == 1
        assert store.verify().ok


def test_another_pin_opens_nothing(tmp_path):
    sealed = sealed_of(tmp_path / "s")
    with pytest.raises(UserError) as caught:
        Store.open(tmp_path / "s", pin=(sealed, b"4718"), clock=CLOCK)
    assert caught.value.code == "store.wrong_pin"


def test_a_key_of_another_register_opens_nothing(tmp_path):
    sealed = sealed_of(tmp_path / "s")
    a_store(tmp_path / "other").close()
    with pytest.raises(Exception, match="header_damaged"):
        Store.open(tmp_path / "other", pin=(sealed, PIN), clock=CLOCK)


def test_a_pin_key_goes_through_text_and_shows_nothing():
    made = PinKey.of(PIN, CHEAP)
    again = PinKey.from_text(made.to_text())
    assert again == made
    assert made.key.hex() not in repr(made)
    sealed = SealedKey.of(b"k" * 32, again)
    assert sealed.open(PIN) == b"k" * 32
    assert "kkk" not in repr(sealed)
    assert sealed.wrapped.hex() not in repr(sealed)
