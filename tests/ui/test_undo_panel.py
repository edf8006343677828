"""The panel Fortryd with a real register: named, taken back one by one, across a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from flexdesk.app import pauses
from flexdesk.app.boot import open_desk
from flexdesk.app.drafts import NoteDraft, save_note_draft
from flexdesk.app.edits import set_field
from flexdesk.app.notes import add_note
from flexdesk.app.pauses import start_pause
from flexdesk.base.clock import FixedClock
from flexdesk.ui.undoing import actions
from tests.support.desks import DAY, PASSPHRASE, a_desk, add, add_citizen
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways


class Bench(FakeBench):
    """Owns the panel as the window's sheet does."""

    def open_sheet(self, panel, title):
        panel.setParent(self.window_widget)
        panel.resize(598, 780)
        super().open_sheet(panel, title)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


def bench_of(qtbot, look, desk, runner, citizen=""):
    made = Bench(look, desk, runner, citizen=citizen)
    qtbot.addWidget(made.window_widget)
    made.window_widget.resize(600, 800)
    made.window_widget.show()
    return made


@pytest.fixture
def bench(qtbot, look, desk, runner):
    yield bench_of(qtbot, look, desk, runner)
    runner.drain()


@pytest.fixture
def opened(qtbot, bench, settle):
    def do(*args):
        actions.OFFERS["undo-panel"](bench, *args)
        settle(qtbot)
        return bench.sheet

    return do


def said(panel):
    labels = [w.text() for w in panel.findChildren(QLabel) if w.isVisible()]
    return " ".join([*labels, *(w.text() for w in panel.findChildren(QPushButton))])


def button(panel, name):
    return next(w for w in panel.findChildren(QPushButton) if w.accessibleName() == name)


def listed(panel):
    return [(row.text, row.state) for row in panel.model.rows() if row.text != "Test"]


def test_any_action_is_named_told_taken_back_and_brought_back(
    qtbot, bench, opened, settle, desk, citizen
) -> None:
    noted = add_note(desk, citizen, "Talte om haven")
    start_pause(desk, citizen, "ferie", DAY)
    panel = opened()
    assert listed(panel)[:2] == [("Pause: ferie", "done"), ("Notat", "done")]
    panel.table.choose(noted.tx)
    qtbot.waitUntil(lambda: "Talte om haven" in said(panel))
    assert "Notat · Åse Aagaard" in said(panel)
    assert "Lene Østergaard" in said(panel)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    qtbot.waitUntil(lambda: ("Notat", "undone") in listed(panel))
    assert desk.store.reads.load("note") == ()
    assert bench.asked[-1][:2] == ("done", "Fortrudt: notat")
    qtbot.waitUntil(lambda: panel.act.text() == "Gendan")
    panel.act.click()
    settle(qtbot)
    qtbot.waitUntil(lambda: ("Notat", "done") in listed(panel))
    assert len(desk.store.reads.load("note")) == 1


def test_what_stands_in_the_way_is_listed_where_it_was_asked(
    qtbot, opened, settle, desk, citizen
) -> None:
    first = set_field(desk, "citizen", citizen, "phone", "12345678")
    set_field(desk, "citizen", citizen, "phone", "87654321")
    panel = opened()
    panel.table.choose(first.tx)
    qtbot.waitUntil(lambda: "telefon: – → 12345678" in said(panel))
    panel.act.click()
    settle(qtbot)
    assert "Fortryd først" in said(panel)
    assert "telefon er rettet siden" in said(panel)


