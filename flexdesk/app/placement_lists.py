"""What a list of placements tells beyond their fields: notice, changes of plan, agreed hours."""

from collections.abc import Mapping, Sequence

from flexdesk.app.agreed_hours import agreed_of
from flexdesk.app.desk import Desk
from flexdesk.app.notices import notice_on
from flexdesk.app.placement_changes import changes_of


def with_plans(
    desk: Desk, entity: str, rows: Sequence[Mapping[str, object]]
) -> list[dict[str, object]]:
    """Return the rows of a list; those of placements tell what was agreed and changed."""
    if entity != "placement":
        return [dict(row) for row in rows]
    return [{**row, **_told(desk, str(row["id"]))} for row in rows]


def _told(desk: Desk, placement: str) -> dict[str, object]:
    notice = notice_on(desk, placement, desk.today())
    agreed = agreed_of(desk, placement)
    return {
        "notice_given_on": notice.given_on if notice else None,
        "leaves_on": notice.leaves_on if notice else None,
        "plan_changes": len(changes_of(desk, placement)),
        "agreed_from": agreed[0].day if agreed else None,
        "agreed_hours": agreed[0].hours_week if agreed else None,
    }
