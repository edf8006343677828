"""An extract taken in: future follow-ups stand on the list, history is no mountain of work."""

import pytest

from flexdesk.app import history
from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.extract import write_extract
from flexdesk.app.follow_up_words import made_words
from flexdesk.app.follow_ups import run
from flexdesk.app.import_commit import commit_import, summary
from flexdesk.app.import_plan import plan_import
from tests.support.desks import a_desk
from tests.support.example_team import team


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    path = tmp_path_factory.mktemp("extract") / "sager-2016-08.xlsx"
    write_extract(team(), path)
    return path


def test_an_extract_brings_its_follow_ups_and_one_undo_takes_all_of_it(extract, tmp_path):
    with a_desk(tmp_path, AS_OF) as desk:
        before = desk.store.reads.counts()
        plan = plan_import(desk, extract)
        result = commit_import(desk, plan)
        tasks = desk.store.reads.load("task")
        assert len(tasks) == result.tasks_made > 300
        assert result.tasks_skipped > 300
        assert min(task.due for task in tasks) >= AS_OF
        assert summary(result)["follow_ups"] == {
            "made": result.tasks_made,
            "skipped": result.tasks_skipped,
        }
        assert run(desk) is None
        again = commit_import(desk, plan_import(desk, extract))
        assert (again.import_id, again.tasks_made) == ("", 0)
        history.undo(desk)
        assert desk.store.reads.counts() == before


def test_what_came_of_it_is_said_in_a_line():
    assert made_words(312, 1048) == (
        "312 opfølgninger er lagt på listen efter jeres regler; "
        "1.048 opfølgninger lå for langt tilbage og er ikke lavet"
    )
    assert made_words(1, 0) == "1 opfølgning er lagt på listen efter jeres regler"
    assert made_words(0, 0) == ""
