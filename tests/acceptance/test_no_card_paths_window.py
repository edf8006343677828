"""The ways out of window and command line: folder, clipboard, printer, screen, batch, `card`."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from flexdesk.app import recall_letters
from flexdesk.app.card_hand_outs import hand_out, may_hand_out
from flexdesk.app.citizen_file import read_file
from flexdesk.app.row_lists import rows_of_kind
from flexdesk.app.sentences import text
from flexdesk.app.timeline import timeline_of
from flexdesk.base.errors import UserError
from flexdesk.ui.cards.sheets_cases import CardSheetCases
from flexdesk.ui.cards.sheets_delivery import (
    ClipTarget,
    FolderTarget,
    PrintTarget,
    ScreenTarget,
)
from tests.support.card_paths import ALSO_UNNAMED, REASONS, SECRETS, a_world, left_by, squeezed
from tests.support.cards import usual_content
from tests.support.desks import Terminal, a_desk

BEFORE = "det lå der før"
NO_DAY = frozenset(
    {"a day to come", "a day before the consent", "withdrawn, as if the day before",
     "a consent that was a mistake", "the day after, as if the day before"}
)  # fmt: skip
"""Reasons that hang on a day that is written by hand: the command line and the sheets have none."""
OTHER_WORDS = {
    "without a version": "Der er ingen version",
    "a version that was undone": "Der er ingen version",
    "a citizen taken away": "",
    "a citizen erased": "",
}
"""What the command line says when it comes no further than the citizen."""
NO_WORD = {"the team's own sight", "to a kind of recipient nobody knows"}
"""What the command line has no word for."""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "ud"
    made.mkdir()
    return made


@pytest.fixture
def world(tmp_path, folder):
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


def _statements():
    said = usual_content()
    return (said.headline, said.about, *said.considerations, *said.competences[2:],
            *(each.text for each in said.experience))  # fmt: skip


@pytest.mark.parametrize("reason", REASONS)
def test_no_target_of_the_window_gets_a_card_that_must_not_leave(
    qtbot, world, folder, reason
) -> None:
    """Nothing in the folder or the clipboard, nothing on its way to a printer or the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    run: list[object] = []
    runner = SimpleNamespace(run=run.append)
    shown: list[object] = []
    bench = SimpleNamespace(window_widget=window, runner=runner, open_sheet=shown.append)
    make, code = REASONS[reason]
    wish, cases = make(world), CardSheetCases(world.desk)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(BEFORE)
    before = left_by(world)
    opened: list[object] = []
    for target, file_format in (
        (FolderTarget(folder), "pdf"),
        (FolderTarget(folder), "docx"),
        (FolderTarget(folder, opened.append), "eml"),
        (ClipTarget(bench), "txt"),
        (PrintTarget(bench, object()), "pdf"),
        (ScreenTarget(bench, "a4", wish.sight), "pdf"),
    ):
        wanted = replace(wish, format=file_format)
        assert cases.may(wanted).code == code
        with pytest.raises(UserError) as error:
            target.finish(cases.hand_out(wanted, target.deliver).file)
        assert error.value.code == code
        with pytest.raises(UserError):
            target.finish(cases.hand_out_many([wanted, wanted], target.deliver).file)
    assert left_by(world) == before
    assert (clipboard.text(), run, opened, shown) == (BEFORE, [], [], [])


@pytest.mark.parametrize("reason", [key for key in REASONS if key not in NO_DAY | NO_WORD])
def test_the_batch_offers_nobody_whose_card_must_not_leave(world, reason) -> None:
    wish = REASONS[reason][0](world)
    if not wish.workplace or reason == "another channel, to herself":
        wish = replace(wish, workplace=world.places["municipal"], channel="papir")
    for sight in ("", "anonym") if reason in ALSO_UNNAMED else ("",):
        start = CardSheetCases(world.desk).batch_start(wish.workplace, wish.channel, sight)
        lines = {line.version for line in start.may}
        wanted = replace(wish, recipient="arbejdsplads", sight=sight or wish.sight)
        assert (wish.version in lines) <= may_hand_out(world.desk, wanted).ok or (
            # the batch has the unnamed card for her whose address is protected
            reason.startswith("a protected") and not sight
        )


