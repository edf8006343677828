"""What one can do about placements: start one, end the one that runs, write its hours."""

import datetime as dt
from functools import partial

from flexdesk.base.language import _
from flexdesk.domain.entities import Placement
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of placements."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    def running() -> str:
        return _running(bench)

    def has_running() -> bool:
        return bool(running())

    def of_running(name: str, text: str, offer: Offer, words: str) -> Action:
        def run() -> None:
            offer(bench, running())

        return Action(name, text, run, "", words, GROUP_CITIZEN, "briefcase", has_running)

    return (
        of_running(
            "plan-running",
            _("Forlæng eller forkort forløb"),
            open_plan,
            _("planlagt slut flyt dage forlængelse"),
        ),
        of_running(
            "end-running",
            _("Afslut forløb"),
            open_end,
            _("slut stop sådan sluttede det kom videre til"),
        ),
        of_running(
            "terms-running",
            _("Skriv aftalen om forløb"),
            open_terms,
            _("formål mål medarbejderrepræsentant løn konto pulje opgaver"),
        ),
        of_running(
            "notice-running",
            _("Skriv opsigelse"),
            open_notice,
            _("opsagt fratræder fyret siger op"),
        ),
        of_running(
            "agree-running",
            _("Aftal timer fra en dag"),
            open_agreed,
            _("aftalte timer flere timer fremover"),
        ),
        Action(
            "new-placement",
            _("Nyt forløb"),
            partial(_start_chosen, bench),
            "F",
            _("praktik pulje fleksjob job start arbejdsplads"),
            GROUP_CITIZEN,
            "briefcase",
            has_citizen,
        ),
        Action(
            "open-counter",
            _("Vis 18 af 24"),
            partial(_open_tab, bench, "counter"),
            "",
            _("ledighedsydelse måneder tæller refusion krydser hvad hvis"),
            GROUP_CITIZEN,
            "clock",
            has_citizen,
        ),
        Action(
            "open-placements",
            _("Vis forløb"),
            partial(_open_tab, bench, "placements"),
            "",
            _("timer fremmøde effektive praktik job afslut"),
            GROUP_CITIZEN,
            "briefcase",
            has_citizen,
        ),
        Action(
            "open-attachments",
            _("Vis bilag"),
            partial(_open_tab, bench, "attachments"),
            "",
            _("vedhæft fil dokument pdf billede samtykke aftale"),
            GROUP_CITIZEN,
            "paperclip",
            has_citizen,
        ),
    )


def _running(bench: Bench) -> str:
    """Return the placement the chosen citizen is in today, empty when there is none."""
    if not bench.citizen:
        return ""
    from flexdesk.app.case_index import is_running

    # one citizen's rows: the index of everybody would be made anew here after each change
    rows = bench.desk.store.reads.load("placement", citizen=bench.citizen)
    today = bench.desk.today()
    found = [
        row
        for row in rows
        if isinstance(row, Placement) and row.last_day is None and is_running(row, today)
    ]
    return max(found, key=lambda row: row.start).id if found else ""


def open_start(bench: Bench, citizen: object, start: object = None, kind: object = "") -> None:
    """Open the form "Nyt forløb" about a citizen, from a day when one is named."""
    from flexdesk.ui.citizen.placements_opening import open_start as opened

    opened(bench, str(citizen), start if isinstance(start, dt.date) else None, str(kind or ""))


def open_end(bench: Bench, placement: object) -> None:
    """Open the form "Afslut forløb" of a placement."""
    from flexdesk.ui.citizen.placements_opening import open_end as opened

    opened(bench, str(placement))


def open_hours(bench: Bench, placement: object, is_correction: object = False) -> None:  # noqa: FBT002 - the shape of an offer
    """Open the form of a change of hours, or of a correction."""
    from flexdesk.ui.citizen.placements_opening import open_hours as opened

    opened(bench, str(placement), is_correction=bool(is_correction))


def open_plan(bench: Bench, placement: object) -> None:
    """Open the form of planned days."""
    from flexdesk.ui.citizen.placements_opening import open_plan as opened

    opened(bench, str(placement))


def open_move(bench: Bench, placement: object) -> None:
    """Open the form of another workplace."""
    from flexdesk.ui.citizen.placements_opening import open_move as opened

    opened(bench, str(placement))


def open_reopen(bench: Bench, placement: object) -> None:
    """Open the form that takes an end back."""
    from flexdesk.ui.citizen.placements_opening import open_reopen as opened

    opened(bench, str(placement))


def open_notice(bench: Bench, placement: object) -> None:
    """Open the form of a notice: given, put right or taken back."""
    from flexdesk.ui.citizen.placements_opening import open_notice as opened

    opened(bench, str(placement))


def open_agreed(bench: Bench, placement: object, hours: object = "") -> None:
    """Open the form of agreed hours, or the one that confirms those that are named."""
    from flexdesk.ui.citizen.placements_opening import open_agreed as opened

    opened(bench, str(placement), str(hours or ""))


def open_terms(bench: Bench, placement: object) -> None:
    """Open the form "Aftalen"."""
    from flexdesk.ui.citizen.placements_opening import open_terms as opened

    opened(bench, str(placement))


def _start_chosen(bench: Bench) -> None:
    open_start(bench, bench.citizen)


def _open_tab(bench: Bench, tab: str) -> None:
    bench.open_citizen(bench.citizen, tab)


OFFERS: dict[str, Offer] = {
    "new-placement": open_start,
    "end-placement": open_end,
    "hours": open_hours,
    "shift-plan": open_plan,
    "move-workplace": open_move,
    "reopen-placement": open_reopen,
    "notice": open_notice,
    "agreed-hours": open_agreed,
    "terms": open_terms,
}
