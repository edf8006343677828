"""Opfølgningsregler without Qt: what the presenter asks, shows and carries out."""

import dataclasses

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.follow_up_rows import RuleRow, RulesPage
from flexdesk.app.follow_ups import Made, Preview, PreviewLine, RuleChange
from flexdesk.base.errors import UserError
from flexdesk.ui.follow_ups.presenter import RulesPresenter
from flexdesk.ui.follow_ups.words import calendar_words, page_line, preview_notes, preview_title
from tests.support.desks import day
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner


def a_row(key="a.b", **facts):
    row = RuleRow(
        key=key, title="Puljejob: vejen ud", text="Find", program="Aarhus",
        place="Aarhus", when="6 md.", brief="6 md.", condition="", shift="rykkes", source="Cabi",
        certainty="teamet", is_guess=False, is_on=True, is_statutory=False, is_changed=False,
        soon=4, count=6, unit="months", is_before=False,
    )  # fmt: skip
    return dataclasses.replace(row, **facts)


LINES = (PreviewLine("c1", "Mette Sand", "K-2016-014", day("2016-09-01"), "Find", is_new=True),)
PREVIEW = Preview(LINES, soon=4, together=2, moved=1, dropped=0, skipped=7)


class Cases:
    def __init__(self, *rows):
        self.rows = rows or (a_row(), a_row("a.off", is_on=False))
        self.asked = []
        self.fails = None

    def page(self):
        return RulesPage(tuple(self.rows))

    def preview(self, key, change):
        self.asked.append(("preview", key, change))
        if self.fails:
            raise self.fails
        return PREVIEW

    def set_rule(self, key, change):
        self.asked.append(("set", key, change))
        if self.fails:
            raise self.fails
        changes = Changes(kinds=frozenset({"task"}), tx="t1")
        return Done("follow_ups." + key, "t1", changes), Made(made=3, dropped=1)


@pytest.fixture
def made():
    return a_presenter(Cases())


def a_presenter(cases, runner=None):
    view, said = FakeView(), []
    presenter = RulesPresenter(
        view, cases, runner or InlineRunner(), lambda text, done: said.append((text, done.tx))
    )
    presenter.load()
    return presenter, view, cases, said


def test_the_first_rule_is_shown_with_what_it_makes(made):
    _presenter, view, cases, _said = made
    assert view.said("show_rule")[0].key == "a.b"
    assert view.named("show_rule") == {"is_new": True}
    assert cases.asked == [("preview", "a.b", RuleChange(is_on=True))]
    assert view.named("show_preview") == {"is_on": True, "is_edited": False, "is_hidden": False}


def test_a_rule_that_is_off_is_previewed_before_it_is_switched_on(made):
    presenter, view, cases, said = made
    presenter.on_chosen("a.off")
    assert cases.asked[-1] == ("preview", "a.off", RuleChange(is_on=True))
    assert view.named("show_preview")["is_on"] is False
    assert [name for name, *_ in cases.asked] == ["preview", "preview"]
    presenter.on_switch()
    assert ("set", "a.off", RuleChange(is_on=True)) in cases.asked
    assert said == [("»Puljejob: vejen ud« er slået til · 3 nye opgaver · 1 fjernet", "t1")]


def test_switching_off_and_taking_back(made):
    presenter, _view, cases, said = made
    presenter.on_switch()
    presenter.on_reset()
    choices = [change for name, _key, change in cases.asked if name == "set"]
    assert choices == [RuleChange(is_on=False), RuleChange(is_reset=True)]
    assert [text.split(" · ")[0] for text, _tx in said] == [
        "»Puljejob: vejen ud« er slået fra",
        "»Puljejob: vejen ud« er som leveret",
    ]


def test_a_distance_is_previewed_as_it_is_typed_and_saved_on_wish(made):
    presenter, view, cases, _said = made
    presenter.on_save_offset()
    assert all(name != "set" for name, *_ in cases.asked)
    presenter.on_offset(" 7 ", "months")
    assert cases.asked[-1] == ("preview", "a.b", RuleChange(is_on=True, offset=(7, "months")))
    assert view.named("show_preview")["is_edited"] is True
    presenter.on_save_offset()
    assert ("set", "a.b", RuleChange(offset=(7, "months"))) in cases.asked
    presenter.on_offset("6", "months")
    assert cases.asked[-1] == ("preview", "a.b", RuleChange(is_on=True))


@pytest.mark.parametrize("typed", ["", "x", "-3", "1,5", "6000"])
def test_a_distance_that_is_none_is_said_at_the_field_and_nothing_is_asked(made, typed):
    presenter, view, cases, _said = made
    before = len(cases.asked)
    presenter.on_offset(typed, "days")
    assert view.said("say_offset")[0].startswith("Skriv et helt antal")
    assert len(cases.asked) == before
    presenter.on_save_offset()
    assert len(cases.asked) == before


def test_what_the_engine_refuses_is_said_where_it_arose(made):
    presenter, view, cases, _said = made
    cases.fails = UserError("follow_up.bad_offset", maximum=600)
    presenter.on_offset("601", "days")
    assert "600" in view.said("say_offset")[0]
    cases.fails = UserError("follow_up.unknown", key="a.b")
    presenter.on_switch()
    assert view.count("say_error") == 1


def test_a_late_answer_about_another_rule_is_not_shown():
    runner = HeldRunner()
    presenter, view, _cases, _said = a_presenter(Cases(), runner)
    runner.go()
    runner.go()
    assert view.count("show_preview") == 1
    presenter.on_chosen("a.off")
    presenter.on_chosen("a.b")
    runner.go()
    assert view.count("show_preview") == 2


def test_a_change_elsewhere_reads_again_and_keeps_what_is_typed(made):
    presenter, view, cases, _said = made
    presenter.on_offset("7", "months")
    presenter.on_changes(Changes(everything=True))
    assert view.named("show_rule") == {"is_new": False}
    assert cases.asked[-1][2].offset == (7, "months")


def test_names_are_hidden_and_dropped(made):
    presenter, view, _cases, _said = made
    presenter.on_hide(is_hidden=True)
    assert view.named("show_preview")["is_hidden"] is True
    shown = view.count("show_preview")
    presenter.close()
    presenter.on_hide(is_hidden=False)
    assert view.count("show_preview") == shown
    assert presenter.row is None


def test_words():
    page = RulesPage((a_row(), a_row("a.off", is_on=False, soon=9)))
    assert page_line(page) == "1 af 2 regler er slået til · 4 opfølgninger de næste 30 dage"
    assert preview_title(PREVIEW, is_on=True) == "opfølgninger de næste 30 dage"
    assert preview_notes(PREVIEW, is_choice=True) == (
        "1 opgave laves med det samme",
        "2 forfalder samlet med en anden i samme uge",
        "1 opgave flyttes",
        "7 lå før i dag og laves ikke",
    )
    assert preview_notes(PREVIEW, is_choice=False)[-1] == "1 opgave flyttes"
    assert calendar_words(1, "a.ics") == "1 opgave er skrevet til a.ics"
    assert calendar_words(1200, "a.ics") == "1.200 opgaver er skrevet til a.ics"
