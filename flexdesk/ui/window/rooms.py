"""The rooms of the window, a line each: rail, palette, shortcuts and the workbench read this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import Action
from flexdesk.ui.shared.bench import Bench, MakeRoom, Offer, Room

DAILY, STEERING, LOW, HIDDEN = "daily", "steering", "low", ""


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """One room: where it stands on the rail, how one goes there, who makes it."""

    key: str
    title: str
    icon: str
    group: str
    maker: str
    """`module:class`, loaded at the first visit."""
    keys: str = ""
    words: str = ""
    actions: str = ""
    """Module with `actions(bench)` and perhaps `OFFERS`, loaded with the window."""
    go_text: str = ""
    """What the action that goes there is called; `Gå til` and the title when empty."""


def rooms() -> tuple[RoomSpec, ...]:
    """Return every room in the order of the rail."""
    return (
        RoomSpec("today", _("I dag"), "calendar-check", DAILY, "flexdesk.ui.today.room:TodayRoom",
                 "Ctrl+1", _("opgaver frister opfølgning"), "flexdesk.ui.today.actions"),
        RoomSpec("citizens", _("Borgere"), "users", DAILY,
                 "flexdesk.ui.citizens.room:CitizensRoom", "Ctrl+2", _("sager liste caseload")),
        RoomSpec("citizen", _("Borger"), "users", HIDDEN, "flexdesk.ui.citizen.room:CitizenRoom",
                 actions="flexdesk.ui.citizen.actions"),
        RoomSpec("cards", _("Kandidatkort"), "id-card", DAILY,
                 "flexdesk.ui.cards.room:CardsRoom", "Ctrl+3",
                 _("kort samtykke udlever version cv"), "flexdesk.ui.cards.actions"),
        RoomSpec("placements", _("Forløb"), "chart-gantt", DAILY,
                 "flexdesk.ui.placements.room:PlacementsRoom", "Ctrl+4",
                 _("tidslinje tavle praktik pulje job gantt"), "flexdesk.ui.placements.actions"),
        RoomSpec("workplaces", _("Arbejdspladser"), "building-2", DAILY,
                 "flexdesk.ui.workplaces.room:WorkplacesRoom", "Ctrl+5",
                 _("virksomheder arbejdsgivere kontakter ledige pladser"),
                 "flexdesk.ui.workplaces.actions"),
        RoomSpec("overview", _("Overblik"), "chart-column", STEERING,
                 "flexdesk.ui.overview.room:OverviewRoom", "Ctrl+6", _("tal mål statistik")),
        RoomSpec("reports", _("Rapporter"), "file-text", STEERING,
                 "flexdesk.ui.reporting.room:ReportsRoom", "Ctrl+8",
                 _("pdf excel statusark cabi case")),
        RoomSpec("import", _("Importér"), "download", STEERING,
                 "flexdesk.ui.importing.room:ImportRoom", "Ctrl+I",
                 _("indlæs udtræk excel csv"), go_text=_("Importér en fil")),
        RoomSpec("settings", _("Indstillinger"), "sliders-horizontal", LOW,
                 "flexdesk.ui.window.settings_room:SettingsRoom", "Ctrl+,",
                 _("tema lås lys mørk")),
        RoomSpec("inspector", _("Tjek data"), "triangle-alert", HIDDEN,
                 "flexdesk.ui.inspector.room:InspectorRoom", "",
                 _("fejl modstrid mangler huller"), "flexdesk.ui.inspector.actions"),
        RoomSpec("transfers", _("Mangler overførsel"), "arrow-left-right", HIDDEN,
                 "flexdesk.ui.transfer.room:TransferRoom", "",
                 _("fagsystem kopiér overfør"), "flexdesk.ui.transfer.actions"),
        RoomSpec("follow-up-rules", _("Opfølgningsregler"), "calendar-check", HIDDEN,
                 "flexdesk.ui.follow_ups.room:FollowUpsRoom", "",
                 _("regler opgaver frister"), "flexdesk.ui.follow_ups.actions"),
        RoomSpec("screening", _("Screening"), "search", HIDDEN,
                 "flexdesk.ui.screening.room:ScreeningRoom", "",
                 _("18 af 24 få timer opsagt potentiale"), "flexdesk.ui.screening.actions"),
        RoomSpec("hours-progress", _("Udvikling i timer"), "trending-up", HIDDEN,
                 "flexdesk.ui.hours.room:HoursRoom", "",
                 _("effektive timer fremgang få timer"), "flexdesk.ui.hours.actions"),
    )  # fmt: skip


ACTIONS_ONLY = (
    "flexdesk.ui.visit.actions",
    "flexdesk.ui.people.actions",
    "flexdesk.ui.bulk.actions",
    "flexdesk.ui.undoing.actions",
)
"""Modules of rooms without a page: their forms open as sheets."""


def make_room(spec: RoomSpec, bench: Bench) -> Room:
    """Make the room of a page."""
    module, _colon, name = spec.maker.partition(":")
    maker: MakeRoom = getattr(import_module(module), name)
    return maker(bench)


def action_modules() -> tuple[str, ...]:
    """Return the modules that give actions, in the order of the menu."""
    return (*(spec.actions for spec in rooms() if spec.actions), *ACTIONS_ONLY)


def actions_of(bench: Bench, modules: Iterable[str]) -> tuple[Action, ...]:
    """Return what the rooms can do."""
    return tuple(one for name in modules for one in import_module(name).actions(bench))


def offers_of(modules: Iterable[str]) -> Mapping[str, Offer]:
    """Return what rooms do for each other, by name."""
    offers: dict[str, Offer] = {}
    for name in modules:
        offers.update(getattr(import_module(name), "OFFERS", {}))
    return offers
