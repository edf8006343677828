"""Five hundred cards by seed, read by other readers: nothing stands there that must not."""

import random
import shutil
from dataclasses import dataclass, replace

import pytest

from flexdesk.app import card_choices, card_consents
from flexdesk.app.card_guard import guard
from flexdesk.app.card_hand_outs import HandedOut, HandOutWish, hand_out, hand_out_many
from flexdesk.app.card_photo import Crop, keep_photo
from flexdesk.app.card_versions import make_version
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import UNASKED, CardFormat, CardLook, CardSize, Section
from flexdesk.domain.guard import Verdict
from flexdesk.domain.kandidatkort import CardContact, CardContent, Experience, shown_sections
from tests.support.card_paths import World, a_world, read_file, section_texts, squeezed
from tests.support.cards import a_photo
from tests.support.desks import DAY, a_desk, add_citizen
from tests.support.stores import quick_folder

SEED = 5150
PER_VERSION = 12
QUICK, WHOLE = 42, 170
"""So many citizens with a version each; every version is handed out twelve times."""

FIRST = ("Zenobia", "Xerxes", "Åsmund", "Ødger", "Ælfrida", "Quirinus", "Yrsalil", "Wilfrede")
LAST = ("Quistgaard", "Øllgaard-Thyge", "Ålbækslund", "Zachariassen", "Wæverskov", "Yttersø")
STREETS = ("Kløvermarksvænget", "Ågerupstræde", "Østre Skæringevej", "Hyrdehøjparken")
BLOCKED = ("skizofreni", "depression", "diskusprolaps", "kontanthjælp", "fibromyalgi", "misbrug")
"""Words the guard stops; they stand wherever a card does not look."""
ODD = ("– så længe der er ro –", "“hygge” på jobbet", "år efter år", "rød grød med fløde",
       "specialarbejdsfunktionsbeskrivelse", "blåbærtærte, æblegrød & ål", "2–3 ad gangen",
       "lærlingeordningskoordinering", "a/b og c", "100 % til tiden")  # fmt: skip
LETTERS = "bdfgklmnprstv"
FORMATS = (*("pdf", "txt", "txt", "txt") * 4, "eml", "docx")
"""As often as they are quick to make."""


@dataclass
class Made:
    """A version with its citizen's secrets, and the sections she said yes to."""

    citizen: str
    version: str
    content: CardContent
    sections: tuple[str, ...]
    secrets: tuple[str, ...]
    names: tuple[str, ...]


def stops(text: str) -> bool:
    """Say whether the guard stops a text."""
    return any(found.verdict is Verdict.BLOCK for found in guard().scan(text))


