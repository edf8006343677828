"""The cards as plain values for the command line, and the card that is asked for by words."""

from pathlib import Path

from flexdesk.app.card_files import Deliver, OutFile, TakeBack, saved_as
from flexdesk.app.card_hand_outs import HandedOut, HandOutWish, hand_out
from flexdesk.app.card_index import card_index
from flexdesk.app.card_rows import card_rows
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import find_workplace, get_citizen
from flexdesk.base.errors import UserError
from flexdesk.base.files import fault_of


def card_values(desk: Desk) -> list[dict[str, object]]:
    """Return the card of every citizen that has one or is to have one; the id is the citizen's."""
    return [
        {
            "id": row.citizen,
            "name": row.name,
            "candidate_no": row.candidate_no,
            "consultant": row.consultant,
            "state": row.state,
            "version": row.version,
            "number": row.number,
            "made_on": row.made_on,
            "has_draft": row.has_draft,
            "consent_until": row.until,
            "recipients": row.recipients,
            "out": row.out,
            "recalls": row.recalls,
        }
        for row in card_rows(desk, desk.today())
    ]


def newest_version_of(desk: Desk, citizen_id: str) -> str:
    """Return the id of the newest version of a citizen's card.

    Raises:
        UserError: `citizen.unknown`, `card.no_version`.
    """
    get_citizen(desk.store.reads, citizen_id)
    newest = card_index(desk).newest(citizen_id)
    if newest is None:
        desk.store.access(
            "refused", citizen_id, what="udlevering af kandidatkort", reason="card.no_version"
        )
        raise UserError("card.no_version")
    return newest.id


def workplace_named(desk: Desk, text: str) -> str:
    """Return the id of a workplace named by id, P-number or name; it is never made here.

    Raises:
        UserError: `card.unknown_workplace`, `workplace.ambiguous`, `row.unknown`.
    """
    found, name = find_workplace(desk, text)
    if found is None:
        raise UserError("card.unknown_workplace", workplace=name)
    return found


def hand_out_to(desk: Desk, wish: HandOutWish, out: Path) -> tuple[HandedOut, Path]:
    """Hand a card out as a file: at a path, or in a folder under the card's own name.

    Raises:
        UserError: what `hand_out` refuses.
        EnvironmentFaultError: when the file cannot be written; then nothing is handed out.
    """
    written = [out]

    def deliver(file: OutFile) -> TakeBack | None:
        written[0] = out / file.name if _is_folder(out) else out
        put: Deliver = saved_as(written[0])
        return put(file)

    return hand_out(desk, wish, deliver), written[0]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise fault_of(error, path) from error
