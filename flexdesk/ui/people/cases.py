"""What the forms about people may ask of the program; loaded at first use, called on a worker."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexdesk.app import citizen_life, hand_over, pauses, substitutes
from flexdesk.app.case_index import case_index
from flexdesk.app.lookups import get_citizen
from flexdesk.app.team_members import Member, team_members
from flexdesk.base.danish import sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import EndedHow, Onward
from flexdesk.domain.labels import LABELS

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk
    from flexdesk.app.hand_over import CaseBrief, HandOverPlan
    from flexdesk.app.substitutes import SubstituteLine
    from flexdesk.domain.daily_entities import Pause

_SHORT = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})\.?")


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a form is about."""

    id: str
    name: str
    candidate_no: str
    consultant: str
    closed: str
    """"Lukket 29-08-2016: fraflytning", empty while the case is open."""
    is_protected: bool = False

    def __repr__(self) -> str:
        """Show the candidate number only."""
        return f"Person({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class PauseStart:
    """What the form of a pause begins with."""

    person: Person
    today: dt.date
    pause: "Pause | None"
    """The pause that runs or is to come, if any."""
    draft: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PauseEffect:
    """What a pause would do to the tasks."""

    open_tasks: int
    moved: int
    back_on: dt.date | None


def read_day(text: str, today: dt.date, *, after: dt.date | None = None) -> dt.date:
    """Read a day; without a year this year's, or the first one not before `after`.

    Raises:
        UserError: `day.*`.
    """
    found = _SHORT.fullmatch(text.strip())
    if found is None:
        return parse_day(text)
    day = parse_day(f"{found[1]}-{found[2]}-{(after or today).year}")
    if after is not None and day < after:
        return parse_day(f"{found[1]}-{found[2]}-{after.year + 1}")
    return day


