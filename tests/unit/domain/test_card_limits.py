"""How much a card holds: every field has a limit, what is over it is told by field and line."""

import dataclasses

from flexdesk.domain.card_codes import Section
from flexdesk.domain.card_limits import LIMITS, limit_of, lines_of, signs_of, too_much
from flexdesk.domain.kandidatkort import CardContact, CardContent, Experience

_NO_TEXT = {
    "candidate_no", "hours_from", "hours_to", "days", "start_on", "photo", "off", "order",
    "language", "contact",
}  # fmt: skip


def test_every_typed_field_has_a_limit():
    names = {field.name for field in dataclasses.fields(CardContent)} - _NO_TEXT
    names |= {f"contact.{field.name}" for field in dataclasses.fields(CardContact)}
    assert names | {"experience.years"} == set(LIMITS)


def test_a_card_at_its_limits_is_not_too_much():
    full = CardContent(
        headline="o" * 90,
        competences=("o" * 40,) * 8,
        considerations=("o" * 90,) * 6,
        experience=(Experience("siden 2015", "o" * 90),) * 5,
        contact=CardContact(phone="0" * 20),
    )
    assert too_much(full) == ()
    assert too_much(CardContent()) == ()


def test_what_is_over_is_told_by_field_and_line():
    over = CardContent(
        headline="o" * 91,
        competences=("ok", "o" * 41),
        tasks=("x",) * 7,
        experience=(Experience("i mange, mange år", "ok"),),
        contact=CardContact(email="a" * 81),
    )
    told = [(each.field, each.index, each.length, each.limit) for each in too_much(over)]
    assert told == [
        ("headline", 0, 91, 90), ("competences", 1, 41, 40), ("tasks", -1, 7, 6),
        ("experience.years", 0, 17, 16), ("contact.email", 0, 81, 80),
    ]  # fmt: skip
    assert [each.is_lines for each in too_much(over)] == [False, False, True, False, False]
    assert too_much(over)[0].section is Section.OVERSKRIFT
    assert too_much(over)[-1].section is None


def test_blanks_are_counted_once_and_lines_are_read_by_name():
    assert signs_of("  to   ord\n") == 6
    assert limit_of("considerations").most == 6
    content = CardContent(price="x", experience=(Experience("1", "y"),))
    assert lines_of(content, "price") == ("x",)
    assert lines_of(content, "experience") == ("y",)
