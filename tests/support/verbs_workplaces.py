"""The actions on workplaces, their people, openings, contacts and employers."""

from typing import Any

from flexdesk.app import (
    employers,
    next_actions,
    openings,
    workplace_contacts,
    workplace_merge,
    workplace_people,
    workplaces,
)
from flexdesk.app.employers import NewEmployer
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.workplace_contacts import NewWorkplaceContact
from flexdesk.app.workplace_people import PersonTyped
from flexdesk.app.workplaces import NewWorkplace
from tests.support.verbs import PAST, SOON, UNKNOWN, Given, Verb


def add_workplaces(given: Given) -> None:
    """Give the workplace of the job people, openings, a talk and a next step."""
    desk, ids = given.desk, given.ids
    ids["empty"] = workplaces.add_workplace(desk, NewWorkplace("Engen", "Engvej 4")).id
    ids["person"] = workplace_people.add_person(desk, ids["place"], PersonTyped("Ulla Holm")).id
    ids["gone"] = workplace_people.add_person(desk, ids["place"], PersonTyped("Ida Lind")).id
    workplace_people.person_left(desk, ids["gone"], PAST)
    ids["opening"] = openings.add_opening(desk, ids["place"], OpeningTyped("smaajob")).id
    ids["filled"] = openings.add_opening(
        desk, ids["place"], OpeningTyped("smaajob", opened_on=PAST)
    ).id
    openings.close_opening(desk, ids["filled"], "besat")
    ids["employer"] = employers.add_employer(desk, NewEmployer("Aarhus Kommune", "55133018")).id
    next_actions.set_next_action(desk, ids["place"], "Ring til lederen", SOON)
    ids["talk"] = workplace_contacts.log_workplace_contact(
        desk, ids["place"], NewWorkplaceContact("telefon", "Om en plads")
    ).id


def _talk(given: Given, **more: Any) -> Any:
    wanted = NewWorkplaceContact("besoeg", "De vil se dem", citizens=(given.citizen, given.other),
                                 next_action="Ring", **more)  # fmt: skip
    return workplace_contacts.log_workplace_contact(given.desk, given.place, wanted)


WORKPLACES = (
    Verb("workplace.add",
         lambda g: workplaces.add_workplace(g.desk, NewWorkplace("Kantinen", "Torvet 1")),
         lambda g: workplaces.add_workplace(g.desk, NewWorkplace("Skovly")), is_of_nobody=True),
    Verb("workplace.edit",
         lambda g: workplaces.edit_workplace(g.desk, g.empty, NewWorkplace("Engen", room_for="3")),
         lambda g: workplaces.edit_workplace(g.desk, g.empty, NewWorkplace("")),
         is_of_nobody=True),
    Verb("workplace.close", lambda g: workplaces.close_workplace(g.desk, g.empty),
         lambda g: workplaces.close_workplace(g.desk, g.place), is_of_nobody=True),
    Verb("workplace.reopen", lambda g: workplaces.reopen_workplace(g.desk, g.empty),
         lambda g: workplaces.reopen_workplace(g.desk, UNKNOWN),
         lambda g: workplaces.close_workplace(g.desk, g.empty), is_of_nobody=True),
    Verb("workplace.delete", lambda g: workplaces.delete_workplace(g.desk, g.empty),
         lambda g: workplaces.delete_workplace(g.desk, g.place), is_of_nobody=True),
    Verb("workplace.merge", lambda g: workplace_merge.merge_workplaces(g.desk, g.empty, g.place),
         lambda g: workplace_merge.merge_workplaces(g.desk, g.place, g.place)),
    Verb("workplace.next", lambda g: next_actions.set_next_action(g.desk, g.empty, "Ring", SOON),
         lambda g: next_actions.set_next_action(g.desk, g.empty, "Ring", PAST),
         is_of_nobody=True),
    Verb("workplace.next_done", lambda g: next_actions.finish_next_action(g.desk, g.place),
         lambda g: next_actions.finish_next_action(g.desk, g.empty), is_of_nobody=True),
    Verb("workplace.contact", _talk, lambda g: _talk(g, next_on=PAST)),
    Verb("workplace.contact_delete",
         lambda g: workplace_contacts.delete_workplace_contact(g.desk, g.talk),
         lambda g: workplace_contacts.delete_workplace_contact(g.desk, UNKNOWN),
         is_of_nobody=True),
    Verb("workplace_person.add",
         lambda g: workplace_people.add_person(g.desk, g.place, PersonTyped("Per Bro")),
         lambda g: workplace_people.add_person(g.desk, g.place, PersonTyped("ulla holm")),
         is_of_nobody=True),
    Verb("workplace_person.edit",
         lambda g: workplace_people.edit_person(g.desk, g.person, PersonTyped("Ulla Holm", "Chef")),
         lambda g: workplace_people.edit_person(g.desk, g.person, PersonTyped("")),
         is_of_nobody=True),
    Verb("workplace_person.left", lambda g: workplace_people.person_left(g.desk, g.person),
         lambda g: workplace_people.person_left(g.desk, g.person, SOON), is_of_nobody=True),
    Verb("workplace_person.back", lambda g: workplace_people.person_back(g.desk, g.gone),
         lambda g: workplace_people.person_back(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("workplace_person.delete", lambda g: workplace_people.delete_person(g.desk, g.person),
         lambda g: workplace_people.delete_person(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("opening.add",
         lambda g: openings.add_opening(g.desk, g.place, OpeningTyped(title="Opvask")),
         lambda g: openings.add_opening(g.desk, g.place, OpeningTyped()), is_of_nobody=True),
    Verb("opening.edit",
         lambda g: openings.edit_opening(g.desk, g.opening, OpeningTyped("smaajob", places="2")),
         lambda g: openings.edit_opening(g.desk, g.opening, OpeningTyped("smaajob", places="0")),
         is_of_nobody=True),
    Verb("opening.close", lambda g: openings.close_opening(g.desk, g.opening, "bortfaldet"),
         lambda g: openings.close_opening(g.desk, g.filled, "besat"), is_of_nobody=True),
    Verb("opening.reopen", lambda g: openings.reopen_opening(g.desk, g.filled),
         lambda g: openings.reopen_opening(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("opening.delete", lambda g: openings.delete_opening(g.desk, g.opening),
         lambda g: openings.delete_opening(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("employer.add", lambda g: employers.add_employer(g.desk, NewEmployer("Skovly ApS")),
         lambda g: employers.add_employer(g.desk, NewEmployer("Ny", "55133018")),
         is_of_nobody=True),
    Verb("employer.edit",
         lambda g: employers.edit_employer(g.desk, g.employer, NewEmployer("Kommunen")),
         lambda g: employers.edit_employer(g.desk, g.employer, NewEmployer("")),
         is_of_nobody=True),
    Verb("employer.set", lambda g: employers.set_employer(g.desk, g.place, g.employer),
         lambda g: employers.set_employer(g.desk, g.place, UNKNOWN), is_of_nobody=True),
    Verb("employer.delete", lambda g: employers.delete_employer(g.desk, g.employer),
         lambda g: employers.delete_employer(g.desk, UNKNOWN),
         lambda g: employers.set_employer(g.desk, g.place, g.employer), is_of_nobody=True),
)  # fmt: skip
"""Every action on a workplace that can be undone."""
