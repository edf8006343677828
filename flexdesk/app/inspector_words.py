"""What *Tjek data* calls its kinds, and what a line says of the days that make it so."""

import datetime as dt
from collections.abc import Callable

from flexdesk.app.case_index import CaseIndex
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.found import CONTRADICTION, GAP, NOTICE, UNUSUAL, Found
from flexdesk.app.found_cards import card_words
from flexdesk.app.found_support import words_of_support
from flexdesk.app.found_workplaces import PLACE_WAYS, place_words
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit, Placement, Task
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label

KINDS: dict[str, tuple[str, str]] = {
    "placement.past_planned_end": ("Slutdagen er gået, ingen afslutning er skrevet",
                                   CONTRADICTION),
    "placement.two_fleksjob": ("To fleksjob på samme tid", CONTRADICTION),
    "placement.ly_overlap": ("Ledighedsydelse under fleksjob", CONTRADICTION),
    "benefit.ly_in_job": ("Ledighedsydelse under ordinært job", CONTRADICTION),
    "placement.fleksjob_overlap": ("Et fleksjob begynder, før det forrige er slut", CONTRADICTION),
    "placement.pool_overlap": ("To puljefleksjob i de samme dage", CONTRADICTION),
    "placement.onward_not_started": ("Videre til job, men intet job følger", CONTRADICTION),
    "placement.of_closed": ("Sagen er lukket, men et forløb løber", CONTRADICTION),
    "citizen.step_finished": ("Trinnet er afsluttet, men puljefleksjobbet løber", CONTRADICTION),
    "citizen.step_without_job": ("Trinnet er puljefleksjob, men intet forløb løber", CONTRADICTION),
    "citizen.step_without_ly": ("Venter på job, men ledighedsydelsen er slut", CONTRADICTION),
    "citizen.closed_step": ("Lukket sag med et åbent trin", CONTRADICTION),
    "task.of_closed": ("Opgaver på lukkede sager", CONTRADICTION),
    "benefit.overlap": ("Ydelsesperioder, der overlapper", CONTRADICTION),
    "benefit.backwards": ("Ydelsesperiode, der slutter, før den begynder", CONTRADICTION),
    "hours.outside": ("Timer uden for forløbet", CONTRADICTION),
    "placement.backwards": ("Forløb, der slutter, før det begynder", CONTRADICTION),
    "placement.planned_backwards": ("Planlagt slutdag før start", CONTRADICTION),
    "placement.hours_none": ("Forløb med nul timer", CONTRADICTION),
    "placement.ended_without_day": ("Afslutning uden sidste dag", CONTRADICTION),
    "citizen.contact_ahead": ("Notat eller kontakt på en dag, der ikke er kommet", CONTRADICTION),
    "placement.ended_without_onward": ("Puljefleksjob uden »Kom videre til«", GAP),
    "placement.no_first_hours": ("Fleksjob uden effektive timer ved start", GAP),
    "placement.no_workplace": ("Forløb uden arbejdsplads", GAP),
    "citizen.no_consultant": ("Borgere uden jobkonsulent", GAP),
    "citizen.no_step": ("Borgere uden trin", GAP),
    "citizen.not_visited": ("Borgere uden visitationsdato", GAP),
    "benefit.gap": ("Dage uden ydelse mellem to perioder", GAP),
    "pause.no_end": ("Pauser uden sidste dag og uden dag at tage dem op", GAP),
    "pause.review_passed": ("Pauser, der skulle være taget op", GAP),
    "card.must_come_back": ("Kandidatkort, der skal hjem", CONTRADICTION),
    "support.no_result": ("Kurser, der er slut uden resultat", GAP),
    "card.without_consent": ("Kandidatkort, der venter på samtykke", GAP),
    "citizen.duplicate": ("Borgere, der ligner hinanden", UNUSUAL),
    "citizen.success_on_ly": ("Tilbage på ledighedsydelse, men sagen er afsluttet", UNUSUAL),
    "placement.praktik_very_long_weeks": ("Praktik over {weeks} uger", UNUSUAL),
    "placement.praktik_long_weeks": ("Praktik over {weeks} uger", UNUSUAL),
    "placement.praktik_overlap": ("Praktik og fleksjob i de samme dage", UNUSUAL),
    "placement.praktik_over_usual": ("Praktik over {usual} dage", UNUSUAL),
    "placement.pool_over_max": ("Puljefleksjob over {months} måneder", UNUSUAL),
    "placement.pool_length": ("Puljefleksjob, der ikke er på {months_min}-{months_max} måneder",
                              UNUSUAL),
    "placement.hours_high": ("Flere timer end en fuld uge", UNUSUAL),
    "citizen.no_contact": ("Uden kontakt længe", NOTICE),
    "workplace.contact_left": ("Arbejdspladser, hvor kontaktpersonen er fratrådt", GAP),
    "workplace.duplicate": ("Arbejdspladser, der ligner hinanden", UNUSUAL),
    "workplace.next_overdue": ("Næste skridt hos arbejdspladser, dagen er gået", NOTICE),
    "workplace.no_number": ("Arbejdspladser uden P-nummer og CVR-nummer", NOTICE),
    "workplace.no_p_number": ("Arbejdspladser i brug uden P-nummer", NOTICE),
    "workplace.no_cvr": ("Arbejdspladser i brug uden CVR-nummer", NOTICE),
}  # fmt: skip
"""Code: what the kind is called (numbers are the first line's) and how serious it is, in order."""

