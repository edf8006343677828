"""The room Kandidatkort without a window: the list, the card that is open, what may be done."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from flexdesk.app.card_drafts import CardDraft
from flexdesk.app.card_rows import CardRow
from flexdesk.app.card_state import STATES, TONES, CardState
from flexdesk.app.changes import Changes, Done
from flexdesk.app.consent_rows import Coverage
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import CardLook, CardSize, Sight
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.ui.cards.cases import CardHead
from flexdesk.ui.cards.list_columns import columns_for, out_text, version_text
from flexdesk.ui.cards.list_filter import ALL, MINE, TEAM, ListFilter, shown, state_words
from flexdesk.ui.cards.list_presenter import CardListPresenter
from flexdesk.ui.cards.presenter import CardPresenter
from tests.support.desks import DAY
from tests.support.fake_ui import InlineRunner

HANDED, LACKING, DRAFT = CardState.UDLEVERET, CardState.MANGLER, CardState.KLADDE


def a_row(name, state, **values):
    told = {
        "citizen": name, "candidate_no": "K-1", "consultant": "KON01", "step": "", "version": "v",
        "number": 2, "made_on": DAY, "has_draft": False, "until": None, "recipients": "", "out": 0,
        "out_text": "", "recalls": 0, "is_protected": False, **values,
    }  # fmt: skip
    return CardRow(name=name, state=state.value, state_text=STATES[state], tone=TONES[state],
                   haystack=fold(f"{name} {told['recipients']}"), **told)  # fmt: skip


ROWS = (
    a_row("Bo Kvist", HANDED, out=2, recalls=1, until=DAY, recipients="Alle arbejdspladser"),
    a_row("Ida Mørk", DRAFT, number=0, has_draft=True, version=""),
    a_row("Åse Ørum", LACKING, has_draft=True),
)


def names(found):
    return [row.name for row in found.rows]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ListFilter(), ["Bo Kvist", "Ida Mørk", "Åse Ørum"]),
        (ListFilter("aase"), ["Åse Ørum"]),
        (ListFilter("alle arbejds"), ["Bo Kvist"]),
        (ListFilter(state=LACKING.value), ["Åse Ørum"]),
        (ListFilter("bo", state=LACKING.value), []),
    ],
)
def test_the_list_is_narrowed_by_words_and_state(wanted, found) -> None:
    assert names(shown(ROWS, wanted)) == found


def test_states_carry_their_counts_in_the_order_of_a_cards_life() -> None:
    counts = [(each.text, each.count) for each in shown(ROWS, ListFilter()).states]
    assert counts == [("Alle", "3"), ("Kladde", "1"), ("Mangler samtykke", "1"),
                      ("Udleveret", "1")]  # fmt: skip


def test_the_grey_line_says_what_asks_for_something() -> None:
    assert state_words(ROWS) == (
        "3 kort · 2 ude hos arbejdspladser · 1 skal kaldes hjem · 1 mangler samtykke"
    )


def test_cells_say_drafts_and_cards_that_must_come_back() -> None:
    assert [version_text(row) for row in ROWS] == ["Version 2", "–", "Version 2 + kladde"]
    assert [out_text(row) for row in ROWS] == ["2, kald 1 hjem", "", ""]


def test_columns_go_before_a_name_is_cut_and_hidden_names_are_numbers() -> None:
    wide = [spec.key for spec in columns_for(1400, has_team=True)]
    assert wide == ["name", "state", "version", "until", "recipients", "out", "by"]
    small = [spec.key for spec in columns_for(430)]
    assert small == ["name", "state"]
    hidden = columns_for(1400, is_hidden=True)[0]
    assert (hidden.title, hidden.show(ROWS[0])) == ("Kandidatnr.", "K-1")


class _ListView:
    def __init__(self):
        self.said = {}

    def show_rows(self, found, foot):
        self.said["rows"], self.said["nothing"] = [row.name for row in found], None
        self.said["foot"] = foot

    def show_nothing(self, title, text, verb):
        self.said["rows"], self.said["nothing"] = [], (title, text, verb)

    def show_line(self, line):
        self.said["line"] = line

    def show_filters(self, states, state, scope):
        self.said["state"], self.said["scope"] = state, scope

    def set_columns(self, *, is_hidden, has_team):
        self.said["columns"] = (is_hidden, has_team)

    def say_error(self, title, text):
        self.said["error"] = f"{title} {text}"


class _Host:
    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        return lambda *args: self.asked.append((name, *args))


class _Cases:
    def __init__(self, rows=ROWS):
        self.of_team = rows
        self.is_refusing = False
        self.head_ = a_head()
        self.made = []
        self.wishes = []

    def rows(self, *, is_mine):
        return self.of_team[:1] if is_mine else self.of_team

    def now(self):
        return dt.datetime(2016, 8, 31, 10, 42, tzinfo=dt.UTC)

    def head(self, citizen):
        if citizen == "gone":
            raise UserError("citizen.unknown")
        return replace(self.head_, citizen=citizen)

    def preview(self, citizen, content, overrides, wish):
        self.wishes.append(wish)
        return a_preview(wish)

    def make_version(self, citizen, content, overrides):
        if self.is_refusing:
            raise UserError("card.empty")
        self.made.append(content)
        self.head_ = a_head(number=self.head_.number + 1, content=content)
        return Done("v2", "tx", Changes(frozenset({citizen}), frozenset({"card_version"}), "tx"))


CONTENT = CardContent(name="Mette S.", headline="Søger fleksjob")
COVERAGE = Coverage("Samtykke gælder.", "accent", None, 7, 8)


def a_head(*, number=3, content=CONTENT, is_typed=False, is_closed=False):
    version = "v" if number else ""
    draft = CardDraft(content, (), number, is_typed, not number)
    return CardHead("c1", "Mette Sandager", "K-2016-014", number, version, DAY if number else None,
                    is_typed, is_closed, COVERAGE, draft)  # fmt: skip


def a_preview(wish, *, stopping=()):
    return SimpleNamespace(
        pictures=(), overflows=(), findings=stopping, stopping=stopping, withheld=(), left_out=(),
        text="", sight=wish.sight, coverage=COVERAGE,
    )  # fmt: skip


@pytest.fixture
def found():
    view, host = _ListView(), _Host()
    made = CardListPresenter(view, _Cases(), InlineRunner(), host)
    made.load()
    return made, view.said, host


def test_one_sees_ones_own_cards_first_and_the_teams_when_asked(found) -> None:
    presenter, said, host = found
    assert (said["rows"], said["scope"]) == (["Bo Kvist"], MINE)
    assert ("counted", 1) in host.asked
    presenter.on_scope(TEAM)
    assert (len(said["rows"]), said["columns"]) == (3, (False, True))
    presenter.on_state(DRAFT.value)
    assert said["foot"] == "1 af 3 kandidatkort"
    presenter.on_state(ALL)
    assert said["foot"] == "3 kandidatkort"


def test_nothing_found_offers_the_next_wider_search(found) -> None:
    presenter, said, host = found
    presenter.on_typed("ørum")
    assert said["nothing"][2] == "Søg i hele teamets"
    presenter.on_empty()
    assert said["rows"] == ["Åse Ørum"]
    presenter.on_typed("findes ikke")
    assert said["nothing"][2] == "Søg blandt alle borgere"
    presenter.on_empty()
    assert host.asked[-1] == ("find_citizen", "findes ikke")


def test_an_empty_list_says_what_it_will_show_and_how_it_begins() -> None:
    view, host = _ListView(), _Host()
    presenter = CardListPresenter(view, _Cases(()), InlineRunner(), host)
    presenter.load()
    assert view.said["nothing"][0] == "Ingen kandidatkort endnu"
    assert view.said["line"] == "Ingen endnu"
    presenter.on_empty()
    assert host.asked[-1] == ("find_citizen", "")


def test_the_list_is_read_again_only_when_it_is_concerned_and_hides_names(found) -> None:
    presenter, said, _host = found
    said.clear()
    presenter.load()
    presenter.on_changes(Changes(frozenset(), frozenset({"opening"}), "t"), is_seen=True)
    assert said == {}
    presenter.on_changes(Changes(frozenset(), frozenset({"consent"}), "t"), is_seen=True)
    assert said["rows"] == ["Bo Kvist"]
    presenter.on_hide(is_hidden=True)
    assert said["columns"] == (True, False)
    presenter.close()
    assert presenter.found == ()


class _CardView:
    def __init__(self):
        self.said = {}
        self.went = []

    def show_head(self, line, head, *, is_hidden):
        self.said["line"] = line

    def show_coverage(self, told, *, has_version):
        self.said["coverage"] = (told.text, has_version)

    def show_verbs(self, *, is_draft, why_not, can_hand_out):
        self.said["verbs"] = (is_draft, why_not, can_hand_out)

    def show_wish(self, wish):
        self.said["wish"] = wish

    def show_preview(self, shown):
        self.said["preview"] = shown.sight

    def load_builder(self, citizen):
        self.said["builder"] = citizen

    def reload_builder(self, citizen):
        self.said["reloaded"] = citizen

    def go_to_finding(self, section):
        self.went.append(section)

    def say_error(self, title, text):
        self.said["error"] = title


@pytest.fixture
def card():
    view, host, cases = _CardView(), _Host(), _Cases()
    made = CardPresenter(view, cases, InlineRunner(), host)
    made.show("c1")
    return SimpleNamespace(it=made, said=view.said, host=host, cases=cases, view=view)


def test_an_open_card_says_whose_it_is_and_that_there_is_nothing_new(card) -> None:
    assert card.said["builder"] == "c1"
    assert card.said["line"] == "Mette Sandager · version 3 fra 31-08-2016"
    is_draft, why, can_hand_out = card.said["verbs"]
    assert (is_draft, can_hand_out) == (False, True)
    assert why == "Der er intet nyt siden version 3."
    assert card.said["preview"] is Sight.ARBEJDSGIVER


def test_a_typed_card_is_a_draft_and_becomes_a_version(card) -> None:
    new = replace(CONTENT, headline="Søger fleksjob i køkken")
    card.it.on_content(new, ())
    assert card.said["line"] == "Mette Sandager · version 4, kladde"
    card.cases.head_ = a_head(content=new, is_typed=True)
    card.it.on_kept()
    assert card.said["line"] == "Mette Sandager · version 4, kladde · gemt kl. 10.42"
    assert card.said["verbs"] == (True, "", True)
    card.it.on_save()
    assert card.cases.made == [new]
    assert card.host.asked[-2][:2] == ("said", "Version gemt")
    assert card.said["line"].startswith("Mette Sandager · version 4 fra")
    assert card.said["verbs"][0] is False
    assert card.said["reloaded"] == "c1"


def test_a_refused_version_says_so_and_keeps_what_is_typed(card) -> None:
    card.cases.is_refusing = True
    card.it.on_content(replace(CONTENT, about="Nyt"), ())
    card.it.on_save()
    assert card.said["error"]
    assert card.cases.made == []
    assert card.said["verbs"][0] is True


def test_a_finding_holds_the_version_back_and_can_be_gone_to(card) -> None:
    stopping = (SimpleNamespace(section="hensyn"),)
    card.cases.preview = lambda _c, _t, _o, wish: a_preview(wish, stopping=stopping)
    card.it.on_content(replace(CONTENT, about="Nyt"), ())
    card.it.draw()
    assert card.said["verbs"][1] == "Løs fundene, før versionen kan gemmes."
    card.it.on_finding()
    assert card.view.went == ["hensyn"]


def test_a_closed_case_gets_no_new_version(card) -> None:
    card.cases.head_ = a_head(is_closed=True)
    card.it.load()
    assert card.said["verbs"][1].startswith("Sagen er lukket")


def test_a_card_nobody_has_saved_has_no_version_to_hand_out() -> None:
    view, cases = _CardView(), _Cases()
    cases.head_ = a_head(number=0, is_typed=True)
    CardPresenter(view, cases, InlineRunner(), _Host()).show("c1")
    assert view.said["line"] == "Mette Sandager · version 1, kladde"
    cases.head_ = a_head(number=0)
    it = CardPresenter(view, cases, InlineRunner(), _Host())
    it.show("c1")
    assert view.said["line"] == "Mette Sandager · ikke begyndt, udfyldt fra sagen"
    it.on_content(replace(CONTENT, about="Nyt"), ())
    assert view.said["line"] == "Mette Sandager · version 1, kladde"
    assert view.said["verbs"] == (True, "", False)
    assert view.said["coverage"][1] is False


def test_the_paper_follows_what_is_chosen(card) -> None:
    before = len(card.cases.wishes)
    card.it.on_sight("anonym")
    card.it.on_size("a5")
    card.it.on_look("klassisk")
    card.it.on_language("en")
    card.it.on_width(900)
    card.it.on_width(900)
    assert len(card.cases.wishes) == before + 5
    wish = card.cases.wishes[-1]
    assert (wish.sight, wish.size, wish.look) == (Sight.ANONYM, CardSize.A5, CardLook.KLASSISK)
    assert (wish.language, wish.width) == ("en", 900)


def test_hidden_names_show_the_number_and_the_unnamed_paper(card) -> None:
    card.it.on_hide(is_hidden=True)
    assert card.said["line"].startswith("K-2016-014 · ")
    assert card.cases.wishes[-1].sight is Sight.ANONYM
    card.it.on_hide(is_hidden=False)
    assert card.cases.wishes[-1].sight is Sight.ARBEJDSGIVER


def test_the_page_of_a_citizen_who_is_no_more_is_left(card) -> None:
    card.it.show("gone")
    assert card.host.asked[-1] == ("leave",)


def test_closing_drops_all_of_it(card) -> None:
    card.it.close()
    assert (card.it.citizen, card.it.head, card.it.shown) == ("", None, None)
    before = len(card.cases.wishes)
    card.it.draw()
    assert len(card.cases.wishes) == before
