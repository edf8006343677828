"""What Screening and Udvikling i timer decide: filters, marks, hidden names, what is stale."""

from types import SimpleNamespace

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.screening import RESULT_LABELS, Look
from flexdesk.app.screening_rows import ScreeningPage, ScreeningRow
from flexdesk.base.errors import UserError
from flexdesk.ui.hours.presenter import HoursPresenter
from flexdesk.ui.screening.look_sheet import LookPresenter
from flexdesk.ui.screening.presenter import NOBODY_LOOKED, ScreeningPresenter
from tests.support.desks import DAY, day
from tests.support.fake_ui import FakeView, InlineRunner

FEW = "faa_timer"


def a_row(number: int, **more) -> ScreeningRow:
    facts = {
        "citizen": f"c{number}", "placement": f"p{number}", "name": f"Nr {number}",
        "sort_name": f"{number}", "candidate_no": f"K-{number}", "consultant": "KON01",
        "program": "x", "workplace": "Skovly", "hours": 8.0, "ly_months": 3, "ly_rest_days": 2,
        "ly_days": 93, "about": "Fleksjob", "about_on": None, "is_apart": False, **more,
    }  # fmt: skip
    return ScreeningRow(**facts)


class Cases:
    def __init__(self, rows):
        self.rows, self.written, self.reads = rows, [], 0

    def programs(self):
        return (("x", "Eks"), ("y", "Y"))

    def default_program(self):
        return "x"

    def page(self, code, program):
        self.reads += 1
        counts = tuple((key, words, 0) for key, words in RESULT_LABELS.items())
        return ScreeningPage(DAY, code, code, ((code, code, 1),), self.rows, counts, "", True)

    def screen(self, code, rows, look):
        self.written.append((code, tuple(row.citizen for row in rows), look))
        return Done("s", "tx")


class Host:
    def __init__(self):
        self.asked = []

    def said(self, text, done):
        self.asked.append(("said", text, done.tx if done else ""))

    def offer_hours(self, placement):
        self.asked.append(("hours", placement))

    def open_look(self, citizens, code):
        self.asked.append(("look", citizens, code))


@pytest.fixture
def made():
    rows = (a_row(1), a_row(2, result="potentiale"), a_row(3, placement=""))
    view, cases, host = FakeView(), Cases(rows), Host()
    presenter = ScreeningPresenter(view, cases, InlineRunner(), host)
    presenter.on_list(FEW)
    return SimpleNamespace(view=view, cases=cases, host=host, presenter=presenter)


def shown(made):
    call = [call for call in made.view.calls if call[0] == "show_page"][-1]
    return [row.citizen for row in call[1][1]]


def test_a_result_filters_and_another_list_shows_all_again(made):
    assert shown(made) == ["c1", "c2", "c3"]
    made.presenter.on_filter("potentiale")
    assert shown(made) == ["c2"]
    made.presenter.on_filter(NOBODY_LOOKED)
    assert shown(made) == ["c1", "c3"]
    made.presenter.on_list("opsagt")
    assert shown(made) == ["c1", "c2", "c3"]


def test_a_key_marks_all_chosen_rows_at_once_and_says_whom(made):
    made.presenter.on_picked(("c1", "c3"))
    made.presenter.on_result("potentiale")
    assert made.cases.written == [(FEW, ("c1", "c3"), Look("potentiale"))]
    assert made.host.asked == [("said", "Potentiale: 2 borgere", "tx")]
    made.presenter.on_hide(is_hidden=True)
    made.presenter.on_picked(("c2",))
    made.presenter.on_result("")
    assert made.host.asked[-1] == ("said", "Ikke screenet: K-2", "tx")


def test_more_hours_for_one_offers_the_sheet_of_agreed_hours(made):
    made.presenter.on_picked(("c1",))
    made.presenter.on_result("flere_timer")
    assert made.host.asked[-1] == ("hours", "p1")
    for citizens in (("c1", "c2"), ("c3",)):
        made.host.asked.clear()
        made.presenter.on_picked(citizens)
        made.presenter.on_result("flere_timer")
        assert [each[0] for each in made.host.asked] == ["said"]


def test_the_sheet_is_asked_for_about_the_chosen_rows(made):
    made.presenter.on_text()
    assert made.host.asked == []
    made.presenter.on_picked(("c2", "gone"))
    made.presenter.on_text()
    made.presenter.on_hours()
    assert made.host.asked == [("look", ("c2",), FEW), ("hours", "p2")]


