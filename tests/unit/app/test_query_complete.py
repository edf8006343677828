"""What is offered while a query is typed: keys, then real values with counts."""

import pytest

from flexdesk.app.query import filter_rows, parse_query
from flexdesk.app.query_complete import MOST, lesson, place_of, suggestions
from flexdesk.app.query_keys import KEYS
from tests.support.fake_rows import citizen_rows

ROWS = citizen_rows(60)


def offered(text: str, cursor: int | None = None):
    place = place_of(text, len(text) if cursor is None else cursor)
    return suggestions(place, ROWS)


def test_a_key_is_offered_from_its_second_letter() -> None:
    assert offered("t") == ()
    assert [each.shown for each in offered("tr")] == ["trin:"]
    assert {each.shown for each in offered("ko")} == {"konsulent:", "kontakt>"}
    assert all(each.goes_on for each in offered("ko"))


def test_a_name_is_offered_nothing() -> None:
    assert offered("mette") == ()
    assert offered("åse kirkeby") == ()


def test_the_values_of_a_key_are_the_real_ones_with_their_counts() -> None:
    found = offered("konsulent:KON")
    counts = {each.text: each.count for each in found}
    for name in ("KON01", "KON02", "KON03", "KON04"):
        term = f"konsulent:{name}"
        assert counts[term] == str(len(filter_rows(ROWS, parse_query(term))))
    assert sum(map(int, counts.values())) == 60


@pytest.mark.parametrize(
    "text", ["status:", "opgave:", "overført:", "pause:", "ly>", "krydser<", "trin:"]
)
def test_what_is_offered_is_understood_and_counted_right(text: str) -> None:
    found = offered(text)
    assert 0 < len(found) <= MOST
    for each in found:
        query = parse_query(each.text)
        assert query.problems == ()
        assert each.count == str(len(filter_rows(ROWS, query)))


def test_mig_and_ingen_are_offered_where_they_mean_something() -> None:
    assert offered("konsulent:mi")[0].text == "konsulent:mig"
    assert "arbejdsplads:ingen" in {each.text for each in offered("arbejdsplads:ing")}


def test_values_with_blanks_are_quoted_and_a_list_goes_on_after_its_comma() -> None:
    place = place_of("trin:praktik,indl", 17)
    assert [each.text for each in suggestions(place, ROWS)] == ['trin:praktik,"Indledende samtale"']
    assert offered('arbejdsplads:"Børneh')[0].text == 'arbejdsplads:"Børnehuset Skovly"'


def test_the_piece_under_the_cursor_is_completed_wherever_it_stands() -> None:
    text = "åse -(tri eller ly>15)"
    place = place_of(text, text.index("tri") + 3)
    assert text[place.start : place.end] == "tri"
    assert suggestions(place, ROWS)[0].text == "trin:"


def test_between_pieces_nothing_is_being_written() -> None:
    place = place_of("trin:praktik ", 13)
    assert (place.start, place.end, place.typed) == (13, 13, "")
    assert suggestions(place, ROWS) == ()


def test_the_lesson_shows_every_key_with_an_example() -> None:
    assert len(lesson()) == len(KEYS)
    for key, each in zip(KEYS, lesson(), strict=True):
        assert key.examples[0] in each.note
        for example in key.examples:
            assert parse_query(example).problems == (), example


def test_signs_are_told_by_no_offer_where_a_colon_stands() -> None:
    assert offered("ly:") == ()
