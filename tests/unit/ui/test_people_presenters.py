"""The presenters of the forms about people, of Tjek data and of Fortryd, on fakes."""

import datetime as dt
from types import SimpleNamespace

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_life import ClosingPlan
from flexdesk.app.hand_over import HandOverPlan
from flexdesk.app.inspector import Aside, InspectorGroup, InspectorLine, InspectorPage
from flexdesk.app.substitutes import SubstituteLine
from flexdesk.app.team_members import Member
from flexdesk.app.undo_panel import Detail, DetailLine, UndoRow
from flexdesk.base.errors import UserError
from flexdesk.domain.daily_entities import Pause, Substitute
from flexdesk.ui.inspector.presenter import InspectorPresenter
from flexdesk.ui.inspector.rows import groups_of, page_words, tabs_of
from flexdesk.ui.people.cases import PauseEffect, PauseStart, Person, read_day
from flexdesk.ui.people.closing_presenter import ClosingPresenter, closing_words
from flexdesk.ui.people.hand_over_presenter import HandOverPresenter, plan_words
from flexdesk.ui.people.new_citizen_presenter import NewCitizenPresenter, NewCitizenStart
from flexdesk.ui.people.pause_presenter import PausePresenter, effect_words
from flexdesk.ui.people.substitute_presenter import SubstitutePresenter
from flexdesk.ui.undoing.presenter import UndoPresenter, lines_of
from tests.support.fake_ui import FakeView, InlineRunner

DAY = dt.date(2016, 8, 31)
NOW = dt.datetime(2016, 8, 31, 10, tzinfo=dt.UTC)
PERSON = Person("c1", "Åse Aagaard", "K-2016-001", "KON01", "")
MEMBERS = (Member("KON01", "Lene", 45, 23), Member("KON05", "", 3, 1))
DONE = Done("x", "tx1", Changes(frozenset({"c1"}), frozenset({"pause"}), "tx1"))


class FakeForm(FakeView):
    """Remembers what it was told, and holds what is typed."""

    def __init__(self, **values):
        super().__init__()
        self.typed = values

    @property
    def values(self):
        return self.typed

    @property
    def chosen(self):
        return ("c1", "c2")

    def fill(self, values):
        self.typed.update(values)

    def fill_draft(self, draft):
        self.calls.append(("fill_draft", (draft,), {}))
        self.typed.update(draft)

    def offered(self, key):
        """Return the keys that were offered last, and the one that is chosen."""
        found = [call[1] for call in self.calls if call[0] == "offer" and call[1][0] == key]
        _key, choices, chosen = found[-1]
        return [each.key for each in choices], chosen


class FakeCases(FakeView):
    """Answers by name, or raises what stands there instead."""

    def __init__(self, **answers):
        super().__init__()
        self.answers = answers

    def __getattr__(self, name):
        if name.startswith("__") or name == "answers":
            raise AttributeError(name)

        def answer(*args, **named):
            self.calls.append((name, args, named))
            found = self.answers.get(name)
            if isinstance(found, BaseException):
                raise found
            return found

        return answer


class FakeHost(FakeView):
    """The window: names in full unless hidden."""

    is_hidden = False

    def said(self, name, done=None):
        if done is None:
            return super().said(name)
        self.calls.append(("told", (name, done), {}))
        return None

    def shown(self, person):
        return person.candidate_no if self.is_hidden else person.name


@pytest.fixture
def host():
    return FakeHost()


def test_days_without_a_year_are_this_years_or_the_next_that_comes():
    assert read_day("1-9", DAY) == dt.date(2016, 9, 1)
    assert read_day("31/1", DAY, after=dt.date(2016, 9, 1)) == dt.date(2017, 1, 31)
    assert read_day("31-01-2018", DAY, after=DAY) == dt.date(2018, 1, 31)
    with pytest.raises(UserError):
        read_day("snart", DAY)


