"""What of a case's words is said on a day: no sentence may contradict the figures beside it.

A text may stand under a condition, with words in its place when it does not hold. And a sentence
that names a figure nobody can give yet is left out; the rest of its paragraph stands.

Conditions: `targets_met`, `target_met:figure`, both with `not` before them; `figure > 0` with
`>`, `>=`, `<`, `<=` or `==` and a number; `on >= 2016-01-01` with `>=` or `<`; several joined by
` and `. What cannot be told (no basis, or hidden from the reader) does not hold either way.
"""

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.reports.cabi_texts import CaseTexts, Passage, Piece, Section

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure
    from flexdesk.reports.cabi_chips import Chips

_TERM = re.compile(
    r"(?:(?P<no>not )?(?:(?P<all>targets_met)|target_met:(?P<one>[a-z_0-9]+)))"
    r"|on (?P<day_op>>=|<) (?P<day>\d{4}-\d{2}-\d{2})"
    r"|(?P<figure>[a-z_0-9]+) (?P<op>>=|>|<=|<|==) (?P<number>\d+(?:\.\d+)?)"
)
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}
_SHORT = "".join(rf"(?<!\b{word}\.)" for word in "ca fx kl kr mia mio nr pct pr".split())  # noqa: SIM905 - reads better
_BETWEEN = re.compile(rf"(?<=[.!?]){_SHORT}\s+(?=[A-ZÆØÅ»{{\d])")


def is_condition(text: object) -> bool:
    """Return whether a text is a condition that can be read."""
    return isinstance(text, str) and all(map(_is_term, text.split(" and ")))


def _is_term(term: str) -> bool:
    match = _TERM.fullmatch(term)
    try:
        return match is not None and (not match["day"] or bool(dt.date.fromisoformat(match["day"])))
    except ValueError:
        return False


def holds(when: str, chips: "Chips") -> bool:
    """Return whether a condition holds; an empty one always does.

    Raises:
        UserError: `cabi.chip` for a figure that is not known here.
    """
    if not when:
        return True
    # every term is looked at, so that an unknown figure is told on any day
    terms = [_term_holds(term, chips) for term in when.split(" and ")]
    return all(terms)


def _term_holds(term: str, chips: "Chips") -> bool:
    match = _TERM.fullmatch(term)
    if match is None:
        raise UserError("cabi.chip", chip=term)
    if match["day"]:
        day = dt.date.fromisoformat(match["day"])
        return chips.on >= day if match["day_op"] == ">=" else chips.on < day
    if match["figure"]:
        return _compares(match, chips)
    met = _met(_figure(match["one"], chips), chips) if match["one"] else _all_met(chips)
    return met is not None and met != bool(match["no"])


def _compares(match: re.Match[str], chips: "Chips") -> bool:
    figure, number = _figure(match["figure"], chips), float(match["number"])
    # a hidden number is said as such where it stands: that it is none at all would tell no more
    if figure.value is None or (chips.view.hides(figure.id) and number):
        return False
    return _COMPARE[match["op"]](float(figure.value), number)


def _figure(name: str, chips: "Chips") -> "Figure":
    if name not in chips.figures:
        raise UserError("cabi.chip", chip=name)
    return chips.figures[name]


def _met(figure: "Figure", chips: "Chips") -> bool | None:
    return None if chips.view.hides(figure.id) else figure.target_met


def _all_met(chips: "Chips") -> bool | None:
    found = [_met(each, chips) for each in chips.figures.values() if each.target is not None]
    if False in found:
        return False
    return None if None in found or not found else True


def variants(text: str) -> Iterator[Piece]:
    """Yield all that a text may come to say, whatever the figures are."""
    pieces = text.pieces if isinstance(text, Passage) else (Piece(text),)
    for piece in pieces:
        yield piece
        if piece.plain:
            yield Piece(piece.plain)


def said(text: str, chips: "Chips") -> str:
    """Return what of a text is said, its chips still in it.

    Raises:
        UserError: `cabi.chip`.
    """
    pieces = text.pieces if isinstance(text, Passage) else (Piece(text),)
    return " ".join(words for piece in pieces if (words := _piece_said(piece, chips)))


def _piece_said(piece: Piece, chips: "Chips") -> str:
    if not holds(piece.when, chips):
        return said(piece.plain, chips) if piece.plain else ""
    if not chips.fill(piece.text).empty:
        return piece.text
    if piece.plain:
        return said(piece.plain, chips)
    return " ".join(each for each in _BETWEEN.split(piece.text) if not chips.fill(each).empty)


def settled(texts: CaseTexts, chips: "Chips") -> CaseTexts:
    """Return the words of a case as they are said; headings without a basis have their plain words.

    Raises:
        UserError: `cabi.chip`.
    """

    def all_said(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(words for text in given if (words := said(text, chips)))

    return replace(
        texts,
        title=said(texts.title, chips) or texts.title,
        standfirst=said(texts.standfirst, chips),
        lead=all_said(texts.lead),
        sections=tuple(_section(section, chips) for section in texts.sections),
        expenses=all_said(texts.expenses),
        incomes=all_said(texts.incomes),
        method=all_said(texts.method),
        notes=all_said(texts.notes),
    )


def _section(section: Section, chips: "Chips") -> Section:
    heading = section.heading
    if heading:
        heading = said(heading, chips) or said(section.plain, chips) or _("Resultater")
    # a paragraph that is silent keeps its place: the table is counted from the first
    paragraphs = tuple(said(text, chips) for text in section.paragraphs)
    return replace(section, heading=heading, paragraphs=paragraphs)
