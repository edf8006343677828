"""`init`, `backup`, `restore`, `verify`, `doctor`: the store itself."""

from pathlib import Path

from flexdesk.app.boot import DEFAULT_PROGRAM, create_desk, store_exists
from flexdesk.app.doctor import examine
from flexdesk.app.passphrases import check_passphrase, to_bytes
from flexdesk.app.safety import (
    FindingLine,
    VerifyLines,
    change_passphrase,
    check_backup_place,
)
from flexdesk.app.safety import backup as write_backup
from flexdesk.app.safety import restore as put_back
from flexdesk.app.safety import verify as check_store
from flexdesk.app.sentences import text
from flexdesk.base.errors import StoreDamagedError, UserError
from flexdesk.base.language import _
from flexdesk.cli.session import Session

DAMAGED = 3


def init(session: Session) -> int:
    """Make a store and print its recovery key, this once."""
    args = session.args
    if store_exists(session.directory):
        raise UserError("store.exists")
    passphrase = session.passphrase_text(_("Ny adgangssætning (mindst 15 tegn): "))
    check_passphrase(passphrase, args.name, more=(args.initials, args.team))
    if session.is_asked():
        again = session.passphrase_text(_("Adgangssætningen igen: "))
        if again != passphrase:
            raise UserError("passphrase.differs")
    desk, recovery_key = create_desk(
        session.directory,
        to_bytes(passphrase),
        name=args.name,
        initials=args.initials,
        team=args.team,
        program=args.program or DEFAULT_PROGRAM,
        clock=session.clock,
        kdf=session.kdf,
    )
    desk.close()
    if session.is_json:
        session.streams.put_json({"store": str(session.directory), "recovery_key": recovery_key})
        return 0
    session.streams.put(_("Registret er oprettet i {folder}").format(folder=session.directory))
    session.streams.put(_("Gendannelsesnøgle: {key}").format(key=recovery_key))
    session.streams.say(
        _("Skriv nøglen ned, og gem den et sikkert sted. Den vises kun denne ene gang.")
    )
    return 0


def backup(session: Session) -> int:
    """Write a backup that has proved itself; a file that is there stays unless told otherwise."""
    path = Path(session.args.file)
    check_backup_place(path)
    # once the store is only read, the file there may be what the first try wrote
    if path.exists() and not (session.args.overwrite or session.is_read_only):
        raise UserError("backup.exists", file=path.name)
    info = write_backup(session.desk(), path, session.context())
    if session.is_json:
        session.streams.put_json(
            {
                "file": str(info.path),
                "size": info.size,
                "rows": info.rows,
                "commits": info.commits,
                "digest": info.digest,
                "at": info.at,
            }
        )
    else:
        session.streams.put(
            _("Sikkerhedskopi skrevet og prøvet: {file}, {rows} rækker.").format(
                file=info.path, rows=info.rows
            )
        )
    return 0


def restore(session: Session) -> int:
    """Put a backup in the place of the store."""
    file = Path(session.args.file)
    if not file.exists():
        raise UserError("backup.missing", file=file.name)
    secret = session.secret()
    info = put_back(
        file,
        session.directory,
        secret.passphrase,
        recovery_key=secret.recovery_key,
        clock=session.clock,
    )
    if session.is_json:
        session.streams.put_json(
            {
                "store": str(info.directory),
                "origin": info.origin,
                "rows": info.rows,
                "commits": info.commits,
                "digest": info.digest,
                "kept": str(info.kept) if info.kept else None,
            }
        )
        return 0
    session.streams.put(_("Gendannet: {rows} rækker.").format(rows=info.rows))
    if info.kept:
        session.streams.say(_("Registret fra før ligger i {folder}.").format(folder=info.kept))
    return 0


def verify(session: Session) -> int:
    """Check the store against its log; exit 3 when something is wrong."""
    try:
        report = check_store(session.desk(), session.context())
    except StoreDamagedError as error:
        # the store does not even open: that is the finding
        report = VerifyLines(ok=False, checked={}, findings=(FindingLine(error.code, text(error)),))
    if session.is_json:
        session.streams.put_json(
            {
                "ok": report.ok,
                "checked": report.checked,
                "findings": [{"code": f.code, "text": f.text} for f in report.findings],
            }
        )
    elif report.ok:
        session.streams.put(_("Registret er helt, og loggen stemmer."))
    for finding in report.findings:
        session.streams.say(finding.text)
    return 0 if report.ok else DAMAGED


def passphrase(session: Session) -> int:
    """Change the passphrase, by the old one or by the recovery key, which stays the same."""
    secret = session.secret()
    desk = session.desk()
    change_passphrase(
        desk,
        session.new_passphrase(),
        old=secret.passphrase,
        recovery_key=secret.recovery_key,
    )
    if session.is_json:
        session.streams.put_json({"store": str(session.directory), "changed": True})
    else:
        session.streams.put(_("Adgangssætningen er skiftet; gendannelsesnøglen er den samme."))
    session.streams.say(
        _("Ældre sikkerhedskopier åbnes stadig med den adgangssætning, de er skrevet med.")
    )
    return 0


def doctor(session: Session) -> int:
    """Examine machine and folder without opening the store."""
    lines = examine(session.directory)
    is_well = all(line.is_ok for line in lines)
    if session.is_json:
        session.streams.put_json(
            {
                "ok": is_well,
                "checks": [
                    {"key": line.key, "ok": line.is_ok, "text": line.text} for line in lines
                ],
            }
        )
    else:
        for line in lines:
            session.streams.put(f"{'ok ' if line.is_ok else '!! '} {line.text}")
    return 0 if is_well else 1
