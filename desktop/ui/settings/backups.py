# SPDX-License-Identifier: MIT
"""Backups: on this computer and in a second place, made, listed, looked into and brought back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped, short_date
from desktop.services.backups.contents import (
    OCCASIONS,
    Inside,
    look_inside,
    moment_in_words,
    said_of,
)
from desktop.services.backups.kept_backups import KeptBackup, faulty_backups, kept_backups
from desktop.services.backups.safekeeping import back_up_all, find_place
from desktop.storage.backups import Backup
from desktop.ui.background.auto_backup import FAULT, LAST_OUTSIDE, SECOND_PLACE
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, column, frame, label, row
from desktop.ui.widgets.table import fill, selected_row, table
from desktop.ui.widgets.theme import colours

_MANY_DAYS = 7
_FAULTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Listed:
    """The backups there are, a sentence for each folder that is none, the second place if there."""

    kept: tuple[KeptBackup, ...]
    faulty: tuple[str, ...]
    there: Path | None


class BackupsTab(QWidget):
    """Shows the backups on this computer and in the second place, if that was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._folder = desk, desk.workspace.folder
        self.kept: tuple[KeptBackup, ...] = ()
        self.faulty = label(role="bad", wraps=True)
        self._there: Path | None = None
        self.here, self.outside = _State(), _State()
        self._fault = label(role="bad", wraps=True)
        self.now = button("&Sao lưu ngay", self._on_now, role="primary", sign="save")
        self.elsewhere = button("Chọn &USB, ổ khác…", self._on_elsewhere, sign="usb")
        self.forget = button("Thôi dùng nơi &này", self._on_forget)
        self.list = table("Các bản sao lưu", _COLUMNS, stretched=2)
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
        folder, second = self._folder, self._second

        def work(_progress: Progress) -> _Listed:
            there = find_place(folder, second) if second else None
            places = [folder.backups, *([there] if there else [])]
            return _Listed(kept_backups(places), faulty_backups(places), there)

        self._desk.jobs.submit("", work, self._on_listed)

    @property
    def _second(self) -> Path | None:
        place = self._desk.preferences.last(SECOND_PLACE)
        return Path(place) if place else None

    def _head(self) -> QWidget:
        hint = label(_HINT, "small", wraps=True)
        actions = FlowLayout(self.now, self.elsewhere, self.forget)
        said = column(self.here, self.outside, spacing=4)
        return frame("card", column(said, self._fault, hint, actions, spacing=10, margins=16))

    def _listing(self) -> QWidget:
        actions = row(FlowLayout(self.restore, self.restore_other), margins=(12, 4, 12, 12))
        head = label("Các bản sao lưu", "heading")
        head.setContentsMargins(16, 12, 16, 4)
        return frame(
            "card",
            column(
                head,
                row(self.list, margins=(8, 0, 8, 0)),
                row(self.faulty, margins=(16, 4, 16, 0)),
                actions,
                spacing=4,
                margins=1,
            ),
        )

    def _on_listed(self, listed: "_Listed") -> None:
        if isValid(self):  # the window may have been dressed anew meanwhile
            self.kept, self._there = listed.kept, listed.there
            shown, rest = listed.faulty[:_FAULTS_SHOWN], len(listed.faulty) - _FAULTS_SHOWN
            more = [f"Và {grouped(rest)} thư mục khác."] if rest > 0 else []
            self.faulty.setText("\n".join([*shown, *more]))
            self._show()

    def _show(self) -> None:
        here = self._folder.backups
        fill(self.list, [_cells(kept, here) for kept in self.kept])
        self.faulty.setVisible(bool(self.faulty.text()))
        self._show_choice()
        last = next((k.backup.made_at for k in self.kept if k.place == here), None)
        self.here.show_last("Bản sao trên máy này", last)
        self.outside.show_last("Bản sao ngoài máy", self._last_outside(), self._where())
        fault = self._desk.preferences.last(FAULT)
        self._fault.setText(f"Lần sao lưu tự động gần nhất không xong. {fault}" if fault else "")
        self._fault.setVisible(bool(fault))
        second = self._second
        self.elsewhere.setText("Đổi &USB, ổ khác…" if second else "Chọn &USB, ổ khác…")
        self.forget.setVisible(second is not None)

    def _last_outside(self) -> datetime | None:
        """Return when a backup last came to the second place, also while that is not there."""
        seen = [k.backup.made_at for k in self.kept if k.place == self._there]
        kept = self._desk.preferences.last(LAST_OUTSIDE) if self._second else ""
        with suppress(ValueError):  # before the first, or somebody edited the file of preferences
            seen += [datetime.fromisoformat(kept)]
        return max(seen, default=None)

    def _where(self) -> str:
        if self._second is None:
            return "Chưa chọn nơi giữ."
        return str(self._there or f"{self._second} (hiện chưa thấy)")

    def _show_choice(self) -> None:
        self.restore.setEnabled(selected_row(self.list) is not None)

    def _on_now(self) -> None:
        self._back_up([self._folder.backups, *([self._there] if self._there else [])])

    def _on_elsewhere(self) -> None:
        chosen = self._desk.prompts.choose_folder("Chọn USB hoặc thư mục để sao lưu vào")
        if chosen is not None:
            self._desk.preferences.keep(SECOND_PLACE, str(chosen))
            self._desk.preferences.keep(LAST_OUTSIDE, "")
            self._back_up([chosen])

    def _on_forget(self) -> None:
        self._desk.preferences.keep(SECOND_PLACE, "")
        self.refresh()

    def _back_up(self, places: list[Path]) -> None:
        folder = self._folder

        def work(progress: Progress) -> list[Backup]:
            return [back_up_all(folder, place, progress) for place in places]

        self._desk.run("Đang sao lưu", work, self._on_made)

    def _on_made(self, backups: list[Backup]) -> None:
        backup = backups[0]
        said = f"Đã sao lưu và kiểm tra lại: {_contents(backup)}."
        if len(backups) > 1:
            said = f"Đã sao lưu ở máy này và ở {backups[1].path.parent}: {_contents(backup)}."
        if backup.missing_photos:
            said += f" Có {len(backup.missing_photos)} ảnh đã mất từ trước, không sao lưu được."
        for made in backups:
            if made.path.parent in (self._second, self._there):
                now = datetime.now().astimezone().isoformat()
                self._desk.preferences.keep(LAST_OUTSIDE, now)
        self._desk.preferences.keep(FAULT, "")
        self._desk.tell(said)
        if isValid(self):
            self.refresh()

    def _on_restore(self) -> None:
        chosen = selected_row(self.list)
        if chosen is not None:
            self._look(self.kept[chosen].backup.path)

    def _on_other(self) -> None:
        title = "Chọn thư mục “sao-luu-…”, hoặc USB có bản sao lưu"
        chosen = self._desk.prompts.choose_folder(title)
        if chosen is not None:
            self._look(chosen)

    def _look(self, path: Path) -> None:
        present = self._folder
        self._desk.run(
            "Đang xem bản sao lưu",
            lambda _progress: look_inside(path, present),
            _ask_by(self._desk),
        )


