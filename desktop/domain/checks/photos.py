# SPDX-License-Identifier: MIT
"""Questions about photos: unreadable ones, ones that look alike, ones no record has."""

from collections.abc import Iterator

from desktop.domain.checks.likeness import lookalikes
from desktop.domain.checks.problem import Problem, see
from desktop.domain.week.notebook import Notebook, Photo


def photo_problems(notebook: Notebook) -> Iterator[Problem]:
    """Yield the photos that need a look."""
    for photo in notebook.photos:
        if photo.fault:
            advice = "Hãy chép lại ảnh từ máy đã chụp; ảnh này không vào báo cáo."
            yield _about(photo, "unreadable_photo", photo.fault, advice)
        elif photo.record is None:
            advice = "Hãy xếp ảnh vào một hoạt động, nếu không ảnh sẽ không vào báo cáo."
            yield _about(photo, "loose_photo", "Ảnh chưa thuộc hoạt động nào.", advice)
    yield from _alike([p for p in notebook.photos if p.fingerprint and not p.fault])


def _alike(photos: list[Photo]) -> Iterator[Problem]:
    """Yield each photo that looks like one before it."""
    for at, before in lookalikes([photo.fingerprint for photo in photos]):
        message = f"Ảnh gần giống ảnh “{photos[before].file_name}”."
        advice = "Nếu là một, hãy chỉ giữ một ảnh."
        yield _about(photos[at], "similar_photo", message, advice)


def _about(photo: Photo, code: str, message: str, advice: str) -> Problem:
    return see(code, message, advice, subject=photo.caption or photo.file_name, photo=photo.id)
