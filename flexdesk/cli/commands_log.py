"""`undo`, `redo`, `history`, `log`: what was done, taken back, and looked at."""

from collections.abc import Iterator
from contextlib import contextmanager

from flexdesk.app import history as history_queries
from flexdesk.app.access_log import access_lines
from flexdesk.app.blockers import BlockerLine, BlockerLines
from flexdesk.app.changes import Done
from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.cli.session import STDIN, Session


def undo(session: Session) -> int:
    """Take back an action, or with `--untouched-only` what nobody touched since."""
    args = session.args
    with _blockers_told(session):
        done = history_queries.undo(session.desk(), args.tx, untouched_only=args.untouched_only)
    left = done.left if args.untouched_only else None
    return _answer(session, done, _("Fortrudt."), left)


def redo(session: Session) -> int:
    """Do again what was undone last."""
    with _blockers_told(session):
        done = history_queries.redo(session.desk())
    return _answer(session, done, _("Gentaget."), None)


def history(session: Session) -> int:
    """Print the actions, newest first."""
    rows = history_queries.rows(session.desk(), session.args.limit)
    if session.is_json:
        session.streams.put_json(
            [
                {
                    "tx": row.tx,
                    "at": row.at.isoformat(),
                    "actor": row.actor,
                    "verb": row.verb,
                    "text": row.text,
                    "undone": row.is_undone,
                    "can_undo": row.can_undo,
                }
                for row in rows
            ]
        )
        return 0
    session.streams.put_table(
        (_("Tidspunkt"), _("Hvem"), _("Handling"), _("Fortrudt"), "TX"),
        [(f"{row.at:%d-%m-%Y %H.%M}", row.actor, row.text, row.is_undone, row.tx) for row in rows],
    )
    return 0


def log(session: Session) -> int:
    """Print who looked at what, was refused, or took something out."""
    citizen = session.args.citizen
    if citizen == STDIN:
        citizen = session.citizen()
    lines = access_lines(session.desk(), citizen)
    if session.is_json:
        session.streams.put_json(
            [
                {
                    "at": line.at.isoformat(),
                    "actor": line.actor,
                    "kind": line.kind,
                    "citizen": line.citizen,
                    "text": line.text,
                    "facts": dict(line.facts),
                }
                for line in lines
            ]
        )
        return 0
    session.streams.put_table(
        (_("Tidspunkt"), _("Hvem"), _("Hvad"), _("Borger")),
        [
            (f"{line.at:%d-%m-%Y %H.%M}", line.actor, line.text, line.citizen or "")
            for line in lines
        ],
    )
    return 0


def _answer(session: Session, done: Done, words: str, left: tuple[BlockerLine, ...] | None) -> int:
    if session.is_json:
        answer: dict[str, object] = {"tx": done.tx, "undoes": done.id}
        if left is not None:
            answer["left"] = [_cell(line) for line in left]
        session.streams.put_json(answer)
    else:
        session.streams.put(words)
    if left:
        session.streams.say(
            _("Ladt stå, for det er rørt siden: {left}.").format(left=BlockerLines.of(left))
        )
    return 0


def _cell(line: BlockerLine) -> dict[str, str]:
    return {"tx": line.tx, "entity": line.entity, "row": line.row, "field": line.field}


@contextmanager
def _blockers_told(session: Session) -> Iterator[None]:
    """Put what stands in the way of an undo on stdout as JSON; the sentence goes to stderr."""
    try:
        yield
    except UserError as error:
        found = error.facts.get("blockers")
        if session.is_json and isinstance(found, BlockerLines):
            session.streams.put_json({"blockers": [_cell(line) for line in found]})
        raise
