"""`edit`: set a field, add a note, start and end placements, add hours; each says id and tx."""

from flexdesk.app.changes import Done
from flexdesk.app.edits import (
    Ending,
    NewPlacement,
    add_hours,
    end_placement,
    set_field,
    start_placement,
)
from flexdesk.app.notes import add_note
from flexdesk.app.sentences import text
from flexdesk.base.language import _
from flexdesk.cli.session import STDIN, Session, read_day


def set_value(session: Session) -> int:
    """Set one field of one row."""
    args = session.args
    desk = session.desk()
    is_citizen = args.kind in {"citizen", "citizens", "borger", "borgere"}
    row_id = args.id
    if is_citizen and args.id == STDIN:
        args.citizen = args.id
        row_id = session.citizen()
    done = set_field(desk, args.kind, row_id, args.field, args.value)
    if not done.tx:
        session.streams.say(_("Værdien var den samme; intet er ændret."))
    return _answer(session, done)


def add_note_command(session: Session) -> int:
    """Write a journal note."""
    args = session.args
    day = read_day(args.day) if args.day else None
    done = add_note(session.desk(), session.citizen(), args.text, kind=args.kind, day=day)
    return _answer(session, done)


def start(session: Session) -> int:
    """Start a placement."""
    args = session.args
    planned = read_day(args.planned_last_day) if args.planned_last_day else None
    wanted = NewPlacement(
        kind=args.kind,
        workplace=args.workplace,
        start=read_day(args.start),
        planned_last_day=planned,
        hours=args.hours,
    )
    done = start_placement(session.desk(), session.citizen(), wanted)
    if "workplace" in done.changes.kinds:
        session.streams.say(_("Arbejdspladsen fandtes ikke og er oprettet med det navn."))
    return _answer(session, done)


def end(session: Session) -> int:
    """End a placement in two facts: how it ended, and where the citizen went."""
    args = session.args
    ending = Ending(read_day(args.last_day), args.how, args.onward)
    return _answer(session, end_placement(session.desk(), args.id, ending))


def hours(session: Session) -> int:
    """Write a measurement of effective hours."""
    args = session.args
    done = add_hours(
        session.desk(),
        args.id,
        read_day(args.day),
        args.hours,
        is_correction=args.correction,
    )
    return _answer(session, done)


def _answer(session: Session, done: Done) -> int:
    warnings = [text(remark) for remark in done.remarks]
    if session.is_json:
        answer: dict[str, object] = {"id": done.id, "tx": done.tx or None}
        if warnings:
            answer["warnings"] = [
                {"code": remark.code, "text": words}
                for remark, words in zip(done.remarks, warnings, strict=True)
            ]
        session.streams.put_json(answer)
    else:
        session.streams.put(_("Gemt: {id}").format(id=done.id))
    for words in warnings:
        session.streams.say(words)
    return 0
