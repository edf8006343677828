"""A kill while one types loses at most the last second: of a fact, and of a contact."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flexdesk.app import boot
from flexdesk.app.citizen_facts import facts_draft
from flexdesk.app.contacts import talk_draft
from tests.support.desks import PASSPHRASE, a_desk, add_citizen

ROOT = Path(__file__).resolve().parents[2]
KEY_MS = 50
TYPED = 60
"""Keys before the kill: three seconds of typing without a rest."""
A_SECOND = 1000 // KEY_MS

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from flexdesk.app import boot
from flexdesk.ui.application import dress, make_look
from flexdesk.ui.citizen.room import CitizenRoom
from flexdesk.ui.shared.runner import ThreadRunner
from tests.support.fake_bench import FakeBench

folder, passphrase, citizen, where, every = sys.argv[1:]
app = QApplication([])
dress(app)
desk = boot.open_desk(Path(folder), passphrase.encode())
runner = ThreadRunner()
room = CitizenRoom(FakeBench(make_look(app, "light"), desk, runner, citizen=citizen))
room.page.resize(1200, 800)
room.page.show()
room.show(citizen)
view = room.tab("overview").widget
count = 0


def target():
    if where == "fact":
        return view.facts.row("wanted_work").editor
    if not view.timeline.composer.is_open:
        room.write_note()
        view.timeline.composer.kinds.choose("telefon")
    return view.timeline.composer.edit


def type_one():
    global count
    if room.tab("overview").presenter.read is None:
        return
    editor = target()
    if not count:
        editor.setFocus()
    QTest.keyClicks(editor, "abcdefghij"[count % 10])
    count += 1
    print(count, flush=True)


timer = QTimer()
timer.timeout.connect(type_one)
timer.start(int(every))
app.exec()
"""


def typed_until_killed(folder, citizen, where):
    """Type in a process of its own and kill it; return how many keys it had taken."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [str(folder), PASSPHRASE, citizen, where, str(KEY_MS)]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, *words], stdout=subprocess.PIPE, text=True, env=environment
    )
    taken = 0
    try:
        while taken < TYPED:
            line = child.stdout.readline()
            assert line, "the window ended by itself"
            taken = int(line)
    finally:
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().split()
        child.wait(20)
        child.stdout.close()
    return max([taken, *map(int, rest)])


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
@pytest.mark.parametrize("where", ["fact", "contact"])
def test_a_kill_while_typing_loses_at_most_the_last_second(tmp_path, where):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
    taken = typed_until_killed(tmp_path / "register", citizen, where)
    desk = boot.open_desk(tmp_path / "register", PASSPHRASE.encode())
    try:
        if where == "fact":
            saved = desk.store.reads.get("citizen", citizen).wanted_work
            kept = max(saved, facts_draft(desk, citizen).get("wanted_work", ""), key=len)
        else:
            draft = talk_draft(desk, citizen)
            assert draft.kind == "telefon"
            kept = draft.text
        whole = "abcdefghij" * (taken // 10 + 1)
        assert whole.startswith(kept)
        assert len(kept) >= taken - A_SECOND, (len(kept), taken)
        assert desk.store.verify().ok
    finally:
        desk.close()