def a_pause_form(host, pause=None, draft=None, **answers):
    view = FakeForm(reason="sygdom", start="", last_day="", review_on="", text="")
    answers = {
        "pause_effect": PauseEffect(3, 2, dt.date(2017, 2, 1)),
        "save_pause": DONE,
        **answers,
    }
    cases = FakeCases(**answers)
    start = PauseStart(PERSON, DAY, pause, draft or {})
    return view, cases, PausePresenter(view, cases, InlineRunner(), host, start)


def test_a_pause_form_tells_what_it_does_and_closes_when_it_is_saved(host):
    view, cases, presenter = a_pause_form(host, draft={"reason": "barsel"})
    assert view.typed["start"] == "31-08-2016"
    assert view.typed["reason"] == "barsel"
    view.typed["last_day"] = "31-1"
    presenter.on_changed()
    assert "2 åbne opgaver falder i pausen og vises igen 01-02-2017" in view.said("show_effect")[0]
    presenter.on_save()
    citizen, pause, wanted = cases.said("save_pause")
    assert (citizen, pause, wanted.last_day) == ("c1", "", dt.date(2017, 1, 31))
    assert host.said("saved") == ("Sat på pause: Åse Aagaard", DONE)
    assert view.count("forget") == 1


def test_a_day_that_is_none_is_said_at_its_field_and_an_error_on_the_form(host):
    view, cases, presenter = a_pause_form(host, save_pause=UserError("pause.overlap", pause="x"))
    view.typed["review_on"] = "snart"
    presenter.on_changed()
    presenter.on_save()
    assert view.said("say_of")[0] == "review_on"
    assert cases.count("save_pause") == 0
    view.typed["review_on"] = ""
    presenter.on_save()
    assert "allerede en pause" in view.said("say_of")[1]
    assert view.said("say_of")[0] == "start"
    assert view.count("forget") == 0


@pytest.mark.parametrize(
    ("code", "facts", "field"),
    [
        ("period.backwards", {"start": DAY, "last_day": DAY}, "last_day"),
        ("pause.review_before", {"start": DAY}, "review_on"),
        ("text.too_long", {"length": 9, "limit": 8}, "text"),
    ],
)
def test_what_is_wrong_with_a_pause_is_said_at_its_field(host, code, facts, field):
    view, _cases, presenter = a_pause_form(host, save_pause=UserError(code, **facts))
    presenter.on_save()
    assert view.said("say_of")[0] == field
    assert view.count("say_error") == 0


def test_what_is_about_no_field_is_said_on_the_form(host):
    view, _cases, presenter = a_pause_form(host, save_pause=UserError("citizen.closed", day=DAY))
    presenter.on_save()
    assert "sag er lukket" in view.said("say_error")[0]
    assert view.count("say_of") == 0


def test_a_pause_that_is_there_is_changed_or_ended(host):
    pause = Pause("p1", "c1", "ferie", dt.date(2016, 8, 1), None, None, "x")
    view, cases, presenter = a_pause_form(host, pause, end_pause=DONE)
    assert presenter.is_change
    assert view.typed["reason"] == "ferie"
    presenter.on_save()
    assert cases.said("save_pause")[1] == "p1"
    presenter.on_end()
    assert host.said("saved")[0] == "Pausen er slut: Åse Aagaard"


def test_words_of_a_pause_count_right():
    assert "opgave" not in effect_words(PauseEffect(0, 0, None), None).split("tæller videre.")[1]
    assert "1 åben opgave venter, til pausen slutter" in effect_words(PauseEffect(1, 1, None), None)


