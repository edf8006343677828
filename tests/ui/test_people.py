"""The forms about people, with a real register under them: by keyboard, with drafts and undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from flexdesk.app import history, pauses
from flexdesk.app.pauses import start_pause
from flexdesk.app.substitutes import initials_i_cover, substitutes
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.people import actions
from flexdesk.ui.people.sheets import PeopleSheets
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        add_citizen(opened, "6707704001", first_name="Ole", last_name="Bak", consultant="KON02")
        yield opened


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk, step="pool_flexjob")
    for due in ("2016-09-05", "2016-11-01"):
        add(desk, "task", citizen=made, due=day(due), kind="opgave", text="ring")
    return made


class Bench(FakeBench):
    """Owns the forms as the window's sheet does."""

    def open_sheet(self, panel, title):
        panel.setParent(self.window_widget)
        super().open_sheet(panel, title)


@pytest.fixture
def room(qtbot, look, desk, runner, citizen):
    bench = Bench(look, desk, runner, citizen=citizen)
    qtbot.addWidget(bench.window_widget)
    bench.window_widget.resize(600, 800)
    bench.window_widget.show()
    yield bench
    runner.drain()


@pytest.fixture
def opened(qtbot, room, settle):
    """Open a form by the name of its offer and return it."""

    def do(name, *args):
        actions.OFFERS[name](room, *args)
        settle(qtbot)
        panel = room.sheet
        panel.resize(560, 700)
        QApplication.processEvents()
        return panel

    return do


def put(panel, **values):
    """Type into fields as a person does."""
    for key, value in values.items():
        part = panel.part(key)
        edit = getattr(part, "edit", None)
        if edit is None:
            part.choose(value)
            part.chosen.emit(value)
        elif hasattr(edit, "textEdited"):
            edit.setText(value)
            edit.textEdited.emit(value)
        else:
            edit.setPlainText(value)


def said(panel):
    return " ".join(w.text() for w in panel.findChildren(QLabel) if not w.isHidden())


