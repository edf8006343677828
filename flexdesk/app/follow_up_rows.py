"""Finished rows of the page Opfølgningsregler: the rules in words, and how much they make."""

from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_words import (
    CERTAINTY_WORDS,
    brief_when,
    condition_words,
    program_words,
    shift_words,
    short_programs,
    when_words,
)
from flexdesk.app.follow_ups import rules_of, shipped_follow_ups, soon_counts
from flexdesk.domain.follow_up_rules import FollowUpRule
from flexdesk.domain.rules import Certainty, Unit


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule as the list and the card beside it show it."""

    key: str
    title: str
    text: str
    """What its tasks say."""
    program: str
    place: str
    """The program in a word: Aarhus, Aalborg, or Alle."""
    when: str
    brief: str
    """When, as short as the list has room for."""
    condition: str
    shift: str
    source: str
    certainty: str
    is_guess: bool
    """Nobody has written the rule down: the team must know whether it is theirs."""
    is_on: bool
    is_statutory: bool
    is_changed: bool
    """The team has chosen something else than what it ships with."""
    soon: int
    """Follow-ups in the next 30 days; of a rule that is off, how many there would be."""
    count: int
    unit: str
    """How long before or after the event: days, weeks or months."""
    is_before: bool


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All rules, those of the team's own program first."""

    rows: tuple[RuleRow, ...]

    @property
    def on(self) -> int:
        """How many rules are on."""
        return sum(row.is_on for row in self.rows)

    @property
    def soon(self) -> int:
        """How many follow-ups the rules that are on have in the next 30 days."""
        return sum(row.soon for row in self.rows if row.is_on)


def rules_page(desk: Desk) -> RulesPage:
    """Return the page."""
    counts = soon_counts(desk)
    shipped = {rule.key: rule for rule in shipped_follow_ups()}
    rules = sorted(rules_of(desk), key=lambda rule: _place(desk, rule))
    return RulesPage(tuple(_row(desk, rule, shipped[rule.key], counts) for rule in rules))


def _place(desk: Desk, rule: FollowUpRule) -> int:
    if desk.program.key in rule.programs:
        return 0
    return 2 if rule.programs else 1


def _row(desk: Desk, rule: FollowUpRule, was: FollowUpRule, counts: dict[str, int]) -> RuleRow:
    resolved = rule.offset.resolved(desk.rules, desk.today()) or rule.offset
    count, unit = resolved.count, resolved.unit
    if rule.offset.unit == Unit.WEEKS and not rule.offset.rule:
        count, unit = rule.offset.count, Unit.WEEKS
    return RuleRow(
        key=rule.key,
        title=rule.title_da,
        text=rule.text(0, resolved),
        program=program_words(desk, rule),
        place=short_programs(desk, rule),
        when=when_words(desk, rule),
        brief=brief_when(desk, rule),
        condition=condition_words(desk, rule),
        shift=shift_words(rule),
        source=rule.source,
        certainty=CERTAINTY_WORDS[rule.certainty],
        is_guess=rule.certainty == Certainty.MEMORY,
        is_on=rule.is_on,
        is_statutory=rule.is_statutory,
        is_changed=rule != was,
        soon=counts.get(rule.key, 0),
        count=count,
        unit=unit,
        is_before=rule.offset.is_before,
    )
