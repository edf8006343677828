"""Something breaks inside: no line in the ledger without its file, no file without its line."""

import contextlib
import datetime as dt
import errno
from dataclasses import replace

import pytest

from flexdesk.app import card_consents, card_hand_outs, history
from flexdesk.app.card_files import saved_as
from flexdesk.app.card_hand_outs import hand_out, hand_out_many
from flexdesk.app.card_lists import hand_out_to
from flexdesk.app.citizen_closing import Closing, close_citizen
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.citizen_removal import delete_citizen
from flexdesk.base import files
from flexdesk.base.errors import EnvironmentFaultError, FlexDeskError, UserError
from flexdesk.store import store
from flexdesk.store.disk import hooks
from tests.support.card_paths import a_world, left_by
from tests.support.cards import usual_content
from tests.support.desks import DAY, a_desk, add, add_citizen

FORMATS = ("pdf", "docx", "txt", "eml")


@pytest.fixture
def world(tmp_path):
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


@pytest.fixture
def wish(world):
    version = world.version()
    world.ids["consent"] = world.consent(version)
    return world.wish(version)


class BrokenError(Exception):
    """What a library might raise."""


@pytest.mark.parametrize(
    "error",
    [
        BrokenError("x"), UserError("file.is_folder", file="x"), EnvironmentFaultError("disk.full"),
        OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), MemoryError(), SystemExit(1),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
@pytest.mark.parametrize("many", [False, True])
def test_a_delivery_that_raises_leaves_no_line(world, wish, error, many) -> None:
    before = left_by(world)

    def deliver(_file):
        raise error

    with pytest.raises(type(error)):
        if many:
            hand_out_many(world.desk, [wish], deliver)
        else:
            hand_out(world.desk, wish, deliver)
    assert left_by(world) == before
    assert hand_out(world.desk, wish).file.data


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("step", ["_write_whole", "sync_folder"])
@pytest.mark.parametrize("is_there", [False, True])
def test_a_full_disk_leaves_no_line_and_no_file(
    world, wish, monkeypatch, number, step, is_there
) -> None:
    """Half a file, or a whole one that is not safe yet: neither is left, what was there is."""
    path = world.folder / "kort.pdf"
    if is_there:
        path.write_bytes(b"det gamle")
    before = left_by(world)
    real = getattr(files, step)

    def full(*args):
        if step == "_write_whole":
            args[0].write_bytes(b"%PDF-1.4 halv")
        raise OSError(number, "full")

    monkeypatch.setattr(files, step, full)
    with pytest.raises(FlexDeskError):
        hand_out_to(world.desk, wish, path)
    monkeypatch.setattr(files, step, real)
    assert left_by(world) == before
    assert not is_there or path.read_bytes() == b"det gamle"


@pytest.mark.parametrize("target", ["", "findes ikke/kort.pdf", "x" * 300 + ".pdf"])
def test_a_place_that_cannot_be_written_leaves_no_line(world, wish, target) -> None:
    before = left_by(world)
    wrong = world.folder / target if target else world.folder / "kort.pdf" / "under.pdf"
    with pytest.raises(FlexDeskError):
        hand_out_to(world.desk, wish, wrong)
    assert left_by(world) == before


@pytest.fixture
def listening(tmp_path, monkeypatch):
    """Return a world whose store passes every statement and commit by the hooks."""

    class Listening(type(hooks.NO_HOOKS)):
        pass

    monkeypatch.setattr(store, "NO_HOOKS", Listening())
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder), Listening


def test_every_step_of_the_store_may_fail(listening, monkeypatch) -> None:
    """At each point of the transaction in turn: both or neither, and the next one goes well."""
    world, kind = listening
    version = world.version()
    world.consent(version)
    wish = world.wish(version)
    real, points = kind.on_point, []

    def counted(_self, name):
        points.append(name)

    monkeypatch.setattr(kind, "on_point", counted)
    hand_out(world.desk, wish)
    count, done = len(points), 0
    assert "commit" in points
    for wanted in range(1, count + 1):
        path = world.folder / f"{wanted}.pdf"
        before = len(world.ledger)
        seen = [0]

        def broken(_self, _name, seen=seen, wanted=wanted):
            seen[0] += 1
            if seen[0] == wanted:
                raise EnvironmentFaultError("disk.full")

        monkeypatch.setattr(kind, "on_point", broken)
        with contextlib.suppress(FlexDeskError):
            hand_out(world.desk, wish, saved_as(path))
        monkeypatch.setattr(kind, "on_point", real)
        assert (len(world.ledger) - before) == path.exists(), points[wanted - 1]
        done += path.exists()
    assert 0 <= done < count
    left = {path.name for path in world.folder.iterdir()}
    assert len(left) == done


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize(
    "what",
    ["flexdesk.cards.paper._document", "flexdesk.cards.outline._parts",
     "flexdesk.app.card_hand_outs.check_output", "flexdesk.cards.read_back.read_back",
     "flexdesk.app.card_hand_outs.photo_of", "flexdesk.app.card_hand_outs.new_id",
     "flexdesk.app.card_hand_outs.content_of", "flexdesk.app.card_guard.known_of"],
)  # fmt: skip
def test_drawing_or_looking_through_that_raises_leaves_nothing(
    world, wish, monkeypatch, file_format, what
) -> None:
    if what.endswith("photo_of"):
        version = world.version(replace(usual_content(), off=(), photo=_a_photo(world)))
        world.consent(version)
        wish = world.wish(version)
    before, got = left_by(world), []

    def broken(*_args, **_values):
        raise BrokenError

    monkeypatch.setattr(what, broken)
    is_drawn = file_format in {"pdf", "eml"}
    if (what.endswith("_document") and not is_drawn) or (what.endswith("_parts") and is_drawn):
        hand_out(world.desk, replace(wish, format=file_format), got.append)
        return
    with pytest.raises(BrokenError):
        hand_out(world.desk, replace(wish, format=file_format), got.append)
    assert (got, left_by(world)) == ([], before)


