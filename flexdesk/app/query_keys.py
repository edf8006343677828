"""The keys of the query language: what each asks of a row, how it is said, what it can be."""

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flexdesk.app.query_tree import Term
from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number, parse_day, parse_number
from flexdesk.domain.pauses import pause_label

Passes = Callable[[CitizenRow], bool]
Says = Callable[[Term], str]

TEXT, CHOICE, NUMBER, DAYS, DAY = "text", "choice", "number", "days", "day"
NONE = "ingen"
"""As the value of a text: the field is empty."""
_REST_DAYS_A_MONTH = 31
_WEEK_DAYS = 7

_folded = lru_cache(maxsize=8192)(fold)

STATUSES = {
    "igang": "i gang",
    "afsluttet": "afsluttet",
    "ly18": "med 18 af 24 måneder på ledighedsydelse",
    "ly": "på ledighedsydelse",
    "tjek": "hvor noget ser forkert ud",
    "åben": "med åben sag",
    "lukket": "med lukket sag",
}
TASKS = {
    "forsinket": "med en opgave over fristen",
    "idag": "med en opgave i dag",
    "uge": "med en opgave inden for en uge",
    "åben": "med en åben opgave",
    "ingen": "uden åbne opgaver",
}
PAUSES = {"ja": "på pause", "nej": "uden pause"}
TRANSFERS = {
    "mangler": "med noget, der mangler at blive overført til fagsystemet",
    "alt": "hvor alt er overført til fagsystemet",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `teaches` says what it filters on, `examples` are whole terms."""

    name: str
    kind: str
    teaches: str
    examples: tuple[str, ...]
    passes: Callable[[Term], Passes]
    says: Says
    shown: Callable[[CitizenRow], str] | None = None
    """The value of a row that is offered while typing."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Closed values with what they mean; folded, they are what may be written."""
    amounts: tuple[str, ...] = ()
    """Numbers that are offered after a sign."""

    def is_closed(self) -> bool:
        """Say whether only the choices may be written."""
        return self.kind == CHOICE


def values_of(term: Term) -> tuple[str, ...]:
    """Return the values of a term as they are compared."""
    return tuple(_folded(value) for value in term.values)


def number_of(text: str) -> float | None:
    """Return a number as Danes write it, None when it is none."""
    try:
        return parse_number(text)
    except UserError:
        return None


def day_of(text: str) -> dt.date | None:
    """Return a day as Danes write it, None when it is none."""
    try:
        return parse_day(text)
    except UserError:
        return None


_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    ":": operator.eq,
}
_WORDS_OF_OP = {"<": "under", "<=": "højst", ">": "over", ">=": "mindst", ":": ""}
_WORDS_OF_DAY = {"<": "før", "<=": "senest", ">": "efter", ">=": "tidligst", ":": "den"}


def listed(parts: Sequence[str], last: str = "og") -> str:
    """Return parts as one reads them out: a, b og c."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no conjunction
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _begins(*fields: Callable[[CitizenRow], str]) -> Callable[[Term], Passes]:
    def build(term: Term) -> Passes:
        starts = values_of(term)
        wants_none = NONE in starts

        def passes(row: CitizenRow) -> bool:
            for each in fields:
                text = _folded(each(row))
                if text.startswith(starts) or (wants_none and not text):
                    return True
            return False

        return passes

    return build


def _holds(field_of: Callable[[CitizenRow], str]) -> Callable[[Term], Passes]:
    def build(term: Term) -> Passes:
        wanted = values_of(term)
        wants_none = NONE in wanted

        def passes(row: CitizenRow) -> bool:
            text = _folded(field_of(row))
            return any(value in text for value in wanted) or (wants_none and not text)

        return passes

    return build


def _number(value: Callable[[CitizenRow], float | None]) -> Callable[[Term], Passes]:
    def build(term: Term) -> Passes:
        compare, limit = _COMPARE[term.op], number_of(term.values[0]) or 0.0

        def passes(row: CitizenRow) -> bool:
            found = value(row)
            return found is not None and compare(found, limit)

        return passes

    return build


def _ahead(value: Callable[[CitizenRow], dt.date | None]) -> Callable[[Term], Passes]:
    """A day to come: counted in days from the row's day, or compared with a day."""

    def build(term: Term) -> Passes:
        compare, limit = _COMPARE[term.op], number_of(term.values[0])
        day = day_of(term.values[0]) if limit is None else None

        def passes(row: CitizenRow) -> bool:
            found = value(row)
            if found is None or row.on is None:
                return False
            if day is not None:
                return compare(found.toordinal(), day.toordinal())
            return limit is not None and compare((found - row.on).days, limit)

        return passes

    return build


