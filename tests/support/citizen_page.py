"""A citizen's page on a real register, for tests: a life to show, and the page opened on it."""

from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.app import contacts, goals, tasks
from flexdesk.app.notes import add_note
from flexdesk.ui.citizen.room import CitizenRoom
from flexdesk.ui.shared.change_bus import ChangeBus
from tests.support.desks import add, add_citizen, day
from tests.support.fake_bench import FakeBench


def a_life(desk):
    """Return Åse, about whom something of most kinds is written; Bo stands before her."""
    made = add_citizen(desk, phone="11 11 11 11", skaanehensyn="Pauser", hours_now=8.0)
    add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    place = add(desk, "workplace", name="Kantinen Godsbanen")
    add(
        desk, "placement", citizen=made, kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"), workplace=place, hours_week=8.0,
    )  # fmt: skip
    add(desk, "pass", citizen=made, step="job_search", start=day("2016-06-01"),
        last_day=day("2016-07-11"), by="KON01", source="hand")  # fmt: skip
    add(desk, "pass", citizen=made, step="internship", start=day("2016-08-15"), by="KON01",
        source="placement")  # fmt: skip
    add_note(desk, made, "Hun trives bedst om formiddagen", day=day("2016-08-20"))
    contacts.log_contact(desk, made, "Talt om køkkenet", kind="telefon", day=day("2016-08-21"))
    tasks.add_task(desk, made, "Ring til køkkenet", day("2016-08-29"))
    goals.add_goal(desk, made, "15 timer i et køkken", due=day("2016-12-01"))
    return made


@contextmanager
def open_page(qtbot, look, desk, runner, citizen):
    """Give the room of a citizen with a bench that writes down what it is asked."""
    bench, bus = FakeBench(look, desk, runner, citizen=citizen), ChangeBus()
    stop = desk.subscribe(bus.publish)
    room = CitizenRoom(bench)
    bus.subscribe(room.on_changes)
    room.bench = bench
    qtbot.addWidget(room.page, before_close_func=lambda _page: None)
    room.page.resize(1224, 864)
    room.page.show()
    qtbot.waitExposed(room.page)
    room.show(citizen)
    settle(qtbot, room)
    yield room
    runner.drain()
    stop()
    bus.clear()
    room.close()
    # no widget may be left to the collector: it runs on workers, too
    for widget in (room.page, bench.window_widget, *filter(None, [bench.sheet])):
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(qtbot, room):
    """Wait until nothing runs and everything is painted."""
    qtbot.waitUntil(lambda: not room.bench.runner.is_busy, timeout=20_000)
    QApplication.processEvents()


def by_name(root, name):
    """Return the widget with an object name."""
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def stored(desk, citizen, field):
    """Return a field of a citizen as it is in the register."""
    return getattr(desk.store.reads.get("citizen", citizen), field)


def asked(room, kind):
    """Return what the bench was asked for by this name."""
    return [wish[1:] for wish in room.bench.asked if wish[0] == kind]