def test_closing_asks_for_a_reason_and_hides_the_name_when_names_are_hidden(host):
    plan = ClosingPlan("Afsluttet til andet", 2, ("Puljefleksjob, Skovly",), 1)
    cases = FakeCases(plan_closing=plan, close_case=DONE)
    view = FakeForm(reason="", text="")
    host.is_hidden = True
    presenter = ClosingPresenter(view, cases, InlineRunner(), host, PERSON)
    presenter.start(DAY, (("fraflytning", "Fraflytning"),), {}, is_running=True)
    assert view.said("show_who")[0] == "K-2016-001"
    presenter.on_save()
    assert view.said("say_of")[0] == "reason"
    view.typed["reason"] = "fraflytning"
    presenter.on_changed()
    assert "2 åbne opgaver bortfalder. Pausen slutter." in view.said("show_effect")[0]
    view.typed["day"] = "x"
    presenter.on_changed()
    presenter.on_save()
    assert view.said("say_of")[0] == "day"
    view.typed["day"] = "29-8"
    presenter.on_save()
    assert cases.said("close_case")[1].day == dt.date(2016, 8, 29)
    assert host.said("saved")[0] == "Sagen er lukket: K-2016-001"


def test_a_case_cannot_close_on_a_day_to_come_and_its_field_says_so(host):
    cases = FakeCases(close_case=UserError("citizen.close_future", day=DAY))
    view = FakeForm(reason="fraflytning", text="")
    presenter = ClosingPresenter(view, cases, InlineRunner(), host, PERSON)
    cases.answers["plan_closing"] = ClosingPlan("", 0, (), 0)
    presenter.start(DAY, (("fraflytning", "Fraflytning"),), {}, is_running=False)
    ends = next(call for call in view.calls if call[0] == "show_ends")
    assert ends[2] == {"is_running": False}
    presenter.on_save()
    assert view.said("say_of")[0] == "day"


def test_closing_words_are_decent_about_a_death():
    words = closing_words(ClosingPlan("Afsluttet til andet", 1, (), 0), "doed")
    assert "1 åben opgave fjernes." in words
    assert "Ydelser slutter samme dag." in words


def test_a_new_citizen_needs_number_and_names_and_is_opened(host):
    cases = FakeCases(
        add_citizen=(PERSON, DONE), lookalikes=((PERSON, "samme fødselsdag"),),
        replacement="7208624000",
    )  # fmt: skip
    view = FakeForm(cpr="", first_name="", last_name="", ly_since="", birth="")
    start = NewCitizenStart(DAY, "K-2016-155", "", MEMBERS, (("p", "Puljen"),), {})
    presenter = NewCitizenPresenter(view, cases, InlineRunner(), host, start)
    consultants = next(c for c in view.calls if c[0] == "offer" and c[1][0] == "consultant")
    assert [each.key for each in consultants[1][1]] == ["", "KON01", "KON05"]
    assert view.said("show_alike") == ((),)
    for key, value in (("cpr", "670770-4285"), ("first_name", "Åse"), ("last_name", "Aagaard")):
        presenter.on_save()
        assert view.said("say_of")[0] == key
        view.typed[key] = value
    presenter.on_changed()
    assert view.said("show_alike")[0] == [
        ("c1", "Ligner Åse Aagaard, K-2016-001: samme fødselsdag")
    ]
    presenter.on_replacement()
    assert view.said("say_of")[0] == "birth"
    view.typed["birth"] = "12-08-1962"
    presenter.on_replacement()
    assert view.said("show_number") == ("7208624000",)
    view.typed["ly_since"] = "snart"
    presenter.on_save()
    assert view.said("say_of")[0] == "ly_since"
    view.typed["ly_since"] = ""
    presenter.on_save()
    assert host.said("saved")[0] == "Borger gemt: Åse Aagaard, K-2016-001"
    assert host.said("open_citizen") == ("c1",)


@pytest.mark.parametrize("code", ["cpr.digits", "cpr.length", "cpr.day", "citizen.exists"])
def test_what_is_wrong_with_a_number_is_said_at_it(host, code):
    facts = {"candidate_no": "K-1"} if code == "citizen.exists" else {}
    cases = FakeCases(add_citizen=UserError(code, **facts), lookalikes=())
    view = FakeForm(cpr="abc", first_name="Åse", last_name="Aagaard")
    start = NewCitizenStart(DAY, "K-2016-155", "KON01", MEMBERS, (("p", "Puljen"),), {})
    NewCitizenPresenter(view, cases, InlineRunner(), host, start).on_save()
    assert view.said("say_of")[0] == "cpr"
    assert view.count("say_error") == 0


