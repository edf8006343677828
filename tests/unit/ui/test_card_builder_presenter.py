"""The form of a card without Qt: where a finding stands, proposals, reasons, drafts."""

import dataclasses

import pytest

from flexdesk.app.card_guard import CardFinding
from flexdesk.app.changes import Changes, Done
from flexdesk.domain.guard import Finding, Verdict
from flexdesk.domain.kandidatkort import CardContent, Override
from flexdesk.ui.cards.builder_cases import BuilderCard
from flexdesk.ui.cards.builder_presenter import BuilderPresenter, with_photo
from flexdesk.ui.cards.guard_mend import mend
from flexdesk.ui.cards.guard_places import Said, advice, places, wordings
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner

ILL = "Jeg har haft en depression, så jeg har brug for pauser. Faste mødetider."
GAP = "Væk et par år"
NOW = "Klar til at begynde nu"


def finding(text, words, rule="diagnosis.name", verdict=Verdict.BLOCK, **more):
    at = text.index(words)
    return Finding(at, at + len(words), rule.split(".")[0], verdict, rule, "Fordi.", **more)


def found(section, index, text, words, **more):
    return CardFinding(section, index, text, finding(text, words, **more))


class Cases:
    """Use cases that find two words, and write down what is kept."""

    def __init__(self):
        self.kept, self.fails = [], None

    def card(self, citizen):
        content = CardContent(about=ILL, considerations=("Ro", GAP))
        return BuilderCard(citizen, content, (), "K-2016-285", least_reason=10)

    def check(self, citizen, content, overrides):
        texts = [("om_mig", 0, content.about, "en depression", "diagnosis.name"),
                 *(("hensyn", at, text, "et par år", "benefit.gap")
                   for at, text in enumerate(content.considerations))]  # fmt: skip
        made = [found(s, i, t, w, rule=r) for s, i, t, w, r in texts if w in t]
        kept = {(o.section, o.rule, o.text): o for o in overrides}
        return tuple(
            dataclasses.replace(
                each, kept=kept.get((each.section, each.finding.rule, _words(each)))
            )
            for each in made
        )

    def keep(self, citizen, content, overrides):
        if self.fails:
            raise self.fails
        self.kept.append((citizen, content, overrides))

    def title_of(self, kind):
        return kind.upper()

    def offers(self, kind, typed):
        return (f"{kind} {typed}",)

    def needs(self, limitation):
        return (f"Behov: {limitation}",)

    def look_at(self, path):
        return path.name

    def keep_photo(self, citizen, data, crop):
        return Done("photo1", "tx1"), b"jpeg"


def _words(each):
    return each.text[each.finding.start : each.finding.end]


class Host:
    def __init__(self):
        self.told, self.kept, self.done = [], 0, []

    def card_changed(self, content, overrides):
        self.told.append((content, overrides))

    def card_kept(self):
        self.kept += 1

    def said(self, text, done):
        self.done.append((text, done.tx))


class View(FakeView):
    has_room, needs = True, ()

    def add_need(self, need):
        self.needs = (*self.needs, need)
        return self.has_room

    def text_at(self, place):
        return ILL if place.section == "om_mig" else GAP


SAID = (Said("om_mig", 0, ILL), Said("hensyn", 0, "Ro"), Said("hensyn", 1, GAP))


@pytest.fixture
def made():
    view, cases, host = View(), Cases(), Host()
    presenter = BuilderPresenter(view, cases, InlineRunner(), host)
    presenter.load("c1")
    presenter.on_paused(SAID)
    return presenter, view, cases, host


def test_a_finding_stands_where_it_was_typed_blanks_and_all():
    typed = "  Ro,   ikke  mere \n end det"
    plain = " ".join(typed.split())
    (place,) = places([Said("om_mig", 0, typed)], [found("om_mig", 0, plain, "ikke mere end")])
    assert typed[place.start : place.end] == "ikke  mere \n end"
    assert place.words == "ikke mere end"


def test_a_finding_in_a_job_leaves_the_years_out_and_empty_lines_do_not_count():
    said = [Said("erfaring", 0, "", ""), Said("erfaring", 1, "Kok hos Bo", "2011–2016")]
    text = "2011–2016 Kok hos Bo"
    (place,) = places(said, [found("erfaring", 0, text, "Bo")])
    assert (place.at, place.start, place.end) == (1, 8, 10)
    (years,) = places(said, [found("erfaring", 0, text, "2011")])
    assert (years.start, years.end) == (0, len("Kok hos Bo"))


