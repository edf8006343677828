"""What becomes of the places the guard found: checked, sorted, safe ones left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from flexdesk.base.cpr import birth_of
from flexdesk.base.errors import UserError
from flexdesk.domain.guard import Finding, Verdict
from flexdesk.domain.guard_lexicon import Pattern, Rule

Place = tuple[int, int, Rule]

_BEFORE = 70
_AFTER = 30
_SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZÆØÅ])|\n")
_CPR_DIGITS = 10
_NOT_DIGIT = re.compile(r"\D")
_TOPS = {Verdict.BLOCK: 0, Verdict.WARN: 1}


def order(rule: Rule) -> tuple[bool, bool, int]:
    """Return what goes first: the citizen's own data, what is final, then what stops."""
    return not (rule.is_known and rule.is_final), not rule.is_final, _TOPS[rule.verdict]


def finding_of(place: Place) -> Finding:
    """Return the finding at a place."""
    start, end, rule = place
    return Finding(
        start, end, rule.kind, rule.verdict, rule.key, rule.reason, rule.proposals, rule.is_final
    )


def moved(finding: Finding, places: list[int]) -> Finding:
    """Return the finding where it stands in the text that had hidden signs in it."""
    return replace(finding, start=places[finding.start], end=places[finding.end - 1] + 1)


def without_overlap(places: Iterable[Place]) -> list[Place]:
    """Return the places in order, none over another: what stops goes before what is longer."""
    starts: list[int] = []
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (*order(p[2]), p[0] - p[1], p[0])):
        at = bisect_right(starts, place[0])
        is_free = (not at or kept[at - 1][1] <= place[0]) and (
            at == len(kept) or place[1] <= kept[at][0]
        )
        if is_free:
            starts.insert(at, place[0])
            kept.insert(at, place)
    return kept


def not_safe(places: Iterable[Place], safe: list[tuple[int, int]]) -> list[Place]:
    """Return the places that no safe phrase covers; what is final is never safe."""
    starts = sorted(start for start, _end in safe)
    # how far the safe phrases reach that begin no later
    reach = list(accumulate((end for _start, end in sorted(safe)), max))
    return [place for place in places if place[2].is_final or not _is_within(place, starts, reach)]


def _is_within(place: Place, starts: list[int], reach: list[int]) -> bool:
    at = bisect_right(starts, place[0])
    return at > 0 and place[1] <= reach[at - 1]


def stands(pattern: Pattern, found: re.Match[str], text: str) -> bool:
    """Say whether a pattern holds where it was found: what stands around it, and its check."""
    start, end = found.span()
    before = _SENTENCE.split(text[max(start - _BEFORE, 0) : start])[-1]
    after = text[end : end + _AFTER]
    if pattern.before and not pattern.before.search(before):
        return False
    if pattern.not_before and pattern.not_before.search(before):
        return False
    if pattern.not_after and pattern.not_after.match(after):
        return False
    return CHECKS[pattern.check](found[0]) if pattern.check else True


def _is_cpr(written: str) -> bool:
    digits = _NOT_DIGIT.sub("", written.lower().replace("o", "0").replace("l", "1"))
    if len(digits) != _CPR_DIGITS:
        return False
    try:
        birth_of(digits)
    except UserError:
        return False
    return True


def _is_six_day(written: str) -> bool:
    return _is_cpr(_NOT_DIGIT.sub("", written)[:6] + "0000")


def _is_eight(written: str) -> bool:
    digits = _NOT_DIGIT.sub("", written)
    return len(digits.removeprefix("0045").removeprefix("45")) in {6, 8} or len(digits) == 8  # noqa: PLR2004 - digits of a phone


CHECKS = {"cpr": _is_cpr, "six": _is_six_day, "phone": _is_eight}
"""Checks a pattern may name."""
