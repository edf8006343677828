"""Tables, migrations and the runner."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from flexdesk.base.errors import StoreDamagedError, UserError
from flexdesk.domain.entities import ENTITIES
from flexdesk.store.disk import engine
from flexdesk.store.schema import (
    m0001_first,
    m0002_workbench,
    m0003_workplaces,
    m0004_cards,
    migrate,
    tables,
)
from flexdesk.store.schema.migrate import STEPS, Step
from flexdesk.store.schema.shapes import SHAPES
from tests.support.stores import RaiseAt, a_store, add_citizen, reopen

KEY = bytes(range(32))


POINTS = re.compile(r"(\w+) TEXT REFERENCES (\w+ \(id\) DEFERRABLE INITIALLY DEFERRED)")
"""A column that was added later says itself what it points at."""


def parts(sql):
    """Return the words of each column and rule: a column that was added later stands last."""
    head, _, body = " ".join(sql.replace('"', "").split()).partition("(")
    inner, _, tail = body.rpartition(")")
    inner = POINTS.sub(r"\1 TEXT, FOREIGN KEY(\1) REFERENCES \2", inner)
    return (
        head.split(),
        sorted(" ".join(re.findall(r"\w+|[()']", part)) for part in inner.split(",")),
        tail.split(),
    )


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "x.db"
    path.touch()
    migrate.migrate(path, KEY, copy_to=None)
    return path


def schema_of(path):
    connection = engine.connect(path, KEY)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    found = dict(rows.fetchall())
    connection.close()
    return found


def test_tables_and_migrations_give_the_same_schema(database):
    written = schema_of(database)
    modelled = {}
    for table in tables.metadata.tables.values():
        modelled[table.name] = str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for index in table.indexes:
            modelled[index.name] = str(CreateIndex(index).compile(dialect=sqlite.dialect()))
    for name, sql in modelled.items():
        assert parts(written.pop(name)) == parts(sql), name
    rest = {name for name in written if not name.startswith("search_index")}
    assert rest == {
        "access_holds",
        "access_stays",
        "entry_holds",
        "entry_stays",
        "origin_stays",
        "search_row_added",
        "search_row_changed",
        "search_row_gone",
        "tx_holds",
        "tx_stays",
    }


def test_every_field_of_every_entity_has_its_column():
    for entity, (record, _) in ENTITIES.items():
        columns = set(SHAPES[entity].table.c.keys())
        assert set(record.__dataclass_fields__) <= columns
        assert columns - set(record.__dataclass_fields__) == set(tables.DERIVED.get(entity, ()))


def test_steps_rise_one_by_one():
    assert [step.version for step in STEPS] == list(range(1, len(STEPS) + 1))
    assert STEPS[0].statements == m0001_first.STATEMENTS
    assert STEPS[1].statements == m0002_workbench.STATEMENTS
    assert STEPS[2].statements == m0003_workplaces.STATEMENTS
    assert STEPS[3].statements == m0004_cards.STATEMENTS


@pytest.mark.parametrize("step", [m0001_first, m0002_workbench, m0003_workplaces, m0004_cards])
def test_a_migration_imports_nothing_of_the_program(step):
    text = Path(step.__file__).read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|from) ", text, re.MULTILINE)


NOW = len(STEPS)
NEXT = NOW + 1
FOLLOWING = Step(
    NEXT,
    (
        "CREATE TABLE parent2 (id TEXT PRIMARY KEY NOT NULL, extra TEXT) STRICT",
        "ALTER TABLE workplace ADD COLUMN extra TEXT NOT NULL DEFAULT ''",
    ),
)


def fill(path):
    connection = engine.connect(path, KEY)
    connection.execute("INSERT INTO workplace (id, name) VALUES ('w', 'Skovly')")
    connection.execute("INSERT INTO consultant (id, name) VALUES ('k', 'Bodil')")
    connection.close()


def test_a_step_runs_after_a_verified_copy(database, tmp_path):
    fill(database)
    copy = tmp_path / "copy.db"
    assert migrate.migrate(database, KEY, copy_to=copy, steps=(*STEPS, FOLLOWING)) == NOW
    assert migrate.version_of(database, KEY) == NEXT
    assert migrate.version_of(copy, KEY) == NOW
    assert "parent2" in schema_of(database)
    assert "parent2" not in schema_of(copy)
    connection = engine.connect(copy, KEY)
    assert connection.execute("SELECT name FROM workplace").fetchall() == [("Skovly",)]
    connection.close()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("point", range(1, 6))
def test_a_step_that_fails_leaves_the_file_as_it_was(database, tmp_path, point):
    fill(database)
    before = digest(database)
    hooks = RaiseAt(point, ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        migrate.migrate(
            database, KEY, copy_to=tmp_path / "copy.db", steps=(*STEPS, FOLLOWING), hooks=hooks
        )
    assert migrate.version_of(database, KEY) == NOW
    assert digest(database) == before


def test_a_step_with_a_fault_in_its_sql_leaves_the_file_as_it_was(database, tmp_path):
    before = digest(database)
    broken = Step(NEXT, ("CREATE TABLE a (b TEXT)", "CREATE TABLE a (b TEXT)"))
    with pytest.raises(Exception, match="already exists"):
        migrate.migrate(database, KEY, copy_to=tmp_path / "c.db", steps=(*STEPS, broken))
    assert digest(database) == before
    assert migrate.version_of(database, KEY) == NOW


def test_a_rebuilt_table_keeps_the_rows_that_refer_to_it(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
        keys = store._vault.keys
    names = ", ".join(tables.ENTITY_TABLES["citizen"].c.keys())
    rebuilt = Step(
        NEXT,
        (
            "CREATE TABLE fresh AS SELECT * FROM citizen",
            "DROP TABLE citizen",
            str(CreateTable(tables.ENTITY_TABLES["citizen"]).compile(dialect=sqlite.dialect())),
            f"INSERT INTO citizen ({names}) SELECT {names} FROM fresh",  # noqa: S608 - our own names
            "DROP TABLE fresh",
        ),
    )
    path = tmp_path / "s" / "store.db"
    migrate.migrate(path, keys.database, copy_to=tmp_path / "c", steps=(*STEPS, rebuilt))
    connection = engine.connect(path, keys.database)
    assert connection.execute("SELECT count(*) FROM citizen").fetchone() == (1,)
    connection.close()


def test_a_step_that_breaks_references_is_refused(tmp_path):
    with a_store(tmp_path / "s") as store:
        row = add_citizen(store, 1)
        with store.work("add") as uow:
            uow.insert("benefit", "b", {"citizen": row, "kind": "x", "start": "2016-01-01"})
        keys = store._vault.keys
    path = tmp_path / "s" / "store.db"
    before = digest(path)
    bad = Step(NEXT, ("DELETE FROM citizen",))
    with pytest.raises(StoreDamagedError):
        migrate.migrate(path, keys.database, copy_to=tmp_path / "c", steps=(*STEPS, bad))
    assert digest(path) == before
    reopen(tmp_path / "s").close()


def newer(folder, keys):
    connection = engine.connect(folder / "store.db", keys.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def test_a_newer_store_is_refused_and_untouched(tmp_path):
    folder = tmp_path / "s"
    with a_store(folder) as store:
        add_citizen(store, 1)
        keys = store._vault.keys
    newer(folder, keys)
    before = {path.name: digest(path) for path in folder.iterdir()}
    for read_only in (False, True):
        with pytest.raises(UserError) as caught:
            reopen(folder, read_only=read_only)
        assert caught.value.code == "store.too_new"
        assert caught.value.facts == {"version": 99, "latest": migrate.LATEST}
    after = {path.name: digest(path) for path in folder.iterdir()}
    assert {name: after[name] for name in before} == before


def test_an_older_store_is_upgraded_when_opened(tmp_path, monkeypatch):
    folder = tmp_path / "s"
    with a_store(folder) as store:
        row = add_citizen(store, 1)
    monkeypatch.setattr(migrate, "LATEST", NEXT)
    monkeypatch.setattr(migrate, "STEPS", (*STEPS, FOLLOWING))
    monkeypatch.setattr(migrate.migrate, "__kwdefaults__", {
        **migrate.migrate.__kwdefaults__, "steps": (*STEPS, FOLLOWING),
    })  # fmt: skip
    with pytest.raises(UserError) as caught:
        reopen(folder, read_only=True)
    assert caught.value.code == "store.needs_upgrade"
    with reopen(folder) as store:
        assert store.reads.load("citizen")[0].id == row
        assert store.verify().ok
    assert (folder / f"store.before-{NEXT:04d}.db").exists()


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"x" * 8192])
def test_what_is_no_database_of_ours_is_damaged(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        migrate.version_of(path, KEY)


SAMPLES = Path(__file__).parent / "samples"
"""A register of each version, as the program of that version wrote it; people are invented."""


@pytest.mark.parametrize("version", range(1, NOW))
def test_a_register_of_every_version_opens_and_verifies(tmp_path, version):
    folder = tmp_path / "s"
    shutil.copytree(SAMPLES / f"v{version:04d}", folder)
    with reopen(folder) as store:
        assert store.verify().ok
        citizens = store.reads.load("citizen")
        assert [row.last_name for row in citizens] == ["Ørum", "Aagaard"]
        assert {row.interpreter for row in citizens} == {""}
        with store.work("edit") as uow:
            uow.edit("citizen", citizens[0].id, {"interpreter": "arabisk"})
        store.undo()
        assert store.reads.get("citizen", citizens[0].id).interpreter == ""
        assert store.verify().ok
