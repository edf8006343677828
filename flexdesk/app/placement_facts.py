"""What a card says of a placement beyond days and hours: changes, notice, agreed hours, terms."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import hours_text
from flexdesk.app.notices import notice_on
from flexdesk.app.placement_changes import changes_of
from flexdesk.base.numbers import format_day, format_kroner, format_number
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.entities import Hours, Placement
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import PlacementChange, Terms
from flexdesk.domain.work_codes import ChangeKind, Likeness, NoticeBy, Pays, Scheme, Subsidy

LIKENESS = (
    ("like_duties", "Opgaver"),
    ("like_hours", "Arbejdstid"),
    ("like_colleagues", "Kolleger"),
    ("like_papers", "Papirer"),
)
"""The four respects in which a job is like an ordinary one or not, and what they are called."""
_ONCE = 1
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that was agreed anew: "30-09 → 31-12", and why."""

    day: dt.date
    kind_text: str
    text: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice that stands: "Opsagt 31-08-2016, fratræder 30-09-2016"."""

    id: str
    pill: str
    text: str


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """Hours agreed from a day on that nobody has confirmed."""

    id: str
    day: dt.date
    text: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class DealLine:
    """One line of what is agreed; an amber one is what is missing."""

    name: str
    text: str
    tone: str = "ink"


def change_lines(desk: Desk, placement_id: str) -> tuple[ChangeLine, ...]:
    """Return what was agreed anew about a placement, the latest first."""
    index, names = case_index(desk), consultant_names(desk)
    return tuple(
        ChangeLine(
            day=row.day,
            kind_text=label(row.kind, ChangeKind),
            text=_what(row, index.workplace_name),
            reason=row.reason,
            by=names.get(row.by, row.by),
        )
        for row in reversed(changes_of(desk, placement_id))
    )


def changes_text(lines: Sequence[ChangeLine]) -> str:
    """Return how often a plan was changed, and the latest change."""
    if not lines:
        return ""
    counts = Counter(line.kind_text.lower() for line in lines)
    often = [
        f"{kind} {format_number(n)} gange" if n > _ONCE else kind for kind, n in counts.items()
    ]
    last = lines[0]
    first = ", ".join(often)
    # as it was written: it may begin with a name
    why = f" · {last.reason}" if last.reason else ""
    when = f"{'sidst ' if len(lines) > _ONCE else ''}{format_day(last.day)}"
    return f"{first[:1].upper()}{first[1:]}, {when}: {last.text}{why}"


def notice_line(desk: Desk, row: Placement, on: dt.date) -> NoticeLine | None:
    """Return the notice of a placement that stands on a day."""
    notice = notice_on(desk, row.id, on)
    if notice is None:
        return None
    leaves = f", fratræder {format_day(notice.leaves_on)}" if notice.leaves_on else ""
    by = f" af {label(notice.by, NoticeBy).lower()}" if notice.by else ""
    reason = f" · {notice.reason}" if notice.reason else ""
    return NoticeLine(
        notice.id,
        f"Opsagt{leaves}",
        f"Opsagt den {format_day(notice.given_on)}{by}{reason}",
    )


def agreed_lines(rows: Iterable[Hours], on: dt.date) -> tuple[AgreedLine, ...]:
    """Return the hours that are agreed and not confirmed, the earliest first."""
    return tuple(
        AgreedLine(
            row.id,
            row.day,
            f"Aftalt fra {format_day(row.day)}: {hours_text(row.attended, row.hours_week)}",
            is_due=row.day <= on,
        )
        for row in sorted(rows, key=lambda each: each.day)
    )


def deal_lines(row: Placement, terms: Terms | None, *, is_open: bool) -> tuple[DealLine, ...]:
    """Return what is agreed about a placement, and what a praktik that runs still misses."""
    found = [*_praktik(row, terms, is_open=is_open)]
    if terms is not None:
        found += [*_money(terms), *_scheme(terms), *_work(terms)]
    return tuple(found)


def likeness_text(answers: Sequence[str]) -> str:
    """Return how like an ordinary job four answers say it is: "3 af 4"; empty without answers.

    What is neither yes nor unanswered is named: "3 af 4 · papirer delvis".
    """
    if not any(answers):
        return ""
    yes = sum(answer == Likeness.JA for answer in answers)
    rest = [
        f"{name.lower()} {label(answer, Likeness).lower()}" if answer else f"{name.lower()} mangler"
        for (_field, name), answer in zip(LIKENESS, answers, strict=True)
        if answer != Likeness.JA
    ]
    return " · ".join([f"{yes} af {len(LIKENESS)}", *([", ".join(rest)] if rest else [])])


def pays_text(pays: str, percent: float | None, wage_oere: int | None, account: str) -> str:
    """Return who pays what: "Puljen 60 %, arbejdspladsen resten · 132,50 kr. i timen"."""
    share = f"{format_number(percent)} %" if percent is not None else ""
    if pays == Pays.DELES and percent is not None:
        who = f"puljen {share}, arbejdspladsen {format_number(100 - percent)} %"
    else:
        who = " ".join(part for part in (label(pays, Pays).lower() if pays else "", share) if part)
    wage = f"{format_kroner(wage_oere)} i timen" if wage_oere is not None else ""
    parts = (who, wage, f"konto {account}" if account else "")
    text = " · ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}"


def _praktik(row: Placement, terms: Terms | None, *, is_open: bool) -> Iterator[DealLine]:
    if terms is not None:
        yield from _lines(("Formål", terms.purpose), ("Aftalt mål", terms.goal))
    if row.kind != _PRAKTIK and not (terms and terms.rep_name):
        return
    name = "Medarbejderrepræsentant"
    if terms is not None and terms.rep_on is not None:
        signed = f"underskrevet {format_day(terms.rep_on)}"
        who = f"{terms.rep_name}, {signed}" if terms.rep_name else signed.capitalize()
        yield DealLine(name, who)
    elif terms is not None and terms.rep_name:
        yield DealLine(name, f"{terms.rep_name}, har ikke skrevet under", _missing(is_open=is_open))
    elif is_open:
        yield DealLine(name, "Mangler", _missing(is_open=is_open))


def _missing(*, is_open: bool) -> str:
    return "amber" if is_open else "ink"


def _money(terms: Terms) -> Iterator[DealLine]:
    text = pays_text(terms.pays, terms.pool_percent, terms.wage_hour_oere, terms.account)
    yield from _lines(("Hvem betaler", text))


def _scheme(terms: Terms) -> Iterator[DealLine]:
    parts = [label(terms.scheme, Scheme)] if terms.scheme else []
    if terms.subsidy:
        parts.append(f"tilskud {label(terms.subsidy, Subsidy)}")
    if terms.agreement:
        parts.append(f"flekstillægsaftale: {terms.agreement}")
    yield from _lines(("Ordning", " · ".join(parts)))


def _work(terms: Terms) -> Iterator[DealLine]:
    answers = [str(getattr(terms, field)) for field, _name in LIKENESS]
    yield from _lines(
        ("Opgaver", terms.duties),
        ("Ligner et ordinært job", likeness_text(answers)),
        ("Det har forløbet vist", terms.shown),
    )


def _lines(*pairs: tuple[str, str]) -> Iterator[DealLine]:
    yield from (DealLine(name, text) for name, text in pairs if text)


def _what(row: PlacementChange, workplace_name: Callable[[str | None], str]) -> str:
    if row.workplace_was is not None or row.workplace_now is not None:
        was = workplace_name(row.workplace_was) or "uden arbejdsplads"
        return f"{was} → {workplace_name(row.workplace_now) or 'uden arbejdsplads'}"
    days = []
    if row.start_was != row.start_now:
        days.append(f"begynder {_step(row.start_was, row.start_now)}")
    if row.end_was != row.end_now or not days:
        days.append(_step(row.end_was, row.end_now))
    return ", ".join(days)


def _step(was: dt.date | None, now: dt.date | None) -> str:
    """Return two days with an arrow, without the year where both share it."""
    is_short = was is not None and now is not None and was.year == now.year
    first = f"{was:%d-%m}" if is_short and was else format_day(was) or "uden slut"
    return f"{first} → {format_day(now) or 'uden slut'}"
