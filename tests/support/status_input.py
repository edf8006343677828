"""Status sheets for tests: from any caseload, and a caseload with the known 608 / 409 / 295."""

import datetime as dt
import random
from dataclasses import replace

from flexdesk.base.numbers import format_day
from flexdesk.base.periods import add_months
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.entities import (
    Benefit,
    Caseload,
    Citizen,
    Contact,
    Hours,
    Placement,
    Workplace,
)
from flexdesk.domain.figure_hours import standing_of
from flexdesk.domain.figures import figures
from flexdesk.domain.rules import RuleBook
from flexdesk.reports.figure_rows import (
    Definition,
    Fact,
    HoursRow,
    MonthRow,
    PipelineRow,
    PlacementRow,
    QualityRow,
    StatusInput,
    WorkplaceRow,
)

DAY = dt.date(2016, 8, 31)
STEPS = (
    "Screening", "Visitation", "Trepartssamtale", "Kompetenceafklaring", "Kandidatkort",
    "Jobsøgning", "Indledende samtale", "Virksomhedspraktik", "Kurser", "Puljefleksjob",
)  # fmt: skip


def rule_book() -> RuleBook:
    """Return the shipped rules."""
    return RuleBook.from_tables(read_toml_folder("rules"))


def _months(caseload: Caseload, on: dt.date, count: int) -> tuple[MonthRow, ...]:
    pool = [p for p in caseload.placements if p.kind == "puljefleksjob" and p.start <= on]
    rows = []
    first = on.replace(day=1)
    for back in range(count - 1, -1, -1):
        start = add_months(first, -back)
        last = min(add_months(start, 1) - dt.timedelta(days=1), on)
        began = [p for p in pool if p.start <= last]
        over = [p for p in began if p.last_day and p.last_day <= last]
        rows.append(
            MonthRow(
                last,
                sum(p.start >= start for p in began),
                sum(p.last_day >= start for p in over if p.last_day),
                len(began) - len(over),
            )
        )
    return tuple(rows)


def _hours_rows(caseload: Caseload, on: dt.date) -> tuple[HoursRow, ...]:
    chains: dict[str, list[Placement]] = {}
    for row in sorted(caseload.placements, key=lambda p: p.start):
        is_fleksjob = row.kind in {"puljefleksjob", "ordinaert_fleksjob"}
        if is_fleksjob and row.start <= on and row.ended_how != "startede_ikke":
            chains.setdefault(row.citizen, []).append(row)
    by_placement: dict[str, list[Hours]] = {}
    for value in caseload.hours:
        by_placement.setdefault(value.placement, []).append(value)
    numbers = {c.id: c.candidate_no for c in caseload.citizens}
    rows = []
    for citizen, chain in chains.items():
        standing = standing_of(chain, by_placement, on)
        if standing is not None:
            days = [h.day for p in chain for h in by_placement.get(p.id, ()) if h.day <= on]
            latest = max((chain[-1].start, *days))
            rows.append(
                HoursRow(
                    numbers[citizen], "KON01", chain[0].start, standing.first, latest,
                    standing.latest, standing.is_employed,
                )
            )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row.candidate_no))


def status_of(caseload: Caseload, on: dt.date = DAY, *, month_count: int = 24) -> StatusInput:
    """Return the input of a status sheet, counted from a caseload as the application does."""
    citizens = {c.id: c for c in caseload.citizens}
    places = {w.id: w for w in caseload.workplaces}
    steps: dict[str, int] = {}
    for citizen in caseload.citizens:
        steps[citizen.step] = steps.get(citizen.step, 0) + 1
    placements = []
    for p in sorted(caseload.placements, key=lambda p: (p.start, p.id)):
        place = places.get(p.workplace or "")
        placements.append(
            PlacementRow(
                citizens[p.citizen].candidate_no, citizens[p.citizen].consultant, p.kind, p.start,
                place.name if place else "", place.id if place else "",
                place.sector if place else "", p.planned_last_day, p.last_day, p.hours_week,
                p.ended_how, p.onward,
            )
        )  # fmt: skip
    month = on.replace(day=1)
    workplaces = tuple(
        WorkplaceRow(
            w.name, w.sector, w.id,
            sum(
                c.workplace == w.id and month <= c.day <= on and c.kind != "ingen_kontakt"
                for c in caseload.contacts
            ),
        )
        for w in sorted(caseload.workplaces, key=lambda w: w.name)
    )  # fmt: skip
    return StatusInput(
        team="Team Fleksjob",
        municipality="Jobcenter Aarhus",
        program_title="Midlertidige puljefleksjob",
        on=on,
        version="0.1.0",
        rules_id="regler 2016-08",
        figures=_with_targets(figures(caseload, on, rule_book())),
        months=_months(caseload, on, month_count),
        pipeline_rows=tuple(
            PipelineRow(number, label, steps.get(label, 0), 3, 2, 30, 1)
            for number, label in enumerate(STEPS, start=1)
        ),
        placement_rows=tuple(placements),
        hours_rows=_hours_rows(caseload, on),
        workplace_rows=workplaces,
        definitions=(
            Definition("Puljefleksjob", "Et midlertidigt fleksjob på 9-12 måneder.", "Program"),
        ),
        quality_rows=(
            QualityRow("Forløb uden registreret arbejdsplads", 3, "advarsel", "16-0003, 16-0117"),
            QualityRow("Afsluttet uden »Kom videre til«", 12, "fejl", "16-0042"),
        ),
        import_facts=(
            Fact("Importeret fil", "caseload-2016-08.xlsx"),
            Fact("Importeret", DAY),
            Fact("Rækker i filen", 2_345),
        ),
    )


