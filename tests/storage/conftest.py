# SPDX-License-Identifier: MIT
"""A data folder, and a store in it with a whole Week."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.paths import DataFolder
from desktop.storage.store import Store
from tests.builders import a_notebook


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database nobody has written in, to be copied: making one takes longest."""
    folder = DataFolder(tmp_path_factory.mktemp("new"))
    Store.open(folder, create=True).close()
    return folder.database


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "Sổ của tôi 100%")


@pytest.fixture
def empty(folder: DataFolder, new_database: Path) -> Iterator[Store]:
    folder.root.mkdir()
    shutil.copyfile(new_database, folder.database)
    with Store.open(folder) as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    empty.save_notebook(a_notebook())
    return empty
