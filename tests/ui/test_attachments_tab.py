"""The tab Bilag: files dropped, pasted and chosen; opened from memory; copied with a warning."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.app import attachments as app
from flexdesk.app.attachments import NewFile, attach
from flexdesk.ui.citizen.attachments_preview import preview_of
from flexdesk.ui.citizen.attachments_tab import AttachmentsTab
from flexdesk.ui.shared.change_bus import ChangeBus
from tests.support.desks import a_desk, add_citizen
from tests.support.fake_bench import FakeBench
from tests.support.fake_ui import two_pages
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def tab(qtbot, look, desk, runner, citizen, settle):
    bench = FakeBench(look, desk, runner, citizen=citizen)
    bus = ChangeBus()
    stop = desk.subscribe(bus.publish)
    made = AttachmentsTab(bench)
    bus.subscribe(made.on_changes)
    made.bench = bench
    qtbot.addWidget(made.widget, before_close_func=lambda _page: None)
    made.widget.resize(1224, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.show(citizen)
    settle(qtbot)
    yield made
    runner.drain()
    stop()
    bus.clear()
    made.close()


@pytest.fixture
def do(qtbot, settle):
    def wait():
        for _turn in range(3):
            settle(qtbot)

    return wait


def picture():
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0x14727E)
    return image


def by_name(root, name):
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def whole(root):
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))


def drop(view, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    point, action = QPointF(20, 20), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(point, action, mime, buttons, keys))


def filled(tab, desk, citizen, do):
    attach(desk, citizen, [
        NewFile("Samtykke.pdf", two_pages()), NewFile("Praktikaftale.docx", b"PK\x03\x04"),
    ])  # fmt: skip
    do()
    ids = {row.title: row.id for row in tab.presenter._rows}
    tab.widget.table.choose(ids["Samtykke"])
    do()
    return ids


def test_an_empty_tab_says_what_will_be_here(tab):
    assert tab.widget.empty.isVisible()
    tab.take_focus()
    assert tab.widget.focusWidget() is tab.widget.empty.button
    assert whole(tab.widget) == ([], [], [], [])


def test_dropped_files_are_kept_in_one_action(tab, desk, citizen, tmp_path, do):
    for name in ("Samtykke.pdf", "CV.pdf"):
        (tmp_path / name).write_bytes(two_pages())
    drop(tab.widget, tmp_path / "Samtykke.pdf", tmp_path / "CV.pdf")
    do()
    assert {row.kind for row in desk.store.reads.load("attachment")} == {"samtykke", "cv"}
    assert tab.bench.asked[-1][1] == "2 bilag vedhæftet"
    assert tab.presenter.chosen.title == "Samtykke"
    desk.store.undo()
    assert desk.store.reads.load("attachment") == ()


def test_a_picture_and_files_are_pasted(qtbot, tab, desk, tmp_path, do):
    QGuiApplication.clipboard().setImage(picture())
    qtbot.keyClick(tab.widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    do()
    (row,) = desk.store.reads.load("attachment")
    assert row.file_name == "Indsat billede.png"
    assert desk.store.reads.content(row.content_hash).startswith(b"\x89PNG")
    assert len(tab.widget.detail.pages.pages) == 1
    (tmp_path / "brev.pdf").write_bytes(two_pages())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "brev.pdf"))])
    QGuiApplication.clipboard().setMimeData(mime)
    tab.widget.paste()
    do()
    assert len(desk.store.reads.load("attachment")) == 2
    QGuiApplication.clipboard().setText("bare tekst")
    tab.widget.paste()
    do()
    assert "ingen fil og intet billede" in tab.widget.notice.text
    QGuiApplication.clipboard().clear()


def test_files_are_chosen_by_the_button(tab, desk, tmp_path, do, monkeypatch):
    (tmp_path / "brev.pdf").write_bytes(two_pages())
    chosen = ([str(tmp_path / "brev.pdf")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: chosen)
    tab.take_focus()
    tab.widget.empty.button.click()
    do()
    assert tab.widget.table.isVisible()
    (row,) = desk.store.reads.load("attachment")
    assert tab.widget.focusWidget() is tab.widget.table
    assert tab.widget.table.key == row.id
    tab.widget.attach.setFocus()
    tab.widget.attach.click()
    do()
    assert tab.widget.focusWidget() is tab.widget.table
    assert tab.widget.table.key == tab.presenter.chosen.id != row.id


def test_a_file_that_is_too_large_is_told_in_words(tab, desk, tmp_path, do, monkeypatch):
    monkeypatch.setattr(app, "MAX_BYTES", 100)
    (tmp_path / "stor.pdf").write_bytes(b"x" * 101)
    drop(tab.widget, tmp_path / "stor.pdf")
    do()
    assert "højst 25 MB" in tab.widget.notice.text
    assert desk.store.reads.load("attachment") == ()


def test_a_pdf_is_shown_from_memory_and_other_kinds_say_why_not(tab, desk, citizen, do):
    ids = filled(tab, desk, citizen, do)
    assert len(tab.widget.detail.pages.pages) == 2
    assert whole(tab.widget) == ([], [], [], [])
    tab.widget.table.choose(ids["Praktikaftale"])
    do()
    assert tab.widget.detail.pages.pages == ()
    assert "kan ikke vises her" in shown_words(tab.widget)
    opened = [row.facts for row in desk.store.access_rows(citizen) if row.kind == "open"]
    assert opened == [{"what": "bilag"}] * 2


def test_nothing_of_an_attachment_is_written_beside_the_register(tab, desk, citizen, do, tmp_path):
    before = {path for path in Path(tempfile.gettempdir()).iterdir() if "flexdesk" in path.name}
    filled(tab, desk, citizen, do)
    after = {path for path in Path(tempfile.gettempdir()).iterdir() if "flexdesk" in path.name}
    assert after <= before
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_kind_and_title_are_edited_in_place(qtbot, tab, desk, citizen, do):
    ids = filled(tab, desk, citizen, do)
    detail = tab.widget.detail
    detail.title.edit.selectAll()
    qtbot.keyClicks(detail.title.edit, "Samtykke underskrevet")
    qtbot.keyClick(detail.title.edit, Qt.Key.Key_Return)
    do()
    assert desk.store.reads.get("attachment", ids["Samtykke"]).title == "Samtykke underskrevet"
    detail.kind.choose("brev")
    detail.kind.chosen.emit("brev")
    do()
    assert desk.store.reads.get("attachment", ids["Samtykke"]).kind == "brev"
    detail.title.edit.setText(" ")
    detail.title.edit.editingFinished.emit()
    do()
    assert "mangler en titel" in detail.title.finding.text
    assert desk.store.reads.get("attachment", ids["Samtykke"]).title == "Samtykke underskrevet"


def test_a_title_that_is_being_written_is_kept_when_the_register_locks(qtbot, tab, desk, citizen,
                                                                       do):  # fmt: skip
    ids = filled(tab, desk, citizen, do)
    tab.widget.detail.title.edit.setText("Samtykke til")
    tab.keep_draft()
    assert desk.store.reads.get("attachment", ids["Samtykke"]).title == "Samtykke til"
    tab.close()
    assert tab.widget.detail.pages.pages == ()
    assert "Samtykke til" not in shown_words(tab.widget)


def test_a_copy_is_made_only_after_a_warning(tab, desk, citizen, do, tmp_path, monkeypatch):
    filled(tab, desk, citizen, do)
    target = tmp_path / "kopi.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    by_name(tab.widget, "save-copy").click()
    warning = by_name(tab.widget, "copy-warning")
    assert warning.isVisible()
    assert tab.widget.focusWidget() is by_name(warning, "cancel-copy")
    by_name(warning, "cancel-copy").click()
    assert not warning.isVisible()
    assert not target.exists()
    by_name(tab.widget, "save-copy").click()
    by_name(warning, "confirm-copy").click()
    do()
    assert target.read_bytes() == two_pages()
    assert desk.store.access_rows(citizen)[-1].kind == "export"
    assert tab.bench.asked[-1][1] == "Kopien er gemt, og det står i loggen"


def test_a_deleted_file_comes_back_by_undo(qtbot, tab, desk, citizen, do):
    filled(tab, desk, citizen, do)
    tab.widget.table.setFocus()
    qtbot.keyClick(tab.widget.table, Qt.Key.Key_Delete)
    do()
    assert tab.bench.asked[-1][1] == "Bilaget er slettet"
    assert not tab.widget.detail.isVisible()
    desk.store.undo()
    assert len(desk.store.reads.load("attachment")) == 2


def test_hidden_names_hide_titles_file_names_and_pages(tab, desk, citizen, do):
    filled(tab, desk, citizen, do)
    tab.on_hide(is_hidden=True)
    do()
    assert tab.widget.detail.pages.pages == ()
    assert "Samtykke.pdf" not in shown_words(tab.widget)
    assert tab.widget.model.index(0, 0).data() == "Skjult (F9)"
    tab.on_hide(is_hidden=False)
    do()
    assert len(tab.widget.detail.pages.pages) == 2


def test_narrow_windows_put_the_file_under_the_list(tab, desk, citizen, do):
    tab.widget.resize(896, 640)
    filled(tab, desk, citizen, do)
    assert whole(tab.widget) == ([], [], [], [])


def test_broken_files_have_no_pictures(desk, citizen):
    from flexdesk.app.attachments import open_attachment

    for name, data in (("a.pdf", b"%PDF-1.7 nonsens".ljust(99)), ("b.png", b"\x89PNG\r\n\x1a\nxx")):
        row = attach(desk, citizen, [NewFile(name, data)]).id
        assert preview_of(open_attachment(desk, row)).pages == ()
