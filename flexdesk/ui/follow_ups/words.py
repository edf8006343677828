"""What the page Opfølgningsregler says in sentences; no Qt."""

from collections.abc import Iterator

from flexdesk.app.follow_up_rows import RuleRow, RulesPage
from flexdesk.app.follow_ups import Made, Preview
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number


def page_line(page: RulesPage) -> str:
    """Return the grey line: how many rules are on, and what they make."""
    words = ngettext(
        "{on} af {all} regler er slået til · {n} opfølgning de næste 30 dage",
        "{on} af {all} regler er slået til · {n} opfølgninger de næste 30 dage",
        page.soon,
    )
    return words.format(on=page.on, all=len(page.rows), n=format_number(page.soon))


def state(row: RuleRow) -> str:
    """Return whether a rule is on, in a word."""
    return _("Til") if row.is_on else _("Fra")


def preview_title(preview: Preview, *, is_on: bool) -> str:
    """Return what stands beside the number: now, or what would be."""
    if is_on:
        return ngettext(
            "opfølgning de næste 30 dage", "opfølgninger de næste 30 dage", preview.soon
        )
    return _("de næste 30 dage, hvis den slås til")


def preview_notes(preview: Preview, *, is_choice: bool) -> tuple[str, ...]:
    """Return what else a choice would do, a line each; what is in force does nothing more."""
    return tuple(_notes(preview, is_choice=is_choice))


def _notes(preview: Preview, *, is_choice: bool) -> Iterator[str]:
    if preview.made:
        yield _count(
            preview.made,
            ngettext(
                "{n} opgave laves med det samme",
                "{n} opgaver laves med det samme",
                preview.made,
            ),
        )
    if preview.together:
        yield _count(
            preview.together,
            _("{n} forfalder samlet med en anden i samme uge"),
        )
    if preview.moved:
        yield _count(
            preview.moved,
            ngettext("{n} opgave flyttes", "{n} opgaver flyttes", preview.moved),
        )
    if preview.dropped:
        yield _count(
            preview.dropped,
            ngettext("{n} åben opgave fjernes", "{n} åbne opgaver fjernes", preview.dropped),
        )
    if preview.skipped and is_choice:
        yield _count(preview.skipped, _("{n} lå før i dag og laves ikke"))


def done_words(row: RuleRow, made: Made, *, what: str) -> str:
    """Return what the toast says when a choice was carried out."""
    heads = {
        "on": _("»{title}« er slået til"),
        "off": _("»{title}« er slået fra"),
        "offset": _("»{title}« er flyttet"),
        "reset": _("»{title}« er som leveret"),
    }
    parts = [heads[what].format(title=row.title)]
    if made.made:
        words = ngettext("{n} ny opgave", "{n} nye opgaver", made.made)
        parts.append(_count(made.made, words))
    if made.moved:
        parts.append(_count(made.moved, _("{n} flyttet")))
    if made.dropped:
        parts.append(_count(made.dropped, _("{n} fjernet")))
    return " · ".join(parts)


def calendar_words(count: int, name: str) -> str:
    """Return what the toast says when a calendar file is written."""
    words = ngettext("{n} opgave er skrevet til {file}", "{n} opgaver er skrevet til {file}", count)
    return words.format(n=format_number(count), file=name)


def _count(number: int, words: str) -> str:
    return words.format(n=format_number(number))
