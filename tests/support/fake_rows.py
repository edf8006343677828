"""Rows of an invented caseload for window tests: no store, no CPR number, always the same."""

import calendar
import datetime as dt

from flexdesk.app.rows import (
    CitizenPage,
    CitizenRow,
    Fact,
    FigureCard,
    FigureLine,
    FirstValue,
    MemberRow,
    MonthBar,
    OutcomeLine,
    Overview,
    PassLine,
    StripMonth,
    TimelineItem,
)
from flexdesk.base.danish import fold, sort_key
from flexdesk.domain.figures import Figure

DAY = dt.date(2016, 8, 31)

STEPS = (
    ("screening", "Screening"),
    ("visitation", "Visitation"),
    ("trepartssamtale", "Trepartssamtale"),
    ("kompetenceafklaring", "Kompetenceafklaring"),
    ("kandidatkort", "Kandidatkort"),
    ("jobsoegning", "Jobsøgning"),
    ("indledende_samtale", "Indledende samtale"),
    ("praktik", "Praktik"),
    ("kurser", "Kurser"),
    ("puljefleksjob", "Puljefleksjob"),
    ("ordinaert", "Ordinært fleksjob"),
    ("andet", "Afsluttet til andet"),
)

NAMES = (
    "Torben Østerlund", "Leila Demir", "Gitte Nørby", "Jytte Bundgaard", "Bo Thorup",
    "Mette Sandager", "Naja Lynge", "Preben Aagaard", "Erik Munk", "Karim Haddad", "Øjvind Ravn",
    "Hanne Vestergaard", "Lone Buch", "Birgit Skou", "Ole Hedegaard", "Åse Kirkeby",
    "René Dalgaard-Friis", "Kirsten Æbelø", "Poul Dahl", "Ulla Pihl", "Finn Ågård", "Tove Bang",
)  # fmt: skip
TODO = (
    "Opfølgning", "Samtykke udløber", "Visitation", "Samtale kl. 13.30", "Svar fra arbejdsgiver",
    "Hygiejnebevis: bekræft", "Jobsamtale 2 af 4", "Opfølgning, 3 måneder", "Krydser 18 af 24",
    "Beslut puljefleksjob", "Ring til 2 steder", "Aftal dag", "Find det ordinære job", "Afgørelse",
)  # fmt: skip
PLACES = (
    "Kantinen Godsbanen",
    "Materielgården Nord",
    "Børnehuset Skovly",
    "Plejehjemmet Engen",
    "",
)


def citizen_row(at: int = 0, **changes) -> CitizenRow:
    """Return the row of one invented citizen; the same number gives the same row."""
    name = NAMES[at % len(NAMES)] + ("" if at < len(NAMES) else f" {at // len(NAMES) + 1}")
    step, step_label = STEPS[(at * 5 + 7) % len(STEPS)]
    ordinal = STEPS.index((step, step_label)) + 1
    months = (at * 7 + 21) % 25
    crosses = DAY + dt.timedelta(days=at % 90) if months == 17 else None
    values = {
        "id": f"c{at:05d}",
        "candidate_no": f"K-{at + 101:04d}",
        "name": name,
        "sort_name": sort_key(" ".join(reversed(name.split(" ", 1)))),
        "haystack": fold(f"{name} {PLACES[at % 5]} kon{at % 4 + 1:02d} k-{at + 101:04d}"),
        "birth_year": 1955 + at * 3 % 40,
        "consultant": f"KON{at % 4 + 1:02d}",
        "program": "aarhus_pool_2013",
        "step": step,
        "step_label": step_label,
        "step_ordinal": ordinal,
        "step_final": {"ordinaert": "success", "andet": "other"}.get(step, ""),
        "ly_months": months,
        "ly_rest_days": at * 11 % 29,
        "ly_share": months / 24,
        "is_on_ly": step not in ("ordinaert", "andet"),
        "crosses_on": crosses,
        "is_18_of_24": months >= 18,
        "workplace": PLACES[at % 5],
        "placement_kind": "virksomhedspraktik" if step == "praktik" else "",
        "hours_week": None if at % 3 else 8.0 + at % 12,
        "next_day": DAY + dt.timedelta(days=at - 2) if at % 7 else None,
        "next_text": TODO[at % len(TODO)] if at % 7 else "",
        "last_contact": DAY - dt.timedelta(days=at * 3 % 100),
        "is_address_protected": at == 21,
        "on": DAY,
    }
    return CitizenRow(**{**values, **changes})


