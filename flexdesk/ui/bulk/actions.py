"""What one can do with many citizens at once, and with the list itself."""

from functools import partial
from typing import TYPE_CHECKING, cast

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_WORK, Action
from flexdesk.ui.shared.bench import Bench, Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.ui.citizens.room import CitizensRoom


def actions(bench: Bench) -> tuple[Action, ...]:
    """Return the verbs of the list and of what is chosen in it."""

    def on_list(verb: "Callable[[CitizensRoom], None]") -> "Callable[[], None]":
        return partial(_on_list, bench, verb)

    return (
        Action(
            "bulk-edit", _("Ret de valgte borgere…"), on_list(_edit), "Ctrl+Shift+M",
            _("masse flere på én gang konsulent trin opgave"), GROUP_WORK, "pencil",
        ),
        Action(
            "list-copy", _("Kopiér listen til Excel"), on_list(_copy), "Ctrl+Shift+C",
            _("udklipsholder regneark"), GROUP_WORK, "table",
        ),
        Action(
            "list-paste", _("Indsæt rækker fra Excel"), on_list(_paste), "Ctrl+Shift+V",
            _("udklipsholder regneark ret"), GROUP_WORK, "file-input",
        ),
        Action(
            "list-export", _("Gem listen som Excel-ark…"), on_list(_export), "Ctrl+Shift+E",
            _("eksport udtræk xlsx fil"), GROUP_WORK, "file-spreadsheet",
        ),
        Action(
            "list-columns", _("Vælg kolonner…"), on_list(_columns), "Ctrl+Shift+O",
            _("bredde rækkefølge vis skjul nulstil"), GROUP_WORK, "columns-3",
        ),
        Action(
            "list-view", _("Gem visning…"), on_list(_save_view), "Ctrl+Shift+G",
            _("filter del team omdøb"), GROUP_WORK, "save",
        ),
        Action(
            "list-lesson", _("Vis forslag til søgning"), on_list(_lesson), "Ctrl+Shift+F",
            _("hjælp led nøgler søgesprog"), GROUP_WORK, "circle-help",
        ),
        Action(
            "list-fold", _("Fold grupper sammen eller ud"), on_list(_fold), "Ctrl+Shift+L",
            _("gruppér grupper"), GROUP_WORK, "chevron-right",
        ),
    )  # fmt: skip


def open_bulk(bench: Bench, citizens: object, kind: object = "") -> None:
    """Open the sheet to edit citizens at once."""
    from flexdesk.ui.bulk.opening import open_bulk as opens

    opens(bench, tuple(cast("tuple[str, ...]", citizens)), str(kind or ""))


def open_paste(bench: Bench, text: object) -> None:
    """Open the sheet for rows copied in Excel."""
    from flexdesk.ui.bulk.opening import open_paste as opens

    opens(bench, str(text))


def _on_list(bench: Bench, verb: "Callable[[CitizensRoom], None]") -> None:
    bench.go("citizens")
    verb(bench.room("citizens"))  # type: ignore[attr-defined]  # the bench that holds the rooms


def _edit(room: "CitizensRoom") -> None:
    room.page.edit_picked()


def _copy(room: "CitizensRoom") -> None:
    room.page.copy_all()


def _paste(room: "CitizensRoom") -> None:
    room.page.paste()


def _export(room: "CitizensRoom") -> None:
    room.export()


def _columns(room: "CitizensRoom") -> None:
    room.page.columns.open_panel()


def _save_view(room: "CitizensRoom") -> None:
    room.page.views.ask_name()


def _lesson(room: "CitizensRoom") -> None:
    room.page.search.show_lesson()


def _fold(room: "CitizensRoom") -> None:
    room.page.fold_groups()


OFFERS: dict[str, Offer] = {"bulk-edit": open_bulk, "bulk-paste": open_paste}
