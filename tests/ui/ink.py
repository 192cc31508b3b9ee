# SPDX-License-Identifier: MIT
"""Draws every text of a window with and without its box, and compares the ink.

Each widget is painted onto a device that notes what text is drawn, where, and within which bounds.
Then each text is drawn twice, alone: free, and within those bounds. This is done as on screens of
several densities. It sees letters cut off by the edge of their widget, cell or clip; that widgets
lie within one another, and not on one another, is what `layout.misplaced` looks at. What a view
can still scroll to is not missed, nor is the rest of a long line in its field.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QLineEdit, QWidget

DENSITIES = (1.0, 1.25, 1.5, 2.0)
_SEEN = 64
"""How dark a pixel is, of 255, that is missed; letters are smoothed at their edges."""

_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was drawn: in what font, where its first letter stands, and within what."""

    words: str
    font: QFont
    at: QPointF
    transform: QTransform
    clip: QRectF | None
    box: QRect

    def __hash__(self) -> int:
        return hash((self.words, self.at.toTuple(), self.box.getRect()))

    def is_far_inside(self) -> bool:
        """Whether nothing can be cut off, the bounds being far from the letters."""
        return QRectF(self.room()).contains(self.transform.mapRect(self._ink()))

    def room(self) -> QRect:
        """The pixels on which it may be drawn."""
        if self.clip is None:
            return self.box
        return self.box & self.transform.mapRect(self.clip).toAlignedRect()

    def place(self) -> QRect:
        """The pixels on which it is drawn where nothing holds it, and some more."""
        place = self.transform.mapRect(self._ink()).toAlignedRect()
        place.setWidth(place.width() + -place.width() % 4)  # an image's lines are so wide
        return place

    def _ink(self) -> QRectF:
        ink = QFontMetricsF(self.font).tightBoundingRect(self.words).translated(self.at)
        return ink.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


class Notebook(QPaintDevice):
    """Takes down the texts that are painted on it, as on a screen of this density."""

    def __init__(self, widget: QWidget, density: float) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self._size, self._density = widget.size() * density, density
        self._engine = _Engine(self.texts)

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kind = QPaintDevice.PaintDeviceMetric
        scaled = round(self._density * self.devicePixelRatioFScale())
        known = {
            kind.PdmWidth: self._size.width(),
            kind.PdmHeight: self._size.height(),
            kind.PdmDevicePixelRatio: int(self._density),
            kind.PdmDevicePixelRatioScaled: scaled,
            kind.PdmDpiX: 96,
            kind.PdmDpiY: 96,
            kind.PdmPhysicalDpiX: 96,
            kind.PdmPhysicalDpiY: 96,
            kind.PdmDepth: 32,
        }
        return known.get(metric, 0)


class _Engine(QPaintEngine):
    """Notes texts, and lets everything else pass."""

    def __init__(self, texts: list[Text]) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._texts = texts

    def begin(self, _device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: QPaintEngineState) -> None: ...

    def drawTextItem(self, at: object, item: QTextItem) -> None:
        assert isinstance(at, (QPointF, QPoint))
        painter = self.painter()
        clip = painter.clipBoundingRect() if painter.hasClipping() else None
        box = self.systemClip().boundingRect()
        place = QPointF(at), painter.deviceTransform()
        self._texts.append(Text(item.text(), item.font(), *place, clip, box))

    def _pass(self, *_what: object, **_how: object) -> None: ...

    drawPixmap = drawImage = drawTiledPixmap = drawPath = drawPolygon = _pass
    drawRects = drawLines = drawPoints = drawEllipse = _pass


def lost(root: QWidget, written: Mapping[QWidget, Sequence[Text]] | None = None) -> list[str]:
    """Find texts that lose ink to their boxes; `written` are all that were just taken down."""
    faults = []
    for widget, texts in (written or texts_on(root)).items():
        if all(text.is_far_inside() for text in texts):
            continue  # as they will be however dense the screen is
        look = type(widget), widget.size().toTuple(), frozenset(_more(widget)), tuple(texts)
        if look not in _FOUND:
            _FOUND[look] = list(_lost_of(widget, texts))
        faults += _FOUND[look]
    return faults


_FOUND: dict[object, list[str]] = {}
"""What was found in widgets by how they look: most of a window looks the same on every page."""


def _lost_of(widget: QWidget, texts: Sequence[Text]) -> Iterator[str]:
    for density in DENSITIES:
        for text in texts if density == 1.0 else texts_of(widget, density):
            if not text.is_far_inside() and (sides := _sides_lost(widget, text)):
                yield f"ink lost at {density}: “{text.words}” in {type(widget).__name__}: {sides}"


def texts_on(root: QWidget) -> dict[QWidget, list[Text]]:
    """Return what is written on each widget that is to be seen in a part of a window."""
    return {
        widget: texts_of(widget)
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and widget.window() is root.window()
    }


def texts_of(widget: QWidget, density: float = 1.0) -> list[Text]:
    """Return what is written on a widget itself, not on what it holds."""
    notebook = Notebook(widget, density)
    widget.render(notebook, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return [text for text in notebook.texts if text.words.strip()]


def _sides_lost(widget: QWidget, text: Text) -> set[str]:
    """Return at which sides a text loses ink that nobody could scroll to."""
    place = text.place()
    free, held = _drawn(text, place, is_held=False), _drawn(text, place, is_held=True)
    before, after = bytes(free.constBits()), bytes(held.constBits())
    if before == after:
        return set()
    room = (text.room() or text.box).translated(-place.topLeft())  # it may be scrolled out of sight
    missed = (
        divmod(at, free.width()) for at in range(len(before)) if before[at] - after[at] >= _SEEN
    )
    found = {
        side
        for y, x in missed
        for side, is_there in (
            ("top", y < room.top()),
            ("bottom", y > room.bottom()),
            ("left", x < room.left()),
            ("right", x > room.right()),
        )
        if is_there
    }
    return found - _more(widget)


def _drawn(text: Text, place: QRect, *, is_held: bool) -> QImage:
    """Draw a text alone, on the very pixels that it has on the screen."""
    image = QImage(place.size(), QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    if is_held:
        painter.setClipRect(text.room().translated(-place.topLeft()))
    painter.setTransform(text.transform * QTransform.fromTranslate(-place.x(), -place.y()))
    painter.setFont(text.font)
    painter.drawText(text.at, text.words)
    painter.end()
    return image


def _more(widget: QWidget) -> set[str]:
    """Return the sides at which a widget has more than it shows."""
    if isinstance(widget, QLineEdit):
        return {"left", "right"}
    holder = widget.parentWidget()
    if not isinstance(holder, QAbstractScrollArea) or widget is not holder.viewport():
        return set()
    if isinstance(holder, QHeaderView) and isinstance(
        table := holder.parent(), QAbstractScrollArea
    ):
        holder = table  # it is scrolled with its table
    return {
        side
        for bar, before, after in (
            (holder.verticalScrollBar(), "top", "bottom"),
            (holder.horizontalScrollBar(), "left", "right"),
        )
        for side, is_more in (
            (before, bar.value() > bar.minimum()),
            (after, bar.value() < bar.maximum()),
        )
        if is_more
    }