class PeopleCases:
    """The use cases of the forms."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def person(self, citizen: str) -> Person:
        """Return whom a form is about."""
        row = get_citizen(self._desk.store.reads, citizen)
        return Person(
            row.id,
            f"{row.first_name} {row.last_name}".strip(),
            row.candidate_no,
            row.consultant,
            citizen_life.closed_words(row),
            row.address_protected,
        )

    def members(self) -> tuple[Member, ...]:
        """Return the team."""
        return team_members(self._desk)

    def me(self) -> str:
        """Return one's own initials."""
        return self._desk.initials

    def draft(self, key: str) -> dict[str, str]:
        """Return what was typed in a form and never saved."""
        told = self._desk.store.draft(key)
        if not told:
            return {}
        raw = json.loads(told)
        return {str(name): str(value) for name, value in raw.items()}

    def keep(self, key: str, values: Mapping[str, str] | None) -> None:
        """Keep what is typed in a form, or forget it."""
        if values is None:
            self._desk.store.drop_draft(key)
        else:
            told = json.dumps(dict(values), ensure_ascii=False)
            self._desk.store.save_draft(key, told)

    def pause_start(self, citizen: str) -> PauseStart:
        """Return what the form of a pause begins with."""
        today = self._desk.today()
        running = [
            row
            for row in pauses.pauses_of(self._desk, citizen)
            if row.last_day is None or row.last_day >= today
        ]
        draft = self.draft(f"pause:{citizen}")
        return PauseStart(self.person(citizen), today, running[0] if running else None, draft)

    def pause_effect(self, citizen: str, start: dt.date, last_day: dt.date | None) -> PauseEffect:
        """Return what a pause would do to the open tasks."""
        index = case_index(self._desk)
        tasks = [row for row in index.tasks.get(citizen, ()) if row.done_on is None]
        inside = [
            row for row in tasks if start <= row.due and (last_day is None or row.due <= last_day)
        ]
        back = index.next_working_day(last_day + ONE_DAY) if last_day is not None else None
        return PauseEffect(len(tasks), len(inside), back)

    def save_pause(self, citizen: str, pause: str, wanted: pauses.PauseEdit) -> "Done":
        """Begin a pause, or change the one that is named."""
        done = (
            pauses.edit_pause(self._desk, pause, wanted)
            if pause
            else pauses.start_pause(
                self._desk,
                citizen,
                wanted.reason,
                wanted.start,
                wanted.last_day,
                wanted.review_on,
                wanted.text,
            )
        )
        self.keep(f"pause:{citizen}", None)
        return done

    def end_pause(self, citizen: str, pause: str) -> "Done":
        """End a pause today."""
        done = pauses.end_pause(self._desk, pause)
        self.keep(f"pause:{citizen}", None)
        return done

    def reasons_to_close(self) -> tuple[tuple[str, str], ...]:
        """Return why a case may be closed."""
        left_out = {Onward.STARTEDE_IKKE, Onward.PULJEFLEKSJOB}
        return tuple((code.value, LABELS[Onward][code]) for code in Onward if code not in left_out)

    def has_running(self, citizen: str) -> bool:
        """Say whether there is a placement that closing the case could end."""
        today = self._desk.today()
        return any(
            row.ended_how != EndedHow.STARTEDE_IKKE
            and (row.last_day is None or row.last_day > today)
            for row in case_index(self._desk).placements.get(citizen, ())
        )

    def plan_closing(self, citizen: str, closing: citizen_life.Closing) -> citizen_life.ClosingPlan:
        """Return what closing a case would do."""
        return citizen_life.plan_closing(self._desk, citizen, closing)

    def close_case(self, citizen: str, closing: citizen_life.Closing) -> "Done":
        """Close a case."""
        done = citizen_life.close_citizen(self._desk, citizen, closing)
        self.keep(f"close:{citizen}", None)
        return done

    def reopen(self, citizen: str) -> "tuple[Person, Done]":
        """Open a case again at the step it was at."""
        done = citizen_life.reopen_citizen(self._desk, citizen)
        return self.person(citizen), done

    def removal(self, citizen: str) -> tuple[Person, citizen_life.Removal]:
        """Return whom and what a removal would take."""
        return self.person(citizen), citizen_life.plan_removal(self._desk, citizen)

    def remove(self, citizen: str) -> "Done":
        """Take a citizen away."""
        return citizen_life.delete_citizen(self._desk, citizen)

    def turn_protection(self, citizen: str) -> "tuple[Person, Done]":
        """Protect an address that is not, and the other way round."""
        is_on = not self.person(citizen).is_protected
        done = citizen_life.protect_address(self._desk, citizen, is_on=is_on)
        return self.person(citizen), done

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return the programs, one's own first."""
        own = self._desk.program.key
        found = [
            (key, f"{program.municipality}: {program.title_da}")
            for key, program in self._desk.programs.items()
        ]
        return tuple(sorted(found, key=lambda pair: pair[0] != own))

    def next_number(self) -> str:
        """Return the candidate number that is free next."""
        start = f"K-{self._desk.today().year}-"
        numbers = [
            int(rest)
            for row in case_index(self._desk).citizens.values()
            if row.candidate_no.startswith(start)
            and (rest := row.candidate_no.removeprefix(start)).isdecimal()
        ]
        return f"{start}{max(numbers, default=0) + 1:03d}"

    def lookalikes(self, new: citizen_life.NewCitizen) -> tuple[tuple[Person, str], ...]:
        """Return who in the register looks like somebody about to be written in, and why."""
        from flexdesk.app.lookalikes import lookalikes_of
        from flexdesk.base.cpr import parse_cpr

        try:
            cpr = parse_cpr(new.cpr, on=self._desk.today()).digits
        except UserError:
            cpr = ""
        known = self._desk.store.reads.find_citizen(cpr) if cpr else None
        if known is not None:
            return ((self.person(known), "samme CPR-nummer"),)
        found = lookalikes_of(self._desk, new.first_name, new.last_name, cpr)
        return tuple((self.person(each.second.id), each.why) for each in found)

    def replacement(self, birth: dt.date) -> str:
        """Return a replacement number for a day of birth."""
        return citizen_life.replacement_number(self._desk, birth)

    def add_citizen(self, new: citizen_life.NewCitizen) -> "tuple[Person, Done]":
        """Write a citizen in."""
        done = citizen_life.add_citizen(self._desk, new)
        self.keep("new-citizen", None)
        return self.person(done.id), done

    def caseload_of(self, consultant: str) -> tuple[Person, ...]:
        """Return a consultant's citizens."""
        return self.people(hand_over.citizens_of(self._desk, consultant))

    def people(self, citizens: tuple[str, ...]) -> tuple[Person, ...]:
        """Return several citizens in order of names."""
        found = [self.person(each) for each in citizens]
        return tuple(sorted(found, key=lambda each: sort_key(each.name.rpartition(" ")[2])))

    def plan_hand_over(self, citizens: tuple[str, ...], to: str) -> "HandOverPlan":
        """Return what a hand-over would move."""
        return hand_over.plan_hand_over(self._desk, citizens, to)

    def hand_over(self, citizens: tuple[str, ...], to: str, day: dt.date, text: str) -> "Done":
        """Give citizens to a consultant for good."""
        return hand_over.hand_over(self._desk, citizens, to, day, text)

    def briefs(self, citizens: tuple[str, ...]) -> "tuple[CaseBrief, ...]":
        """Return each case in a few lines."""
        return hand_over.briefs(self._desk, citizens)

    def substitute_lines(self) -> "tuple[SubstituteLine, ...]":
        """Return who is vikar now, will be, and was."""
        return substitutes.substitute_lines(self._desk, self._desk.today())

    def save_substitute(self, row: str, wanted: substitutes.SubstituteEdit) -> "Done":
        """Make somebody vikar, or change the row that is named."""
        done = (
            substitutes.edit_substitute(self._desk, row, wanted)
            if row
            else substitutes.add_substitute(self._desk, wanted)
        )
        self.keep("substitute", None)
        return done

    def end_substitute(self, row: str) -> "Done":
        """End a vikar today, or take one away that has not begun."""
        return substitutes.end_substitute(self._desk, row)

    def day_text(self, day: dt.date | None) -> str:
        """Return a day as it is typed."""
        return format_day(day)
