# SPDX-License-Identifier: MIT
"""Doubts the day that a photo says it was taken on: its camera's clock is wrong, or it was edited.

A doubt is told wherever the day is; it never changes what is counted.
"""

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.week.notebook import DayDoubt, Photo
from desktop.domain.week.week import Week

_FARTHEST = timedelta(days=31)
"""What is prepared for the Week, or told of it, is photographed within a month."""

EDITED = "ảnh đã qua chỉnh sửa sau khi chụp"
_FAR = "xa Tuần lễ, đồng hồ máy chụp có thể sai"
_AHEAD = "sau cả ngày đưa ảnh vào, đồng hồ máy chụp sai"
_UNSET = "đồng hồ máy chụp chưa đặt"


def is_doubtful(day: date, week: Week) -> bool:
    """Whether a day lies so far from the Week that a photo of it was hardly taken then."""
    return not week.starts - _FARTHEST <= day <= week.ends + _FARTHEST


def clock_doubt(photo: Photo, week: Week) -> str:
    """Return why a photo's day is hardly that of its taking, "" where nothing says so."""
    if photo.day_doubt is DayDoubt.AHEAD:
        return _AHEAD
    if photo.taken_at and is_doubtful(photo.taken_at.date(), week):
        return _FAR
    return _UNSET if photo.day_doubt is DayDoubt.UNSET else ""


def day_remark(photo: Photo, week: Week) -> str:
    """Return what is said behind a photo's day, in brackets, "" where it is not doubted."""
    edited = EDITED if photo.day_doubt is DayDoubt.EDITED else ""
    said = "; ".join(filter(None, (clock_doubt(photo, week), edited)))
    return f" ({said})" if said else ""


def without_doubtful_day(photo: Photo, week: Week) -> Photo:
    """Return a photo as documents show it: a day that may be wrong is not printed."""
    return replace(photo, taken_at=None) if clock_doubt(photo, week) else photo
