"""`figures`, `members` and `count-ly`: what is counted, who counts, and how."""

from dataclasses import asdict
from pathlib import Path

from flexdesk.app.figure_queries import (
    LyAnswer,
    count_citizen,
    figures_of_file,
    figures_on,
    member_rows,
)
from flexdesk.app.figure_words import basis_words, value_words
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.cli.session import Session
from flexdesk.domain.figures import Figure


def figures(session: Session) -> int:
    """Print every figure on a day, of the store or of one extract."""
    args = session.args
    on = session.day()
    if args.file:
        counted = figures_of_file(
            Path(args.file),
            on,
            args.program,
            today=session.clock.today(),
            profile=args.profile,
            ctx=session.context(),
        )
        if counted.left_out:
            session.streams.say(
                _("{count} rækker med fejl i filen er ikke talt med.").format(
                    count=counted.left_out
                )
            )
        rows = counted.figures
    else:
        rows = figures_on(session.desk(), on, args.program)
    if session.is_json:
        session.streams.put_json([figure_json(row) for row in rows])
        return 0
    session.streams.put(_("Nøgletal pr. {day}").format(day=format_day(on)))
    session.streams.put_table(
        (_("Nøgletal"), _("Værdi"), _("n/N"), _("Navn")),
        [(row.label, value_words(row), basis_words(row), row.id) for row in rows],
    )
    return 0


def members(session: Session) -> int:
    """Print exactly the rows behind a figure; for a share its N rows, flagged."""
    args = session.args
    rows = member_rows(session.desk(), args.figure, session.day(), args.program)
    if session.is_json:
        session.streams.put_json(
            [
                {
                    "row": row.row,
                    "citizen": row.citizen,
                    "counted": row.is_counted,
                    "candidate_no": row.candidate_no,
                    "name": row.name,
                    "what": row.what,
                    "start": row.start,
                    "last_day": row.last_day,
                }
                for row in rows
            ]
        )
        return 0
    session.streams.put_table(
        (_("Kandidat-nr."), _("Navn"), _("Hvad"), _("Start"), _("Sidste dag"), _("Tæller")),
        [(r.candidate_no, r.name, r.what, r.start, r.last_day, r.is_counted) for r in rows],
    )
    return 0


def count_ly_command(session: Session) -> int:
    """Print the 18 of 24 months of a citizen, with window, methods and lines."""
    answer = count_citizen(session.desk(), session.citizen(), session.day(), session.args.counter)
    if session.is_json:
        session.streams.put_json(_ly_json(answer))
        if answer.note:
            session.streams.say(f"{answer.note}.")
    else:
        for line in answer.text:
            session.streams.put(line)
    return 0


def figure_json(figure: Figure) -> dict[str, object]:
    """Return a figure as the command line prints it."""
    return {
        "id": figure.id,
        "label": figure.label,
        "kind": figure.kind,
        "value": figure.value,
        "n": figure.n,
        "N": figure.N,
        "unit": figure.unit,
        "definition": figure.definition,
    }


def _ly_json(answer: LyAnswer) -> dict[str, object]:
    count = answer.count
    return {
        "citizen": answer.citizen,
        "on": answer.on,
        "counter": answer.counter,
        "regime": count.regime or None,
        "visited_on": answer.visited_on,
        "note": answer.note or None,
        "months": count.months,
        "rest_days": count.rest_days,
        "days": count.days,
        "weeks": count.weeks,
        "iso_weeks": count.iso_weeks,
        "window_start": count.window_start,
        "window_last_day": count.window_last_day,
        "qualifies": dict(count.qualifies),
        "disagrees": count.disagrees,
        "margin_days": count.margin_days,
        "near_threshold": count.near_threshold,
        "crosses_on": answer.crosses_on,
        "lines": [asdict(line) for line in count.lines],
    }
