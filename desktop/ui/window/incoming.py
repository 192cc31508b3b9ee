# SPDX-License-Identifier: MIT
"""Takes the Week of a bundle over into the window; where the one here differs it asks first."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped
from desktop.services.exchange.loading import Differs, Loaded, Outcome, first_of, load_week
from desktop.ui.window.stage import SceneHost

_KINDS = "Gói của Sổ Tuần Lễ (*.zip *.json)"


def choose(stage: SceneHost) -> None:
    """Let the files of a bundle, or a data file, be chosen and taken over."""
    if files := stage.prompts.choose_files("Chọn gói đã xuất", _KINDS):
        take_over(stage, files)


def take_over(stage: SceneHost, files: Sequence[Path], *, replace_mine: bool = False) -> None:
    """Take a Week in and show it; what says other things is replaced only if `replace_mine`."""
    folder = stage.folder

    def work(progress: Progress) -> Loaded:
        return load_week(folder, files, replace_mine=replace_mine, progress=progress)

    def on_success(loaded: Loaded) -> None:
        stage.load(lambda: stage.tell(_came_in(loaded)), week=loaded.week.id)

    def on_failure(error: AppError) -> None:
        if isinstance(error, Differs):
            asked, detail = _question(error)
            stage.prompts.confirm(
                asked,
                detail,
                "Lấy theo gói",
                lambda: take_over(stage, files, replace_mine=True),
            )
        else:
            stage.prompts.show_error(error)

    stage.do_alone("Đang lấy dữ liệu từ gói", work, on_success, on_failure)


def _question(differs: Differs) -> tuple[str, str]:
    """Return what to ask, and what it is about in detail."""
    details = [f"Ghi khác: {first_of(differs.conflicts)}."]
    if differs.beyond:
        details.append(f"Chỉ có ở đây, sẽ bị bỏ: {first_of(differs.beyond)}.")
    details.append("Bản hiện tại được sao lưu trước.")
    asked = f"Tuần lễ năm {differs.week.year} ở đây ghi khác gói. Lấy theo gói?"
    return asked, "\n\n".join(details)


def _came_in(loaded: Loaded) -> str:
    """Return what came of taking a Week over."""
    week = f"Tuần lễ năm {loaded.week.year}"
    if loaded.outcome is Outcome.UNCHANGED:
        return f"{week} ở đây đã có đủ những gì trong gói."
    counted = ((loaded.records, "hoạt động"), (loaded.photos, "ảnh"))
    what = ", ".join(f"{grouped(count)} {name}" for count, name in counted if count)
    said = f"Đã lấy {week} từ gói{': ' if what else ''}{what}."
    if loaded.lacking:
        said += f" {grouped(loaded.lacking)} ảnh chưa có tệp ảnh ở máy này."
    if loaded.plain_links:
        links = first_of(loaded.plain_links)
        said += f" Không phải địa chỉ trang web nên chỉ giữ như chữ thường: {links}."
    return said
