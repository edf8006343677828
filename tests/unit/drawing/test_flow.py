"""The flow: golden places, balance, keep-with-next, widows, floats; pure numbers throughout."""

from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.drawing.flow import (
    Block,
    balance,
    float_in,
    gaps_for_float,
    justify,
    pour,
    share_out,
    solid,
    total_height,
)


def para(key: str, lines: int) -> Block:
    return Block(key, lines, 13, after=6.5)


def head(key: str, lines: int = 1) -> Block:
    return Block(key, lines, 15, before=13, after=2.5, keep_next=True, alone=lines)


STORY = [
    para("a", 5),
    para("b", 4),
    head("h"),
    para("c", 7),
    solid("table", 120, before=11, after=13),
    para("d", 6),
]


def test_golden_places_in_two_columns() -> None:
    poured = pour(STORY, (200, 300))
    assert [(p.key, p.column, round(p.y, 1), p.first, p.lines) for p in poured.placed] == [
        ("a", 0, 0, 0, 5),
        ("b", 0, 71.5, 0, 4),
        ("h", 0, 136.5, 0, 1),
        ("c", 0, 154.0, 0, 3),
        ("c", 1, 0, 3, 4),
        ("table", 1, 63.0, 0, 1),
        ("d", 1, 196.0, 0, 6),
    ]
    assert poured.rest == ()
    assert poured.used == (193, 274)


def test_heading_moves_with_the_text_it_belongs_to() -> None:
    poured = pour([para("a", 5), head("h"), para("b", 4)], (105, 300))
    assert [p.key for p in poured.placed if p.column == 1][:2] == ["h", "b"]


def test_three_lines_are_never_split_and_no_line_stands_alone() -> None:
    poured = pour([para("a", 5), para("b", 3)], (92, 300))
    assert [(p.key, p.column) for p in poured.placed] == [("a", 0), ("b", 1)]


def test_no_space_above_the_first_block_of_a_column() -> None:
    poured = pour([para("a", 5), head("h"), para("b", 4)], (65, 300))
    assert next(p for p in poured.placed if p.key == "h").y == 0


def test_balanced_columns_end_within_two_lines_of_each_other() -> None:
    poured = balance([para(str(i), 6) for i in range(7)], 2, 700)
    assert poured.rest == ()
    assert abs(poured.used[0] - poured.used[1]) <= 26


def test_what_does_not_fit_is_rest() -> None:
    poured = balance([para(str(i), 6) for i in range(20)], 2, 300)
    assert poured.rest


def test_a_piece_higher_than_a_column_is_placed_and_reported() -> None:
    poured = pour([solid("big", 900)], (300,))
    assert poured.overflow
    assert poured.placed[0].height == 900


def test_float_never_stands_after_a_heading_and_never_splits() -> None:
    quote = solid("quote", 90, before=13, after=13)
    assert gaps_for_float([para("a", 5), head("h"), para("b", 4)]) == (1,)
    poured = float_in(STORY, quote, 2, 600)
    places = [p for p in poured.placed if p.key == "quote"]
    assert len(places) == 1
    order = [p.key for p in poured.placed]
    assert order[order.index("quote") - 1] != "h"


def test_missing_slot_leaves_no_gap() -> None:
    without = [block for block in STORY if block.key != "table"]
    assert total_height(STORY) - total_height(without) == 120 + 11 + 13 - 6.5


def test_justify_moves_blocks_at_most_so_far_and_keeps_headings_with_their_text() -> None:
    poured = pour(STORY, (200, 300))
    moved = justify(poured, 290, 4)
    heading = next(p for p in moved.placed if p.key == "h")
    text = next(p for p in moved.placed if p.key == "c" and p.column == 0)
    assert text.y - heading.y == 17.5
    shifts = [b.y - a.y for a, b in zip(poured.placed, moved.placed, strict=True)]
    assert max(shifts) <= 8
    assert min(shifts) == 0


def test_free_height_is_shared_up_to_the_most() -> None:
    assert share_out(30, (10, 10, 10), (10, 25, 100)) == (10, 25, 25)
    assert share_out(500, (10,), (40,)) == (40,)


blocks = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(["para", "head", "solid"])),
    min_size=1,
    max_size=14,
)


@given(blocks, st.floats(90, 400))
@settings(max_examples=50)
def test_every_line_is_placed_once_in_order_or_left(
    kinds: list[tuple[int, str]], height: float
) -> None:
    story = []
    for number, (lines, kind) in enumerate(kinds):
        key = str(number)
        if kind == "head":
            story.append(head(key))
        else:
            story.append(para(key, lines) if kind == "para" else solid(key, lines * 6))
    poured = pour(story, (height, height))
    wanted = [(b.key, line) for b in story for line in range(b.lines)]
    got = [(p.key, line) for p in poured.placed for line in range(p.first, p.first + p.lines)]
    got += [(b.key, line) for b in poured.rest for line in range(b.first, b.first + b.lines)]
    assert got == wanted
    for place in poured.placed:
        block = next(b for b in story if b.key == place.key)
        if not poured.overflow:
            assert place.y + place.height <= height + 0.1
        if block.lines >= 4:
            assert place.lines >= 2
