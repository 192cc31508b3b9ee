# SPDX-License-Identifier: MIT
"""Papers as an office scanner or a telephone brings them back: turned a little, grey and noisy."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

DOTS, TURN = 150, 2.0
_FINER = 2
"""How much finer a page is drawn than it is scanned; twice is as good as more, and far cheaper."""
_PAPER, _NOISE = 235, 14


def scanned(pdf: Path, target: Path, *, turn: float = TURN, dots: int = DOTS) -> Path:
    """Print and scan all pages; `turn` is in degrees, `dots` are to an inch."""
    pictures = [_scanned(page, turn, dots) for page in pypdfium2.PdfDocument(pdf)]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dots, quality=75)
    return target


def last_page_scanned(pdf: Path, target: Path, *, more: int = 0) -> Path:
    """Print and scan the last page; `more` bytes make the file so much larger."""
    document = pypdfium2.PdfDocument(pdf)
    _scanned(document[len(document) - 1], TURN, DOTS).save(target, resolution=DOTS, quality=75)
    if more:
        writer = PdfWriter(clone_from=PdfReader(target))
        writer.add_attachment("nặng", random.Random(1).randbytes(more))  # noqa: S311
        writer.write(target)
    return target


def side_by_side(pdfs: Sequence[Path], target: Path) -> Path:
    """Scan the last pages of several papers in one picture."""
    documents = [pypdfium2.PdfDocument(pdf) for pdf in pdfs]
    pages = [_scanned(document[len(document) - 1], TURN, DOTS) for document in documents]
    table = Image.new("L", (sum(page.width for page in pages), pages[0].height), _PAPER)
    for at, page in enumerate(pages):
        table.paste(page, (at * pages[0].width, 0))
    table.save(target, quality=80)
    return target


def photographed(pdf: Path, target: Path) -> Path:
    """Take a picture of the last page with a telephone held a little askew."""
    document = pypdfium2.PdfDocument(pdf)
    page = _scanned(document[len(document) - 1], -4.0, 220)
    table = Image.new("L", (page.width + 500, page.height + 400), 90)
    table.paste(page, (200, 150))
    table.save(target, quality=80)
    return target


def _scanned(page: pypdfium2.PdfPage, turn: float, dots: int) -> Image.Image:
    sharp = page.render(scale=_FINER * dots / 72, grayscale=True).to_pil()
    turned = sharp.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
    size = (sharp.width // _FINER, sharp.height // _FINER)
    dull = turned.resize(size, Image.Resampling.BOX).point(lambda tone: 25 + tone * 210 // 255)
    return ImageChops.add(dull, _noise(size), offset=-128)


@cache
def _noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, _NOISE)