def test_one_citizen_only_and_a_search(qtbot, look, runner, settle, desk, citizen) -> None:
    other = add_citizen(desk, "6707704286", first_name="Ole", last_name="Bak")
    add_note(desk, citizen, "a")
    start_pause(desk, other, "ferie", DAY)
    bench = bench_of(qtbot, look, desk, runner, citizen=citizen)
    actions.open_panel(bench)
    settle(qtbot)
    panel = bench.sheet
    assert panel.only.text() == "Kun Åse Aagaard"
    assert not panel.only.isChecked()
    panel.only.click()
    settle(qtbot)
    assert listed(panel) == [("Notat", "done")]
    panel.only.click()
    settle(qtbot)
    qtbot.keyClicks(panel.search.edit, "bak")
    assert listed(panel) == [("Pause: ferie", "done")]
    qtbot.keyClicks(panel.search.edit, "xyz")
    assert "Ingen handlinger passer" in said(panel)
    runner.drain()


def test_the_list_survives_a_restart(qtbot, look, runner, settle, tmp_path) -> None:
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        made = start_pause(desk, citizen, "ferie", DAY)
    again = open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=FixedClock(DAY))
    bench = bench_of(qtbot, look, again, runner)
    actions.open_panel(bench, citizen)
    settle(qtbot)
    panel = bench.sheet
    panel.table.choose(made.tx)
    settle(qtbot)
    panel.act.click()
    settle(qtbot)
    assert pauses.pauses_of(again, citizen) == ()
    runner.drain()
    again.close()


def test_what_is_begun_is_gone_on_with_or_thrown_away(
    qtbot, bench, opened, settle, desk, citizen
) -> None:
    save_note_draft(desk, citizen, NoteDraft("Ringede om haven"))
    desk.store.save_draft(f"pause:{citizen}", '{"reason": "barsel", "text": ""}')
    desk.store.save_draft("import:grid", '[["Ole"]]')
    panel = opened()
    panel.show_part("drafts")
    QApplication.processEvents()
    assert "Ringede om haven" in said(panel)
    button(panel, "Kassér: Notat · Åse Aagaard").click()
    settle(qtbot)
    assert desk.store.draft(f"note:{citizen}") == ""
    button(panel, "Fortsæt: Pause · Åse Aagaard").click()
    assert ("call", "pause", citizen) in bench.asked
    again = opened()
    again.draft_wanted.emit("import:grid")
    assert ("go", "import") in bench.asked


def test_one_draft_is_gone_on_with_by_its_key_and_one_that_is_gone_shows_the_rest(
    qtbot, bench, settle, desk, citizen
) -> None:
    desk.store.save_draft(f"pause:{citizen}", '{"reason": "barsel"}')
    actions.OFFERS["continue-draft"](bench, f"pause:{citizen}")
    settle(qtbot)
    assert ("call", "pause", citizen) in bench.asked
    actions.OFFERS["continue-draft"](bench, f"note:{citizen}")
    settle(qtbot)
    fortsaet = button(bench.sheet, "Fortsæt: Pause · Åse Aagaard")
    assert fortsaet.isVisible()


def test_forms_about_a_row_are_told_that_row(bench, settle, qtbot, desk, citizen) -> None:
    placement = add(desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=DAY)
    for key in (f"placement-end:{placement}", f"placement-start:{citizen}", f"fix:{citizen}:n1"):
        desk.store.save_draft(key, '{"text": "begyndt"}')
        actions.OFFERS["continue-draft"](bench, key)
        settle(qtbot)
    assert [each for each in bench.asked if each[0] == "call"] == [
        ("call", "end-placement", placement),
        ("call", "new-placement", citizen),
        ("call", "correct-note", "n1"),
    ]


def test_hidden_names_stay_hidden_and_every_part_is_named(
    qtbot, bench, opened, settle, desk, citizen
) -> None:
    add_note(desk, citizen, "Talte om haven")
    save_note_draft(desk, citizen, NoteDraft("Ringede om haven"))
    bench.is_hidden = True
    panel = opened(citizen)
    for part in ("actions", "drafts"):
        panel.show_part(part)
        QApplication.processEvents()
        assert "Aagaard" not in said(panel)
        assert "haven" not in said(panel)
        assert nameless(panel) == []
        assert cut_words(panel) == []
        assert sideways(panel) == []
    assert "K-2016-285" in said(panel)
