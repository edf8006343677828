"""*Sådan sluttede det* and *Kom videre til*: what the list offers, and what an end may say."""

from pathlib import Path

import pytest

from flexdesk.app.edits import Ending, NewPlacement, end_placement, start_placement
from flexdesk.app.placement_ends import ONWARD_RULES, onward_choices
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from flexdesk.domain.codes import Onward, OutcomeGroup
from tests.support.desks import DAY, a_desk, add_citizen, day

MARCH = day("2016-03-01")


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def begin(desk, start=MARCH) -> str:
    return start_placement(
        desk, add_citizen(desk), NewPlacement("puljefleksjob", "Skovly", start)
    ).id


def codes(desk, on: str) -> set[str]:
    return {each.code for each in onward_choices(desk, day(on))}


def test_the_list_offers_what_there_was_on_the_day(desk) -> None:
    limited = {code.value for code in ONWARD_RULES}
    always = {code.value for code in Onward} - limited
    assert codes(desk, "2012-12-31") == always
    assert codes(desk, "2016-08-31") == always | {"ressourceforloeb"}
    assert codes(desk, "2020-01-01") == always | {"ressourceforloeb", "seniorpension"}
    assert codes(desk, "2026-06-30") == always | {"seniorpension", "tidlig_pension"}


def test_every_word_is_in_one_of_the_three_groups(desk) -> None:
    groups = {each.code: each.group for each in onward_choices(desk, DAY)}
    assert set(groups.values()) == {group.value for group in OutcomeGroup}
    assert groups["ordinaert_fleksjob"] == "ordinaert_fleksjob"
    assert {groups[code] for code in ("sygemelding", "startede_ikke", "doed")} == {"andet"}


def test_what_was_not_there_on_the_last_day_is_refused_at_its_field(desk) -> None:
    job = begin(desk)
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        end_placement(desk, job, Ending(DAY, "gennemfoert", "Seniorpension"))
    assert (caught.value.code, caught.value.facts["field"]) == ("onward.not_on_day", "onward")
    assert "seniorpension" in text(caught.value)
    assert desk.store.digest() == before


def test_one_that_never_started_needs_no_stay(desk) -> None:
    job = begin(desk, day("2016-09-05"))
    end_placement(desk, job, Ending(DAY, "startede_ikke", "sygemelding"))
    row = desk.store.reads.get("placement", job)
    assert (row.start, row.last_day) == (day("2016-09-05"), day("2016-09-05"))


def test_an_end_before_the_start_is_refused_at_its_field(desk) -> None:
    job = begin(desk)
    with pytest.raises(UserError) as caught:
        end_placement(desk, job, Ending(day("2016-02-29"), "foer_tid", "andet"))
    facts = caught.value.facts
    assert (caught.value.code, facts["field"]) == ("placement.ends_before_start", "last_day")


def test_two_facts_that_do_not_agree_are_told(desk) -> None:
    done = end_placement(desk, begin(desk), Ending(DAY, "gennemfoert", "startede_ikke"))
    assert [each.code for each in done.remarks] == ["placement.never_began_how"]
