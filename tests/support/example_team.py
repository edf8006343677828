"""The example team for tests, built once: nothing in it is changed by anyone."""

from functools import cache

from flexdesk.app.example.book import ExampleTeam
from flexdesk.app.example.team import build_team
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.entities import Caseload, Citizen
from flexdesk.domain.pipeline import Pipeline, load_pipelines
from flexdesk.domain.programs import Program, load_programs
from flexdesk.domain.rules import RuleBook


@cache
def team() -> ExampleTeam:
    return build_team()


@cache
def caseload() -> Caseload:
    return team().caseload()


@cache
def rules() -> RuleBook:
    return RuleBook.from_tables(read_toml_folder("rules"))


@cache
def programs() -> dict[str, Program]:
    return load_programs(read_toml_folder("programs"))


@cache
def pipelines() -> dict[str, Pipeline]:
    return load_pipelines(read_toml_folder("pipelines"))


def named(first_name: str, last_name: str) -> Citizen:
    found = [
        c for c in caseload().citizens if (c.first_name, c.last_name) == (first_name, last_name)
    ]
    assert len(found) == 1, (first_name, last_name, len(found))
    return found[0]


def rows_of(entity: str, citizen: Citizen) -> list:
    records = {
        "benefit": caseload().benefits,
        "placement": caseload().placements,
        "pass": caseload().passes,
        "note": caseload().notes,
        "task": caseload().tasks,
        "contact": caseload().contacts,
    }[entity]
    return [row for row in records if row.citizen == citizen.id]
