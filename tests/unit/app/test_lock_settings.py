"""After how many minutes the register locks: kept in the register, never off."""

from flexdesk.app.lock_settings import DEFAULT_LOCK_MINUTES, lock_minutes, set_lock_minutes
from tests.support.desks import a_desk


def test_the_minutes_are_kept_and_stay_within_an_hour(tmp_path):
    with a_desk(tmp_path) as desk:
        assert lock_minutes(desk) == DEFAULT_LOCK_MINUTES
        told = []
        desk.subscribe(told.append)
        set_lock_minutes(desk, 10)
        assert lock_minutes(desk) == 10
        assert told[0].kinds == {"setting"}
        set_lock_minutes(desk, 0)
        assert lock_minutes(desk) == 1
        set_lock_minutes(desk, 600)
        assert lock_minutes(desk) == 60
