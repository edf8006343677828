"""Kandidatkort against hostile texts, pictures and numbers: nothing hides, nothing breaks."""

import io
import struct
import zlib
from dataclasses import replace

import pytest

from flexdesk.app import card_drafts, card_photo
from flexdesk.app.card_consents import prepare_consent
from flexdesk.app.card_guard import check_content
from flexdesk.app.card_hand_outs import hand_out
from flexdesk.app.card_photo import Crop
from flexdesk.app.card_versions import content_of, get_version, make_version, overrides_of
from flexdesk.app.consent_paper import consent_form
from flexdesk.base.errors import UserError
from flexdesk.cards.qr import vcard
from flexdesk.cards.read_back import read_back
from flexdesk.domain.card_codes import CardFormat
from flexdesk.domain.card_text import clean_text, cleaned
from flexdesk.domain.kandidatkort import CardContent, Experience, Override, content_hash
from tests.support.card_paths import a_world, read_file, squeezed
from tests.support.cards import usual_content
from tests.support.desks import a_desk
from tests.support.verbs_cards import add_consent, add_version

HIDDEN = ("\x00", "\x0b", "\x1b", "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2063",
          "\u2066", "\u034f", "\u0600", "\ufeff", "\ufff9", "\ud800", "\U000e0041")  # fmt: skip


@pytest.fixture
def world(tmp_path):
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


def about(text):
    return replace(usual_content(), about=text)


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_sign_nobody_sees_is_not_in_the_version(world, sign):
    version = world.version(about(f"Jeg er{sign} god til det hele"))
    assert content_of(world.desk, version).about == "Jeg er god til det hele"


@pytest.mark.parametrize("sign", [*HIDDEN, "\u0302", "\u0489"])
def test_no_sign_hides_an_illness(world, sign):
    with pytest.raises(UserError, match=r"card\.blocked"):
        world.version(about(f"Jeg har dep{sign}ression"))


@pytest.mark.parametrize("word", ["dерression", "dеprеssiоn", "Dерrеѕѕiоn", "ѕkizоfrеni", "ΡTSD"])  # noqa: RUF001 - what is tested
def test_no_letter_of_another_alphabet_hides_an_illness(world, word):
    with pytest.raises(UserError, match=r"card\.blocked"):
        world.version(about(f"Jeg har {word}"))


def test_words_of_another_alphabet_stay_as_they_are():
    assert clean_text("Taler русский og Ελληνικά") == "Taler русский og Ελληνικά"


def test_two_spellings_of_one_letter_are_one_statement():
    apart, whole = about("Jeg har pa\u030a hatten"), about("Jeg har på hatten")
    assert content_hash(cleaned(apart)) == content_hash(cleaned(whole))
    assert cleaned(cleaned(apart)) == cleaned(apart)
    shown = CardContent(experience=(Experience("2016\n–2017", "Kok\r\nog bager"),), hours_from=7.5)
    assert cleaned(shown) == replace(shown, experience=(Experience("2016 –2017", "Kok og bager"),))


@pytest.mark.parametrize(
    "number",
    ["670770-4285", "6707704285", "6 7 0 7 7 0 4 2 8 5", "670770\n4285", "670770\u200b-\u200b4285",
     "67.07.70 4285", "670770 – 4285"],
)  # fmt: skip
def test_a_number_is_stopped_however_it_is_written(world, number):
    with pytest.raises(UserError, match=r"card\.blocked"):
        world.version(about(f"Jeg er {number}"))


@pytest.mark.parametrize(
    "change",
    [
        {"competences": ("670770", "4285")},
        {"competences": ("670770",), "tasks": ("4285",)},
        {"headline": "Kok 670", "competences": ("770",), "tasks": ("4285",)},
        {"tasks": ("67", "07", "70", "42", "85"), "competences": ()},
    ],
)
@pytest.mark.parametrize("file_format", list(CardFormat))
def test_a_number_in_pieces_does_not_leave(world, change, file_format):
    content = replace(usual_content(), **change)
    version = add_version(world.desk, world.citizen, content)
    add_consent(world.desk, version)
    with pytest.raises(UserError, match=r"card\.leak"):
        hand_out(world.desk, world.wish(version, format=file_format.value))
    assert world.ledger == ()


@pytest.mark.parametrize("name", ["Mette 670770-4285", "Mette med depression", "Mette, 61626364"])
def test_a_name_is_a_name_and_nothing_else(world, name):
    """Stopped when the version is made, not when it is signed and to be handed out."""
    with pytest.raises(UserError, match=r"card\.blocked") as error:
        make_version(world.desk, world.citizen, replace(usual_content(), name=name))
    assert error.value.facts["sections"] == "Navn"


def test_the_contact_box_says_nothing_of_an_illness_either(world):
    content = usual_content()
    box = replace(content.contact, title="Mette har depression")
    with pytest.raises(UserError, match=r"card\.blocked") as error:
        world.version(replace(content, contact=box))
    assert error.value.facts["sections"] == "Kontakt"


def test_a_consultant_called_as_the_citizen_may_hand_her_card_out(world):
    with world.desk.store.work("test") as uow:
        uow.edit("citizen", world.citizen, {"last_name": "Jensen"})
    content = usual_content()
    box = replace(content.contact, name="Lene Jensen")
    version = world.version(replace(content, contact=box))
    world.consent(version)
    for file_format in CardFormat:
        hand_out(world.desk, world.wish(version, format=file_format.value))
    assert len(world.ledger) == len(CardFormat)


