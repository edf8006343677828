"""Every way a card could leave, and every reason it must not: worlds, ways out, and own readers.

The readers know nothing of `flexdesk.cards.read_back`: they open PDF, Word, text and mail
themselves, down to the strings inside a PDF's objects and every part of a zip.
"""

import datetime as dt
import email
import email.policy
import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flexdesk.app import card_consents, card_hand_outs, card_lists, card_versions, history
from flexdesk.app.card_consents import ConsentTyped
from flexdesk.app.card_files import OutFile
from flexdesk.app.card_hand_outs import HandOutWish
from flexdesk.app.citizen_closing import Closing, close_citizen
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.citizen_removal import delete_citizen
from flexdesk.app.desk import Desk
from flexdesk.base.clock import FixedClock
from flexdesk.domain.card_codes import CardFormat, Section
from flexdesk.domain.kandidatkort import CardContent, shown_sections
from tests.support.cards import usual_content
from tests.support.desks import DAY, add, add_citizen

ONE_DAY = dt.timedelta(days=1)
UNTIL = DAY + dt.timedelta(days=90)
CPR = "6707704285"
SECRETS = {
    "cpr": CPR,
    "last_name": "Quistgaard-Thygesen",
    "address": "Kløvermarksvænget 47",
    "phone": "61626364",
    "email": "zenobia.privat@postkasse.example",
}
"""What the register knows about the citizen of these tests, and no file may hold."""
_NOT_READ = re.compile(r"[\W_]+")


# --- reading back --------------------------------------------------------------------------


@dataclass(frozen=True)
class Read:
    """What an independent reader finds: what is shown, what is told beside it, pictures in it."""

    shown: str
    told: str
    pictures: int = 0

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.shown}\n{self.told}"


def squeezed(text: str) -> str:
    """Return letters and digits only, small: no break, blank or hyphen can hide a word."""
    return _NOT_READ.sub("", unicodedata.normalize("NFC", text).casefold())


def read_file(data: bytes, file_format: str) -> Read:
    """Read a file of a card."""
    return _READERS[file_format](data)


def _pdf(data: bytes) -> Read:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    told, pictures = _pdf_objects(data)
    return Read("\n".join(pages), told, pictures)


def _pdf_objects(data: bytes) -> tuple[str, int]:
    """Return every string in every object of a PDF, its XMP, and how many pictures it holds."""
    import pikepdf

    found: list[str] = []
    pictures = 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found += [str(value) for value in pdf.docinfo.values()]
        found += list(pdf.attachments)
        for each in pdf.objects:
            found += _strings(each)
            if isinstance(each, pikepdf.Stream):
                pictures += each.get("/Subtype") == "/Image" and "/SMask" not in each.keys()  # noqa: SIM118 - a PDF's object has no other way
                if each.get("/Type") == "/Metadata":
                    found.append(each.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found), pictures


def _strings(each: Any, depth: int = 0) -> Iterator[str]:
    import pikepdf

    if depth > 6:
        return
    if isinstance(each, pikepdf.String):
        yield str(each)
    elif isinstance(each, pikepdf.Array):
        for item in each:
            yield from () if getattr(item, "is_indirect", False) else _strings(item, depth + 1)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for key in each.keys():  # noqa: SIM118 - a PDF's object has no other way
            item = each.get(key)
            yield key
            yield from () if getattr(item, "is_indirect", False) else _strings(item, depth + 1)


def _word(data: bytes) -> Read:
    texts: list[str] = []
    told: list[str] = []
    pictures = 0
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for entry in parts.infolist():
            told += [entry.filename, entry.comment.decode("utf-8", "replace"), str(entry.extra)]
            pictures += "/media/" in entry.filename
            raw = parts.read(entry)
            if entry.filename == "word/document.xml":
                texts += re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>", raw.decode("utf-8"))
            # anything in the file, attributes and all, as it lies there
            told.append(raw.decode("utf-8", "replace"))
        told.append(parts.comment.decode("utf-8", "replace"))
    return Read(html.unescape("\n".join(texts)), html.unescape("\n".join(told)), pictures)


def _text(data: bytes) -> Read:
    return Read(data.decode("utf-8-sig"), "")


