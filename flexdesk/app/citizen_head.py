"""The head of a citizen's page: who it is, what runs now, what one must know first."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import is_running
from flexdesk.app.citizen_file import CitizenFile
from flexdesk.app.citizen_rows import short_kind, step_shown
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.substitutes import substitutes_on
from flexdesk.base.cpr import age_on, birth_of, is_replacement, mask_cpr
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import Onward
from flexdesk.domain.entities import Citizen, Consultant, Placement
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label, pause_on

PROTECTED, PAUSED, CLOSED, DEAD = "protected", "paused", "closed", "dead"
_DEAD = frozenset({fold(Onward.DOED.value), fold("død")})


@dataclass(frozen=True, slots=True)
class Band:
    """One line above the tabs: what one must know before doing anything."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CitizenHead:
    """Name, masked number, age, consultant, what runs now, and the bands."""

    id: str
    name: str
    candidate_no: str
    cpr_masked: str
    cpr_note: str
    age: int
    consultant: str
    now: str
    bands: tuple[Band, ...]
    placements: int
    attachments: int
    supports: int = 0

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"CitizenHead({self.id})"


def head_of(desk: Desk, file: CitizenFile, on: dt.date) -> CitizenHead:
    """Return the head of a citizen's page."""
    citizen = file.citizen
    return CitizenHead(
        id=citizen.id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        cpr_masked=mask_cpr(citizen.cpr),
        cpr_note="Erstatningsnummer" if is_replacement(citizen.cpr) else "",
        age=age_on(birth_of(citizen.cpr), on),
        consultant=_whose(desk, citizen.consultant, on),
        now=now_words(file, on),
        bands=bands_of(file, on),
        placements=len(file.placements),
        attachments=len(file.attachments),
        supports=len(file.supports),
    )


def log_opened(desk: Desk, citizen_id: str) -> None:
    """Write in the log of look-ups that a citizen's page was opened.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    desk.store.access("open", citizen_id)


def citizen_order(desk: Desk) -> tuple[str, ...]:
    """Return the ids of the citizens whose cases are open, in Danish order of names."""
    rows = [row for row in desk.store.reads.load("citizen") if isinstance(row, Citizen)]
    open_ = [row for row in rows if row.closed_on is None]
    open_.sort(key=lambda row: (sort_key(row.last_name), sort_key(row.first_name), row.id))
    return tuple(row.id for row in open_)


def _whose(desk: Desk, initials: str, on: dt.date) -> str:
    """Return a consultant with who is vikar on the day: "Lene Østergaard · vikar KON05"."""
    name, by = consultant_name(desk, initials), substitutes_on(desk, on).get(initials, "")
    names = ", ".join(consultant_name(desk, each) for each in by.split(", ")) if by else ""
    return f"{name} · vikar {names}" if names else name


def consultant_name(desk: Desk, initials: str) -> str:
    """Return a consultant's name, the initials when nobody has given one."""
    if initials and initials == desk.initials:
        return desk.user_name
    for row in desk.store.reads.load("consultant"):
        if isinstance(row, Consultant) and row.initials == initials:
            return row.name
    return initials


def now_words(file: CitizenFile, on: dt.date) -> str:
    """Return what runs now: "Praktik hos Skovly, dag 17 af 28", else the step."""
    running = [row for row in file.placements if is_running(row, on)]
    if running:
        return _running_words(running[-1], file, on)
    coming = next(iter(file.index.coming(file.id, on)), None)
    if coming is not None:
        return f"{_where(coming, file)} fra {format_day(coming.start)}"
    step = step_shown(file.citizen.step, file.pipeline)
    return step.label


def bands_of(file: CitizenFile, on: dt.date) -> tuple[Band, ...]:
    """Return what one must know first: protected, on pause, closed, dead."""
    citizen, bands = file.citizen, []
    if is_dead(file):
        bands.append(Band(DEAD, _dead_words(file)))
    elif citizen.closed_on is not None:
        reason = f": {_reason(citizen.closed_reason).lower()}" if citizen.closed_reason else ""
        bands.append(Band(CLOSED, f"Lukket {format_day(citizen.closed_on)}{reason}"))
    pause = pause_on(file.pauses, on)
    if pause is not None and not bands:
        until = f" til {format_day(pause.last_day)}" if pause.last_day else ""
        reason = pause_label(pause.reason).lower()
        words = f"På pause fra {format_day(pause.start)}{until} ({reason})"
        bands.append(Band(PAUSED, f"{words}. Ledighedsydelsen tælles videre."))
    if citizen.address_protected:
        words = "Adressebeskyttet: giv aldrig adresse eller stednavne videre"
        bands.append(Band(PROTECTED, words))
    return tuple(bands)


def is_dead(file: CitizenFile) -> bool:
    """Say whether the citizen has died, by the closing of the case or the end of a placement."""
    told = (file.citizen.closed_reason, *(row.onward for row in file.placements))
    return any(fold(each) in _DEAD for each in told if each)


def _dead_words(file: CitizenFile) -> str:
    days = [row.last_day for row in file.placements if row.onward == Onward.DOED and row.last_day]
    day = file.citizen.closed_on or (max(days) if days else None)
    words = f"Borgeren er død{f' ({format_day(day)})' if day else ''}"
    return f"{words}. Ingen opgaver eller henvendelser."


def _reason(code: str) -> str:
    return label(code, Onward)


def _where(row: Placement, file: CitizenFile) -> str:
    place = file.index.workplace_name(row.workplace)
    name = short_kind(row.kind)
    return f"{name} hos {place}" if place else name


def _running_words(row: Placement, file: CitizenFile, on: dt.date) -> str:
    where = _where(row, file)
    last_day = row.planned_last_day or row.last_day
    if last_day is None:
        return f"{where} fra {format_day(row.start)}"
    day, all_days = (on - row.start).days + 1, (last_day - row.start).days + 1
    return f"{where}, dag {format_number(day)} af {format_number(all_days)}"