def _contact(term: Term) -> Passes:
    """How long ago somebody was in touch; nobody ever is longer ago than any number of days."""
    compare, limit = _COMPARE[term.op], number_of(term.values[0])
    day = day_of(term.values[0]) if limit is None else None

    def passes(row: CitizenRow) -> bool:
        last = row.last_contact
        if day is not None:
            return compare(last.toordinal() if last else float("-inf"), day.toordinal())
        if last is None or row.on is None:
            return compare(float("inf"), limit or 0.0)
        return compare((row.on - last).days, limit or 0.0)

    return passes


def _any_test(tests: Mapping[str, Passes]) -> Callable[[Term], Passes]:
    def build(term: Term) -> Passes:
        chosen = tuple(tests[value] for value in values_of(term))
        return lambda row: any(test(row) for test in chosen)

    return build


def _pause(term: Term) -> Passes:
    wanted = values_of(term)

    def passes(row: CitizenRow) -> bool:
        shown = f"{_folded(row.pause)} {_folded(pause_label(row.pause))}" if row.pause else ""
        return any(
            bool(shown) if value == "ja" else not shown if value == "nej" else value in shown
            for value in wanted
        )

    return passes


def _days_to_task(row: CitizenRow) -> int | None:
    return None if row.task_due is None or row.on is None else (row.task_due - row.on).days


def _is_task_within(days: int, row: CitizenRow) -> bool:
    left = _days_to_task(row)
    return left is not None and 0 <= left <= days


def _is_task_late(row: CitizenRow) -> bool:
    left = _days_to_task(row)
    return left is not None and left < 0


_STATUS_TESTS: dict[str, Passes] = {
    "igang": lambda row: not row.step_final and row.closed_on is None,
    "afsluttet": lambda row: bool(row.step_final),
    "ly18": lambda row: row.is_18_of_24 and row.is_on_ly,
    "ly": lambda row: row.is_on_ly,
    "tjek": lambda row: bool(row.findings),
    fold("åben"): lambda row: row.closed_on is None,
    "lukket": lambda row: row.closed_on is not None,
}
_TASK_TESTS: dict[str, Passes] = {
    "forsinket": _is_task_late,
    "idag": lambda row: _is_task_within(0, row),
    "uge": lambda row: _is_task_within(_WEEK_DAYS - 1, row),
    fold("åben"): lambda row: row.open_tasks > 0,
    "ingen": lambda row: row.open_tasks == 0,
}
_TRANSFER_TESTS: dict[str, Passes] = {
    "mangler": lambda row: row.missing_transfers > 0,
    "alt": lambda row: row.missing_transfers == 0,
}


def _ly_months(row: CitizenRow) -> float:
    return row.ly_months + row.ly_rest_days / _REST_DAYS_A_MONTH


def _or(term: Term) -> str:
    return listed(term.values, "eller")


def _says(words: str, without: str) -> Says:
    def say(term: Term) -> str:
        if values_of(term) == (NONE,):
            return without
        return words.format(_or(term))

    return say


def _says_choice(words: Mapping[str, str]) -> Says:
    by_folded = {fold(key): text for key, text in words.items()}
    return lambda term: listed([by_folded[value] for value in values_of(term)], "eller")


def _says_pause(term: Term) -> str:
    plain = {key: PAUSES[key] for key in PAUSES}
    return listed(
        [plain.get(fold(value), f"på pause ({value.lower()})") for value in term.values], "eller"
    )


def _amount(term: Term, unit: str) -> str:
    limit = format_number(number_of(term.values[0]) or 0)
    return f"{_WORDS_OF_OP[term.op]} {limit} {unit}".strip()


def _says_number(words: str, unit: str) -> Says:
    return lambda term: words.format(_amount(term, unit))


def _says_days(in_days: str, by_day: str) -> Says:
    """Say a term of days: `in_days` around an amount, `by_day` around "før 01-10-2016"."""

    def say(term: Term) -> str:
        if number_of(term.values[0]) is not None:
            return in_days.format(_amount(term, "dage"))
        return by_day.format(f"{_WORDS_OF_DAY[term.op]} {format_day(day_of(term.values[0]))}")

    return say


def _born(term: Term) -> str:
    words = {"<": "før", "<=": "senest", ">": "efter", ">=": "tidligst"}
    return f"født {words[term.op]} {round(number_of(term.values[0]) or 0)}"


def _pause_shown(row: CitizenRow) -> str:
    return pause_label(row.pause).lower() if row.pause else ""


def _title_of_program(row: CitizenRow) -> str:
    return row.program_title or row.program


