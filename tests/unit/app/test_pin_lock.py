"""The PIN: what is refused, how long it holds, how many tries it gives."""

import datetime as dt

import pytest

from flexdesk.app import pin_lock
from flexdesk.app.pin_lock import PinLock, check_pin, drop_pin, has_pin, set_pin
from flexdesk.base.errors import UserError
from tests.support.desks import CHEAP, a_desk


class MovingClock:
    def __init__(self):
        self.time = dt.datetime(2016, 8, 31, 8, tzinfo=dt.UTC)

    def now(self):
        return self.time

    def today(self):
        return self.time.date()


@pytest.fixture
def held(tmp_path):
    """Return a lock that holds the key of a register with a PIN, and its clock."""
    clock, lock = MovingClock(), PinLock()
    with a_desk(tmp_path) as desk:
        desk.clock = clock
        set_pin(desk, "4719", cost=CHEAP)
        assert has_pin(desk)
        lock.hold(desk, is_new=True)
    return lock, clock, tmp_path / "register"


@pytest.mark.parametrize(
    ("pin", "code"),
    [("471", "pin.length"), ("471947194", "pin.length"), ("47a9", "pin.digits"),
     ("٤٧١٩", "pin.digits"), ("1111", "pin.simple"), ("1234", "pin.simple"),
     ("9876", "pin.simple"), ("", "pin.digits")],
)  # fmt: skip
def test_a_poor_pin_is_refused(pin, code):
    with pytest.raises(UserError) as caught:
        check_pin(pin)
    assert caught.value.code == code


def test_the_pin_opens_within_the_hours_and_not_after(held):
    lock, clock, folder = held
    clock.time += dt.timedelta(hours=pin_lock.PIN_HOURS, seconds=-1)
    with_desk = lock.open(folder, "4719")
    assert with_desk.initials == "KON01"
    lock.hold(with_desk, is_new=False)
    with_desk.close()
    clock.time += dt.timedelta(seconds=1)
    assert not lock.is_ready
    with pytest.raises(UserError) as caught:
        lock.open(folder, "4719")
    assert caught.value.code == "pin.dropped"


def test_three_wrong_pins_drop_the_key(held):
    lock, _clock, folder = held
    codes = []
    for _ in range(3):
        with pytest.raises(UserError) as caught:
            lock.open(folder, "0000")
        codes.append((caught.value.code, caught.value.facts.get("left")))
    assert codes == [("store.wrong_pin", 2), ("store.wrong_pin", 1), ("pin.dropped", None)]
    assert not lock.is_ready
    with pytest.raises(UserError):
        lock.open(folder, "4719")


def test_a_right_pin_gives_all_tries_back(held):
    lock, _clock, folder = held
    with pytest.raises(UserError):
        lock.open(folder, "0000")
    lock.open(folder, "4719").close()
    for left in (2, 1):
        with pytest.raises(UserError) as caught:
            lock.open(folder, "0000")
        assert caught.value.facts["left"] == left


def test_a_register_without_a_pin_holds_nothing(tmp_path):
    lock = PinLock()
    with a_desk(tmp_path) as desk:
        set_pin(desk, "4719", cost=CHEAP)
        lock.hold(desk, is_new=True)
        assert lock.is_ready
        drop_pin(desk)
        assert not has_pin(desk)
        lock.hold(desk, is_new=True)
    assert not lock.is_ready


def test_the_pin_is_in_no_dump_and_no_log(tmp_path):
    with a_desk(tmp_path) as desk:
        before = desk.store.history(1)
        set_pin(desk, "4719", cost=CHEAP)
        assert desk.store.history(1) == before
        assert "4719" not in str(desk.store.reads.dump())
        assert desk.store.verify().ok
