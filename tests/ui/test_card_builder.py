"""The form of a card: written by keyboard alone, underlined while typing, kept as a draft."""

import io

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from flexdesk.app import card_drafts
from flexdesk.base.errors import EnvironmentFaultError
from flexdesk.domain.kandidatkort import CardContact, CardContent, Experience
from flexdesk.ui.cards.builder_form import CardBuilder
from tests.support.desks import a_desk, add_citizen
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

ENTER, TAB, F7 = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F7
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ILL = "Jeg har haft en depression, så jeg har brug for pauser"
CARD = CardContent(
    name="Åse A.",
    candidate_no="K-2016-285",
    headline="Søger fleksjob i køkken eller kantine",
    competences=("Anretning", "Servering"),
    about="Jeg trives, når gæsterne er tilfredse.",
    experience=(Experience("2011–2016", "Kantineassistent"), Experience("2006", "Køkkenhjælp")),
    considerations=("Faste mødetider", "Én opgave ad gangen"),
    hours_from=10.0,
    hours_to=12.0,
    days=("man", "tir"),
    contact=CardContact("Lene Østergaard", "Jobkonsulent", "Team Fleksjob", "00 00 00 00", ""),
)


def away(*widgets):
    """Take widgets away now, on this thread."""
    for widget in filter(isValid, widgets):
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk, phone="20 30 40 50")
    card_drafts.save_card_draft(desk, made, CARD)
    return made


@pytest.fixture
def form(qtbot, look, desk, runner, settle, citizen):
    bench = FakeBench(look, desk, runner, citizen=citizen)
    sheets = []

    def open_sheet(panel, title):
        bench.sheet = panel
        sheets.append(panel)
        bench.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 700)
        panel.show()
        panel.take_focus()

    bench.open_sheet = open_sheet
    made = CardBuilder(bench)
    made.bench, made.told = bench, []
    made.content_changed.connect(lambda content, overrides: made.told.append((content, overrides)))
    qtbot.addWidget(made, before_close_func=lambda _page: None)
    made.resize(530, 740)
    made.show()
    qtbot.waitExposed(made)
    made.load(citizen)
    settle(qtbot)
    settle(qtbot)
    yield made
    runner.drain()
    away(made, bench.window_widget, *sheets)


@pytest.fixture
def rest(qtbot, settle, form):
    """Wait until what is typed was told, read by the guard, and kept."""

    def wait():
        qtbot.waitUntil(lambda: not any(timer.isActive() for timer in form._timers))
        settle(qtbot)
        settle(qtbot)

    return wait


def by_name(root, name, at=0):
    return [w for w in root.findChildren(QWidget) if w.objectName() == name and w.isVisible()][at]


def whole(root):
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))


def kept(desk, citizen):
    return card_drafts.card_draft(desk, citizen)


def write(qtbot, edit, text):
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def tab(qtbot, form, key):
    """Go to a tab as the keyboard does."""
    form.tabs.focus_chosen()
    keys = list(form.pages)
    by = keys.index(key) - keys.index(form.tabs.key)
    for _step in range(abs(by)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left)


def test_every_tab_is_whole_wide_and_narrow(qtbot, form, rest):
    for width in (530, 440):
        form.resize(width, 400)
        for key in form.pages:
            tab(qtbot, form, key)
            QApplication.processEvents()
            assert whole(form) == ([], [], [], []), (width, key)
            form.take_focus()
            assert form.pages[key].isAncestorOf(QApplication.focusWidget()), key
    rest()


def test_nothing_is_changed_by_looking(form, rest, desk, citizen):
    for key in form.pages:
        form._choose_tab(key)
    assert form.content == CARD
    rest()
    assert kept(desk, citizen).content == CARD


def test_the_headline_counts_and_what_is_too_much_is_told_and_not_cut(qtbot, form, rest):
    edit = by_name(form, "card-headline")
    assert "37 af 90 tegn" in shown_words(form)
    edit.setFocus()
    edit.selectAll()
    pasted = QMimeData()
    pasted.setText("Søger job\n" + "i køkken " * 12)
    edit.insertFromMimeData(pasted)
    assert "27 tegn for meget: der er plads til 90. Intet er skåret væk." in shown_words(form)
    assert len(edit.text.strip()) == 117
    rest()
    assert form.told[-1][0].headline == edit.text.strip()


