"""Bilag: kept in the register, opened from memory, copied out only when asked and logged."""

import pytest

from flexdesk.app import attachments as app
from flexdesk.app.attachments import (
    MAX_BYTES,
    NewFile,
    attach,
    attachments,
    delete_attachment,
    edit_attachment,
    guess_kind,
    open_attachment,
    read_file,
    save_copy,
    shown_as,
)
from flexdesk.app.history import last_undoable, undo, undo_text
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen

PDF = b"%PDF-1.7 ..."


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def code_of(call, *args, **named):
    with pytest.raises(UserError) as caught:
        call(*args, **named)
    return caught.value.code


def test_a_file_is_kept_and_opened_and_both_are_known(desk) -> None:
    citizen = add_citizen(desk)
    done = attach(desk, citizen, [NewFile("Praktikaftale Skovly.pdf", PDF)])
    (row,) = attachments(desk, citizen)
    assert (row.kind, row.title, row.day, row.by, row.size_text) == (
        "praktikaftale", "Praktikaftale Skovly", DAY, "KON01", "1 kB",
    )  # fmt: skip
    opened = open_attachment(desk, done.id)
    assert (opened.data, opened.shown_as) == (PDF, "pdf")
    assert [(each.kind, each.facts) for each in desk.store.access_rows(citizen)] == [
        ("open", {"what": "bilag"})
    ]


def test_several_files_are_one_action_and_one_undo(desk) -> None:
    citizen = add_citizen(desk)
    before = desk.store.digest()
    attach(desk, citizen, [NewFile("cv.pdf", PDF), NewFile("foto.png", b"\x89PNG\r\n\x1a\n.")])
    assert undo_text(last_undoable(desk)) == "Fortryd: bilag: 2 filer"
    undo(desk)
    assert desk.store.digest() == before


def test_a_deleted_file_comes_back_with_its_bytes(desk) -> None:
    citizen = add_citizen(desk)
    row = attach(desk, citizen, [NewFile("cv.pdf", PDF)]).id
    delete_attachment(desk, row)
    assert attachments(desk, citizen) == ()
    undo(desk)
    assert open_attachment(desk, row).data == PDF
    assert desk.store.verify().ok


def test_kind_and_title_are_changed(desk) -> None:
    citizen = add_citizen(desk)
    row = attach(desk, citizen, [NewFile("scan0001.pdf", PDF)]).id
    edit_attachment(desk, row, kind="samtykke", title=" Samtykke  underskrevet ")
    (shown,) = attachments(desk, citizen)
    assert (shown.kind_text, shown.title) == ("Samtykke", "Samtykke  underskrevet")
    assert edit_attachment(desk, row, kind="samtykke", title="Samtykke  underskrevet").tx == ""
    assert code_of(edit_attachment, desk, row, kind="samtykke", title=" ") == "attachment.untitled"
    assert code_of(edit_attachment, desk, row, kind="guld", title="x") == "attachment.kind"


def test_the_same_file_twice_is_told(desk) -> None:
    citizen = add_citizen(desk)
    attach(desk, citizen, [NewFile("cv.pdf", PDF)])
    done = attach(desk, citizen, [NewFile("cv igen.pdf", PDF)])
    assert [remark.code for remark in done.remarks] == ["attachment.again"]


def test_a_copy_is_written_whole_and_logged(desk, tmp_path) -> None:
    citizen = add_citizen(desk)
    row = attach(desk, citizen, [NewFile("samtykke.pdf", PDF)]).id
    assert save_copy(desk, row, tmp_path / "kopi.pdf") == len(PDF)
    assert (tmp_path / "kopi.pdf").read_bytes() == PDF
    (line,) = desk.store.access_rows(citizen)
    assert (line.kind, line.facts) == ("export", {"what": "bilag: samtykke"})
    assert code_of(save_copy, desk, row, tmp_path / "mangler" / "x.pdf") == "file.no_folder"


def test_files_that_cannot_be_kept(desk, tmp_path, monkeypatch) -> None:
    citizen = add_citizen(desk)
    assert code_of(attach, desk, citizen, []) == "attachment.none"
    assert code_of(attach, desk, citizen, [NewFile("tom.pdf", b"")]) == "attachment.empty"
    assert code_of(attach, desk, citizen, [NewFile("spil.EXE", b"MZ")]) == "attachment.program"
    assert code_of(attach, desk, "f" * 32, [NewFile("cv.pdf", PDF)]) == "citizen.unknown"
    assert code_of(read_file, tmp_path) == "attachment.no_file"
    monkeypatch.setattr(app, "MAX_BYTES", 10)
    big = tmp_path / "stor.pdf"
    big.write_bytes(b"x" * 11)
    assert code_of(read_file, big) == "attachment.too_large"
    both = [NewFile("lille.pdf", b"x"), NewFile("stor.pdf", b"x" * 11)]
    assert code_of(attach, desk, citizen, both) == "attachment.too_large"
    assert attachments(desk, citizen) == ()


def test_the_limit_is_told_in_words() -> None:
    assert MAX_BYTES == 25 * 1024 * 1024
    facts = {"file": "stor.pdf", "size": "26,2", "limit": 25}
    said = text(UserError("attachment.too_large", **facts))
    assert "»stor.pdf« er på 26,2 MB, og et bilag kan være på højst 25 MB" in said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Samtykke_2016.pdf", "samtykke"),
        ("CV Åse.docx", "cv"),
        ("mødereferat 3. maj.docx", "moedereferat"),
        ("ansættelsesbrev.pdf", "ansaettelsesbrev"),
        ("Besøgsark Skovly.pdf", "besoegsark"),
        ("bevilling hygiejne.pdf", "kursusbevilling"),
        ("scan0001.pdf", "andet"),
    ],
)
def test_the_kind_is_guessed_from_the_name(name, kind) -> None:
    assert guess_kind(name) == kind


def test_what_can_be_shown_is_told_by_the_bytes() -> None:
    assert [shown_as(b) for b in (PDF, b"\xff\xd8\xff.", b"PK\x03\x04")] == ["pdf", "image", ""]


def test_a_file_is_read_from_the_disk(tmp_path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_bytes(PDF)
    assert read_file(path) == NewFile("brev.pdf", PDF)
    assert repr(read_file(path)) == "NewFile()"
