"""Saved views: own, the team's and everybody's, kept in the store, undoable; widths are drafts."""

from pathlib import Path

import pytest

from flexdesk.app.boot import open_desk
from flexdesk.app.history import last_undoable, undo
from flexdesk.app.query import VIEWS
from flexdesk.app.views import (
    LONGEST_NAME,
    ColumnChoice,
    ViewState,
    columns_of,
    delete_view,
    move_view,
    rename_view,
    save_columns,
    save_view,
    share_view,
    state_of,
    update_view,
    views_of,
)
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PASSPHRASE, a_desk, add_citizen

STATE = ViewState(
    "trin:praktik ly>15", ("name", "ly", "next"), "ly", is_descending=True, grouping="consultant"
)


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def labels(desk) -> list[str]:
    return [view.label for view in views_of(desk) if view.owner]


def test_a_view_keeps_filter_columns_order_and_grouping(desk) -> None:
    done = save_view(desk, "  Mine   praktikker ", STATE)
    view = next(view for view in views_of(desk) if view.key == done.id)
    assert view.label == "Mine praktikker"
    assert view.owner == "own"
    assert state_of(view) == STATE


def test_saved_views_stand_after_all_and_before_the_shipped(desk) -> None:
    add_citizen(desk)
    save_view(desk, "A", STATE)
    save_view(desk, "B", STATE, is_team=True)
    assert [view.label for view in views_of(desk)][:5] == [
        "Mine borgere", "Alle borgere", "A", "B", VIEWS[1].label,
    ]  # fmt: skip
    assert [view.owner for view in views_of(desk)][:5] == ["", "", "own", "team", ""]


def test_a_view_survives_a_restart(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        save_view(desk, "A", STATE)
        save_columns(desk, "alle", ColumnChoice(("name", "ly"), {"name": 210}))
    desk = open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=FixedClock(DAY))
    assert labels(desk) == ["A"]
    assert columns_of(desk, "alle") == ColumnChoice(("name", "ly"), {"name": 210})
    desk.close()


def test_views_are_renamed_moved_shared_changed_and_deleted_each_with_one_undo(desk) -> None:
    first = save_view(desk, "A", STATE).id
    second = save_view(desk, "B", ViewState()).id
    rename_view(desk, first, "Øvrige")
    assert labels(desk) == ["Øvrige", "B"]
    move_view(desk, first, 1)
    assert labels(desk) == ["B", "Øvrige"]
    assert move_view(desk, first, 1).tx == ""
    share_view(desk, second, is_team=True)
    assert [view.owner for view in views_of(desk) if view.owner] == ["team", "own"]
    update_view(desk, second, STATE)
    assert state_of(next(v for v in views_of(desk) if v.key == second)) == STATE
    delete_view(desk, second)
    assert labels(desk) == ["Øvrige"]
    words = last_undoable(desk)
    assert words is not None
    assert words.text == "slettet visning"
    undo(desk)
    assert labels(desk) == ["B", "Øvrige"]
    for _step in range(4):
        undo(desk)
    assert labels(desk) == ["A", "B"]


def test_changing_to_what_it_is_changes_nothing(desk) -> None:
    view = save_view(desk, "A", STATE).id
    assert update_view(desk, view, STATE).tx == ""
    assert rename_view(desk, view, "A").tx == ""


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("  ", "view.unnamed"),
        ("x" * (LONGEST_NAME + 1), "view.name_long"),
        ("alle BORGERE", "view.taken"),
    ],
)
def test_a_name_must_be_there_short_and_new(desk, label: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        save_view(desk, label, STATE)
    assert caught.value.code == code
    assert labels(desk) == []


def test_a_query_that_cannot_be_read_is_not_saved(desk) -> None:
    with pytest.raises(UserError) as caught:
        save_view(desk, "A", ViewState("ly>meget"))
    assert caught.value.code == "view.unreadable"


def test_another_persons_own_view_is_neither_shown_nor_changed(desk) -> None:
    view = save_view(desk, "A", STATE).id
    with desk.store.work("test") as uow:
        uow.edit("saved_view", view, {"owner": "KON09"})
    assert labels(desk) == []
    with pytest.raises(UserError) as caught:
        rename_view(desk, view, "B")
    assert caught.value.code == "view.not_yours"
    save_view(desk, "A", STATE)
    assert labels(desk) == ["A"]


def test_widths_are_kept_by_view_outside_the_log_and_can_be_reset(desk) -> None:
    before = len(desk.store.history(100))
    save_columns(desk, "praktik", ColumnChoice((), {"name": 240}))
    assert columns_of(desk, "praktik").widths == {"name": 240}
    assert columns_of(desk, "alle").is_empty
    save_columns(desk, "praktik", ColumnChoice())
    assert columns_of(desk, "praktik").is_empty
    assert len(desk.store.history(100)) == before


@pytest.mark.parametrize("told", ["vrøvl", "[]", '{"columns": 3, "widths": {"a": "b", "c": -1}}'])
def test_widths_that_cannot_be_read_are_none(desk, told: str) -> None:
    desk.store.save_draft("columns:alle", told)
    assert columns_of(desk, "alle").is_empty


def test_a_deleted_view_leaves_no_widths(desk) -> None:
    view = save_view(desk, "A", STATE).id
    save_columns(desk, view, ColumnChoice((), {"name": 240}))
    delete_view(desk, view)
    assert columns_of(desk, view).is_empty