@pytest.mark.parametrize("file_format", list(CardFormat))
def test_what_looks_like_markup_is_text(world, file_format):
    text = '</w:t><w:t>& <script> ]]> "x" %PDF-1.4 {7*7} \\n'
    version = world.version(about(text))
    world.consent(version)
    file = hand_out(world.desk, world.wish(version, format=file_format.value)).file
    read = squeezed(read_file(file.data, file_format.value).whole)
    assert squeezed(text) in read


def test_a_contact_with_lines_makes_no_header_and_no_second_vcard(world):
    content = usual_content()
    box = replace(
        content.contact, name="Lene\r\nBcc: x@y.example", unit="Team\r\nEND:VCARD\r\nTEL:1",
        phone="87\n000000", email="a@b.example\r\nX-A: 1",
    )  # fmt: skip
    version = world.version(replace(content, contact=box))
    world.consent(version)
    file = hand_out(world.desk, world.wish(version, format="eml")).file
    head = file.data.split(b"\r\n\r\n", 1)[0]
    assert b"Bcc" not in head
    assert b"X-A" not in head
    lines = vcard(content_of(world.desk, version).contact).split("\r\n")
    assert (lines.count("END:VCARD"), sum(line.startswith("TEL") for line in lines)) == (1, 1)


@pytest.mark.parametrize("number", ["../../x", 'K<b>"\r\nBcc: a@b.example', "Åse 1", "", "CON"])
def test_a_file_is_named_by_letters_and_digits_only(world, number):
    with world.desk.store.work("test") as uow:
        uow.edit("citizen", world.citizen, {"candidate_no": number})
    version = world.version()
    world.consent(version)
    name = hand_out(world.desk, world.wish(version, format="eml")).file.name
    stem = name.removesuffix("_v1.eml").removeprefix("Kandidatkort_")
    assert stem
    assert stem.replace("-", "").isascii()
    assert stem.replace("-", "").isalnum()


def test_a_huge_text_is_refused_at_once_and_kept_as_a_draft(world):
    content = about("Jeg er god til at lave mad. " * 8000)
    card_drafts.save_card_draft(world.desk, world.citizen, content)
    with pytest.raises(UserError, match=r"card\.too_long"):
        world.version(content)
    assert card_drafts.card_draft(world.desk, world.citizen).content == content
    with pytest.raises(UserError, match=r"card\.too_many"):
        world.version(replace(usual_content(), competences=("Kok",) * 5000))


@pytest.mark.parametrize("hours", [float("nan"), float("inf"), -1.0, 38.0])
def test_hours_nobody_works_are_refused(world, hours):
    with pytest.raises(UserError, match=r"card\.hours"):
        world.version(replace(usual_content(), hours_to=hours))


def test_half_a_sign_is_kept_by_no_draft_and_no_reason(world):
    card_drafts.save_card_draft(world.desk, world.citizen, about("Jeg\ud800 er god"))
    assert card_drafts.card_draft(world.desk, world.citizen).content.about == "Jeg er god"
    content = about("Jeg har ADHD")
    kept = tuple(
        Override(f.section, f.finding.rule, f.text[f.finding.start : f.finding.end],
                 "Hun vil det\ud800\u202e selv så gerne")
        for f in check_content(world.desk, world.citizen, content)
    )  # fmt: skip
    version = make_version(world.desk, world.citizen, content, kept, text="Ny\ud800\x00").id
    (row,) = overrides_of(get_version(world.desk.store.reads, version))
    assert row.reason == "Hun vil det selv så gerne"
    form = consent_form(world.desk, prepare_consent(world.desk, version, world.typed(version)).id)
    assert "Hun vil det selv så gerne" in " ".join(read_back(form.data, "pdf").text.split())


# --- pictures --------------------------------------------------------------------------------


def image(mode="RGB", size=(700, 700), kind="JPEG", **values):
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **values)
    return out.getvalue()


def bomb():
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


BAD = {
    "bomb": bomb,
    "cut short": lambda: image()[: len(image()) // 2],
    "drawing": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "paper": lambda: b"%PDF-1.4",
    "nothing": lambda: b"",
    "tiff": lambda: image(kind="TIFF"),
}
ODD = {
    "print colours": lambda: image("CMYK"),
    "palette": lambda: image("P", kind="PNG"),
    "sixteen bits": lambda: image("I;16", kind="PNG"),
    "see-through": lambda: image("LA", kind="PNG"),
    "several in one": lambda: image() + image(size=(300, 300)),
    "something behind": lambda: image() + b"PK\x03\x04<script>670770-4285</script>%PDF-1.4",
    "very wide": lambda: image(size=(20_000, 130)),
    "very high": lambda: image(size=(131, 19_999)),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_picture_that_is_none_is_refused_with_a_sentence(world, kind):
    with pytest.raises(UserError, match=r"photo\."):
        card_photo.look_at(BAD[kind]())
    with pytest.raises(UserError, match=r"photo\."):
        card_photo.keep_photo(world.desk, world.citizen, BAD[kind](), Crop(0, 0, 300))
    assert world.desk.store.reads.load("attachment") == ()


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_picture_becomes_a_plain_one_without_what_it_carried(world, kind):
    data = ODD[kind]()
    shown = card_photo.look_at(data)
    crop = Crop(0, 0, min(shown.width, shown.height))
    kept = card_photo.keep_photo(world.desk, world.citizen, data, crop)
    plain = card_photo.photo_of(world.desk, CardContent(photo=kept.id))
    assert plain.startswith(b"\xff\xd8\xff")
    assert b"script" not in plain
    assert card_photo.look_at(plain).width == 600
