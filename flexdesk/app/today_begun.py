"""The card Påbegyndt of I dag: what is half-written, without its words, with the way back."""

from flexdesk.app.desk import Desk
from flexdesk.app.kept_drafts import DraftRow, kept_drafts
from flexdesk.app.today_rows import BEGUN, CONTINUE, CardLine, CardRows


def begun_card(desk: Desk) -> CardRows:
    """Return what is begun at this desk, whoever's citizen it is about; no lines for nothing."""
    lines = tuple(_line(row) for row in kept_drafts(desk))
    return CardRows(BEGUN, "Påbegyndt", "ikke gemt endnu", lines, len(lines))


def _line(row: DraftRow) -> CardLine:
    return CardLine(
        citizen=row.citizen,
        name=row.name or row.title,
        candidate_no=row.candidate_no if row.name else row.title,
        detail=row.title if row.name else "Ikke gemt",
        right="",
        verb="Fortsæt",
        act=CONTINUE,
        draft=row.key,
    )
