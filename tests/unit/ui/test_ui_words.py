"""Terms, columns, actions, finder, guard, telling: the parts of the windows without Qt."""

import datetime as dt
import subprocess
import sys

import pytest

from flexdesk.base.errors import UserError
from flexdesk.ui.citizens import columns
from flexdesk.ui.citizens.terms import chip_text, split_terms, take_terms
from flexdesk.ui.guard import broken_pair
from flexdesk.ui.shared.actions import Action, ActionRegistry, keys_text
from flexdesk.ui.shared.scrub import scrub
from flexdesk.ui.shared.telling import say, sentence_of
from flexdesk.ui.window.commands import Verbs, add_actions
from flexdesk.ui.window.finder import Finder
from tests.support.fake_rows import DAY, citizen_row, citizen_rows
from tests.support.fake_ui import FakeView


@pytest.mark.parametrize(
    ("typed", "is_finished", "terms", "rest"),
    [
        ("åse", False, (), "åse"),
        ("ly>1", False, (), "ly>1"),
        ("ly>15 ", False, ("ly>15",), ""),
        ("ly>15", True, ("ly>15",), ""),
        ("åse trin:praktik bo", False, ("trin:praktik",), "åse bo"),
        ('arbejdsplads:"Børnehuset Skovly" ', False, ('arbejdsplads:"Børnehuset Skovly"',), ""),
        ("ukendt:ting ", False, (), "ukendt:ting "),
        ("status:vrøvl ", False, (), "status:vrøvl "),
    ],
)
def test_terms_are_taken_when_finished(typed, is_finished, terms, rest):
    assert take_terms(typed, is_finished=is_finished) == (terms, rest)


def test_a_chip_shows_key_and_value_apart():
    chip = chip_text('arbejdsplads:"Børnehuset Skovly"')
    assert (chip.key, chip.value) == ("arbejdsplads:", "Børnehuset Skovly")
    assert chip_text("ly>15").key == "ly>"
    assert split_terms("status:igang kontakt>60") == ("status:igang", "kontakt>60")


def test_days_are_shown_when_the_line_is_near_and_late_steps_say_how_late():
    near = citizen_row(1, ly_months=17, ly_rest_days=29, crosses_on=DAY + dt.timedelta(days=2))
    far = citizen_row(1, ly_months=17, ly_rest_days=1, crosses_on=DAY + dt.timedelta(days=60))
    assert columns.ly_text(near) == "17 md. 29 dg."
    assert columns.ly_text(far) == "17 md."
    assert columns.is_ly_urgent(near)
    assert not columns.is_ly_urgent(far)
    assert columns.ly_text(citizen_row(1, ly_months=0, ly_rest_days=0)) == "–"
    late = citizen_row(1, next_day=DAY - dt.timedelta(days=2), next_text="Opfølgning")
    assert columns.is_overdue(late)
    assert columns.day_text(late) == "2 dg. over"
    assert columns.day_text(citizen_row(1, next_day=DAY)) == "31-08"
    assert columns.day_text(citizen_row(1, next_day=dt.date(2017, 1, 9))) == "09-01-17"
    assert columns.day_text(citizen_row(1, next_day=dt.date(2013, 1, 9))) == "fra 2013"


def test_lists_show_the_birth_year_and_never_the_number():
    row = citizen_row(3)
    for width in (700, 840, 1100, 1400):
        texts = [spec.show(row) for spec in columns.columns_for(width, is_hidden=False)]
        assert not any("-••••" in text for text in texts)
    wide = {spec.key: spec.show(row) for spec in columns.columns_for(1100, is_hidden=False)}
    assert wide["born"] == f"f. {row.birth_year}"
    assert "place" in wide


def test_hidden_names_show_and_sort_by_the_candidate_number():
    spec = columns.columns_for(1100, is_hidden=True)[0]
    row = citizen_row(3)
    assert spec.show(row) == f"Kandidat {row.candidate_no}"
    assert spec.sort(row) == row.candidate_no


def registry(**changes):
    ran = []

    def verb(name):
        return lambda *args: ran.append((name, *args))

    names = ("go", "search", "palette", "keys", "hide_names", "toggle_pane", "toggle_theme",
             "sort_next", "turn_order",
             "note", "reveal", "undo", "redo", "lock", "quit")  # fmt: skip
    verbs = {name: verb(name) for name in names}
    facts = {"has_desk": True, "has_citizen": lambda: True, "is_example": False}
    values = {**verbs, **facts, **changes}
    made = ActionRegistry()
    add_actions(made, Verbs(**values))
    return made, ran


