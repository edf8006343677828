"""Story A13: a vikar sees a colleague's citizens on the days and no longer; a hand-over moves."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from flexdesk.base.clock import FixedClock
from tests.support.desks import a_desk, day
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIRST, LAST, BACK = day("2016-07-11"), day("2016-07-31"), day("2016-08-01")
MOST = 10


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """KON03 has 45 citizens and 23 open tasks; the desk is KON05's, who has three and one."""
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path, on=day("2016-07-08"), initials="KON05", name="Jens-Ole") as made:
        with made.store.work("test") as uow:
            for number in range(48):
                uow.insert("citizen", f"c{number:02}", _citizen(number))
            for number in range(24):
                uow.insert("task", f"t{number:02}", _task(number))
        yield made


def _citizen(number):
    return {
        "cpr": f"67077{number % 10}{4000 + number:04}",
        "first_name": f"Borger{number:02}",
        "last_name": "Prøve",
        "consultant": "KON03" if number < 45 else "KON05",
        "candidate_no": f"K-2016-{number:03}",
        "program": "aarhus_pool_2013",
        "step": "job_search",
    }


def _task(number):
    is_theirs = number < 23
    return {
        "citizen": f"c{number if is_theirs else 45:02}",
        "due": FIRST,
        "kind": "opgave",
        "text": f"Ring nummer {number}",
        "consultant": "KON03" if is_theirs else "KON05",
    }


def on_the_day(qtbot, desk, on, look):
    """Open the window on a day and return what `look` sees."""
    desk.clock = FixedClock(on)
    with real_window(qtbot, desk) as hand:
        return look(hand)


def mine(hand):
    """Return how many `konsulent:mig` lists."""
    hand.bench.ask("konsulent:mig")
    hand.settle()
    return hand.bench.window.current_page.table.rows_model.rowCount()


def page_of(citizen):
    def see(hand):
        hand.bench.open_citizen(citizen)
        hand.settle()
        return shown_words(hand.bench.window.current_page)

    return see


def today(hand):
    hand.bench.go("today")
    hand.settle()
    return shown_words(hand.bench.window.current_page)


def owners(desk):
    citizens = Counter(row.consultant for row in desk.store.reads.load("citizen"))
    tasks = desk.store.reads.load("task")
    return citizens, Counter(task.consultant for task in tasks if task.done_on is None)


def make_vikar(hand):
    """Make KON05 vikar for KON03 by keyboard, on the form that opens from the palette."""
    hand.press(Qt.Key.Key_K, CTRL)
    hand.write("vikar")
    hand.press(Qt.Key.Key_Return)
    panel = hand.bench.sheet.panel
    panel.fill({"consultant": "KON03", "by": "KON05"})
    for _step in range(3):
        hand.press(Qt.Key.Key_Tab)
    hand.write("11-7")
    hand.press(Qt.Key.Key_Tab)
    hand.write("31-7")
    hand.press(Qt.Key.Key_Return, CTRL)
    return hand.count


def test_the_vikar_sees_45_more_on_the_days_and_all_are_back_the_day_after(qtbot, desk):
    assert on_the_day(qtbot, desk, day("2016-07-08"), make_vikar) <= MOST
    (row,) = desk.store.reads.load("substitute")
    assert (row.consultant, row.by, row.start, row.last_day) == ("KON03", "KON05", FIRST, LAST)
    counts = [on_the_day(qtbot, desk, on, mine) for on in (day("2016-07-10"), FIRST, LAST, BACK)]
    assert counts == [3, 48, 48, 3]
    for on, is_covered in ((FIRST, True), (BACK, False)):
        words = on_the_day(qtbot, desk, on, page_of("c00"))
        assert "KON03" in words
        assert ("vikar Jens-Ole" in words) is is_covered
    told = on_the_day(qtbot, desk, FIRST, today)
    assert "24 i dag" in told
    assert "vikar for KON03" in told
    assert owners(desk) == ({"KON03": 45, "KON05": 3}, {"KON03": 23, "KON05": 1})


def test_what_is_not_done_is_back_with_its_owner(qtbot, desk):
    on_the_day(qtbot, desk, day("2016-07-08"), make_vikar)

    def do_some(hand):
        hand.bench.go("today")
        hand.settle()
        hand.bench.window.current_page.tasks.setFocus()
        for _task_done in range(2):
            hand.press(Qt.Key.Key_Space)

    on_the_day(qtbot, desk, FIRST, do_some)
    left = owners(desk)[1]
    assert sum(left.values()) == 22
    assert "vikar" not in on_the_day(qtbot, desk, BACK, today)
    assert owners(desk)[0] == {"KON03": 45, "KON05": 3}


def test_a_hand_over_for_good_moves_45_and_23_in_one_undo(qtbot, desk):
    before = desk.store.digest()
    with real_window(qtbot, desk) as hand:
        hand.bench.registry.run("hand-over-caseload")
        hand.settle()
        panel = hand.bench.sheet.panel
        panel.part("whose").choose("KON03")
        panel.whose_chosen.emit()
        hand.settle()
        panel.fill({"to": "KON05"})
        panel.changed.emit()
        hand.settle()
        words = "45 borgere og 23 åbne opgaver flytter til KON05"
        qtbot.waitUntil(lambda: words in shown_words(panel))
        save = panel.findChild(QAbstractButton, "hand-over-save")
        save.setFocus()
        hand.press(Qt.Key.Key_Return)
        assert owners(desk) == ({"KON05": 48}, {"KON05": 24})
        hand.press(Qt.Key.Key_Z, CTRL)
    assert owners(desk) == ({"KON03": 45, "KON05": 3}, {"KON03": 23, "KON05": 1})
    assert desk.store.digest() == before