def test_an_illness_is_underlined_explained_and_put_right_by_keys(qtbot, form, rest, desk, citizen):
    tab(qtbot, form, "needs")
    form.take_focus()
    edit = by_name(form, "card-considerations-line")
    write(qtbot, edit, ILL)
    rest()
    (mark,) = edit.marks
    assert edit.text[mark.start : mark.end].endswith("depression")
    assert form.panel.isVisible()
    assert form.tabs._parts[3].choice.count == "1"
    assert whole(form) == ([], [], [], [])
    form.profile.headline.edit.setFocus()
    form.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), F7)
    assert edit.hasFocus()
    assert "depression" in edit.textCursor().selectedText()
    for _step in range(9):
        if QApplication.focusWidget() is form.panel.use:
            break
        qtbot.keyClick(QApplication.focusWidget(), TAB)
    qtbot.keyClick(form.panel.use, Qt.Key.Key_Space)
    rest()
    assert "depression" not in edit.text
    assert not form.panel.isVisible()
    assert kept(desk, citizen).content.considerations[0] == edit.text.strip()


def test_a_finding_is_kept_with_a_reason_that_the_draft_holds(qtbot, form, rest, desk, citizen):
    write(qtbot, by_name(form, "card-about"), ILL)
    rest()
    form.panel.keep.click()
    why = by_name(form, "guard-why")
    assert why.hasFocus()
    qtbot.keyClicks(why, "kort")
    # with the mouse too the cursor is back in the reason: a letter on a button is a shortcut
    by_name(form, "guard-save").setFocus()
    by_name(form, "guard-save").click()
    assert "Skriv mindst 10 tegn" in shown_words(form.panel)
    assert why.hasFocus()
    qtbot.keyClicks(why, " sagt: borgeren vil selv have det med")
    qtbot.keyClick(why, ENTER, CTRL)
    rest()
    (override,) = kept(desk, citizen).overrides
    assert override.section == "om_mig"
    assert override.reason == "kort sagt: borgeren vil selv have det med"
    assert "Beholdt" in shown_words(form.panel)
    assert form.told[-1][1] == (override,)
    assert whole(form) == ([], [], [], [])
    by_name(form, "guard-let-go").click()
    rest()
    assert kept(desk, citizen).overrides == ()


def test_a_need_moves_to_hensyn_and_what_goes_is_told_before(qtbot, form, rest, desk, citizen):
    write(qtbot, by_name(form, "card-about"), "Jeg er god til orden og har haft en depression.")
    rest()
    told = by_name(form, "guard-effect").text()
    assert "Væk: »og har haft en depression«" in told
    assert "Så står der: »Jeg er god til orden«." in told
    need = form.panel._proposals[0]
    assert need in by_name(form, "guard-proposal").text()
    by_name(form, "guard-use").click()
    rest()
    content = kept(desk, citizen).content
    assert content.about == "Jeg er god til orden."
    assert content.considerations == ("Faste mødetider", "Én opgave ad gangen", need)
    assert not form.panel.isVisible()


def test_the_next_finding_in_a_text_is_explained_once_one_is_kept(qtbot, form, rest):
    write(qtbot, by_name(form, "card-about"), "Jeg er god til orden og lider af angst.")
    rest()
    assert form.presenter.shown.total == 2
    form.panel.keep.click()
    qtbot.keyClicks(by_name(form, "guard-why"), "borgeren vil selv have det med")
    qtbot.keyClick(by_name(form, "guard-why"), ENTER, CTRL)
    rest()
    assert form.presenter.shown.current.words == "angst"
    assert form.presenter.shown.current.is_open


def test_a_cpr_number_cannot_be_kept(qtbot, form, rest):
    write(qtbot, by_name(form, "card-about"), "Mit nummer er 670770-4285, ring til mig")
    rest()
    assert form.presenter.shown.current.finding.is_final
    assert not form.panel.keep.isVisible()
    assert "Det kan ikke beholdes." in shown_words(form.panel)