def _with_targets(found: tuple) -> tuple:
    targets = {
        "pool_running": (150, True),
        "pool_share_ordinary_fleksjob_of_started": (0.35, True),
        "small_hours_share_raised": (0.5, False),
    }
    return tuple(
        replace(f, target=targets[f.id][0], target_met=targets[f.id][1]) if f.id in targets else f
        for f in found
    )


_OTHER = ("sygemelding", "foertidspension", "fraflytning", "efterloen", "ledighedsydelse", "andet")


def a_team(
    started: int = 608, ended: int = 409, fleksjob: int = 295, job: int = 4, *, seed: int = 1
) -> Caseload:
    """Return invented people with pool jobs that end as asked on 31-08-2016."""
    rng = random.Random(seed)  # noqa: S311 - test data, not secrets
    places = tuple(
        Workplace(f"w{i}", f"Arbejdsplads {i} {'Æ' if i % 3 else 'ø'}", sector="kommunal")
        for i in range(40)
    )
    citizens, placements, benefits = [], [], []
    for i in range(started):
        citizen = f"c{i}"
        step = rng.choice(STEPS)
        citizens.append(
            Citizen(citizen, f"67{i:08d}", "Prøve", "Person", f"16-{i:04d}", step=step,
                    consultant=f"KON{i % 7 + 1:02d}")
        )  # fmt: skip
        place = rng.choice(places).id
        is_over = i < ended
        back = rng.randint(330, 1_200) if is_over else rng.randint(0, 320)
        start = DAY - dt.timedelta(days=back)
        last = start + dt.timedelta(days=rng.randint(120, 320)) if is_over else None
        last = min(last, DAY) if last else None
        onward = ""
        if is_over:
            onward = (
                "ordinaert_fleksjob" if i < fleksjob
                else "ordinaert_job" if i < fleksjob + job
                else rng.choice((*_OTHER, ""))
            )  # fmt: skip
        first = float(rng.choice((4, 6, 8, 10, 12, 15, 20)))
        praktik = start - dt.timedelta(days=35)
        placements.append(
            Placement(f"a{i}", citizen, "virksomhedspraktik", praktik, start - dt.timedelta(days=7),
                      start - dt.timedelta(days=7), place, "", first, "gennemfoert")
        )  # fmt: skip
        placements.append(
            Placement(f"b{i}", citizen, "puljefleksjob", start, last,
                      add_months(start, 11), place, "", first,
                      "gennemfoert" if is_over else "", onward)
        )  # fmt: skip
        if onward == "ordinaert_fleksjob":
            begins = last + dt.timedelta(days=rng.choice((1, 1, 1, 20, 170, 200)))
            placements.append(
                Placement(f"d{i}", citizen, "ordinaert_fleksjob", begins, None, None,
                          rng.choice(places).id, "", first + rng.choice((0, 0, 2, 5)))
            )  # fmt: skip
        benefits.append(
            Benefit(f"e{i}", citizen, "ledighedsydelse", start - dt.timedelta(days=700),
                    start - dt.timedelta(days=1))
        )  # fmt: skip
        benefits.append(Benefit(f"f{i}", citizen, "fleksjob", start, last))
        if is_over and onward != "ordinaert_fleksjob":
            benefits.append(
                Benefit(f"g{i}", citizen, "ledighedsydelse", last + dt.timedelta(days=1))
            )
    contacts = tuple(
        Contact(f"k{i}", rng.choice(places).id, DAY - dt.timedelta(days=i % 50), "besoeg", "KON01")
        for i in range(90)
    )
    hours = [
        Hours(f"h{p.id}", p.id, p.start + dt.timedelta(days=60), (p.hours_week or 0) + 1)
        for p in placements[1::3]
    ]
    return Caseload(
        citizens=tuple(citizens),
        benefits=tuple(benefits),
        workplaces=places,
        placements=tuple(placements),
        hours=tuple(hours),
        contacts=contacts,
    )


def day_text() -> str:
    """Return the as-of day as people write it."""
    return format_day(DAY)
