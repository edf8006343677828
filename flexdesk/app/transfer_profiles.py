"""Which case system is copied to: its forms as data, and the team's choice of one.

A profile says which fields a form of the system has, in which order, for each kind of row. The
order was not read from the systems themselves: every profile carries how sure it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.transfer_texts import KEYS
from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.entities import Setting
from flexdesk.domain.rules import Certainty

PROFILE_SETTING = "transfer.profile"
DEFAULT_PROFILE = "fasit"
MOST_FIELDS = 20
"""A form with more is a slip in the file."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: what is copied into it, and what it is called on that screen."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed for one kind of row, in order."""

    kind: str
    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A case system as far as copying to it goes."""

    key: str
    title: str
    certainty: str
    source: str
    forms: Mapping[str, Form]


@cache
def profiles() -> Mapping[str, Profile]:
    """Return the shipped profiles by key.

    Raises:
        ValueError: a file names a kind or a key that is not there.
    """
    found = (profile_from_table(table) for table in read_toml_folder("transfer").values())
    return {profile.key: profile for profile in found}


def profile_from_table(table: Mapping[str, Any]) -> Profile:
    """Return the profile a parsed table describes.

    Raises:
        ValueError: it lacks a form, names what cannot be copied, or does not say how sure it is.
    """
    forms = {str(form["kind"]): _form(form) for form in table["form"]}
    if set(forms) != set(KEYS):
        raise ValueError(f"{table['key']}: a form for each of {sorted(KEYS)}")
    if table["certainty"] not in set(Certainty) or not str(table["source"]).strip():
        raise ValueError(f"{table['key']}: certainty and source")
    return Profile(
        str(table["key"]), str(table["title_da"]), table["certainty"], table["source"], forms
    )


def profile_of(desk: Desk) -> Profile:
    """Return the case system the team copies to."""
    row = desk.store.reads.get("setting", PROFILE_SETTING)
    chosen = row.value if isinstance(row, Setting) else None
    known = profiles()
    return known[chosen] if isinstance(chosen, str) and chosen in known else known[DEFAULT_PROFILE]


def choose_profile(desk: Desk, key: str) -> Done:
    """Copy to another case system from now on; what is marked stays marked.

    Raises:
        UserError: `transfer.no_profile`.
    """
    if key not in profiles():
        raise UserError("transfer.no_profile", profile=key, profiles=sorted(profiles()))
    with desk.store.work("transfer.profile", {"profile": key}, undoable=False) as uow:
        if uow.get("setting", PROFILE_SETTING) is None:
            uow.insert("setting", PROFILE_SETTING, {"value": key})
        else:
            uow.edit("setting", PROFILE_SETTING, {"value": key})
        tx = uow.tx
    changes = Changes(kinds=frozenset({"transfer"}), tx=tx)
    desk.publish(changes)
    return Done(PROFILE_SETTING, tx, changes)


def certainty_line(profile: Profile) -> str:
    """Return what is to be known about how sure the order of the fields is."""
    if profile.certainty == Certainty.MEMORY:
        return (
            f"Felterne i {profile.title} er skrevet efter hukommelsen: "
            "tjek rækkefølgen mod jeres skærmbillede."
        )
    return f"Kilde: {profile.source}"


def _form(table: Mapping[str, Any]) -> Form:
    kind = str(table["kind"])
    fields = tuple(FormField(str(one["key"]), str(one["label"])) for one in table["fields"])
    unknown = [one.key for one in fields if one.key not in KEYS.get(kind, ())]
    if unknown or not 0 < len(fields) <= MOST_FIELDS:
        raise ValueError(f"{kind}: {unknown or len(fields)}")
    return Form(kind, str(table["title_da"]), fields)