class Maker:
    """Makes citizens, versions and consents from a seed."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.dice, self.count = world, random.Random(seed), 0  # noqa: S311 - dice
        bank = card_choices.choices()
        # that the guard lets every phrase of the lists pass is another test's matter
        self.phrases = {
            kind: [
                p.da for group in getattr(bank, kind) for p in group.phrases if not stops(p.da)
            ]
            for kind in ("kompetencer", "opgaver", "beviser", "hensyn", "pris", "naeste", "sprog",
                         "transport")
        }  # fmt: skip

    def token(self) -> str:
        """Return a word that stands nowhere else."""
        self.count += 1
        return (
            "Zq" + "".join(self.dice.choice(LETTERS) for _each in range(4)) + _letters(self.count)
        )

    def some(self, kind: str, most: int, longest: int) -> tuple[str, ...]:
        """Return phrases of a list, one of them with a word of its own."""
        chosen = self.dice.sample(self.phrases[kind], self.dice.randint(1, most))
        own = f"{self.token()} {self.dice.choice(ODD)}"
        texts = [text for text in chosen if len(text) <= longest][: most - 1]
        return (*texts, own[:longest].strip())

    def free(self, longest: int) -> str:
        """Return a free text with a word of its own."""
        words = [self.token(), *self.dice.sample(ODD, 2)]
        return " ".join(words)[:longest].strip()

    def content(self, first: str, last: str) -> CardContent:
        """Return a card from the lists and free texts."""
        dice, low = self.dice, self.dice.choice((None, 5.0, 12.5, 20.0))
        return CardContent(
            name=f"{first} {last[0]}.",
            headline=f"Søger fleksjob: {self.free(60)}",
            competences=self.some("kompetencer", 5, 40),
            tasks=self.some("opgaver", 3, 60),
            about=f"Jeg kan lide {self.free(150)}.",
            experience=tuple(
                Experience(dice.choice(("2001–2006", "2014", "")), f"Medhjælper, {self.free(60)}")
                for _each in range(dice.randint(1, 3))
            ),
            certificates=self.some("beviser", 3, 50),
            considerations=self.some("hensyn", 3, 90),
            hours_from=low,
            hours_to=None if low is None else low + 5,
            days=("man", "tir", "tor")[: dice.randint(1, 3)],
            times=f"kl. 9–12, {self.token()}",
            start_text=self.free(50),
            area=f"Centrum – {self.token()}",
            transport=f"{dice.choice(('Cykel', 'Bus', 'Gåben'))} {self.token()}",
            languages=self.some("sprog", 2, 40),
            licence=f"Kategori B, {self.token()}",
            price=dice.choice(self.phrases["pris"])[:220],
            next_steps=tuple(dice.sample(self.phrases["naeste"], 2)),
            contact=CardContact("Lene Østergaard", "Jobkonsulent", "Team Fleksjob", "00 00 00 00",
                                "lene@jobcenter.example"),
            off=tuple(s.value for s in Section if s is not Section.NAVN and dice.random() < 0.1),
            language=dice.choice(("da", "en")),
        )  # fmt: skip

    def made(self) -> Made:
        """Return a citizen with a version and a signed consent to some of its sections."""
        desk, dice = self.world.desk, self.dice
        number = self.count
        first, last = dice.choice(FIRST), dice.choice(LAST)
        cpr = f"{61 + dice.randrange(28)}{1 + dice.randrange(12):02d}{50 + dice.randrange(40)}"
        cpr += f"{1000 + number:04d}"[-4:]
        street = f"{dice.choice(STREETS)} {dice.randint(11, 98)}"
        phone = f"6{dice.randint(1_000_000, 9_999_999)}"
        mail = f"privat.{_letters(number)}@postkasse.example"
        ill = dice.choice(BLOCKED)
        citizen = add_citizen(
            desk, cpr, first_name=first, last_name=last, address=f"{street}, 2. tv", phone=phone,
            email=mail, skaanehensyn=f"Har {ill}", candidate_no=f"K-{DAY.year}-{self.count:05d}",
        )  # fmt: skip
        content = self.content(first, last)
        if dice.random() < 0.15:
            photo = keep_photo(desk, citizen, a_photo(), Crop(0, 0, 600)).id
            off = tuple(code for code in content.off if code != "billede")
            content = replace(content, photo=photo, off=off)
        content = self._with_blocked_where_nothing_looks(citizen, content, ill)
        version = make_version(desk, citizen, content, text=f"Nyt efter {ill}").id
        asked = [s.value for s in shown_sections(content) if s not in UNASKED]
        yes = tuple(code for code in asked if dice.random() < 0.8) or (asked[-1],)
        typed = self.world.typed(version, sections=yes, text=f"Borgeren nævnte {ill}")
        card_consents.give_consent(desk, version, typed, DAY, "underskrift")
        secrets = (cpr, f"{cpr[:6]}-{cpr[6:]}", last, street, phone, mail, *BLOCKED)
        return Made(citizen, version, content, yes, secrets, (first, content.name))

    def _with_blocked_where_nothing_looks(
        self, citizen: str, content: CardContent, ill: str
    ) -> CardContent:
        """Try the word in an open section first: refused. Then leave it in one that is off."""
        bad = replace(content, considerations=(f"Skal have ro på grund af {ill}",),
                      off=tuple(code for code in content.off if code != "hensyn"))  # fmt: skip
        if self.dice.random() < 0.1:
            with pytest.raises(UserError, match=r"card\.blocked"):
                make_version(self.world.desk, citizen, bad)
        if self.dice.random() < 0.3:
            return replace(bad, off=(*bad.off, "hensyn"))
        return content


def _letters(number: int) -> str:
    found = ""
    while number:
        number, at = divmod(number, len(LETTERS))
        found += LETTERS[at]
    return found


def _check(made: Made, data: bytes, file_format: str, *, is_named: bool) -> None:
    read = read_file(data, file_format)
    whole = squeezed(read.whole)
    for secret in made.secrets:
        assert squeezed(secret) not in whole, secret
    if not is_named:
        for name in made.names:
            assert squeezed(name) not in whole, name
    shown = {s for s in shown_sections(made.content) if s.value in made.sections or s in UNASKED}
    seen = squeezed(read.shown)
    for section in set(Section) - {Section.NAVN, Section.BILLEDE} - UNASKED:
        for text in section_texts(made.content, section):
            token = next((word for word in text.split() if word.startswith("Zq")), "")
            if token:
                is_there = squeezed(token) in (seen if section in shown else whole)
                assert is_there == (section in shown), (section, text)
    has_photo = Section.BILLEDE in shown and is_named and file_format in {"pdf", "eml"}
    assert (read.pictures > 0) == has_photo


def _wishes(maker: Maker, made: Made, at: int) -> list:
    """Return twelve wishes that run through all formats, looks, sizes, languages and sights."""
    looks, sizes = tuple(CardLook), tuple(CardSize)
    return [
        maker.world.wish(
            made.version,
            maker.dice.choice(("municipal", "other", "private", "unknown")),
            format=FORMATS[(3 * at + turn) % len(FORMATS)],
            look=looks[(at + turn) % 3].value,
            size=sizes[turn % 2].value,
            language=("da", "en")[(at + turn // 2) % 2],
            channel=("papir", "mail", "vist")[turn % 3],
            sight=("arbejdsgiver", "anonym")[(at + turn) % 5 == 0],
            person=f"Ulla {maker.token()}",
        )
        for turn in range(PER_VERSION)
    ]


def _given(world: World, wish: HandOutWish) -> HandedOut | None:
    """Hand a card out; None when it needs more room in this dress, and then nothing left."""
    try:
        return hand_out(world.desk, wish)
    except UserError as error:
        if error.code != "card.overflow":
            raise
        return None


def _hand_out_all(world: World, seed: int, citizens: int) -> tuple[int, set[tuple[str, ...]]]:
    """Hand everything out and check each file; return how many, and the kinds there were."""
    maker, kinds, files = Maker(world, seed), set(), 0
    for at in range(citizens):
        made = maker.made()
        for wish in _wishes(maker, made, at):
            given = _given(world, wish)
            if given is None:
                continue
            is_named = wish.sight != "anonym" and "navn" in made.sections
            _check(made, given.file.data, wish.format, is_named=is_named)
            assert squeezed(given.file.name).startswith("kandidatkortk")
            for secret in (*made.secrets, *made.names):
                assert squeezed(secret) not in squeezed(given.file.name)
            kinds.add((wish.format, wish.look, wish.size, wish.language, wish.sight))
            files += 1
    assert len(world.ledger) == files
    return files, kinds


@pytest.fixture
def world():
    folder = quick_folder()
    try:
        with a_desk(folder) as desk:
            yield a_world(desk, folder)
    finally:
        shutil.rmtree(folder)


def test_five_hundred_cards_hold_nothing_that_was_not_said_yes_to(world) -> None:
    files, kinds = _hand_out_all(world, SEED, QUICK)
    assert files >= QUICK * PER_VERSION * 0.97
    for place, codes in enumerate((CardFormat, CardLook, CardSize, ("da", "en"))):
        assert {kind[place] for kind in kinds} == {str(code) for code in codes}
    assert {kind[4] for kind in kinds} == {"arbejdsgiver", "anonym"}


@pytest.mark.deep
def test_two_thousand_cards_hold_nothing_that_was_not_said_yes_to(world) -> None:
    files, kinds = _hand_out_all(world, SEED + 1, WHOLE)
    assert files >= WHOLE * PER_VERSION * 0.97
    assert len(kinds) > 40


def test_a_batch_of_many_holds_nobodys_secrets(world) -> None:
    maker = Maker(world, SEED + 2)
    cards = [maker.made() for _each in range(12)]
    given = hand_out_many(world.desk, [maker.world.wish(each.version) for each in cards])
    read = squeezed(read_file(given.file.data, "pdf").whole)
    for made in cards:
        for secret in made.secrets:
            assert squeezed(secret) not in read, secret
        for section in set(shown_sections(made.content)) - UNASKED - {Section.NAVN}:
            for text in section_texts(made.content, section):
                if section.value not in made.sections and "Zq" in text:
                    token = next(word for word in text.split() if word.startswith("Zq"))
                    assert squeezed(token) not in read
    assert given.file.name == "Kandidatkort_12_stk.pdf"
    assert len(world.ledger) == len(cards)
