"""The card as PDF: what a permit lets through, tagging, one drawing on two papers, its mark."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from flexdesk.base.errors import UserError
from flexdesk.cards.paper import draw_card, draw_many, draw_preview, overflow_of
from flexdesk.cards.read_back import read_back
from flexdesk.domain.card_codes import CardLook, CardSize, Section, Sight
from flexdesk.domain.kandidatkort import CardContent, shown_sections, texts_of
from tests.support.cards import (
    EVERY_SECTION,
    UNTIL,
    a_dress,
    a_permit,
    a_photo,
    full_content,
    long_words,
    rich_content,
    short_content,
    usual_content,
)
from tests.support.pdf_check import check_pdf

CONTENTS = {
    "usual": usual_content,
    "short": short_content,
    "rich": rich_content,
    "long": long_words,
}
SQRT2 = 2**0.5


def seen(data: bytes) -> str:
    """Return all that can be read on the pages, the mark included."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def plain(text: str) -> str:
    """Return the text without breaks, so that two ways of breaking it are one."""
    gone = {"\u00ad": "", "\u00a0": " ", "\ufffe": "", "\u0002": ""}
    for sign, other in gone.items():
        text = text.replace(sign, other)
    return "".join(text.split()).casefold()


def images(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        held = [page.resources.get("/XObject", {}) for page in pdf.pages]
        return sum(each.Subtype == "/Image" for forms in held for each in forms.values())


def drawn(content: CardContent, look: CardLook = CardLook.BAAND, **permit: object) -> bytes:
    return draw_card(content, a_dress(look, photo=a_photo()), a_permit(content, **permit))


@pytest.mark.parametrize("look", list(CardLook))
@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_look_when_drawn_then_one_tagged_page_says_it_all(
    look: CardLook, kind: str, language: str
) -> None:
    content = replace(CONTENTS[kind](), language=language)
    data = drawn(content, look)
    report = check_pdf(data)
    assert report.findings == []
    assert report.pages == 1
    assert report.tags["H1"] == 1
    said = plain(report.text)
    missing = [
        text
        for section in shown_sections(content)
        if section not in (Section.BILLEDE, Section.TIMER, Section.START)
        for text in texts_of(content, section)
        if plain(text) not in said
    ]
    assert missing == []


@pytest.mark.parametrize("look", list(CardLook))
def test_words_broken_at_a_line_when_read_back_then_they_are_whole(look: CardLook) -> None:
    """Else a forbidden word could pass the check of the finished file in two halves."""
    content = long_words()
    text = read_back(draw_card(content, a_dress(look), a_permit(content)), "pdf").text
    for word in (
        "Fødevareproduktionsvirksomhedskvalitetssikring",
        "tegnsprogskommunikation",
        "Erhvervschaufføruddannelsesbevis",
        "Sønderjyllandsgadeområdet",
    ):
        assert word in text


def test_a_card_when_drawn_twice_then_the_bytes_are_the_same() -> None:
    assert drawn(rich_content()) == drawn(rich_content())


@pytest.mark.parametrize("look", list(CardLook))
def test_a4_when_drawn_then_it_is_a5_larger_by_the_root_of_two(look: CardLook) -> None:
    content = rich_content()
    boxes, texts, streams = [], [], []
    for size in (CardSize.A5, CardSize.A4):
        data = draw_card(content, a_dress(look, size), a_permit(content))
        texts.append(check_pdf(data).text)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            boxes.append([float(value) for value in pdf.pages[0].mediabox])
            streams.append(len(pdf.pages[0].Contents.read_bytes()))
    assert texts[0] == texts[1]
    assert boxes[1][2] / boxes[0][2] == pytest.approx(SQRT2, abs=0.001)
    assert boxes[1][3] / boxes[0][3] == pytest.approx(SQRT2, abs=0.001)
    assert 0 < streams[1] - streams[0] < 40


def test_sections_when_not_in_the_permit_then_they_are_not_drawn() -> None:
    content = rich_content()
    kept = tuple(code for code in EVERY_SECTION if code not in {"erfaring", "sprog", "billede"})
    data = drawn(content, sections=kept)
    text = check_pdf(data).text
    assert "gymnasium" not in text
    assert "Engelsk" not in text
    assert "Mette S." in text
    assert images(data) == 0
    assert images(drawn(content)) == 1


@pytest.mark.parametrize("look", list(CardLook))
@pytest.mark.parametrize("how", ["permit", "no consent to the name", "sight"])
def test_an_anonymous_card_when_drawn_then_name_and_photo_are_nowhere(
    look: CardLook, how: str
) -> None:
    content = rich_content()
    named = tuple(code for code in EVERY_SECTION if code != "navn")
    sight = Sight.ANONYM if how == "sight" else Sight.ARBEJDSGIVER
    permit = a_permit(
        content,
        sections=named if how.startswith("no") else EVERY_SECTION,
        anonymous=how == "permit",
    )
    data = draw_card(content, a_dress(look, photo=a_photo(), sight=sight), permit)
    report = check_pdf(data)
    assert report.findings == []
    assert "Mette" not in seen(data) + report.text
    assert images(data) == 0
    assert "Kandidat K-2016-014" in report.text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = str(pdf.trailer.Info) + pdf.Root.Metadata.read_bytes().decode()
    assert "Mette" not in told


def test_a_named_card_when_drawn_then_its_title_names_nobody() -> None:
    with pikepdf.open(io.BytesIO(drawn(usual_content()))) as pdf:
        assert str(pdf.trailer.Info.Title) == "Kandidatkort K-2016-014"
        assert set(pdf.trailer.Info.keys()) == {"/Title", "/Producer"}


def test_the_small_print_when_drawn_then_it_tells_the_permits_last_day() -> None:
    content = usual_content()
    dress = replace(a_dress(is_example=True), valid_until=UNTIL.replace(year=UNTIL.year + 9))
    text = check_pdf(draw_card(content, dress, a_permit(content))).text
    for told in (
        "Udleveret med samtykke fra kandidaten.",
        "Gælder til 30. november 2016.",
        "Må ikke videresendes.",
        "Indeholder ingen helbredsoplysninger.",
        "Version 4",
        "Aarhus Kommune",
        "Eksempel.",
    ):
        assert told in text.replace("\u00a0", " ")


def test_english_when_chosen_then_fixed_words_change_and_typed_words_stay() -> None:
    data = drawn(replace(usual_content(), language="en"))
    text = check_pdf(data).text
    assert "What you pay" in text
    assert "Det betaler I" not in text
    assert "Hygiejnebevis" in text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_no_permit_when_a_card_is_asked_for_then_nothing_is_drawn() -> None:
    for wrong in (None, object()):
        with pytest.raises(TypeError):
            draw_card(usual_content(), a_dress(), wrong)  # type: ignore[arg-type]


def test_the_internal_sight_when_a_card_is_asked_for_then_it_is_refused() -> None:
    content = usual_content()
    with pytest.raises(ValueError, match="internal"):
        draw_card(content, a_dress(sight=Sight.INTERN), a_permit(content))


def test_a_statement_held_back_when_a_card_is_asked_for_then_it_is_refused() -> None:
    content = usual_content()
    with pytest.raises(UserError) as refused:
        draw_card(content, a_dress(withheld=(("hensyn", 0),)), a_permit(content))
    assert refused.value.code == "card.withheld"


@pytest.mark.parametrize("look", list(CardLook))
def test_too_much_when_drawn_then_it_is_told_and_refused(look: CardLook) -> None:
    content = full_content()
    told = overflow_of(content, a_dress(look))
    assert told
    assert told[0].lines > 0
    assert "linjer for langt" in told[0].text
    with pytest.raises(UserError) as refused:
        draw_card(content, a_dress(look), a_permit(content))
    assert refused.value.code == "card.overflow"
    assert refused.value.facts["text"]
    shown = check_pdf(draw_preview(content, a_dress(look), "UDKAST"))
    assert shown.findings == []
    assert "Resten kan ikke være på siden" in shown.text


def test_a_sign_the_typeface_lacks_when_drawn_then_it_is_told() -> None:
    content = replace(usual_content(), about="Jeg er glad 😀")
    told = overflow_of(content, a_dress())
    assert [each.section for each in told] == [Section.OM_MIG]
    with pytest.raises(UserError):
        draw_card(content, a_dress(), a_permit(content))


def test_many_cards_when_drawn_then_each_has_its_page_in_order() -> None:
    contents = [replace(usual_content(), candidate_no=f"K-2016-{at:03}") for at in range(4)]
    looks = [*CardLook, CardLook.BAAND]
    cards = [(c, a_dress(look), a_permit(c)) for c, look in zip(contents, looks, strict=True)]
    data = draw_many(cards)
    report = check_pdf(data)
    assert report.findings == []
    assert report.pages == len(contents)
    document = pypdfium2.PdfDocument(data)
    for at, page in enumerate(document):
        assert f"K-2016-{at:03}" in page.get_textpage().get_text_range()
    document.close()


def test_many_cards_when_one_cannot_be_drawn_then_none_is() -> None:
    cards = [(c, a_dress(), a_permit(c)) for c in (usual_content(), full_content())]
    with pytest.raises(UserError):
        draw_many(cards)


@pytest.mark.parametrize("sight", list(Sight))
@pytest.mark.parametrize("look", list(CardLook))
@pytest.mark.parametrize("mark", ["UDKAST", "INTERNT", "", "  "])
def test_a_preview_when_drawn_then_it_always_carries_a_mark(
    sight: Sight, look: CardLook, mark: str
) -> None:
    data = draw_preview(usual_content(), a_dress(look, CardSize.A4, sight=sight), mark)
    expected = mark.strip() or "UDKAST"
    assert seen(data).count(expected) >= 5
    assert check_pdf(data).findings == []
    assert ("Mette" in seen(data)) is (sight is not Sight.ANONYM)


@pytest.mark.parametrize("look", list(CardLook))
def test_statements_held_back_when_previewed_then_a_line_stands_for_them(look: CardLook) -> None:
    held = (
        ("hensyn", 1), ("om_mig", 0), ("kompetencer", 2), ("sprog", 1), ("timer", 5),
        ("overskrift", 0), ("navn", 0), ("kontakt", 0),
    )  # fmt: skip
    data = draw_preview(rich_content(), a_dress(look, withheld=held), "UDKAST")
    report = check_pdf(data)
    assert report.findings == []
    said = plain(report.text)
    assert said.count(plain("Tilbageholdt, til fundet er løst")) == len(held) - 1
    for gone in ("skifte mellem", "trives", "Servering", "Engelsk", "Mette",
                 "god til gæster", "oestergaard"):  # fmt: skip
        assert plain(gone) not in said
    assert plain("Faste mødetider") in said
