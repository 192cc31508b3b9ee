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
from desktop.export.layout.listed import DRAFT
from desktop.export.packing import whole_file
from desktop.export.pdf.styles import TEXT_HEIGHT, TEXT_WIDTH, Flow

LANGUAGE = "vi-VN"
_PROGRAM = "Sổ Tuần Lễ"
_PDF_VERSION = (1, 4)
"""The least that the decree takes for a document in electronic form (annex I, part II, I.2a)."""

_FIRST, _LATER = "first", "later"
_DRAFT_SIZE, _DRAFT_GREY, _DRAFT_SLANT = 96.0, 0.87, 55.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What stands in the metadata; `dated` is when the document was made, for all it says."""

    title: str
    author: str
    subject: str
    dated: date


def write_pdf(
    target: Path, parts: list[Flow], about: Metadata, *, is_draft: bool = False, scale: float = 1
) -> tuple[int, ...]:
    """Write the parts, each from a new page with a numbering of its own (decree, III.1đ).

    Returns how many pages each has. The same parts give the same bytes. A page's number is not
    shown on the first page of a part, as I.7 has it for the document: the decree makes no other
    rule for annexes. Every page of a draft says that it is one. `scale` is that of the sheet, and
    of all on it, against A4.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    rl_config.useA85 = 0  # Text encoding of streams makes them a quarter larger, for nobody.
    story: Flow = []
    for part in parts:
        story += [NextPageTemplate(_FIRST), PageBreak(), *part] if story else part
    with whole_file(target) as file:
        document = _Document(file, about, is_draft=is_draft, scale=scale)
        document.build(story, canvasmaker=partial(Canvas, pdfVersion=_PDF_VERSION))
    return document.pages


class _Document(BaseDocTemplate):
    """A4 with the decree's margins (I.1 to I.3), or a sheet of the same shape."""

    def __init__(self, file: IO[bytes], about: Metadata, *, is_draft: bool, scale: float) -> None:
        super().__init__(
            file,
            pagesize=(decree.PAGE_WIDTH * mm * scale, decree.PAGE_HEIGHT * mm * scale),
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
        self._dated, self._is_draft, self._scale = about.dated, is_draft, scale
        self._beginnings: list[int] = []

    @property
    def pages(self) -> tuple[int, ...]:
        """How many pages each part has."""
        ends = [*self._beginnings[1:], self.page + 1]
        return tuple(end - at for at, end in zip(self._beginnings, ends, strict=True))

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Let the day come from the document, not from the clock; and let it print in true size.

        Its title stands above the window that shows it, and is what a reader aloud calls it.
        """
        self.canv.setDateFormatter(lambda *_clock: f"D:{self._dated:%Y%m%d}000000+07'00'")
        self.canv.setViewerPreference("PrintScaling", "None")
        self.canv.setViewerPreference("DisplayDocTitle", "true")

    def _begin(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._beginnings.append(canvas.getPageNumber())
        canvas.scale(self._scale, self._scale)
        if self._is_draft:
            draw_as_draft(canvas)

    def _number(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Write the page's number in the middle of the top margin (decree, I.7)."""
        canvas.scale(self._scale, self._scale)
        canvas.setFont(font_name(Face.REGULAR), decree.PAGE_NUMBER_SIZE)
        middle = decree.PAGE_HEIGHT - decree.MARGIN_TOP / 2
        baseline = middle * mm - decree.PAGE_NUMBER_SIZE / 3
        number = canvas.getPageNumber() - self._beginnings[-1] + 1
        canvas.drawCentredString(decree.PAGE_WIDTH * mm / 2, baseline, str(number))
        if self._is_draft:
            draw_as_draft(canvas)


def draw_as_draft(canvas: Canvas) -> None:
    """Write across a page, pale, that it is not the paper to be signed."""
    canvas.saveState()
    canvas.setFont(font_name(Face.BOLD), _DRAFT_SIZE)
    canvas.setFillGray(_DRAFT_GREY)
    canvas.translate(decree.PAGE_WIDTH * mm / 2, decree.PAGE_HEIGHT * mm / 2)
    canvas.rotate(_DRAFT_SLANT)
    canvas.drawCentredString(0, -_DRAFT_SIZE / 3, DRAFT)
    canvas.restoreState()


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