def test_every_action_has_keys_that_no_other_has_words_and_a_run():
    made, ran = registry()
    keys = [action.keys for action in made.all() if action.keys]
    assert len(set(keys)) == len(keys) > len(made.all()) / 2
    for action in made.all():
        assert made.run(action.id)
    assert len(ran) == len(made.all())
    assert ("go", "overview") in ran


def test_an_action_that_needs_a_citizen_neither_runs_nor_is_found_without_one():
    made, ran = registry(has_citizen=lambda: False)
    assert made.run("note") is False
    assert ran == []
    assert "note" not in {action.id for action in made.find("")}


def test_the_registry_refuses_the_same_id_or_keys_twice():
    made, _ran = registry()
    with pytest.raises(ValueError, match="note"):
        made.add(Action("note", "Noget", lambda: None))
    with pytest.raises(ValueError, match=r"Ctrl\+K"):
        made.add(Action("andet", "Noget", lambda: None, "Ctrl+K"))


def test_keys_are_written_as_danes_read_them():
    assert keys_text("Ctrl+Shift+Z") == "Ctrl Skift Z"
    assert keys_text("Alt+Left") == "Alt Venstre"


class People:
    rows = citizen_rows(22)
    is_hidden = False


def test_people_come_first_then_a_verb_on_the_first_hit_then_actions():
    made, _ran = registry()
    hits = Finder(made, People()).find("åse")
    assert hits[0].text == "Borgere"
    assert hits[1].text == "Åse Kirkeby"
    assert "f. " in hits[1].more
    assert any(hit.key.startswith("note:") for hit in hits)


def test_a_greater_than_sign_finds_actions_only():
    made, _ran = registry()
    hits = Finder(made, People()).find("> mørk")
    assert all(not hit.key or hit.key.startswith("do:") for hit in hits)
    assert any(hit.key == "do:theme" for hit in hits)


def test_hidden_names_stay_hidden_in_the_palette():
    made, _ran = registry()

    class Hidden(People):
        is_hidden = True

    assert all("Kirkeby" not in hit.text for hit in Finder(made, Hidden()).find("åse"))


def test_the_broken_pair_is_refused_and_every_other_is_not():
    assert broken_pair("6.12.0", (3, 11))
    assert not broken_pair("6.12.0", (3, 12))
    assert not broken_pair("6.11.3", (3, 11))


def test_what_looks_like_a_cpr_number_is_dotted_out():
    assert scrub("fejl ved 670770-4285 og 6707704285") == "fejl ved ••••••-•••• og ••••••-••••"


def test_an_error_is_said_in_its_own_words_and_a_bug_calmly(monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: caught.append(args))
    view = FakeView()
    say(view, UserError("undo.nothing"))
    assert caught == []
    assert view.said("say_error")[0]
    say(view, ZeroDivisionError("Mette Sandager"))
    assert len(caught) == 1
    assert "Mette" not in " ".join(view.said("say_error"))
    assert sentence_of(ValueError()).safe


def test_presenters_and_their_rows_need_no_qt():
    modules = (
        "citizens.presenter", "citizens.columns", "citizens.terms", "overview.presenter",
        "reporting.presenter", "importing.presenter", "importing.plan_rows",
        "importing.grid_presenter", "importing.cases", "importing.rows", "shared.actions",
        "shared.cases", "shared.lanes", "shared.telling", "window.finder", "window.commands",
        "window.undoing",
    )  # fmt: skip
    code = "import sys\n" + "\n".join(f"import flexdesk.ui.{name}" for name in modules)
    code += "\nassert not [m for m in sys.modules if m.startswith('PySide6')]"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr


def test_an_action_that_says_the_word_stands_before_one_found_by_another():
    made = ActionRegistry()
    made.add(Action("quit", "Afslut FlexDesk", lambda: None, words="luk"))
    made.add(Action("close-citizen", "Luk sag", lambda: None))
    assert [action.id for action in made.find("luk")] == ["close-citizen", "quit"]
