"""The demo without a display: takes in an extract, makes every document and page picture."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.demo_cards import card_documents

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from flexdesk.app.desk import Desk
    from flexdesk.ui.look.look import Look
    from flexdesk.ui.shared.runner import ThreadRunner
    from flexdesk.ui.window.workbench import Workbench

DEFAULT_OUT = Path("out") / "demo"
_SIZE = (1440, 900)
_LONGEST_WAIT_MS = 60_000
_CALM_ROUNDS = 6
_REASON = "offentliggjort i Cabis case, august 2016"


def has_display() -> bool:
    """Say whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_demo(out: Path | None = None) -> int:
    """Do the main job of the program into a folder, and list what came of it; return 0."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # the offscreen plugin remarks on every window with a smallest size
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    folder = _made(out)
    print(_("FlexDesk: eksempelteamet den 31-08-2016"))  # noqa: T201 - the demo speaks on stdout
    files = [*_documents(folder), *card_documents(folder), *_pictures(folder)]
    print(_("Skrevet i {folder}:").format(folder=folder))  # noqa: T201 - the demo speaks on stdout
    for file, words in files:
        print(f"  {file.name:<40} {words}")  # noqa: T201 - the demo speaks on stdout
    return 0


def _made(out: Path | None) -> Path:
    wanted = out or DEFAULT_OUT
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError:
        if out is not None:
            raise
        return Path(tempfile.mkdtemp(prefix="flexdesk-demo-"))
    return wanted


def _documents(folder: Path) -> Iterator[tuple[Path, str]]:
    """Write an extract, take it into an empty register, and write every document from it."""
    from flexdesk.app import boot, documents
    from flexdesk.app.example.extract import write_extract
    from flexdesk.app.example.team import build_team

    extract = folder / "udtraek-2016-08.xlsx"
    write_extract(build_team(), extract)
    yield extract, _("udtræk, som et fagsystem giver det")
    with tempfile.TemporaryDirectory(prefix="flexdesk-demo-") as place:
        desk = _empty_desk(Path(place) / "register")
        try:
            print(_imported(desk, extract))  # noqa: T201 - the demo speaks on stdout
            day = boot.EXAMPLE_DAY
            for key, audience, name, words in _wanted():
                path = folder / name
                releases = {"pool_ended_ordinary_job": _REASON} if audience == "released" else {}
                documents.write_document(
                    desk,
                    key,
                    on=day,
                    audience="internal" if audience == "internal" else "external",
                    releases=releases,
                    out=path,
                )
                yield path, words
            yield _timeline(desk, folder), _("forløb på tidslinje, uden navne")
        finally:
            desk.close()


def _timeline(desk: "Desk", folder: Path) -> Path:
    from flexdesk.app.flow_filter import FlowWish, flow_page
    from flexdesk.app.flow_print import PrintWish, file_name, write_flow

    page = flow_page(desk, FlowWish())
    return write_flow(desk, page, PrintWish(), folder / file_name(desk.today()))


def _wanted() -> tuple[tuple[str, str, str, str], ...]:
    return (
        ("status-sheet", "internal", "statusark-2016-08-internt.xlsx", _("statusark, internt")),
        ("status-sheet", "external", "statusark-2016-08-eksternt.xlsx", _("statusark, eksternt")),
        ("cabi-case", "internal", "cabi-case-2016-08-internt.pdf", _("Cabi-case, internt")),
        ("cabi-case", "external", "cabi-case-2016-08-eksternt.pdf", _("Cabi-case, eksternt")),
        (
            "cabi-case",
            "released",
            "cabi-case-2016-08-frigivet.pdf",
            _("Cabi-case, eksternt, det lille tal frigivet med grund"),
        ),
    )


def _empty_desk(directory: Path) -> "Desk":
    from flexdesk.app import boot

    return boot.empty_example_desk(directory)


def _imported(desk: "Desk", extract: Path) -> str:
    from flexdesk.app.import_commit import commit_import
    from flexdesk.app.import_plan import plan_import
    from flexdesk.base.numbers import format_number

    result = commit_import(desk, plan_import(desk, extract))
    text = _("Indlæst {n} af {all} rækker, {new} nye")
    return text.format(
        n=format_number(result.accepted),
        all=format_number(result.rows),
        new=format_number(result.new),
    )


def _pictures(folder: Path) -> Iterator[tuple[Path, str]]:
    """Open the example team in a window nobody sees, and save a picture of every page."""
    from flexdesk.ui.application import make_application, make_look

    app = make_application()
    look = make_look(app, "light")
    with _bench(app, look) as (bench, runner):
        for theme in ("light", "dark"):
            look.choose(theme)
            for name, words, go in _pages():
                go(bench)
                _settle(app, runner)
                path = folder / f"{name}-{theme}.png"
                bench.window.grab().save(str(path))
                shade = _("lys") if theme == "light" else _("mørk")
                yield path, f"{words}, {shade}"


@contextmanager
def _bench(app: "QApplication", look: "Look") -> Iterator[tuple["Workbench", "ThreadRunner"]]:
    from flexdesk.app import boot
    from flexdesk.ui.desk_cases import DeskCases
    from flexdesk.ui.shared.change_bus import ChangeBus
    from flexdesk.ui.shared.runner import ThreadRunner
    from flexdesk.ui.window.workbench import Workbench

    desk = boot.example_desk()
    runner = ThreadRunner(app)
    bench = Workbench(look, DeskCases(desk), runner, ChangeBus(app), place="", desk=desk)
    try:
        bench.window.resize(*_SIZE)
        bench.window.show()
        _settle(app, runner)
        yield bench, runner
    finally:
        runner.drain()
        bench.close()
        runner.close()
        desk.close()


def _settle(app: "QApplication", runner: "ThreadRunner") -> None:
    """Wait until nothing runs and everything is painted."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    limit = QDeadlineTimer(_LONGEST_WAIT_MS)
    flags = QEventLoop.ProcessEventsFlag.AllEvents
    calm = 0
    # an answer that is shown may ask for another, and a layout settles in a round of its own
    while calm < _CALM_ROUNDS and not limit.hasExpired():
        app.processEvents(flags, 20)
        calm = 0 if runner.is_busy else calm + 1


