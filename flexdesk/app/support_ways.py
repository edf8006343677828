"""How *Tjek data* lets one write the result of a course where the line stands."""

from flexdesk.app.changes import Done
from flexdesk.app.inspector_parts import CHOICE, DAY, Case, Fix, Input, Values
from flexdesk.app.support import SupportOutcome, write_result
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.domain.labels import LABELS
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import SupportResult


def make_result(case: Case) -> Fix:
    """Return what the fix asks for: how it went, and when."""
    row = case.row
    day = row.ends_on if isinstance(row, Support) and row.ends_on else case.desk.today()
    results = tuple((code.value, LABELS[SupportResult][code]) for code in SupportResult)
    return Fix(
        "support_result",
        "Skriv resultat",
        "Gem resultat",
        (
            Input("result", "Sådan gik det", CHOICE, "", results),
            Input("day", "Dag", DAY, format_day(day)),
        ),
    )


def do_result(case: Case, values: Values) -> Done:
    """Write the result."""
    outcome = SupportOutcome(values.get("result", ""), parse_day(values.get("day", "")))
    return write_result(case.desk, case.found.row, outcome)
