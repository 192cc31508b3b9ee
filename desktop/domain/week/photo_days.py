# SPDX-License-Identifier: MIT
"""Doubts the day that a photo says it was taken on, where its camera's clock must be wrong."""

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import Week

_FARTHEST = timedelta(days=31)
"""What is prepared for the Week, or told of it, is photographed within a month."""

CLOCK_DOUBT = "xa Tuần lễ, đồng hồ máy chụp có thể sai"
"""What is said of such a day."""


def is_doubtful(day: date, week: Week) -> bool:
    """Whether a day lies so far from the Week that a photo of it was hardly taken then."""
    return not week.starts - _FARTHEST <= day <= week.ends + _FARTHEST


def without_doubtful_day(photo: Photo, week: Week) -> Photo:
    """Return a photo as documents show it: a day that may be wrong is not printed."""
    taken = photo.taken_at
    return replace(photo, taken_at=None) if taken and is_doubtful(taken.date(), week) else photo