@pytest.mark.parametrize("reason", [key for key in REASONS if key not in NO_DAY])
def test_the_command_line_writes_no_file_that_must_not_be(tmp_path, folder, reason) -> None:
    """Every format, to a path and to a folder: exit 1 or 2, the sentence, nothing on stdout."""
    with a_desk(tmp_path) as desk:
        world = a_world(desk, folder)
        wish, code = REASONS[reason][0](world), REASONS[reason][1]
        said = may_hand_out(desk, wish).text.partition(". ")[0]
        today, citizen = desk.today(), world.citizen
        assert may_hand_out(desk, wish).code == code
    terminal = Terminal(tmp_path, today)
    to = ("--to-citizen",) if wish.recipient == "borger" else ()
    to = ("--workplace", wish.workplace) if wish.workplace else to
    views = ("employer", "anonymous") if reason in ALSO_UNNAMED else ("employer",)
    view_of = {"the team's own sight": ("intern",)}
    for view in view_of.get(reason, views):
        for more in (("--out", str(folder / "kort.pdf")), ("--out", str(folder), "--format", "txt"),
                     ("--out", str(folder / "kort.docx"), "--json")):  # fmt: skip
            if reason == "to a kind of recipient nobody knows":
                to = ("--to-avisen",)
            done = terminal.run("card", citizen, "--view", view, "--channel", wish.channel, *to,
                                *more)  # fmt: skip
            assert done == (2 if reason in NO_WORD else 1), terminal.err
            assert terminal.out == ""
            if reason not in NO_WORD:
                assert OTHER_WORDS.get(reason, said) in terminal.err
            assert list(folder.iterdir()) == []
    assert terminal.run("list", "hand_outs", "--json") == 0
    assert json.loads(terminal.out) == []


def test_a_letter_that_calls_a_card_back_holds_nothing_of_the_card(world) -> None:
    version = world.version()
    consent = world.consent(version)
    given = hand_out(world.desk, world.wish(version))
    letters = recall_letters.letters(world.desk, consent)
    told = [
        recall_letters.letter(world.desk, given.done.id).text,
        *(e.letter.text for e in letters),
    ]
    assert len(told) == 2
    for letter in told:
        read = squeezed(letter)
        for secret in (*SECRETS.values(), "Zenobia", usual_content().name, *_statements()):
            assert squeezed(secret) not in read


def test_lists_timeline_and_the_log_of_accesses_hold_no_statement_of_a_card(world) -> None:
    """The list of cards, what the timeline prints, and what is written about who saw what."""
    version = world.version()
    world.consent(version)
    hand_out(world.desk, world.wish(version))
    told = [
        json.dumps(rows_of_kind(world.desk, "cards"), default=str),
        json.dumps(rows_of_kind(world.desk, "hand_outs"), default=str),
        json.dumps(rows_of_kind(world.desk, "consents"), default=str),
        repr(timeline_of(read_file(world.desk, world.citizen), world.desk.today())),
        repr(world.desk.store.access_rows()),
        repr(world.desk.store.history(100)),
    ]
    for each in told:
        for said in _statements():
            assert squeezed(said) not in squeezed(each)


def test_every_refusal_has_its_sentence() -> None:
    """And none of them tells who it is about."""
    for code in {code for _make, code in REASONS.values()} | {"card.leak", "card.batch_refused"}:
        facts = {"day": "01-01-2016", "count": 1, "total": 2, "why": "x", "where": "x", "what": "x",
                 "sections": "x", "recipients": "x", "channel": "x", "channels": "x", "number": 1,
                 "kind": "x", "value": "x", "field": "x", "choices": "x"}  # fmt: skip
        said = text(UserError(code, **facts))
        assert code not in said
        assert "Zenobia" not in said
