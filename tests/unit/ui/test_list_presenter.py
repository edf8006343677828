"""The list's presenter with views, columns, groups and completion; no Qt."""

from dataclasses import replace
from pathlib import Path

import pytest

from flexdesk.app.query import VIEWS
from flexdesk.app.views import ColumnChoice
from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.ui.citizens.completion import NO_OFFER, Completion
from flexdesk.ui.citizens.presenter import CitizensPresenter
from flexdesk.ui.citizens.terms import chip_text, has_joining, split_terms, take_terms
from flexdesk.ui.citizens.view_book import ViewBook
from tests.support.fake_rows import citizen_rows
from tests.support.fake_ui import FakeCases, FakeView, HeldRunner, InlineRunner

ROWS = citizen_rows(60)
OWN = replace(VIEWS[3], key="v1", label="Min", owner="own", columns=("name", "ly"), grouping="step")


class ListView(FakeView):
    """A page that also answers what is shown."""

    def shown_keys(self):
        return tuple(row.id for row in self.said("show_rows")[0])

    def all_columns(self):
        return ("name", "step", "next")


@pytest.fixture
def view():
    return ListView()


@pytest.fixture
def cases():
    return FakeCases(60, own_views=[OWN])


@pytest.fixture
def presenter(view, cases):
    made = CitizensPresenter(view, cases, InlineRunner(), counted=lambda _count: None)
    made.load()
    return made


def shown(view):
    return view.said("show_rows")[0]


def state(view):
    return view.said("show_view")[0]


@pytest.mark.parametrize(
    ("typed", "is_finished", "terms", "rest"),
    [
        ("-trin:praktik ", False, ("-trin:praktik",), ""),
        ("ikke trin:praktik ", False, ("-trin:praktik",), ""),
        ("ikke ", False, (), "ikke "),
        ("-", False, (), "-"),
        ("-åse ", False, ("-åse",), ""),
        ("ly>15 og trin:praktik ", False, ("ly>15", "trin:praktik"), ""),
        ("ly>15 og åse", True, ("ly>15",), "åse"),
        ("trin:praktik eller trin:kurser ", False, (), "trin:praktik eller trin:kurser "),
        ("trin:praktik eller trin:kurser", True, ("(trin:praktik eller trin:kurser)",), ""),
        ("(trin:praktik", True, (), "(trin:praktik"),
        ("åse (ly>1 eller ly<3)", True, ("(ly>1 eller ly<3)",), "åse"),
        ("overfoert:mangler ", False, ("overført:mangler",), ""),
    ],
)
def test_what_is_finished_becomes_a_chip(typed, is_finished, terms, rest) -> None:
    assert take_terms(typed, is_finished=is_finished) == (terms, rest)


def test_chips_of_what_must_not_hold_and_of_alternatives_are_shown_in_words() -> None:
    assert (chip_text("-trin:praktik").key, chip_text("-trin:praktik").value) == (
        "ikke trin:", "praktik",
    )  # fmt: skip
    assert chip_text("(a eller b)").value == "a eller b"
    assert chip_text("-(a eller b)").value == "(a eller b)"
    assert chip_text("-åse").key == "ikke "
    assert has_joining("a eller b")
    assert not has_joining("ly>15 -åse")
    assert split_terms("ly>15 (a eller b)") == ("ly>15", "(a eller b)")


def test_alternatives_typed_after_chips_are_read_as_they_filter(presenter, view) -> None:
    presenter.on_typed("trin:praktik ")
    presenter.on_typed("eller trin:kurser")
    while_typing = {row.id for row in shown(view)}
    presenter.on_typed("eller trin:kurser", is_finished=True)
    assert {row.id for row in shown(view)} == while_typing
    assert {row.step for row in shown(view)} == {"praktik", "kurser"}
    chips = view.said("show_query")[0]
    assert [chip.term for chip in chips] == ["(trin:praktik eller trin:kurser)"]


def test_a_problem_is_told_once_its_term_is_finished(presenter, view) -> None:
    presenter.on_typed("ly>x")
    assert view.named("show_query")["problem"] == ""
    assert "forstås ikke endnu" in view.said("show_query")[2]
    presenter.on_typed("ly>x ")
    assert "skal der stå et tal" in view.named("show_query")["problem"]
    presenter.on_typed("ly>x me")
    assert "skal der stå et tal" in view.named("show_query")["problem"]
    presenter.on_typed("trin:praktik eller")
    assert view.named("show_query")["problem"] == ""
    presenter.on_typed("trin:praktik eller", is_finished=True)
    assert "»eller«" in view.named("show_query")["problem"]


def test_a_view_brings_its_columns_order_and_grouping(presenter, view) -> None:
    presenter.on_view_chosen("v1")
    assert view.said("show_columns")[0].columns == ("name", "ly")
    assert view.said("show_grouping") == ("step",)
    assert state(view).key == "v1"
    assert not state(view).is_changed
    presenter.on_view_chosen("alle")
    assert view.said("show_columns")[0].is_empty
    assert view.said("show_grouping") == ("",)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.on_typed("ly>3 "),
        lambda p: p.on_grouping("week"),
        lambda p: p.on_order("ly", is_descending=True),
        lambda p: p.on_columns(ColumnChoice(("name", "ly", "next"))),
        lambda p: p.on_last_chip_dropped(),
    ],
)
def test_a_view_that_is_shown_otherwise_is_marked_and_can_be_taken_back(
    presenter, view, change
) -> None:
    presenter.on_view_chosen("v1")
    change(presenter)
    assert state(view).is_changed
    choices, key = view.said("show_views")
    assert key == "v1"
    assert next(c.text for c in choices if c.key == "v1") == "Min · ændret"


