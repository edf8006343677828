"""What a list of workplaces, employers or openings tells beside the rows themselves."""

from flexdesk.app.desk import Desk
from flexdesk.app.employers import employers_of
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_rows import WorkplaceRow, workplace_rows

Row = dict[str, object]


def more_told(desk: Desk, entity: str, rows: list[Row]) -> list[Row]:
    """Return rows with what is counted about them today; of other kinds as they are."""
    if entity == "workplace":
        counted = {row.id: row for row in workplace_rows(desk, desk.today())}
        return [{**row, **_counted(counted[str(row["id"])])} for row in rows]
    if entity == "employer":
        places = {row.id: row.places for row in employers_of(desk)}
        return [{**row, "places": places[str(row["id"])]} for row in rows]
    if entity in {"opening", "workplace_person"}:
        names = {row.id: row.name for row in workplace_index(desk).workplaces.values()}
        return [{**row, "workplace_name": names.get(str(row["workplace"]), "")} for row in rows]
    return rows


def _counted(row: WorkplaceRow) -> Row:
    return {
        "employer_name": row.employer_name,
        "now": row.now,
        "planned": row.planned,
        "before": row.before,
        "ordinary": row.ordinary,
        "openings": row.openings,
        "last_contact": row.last_contact,
        "months_untouched": row.months_untouched,
    }
