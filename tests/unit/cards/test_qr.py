"""The square code: the consultant's vCard, drawn square by square."""

import re

from flexdesk.cards.qr import drawn, squares, vcard
from flexdesk.domain.kandidatkort import CardContact
from tests.support.cards import CONTACT

FINDER = (
    (1, 1, 1, 1, 1, 1, 1),
    (1, 0, 0, 0, 0, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 0, 0, 0, 0, 1),
    (1, 1, 1, 1, 1, 1, 1),
)


def test_a_contact_when_written_then_it_is_a_vcard_of_work() -> None:
    assert vcard(CONTACT).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Østergaard;Lene;;;",
        "FN:Lene Østergaard",
        "ORG:Jobcenter Aarhus",
        "TITLE:Jobkonsulent",
        "TEL;TYPE=WORK:+4500000000",
        "EMAIL:lene.oestergaard@example.dk",
        "END:VCARD",
    ]


def test_signs_of_the_format_when_written_then_they_are_escaped() -> None:
    told = vcard(CardContact(name="A; B", unit="Job, fritid\\kultur\nEND:VCARD", phone="+47 1"))
    assert "FN:A\\; B" in told
    assert "ORG:Job\\, fritid\\\\kultur END:VCARD" in told
    assert "TEL;TYPE=WORK:+471" in told
    assert told.count("\r\nEND:VCARD") == 1


def test_a_long_contact_when_written_then_title_and_unit_are_left_out() -> None:
    long = CardContact(
        name="Lene Østergaard", title="Jobkonsulent " * 4, unit="Jobcenter Aarhus " * 4,
        phone="00 00 00 00", email=CONTACT.email,
    )  # fmt: skip
    told = vcard(long)
    assert "TITLE" not in told
    assert "ORG" not in told
    assert "TEL;TYPE=WORK:+4500000000" in told
    assert len(squares(told)) <= len(squares(vcard(CONTACT)))


def test_the_code_when_made_then_it_has_its_three_corners() -> None:
    rows = squares(vcard(CONTACT))
    count = len(rows)
    assert all(len(row) == count for row in rows)
    for top, left in ((0, 0), (0, count - 7), (count - 7, 0)):
        corner = tuple(tuple(int(v) for v in row[left : left + 7]) for row in rows[top : top + 7])
        assert corner == FINDER


def test_the_code_when_drawn_then_bars_cover_the_dark_squares_and_no_other() -> None:
    text = vcard(CONTACT)
    rows = squares(text)
    count = len(rows)
    covered = set()
    for x, y, wide in re.findall(r"(\d+) (\d+) (\d+) 1 re", drawn(text, "#1B262C")):
        covered |= {(count - 1 - int(y), int(x) + step) for step in range(int(wide))}
    dark = {(r, c) for r, row in enumerate(rows) for c, is_dark in enumerate(row) if is_dark}
    assert covered == dark