SEVERITY_TITLES = {
    CONTRADICTION: "Modstrid",
    GAP: "Mangler",
    UNUSUAL: "Usædvanligt",
    NOTICE: "Påmindelser",
}


def title_of(found: Found) -> str:
    """Return what the kind of a line is called."""
    return KINDS[found.code][0].format(**dict(found.facts))


def words_of(found: Found, index: CaseIndex, rows: dict[str, object]) -> str:
    """Return what a line says under the name: which row, and the days that make it so."""
    row = rows.get(found.row)
    told = _ABOUT.get(found.code)
    more = told(found) if told is not None else ""
    return " · ".join(part for part in (_row_words(row, index), more) if part)


def _row_words(row: object, index: CaseIndex) -> str:
    if isinstance(row, Placement):
        place = index.workplace_name(row.workplace)
        named = " · ".join(part for part in (short_kind(row.kind), place) if part)
        return f"{named} · {_days(row.start, row.last_day)}"
    if isinstance(row, Benefit):
        return f"{row.label or label(row.kind, BenefitKind)} {_days(row.start, row.last_day)}"
    if isinstance(row, Task):
        return f"{row.text or row.kind}, frist {format_day(row.due)}"
    return ""


def _days(start: dt.date, last_day: dt.date | None) -> str:
    return (
        f"{format_day(start)} – {format_day(last_day)}" if last_day else f"fra {format_day(start)}"
    )


def _count(number: object, one: str, many: str) -> str:
    if not isinstance(number, int):
        return "løber endnu"
    return f"{format_number(number)} {one if number == 1 else many}"


def _day(found: Found, name: str, words: str) -> str:
    day = found.fact(name)
    return f"{words} {format_day(day)}" if isinstance(day, dt.date) else ""


def _overlap(found: Found) -> str:
    days = _count(found.fact("days"), "dags overlap", "dages overlap")
    job = found.fact("job_start")
    return f"{days} med jobbet fra {format_day(job)}" if isinstance(job, dt.date) else days


def _length(found: Found) -> str:
    return f"{found.fact('days')} dage, sædvanligvis {found.fact('usual')}"


def _gap(found: Found) -> str:
    return _count(found.fact("days"), "dag uden ydelse", "dage uden ydelse") + _day(
        found, "next", ", næste begynder"
    )


def _last(found: Found) -> str:
    day = found.fact("last")
    return f"Senest {format_day(day)}" if isinstance(day, dt.date) else "Ingen kontakt endnu"


def _hours(found: Found) -> str:
    hours = found.fact("hours")
    told = f"{format_number(hours)} timer" if isinstance(hours, (int, float)) else ""
    return f"{told} på {_day(found, 'day', '')}".strip().replace("  ", " ")


_ABOUT: dict[str, Callable[[Found], str]] = {
    "placement.past_planned_end": lambda f: _day(f, "planned", "planlagt til"),
    "placement.ly_overlap": _overlap,
    "benefit.ly_in_job": _overlap,
    "placement.two_fleksjob": lambda f: _day(f, "start", "det andet fra"),
    "placement.fleksjob_overlap": lambda f: _day(f, "start", "det næste fra"),
    "placement.praktik_overlap": _overlap,
    "placement.praktik_over_usual": _length,
    "placement.pool_over_max": lambda f: f"over {f.fact('months')} måneder",
    "placement.praktik_long_weeks": lambda f: f"over {f.fact('weeks')} uger",
    "placement.praktik_very_long_weeks": lambda f: f"over {f.fact('weeks')} uger",
    "placement.of_closed": lambda f: _day(f, "closed_on", "sagen lukket"),
    "task.of_closed": lambda f: _day(f, "closed_on", "sagen lukket"),
    "benefit.overlap": lambda f: _day(f, "later", "den næste fra"),
    "benefit.gap": _gap,
    "hours.outside": _hours,
    "citizen.no_contact": _last,
    "citizen.contact_ahead": lambda f: _day(f, "day", "Skrevet på"),
    "citizen.duplicate": lambda f: f"Ligner {f.fact('other')}: {f.fact('why')}",
    "citizen.step_finished": lambda f: _day(f, "start", "Puljefleksjob fra"),
    "citizen.success_on_ly": lambda f: _day(f, "since", "Ledighedsydelse fra"),
    "citizen.closed_step": lambda f: _day(f, "closed_on", "Lukket"),
    "pause.no_end": lambda f: (
        f"{pause_label(str(f.fact('reason') or ''))} " + _day(f, "start", "fra")
    ),
    "pause.review_passed": lambda f: (
        f"{pause_label(str(f.fact('reason') or ''))}, " + _day(f, "review_on", "skulle tages op")
    ),
    "support.no_result": words_of_support,
    "card.must_come_back": card_words,
    "card.without_consent": card_words,
    **dict.fromkeys(PLACE_WAYS, place_words),
}
"""What a code says beyond the row it is about."""