def test_a_day_of_birth_to_come_is_said_at_it(host):
    cases = FakeCases(replacement=UserError("cpr.future"), lookalikes=())
    view = FakeForm(birth="01-01-2017")
    start = NewCitizenStart(DAY, "K-2016-155", "KON01", MEMBERS, (("p", "Puljen"),), {})
    NewCitizenPresenter(view, cases, InlineRunner(), host, start).on_replacement()
    assert view.said("say_of")[0] == "birth"


THREE = (*MEMBERS, Member("KON07", "Per", 1, 0))


def a_hand_over(host, members, people, **values):
    cases = FakeCases(people=people, caseload_of=(), hand_over=DONE,
                      plan_hand_over=HandOverPlan((PERSON,), 0, 0, 0, 0, (), 0))  # fmt: skip
    view = FakeForm(**{"whose": "", "to": "", "other": "", "text": "", **values})
    presenter = HandOverPresenter(view, cases, InlineRunner(), host)
    presenter.start(DAY, "KON01", members, people)
    return view, cases, presenter


def test_nobody_receives_before_somebody_is_chosen(host):
    view, cases, presenter = a_hand_over(host, THREE, (PERSON,))
    assert view.offered("to") == (["KON05", "KON07"], "")
    whose = next(call[1] for call in view.calls if call[0] == "offer" and call[1][0] == "whose")
    assert whose[1][0].text == "1 valgt borger"
    assert "en, der tager imod" in view.said("show_effect")[0]
    presenter.on_save()
    assert view.said("say_of")[0] == "to"
    assert cases.count("hand_over") == 0


def test_the_only_colleague_receives_and_a_choice_is_kept(host):
    view, _cases, presenter = a_hand_over(host, MEMBERS, ())
    assert view.offered("to") == (["KON05"], "KON05")
    view, _cases, presenter = a_hand_over(host, THREE, (PERSON, PERSON))
    view.typed.update(whose="KON05", to="KON07")
    presenter.on_whose()
    assert view.offered("to") == (["KON01", "KON07"], "KON07")
    view.typed.update(whose="KON07")
    presenter.on_whose()
    assert view.offered("to") == (["KON01", "KON05"], "")


@pytest.mark.parametrize(("other", "field"), [("KON09", "other"), ("", "to")])
def test_what_is_wrong_with_the_receiver_is_said_where_it_was_chosen(host, other, field):
    view, cases, presenter = a_hand_over(host, THREE, (PERSON,), to="KON05", other=other)
    cases.answers["hand_over"] = UserError("hand_over.none", to="KON05")
    presenter.on_save()
    assert view.said("say_of")[0] == field
    cases.answers["hand_over"] = UserError("hand_over.future", day=DAY)
    presenter.on_save()
    assert view.said("say_of")[0] == "day"


def test_nobody_is_vikar_before_somebody_is_chosen(host):
    cases = FakeCases(save_substitute=UserError("period.backwards", start=DAY, last_day=DAY))
    view = FakeForm(consultant="KON01", by="", other="", last_day="9-9", reason="")
    presenter = SubstitutePresenter(view, cases, InlineRunner(), host)
    presenter.start(DAY, "KON01", THREE, (), {})
    assert view.offered("by") == (["KON01", "KON05", "KON07"], "")
    assert "Vælg en vikar" in view.said("show_effect")[0]
    presenter.on_save()
    assert view.said("say_of")[0] == "by"
    assert cases.count("save_substitute") == 0
    view.typed["other"] = "KON09"
    presenter.on_save()
    assert view.said("say_of")[0] == "last_day"
    cases.answers["save_substitute"] = UserError("substitute.self", initials="KON09")
    presenter.on_save()
    assert view.said("say_of")[0] == "other"
    presenter.start(DAY, "KON01", MEMBERS, (), {})
    assert view.offered("by") == (["KON01", "KON05"], "KON05")


