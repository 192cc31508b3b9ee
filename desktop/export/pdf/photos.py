# SPDX-License-Identifier: MIT
"""Lays photos out side by side with their captions, upright and wide ones mixed, none distorted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from desktop.domain.progress import Progress
from desktop.domain.vietnamese import short_date
from desktop.domain.week.notebook import Photo
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.text import paragraph
from desktop.export.pdf.picture import Jpeg, draw_picture
from desktop.export.pdf.styles import TEXT_WIDTH, Align, style

_PER_ROW = 2
_GUTTER = 6 * mm
_WIDTH = (TEXT_WIDTH - _GUTTER) / _PER_ROW
_HEIGHT = 70 * mm
"""The room for a photo: three rows with short captions fill a page."""

_PANORAMA = 2
"""A picture more than so many times as wide as high gets a row to itself."""

_CAPTION = Type(10.5)
_CAPTION_GAP = 1.2 * mm
_LONGEST_CAPTION = 600
_ROW_GAP = 4.5 * mm

_REMINDER_GAP = 2 * mm
_LONGEST_TITLE = 90

_NOTE = Type(10.5, Face.ITALIC)
_NOTE_HEIGHT = 30 * mm
_HAIRLINE = 0.4
_FRAME_GREY, _NOTE_GREY = 0.72, 0.35


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A photo and its picture, `None` where there is no file that can be shown."""

    photo: Photo
    picture: Jpeg | None

    @property
    def is_wide(self) -> bool:
        """Whether it would be too small in a column."""
        picture = self.picture
        return picture is not None and picture.width > _PANORAMA * picture.height


def photo_rows(photos: Sequence[PlacedPhoto], title: str, progress: Progress) -> Iterator[Flowable]:
    """Yield the photos in rows, panoramas after the others.

    A row that begins a page says above it that `title` goes on.
    """
    ordinary = [placed for placed in photos if not placed.is_wide]
    for at in range(0, len(ordinary), _PER_ROW):
        yield _Row(ordinary[at : at + _PER_ROW], _WIDTH, title, progress)
    for placed in photos:
        if placed.is_wide:
            yield _Row([placed], TEXT_WIDTH, title, progress)


class _Row(Flowable):
    """Photos side by side, each over its caption; the row is never divided."""

    def __init__(
        self, photos: Sequence[PlacedPhoto], room: float, title: str, progress: Progress
    ) -> None:
        super().__init__()
        self.photos, self.room, self.progress = photos, room, progress
        self.captions = [_caption(placed.photo) for placed in photos]
        self.sizes = _fitted(photos, room)
        reminder = f"{shortened(title, _LONGEST_TITLE)} (tiếp theo)"
        self.reminder = paragraph(reminder, style(_NOTE, Align.LEFT))
        self.spaceBefore = _ROW_GAP

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Return the space it takes: that of the tallest picture and the longest caption."""
        captions = [c.wrapOn(self.canv, self.room, avail_height)[1] for c in self.captions]
        self.below = max(captions) + _CAPTION_GAP
        self.width = avail_width
        self.height = max(height for _, height in self.sizes) + self.below
        self.is_reminding = getattr(getattr(self, "_frame", None), "_atTop", False)
        if self.is_reminding:
            tall = self.reminder.wrapOn(self.canv, avail_width, avail_height)[1]
            self.height += tall + _REMINDER_GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the pictures on one line and the captions under it."""
        if self.is_reminding:
            self.reminder.drawOn(self.canv, 0, self.height - self.reminder.height)
        for at, (placed, caption) in enumerate(zip(self.photos, self.captions, strict=True)):
            width, height = self.sizes[at]
            column = at * (self.room + _GUTTER)
            box = (column + (self.room - width) / 2, self.below, width, height)
            if placed.picture:
                draw_picture(self.canv, placed.picture, placed.photo.id, box, self.progress)
            else:
                _draw_note(self.canv, placed.photo, box)
            _draw_frame(self.canv, box, is_empty=placed.picture is None)
            caption.drawOn(self.canv, column, self.below - _CAPTION_GAP - caption.height)


class PhotoBeside(Flowable):
    """The only photo of a record, with what is said of the record on its right."""

    def __init__(self, row: Flowable, words: Sequence[Paragraph]) -> None:
        super().__init__()
        self.row, self.words = row, words
        heights = (each.wrap(_WIDTH, 0)[1] + each.getSpaceBefore() for each in words)
        self.words_height = sum(heights)

    @property
    def is_balanced(self) -> bool:
        """Whether the words are so few that they belong beside a photo."""
        return self.words_height <= _HEIGHT

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Return the space it takes: that of the photo, or of the words if they are taller."""
        self.row.wrapOn(self.canv, _WIDTH, avail_height)
        self.width, self.height = avail_width, max(self.row.height, self.words_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the photo on the left and the words from its upper edge down."""
        self.row.drawOn(self.canv, 0, self.height - self.row.height)
        top = self.height
        for words in self.words:
            top -= words.height + words.getSpaceBefore()
            words.drawOn(self.canv, _WIDTH + _GUTTER, top)


def _fitted(photos: Sequence[PlacedPhoto], room: float) -> list[tuple[float, float]]:
    """Return the sizes in points: each picture as large as it can be, a missing one like it."""
    sizes = [_size(placed.picture, room) for placed in photos if placed.picture]
    missing = room, max((height for _, height in sizes), default=_NOTE_HEIGHT)
    return [_size(p.picture, room) if p.picture else missing for p in photos]


def _size(picture: Jpeg, room: float) -> tuple[float, float]:
    scale = min(room / picture.width, _HEIGHT / picture.height)
    return picture.width * scale, picture.height * scale


def _caption(photo: Photo) -> Paragraph:
    text = photo.caption
    if not text and photo.taken_at:
        text = f"Chụp ngày {short_date(photo.taken_at.date())}, {photo.taken_at:%H:%M}"
    return paragraph(shortened(text, _LONGEST_CAPTION), style(_CAPTION))


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters; an ellipsis stands for the rest."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _draw_frame(canvas: Canvas, box: tuple[float, float, float, float], *, is_empty: bool) -> None:
    canvas.saveState()
    canvas.setLineWidth(_HAIRLINE)
    canvas.setStrokeGray(_FRAME_GREY)
    if is_empty:
        canvas.setDash(3, 2)
    canvas.rect(*box)
    canvas.restoreState()


def _draw_note(canvas: Canvas, photo: Photo, box: tuple[float, float, float, float]) -> None:
    """Say in the picture's place that there is none."""
    left, bottom, width, height = box
    note = paragraph(
        f"Không có tệp ảnh “{shortened(photo.file_name, _LONGEST_TITLE)}”.",
        style(_NOTE),
    )
    inner = width - 2 * _GUTTER
    _, tall = note.wrapOn(canvas, inner, height)
    canvas.saveState()
    canvas.setFillGray(_NOTE_GREY)
    note.drawOn(canvas, left + _GUTTER, bottom + (height - tall) / 2)
    canvas.restoreState()
