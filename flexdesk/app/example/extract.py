"""The team as an extract of a fagsystem: six sheets with its headings, one citizen by CPR."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flexdesk.app.example import steps
from flexdesk.app.example.book import ExampleTeam, Row
from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.lives import AARHUS
from flexdesk.base.cpr import format_cpr
from flexdesk.base.files import write_atomically
from flexdesk.base.resources import read_toml
from flexdesk.domain.codes import BenefitKind, ContactKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import label
from flexdesk.reports.plain_workbook import PlainValue, plain_workbook

_CLOSED = "Afsluttet"

HEADINGS: dict[str, tuple[str, ...]] = {
    "Borgere": (
        "CPR-nr", "Fornavn", "Efternavn", "Adresse", "Postnr", "By", "Telefon", "E-mail",
        "Målgruppe", "Trin", "Visiteret til fleksjob", "Screening", "Jobkonsulent",
        "Adressebeskyttelse",
    ),
    "Ydelsesperioder": ("CPR-nr", "Ydelse", "Fra", "Til"),
    "Arbejdspladser": (
        "P-nr", "CVR-nr", "Arbejdsplads", "Forvaltning/branche", "Sektor", "Postnr", "By",
        "Kontaktperson", "Telefon", "E-mail",
    ),
    "Forløb": (
        "Forløb", "CPR-nr", "P-nr", "Type", "Start", "Slut planlagt", "Slut", "Timer pr. uge",
        "Afslutningsårsag",
    ),
    "Timetal": ("CPR-nr", "Forløb", "Dato", "Effektive timer pr. uge"),
    "Journal": ("CPR-nr", "Dato", "Type", "Jobkonsulent", "Tekst"),
}  # fmt: skip
"""Sheet to its headings, as the fagsystem writes them."""

_Lines = Iterator[Sequence[PlainValue]]


def write_extract(team: ExampleTeam, path: Path, *, on: dt.date = AS_OF) -> None:
    """Write the citizens of the pool program as a fagsystem's extract; same team, same bytes."""
    view = _View(team)
    sheets = {name: (headings, _BODIES[name](view)) for name, headings in HEADINGS.items()}
    write_atomically(path, plain_workbook(sheets, on))


class _View:
    """The rows an extract shows, with what they are looked up by."""

    def __init__(self, team: ExampleTeam) -> None:
        self.rows = team.rows
        self.citizens = [row for row in team.rows["citizen"] if row["program"] == AARHUS]
        self.cpr = {row["id"]: format_cpr(row["cpr"]) for row in self.citizens}
        self.p_number = {row["id"]: row["p_number"] for row in team.rows["workplace"]}
        self.placements = [row for row in team.rows["placement"] if row["citizen"] in self.cpr]
        self.placement = {row["id"]: row for row in self.placements}
        self.step_label = {
            step["code"]: step["label"] for step in read_toml("pipelines", "aarhus.toml")["steps"]
        }

    def of_citizens(self, entity: str) -> Iterator[Row]:
        """Yield the rows of an entity whose citizen is in the extract."""
        return (row for row in self.rows[entity] if row["citizen"] in self.cpr)

    def step(self, code: str) -> str:
        """Return the word of the file for a step: it does not tell how a case ended."""
        return _CLOSED if code in {steps.ORDINAERT, steps.ANDET} else self.step_label[code]


def _citizens(view: _View) -> _Lines:
    for row in view.citizens:
        yield (
            view.cpr[row["id"]],
            *(row[name] for name in ("first_name", "last_name", "address", "postcode", "city",
                                     "phone", "email", "target_group")),
            view.step(row["step"]),
            row["visited_on"],
            row["screened_on"],
            row["consultant"],
            "Ja" if row["address_protected"] else "Nej",
        )  # fmt: skip


def _benefits(view: _View) -> _Lines:
    for row in view.of_citizens("benefit"):
        kind = label(row["kind"], BenefitKind)
        yield view.cpr[row["citizen"]], kind, row["start"], row["last_day"]


def _workplaces(view: _View) -> _Lines:
    used = {row["workplace"] for row in view.placements}
    for row in view.rows["workplace"]:
        if row["id"] in used:
            yield tuple(
                row[name]
                for name in ("p_number", "cvr", "name", "branch", "sector", "postcode", "city",
                             "contact_person", "phone", "email")
            )  # fmt: skip


def _placements(view: _View) -> _Lines:
    for row in view.placements:
        ending = label(row["onward"], Onward) if row["onward"] else ""
        yield (
            row["number"],
            view.cpr[row["citizen"]],
            view.p_number[row["workplace"]],
            label(row["kind"], PlacementKind),
            row["start"],
            row["planned_last_day"],
            row["last_day"],
            row["hours_week"],
            ending or (label(row["ended_how"], EndedHow) if row["ended_how"] else None),
        )


def _hours(view: _View) -> _Lines:
    for row in view.rows["hours"]:
        placement = view.placement.get(row["placement"])
        if placement is not None:
            cpr = view.cpr[placement["citizen"]]
            yield cpr, placement["number"], row["day"], row["hours_week"]


def _notes(view: _View) -> _Lines:
    for row in view.of_citizens("note"):
        kind = label(row["kind"], ContactKind)
        yield view.cpr[row["citizen"]], row["day"], kind, row["consultant"], row["text"]


_BODIES: dict[str, Callable[[_View], _Lines]] = {
    "Borgere": _citizens,
    "Ydelsesperioder": _benefits,
    "Arbejdspladser": _workplaces,
    "Forløb": _placements,
    "Timetal": _hours,
    "Journal": _notes,
}
