"""The sheets of kandidatkort: handed out in few interactions, refused first, taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QWidget

from flexdesk.app import card_hand_outs, workplaces
from flexdesk.app.card_consents import consents_of
from flexdesk.app.card_drafts import save_card_draft
from flexdesk.app.card_index import card_index
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.ui.cards import actions, sheets_delivery
from flexdesk.ui.cards import opening as opens
from flexdesk.ui.cards.sheets_delivery import Asking
from flexdesk.ui.citizen.card_tab import CardTab
from tests.support.cards import usual_content
from tests.support.desks import DAY, a_desk, add_citizen
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, told_aloud, unreachable
from tests.support.shown import shown_words
from tests.support.verbs_cards import add_consent, add_hand_out, add_version

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
SIZES = {"1440": (600, 900), "200 %": (600, 540)}


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def place(desk):
    return workplaces.add_workplace(desk, NewWorkplace("Børnehuset Skovly", "Vestergade 12")).id


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def version(desk, citizen):
    return add_version(desk, citizen, usual_content())


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    made = FakeBench(look, desk, runner, citizen=citizen)

    def open_sheet(panel, title):
        made.sheet = panel
        made.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 860)
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_focus()

    made.open_sheet = open_sheet
    yield made
    runner.drain()


@pytest.fixture
def do(qtbot, settle):
    def wait():
        for _time in range(3):
            settle(qtbot)

    return wait


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """Answer what the window would ask: a folder, no printer, nothing to open mail with."""
    folder = tmp_path / "ud"
    folder.mkdir()
    asked = Asking(
        lambda _parent: str(folder), lambda _parent, _size: None, lambda _path: None, _no_paper
    )
    monkeypatch.setattr(sheets_delivery, "ASKING", asked)
    return folder


def _no_paper(_parent):
    return ""


def by_name(root, name):
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def put(panel, name, text):
    edit = by_name(panel, name)
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)


def done(bench):
    return [one for one in bench.asked if one[0] == "done"]


def ledger(desk, citizen):
    return card_index(desk).hand_outs.get(citizen, ())


# --- hand out ----------------------------------------------------------------------------------


def test_an_existing_version_goes_to_its_one_workplace_in_three_interactions(
    qtbot, bench, version, place, outside, do
):
    desk, citizen = bench.desk, bench.citizen
    add_consent(desk, version, recipients="arbejdsplads", workplace=place)
    actions.hand_out(bench, citizen)  # 1: the letter of the action
    do()
    panel = bench.sheet
    assert panel.save.hasFocus()
    assert "kan udleveres" in panel.answer
    qtbot.keyClick(panel.window().focusWidget(), ENTER)  # 2: Udlever, 3: the folder is chosen
    do()
    (row,) = ledger(desk, citizen)
    assert row.workplace == place
    assert [file.suffix for file in outside.iterdir()] == [".pdf"]
    assert "Aagaard" not in next(outside.iterdir()).name
    assert done(bench)[0][2] == ""


def test_a_card_goes_to_any_workplace_in_at_most_six_interactions(
    qtbot, bench, version, place, outside, do
):
    desk, citizen = bench.desk, bench.citizen
    add_consent(desk, version)
    taken = 0
    opens.open_hand_out(bench, citizen)
    do()
    taken += 1
    panel = bench.sheet
    field = panel.window().focusWidget()
    assert field is by_name(panel, "card-hand-out-workplace")
    qtbot.keyClicks(field, "skov")
    taken += 1
    qtbot.keyClick(field, ENTER)
    taken += 1
    do()
    qtbot.keyClick(panel, ENTER, CTRL)
    taken += 2  # and the folder
    do()
    assert len(ledger(desk, citizen)) == 1
    assert taken <= 6


def test_a_refusal_is_told_before_anything_is_written(desk, bench, citizen, version, place, do):
    opens.open_hand_out(bench, citizen, place)
    do()
    panel = bench.sheet
    assert not panel.save.isEnabled()
    assert "samtykke" in panel.answer.lower()
    assert ledger(desk, citizen) == ()
    by_name(panel, "card-hand-out-consent").click()
    assert ("call", "card-consent", version) in bench.asked


def test_nothing_leaves_when_the_folder_is_not_chosen(
    desk, bench, citizen, version, place, do, monkeypatch
):
    add_consent(desk, version)
    nowhere = Asking(lambda _parent: "", lambda _parent, _size: None, lambda _path: None, _no_paper)
    monkeypatch.setattr(sheets_delivery, "ASKING", nowhere)
    opens.open_hand_out(bench, citizen, place)
    do()
    bench.sheet.save.click()
    do()
    assert ledger(desk, citizen) == ()
    assert bench.sheet.save.isEnabled()
    bench.sheet.save.click()
    do()
    assert done(bench) == []


def test_a_printer_is_chosen_before_the_card_is_written(
    desk, bench, citizen, version, place, do, monkeypatch
):
    add_consent(desk, version)
    printed = []
    seen = []

    def printer(_parent, size):
        seen.append((size, len(ledger(desk, citizen))))
        return object()

    asked = Asking(lambda _parent: "", printer, lambda _path: None, _no_paper)
    monkeypatch.setattr(sheets_delivery, "ASKING", asked)
    monkeypatch.setattr(
        sheets_delivery, "draw_pages", lambda _printer, pages: printed.append(len(pages))
    )
    opens.open_hand_out(bench, citizen, place)
    do()
    bench.sheet.fill({"way": "print"})
    bench.sheet.changed.emit()
    do()
    bench.sheet.save.click()
    do()
    assert seen == [("a4", 0)]
    assert printed == [1]
    assert [row.format for row in ledger(desk, citizen)] == ["pdf"]


def test_text_goes_to_the_clipboard_through_the_ledger(desk, bench, citizen, version, place, do):
    add_consent(desk, version)
    opens.open_hand_out(bench, citizen, place)
    do()
    panel = bench.sheet
    panel.fill({"channel": "mail"})
    panel.changed.emit()
    do()
    panel.fill({"way": "text"})
    panel.changed.emit()
    do()
    panel.save.click()
    do()
    assert [(row.format, row.channel) for row in ledger(desk, citizen)] == [("txt", "mail")]
    assert usual_content().headline in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_look_size_and_language_are_remembered(desk, bench, citizen, version, place, outside, do):
    add_consent(desk, version)
    opens.open_hand_out(bench, citizen, place)
    do()
    chosen = {"look": "lys", "size": "a5", "language": "en"}
    bench.sheet.fill(chosen)
    bench.sheet.changed.emit()
    do()
    bench.sheet.save.click()
    do()
    assert len(ledger(desk, citizen)) == 1
    opens.open_hand_out(bench, citizen, place)
    do()
    assert {key: bench.sheet.values[key] for key in chosen} == chosen


def test_a_protected_address_is_handed_out_unnamed(desk, bench, version, citizen, place, do):
    add_consent(desk, version)
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"address_protected": True})
    opens.open_hand_out(bench, citizen, place)
    do()
    assert bench.sheet.values["sight"] == "anonym"
    assert "Med navn" not in shown_words(bench.sheet)


def test_a_consent_without_a_name_offers_no_name(bench, version, citizen, place, do):
    add_consent(bench.desk, version, sections=["overskrift", "kompetencer"])
    opens.open_hand_out(bench, citizen, place)
    do()
    assert bench.sheet.values["sight"] == "anonym"
    assert "Med navn" not in shown_words(bench.sheet)
    assert bench.sheet.save.isEnabled()


def test_a_consent_that_waits_is_signed_from_the_hand_out(bench, version, citizen, place, do):
    waits = add_consent(bench.desk, version, signed_on=None)
    opens.open_hand_out(bench, citizen, place)
    do()
    verb = by_name(bench.sheet, "card-hand-out-consent")
    assert verb.isVisible()
    assert verb.text() == "Skriv underskrift…"
    verb.click()
    assert bench.asked[-1] == ("call", "card-sign", waits)


def test_what_handing_her_own_card_does_is_told(bench, version, citizen, do):
    add_consent(bench.desk, version, recipients="borger")
    opens.open_hand_out(bench, citizen)
    do()
    assert "Kortet er borgerens eget" in shown_words(bench.sheet)
    assert "arbejdspladsens side" not in shown_words(bench.sheet)


def test_which_version_goes_out_is_told_and_that_the_draft_does_not(
    bench, version, citizen, place, do
):
    add_consent(bench.desk, version)
    opens.open_hand_out(bench, citizen, place)
    do()
    assert "Kladden er ikke med" not in shown_words(bench.sheet)
    save_card_draft(bench.desk, citizen, replace(usual_content(), headline="Noget nyt"))
    opens.open_hand_out(bench, citizen, place)
    do()
    assert "Version 1. Kladden er ikke med" in shown_words(bench.sheet)


def test_without_a_version_there_is_nothing_to_hand_out(bench, citizen, do):
    opens.open_hand_out(bench, citizen)
    do()
    assert bench.sheet is None
    assert "ingen version" in done(bench)[0][1]


# --- consent -----------------------------------------------------------------------------------


def test_a_consent_is_prepared_and_signed(qtbot, desk, bench, citizen, version, do):
    opens.open_consent(bench, version)
    do()
    assert "purpose" in bench.sheet.values
    qtbot.keyClick(bench.sheet, ENTER, CTRL)
    do()
    (row,) = consents_of(desk, citizen)
    assert row.can_sign
    assert ("call", "card-sign", row.id) in bench.asked
    opens.open_sign(bench, row.id)
    do()
    panel = bench.sheet
    assert panel.print.isEnabled()
    put(panel, "card-sign-signed_on", "i morgen")
    panel.save.click()
    do()
    assert consents_of(desk, citizen)[0].can_sign
    assert "31-08-2016" in shown_words(panel)
    put(panel, "card-sign-signed_on", "31-08-2016")
    panel.save.click()
    do()
    assert consents_of(desk, citizen)[0].signed_on == DAY


def test_a_consent_is_given_at_once(desk, bench, citizen, version, place, do):
    opens.open_consent(bench, version)
    do()
    panel = bench.sheet
    panel.fill({"given": "now", "recipients": "arbejdsplads"})
    panel.changed.emit()
    do()
    assert panel.save.text() == "Gem samtykke"
    panel.fill({"workplace": ""})
    panel.save.click()
    do()
    assert consents_of(desk, citizen) == ()
    panel.fill({"workplace": place})
    panel.save.click()
    do()
    (row,) = consents_of(desk, citizen)
    assert (row.workplace, row.signed_on) == (place, DAY)
    assert done(bench)[0][2] == ""


def test_a_consent_to_nothing_is_told_at_its_place(desk, bench, citizen, version, do):
    opens.open_consent(bench, version)
    do()
    panel = bench.sheet
    panel.fill({"sections": ""})
    panel.save.click()
    do()
    assert "mindst én" in shown_words(panel)
    assert consents_of(desk, citizen) == ()


def test_what_was_typed_of_a_consent_is_kept(desk, bench, citizen, version, do):
    opens.open_consent(bench, version)
    do()
    put(bench.sheet, "card-consent-purpose", "En plads i et køkken")
    bench.sheet._on_touched()
    bench.sheet.keep_draft()
    opens.open_consent(bench, version)
    do()
    assert bench.sheet.values["purpose"] == "En plads i et køkken"


def test_a_prepared_consent_is_deleted(desk, bench, citizen, version, do):
    row = add_consent(desk, version, signed_on=None, how="")
    opens.open_sign(bench, row)
    do()
    by_name(bench.sheet, "card-sign-drop").click()
    do()
    assert consents_of(desk, citizen) == ()


# --- taken back --------------------------------------------------------------------------------


def test_a_withdrawal_shows_every_card_with_its_letter_and_goes_on_to_the_recall(
    desk, bench, citizen, version, place, do
):
    consent = add_consent(desk, version)
    add_hand_out(desk, consent, place)
    opens.open_withdraw(bench, consent)
    do()
    panel = bench.sheet
    (card,) = panel.out.cards
    by_name(card, "card-out-copy").click()
    letter = QGuiApplication.clipboard().text()
    assert "Aagaard" not in letter
    assert "hjem" in letter
    QGuiApplication.clipboard().clear()
    panel.save.click()
    do()
    assert consents_of(desk, citizen)[0].withdrawn_on == DAY
    assert ("call", "card-recall", citizen) in bench.asked


def test_cards_are_called_back_and_their_answer_written(desk, bench, citizen, version, place, do):
    consent = add_consent(desk, version, withdrawn_on=DAY, withdrawn_how="borger")
    add_hand_out(desk, consent, place)
    opens.open_recall(bench, citizen)
    do()
    panel = bench.sheet
    assert "Samtykket er trukket tilbage" in shown_words(panel)
    panel.save.click()
    do()
    assert ledger(desk, citizen)[0].asked_back_on == DAY
    (card,) = panel.out.cards
    card.how.choose("destrueret")
    card.how.chosen.emit("destrueret")
    by_name(card, "card-out-save").click()
    do()
    assert ledger(desk, citizen)[0].recalled_how == "destrueret"


def test_with_nothing_out_there_is_nothing_to_call_back(bench, citizen, version, do):
    opens.open_recall(bench, citizen)
    do()
    assert "Ingen kort er ude." in shown_words(bench.sheet)
    assert not bench.sheet.save.isEnabled()


# --- compare, batch ----------------------------------------------------------------------------


def test_two_versions_are_compared(desk, bench, citizen, version, do):
    later = replace(usual_content(), headline="Søger fleksjob i en kantine")
    add_version(desk, citizen, later, number=2)
    opens.open_compare(bench, citizen)
    do()
    words = shown_words(bench.sheet)
    assert "Søger fleksjob i en kantine" in words
    assert "kræver et nyt samtykke" in words
    bench.is_hidden = True
    opens.open_compare(bench, citizen)
    do()
    assert "Aagaard" not in shown_words(bench.sheet)


def test_several_cards_go_to_one_workplace_as_one_file(qtbot, bench, version, place, outside, do):
    desk, citizen = bench.desk, bench.citizen
    add_consent(desk, version)
    other = add_citizen(desk, "6607704282", first_name="Bo", last_name="Birk")
    content = replace(usual_content(), name="Bo B.", candidate_no="K-2016-282")
    add_consent(desk, add_version(desk, other, content))
    third = add_citizen(desk, "6507704289", first_name="Cai", last_name="Carl")
    add_version(desk, third, replace(usual_content(), name="Cai C.", candidate_no="K-2016-289"))
    opens.open_batch(bench, place)
    do()
    panel = bench.sheet
    assert panel.list.rows_model.rowCount() == 2
    assert panel.others.rows_model.rowCount() == 1
    assert not panel.save.isEnabled()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, SPACE)
    assert len(panel.picked) == 1
    panel.all.click()
    assert len(panel.picked) == 2
    assert panel.save.text() == "Udlever 2 kort…"
    # from the list too: it is the sheet's key, and turns no row off
    qtbot.keyClick(panel.list, ENTER, Qt.KeyboardModifier.ControlModifier)
    do()
    assert len(ledger(desk, citizen)) == len(ledger(desk, other)) == 1
    assert ledger(desk, third) == ()
    assert len(list(outside.iterdir())) == 1


# --- the look of them --------------------------------------------------------------------------


@pytest.fixture
def told(desk, citizen, version, place):
    consent = add_consent(desk, version, recipients="kommunale")
    unsigned = add_consent(desk, version, signed_on=None, how="")
    gone = add_consent(desk, version, withdrawn_on=DAY, withdrawn_how="borger")
    add_hand_out(desk, gone, place, person="Karen Lund")
    add_version(desk, citizen, replace(usual_content(), headline="Ny"), number=2)
    return {
        "hand-out": lambda b: opens.open_hand_out(b, citizen, place),
        "consent": lambda b: opens.open_consent(b, version),
        "sign": lambda b: opens.open_sign(b, unsigned),
        "withdraw": lambda b: opens.open_withdraw(b, consent),
        "recall": lambda b: opens.open_recall(b, citizen),
        "compare": lambda b: opens.open_compare(b, citizen),
        "batch": lambda b: opens.open_batch(b, place),
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", ["hand-out", "consent", "sign", "withdraw", "recall", "compare", "batch"]
)
def test_each_sheet_is_named_reached_whole_and_names_nobody_when_hidden(
    bench, told, do, name, size
):
    told[name](bench)
    do()
    panel = bench.sheet
    panel.resize(SIZES[size][0], max(SIZES[size][1], panel.minimumSizeHint().height()))
    do()
    assert nameless(panel) == []
    assert unreachable(panel.window(), panel) == []
    assert cut_words(panel) == []
    assert sideways(panel) == []
    bench.is_hidden = True
    told[name](bench)
    do()
    assert "Aagaard" not in shown_words(bench.sheet) + told_aloud(bench.sheet)


def test_the_tab_shows_versions_consents_and_the_ledger(qtbot, bench, citizen, told, do):
    assert told
    tab = CardTab(bench)
    qtbot.addWidget(tab.widget)
    tab.widget.resize(1000, 1600)
    tab.widget.show()
    tab.show(citizen)
    do()
    words = shown_words(tab.widget) + told_aloud(tab.widget)
    for part in ("Version 2", "Venter på underskrift", "Trukket tilbage"):
        assert part in words
    assert tab.widget.hand_outs.rows_model.rowCount() == 1
    assert nameless(tab.widget) == []
    assert cut_words(tab.widget) == []
    named = ("Version 2", "Udleveringer", "Versioner")
    heads = [each for each in tab.widget.findChildren(QLabel) if each.text().startswith(named)]
    edges = {each.mapTo(tab.widget, QPoint()).x() for each in heads if each.isVisible()}
    assert len(heads) >= len(named)
    assert len(edges) == 1, "every card has the same inset"
    by_name(tab.widget, "card-withdraw-verb").click()
    assert bench.asked[-1][:2] == ("call", "card-withdraw")
    tab.widget.hand_out.click()
    assert bench.asked[-1] == ("call", "card-hand-out", citizen)
    tab.close()
    assert tab.widget.hand_outs.rows_model.rowCount() == 0


def test_an_empty_tab_says_what_will_come(qtbot, bench, citizen, do):
    tab = CardTab(bench)
    qtbot.addWidget(tab.widget)
    tab.widget.show()
    tab.show(citizen)
    do()
    tab.widget.empty.button.click()
    assert bench.asked[-1] == ("call", "kandidatkort", citizen)


def test_a_page_is_drawn_as_large_as_the_paper(tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    page = QImage(595, 842, QImage.Format.Format_RGB888)
    page.fill(Qt.GlobalColor.white)
    sheets_delivery.draw_pages(printer, [page, page])
    assert (tmp_path / "ud.pdf").stat().st_size > 0


def test_a_card_that_cannot_be_written_leaves_no_line(
    bench, version, place, tmp_path, do, monkeypatch
):
    desk, citizen = bench.desk, bench.citizen
    add_consent(desk, version)
    gone = Asking(
        lambda _p: str(tmp_path / "findes" / "ikke"),
        lambda _p, _s: None,
        lambda _f: None,
        _no_paper,
    )
    monkeypatch.setattr(sheets_delivery, "ASKING", gone)
    opens.open_hand_out(bench, citizen, place)
    do()
    bench.sheet.save.click()
    do()
    assert ledger(desk, citizen) == ()
    assert done(bench) == []
    assert card_hand_outs.hand_outs_at(desk, place) == ()
