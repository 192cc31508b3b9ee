# SPDX-License-Identifier: MIT
"""Reads finished PDFs the way a reader sees them: lines of text, where they stand, in what type."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.page import Page

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or one column's share of it; lengths in points, heights from the top."""

    text: str
    font: str
    size: float
    left: float
    right: float
    baseline: float

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.font

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Stroke(NamedTuple):
    """A horizontal line that was drawn."""

    left: float
    right: float
    height: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    colours: frozenset[object]

    def find(self, beginning: str) -> Line:
        """Return the first line that begins so."""
        return next(line for line in self.lines if line.text.startswith(beginning))

    def has(self, beginning: str) -> bool:
        return any(line.text.startswith(beginning) for line in self.lines)

    def between(self, first: str, last: str) -> list[Line]:
        """Return the lines from one to another, that one too."""
        start, end = self.find(first), self.find(last)
        return [line for line in self.lines if start.baseline <= line.baseline <= end.baseline]

    def stroke_under(self, line: Line) -> Stroke:
        """Return the nearest line drawn under a text."""
        return min(
            (s for s in self.strokes if s.height > line.baseline and s.left < line.right),
            key=lambda s: s.height,
        )


def read_pdf(file: Path) -> list[Sheet]:
    with pdfplumber.open(file) as pdf:
        return [_sheet(page) for page in pdf.pages]


def _sheet(page: Page) -> Sheet:
    words = page.extract_words(
        keep_blank_chars=True,
        return_chars=True,
        x_tolerance=6,
        y_tolerance=1,
        extra_attrs=["fontname", "size"],
    )
    return Sheet(
        width=page.width,
        height=page.height,
        lines=tuple(_line(word, page.height) for word in words),
        strokes=tuple(_strokes(page)),
        colours=frozenset(char["non_stroking_color"] for char in page.chars),
    )


def _line(word: dict[str, Any], page_height: float) -> Line:
    return Line(
        text=word["text"].strip(" "),
        font=word["fontname"].partition("+")[2],
        size=round(word["size"], 1),
        left=word["x0"],
        right=word["x1"],
        baseline=page_height - word["chars"][0]["matrix"][5],
    )


def _strokes(page: Page) -> Iterator[Stroke]:
    for line in page.lines:
        if abs(line["top"] - line["bottom"]) < 0.01:
            yield Stroke(line["x0"], line["x1"], line["top"])