def _mail(data: bytes) -> Read:
    message = email.message_from_bytes(data, policy=email.policy.default)
    shown: list[str] = []
    told = [f"{name}: {value}" for name, value in message.items()]
    pictures = 0
    for part in message.walk():
        told += [f"{name}: {value}" for name, value in part.items()]
        if part.get_content_type() == "text/plain":
            shown.append(part.get_content())
        elif not part.is_multipart():
            name = part.get_filename() or ""
            inner = read_file(part.get_content(), name.rpartition(".")[2])
            shown.append(inner.shown)
            told += [name, inner.told]
            pictures += inner.pictures
    return Read("\n".join(shown), "\n".join(told), pictures)


_READERS: dict[str, Callable[[bytes], Read]] = {
    "pdf": _pdf, "docx": _word, "txt": _text, "eml": _mail,
}  # fmt: skip


# --- a world ---------------------------------------------------------------------------------


@dataclass
class World:
    """A desk with a citizen whose register row holds secrets, and places to send a card to."""

    desk: Desk
    folder: Path
    citizen: str
    places: dict[str, str]
    ids: dict[str, str] = field(default_factory=dict)

    def version(self, content: CardContent | None = None, of: str = "") -> str:
        """Make a version through the use case."""
        made = content or usual_content()
        return card_versions.make_version(self.desk, of or self.citizen, made).id

    def typed(self, version: str, **values: Any) -> ConsentTyped:
        """Return a consent to all that a version says, by every channel, to everybody."""
        content = card_versions.content_of(self.desk, version)
        told = {
            "sections": tuple(s.value for s in shown_sections(content)),
            "recipients": "alle",
            "channels": ("papir", "mail", "vist"),
            "valid_until": UNTIL,
            **values,
        }
        return ConsentTyped(**told)

    def consent(self, version: str, **values: Any) -> str:
        """Give a consent through the use case, signed today."""
        typed = self.typed(version, **values)
        day = self.desk.today()
        return card_consents.give_consent(self.desk, version, typed, day, "underskrift").id

    def wish(self, version: str, place: str = "municipal", **values: Any) -> HandOutWish:
        """Return a wish to hand a version to a place."""
        return HandOutWish(version, workplace=self.places.get(place, place), **values)

    def go_to(self, day: dt.date) -> None:
        """Let it be another day."""
        self.desk.clock = FixedClock(day)

    @property
    def ledger(self) -> tuple[object, ...]:
        """The ledger's rows."""
        return self.desk.store.reads.load("hand_out")


def a_world(desk: Desk, folder: Path) -> World:
    """Return a world with a citizen, and a municipal, a private and an unknown workplace."""
    citizen = add_citizen(
        desk, CPR, first_name="Zenobia", last_name=SECRETS["last_name"],
        address=f"{SECRETS['address']}, 3. tv", city="Solbjerg", postcode="8355",
        phone=SECRETS["phone"], email=SECRETS["email"],
        skaanehensyn="Ingen løft på grund af diskusprolaps og depression",
    )  # fmt: skip
    places = {
        "municipal": add(desk, "workplace", name="Skolekøkkenet", sector="kommunal"),
        "other": add(desk, "workplace", name="Børnehuset Skovly", sector="kommunal"),
        "private": add(desk, "workplace", name="Kantinen ApS", sector="privat"),
        "unknown": add(desk, "workplace", name="Et sted"),
    }
    return World(desk, folder, citizen, places)


# --- why a card must not leave ---------------------------------------------------------------


def _no_version(world: World) -> HandOutWish:
    return world.wish("f" * 32)


def _no_consent(world: World) -> HandOutWish:
    return world.wish(world.version())


def _unsigned(world: World) -> HandOutWish:
    version = world.version()
    card_consents.prepare_consent(world.desk, version, world.typed(version))
    return world.wish(version)


def _dropped(world: World) -> HandOutWish:
    version = world.version()
    consent = card_consents.prepare_consent(world.desk, version, world.typed(version)).id
    card_consents.drop_prepared(world.desk, consent)
    return world.wish(version)


