# SPDX-License-Identifier: MIT
"""Takes lists of people in: files chosen or dropped, text from the clipboard."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from desktop.domain.entry.editing import record_name
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Attendee
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.widgets.drop_place import DropPlace
from desktop.ui.widgets.parts import open_presently

if TYPE_CHECKING:
    from desktop.intake.people.people_list import PeopleList
    from desktop.services.lists.people import ListFile
    from desktop.ui.people.preview import ListSource

_KINDS = "Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Mọi tệp (*)"
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"})
_READ_AT_ONCE = 10_000
_LONGEST_PASTE = 5_000_000
_NOBODY = "Không thấy tên người nào trong phần vừa dán. Hãy chép cả cột họ và tên."
_TOO_LONG = "Phần vừa dán quá dài. Hãy lưu thành tệp rồi nhập tệp ấy."


class PeopleTaking:
    """Takes people into the list of one record; `tell` is given what came of it.

    Whatever is doubtful is shown over `window` before anybody is taken over.
    """

    def __init__(
        self, desk: Desk, window: QWidget, record_id: str, tell: Callable[[Notice], object]
    ) -> None:
        self._desk, self._window, self._record_id, self._tell = desk, window, record_id, tell

    def choose(self) -> None:
        """Let a file be chosen, and show who is in it."""
        if paths := self._desk.prompts.choose_files("Chọn tệp danh sách", _KINDS):
            self.bring_in(paths[0])

    def bring_in(self, path: Path) -> None:
        """Read a file, and show who is in it."""
        from desktop.ui.people.memory import remembered_columns

        remembered = remembered_columns(self._desk.preferences)

        def work(_progress: Progress) -> "ListFile":
            import desktop.ui.people.preview  # noqa: F401 - loaded here, not while one waits
            from desktop.services.lists.people import read_list

            found = read_list(path, remembered=remembered)
            self._desk.back_up_before_import()
            return found

        def on_read(file: "ListFile") -> None:
            from desktop.ui.people.preview import ListSource

            self._show(ListSource(name=path.name, sheets=file.sheets, people=file.people))

        self._desk.jobs.submit("Đang đọc danh sách", work, on_read)

    def paste(self, text: str) -> None:
        """Take the people that a text names; where anything is doubtful, show them first."""
        from desktop.intake.people.reading import pasted_sheet, read_people
        from desktop.ui.people.memory import remembered_columns

        remembered = remembered_columns(self._desk.preferences)

        def work(_progress: Progress | None = None) -> "PeopleList":
            return read_people(pasted_sheet(text), remembered=remembered)

        if len(text) > _LONGEST_PASTE:
            self._tell(Notice(_TOO_LONG))
        elif len(text) <= _READ_AT_ONCE:
            self._on_pasted(work())
        else:
            self._desk.jobs.submit("Đang đọc danh sách", work, self._on_pasted)

    def add(self, people: Sequence[Attendee], *, replaces: bool = False, books: str = "") -> None:
        """Put people at the end of the list, or in its place, in one step to be undone.

        `books` tell what became of the other rows, where some were not people.
        """
        record = self._desk.week.record(self._record_id)
        if record is None:
            return
        before = () if replaces else self._desk.week.attendees(record.id)
        step = f"Thêm {grouped(len(people))} người vào danh sách của {record_name(record)}"
        self._desk.do(step, Changes(attendees={record.id: (*before, *people)}))
        said = f"Đã thêm {grouped(len(people))} người"
        self._tell(Notice(f"{said}. {books}." if books else said, undo=True))

    def _on_pasted(self, found: "PeopleList") -> None:
        from desktop.intake.sheets.fates import balance
        from desktop.ui.people.preview import ListSource

        if not found.people:
            self._tell(Notice(_NOBODY))
        elif found.is_plain:
            has_others = len(found.fates) > len(found.attendees)
            self.add(found.attendees, books=balance(found.fates, "người") if has_others else "")
        else:
            self._show(ListSource(name="Danh sách vừa dán", sheets=(found.sheet,), people=found))

    def _show(self, source: "ListSource") -> None:
        from desktop.ui.people.preview import PeoplePreview

        present = self._desk.week.attendees(self._record_id)
        open_presently(PeoplePreview(self._window, self._desk, source, present, self.add))


class ListDrop(DropPlace):
    """Takes a file of people that is dropped on a widget."""

    def __init__(self, widget: QWidget, on_file: Callable[[Path], object]) -> None:
        super().__init__(widget)
        self._on_file = on_file

    def words(self, data: QMimeData) -> str:
        return "Thả vào đây để nhập danh sách" if list_in(data) else ""

    def take(self, data: QMimeData) -> None:
        if path := list_in(data):
            self._on_file(path)


def list_in(data: QMimeData) -> Path | None:
    """Return the one file that could be a list of people, `None` if there is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = [path for path in paths if path.suffix.lower() in _SUFFIXES]
    return found[0] if len(found) == len(paths) == 1 else None
