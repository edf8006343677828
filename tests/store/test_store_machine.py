"""Any sequence of edits, undos, redos and restarts equals the replay of actions in effect."""

import copy
import shutil
from dataclasses import dataclass, field

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from flexdesk.base.errors import UserError
from tests.support.stores import a_store, counting_ids, quick_folder, reopen

Rows = dict[tuple[str, str], dict[str, object]]
WORKPLACES = st.sampled_from(["w0", "w1", "w2"])
TASKS = st.sampled_from(["b0", "b1", "b2", "b3"])
WORDS = st.sampled_from(["", "Ål", "Ø", "æ b", "x"])
DAYS = st.sampled_from([None, "2016-01-01", "2016-02-29", "2016-08-31"])


@dataclass
class Action:
    """What one transaction really changed: per row the new fields, or None when it went."""

    tx: str
    changes: list[tuple[tuple[str, str], dict[str, object] | None]]
    undoes: "Action | None" = None
    in_effect: bool = True

    @property
    def root(self) -> "Action":
        return self if self.undoes is None else self.undoes.root

    @property
    def rows(self) -> set[tuple[str, str]]:
        return {key for key, _ in self.root.changes}

    @property
    def depth(self) -> int:
        return 0 if self.undoes is None else self.undoes.depth + 1


@dataclass
class Model:
    """All plain actions in order; the content is the replay of those in effect."""

    actions: list[Action] = field(default_factory=list)
    log: list[Action] = field(default_factory=list)

    def replay(self) -> Rows:
        rows: Rows = {}
        for action in self.actions:
            if not action.in_effect:
                continue
            for key, fresh in action.changes:
                if fresh is None:
                    rows.pop(key, None)
                else:
                    rows[key] = {**rows.get(key, {}), **fresh}
        return rows

    def undo(self, target: Action, tx: str) -> None:
        self.log.append(Action(tx, [], undoes=target))
        self._settle(target, in_effect=False)

    def _settle(self, target: Action, *, in_effect: bool) -> None:
        target.in_effect = in_effect
        if target.undoes is not None:
            self._settle(target.undoes, in_effect=not in_effect)

    def may_be_undone(self, action: Action) -> bool:
        """An undo that a later undo or redo of the same action followed is out of play."""
        family = [each for each in self.log if each.root is action.root]
        return action.in_effect and (action.undoes is None or family[-1] is action)

    def latest(self) -> Action | None:
        return next((action for action in reversed(self.actions) if action.in_effect), None)

    def redoable(self) -> Action | None:
        for action in reversed(self.log):
            if action.undoes is None:
                return None
            if action.in_effect and action.depth % 2:
                return action
        return None


def refers(rows: Rows, workplace: str) -> bool:
    return any(row.get("workplace") == workplace for row in rows.values())


def attempt(call):
    """Return what a call gives, and what it refuses."""
    try:
        return call(), None
    except UserError as error:
        return None, error


