"""The unit of work, the reads and the log behind them."""

import datetime as dt
import threading

import pytest
from sqlalchemy.exc import DBAPIError

from flexdesk.base.errors import CancelledError, UserError
from flexdesk.base.ids import cpr_key
from flexdesk.domain.entities import ENTITIES, Caseload, Citizen, ImportBase, Placement
from flexdesk.store.disk import engine
from tests.support.stores import (
    CLOCK,
    a_citizen,
    a_cpr,
    a_store,
    add_citizen,
    counting_ids,
    reopen,
)


@pytest.fixture
def store(tmp_path):
    with a_store(tmp_path / "s") as made:
        yield made


def refused(code, call):
    with pytest.raises(UserError) as caught:
        call()
    assert caught.value.code == code
    return caught.value.facts


def a_placement(store, **values):
    citizen = add_citizen(store, 1)
    with store.work("placement.add") as uow:
        uow.insert("workplace", "w1", {"name": "Børnehuset Skovly"})
        given = {"citizen": citizen, "kind": "virksomhedspraktik", "start": "2016-01-04"}
        uow.insert("placement", "p1", {**given, "workplace": "w1", **values})
    return citizen


def entries(store, *columns):
    with store.reads.snapshot() as connection:
        query = f"SELECT {', '.join(columns)} FROM entry ORDER BY no"  # noqa: S608 - fixed names
        rows = connection.exec_driver_sql(query)
        return [tuple(row) for row in rows]


def test_going_through_the_pages_changes_nothing_that_is_read(store):
    a_placement(store)
    before, version = store.reads.caseload(notes=True), store.data_version()
    store.reads.unlock_pages()
    assert (store.reads.caseload(notes=True), store.data_version()) == (before, version)


def test_the_latest_note_is_of_those_that_count(store):
    one, two = add_citizen(store, 1), add_citizen(store, 2)
    given = (
        ("n1", one, "2016-01-04", "telefon", ""),
        ("n2", one, "2016-03-01", "telefon", ""),
        ("n3", one, "2016-02-01", "telefon", "n2"),
        ("n4", one, "2016-05-01", "notat", ""),
        ("n5", two, "2016-05-01", "notat", ""),
    )
    with store.work("note.add") as uow:
        for row, citizen, day, kind, replaces in given:
            values = {"citizen": citizen, "day": day, "kind": kind, "replaces": replaces}
            uow.insert("note", row, {**values, "consultant": "KON01", "text": "Talt med"})
    assert store.reads.latest_note_days({"notat"}) == {one: dt.date(2016, 2, 1)}


def test_a_row_comes_back_as_the_record_it_was(store):
    row = add_citizen(store, 1, visited_on=dt.date(2015, 2, 28), hours_now=7, city="Ærø")
    assert store.reads.load("citizen") == (
        Citizen(
            row,
            a_cpr(1),
            "Fornavn1",
            "Efternavn1",
            visited_on=dt.date(2015, 2, 28),
            hours_now=7.0,
            city="Ærø",
        ),
    )
    assert store.reads.get("citizen", row) == store.reads.load("citizen")[0]
    assert store.reads.get("citizen", "nobody") is None


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_travels_with_all_its_fields(store, entity):
    citizen = a_placement(store)
    values: dict[str, object] = {"id": "x"}
    with store.work("employer.add") as uow:
        uow.insert("employer", "e1", {"name": "Eksempelkommunen"})
        kept = {"citizen": citizen, "day": dt.date(2016, 1, 1), "size": 1, "content_hash": "0"}
        kept["content_hash"] = uow.put_content(b"et billede")
        uow.insert("attachment", "a1", kept)
        card = {"citizen": citizen, "number": 1, "day": dt.date(2016, 1, 1), "content_hash": "0"}
        uow.insert("card_version", "v1", card)
        allowed = {"citizen": citizen, "version": "v1", "made_on": dt.date(2016, 1, 1)}
        uow.insert("consent", "c1", {**allowed, "content_hash": "0"})
    targets = {
        "citizen": citizen,
        "workplace": "w1",
        "placement": "p1",
        "employer": "e1",
        "attachment": "a1",
        "card_version": "v1",
        "consent": "c1",
    }
    for field in ENTITIES[entity][1]:
        target = targets.get(field.refers or "")
        sample = {
            "text": "Prøve",
            "day": dt.date(2016, 2, 29),
            "int": 3,
            "number": 2.5,
            "flag": True,
            "json": {"æ": [1, None, "x"]},
        }
        if field.type == "period":
            values |= {"start": dt.date(2016, 1, 1), "last_day": dt.date(2016, 2, 1)}
        else:
            values[field.name] = target or sample[field.type]
    if entity == "citizen":
        values["cpr"] = a_cpr(9)
    with store.work("add") as uow:
        if entity == "attachment":
            values["content_hash"] = uow.put_content(b"et bilag")
        uow.insert_many(entity, [values])
        assert uow.get(entity, "x") == ENTITIES[entity][0](**values)
    assert store.reads.get(entity, "x") == ENTITIES[entity][0](**values)
    assert store.verify().ok


