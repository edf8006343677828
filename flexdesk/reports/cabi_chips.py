"""Figure chips in text: `{pool_started}`, `{pool_share_in_work_of_ended:percent}`, `{target:…}`.

A chip is filled from the figures of the document's one day, so that a heading that is a finding
follows its figure. An unknown chip is an error; a hidden figure becomes words.

Chips: `{figure}`, `{figure:percent}` "73 procent", `{figure:decimal}` "73,1 %",
`{figure:number}`, `{figure:words}` "fire", `{figure:n}`, `{figure:N}`, `{target:figure}`,
`{target:figure:percent}`, `{on}`, `{on:month}`, `{on:long}`, `{on:year}`, `{municipality}`,
`{unit}`.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import (
    format_day,
    format_day_long,
    format_month,
    format_number,
    format_share,
    round_half_up,
)
from flexdesk.reports.audience import View, Why

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure

_CHIP = re.compile(r"\{([^{}]*)\}")
_FIXED = "\u00a0"
_SMALL_WORDS = "nul en to tre fire fem seks syv otte ni ti elleve tolv".split()  # noqa: SIM905 - reads better
_BEGINS = re.compile(r"(?:^|[.!?]\s)$")
_PER_CENT_FOLLOWS = re.compile(r"[ \u00a0](procent|pct\.|%)")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its chips filled: which figures it names, and which of them are hidden."""

    text: str
    figures: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chips:
    """All a chip may name in one document."""

    figures: Mapping[str, "Figure"]
    view: View
    on: dt.date
    municipality: str = ""
    unit: str = ""
    formats: Mapping[str, Callable[[dt.date], str]] = field(
        default_factory=lambda: {
            "": format_day,
            "month": format_month,
            "long": format_day_long,
            "year": lambda day: str(day.year),
        }
    )

    def fill(self, text: str) -> Filled:
        """Fill the chips of a text.

        Raises:
            UserError: `cabi.chip` for a chip that names no figure, target or word known here.
        """
        named: list[str] = []
        hidden: list[str] = []
        empty: list[str] = []

        def put(match: re.Match[str]) -> str:
            chip = match.group(1)
            name, words = self._word(chip, text[match.end() :])
            if name:
                named.append(name)
                if self.view.hides(name):
                    hidden.append(name)
                elif not words:
                    empty.append(name)
            words = words or _("ikke opgjort")
            return words[0].upper() + words[1:] if _BEGINS.search(text, 0, match.start()) else words

        filled = _CHIP.sub(put, text)
        return Filled(filled, tuple(named), tuple(hidden), tuple(empty))

    def _word(self, chip: str, after: str) -> tuple[str, str]:
        """Return the figure a chip names, empty for none, and the words in its place."""
        if chip == "municipality":
            return "", self.municipality
        if chip == "unit":
            return "", self.unit
        name, _colon, form = chip.partition(":")
        if name == "on" and form in self.formats:
            return "", self.formats[form](self.on)
        if name == "target":
            return "", self._target(form, after)
        figure = self.figures.get(name)
        if figure is None:
            raise UserError("cabi.chip", chip=chip)
        if self.view.hides(name):
            return name, hidden_words(self.view.hidden[name])
        return name, _figure_words(figure, form, after, chip)

    def _target(self, rest: str, after: str) -> str:
        name, _colon, form = rest.partition(":")
        figure = self.figures.get(name)
        if figure is None or figure.target is None:
            raise UserError("cabi.chip", chip=f"target:{rest}")
        if figure.kind == "share":
            return _share_words(Fraction(repr(figure.target)), form, after)
        return format_number(figure.target)


def hidden_words(why: Why) -> str:
    """Return what stands in running text for a figure that may not be shown.

    Small counts and those that protect them get the same words: which is which tells something.
    """
    return _("en skjult andel") if why is Why.SHARE else _("et skjult antal")


def share_of(figure: "Figure") -> Fraction | None:
    """Return the exact share of a share figure, None without anything to share.

    Unit: 0-1.
    """
    return Fraction(figure.n, figure.N) if figure.N else None


def _figure_words(figure: "Figure", form: str, after: str, chip: str) -> str:
    if form in {"n", "N"}:
        if figure.kind == "share" and not figure.N:
            return ""
        return format_number(figure.n if form == "n" else figure.N or 0)
    if figure.value is None:
        return ""
    if figure.kind == "share":
        share = share_of(figure)
        return "" if share is None else _share_words(share, form, after)
    if form == "words":
        return _count_words(figure.n)
    if form not in {"", "number"}:
        raise UserError("cabi.chip", chip=chip)
    return format_number(figure.value)


def _count_words(count: int) -> str:
    return _SMALL_WORDS[count] if 0 <= count < len(_SMALL_WORDS) else format_number(count)


def _share_words(share: Fraction, form: str, after: str) -> str:
    """Write a share; "procent" or "%" that follows in the text is not said twice."""
    if form == "decimal":
        return format_share(share, 1).replace(" ", _FIXED)
    number = format_number(round_half_up(share * 100))
    if form == "number" or _PER_CENT_FOLLOWS.match(after):
        return number
    return number + _FIXED + ("procent" if form == "percent" else "%")
