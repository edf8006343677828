"""A preview is a marked picture: always, in every dress, and nothing else comes out of it."""

import dataclasses
from dataclasses import replace

import pypdfium2
import pytest

from flexdesk.app import card_preview
from flexdesk.app.card_preview import PreviewWish, preview
from flexdesk.cards import paper, picture
from flexdesk.domain.card_codes import CardLook, CardSize, Sight
from tests.support.card_paths import SECRETS, a_world, left_by, read_file, squeezed
from tests.support.cards import a_dress, a_permit, full_content, short_content, usual_content
from tests.support.desks import a_desk

MARKS = {Sight.INTERN: "INTERNT", Sight.ARBEJDSGIVER: "UDKAST", Sight.ANONYM: "UDKAST"}


@pytest.fixture
def world(tmp_path):
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


def _words(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _bands(data, other, parts=6):
    """Return in how many of the horizontal parts of the page two pages look different."""
    one, two = picture.picture(data, 300).rgb, picture.picture(other, 300).rgb
    step = len(one) // parts
    return sum(one[at * step : (at + 1) * step] != two[at * step : (at + 1) * step]
               for at in range(parts))  # fmt: skip


@pytest.mark.parametrize("look", CardLook)
@pytest.mark.parametrize("size", CardSize)
@pytest.mark.parametrize("mark", ["UDKAST", "INTERNT", "", "   "])
def test_the_mark_is_painted_whatever_is_asked(look, size, mark) -> None:
    """Readable in the PDF and lying over most of the page, with an empty mark as well."""
    for content in (usual_content(), short_content(), full_content()):
        dress = a_dress(look, size)
        data = paper.draw_preview(content, dress, mark)
        wanted = mark.strip() or "UDKAST"
        for words in _words(data):
            assert squeezed(words).count(squeezed(wanted)) >= 5
        if content is usual_content():
            clean = paper.draw_card(content, dress, a_permit(content))
            assert _bands(data, clean) >= 5


def test_the_card_that_leaves_has_no_mark() -> None:
    """Or the mark above would prove nothing."""
    data = paper.draw_card(usual_content(), a_dress(), a_permit(usual_content()))
    assert not {"udkast", "internt"} & {squeezed(words) for words in _words(data)}
    assert "udkast" not in squeezed("".join(_words(data)))


@pytest.mark.parametrize("sight", Sight)
def test_every_preview_of_the_app_is_drawn_marked_and_leaves_as_a_picture(
    world, sight, monkeypatch
) -> None:
    drawn: list[bytes] = []
    real = paper.draw_preview

    def watched(*args):
        drawn.append(real(*args))
        return drawn[-1]

    def never(*_args):
        raise AssertionError("a preview draws no card")

    monkeypatch.setattr(paper, "draw_preview", watched)
    monkeypatch.setattr(paper, "draw_card", never)
    monkeypatch.setattr(paper, "draw_many", never)
    world.consent(world.version())
    before = left_by(world)
    found = preview(world.desk, world.citizen, usual_content(), (), PreviewWish(sight, width=200))
    assert len(drawn) == 1
    assert squeezed("".join(_words(drawn[0]))).count(squeezed(MARKS[sight])) >= 5
    assert left_by(world) == before
    for value in _all_values(found):
        assert not (isinstance(value, bytes) and value[:5] == b"%PDF-")
    assert all(type(page).__name__ == "Picture" for page in found.pictures)
    assert found.text.startswith(MARKS[sight])


def _all_values(value):
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _all_values(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _all_values(each)
    else:
        yield value


def test_the_internal_sight_is_no_file_whatever_permit_there_is() -> None:
    content = usual_content()
    dress = replace(a_dress(), sight=Sight.INTERN)
    with pytest.raises(ValueError, match="never a file"):
        paper.draw_card(content, dress, a_permit(content))


def test_no_drawer_takes_anything_but_a_permit() -> None:
    from flexdesk.cards.mail import card_as_mail
    from flexdesk.cards.text import card_as_text
    from flexdesk.cards.word import card_as_word
    from flexdesk.domain.card_permit import Permit

    content, real = usual_content(), a_permit(usual_content())

    class Like:
        sections = real.sections
        anonymous = False
        valid_until, day, channel = real.valid_until, real.day, real.channel
        recipient, consent = real.recipient, real.consent

    for draw in (paper.draw_card, card_as_mail, card_as_text, card_as_word):
        for wrong in (None, Like(), object(), True):
            with pytest.raises(TypeError):
                draw(content, a_dress(), wrong)
    for seal in (None, object(), "seal"):
        with pytest.raises(TypeError):
            Permit(seal, None, None, frozenset())


@pytest.mark.parametrize("sight", [Sight.ARBEJDSGIVER, Sight.ANONYM])
def test_a_preview_for_an_employer_shows_no_more_than_the_consent(
    world, sight, monkeypatch
) -> None:
    """What the drawer is given, not only what the words say."""
    told = [s for s in world.typed(world.version()).sections if s not in {"hensyn", "sprog"}]
    version = world.desk.store.reads.load("card_version")[0].id
    world.consent(version, sections=tuple(told))
    drawn = []
    real = card_preview._pictures
    monkeypatch.setattr(
        card_preview,
        "_pictures",
        lambda content, *rest: drawn.append(content) or real(content, *rest),
    )
    preview(world.desk, world.citizen, usual_content(), (), PreviewWish(sight, width=200))
    words = squeezed(repr(_words(paper.draw_preview(drawn[0], a_dress(sight=sight), "UDKAST"))))
    for text in (*usual_content().considerations, *usual_content().languages):
        assert squeezed(text) not in words
    if sight is Sight.ANONYM:
        assert "mettes" not in words


def test_the_card_in_words_cannot_be_copied_out_of_the_window(qtbot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from flexdesk.ui.cards.preview_words import PreviewWords

    clipboard = QGuiApplication.clipboard()
    clipboard.setText("før")
    words = PreviewWords()
    qtbot.addWidget(words)
    words.setPlainText("UDKAST\nMette S.\nHygiejnebevis")
    words.show()
    words.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        qtbot.keyClick(words, key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "før"
    words.copy()
    assert "Mette" not in clipboard.text()
    assert words.createMimeDataFromSelection().formats() == []
    assert words.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_the_consent_form_is_no_card(world) -> None:
    """It lists for the citizen what would be shown: no CPR, no address, no phone, no look."""
    from flexdesk.app.card_consents import prepare_consent
    from flexdesk.app.consent_paper import consent_form

    version = world.version()
    consent = prepare_consent(world.desk, version, world.typed(version)).id
    form = consent_form(world.desk, consent)
    read = read_file(form.data, "pdf")
    for key, secret in SECRETS.items():
        assert key == "last_name" or squeezed(secret) not in squeezed(read.whole)
    assert "samtykke" in squeezed(read.shown)
    assert "vcard" not in squeezed(read.whole)
    assert form.name == "Samtykke_K-2016-285_v1.pdf"
    assert world.ledger == ()
