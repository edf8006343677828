"""The sheet of a look: result, day, when to take it up again, and a few words."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flexdesk.app.screening import NOT_SCREENED, RESULT_LABELS, Look
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.work_codes import ScreeningResult
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.form import Form, day_hint
from flexdesk.ui.people.host import DayError, FormView, day_of, must_day, say_at, say_day
from flexdesk.ui.screening.cases import LookStart, ScreeningCases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.panel_runner import PanelRunner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.look.look import Look as Theme
    from flexdesk.ui.shared.bench import Bench

_RESET = "ingen"
_FIELDS = {
    "screening.future": "day",
    "screening.next_before": "next_on",
    "text.too_long": "text",
    "value.unknown": "result",
}
"""At which field an error is said."""
Saved = Callable[[str, "Done", str], None]
"""What is said, what was done, and the job whose agreed hours are to be written."""


class LookPanel(Form):
    """What a look at one or several citizens came to."""

    def __init__(self, look: "Theme") -> None:
        super().__init__(look, "screening-look", _("Gem screening"))
        self.add_choice("result", _("Resultat"))
        self.add_row(
            ("day", _("Screenet den"), day_hint()),
            ("next_on", _("Tages op igen den"), _("kan udelades")),
        )
        self.add_text("text", _("Tekst"), hint=_("internt"))


class LookPresenter:
    """Fills the sheet and saves it. Knows no Qt."""

    def __init__(
        self, view: FormView, cases: ScreeningCases, runner: Runner, start: LookStart, saved: Saved
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._start, self._saved = start, saved
        self._is_busy = False

    def show(self, who: str) -> None:
        """Fill the sheet."""
        start, last = self._start, self._start.rows[0]
        self._who = who
        self._view.show_who(who, start.title)
        choices = [Choice(code or _RESET, words) for code, words in RESULT_LABELS.items() if code]
        choices.append(Choice(_RESET, RESULT_LABELS[NOT_SCREENED]))
        self._view.offer("result", choices, last.result if len(start.rows) == 1 else "")
        self._view.fill({"day": format_day(start.today)})
        self._view.fill_draft({k: v for k, v in start.draft.items() if k != "list"})

    def on_save(self) -> None:
        """Save what is typed."""
        if self._is_busy:
            return
        values, start = self._view.values, self._start
        if not values.get("result"):
            self._view.say_of("result", _("Vælg, hvad screeningen kom til."))
            return
        result = "" if values["result"] == _RESET else values["result"]
        try:
            day = must_day(values, "day", start.today)
            next_on = day_of(values, "next_on", start.today, after=day)
        except DayError as error:
            say_day(self._view, error)
            return
        self._is_busy = True
        look = Look(result, values.get("text", ""), next_on, day)
        self._runner.run(
            lambda _ctx: self._cases.screen(start.list, start.rows, look),
            partial(self._on_done, result),
            failed=self._on_refused,
            lane=WRITE,
        )

    def _on_done(self, result: str, done: "Done") -> None:
        self._is_busy = False
        self._view.forget()
        rows = self._start.rows
        is_agreed = result == ScreeningResult.FLERE_TIMER and len(rows) == 1
        words = f"{RESULT_LABELS[result]}: {self._who}"
        self._saved(words, done, rows[0].placement if is_agreed else "")

    def _on_refused(self, error: BaseException) -> None:
        self._is_busy = False
        say_at(self._view, error, _FIELDS)


def open_look(bench: "Bench", citizens: tuple[str, ...], list_code: str = "") -> None:
    """Open the sheet about these citizens of a list."""
    cases, key = ScreeningCases(bench.desk), ""

    def saved(words: str, done: "Done", placement: str) -> None:
        if key:
            cases.keep(key, "", None)
        bench.close_sheet()
        bench.say_done(words, done)
        if placement:
            bench.call("agreed-hours", placement)

    def opened(start: LookStart) -> None:
        nonlocal key
        key = start.draft_key
        panel = LookPanel(bench.look)
        runner = PanelRunner(bench.runner, panel, bench.say_error)
        presenter = LookPresenter(panel, cases, runner, start, saved)
        presenter.show(_who(start, is_hidden=bench.is_hidden))
        panel.wanted.connect(presenter.on_save)
        panel.presenter = presenter
        if key:
            panel.keep_with(partial(cases.keep, key, start.list))
        bench.open_sheet(panel, _("Screening"))

    bench.runner.run(
        lambda _ctx: cases.look_start(citizens, list_code), opened, failed=bench.say_error
    )


def _who(start: LookStart, *, is_hidden: bool) -> str:
    first = start.rows[0]
    if len(start.rows) == 1:
        return first.candidate_no if is_hidden else first.name
    words = ngettext("{n} borger", "{n} borgere", len(start.rows))
    return words.format(n=format_number(len(start.rows)))
