"""The words of a Cabi case from the team: read from a file, kept in the store, laid over."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figures_for
from flexdesk.app.kept_texts import SETTING, frozen, thawed
from flexdesk.app.row_lists import mask_text
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.files import fault_of
from flexdesk.domain.entities import Setting
from flexdesk.domain.figures import FIGURE_IDS
from flexdesk.domain.programs import Program
from flexdesk.reports.audience import Audience, View
from flexdesk.reports.cabi_chips import Chips
from flexdesk.reports.cabi_slots import check_slots, texts_in

Texts = Mapping[str, Any]
"""Slots of a case by the keys of a program's `[case]` table."""

_MAX_FILE = 1 << 20


def read_texts(path: Path) -> dict[str, Any]:
    """Read texts from a TOML file: a table `[case]`, or its keys alone.

    Raises:
        UserError: `case_texts.no_file`, `case_texts.too_big`, `case_texts.encoding`,
            `case_texts.toml`, or as `check_texts` says.
        EnvironmentFaultError: when the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_FILE + 1)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise UserError("case_texts.no_file", file=path.name) from None
    except OSError as error:
        raise fault_of(error, path) from None
    if len(data) > _MAX_FILE:
        raise UserError("case_texts.too_big", file=path.name)
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError("case_texts.encoding", file=path.name) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError("case_texts.toml", file=path.name, place=_place(str(error))) from None
    if set(table) == {"case"} and isinstance(table["case"], dict):
        table = table["case"]
    check_texts(table)
    return table


def check_texts(texts: Texts) -> None:
    """Refuse texts that a case cannot be made of, before anything is written or kept.

    Raises:
        UserError: `case_texts.unknown_key`, `case_texts.wrong_type`, `case_texts.missing`,
            `case_texts.figure`, `case_texts.cpr`, `text.too_long`.
    """
    check_slots(texts)
    table = texts.get("table") or {}
    named = [("chart", texts.get("chart")), ("table: share", table.get("share"))]
    named += [("table: figure", row["figure"]) for row in table.get("rows", ())]
    for key, figure in named:
        if figure and figure not in FIGURE_IDS:
            raise UserError("case_texts.figure", key=key, figure=figure)
    for key, text in texts_in(texts):
        clean(text)
        if mask_text(text) != text:
            raise UserError("case_texts.cpr", key=key)


def texts_of(desk: Desk, program_key: str) -> dict[str, Any]:
    """Return the texts the store keeps for a program, empty when the program's own stand."""
    row = desk.store.reads.get("setting", SETTING + program_key)
    value = row.value if isinstance(row, Setting) else None
    return thawed(value) if isinstance(value, dict) else {}


def case_of(desk: Desk, program: Program, texts: Texts | None = None) -> dict[str, Any]:
    """Return the slots of a case: the program's, the kept texts over them, given texts on top."""
    return {**program.case, **texts_of(desk, program.key), **(texts or {})}


def save_texts(desk: Desk, program_key: str, texts: Texts) -> Done:
    """Keep texts for a program in place of those kept before; empty texts bring back its own.

    Raises:
        UserError: `program.unknown`, `cabi.chip`, or as `check_texts` says.
    """
    program = desk.program_of(program_key)
    check_texts(texts)
    _check_chips(desk, program, texts)
    row = SETTING + program.key
    values = {"value": frozen(texts)}
    with desk.store.work("case_texts.set", {"program": program.key}) as uow:
        if uow.get("setting", row) is None:
            uow.insert("setting", row, values)
        else:
            uow.edit("setting", row, values)
        tx = uow.tx
    changes = Changes(kinds=frozenset({"case_texts"}), tx=tx)
    desk.publish(changes)
    return Done(row, tx, changes)


def _check_chips(desk: Desk, program: Program, texts: Texts) -> None:
    """Refuse a text that names a figure or target the program's cases do not have."""
    day = desk.today()
    figures = {figure.id: figure for figure in figures_for(desk, day, program)}
    chips = Chips(figures, View(Audience.INTERNAL), day)
    for _key, text in texts_in(texts):
        chips.fill(text)


def _place(message: str) -> str:
    """Return the line a TOML reader stopped at, from "... (at line 3, column 7)"."""
    head, mark, tail = message.rpartition("(at line ")
    number = tail.partition(",")[0]
    return f"linje {number}" if mark and head and number.isdigit() else "slutningen"
