# SPDX-License-Identifier: MIT
"""Makes a Week as large and as wordy as one can be, photos included."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PIL import Image

from desktop.domain.form.form import Form
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Record
from tests.builders import a_week

RECORDS, LETTERS, ADDRESSEES, PHOTOS = 120, 200, 15, 60
_WORDS = (
    "Bồi dưỡng kỹ năng sử dụng dịch vụ công trực tuyến và phòng chống lừa đảo qua mạng cho người "
    "cao tuổi, phụ nữ, thanh niên và người lao động trên địa bàn phường nghiêng ngả, thuở ấy, "
    "khuỷu tay, quyển sách, nguệch ngoạc"
)


def long_name(number: int) -> str:
    """Return a name of as many letters as there may be, none like another."""
    return f"{number}. {_WORDS}"[:LETTERS].strip().ljust(LETTERS, "ẵ")


def large_notebook(form: Form) -> Notebook:
    """Return the Week of a form, its records on every category in turn."""
    week = a_week(
        form=form.id,
        addressees=tuple(f"Cơ quan nhận báo cáo số {n}: {long_name(n)}" for n in range(ADDRESSEES)),
        copies_to=tuple(long_name(n) for n in range(ADDRESSEES)),
    )
    centre = replace(week.centre, name=f"Trung tâm học tập cộng đồng {long_name(0)}")
    categories = [category for row in form.rows for category in row.categories]
    records = (
        _record(categories[at % len(categories)].kind, categories[at % len(categories)].key, at)
        for at in range(RECORDS)
    )
    sections = {s.key: SectionText(text=long_name(1)) for s in form.sections}
    drafted = {s.key for s in form.sections if s.source.value in ("account", "funding")}
    return Notebook(
        week=replace(week, centre=centre),
        records=tuple(records),
        sections={key: own for key, own in sections.items() if key not in drafted},
    )


def photo_files(folder: Path) -> Iterator[Path]:
    """Write as many pictures as there may be, each another one, with long names."""
    for at in range(PHOTOS):
        path = folder / f"{at} ảnh chụp buổi học ở nhà văn hóa thôn Đoài, sáng ngày mùng hai.jpg"
        Image.new("RGB", (640, 480), (4 * at, 255 - at, 9 * at % 256)).save(path)
        yield path


def _record(kind: str, category: str, at: int) -> Record:
    made = KINDS[kind].record(
        id=f"r{at}",
        category=category,
        title=long_name(at),
        starts=date(2026, 10, 1) + timedelta(days=at % 7),
        place=long_name(at + 1),
        people=at,
        women=at // 2,
    )
    kind_ = KINDS[kind]
    own: dict[str, object] = {
        name: list(values)[at % 2] for name, values in kind_.choices.items() if name != "state"
    }
    own |= dict.fromkeys(kind_.quantities & {"copies", "quantity", "amount"}, 10 + at)
    return replace(made, **own)  # type: ignore[arg-type] # by keyword
