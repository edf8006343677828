"""The room Kandidatkort in a window of its own, on a large team; used by bench_cards.

Run: python -m tests.benchmarks.cards_room window|desk [citizens]. It prints one line of JSON: of
the window seconds on the clock, of the desk's own work milliseconds of CPU.
"""

import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from flexdesk.app.card_hand_outs import HandOutWish, hand_out, may_hand_out
from flexdesk.app.example.team import build_team, fill
from flexdesk.base.ids import new_id
from flexdesk.domain.kandidatkort import content_hash, to_value
from tests.benchmarks.window_rooms import full, scrolled, settle, wait_until
from tests.support.cards import usual_content
from tests.support.desks import a_desk
from tests.support.verbs_cards import CHANNELS, PAST, SECTIONS, UNTIL

CITIZENS = 2000
KEYS = 8
ROUNDS = 5
WITH_CARD = 900
"""So many of them have a version, a consent and a card out there, as in a year's work."""
ILL = "Har haft en depression"


def write_many(desk) -> None:
    """Give many citizens a card with a consent, and every third one a card with a workplace."""
    content = usual_content()
    with desk.store.work("test", {}, undoable=False) as work:
        people = [row for row in desk.store.reads.load("citizen") if row.closed_on is None]
        place = desk.store.reads.load("workplace")[0]
        for number, row in enumerate(people[:WITH_CARD]):
            said = replace(content, candidate_no=row.candidate_no, headline=f"Stabil {number}")
            version, consent = new_id(), new_id()
            work.insert("card_version", version, {
                "citizen": row.id, "number": 90, "day": PAST, "by": "KON01", "overrides": [],
                "content": to_value(said), "content_hash": content_hash(said),
            })  # fmt: skip
            work.insert("consent", consent, {
                "citizen": row.id, "version": version, "content_hash": content_hash(said),
                "recipients": "alle", "sections": SECTIONS, "channels": CHANNELS, "made_on": PAST,
                "signed_on": PAST, "valid_until": UNTIL, "how": "underskrift", "purpose": "Plads",
            })  # fmt: skip
            if number % 3 == 0:
                work.insert("hand_out", new_id(), {
                    "citizen": row.id, "version": version, "consent": consent, "day": PAST,
                    "recipient": "arbejdsplads", "workplace": place.id, "channel": "papir",
                    "sight": "arbejdsgiver", "look": "baand", "size": "a4", "format": "pdf",
                    "language": "da", "valid_until": UNTIL, "by": "KON01",
                })  # fmt: skip


def window(app, desk):
    """Return the workbench of a desk, shown."""
    from flexdesk.ui.application import dress, make_look
    from flexdesk.ui.desk_cases import DeskCases
    from flexdesk.ui.shared.change_bus import ChangeBus
    from flexdesk.ui.shared.runner import ThreadRunner
    from flexdesk.ui.window.workbench import Workbench

    dress(app)
    bus = ChangeBus()
    desk.subscribe(bus.publish)
    look, runner = make_look(app, "light"), ThreadRunner()
    bench = Workbench(look, DeskCases(desk), runner, bus, place="et sted", desk=desk)
    bench.window.resize(1440, 900)
    bench.window.show()
    wait_until(app, lambda: not bench.runner.is_busy)
    settle(app)
    return bench


def pressed(bench, key) -> None:
    """Press a key with Ctrl in the window."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(bench.window, key, Qt.KeyboardModifier.ControlModifier)


def opened(app, bench, found: dict[str, float]):
    """Go to the room twice, the second time for the whole team; return its list."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractItemView

    table = None
    for name in ("open_first", "open_again"):
        pressed(bench, Qt.Key.Key_1)
        settle(app)
        start = time.monotonic()
        pressed(bench, Qt.Key.Key_3)
        page = bench.room("cards").page
        table = wait_until(app, lambda page=page: page.isVisible() and full(page.list.table, 1))
        page.window().repaint()
        found[name] = time.monotonic() - start
        bench.room("cards").list.on_scope("team")
        settle(app)
    assert isinstance(table, QAbstractItemView)
    found["rows"] = table.model().rowCount()
    return table


def shown_of(app, room, citizen: str) -> float:
    """Open a card; return the seconds until its paper is shown."""
    start = time.monotonic()
    room.show(citizen)
    wait_until(app, lambda: room.card.shown is not None and room.card.citizen == citizen)
    room.page.window().repaint()
    return time.monotonic() - start


