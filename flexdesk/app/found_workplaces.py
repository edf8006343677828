"""What looks wrong about workplaces: numbers, people who left, two that are one, late steps."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from flexdesk.app.changes import Done
from flexdesk.app.found import Around, Found
from flexdesk.app.inspector_parts import DAY, Case, Fix, Input, Values
from flexdesk.app.people_at import people_at
from flexdesk.app.workplace_index import Stay, WorkplaceIndex, workplace_index
from flexdesk.app.workplace_lookalikes import lookalikes
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.entities import Workplace

Way = tuple[Callable[[Case], Fix], Callable[[Case, Values], Done]]


def of_workplaces(around: Around) -> Iterator[Found]:
    """Yield what is found about workplaces; a closed one is left alone."""
    index = workplace_index(around.desk)
    for place in index.workplaces.values():
        if place.closed_on is not None and place.closed_on <= around.on:
            continue
        stays = tuple(
            stay
            for stay in index.stays.get(place.id, ())
            if stay.is_running(around.on) or stay.is_planned(around.on)
        )
        yield from _numbers(place, stays, around, index)
        yield from _people(place, stays, index)
        yield from _next(place, stays, around)
    for pair in lookalikes(around.desk):
        one, two = pair.first, pair.second
        who = _who(index.stays.get(one.id, ()), around) or _who(index.stays.get(two.id, ()), around)
        facts = (("other", _named(two)), ("why", pair.why))
        yield Found("workplace.duplicate", who, "workplace", one.id, facts, (two.id,))


def _numbers(
    place: Workplace, stays: tuple[Stay, ...], around: Around, index: WorkplaceIndex
) -> Iterator[Found]:
    """Yield the numbers a workplace in use lacks: both at once, one of them after a while.

    Source: tal.workplace_number_days.
    """
    if not stays:
        return
    employer = index.employer_of(place)
    cvr = place.cvr or (employer.cvr if employer else "")
    who = stays[0].placement.citizen
    if not place.p_number and not cvr:
        yield Found("workplace.no_number", who, "workplace", place.id)
        return
    days = around.rules.count("tal.workplace_number_days", around.on)
    since = min(stay.start for stay in stays)
    if since + days * ONE_DAY > around.on:
        return
    facts = (("since", since),)
    if not place.p_number:
        yield Found("workplace.no_p_number", who, "workplace", place.id, facts)
    elif not cvr:
        yield Found("workplace.no_cvr", who, "workplace", place.id, facts)


def _people(place: Workplace, stays: tuple[Stay, ...], index: WorkplaceIndex) -> Iterator[Found]:
    """Yield that everybody one knew at a workplace in use has left."""
    people = people_at(place, index.persons.get(place.id, ()))
    if not stays or not people or any(person.is_here for person in people):
        return
    latest = max((each.left_on for each in people if each.left_on), default=None)
    facts = (("left_on", latest),)
    yield Found("workplace.contact_left", stays[0].placement.citizen, "workplace", place.id, facts)


def _next(place: Workplace, stays: tuple[Stay, ...], around: Around) -> Iterator[Found]:
    if not place.next_action or place.next_on is None or place.next_on >= around.on:
        return
    facts = (("day", place.next_on), ("by", place.next_by), ("text", place.next_action))
    who = _who(stays, around, place.next_by)
    yield Found("workplace.next_overdue", who, "workplace", place.id, facts)


def _who(stays: tuple[Stay, ...], around: Around, by: str = "") -> str:
    """Return a citizen at a workplace, one of a consultant's own when there is any."""
    found = [stay.placement.citizen for stay in stays]
    citizens = around.index.citizens
    own = [each for each in found if each in citizens and citizens[each].consultant == by]
    return next(iter(own or found), "")


def _named(place: Workplace) -> str:
    return f"{place.name}, {place.street}" if place.street else place.name


def _make_person(case: Case) -> Fix:
    del case
    inputs = (Input("name", "Navn"), Input("phone", "Telefon"))
    return Fix("new_person", "Ny kontaktperson", "Gem", inputs)


def _do_person(case: Case, values: Values) -> Done:
    from flexdesk.app.workplace_people import PersonTyped, add_person

    wanted = PersonTyped(name=values.get("name", ""), phone=values.get("phone", ""))
    return add_person(case.desk, case.found.row, wanted)


def _make_merge(case: Case) -> Fix:
    name = str(case.found.fact("other") or "")
    is_kept = _kept(case)[0] == case.found.row
    words = f"Læg {name} ind i denne" if is_kept else f"Læg denne ind i {name}"
    return Fix("merge_places", words, "Slå sammen")


def _kept(case: Case) -> tuple[str, str]:
    """Return the one of two that stays, more hangs on it, and the one that goes."""
    one, two = case.found.row, next(iter(case.found.also), "")
    index = workplace_index(case.desk)
    return (two, one) if index.weight(two) > index.weight(one) else (one, two)


def _do_merge(case: Case, values: Values) -> Done:
    from flexdesk.app.workplace_merge import merge_workplaces

    del values
    if not case.found.also:
        raise UserError("inspector.gone")
    keep, gone = _kept(case)
    return merge_workplaces(case.desk, keep, gone)


def _make_done(case: Case) -> Fix:
    text = str(case.found.fact("text") or "")
    return Fix("next_done", f"Udført: {text}", "Udfør")


def _do_done(case: Case, values: Values) -> Done:
    from flexdesk.app.next_actions import finish_next_action

    del values
    return finish_next_action(case.desk, case.found.row)


def _make_later(case: Case) -> Fix:
    inputs = (Input("day", "Ny dag", DAY, format_day(case.desk.today() + _WEEK)),)
    return Fix("next_later", "Udsæt", "Udsæt", inputs)


def _do_later(case: Case, values: Values) -> Done:
    from flexdesk.app.next_actions import set_next_action

    place = case.row
    if not isinstance(place, Workplace):
        raise UserError("inspector.gone")
    day: dt.date = parse_day(values.get("day", ""))
    return set_next_action(case.desk, place.id, place.next_action, day, place.next_by)


_WEEK = 7 * ONE_DAY
PLACE_FIXES: Mapping[str, Way] = {
    "new_person": (_make_person, _do_person),
    "merge_places": (_make_merge, _do_merge),
    "next_done": (_make_done, _do_done),
    "next_later": (_make_later, _do_later),
}
"""Way: what makes it, and what does it."""
PLACE_WAYS: Mapping[str, tuple[str, ...]] = {
    "workplace.no_p_number": ("numbers",),
    "workplace.no_cvr": ("numbers",),
    "workplace.contact_left": ("new_person",),
    "workplace.duplicate": ("merge_places",),
    "workplace.next_overdue": ("next_done", "next_later"),
}
"""Code: the ways to put it right."""


def place_words(found: Found) -> str:
    """Return what a line about a workplace says of the days and names that make it so."""
    told: Mapping[str, str] = {
        "workplace.no_p_number": _since(found, "since", "i brug siden"),
        "workplace.no_cvr": _since(found, "since", "i brug siden"),
        "workplace.contact_left": _since(found, "left_on", "den sidste fratrådte"),
        "workplace.duplicate": f"Ligner {found.fact('other')}: {found.fact('why')}",
        "workplace.next_overdue": (f"{found.fact('text')}, {_since(found, 'day', 'skulle ske')}"),
    }
    return told[found.code]


def _since(found: Found, name: str, words: str) -> str:
    day = found.fact(name)
    return f"{words} {format_day(day)}" if isinstance(day, dt.date) else ""
