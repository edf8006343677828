"""The open tasks of a case, which follow it to the consultant it is given to."""

from flexdesk.app.desk import Desk
from flexdesk.domain.entities import Task
from flexdesk.store.work import UnitOfWork


def give_tasks(uow: UnitOfWork, desk: Desk, citizen_id: str, to: str) -> None:
    """Give a citizen's open tasks to a consultant, inside the transaction that gives the case."""
    for task in desk.store.reads.load("task", citizen=citizen_id):
        if isinstance(task, Task) and task.done_on is None and task.consultant != to:
            uow.edit("task", task.id, {"consultant": to})
