"""Chips and text are two faces of one filter tree; every text ends in a tree and is explained."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexdesk.app.query import describe, filter_rows, parse_query
from flexdesk.app.query_keys import CHOICE, DAY, DAYS, KEYS, NUMBER
from flexdesk.app.query_tree import (
    And,
    Not,
    Or,
    Term,
    all_of,
    any_of,
    chip_text_of,
    chips_of,
    negated,
    text_of,
    word,
)
from flexdesk.app.sentences import TABLE, explain
from tests.support.fake_rows import DAY as ON
from tests.support.fake_rows import citizen_row, citizen_rows

ROWS = citizen_rows(60)
PRAKTIK = Term("trin", ":", ("praktik",))
KURSER = Term("trin", ":", ("kurser",))
LY = Term("ly", ">", ("15",))


def ids(query: str, **changes: object) -> list[str]:
    rows = [citizen_row(at, **changes) for at in range(40)]
    return [row.id for row in filter_rows(rows, parse_query(query, me="KON01"))]


def passes(query: str, **changes: object) -> bool:
    row = citizen_row(1, **changes)
    return bool(filter_rows([row], parse_query(query, me="KON01,KON07")))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", And()),
        ("åse", word("åse")),
        ("trin:praktik", PRAKTIK),
        ("trin:praktik ly>15", And((PRAKTIK, LY))),
        ("trin:praktik og ly>15", And((PRAKTIK, LY))),
        ("-trin:praktik", Not(PRAKTIK)),
        ("ikke trin:praktik", Not(PRAKTIK)),
        ("ikke -trin:praktik", PRAKTIK),
        ("trin:praktik eller trin:kurser", Or((PRAKTIK, KURSER))),
        ("trin:praktik ly>15 eller trin:kurser", Or((And((PRAKTIK, LY)), KURSER))),
        ("(trin:praktik eller trin:kurser) ly>15", And((Or((PRAKTIK, KURSER)), LY))),
        ("-(trin:praktik eller ly>15)", Not(Or((PRAKTIK, LY)))),
        ("trin:praktik,kurser", Term("trin", ":", ("praktik", "kurser"))),
        ('trin:"indledende samtale",praktik', Term("trin", ":", ("indledende samtale", "praktik"))),
        ('"bo eller ib"', word("bo eller ib")),
        ("OVERFØRT:Mangler", Term("overført", ":", ("Mangler",))),
        ("maalgruppe:x", Term("målgruppe", ":", ("x",))),
        ("ly>=17,5", Term("ly", ">=", ("17,5",))),
        ("krydser<01-10-2016", Term("krydser", "<", ("01-10-2016",))),
        ("netto(viby)", word("netto(viby)")),
    ],
)
def test_a_text_is_a_tree(text: str, tree: object) -> None:
    assert parse_query(text).tree == tree
    assert parse_query(text).problems == ()


VALUES = st.text(st.characters(exclude_characters='"', exclude_categories=["C"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
TEXT_VALUES = VALUES.filter(lambda text: text.strip(", "))
AMOUNTS = st.integers(0, 999).map(str) | st.sampled_from(["17,5", "0,25"])
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2099, 1, 1)).map(lambda day: f"{day:%d-%m-%Y}")
SIGNS = st.sampled_from(["<", "<=", ">", ">="])


def terms_of_key(key):
    if key.kind == NUMBER:
        return st.builds(lambda op, v: Term(key.name, op, (v,)), SIGNS, AMOUNTS)
    if key.kind in {DAY, DAYS}:
        values = DATES if key.kind == DAY else AMOUNTS | DATES
        return st.builds(lambda op, v: Term(key.name, op, (v,)), SIGNS, values)
    values = st.sampled_from(sorted(key.choices)) if key.kind == CHOICE else TEXT_VALUES
    several = st.lists(values, min_size=1, max_size=3).map(tuple)
    return several.map(lambda found: Term(key.name, ":", found))


LEAVES = st.one_of(*(terms_of_key(key) for key in KEYS), VALUES.filter(bool).map(word))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(any_of),
    ),
    max_leaves=8,
)


@given(TREES)
def test_the_text_of_a_tree_is_the_tree_again(tree) -> None:
    query = parse_query(text_of(tree))
    assert query.tree == tree
    assert query.problems == ()


@given(TREES)
def test_the_chips_of_a_tree_with_its_words_are_the_tree_again(tree) -> None:
    chips = [chip_text_of(node) for node in chips_of(tree)]
    words = [
        text_of(node) for node in getattr(tree, "parts", (tree,)) if node not in chips_of(tree)
    ]
    if isinstance(tree, Or):
        words = []
    again = parse_query(" ".join((*chips, *words))).tree
    parts = again.parts if isinstance(again, And) else (again,)
    wanted = tree.parts if isinstance(tree, And) else (tree,)
    assert sorted(map(text_of, parts)) == sorted(map(text_of, wanted))


@given(TREES)
def test_every_tree_is_said_in_words_and_can_be_asked(tree) -> None:
    query = parse_query(text_of(tree))
    assert describe(query).startswith(("Borgere ", "Alle borgere"))
    assert set(filter_rows(ROWS, query)) <= set(ROWS)


@given(TREES)
def test_what_a_tree_leaves_out_is_what_its_opposite_lets_through(tree) -> None:
    inside = set(filter_rows(ROWS, parse_query(text_of(tree))))
    outside = set(filter_rows(ROWS, parse_query(text_of(negated(tree)))))
    assert inside | outside == set(ROWS)
    assert not inside & outside


@given(st.text(max_size=200))
def test_whatever_is_typed_ends_in_a_tree(text: str) -> None:
    query = parse_query(text, me="KON01")
    assert describe(query)
    filter_rows(ROWS[:3], query)


@pytest.mark.parametrize(
    "text", ["(" * 500, "-" * 500 + "x", ")" * 500, "((a)" * 200, "a eller " * 500]
)
def test_absurd_texts_end_too(text: str) -> None:
    assert describe(parse_query(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ly>", "query.empty"),
        ("trin:", "query.empty"),
        ("trin:,", "query.empty"),
        ("ly>abc", "query.number"),
        ("ly:5", "query.sign"),
        ("krydser<snart", "query.days"),
        ("krydser:5", "query.sign"),
        ("visiteret<30", "query.day"),
        ("status:sovende", "query.choice"),
        ("opgave:måske", "query.choice"),
        ("trin>3", "query.colon"),
        ("trin:praktik eller", "query.dangling"),
        ("ikke", "query.dangling"),
        ("(trin:praktik", "query.parenthesis"),
        ("(" * 60 + "a", "query.too_deep"),
        ("trinn:praktik", "query.unknown_key"),
        ("konsulenten:KON01", "query.unknown_key"),
    ],
)
def test_what_cannot_be_read_is_explained(text: str, code: str) -> None:
    problems = parse_query(text).problems
    assert code in {problem.code for problem in problems}
    for problem in problems:
        assert problem.code in TABLE
        sentence = explain(problem)
        assert "–" not in str(sentence)


def test_a_time_of_day_is_no_misspelt_key() -> None:
    assert parse_query("kl:10").problems == ()
    assert parse_query("kl:10").text == "kl:10"


def test_what_cannot_be_read_leaves_the_rest_in_force() -> None:
    assert parse_query("trin:praktik eller ly>x").tree == PRAKTIK
    assert parse_query("trin:praktik -status:x").tree == PRAKTIK


def test_mig_is_me_and_those_i_cover() -> None:
    tree = parse_query("konsulent:mig", me="KON01,KON07").tree
    assert tree == Term("konsulent", ":", ("KON01", "KON07"))
    assert passes("konsulent:mig", consultant="KON07")
    assert not passes("konsulent:mig", consultant="KON02")


@pytest.mark.parametrize(
    ("query", "changes"),
    [
        ("timer<=10", {"hours_week": 10.0}),
        ("pause:ja", {"pause": "Barsel"}),
        ("pause:barsel", {"pause": "Barsel"}),
        ("pause:nej", {"pause": ""}),
        ("status:lukket", {"closed_on": ON}),
        ("-status:lukket", {"closed_on": None}),
        ("status:åben", {"closed_on": None}),
        ("status:aaben", {"closed_on": None}),
        ("opgave:forsinket", {"task_due": ON - dt.timedelta(days=1)}),
        ("opgave:idag", {"task_due": ON}),
        ("opgave:uge", {"task_due": ON + dt.timedelta(days=6)}),
        ("opgave:ingen", {"open_tasks": 0}),
        ("opgave:åben", {"open_tasks": 2}),
        ("overført:mangler", {"missing_transfers": 1}),
        ("overført:alt", {"missing_transfers": 0}),
        ("målgruppe:fleks", {"target_group": "Fleksjobvisiteret"}),
        ("målgruppe:ingen", {"target_group": ""}),
        ("sagsbehandler:toft", {"caseworker": "Karen Toft"}),
        ("program:aalborg", {"program": "x", "program_title": "Aalborg: Udvikling"}),
        ("krydser<01-10-2016", {"crosses_on": dt.date(2016, 9, 30)}),
        ("krydser>=01-10-2016", {"crosses_on": dt.date(2016, 10, 1)}),
        ("slutter<30", {"ends_on": ON + dt.timedelta(days=29)}),
        ("slutter:30-09-2016", {"ends_on": dt.date(2016, 9, 30)}),
        ("kontakt<01-06-2016", {"last_contact": None}),
        ("kontakt<01-06-2016", {"last_contact": dt.date(2016, 5, 31)}),
        ("visiteret<01-01-2014", {"visited_on": dt.date(2013, 12, 31)}),
        ("næste<=0", {"next_day": ON}),
        ("født<1970", {"birth_year": 1969}),
        ("konsulent:ingen", {"consultant": ""}),
        ("ikke trin:screening", {"step": "x", "step_label": "Praktik"}),
        ("trin:screening eller pause:ja", {"pause": "Ferie"}),
    ],
)
def test_each_key_asks_of_the_row(query: str, changes: dict[str, object]) -> None:
    assert passes(query, **changes)
    assert not passes(f"-({query})", **changes)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("-trin:screening", "Alle borgere undtagen dem i trinnet screening"),
        ("trin:praktik -konsulent:KON02", "Borgere i trinnet praktik, undtagen dem hos KON02"),
        ("trin:praktik eller pause:ja", "Borgere enten i trinnet praktik eller på pause"),
        (
            "(trin:praktik eller pause:barsel) ly>15",
            (
                "Borgere enten i trinnet praktik eller på pause (barsel) og med over 15 måneders "
                "ledighedsydelse i 24 måneder"
            ),
        ),
        ("krydser<01-10-2016", "Borgere der krydser 18 af 24 før 01-10-2016"),
        ("konsulent:ingen", "Borgere uden jobkonsulent"),
        ("opgave:forsinket", "Borgere med en opgave over fristen"),
        ("timer<=10", "Borgere med højst 10 effektive timer om ugen"),
        ("født<1970", "Borgere født før 1970"),
        ("åse bo", "Borgere med »åse bo«"),
    ],
)
def test_a_tree_is_said_in_danish(query: str, words: str) -> None:
    assert describe(parse_query(query)) == words
