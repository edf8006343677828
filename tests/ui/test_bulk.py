"""Bulk edit and rows from Excel in the real window: staged, saved once, taken back once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from flexdesk.app.bulk_edit import LATE, StagedRow, Staging
from flexdesk.app.changes import Changes, Done
from flexdesk.app.views import ColumnChoice, columns_of, views_of
from flexdesk.base.errors import UserError
from flexdesk.ui.bulk.panel import BulkPanel
from flexdesk.ui.bulk.presenter import SNOOZE, TASK, BulkPresenter, Wanted, kinds
from tests.support.builders import a_cpr
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_ui import FakeView, InlineRunner
from tests.support.painted import cut_words, nameless, unreachable
from tests.support.real_window import CTRL, real_window

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def by_name(root, name):
    found = [w for w in root.findChildren(QWidget) if w.objectName() == name]
    assert found, name
    return found[0]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        names = (("Bent", "Ørum"), ("Carla", "Bak"), ("Åse", "Aagaard"), ("Ib", "Dam"))
        for at, (first, last) in enumerate(names, start=1):
            citizen = add_citizen(
                made, a_cpr(at), first_name=first, last_name=last, candidate_no=f"K-2016-{at:03d}"
            )
            due = f"2016-08-{20 + at}"
            add(made, "task", citizen=citizen, due=day(due), kind="opgave", text="Ring",
                consultant="KON01")  # fmt: skip
        yield made


@pytest.fixture
def hand(qtbot, desk):
    with real_window(qtbot, desk) as made:
        made.bench.go("citizens")
        made.settle()
        yield made


def citizens(desk):
    return {row.last_name: row for row in desk.store.reads.load("citizen")}


def choose_all(hand):
    hand.bench.room("citizens").page.table.setFocus()
    hand.press(KEY.Key_A, CTRL)


def stage(qtbot, hand, kind, **typed):
    """Choose what is edited, type, and wait until it is staged."""
    panel = hand.bench.sheet.panel
    panel.kind.choose(kind)
    panel.kind.chosen.emit(kind)
    hand.settle()
    for name, text in typed.items():
        widget = getattr(panel, name)
        if name in {"closed", "which", "used"}:
            widget.choose(text)
            widget.chosen.emit(text)
        else:
            widget.edit.clear()
            qtbot.keyClicks(widget.edit, text)
    qtbot.waitUntil(lambda: not panel._resting.isActive(), timeout=5000)
    hand.settle()
    return panel


def test_many_are_edited_in_one_save_and_one_undo(qtbot, desk, hand):
    digest = desk.store.digest()
    choose_all(hand)
    by_name(hand.bench.window, "bulk-edit").click()
    hand.settle()
    panel = stage(qtbot, hand, "step", closed="internship")
    assert panel.save.text() == "Gem ændringer for 4 borgere"
    assert {row.after for row in panel.model.rows()} == {"Praktik"}
    assert desk.store.digest() == digest
    panel.save.click()
    hand.settle()
    assert {row.step for row in citizens(desk).values()} == {"internship"}
    assert hand.bench.sheet.panel is None
    assert "Ændret hos 4 borgere" in hand.bench.window.toast.text
    hand.bench.undoing.on_toast()
    hand.settle()
    assert desk.store.digest() == digest


def test_a_typed_value_is_staged_as_one_types_and_ctrl_enter_saves(qtbot, desk, hand):
    choose_all(hand)
    hand.bench.registry.run("bulk-edit")
    hand.settle()
    panel = stage(qtbot, hand, "caseworker", value="Karen Toft")
    qtbot.keyClick(panel.value.edit, KEY.Key_Return, CTRL)
    hand.settle()
    assert {row.caseworker for row in citizens(desk).values()} == {"Karen Toft"}


def test_what_the_team_uses_already_can_be_chosen(qtbot, desk, hand):
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizens(desk)["Bak"].id, {"target_group": "Fleksjob"})
    choose_all(hand)
    hand.bench.call("bulk-edit", hand.bench.room("citizens").page.table.picked)
    hand.settle()
    panel = stage(qtbot, hand, "target_group", used="Fleksjob")
    assert panel.value.text == "Fleksjob"
    assert "3 ændres · 1 uændret" in panel._summary.text()


def test_a_new_task_for_all_and_putting_tasks_off(qtbot, desk, hand):
    choose_all(hand)
    hand.bench.call("bulk-edit", hand.bench.room("citizens").page.table.picked)
    hand.settle()
    panel = stage(qtbot, hand, TASK, value="Inviter til møde", day="07-09-2016")
    panel.save.click()
    hand.settle()
    rows = [task for task in desk.store.reads.load("task") if task.text == "Inviter til møde"]
    assert {task.due for task in rows} == {day("2016-09-07")}
    assert len(rows) == 4
    choose_all(hand)
    hand.bench.call("bulk-edit", hand.bench.room("citizens").page.table.picked)
    hand.settle()
    panel = stage(qtbot, hand, SNOOZE, which=LATE, day="10-09-2016")
    panel.save.click()
    hand.settle()
    moved = [task for task in desk.store.reads.load("task") if task.text == "Ring"]
    assert {task.due for task in moved} == {day("2016-09-10")}


def test_what_cannot_be_read_is_told_where_it_is_typed_and_nothing_can_be_saved(qtbot, hand):
    choose_all(hand)
    hand.bench.call("bulk-edit", hand.bench.room("citizens").page.table.picked)
    hand.settle()
    panel = stage(qtbot, hand, TASK, value="Ring", day="31-13-2016")
    assert panel.day.finding.text
    assert not panel.save.isEnabled()
    assert panel.day.text == "31-13-2016"


def test_the_sheet_is_named_reached_and_whole(qtbot, hand):
    choose_all(hand)
    hand.bench.call("bulk-edit", hand.bench.room("citizens").page.table.picked)
    hand.settle()
    panel = stage(qtbot, hand, "step", closed="internship")
    assert nameless(panel) == []
    assert unreachable(hand.bench.window, panel) == []
    assert cut_words(panel) == []
    hand.bench.window.resize(960, 540)
    hand.settle()
    assert cut_words(panel) == []


def test_rows_from_excel_are_staged_on_the_list_and_saved_once(qtbot, desk, hand):
    digest = desk.store.digest()
    lines = "Kandidat-nr.\tKonsulent\tTelefon\nK-2016-001\tKON09\t11\nK-2016-003\t\t33\nK-9\tX\t1\n"
    QGuiApplication.clipboard().setText(lines)
    hand.bench.room("citizens").page.table.setFocus()
    hand.press(KEY.Key_V, CTRL)
    panel = hand.bench.sheet.panel
    assert isinstance(panel, BulkPanel)
    assert panel.save.text() == "Gem ændringer for 2 borgere"
    assert "1 kan ikke ændres" in panel._summary.text()
    assert not panel.kind.isVisible()
    panel.save.click()
    hand.settle()
    assert citizens(desk)["Ørum"].consultant == "KON09"
    assert citizens(desk)["Aagaard"].phone == "33"
    hand.bench.undo()
    hand.settle()
    assert desk.store.digest() == digest
    QGuiApplication.clipboard().clear()


def test_a_clipboard_without_rows_is_refused_in_words(hand):
    QGuiApplication.clipboard().setText("hej\nverden")
    hand.bench.room("citizens").page.table.setFocus()
    hand.press(KEY.Key_V, CTRL)
    assert "ingen kolonne" in hand.bench.sheet.panel._notice.text
    QGuiApplication.clipboard().clear()


def test_a_list_is_copied_with_headings_and_without_cpr(desk, hand):
    choose_all(hand)
    hand.press(KEY.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kandidat-nr.\tBorger\t")
    assert len(text.split("\n")) == 5
    assert not any(row.cpr in text for row in citizens(desk).values())
    assert [row.kind for row in desk.store.access_rows() if row.kind == "export"] == ["export"]
    QGuiApplication.clipboard().clear()


def test_a_list_is_written_to_a_workbook(desk, hand, tmp_path):
    hand.bench.room("citizens").export_to(str(tmp_path / "liste.xlsx"))
    hand.settle()
    assert (tmp_path / "liste.xlsx").stat().st_size > 1000
    assert "4 borgere er skrevet til liste.xlsx" in hand.bench.window.toast.text


def test_a_citizen_is_found_and_opened_from_the_list_in_three_interactions(hand):
    hand.count = 0
    hand.press(KEY.Key_F, CTRL)
    hand.bench.room("citizens").page.search.edit.setFocus()
    hand.write("aagård")
    hand.press(KEY.Key_Return)
    assert hand.bench.page == "citizen"
    assert hand.count <= 3


def test_views_columns_and_widths_are_there_after_a_restart(qtbot, desk):
    with real_window(qtbot, desk) as hand:
        hand.bench.go("citizens")
        presenter = hand.bench.room("citizens").presenter
        presenter.ask("trin:jobsøgning")
        presenter.on_grouping("consultant")
        presenter.views.on_save("Min søgning", is_team=False)
        hand.settle()
        presenter.on_columns(ColumnChoice(("name", "consultant", "next"), {"name": 233}))
        hand.settle()
    saved = next(view for view in views_of(desk) if view.label == "Min søgning")
    assert columns_of(desk, saved.key).widths == {"name": 233}
    with real_window(qtbot, desk) as hand:
        hand.bench.go("citizens")
        room = hand.bench.room("citizens")
        room.presenter.on_view_chosen(saved.key)
        hand.settle()
        assert room.page.shown_columns() == ("name", "consultant", "next")
        assert room.page.table.columnWidth(0) == 233
        assert room.page.model.is_grouped
        assert [chip.chip.term for chip in room.page.search._chips] == ["trin:jobsøgning"]


class FakeBulk:
    """Use cases of the sheet on invented rows."""

    def __init__(self):
        self.fails, self.calls = {}, []

    def _did(self, name, *args):
        self.calls.append((name, *args))
        if name in self.fails:
            raise self.fails[name]

    def today(self):
        return DAY

    def choices(self, name):
        return (("a", "A"),)

    def _staging(self, people):
        ops = ("op",)
        rows = [StagedRow(each, each, each, "før", "efter", ops) for each in people]
        return Staging(
            "bulk.edit", "step", (*rows, StagedRow("", "X", "", "–", "–", problem="Nej"))
        )

    def stage_field(self, people, name, text):
        self._did("stage_field", people, name, text)
        return self._staging(people)

    def stage_task(self, people, text, due):
        self._did("stage_task", people, text, due)
        return self._staging(people)

    def stage_snooze(self, people, which, until):
        self._did("stage_snooze", people, which, until)
        return self._staging(people)

    def stage_paste(self, text):
        self._did("stage_paste", text)
        return self._staging(("a",))

    def commit(self, staging):
        self._did("commit", staging)
        return Done("a", "tx1", Changes())


@pytest.fixture
def fake():
    return FakeBulk()


@pytest.fixture
def told():
    return []


@pytest.fixture
def presenter(fake, told):
    view = FakeView()
    made = BulkPresenter(
        view, fake, InlineRunner(), ("a", "b"), lambda text, done: told.append((text, done.tx))
    )
    made.start()
    made.view = view
    return made


def test_nothing_is_staged_before_something_is_asked_for(presenter, fake):
    for wanted in (Wanted("step", " "), Wanted(TASK, "Ring", ""), Wanted(SNOOZE, "", "")):
        presenter.on_wanted(wanted)
    assert [call[0] for call in fake.calls] == []
    presenter.on_save()
    assert fake.calls == []


def test_each_kind_is_staged_by_its_own_use_case_and_saved_once(presenter, fake, told):
    presenter.on_wanted(Wanted("step", "internship"))
    presenter.on_wanted(Wanted(TASK, "Ring", "07-09-2016"))
    presenter.on_wanted(Wanted(SNOOZE, "", "7/9 2016", "all"))
    assert [call[0] for call in fake.calls] == ["stage_field", "stage_task", "stage_snooze"]
    assert fake.calls[2][2:] == ("all", day("2016-09-07"))
    assert presenter.view.said("show_staging")[1] == "2 ændres · 1 kan ikke ændres"
    presenter.on_save()
    presenter.on_save()
    assert [call[0] for call in fake.calls[3:]] == ["commit", "commit"]
    assert told[0] == ("Ændret hos 2 borgere", "tx1")


def test_a_save_that_fails_says_so_and_keeps_what_is_staged(presenter, fake, told):
    presenter.on_wanted(Wanted("step", "internship"))
    fake.fails["commit"] = UserError("bulk.moved", who="K-1")
    presenter.on_save()
    assert "K-1" in presenter.view.said("say_error")[0]
    assert presenter.staging is not None
    assert told == []


def test_a_value_that_is_refused_is_told_beneath_it(presenter, fake):
    fake.fails["stage_field"] = UserError("value.unknown", value="x", field="trin", choices=["y"])
    presenter.on_wanted(Wanted("step", "x"))
    assert "»x«" in presenter.view.said("say_value_trouble")[0]
    assert presenter.staging is None


def test_every_kind_has_a_name():
    texts = [choice.text for choice in kinds()]
    assert len(texts) == len(set(texts))
    assert all(text[0].isupper() for text in texts)