def test_a_hand_over_counts_and_tells(host):
    plan = HandOverPlan((PERSON, PERSON), 23, 2, 1, 5, (("KON03", 2),), 0)
    cases = FakeCases(
        plan_hand_over=plan, hand_over=DONE, people=(PERSON,), caseload_of=(PERSON,), briefs=()
    )
    view = FakeForm(whose="", to="KON05", other="", day="", text="")
    presenter = HandOverPresenter(view, cases, InlineRunner(), host)
    presenter.start(DAY, "KON01", MEMBERS, (PERSON,))
    words = view.said("show_effect")[0]
    assert words.startswith("2 borgere og 23 åbne opgaver flytter til KON05. 2 opgaver er over")
    assert "5 er i et forløb. 1 på pause." in words
    presenter.on_whose()
    assert cases.said("people") == (("c1",),)
    view.typed["whose"] = "KON05"
    presenter.on_whose()
    assert cases.said("caseload_of") == ("KON05",)
    presenter.on_briefs()
    assert cases.said("briefs") == (("c1", "c2"),)
    view.typed["other"] = "KON09"
    presenter.on_save()
    assert cases.said("hand_over")[1] == "KON09"
    assert host.said("saved")[0] == "2 borgere er overdraget til KON09"
    view.typed["day"] = "x"
    presenter.on_save()
    assert view.said("say_of")[0] == "day"
    assert "i forvejen" in plan_words(HandOverPlan((), 0, 0, 0, 0, (), 2), "KON05")


def test_a_vikar_says_who_sees_what_and_is_changed_in_place(host):
    row = Substitute("s1", "KON05", "KON01", DAY, dt.date(2016, 9, 15), "ferie")
    old = Substitute("s0", "KON05", "KON01", DAY, DAY)
    lines = (
        SubstituteLine(row, "KON01 er vikar", "now", 3, 1),
        SubstituteLine(old, "KON01 var vikar", "over", 3, 1),
    )
    cases = FakeCases(save_substitute=DONE, end_substitute=DONE)
    view = FakeForm(consultant="KON01", by="KON05", other="", last_day="", reason="")
    presenter = SubstitutePresenter(view, cases, InlineRunner(), host)
    presenter.start(DAY, "KON01", MEMBERS, lines, {})
    assert len(view.said("show_lines")[0]) == 1
    assert "Skriv den sidste dag" in view.said("show_effect")[0]
    presenter.on_save()
    assert view.said("say_of")[0] == "last_day"
    view.typed["last_day"] = "9-9"
    presenter.on_changed()
    assert view.said("show_effect")[0] == (
        "KON05 ser 45 borgere og 23 åbne opgaver mere fra 31-08-2016 til 09-09-2016. "
        "10-09-2016 er de tilbage af sig selv."
    )
    presenter.on_edit("ukendt")
    presenter.on_edit("s1")
    assert view.typed["consultant"] == "KON05"
    presenter.on_save()
    assert cases.said("save_substitute")[0] == "s1"
    presenter.on_end("s1")
    assert host.said("saved")[0] == "Vikaren er slut"


def a_line(key, code="pause.no_end", **values):
    told = {"citizen": "c1", "name": f"Borger {key}", "candidate_no": f"K-{key}", **values}
    return InspectorLine(
        key=key, code=code, consultant="KON01", what="Sygdom fra 01-08-2016", **told
    )


def a_page(*lines, asides=(), severity="mangler", has_own=True):
    group = InspectorGroup("pause.no_end", severity, "Pauser", "Står stille.", "Skriv.", lines)
    return InspectorPage(DAY, "mine", (group,) if lines else (), asides, has_own)


def an_inspector(host, page, **answers):
    view = FakeForm()
    cases = FakeCases(
        page=page, who=("Åse", "K-1"), has_citizens=True, fixes=(), apply=DONE, set_aside=DONE,
        take_up=DONE, **answers,
    )  # fmt: skip
    presenter = InspectorPresenter(view, cases, InlineRunner(), host)
    presenter.load()
    return view, cases, presenter


