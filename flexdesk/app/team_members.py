"""Who is in the team: by the list of consultants, and by whose initials stand on a case."""

from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Consultant

_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the team with how much is theirs."""

    initials: str
    name: str
    citizens: int
    open_tasks: int

    @property
    def shown(self) -> str:
        """The initials, and the name where it is known."""
        return f"{self.initials} · {self.name}" if self.name else self.initials


def team_members(desk: Desk) -> tuple[Member, ...]:
    """Return the members of the team in order of their initials, one's own among them."""
    return desk.cached("team_members", lambda: _members(desk))


def member_of(desk: Desk, text: str) -> str:
    """Return the initials a text means: those of a member as the team writes them.

    Raises:
        UserError: `member.empty`, `value.unknown`.
    """
    wanted = clean(text)
    if not wanted:
        raise UserError("member.empty")
    members = team_members(desk)
    for member in members:
        if fold(wanted) in {fold(member.initials), fold(member.name), fold(member.shown)}:
            return member.initials
    choices = [member.initials for member in members]
    raise UserError("value.unknown", value=wanted, field="jobkonsulent", choices=choices)


def new_or_member(desk: Desk, text: str) -> str:
    """Return the initials a text means; somebody new to the team keeps what was typed.

    Raises:
        UserError: `member.empty`, `text.too_long`.
    """
    wanted = clean(text, _LONGEST)
    if not wanted:
        raise UserError("member.empty")
    try:
        return member_of(desk, wanted)
    except UserError:
        return wanted


def _members(desk: Desk) -> tuple[Member, ...]:
    caseload = desk.caseload()
    names = {
        row.initials: row.name
        for row in desk.store.reads.load("consultant")
        if isinstance(row, Consultant) and row.initials
    }
    citizens: dict[str, int] = {}
    tasks: dict[str, int] = {}
    owner: dict[str, str] = {}
    for row in caseload.citizens:
        owner[row.id] = row.consultant
        if row.closed_on is None:
            citizens[row.consultant] = citizens.get(row.consultant, 0) + 1
    for task in caseload.tasks:
        if task.done_on is None:
            whose = task.consultant or owner.get(task.citizen, "")
            tasks[whose] = tasks.get(whose, 0) + 1
    own = desk.initials
    if own and not names.get(own):
        names[own] = desk.facts.name
    everybody = sorted({*names, *owner.values(), own} - {""}, key=fold)
    return tuple(
        Member(each, names.get(each, ""), citizens.get(each, 0), tasks.get(each, 0))
        for each in everybody
    )
