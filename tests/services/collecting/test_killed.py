# SPDX-License-Identifier: MIT
"""Killed at any point while taking in and begun again, it comes to the same."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from tests.services.collecting.deliveries import a_data_file, a_package, a_unit, an_office, taken

UNTIL_KILLED = """
import importlib, os, signal, sys
from pathlib import Path
from desktop.paths import DataFolder
from desktop.services.collecting import taking, taking_in
from desktop.services.workspace import open_workspace

folder, sent, place, name, count = sys.argv[1:]
module, _, owner = place.partition(":")
holder = importlib.import_module(module)
holder = getattr(holder, owner) if owner else holder
real, left = getattr(holder, name), [int(count)]

def killing(*args, **named):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **named)

setattr(holder, name, killing)
taking._AT_ONCE = 3
with open_workspace(DataFolder(Path(folder))) as workspace:
    taking_in.take_in(workspace, workspace.store.week(), [Path(sent)])
"""

POINTS = {
    "copying": ("desktop.storage.incoming_files", "copy_with_hash", 5),
    "files are named, no row is": ("desktop.storage.store:Store", "take_in", 2),
    "some files are named": ("desktop.storage.incoming_files", "rename", 5),
    "half of a transaction": ("desktop.storage.store", "write_received", 2),
}


def state(folder: Path) -> object:
    with open_workspace(DataFolder(folder)) as office:
        units = {u.name: (u.id, u.review, u.reports) for u in office.store.collected("office")}
        files = {file.sha256 for file in office.store.received_files("office")}
    reports = {n: (i, r, [(x.id, x.figures) for x in rs]) for n, (i, r, rs) in units.items()}
    kept = [
        p.stem for p in DataFolder(folder).originals.rglob("*") if p.suffix in (".zip", ".json")
    ]
    assert sorted(kept) == sorted(files)
    return reports, files


@pytest.mark.parametrize("point", POINTS)
def test_killed_while_taking_in_and_begun_again_it_is_as_if_nothing_had_been(
    tmp_path: Path, point: str
) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    files = [a_data_file(sent, a_unit(n)) for n in range(1, 6)]
    files += [a_package(sent, a_unit(n), part=p, parts=2) for n in (6, 7) for p in (1, 2)]
    with an_office(tmp_path / "whole") as office:
        taken(office, *files)
    with an_office(tmp_path / "d"):
        pass
    arguments = map(str, (tmp_path / "d", sent, *POINTS[point]))
    child = subprocess.run([sys.executable, "-c", UNTIL_KILLED, *arguments], check=False)
    assert child.returncode == -signal.SIGKILL
    with open_workspace(DataFolder(tmp_path / "d")) as office:
        assert len(office.store.collected("office")) < 7
        taken(office, *files)
    assert state(tmp_path / "d") == state(tmp_path / "whole")
