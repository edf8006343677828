"""No CPR number gets out by a dump, the access log or the history, wherever somebody wrote it."""

import pytest

from flexdesk.app import attachments, goals, pauses, tasks, visitation
from flexdesk.app.attachments import NewFile
from flexdesk.app.calendar_file import CalendarWish, write_calendar
from flexdesk.app.caseload import log_search
from flexdesk.app.inspector import TEAM, inspect, set_aside
from flexdesk.app.list_export import ListOrder, copied
from flexdesk.app.notes import add_note
from flexdesk.app.row_lists import dump, mask_text
from flexdesk.app.timeline import TimelineFilter
from flexdesk.app.timeline_print import write_timeline
from flexdesk.app.transfer import sheet_of
from flexdesk.app.views import ViewState, save_view
from tests.support.desks import DAY, a_desk, add_citizen, day

CPR = "6906704287"
SHOWN = "690670-4287"
BEFORE = day("2016-07-01")
TEXT = f"se også {SHOWN}"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.mark.parametrize("told", [CPR, SHOWN, "690670 4287", "690670 - 4287", "690670–4287"])
def test_a_cpr_number_is_masked_however_it_is_spaced(told):
    assert mask_text(f"nr. {told}.") == "nr. 690670-••••."
    assert mask_text("a" + CPR * 3 + "b") == "a" + CPR * 3 + "b"


def _fill(desk):
    citizen = add_citizen(desk, professionals=TEXT, tried_before=TEXT, interpreter=TEXT)
    note = add_note(desk, citizen, TEXT)
    goals.add_goal(desk, citizen, TEXT)
    tasks.add_task(desk, citizen, TEXT, DAY)
    pauses.start_pause(desk, citizen, "sygdom", BEFORE, BEFORE, text=TEXT)
    visitation.decide(desk, citizen, "optaget", TEXT)
    attachments.attach(desk, citizen, [NewFile(f"{SHOWN} samtykke.pdf", b"%PDF-x")])
    save_view(desk, f"Nr. {SHOWN}", ViewState())
    line = inspect(desk, TEAM).groups[0].lines[0]
    set_aside(desk, line.key, TEXT)
    return citizen, note.id


def test_a_dump_has_no_cpr_number_in_any_field_people_write(desk):
    _fill(desk)
    told = str(dump(desk))
    assert (CPR in told, SHOWN in told) == (False, False)
    assert told.count("690670-••••") >= 10
    assert "6707704285" not in told
    assert CPR in str(dump(desk, reveal="aktindsigt")) or SHOWN in str(desk.store.reads.dump())


def test_the_access_log_and_the_history_hold_no_cpr_number(desk, tmp_path):
    citizen, note = _fill(desk)
    log_search(desk, SHOWN, 1)
    log_search(desk, CPR, 1)
    write_timeline(desk, citizen, TimelineFilter(), tmp_path / f"{SHOWN}.pdf")
    write_calendar(desk, tmp_path / f"{CPR}.ics", CalendarWish(citizen))
    copied(desk, ListOrder("Alle", f"navn {SHOWN}", ("name",), (citizen,)))
    sheet_of(desk, "note", note)
    kinds = [row.kind for row in desk.store.access_rows()]
    assert kinds.count("export") == 3
    assert kinds.count("search") == 2
    told = str([row.facts for row in desk.store.access_rows()])
    told += str([row.facts for row in desk.store.history(99)])
    assert (CPR in told, SHOWN in told, "6707704285" in told) == (False, False, False)
    assert "690670-••••" in told
    assert desk.store.verify().ok


def test_what_leaves_the_house_holds_no_cpr_number(desk, tmp_path):
    citizen, note = _fill(desk)
    write_calendar(desk, tmp_path / "k.ics", CalendarWish(citizen))
    lines = copied(desk, ListOrder("Alle", "", ("name", "next"), (citizen,)))
    fields = [field.text for field in sheet_of(desk, "note", note).fields]
    told = (tmp_path / "k.ics").read_text("utf-8") + lines + str(fields)
    assert (CPR in told, SHOWN in told, "6707704285" in told) == (False, False, False)
