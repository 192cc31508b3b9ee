# SPDX-License-Identifier: MIT
"""The letters that come with the program: those of the window, and those of paper shown in it."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop.paths import resources

_FIGURES_OF_ONE_WIDTH = QFont.Tag("tnum")


def window_font(points: float) -> QFont:
    """Return the font of everything but paper: Be Vietnam Pro, made for Vietnamese.

    Its lines are as high as the marks above capitals, see `installer/font/make.py`.
    """
    return _sized(_family("BeVietnamProUI"), points)


def table_font(points: float) -> QFont:
    """Return the font of lists and tables, where figures stand under one another."""
    font = window_font(points)
    font.setFeature(_FIGURES_OF_ONE_WIDTH, 1)
    return font


def paper_font(points: float) -> QFont:
    """Return the font the documents are set in where Times New Roman is missing."""
    return _sized(_family("LiberationSerif"), points)


def headroom(font: QFont) -> int:
    """Return how much more room a line has above its capitals than below them, in pixels.

    It is for the marks above them. Words in the middle of something get so much less above, or
    they would seem to stand too low.
    """
    metrics = QFontMetricsF(font)
    return round(metrics.ascent() - metrics.capHeight() - metrics.descent())


def _sized(family: str, points: float) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    return font


@cache
def _family(name: str) -> str:
    """Make a bundled font known to Qt; its path would not do in a folder of Vietnamese letters.

    Off screen on Windows, Qt opens files by a code page.
    """
    files = sorted((resources() / "fonts").glob(f"{name}-*.ttf"))
    added = [QFontDatabase.addApplicationFontFromData(file.read_bytes()) for file in files]
    return QFontDatabase.applicationFontFamilies(added[0])[0]
