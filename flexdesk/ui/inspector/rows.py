"""The lines of the page as they are shown, names hidden or not. No Qt."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flexdesk.app.found import SEVERITIES
from flexdesk.app.inspector_words import SEVERITY_TITLES
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.inspector import InspectorGroup, InspectorLine, InspectorPage

ALL, ASIDE = "all", "aside"
FEW = 5
_TOLD = ("task.", "workplace.next_overdue")
"""Kinds whose lines hold free words."""
MANY = 50
ICONS = {"modstrid": "triangle-alert", "mangler": "circle-help"}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line: what it is called, what is wrong, whose it is."""

    key: str
    citizen: str
    other: str
    name: str
    what: str
    right: str
    is_aside: bool = False
    place: str = ""
    """Id of the workplace it is about, empty for a citizen's."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The lines of one kind, perhaps only the first."""

    code: str
    title: str
    text: str
    icon: str
    tone: str
    total: int
    lines: tuple[ShownLine, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.lines)


def tabs_of(page: "InspectorPage") -> tuple[Choice, ...]:
    """Return the tabs of the page with their counts; a part without lines has none."""
    found = [Choice(ALL, _("Alle"), format_number(page.count()))]
    found += [
        Choice(severity, SEVERITY_TITLES[severity], format_number(page.count(severity)))
        for severity in SEVERITIES
        if page.count(severity)
    ]
    if page.asides:
        found.append(Choice(ASIDE, _("Sat til side"), format_number(len(page.asides))))
    return tuple(found)


def groups_of(
    page: "InspectorPage", part: str, wide: frozenset[str], *, is_hidden: bool
) -> tuple[ShownGroup, ...]:
    """Return the groups of a part; those in `wide` are shown further."""
    if part == ASIDE:
        return (_asides(page, is_hidden=is_hidden),) if page.asides else ()
    groups = [group for group in page.groups if part in {ALL, group.severity}]
    few = FEW if part == ALL and len(groups) > 1 else MANY
    return tuple(
        _group(group, None if group.code in wide else few, is_hidden=is_hidden) for group in groups
    )


def _group(group: "InspectorGroup", most: int | None, *, is_hidden: bool) -> ShownGroup:
    lines = group.lines if most is None else group.lines[:most]
    is_wrong = group.severity == "modstrid"
    return ShownGroup(
        code=group.code,
        title=group.title,
        text=" ".join(part for part in (group.safe, group.do) if part),
        icon=ICONS.get(group.severity, "info"),
        tone="amber" if is_wrong else "muted",
        total=len(group.lines),
        lines=shown_lines(lines, is_hidden=is_hidden),
    )


def _asides(page: "InspectorPage", *, is_hidden: bool) -> ShownGroup:
    lines = tuple(
        replace(line, what=_aside_words(found, line.what, is_hidden=is_hidden), is_aside=True)
        for found, line in zip(
            page.asides, shown_lines(page.asides, is_hidden=is_hidden), strict=True
        )
    )
    return ShownGroup(
        code=ASIDE,
        title=_("Set efter og fundet rigtigt"),
        text=_("En linje kommer igen af sig selv, hvis dens dage ændres."),
        icon="check",
        tone="accent",
        total=len(lines),
        lines=lines,
    )


def _aside_words(found: "InspectorLine", what: str, *, is_hidden: bool) -> str:
    said = found.aside
    if said is None or is_hidden:
        return what
    by = f" ({said.by})" if said.by else ""
    return " · ".join(part for part in (what, f"»{said.reason}«{by}") if part)


def shown_lines(lines: "Sequence[InspectorLine]", *, is_hidden: bool) -> tuple[ShownLine, ...]:
    """Return lines as they are shown."""
    return tuple(
        ShownLine(
            key=line.key,
            citizen=line.citizen,
            other=line.other,
            name=line.candidate_no if is_hidden and line.candidate_no else line.name,
            what="" if is_hidden and line.code.startswith(_TOLD) else line.what,
            right=line.consultant,
            place=line.place,
        )
        for line in lines
    )


def page_words(page: "InspectorPage") -> str:
    """Return the grey line of the page."""
    parts = [
        f"{format_number(page.count(severity))} {SEVERITY_TITLES[severity].lower()}"
        for severity in SEVERITIES
        if page.count(severity)
    ]
    return ", ".join(parts) or _("Intet at rette")
