"""Figures in words: value, basis, target and change as screens and lists print them."""

from flexdesk.base.days import MONTHS
from flexdesk.base.numbers import format_number, format_share
from flexdesk.domain.figures import Figure

NOTHING = "–"
_PER_CENT = 100
_TINY = 1e-9


def is_share(figure: Figure) -> bool:
    """Say whether a figure is a share of something."""
    return figure.kind == "share"


def is_too_few(figure: Figure, least: int) -> bool:
    """Say whether a share rests on so few that it says nothing: its counts are shown instead.

    Source: tal.few_ended, which is `least`.
    """
    return is_share(figure) and (figure.N or 0) < least


def value_words(figure: Figure, decimals: int = 1) -> str:
    """Return the value as a table shows it: "199", "73,1 %", or a dash."""
    if figure.value is None:
        return NOTHING
    if is_share(figure):
        return format_share(figure.value, decimals)
    return format_number(figure.value)


def basis_words(figure: Figure) -> str:
    """Return n of N: "299 af 409", and nothing for a count."""
    if figure.N is None:
        return ""
    return f"{format_number(figure.n)} af {format_number(figure.N)}"


def target_number(figure: Figure) -> str:
    """Return the target in the unit of the figure: "150", "35 %", or a dash."""
    if figure.target is None:
        return NOTHING
    if is_share(figure):
        return f"{format_number(figure.target * _PER_CENT, None)} %"
    return format_number(figure.target)


def target_words(figure: Figure) -> str:
    """Return how a figure stands to its target: "Mål 150, nået", "Mål 35 %, 14 point fra"."""
    if figure.target is None:
        return ""
    goal = f"Mål {target_number(figure)}"
    if figure.target_met is None or figure.value is None:
        return goal
    if figure.target_met:
        return f"{goal}, nået"
    missing = abs(figure.target - figure.value)
    if is_share(figure):
        return f"{goal}, {format_number(missing * _PER_CENT, 0)} point fra"
    return f"{goal}, {format_number(missing, 0)} fra"


def change_words(now: Figure, before: Figure, decimals: int = 1) -> str:
    """Return the change from one day to the next with its sign: "+5", "−0,9", "0"."""
    if now.value is None or before.value is None:
        return NOTHING
    change = now.value - before.value
    return signed(change * _PER_CENT, decimals) if is_share(now) else signed(change, 0)


def since_words(now: Figure, before: Figure) -> str:
    """Return the change as a card says it: "+5 siden juli", "+1 point siden juli"."""
    change = change_words(now, before, 0)
    if change == NOTHING:
        return ""
    unit = " point" if is_share(now) else ""
    return f"{change}{unit} siden {MONTHS[before.on.month - 1]}"


def signed(value: float, decimals: int | None = None) -> str:
    """Return a number with its sign, a true minus, and none for zero."""
    text = format_number(abs(value), decimals)
    if abs(value) < _TINY or not text.strip("0,."):
        return text
    return f"+{text}" if value > 0 else f"−{text}"
