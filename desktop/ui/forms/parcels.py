# SPDX-License-Identifier: MIT
"""Forms that travel: written into a small file for mail, and taken in after a look at it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.domain.progress import Progress
from desktop.domain.vietnamese import slug
from desktop.services.documents.parcels import Parcel, keep_parcel, open_parcel, write_parcel
from desktop.services.forms.library import FormFile
from desktop.ui.frame.desk import Desk

_SUFFIX = ".zip"


def look_into(desk: Desk, path: Path, on_taken: Callable[[], None]) -> None:
    """Say what a file would change, and take it in once that is wanted."""
    workspace = desk.workspace

    def work(_progress: Progress) -> Parcel:
        return open_parcel(workspace, path)

    desk.run("Đang đọc tệp mẫu", work, partial(_ask, desk, on_taken))


def _ask(desk: Desk, on_taken: Callable[[], None], parcel: Parcel) -> None:
    told = "\n".join(parcel.told)
    if not parcel:
        desk.prompts.show_answer("Trong tệp không có gì mới.", told)
        return
    workspace = desk.workspace

    def on_kept(_nothing: None) -> None:
        names = ", ".join(f"“{file.form.name}”" for file in parcel.forms)
        what = f"mẫu {names}" if names else f"{len(parcel.documents)} văn bản"
        desk.tell(f"Đã thêm {what}. Chọn mẫu ở Thông tin Tuần lễ, hoặc khi mở Tuần lễ mới.")
        on_taken()

    def take() -> None:
        desk.jobs.submit("", lambda _progress: keep_parcel(workspace, parcel), on_kept)

    desk.prompts.confirm("Lấy mẫu từ tệp này?", told, "&Lấy vào", take)


def send_form(desk: Desk, file: FormFile, tell: Callable[[str], None]) -> None:
    """Let a place be chosen, and write the form there with the clerk's templates, and `tell` so."""
    suggested = Path.home() / f"{slug(file.form.name)}{_SUFFIX}"
    target = desk.prompts.choose_save_path("Ghi mẫu ra tệp để gửi", suggested, f"Mẫu (*{_SUFFIX})")
    if target is None:
        return
    workspace = desk.workspace

    def work(_progress: Progress) -> int:
        return write_parcel(workspace, file, target)

    def on_written(documents: int) -> None:
        also = f" và {documents} mẫu văn bản" if documents else ""
        tell(f"Đã ghi mẫu{also} vào “{target.name}”. Gửi tệp này qua thư là đủ.")

    desk.run("Đang ghi mẫu", work, on_written)
