# SPDX-License-Identifier: MIT
"""How soon the window is there and of use, against a bare one, and what memory it takes."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.paths import DataFolder
from desktop.services.exchange.sample import add_sample
from desktop.services.workspace import open_workspace
from tests.bench.measure import Ratio, table

ROUNDS = 9

_BARE = """
import builtins, sys
plain = builtins.__import__
from PySide6.QtWidgets import QApplication, QMainWindow
if sys.argv[2:]:
    builtins.__import__ = plain
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1180, 760)
window.show()
app.processEvents()
print("visible", flush=True)
"""

_WITH_DATABASE = f"""{_BARE}
from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Row(Base):
    __tablename__ = "records"
    sequence: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]

engine = create_engine("sqlite:///" + sys.argv[1])
with Session(engine) as session:
    session.query(Row).all()
app.processEvents()
print("usable", flush=True)
"""
"""A window, SQLAlchemy's ORM and an open database: what any such program must load.

With another argument it takes PySide6's hook out of importing, as this program does; which is rare.
"""

_OURS = """
import sys
from pathlib import Path
from desktop import app as program
made = program.make

def make(arguments):
    app, window = made(arguments)
    from PySide6.QtCore import Qt, QTimer

    window.painted.connect(lambda: print("visible", flush=True))
    window.windowTitleChanged.connect(lambda _: QTimer.singleShot(0, window, used))

    def used():
        app.processEvents()
        print("usable", flush=True)
        window.work.desk.week.judged.connect(rest, Qt.ConnectionType.QueuedConnection)

    def rest():
        status = Path("/proc/self/status").read_text().split("\\n")
        print("at rest", *[line for line in status if "VmRSS" in line], flush=True)
        window.close()

    return app, window

program.make = make
program.run([])
"""
"""The program as it is started, with a look at its window: that has its title when it is in use.

It runs as always: a loop that kept asking would take its processor from what is being loaded.
"""


def run() -> list[Ratio]:
    """Measure on the sample Week, the programs in turns."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = DataFolder(Path(scratch) / "SoTuanLe")
        with open_workspace(folder, create=True) as workspace:
            add_sample(workspace)
        return _ratios(folder)


def _ratios(folder: DataFolder) -> list[Ratio]:
    programs = {
        "bare": (_WITH_DATABASE, [str(folder.database)]),
        "bare, no hook": (_WITH_DATABASE, [str(folder.database), "no hook"]),
        "ours": (_OURS, [str(folder.root.parent)]),
    }
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(ROUNDS + 1):
        for name, (source, arguments) in programs.items():
            seen[name].append(_moments(source, arguments))
    found = {
        (name, moment): statistics.median(r[moment] for r in rounds[1:])
        for name, rounds in seen.items()
        for moment in rounds[-1]
    }
    return [
        _ratio("window visible / bare window", found, "visible", 1.3),
        _ratio("sample in use / bare + ORM + database", found, "usable", 1.25),
        Ratio(name="memory with the sample Week, MB", value=found["ours", "memory"], limit=160),
    ]


def _ratio(name: str, found: dict[tuple[str, str], float], moment: str, limit: float) -> Ratio:
    ours, bare = found["ours", moment], found["bare", moment]
    detail = f"{ours * 1000:.0f} ms against {bare * 1000:.0f} ms"
    if moment == "usable":
        detail += f" ({found['bare, no hook', moment] * 1000:.0f} ms without PySide6's import hook)"
    return Ratio(name=name, value=ours / bare, limit=limit, detail=detail)


def _moments(source: str, arguments: list[str]) -> dict[str, float]:
    """Return the seconds from the start of a program to each moment it tells of, and its MB."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": arguments[0]}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    command = [sys.executable, "-c", source, *arguments]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    moments: dict[str, float] = {}
    assert program.stdout is not None
    for line in program.stdout:
        if line.startswith("at rest"):
            moments["memory"] = int(line.split()[3]) / 1000
        else:
            moments[line.strip()] = time.perf_counter() - start
    if program.wait():
        raise RuntimeError(source)
    return moments


if __name__ == "__main__":
    print(table(run()))