def test_two_fields_that_say_the_same_are_told_by_their_order():
    said = [Said("hensyn", 0, GAP), Said("hensyn", 1, GAP)]
    both = [found("hensyn", 1, GAP, "par"), found("hensyn", 0, GAP, "par")]
    assert [place.at for place in places(said, both)] == [0, 1]
    assert places(said, [found("sprog", 0, "Dansk", "Dansk")]) == ()


def mended(text, words, proposal=""):
    start = text.index(words)
    change = mend(text, start, start + len(words), proposal)
    first, last, written = change.piece
    after = text[:first] + written + text[last:]
    assert " ".join(after.split()) == change.left
    return after, change.gone


@pytest.mark.parametrize(
    ("text", "words", "proposal", "after"),
    [
        ("Jeg har været sygemeldt et par år", "sygemeldt", NOW, NOW),
        ("Jeg har været sygemeldt et par år", "sygemeldt", "", ""),
        ("Jeg er god til orden og lider af angst.", "angst", "", "Jeg er god til orden."),
        ("Jeg er god til orden og lider af angst.", "angst", NOW, f"Jeg er god til orden. {NOW}."),
        ("Jeg har haft angst, så jeg har brug for ro", "angst", "", "Jeg har brug for ro"),
        ("Glad for børn. Jeg har gigt. Møder til tiden.", "gigt", "",
         "Glad for børn. Møder til tiden."),
        ("Glad for børn. Jeg har gigt. Til tiden.", "gigt", f"{NOW}.",
         f"Glad for børn. {NOW}. Til tiden."),
        ("Møder altid, pga. min medicin kun om dagen", "medicin", "", "Møder altid"),
        ("Glad! Jeg er på kontanthjælp!", "kontanthjælp", NOW, f"Glad! {NOW}!"),
        ("Jeg har travlt", "travlt", "ro", "Jeg har ro"),
        ("god til haver, har angst", "angst", "", "god til haver"),
        ("Bager brød siden 12-05-1971", "12-05-1971", "", "Bager brød"),
        ("Ring 12 34 56 78 nu", "12 34 56 78", "", ""),
    ],
)  # fmt: skip
def test_the_clause_goes_and_a_proposal_is_a_sentence_of_its_own(text, words, proposal, after):
    assert mended(text, words, proposal)[0] == after


def test_what_goes_is_told_before_it_goes():
    assert mended("Jeg er god til orden og lider af angst.", "angst")[1] == "og lider af angst"
    assert mended("Jeg har haft angst, så jeg har brug for ro", "angst")[1] == (
        "Jeg har haft angst, så"
    )


def test_advice_is_no_wording():
    told = ("Tag det ud: det vedkommer ikke opgaven.", "Skriv »jeg«.", "Pauser efter behov")
    assert wordings(told) == ("Pauser efter behov",)
    assert advice(told) == told[0]
    assert (advice(("Rolige omgivelser",)), wordings(("",))) == ("", ("",))


def test_the_first_finding_is_explained_and_f7_goes_round(made):
    presenter, view, _cases, _host = made
    (shown,) = view.said("show_found")
    assert (shown.title, shown.number, shown.total) == ("DIAGNOSIS", 1, 2)
    presenter.on_stepped(1)
    assert view.said("go_to_place")[0].section == "om_mig"
    presenter.on_stepped(1)
    assert view.said("go_to_place")[0].section == "hensyn"
    presenter.on_stepped(1)
    assert view.said("go_to_place")[0].section == "om_mig"
    presenter.on_stepped(-1)
    assert presenter.shown.number == 2


def test_where_the_cursor_stands_is_what_is_explained(made):
    presenter, view, _cases, _host = made
    presenter.on_visited("hensyn", 1, 6)
    assert view.said("show_found")[0].current.words == "et par år"
    before = view.count("show_found")
    presenter.on_visited("hensyn", 0, 0)
    assert view.count("show_found") == before