def _expired(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    world.go_to(UNTIL + ONE_DAY)
    return world.wish(version)


def _expired_written_late(world: World) -> HandOutWish:
    return replace(_expired(world), day=UNTIL)


def _withdrawn(world: World) -> HandOutWish:
    version = world.version()
    consent = world.consent(version)
    card_consents.withdraw_consent(world.desk, consent, DAY, "borger")
    return world.wish(version)


def _withdrawn_written_late(world: World) -> HandOutWish:
    version = world.version()
    consent = world.consent(version)
    world.go_to(DAY + ONE_DAY)
    card_consents.withdraw_consent(world.desk, consent, DAY + ONE_DAY, "borger")
    return replace(world.wish(version), day=DAY)


def _given_by_mistake(world: World) -> HandOutWish:
    version = world.version()
    consent = world.consent(version)
    world.go_to(DAY + ONE_DAY)
    card_consents.withdraw_consent(world.desk, consent, DAY + ONE_DAY, "fejl")
    return replace(world.wish(version), day=DAY)


def _other_place(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, recipients="arbejdsplads", workplace=world.places["other"])
    return world.wish(version)


def _private_place(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, recipients="kommunale")
    return world.wish(version, "private")


def _for_herself(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, recipients="borger")
    return world.wish(version)


def _unknown_sector(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, recipients="kommunale")
    return world.wish(version, "unknown")


def _wrong_channel(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, channels=("mail",))
    return world.wish(version, channel="papir")


def _wrong_channel_to_herself(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version, channels=("mail",))
    return HandOutWish(version, recipient="borger", channel="papir")


def _grown(world: World) -> HandOutWish:
    world.consent(world.version())
    more = replace(usual_content(), competences=(*usual_content().competences, "Bagning"))
    return world.wish(world.version(more))


def _turned_on(world: World) -> HandOutWish:
    """A section that was off when she said yes is something new."""
    world.consent(world.version(replace(usual_content(), off=("billede", "hensyn"))))
    return world.wish(world.version(usual_content()))


def _protected(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    protect_address(world.desk, world.citizen, is_on=True)
    return world.wish(version)


def _protected_to_herself(world: World) -> HandOutWish:
    return replace(_protected(world), recipient="borger", workplace="")


def _closed(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    close_citizen(world.desk, world.citizen, Closing(DAY, "andet"))
    return world.wish(version)


def _dead(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    add(world.desk, "placement", citizen=world.citizen, kind="virksomhedspraktik",
        workplace=world.places["municipal"], start=DAY - ONE_DAY, last_day=DAY,
        onward="doed")  # fmt: skip
    return world.wish(version)


def _undone(world: World) -> HandOutWish:
    version = world.version()
    history.undo(world.desk)
    return world.wish(version)


def _of_another(world: World) -> HandOutWish:
    other = add_citizen(world.desk, "6807704286", first_name="Ole", last_name="Lund")
    world.consent(world.version(of=other))
    return world.wish(world.version())


def _deleted(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    delete_citizen(world.desk, world.citizen)
    return world.wish(version)


def _erased(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    erase_citizen(world.desk, world.citizen, "Bedt om at blive slettet")
    return world.wish(version)


def _internal(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    return world.wish(version, sight="intern")


def _nowhere(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    return world.wish(version, "")


def _future(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    return replace(world.wish(version), day=DAY + ONE_DAY)


def _before_consent(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    return replace(world.wish(version), day=DAY - ONE_DAY)


def _to_nobody_known(world: World) -> HandOutWish:
    version = world.version()
    world.consent(version)
    return replace(world.wish(version), recipient="avisen")


REASONS: dict[str, tuple[Callable[[World], HandOutWish], str]] = {
    "without a version": (_no_version, "row.unknown"),
    "without a consent": (_no_consent, "card.no_consent"),
    "not signed": (_unsigned, "card.not_signed"),
    "a prepared consent that was dropped": (_dropped, "card.no_consent"),
    "the day after the last": (_expired, "card.expired"),
    "the day after, as if the day before": (_expired_written_late, "card.expired"),
    "withdrawn the same day": (_withdrawn, "card.withdrawn"),
    "withdrawn, as if the day before": (_withdrawn_written_late, "card.withdrawn"),
    "a consent that was a mistake": (_given_by_mistake, "card.withdrawn"),
    "another workplace": (_other_place, "card.wrong_recipient"),
    "a private workplace": (_private_place, "card.wrong_recipient"),
    "for herself only": (_for_herself, "card.wrong_recipient"),
    "a workplace of unknown sector": (_unknown_sector, "card.sector_unknown"),
    "another channel": (_wrong_channel, "card.wrong_channel"),
    "another channel, to herself": (_wrong_channel_to_herself, "card.wrong_channel"),
    "it says more": (_grown, "card.grown"),
    "a section was turned on": (_turned_on, "card.grown"),
    "a protected address, named": (_protected, "card.protected"),
    "a protected address, to herself, named": (_protected_to_herself, "card.protected"),
    "a closed case": (_closed, "card.closed"),
    "the citizen is dead": (_dead, "card.closed"),
    "a version that was undone": (_undone, "row.unknown"),
    "another citizen's consent": (_of_another, "card.no_consent"),
    "a citizen taken away": (_deleted, "row.unknown"),
    "a citizen erased": (_erased, "row.unknown"),
    "the team's own sight": (_internal, "card.internal"),
    "no workplace": (_nowhere, "card.no_workplace"),
    "a day to come": (_future, "card.day_future"),
    "a day before the consent": (_before_consent, "card.not_yet"),
    "to a kind of recipient nobody knows": (_to_nobody_known, "value.unknown"),
}
"""Why a card must not leave: how it comes about, and the code it is refused with."""

ALSO_UNNAMED = tuple(
    key for key, (_make, code) in REASONS.items() if code not in {"card.protected", "card.internal"}
)
"""The reasons that stop the anonymous card as well."""


# --- the ways out ------------------------------------------------------------------------------


class Mouth:
    """Where a file would be delivered: notes what it was given."""

    def __init__(self) -> None:
        self.got: list[OutFile] = []

    def __call__(self, file: OutFile) -> None:
        self.got.append(file)


def _one(file_format: str) -> Callable[[World, HandOutWish, Mouth], object]:
    def go(world: World, wish: HandOutWish, mouth: Mouth) -> object:
        return card_hand_outs.hand_out(world.desk, replace(wish, format=file_format), mouth)

    return go


def _bare(world: World, wish: HandOutWish, _mouth: Mouth) -> object:
    return card_hand_outs.hand_out(world.desk, wish)


def _batch(world: World, wish: HandOutWish, mouth: Mouth) -> object:
    return card_hand_outs.hand_out_many(world.desk, [wish], mouth)


def _to_file(world: World, wish: HandOutWish, _mouth: Mouth) -> object:
    return card_lists.hand_out_to(world.desk, wish, world.folder / "kort.pdf")


def _to_folder(world: World, wish: HandOutWish, _mouth: Mouth) -> object:
    return card_lists.hand_out_to(world.desk, wish, world.folder)


def _dressed(world: World, wish: HandOutWish, mouth: Mouth) -> object:
    other = replace(wish, look="klassisk", size="a5", language="en", person="Ulla Holm")
    return card_hand_outs.hand_out(world.desk, other, mouth)


WAYS: dict[str, Callable[[World, HandOutWish, Mouth], object]] = {
    **{f"as {each.value}": _one(each.value) for each in CardFormat},
    "without a target": _bare,
    "in English, in another look": _dressed,
    "as a batch of one": _batch,
    "to a path": _to_file,
    "to a folder": _to_folder,
}
"""Every use case that gives out the bytes of a card."""


def left_by(world: World) -> dict[str, object]:
    """Return what a card that left would have changed: ledger, log of actions, files, accesses."""
    return {
        "ledger": world.ledger,
        "actions": len(world.desk.store.history(10_000)),
        "files": sorted(path.name for path in world.folder.iterdir()),
        "given": sum(row.kind in {"hand_out", "export"} for row in world.desk.store.access_rows()),
    }


def section_texts(content: CardContent, section: Section) -> tuple[str, ...]:
    """Return what is written in a section, off or not, as it would stand on paper."""
    from flexdesk.domain.kandidatkort import texts_of

    return texts_of(replace(content, off=()), section)