def citizen_rows(count: int = 22) -> tuple[CitizenRow, ...]:
    """Return so many invented citizens, sorted by name."""
    return tuple(sorted((citizen_row(at) for at in range(count)), key=lambda row: row.sort_name))


def citizen_page(row: CitizenRow) -> CitizenPage:
    """Return the pane of a row."""
    months = []
    for back in range(23, -1, -1):
        year, month = divmod(DAY.year * 12 + DAY.month - 1 - back, 12)
        days = calendar.monthrange(year, month + 1)[1]
        on_ly = 0 if 10 < back < 15 else 12 if back == 10 else days
        months.append(StripMonth(year, month + 1, on_ly, days))
    day = dt.date
    return CitizenPage(
        row=row,
        cpr_masked="671162-••••",
        age=DAY.year - row.birth_year,
        cpr_note="Erstatnings-CPR",
        facts=(
            Fact("Arbejdsplads", row.workplace),
            Fact("Timer nu / mål", "8 / 12 om ugen"),
            Fact("Visiteret", "12-03-2014"),
            Fact("Sagsbehandler", "Karen Toft"),
            Fact("Skånehensyn", "Pause hver time, ikke tunge løft", "skaanehensyn"),
        ),
        ly_text="17 md. 13 dg.",
        ly_note="Krydser 17-09-2016, hvis intet ændres",
        is_ly_note_urgent=True,
        strip=tuple(months),
        passes=(
            PassLine("kompetenceafklaring", "Kompetenceafklaring", "done", day(2016, 5, 1),
                     day(2016, 6, 11), "41 dage, norm 30", True, None),
            PassLine("kandidatkort", "Kandidatkort", "done", day(2016, 6, 11), day(2016, 6, 17),
                     "6 dage", False, None),
            PassLine("praktik", "Praktik", "now", day(2016, 8, 15), None, "dag 17 af 28", False,
                     0.6),
            PassLine("puljefleksjob", "Puljefleksjob", "ahead", None, None, "fra 01-10-2016",
                     False, None),
        ),
        timeline=tuple(
            TimelineItem(f"t{at}", kind, title, text, DAY - dt.timedelta(days=at * 6), "KON01")
            for at, (kind, title, text) in enumerate(
                (
                    ("moede", "Trepartssamtale", "Kl. 9.00, Kantinen Godsbanen"),
                    ("notat", "Hygiejnebevis bevilget", "Kursus 29.–30. august, 1.150 kr."),
                    ("placement", "Praktik startet", "Kantinen Godsbanen, 8 timer, 4 uger"),
                    ("telefon", "Talt med køkkenleder", "Vil gerne møde borgeren"),
                )
                * 3
            )
        ),
    )  # fmt: skip


def figure(figure_id, label, value, n, of=None, target=None) -> Figure:
    """Return a counted figure."""
    met = None if target is None or value is None else value >= target
    return Figure(
        id=figure_id, label=label, kind="share" if of else "stock", value=value, n=n, N=of,
        unit="share" if of else "forløb", definition=f"{label}, talt på dagen.", formula="n / N",
        on=DAY, target=target, target_met=met, notes=(),
    )  # fmt: skip


