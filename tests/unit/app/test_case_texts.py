"""Own texts of a Cabi case: read from a file, refused in words, kept, laid over, undone."""

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest

from flexdesk.app.boot import example_desk
from flexdesk.app.case_texts import case_of, check_texts, read_texts, save_texts, texts_of
from flexdesk.app.documents import CABI_CASE, check_list, preview_pdf, write_document
from flexdesk.app.example.case import TEXTS
from flexdesk.app.history import undo, verb_text
from flexdesk.app.sentences import explain
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PROGRAM, a_desk

QUOTE = {
    "text": "Det gik bedre, end jeg turde tro",
    "name": "Per Holt",
    "title": "leder",
    "organisation": "Køkkenet",
    "approved_by": "Per Holt",
    "approved_on": dt.date(2016, 8, 30),
}
FOUR = {"pool_ended_ordinary_job": "offentliggjort"}


def words_of(pdf: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    return pages, " ".join(text.split())


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory):
    opened = example_desk(tmp_path_factory.mktemp("case") / "team")
    yield opened
    opened.close()


def a_file(folder: Path, text: str) -> Path:
    path = folder / "tekster.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("audience", "releases"), [("internal", {}), ("external", {}), ("external", FOUR)]
)
def test_the_examples_case_fills_every_slot_on_two_pages(example, audience, releases) -> None:
    pages, words = words_of(
        preview_pdf(example, CABI_CASE, on=DAY, audience=audience, releases=releases)
    )
    assert pages == 2
    slots = ("CASE", "UDGIFTER", "INDTÆGTER", "STATUS (AUGUST 2016)", "KONTAKT", "SÅDAN HAR VI")
    for said in (*slots, "Hanne Ravn", "eksempel.dk", "Eksempeldata", "Mål: 150"):
        assert said in words, said
    assert words.count("teamleder, Eksempelteamet") == 2
    lines = check_list(example, CABI_CASE, DAY, audience, releases)
    assert [line.text for line in lines if not line.ok and "Skjult" not in line.text] == []


def test_the_examples_texts_are_what_a_file_may_hold(example) -> None:
    check_texts(TEXTS)
    assert texts_of(example, PROGRAM) == TEXTS
    assert not example.store.history()[0].undoable


