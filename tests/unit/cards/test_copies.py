"""The copies of a card without a drawing: Word, text, mail; what they say, and what they hide."""

import email
import email.policy
import io
import zipfile
from dataclasses import replace

import pytest

from flexdesk.app.card_files import make_file
from flexdesk.base.errors import UserError
from flexdesk.cards.mail import card_as_mail
from flexdesk.cards.read_back import read_back
from flexdesk.cards.text import card_as_text
from flexdesk.cards.word import card_as_word
from flexdesk.domain.card_codes import CardFormat, CardSize, Section, Sight
from tests.support.cards import a_dress, a_permit, full_content, long_words, usual_content

COPIES = {"docx": card_as_word, "txt": card_as_text, "eml": card_as_mail}
MAKERS = pytest.mark.parametrize("kind", sorted(COPIES))


def said(kind, content, **permit):
    data = COPIES[kind](content, a_dress(), a_permit(content, **permit))
    return read_back(data, kind)


@MAKERS
def test_a_copy_says_what_the_card_says(kind) -> None:
    text = " ".join(said(kind, usual_content()).text.split())
    for words in ("Mette S.", "Søger fleksjob i køkken eller kantine", "Smørrebrød", "12",
                  "En kort pause hver time", "Det betaler I", "Lene Østergaard", "00 00 00 00",
                  "Gælder til 30. november 2016", "Må ikke videresendes"):  # fmt: skip
        assert words in text, words


@MAKERS
def test_only_what_the_consent_names_is_in_it(kind) -> None:
    told = (Section.NAVN.value, Section.OVERSKRIFT.value)
    text = said(kind, usual_content(), sections=told).text
    assert "Mette S." in text
    assert "Smørrebrød" not in text
    assert "pause" not in text


@MAKERS
def test_the_anonymous_copy_has_a_number_for_a_name(kind) -> None:
    text = said(kind, usual_content(), anonymous=True).text
    assert "Mette" not in text
    assert "K-2016-014" in text


@MAKERS
def test_the_same_card_gives_the_same_bytes(kind) -> None:
    content = usual_content()
    made = [COPIES[kind](content, a_dress(), a_permit(content)) for _again in range(2)]
    assert made[0] == made[1]


@MAKERS
def test_no_copy_without_a_permit_nor_of_the_internal_sight(kind) -> None:
    content = usual_content()
    with pytest.raises(TypeError):
        COPIES[kind](content, a_dress(), None)
    with pytest.raises(ValueError, match="internal"):
        COPIES[kind](content, a_dress(sight=Sight.INTERN), a_permit(content))
    with pytest.raises(UserError, match=r"card\.withheld"):
        COPIES[kind](content, a_dress(withheld=(("hensyn", 0),)), a_permit(content))


@MAKERS
def test_what_is_told_about_the_file_names_nobody(kind) -> None:
    told = said(kind, usual_content()).metadata
    assert "Mette" not in told
    assert "Østergaard" not in told
    assert "python-docx" not in told


@MAKERS
def test_a_copy_in_english_has_english_fixed_words(kind) -> None:
    content = replace(usual_content(), language="en")
    text = said(kind, content).text
    assert "Valid until 30 November 2016" in text
    assert "Udleveret" not in text


@pytest.mark.parametrize("content", [full_content(), long_words()])
def test_word_and_text_have_room_for_all(content) -> None:
    for make, kind in ((card_as_word, "docx"), (card_as_text, "txt")):
        text = " ".join(read_back(make(content, a_dress(), a_permit(content)), kind).text.split())
        for line in (*content.competences, *content.considerations, content.area):
            assert " ".join(line.split()) in text


def test_word_is_made_of_headings_and_lists_and_says_no_author() -> None:
    import docx

    content = usual_content()
    data = card_as_word(content, a_dress(size=CardSize.A4), a_permit(content))
    document = docx.Document(io.BytesIO(data))
    styles = [part.style.name for part in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 8
    assert styles.count("List Bullet") >= 10
    told = document.core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.title == "Kandidatkort K-2016-014"
    assert round(document.sections[0].page_width.mm) == 210
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}


def test_the_mail_is_a_draft_that_tells_nothing_on_its_outside() -> None:
    content = usual_content()
    data = card_as_mail(content, a_dress(), a_permit(content))
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Kandidatkort til jer"
    assert message["From"] is None
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == ["Kandidatkort_K-2016-014_v4.pdf"]
    assert attached[0].get_content().startswith(b"%PDF")
    words = message.get_body().get_content()
    assert "Mette" not in words
    assert "K-2016" not in words


@pytest.mark.parametrize("kind", tuple(CardFormat))
def test_every_format_has_its_maker_and_a_name_without_a_person(kind) -> None:
    content = usual_content()
    file = make_file(content, a_dress(), a_permit(content), kind)
    assert file.name == f"Kandidatkort_K-2016-014_v4.{kind.value}"
    assert file.data