def test_an_insert_is_one_entry_and_an_edit_one_per_field(store):
    with store.work("add") as uow:
        uow.insert("workplace", "w", {"name": "Skovly"})
    with store.work("edit") as uow:
        changed = uow.edit("workplace", "w", {"name": "Mosely", "city": "Ribe", "street": ""})
    assert set(changed) == {"name", "city"}
    found = entries(store, "entity", "field", "value", "parents")
    assert [row[:2] for row in found] == [
        ("workplace", "*"),
        ("workplace", "name"),
        ("workplace", "city"),
    ]
    assert found[1][2:] == ('"Mosely"', f'["{store.origin}:1"]')


def test_a_period_is_one_field_of_the_log(store):
    a_placement(store)
    with store.work("end") as uow:
        assert uow.edit("placement", "p1", {"last_day": "2016-02-01"}) == ("period",)
    assert entries(store, "field", "value")[-1] == (
        "period",
        '{"last_day":"2016-02-01","start":"2016-01-04"}',
    )
    assert store.reads.load("placement")[0].start == dt.date(2016, 1, 4)


def test_an_action_that_changes_nothing_leaves_no_line(store):
    row = add_citizen(store, 1)
    before = store.data_version()
    with store.work("edit") as uow:
        assert uow.edit("citizen", row, {"first_name": "Fornavn1"}) == ()
    assert store.data_version() == before
    assert len(store.history()) == 1


def test_what_is_not_undoable_is_logged_even_without_rows(store):
    with store.work("export", {"what": "status"}, undoable=False):
        pass
    (line,) = store.history()
    assert (line.verb, line.facts, line.undoable) == ("export", {"what": "status"}, False)
    refused("undo.nothing", store.undo)
    refused("undo.not_undoable", lambda: store.undo(line.tx))


def test_an_exception_takes_everything_back(store):
    before = (store.digest(), store.data_version())
    with pytest.raises(ZeroDivisionError), store.work("add") as uow:
        uow.insert_many("citizen", [a_citizen(store, number) for number in range(50)])
        raise ZeroDivisionError
    assert (store.digest(), store.data_version()) == before
    assert store.reads.search_citizens("efternavn") == ()
    assert store.verify().ok


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        ("citizen", {"cpr": ""}),
        ("citizen", {"first_name": 7, "cpr": "6101501000"}),
        ("citizen", {"cpr": "6101501000", "nonsense": "x"}),
        ("citizen", {"cpr": "6101501000", "hours_now": float("nan")}),
        ("citizen", {"cpr": "6101501000", "hours_now": True}),
        ("citizen", {"cpr": "6101501000", "city": "\ud800"}),
        ("citizen", {"cpr": "6101501000", "visited_on": "31-08-2016"}),
        ("benefit", {"citizen": "c", "kind": "x"}),
        ("import_run", {"day": "2016-08-31", "counts": {1, 2}}),
    ],
)
def test_a_value_that_does_not_fit_is_refused_before_anything_is_written(store, entity, values):
    with pytest.raises(ValueError, match=entity), store.work("add") as uow:
        uow.insert(entity, "x", values)
    assert store.history() == ()


def test_errors_about_values_never_show_them(store):
    with pytest.raises(ValueError, match=r"citizen\.visited_on") as caught, store.work("a") as uow:
        uow.insert("citizen", "x", {"cpr": "6101501000", "visited_on": "Hemmeligt navn"})
    assert "Hemmeligt" not in str(caught.value)


