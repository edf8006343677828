"""What courses and support say in the timeline of a citizen."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flexdesk.app import timeline_entry as to
from flexdesk.app.support_rows import days_words, support_title
from flexdesk.app.timeline_entry import TimelineEntry, entry
from flexdesk.base.numbers import format_kroner
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import AskedBy, SupportResult, SupportState

if TYPE_CHECKING:
    from flexdesk.app.citizen_file import CitizenFile

_STATES = {
    SupportState.BEVILGET.value: "bevilget",
    SupportState.AFSLAAET.value: "afslået",
    SupportState.BORTFALDET.value: "bortfaldet",
}


def support_entries(file: "CitizenFile") -> Iterator[TimelineEntry]:
    """Yield that it was asked for, what was answered, and how it went."""
    for row in file.supports:
        title = support_title(row)
        if row.asked_on is not None:
            place = file.index.workplace_name(row.workplace)
            whom = f"af {label(row.asked_by, AskedBy).lower()}" if row.asked_by else ""
            words = _joined(f"ønsket {whom}".strip(), f"for {place}" if place else "")
            yield _entry(row, row.id, f"{title}: ansøgt", words, row.asked_on)
        answer = _STATES.get(row.state)
        if answer and row.decided_on is not None:
            words = _joined(_price(row), days_words(row), row.reason)
            yield _entry(row, f"{row.id}:answer", f"{title}: {answer}", words, row.decided_on)
        if row.result and row.result_on is not None:
            how = label(row.result, SupportResult).lower()
            yield _entry(row, f"{row.id}:result", f"{title}: {how}", "", row.result_on)


def _entry(row: Support, key: str, title: str, text: str, day: dt.date) -> TimelineEntry:
    return entry(
        key, "support", kind="support", group=to.SUPPORT, title=title, text=text, day=day,
        about=row.by,
    )  # fmt: skip


def _price(row: Support) -> str:
    is_granted = row.state == SupportState.BEVILGET and row.price_oere is not None
    return format_kroner(row.price_oere or 0) if is_granted else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
