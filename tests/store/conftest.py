"""Folders of the store tests lie where a sync costs nothing, if the machine has such a place."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stores import quick_folder


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Return a folder for one test."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
