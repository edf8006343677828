import pytest

from flexdesk.app.changes import Changes
from flexdesk.base.errors import UserError
from flexdesk.ui.citizens.presenter import REVEAL_REASON, CitizensPresenter
from tests.support.fake_ui import FakeCases, FakeView, HeldRunner, InlineRunner


@pytest.fixture
def view():
    return FakeView()


@pytest.fixture
def cases():
    return FakeCases(60)


@pytest.fixture
def presenter(view, cases):
    counted = []
    made = CitizensPresenter(view, cases, InlineRunner(), counted=counted.append)
    made.load()
    assert counted == [60]
    return made


def shown(view):
    return view.said("show_rows")[0]


def test_every_citizen_is_shown_at_first_with_the_views_counted(presenter, view):
    assert len(shown(view)) == 60
    choices, chosen = view.said("show_views")
    assert chosen == "alle"
    assert choices[0].count == "60"


def test_the_line_of_the_page_says_that_it_counts_next_steps(presenter, view):
    line, foot = view.said("show_state")
    late = "1 med næste skridt over fristen"
    assert line == f"60 borgere · {late} · 2 krydser 18 af 24 inden 30 dage"
    assert foot == "60 af 60 borgere"


def test_words_filter_at_once_whatever_way_aa_is_written(presenter, view):
    for typed in ("ågård", "aagård", "Aagaard"):
        presenter.on_typed(typed)
        assert {row.name.split(" ")[1] for row in shown(view)} <= {"Ågård", "Aagaard"}
        assert len(shown(view)) >= 2


def test_a_finished_term_becomes_a_chip_and_a_half_one_stays_text(presenter, view):
    presenter.on_typed("trin:prak")
    chips, text, _words = view.said("show_query")
    assert (list(chips), text) == ([], "trin:prak")
    presenter.on_typed("trin:praktik åse")
    chips, text, words = view.said("show_query")
    assert [(chip.key, chip.value) for chip in chips] == [("trin:", "praktik")]
    assert text == "åse"
    assert "praktik" in words
    assert all(row.step == "praktik" for row in shown(view))


def test_enter_finishes_the_last_term_and_dropping_it_brings_the_rows_back(presenter, view):
    presenter.on_typed("ly>15", is_finished=True)
    few = len(shown(view))
    assert 0 < few < 60
    assert all(row.ly_months >= 15 for row in shown(view))
    presenter.on_chip_dropped("ly>15")
    assert len(shown(view)) == 60


def test_backspace_in_an_empty_field_drops_the_last_term_only(presenter, view):
    presenter.ask("ly>3 konsulent:KON01")
    presenter.on_last_chip_dropped()
    chips, _text, _words = view.said("show_query")
    assert [chip.term for chip in chips] == ["ly>3"]


def test_a_view_asks_with_its_query_and_is_marked(presenter, view):
    presenter.on_view_chosen("over")
    assert view.said("show_views")[1] == "over"
    assert all(row.is_18_of_24 for row in shown(view))


def test_no_hits_shows_the_query_in_words_and_offers_to_drop_the_last_term(presenter, view):
    presenter.ask("ly>23 xyzzy")
    words = view.said("show_no_hits")[0]
    assert "xyzzy" in words
    assert view.named("show_no_hits") == {"has_any": True, "can_drop": True}


def test_an_empty_register_says_so_and_not_that_nothing_was_found(view):
    made = CitizensPresenter(view, FakeCases(0), InlineRunner(), counted=lambda _n: None)
    made.load()
    assert view.named("show_no_hits")["has_any"] is False


def test_choosing_opens_once_and_closing_forgets(presenter, view, cases):
    presenter.on_chosen("c00005")
    presenter.on_chosen("c00005")
    assert cases.asked("citizen_page") == [("c00005",)]
    assert view.said("show_page")[0].row.id == "c00005"
    presenter.on_closed()
    assert presenter.chosen == ""
    assert view.said("show_page")[0] is None


