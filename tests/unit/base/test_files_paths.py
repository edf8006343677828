"""Files written whole, folders, shipped resources, clock, ids, errors, language."""

import datetime as dt
import errno
from pathlib import Path

import pytest

from flexdesk.base import ids
from flexdesk.base.clock import FixedClock, SystemClock
from flexdesk.base.errors import (
    CancelledError,
    EnvironmentFaultError,
    FlexDeskError,
    UserError,
)
from flexdesk.base.files import fault_of, write_atomically
from flexdesk.base.language import _, ngettext
from flexdesk.base.paths import user_config_dir, user_data_dir
from flexdesk.base.resources import read_toml, read_toml_folder, resource_path


def test_a_file_is_written_and_replaced_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "ark.xlsx"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["ark.xlsx"]


def test_a_missing_folder_and_a_folder_in_the_way_are_told_apart(tmp_path):
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / "mangler" / "ark.xlsx", b"x")
    assert refused.value.code == "file.no_folder"
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path, b"x")
    assert refused.value.code == "file.is_folder"
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / "fil" / "ark.xlsx", b"x")
    assert refused.value.code == "file.no_folder"
    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / ("x" * 300), b"x")
    assert refused.value.code == "file.name_too_long"


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (errno.ENOSPC, "disk.full", EnvironmentFaultError),
        (errno.EFBIG, "disk.full", EnvironmentFaultError),
        (errno.EACCES, "file.locked", EnvironmentFaultError),
        (errno.ENOENT, "file.no_folder", UserError),
        (errno.EIO, "file.failed", EnvironmentFaultError),
        (None, "file.failed", EnvironmentFaultError),
    ],
)
def test_what_the_system_says_becomes_a_code(number, code, kind):
    fault = fault_of(OSError(number, "x"), Path("mappe/ark.xlsx"))
    assert fault.code == code
    assert isinstance(fault, kind)
    assert fault.facts["file"] == "ark.xlsx"


def test_folders_follow_the_override(monkeypatch, tmp_path):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path))
    assert user_data_dir() == tmp_path
    assert user_config_dir() == tmp_path / "config"
    monkeypatch.delenv("FLEXDESK_DATA")
    assert user_data_dir().name == "FlexDesk"
    assert user_config_dir().name == "FlexDesk"


def test_resources_are_found():
    assert resource_path("rules").is_dir()
    folder = read_toml_folder("rules")
    assert folder
    assert list(folder) == sorted(folder)
    name = next(iter(folder))
    assert read_toml("rules", f"{name}.toml") == folder[name]


def test_clocks():
    fixed = FixedClock(dt.date(2016, 8, 31))
    assert fixed.today() == dt.date(2016, 8, 31)
    assert fixed.now() == dt.datetime(2016, 8, 31, 10, tzinfo=dt.UTC)
    assert SystemClock().now().tzinfo is dt.UTC
    assert abs((SystemClock().today() - SystemClock().now().date()).days) <= 1


def test_ids_are_keyed_and_stable():
    one, other = (ids.citizen_id(secret, "6707704285") for secret in (b"a", b"b"))
    assert one != other
    assert one == ids.citizen_id(b"a", "6707704285")
    assert len(one) == 32
    assert len(ids.cpr_key(b"a", "6707704285")) == 64
    assert ids.new_id() != ids.new_id()


def test_errors_carry_code_and_facts():
    error = UserError("file.locked", file="ark.xlsx")
    assert (error.code, error.facts, str(error)) == (
        "file.locked",
        {"file": "ark.xlsx"},
        "file.locked",
    )
    assert isinstance(CancelledError(), FlexDeskError)
    assert CancelledError().code == "job.cancelled"


def test_danish_is_the_language_of_the_code():
    assert _("Gem") == "Gem"
    assert [ngettext("borger", "borgere", n) for n in (1, 2)] == ["borger", "borgere"]