KEYS: tuple[Key, ...] = (
    Key(
        "trin", TEXT, "trinnet i forløbet", ("trin:praktik", "-trin:screening"),
        _begins(lambda row: row.step, lambda row: row.step_label),
        _says("i trinnet {}", "uden trin"), lambda row: row.step_label,
    ),
    Key(
        "konsulent", TEXT, "jobkonsulenten", ("konsulent:mig", "konsulent:ingen"),
        _begins(lambda row: row.consultant), _says("hos {}", "uden jobkonsulent"),
        lambda row: row.consultant,
    ),
    Key(
        "ly", NUMBER, "måneder på ledighedsydelse i 24 måneder", ("ly>15", "ly>=17,5"),
        _number(_ly_months), _says_number("med {} i 24 måneder", "måneders ledighedsydelse"),
        amounts=("12", "15", "17", "18"),
    ),
    Key(
        "krydser", DAYS, "hvornår 18 af 24 nås", ("krydser<30", "krydser<01-10-2016"),
        _ahead(lambda row: row.crosses_on),
        _says_days("der krydser 18 af 24 om {}", "der krydser 18 af 24 {}"),
        amounts=("7", "30", "60", "90"),
    ),
    Key(
        "opgave", CHOICE, "åbne opgaver", ("opgave:forsinket", "opgave:ingen"),
        _any_test(_TASK_TESTS), _says_choice(TASKS), choices=TASKS,
    ),
    Key(
        "kontakt", DAYS, "hvor længe siden der var kontakt", ("kontakt>60", "kontakt<01-06-2016"),
        _contact, _says_days("uden kontakt i {}", "med sidste kontakt {}"),
        amounts=("30", "60", "90"),
    ),
    Key(
        "slutter", DAYS, "hvornår forløbet slutter", ("slutter<14", "slutter<30"),
        _ahead(lambda row: row.ends_on),
        _says_days("hvis forløb slutter om {}", "hvis forløb slutter {}"),
        amounts=("7", "14", "30", "60"),
    ),
    Key(
        "næste", DAYS, "dagen for næste skridt", ("næste<7", "næste<=0"),
        _ahead(lambda row: row.next_day),
        _says_days("med næste skridt om {}", "med næste skridt {}"),
        amounts=("1", "7", "14"),
    ),
    Key(
        "status", CHOICE, "hvordan sagen står", ("status:igang", "status:lukket"),
        _any_test(_STATUS_TESTS), _says_choice(STATUSES), choices=STATUSES,
    ),
    Key(
        "type", TEXT, "slags forløb", ("type:puljefleksjob", "type:ingen"),
        _holds(lambda row: row.placement_kind),
        _says("med forløb af typen {}", "uden forløb i gang"), lambda row: row.placement_kind,
    ),
    Key(
        "arbejdsplads", TEXT, "arbejdspladsen", ("arbejdsplads:skovly",),
        _holds(lambda row: row.workplace),
        _says("på en arbejdsplads med »{}«", "uden arbejdsplads"), lambda row: row.workplace,
    ),
    Key(
        "timer", NUMBER, "effektive timer om ugen", ("timer<=10", "timer>20"),
        _number(lambda row: row.hours_week), _says_number("med {} om ugen", "effektive timer"),
        amounts=("5", "10", "20"),
    ),
    Key(
        "pause", TEXT, "om sagen er på pause, og hvorfor", ("pause:ja", "pause:barsel"),
        _pause, _says_pause, _pause_shown, choices=PAUSES,
    ),
    Key(
        "overført", CHOICE, "overførsel til fagsystemet", ("overført:mangler",),
        _any_test(_TRANSFER_TESTS), _says_choice(TRANSFERS), choices=TRANSFERS,
    ),
    Key(
        "målgruppe", TEXT, "målgruppen", ("målgruppe:fleksjob",),
        _holds(lambda row: row.target_group), _says("i målgruppen {}", "uden målgruppe"),
        lambda row: row.target_group,
    ),
    Key(
        "sagsbehandler", TEXT, "sagsbehandleren", ("sagsbehandler:toft",),
        _holds(lambda row: row.caseworker), _says("med sagsbehandler {}", "uden sagsbehandler"),
        lambda row: row.caseworker,
    ),
    Key(
        "program", TEXT, "programmet", ("program:aarhus",),
        _begins(lambda row: row.program, lambda row: row.program_title),
        _says("i programmet {}", "uden program"), _title_of_program,
    ),
    Key(
        "visiteret", DAY, "dagen for visitation", ("visiteret<01-01-2014",),
        _ahead(lambda row: row.visited_on), _says_days("visiteret {}", "visiteret {}"),
    ),
    Key(
        "født", NUMBER, "fødselsåret", ("født<1970",),
        _number(lambda row: row.birth_year), _born,
        amounts=("1960", "1970", "1980"),
    ),
)  # fmt: skip
"""Every key in the order they are taught."""

BY_NAME: dict[str, Key] = {fold(key.name): key for key in KEYS}
