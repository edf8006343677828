"""What one can do with tasks from anywhere: the palette, the menu and F1 read it."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, Action
from flexdesk.ui.shared.lanes import WRITE

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.shared.bench import Bench, Offer


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return what the room can do."""

    def has_citizen() -> bool:
        return bool(bench.citizen)

    return (
        Action(
            "finish-next",
            _("Udfør næste opgave"),
            partial(_finish_next, bench),
            "U",
            _("opfølgning afslut færdig klaret"),
            GROUP_CITIZEN,
            "check",
            has_citizen,
        ),
        Action(
            "snooze-next",
            _("Udsæt næste opgave"),
            partial(_snooze_next, bench),
            "S",
            _("opfølgning flyt senere"),
            GROUP_CITIZEN,
            "clock",
            has_citizen,
        ),
        Action(
            "new-task",
            _("Ny opgave"),
            partial(_on_citizen, bench, _new_task),
            "Shift+N",
            _("opfølgning husk frist"),
            GROUP_CITIZEN,
            "calendar-check",
            has_citizen,
        ),
        Action(
            "call",
            _("Ring til borgeren"),
            partial(_on_citizen, bench, _call),
            "R",
            _("telefon opkald ingen kontakt"),
            GROUP_CITIZEN,
            "phone",
            has_citizen,
        ),
        Action(
            "preparation",
            _("Forberedelse til besøg"),
            partial(_on_citizen, bench, _preparation),
            "",
            _("udskriv pdf side lommen"),
            GROUP_CITIZEN,
            "printer",
            has_citizen,
        ),
    )


def _on_citizen(bench: "Bench", do: "Offer") -> None:
    do(bench, bench.citizen)


def _new_task(bench: "Bench", citizen: str = "", text: str = "") -> None:
    from flexdesk.ui.today.sheets import TodaySheets

    TodaySheets(bench).new_task(citizen or bench.citizen, text)


def _call(bench: "Bench", citizen: str = "") -> None:
    from flexdesk.ui.today.sheets import TodaySheets

    TodaySheets(bench).call(citizen or bench.citizen)


def _preparation(bench: "Bench", citizen: str = "") -> None:
    from flexdesk.ui.today.sheets import TodaySheets

    TodaySheets(bench).preparation(citizen or bench.citizen)


def _finish_next(bench: "Bench") -> None:
    """Finish the first open task of the citizen one is on."""
    from flexdesk.ui.today.cases import TodayCases

    cases, citizen = TodayCases(bench.desk), bench.citizen

    def on_done(answer: "tuple[str, Done | None]") -> None:
        text, done = answer
        if done is None:
            bench.say_done(_("Ingen åbne opgaver"))
        else:
            words = _("Opgave udført") if bench.is_hidden else _("Udført: {text}").format(text=text)
            bench.say_done(words, done)

    bench.runner.run(
        lambda _ctx: cases.finish_next(citizen), on_done, failed=bench.say_error, lane=WRITE
    )


def _snooze_next(bench: "Bench") -> None:
    """Ask until when the first open task of the citizen one is on is put off."""
    from flexdesk.ui.today.sheets import TodaySheets

    TodaySheets(bench).snooze_next(bench.citizen)


OFFERS: "dict[str, Offer]" = {
    "new-task": _new_task,
    "call": _call,
    "preparation": _preparation,
}
"""What other rooms may call by name."""
