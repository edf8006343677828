"""Cards for tests: contents short, usual and full to the limit, how they are dressed, permits."""

import datetime as dt
import io
from dataclasses import replace
from functools import cache

from flexdesk.cards.dress import Dress
from flexdesk.domain.card_codes import (
    CardChannel,
    CardLook,
    CardSize,
    RecipientKind,
    Recipients,
    Section,
    Sight,
)
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.card_permit import Asked, Holder, Permit, Recipient, permit_of
from flexdesk.domain.kandidatkort import CardContact, CardContent, Experience, content_hash

ISSUED = dt.date(2016, 8, 31)
UNTIL = dt.date(2016, 11, 30)
EVERY_SECTION = tuple(section.value for section in Section)

CONTACT = CardContact(
    name="Lene Østergaard",
    title="Jobkonsulent",
    unit="Jobcenter Aarhus",
    phone="00 00 00 00",
    email="lene.oestergaard@example.dk",
)


def usual_content() -> CardContent:
    """Return the card of the picture, with price and what happens next."""
    return CardContent(
        name="Mette S.",
        candidate_no="K-2016-014",
        headline="Søger fleksjob i køkken eller kantine – rolig, grundig og god til gæster.",
        competences=("Hygiejnebevis", "Anretning", "Servering", "Smørrebrød",
                     "Opvask og oprydning", "Varebestilling", "Kasse"),
        about="Jeg trives, når gæsterne er tilfredse, og køkkenet er i orden. Jeg glæder mig til "
        "at få faste kolleger igen og vil gerne lære jeres rutiner at kende.",
        experience=(
            Experience("2006–2011", "Køkkenmedhjælper, plejehjem: morgenmad og anretning for 60 "
                       "beboere"),
            Experience("2001–2006", "Kantineassistent, gymnasium"),
            Experience("2014", "Fire ugers praktik, børnehavekøkken i Aarhus N"),
        ),
        considerations=(
            "Faste mødetider, helst formiddag kl. 8.30–11.30",
            "En kort pause hver time og mulighed for at skifte mellem stående og siddende arbejde",
            "Én opgave ad gangen og en fast makker i opstarten",
        ),
        hours_from=12.0,
        days=("man", "tir", "tor", "fre"),
        times="kl. 8.30–11.30",
        start_on=dt.date(2016, 10, 1),
        start_text="gerne efter fire ugers praktik",
        area="Aarhus C, N og V – op til 30 min. med bus",
        languages=("Dansk (modersmål)", "Engelsk"),
        licence="Kategori B, ingen bil",
        price="I betaler kun for det arbejde, der bliver udført. Kommunen betaler resten af lønnen "
        "til den ansatte.",
        next_steps=("Vi mødes en halv time hos jer", "Fire ugers praktik", ("Fleksjob, hvis I er "
                    "glade for hinanden")),
        contact=CONTACT,
    )  # fmt: skip


def short_content() -> CardContent:
    """Return a card with hardly anything on it."""
    return CardContent(
        name="Bo L.",
        candidate_no="K-2016-002",
        headline="Søger fleksjob på lager.",
        competences=("Truckkort",),
        contact=CONTACT,
    )


def rich_content() -> CardContent:
    """Return a card with something in every section, as much as one page holds with care."""
    return replace(
        usual_content(),
        tasks=("Anrette og smøre", "Holde orden på lageret", "Tage imod varer", "Dække borde"),
        certificates=("Hygiejnebevis 2012", "Førstehjælp 2015"),
        hours_to=15.0,
        transport="Cykel og bus",
        photo="photo-1",
        off=(),
    )


_LINE = "Mulighed for at skifte mellem stående og siddende arbejde og en kort pause hver time"


