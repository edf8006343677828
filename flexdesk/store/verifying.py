"""Verify: the log is folded anew and compared with everything that follows from it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from flexdesk.base.danish import sort_key
from flexdesk.base.errors import StoreDamagedError
from flexdesk.base.ids import cpr_key
from flexdesk.store import contents, search
from flexdesk.store.disk import engine, faults, head
from flexdesk.store.disk.head import HeadUnreadableError
from flexdesk.store.log import audit, state
from flexdesk.store.log.audit import LogAudit
from flexdesk.store.progress import Progress
from flexdesk.store.results import Finding, VerifyReport
from flexdesk.store.schema.shapes import SHAPES, Shape
from flexdesk.store.vault import Vault

_MOST_FINDINGS = 200


@dataclass(slots=True)
class Report:
    """What was found so far."""

    checked: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def found(self, code: str, **facts: object) -> None:
        """Note one finding; endless lists help nobody."""
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(Finding(code, facts))

    def count(self, what: str, number: int) -> None:
        """Note how much of something was checked."""
        self.checked[what] = self.checked.get(what, 0) + number


def _pages(connection: Connection, report: Report) -> None:
    for (text,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall():
        report.found("verify.pages", text=str(text))
    report.count("pages", connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def _trees(connection: Connection, report: Report) -> None:
    for (text,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").fetchall():
        if text != "ok":
            report.found("verify.pages", text=str(text))


def _references(connection: Connection, report: Report) -> None:
    for table, _, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        report.found("verify.reference", entity=table, target=target)


def _table(connection: Connection, shape: Shape, log: LogAudit, report: Report) -> None:
    folded = log.live.get(shape.entity, {})
    seen = set()
    for row in connection.execute(select(shape.table)).mappings():
        seen.add(row["id"])
        fields = shape.from_columns({str(key): row[key] for key in row})
        logged = folded.get(row["id"])
        if logged is None:
            report.found("verify.row_unlogged", entity=shape.entity, row=row["id"])
            continue
        for name, value in fields.items():
            expected = logged[name] if name in logged else shape.default(name)
            if expected != value:
                report.found("verify.differs", entity=shape.entity, row=row["id"], field=name)
    for missing in folded.keys() - seen:
        report.found("verify.row_missing", entity=shape.entity, row=missing)
    report.count("rows", len(seen))


def _derived(connection: Connection, secret: bytes, report: Report) -> None:
    rows = connection.exec_driver_sql(
        "SELECT id, cpr, first_name, last_name, cpr_key, sort_name FROM citizen"
    )
    for row, cpr, first, last, key, name in rows:
        if key != cpr_key(secret, cpr) or name != sort_key(f"{last} {first}"):
            report.found("verify.derived", entity="citizen", row=row)


def _search(connection: Connection, report: Report) -> None:
    expected, stored = search.expected(connection), search.stored(connection)
    for citizen in sorted(expected.keys() | stored.keys()):
        if expected.get(citizen) != stored.get(citizen):
            report.found("verify.search", row=citizen)
    indexed = connection.exec_driver_sql("SELECT count(*) FROM search_index_docsize").scalar_one()
    if indexed != len(stored):
        report.found("verify.search_count", indexed=indexed, rows=len(stored))
    report.count("search_rows", len(stored))


def _contents(connection: Connection, report: Report) -> None:
    for code, name in contents.faults(connection):
        report.found(code, content=name)
    report.count("contents", len(contents.names(connection)))


def _log(connection: Connection, vault: Vault, report: Report) -> LogAudit:
    log = audit.audit(connection, vault.keys.log)
    for code, facts in log.problems:
        report.found(code, **facts)
    report.count("transactions", log.transactions)
    report.count("entries", log.entries)
    return log


def _access(connection: Connection, vault: Vault, report: Report) -> None:
    number, problems = audit.audit_access(connection, vault.keys.access)
    for code, facts in problems:
        report.found(code, **facts)
    report.count("access_rows", number)


def _head(connection: Connection, vault: Vault, report: Report) -> None:
    found = state.read(connection, vault.keys.log)
    try:
        told = head.read(vault.places.head, vault.keys.head)
    except HeadUnreadableError:
        report.found("verify.head", reason="damaged")
        return
    is_new = told is None and not found.number and not found.access
    if not is_new and told != found.head:
        report.found("verify.head", reason="missing" if told is None else "other")


class _Eyes:
    """One state of the store to look at; looked at anew once a damaged page has blinded it.

    The connection is a fresh one: FTS5 of SQLite 3.53 cries corruption from a connection that kept
    the structure of its index from before another one wrote. And a connection of SQLCipher that met
    a page it cannot open reads nothing more.
    """

    def __init__(self, vault: Vault) -> None:
        self._engine = engine.reader(vault.places.database, vault.keys.database, vault.terms.mode)
        self.connection = self._open()

    def _open(self) -> Connection:
        connection = self._engine.connect()
        connection.begin()
        # a first look fixes the state that is seen; where its page is damaged, the checks say so
        with suppress(DBAPIError):
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        return connection

    def renew(self) -> None:
        """Give up what was seen and look anew."""
        self.connection.invalidate()
        self.connection.close()
        self.connection = self._open()

    def close(self) -> None:
        """Close all connections."""
        self.connection.invalidate()
        self.connection.close()
        self._engine.dispose()


@contextmanager
def _look(vault: Vault, report: Report) -> Iterator[_Eyes]:
    """Give one state of the store, taken while nobody is between COMMIT and head."""
    with ExitStack() as lock:
        if not vault.terms.read_only:
            lock.enter_context(vault.locked())
        eyes = _Eyes(vault)
        try:
            _guarded(eyes, report, lambda: _head(eyes.connection, vault, report))
            lock.close()
            yield eyes
        finally:
            eyes.close()


def _guarded(eyes: _Eyes, report: Report, check: Callable[[], None]) -> None:
    """Run one check; pages that cannot be read are a finding, not the end of the others."""
    try:
        with faults.of_database():
            check()
    except StoreDamagedError:
        report.found("verify.unreadable")
        eyes.renew()


def _tables(eyes: _Eyes, log: LogAudit, report: Report) -> None:
    for shape in SHAPES.values():
        check = partial(_table, shape=shape, log=log, report=report)
        _guarded(eyes, report, lambda check=check: check(eyes.connection))  # type: ignore[misc]  # bound now, not when called


def verify(vault: Vault, secret: bytes, progress: Progress) -> VerifyReport:
    """Check a store; the report tells what is wrong and holds no personal value."""
    report = Report()
    try:
        _check_all(vault, secret, report, progress)
    except StoreDamagedError:
        # not even a first look is to be had: that is the finding
        report.found("verify.unreadable")
    return VerifyReport(not report.findings, report.checked, tuple(report.findings))


def _check_all(vault: Vault, secret: bytes, report: Report, progress: Progress) -> None:
    logs: list[LogAudit] = []
    with faults.mapped(), _look(vault, report) as eyes:
        checks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("verify.pages", lambda: _pages(eyes.connection, report)),
            ("verify.references", lambda: _references(eyes.connection, report)),
            ("verify.log", lambda: logs.append(_log(eyes.connection, vault, report))),
            ("verify.tables", lambda: _tables(eyes, logs[0], report) if logs else None),
            ("verify.derived", lambda: _derived(eyes.connection, secret, report)),
            ("verify.search", lambda: _search(eyes.connection, report)),
            ("verify.contents", lambda: _contents(eyes.connection, report)),
            ("verify.access", lambda: _access(eyes.connection, vault, report)),
            ("verify.trees", lambda: _trees(eyes.connection, report)),
        )
        for number, (key, check) in enumerate(checks, start=1):
            _guarded(eyes, report, check)
            progress.step(number, len(checks), key)