def test_tjek_data_puts_one_line_right_and_goes_on_to_the_next(host):
    view, cases, presenter = an_inspector(host, a_page(a_line("a"), a_line("b")))
    presenter.on_opened("a")
    assert view.said("show_fixes") == ("a", ())
    presenter.on_fix("a", "review", {"review_on": "1-9"})
    assert cases.said("apply") == ("a", "review", {"review_on": "1-9"})
    assert host.said("told")[0] == "Rettet: Borger a"
    assert view.said("focus_line") == ("b",)
    presenter.on_aside("b", "fordi")
    assert view.said("focus_line") == ("a",)
    presenter.on_citizen("b")
    assert host.said("open_citizen") == ("c1",)
    presenter.on_fix("ukendt", "review", {})
    assert cases.count("apply") == 1


def test_tjek_data_says_a_refusal_in_the_editor(host):
    view, cases, presenter = an_inspector(host, a_page(a_line("a")))
    cases.answers["apply"] = UserError("day.shape")
    presenter.on_fix("a", "review", {})
    assert view.count("say_fix") == 1
    cases.answers["apply"] = DONE
    presenter.on_fix("a", "review", {})
    assert host.said("told")[0] == "Rettet: Borger a"


def test_tjek_data_reads_again_only_when_it_is_concerned(host):
    _view, cases, presenter = an_inspector(host, a_page(a_line("a")))
    presenter.load()
    presenter.on_changes(Changes(kinds=frozenset({"saved_view"})))
    presenter.load()
    assert cases.count("page") == 1
    presenter.on_changes(Changes(kinds=frozenset({"task"})))
    presenter.load()
    assert cases.count("page") == 2
    presenter.show("c1")
    presenter.load()
    assert cases.said("page") == ("c1",)
    presenter.close()
    presenter.on_hide(is_hidden=True)
    assert presenter.lines == ()


def test_tjek_data_without_own_cases_shows_the_team_and_says_when_all_is_well(host):
    view, cases, presenter = an_inspector(host, a_page(has_own=False))
    assert [choice.key for choice in view.said("show_scope")[0]] == ["team"]
    assert view.said("show_nothing")[0] == "Intet at rette"
    cases.answers["has_citizens"] = False
    presenter.on_scope("mine")
    assert view.said("show_nothing")[0] == "Ingen borgere endnu"
    presenter.on_empty()
    assert host.count("go_import") == 1


def test_the_parts_of_tjek_data_have_counts_and_hidden_names_are_numbers():
    said = Aside("a", "x", "c1", "Aftalt", "KON01", "2016-08-31")
    page = a_page(*(a_line(f"{n}") for n in range(60)), asides=(a_line("z", aside=said),))
    assert [(c.key, c.count) for c in tabs_of(page)] == [
        ("all", "60"), ("mangler", "60"), ("aside", "1"),
    ]  # fmt: skip
    (group,) = groups_of(page, "all", frozenset(), is_hidden=True)
    assert (len(group.lines), group.more, group.lines[0].name) == (50, 10, "K-0")
    (wide,) = groups_of(page, "mangler", frozenset({"pause.no_end"}), is_hidden=False)
    assert wide.more == 0
    (asides,) = groups_of(page, "aside", frozenset(), is_hidden=False)
    assert asides.lines[0].what.endswith("»Aftalt« (KON01)")
    assert groups_of(a_page(), "aside", frozenset(), is_hidden=False) == ()
    assert page_words(page) == "60 mangler"
    task = a_page(a_line("t", code="task.of_closed"))
    (group,) = groups_of(task, "all", frozenset(), is_hidden=True)
    assert group.lines[0].what == ""


