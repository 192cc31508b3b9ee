# SPDX-License-Identifier: MIT
"""Prints a list of people as tab-separated text, and says what is doubtful about it."""

from collections.abc import Iterator

from desktop.cli.account_text import account_lines
from desktop.domain.vietnamese import grouped, line, quoted
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.people_list import PeopleList
from desktop.intake.sheets.fates import balance
from desktop.intake.sheets.old_encodings import Encoding
from desktop.intake.sheets.sheet import column_letters
from desktop.services.lists.people import ListFile

_FIELDS = ("full_name", "born", "gender", "unit", "notes")
_CONVERTED = {
    Encoding.TCVN3: "Danh sách gõ bằng TCVN3 (.VnTime), đã chuyển sang Unicode.",
    Encoding.VNI: "Danh sách gõ bằng VNI, đã chuyển sang Unicode.",
    Encoding.VISCII: "Danh sách gõ bằng VISCII, đã chuyển sang Unicode.",
    Encoding.CP1258: "Danh sách gõ bằng Windows-1258, đã chuyển sang Unicode.",
    Encoding.UTF8: "Chữ trong danh sách bị sai bảng mã, đã sửa lại.",
}


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
    yield f"{balance(people.fates, 'người')}."
    yield from account_lines(people.fates)
    yield from _unused(people)
    if converted := _CONVERTED.get(people.encoding):
        yield converted
    if mended := sum(bool(person.written) for person in people.people):
        yield f"Đã sửa chữ hoa trong {grouped(mended)} tên."
    if people.month_leads:
        yield "Ngày sinh có vẻ ghi tháng trước ngày; ở đây đọc ngày trước tháng."
    yield from people.notes
    yield from people.doubts


def _unused(people: PeopleList) -> Iterator[str]:
    """Yield which columns with a heading were not taken."""
    layout = people.layout
    names = [
        f"{column_letters(at)} {quoted(heading)}"
        for at, heading in enumerate(layout.headings)
        if heading and layout.columns[at] is PeopleColumn.UNUSED
    ]
    if names:
        yield f"Cột không lấy: {', '.join(names)}."
