# SPDX-License-Identifier: MIT
"""Prints a list of people as tab-separated text, and says what is doubtful about it."""

from collections.abc import Iterator

from desktop.domain.vietnamese import grouped, line, quoted
from desktop.intake.people.reading import PeopleList
from desktop.intake.sheets.old_encodings import Encoding
from desktop.services.lists.people import ListFile

_FIELDS = ("full_name", "born", "gender", "unit", "notes")
_OLD = {Encoding.TCVN3: "TCVN3 (.VnTime)", Encoding.VNI: "VNI"}


def as_tsv(people: PeopleList) -> Iterator[str]:
    """Yield a head line and a line a person, each person once."""
    yield "\t".join(_FIELDS)
    for attendee in people.attendees:
        yield "\t".join(line(getattr(attendee, name)) for name in _FIELDS)


def remarks(file: ListFile) -> Iterator[str]:
    """Yield what to know of a list: its sheet where there are several, what was changed, doubts."""
    people = file.people
    if len(file.sheets) > 1:
        others = ", ".join(quoted(s.name) for s in file.sheets if s is not people.sheet)
        yield f"Đọc trang {quoted(people.sheet.name)}; tệp còn có {others} (chọn bằng --sheet)."
    if people.encoding is not Encoding.UNICODE:
        yield f"Danh sách gõ bằng {_OLD[people.encoding]}, đã chuyển sang Unicode."
    if mended := sum(bool(person.written) for person in people.people):
        yield f"Đã sửa chữ hoa trong {grouped(mended)} tên."
    if people.month_leads:
        yield "Ngày sinh có vẻ ghi tháng trước ngày; ở đây đọc ngày trước tháng."
    yield from people.doubts
