"""A fixed script of saved actions on a store, played whole or until the process ends."""

import os
from collections.abc import Callable
from pathlib import Path

from flexdesk.store.store import Store
from tests.support.stores import a_citizen, a_store, counting_ids, reopen

NAMES = ("Hemmelig", "Kanarie")
Action = Callable[[Store], object]


def prepare(folder: Path) -> None:
    """Make the store that every run of the script begins with."""
    with a_store(folder, new_id=counting_ids()) as store, store.work("start") as uow:
        rows = [a_citizen(store, number, last_name=NAMES[0]) for number in range(30)]
        uow.insert_many("citizen", rows)
        uow.insert("workplace", "w", {"name": "Børnehuset Skovly"})
        spell = {"kind": "ledighedsydelse", "start": "2016-01-01"}
        spells = [{**spell, "id": f"b{n}", "citizen": r["id"]} for n, r in enumerate(rows)]
        uow.insert_many("benefit", spells)


def _edit(store: Store, number: int, **changes: object) -> None:
    with store.work("edit") as uow:
        uow.edit("citizen", str(a_citizen(store, number)["id"]), changes)


def _insert(store: Store, first: int, count: int) -> None:
    with store.work("import") as uow:
        rows = [a_citizen(store, first + place, last_name=NAMES[1]) for place in range(count)]
        uow.insert_many("citizen", rows)
        places = [
            {"id": f"p{first}-{place}", "citizen": row["id"], "kind": "smaajob",
             "start": "2016-02-01", "workplace": "w"}
            for place, row in enumerate(rows)
        ]  # fmt: skip
        uow.insert_many("placement", places)


def _delete(store: Store, row: str) -> None:
    with store.work("delete") as uow:
        uow.delete("benefit", row)


SCRIPT: tuple[Action, ...] = (
    lambda store: _edit(store, 1, phone="12345678", last_name=NAMES[1]),
    lambda store: _insert(store, 100, 20),
    lambda store: _delete(store, "b3"),
    lambda store: store.undo(),
    lambda store: store.undo(),
    lambda store: store.redo(),
    lambda store: store.access("reveal", "x", reason="visit"),
    lambda store: _edit(store, 100, city="Ribe"),
    lambda store: store.checkpoint(),
    lambda store: _edit(store, 2, city="Ribe"),
    lambda store: store.backup(store.directory.parent / "x.flexdesk-backup"),
    lambda store: store.erase((("benefit", "b7"),), "gdpr"),
    lambda store: _edit(store, 3, city="Varde"),
)


def digests(folder: Path) -> list[str]:
    """Play the script and return the digest before it and after each action."""
    with reopen(folder, new_id=counting_ids(10_000)) as store:
        found = [store.digest()]
        for action in SCRIPT:
            action(store)
            found.append(store.digest())
    return found


def play(folder: Path, told: int, **options: object) -> None:
    """Play the script; after each saved action write one byte to the descriptor `told`."""
    store = reopen(folder, new_id=counting_ids(10_000), **options)
    for action in SCRIPT:
        action(store)
        os.write(told, b".")
    store.close()
    os.write(told, b"!")


def in_child(run: Callable[[int], object]) -> tuple[str, int]:
    """Run something in a child process; return what it told, and its exit code."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        code = 99
        try:
            os.close(source)
            run(target)
            code = 0
        finally:
            os._exit(code)
    os.close(target)
    with os.fdopen(source, "rb") as stream:
        said = stream.read().decode()
    return said, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