def test_marks_follow_the_words_while_one_types(qtbot, form, rest):
    edit = by_name(form, "card-about")
    write(qtbot, edit, ILL)
    rest()
    before = edit.marks[0]
    edit.textCursor().setPosition(0)
    cursor = edit.textCursor()
    cursor.setPosition(0)
    edit.setTextCursor(cursor)
    qtbot.keyClicks(edit, "Ja! ")
    assert (edit.marks[0].start, edit.marks[0].end) == (before.start + 4, before.end + 4)
    rest()


def test_keys_of_the_window_are_the_form_s_while_one_is_in_it(qtbot, form, rest):
    pressed = []
    for keys in ("F7", "Alt+Left", "Alt+Down", "Esc"):
        shortcut = QShortcut(QKeySequence(keys), form)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    qtbot.keyClick(by_name(form, "card-headline"), F7)
    assert pressed == ["F7"]
    edit = by_name(form, "card-about")
    write(qtbot, edit, ILL)
    rest()
    form.profile.headline.edit.setFocus()
    qtbot.keyClick(form.profile.headline.edit, F7)
    assert edit.hasFocus()
    editor = form.profile.competences.editor
    editor.chips[1].setFocus()
    qtbot.keyClick(editor.chips[1], Qt.Key.Key_Left, ALT)
    assert editor.texts[:2] == ("Servering", "Anretning")
    editor.take_focus()
    qtbot.keyClicks(editor.edit, "k")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert not editor.offered
    assert pressed == ["F7"]
    rest()


def test_a_field_offers_its_list_and_takes_by_enter(qtbot, form, rest):
    tab(qtbot, form, "frame")
    transport = form.pages["frame"].transport
    transport.edit.setFocus()
    qtbot.keyClick(transport.edit, Qt.Key.Key_Down)
    assert transport.offering.items
    wanted = transport.offering.items[1]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER):
        qtbot.keyClick(transport.edit, key)
    assert transport.text == wanted
    assert transport.offering.items == ()
    qtbot.keyClicks(transport.edit, "x")
    qtbot.keyClick(transport.edit, Qt.Key.Key_Escape)
    rest()
    assert form.content.transport == wanted + "x"


def test_chips_are_taken_from_the_list_moved_and_dropped_by_keys(qtbot, form, rest):
    editor = form.profile.competences.editor
    editor.take_focus()
    qtbot.keyClicks(editor.edit, "k")
    assert editor.offered
    first = editor.offered[0]
    qtbot.keyClick(editor.edit, Qt.Key.Key_Down)
    qtbot.keyClick(editor.edit, ENTER)
    assert editor.texts == ("Anretning", "Servering", first)
    qtbot.keyClicks(editor.edit, "Egne ord, Flere ord")
    qtbot.keyClick(editor.edit, ENTER)
    assert editor.texts[3:] == ("Egne ord", "Flere ord")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Backspace)
    assert editor.chips[-1].hasFocus()
    qtbot.keyClick(editor.chips[-1], Qt.Key.Key_Left, ALT)
    assert editor.texts[3:] == ("Flere ord", "Egne ord")
    qtbot.keyClick(editor.chips[3], Qt.Key.Key_Delete)
    assert editor.texts[3:] == ("Egne ord",)
    rest()
    assert form.told[-1][0].competences == editor.texts


def test_a_list_that_is_full_says_so_and_the_word_stays(qtbot, form, rest):
    editor = form.profile.competences.editor
    editor.take_focus()
    qtbot.keyClicks(editor.edit, "a1,b1,c1,d1,e1,f1,g1,h1")
    qtbot.keyClick(editor.edit, ENTER)
    assert len(editor.texts) == 8
    assert editor.edit.text()
    assert "Der er plads til 8. Fjern en, før du tilføjer flere." in shown_words(form)
    assert "8 af 8" in shown_words(form)
    rest()