def test_a_file_may_hold_the_table_or_its_keys_alone(tmp_path: Path) -> None:
    keys = 'title = "Ny titel"\ncontact = ["a", "b"]\nwritten_on = 2016-09-01\n'
    bare = read_texts(a_file(tmp_path, keys))
    assert bare == {
        "title": "Ny titel",
        "contact": ["a", "b"],
        "written_on": dt.date(2016, 9, 1),
    }
    assert read_texts(a_file(tmp_path, f"[case]\r\n{keys}")) == bare


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('titel = "x"', "case_texts.unknown_key", "»titel«"),
        ("title = 7", "case_texts.wrong_type", "en tekst i anførselstegn"),
        ("lead = [1]", "case_texts.wrong_type", "liste af tekster"),
        ("title = \n", "case_texts.toml", "linje 1"),
        ('title = "a"\nlead = ["b"', "case_texts.toml", "slutningen"),
        ('quotes = "Godt"', "case_texts.wrong_type", "liste af tabeller"),
        ('table = ["a"]', "case_texts.wrong_type", "tabel"),
        ('[[quotes]]\ntext = "a"', "case_texts.missing", "»quotes 1: name«"),
        (
            '[[quotes]]\ntext = "a"\nname = "b"\napproved_on = "2016-08-31"',
            "case_texts.wrong_type",
            "uden anførselstegn",
        ),
        ("written_on = 2016-08-31T10:00:00", "case_texts.wrong_type", "dato"),
        (
            '[[sections]]\nparagraphs = ["a"]\nlevel = 4',
            "case_texts.wrong_type",
            "»sections 1: level«",
        ),
        ('chart = "pool_flying"', "case_texts.figure", "pool_flying"),
        (
            '[table]\nrows = [{ figure = "pool_flying", label = "x" }]',
            "case_texts.figure",
            "pool_flying",
        ),
        ('contact = ["Ring om 670770-4285"]', "case_texts.cpr", "»contact 1«"),
        (f'title = "{"x" * 40_000}"', "text.too_long", ""),
    ],
)
def test_what_no_case_can_be_made_of_is_refused_in_words(
    tmp_path: Path, text: str, code: str, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        read_texts(a_file(tmp_path, text))
    assert caught.value.code == code
    assert said in str(explain(caught.value))
    assert "670770" not in str(explain(caught.value))


def test_files_that_are_no_texts(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(UserError) as caught:
            read_texts(path)
        return caught.value.code

    latin = tmp_path / "latin.toml"
    latin.write_bytes('title = "Åben"'.encode("latin-1"))
    huge = tmp_path / "stor.toml"
    huge.write_bytes(b"#" * (1 << 21))
    deep = a_file(tmp_path, f"lead = {'[' * 5000}")
    assert code(latin) == "case_texts.encoding"
    assert code(huge) == "case_texts.too_big"
    assert code(deep) == "case_texts.toml"
    assert code(tmp_path / "findes-ikke.toml") == "case_texts.no_file"
    assert code(tmp_path) == "case_texts.no_file"


def test_kept_texts_lie_over_the_programs_and_given_ones_over_both(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        own = desk.program.case
        assert case_of(desk, desk.program) == own
        save_texts(desk, PROGRAM, {"title": "Vores titel", "quotes": [QUOTE]})
        assert texts_of(desk, PROGRAM) == {"title": "Vores titel", "quotes": [QUOTE]}
        laid = case_of(desk, desk.program, {"title": "Kun nu"})
        assert (laid["title"], laid["quotes"]) == ("Kun nu", [QUOTE])
        assert laid["lead"] == own["lead"]
        assert texts_of(desk, "aarhus_outreach") == {}


def test_keeping_is_one_action_that_is_undone(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        before = desk.store.digest()
        caseload = desk.caseload()
        first = save_texts(desk, PROGRAM, {"title": "En"})
        assert desk.caseload() is caseload
        save_texts(desk, PROGRAM, {"title": "To"})
        assert len(desk.store.history()) == 3
        assert verb_text("case_texts.set", {}) == "tekster til casen"
        undo(desk)
        assert texts_of(desk, PROGRAM) == {"title": "En"}
        undo(desk, first.tx)
        assert texts_of(desk, PROGRAM) == {}
        assert desk.store.digest() == before
        save_texts(desk, PROGRAM, {"title": "Tre"})
        assert texts_of(desk, PROGRAM) == {"title": "Tre"}
        assert desk.store.verify().ok


def test_a_text_that_names_an_unknown_figure_is_not_kept(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        for texts in ({"contact": ["{findes_ikke}"]}, {"standfirst": "{target:ly_share}"}):
            with pytest.raises(UserError) as caught:
                save_texts(desk, PROGRAM, texts)
            assert caught.value.code == "cabi.chip"
        assert texts_of(desk, PROGRAM) == {}
        lines = check_list(
            desk, CABI_CASE, DAY, "internal", {}, texts={"contact": ["{findes_ikke}"]}
        )
        assert any("{findes_ikke}" in line.text for line in lines if not line.ok)


def test_an_unapproved_quote_stays_inside(example) -> None:
    texts = {"quotes": [{"text": "Ikke spurgt endnu", "name": "Bo Lind"}]}
    given = {"on": DAY, "releases": {}, "texts": texts}
    inside = words_of(preview_pdf(example, CABI_CASE, audience="internal", **given))[1]
    outside = words_of(preview_pdf(example, CABI_CASE, audience="external", **given))[1]
    assert "Ikke spurgt endnu" in inside
    assert "citat ikke godkendt" in inside
    assert "Bo Lind" not in outside
    lines = check_list(example, CABI_CASE, DAY, "external", {}, texts=texts)
    assert any("Bo Lind" in line.text for line in lines if not line.ok)


def test_what_was_lost_of_a_text_is_told(example, tmp_path: Path) -> None:
    def notes(**texts: object) -> str:
        out = tmp_path / "case.pdf"
        given = {"on": DAY, "audience": "internal", "releases": {}, "out": out}
        return " ".join(write_document(example, CABI_CASE, texts=texts, **given).notes)

    assert notes() == ""
    assert "kortet af" in notes(standfirst="ord " * 2000)
    assert "kortet af" in notes(outcome="Hvor førte de afsluttede forløb hen, " * 4)
    assert "kortet af" in notes(theme="Investeringsstrategi og alt det andet, " * 3)
    assert "skriften ikke kender" in notes(title="Vejen 🚀 til job")