def test_a_reason_keeps_a_finding_and_can_be_taken_back(made):
    presenter, view, cases, host = made
    assert not presenter.on_reasoned("  fordi  ")
    assert presenter.on_reasoned("Borgeren ønsker det selv nævnt")
    kept = Override("om_mig", "diagnosis.name", "en depression", "Borgeren ønsker det selv nævnt")
    assert presenter.overrides == (kept,)
    assert cases.kept[-1][2] == (kept,)
    assert host.told[-1][1] == (kept,)
    shown = view.said("show_found")[0]
    assert (shown.current.kept, shown.total) == (kept, 1)
    presenter.on_let_go()
    assert presenter.overrides == ()
    assert view.said("show_found")[0].total == 2


def test_a_final_finding_is_never_kept(made):
    presenter, _view, _cases, _host = made
    place = presenter.shown.current
    final = dataclasses.replace(place, finding=dataclasses.replace(place.finding, is_final=True))
    presenter._shown = dataclasses.replace(presenter.shown, current=final)
    assert not presenter.on_reasoned("Borgeren ønsker det selv nævnt")
    assert presenter.overrides == ()


def test_a_need_goes_under_hensyn_and_its_cause_goes_away(made):
    presenter, view, _cases, _host = made
    presenter.on_used("En kort pause hver time")
    place, piece = view.said("write")
    assert place.section == "om_mig"
    assert piece == (0, ILL.index("."), "Jeg har brug for pauser")
    assert view.needs == ("En kort pause hver time",)


def test_with_no_room_for_a_need_nothing_is_changed(made):
    presenter, view, _cases, _host = made
    view.has_room = False
    presenter.on_used("En kort pause hver time")
    assert view.count("write") == 0
    assert view.said("say_error")[0] == "Der er ikke plads til flere hensyn."


def test_another_proposal_is_written_where_the_words_stood(made):
    presenter, view, _cases, _host = made
    presenter.on_visited("hensyn", 1, 6)
    presenter.on_used(NOW)
    place, piece = view.said("write")
    assert (place.section, piece) == ("hensyn", (0, len(GAP), NOW))


def test_what_is_typed_is_told_and_kept_once(made):
    presenter, _view, cases, host = made
    content = CardContent(headline="Søger job")
    presenter.on_edited(content, ())
    assert host.told[-1] == (content, ())
    presenter.on_rested()
    presenter.on_rested()
    assert [kept[1] for kept in cases.kept] == [content]
    assert host.kept == 1
    presenter.on_edited(CardContent(headline="Søger fast job"), ())
    presenter.load("c2")
    assert cases.kept[-1][:2] == ("c1", CardContent(headline="Søger fast job"))
    assert presenter.citizen == "c2"


def test_a_draft_that_cannot_be_kept_stays_typed(made):
    presenter, view, cases, _host = made
    cases.fails = OSError("disk")
    presenter._on_keep_failed = lambda _error: view.say_error("x", "y")
    presenter.on_edited(CardContent(headline="Søger job"), ())
    presenter.on_rested()
    assert view.count("say_error") == 1


def test_an_answer_about_another_citizen_is_not_shown():
    view, runner = View(), HeldRunner()
    presenter = BuilderPresenter(view, Cases(), runner, Host())
    presenter.load("c1")
    presenter.load("c2")
    runner.go()
    assert view.said("show_card")[0].citizen == "c2"
    assert view.count("show_card") == 1
    presenter.close()
    assert (presenter.citizen, presenter.content) == ("", CardContent())


def test_a_version_that_was_made_is_read_unless_one_types(made):
    presenter, view, _cases, _host = made
    changes = Changes(citizens=frozenset({"c1"}), kinds=frozenset({"card_version"}))
    presenter.on_changes(changes)
    assert view.count("show_card") == 2
    presenter.on_edited(CardContent(headline="Ny"), ())
    presenter.on_changes(changes)
    assert view.count("show_card") == 2


def test_a_photo_turns_its_section_on_and_off(made):
    presenter, view, _cases, host = made
    presenter.on_photo_chosen("/et/sted/billede.jpg")
    assert view.said("ask_crop") == ("billede.jpg",)
    closed = []
    presenter.on_cropped(b"data", object(), lambda: closed.append(1))
    assert view.said("show_photo") == (b"jpeg", "photo1")
    assert (closed, host.done) == ([1], [("Billedet er gemt", "tx1")])
    on = with_photo(CardContent(), "photo1")
    assert (on.photo, on.off) == ("photo1", ())
    assert with_photo(on, "").off == ("billede",)