def _ask_by(desk: Desk) -> Callable[[Inside], None]:
    """Return what asks whether a backup is to be restored, having told what is in it."""

    def ask(inside: Inside) -> None:
        desk.prompts.confirm(
            f"Khôi phục bản sao lưu {moment_in_words(inside.backup)}?",
            "\n\n".join([*said_of(inside), _KEPT_ASIDE]),
            "Khôi phục",
            lambda: desk.restore_wanted.emit(inside.backup.path),
        )

    return ask


class _State(QWidget):
    """When a backup was last made somewhere, with a sign whether that is good enough."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._words = Sign(20), label(role="heading", wraps=True)
        self._where = label(role="small", wraps=True)
        said = row(self._sign, column(self._words, self._where, spacing=0), spacing=8)
        said.setStretch(1, 1)
        self.setLayout(said)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._words.text()} {self._where.text()}".strip()

    def show_last(self, what: str, moment: datetime | None, where: str = "") -> None:
        """Show a time, `None` if there is none, and a word on where."""
        is_good = moment is not None and 0 <= _days_since(moment) <= _MANY_DAYS
        sign, colour = ("circle-check", colours().good) if is_good else _WARNING
        self._sign.show_sign(sign, colour or colours().warn)
        self._words.setText(f"{what}: {_ago(moment) if moment else 'chưa có'}")
        self._where.setText(where)
        self._where.setVisible(bool(where))


def _cells(kept: KeptBackup, here: Path) -> tuple[str, ...]:
    backup = kept.backup
    place = "Máy này" if kept.place == here else "Ngoài máy"
    return (
        _short_moment(backup.made_at),
        place,
        OCCASIONS[backup.occasion],
        grouped(backup.records),
        grouped(backup.photos) if backup.occasion.copies_photos else "chỉ sổ",
    )


def _ago(moment: datetime) -> str:
    days = _days_since(moment)
    if days < 0:  # the clock is wrong now, or was then
        return f"ngày {short_date(moment.astimezone())}, hãy xem lại ngày giờ của máy"
    if days == 0:
        return f"hôm nay, {moment.astimezone():%H:%M}"
    return "hôm qua" if days == 1 else f"{grouped(days)} ngày trước"


def _days_since(moment: datetime) -> int:
    today = datetime.now().astimezone().date()
    return (today - moment.astimezone().date()).days


def _contents(backup: Backup) -> str:
    return f"{grouped(backup.records)} hoạt động, {grouped(backup.photos)} ảnh"


def _short_moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{short_date(local)}  {local:%H:%M}"


_WARNING = ("triangle-alert", "")
_COLUMNS = ("Ngày giờ", "Nơi giữ", "Lúc nào", "Hoạt động", "Ảnh")
_HINT = (
    "Chương trình tự sao lưu mỗi nửa giờ làm việc và khi đóng. Chọn thêm USB hay ổ khác thì mỗi "
    "khi có mặt, nơi đó cũng được sao lưu. Mỗi bản có đủ sổ, ảnh gốc và mẫu báo cáo; bản lưu "
    "trước một việc lớn chỉ có sổ, vì việc ấy không động đến ảnh."
)
_KEPT_ASIDE = "Sổ hiện nay không bị xóa: nó được cất vào “de-rieng” trong thư mục dữ liệu."