def full_content() -> CardContent:
    """Return a card filled to the limit of every field: more than a page holds."""
    return replace(
        rich_content(),
        name="Christina-Margrethe Østergaard S.",
        headline="Søger fleksjob i køkken, kantine eller café – rolig, grundig og god til alle her",
        competences=tuple(f"Rengøring af storkøkkenudstyr, maskine {n}" for n in range(1, 9)),
        tasks=tuple(f"Anretning og smørrebrød til møder og arrangementer {n}" for n in range(1, 7)),
        about=("Jeg trives, når gæsterne er tilfredse, og køkkenet er i orden. " * 5)[:298] + ".",
        experience=tuple(Experience("sept. 2006–2011", _LINE) for _n in range(5)),
        certificates=tuple(f"Grundkursus i fødevarehygiejne, del {n} af 6" for n in range(1, 7)),
        considerations=tuple(_LINE for _n in range(6)),
        times="kl. 8.30–11.30, fredag kl. 9–12 efter aftale",
        start_text="gerne efter fire ugers virksomhedspraktik i køkkenet",
        area="Aarhus C, N og V, Brabrand, Åbyhøj, Viby og Højbjerg – op til 30 min. med bus",
        transport="Cykel hele året, bus og letbane, bil efter aftale",
        languages=("Dansk (modersmål)", "Engelsk (forstår og taler)", "Tysk (lidt)", "Arabisk"),
        licence="Kategori B, C og bevis til stor trailer",
        price=("I betaler kun for det arbejde, der bliver udført. " * 5)[:219] + ".",
        next_steps=tuple(_LINE for _n in range(4)),
    )


def long_words() -> CardContent:
    """Return a card of long words, dashes, quotes and the letters æøå."""
    return replace(
        usual_content(),
        headline="Søger fleksjob som institutionskøkkenmedhjælper – gerne i børnehavekøkken",
        competences=("Rengøringsmiddelkendskab", "Specialpædagogisk måltidsplanlægning",
                     "Blåbærgrødsæltning", "Ærø–Ålbæk", "Økologicertificering"),
        about="Jeg er “den rolige” i afdelingen – også når arbejdstilrettelæggelsen ændrer sig i "
        "løbet af sommerferieafviklingen. Fødevareproduktionsvirksomhedskvalitetssikring er mit.",
        area="Frederiksbjergkvarteret – Sønderjyllandsgadeområdet",
        licence="Erhvervschaufføruddannelsesbevis",
        languages=("Grønlandsk (modersmål)", "Dansk tegnsprogskommunikation"),
        contact=replace(CONTACT, name="Anne-Kirstine Brandstrup-Vestergaard Sørensen",
                        title="Virksomhedskonsulent og teamkoordinator",
                        unit="Beskæftigelsesforvaltningen, Jobcenter Aarhus",
                        email="annekirstine.brandstrupvestergaard@jobcenter.example.dk"),
    )  # fmt: skip


def a_dress(
    look: CardLook = CardLook.BAAND,
    size: CardSize = CardSize.A5,
    *,
    sight: Sight = Sight.ARBEJDSGIVER,
    photo: bytes | None = None,
    is_example: bool = False,
    withheld: tuple[tuple[str, int], ...] = (),
) -> Dress:
    """Return how a card is dressed."""
    return Dress(
        look=look,
        size=size,
        number=4,
        issued=ISSUED,
        valid_until=UNTIL,
        municipality="Aarhus Kommune",
        is_example=is_example,
        photo=photo,
        withheld=withheld,
        sight=sight,
    )


def a_permit(
    content: CardContent,
    *,
    sections: tuple[str, ...] = EVERY_SECTION,
    anonymous: bool = False,
) -> Permit:
    """Return a real permit for a workplace, on a consent to these sections."""
    consent = Consent(
        id="consent-1",
        citizen="citizen-1",
        version="version-1",
        content_hash=content_hash(content),
        made_on=ISSUED,
        sections=list(sections),
        recipients=Recipients.ALLE.value,
        channels=[channel.value for channel in CardChannel],
        how="underskrift",
        signed_on=ISSUED,
        valid_until=UNTIL,
    )
    recipient = Recipient(RecipientKind.ARBEJDSPLADS.value, "workplace-1", "kommunal")
    asked = Asked(content, recipient, CardChannel.PAPIR.value, ISSUED, anonymous)
    return permit_of(asked, [(consent, content)], Holder())


@cache
def a_photo() -> bytes:
    """Return a square JPEG without EXIF, 600 pixels wide."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (600, 600), "#B9D5D8")
    draw = ImageDraw.Draw(image)
    draw.ellipse((200, 120, 400, 340), fill="#14727E")
    draw.ellipse((100, 380, 500, 800), fill="#14727E")
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=88)
    return sink.getvalue()
