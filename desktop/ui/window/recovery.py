# SPDX-License-Identifier: MIT
"""What the window shows when the book cannot be opened: why, and every way out there is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.services.backups.contents import moment_in_words
from desktop.services.backups.rescue import WaysOut, counted, lacking, save_rows, ways_out
from desktop.storage.database_file import NotABook
from desktop.storage.faults import Damaged
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_folder
from desktop.ui.widgets.parts import button, column, empty, frame, label, row, scrolled
from desktop.ui.window.stage import SceneHost

_WIDTH = 680


class Rescue(QWidget):
    """A sentence on what happened, then one card for each way out, the better one first.

    `backup_wanted` and `rows_wanted` take one; `other_wanted` lets another backup be chosen,
    `again_wanted` tries to open once more, `folder_wanted` shows the files.
    """

    backup_wanted = Signal()
    rows_wanted = Signal()
    other_wanted = Signal()
    again_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, error: AppError, *, is_searching: bool) -> None:
        super().__init__()
        self.is_searching = is_searching
        self.message = label(error.message, "title", wraps=True)
        self.advice = label(_KEPT if is_searching else error.advice, wraps=True)
        self._ways = column(spacing=12)
        self.other = button("Khôi phục &từ nơi khác…", self.other_wanted.emit, sign="folder-open")
        self.again = button("Thử &mở lại", self.again_wanted.emit, sign="refresh-cw")
        self.folder = button("Mở thư mục &dữ liệu", self.folder_wanted.emit)
        buttons = FlowLayout(self.other, self.again, self.folder)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setLayout(column(self.message, self.advice, self._ways, buttons, 1, spacing=16))
        ground = QWidget()
        middle = row(1, inner, 1, margins=(24, 48, 24, 24))
        middle.setStretch(1, 100)
        ground.setLayout(middle)
        self.setLayout(column(scrolled(ground), spacing=0))
        self.other.setVisible(is_searching)
        if is_searching:
            self._ways.addWidget(label("Đang tìm cách lấy lại…", "muted"))

    def show_ways(self, ways: WaysOut) -> None:
        """Show what can be done."""
        self.is_searching = False
        empty(self._ways)
        cards = [card for card in (self._backup_card(ways), self._rows_card(ways)) if card]
        if not ways.is_backup_better:
            cards.reverse()
        for card in cards or [label(_NOTHING, wraps=True)]:
            self._ways.addWidget(card)
            card.show()  # at once, so that one can go to it by key

    def _backup_card(self, ways: WaysOut) -> QWidget | None:
        if ways.backup is None:
            return None
        said = [f"Sao lưu {moment_in_words(ways.backup)}, có {counted(ways.in_backup)}."]
        if ways.salvaged and (fewer := lacking(ways.in_backup, ways.salvaged)):
            said.append(f"Thiếu {fewer} mà tệp hỏng còn đọc được.")
        if ways.spoilt:
            said.append(f"{ways.spoilt} bản mới hơn cũng bị hỏng nên không dùng.")
        act = button(
            "&Khôi phục bản sao lưu này",
            self.backup_wanted.emit,
            role="primary" if ways.is_backup_better else "",
            sign="archive-restore",
        )
        return _card("Bản sao lưu tốt gần nhất", said, act)

    def _rows_card(self, ways: WaysOut) -> QWidget | None:
        if ways.salvaged is None:
            return None
        said = [f"Còn đọc được {counted(ways.salvaged)}."]
        if ways.backup and (fewer := lacking(ways.salvaged, ways.in_backup)):
            said.append(f"Ít hơn bản sao lưu {fewer}.")
        act = button(
            "&Cứu những gì còn đọc được",
            self.rows_wanted.emit,
            role="" if ways.is_backup_better else "primary",
        )
        return _card("Cứu từ tệp hỏng", said, act)


def _card(heading: str, said: list[str], act: QWidget) -> QWidget:
    words = [label(sentence, wraps=True) for sentence in said]
    return frame("card", column(label(heading, "heading"), *words, row(act, 1), margins=16))


def show_rescue(stage: SceneHost, error: AppError) -> None:
    """Show why the data cannot be opened; where they are damaged, look for the ways out."""
    is_damaged = isinstance(error, Damaged | NotABook)
    folder, scene = stage.folder, Rescue(error, is_searching=is_damaged)
    scene.other_wanted.connect(stage.choose_backup)
    scene.again_wanted.connect(stage.load)
    scene.folder_wanted.connect(lambda: open_folder(folder.root))
    stage.show(scene)
    if not is_damaged:
        return
    places = stage.backup_places()

    def on_found(ways: WaysOut) -> None:
        if not isValid(scene):  # something else is shown by now
            return
        scene.show_ways(ways)
        if ways.backup is not None:
            path = ways.backup.path
            scene.backup_wanted.connect(lambda: stage.restore(path))

    def save(_progress: Progress) -> object:
        return save_rows(folder)

    scene.rows_wanted.connect(
        lambda: stage.do_alone(
            "Đang cứu từ tệp hỏng", save, lambda _a: stage.load(), stage.prompts.show_error
        )
    )
    stage.look_for(lambda progress: ways_out(folder, places, progress), on_found)


_KEPT = "Tệp này được giữ nguyên, không bị ghi đè. Những gì có thể lấy lại:"
_NOTHING = (
    "Trên máy này không có bản sao lưu nào dùng được, và không đọc được gì trong tệp hỏng. Hãy cắm "
    "USB hay ổ đĩa có bản sao lưu, rồi chọn “Khôi phục từ nơi khác…”."
)
