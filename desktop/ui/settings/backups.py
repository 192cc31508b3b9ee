# SPDX-License-Identifier: MIT
"""Backups: made on this computer or on a stick, listed, and brought back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from desktop.domain.vietnamese import grouped, short_date
from desktop.export.split import megabytes
from desktop.services.kept_backups import KeptBackup, find_backup, kept_backups
from desktop.services.safekeeping import back_up_all
from desktop.storage.backups import Backup
from desktop.ui.desk import Desk
from desktop.ui.flow import FlowLayout
from desktop.ui.icons import icon
from desktop.ui.parts import button, column, frame, label, row
from desktop.ui.settings.table import fill, selected_row, table
from desktop.ui.theme import colours

_PLACE = "backup_folder"
_MANY_DAYS = 7


class BackupsTab(QWidget):
    """Shows the backups on this computer and in the folder last backed up to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._folder = desk, desk.workspace.folder
        self.kept: tuple[KeptBackup, ...] = ()
        self._sign, self._last = QLabel(), label(role="heading", wraps=True)
        self.now = button("&Sao lưu ngay", self._on_now, role="primary", sign="save")
        self.elsewhere = button("Sao lưu ra &USB, ổ khác…", self._on_elsewhere, sign="usb")
        self.list = table("Các bản sao lưu", _COLUMNS, stretched=1)
        self.list.itemSelectionChanged.connect(self._show_choice)
        self.list.cellActivated.connect(lambda _row, _column: self._on_restore())
        self.restore = button("&Khôi phục bản này…", self._on_restore, sign="archive-restore")
        self.restore_other = button("Khôi phục &từ nơi khác…", self._on_other, sign="folder-open")
        layout = column(self._head(), self._listing(), spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show()

    def refresh(self) -> None:
        """Read anew which backups there are."""
        places = self._places()
        self._desk.jobs.submit("", lambda _progress: kept_backups(places), self._on_listed)

    def _head(self) -> QWidget:
        said = row(self._sign, self._last, spacing=8)
        said.setStretch(1, 1)
        hint = label(_HINT, "small", wraps=True)
        return frame(
            "card",
            column(said, hint, FlowLayout(self.now, self.elsewhere), spacing=10, margins=16),
        )

    def _listing(self) -> QWidget:
        actions = FlowLayout(self.restore, self.restore_other)
        actions.setContentsMargins(12, 4, 12, 12)
        head = label("Các bản sao lưu", "heading")
        head.setContentsMargins(16, 12, 16, 4)
        return frame(
            "card",
            column(head, row(self.list, margins=(8, 0, 8, 0)), actions, spacing=4, margins=1),
        )

    def _places(self) -> list[Path]:
        last = self._desk.preferences.last(_PLACE)
        return [self._folder.backups, *([Path(last)] if last else [])]

    def _on_listed(self, kept: tuple[KeptBackup, ...]) -> None:
        if isValid(self):  # the window may have been dressed anew meanwhile
            self.kept = kept
            self._show()

    def _show(self) -> None:
        fill(self.list, [_cells(kept, self._folder.backups) for kept in self.kept])
        self._show_choice()
        is_good = bool(self.kept) and _days_since(self.kept[0].backup.made_at) <= _MANY_DAYS
        sign, colour = ("circle-check", colours().good) if is_good else _WARNING
        self._sign.setPixmap(icon(sign, colour or colours().warn).pixmap(20, 20))
        self._last.setText(_last_words(self.kept))

    def _show_choice(self) -> None:
        self.restore.setEnabled(selected_row(self.list) is not None)

    def _on_now(self) -> None:
        self._back_up(self._folder.backups)

    def _on_elsewhere(self) -> None:
        chosen = self._desk.prompts.choose_folder("Chọn USB hoặc thư mục để sao lưu vào")
        if chosen is not None:
            self._desk.preferences.keep(_PLACE, str(chosen))
            self._back_up(chosen)

    def _back_up(self, place: Path) -> None:
        folder = self._folder
        self._desk.run(
            "Đang sao lưu", lambda progress: back_up_all(folder, place, progress), self._on_made
        )

    def _on_made(self, backup: Backup) -> None:
        said = f"Đã sao lưu và kiểm tra lại: {_contents(backup)}."
        if backup.missing_photos:
            said += f" Có {len(backup.missing_photos)} ảnh đã mất từ trước, không sao lưu được."
        self._desk.tell(said)
        if isValid(self):
            self.refresh()

    def _on_restore(self) -> None:
        chosen = selected_row(self.list)
        if chosen is not None:
            self._ask(self.kept[chosen].backup)

    def _on_other(self) -> None:
        title = "Chọn thư mục “sao-luu-…”, hoặc USB có bản sao lưu"
        chosen = self._desk.prompts.choose_folder(title)
        if chosen is not None:
            self._desk.jobs.submit("", lambda _progress: find_backup(chosen), self._ask)

    def _ask(self, backup: Backup) -> None:
        wanted = self._desk.restore_wanted
        self._desk.prompts.confirm(
            f"Khôi phục bản sao lưu {_moment(backup.made_at)}?",
            f"Sổ sẽ trở lại như lúc đó, có {_contents(backup)}. {_KEPT_ASIDE}",
            "Khôi phục",
            lambda: wanted.emit(backup.path),
        )


def _cells(kept: KeptBackup, here: Path) -> tuple[str, ...]:
    backup = kept.backup
    place = "Máy này" if kept.place == here else str(kept.place)
    return (
        _short_moment(backup.made_at),
        place,
        grouped(backup.records),
        grouped(backup.photos),
        megabytes(kept.size),
    )


def _last_words(kept: tuple[KeptBackup, ...]) -> str:
    if not kept:
        return "Chưa có bản sao lưu nào"
    made_at = kept[0].backup.made_at
    days = _days_since(made_at)
    when = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước")
    return f"Bản gần nhất: {_moment(made_at)} ({when})"


def _days_since(moment: datetime) -> int:
    today = datetime.now().astimezone().date()
    return max((today - moment.astimezone().date()).days, 0)


def _contents(backup: Backup) -> str:
    return f"{grouped(backup.records)} hoạt động, {grouped(backup.photos)} ảnh"


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"ngày {short_date(local)} lúc {local:%H:%M}"


def _short_moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{short_date(local)}  {local:%H:%M}"


_WARNING = ("triangle-alert", "")
_COLUMNS = ("Ngày giờ", "Nơi giữ", "Hoạt động", "Ảnh", "Dung lượng")
_HINT = (
    "Mỗi bản có đủ sổ, ảnh gốc và mẫu báo cáo, làm xong được đọc lại để kiểm tra. Nên giữ thêm một "
    "bản ở USB, phòng khi máy hỏng."
)
_KEPT_ASIDE = "Sổ hiện nay không bị xóa: nó được cất vào “de-rieng” trong thư mục dữ liệu."
