# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from desktop.export.layout import decree
from desktop.export.pdf.passage import Passage, Strip, text_strip, title_strip
from desktop.export.pdf.styles import TEXT_HEIGHT, TEXT_WIDTH

Body = list[tuple[int, list[str]]]
"""Sections: how many titles, then the paragraphs."""

WORDS = "Nâng cao nhận thức của cán bộ và Nhân dân về học tập suốt đời. "
SIGNATURES = 190.0
CANVAS = Canvas(BytesIO())

texts = st.integers(1, 900).map(lambda length: (WORDS * 15)[:length])
sections = st.tuples(st.integers(0, 2), st.lists(texts, min_size=1, max_size=4))
bodies = st.lists(sections, min_size=1, max_size=12)
first_heights = st.floats(0, TEXT_HEIGHT)


def passage(parts: Body, closing: float = SIGNATURES) -> Passage:
    """A passage of sections, each with some titles and paragraphs, and the signatures."""
    strips: list[Strip] = []
    for titles, paragraphs in parts:
        strips += [title_strip("1. Tiêu đề", decree.BODY_HEADING) for _ in range(titles)]
        strips += [text_strip(text) for text in paragraphs]
    return Passage([*strips, Strip(Spacer(TEXT_WIDTH, closing), gap=18)])


def pages_of(whole: Passage, first_height: float = TEXT_HEIGHT) -> Iterator[Passage]:
    """Do as reportlab does: put on the page what fits, the rest on the next."""
    rest: list[Flowable] = [whole]
    height = first_height
    while rest:
        rest[0].canv = CANVAS
        _, needed = rest[0].wrap(TEXT_WIDTH, height)
        if needed > height:
            rest = rest[0].split(TEXT_WIDTH, height) or rest
        if needed <= height or len(rest) > 1:
            page, *rest = rest
            assert isinstance(page, Passage)
            page.canv = CANVAS
            assert page.wrap(TEXT_WIDTH, height)[1] <= height + 0.1
            yield page
        height = TEXT_HEIGHT


def text_lines(page: Passage) -> int:
    return sum(strip.lines for strip in page.strips if not strip.is_title)


@settings(max_examples=50)
@given(bodies, first_heights)
def test_nobody_signs_a_sheet_without_two_lines_of_text(parts: Body, first_height: float) -> None:
    whole = passage(parts)
    *_, last = pages_of(whole, first_height)
    assert text_lines(last) >= min(2, text_lines(whole))


@settings(max_examples=50)
@given(bodies, first_heights)
def test_no_page_ends_with_a_title(parts: Body, first_height: float) -> None:
    assert not any(page.strips[-1].is_title for page in pages_of(passage(parts), first_height))


@settings(max_examples=50)
@given(bodies, first_heights)
def test_no_line_of_a_paragraph_stands_alone(parts: Body, first_height: float) -> None:
    whole = passage(parts)
    own = {id(strip.flowable) for strip in whole.strips}
    for page in pages_of(whole, first_height):
        parted = [strip for strip in page.strips if id(strip.flowable) not in own]
        assert all(strip.lines >= 2 for strip in parted)


@settings(max_examples=50)
@given(bodies, first_heights)
def test_no_line_is_lost(parts: Body, first_height: float) -> None:
    whole = passage(parts)
    pages = list(pages_of(whole, first_height))
    assert sum(map(text_lines, pages)) == text_lines(whole)


def test_titles_without_any_text_still_come_to_an_end() -> None:
    pages = list(pages_of(passage([(100, [])])))
    assert sum(strip.is_title for page in pages for strip in page.strips) == 100