def overview(on: dt.date = DAY, *, has_data: bool = True) -> Overview:
    """Return the page Overblik with the figures of the example day."""
    running = figure("pool_running", "Puljefleksjob i gang", 199, 199, target=150)
    matured = figure("pool_share_within_6_months_matured", "Ordinært fleksjob inden 6 md.",
                     0.495, 271, 548, 0.35)  # fmt: skip
    share = figure("ly_share", "Andel på ledighedsydelse", 0.1304, 300, 2300, 0.13)
    raised = figure("small_hours_share_raised", "Op i effektive timer", 0.21, 42, 200, 0.35)
    cards = (
        FigureCard(running, "199", "", "6 slutter inden 60 dage", "+5 siden juli", "Mål 150, nået",
                   True, (180, 182, 185, 191, 190, 194, 199)),
        FigureCard(matured, "49", "%", "271 af 548 modne", "+1 point siden juli", "Mål 35, nået",
                   True, (0.44, 0.45, 0.46, 0.47, 0.48, 0.495)),
        FigureCard(share, "13", "%", "300 af 2.300", "−1 point siden januar", "Mål 13, nået",
                   True, (0.153, 0.15, 0.146, 0.14, 0.135, 0.1304)),
        FigureCard(raised, "21", "%", "42 af 200", "+2 point siden marts", "Mål 35, mangler 14",
                   False, (0.17, 0.18, 0.19, 0.2, 0.21)),
    )  # fmt: skip
    stock = (
        21,
        34,
        48,
        59,
        70,
        82,
        91,
        101,
        108,
        114,
        117,
        121,
        127,
        133,
        138,
        142,
        147,
        150,
        149,
        153,
        156,
        158,
        157,
        161,
        166,
        170,
        174,
        176,
        179,
        183,
        186,
        188,
        191,
        190,
        194,
        199,
    )
    bars = []
    for at, value in enumerate(stock):
        year, month = divmod(2016 * 12 + 7 - (len(stock) - 1 - at), 12)
        bars.append(MonthBar(year, month + 1, value))
    lines = (
        FigureLine(figure("pool_started", "Startede puljefleksjob", 608, 608), "14", "11", "+3",
                   "608 i alt", "–", None, (9, 12, 10, 13, 11, 14)),
        FigureLine(figure("pool_ended", "Afsluttede puljefleksjob", 409, 409), "9", "7", "+2",
                   "409 i alt", "–", None, (8, 9, 5, 9, 7, 9)),
        FigureLine(matured, "49,5 %", "48,6 %", "+0,9", "271 af 548", "35 %", True,
                   (0.44, 0.45, 0.46, 0.47, 0.486, 0.495)),
        FigureLine(figure("followups_overdue", "Opfølgninger over fristen", 17, 17), "17", "23",
                   "−6", "af 412 sager", "0", False, (25, 24, 25, 23, 23, 17)),
    )  # fmt: skip
    outcome = (
        OutcomeLine("ordinaert_fleksjob", "Ordinært fleksjob", "pool_ended_ordinary_fleksjob", 295,
                    "72,1 %", False),
        OutcomeLine("ordinaert_job", "Ordinært job", "pool_ended_ordinary_job", 4, "1,0 %", False),
        OutcomeLine("andet", "Andet", "pool_ended_other", 110, "26,9 %", False),
        OutcomeLine("sygemelding", "Sygemelding", "", 41, "", True),
        OutcomeLine("pension", "Pension og efterløn", "", 22, "", True),
        OutcomeLine("fraflytning", "Fraflytning", "", 14, "", True),
        OutcomeLine("andre", "Andre årsager", "", 33, "", True),
    )  # fmt: skip
    return Overview(
        on=on, program_title="Aarhus: midlertidige puljefleksjob",
        subtitle="Aarhus-modellen, midlertidige puljefleksjob · august er foreløbig",
        cards=cards if has_data else (), bars=tuple(bars) if has_data else (), bar_target=150,
        outcome_share="73 %", outcome_basis="299 af 409 afsluttede",
        outcome=outcome, lines=lines, has_data=has_data,
    )  # fmt: skip


def members(figure_id: str, count: int = 30) -> tuple[MemberRow, ...]:
    """Return the rows behind a figure."""
    return tuple(
        MemberRow(f"{figure_id}-{at}", row.id, row.name, row.candidate_no, "Puljefleksjob, Skovly",
                  DAY - dt.timedelta(days=300 - at), None, at % 2 == 0)
        for at, row in enumerate(citizen_row(at) for at in range(count))
    )  # fmt: skip


def first_value() -> FirstValue:
    """Return what the first-value page finds."""
    return FirstValue(
        (
            (6, "over 18 af 24 måneder", "status:ly18"),
            (3, "krydser inden 90 dage", "krydser<90"),
            (4, "praktikker slutter inden 14 dage", "slutter<14"),
            (2, "ser forkerte ud", "status:tjek"),
            (11, "uden kontakt i 60 dage", "kontakt>60"),
        )
    )
