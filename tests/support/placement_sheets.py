"""The tab Forløb and the forms of a placement on a real register, for tests."""

from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

from flexdesk.ui.citizen.placements_tab import PlacementsTab
from flexdesk.ui.shared.change_bus import ChangeBus
from tests.support.desks import add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable


def add_skovly(desk):
    """Return a workplace."""
    return add(desk, "workplace", name="Børnehuset Skovly", street="Skovlyvej 12", city="Aarhus C")


def add_person(desk, workplace):
    """Return Åse, whose praktik at a workplace was completed half a year ago."""
    made = add_citizen(desk)
    add(
        desk, "placement", citizen=made, kind="virksomhedspraktik", start=day("2016-02-01"),
        last_day=day("2016-02-28"), planned_last_day=day("2016-02-28"), workplace=workplace,
        ended_how="gennemfoert", hours_week=6.0,
    )  # fmt: skip
    return made


def add_job(desk, citizen, workplace):
    """Return the pool job that followed and runs."""
    return add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"),
        planned_last_day=day("2017-02-28"), workplace=workplace, hours_week=8.0, attended_week=15.0,
    )  # fmt: skip


def sheet_bench(qtbot, look, desk, runner, citizen):
    """Return a bench that shows forms as wide as a sheet."""
    made = FakeBench(look, desk, runner, citizen=citizen)

    def open_sheet(panel, title):
        made.sheet = panel
        made.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 760)
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_focus()

    made.open_sheet = open_sheet
    return made


@contextmanager
def open_tab(qtbot, bench, citizen, settle):
    """Give the tab Forløb of a citizen."""
    bus = ChangeBus()
    stop = bench.desk.subscribe(bus.publish)
    made = PlacementsTab(bench)
    bus.subscribe(made.on_changes)
    made.bench = bench
    qtbot.addWidget(made.widget, before_close_func=lambda _page: None)
    made.widget.resize(1224, 864)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.show(citizen)
    settle(qtbot)
    yield made
    bench.runner.drain()
    stop()
    bus.clear()
    made.close()


def by_name(root, name):
    """Return the widget with an object name."""
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def whole(root):
    """Return what is nameless, out of Tab's reach, cut off, or scrolls sideways."""
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))
