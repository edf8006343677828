"""Whose work I dag looks at: one's own and what one stands in for, or the whole team's."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.substitutes import initials_i_cover, substitutes_on
from flexdesk.domain.entities import Citizen


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose work is looked at on a day, and the rows it is read from."""

    desk: Desk
    index: CaseIndex
    on: dt.date
    own: str
    """Initials of the person whose desk it is."""
    initials: frozenset[str]
    """Own and covered; empty means the whole team."""
    names: dict[str, str]
    """Names of the team by initials."""
    vikars: dict[str, str]
    """Who is vikar on the day, by the consultant's initials."""

    def is_in(self, consultant: str) -> bool:
        """Say whether the work of a consultant belongs here."""
        return not self.initials or consultant in self.initials

    def is_active(self, citizen: Citizen) -> bool:
        """Say whether a citizen's tasks are offered: not closed, and not on pause."""
        if citizen.closed_on is not None and citizen.closed_on <= self.on:
            return False
        return self.index.pause(citizen.id, self.on) is None

    def whose(self, consultant: str) -> str:
        """Return whose work it is where it is not one's own, and who is vikar for it."""
        name = self.names.get(consultant, consultant)
        if self.initials and consultant not in {"", self.own}:
            return f"vikar for {name}"
        by = self.vikars.get(consultant, "")
        vikar = f"vikar {', '.join(self.names.get(each, each) for each in by.split(', '))}"
        is_own = consultant in {"", self.own}
        return " · ".join(part for part in ("" if is_own else name, vikar if by else "") if part)


def own_initials(desk: Desk, on: dt.date) -> frozenset[str]:
    """Return own and covered initials when any citizen is theirs, else nothing."""
    covered = frozenset(each for each in initials_i_cover(desk, on) if each)
    theirs = {citizen.consultant for citizen in case_index(desk).citizens.values()}
    return covered if covered & theirs else frozenset()


def scope_of(desk: Desk, on: dt.date, *, mine: bool) -> Scope:
    """Return whose work is looked at."""
    initials = own_initials(desk, on) if mine else frozenset[str]()
    vikars = substitutes_on(desk, on)
    return Scope(desk, case_index(desk), on, desk.initials, initials, _names(desk), vikars)


def _names(desk: Desk) -> dict[str, str]:
    rows = desk.cached("consultants", lambda: desk.store.reads.load("consultant"))
    return {row.initials: row.name for row in rows}
