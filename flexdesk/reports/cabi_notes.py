"""What a case must say beside its figures: footnotes, arithmetic, how it was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number, format_share
from flexdesk.reports.audience import Audience, View, Why
from flexdesk.reports.cabi_chips import Chips, share_of
from flexdesk.reports.cabi_texts import StatusTable

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure

SHARE_TARGET = "target:share"
"""The anchor of the note on a share's target: the paragraph that names the target."""
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and what it belongs to: a figure of the table, or the target of a share."""

    anchor: str
    text: str


def standard_notes(chips: Chips) -> tuple[Note, ...]:
    """Return the footnotes that the figures need, whatever the program's words say."""
    makers = (_accumulated, _ended_is_not_completed, _target_of_all)
    return tuple(note for maker in makers if (note := maker(chips)) is not None)


def _seen(chips: Chips, *ids: str) -> "tuple[Figure, ...] | None":
    """Return the figures, None when one is missing or hidden."""
    if any(name not in chips.figures or chips.view.hides(name) for name in ids):
        return None
    return tuple(chips.figures[name] for name in ids)


def _accumulated(chips: Chips) -> Note | None:
    found = _seen(chips, "pool_started", "pool_running")
    if found is None or not found[0].n:
        return None
    started, running = found
    text = _(
        "{started} er alle, der er startet siden begyndelsen. {running} var i gang {day}"
    ).format(
        started=format_number(started.n), running=format_number(running.n), day=format_day(chips.on)
    )
    if running.target is not None:
        text += _("; målet på {target} gælder dem, der er i gang på samme tid").format(
            target=format_number(running.target)
        )
    return Note("pool_started", text + ".")


def _ended_is_not_completed(chips: Chips) -> Note | None:
    found = _seen(chips, "pool_ended")
    if found is None or not found[0].n:
        return None
    return Note(
        "pool_ended",
        _(
            "Afsluttet er ikke det samme som gennemført: "
            "et forløb kan slutte før tid eller aldrig begynde."
        ),
    )


def _target_of_all(chips: Chips) -> Note | None:
    ids = ("pool_share_within_6_months_matured", "pool_share_ordinary_fleksjob_of_started")
    targets = [
        chips.figures[name].target
        for name in ids
        if name in chips.figures and chips.figures[name].target is not None
    ]
    if not targets or targets[0] is None:
        return None
    parts = [
        text
        for name, pattern in zip(
            ids,
            (
                _(
                    "blandt de {N}, hvis seks måneder er gået, "
                    "er det {share} ({n}\u00a0af\u00a0{N})"
                ),
                _("af alle {N} startede er {share} ({n}) registreret videre i ordinært fleksjob"),
            ),
            strict=True,
        )
        if (text := _share_clause(chips, name, pattern))
    ]
    text = _(
        "Målet på {} gælder alle placeringer, kun ordinært fleksjob og senest seks måneder efter"
    ).format(format_share(Fraction(repr(targets[0]))))
    return Note(SHARE_TARGET, ": ".join([text, "; ".join(parts)]) + "." if parts else text + ".")


def _share_clause(chips: Chips, name: str, pattern: str) -> str:
    found = _seen(chips, name)
    share = share_of(found[0]) if found else None
    if found is None or share is None:
        return ""
    figure = found[0]
    return pattern.format(
        share=format_share(share, 1), n=format_number(figure.n), N=format_number(figure.N or 0)
    )


def arithmetic(table: StatusTable, chips: Chips) -> str:
    """Return how the table's share is worked out from its rows: "(295 + 4) / 409 = 73,1 %"."""
    found = _seen(chips, table.share) if table.share else None
    share = share_of(found[0]) if found else None
    if found is None or share is None:
        return ""
    figure = found[0]
    whole, part = format_number(figure.N or 0), format_number(figure.n)
    terms = _terms(table, chips, figure.n)
    if len(terms) > 1:
        part = f"({' + '.join(terms)})"
    return f"{part} / {whole} = {format_share(share, 1)}"


def _terms(table: StatusTable, chips: Chips, goal: int) -> list[str]:
    """Return the first indented rows that add up to `goal`, if all of them are shown."""
    total = 0
    terms: list[str] = []
    for row in table.rows:
        if row.level and total < goal:
            found = _seen(chips, row.figure)
            if found is None:
                return []
            total += found[0].n
            terms.append(format_number(found[0].n))
    return terms if total == goal else []


def hidden_note(view: View) -> str:
    """Return the line that says what was hidden and released, empty when nothing was."""
    lines = []
    if any(why is not Why.SHARE for why in view.hidden.values()):
        lines.append(
            _(
                "Skjult: antal fra 1 til {most} vises ikke, og andre tal er skjult, hvor de ellers "
                "ville røbe dem. Nul vises."
            ).format(most=view.threshold - 1)
        )
    if view.released:
        lines.append(_("Enkelte små antal er vist efter en konkret og begrundet beslutning."))
    return " ".join(lines)


def audience_line(audience: Audience) -> str:
    """Return the line every page carries about who may read it."""
    if audience is Audience.INTERNAL:
        return _("Internt – må ikke forlade teamet")
    return _("Til ekstern brug – uden personoplysninger")


def measured(
    given: Sequence[str], figures: "Mapping[str, Figure]", names: Sequence[str]
) -> tuple[str, ...]:
    """Return the lines of "Sådan har vi målt": the program's own, else the definitions."""
    if given:
        return tuple(given)
    return tuple(
        f"{figures[name].label}: {figures[name].definition}"
        for name in dict.fromkeys(names)
        if name in figures and figures[name].definition
    )[:3]
