"""`card` and the lists of cards on the command line: no consent, no file."""

import json

import pytest

from flexdesk.app import workplaces
from flexdesk.app.workplaces import NewWorkplace
from tests.support.cards import usual_content
from tests.support.desks import Terminal, a_desk, add_citizen
from tests.support.verbs_cards import add_consent, add_version


@pytest.fixture
def made(tmp_path):
    """Return a terminal, and the citizen with a card and a place that may have it."""
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk, first_name="Mette", last_name="Sandager")
        other = add_citizen(desk, "6707704293", first_name="Bo", last_name="Kvist")
        place = workplaces.add_workplace(desk, NewWorkplace("Børnehuset Skovly", "Vestergade 12"))
        version = add_version(desk, citizen, usual_content())
        add_version(desk, other, usual_content())
        add_consent(desk, version, recipients="arbejdsplads", workplace=place.id,
                    channels=["papir", "mail"])  # fmt: skip
    return Terminal(tmp_path), citizen, other, place.id


def ask(terminal, citizen, out, *more, view="employer"):
    return terminal.run("card", citizen, "--view", view, "--out", str(out), *more)


@pytest.mark.parametrize(
    ("suffix", "begin"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("txt", "\ufeffKANDIDAT".encode()), ("eml", b"Subject:")],
)
def test_a_card_is_handed_out_with_a_line_in_the_ledger(made, tmp_path, suffix, begin) -> None:
    terminal, citizen, _other, place = made
    out = tmp_path / f"kort.{suffix}"
    assert ask(terminal, citizen, out, "--workplace", "børnehuset skovly", "--json") == 0, (
        terminal.err
    )
    told = json.loads(terminal.out)
    assert told["file"] == str(out)
    assert out.read_bytes().startswith(begin)
    assert terminal.run("list", "hand_outs", "--json") == 0
    rows = json.loads(terminal.out)
    assert [(row["id"], row["workplace"], row["format"]) for row in rows] == [
        (told["id"], place, suffix)
    ]


def test_a_folder_gets_the_file_under_a_name_without_a_person(made, tmp_path) -> None:
    terminal, citizen, _other, _place = made
    folder = tmp_path / "ud"
    folder.mkdir()
    assert ask(terminal, citizen, folder, "--workplace", "Børnehuset Skovly") == 0, terminal.err
    assert [file.name for file in folder.iterdir()] == ["Kandidatkort_K-2016-285_v1.pdf"]
    assert "kan ikke fortrydes" in terminal.err


def test_without_a_consent_no_file_is_written(made, tmp_path) -> None:
    terminal, citizen, other, _place = made
    out = tmp_path / "kort.pdf"
    for who, more in (
        (other, ("--workplace", "Børnehuset Skovly")),
        (other, ("--to-citizen",)),
        (other, ()),
        (citizen, ()),
        (citizen, ("--workplace", "Et helt andet sted")),
        (citizen, ("--workplace", "Børnehuset Skovly", "--channel", "vist")),
        ("0" * 32, ("--to-citizen",)),
    ):
        for view in ("employer", "anonymous"):
            assert ask(terminal, who, out, *more, view=view) == 1, more
            assert terminal.err
            assert terminal.out == ""
            assert not out.exists()
    assert terminal.run("list", "hand_outs", "--json") == 0
    assert json.loads(terminal.out) == []


def test_the_anonymous_card_names_nobody(made, tmp_path) -> None:
    terminal, citizen, _other, _place = made
    out = tmp_path / "kort.txt"
    assert ask(terminal, citizen, out, "--workplace", "Børnehuset Skovly", view="anonymous") == 0
    text = out.read_text(encoding="utf-8-sig")
    assert "Mette" not in text
    assert "K-2016-285" in text


def test_wrong_words_are_usage_errors(made, tmp_path) -> None:
    terminal, citizen, _other, place = made
    out = tmp_path / "kort.pdf"
    for more in (("--size", "a3"), ("--look", "pink"), ("--format", "odt"), ("--language", "de"),
                 ("--workplace", place, "--to-citizen"), ("--channel", "due")):  # fmt: skip
        assert ask(terminal, citizen, out, *more) == 2
        assert not out.exists()
    assert ask(terminal, citizen, out, view="intern") == 2


def test_cards_and_consents_are_listed(made) -> None:
    terminal, citizen, other, _place = made
    assert terminal.run("list", "cards", "--json") == 0, terminal.err
    rows = {row["id"]: row for row in json.loads(terminal.out)}
    assert (rows[citizen]["state"], rows[other]["state"]) == ("godkendt", "mangler_samtykke")
    assert terminal.run("list", "consents", "--json") == 0
    assert [row["citizen"] for row in json.loads(terminal.out)] == [citizen]
    for kind in ("cards", "consents", "hand_outs", "card_versions"):
        assert terminal.run("list", kind) == 0, terminal.err


def test_a_list_of_versions_holds_no_word_of_a_card(made) -> None:
    terminal = made[0]
    assert terminal.run("list", "card_versions", "--json") == 0, terminal.err
    rows = json.loads(terminal.out)
    assert rows
    assert all({"content", "overrides"}.isdisjoint(row) for row in rows)
    assert all({"id", "citizen", "number", "content_hash"} <= row.keys() for row in rows)
