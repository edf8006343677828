"""What is read again of a finished file: all that anybody can see or dig out, not the styles."""

import io
import zipfile

import pytest

from flexdesk.cards.read_back import read_back
from flexdesk.domain.card_codes import CardFormat
from tests.support.cards import a_dress, a_permit, a_photo, rich_content

BODY = '<w:document xmlns:w="w"><w:body><w:p><w:r>{}</w:r></w:p></w:body></w:document>'


def _word(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", BODY.format("<w:t>Kort</w:t>"))
        for name, text in parts.items():
            file.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        ("word/document2.xml", BODY.format("<w:rPr><w:vanish/></w:rPr><w:t>Mosevang</w:t>")),
        ("word/document2.xml", BODY.format("<w:delText>Mosevang</w:delText>")),
        ("word/document2.xml", BODY.format('<w:ins w:author="Mosevang"/>')),
        ("word/document2.xml", BODY.format("<wp:docPr id='1' descr='Foto af Mosevang'/>")),
        ("word/document2.xml", BODY.format('<pic:cNvPr id="0" name="Mosevang.jpg"/>')),
        ("word/document2.xml", BODY.format('<w:bookmarkStart w:name="Mosevang"/>')),
        ("word/document2.xml", BODY.format('<w:sdtPr><w:alias w:val="Mosevang"/></w:sdtPr>')),
        ("word/document2.xml", BODY.format("<!-- Mosevang > her -->")),
        ("word/header1.xml", "<w:hdr><w:t>Mosevang</w:t></w:hdr>"),
        ("word/footer1.xml", "<w:ftr><w:t>Mosevang</w:t></w:ftr>"),
        ("word/footnotes.xml", "<w:footnotes><w:t>Mosevang</w:t></w:footnotes>"),
        ("word/comments.xml", "<w:comments><w:t>Mosevang</w:t></w:comments>"),
        ("word/people.xml", '<w15:person w15:author="Mosevang"/>'),
        ("word/settings.xml", '<w:docVars><w:docVar w:name="x" w:val="Mosevang"/></w:docVars>'),
        ("word/styles.xml", '<w:style w:customStyle="1"><w:name w:val="Mosevang"/></w:style>'),
        ("word/_rels/document.xml.rels", '<Relationship Target="mailto:Mosevang"/>'),
        ("docProps/core.xml", "<cp:p><dc:creator>Mosevang</dc:creator></cp:p>"),
        ("docProps/custom.xml", '<property name="Mosevang"/>'),
        ("customXml/item1.xml", "<borger>Mosevang</borger>"),
        ("customXml/item2.xml", "<?xml version='1.0'?><borger navn=''>Mosevang</borger>"),
        ("word/media/Mosevang.bin", ""),
        ("word/media/image1.jpeg", "JFIF Af Mosevang JFIF"),
    ],
)  # fmt: skip
def test_every_place_of_a_word_file_is_read(name: str, xml: str) -> None:
    parts = read_back(_word(**{name: xml}), "docx")
    assert "Mosevang" in parts.text + parts.metadata


def test_custom_xml_in_two_bytes_is_read() -> None:
    made = io.BytesIO(_word())
    with zipfile.ZipFile(made, "a") as file:
        file.writestr("customXml/item1.xml", "<a>Mosevang</a>".encode("utf-16"))
        file.comment = b"Kildevang"
    told = read_back(made.getvalue(), "docx").metadata
    assert "Mosevang" in told
    assert "Kildevang" in told


def test_the_styles_of_a_real_word_file_are_not_read() -> None:
    from flexdesk.app.card_files import make_file

    content = rich_content()
    data = make_file(content, a_dress(), a_permit(content), "docx").data
    parts = read_back(data, "docx")
    assert content.considerations[0] in parts.text
    # a card says some 2,000 signs; its styles are 350,000 bytes
    assert len(parts.text) + len(parts.metadata) < 6000


def test_the_alternative_text_of_a_picture_in_a_pdf_is_read() -> None:
    from flexdesk.app.card_files import make_file

    content = rich_content()
    dress = a_dress(photo=a_photo())
    data = make_file(content, dress, a_permit(content), CardFormat.PDF.value).data
    told = read_back(data, "pdf").metadata
    assert "Billede af kandidaten" in told
    assert "Kode med jobkonsulentens kontaktoplysninger" in told
