"""The check list before a case is issued: what an editor would look for, line by line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.reports.audience import Audience, View
from flexdesk.reports.audience_figures import view_of
from flexdesk.reports.cabi_chips import Chips
from flexdesk.reports.cabi_content import build, chips_of
from flexdesk.reports.cabi_input import CabiInput
from flexdesk.reports.cabi_layout import compose
from flexdesk.reports.cabi_said import holds, settled, variants
from flexdesk.reports.cabi_texts import StatusTable

TITLE_SIGNS = 60
STANDFIRST_WORDS = 30
PAGES = 2
_BASES = frozenset({"pool_started", "pool_ended"})
"""Counts that all the rest is a part of: none of them is nothing to write about."""

_SUPERLATIVE = re.compile(
    r"\b(mere end dobbelt\w*|dobbelt så|rekord\w*|succes\w*|fantastisk\w*|enestående|"
    r"bedste?|flest|højeste?|laveste?|størst\w*|mindste (?=andel|antal)|markant\w*)\b",
    re.IGNORECASE,
)
_TYPED_SHARE = re.compile(r"\b\d[\d.,]*\s?(?:procent|pct\.?|%)")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the check list; a line that is not ok says what is wrong."""

    ok: bool
    text: str


def check_case(case: CabiInput) -> tuple[CheckLine, ...]:
    """Return the check list of a case, in the order of the page.

    Raises:
        UserError: `audience.threshold`, `release.unknown`, `release.reason`.
    """
    view = view_of(case.figures, case.audience, case.threshold, case.released)
    chips = chips_of(case, view)
    if _unknown_chips(case, chips):
        return check_words(case)
    return (*check_words(case), *_small_cells(case, chips, view), _pages(case, view))


def check_words(case: CabiInput) -> tuple[CheckLine, ...]:
    """Return the lines about the words alone: what is written, by whom, and whether it adds up."""
    view = view_of(case.figures, case.audience, case.threshold, case.released)
    chips = chips_of(case, view)
    unknown = _unknown_chips(case, chips)
    if unknown:
        said = _("Ukendte tal i teksten: {}").format(", ".join(unknown))
        return (CheckLine(ok=False, text=said),)
    basis = _basis(case, chips)
    case = replace(case, texts=settled(case.texts, chips))
    checks: tuple[Callable[[CabiInput, Chips], CheckLine | None], ...] = (
        _title,
        _standfirst,
        _typed_headings,
        _sums,
        _one_day,
        _quotes,
        _superlatives,
        _age,
        _contact,
    )
    lines = (line for check in checks if (line := check(case, chips)) is not None)
    return (*lines, basis)


def _basis(case: CabiInput, chips: Chips) -> CheckLine:
    """Return the line about figures of the words that there is nothing to count for yet."""
    table = case.texts.table
    named = [name for text in _passages(case) for each in variants(text)
             for name in chips.fill(each.text).figures]  # fmt: skip
    named += [row.figure for row in table.rows] + [table.share] if table else []
    bare = [
        chips.figures[name].label
        for name in dict.fromkeys(named)
        if name in chips.figures and _is_bare(chips, name)
    ]
    return _line(
        _("Alle tal i teksten har et grundlag"),
        _("Intet at opgøre pr. {day}: {labels}. Sætninger om det er udeladt").format(
            day=format_day(case.on), labels=", ".join(bare)
        ),
        ok=not bare,
    )


def _is_bare(chips: Chips, name: str) -> bool:
    figure = chips.figures[name]
    if chips.view.hides(name):
        return False
    return figure.value is None or (name in _BASES and not figure.n)


def _passages(case: CabiInput) -> Iterator[str]:
    """Yield every text of a case that may hold chips, in the order of the page."""
    texts = case.texts
    yield from (texts.title, texts.standfirst, *texts.lead)
    for section in texts.sections:
        yield from (section.heading, section.plain, *section.paragraphs)
    if texts.table:
        yield from (texts.table.caption, texts.table.source, *(r.label for r in texts.table.rows))
    yield from (*texts.expenses, *texts.incomes, *texts.method, *texts.notes, texts.outcome)


def _everything(case: CabiInput) -> Iterator[str]:
    """Yield every text that may hold chips: also what others say and whom to ask."""
    yield from _passages(case)
    for quote in (*case.texts.quotes, *case.quotes):
        yield from (quote.text, quote.name, quote.title, quote.organisation)
    yield from (case.texts.theme, *case.texts.contact, *case.contact)


def _unknown_chips(case: CabiInput, chips: Chips) -> list[str]:
    unknown: list[str] = []
    for text in _everything(case):
        for piece in variants(text):
            try:
                chips.fill(piece.text)
                holds(piece.when, chips)
            except UserError as error:
                unknown.append(f"{{{error.facts.get('chip', '')}}}")
    return list(dict.fromkeys(unknown))


def _line(good: str, bad: str, *, ok: bool) -> CheckLine:
    return CheckLine(ok=ok, text=good if ok else bad)


def _title(case: CabiInput, chips: Chips) -> CheckLine:
    signs = len(chips.fill(case.texts.title).text)
    return CheckLine(
        ok=signs <= TITLE_SIGNS, text=_("Titlen er {} tegn (højst {})").format(signs, TITLE_SIGNS)
    )


