from pathlib import Path

import pytest

from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.extract import write_extract
from flexdesk.app.example.lives import AARHUS
from flexdesk.app.example.next_month import NEXT_AS_OF, Changes, next_month
from flexdesk.app.example.source import Source
from flexdesk.app.example.team import build_team, fill
from flexdesk.base.ids import citizen_id
from flexdesk.domain.entities import ENTITIES
from flexdesk.domain.figures import figures
from flexdesk.imports.caseload import to_caseload
from flexdesk.imports.problems import Severity
from flexdesk.imports.reading import read_file
from tests.support.example_team import caseload, programs, rules, team


class Shelf:
    def __init__(self):
        self.rows = {}

    def insert_many(self, entity, rows):
        self.rows[entity] = list(rows)
        return len(self.rows[entity])


def test_the_same_seed_gives_the_same_rows():
    assert build_team().rows == team().rows
    assert build_team(seed=7).rows != team().rows


def test_another_seed_keeps_the_counts():
    pool = [p for p in build_team(seed=7).caseload().placements if p.kind == "puljefleksjob"]
    assert len(pool) == 608
    assert sum(p.last_day is None for p in pool) == 199


def test_ids_follow_the_secret_of_a_store():
    secret = b"s" * 32
    citizens = build_team(team_secret=secret).rows["citizen"]
    assert citizens[0]["id"] == citizen_id(secret, citizens[0]["cpr"])


def test_rows_come_in_the_order_a_store_takes_them_with_every_field():
    assert list(team().rows) == list(ENTITIES)
    assert set(team().rows["pass"][0]) == {
        "id", "citizen", "step", "start", "last_day", "by", "source",
    }  # fmt: skip


def test_fill_inserts_every_row_once():
    shelf = Shelf()
    assert fill(shelf, team()) == sum(map(len, team().rows.values()))
    assert len(shelf.rows["citizen"]) == len(caseload().citizens)


def test_scale_adds_citizens_with_six_periods_and_two_placements():
    rows = build_team(scale=2000).rows
    assert len(rows["citizen"]) == 2000
    more = 2000 - len(team().rows["citizen"])
    assert len(rows["benefit"]) - len(team().rows["benefit"]) == 6 * more
    assert len(rows["placement"]) - len(team().rows["placement"]) == 2 * more
    assert len({(row["first_name"], row["last_name"]) for row in rows["citizen"]}) > 1900


@pytest.fixture(scope="module")
def extract(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "eksempel-2016-08.xlsx"
    write_extract(team(), path)
    return path


def test_extract_is_the_same_bytes_each_time(extract, tmp_path):
    again = tmp_path / "igen.xlsx"
    write_extract(team(), again)
    assert again.read_bytes() == extract.read_bytes()


def test_extract_reads_back_to_the_same_figures(extract):
    rows = read_file(extract, on=AS_OF)
    assert [p for p in rows.problems if p.severity == Severity.ERROR] == []
    read = to_caseload(rows, b"x" * 32)
    program = programs()[AARHUS]
    wanted = {f.id: (f.n, f.N) for f in figures(caseload(), AS_OF, rules(), program)}
    found = {f.id: (f.n, f.N) for f in figures(read, AS_OF, rules())}
    # contacts with workplaces, follow-ups, pauses and notices are not in an extract
    for missing in ("employer_contacts", "followups_overdue", "on_pause", "notice_given"):
        del wanted[missing], found[missing]
    assert found == wanted


def test_next_month_changes_what_it_says(tmp_path):
    changes = Changes(gone=2, phones=5, ended=9, fresh=6)
    after = next_month(team(), changes)
    before_ids = {row["id"]: row for row in team().rows["citizen"]}
    after_ids = {row["id"]: row for row in after.rows["citizen"]}
    assert len(before_ids.keys() - after_ids.keys()) == 2
    assert len(after_ids.keys() - before_ids.keys()) == 6
    both = before_ids.keys() & after_ids.keys()
    assert sum(before_ids[i]["phone"] != after_ids[i]["phone"] for i in both) == 5
    pool = [p for p in after.caseload().placements if p.kind == "puljefleksjob"]
    assert sum(p.last_day is None for p in pool) == 199 - 9
    path = tmp_path / "eksempel-2016-09.xlsx"
    write_extract(after, path, on=NEXT_AS_OF)
    rows = read_file(path, on=NEXT_AS_OF)
    assert [p for p in rows.problems if p.severity == Severity.ERROR] == []


def test_next_month_leaves_the_team_as_it_was():
    before = build_team().rows
    next_month(team())
    assert team().rows == before


def test_source_draws_numbers_that_are_nobodys():
    source = Source(1)
    assert source.cvr().startswith("99")
    assert source.p_number().startswith("1999")
    assert 3 <= source.number(3, 4) <= 4
    assert sorted(source.shuffled([3, 1, 2])) == [1, 2, 3]