class StoreMachine(RuleBasedStateMachine):
    """Workplaces, and contacts that refer to them; a few ids, so that they come back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = quick_folder()
        self.ids = counting_ids()
        self.store = a_store(self.folder / "s", new_id=self.ids)
        self.start = self.store.digest()
        self.model = Model()
        self.rows: Rows = {}

    def teardown(self) -> None:
        try:
            report = self.store.verify()
            assert report.ok, report.findings
            self.undo_everything()
        finally:
            self.store.close()
            shutil.rmtree(self.folder)

    def undo_everything(self) -> None:
        refusal = None
        while refusal is None:
            _, refusal = attempt(self.store.undo)
        # an older action may have been taken back alone: then a later one stands on air
        assert refusal.code in {"undo.nothing", "undo.refused"}
        if refusal.code == "undo.nothing":
            assert self.store.digest() == self.start

    def do(self, changes: list[tuple[tuple[str, str], dict[str, object] | None]]) -> None:
        if changes:
            tx = self.store.history(1)[0].tx
            action = Action(tx, changes)
            self.model.actions.append(action)
            self.model.log.append(action)
            self.rows = self.model.replay()

    @rule(row=WORKPLACES, name=WORDS, city=WORDS)
    def put_workplace(self, row, name, city):
        key = ("workplace", row)
        if key in self.rows:
            self.change(key, {"name": name, "city": city})
            return
        with self.store.work("add") as uow:
            uow.insert("workplace", row, {"name": name, "city": city})
        self.do([(key, {"name": name, "city": city})])

    @rule(row=TASKS, place=WORKPLACES, text=WORDS)
    def put_contact(self, row, place, text):
        if ("workplace", place) not in self.rows:
            return
        key = ("contact", row)
        if key in self.rows:
            self.change(key, {"workplace": place, "text": text})
            return
        fields = {"workplace": place, "day": "2016-01-01", "text": text}
        with self.store.work("add") as uow:
            uow.insert("contact", row, fields)
        self.do([(key, fields)])

    @rule(row=TASKS, day=DAYS, text=WORDS)
    def change_contact(self, row, day, text):
        key = ("contact", row)
        if key in self.rows:
            self.change(key, {"day": day or "2016-01-01", "text": text})

    def change(self, key, fields):
        now = self.rows[key]
        fresh = {name: value for name, value in fields.items() if now[name] != value}
        with self.store.work("edit") as uow:
            assert set(uow.edit(*key, fields)) == set(fresh)
        self.do([(key, fresh)] if fresh else [])

    @rule(data=st.data())
    @precondition(lambda self: self.rows)
    def delete(self, data):
        key = data.draw(st.sampled_from(sorted(self.rows)))
        is_held = key[0] == "workplace" and refers(self.rows, key[1])
        _, refusal = attempt(lambda: self.delete_row(key))
        assert (refusal is not None and refusal.code == "delete.refused") is is_held
        if not is_held:
            self.do([(key, None)])

    def delete_row(self, key):
        with self.store.work("delete") as uow:
            uow.delete(*key)

    @rule(row=TASKS, place=WORKPLACES, name=WORDS)
    def do_much_at_once(self, row, place, name):
        contact, workplace = ("contact", row), ("workplace", place)
        if contact in self.rows or workplace in self.rows:
            return
        first = {"name": "", "city": ""}
        fields = {"workplace": place, "day": "2016-01-01", "text": name}
        with self.store.work("much") as uow:
            uow.insert("workplace", place, first)
            uow.insert("contact", row, fields)
            uow.edit("workplace", place, {"name": name})
        self.do([(workplace, first), (contact, fields), (workplace, {"name": name})])

    @rule()
    def undo(self):
        target = self.model.latest()
        self.took_back(target, *attempt(self.store.undo))

    @rule()
    def redo(self):
        target = self.model.redoable()
        self.took_back(target, *attempt(self.store.redo))

    @rule(data=st.data())
    @precondition(lambda self: any(map(self.model.may_be_undone, self.model.log)))
    def undo_any(self, data):
        able = [action for action in self.model.log if self.model.may_be_undone(action)]
        target = data.draw(st.sampled_from(able))
        self.took_back(target, *attempt(lambda: self.store.undo(target.tx)))

    def took_back(self, target, result, refusal):
        if refusal is not None:
            self.check_refusal(refusal, target)
            return
        assert target is not None
        assert result.undone == target.tx
        self.model.undo(target, result.tx)
        self.rows = self.model.replay()

    def check_refusal(self, error, target):
        if target is None:
            assert error.code in {"undo.nothing", "redo.nothing"}
            return
        assert error.code == "undo.refused"
        assert error.facts["blockers"]
        without = copy.deepcopy(self.rows)
        # a refusal must have a reason: somebody else was at one of its rows, or one would hang
        others = [
            action
            for action in self.model.log
            if action is not target and (action.rows & target.rows or action.undoes)
        ]
        hangs = any(refers(without, key[1]) for key in target.rows if key[0] == "workplace")
        assert others or hangs

    @rule()
    def restart(self):
        self.store.close()
        self.store = reopen(self.folder / "s", new_id=self.ids)

    @invariant()
    def content_is_the_replay(self):
        dump = self.store.reads.dump()
        shown = {(entity, str(row["id"])): row for entity, rows in dump.items() for row in rows}
        assert shown.keys() == self.rows.keys()
        for key, fields in self.rows.items():
            assert {name: shown[key][name] for name in fields} == fields


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    # shrinking takes minutes: the failing sequence is printed as it is
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@pytest.mark.deep
class TestStoreMachineDeep(StoreMachine.TestCase):
    """The same for longer."""

    settings = settings(max_examples=200, stateful_step_count=60, deadline=None)