def test_a_row_that_exists_or_is_gone_is_told(store):
    row = add_citizen(store, 1)

    def again():
        with store.work("add") as uow:
            uow.insert_many("citizen", [a_citizen(store, 1)])

    def edit():
        with store.work("edit") as uow:
            uow.edit("citizen", "nobody", {"city": "Ribe"})

    refused("row.exists", again)
    refused("row.gone", edit)
    assert store.reads.load("citizen")[0].id == row


def test_a_reference_to_nothing_is_refused_at_the_end(store):
    def add():
        with store.work("add") as uow:
            uow.insert("benefit", "b", {"citizen": "nobody", "kind": "x", "start": "2016-01-01"})

    refused("row.reference_gone", add)
    assert store.reads.load("benefit") == ()


def test_what_is_referred_to_is_not_deleted(store):
    citizen = a_placement(store)

    def delete():
        with store.work("delete") as uow:
            uow.delete("citizen", citizen)

    assert refused("delete.refused", delete)["referring"] == {"placement": 1}
    with store.work("delete") as uow:
        uow.delete("placement", "p1")
        uow.delete("citizen", citizen)
    assert store.reads.load("citizen") == ()
    assert entries(store, "field", "value")[-1] == ("_deleted", "true")
    store.undo()
    assert store.reads.load("placement")[0].citizen == citizen


def test_a_note_is_never_edited(store):
    citizen = add_citizen(store, 1)
    with store.work("note") as uow:
        note = {"citizen": citizen, "day": "2016-08-31", "kind": "notat", "text": "Skrevet"}
        uow.insert("note", "n", note)

    def edit():
        with store.work("edit") as uow:
            uow.edit("note", "n", {"text": "Andet"})

    refused("note.never_edited", edit)


def test_citizens_are_found_by_cpr_also_inside_the_transaction(store):
    with store.work("add") as uow:
        row = a_citizen(store, 5)
        uow.insert_many("citizen", [row])
        assert uow.find_citizen(a_cpr(5)) == row["id"]
    assert store.reads.find_citizen(a_cpr(5)) == row["id"]
    assert store.reads.find_citizen(a_cpr(6)) is None
    with store.work("edit") as uow:
        uow.edit("citizen", str(row["id"]), {"cpr": a_cpr(6)})
    assert store.reads.find_citizen(a_cpr(6)) == row["id"]
    assert store.reads.find_citizen(a_cpr(5)) is None
    with store.reads.snapshot() as connection:
        key = connection.exec_driver_sql("SELECT cpr_key FROM citizen").scalar()
    assert key == cpr_key(store.team_secret, a_cpr(6))


def test_candidate_numbers_go_on_by_year(store):
    with store.work("add") as uow:
        assert uow.next_candidate_no(2016) == "K-2016-001"
        row = a_citizen(store, 1, candidate_no=uow.next_candidate_no(2016))
        uow.insert_many("citizen", [row])
    with store.work("add") as uow:
        assert uow.next_candidate_no(2016) == "K-2016-003"
        assert uow.next_candidate_no(2015) == "K-2015-001"


def test_citizens_are_loaded_in_danish_order(store):
    for number, name in enumerate(["Ågård", "Zacho", "Østergaard", "Abel", "Aagaard", "Æbelø"]):
        add_citizen(store, number, last_name=name)
    names = [citizen.last_name for citizen in store.reads.load("citizen")]
    assert names[:4] == ["Abel", "Zacho", "Æbelø", "Østergaard"]
    assert set(names[4:]) == {"Ågård", "Aagaard"}


def test_rows_of_one_citizen(store):
    citizen = a_placement(store)
    other = add_citizen(store, 2)
    with store.work("add") as uow:
        uow.insert("hours", "h", {"placement": "p1", "day": "2016-02-01", "hours_week": 8})
        uow.insert("benefit", "b", {"citizen": other, "kind": "fleksjob", "start": "2016-01-01"})
    assert [row.id for row in store.reads.load("hours", citizen=citizen)] == ["h"]
    assert store.reads.load("hours", citizen=other) == ()
    assert [row.id for row in store.reads.load("benefit", citizen=other)] == ["b"]
    assert [row.id for row in store.reads.load("workplace", citizen=citizen)] == ["w1"]
    assert [row.id for row in store.reads.load("citizen", citizen=other)] == [other]


def test_the_caseload_holds_all_rows(store):
    a_placement(store, hours_week=7)
    loaded = store.reads.caseload(notes=True)
    assert isinstance(loaded, Caseload)
    assert isinstance(loaded.placements[0], Placement)
    assert (len(loaded.citizens), len(loaded.workplaces), loaded.passes) == (1, 1, ())
    assert store.reads.counts()["placement"] == 1


