"""I dag by keyboard and mouse, on invented rows."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.base.errors import UserError
from flexdesk.ui.today.cases import LogEntry
from flexdesk.ui.today.later import LaterPopup, read_later
from flexdesk.ui.today.room import TodayRoom
from flexdesk.ui.today.task_list import TaskList
from flexdesk.ui.today.task_model import TaskModel
from tests.support.desks import DAY
from tests.support.fake_bench import FakeBench
from tests.support.fake_ui import InlineRunner
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words
from tests.support.today import FakeToday, a_card, a_line, a_page

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TOMORROW = DAY + dt.timedelta(days=1)


@pytest.fixture
def cases():
    return FakeToday(a_page(cards=(a_card(), a_card("exits", "new-task", 2, ""))))


@pytest.fixture
def room(qtbot, look, cases):
    bench = FakeBench(look, None, InlineRunner())
    made = TodayRoom(bench, cases)
    made.bench = bench
    qtbot.addWidget(bench.window_widget)
    qtbot.addWidget(made.page)
    made.page.resize(1200, 860)
    made.page.show()
    made.page.activateWindow()
    qtbot.waitExposed(made.page)
    made.load()
    made.page.take_focus()
    QApplication.processEvents()
    yield made
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, LaterPopup):
            widget.close()
    made.close()


@pytest.fixture
def tasks(room):
    return room.page.tasks


def press(qtbot, widget, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(widget, key, modifier)
    QApplication.processEvents()


def named(root, name):
    found = [w for w in root.findChildren(QWidget) if w.objectName() == name]
    assert found, name
    return found[0]


def popup():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, LaterPopup)]
    (shown,) = [w for w in found if w.isVisible()]
    return shown


def test_the_model_is_a_sound_one(qtmodeltester, dressed):
    model = TaskModel()
    model.show_groups(a_page().groups, is_hidden=False)
    qtmodeltester.check(model)
    assert model.rowCount() == 9 + 3


def test_the_page_opens_on_the_first_task_with_the_focus(room, tasks):
    assert tasks.hasFocus()
    assert tasks.key == "t1"
    assert room.citizen == "c1"
    assert room.page.header.line.startswith("Onsdag 31. august 2016 · 2 over fristen, 3 i dag")
    assert ("count", "today", "5") in room.bench.asked


def test_one_stroke_finishes_and_the_next_row_is_chosen(qtbot, room, tasks, cases):
    press(qtbot, tasks, KEY.Key_Space)
    assert cases.asked("finish_many") == [(("t1",),)]
    assert tasks.key == "t2"
    assert tasks.hasFocus()
    press(qtbot, tasks, KEY.Key_U)
    assert cases.asked("finish_many")[-1] == (("t2",),)


def test_arrows_pass_over_the_headings_and_stop_at_the_ends(qtbot, tasks):
    press(qtbot, tasks, KEY.Key_Down, KEY.Key_Down)
    assert tasks.key == "t3"
    press(qtbot, tasks, KEY.Key_End)
    assert tasks.key == "t9"
    press(qtbot, tasks, KEY.Key_Down)
    assert tasks.key == "t9"
    press(qtbot, tasks, KEY.Key_Home, KEY.Key_Up)
    assert tasks.key == "t1"


def test_enter_text_and_ctrl_enter_save_what_happened(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    form = tasks.row.form
    assert form.edit.hasFocus()
    qtbot.keyClicks(form.edit, "Talte med Ulla")
    press(qtbot, form.edit, KEY.Key_Return)
    assert cases.asked("finish") == []
    press(qtbot, form.edit, KEY.Key_Return, modifier=CTRL)
    ((task, entry),) = cases.asked("finish")
    assert (task, entry.text, entry.kind, entry.next_day) == (
        "t1",
        "Talte med Ulla",
        "telefon",
        None,
    )
    assert not tasks.row.is_open
    assert tasks.hasFocus()
    assert form.edit.text() == ""


def test_letters_in_the_form_are_text_and_never_commands(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    qtbot.keyClicks(tasks.row.form.edit, "us ro")
    press(qtbot, tasks.row.form.edit, KEY.Key_Down)
    assert tasks.key == "t1"
    assert tasks.row.form.edit.text() == "us ro"
    assert cases.asked("finish_many") == []


def test_escape_leaves_the_form_and_the_text_waits(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    qtbot.keyClicks(tasks.row.form.edit, "Halvt")
    press(qtbot, tasks.row.form.edit, KEY.Key_Escape)
    assert tasks.hasFocus()
    assert cases.drafts["t1"].text == "Halvt"
    press(qtbot, tasks, KEY.Key_Down)
    press(qtbot, tasks, KEY.Key_Return)
    assert tasks.row.form.edit.text() == ""
    press(qtbot, tasks.row.form.edit, KEY.Key_Escape)
    press(qtbot, tasks, KEY.Key_Up, KEY.Key_Return)
    assert tasks.row.form.edit.text() == "Halvt"


def test_what_is_typed_is_kept_after_half_a_second(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    qtbot.keyClicks(tasks.row.form.edit, "Strømmen går")
    qtbot.waitUntil(lambda: bool(cases.drafts), timeout=3000)
    assert cases.drafts["t1"].text == "Strømmen går"


def test_what_was_typed_in_the_last_moment_is_kept_when_it_locks(qtbot, room, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    qtbot.keyClicks(tasks.row.form.edit, "Sidste ord")
    room.keep_draft()
    assert cases.drafts["t1"].text == "Sidste ord"
    room.close()
    assert "Sidste ord" not in shown_words(room.page)
    assert tasks.task_model.rowCount() == 0


def test_a_refusal_is_said_in_the_form_and_the_text_stays(qtbot, tasks, cases):
    cases.fails["finish"] = UserError("text.too_long", length=9, limit=3)
    press(qtbot, tasks, KEY.Key_Return)
    qtbot.keyClicks(tasks.row.form.edit, "For langt")
    press(qtbot, tasks.row.form.edit, KEY.Key_Return, modifier=CTRL)
    assert tasks.row.is_open
    assert tasks.row.form.edit.text() == "For langt"
    assert tasks.row.form._finding.text


def test_ring_shows_the_numbers_and_nobody_reached_moves_the_task(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_R)
    form = tasks.row.form
    assert form.edit.hasFocus()
    words = named(form, "log-phones").text()
    assert "00 11 22 33" in words
    assert "Ulla 00 44 55 66" in words
    assert form.save.text() == "Gem og udfør"
    form.no_contact.click()
    assert form.save.text() == "Gem og udsæt"
    assert form.next.accessibleName() == "Udsæt til i morgen"
    form.save.click()
    assert cases.asked("attempt") == [("t1", "", TOMORROW)]


def test_kind_and_next_day_are_chosen_in_the_form(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_Return)
    form = tasks.row.form
    form.kinds.choose("besoeg")
    form.next._on_day(TOMORROW)
    assert form.next_text.hasFocus()
    assert form.next_text.text() == "Opfølgning i praktik"
    form.next_text.setText("Besøg igen")
    form.save.click()
    ((_task, entry),) = cases.asked("finish")
    assert (entry.kind, entry.next_day, entry.next_text) == ("besoeg", TOMORROW, "Besøg igen")


def test_s_and_enter_put_a_task_off_until_tomorrow(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_S)
    sheet = popup()
    assert sheet.focusWidget().text().startswith("I morgen")
    press(qtbot, sheet, KEY.Key_Down, KEY.Key_Up)
    press(qtbot, sheet, KEY.Key_Return)
    assert cases.asked("snooze") == [(("t1",), TOMORROW)]


def test_a_day_is_typed_and_one_that_is_gone_is_refused(qtbot, tasks, cases):
    press(qtbot, tasks, KEY.Key_S)
    sheet = popup()
    field = named(sheet, "later-day")
    field.setFocus()
    for typed in ("hvornår", "30-08-2016"):
        field.setText(typed)
        press(qtbot, field, KEY.Key_Return)
        assert sheet._field.finding.text
    field.setText("9-9")
    press(qtbot, field, KEY.Key_Return)
    assert cases.asked("snooze") == [(("t1",), dt.date(2016, 9, 9))]


def test_a_day_without_a_year_is_the_next_one():
    assert read_later("7/9", DAY) == dt.date(2016, 9, 7)
    assert read_later("7-1.", DAY) == dt.date(2017, 1, 7)
    assert read_later("30-8", DAY) == dt.date(2016, 8, 30)


def test_o_opens_the_citizen(qtbot, room, tasks):
    press(qtbot, tasks, KEY.Key_Down, KEY.Key_O)
    assert room.bench.asked[-1] == ("open_citizen", "c2", "")


def test_a_click_on_the_circle_of_any_row_finishes_it(qtbot, tasks, cases):
    line = tasks.task_model.line_of("t4")
    rect = tasks.visualRect(tasks.task_model.index(line))
    qtbot.mouseClick(tasks.viewport(), LEFT, pos=QPoint(30, rect.center().y()))
    assert cases.asked("finish_many") == [(("t4",),)]
    assert tasks.key == "t1"


def test_a_click_on_a_row_opens_it(qtbot, tasks):
    line = tasks.task_model.line_of("t4")
    rect = tasks.visualRect(tasks.task_model.index(line))
    qtbot.mouseMove(tasks.viewport(), QPoint(300, rect.center().y()))
    qtbot.mouseClick(tasks.viewport(), LEFT, pos=QPoint(300, rect.center().y()))
    assert tasks.key == "t4"
    assert tasks.row.is_open
    assert tasks.row.form.edit.hasFocus()
    shown = tasks.visualRect(tasks.task_model.index(line))
    assert tasks.row.geometry().top() == shown.top()
    assert tasks.row.height() == shown.height()


def test_the_buttons_of_the_row_do_what_the_letters_do(qtbot, room, tasks, cases):
    named(tasks, "task-open").click()
    assert room.bench.asked[-1] == ("open_citizen", "c1", "")
    named(tasks, "task-ring").click()
    assert tasks.row.is_open
    named(tasks, "task-later").click()
    popup().close()
    named(tasks, "task-done").click()
    assert cases.asked("finish_many") == [(("t1",),)]


def test_several_are_chosen_by_keyboard_and_put_off_together(qtbot, room, tasks, cases):
    room.page.several.click()
    assert named(room.page, "picking").isVisible()
    assert not room.page.pick_later.isEnabled()
    press(qtbot, tasks, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert "2 valgt" in shown_words(room.page)
    press(qtbot, tasks, KEY.Key_Return)
    press(qtbot, popup(), KEY.Key_Return)
    assert cases.asked("snooze") == [(("t1", "t2"), TOMORROW)]
    assert not named(room.page, "picking").isVisible()


def test_several_are_finished_in_one_and_escape_leaves(qtbot, room, tasks, cases):
    room.page.several.click()
    press(qtbot, tasks, KEY.Key_A, modifier=CTRL)
    press(qtbot, tasks, KEY.Key_U)
    assert cases.asked("finish_many") == [(tuple(f"t{at}" for at in range(1, 10)),)]
    room.page.several.click()
    press(qtbot, tasks, KEY.Key_Escape)
    assert not tasks.task_model.is_picking


def test_a_click_marks_while_several_are_chosen(qtbot, room, tasks):
    room.page.several.click()
    rect = tasks.visualRect(tasks.task_model.index(tasks.task_model.line_of("t3")))
    qtbot.mouseClick(tasks.viewport(), LEFT, pos=rect.center())
    assert tasks.task_model.picked == {"t3"}
    room.page.pick_all.click()
    assert len(tasks.task_model.picked) == 9


def test_everything_is_named_reached_and_whole(qtbot, room, tasks):
    for width in (1200, 840):
        room.page.resize(width, 640)
        press(qtbot, tasks, KEY.Key_Return)
        QApplication.processEvents()
        assert nameless(room.page) == []
        assert unreachable(room.page, room.page) == []
        assert cut_words(room.page) == []
        assert sideways(room.page) == []
        press(qtbot, tasks.row.form.edit, KEY.Key_Escape)


def test_hidden_names_are_nowhere(qtbot, room, tasks):
    room.on_hide(is_hidden=True)
    press(qtbot, tasks, KEY.Key_Return)
    told = shown_words(room.page)
    assert "Østerlund" not in told
    assert "Borger 1" not in told
    assert "K-2016-001" in told
    assert "Østerlund" not in tasks.row.circle.accessibleName()


def test_a_task_is_read_aloud_in_one_line(tasks):
    model = tasks.task_model
    words = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert words == ("Opfølgning i praktik, Torben Østerlund 1 · Materielgården Nord, 2 dage over")
    assert model.data(model.index(0)) == "Over fristen 2 opgaver"


def test_cards_show_three_lines_and_each_does_its_verb(qtbot, room):
    ends, exits = room.page.side.cards
    assert (len(ends.lines), len(exits.lines)) == (3, 2)
    ends.lines[0].verb.click()
    assert room.bench.asked[-1] == ("open_sheet", "Forlæng")
    named(ends, "card-more").click()
    assert room.bench.asked[-1] == ("ask", "slutter<=30")
    ends.lines[1].who.click()
    assert room.bench.asked[-1] == ("open_citizen", "c1", "")
    named(exits, "card-more").click()
    assert room.bench.asked[-1] == ("open_sheet", "Forløb der slutter")
    panel = sheet(room)
    assert len(panel.lines) == 2
    press(qtbot, panel.lines[0].verb, KEY.Key_Down)
    assert panel.lines[1].who.hasFocus()


def test_what_is_begun_is_gone_on_with_from_its_card(room, cases):
    lines = (
        a_line("continue", draft="pause:c1", verb="Fortsæt", detail="Pause"),
        a_line("continue", draft="task:t2", verb="Fortsæt", detail="Opgave"),
        a_line("continue", draft="task:gone", verb="Fortsæt", detail="Opgave"),
    )
    card = dataclasses.replace(a_card("begun", query=""), lines=lines, total=3)
    cases.shown = a_page(cards=(card,))
    room.load()
    (view,) = [each for each in room.page.side.cards if each.card.key == "begun"]
    view.lines[0].verb.click()
    assert ("call", "continue-draft", "pause:c1") in room.bench.asked
    view.lines[1].verb.click()
    assert room.page.tasks.key == "t2"
    assert room.page.tasks.row.row.id == "t2"
    view.lines[2].verb.click()
    assert ("open_citizen", "c1", "") in room.bench.asked
    named(view, "card-more").click()
    assert ("call", "undo-panel", "", "drafts") in room.bench.asked


def test_a_meter_makes_way_for_the_verb_when_the_focus_comes(qtbot, room, cases):
    card = a_card("crosses", "new-task", 1)
    line = a_line("new-task", share=0.7, tick=0.75, is_urgent=True, placement="")
    card = type(card)(card.key, card.title, card.hint, (line,), 1, card.query)
    room.page.side.show_cards((card,), is_hidden=False)
    QApplication.processEvents()
    view = room.page.side.cards[0].lines[0]
    assert view.meter.isVisible()
    view.verb.setFocus()
    assert not view.meter.isVisible()
    assert view.verb.is_shown
    view.who.click()
    assert room.bench.asked[-1] == ("open_citizen", "c1", "counter")


def test_where_it_is_narrow_the_cards_are_a_part_of_their_own(qtbot, room):
    room.page.resize(840, 640)
    QApplication.processEvents()
    assert not room.page.side.isVisible()
    room.page.show_part("watch")
    assert room.page.side.isVisible()
    assert not room.page.card.isVisible()
    room.page.resize(1200, 860)
    QApplication.processEvents()
    assert room.page.side.isVisible()
    assert room.page.card.isVisible()


def test_the_week_shows_days_and_goes_to_the_task(qtbot, room, tasks, cases):
    room.page.show_part("week")
    rows = [row for day in room.page.week.days for row in day.rows]
    assert [row.row.id for row in rows] == ["t1", "t2"]
    QApplication.processEvents()
    room.page.take_focus()
    assert rows[0].hasFocus()
    press(qtbot, rows[0], KEY.Key_Down)
    assert rows[1].hasFocus()
    rows[1].click()
    assert room.page.part == "page"
    assert tasks.key == "t2"
    assert nameless(room.page) == []


def test_the_week_can_be_turned_forward_and_back(qtbot, room, cases):
    room.page.show_part("week")
    week = room.page.week
    assert not week._back.isEnabled()
    week._on.click()
    week._back.click()
    assert cases.asked("week") == [(True, 0), (True, 1), (True, 0)]


def test_all_done_and_nobody_yet_each_have_one_button(qtbot, room, cases):
    cases.shown = a_page(0, 0, 0)
    room.presenter.load()
    done = room.page.all_done
    assert done.button.hasFocus()
    assert "Alt er klaret" in shown_words(room.page)
    done.button.click()
    assert room.bench.asked[-1] == ("open_sheet", "Ny opgave")
    cases.shown = type(cases.shown)(
        DAY, "", a_page(0, 0, 0).groups, (), is_mine=False, has_own=False, has_citizens=False
    )
    room.presenter.load()
    assert not room.page.whose.isVisible()
    assert room.page.empty.isVisible()
    room.page.empty.button.click()
    assert room.bench.asked[-1] == ("go", "import")


def test_a_long_list_is_shown_and_the_row_follows_the_scroll(qtbot, room, tasks, cases):
    cases.shown = a_page(400, 0, 0)
    room.presenter.load()
    press(qtbot, tasks, KEY.Key_End)
    assert tasks.key == "t400"
    rect = tasks.visualRect(tasks.task_model.index(tasks.task_model.line_of("t400")))
    assert tasks.row.geometry().top() == rect.top()
    press(qtbot, tasks, KEY.Key_Return)
    bottom = tasks.row.mapTo(tasks.viewport(), QPoint(0, tasks.row.height())).y()
    assert bottom <= tasks.viewport().height() + 1


# --- sheets ---------------------------------------------------------------------------------


def sheet(room):
    panel = room.bench.sheet
    assert panel is not None
    panel.activateWindow()
    panel.take_focus()
    QApplication.processEvents()
    return panel


def test_a_new_task_is_written_with_enter(qtbot, room, cases):
    room.sheets.new_task("c2", "Ring til Skovly")
    panel = sheet(room)
    assert "Åse Aagaard" in shown_words(panel)
    assert panel.text.edit.hasFocus()
    panel.time.edit.setText("9.30")
    press(qtbot, panel.text.edit, KEY.Key_Return)
    assert cases.asked("add_task") == [("c2", "Ring til Skovly", TOMORROW, "9.30")]
    assert room.bench.sheet is None
    assert room.bench.asked[-1][1] == "Opgave gemt til 01-09-2016"


def test_a_task_about_nobody_asks_whom_it_is_about(qtbot, room, cases):
    room.sheets.new_task("")
    panel = sheet(room)
    panel.text.edit.setText("Ring")
    panel.save.click()
    assert cases.asked("add_task") == []
    field = named(panel, "person")
    field.setFocus()
    qtbot.keyClicks(field, "aagård")
    press(qtbot, field, KEY.Key_Return)
    assert panel.text.edit.hasFocus()
    panel.save.click()
    assert cases.asked("add_task")[0][0] == "c2"


def test_a_refused_task_stays_with_its_reason(qtbot, room, cases):
    cases.fails["add_task"] = UserError("task.time")
    room.sheets.new_task("c1", "Ring")
    panel = sheet(room)
    panel.save.click()
    assert "Klokkeslættet kan ikke læses" in shown_words(panel)
    assert panel.text.text == "Ring"


def test_a_note_knows_the_citizen_of_the_row(qtbot, room, cases):
    room.page.note.click()
    panel = sheet(room)
    assert panel.citizen == "c1"
    qtbot.keyClicks(panel.edit, "Alt vel")
    press(qtbot, panel.edit, KEY.Key_Return, modifier=CTRL)
    assert cases.asked("add_note") == [("c1", "Alt vel", "notat")]
    assert cases.asked("keep_note") == [("c1", "", "notat")]


def test_a_note_that_is_closed_is_kept(qtbot, room, cases):
    room.write_note()
    qtbot.keyClicks(sheet(room).edit, "Halvt")
    room.bench.close_sheet()
    assert cases.asked("keep_note") == [("c1", "Halvt", "notat")]


def test_a_call_shows_the_number_and_logs_whom_one_spoke_with(qtbot, room, cases):
    room.sheets.call("c1")
    panel = sheet(room)
    assert named(panel, "call-number").text() == "00 11 22 33"
    panel.whom.choose("workplace")
    panel._show_number()
    assert named(panel, "call-number").text() == "00 44 55 66"
    qtbot.keyClicks(panel.edit, "De er glade")
    panel.save.click()
    assert cases.asked("log_call") == [("c1", "De er glade", True, "workplace")]


def test_a_call_nobody_took_needs_no_words(qtbot, room, cases):
    room.sheets.call("c1")
    panel = sheet(room)
    panel.outcome.choose("nobody")
    panel.save.click()
    assert cases.asked("log_call") == [("c1", "", False, "citizen")]


def test_an_ending_is_written_in_the_form_of_the_citizens_page(room):
    room.presenter.on_act(a_line("end"))
    assert room.bench.asked[-1] == ("call", "end-placement", "p1")


def test_a_placement_is_made_longer(qtbot, room, cases):
    room.open_extension(a_line("extend", day=dt.date(2016, 9, 5)))
    panel = sheet(room)
    assert panel.day.text == "03-10-2016"
    panel.day.edit.setText("i morgen")
    panel.save.click()
    assert panel.day.finding.text
    panel.day.edit.setText("03-10-2016")
    press(qtbot, panel.day.edit, KEY.Key_Return)
    assert cases.asked("extend") == [("p1", dt.date(2016, 10, 3))]


@pytest.mark.parametrize("name", ["new_task", "note", "call"])
def test_every_sheet_is_named(qtbot, room, name):
    getattr(room.sheets, name)("c1")
    panel = sheet(room)
    assert nameless(panel) == []
    assert any(w.hasFocus() for w in panel.findChildren(QWidget))


def test_the_list_is_a_list_with_a_name(tasks):
    assert isinstance(tasks, TaskList)
    assert tasks.accessibleName() == "Opgaver"
    assert repr(LogEntry("hemmeligt")) == "LogEntry(telefon)"


def test_a_click_on_the_words_of_the_chosen_row_opens_it_too(qtbot, tasks):
    qtbot.mouseClick(tasks.row, LEFT, pos=QPoint(200, 20))
    assert tasks.row.is_open
    assert tasks.row.form.edit.hasFocus()