def typed(app, bench, found: dict[str, float]) -> None:
    """Type in the form: how long a key keeps the window, and what it shows after the last."""
    from PySide6.QtTest import QTest

    room = bench.room("cards")
    field = room.page.card.builder.profile.headline.edit
    field.setFocus()
    field.set_text("Rolig og stabil. ")
    settle(app)
    held = []
    for letter in ILL:
        start = time.monotonic()
        QTest.keyClick(field, letter)
        app.processEvents()
        held.append(time.monotonic() - start)
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            start = time.monotonic()
            app.processEvents()
            held.append(time.monotonic() - start)
            time.sleep(0.002)
    found["key"] = sorted(held)[len(held) * 99 // 100]
    found["key_worst"] = max(held)
    settle(app)
    lines, papers = [], []
    presenter, builder = room.card, room.page.card.builder.presenter
    for turn in range(KEYS):
        # a space and a letter in turn: the finding goes and comes with the last word
        before, marks = presenter.shown, builder.shown
        start = time.monotonic()
        QTest.keyClick(field, "x" if turn % 2 == 0 else "\b")
        wait_until(app, lambda marks=marks: builder.shown is not marks)
        lines.append(time.monotonic() - start)
        wait_until(app, lambda before=before: presenter.shown is not before)
        room.page.window().repaint()
        papers.append(time.monotonic() - start)
        settle(app)
    found["underline"] = sorted(lines)[len(lines) // 2]
    found["preview"] = sorted(papers)[len(papers) // 2]
    found["preview_worst"] = max(papers)


def cpu_ms(job, rounds: int = ROUNDS) -> float:
    """Return the best CPU time of a few runs, in milliseconds."""
    times = []
    for _turn in range(rounds):
        start = time.process_time()
        job()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def desk_work(desk) -> dict[str, float]:
    """Measure what the desk does for the room, for I dag, and for a card that leaves."""
    from flexdesk.app.card_index import card_index
    from flexdesk.app.card_rows import card_rows
    from flexdesk.app.today_kandidatkort import card_lines

    on = desk.today()
    start = time.process_time()
    rows = card_rows(desk, on)
    found = {"card_rows_first": (time.process_time() - start) * 1000, "cards": len(rows)}
    found["card_rows"] = cpu_ms(lambda: card_rows(desk, on))
    found["card_lines"] = cpu_ms(lambda: card_lines(desk, on))
    found["versions"] = len(card_index(desk).by_id)
    wish = a_wish(desk)
    if wish is not None:
        found["hand_out_first"] = cpu_ms(lambda: hand_out(desk, wish), 1)
        found["hand_out"] = cpu_ms(lambda: hand_out(desk, wish))
    return found


def a_wish(desk):
    """Return a card that may be handed to a workplace now, None when there is none."""
    from flexdesk.app.card_index import card_index
    from flexdesk.domain.entities import Workplace

    places = [row for row in desk.store.reads.load("workplace") if isinstance(row, Workplace)]
    wishes = (
        HandOutWish(version=rows[-1].id, workplace=place.id)
        for rows in card_index(desk).versions.values()
        for place in places[:6]
    )
    return next((wish for wish in wishes if may_hand_out(desk, wish).ok), None)


def main(citizens: int, part: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    found: dict[str, float] = {}
    team = build_team(scale=citizens)
    with tempfile.TemporaryDirectory() as folder, a_desk(Path(folder)) as desk:
        with desk.store.work("example.fill", {}, undoable=False) as work:
            fill(work, team)
        write_many(desk)
        if part == "desk":
            print(json.dumps(desk_work(desk)), flush=True)
            return
        bench = window(app, desk)
        table = opened(app, bench, found)
        found["frame"] = scrolled(app, table, 3)
        room = bench.room("cards")
        keys = [row.citizen for row in room.list.found if row.version]
        found["card_first"] = shown_of(app, room, keys[0])
        settle(app)
        room.leave()
        settle(app)
        found["card_next"] = shown_of(app, room, keys[1])
        settle(app)
        typed(app, bench, found)
        print(json.dumps(found), flush=True)
        bench.runner.drain()
        bench.close()
    # what is left of the window need not be put away
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[2]) if sys.argv[2:] else CITIZENS, sys.argv[1])