def test_a_pause_is_set_in_one_form_and_taken_back_by_one_undo(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    panel = opened("pause", citizen)
    put(panel, reason="barsel", start="1-9", last_day="31-1")
    qtbot.waitUntil(lambda: "01-02-2017" in said(panel))
    assert "2 åbne opgaver falder i pausen" in said(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    (pause,) = pauses.pauses_of(desk, citizen)
    assert (pause.reason, pause.start, pause.last_day) == (
        "barsel", day("2016-09-01"), day("2017-01-31"),
    )  # fmt: skip
    assert room.asked[-1][:2] == ("done", "Sat på pause: Åse Aagaard")
    history.undo(desk, room.asked[-1][2])
    assert pauses.pauses_of(desk, citizen) == ()


def test_a_pause_that_runs_is_changed_or_ended_in_the_same_form(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    start_pause(desk, citizen, "sygdom", day("2016-08-01"))
    panel = opened("pause", citizen)
    assert panel.values["reason"] == "sygdom"
    assert panel.values["start"] == "01-08-2016"
    panel.end.click()
    settle(qtbot)
    (pause,) = pauses.pauses_of(desk, citizen)
    assert pause.last_day == day("2016-08-30")
    assert room.asked[-1][1] == "Pausen er slut: Åse Aagaard"


def test_what_is_wrong_is_said_at_its_field_and_the_text_stays(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    start_pause(desk, citizen, "ferie", day("2016-07-01"), day("2016-07-31"))
    panel = opened("pause", citizen)
    put(panel, start="snart")
    panel.save.click()
    assert "Skriv en dag som 31-08-2016" in said(panel)
    put(panel, start="15-07-2016", last_day="20-07-2016", text="Ringer selv")
    panel.save.click()
    settle(qtbot)
    assert "allerede en pause i de dage" in said(panel)
    assert panel.values["text"] == "Ringer selv"
    assert len(pauses.pauses_of(desk, citizen)) == 1


def test_a_half_filled_form_is_kept_and_comes_back(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    panel = opened("pause", citizen)
    put(panel, reason="operation", text="Knæ, august")
    room.close_sheet()
    assert "Knæ, august" in desk.store.draft(f"pause:{citizen}")
    again = opened("pause", citizen)
    assert again.values["text"] == "Knæ, august"
    assert again.values["reason"] == "operation"
    again.save.click()
    settle(qtbot)
    assert desk.store.draft(f"pause:{citizen}") == ""


def kept(panel):
    return not panel._kept.isHidden()


def marked(panel):
    """Return the fields that are marked as wrong, with the words at each."""
    found = {}
    for key, part in panel._parts.items():
        edit = getattr(part, "edit", None)
        is_wrong = part._is_wrong if isinstance(part, Dropdown) else bool(
            edit is not None and edit.property("wrong"))  # fmt: skip
        if is_wrong:
            row = panel._rows.get(key)
            finding = panel._findings.get(key) or (row.finding if row else part.finding)
            found[key] = finding.text
    return found


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("pause", {"reason": "barsel", "text": "Knæ"}),
        ("close-citizen", {"reason": "fraflytning", "text": "Til Odder"}),
        ("new-citizen", {"first_name": "Åse", "phone": "12345678"}),
        ("substitute", {"reason": "ferie", "last_day": "15-9"}),
    ],
)
def test_a_draft_that_is_back_says_so_and_can_be_thrown_away(
    room, opened, desk, name, typed
) -> None:
    citizen = room.citizen
    args = [citizen] if name in {"pause", "close-citizen"} else []
    key = {"pause": f"pause:{citizen}", "close-citizen": f"close:{citizen}"}.get(name, name)
    panel = opened(name, *args)
    fresh = panel.values
    assert not kept(panel)
    put(panel, **typed)
    room.close_sheet()
    again = opened(name, *args)
    assert kept(again)
    assert "Kladden fra sidst er hentet frem" in said(again)
    assert {each: again.values[each] for each in typed} == typed
    again.findChild(QAbstractButton, f"{again.objectName()}-discard").click()
    assert not kept(again)
    assert again.values == fresh
    assert desk.store.draft(key) == ""
    room.close_sheet()
    assert desk.store.draft(key) == ""
    assert not kept(opened(name, *args))


def test_a_draft_of_a_vikar_is_left_for_one_that_is_changed(
    qtbot, room, opened, settle, desk
) -> None:
    panel = opened("substitute")
    put(panel, consultant="KON02", by="KON01", last_day="15-9")
    panel.save.click()
    settle(qtbot)
    put(opened("substitute"), reason="ferie")
    room.close_sheet()
    again = opened("substitute")
    assert kept(again)
    again.edit_wanted.emit(substitutes(desk)[0].id)
    assert not kept(again)
    assert again.save.text() == "Gem ændring"
    again.discarded.emit()
    assert again.save.text() == "Gem vikar"


def test_a_number_that_is_none_and_days_the_wrong_way_round_are_said_at_their_fields(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    panel = opened("new-citizen")
    put(panel, first_name="Åse", last_name="Ny", cpr="abc")
    panel.save.click()
    settle(qtbot)
    assert list(marked(panel)) == ["cpr"]
    row, cpr = panel._rows["cpr"], panel.part("cpr")
    assert cpr.mapTo(panel, QPoint(0, 0)).x() == row.finding.mapTo(panel, QPoint(0, 0)).x()
    assert marked(panel)["cpr"].startswith("CPR-nummeret indeholder andet end cifre.")
    assert panel._finding.text == ""
    panel = opened("pause", citizen)
    put(panel, start="10-08-2016", last_day="01-08-2016")
    panel.save.click()
    settle(qtbot)
    assert list(marked(panel)) == ["last_day"]
    assert marked(panel)["last_day"].startswith("Sidste dag (01-08-2016) ligger før")
    assert panel._finding.text == ""
    put(panel, start="01-07-2016")
    panel.save.click()
    settle(qtbot)
    assert marked(panel) == {}
    assert len(pauses.pauses_of(desk, citizen)) == 1


def test_the_end_a_vikar_lacks_is_said_under_its_own_field(opened) -> None:
    panel = opened("substitute")
    panel.save.click()
    QApplication.processEvents()
    assert marked(panel) == {"last_day": "Skriv en dag som 31-08-2016"}
    finding, edit = panel.part("last_day").finding, panel.part("last_day").edit
    under = finding.mapTo(panel, QPoint(0, 0))
    assert under.x() == edit.mapTo(panel, QPoint(0, 0)).x()
    assert cut_words(panel) == []


@pytest.mark.parametrize(("name", "key"), [("hand-over", "to"), ("substitute", "by")])
def test_among_several_nobody_is_chosen_and_saving_says_so_at_the_field(
    qtbot, room, opened, settle, desk, name, key
) -> None:
    add_citizen(desk, "6707704003", first_name="Per", last_name="Lund", consultant="KON03")
    panel = opened(name)
    choice = panel.part(key)
    assert panel.values[key] == ""
    assert choice.accessibleName().endswith("Vælg …")
    panel.save.click()
    settle(qtbot)
    assert list(marked(panel)) == [key]
    assert "eller skriv initialerne" in marked(panel)[key]
    assert panel.focusWidget() is choice
    assert cut_words(panel) == []
    put(panel, **{key: "KON02"})
    assert marked(panel) == {}


def test_one_who_was_chosen_is_counted_as_one(opened, citizen) -> None:
    panel = opened("hand-over", (citizen,))
    assert panel.part("whose").accessibleName() == "Borgere 1 valgt borger"


@pytest.mark.parametrize(
    ("last_day", "is_offered"), [(None, True), ("2016-12-31", True), ("2016-05-01", False)]
)
def test_closing_offers_to_end_only_what_runs(opened, desk, citizen, last_day, is_offered) -> None:
    values = {"last_day": day(last_day)} if last_day else {}
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-02-01"), **values)
    panel = opened("close-citizen", citizen)
    assert panel.part("ends").isHidden() is not is_offered


def test_closing_offers_to_end_nothing_when_nothing_ever_ran(opened, citizen) -> None:
    panel = opened("close-citizen", citizen)
    assert panel.part("ends").isHidden()


def test_closing_says_what_it_does_before_it_does_it(
    qtbot, room, opened, settle, desk, citizen
) -> None:
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-02-01"))
    panel = opened("close-citizen", citizen)
    panel.save.click()
    assert "Vælg, hvorfor sagen lukkes" in said(panel)
    put(panel, reason="fraflytning")
    qtbot.waitUntil(lambda: "Afsluttes: Puljefleksjob" in said(panel))
    assert "2 åbne opgaver bortfalder" in said(panel)
    assert "Afsluttet til andet" in said(panel)
    put(panel, reason="doed")
    qtbot.waitUntil(lambda: "2 åbne opgaver fjernes" in said(panel))
    put(panel, reason="fraflytning", day="29-08-2016")
    panel.save.click()
    settle(qtbot)
    row = desk.store.reads.get("citizen", citizen)
    assert (row.closed_on, row.closed_reason) == (day("2016-08-29"), "fraflytning")
    assert room.asked[-1][1] == "Sagen er lukket: Åse Aagaard"
    actions.OFFERS["reopen-citizen"](room, citizen)
    settle(qtbot)
    assert desk.store.reads.get("citizen", citizen).closed_on is None
    assert room.asked[-1][1] == "Sagen er genåbnet: Åse Aagaard"


def test_a_new_citizen_is_written_in_and_doubles_are_told(
    qtbot, room, opened, settle, desk
) -> None:
    panel = opened("new-citizen")
    assert "K-2016-" in said(panel)
    panel.save.click()
    assert "Skriv CPR-nummeret" in said(panel)
    put(panel, first_name="Ole", last_name="Bak-Holm", cpr="670770-4555")
    qtbot.waitUntil(lambda: "Ligner Ole Bak" in said(panel))
    panel._on_replace()
    put(panel, birth="12-08-1962")
    panel.replacement_wanted.emit()
    settle(qtbot)
    assert panel.values["cpr"].startswith("720862-")
    put(panel, ly_since="12-03-2015", program=PROGRAM)
    panel.save.click()
    settle(qtbot)
    names = {row.last_name: row for row in desk.store.reads.load("citizen")}
    made = names["Bak-Holm"]
    assert (made.consultant, made.step) == ("KON01", "screening")
    assert room.asked[-1] == ("open_citizen", made.id, "")


def test_pressing_save_twice_saves_once(qtbot, room, opened, settle, desk, citizen) -> None:
    panel = opened("pause", citizen)
    panel.save.click()
    panel.save.click()
    settle(qtbot)
    assert len(pauses.pauses_of(desk, citizen)) == 1
    assert not [each for each in room.asked if each[0] == "error"]


def test_a_number_that_is_known_is_told_before_it_is_refused(
    qtbot, room, opened, settle, desk
) -> None:
    panel = opened("new-citizen")
    put(panel, first_name="En", last_name="Anden", cpr="670770-4001")
    qtbot.waitUntil(lambda: "samme CPR-nummer" in said(panel))
    panel.save.click()
    settle(qtbot)
    assert "er i registret i forvejen" in said(panel)


def test_a_part_of_a_caseload_is_handed_over(qtbot, room, opened, settle, desk, citizen) -> None:
    other = add_citizen(desk, "6707704002", first_name="Lis", last_name="Mørk")
    panel = opened("hand-over", ())
    checks = [check for check in panel.findChildren(Check) if " · K-" in check.text()]
    names = [check.text() for check in checks]
    assert names == ["Lis Mørk · K-2016-002", "Åse Aagaard · K-2016-285"]
    qtbot.waitUntil(lambda: "2 borgere og 2 åbne opgaver flytter til KON02" in said(panel))
    checks[0].setChecked(False)
    qtbot.waitUntil(lambda: "1 borger og 2 åbne opgaver" in said(panel))
    panel.briefs_wanted.emit()
    settle(qtbot)
    assert "Trin: Midlertidigt puljefleksjob" in said(panel)
    put(panel, text="Tag godt imod")
    panel.save.click()
    settle(qtbot)
    owners = {row.id: row.consultant for row in desk.store.reads.load("citizen")}
    assert (owners[citizen], owners[other]) == ("KON02", "KON01")
    assert room.asked[-1][1] == "1 borger er overdraget til KON02"


def test_those_who_were_chosen_in_the_list_are_handed_over(qtbot, opened, citizen) -> None:
    panel = opened("hand-over", (citizen,))
    qtbot.waitUntil(lambda: "1 borger og 2 åbne opgaver flytter til KON02" in said(panel))
    assert panel.chosen == (citizen,)
    put(panel, whose="KON02")
    qtbot.waitUntil(lambda: panel.chosen != (citizen,))
    assert len(panel.chosen) == 1


def test_a_vikar_is_made_changed_and_ended(qtbot, room, opened, settle, desk) -> None:
    panel = opened("substitute")
    put(panel, consultant="KON02", by="KON01", start="31-8", last_day="15-9")
    qtbot.waitUntil(lambda: "16-09-2016 er de tilbage af sig selv" in said(panel))
    panel.save.click()
    settle(qtbot)
    assert initials_i_cover(desk, DAY) == {"KON01", "KON02"}
    assert room.asked[-1][1] == "KON01 er vikar for KON02 til og med 15-09-2016"
    again = opened("substitute")
    (line,) = substitutes(desk)
    again.edit_wanted.emit(line.id)
    put(again, last_day="20-09-2016")
    again.save.click()
    settle(qtbot)
    assert substitutes(desk)[0].last_day == day("2016-09-20")
    last = opened("substitute")
    last.end_wanted.emit(line.id)
    settle(qtbot)
    assert substitutes(desk) == ()


def test_a_citizen_is_taken_away_only_after_the_question(
    qtbot, room, settle, desk, citizen, monkeypatch
) -> None:
    asked = []

    def answer(_parent, question, consequence, verb, safe):
        asked.append((question, consequence, verb, safe))
        return len(asked) > 1

    monkeypatch.setattr("flexdesk.ui.people.sheets.ask", answer)
    actions.OFFERS["delete-citizen"](room, citizen)
    settle(qtbot)
    assert desk.store.reads.get("citizen", citizen) is not None
    actions.OFFERS["delete-citizen"](room, citizen)
    settle(qtbot)
    qtbot.waitUntil(lambda: ("go", "citizens") in room.asked)
    assert desk.store.reads.get("citizen", citizen) is None
    question, consequence, verb, safe = asked[0]
    assert (question, verb, safe) == ("Slet Åse Aagaard?", "Slet borger", "Behold")
    assert "2 opgaver" in consequence


def test_an_address_is_protected_from_the_menu_and_names_can_be_hidden(
    qtbot, room, settle, desk, citizen
) -> None:
    room.is_hidden = True
    actions.OFFERS["protect-address"](room, citizen)
    settle(qtbot)
    assert desk.store.reads.get("citizen", citizen).address_protected
    assert room.asked[-1][1] == "Adressen er beskyttet: K-2016-285"


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("pause", True), ("close-citizen", True), ("new-citizen", False), ("hand-over", False),
        ("substitute", False),
    ],
)  # fmt: skip
def test_every_form_is_named_and_whole(qtbot, opened, citizen, name, args) -> None:
    panel = opened(name, *([citizen] if args else []))
    QApplication.processEvents()
    assert nameless(panel) == []
    assert cut_words(panel) == []
    assert sideways(panel) == []
    assert panel.isAncestorOf(panel.focusWidget())


def test_the_verbs_stand_in_the_registry_and_need_a_citizen_where_they_are_about_one(room) -> None:
    made = {one.id: one for one in actions.actions(room)}
    assert set(made) >= {"pause", "close-citizen", "reopen-citizen", "delete-citizen",
                         "new-citizen", "hand-over", "substitute", "protect-address"}  # fmt: skip
    assert made["pause"].is_enabled()
    room.citizen = ""
    assert not made["pause"].is_enabled()
    assert made["substitute"].is_enabled()


def test_a_form_that_is_gone_hears_of_nothing(qtbot, room, settle, desk, citizen) -> None:
    PeopleSheets(room).pause(citizen)
    settle(qtbot)
    panel, room.sheet = room.sheet, None
    put(panel, start="1-9")
    panel.changed.emit()
    panel.deleteLater()
    QApplication.sendPostedEvents(panel, 52)
    settle(qtbot)
    assert not [each for each in room.asked if each[0] == "error"]