def test_lines_are_added_moved_and_dropped_by_keys(qtbot, form, rest):
    tab(qtbot, form, "experience")
    form.take_focus()
    edit = by_name(form, "card-experience-line")
    qtbot.keyClick(edit, Qt.Key.Key_Down, ALT)
    rest()
    assert form.content.experience == tuple(reversed(CARD.experience))
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    years = QApplication.focusWidget()
    qtbot.keyClicks(years, "2017")
    qtbot.keyClick(years, ENTER)
    qtbot.keyClicks(QApplication.focusWidget(), "Praktik i børnehave")
    rest()
    assert form.content.experience[-1] == Experience("2017", "Praktik i børnehave")
    by_name(form, "card-experience-line", 2).parentWidget().drop.click()
    rest()
    assert len(form.content.experience) == 2
    assert whole(form) == ([], [], [], [])


def test_hours_that_cannot_be_read_are_told_and_stay(qtbot, form, rest):
    tab(qtbot, form, "frame")
    form.take_focus()
    edit = by_name(form, "card-hours-from")
    write(qtbot, edit, "mange")
    assert "Skriv timerne som 8 eller 12,5, mellem 1 og 37." in shown_words(form)
    rest()
    assert edit.text() == "mange"
    assert form.content.hours_from == 10.0
    write(qtbot, edit, "14")
    assert "Fra er større end til. Byt de to tal om." in shown_words(form)
    write(qtbot, edit, "8,5")
    write(qtbot, by_name(form, "card-start-on"), "32-13")
    assert "Dagen kan ikke læses." in shown_words(form)
    write(qtbot, by_name(form, "card-start-on"), "01-10-2016")
    rest()
    told = form.content
    assert (told.hours_from, told.start_on.isoformat()) == (8.5, "2016-10-01")
    assert whole(form) == ([], [], [], [])


def test_days_are_turned_by_arrows_and_blank(qtbot, form, rest):
    tab(qtbot, form, "frame")
    days = form.pages["frame"].days
    days.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    rest()
    assert form.content.days == ("man", "ons")


def test_what_stays_in_the_house_becomes_a_need_and_is_kept_nowhere(
    qtbot, form, rest, desk, citizen
):
    tab(qtbot, form, "needs")
    translator = form.needs.translator
    translator.edit.setFocus()
    qtbot.keyClicks(translator.edit, "må ikke løfte over 10 kg på grund af ryggen")
    qtbot.keyClick(translator.edit, ENTER)
    assert translator.needs
    text = translator.needs[0].text()
    assert "10 kg" in text
    assert whole(form) == ([], [], [], [])
    qtbot.keyClick(translator.edit, TAB)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    rest()
    assert form.content.considerations[-1] == text
    assert "ryggen" not in desk.store.draft(f"card:{citizen}")


def test_parts_are_turned_off_and_ordered_by_keys(qtbot, form, rest, desk, citizen):
    tab(qtbot, form, "sections")
    form.take_focus()
    first = QApplication.focusWidget()
    assert first.text() == "Det kan jeg"
    qtbot.keyClick(first, Qt.Key.Key_Down, ALT)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    rest()
    told = kept(desk, citizen).content
    assert told.order[:2] == ("opgaver", "kompetencer")
    assert set(told.off) == {"billede", "kompetencer"}
    assert "intet skrevet" in shown_words(form)


def test_what_is_typed_is_kept_at_once_when_one_leaves(qtbot, form, desk, citizen):
    write(qtbot, by_name(form, "card-headline"), "Søger job på lager")
    form.keep_draft()
    assert kept(desk, citizen).content.headline == "Søger job på lager"
    form.close_card()
    assert "lager" not in shown_words(form)
    assert kept(desk, citizen).content.headline == "Søger job på lager"


def test_another_citizen_begins_clean(qtbot, form, desk, citizen, rest):
    write(qtbot, by_name(form, "card-about"), ILL)
    other = add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    form.load(other)
    rest()
    assert form.citizen == other
    assert "depression" not in shown_words(form)
    assert not form.panel.isVisible()
    assert kept(desk, citizen).content.about == ILL


def test_nothing_of_one_citizen_is_ever_another_s(qtbot, form, desk, citizen, rest):
    other = add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    form.load(other)
    assert "køkken" not in shown_words(form)
    qtbot.keyClicks(by_name(form, "card-headline"), "for tidligt")
    rest()
    assert kept(desk, other).content.headline != "for tidligt"
    assert not kept(desk, other).is_typed
    assert kept(desk, citizen).content == CARD


