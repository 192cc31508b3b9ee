# SPDX-License-Identifier: MIT
"""The recycle bin: what was deleted of this Week, to be brought back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped, quoted, short_date, short_span
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Record
from desktop.services.backups.recycling import RecycleBin, read_bin
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, frame, label, row
from desktop.ui.widgets.table import fill, selected_rows, table


class BinTab(QWidget):
    """Lists deleted records, then photos; `counted` says how many there are."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._bin = RecycleBin((), (), {})
        self.list = table("Thùng rác", _COLUMNS, stretched=0, several=True)
        self.list.itemSelectionChanged.connect(self._show_choice)
        self.list.cellActivated.connect(lambda _row, _column: self._on_restore())
        self.restore = button("&Khôi phục mục đã chọn", self._on_restore, sign="archive-restore")
        self.restore_all = button("Khôi phục &tất cả", self._on_restore_all)
        self._nothing = label("Thùng rác trống.", "muted")
        self._nothing.setContentsMargins(16, 8, 16, 16)
        hint = label(_HINT, "small", wraps=True)
        head = column(label("Đã xóa trong Tuần lễ này", "heading"), hint, spacing=2)
        head.setContentsMargins(16, 14, 16, 4)
        self._actions = QWidget()
        self._actions.setLayout(row(self.restore, self.restore_all, 1, margins=(12, 4, 12, 12)))
        listing = row(self.list, margins=(8, 0, 8, 0))
        parts = column(head, self._nothing, listing, self._actions, spacing=4, margins=1)
        parts.setStretch(2, 1)
        self._layout = column(frame("card", parts), 0)
        self.setLayout(self._layout)
        self._show()

    def refresh(self) -> None:
        """Read anew what lies in the bin."""
        store, week_id = self._desk.workspace.store, self._desk.week.week.id
        self._desk.run("", lambda _progress: read_bin(store, week_id), self._on_read)

    def _on_read(self, read: RecycleBin) -> None:
        if isValid(self):  # the window may have been dressed anew meanwhile
            self._bin = read
            self._show()

    def _show(self) -> None:
        form = self._desk.week.form
        rows = [
            _record_cells(r, form, self._bin.photos_of.get(r.id, ())) for r in self._bin.records
        ]
        rows += [_photo_cells(photo) for photo in self._bin.photos]
        fill(self.list, rows)
        for widget in (self.list, self._actions):
            widget.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._layout.setStretch(0 if rows else 1, 1)
        self._layout.setStretch(1 if rows else 0, 0)
        self._show_choice()
        self.counted.emit(len(rows))

    def _show_choice(self) -> None:
        self.restore.setEnabled(bool(selected_rows(self.list)))

    def _on_restore(self) -> None:
        self._bring_back(selected_rows(self.list))

    def _on_restore_all(self) -> None:
        self._bring_back(list(range(len(self._bin))))

    def _bring_back(self, rows: list[int]) -> None:
        things: list[Record | Photo] = [*self._bin.records, *self._bin.photos]
        chosen = [things[at] for at in rows]
        if chosen:
            ids = {thing.id for thing in chosen}
            changes = self._bin.restoring(ids, self._desk.week.attendees)
            what = quoted(_name(chosen[0])) if len(chosen) == 1 else f"{grouped(len(chosen))} mục"
            self._desk.do(f"Khôi phục {what} từ thùng rác", changes, tell=True)


def _photo_cells(photo: Photo) -> tuple[str, ...]:
    taken = short_date(photo.taken_at) if photo.taken_at else ""
    kind = "Ảnh chờ xếp" if photo.is_waiting else "Ảnh đã xếp" if photo.record else "Ảnh hỏng"
    return _name(photo), kind, taken, ""


def _record_cells(record: Record, form: Form, photos: tuple[Photo, ...]) -> tuple[str, ...]:
    found = form.row_of(record.category)
    days = ""
    if record.starts:
        days = short_span(record.starts, record.ends or record.starts)
    parts = [f"{grouped(len(photos))} ảnh"] if photos else []
    if record.listed:
        parts.append(f"{grouped(record.listed)} học viên")
    return _name(record), found.name if found else kind_of(record).name, days, ", ".join(parts)


def _name(thing: Record | Photo) -> str:
    if isinstance(thing, Photo):
        return thing.caption or thing.file_name
    return thing.title or f"{kind_of(thing).name} chưa ghi tên"


_COLUMNS = ("Nội dung", "Thuộc", "Ngày", "Kèm theo")
_HINT = (
    "Giữ ít nhất 90 ngày và năm ngày có dùng sổ, rồi mới bỏ hẳn khi đã có trong bản sao lưu. Khôi "
    "phục một hoạt động thì ảnh và danh sách học viên cũng trở lại."
)