Goes = Callable[["Workbench"], None]


def _pages() -> tuple[tuple[str, str, Goes], ...]:
    return (
        ("i-dag", _("I dag"), lambda bench: bench.go("today")),
        ("borgere", _("Borgere med ruden åben"), _go_citizens),
        ("borger", _("En borger"), _go_tab("overview")),
        ("borger-18-af-24", _("En borger: 18 af 24"), _go_tab("counter")),
        ("borger-forloeb", _("En borger: forløb og timer"), _go_tab("placements")),
        ("borger-stoette", _("En borger: kurser og støtte"), _go_support),
        ("besoegsark", _("Besøgsark"), _go_visit),
        ("kandidatkort", _("Kandidatkort"), lambda bench: bench.go("cards")),
        ("kandidatkort-samtykke", _("Et kandidatkort med samtykke"), _go_card("Erik Toft Nielsen")),
        ("kandidatkort-vagten", _("Et kandidatkort, som vagten standser"), _go_card("Pia Søgaard")),
        ("kandidatkort-udlever", _("Udlever et kandidatkort"), _go_hand_out),
        ("borger-kandidatkort", _("En borger: kandidatkort"), _go_cards_of),
        ("forloeb-tidslinje", _("Forløb på tidslinje"), _run("flow-timeline")),
        ("forloeb-tavle", _("Forløb på tavle"), _run("flow-board")),
        ("forloeb-liste", _("Forløb som liste"), _run("flow-list")),
        ("arbejdspladser", _("Arbejdspladser"), lambda bench: bench.go("workplaces")),
        ("arbejdsplads", _("En arbejdsplads: hvem har vi hos jer?"), _go_workplace),
        ("screening", _("Screening"), lambda bench: bench.go("screening")),
        ("udvikling-i-timer", _("Udvikling i timer"), lambda bench: bench.go("hours-progress")),
        ("tjek-data", _("Tjek data"), lambda bench: bench.go("inspector")),
        ("mangler-overfoersel", _("Mangler overførsel"), lambda bench: bench.go("transfers")),
        ("opfoelgningsregler", _("Opfølgningsregler"), lambda bench: bench.go("follow-up-rules")),
        ("overblik", _("Overblik"), lambda bench: bench.go("overview")),
        ("overblik-raekker", _("Overblik, rækkerne bag et tal"), _go_members),
        ("rapporter", _("Rapporter"), _go_reports),
        ("import", _("Importér"), lambda bench: bench.go("import")),
        ("indstillinger", _("Indstillinger"), lambda bench: bench.go("settings")),
        ("soeg-og-goer", _("Søg og gør"), _go_palette),
    )


def _named(bench: "Workbench", name: str = "Mette Sand") -> str:
    names = {row.name: row.id for row in bench.citizens.rows}
    return names.get(name, next(iter(names.values())))


def _go_tab(tab: str) -> Goes:
    return lambda bench: bench.open_citizen(_named(bench), tab)


def _run(action: str) -> Goes:
    def go(bench: "Workbench") -> None:
        bench.registry.run(action)

    return go


def _go_support(bench: "Workbench") -> None:
    bench.open_citizen(_named(bench, "Hassan Aziz"), "support")


def _go_card(name: str) -> Goes:
    return lambda bench: bench.call("kandidatkort", _named(bench, name))


def _go_hand_out(bench: "Workbench") -> None:
    bench.call("card-hand-out", _named(bench, "Erik Toft Nielsen"))


def _go_cards_of(bench: "Workbench") -> None:
    bench.open_citizen(_named(bench, "Erik Toft Nielsen"), "cards")


def _go_workplace(bench: "Workbench") -> None:
    from flexdesk.app.workplace_rows import workplace_rows

    desk = bench.desk
    found = {row.name: row.id for row in workplace_rows(desk, desk.today())}
    bench.call("workplace", found.get("Børnehuset Skovly", next(iter(found.values()))))


def _go_visit(bench: "Workbench") -> None:
    bench.go("today")
    bench.call("visit", _named(bench))


def _go_citizens(bench: "Workbench") -> None:
    bench.palette.shut()
    bench.ask("status:igang ly>12")
    bench.show_in_list(_named(bench))


def _go_members(bench: "Workbench") -> None:
    bench.go("overview")
    bench.open_figure("pool_running")


def _go_reports(bench: "Workbench") -> None:
    bench.close_figure()
    bench.go("reports")


def _go_palette(bench: "Workbench") -> None:
    bench.go("citizens")
    bench.palette.open("åse")
