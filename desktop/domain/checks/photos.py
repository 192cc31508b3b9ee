# SPDX-License-Identifier: MIT
"""Questions about photos: unreadable ones, alike ones, ones of no record, ones of a wrong day."""

from collections.abc import Iterator

from desktop.domain.checks.likeness import lookalikes
from desktop.domain.checks.problem import Problem, see
from desktop.domain.vietnamese import short_date
from desktop.domain.week.notebook import DayDoubt, Notebook, Photo
from desktop.domain.week.photo_days import EDITED, clock_doubt
from desktop.domain.week.week import Week


def photo_problems(notebook: Notebook) -> Iterator[Problem]:
    """Yield the photos that need a look."""
    for photo in notebook.photos:
        if photo.fault:
            advice = "Hãy chép lại ảnh từ máy đã chụp; ảnh này không vào báo cáo."
            yield _about(photo, "unreadable_photo", photo.fault, advice)
        elif photo.record is None:
            advice = "Hãy xếp ảnh vào một hoạt động, nếu không ảnh sẽ không vào báo cáo."
            yield _about(photo, "loose_photo", "Ảnh chưa thuộc hoạt động nào.", advice)
        yield from _doubts(photo, notebook.week)
    yield from _alike([p for p in notebook.photos if p.fingerprint and not p.fault])


def _doubts(photo: Photo, week: Week) -> Iterator[Problem]:
    """Yield what speaks against the day of a photo, and that it is no longer as it was taken."""
    if doubt := clock_doubt(photo, week):
        day = f" {short_date(photo.taken_at.date())}" if photo.taken_at else ""
        message = f"Ngày chụp{day} {doubt}." if day else f"Không rõ ngày chụp: {doubt}."
        advice = "Hãy xem ảnh có đúng của Tuần lễ này không; ngày chụp ấy không in vào hồ sơ."
        yield _about(photo, "doubtful_day", message, advice)
    if photo.day_doubt is DayDoubt.EDITED:
        advice = "Nếu còn ảnh gốc, hãy dùng ảnh gốc làm minh chứng."
        yield _about(photo, "edited_photo", f"{EDITED.capitalize()}.", advice)


def _alike(photos: list[Photo]) -> Iterator[Problem]:
    """Yield each photo that looks like one before it."""
    for at, before in lookalikes([photo.fingerprint for photo in photos]):
        message = f"Ảnh gần giống ảnh “{photos[before].file_name}”."
        advice = "Nếu là một, hãy chỉ giữ một ảnh."
        yield _about(photos[at], "similar_photo", message, advice)


def _about(photo: Photo, code: str, message: str, advice: str) -> Problem:
    return see(code, message, advice, subject=photo.caption or photo.file_name, photo=photo.id)