def _a_photo(world):
    from flexdesk.app.card_photo import Crop, keep_photo
    from tests.support.cards import a_photo

    return keep_photo(world.desk, world.citizen, a_photo(), Crop(0, 0, 600)).id


CHANGES = {
    "the consent is withdrawn": lambda w: card_consents.withdraw_consent(
        w.desk, w.ids["consent"], DAY, "borger"
    ),
    "the address becomes protected": lambda w: protect_address(w.desk, w.citizen, is_on=True),
    "the citizen dies": lambda w: add(
        w.desk,
        "placement",
        citizen=w.citizen,
        kind="virksomhedspraktik",
        start=DAY,
        last_day=DAY,
        workplace=w.places["municipal"],
        onward="doed",
    ),
    "the case is closed": lambda w: close_citizen(w.desk, w.citizen, Closing(DAY, "andet")),
    "the citizen is taken away": lambda w: delete_citizen(w.desk, w.citizen),
    "a narrower yes ends it": lambda w: w.consent(
        w.desk.store.reads.load("card_version")[0].id, sections=("kompetencer",)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("many", [False, True])
def test_what_changes_while_the_card_is_drawn_stops_it(
    world, wish, monkeypatch, change, many
) -> None:
    real, got = card_hand_outs.make_file, []
    seen = []

    def slow(*args):
        file = real(*args)
        if not seen:
            seen.append(CHANGES[change](world))
        return file

    monkeypatch.setattr(card_hand_outs, "make_file", slow)
    with pytest.raises(UserError) as error:
        if many:
            hand_out_many(world.desk, [wish], got.append)
        else:
            hand_out(world.desk, wish, saved_as(world.folder / "kort.pdf"))
    assert error.value.code in {"card.changed_meanwhile", "row.unknown", "citizen.unknown"}
    assert (got, world.ledger, list(world.folder.iterdir())) == ([], (), [])


def test_a_protected_address_while_an_unnamed_card_is_drawn_stops_its_place(
    world, wish, monkeypatch
) -> None:
    real, got = card_hand_outs.make_file, []

    def slow(*args):
        file = real(*args)
        protect_address(world.desk, world.citizen, is_on=True)
        return file

    monkeypatch.setattr(card_hand_outs, "make_file", slow)
    with pytest.raises(UserError, match=r"card\.changed_meanwhile"):
        hand_out(world.desk, replace(wish, sight="anonym", format="txt"), got.append)
    assert (got, world.ledger) == ([], ())
    monkeypatch.setattr(card_hand_outs, "make_file", real)
    given = hand_out(world.desk, replace(wish, sight="anonym", format="txt"))
    assert usual_content().area not in given.file.data.decode()


def test_a_batch_whose_last_card_cannot_be_drawn_leaves_none(world, wish) -> None:
    other = add_citizen(world.desk, "6907704287", first_name="Kaj", last_name="Lund")
    second = world.version(replace(usual_content(), name="Kaj L."), of=other)
    world.consent(second)
    with world.desk.store.work("test") as uow:
        # a text that slipped past the guard: it is found in the file
        row = world.desk.store.reads.get("card_version", second)
        said = {**row.content, "price": "Ring på 6907704287"}
        uow.edit("card_version", second, {"content": said})
    before, got = left_by(world), []
    with pytest.raises(UserError, match=r"card\.leak"):
        hand_out_many(world.desk, [wish, world.wish(second)], got.append)
    assert (got, left_by(world)) == ([], before)


def test_a_hand_out_is_never_undone_nor_its_version_or_consent(world, wish) -> None:
    """What left, left: undo takes back neither the line nor what it rests on."""
    hand_out(world.desk, wish)
    line = world.ledger
    with pytest.raises(UserError, match=r"undo\.(refused|nothing)"):
        for _time in range(20):
            history.undo(world.desk)
    assert world.ledger == line
    assert world.desk.store.reads.get("card_version", wish.version) is not None
    assert world.desk.store.reads.get("consent", world.ids["consent"]) is not None


def test_a_store_somebody_else_writes_to_leaves_nothing(world, wish, tmp_path) -> None:
    """The store is read only meanwhile: refused, no file."""
    before = left_by(world)
    world.desk.close()
    path = world.folder / "kort.pdf"
    with pytest.raises(Exception):  # noqa: B017, PT011 - a closed store may say it its own way
        hand_out(world.desk, wish, saved_as(path))
    assert not path.exists()
    assert before["files"] == []


def test_what_fails_after_the_ledger_is_written_takes_nothing_back(
    world, wish, monkeypatch
) -> None:
    """The card left: file and line stay together."""
    path = world.folder / "kort.pdf"
    real = type(world.desk).publish

    def broken(_self, _changes):
        raise BrokenError

    monkeypatch.setattr(type(world.desk), "publish", broken)
    with pytest.raises(BrokenError):
        hand_out(world.desk, wish, saved_as(path))
    monkeypatch.setattr(type(world.desk), "publish", real)
    assert path.exists()
    assert [row.version for row in world.ledger] == [wish.version]
    assert world.ledger[0].day == DAY
    assert isinstance(world.ledger[0].valid_until, dt.date)