def test_only_what_concerns_the_lists_is_read_again(made):
    made.presenter.load()
    assert made.cases.reads == 1
    made.presenter.on_changes(Changes(frozenset({"c1"}), frozenset({"note"})))
    made.presenter.load()
    assert made.cases.reads == 1
    made.presenter.on_changes(Changes(frozenset({"c1"}), frozenset({"hours"})))
    made.presenter.load()
    assert made.cases.reads == 2


def test_a_refusal_is_said_and_the_list_is_read_again(made):
    def refuse(*_args):
        raise UserError("screening.nobody")

    made.cases.screen = refuse
    made.presenter.on_result("potentiale")
    assert made.view.said("say_error")[0].startswith("Der er ikke valgt nogen")


TYPED = {"result": "potentiale", "day": "31-08-2016", "next_on": "1-10", "text": "Ring"}


def a_sheet(values=None, rows=None):
    view, cases, saved = FakeView(), Cases(()), []
    view.values = {**TYPED, **(values or {})}
    start = SimpleNamespace(list=FEW, title="Få timer", rows=rows or (a_row(1),), today=DAY,
                            draft={"list": FEW, "text": "Ri"})  # fmt: skip
    presenter = LookPresenter(view, cases, InlineRunner(), start, lambda *told: saved.append(told))
    presenter.show("Nr 1")
    return view, cases, presenter, saved


def test_the_sheet_saves_what_is_typed_with_a_short_day():
    view, cases, presenter, saved = a_sheet()
    assert view.said("fill_draft") == ({"text": "Ri"},)
    presenter.on_save()
    assert cases.written == [(FEW, ("c1",), Look("potentiale", "Ring", day("2016-10-01"), DAY))]
    assert saved[0][0] == "Potentiale: Nr 1"
    assert saved[0][2] == ""


@pytest.mark.parametrize(
    ("values", "field"),
    [({"result": ""}, "result"), ({"day": "x"}, "day"), ({"next_on": "x"}, "next_on")],
)
def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved(values, field):
    view, cases, presenter, saved = a_sheet(values)
    presenter.on_save()
    assert view.said("say_of")[0] == field
    assert cases.written == []
    assert saved == []


def test_the_sheet_offers_agreed_hours_and_can_take_a_result_back():
    _view, _cases, presenter, saved = a_sheet({"result": "flere_timer"})
    presenter.on_save()
    assert saved[0][2] == "p1"
    _view, cases, presenter, _saved = a_sheet({"result": "ingen"})
    presenter.on_save()
    assert cases.written[0][2].result == ""


class HoursCases:
    def __init__(self):
        self.asked = []

    def today(self):
        return DAY

    def programs(self):
        return (("x", "Eks"), ("y", "Y"))

    def default_program(self):
        return "x"

    def program_of(self, citizen):
        return {"c9": "y"}.get(citizen, "")

    def progress(self, on, program, months):
        self.asked.append((on, program, months))
        rows = (SimpleNamespace(citizen="c1", way="op"), SimpleNamespace(citizen="c2", way="ned"))
        return SimpleNamespace(on=on, program=program, rows=rows, counts=())

    def course(self, citizen, on):
        self.asked.append((citizen, on))
        return SimpleNamespace(citizen=citizen)


def test_hours_follow_day_program_and_months_and_filter_by_way():
    view, cases = FakeView(), HoursCases()
    presenter = HoursPresenter(view, cases, InlineRunner())
    presenter.load()
    presenter.load()
    presenter.on_months("24")
    presenter.on_program("y")
    presenter.on_day(day("2016-06-30"))
    assert cases.asked == [
        (DAY, "x", 13), (DAY, "x", 24), (DAY, "y", 24), (day("2016-06-30"), "y", 24),
    ]  # fmt: skip
    presenter.on_way("ned")
    assert [row.citizen for row in view.said("show_people")[1]] == ["c2"]


def test_a_citizen_from_elsewhere_brings_her_own_program_and_course():
    view, cases = FakeView(), HoursCases()
    presenter = HoursPresenter(view, cases, InlineRunner())
    presenter.show("c9")
    presenter.load()
    assert cases.asked == [(DAY, "y", 13), ("c9", DAY)]
    assert view.said("show_course")[0].citizen == "c9"
    presenter.close()
    assert presenter.citizen == ""
