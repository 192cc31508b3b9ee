# SPDX-License-Identifier: MIT
"""What numbers count."""

from enum import StrEnum


class Counted(StrEnum):
    """What a number counts, as a sentence calls it."""

    PEOPLE = "số người"
    MEETINGS = "số lớp, số cuộc, số lượt"
    COPIES = "số bản, số tờ, số quyển"
    HOURS = "số giờ"
    METRES = "số mét"
    ANYTHING = "số lượng"