def test_what_the_last_import_brought_is_read_by_row(store):
    with store.work("import") as uow:
        uow.insert("import_base", "c1", {"entity": "citizen", "brought": {"phone": "1"}})
    assert store.reads.import_bases() == {"c1": ImportBase("c1", "citizen", {"phone": "1"}, "")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ågård", [1, 2]),
        ("aagaard", [1, 2]),
        ("AAG", [1, 2]),
        ("søren", [1]),
        ("soeren aag", [1]),
        ("gaard", [1, 2]),
        ("skov", [1]),
        ("kon03", [2]),
        ("mette-marie", [2]),
        ("mari", [2]),
        ("K-2016-007", [2]),
        ("bodil", [2]),
        ("zz", []),
        ("", []),
        ("%", []),
        ('"', []),
        ("* OR name:a", []),
    ],
)
def test_search_finds_names_workplaces_and_consultants(store, text, found):
    one = add_citizen(store, 1, first_name="Søren", last_name="Ågård")
    two = add_citizen(
        store,
        2,
        first_name="Mette-Marie",
        last_name="Aagaard",
        consultant="KON03",
        candidate_no="K-2016-007",
    )
    with store.work("add") as uow:
        uow.insert("workplace", "w", {"name": "Børnehuset Skovly"})
        row = {"citizen": one, "kind": "smaajob", "start": "2016-01-01", "workplace": "w"}
        uow.insert("placement", "p", row)
        uow.insert("consultant", "k", {"initials": "KON03", "name": "Bodil Krogh"})
    known = {one: 1, two: 2}
    assert sorted(known[row] for row in store.reads.search_citizens(text, 10)) == found


def test_search_finds_the_start_of_a_cpr_number(store):
    row = add_citizen(store, 40)
    add_citizen(store, 41)
    cpr = a_cpr(40)
    assert store.reads.search_citizens(cpr[:6], 10) == (row,)
    assert store.reads.search_citizens(f"{cpr[:6]}-{cpr[6:]}", 10) == (row,)
    assert store.reads.search_citizens(cpr[2:8], 10) == ()


def test_search_rows_follow_every_change(store):
    citizen = a_placement(store)
    with store.work("edit") as uow:
        uow.edit("workplace", "w1", {"name": "Plejehjemmet Mosely"})
    assert store.reads.search_citizens("skov") == ()
    assert store.reads.search_citizens("mosely") == (citizen,)
    with store.work("edit") as uow:
        uow.edit("placement", "p1", {"workplace": None})
    assert store.reads.search_citizens("mosely") == ()
    store.undo()
    store.undo()
    assert store.reads.search_citizens("skov") == (citizen,)
    assert store.verify().ok


def test_search_follows_a_consultant_who_changes_name_or_initials(store):
    row = add_citizen(store, 1, consultant="KON03")
    with store.work("add") as uow:
        uow.insert("consultant", "k", {"initials": "KON03", "name": "Bodil Krogh"})
    with store.work("edit") as uow:
        uow.edit("consultant", "k", {"name": "Bodil Østergaard"})
    assert store.reads.search_citizens("oester") == (row,)
    assert store.reads.search_citizens("krogh") == ()
    with store.work("edit") as uow:
        uow.edit("consultant", "k", {"initials": "KON04"})
    assert store.reads.search_citizens("bodil") == ()
    assert store.verify().ok


def test_search_rows_are_made_anew_when_folding_changes(tmp_path, monkeypatch):
    with a_store(tmp_path / "s") as store:
        row = add_citizen(store, 1, last_name="Ågård")
        connection = store._vault.connection()
        with connection.begin():
            connection.exec_driver_sql("UPDATE search_row SET name = 'x'")
        assert store.reads.search_citizens("aagaard") == ()
    monkeypatch.setattr("flexdesk.store.opening.FOLD_VERSION", 99)
    with reopen(tmp_path / "s") as store:
        assert store.reads.search_citizens("aagaard") == (row,)
        assert store.verify().ok


def test_the_writer_sends_begin_immediate(store):
    sent: list[str] = []
    store._vault.bare().set_trace_callback(sent.append)
    add_citizen(store, 1)
    store._vault.bare().set_trace_callback(None)
    assert sent[0] == "BEGIN IMMEDIATE"
    assert "COMMIT" in sent


