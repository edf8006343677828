"""A register an earlier version wrote: every page of this one reads it, and writes in it."""

import shutil
from pathlib import Path

import pytest

from flexdesk.app import (
    citizen_page,
    citizen_rows,
    counters,
    figure_queries,
    follow_ups,
    goals,
    history,
    inspector,
    overview,
    pauses,
    timeline,
    today,
    transfer,
    undo_panel,
    views,
    week,
)
from flexdesk.app.boot import open_desk
from flexdesk.app.citizen_file import read_file
from flexdesk.base.clock import FixedClock
from flexdesk.store.schema.migrate import STEPS
from tests.support.desks import DAY
from tests.support.stores import PASSPHRASE

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_every_page_reads_a_register_of_an_earlier_version(tmp_path: Path, version: int) -> None:
    folder = tmp_path / "register"
    shutil.copytree(SAMPLES / f"v{version:04d}", folder)
    desk = open_desk(folder, PASSPHRASE, clock=FixedClock(DAY))
    try:
        before = desk.store.digest()
        rows = citizen_rows.list_rows(desk)
        assert len(rows) == 2
        today.today_page(desk, mine=False)
        week.week_page(desk)
        overview.overview(desk, DAY)
        inspector.inspect(desk, inspector.TEAM)
        views.views_of(desk)
        assert transfer.missing_count(desk, mine=False) == 0
        assert all(figure.n is not None for figure in figure_queries.figures_on(desk, DAY))
        for row in rows:
            citizen_page.citizen_page(desk, row.id)
            timeline.timeline_of(read_file(desk, row.id), DAY)
            counters.counter_page(desk, row.id, DAY, "maalgruppe")
            assert history.rows(desk)
        for action in undo_panel.undo_rows(desk):
            undo_panel.detail_of(desk, action.tx)
        assert desk.store.digest() == before
        goals.add_goal(desk, rows[0].id, "Et mål")
        pauses.start_pause(desk, rows[0].id, "sygdom", DAY)
        history.undo(desk)
        history.undo(desk)
        assert desk.store.digest() == before
        follow_ups.run(desk)
        assert desk.store.verify().ok
    finally:
        desk.close()
