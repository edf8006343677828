"""Opens the forms about people as sheets and does what needs no form."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from flexdesk.base.language import _
from flexdesk.ui.people.cases import PeopleCases, Person
from flexdesk.ui.people.closing_presenter import ClosingPresenter
from flexdesk.ui.people.form import Form
from flexdesk.ui.people.hand_over_presenter import HandOverPresenter
from flexdesk.ui.people.new_citizen_presenter import NewCitizenPresenter, NewCitizenStart
from flexdesk.ui.people.panels import ClosingPanel, NewCitizenPanel, PausePanel
from flexdesk.ui.people.pause_presenter import PausePresenter
from flexdesk.ui.people.substitute_presenter import SubstitutePresenter
from flexdesk.ui.people.team_panels import HandOverPanel, SubstitutePanel
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import WRITE
from flexdesk.ui.shared.notices import ask
from flexdesk.ui.shared.panel_runner import PanelRunner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.citizen_life import Removal
    from flexdesk.ui.people.cases import PauseStart


class PeopleSheets:
    """Reads what a form begins with on a worker, then opens it; the host of its presenter."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cases = PeopleCases(bench.desk)

    def shown(self, person: Person) -> str:
        """Return a name, or the candidate number while names are hidden."""
        return person.candidate_no if self._bench.is_hidden else person.name

    def saved(self, text: str, done: "Done") -> None:
        """Close the sheet and say that something is done."""
        self._bench.close_sheet()
        self._bench.say_done(text, done)

    def open_citizen(self, citizen: str) -> None:
        """Open a citizen's page."""
        self._bench.open_citizen(citizen)

    def pause(self, citizen: str) -> None:
        """Open the form of a pause."""
        self._read(lambda: self._cases.pause_start(citizen), self._open_pause)

    def close_case(self, citizen: str) -> None:
        """Open the form that closes a case."""
        cases = self._cases
        self._read(
            lambda: (
                cases.person(citizen),
                cases.today(),
                cases.reasons_to_close(),
                cases.draft(f"close:{citizen}"),
                cases.has_running(citizen),
            ),
            self._open_closing,
        )

    def reopen(self, citizen: str) -> None:
        """Open a case again at once; the toast takes it back."""

        def done(answer: "tuple[Person, Done]") -> None:
            person, found = answer
            words = _("Sagen er genåbnet: {name}").format(name=self.shown(person))
            self._bench.say_done(words, found)

        self._write(lambda: self._cases.reopen(citizen), done)

    def delete(self, citizen: str) -> None:
        """Ask with the name, then take the citizen away."""
        self._read(lambda: self._cases.removal(citizen), self._ask_delete)

    def protect(self, citizen: str) -> None:
        """Protect an address, or stop doing so."""

        def done(answer: "tuple[Person, Done]") -> None:
            person, found = answer
            words = _("Adressen er beskyttet") if person.is_protected else _("Adressen vises igen")
            self._bench.say_done(f"{words}: {self.shown(person)}", found)

        self._write(lambda: self._cases.turn_protection(citizen), done)

    def new_citizen(self) -> None:
        """Open the form of a new citizen."""
        cases = self._cases
        self._read(
            lambda: NewCitizenStart(
                cases.today(),
                cases.next_number(),
                cases.me(),
                cases.members(),
                cases.programs(),
                cases.draft("new-citizen"),
            ),
            self._open_new,
        )

    def hand_over(self, citizens: tuple[str, ...]) -> None:
        """Open the form of a hand-over, about some or about a whole caseload."""
        cases = self._cases
        self._read(
            lambda: (cases.today(), cases.me(), cases.members(), cases.people(citizens)),
            self._open_hand_over,
        )

    def substitute(self) -> None:
        """Open the form of a vikar."""
        cases = self._cases
        self._read(
            lambda: (
                cases.today(),
                cases.me(),
                cases.members(),
                cases.substitute_lines(),
                cases.draft("substitute"),
            ),
            self._open_substitute,
        )

    def _open_pause(self, start: "PauseStart") -> None:
        panel = PausePanel(self._bench.look, is_change=start.pause is not None)
        presenter = PausePresenter(panel, self._cases, self._runner(panel), self, start)
        panel.wanted.connect(presenter.on_save)
        panel.changed.connect(presenter.on_changed)
        panel.end_wanted.connect(presenter.on_end)
        title = _("Ret pause") if presenter.is_change else _("Sæt på pause")
        panel.presenter = presenter
        self._open(panel, title, f"pause:{start.person.id}")

    def _open_closing(self, answer: tuple[Any, ...]) -> None:
        person, *rest, is_running = answer
        panel = ClosingPanel(self._bench.look)
        presenter = ClosingPresenter(panel, self._cases, self._runner(panel), self, person)
        presenter.start(*rest, is_running=is_running)
        panel.wanted.connect(presenter.on_save)
        panel.changed.connect(presenter.on_changed)
        panel.presenter = presenter
        self._open(panel, _("Luk sag"), f"close:{person.id}")

    def _open_new(self, start: NewCitizenStart) -> None:
        panel = NewCitizenPanel(self._bench.look)
        presenter = NewCitizenPresenter(panel, self._cases, self._runner(panel), self, start)
        panel.wanted.connect(presenter.on_save)
        panel.changed.connect(presenter.on_changed)
        panel.replacement_wanted.connect(presenter.on_replacement)
        panel.citizen_wanted.connect(self.open_citizen)
        panel.presenter = presenter
        self._open(panel, _("Ny borger"), "new-citizen")

    def _open_hand_over(self, answer: tuple[Any, ...]) -> None:
        panel = HandOverPanel(self._bench.look)
        presenter = HandOverPresenter(panel, self._cases, self._runner(panel), self)
        presenter.start(*answer)
        panel.wanted.connect(presenter.on_save)
        panel.changed.connect(presenter.on_changed)
        panel.whose_chosen.connect(presenter.on_whose)
        panel.briefs_wanted.connect(presenter.on_briefs)
        panel.presenter = presenter
        self._open(panel, _("Overdrag borgere"), "")

    def _open_substitute(self, answer: tuple[Any, ...]) -> None:
        panel = SubstitutePanel(self._bench.look)
        presenter = SubstitutePresenter(panel, self._cases, self._runner(panel), self)
        presenter.start(*answer)
        panel.wanted.connect(presenter.on_save)
        panel.changed.connect(presenter.on_changed)
        panel.discarded.connect(presenter.on_discarded)
        panel.edit_wanted.connect(presenter.on_edit)
        panel.end_wanted.connect(presenter.on_end)
        panel.presenter = presenter
        self._open(panel, _("Vikar"), "substitute")

    def _runner(self, panel: Form) -> PanelRunner:
        return PanelRunner(self._bench.runner, panel, self._bench.say_error)

    def _open(self, panel: Form, title: str, draft: str) -> None:
        if draft:
            panel.keep_with(partial(self._cases.keep, draft))
        self._bench.open_sheet(panel, title)

    def _ask_delete(self, answer: "tuple[Person, Removal]") -> None:
        person, removal = answer
        what = removal.words or _("ingen notater eller forløb")
        if ask(
            self._bench.window_widget,
            _("Slet {name}?").format(name=self.shown(person)),
            _("Alt om borgeren fjernes på én gang: {what}.\n"
              "Ét Fortryd bringer det hele tilbage.").format(what=what),
            _("Slet borger"),
            _("Behold"),
        ):  # fmt: skip
            self._write(lambda: self._cases.remove(person.id), partial(self._on_removed, person))

    def _on_removed(self, person: Person, done: "Done") -> None:
        self._bench.go("citizens")
        self._bench.say_done(_("Slettet: {name}").format(name=self.shown(person)), done)

    def _read(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._bench.runner.run(lambda _ctx: job(), done, failed=self._bench.say_error)

    def _write(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._bench.runner.run(lambda _ctx: job(), done, failed=self._bench.say_error, lane=WRITE)
