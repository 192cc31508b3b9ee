# SPDX-License-Identifier: MIT
"""Makes a PDF file of flowables: the decree's page, its numbering, and bytes without a clock."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from desktop.export.layout import decree
from desktop.export.layout.decree import Face
from desktop.export.layout.fonts import font_name
from desktop.export.packing import whole_file
from desktop.export.pdf.styles import TEXT_HEIGHT, TEXT_WIDTH, Flow

LANGUAGE = "vi-VN"
_PROGRAM = "Sổ Tuần Lễ"
_PDF_VERSION = (1, 4)
"""The least that the decree takes for a document in electronic form (annex I, part II, I.2a)."""

_FIRST, _LATER = "first", "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands in the metadata; `dated` is when the document was made, for all it says."""

    title: str
    author: str
    subject: str
    dated: date


def write_pdf(target: Path, parts: list[Flow], about: About) -> None:
    """Write the parts, each from a new page with a numbering of its own (decree, III.1đ).

    The same parts give the same bytes. A page's number is not shown on the first page of a part,
    as I.7 has it for the document: the decree makes no other rule for annexes.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    rl_config.useA85 = 0  # Text encoding of streams makes them a quarter larger, for nobody.
    story: Flow = []
    for part in parts:
        story += [NextPageTemplate(_FIRST), PageBreak(), *part] if story else part
    with whole_file(target) as file:
        _Document(file, about).build(story, canvasmaker=partial(Canvas, pdfVersion=_PDF_VERSION))


class _Document(BaseDocTemplate):
    """A4 with the decree's margins (I.1 to I.3)."""

    def __init__(self, file: IO[bytes], about: About) -> None:
        super().__init__(
            file,
            pagesize=(decree.PAGE_WIDTH * mm, decree.PAGE_HEIGHT * mm),
            pageTemplates=[
                PageTemplate(_FIRST, _frame(), onPage=self._begin, autoNextPageTemplate=_LATER),
                PageTemplate(_LATER, _frame(), onPage=self._number),
            ],
            title=about.title,
            author=about.author,
            subject=about.subject,
            creator=_PROGRAM,
            lang=LANGUAGE,
            initialFontName=font_name(Face.REGULAR),
            invariant=1,
        )
        self._dated = about.dated
        self._begun_at = 1

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Let the day come from the document, not from the clock."""
        self.canv.setDateFormatter(lambda *_clock: f"D:{self._dated:%Y%m%d}000000+07'00'")

    def _begin(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._begun_at = canvas.getPageNumber()

    def _number(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Write the page's number in the middle of the top margin (decree, I.7)."""
        canvas.setFont(font_name(Face.REGULAR), decree.PAGE_NUMBER_SIZE)
        middle = decree.PAGE_HEIGHT - decree.MARGIN_TOP / 2
        baseline = middle * mm - decree.PAGE_NUMBER_SIZE / 3
        number = canvas.getPageNumber() - self._begun_at + 1
        canvas.drawCentredString(decree.PAGE_WIDTH * mm / 2, baseline, str(number))


def _frame() -> Frame:
    left, bottom = decree.MARGIN_LEFT * mm, decree.MARGIN_BOTTOM * mm
    return Frame(
        left,
        bottom,
        TEXT_WIDTH,
        TEXT_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