def test_a_draft_that_cannot_be_kept_stays_on_the_form(qtbot, form, desk, citizen, monkeypatch):
    def full(*_args):
        raise EnvironmentFaultError("disk.full", path="register")

    write(qtbot, by_name(form, "card-headline"), "Søger job på lager")
    monkeypatch.setattr(card_drafts, "save_card_draft", full)
    form.load(add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum"))
    assert form.citizen == citizen
    assert form.notice.text
    monkeypatch.undo()
    form.keep_draft()
    assert kept(desk, citizen).content.headline == "Søger job på lager"


def test_a_protected_address_is_told_on_the_form(form, desk, rest):
    other = add_citizen(desk, "6207704287", first_name="Bo", address_protected=True)
    form.load(other)
    rest()
    assert "Adressen er beskyttet: kortet er altid uden navn" in shown_words(form)
    assert "Navn på kortet" not in shown_words(form)
    assert not form.profile.photo.isVisible()
    assert cut_words(form) == []


def test_a_card_that_tells_nobody_to_call_says_so(qtbot, form, rest):
    about = form._about
    assert not about.isVisible()
    tab(qtbot, form, "contact")
    write(qtbot, form.contact.fields["phone"].edit, " ")
    rest()
    assert "hvem arbejdsgiveren ringer til" in about.text()
    write(qtbot, form.contact.fields["phone"].edit, "00 11 22 33")
    rest()
    assert not about.isVisible()


def test_a_panel_follows_its_line(qtbot, form, rest):
    tab(qtbot, form, "needs")
    form.take_focus()
    write(qtbot, by_name(form, "card-considerations-line", 1), ILL)
    rest()
    lines = form.needs.needs
    column = lines._column
    assert column.indexOf(form.panel) == 2
    lines.lines[0].drop.click()
    rest()
    assert (column.indexOf(lines.lines[0]), column.indexOf(form.panel)) == (0, 1)


def test_names_are_hidden(form):
    form.on_hide(is_hidden=True)
    assert "Åse A." not in shown_words(form)
    assert "K-2016-285: navn og billede er skjult (F9)" in shown_words(form)
    assert form.content.name == "Åse A."
    form.on_hide(is_hidden=False)
    assert "Åse A." in shown_words(form)


def test_the_form_goes_where_it_is_sent(form):
    form.go_to("hensyn")
    assert form.tabs.key == "needs"
    assert by_name(form, "card-considerations-line").hasFocus()
    form.go_to("kontakt")
    assert by_name(form, "card-contact-name").hasFocus()
    form.go_to("billede")
    assert form.tabs.key == "profile"


def test_a_picture_is_cropped_by_keys_and_stands_on_the_card(
    qtbot, form, rest, desk, citizen, tmp_path
):
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (900, 700), "#7a8").save(held, "JPEG")
    path = tmp_path / "portræt.jpg"
    path.write_bytes(held.getvalue())
    form.profile.photo.chosen.emit(str(path))
    rest()
    panel = form.bench.sheet
    assert form.bench.asked[-1] == ("open_sheet", "Beskær billede")
    assert panel.area.hasFocus()
    assert whole(panel) == ([], [], [], [])
    left = panel.area.left
    qtbot.keyClick(panel.area, Qt.Key.Key_Minus)
    qtbot.keyClick(panel.area, Qt.Key.Key_Left, SHIFT)
    assert (panel.area.side, panel.area.left) == (665, left + 17 - 35)
    qtbot.keyClick(panel.area, ENTER, CTRL)
    rest()
    rest()
    told = kept(desk, citizen).content
    assert told.photo
    assert "billede" not in told.off
    assert form.sections.lines["billede"].check.isChecked()
    assert not form.profile.photo.thumb.image.isNull()
    by_name(form, "card-photo-drop").click()
    rest()
    assert kept(desk, citizen).content.off == ("billede",)


def test_a_picture_that_cannot_be_read_is_told_where_it_arose(form, rest, tmp_path):
    path = tmp_path / "noget.jpg"
    path.write_bytes(b"ikke et billede")
    form.profile.photo.chosen.emit(str(path))
    rest()
    assert form.notice.text
    assert form.bench.sheet is None