ROWS = (
    UndoRow("t2", NOW, "Lene", "Notat", "Åse Aagaard", "K-1", "done"),
    UndoRow("t1", NOW, "Lene", "Pause: ferie", "Ole Bak", "K-2", "undone", "u1"),
    UndoRow("t0", NOW, "Lene", "Register oprettet", "", "", "fixed"),
)


def an_undo(host, **answers):
    lines = tuple(DetailLine("Notat", f"linje {n}") for n in range(14))
    cases = FakeCases(
        rows=ROWS, drafts=(SimpleNamespace(key="note:c1"),), who=("Åse", "K-1"),
        detail=Detail(lines, "14 notater"), undo=DONE, redo=DONE, **answers,
    )  # fmt: skip
    view = FakeForm()
    presenter = UndoPresenter(view, cases, InlineRunner(), host, "c1")
    presenter.load()
    return view, cases, presenter


def test_the_lines_of_an_action_on_several_people_say_whose_they_are():
    change = "jobkonsulent: KON02 → KON05"
    detail = Detail(
        (
            DetailLine("Borger", change, "Åse Aagaard", "K-1"),
            DetailLine("Borger", change, "Ole Bak", "K-2"),
            DetailLine("Vikar", "oprettet"),
        ),
        "2 borgere, 1 vikar",
    )
    assert lines_of(detail, is_hidden=False) == [
        ("Borger", f"Åse Aagaard · {change}"),
        ("Borger", f"Ole Bak · {change}"),
        ("Vikar", "oprettet"),
    ]
    assert lines_of(detail, is_hidden=True) == [("Borger", "K-1"), ("Borger", "K-2")]


def test_fortryd_tells_takes_back_and_brings_back(host):
    view, cases, presenter = an_undo(host)
    title, about, lines, verb, note = view.said("show_detail")
    assert (title, verb, note) == ("Notat · Åse Aagaard", "Fortryd netop dette", "og 2 linjer til")
    assert about.startswith("Lene · 31-08-2016 kl. ")
    assert len(lines) == 12
    presenter.on_act()
    assert cases.said("undo") == ("t2",)
    assert host.said("told")[0] == "Fortrudt: notat"
    presenter.on_chosen("t1")
    assert view.said("show_detail")[3] == "Gendan"
    presenter.on_act()
    assert cases.said("redo") == ("u1",)
    presenter.on_chosen("t0")
    assert view.said("show_detail")[3:] == ("", "og 2 linjer til · Kan ikke fortrydes")
    presenter.on_act()
    assert (cases.count("undo"), cases.count("redo")) == (1, 1)


def test_fortryd_filters_and_keeps_to_one_citizen(host):
    view, cases, presenter = an_undo(host)
    assert view.said("show_only") == ("Kun Åse",)
    assert cases.said("rows") == ("",)
    presenter.on_only(is_on=True)
    assert cases.said("rows") == ("c1",)
    presenter.on_typed("bak")
    assert [row.tx for row in view.said("show_rows")[0]] == ["t1"]
    presenter.on_typed("xyz")
    assert view.said("show_detail")[0] == ""
    presenter.on_chosen("ukendt")
    presenter.on_open_draft("note:c1")
    assert host.said("open_draft")[0].key == "note:c1"
    presenter.on_drop_draft("note:c1")
    assert cases.said("drop") == ("note:c1",)


def test_fortryd_lists_what_stands_in_the_way_and_says_other_errors(host):
    blocked = UserError("undo.refused", blockers=("K-1, borger: telefon er rettet siden",))
    view, cases, presenter = an_undo(host)
    cases.answers["undo"] = blocked
    presenter.on_act()
    assert view.said("show_blockers")[0] == ("K-1, borger: telefon er rettet siden",)
    cases.answers["undo"] = UserError("undo.already")
    presenter.on_act()
    assert view.count("say_error") == 1


def test_hidden_names_hide_the_details_of_fortryd(host):
    host.is_hidden = True
    view, _cases, _presenter = an_undo(host)
    title, _about, lines, _verb, note = view.said("show_detail")
    assert (title, list(lines), note) == ("Notat · K-1", [], "14 notater")