def test_the_pragmas_are_as_decided(store):
    def pragma(connection, name):
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    bare = store._vault.bare()
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "cache_size": -32768,
        "secure_delete": 1,
        "temp_store": 2,
        "application_id": engine.APPLICATION_ID,
    }
    assert {name: pragma(bare, name) for name in wanted} == wanted
    assert store._vault.connection().engine.hide_parameters
    with store.reads.snapshot() as connection:
        assert pragma(connection.connection.driver_connection, "query_only") == 1
        with pytest.raises(DBAPIError, match="readonly"):
            connection.exec_driver_sql("DELETE FROM citizen")


def test_a_read_is_interrupted(store):
    started = threading.Event()

    def on_step():
        started.set()
        return 0

    def slow():
        with store.reads.snapshot() as connection:
            connection.connection.driver_connection.set_progress_handler(on_step, 1000)
            connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT max(i) FROM n"
            ).fetchall()

    errors: list[BaseException] = []

    def run():
        try:
            slow()
        except CancelledError as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    store.reads.interrupt()
    thread.join(10)
    assert [type(error) for error in errors] == [CancelledError]


def test_a_reader_sees_one_state_while_another_writes(store):
    add_citizen(store, 1)
    with store.reads.snapshot() as connection:
        count = "SELECT count(*) FROM citizen"
        assert connection.exec_driver_sql(count).scalar() == 1
        add_citizen(store, 2)
        assert connection.exec_driver_sql(count).scalar() == 1
    assert store.reads.counts()["citizen"] == 2


def test_a_transaction_inside_a_transaction_is_a_bug(store):
    with store.work("a"), pytest.raises(RuntimeError), store.work("b"):
        pass


def test_an_action_that_swallows_a_failed_statement_is_not_saved(store):
    add_citizen(store, 1)
    before = store.digest()

    def careless():
        with store.work("x") as uow:
            uow.insert("workplace", "w", {"name": "Skovly"})
            with pytest.raises(DBAPIError):
                uow._connection.exec_driver_sql("INSERT INTO workplace (id) VALUES ('w')")

    with pytest.raises(RuntimeError, match="went on"):
        careless()
    assert store.digest() == before
    add_citizen(store, 2)
    assert store.verify().ok


def test_field_history_tells_each_change(store):
    row = add_citizen(store, 1)
    with store.work("edit") as uow:
        uow.edit("citizen", row, {"phone": "12"})
    store.undo()
    found = store.reads.field_history("citizen", row)
    assert [(line.verb, line.field, line.before, line.after) for line in found[1:]] == [
        ("edit", "phone", "", "12"),
        ("undo", "phone", "12", ""),
    ]


def test_ids_come_from_the_maker_that_was_given(tmp_path):
    with a_store(tmp_path / "s", new_id=counting_ids()) as store, store.work("x") as uow:
        assert uow.tx == f"{3:032x}"


def test_read_only_reads_and_refuses_to_write(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
    before = {path.name: path.read_bytes() for path in (tmp_path / "s").iterdir()}
    with reopen(tmp_path / "s", read_only=True) as store:
        assert store.reads.counts()["citizen"] == 1
        assert store.verify().ok
        store.access("open", "x")
        assert store.access_rows() == ()

        def write():
            with store.work("x"):
                pass

        refused("store.read_only", write)
        refused("store.read_only", store.new_recovery_key)
    after = {path.name: path.read_bytes() for path in (tmp_path / "s").iterdir()}
    assert {name: after[name] for name in before} == before


def test_the_clock_going_back_does_not_turn_the_order_of_stamps(tmp_path):
    with a_store(tmp_path / "s") as store:
        add_citizen(store, 1)
    earlier = type(CLOCK)(dt.date(2015, 1, 1))
    with reopen(tmp_path / "s", clock=earlier) as store:
        add_citizen(store, 2)
        stamps = [row[0] for row in entries(store, "hlc")]
    assert stamps == sorted(stamps)
    assert len(set(stamps)) == 2


def test_the_log_names_who_signs_from_then_on(tmp_path):
    store = a_store(tmp_path / "s")
    store.sign_as("KON03")
    with store.work("note.add") as work:
        work.insert("setting", "x", {"value": 1})
    assert store.history()[0].actor == "KON03"
    store.close()
