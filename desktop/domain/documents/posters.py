# SPDX-License-Identifier: MIT
"""Posters, banners and the backdrop of the ceremony: a few words, as large as a sheet allows."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.documents.braces import filled
from desktop.domain.documents.template import PaperSize, Template
from desktop.domain.documents.values import Values
from desktop.domain.vietnamese.entries import read_number

WIDTH, HEIGHT, SCALE, COLOURS, MARKS = "rong", "cao", "ti-le", "mau", "vien-cat"
"""The values by which a poster's template asks for its sheet and its look; all may be missing."""

_LANDSCAPE = {
    PaperSize.A3: (420.0, 297.0),
    PaperSize.A4: (297.0, 210.0),
    PaperSize.A5: (210.0, 148.5),
}
_MM_PER_CM = 10
_LONGEST_SIDE = 5_000.0
"""Millimetres of a PDF's longest side that every reader takes."""


@dataclass(frozen=True, slots=True)
class PosterSheet:
    """A sheet as it is cut, in millimetres. `scale` is how many times larger it is printed."""

    width: float
    height: float
    scale: int = 1

    @property
    def is_too_large(self) -> bool:
        """Whether no PDF can be so large."""
        return max(self.width, self.height) / self.scale > _LONGEST_SIDE


@dataclass(frozen=True, slots=True)
class Poster:
    """Texts one below another; `left_free` is the share of the width left for flag and bust."""

    texts: tuple[str, ...]
    left_free: float = 0.0


@dataclass(frozen=True, slots=True)
class PosterLook:
    """Whether a poster is gold on red rather than black on white, and shows where to cut."""

    is_coloured: bool = True
    has_marks: bool = False


def build_posters(values: Values) -> tuple[Poster, ...]:
    """Return the posters of a template: one, or one for each row of the list it repeats."""
    rows = values.rows_repeated() or ((),)
    return tuple(_poster(values.of_row(row)) for row in rows)


def poster_sheet(values: Values, size: PaperSize) -> PosterSheet | None:
    """Return the sheet posters are made for, `None` where its own size is not typed yet."""
    if size is not PaperSize.OWN:
        return PosterSheet(*_LANDSCAPE[size])
    width, height = _centimetres(values, WIDTH), _centimetres(values, HEIGHT)
    if not width or not height:
        return None
    _, _, scale = _chosen(values, SCALE).partition(":")
    times = int(scale) if scale.isdecimal() and int(scale) else 1
    return PosterSheet(width * _MM_PER_CM, height * _MM_PER_CM, times)


def poster_look(values: Values) -> PosterLook:
    """Return how posters look: the first choice of a template is what it is without one."""
    return PosterLook(
        is_coloured=_is_first(values, COLOURS), has_marks=not _is_first(values, MARKS)
    )


def poster_lacks(values: Values) -> Iterator[str]:
    """Yield what is missing or wrong of the sheet, in words."""
    for size in values.template.sizes:
        sheet = poster_sheet(values, size)
        if sheet is None:
            yield "chiều rộng, chiều cao (số nguyên, tính bằng cm)"
        elif sheet.is_too_large:
            yield "tỉ lệ nhỏ hơn (khổ này lớn quá một trang PDF)"


def _poster(values: Values) -> Poster:
    template: Template = values.template
    texts = (" ".join(filled(part.text, values).split()) for part in template.parts)
    return Poster(tuple(filter(None, texts)), template.left_free / 100)


def _centimetres(values: Values, name: str) -> int | None:
    try:
        read = read_number(_chosen(values, name))
    except ValueError:
        return None
    return None if read.remark else read.value  # what may mean another length is asked again


def _chosen(values: Values, name: str) -> str:
    asked = {blank.key for blank in values.template.fields}
    return values(name) if name in asked else ""


def _is_first(values: Values, name: str) -> bool:
    blank = next((b for b in values.template.fields if b.key == name), None)
    return blank is None or values(name) == blank.choices[0]