def test_only_the_last_chosen_citizen_is_shown_when_answers_come_late(view, cases):
    runner = HeldRunner()
    made = CitizensPresenter(view, cases, runner, counted=lambda _n: None)
    made.load()
    runner.go()
    made.on_chosen("c00001")
    made.on_chosen("c00002")
    runner.go()
    assert [call[1][0].row.id for call in view.calls if call[0] == "show_page"] == ["c00002"]


def test_the_number_is_revealed_with_the_reason_that_is_logged(presenter, view, cases):
    presenter.on_reveal()
    assert cases.asked("reveal_cpr") == []
    presenter.on_chosen("c00005")
    presenter.on_reveal()
    assert cases.asked("reveal_cpr") == [("c00005", REVEAL_REASON)]
    assert REVEAL_REASON == "vist i rude"
    assert view.said("show_cpr") == ("671162-4285", 15)


def test_a_note_is_written_and_said_with_the_transaction_that_takes_it_back(presenter, view, cases):
    presenter.on_chosen("c00005")
    presenter.on_note_saved("  ", "notat")
    assert cases.notes == []
    presenter.on_note_saved("Talte med køkkenleder", "telefon")
    assert cases.asked("add_note") == [("c00005", "Talte med køkkenleder", "telefon")]
    assert view.count("close_composer") == 1
    assert view.said("say_done") == ("Notat gemt hos Mette Sandager", "tx1")


def test_a_note_that_could_not_be_saved_stays_and_is_explained(presenter, view, cases):
    presenter.on_chosen("c00005")
    cases.fails["add_note"] = UserError("note.empty")
    presenter.on_note_saved("Noget", "notat")
    assert view.count("close_composer") == 0
    title, text = view.said("say_error")
    assert title
    assert text


def test_hidden_names_are_told_to_the_view_and_to_the_toast(presenter, view):
    presenter.on_chosen("c00005")
    presenter.on_hide()
    assert view.named("show_rows") == {"is_hidden": True}
    presenter.on_note_saved("Noget", "notat")
    assert "Mette" not in view.said("say_done")[0]


def test_a_change_of_the_chosen_citizen_reads_the_pane_again(presenter, cases):
    presenter.on_chosen("c00005")
    presenter.on_changes(Changes(frozenset({"c00007"}), frozenset({"note"})))
    assert len(cases.asked("citizen_page")) == 1
    presenter.on_changes(Changes(frozenset({"c00005"}), frozenset({"note"})))
    assert len(cases.asked("citizen_page")) == 2


def test_going_to_a_citizen_the_query_hides_drops_the_query(presenter, view):
    presenter.ask("ly>23 xyzzy")
    presenter.go_to("c00005")
    assert view.said("select") == ("c00005",)
    assert len(shown(view)) == 60


def test_a_search_is_logged_once_when_it_has_ended_and_never_per_key(presenter, cases):
    for typed in ("m", "me", "mette"):
        presenter.on_typed(typed)
    assert cases.asked("log_search") == []
    presenter.on_search_ended()
    presenter.on_search_ended()
    assert [text for text, _hits in cases.asked("log_search")] == ["mette"]


def test_closing_leaves_no_row(presenter, view):
    presenter.on_chosen("c00005")
    presenter.close()
    assert presenter.rows == ()
    assert shown(view) == ()


class Writing(FakeView):
    """A pane in which a note may be half written."""

    has_note = False

    def is_writing(self):
        return self.has_note


def test_a_citizen_the_list_no_longer_shows_leaves_the_pane(presenter, view):
    presenter.on_chosen("c00005")
    presenter.on_typed("mette")
    assert presenter.chosen == "c00005"
    presenter.on_typed("mette xyzzy")
    assert presenter.chosen == ""
    assert view.said("show_page")[0] is None
    presenter.on_note_wanted()
    assert view.count("open_composer") == 0


def test_a_half_written_note_keeps_its_citizen_until_it_is_put_away(cases):
    view = Writing()
    made = CitizensPresenter(view, cases, InlineRunner(), counted=lambda _n: None)
    made.load()
    made.on_chosen("c00005")
    view.has_note = True
    made.on_typed("xyzzy")
    assert made.chosen == "c00005"
    view.has_note = False
    made.close_if_gone()
    assert made.chosen == ""
