# SPDX-License-Identifier: MIT
"""The letters by which points are counted in official papers."""

POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number the points of a text (decree 30/2020, II.6đ): no f, j, w, z."""


def next_point(letter: str) -> str:
    """Return the letter of the next point, "Đ" after "D"; blank after the last and for no point."""
    at = POINTS.find(letter.lower()) + 1 if letter else 0
    following = POINTS[at : at + 1] if at else ""
    return following.upper() if letter.isupper() else following
