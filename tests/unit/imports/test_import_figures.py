"""Figures from a file, before any store, equal a plain count over the rows of the workbook."""

import datetime as dt

import pytest

from flexdesk.app.boot import load_rules
from flexdesk.domain.figures import figures
from flexdesk.imports.caseload import to_caseload
from flexdesk.imports.reading import read_file
from tests.support.import_books import AUGUST, ON, SEPTEMBER, save_book
from tests.support.import_count import PlainCount
from tests.support.import_extracts import aalborg_shape, aarhus_shape

DAYS = [dt.date(2014, 2, 28), dt.date(2015, 8, 31), dt.date(2016, 2, 29), dt.date(2016, 8, 31),
        dt.date(2017, 3, 31)]  # fmt: skip
needs_shared = pytest.mark.skipif(not AUGUST.is_file(), reason="the given workbooks are not here")


def compare(path, days):
    count = PlainCount(path)
    caseload = to_caseload(read_file(path, on=ON), b"s" * 32)
    for on in days:
        plain = count.figures(on)
        shares = plain.pop("shares")
        ours = {each.id: each for each in figures(caseload, on, load_rules())}
        assert {name: ours[name].value for name in plain} == plain, on
        assert {name: (ours[name].n, ours[name].N) for name in shares} == shares, on
        for name, (n, of) in shares.items():
            assert ours[name].value == (pytest.approx(n / of) if of else None)


@needs_shared
@pytest.mark.parametrize("path", [AUGUST, SEPTEMBER])
def test_the_given_extracts_count_as_plain_loops_do(path):
    compare(path, DAYS[1:4:2])


@pytest.mark.parametrize("shape", [aarhus_shape, aalborg_shape])
@pytest.mark.parametrize("seed", range(4))
def test_invented_extracts_count_as_plain_loops_do(tmp_path, shape, seed):
    sheets = shape(40, seed)
    compare(save_book(tmp_path / "a.xlsx", sheets), DAYS)
