"""The card as a draft of a mail: opens in the mail program unsent, the PDF attached.

Subject, words and file name tell nothing of whom it is about: a mail passes many hands.
"""

from email.message import EmailMessage
from email.policy import SMTP

from flexdesk.base.language import _
from flexdesk.cards.dress import Dress
from flexdesk.cards.paper import draw_card
from flexdesk.cards.words import ENGLISH, words_of
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContact, CardContent

_BOUNDARY = "=_flexdesk-kandidatkort"
"""Fixed, so that the same card gives the same bytes; it cannot stand in base64."""


def card_as_mail(content: CardContent, dress: Dress, permit: Permit) -> bytes:
    """Return the draft.

    Raises:
        UserError: `card.overflow`, `card.withheld`.
    """
    drawn = draw_card(content, dress, permit)
    is_english = content.language == ENGLISH
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Candidate card for you" if is_english else _("Kandidatkort til jer")
    message["X-Unsent"] = "1"
    message.set_content(_words(content, permit, is_english=is_english), cte="base64")
    message.add_attachment(
        drawn,
        maintype="application",
        subtype="pdf",
        filename=_file_name(content, dress),
    )
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _file_name(content: CardContent, dress: Dress) -> str:
    kept = (each for each in content.candidate_no if each.isascii())
    number = "".join(each for each in kept if each.isalnum() or each == "-")
    return f"Kandidatkort_{number or 'nr'}_v{dress.number}.pdf"


def _words(content: CardContent, permit: Permit, *, is_english: bool) -> str:
    words = words_of(content.language)
    until = words.valid_until.format(day=words.day(permit.valid_until))
    if is_english:
        told = ("Hello", "A candidate card is attached.",
                f"{words.handed_out} {until} {words.not_on}",
                "You are welcome to call me.", "Kind regards")  # fmt: skip
    else:
        told = (_("Hej"), _("Her er et kandidatkort til jer. Det er vedhæftet som PDF."),
                f"{words.handed_out} {until} {words.not_on}",
                _("Ring gerne til mig, hvis I vil høre mere."), _("Venlig hilsen"))  # fmt: skip
    return "\n\n".join((*told[:-1], "\n".join((told[-1], *_signed(content.contact)))))


def _signed(contact: CardContact) -> tuple[str, ...]:
    lines = (contact.name, contact.title, contact.unit, contact.phone, contact.email)
    return tuple(line.strip() for line in lines if line.strip())
