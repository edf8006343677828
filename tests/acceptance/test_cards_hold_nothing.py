"""Hundreds of cards through the one door: no CPR, address or surname, no word that is stopped."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flexdesk.app.card_choices import choices
from flexdesk.app.card_guard import check_content, guard
from flexdesk.app.card_hand_outs import HandOutWish, hand_out
from flexdesk.base.errors import UserError
from flexdesk.cards.read_back import read_back
from flexdesk.domain.card_codes import CardFormat, CardLook, CardSize, Sight
from flexdesk.domain.guard import Verdict
from flexdesk.domain.kandidatkort import CardContent
from tests.support.cards import usual_content
from tests.support.desks import a_desk, add, add_citizen
from tests.support.verbs_cards import add_consent, add_version

_CPR = re.compile(r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)")
_NAMES = ("Sørensen-Quist", "Ødegaard-Holm", "Xhaferi-Lund")
_STREETS = ("Vestre Ringgade 41", "Nørre Allé 7", "Skovkrogen 113")
_BAD = (
    "Mit nummer er {cpr}.",
    "Jeg bor på {street}.",
    "Ring til mig på {phone}.",
    "Jeg hedder {last}.",
    "Jeg har sclerose og får metadon.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Any]:
    with a_desk(tmp_path) as made:
        yield made


def _person(desk: Any, at: int) -> tuple[str, dict[str, str]]:
    told = {
        "cpr": f"6{at % 9 + 1}07{60 + at % 30:02d}{4000 + at:04d}",
        "last_name": _NAMES[at % len(_NAMES)],
        "address": _STREETS[at % len(_STREETS)],
        "phone": f"71{at:06d}",
        "email": f"privat{at}@hjemme.example",
        "candidate_no": f"K-2016-{at:03d}",
    }
    fields = {name: value for name, value in told.items() if name != "cpr"}
    home = {"first_name": "Mette", "city": "Tilst", "postcode": "8381"}
    return add_citizen(desk, told["cpr"], **home, **fields), told


def _content(dice: random.Random) -> CardContent:
    """Return a card put together from the lists the program ships."""
    lists = choices()
    pick = lambda groups, most: tuple(  # noqa: E731 - said once, used four times
        each.da for each in dice.sample([p for g in groups for p in g.phrases], most)
    )
    return replace(
        usual_content(),
        competences=pick(lists.kompetencer, 5),
        tasks=pick(lists.opgaver, 2),
        certificates=pick(lists.beviser, 2),
        considerations=pick(lists.hensyn, 2),
        about="",
    )


def _wish(desk: Any, dice: random.Random, version: str, place: str) -> HandOutWish:
    del desk
    return HandOutWish(
        version,
        workplace=place,
        sight=dice.choice((Sight.ARBEJDSGIVER.value, Sight.ANONYM.value)),
        look=dice.choice(list(CardLook)).value,
        size=dice.choice(list(CardSize)).value,
        language=dice.choice(("da", "en")),
        format=dice.choice(list(CardFormat)).value,
    )


def _hold_nothing(desk: Any, count: int) -> int:
    """Hand out so many cards and look through each; return how many were stopped at the door."""
    dice, stopped = random.Random(count), 0  # noqa: S311 - the same cards in every run
    place = add(desk, "workplace", name="Kantinen på Havnen", sector="kommunal")
    for at in range(count):
        citizen, told = _person(desk, at)
        content, is_bad = _content(dice), at % 5 == 0
        if is_bad:
            sentence = _BAD[at // 5 % len(_BAD)]
            words = sentence.format(cpr=told["cpr"], street=told["address"], phone=told["phone"],
                                    last=told["last_name"])  # fmt: skip
            content = replace(content, about=words)
        version = add_version(desk, citizen, content)
        add_consent(desk, version)
        wish = _wish(desk, dice, version, place)
        if is_bad:
            assert any(
                each.finding.verdict is Verdict.BLOCK
                for each in check_content(desk, citizen, content)
            ), content.about
        if is_bad:
            with pytest.raises(UserError, match=r"card\.leak"):
                hand_out(desk, wish)
            stopped += 1
            continue
        file = hand_out(desk, wish).file
        _look_through(file.data, wish.format, file.name, told)
    return stopped


def _look_through(data: bytes, file_format: str, name: str, told: dict[str, str]) -> None:
    """Look through a file with eyes of its own: what the register knows, then the guard's words."""
    parts = read_back(data, file_format)
    every = f"{parts.text}\n{parts.metadata}\n{name}"
    assert not _CPR.search(every)
    for field in ("last_name", "address", "email", "phone"):
        assert told[field] not in every
    assert "Mette" not in f"{parts.metadata}\n{name}"
    blocks = [each.rule for each in guard().scan(every) if each.verdict is Verdict.BLOCK]
    assert [rule for rule in blocks if not rule.startswith(("phone.", "email_private."))] == []


def test_cards_hold_nothing_that_may_not_leave(desk: Any) -> None:
    assert _hold_nothing(desk, 25) == 5


@pytest.mark.deep
def test_five_hundred_cards_hold_nothing_that_may_not_leave(desk: Any) -> None:
    assert _hold_nothing(desk, 500) == 100
