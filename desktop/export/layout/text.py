# SPDX-License-Identifier: MIT
"""The one gate by which text enters a PDF: what was typed is shown, and never read as markup.

reportlab's `Paragraph` takes a markup with fonts, images and links. No text from outside meets
its parser: a paragraph is made of a stand-in, and the text put in its place afterwards.
"""

import html
import math
import re
import unicodedata
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import PLACEHOLDER, is_unseen, missing_glyphs, text_width
from desktop.export.layout.ties import tied, untied

_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Words of two syllables and numbers with their noun, which a title set by hand never parts.
_INSEPARABLE = re.compile(
    r"\b(?:báo cáo|cộng đồng|danh mục|đào tạo|giáo dục|học tập|hưởng ứng|kèm theo|kết quả"
    r"|khuyến học|minh chứng|nhân dân|số liệu|suốt đời|thể thao|tổ chức|tổng hợp|trung tâm"
    r"|tuần lễ|ủy ban|văn hóa|(?:ngày[ \u00a0]+(?:\d+ )?)?tháng \d+ năm \d+|(?:năm|số) \d+)\b",
    re.IGNORECASE,
)
_TIE = "\0"


def drawable(text: str) -> str:
    """Return a text as it can be drawn: composed, on one line, without what has no shape.

    A character that the font lacks becomes `PLACEHOLDER`, so that its loss is seen.
    """
    text = unicodedata.normalize("NFC", _LINE_BREAK.sub(" ", text).replace("\t", " "))
    return text.translate(_SHOWN)


class _Shown(dict[int, str]):
    """What is drawn for each character, found out when it first occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        drawn = "" if is_unseen(char) else PLACEHOLDER if missing_glyphs(char) else char
        return self.setdefault(code, drawn)


_SHOWN = _Shown()


class _PlainParagraph(Paragraph):
    """A paragraph that breaks its lines once, however often a table or a page asks its height."""

    blPara: Any  # noqa: N815 - reportlab's name for the broken lines
    _broken_for = math.nan
    shown: str | None = None
    """What it shows; the rest of one that was split has its words alone."""

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Return the room it takes."""
        # A table adds the same widths up in another order, and so comes out a hair apart.
        if not math.isclose(self._broken_for, avail_width):
            if self.shown is not None:
                self.frags[0].text = tied(self.shown, lambda words: self._fits(words, avail_width))
            super().wrap(avail_width, avail_height)
            self._broken_for = avail_width
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Return what fits and the rest; after it the lines must be broken again."""
        parts = super().split(avail_width, avail_height)
        self._broken_for = math.nan
        return parts

    def draw(self) -> None:
        """Draw the lines; within them a tie is a space like any other."""
        if self.blPara.kind == 0:
            self.blPara.lines = [
                (extra, [part for word in words for part in untied(word)])
                for extra, words in self.blPara.lines
            ]
        super().draw()

    def _fits(self, words: str, width: float) -> bool:
        return bool(stringWidth(words, self.style.fontName, self.style.fontSize) <= width)


def paragraph(text: str, style: ParagraphStyle, *, address: str | None = None) -> Paragraph:
    """Return a paragraph that shows a text; a click on it opens `address`, if there is one."""
    shown = drawable(text)
    made = _PlainParagraph("", style, frags=[_stand_in(style, address).clone(text=shown)])
    made.shown = shown
    return made


def paragraphs(text: str, style: ParagraphStyle) -> list[Paragraph]:
    """Return a paragraph for each line of a text."""
    return [paragraph(line, style) for line in _LINE_BREAK.split(text)]


def balanced(text: str, kind: Type, width: float) -> list[str]:
    """Return a title in as few lines as `width` points allow, and those about equally long."""
    words = [(word, text_width(word, kind)) for word in _words(drawable(text))]
    space = text_width(" ", kind)
    lines = _filled(words, space, width)
    narrow, wide = width / (len(lines) or 1), width
    while len(lines) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = _filled(words, space, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            lines, wide = tried, middle
    return lines


@lru_cache
def _stand_in(style: ParagraphStyle, address: str | None) -> ParaFrag:
    markup = f'<a href="{html.escape(address)}">x</a>' if address else "x"
    return Paragraph(markup, style).frags[0]


def _words(text: str) -> list[str]:
    tied = _INSEPARABLE.sub(lambda words: words[0].replace(" ", _TIE), text)
    return [word.replace(_TIE, " ") for word in tied.split(" ") if word]


def _filled(words: list[tuple[str, float]], space: float, width: float) -> list[str]:
    lines: list[list[str]] = []
    left = 0.0
    for word, length in words:
        if not lines or length + space > left:
            lines.append([])
            left = width + space
        lines[-1].append(word)
        left -= length + space
    return [" ".join(line) for line in lines]
