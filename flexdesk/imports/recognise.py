"""Which tables of a file are what: the profile that reads most, own columns as they were named."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from flexdesk.base.errors import UserError
from flexdesk.imports.choices import OWN_LIST, Choices, own_profile, with_kept
from flexdesk.imports.csv_file import open_table
from flexdesk.imports.guard import GuardedFile
from flexdesk.imports.headless import headless_match
from flexdesk.imports.profiles import (
    Match,
    Profile,
    load_profiles,
    match_table,
    profile_by_key,
)
from flexdesk.imports.tables import Table
from flexdesk.imports.workbook import open_tables


@contextmanager
def quiet_library() -> Iterator[None]:
    """Keep openpyxl from warning of extensions and odd days: the readers report what matters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def tables_of(guarded: GuardedFile) -> list[Table]:
    """Return the tables of a file that has passed the guard."""
    return open_tables(guarded) if guarded.is_workbook else [open_table(guarded)]


def candidates(choices: Choices) -> tuple[Profile, ...]:
    """Return the profiles files are held against, one's own list as its columns were named."""
    return tuple(
        own_profile(profile, choices.columns) if profile.key == OWN_LIST else profile
        for profile in load_profiles().values()
    )


def recognised(
    tables: list[Table], profile: str | None, choices: Choices
) -> tuple[Profile, dict[int, Match]]:
    """Return the profile that reads most, and the tables it recognises by place."""
    key = profile_by_key(profile).key if profile else None
    best: tuple[tuple[int, int], Profile, dict[int, Match]] | None = None
    for candidate in candidates(choices):
        if key not in (None, candidate.key):
            continue
        matches = {
            place: with_kept(match, choices.columns)
            for place, table in enumerate(tables)
            if (match := _match_of(candidate, table, choices)) is not None
        }
        complete = sum(match.score for match in matches.values() if not match.missing)
        score = (complete, sum(match.score for match in matches.values()))
        if best is None or score > best[0]:
            best = score, candidate, matches
    if best is None or not best[2]:
        hidden = sum(table.is_hidden for table in tables)
        raise UserError("import.no_known_sheet", sheets=len(tables), hidden=hidden)
    return best[1], best[2]


def _match_of(profile: Profile, table: Table, choices: Choices) -> Match | None:
    found = match_table(profile, table.name, table.head)
    if found is None and profile.key == OWN_LIST and choices.columns.fields:
        return headless_match(profile.kinds[0], table.head)
    return found
