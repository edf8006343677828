"""The guard at work: a card's content, the citizen's own data, and the finished file."""

import io
import zipfile
from email.message import EmailMessage

import pytest
from reportlab.pdfgen.canvas import Canvas

from flexdesk.app import card_guard, sentences
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import CardContact, CardContent, Override
from tests.support.desks import a_desk, add_citizen

CITIZEN = {
    "first_name": "Åse",
    "last_name": "Aagaard",
    "address": "Kastanievej 14",
    "city": "Randers",
    "postcode": "8900",
    "phone": "84120037",
    "email": "aase@mail.example",
}
FIXED = (
    "Det kan jeg Erfaring Hensyn i jobbet Det betaler I Det sker der nu Udleveret med samtykke. "
    "Indeholder ingen helbredsoplysninger. Gælder til 31-05-2026. Må ikke videresendes. "
    "Du betaler kun for det arbejde, der udføres. Kommunen udbetaler fleksløntilskud. "
    "Jobkonsulent Lene Østergaard, jobcenter, 87 00 00 00, lene@kommune.example"
)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def _pdf(text, **told):
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setTitle(told.get("title", "Kandidatkort"))
    canvas.drawString(40, 700, text)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _word(text, title="Kandidatkort"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("word/document.xml", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        parts.writestr("docProps/core.xml", f"<dc:title>{title}</dc:title>")
    return stream.getvalue()


def _mail(subject, data):
    message = EmailMessage()
    message["Subject"] = subject
    message["To"] = "butik@firma.example"
    message.set_content("Se det vedhæftede kort.")
    message.add_attachment(data, maintype="application", subtype="pdf", filename="Kort_v1.pdf")
    return message.as_bytes()


def test_findings_of_a_content_know_their_section_and_what_was_kept(desk):
    citizen = add_citizen(desk, **CITIZEN)
    content = CardContent(
        name="Åse", competences=("Mødestabil", "Har ADHD"), about="Ring på 84 12 00 37"
    )
    kept = (
        Override("kompetencer", "diagnosis.mind", "ADHD", "Borgeren ønsker det"),
        Override("om_mig", "phone.known", "84 12 00 37", "Borgeren ønsker det"),
    )
    found = card_guard.check_content(desk, citizen, content)
    assert [(f.section, f.index) for f in found] == [("kompetencer", 1), ("om_mig", 0)]
    assert len(card_guard.blocking(found)) == 2
    again = card_guard.check_content(desk, citizen, content, kept)
    # a telephone number can never be kept
    assert [f.finding.rule for f in card_guard.blocking(again)] == ["phone.known"]
    assert "ADHD" not in repr(again)


def test_the_contact_box_may_hold_a_number_but_not_the_citizens(desk):
    citizen = add_citizen(desk, **CITIZEN)
    own = CardContent(contact=CardContact("Lene", "jobkonsulent", "Fleks", "84120037", ""))
    work = CardContent(
        contact=CardContact("Lene", "jobkonsulent", "Fleks", "87000000", "l@k.example")
    )
    assert [f.section for f in card_guard.check_content(desk, citizen, own)] == ["kontakt"]
    assert card_guard.check_content(desk, citizen, work) == ()


def test_a_section_that_is_off_is_not_read(desk):
    citizen = add_citizen(desk, **CITIZEN)
    content = CardContent(about="Har ADHD", off=("om_mig",))
    assert card_guard.check_content(desk, citizen, content) == ()


def test_a_protected_citizen_has_no_name_and_no_place(desk):
    citizen = add_citizen(desk, **CITIZEN, address_protected=True)
    known = card_guard.known_of(desk, citizen, CardContent(name="Åse"))
    assert known.allowed == ()
    rules = {f.rule for f in card_guard.check_text(desk, citizen, "Åse arbejder i Randers")}
    assert rules == {"name.hidden", "address.place"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [(_pdf(FIXED), "pdf"), (_word(FIXED), "docx"), (FIXED.encode(), "txt"),
     (_mail("Kandidatkort til jer", _pdf(FIXED)), "eml")],
)  # fmt: skip
def test_the_fixed_words_of_a_card_are_let_through(desk, data, kind):
    citizen = add_citizen(desk, **CITIZEN)
    name = f"Kandidatkort_K-2016-285_v1.{kind}"
    assert card_guard.check_output(desk, citizen, data, kind, name=name) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_pdf("Se 670770-4285"), "pdf"), (_pdf("Kort", title="Åse, 6707704285"), "pdf"),
        (_word("Bor Kastanievej 14"), "docx"), (_word("Kort", title="aase@mail.example"), "docx"),
        (b"Har ADHD", "txt"), (b"Har de-\npression", "txt"),
        (_mail("Kort for 670770-4285", _pdf("Kort")), "eml"),
        (_mail("Kort", _pdf("Ring 84120037")), "eml"),
    ],
)  # fmt: skip
def test_a_leak_in_text_or_metadata_is_refused_without_its_words(desk, data, kind):
    citizen = add_citizen(desk, **CITIZEN)
    with pytest.raises(UserError) as refused:
        card_guard.check_output(desk, citizen, data, kind)
    told = sentences.text(refused.value)
    assert refused.value.code == "card.leak"
    assert "4285" not in told
    assert "ADHD" not in told


def test_the_name_of_the_file_is_read_too(desk):
    citizen = add_citizen(desk, **CITIZEN)
    with pytest.raises(UserError, match=r"card\.leak"):
        card_guard.check_output(desk, citizen, b"Kort", "txt", name="Kort_670770-4285.txt")


def test_what_was_kept_with_a_reason_may_stand_in_the_file(desk):
    citizen = add_citizen(desk, **CITIZEN)
    kept = [Override("om_mig", "diagnosis.mind", "ADHD", "Borgeren ønsker det")]
    assert card_guard.check_output(desk, citizen, b"Har ADHD", "txt", kept) is None


def test_a_file_nobody_can_read_does_not_leave(desk):
    citizen = add_citizen(desk, **CITIZEN)
    for data, kind in ((b"%PDF broken", "pdf"), (b"x", "docx"), (b"x", "xyz")):
        with pytest.raises(UserError, match=r"card\.unreadable"):
            card_guard.check_output(desk, citizen, data, kind)
