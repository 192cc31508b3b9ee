# SPDX-License-Identifier: MIT
"""Reading a list of 5,000 people, against the bare reader of workbooks and against openpyxl."""

import sys
import tempfile
from pathlib import Path

import openpyxl
import python_calamine

from desktop.intake.sheets.gate import read_sheets
from desktop.services.lists.people import read_list
from tests.bench.measure import Ratio, cpu_interleaved, table
from tests.intake.sheets.workbooks import workbook

ROWS = 5_000
ROUNDS = 9
_HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp", "Đơn vị", "Địa chỉ", "Ghi chú")
_NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Phước", "Đặng Thị Ngọc Ánh", "Vũ Đức Mạnh")


def run() -> list[Ratio]:
    """Measure the gate, which checks and copies what the reader reads, and the whole list."""
    with tempfile.TemporaryDirectory() as folder:
        path = long_list(Path(folder) / "list.xlsx")
        took = cpu_interleaved(
            {
                "calamine": lambda: _bare(path),
                "gate": lambda: read_sheets(path),
                "openpyxl": lambda: _by_openpyxl(path),
                "list": lambda: read_list(path),
            },
            ROUNDS,
        )
    detail = " ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in took.items())
    gate, whole = took["gate"] / took["calamine"], took["list"] / took["openpyxl"]
    return [
        Ratio(name="reading 5,000 rows / calamine alone", value=gate, limit=1.4, detail=detail),
        Ratio(name="understanding 5,000 people / openpyxl's reading", value=whole, limit=1.0),
    ]


def long_list(target: Path) -> Path:
    """Write the list into a workbook."""
    return workbook(target, [_HEAD, *map(_row, range(ROWS))])


def _row(at: int) -> tuple[object, ...]:
    day, month, year = at % 28 + 1, at % 12 + 1, 1940 + at % 70
    born = f"{day:02}/{month:02}/{year}"
    gender, unit = ("Nam", "Nữ")[at % 2], f"Khu {at % 9}"
    return (at + 1, _NAMES[at % len(_NAMES)], born, gender, f"{at % 4 + 6}A", unit, "Hà An", "")


def _bare(path: Path) -> object:
    return python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()


def _by_openpyxl(path: Path) -> object:
    book = openpyxl.load_workbook(path, read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


if __name__ == "__main__":
    measured = run()
    print(table(measured))
    sys.exit(int(any(ratio.kept is False for ratio in measured)))
