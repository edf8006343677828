"""`import` and `report`: an extract taken in, a document written."""

from collections.abc import Mapping
from pathlib import Path

from flexdesk.app.case_texts import Texts, read_texts, save_texts, texts_of
from flexdesk.app.documents import CABI_CASE, DOCUMENTS, write_document
from flexdesk.app.follow_up_words import made_words
from flexdesk.app.import_commit import commit_import, summary
from flexdesk.app.import_plan import plan_import
from flexdesk.app.import_rows import ImportPlan, ImportResult
from flexdesk.app.sentences import text
from flexdesk.base.errors import UsageError, UserError
from flexdesk.base.language import _
from flexdesk.cli.interrupts import stop_at_a_step, wait_for_the_last_word
from flexdesk.cli.session import Session

REFUSED = 1
_LISTED = 20


def import_file(session: Session) -> int:
    """Take an extract in, or say what would happen; errors in it take nothing."""
    args = session.args
    desk = session.desk()
    ctx = session.context()
    plan = plan_import(
        desk,
        Path(args.file),
        profile=args.profile,
        program=args.program,
        accept_good_rows=args.accept_good_rows,
        ctx=ctx,
    )
    if plan.is_blocked:
        _show(session, plan, _("Plan"))
        session.streams.say(
            text(UserError("import.has_errors", errors=plan.errors, rows=plan.rows))
        )
        return REFUSED
    if args.dry_run:
        _show(session, plan, _("Plan"))
        return 0
    stop_at_a_step(ctx)
    result = commit_import(desk, plan, ctx)
    wait_for_the_last_word()
    _show(session, result, _("Indlæst"))
    return 0


def _show(session: Session, outcome: ImportPlan | ImportResult, title: str) -> None:
    if session.is_json:
        session.streams.put_json(summary(outcome))
        return
    counts = outcome.counts
    session.streams.put(
        _(
            "{title}: {accepted} af {rows} rækker, {new} nye, {changed} ændrede, "
            "{unchanged} uændrede, {missing} ikke længere i udtrækket."
        ).format(
            title=title,
            accepted=counts.accepted,
            rows=counts.rows,
            new=counts.new,
            changed=counts.changed,
            unchanged=counts.unchanged,
            missing=counts.missing,
        )
    )
    if outcome.local_changes:
        session.streams.put(
            _("{count} egne ændringer er beholdt.").format(count=len(outcome.local_changes))
        )
    if isinstance(outcome, ImportResult):
        words = made_words(outcome.tasks_made, outcome.tasks_skipped)
        session.streams.put(f"{words}." if words else _("Ingen opfølgninger kom til."))
    for problem in outcome.problems[:_LISTED]:
        place = f"{problem.sheet} {problem.row}" if problem.row else problem.sheet
        session.streams.say(f"{place} {problem.column}: {text(problem)}".strip())
    more = len(outcome.problems) - _LISTED
    if more > 0:
        session.streams.say(_("… og {count} mere; se dem alle med --json.").format(count=more))


def report(session: Session) -> int:
    """Write a document to a file."""
    args = session.args
    keys = [kind.key for kind in DOCUMENTS]
    if args.document not in keys:
        raise UsageError(
            "cli.usage",
            what=_("»{word}« er ikke et dokument; vælg en af: {words}.").format(
                word=args.document, words=", ".join(keys)
            ),
        )
    texts = _texts(session)
    if args.release and args.audience == "internal":
        session.streams.say(
            _("--release tæller kun med --audience external; internt vises alle tal.")
        )
    desk = session.desk()
    written = write_document(
        desk,
        args.document,
        on=session.day(),
        audience=args.audience,
        releases=_releases(args.release),
        out=Path(args.out),
        ctx=session.context(),
        program_key=args.program,
        texts=texts,
    )
    if texts is not None and args.keep:
        program = desk.program_of(args.program).key
        save_texts(desk, program, {**texts_of(desk, program), **texts})
        session.streams.say(_("Teksterne er gemt og gælder også næste gang."))
    for note in written.notes:
        session.streams.say(note)
    if session.is_json:
        session.streams.put_json(
            {
                "file": str(written.path),
                "pages": written.pages,
                "sheets": list(written.sheets),
                "notes": list(written.notes),
            }
        )
    else:
        session.streams.put(_("Skrevet: {file}").format(file=written.path))
    return 0


def _texts(session: Session) -> Texts | None:
    """Return the texts of the file named, read before the passphrase is asked for."""
    args = session.args
    if args.texts is None:
        if args.keep:
            raise UsageError("cli.usage", what=_("--keep skal følges af --texts FIL."))
        return None
    if args.document != CABI_CASE:
        raise UsageError("cli.usage", what=_("--texts hører til cabi-case."))
    return read_texts(Path(args.texts))


def _releases(given: list[str]) -> Mapping[str, str]:
    releases: dict[str, str] = {}
    for item in given:
        figure, mark, reason = item.partition("=")
        if not mark or not figure.strip() or not reason.strip():
            raise UsageError(
                "cli.usage",
                what=_("--release skrives som NØGLETAL=GRUND, ikke »{item}«.").format(item=item),
            )
        releases[figure.strip()] = reason.strip()
    return releases