def test_words_widths_and_columns_of_a_shipped_view_are_no_change(presenter, view) -> None:
    presenter.on_view_chosen("praktik")
    presenter.on_typed("mette")
    presenter.on_columns(ColumnChoice(("name", "ly"), {"name": 99}))
    assert not state(view).is_changed
    presenter.on_view_chosen("v1")
    presenter.on_columns(ColumnChoice(("name", "ly"), {"name": 99}))
    assert not state(view).is_changed


def test_widths_are_kept_for_the_view_and_come_back(presenter, view, cases) -> None:
    presenter.on_view_chosen("praktik")
    presenter.on_columns(ColumnChoice((), {"name": 222}))
    presenter.on_view_chosen("alle")
    assert view.said("show_columns")[0].is_empty
    presenter.on_view_chosen("praktik")
    assert view.said("show_columns")[0].widths == {"name": 222}
    assert cases.view_columns == {"praktik": ColumnChoice((), {"name": 222})}


def test_a_saved_view_is_where_the_list_stands_once_it_is_read(presenter, view, cases) -> None:
    presenter.ask("trin:praktik ly>3")
    assert state(view).key == ""
    presenter.views.on_save("Ny", is_team=False)
    presenter.load()
    assert (state(view).label, state(view).is_changed) == ("Ny", False)
    assert view.count("close_name") == 1
    assert view.said("say_done") == ("Visningen »Ny« er gemt", "tx5")
    assert cases.own_views[-1].query_text == "trin:praktik ly>3"


def test_changes_of_a_view_are_saved_with_its_columns(presenter, view, cases) -> None:
    presenter.on_view_chosen("v1")
    presenter.on_columns(ColumnChoice(("name", "next"), {"name": 99}))
    presenter.on_grouping("")
    presenter.views.on_update()
    presenter.load()
    assert (cases.own_views[0].columns, cases.own_views[0].grouping) == (("name", "next"), "")
    assert cases.view_columns["v1"] == ColumnChoice((), {"name": 99})
    assert not state(view).is_changed


def test_a_name_that_is_refused_is_told_beneath_it(presenter, view, cases) -> None:
    cases.fails["save_view"] = UserError("view.unnamed")
    presenter.views.on_save(" ", is_team=False)
    assert "navn" in view.said("say_name_trouble")[0]
    assert view.count("close_name") == 0


def test_a_verb_that_fails_says_so(presenter, view, cases) -> None:
    presenter.on_view_chosen("v1")
    cases.fails["delete_view"] = UserError("view.not_yours")
    presenter.views.on_delete()
    assert view.said("say_error")[0] == "Visningen er en andens egen."


def test_asking_shows_the_view_that_asks_the_same(presenter, view) -> None:
    presenter.ask("kontakt>60 status:igang")
    assert state(view).label == "Uden kontakt i 60 dage"
    presenter.ask("ly>7")
    assert state(view).key == ""


def test_the_order_holds_what_is_shown_in_its_order(presenter, cases, view) -> None:
    presenter.on_view_chosen("praktik")
    presenter.taking.on_copy(())
    order = cases.asked("copied")[0][0]
    assert order.citizens == view.shown_keys()
    assert order.columns == ("name", "step", "next")
    assert (order.title, order.words) == (
        "I praktik", "Borgere med forløb af typen virksomhedspraktik",
    )  # fmt: skip
    presenter.taking.on_copy(("c00001",))
    assert cases.asked("copied")[1][0].words.startswith("1 valgte: ")
    assert view.said("put_on_clipboard") == ("1 rækker",)


def test_a_file_that_cannot_be_written_is_told(presenter, cases, view) -> None:
    cases.fails["export"] = EnvironmentFaultError("disk.full", file="x")
    presenter.taking.on_export(str(Path("liste.xlsx")), ())
    assert view.count("say_error") == 1
    assert view.said("show_progress")[0] == ""


def test_an_export_can_be_stopped(view, cases) -> None:
    runner = HeldRunner()
    made = CitizensPresenter(view, cases, runner, counted=lambda _count: None)
    made.load()
    runner.go()
    made.taking.on_export("liste.xlsx", ())
    made.taking.on_stop()
    runner.go()
    assert cases.asked("export") == []


def test_only_one_hit_may_be_opened_by_enter(presenter) -> None:
    assert presenter.may_open() == ""
    presenter.on_typed("kirkeby 2")
    assert presenter.may_open()
    presenter.on_typed("kirkeby")
    assert presenter.may_open() == ""


def test_a_book_without_views_has_no_current_one() -> None:
    book = ViewBook()
    assert not book.shown("ly>3").is_changed
    assert book.columns.is_empty
    assert book.of_query("").key == ""


def test_completion_filters_once_per_place_and_says_nothing_when_it_is_written() -> None:
    asked = []

    def rows():
        asked.append(1)
        return ROWS

    completion = Completion(rows)
    first = completion.offer("trin:praktik", "konsulent:", 10, "KON01")
    assert first.items
    base = completion._base
    completion.offer("trin:praktik", "konsulent:KON", 13, "KON01")
    assert completion._base is base
    assert all(row.step == "praktik" for row in base)
    assert completion.offer("", "konsulent:KON01", 15, "KON01") == NO_OFFER
    among = completion.offer("", "trin:praktik eller konsulent:KON0", 33, "KON01")
    assert sum(int(item.count) for item in among.items) == 60
    completion.forget()
    assert completion._base == ()
