"""What one can do with workplaces: palette, menu and F1 read it; the sheets open from here."""

from functools import partial
from typing import TYPE_CHECKING, Any

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, GROUP_WORK, Action

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench, Offer

_PAGE = "workplaces"


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return the verbs of the room."""

    def has_place() -> bool:
        return bool(_place(bench))

    find = Action(
        "find-workplace", _("Søg i arbejdspladser"), partial(_search, bench), "Ctrl+Shift+W",
        _("hvem har vi hos jer virksomhed navn vej find"), GROUP_WORK, "building-2",
    )  # fmt: skip
    new = Action(
        "new-workplace", _("Ny arbejdsplads"), partial(_new, bench), "Ctrl+Shift+A",
        _("opret virksomhed tilføj"), GROUP_WORK, "plus",
    )  # fmt: skip
    of_place = (
        ("workplace-contact", _("Ny kontakt med arbejdspladsen"), "Shift+K",
         _("ring besøg møde log"), "phone", contact),
        ("workplace-number", _("Kopiér arbejdspladsens telefonnummer"), "Shift+T",
         _("ring kopier"), "copy", _copy_number),
        ("next-action", _("Næste skridt hos arbejdspladsen"), "Shift+H",
         _("aftale opgave husk"), "flag", next_action),
        ("finish-next-action", _("Udfør næste skridt hos arbejdspladsen"), "Shift+U",
         _("færdig klaret"), "check", _finish_next),
        ("opening", _("Ny ledig plads"), "Shift+L", _("stilling småjob job opslag"),
         "briefcase", opening),
        ("workplace-person", _("Ny kontaktperson"), "Shift+O", _("leder daglig telefon mail"),
         "users", person),
        ("employer", _("Arbejdsgiver til arbejdspladsen"), "Shift+G", _("cvr kommune firma"),
         "building-2", employer),
        ("merge-workplaces", _("Slå arbejdspladser sammen"), "Shift+M", _("dublet ens to gange"),
         "arrow-left-right", merge),
    )  # fmt: skip
    of_citizen = Action(
        "citizen-workplace", _("Vis borgerens arbejdsplads"), partial(_show_of_citizen, bench),
        "Shift+V", _("hvor virksomhed arbejdsgiver"), GROUP_CITIZEN, "building-2",
        lambda: bool(bench.citizen),
    )  # fmt: skip
    return (
        of_citizen,
        find,
        new,
        *(
            Action(key, text, partial(_on_place, bench, do), keys, words, GROUP_WORK, icon,
                   has_place)
            for key, text, keys, words, icon, do in of_place
        ),
    )  # fmt: skip


def show_workplace(bench: "Bench", workplace: object = "") -> None:
    """Go to the room, and open a workplace when one is named."""
    room = getattr(bench, "room", None)
    bench.go(_PAGE)
    if room is not None and workplace:
        room(_PAGE).show(str(workplace))


def _show_of_citizen(bench: "Bench") -> None:
    """Open the workplace of the citizen one is on, on whatever page."""
    desk, citizen = bench.desk, bench.citizen

    def read() -> str:
        from flexdesk.ui.workplaces.cases import workplace_of

        return workplace_of(desk, citizen)

    def found(place: str) -> None:
        if place:
            show_workplace(bench, place)
        else:
            bench.say_done(_("Borgeren har ingen arbejdsplads endnu"))

    bench.runner.run(lambda _ctx: read(), found, failed=bench.say_error)


def new_workplace(bench: "Bench", name: object = "", street: object = "") -> None:
    """Open the form of a new workplace."""
    from flexdesk.ui.workplaces.opening import open_new_workplace

    open_new_workplace(bench, str(name), str(street))


def person(bench: "Bench", workplace: object = "", row: object = "") -> None:
    """Open the form of a contact person, a new one when none is named."""
    from flexdesk.ui.workplaces.opening import open_person

    open_person(bench, _wanted(bench, workplace), str(row))


def opening(bench: "Bench", workplace: object = "", row: object = "") -> None:
    """Open the form of an opening, a new one when none is named."""
    from flexdesk.ui.workplaces.opening import open_opening

    open_opening(bench, _wanted(bench, workplace), str(row))


def contact(bench: "Bench", workplace: object = "", citizen: object = "") -> None:
    """Open the form of a contact with a workplace, about a citizen when one is named."""
    from flexdesk.ui.workplaces.opening import open_contact

    open_contact(bench, _wanted(bench, workplace), str(citizen))


def merge(bench: "Bench", workplace: object = "") -> None:
    """Open the form that makes one workplace of two."""
    from flexdesk.ui.workplaces.opening import open_merge

    open_merge(bench, _wanted(bench, workplace))


def employer(bench: "Bench", workplace: object = "") -> None:
    """Open the form of who employs at a workplace."""
    from flexdesk.ui.workplaces.opening import open_employer

    open_employer(bench, _wanted(bench, workplace))


def next_action(bench: "Bench", workplace: object = "") -> None:
    """Open the form of what is to be done next at a workplace."""
    from flexdesk.ui.workplaces.opening import open_next_action

    open_next_action(bench, _wanted(bench, workplace))


def _room(bench: "Bench") -> Any:  # noqa: ANN401 - the room, known by what it can do
    return bench.room(_PAGE)  # type: ignore[attr-defined]  # the bench that has rooms


def _place(bench: "Bench") -> str:
    """Return the workplace one is on, empty on every other page."""
    if getattr(bench, "page", "") != _PAGE:
        return ""
    return str(_room(bench).workplace)


def _wanted(bench: "Bench", workplace: object) -> str:
    return str(workplace) or _place(bench)


def _on_place(bench: "Bench", do: "Offer") -> None:
    place = _place(bench)
    if place:
        do(bench, place)


def _new(bench: "Bench") -> None:
    typed = _room(bench).presenter.typed if getattr(bench, "page", "") == _PAGE else ("", "")
    new_workplace(bench, *typed)


def _search(bench: "Bench") -> None:
    bench.go(_PAGE)
    _room(bench).search()


def _copy_number(bench: "Bench", workplace: object) -> None:
    del workplace
    _room(bench).copy_number()


def _finish_next(bench: "Bench", workplace: object) -> None:
    room = _room(bench)
    if room.presenter.place != str(workplace):
        room.show(str(workplace))
    room.finish_next()


OFFERS: "dict[str, Offer]" = {
    "workplace": show_workplace,
    "new-workplace": new_workplace,
    "workplace-person": person,
    "opening": opening,
    "workplace-contact": contact,
    "merge-workplaces": merge,
    "employer": employer,
    "next-action": next_action,
}
"""What other rooms may call by name."""
