"""What one can do about follow-ups: take tasks out as a calendar file."""

from collections.abc import Iterable
from functools import partial

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, GROUP_WORK, Action
from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of follow-ups."""
    return (
        Action(
            "calendar",
            _("Eksportér kalender (.ics)"),
            partial(_mine, bench),
            "",
            _("outlook opgaver kalender ics telefon"),
            GROUP_WORK,
            "calendar-check",
        ),
        Action(
            "calendar-citizen",
            _("Eksportér borgerens opgaver (.ics)"),
            partial(_of_citizen, bench),
            "",
            _("outlook kalender ics"),
            GROUP_CITIZEN,
            "calendar-check",
            lambda: bool(bench.citizen),
        ),
    )


def export_tasks(bench: Bench, tasks: object = ()) -> None:
    """Take chosen tasks out as a calendar file."""
    from flexdesk.ui.follow_ups.exporting import export_calendar

    chosen = tuple(map(str, tasks)) if isinstance(tasks, Iterable) else ()
    export_calendar(bench, tasks=chosen)


def _mine(bench: Bench) -> None:
    from flexdesk.ui.follow_ups.exporting import export_calendar

    export_calendar(bench)


def _of_citizen(bench: Bench) -> None:
    from flexdesk.ui.follow_ups.exporting import export_calendar

    export_calendar(bench, citizen=bench.citizen)


OFFERS: dict[str, Offer] = {"calendar": export_tasks}