def _standfirst(case: CabiInput, chips: Chips) -> CheckLine:
    words = len(chips.fill(case.texts.standfirst).text.replace("–", " ").split())
    return CheckLine(
        ok=0 < words <= STANDFIRST_WORDS,
        text=_("Manchetten er {} ord (højst {})").format(words, STANDFIRST_WORDS),
    )


def _typed_headings(case: CabiInput, _chips: Chips) -> CheckLine:
    headings = [case.texts.title, *(section.heading for section in case.texts.sections)]
    typed = [heading for heading in headings if _TYPED_SHARE.search(heading)]
    return _line(
        _("Overskrifter følger tallene"),
        _("Overskrift med et håndskrevet tal: {}").format("; ".join(typed)),
        ok=not typed,
    )


def _sums(case: CabiInput, chips: Chips) -> CheckLine | None:
    if case.texts.table is None:
        return None
    wrong = [
        _("{label}: {total} mod {parts}").format(label=label, total=total, parts=parts)
        for label, total, parts in _groups(case.texts.table, chips)
        if total != parts
    ]
    return _line(
        _("Tabellens rækker går op"),
        _("Tabellen går ikke op: {}").format("; ".join(wrong)),
        ok=not wrong,
    )


def _groups(table: StatusTable, chips: Chips) -> Iterator[tuple[str, int, int]]:
    """Yield each row that is broken down, its count, and the sum of the rows under it.

    A single row under another is a "heraf" and need not add up.
    """
    counts = [
        (row.label, row.level, chips.figures[row.figure].n)
        for row in table.rows
        if row.figure in chips.figures and chips.figures[row.figure].kind != "share"
    ]
    for number, (label, level, count) in enumerate(counts):
        parts = []
        for _label, deeper, part in counts[number + 1 :]:
            if deeper <= level:
                break
            if deeper == level + 1:
                parts.append(part)
        if len(parts) > 1:
            yield label, count, sum(parts)


def _one_day(case: CabiInput, _chips: Chips) -> CheckLine:
    days = sorted({figure.on for figure in case.figures} | {case.on})
    return _line(
        _("Alle tal er fra {}").format(format_day(case.on)),
        _("Tallene er fra flere dage: {}").format(", ".join(format_day(day) for day in days)),
        ok=len(days) == 1,
    )


def _quotes(case: CabiInput, _chips: Chips) -> CheckLine | None:
    quotes = (*case.texts.quotes, *case.quotes)
    if not quotes:
        return None
    missing = [quote.name or _("uden navn") for quote in quotes if not quote.is_approved]
    return _line(
        _("Citater er godkendt"),
        _("Citater mangler godkendelse: {}").format(", ".join(missing)),
        ok=not missing,
    )


def _superlatives(case: CabiInput, chips: Chips) -> CheckLine:
    bare = []
    for text in _passages(case):
        said = chips.fill(text).text
        match = _SUPERLATIVE.search(said)
        if match and not any(sign.isdigit() for sign in said):
            bare.append(match.group(0))
    return _line(
        _("Store ord står ved deres tal"),
        _("Store ord uden tal i samme afsnit: {}").format(", ".join(dict.fromkeys(bare))),
        ok=not bare,
    )


def _age(case: CabiInput, _chips: Chips) -> CheckLine | None:
    written = case.texts.written_on
    if written is None:
        return None
    return _line(
        _("Teksten er ikke ældre end tallene"),
        _("Teksten er fra {text}, tallene fra {figures}: læs den igennem").format(
            text=format_day(written), figures=format_day(case.on)
        ),
        ok=written >= case.on,
    )


def _contact(case: CabiInput, _chips: Chips) -> CheckLine:
    has = bool(case.texts.contact or case.contact)
    return _line(_("Kontakt er udfyldt"), _("Kontakt mangler"), ok=has)


def _small_cells(case: CabiInput, chips: Chips, view: View) -> list[CheckLine]:
    if case.audience is Audience.INTERNAL:
        return [CheckLine(ok=True, text=_("Internt: små tal vises"))]
    named = chips.figures.keys()
    hidden = [chips.figures[name].label for name in view.hidden if name in named]
    lines = [
        CheckLine(
            ok=True,
            text=_("Skjult for andre: {}").format(", ".join(hidden))
            if hidden
            else _("Ingen små tal at skjule"),
        )
    ]
    lines += [
        CheckLine(
            ok=True,
            text=_("Frigivet: {label} ({value}) – {reason}").format(
                label=chips.figures[name].label if name in named else name,
                value=format_number(chips.figures[name].n) if name in named else "",
                reason=reason,
            ),
        )
        for name, reason in view.released.items()
    ]
    texts = [text for text in _everything(case) if chips.fill(text).hidden]
    if texts:
        said = _("{} tekster nævner et skjult tal; ord står i stedet").format(len(texts))
        lines.append(CheckLine(ok=False, text=said))
    return lines


def _pages(case: CabiInput, view: View) -> CheckLine:
    pages = len(compose(build(case, view)).pages)
    return CheckLine(ok=pages == PAGES, text=_("Casen fylder {} sider (2)").format(pages))
