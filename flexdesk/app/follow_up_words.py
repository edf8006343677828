"""Follow-up rules in Danish: when a task falls due, under which condition, how sure the rule is."""

from flexdesk.app.desk import Desk
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.follow_up_rules import (
    Amount,
    Condition,
    Event,
    FollowUpRule,
    WorkingDay,
    amount_words,
)
from flexdesk.domain.labels import label
from flexdesk.domain.rules import Certainty

CERTAINTY_WORDS: dict[str, str] = {
    Certainty.LAW: "lov",
    Certainty.GUIDANCE: "vejledning",
    Certainty.SEED: "projektets egne papirer",
    Certainty.MEMORY: "skøn – tjek hos jer",
    Certainty.TEAM: "teamet",
}
"""How sure a rule is, as it stands on screen."""

_EVENTS: dict[str, str] = {
    Event.PLACEMENT_START: "start på {what}",
    Event.PLACEMENT_MIDWAY: "midten af {what}",
    Event.PLACEMENT_PLANNED_END: "aftalt slut på {what}",
    Event.PLACEMENT_END: "slut på {what}",
    Event.LY_START: "ledighedsydelsens start",
    Event.VISITED_ON: "visitation til fleksjob",
    Event.BEVILLING_ON: "bevillingen",
    Event.PASS_START: "start på {what}",
    Event.PAUSE_REVIEW: "dagen, hvor pausen skal tages op",
    Event.DECISION: "afgørelsen",
    Event.NOTICE: "opsigelsen",
}
_SHORT: dict[str, str] = {
    Event.PLACEMENT_START: "start",
    Event.PLACEMENT_MIDWAY: "midtvejs",
    Event.PLACEMENT_PLANNED_END: "aftalt slut",
    Event.PLACEMENT_END: "slut",
    Event.LY_START: "ledighedsydelsens start",
    Event.VISITED_ON: "visitation",
    Event.BEVILLING_ON: "bevillingen",
    Event.PASS_START: "trinnets start",
    Event.PAUSE_REVIEW: "på dagen",
    Event.DECISION: "afgørelsen",
    Event.NOTICE: "opsigelsen",
}
_SHIFTS: dict[str, str] = {
    WorkingDay.PREVIOUS: "rykkes til arbejdsdagen før, når dagen er fri",
    WorkingDay.NEXT: "rykkes til arbejdsdagen efter, når dagen er fri",
    WorkingDay.NONE: "rykkes ikke, når dagen er fri",
}
_OUTCOMES = {"optaget": "optaget", "afvist": "afvist", "andet_tilbud": "andet tilbud"}
_GRANTS = {"femaarig": "femårig", "permanent": "permanent"}


def when_words(desk: Desk, rule: FollowUpRule) -> str:
    """Return when a rule's task falls due: "3 måneder efter start på puljefleksjob"."""
    event = _EVENTS[rule.event].format(what=_what(desk, rule))
    offset = _resolved(desk, rule.offset)
    if not offset.count:
        words = event if rule.event == Event.PAUSE_REVIEW else f"ved {event}"
    else:
        side = "før" if offset.is_before else "efter"
        words = f"{amount_words(offset)} {side} {event}"
    return words[:1].upper() + words[1:] + _repeat_words(desk, rule)


def brief_when(desk: Desk, rule: FollowUpRule) -> str:
    """Return when a rule's first task falls due, as short as a list has room for."""
    offset, event = _resolved(desk, rule.offset), _SHORT[rule.event]
    if not offset.count:
        return event
    return f"{amount_words(offset)} {'før' if offset.is_before else 'efter'} {event}"


def condition_words(desk: Desk, rule: FollowUpRule) -> str:
    """Return what has to hold for a rule to want anything, empty when nothing has."""
    condition = rule.condition
    parts = [_hours_words(desk, condition)]
    if condition.without_kinds:
        kinds = ", ".join(label(kind).lower() for kind in condition.without_kinds)
        parts.append(f"kun når der ikke er begyndt {kinds}")
    if condition.after_kinds:
        kinds = ", ".join(label(kind).lower() for kind in condition.after_kinds)
        parts.append(f"kun efter {kinds}")
    if condition.bevilling:
        parts.append(f"kun {_listed(condition.bevilling, _GRANTS)} bevilling")
    if condition.outcomes:
        parts.append(f"kun når borgeren er {_listed(condition.outcomes, _OUTCOMES)}")
    if rule.valid_from is not None:
        parts.append(f"fra {format_day(rule.valid_from)}")
    if rule.valid_until is not None:
        parts.append(f"til og med {format_day(rule.valid_until)}")
    return ", ".join(part for part in parts if part)


def shift_words(rule: FollowUpRule) -> str:
    """Return what happens to a day on which nobody is at work."""
    return _SHIFTS[rule.working_day]


def program_words(desk: Desk, rule: FollowUpRule) -> str:
    """Return the programs a rule belongs to."""
    titles = [desk.programs[key].title_da for key in rule.programs if key in desk.programs]
    return ", ".join(titles) or "Alle programmer"


def made_words(made: int, skipped: int) -> str:
    """Return what rules made of an import, and what lay too far back; empty for nothing."""
    parts = []
    if made:
        words = "1 opfølgning er" if made == 1 else f"{format_number(made)} opfølgninger er"
        parts.append(f"{words} lagt på listen efter jeres regler")
    if skipped:
        words = "1 opfølgning" if skipped == 1 else f"{format_number(skipped)} opfølgninger"
        parts.append(f"{words} lå for langt tilbage og er ikke lavet")
    return "; ".join(parts)


def short_programs(desk: Desk, rule: FollowUpRule) -> str:
    """Return where a rule belongs in a word: the municipality of its program."""
    found = [desk.programs[key].municipality for key in rule.programs if key in desk.programs]
    return ", ".join(name.removesuffix(" Kommune") for name in dict.fromkeys(found)) or "Alle"


def _what(desk: Desk, rule: FollowUpRule) -> str:
    if rule.kinds:
        words = [label(kind).lower() for kind in rule.kinds]
        return " eller ".join(words)
    labels = [
        step.label
        for pipeline in desk.pipelines.values()
        for step in pipeline.steps
        if step.code in rule.steps
    ]
    return f"trinnet {' eller '.join(dict.fromkeys(labels))}" if labels else "et trin"


def _resolved(desk: Desk, amount: Amount) -> Amount:
    return amount.resolved(desk.rules, desk.today()) or Amount()


def _repeat_words(desk: Desk, rule: FollowUpRule) -> str:
    repeat = rule.repeat
    if repeat is None:
        return ""
    every = amount_words(_resolved(desk, repeat.every))
    if repeat.times is not None:
        return f", {repeat.times} gange med {every} imellem"
    if repeat.until is not None:
        return f", derefter med {every} imellem i {amount_words(_resolved(desk, repeat.until))}"
    return f", derefter med {every} imellem"


def _hours_words(desk: Desk, condition: Condition) -> str:
    lowest, highest = condition.hours_from, condition.hours_to
    if isinstance(highest, str):
        highest = desk.rules.number(highest, desk.today())
    if lowest is not None and highest is not None:
        return f"kun ved {format_number(lowest)}-{format_number(highest)} effektive timer"
    if highest is not None:
        return f"kun ved højst {format_number(highest)} effektive timer"
    return f"kun fra {format_number(lowest)} effektive timer" if lowest is not None else ""


def _listed(codes: tuple[str, ...], words: dict[str, str]) -> str:
    return " eller ".join(words.get(code, code) for code in codes)
