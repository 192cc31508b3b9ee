# SPDX-License-Identifier: MIT
"""Reads the paragraphs and tables of a .docx, with the numbers that Word gives them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.domain.vietnamese import line, nfc
from desktop.intake.circulars.document import Block, Circular
from desktop.intake.circulars.numbering import (
    ListLevel,
    Numbering,
    W,
    read_numbering,
    setting,
    whole,
)
from desktop.intake.circulars.tabbed import with_tabbed_tables
from desktop.intake.sheets import faults
from desktop.intake.sheets.archive import xml_parts
from desktop.intake.sheets.old_encodings import encoding_of_font, is_capital_font, to_unicode
from desktop.intake.sheets.sheet import Area, Sheet

_OTHER_KINDS = {
    "xl/workbook.xml": "bảng tính Excel",
    "ppt/presentation.xml": "bài trình chiếu",
}
_MOST_BLOCKS, _MOST_CELLS = 20_000, 100_000
_DEEPEST = 40
_SHOWN = 60
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "hyperlink", "fldSimple")
)
_CONTROL, _CONTENT = f"{W}sdt", f"{W}sdtContent"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def is_word(content: bytes) -> bool:
    """Whether a file is a .docx."""
    return content.startswith(b"PK") and b"word/document.xml" in content


def read_docx(name: str, content: bytes) -> Circular:
    """Return a .docx as it reads with all its changes accepted.

    Raises:
        UnreadableTable: it is no document of Word, or harmful, damaged, encrypted, too large.
    """
    parts = xml_parts(name, content, _OTHER_KINDS)
    try:
        body = fromstring(parts["word/document.xml"]).find(f"{W}body")
        others = {
            part: fromstring(parts[f"word/{part}.xml"]) if f"word/{part}.xml" in parts else None
            for part in ("numbering", "styles")
        }
    except (KeyError, ParseError, DefusedXmlException, RecursionError) as error:
        raise faults.damaged(name) from error
    if body is None:
        raise faults.damaged(name)
    reader = _Reader(name, read_numbering(others["numbering"]), _styles(others["styles"]))
    blocks = [block for block in reader.blocks(body, 0) if block]
    return Circular(blocks=list(with_tabbed_tables(blocks)), unread=reader.unread)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style of paragraphs says; `based_on` is asked for what it leaves unsaid."""

    based_on: str
    font: str
    list_id: str
    level: str


def _styles(root: Element | None) -> Mapping[str, _Style]:
    """Return the styles by their ids; the blank one has what holds where none is named."""
    if root is None:
        return {}
    found = {}
    for style in root.findall(f"{W}style"):
        place = style.find(f"{W}pPr/{W}numPr")
        found[style.get(f"{W}styleId", "")] = _Style(
            based_on=setting(style, "basedOn"),
            font=_font(style.find(f"{W}rPr")),
            list_id="" if place is None else setting(place, "numId"),
            level="" if place is None else setting(place, "ilvl"),
        )
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            found[""] = found[style.get(f"{W}styleId", "")]
    return found


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "")


@dataclass(slots=True)
class _Reader:
    name: str
    numbering: Numbering
    styles: Mapping[str, _Style]
    unread: list[str] = field(default_factory=list)
    _blocks: int = 0
    _cells: int = 0

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        """Yield what stands in a body or a cell."""
        if depth > _DEEPEST:
            raise faults.malicious(self.name)
        for child in parent:
            if child.tag in (_CONTROL, *_HOLDERS):
                inner = child.find(_CONTENT) if child.tag == _CONTROL else child
                if inner is not None:
                    yield from self.blocks(inner, depth + 1)
                continue
            if child.tag not in (f"{W}p", f"{W}tbl"):
                continue
            self._blocks += 1
            if self._blocks > _MOST_BLOCKS:
                raise faults.too_long(self.name)
            yield self._paragraph(child) if child.tag == f"{W}p" else self._table(child, depth)

    def _paragraph(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        style = "" if properties is None else setting(properties, "pStyle")
        text = nfc("".join(self._texts(paragraph, style, 0))).strip(" \n")
        number = self._number(properties, style) if text or _is_alone(properties) else ""
        return f"{number} {text}".strip(" ") if number else text

    def _number(self, properties: Element | None, style: str) -> str:
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None and own.find(f"{W}numId") is not None:
            return self.numbering.next(
                ListLevel(setting(own, "numId"), whole(setting(own, "ilvl")))
            )
        for known in self._inherited(style):
            if known.list_id:
                return self.numbering.next(ListLevel(known.list_id, whole(known.level)))
        return ""

    def _inherited(self, style: str) -> Iterator[_Style]:
        """Yield a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].based_on

    def _texts(self, parent: Element, style: str, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise faults.malicious(self.name)
        for child in parent:
            if child.tag == f"{W}r":
                yield self._run(child, style)
            elif child.tag in _HOLDERS:
                yield from self._texts(child, style, depth + 1)
            elif child.tag == _CONTROL and (inner := child.find(_CONTENT)) is not None:
                yield from self._texts(inner, style, depth + 1)

    def _run(self, run: Element, style: str) -> str:
        text = "".join(self._signs(run))
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            if text.strip():
                self.unread.append(f"Chữ ẩn không được đọc: “{line(text)[:_SHOWN]}”.")
            return ""
        fonts = (_font(properties), *(known.font for known in self._inherited(style)))
        font = next(filter(None, fonts), "")
        return to_unicode(text, encoding_of_font(font), in_capitals=is_capital_font(font))

    def _signs(self, run: Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag.removeprefix(W) in _SIGNS:
                yield _SIGNS[child.tag.removeprefix(W)]
            elif child.tag in (f"{_COMPATIBLE}AlternateContent", f"{W}pict", f"{W}drawing"):
                self._box(child)

    def _box(self, drawing: Element) -> None:
        """Name the text of a frame that lies over the page; its place in the text is unknown."""
        box = next(drawing.iter(f"{W}txbxContent"), None)
        text = "" if box is None else line("".join(t.text or "" for t in box.iter(f"{W}t")))
        if text:
            self.unread.append(f"Chữ trong khung rời không được đọc: “{text[:_SHOWN]}”.")

    def _table(self, table: Element, depth: int) -> Sheet:
        """Return a table as a sheet: what is merged stands in its first cell."""
        lines = [self._cells_of(row, depth) for row in _rows_of(table)]
        width = max((cells[-1].last + 1 for cells in lines if cells), default=0)
        if len(lines) * width > _MOST_CELLS:
            raise faults.too_long(self.name)
        rows = [[""] * width for _ in lines]
        for at, cells in enumerate(lines):
            for cell in cells:
                rows[at][cell.first] = "" if cell.goes_on else cell.text
        return Sheet(name="", rows=rows, merged=tuple(_merged(lines)))

    def _cells_of(self, row: Element, depth: int) -> list["_Cell"]:
        before = row.find(f"{W}trPr/{W}gridBefore")
        at = 0 if before is None else whole(before.get(f"{W}val"))
        cells = []
        for tag in _through_controls(row, f"{W}tc"):
            properties = tag.find(f"{W}tcPr")
            span = 1 if properties is None else max(1, whole(setting(properties, "gridSpan"), 1))
            down = None if properties is None else properties.find(f"{W}vMerge")
            goes_on = down is not None and down.get(f"{W}val", "continue") != "restart"
            self._cells += span
            if self._cells > _MOST_CELLS:
                raise faults.too_long(self.name)
            text = "\n".join(self._cell_lines(tag, depth + 1))
            cells.append(_Cell(at, at + span - 1, text, goes_on=goes_on))
            at += span
        return cells

    def _cell_lines(self, cell: Element, depth: int) -> Iterator[str]:
        for block in self.blocks(cell, depth):
            if isinstance(block, str):
                yield block
                continue
            for row in block.rows:  # a table within the cell
                yield "\t".join(map(str, row))


@dataclass(frozen=True, slots=True)
class _Cell:
    first: int
    last: int
    text: str
    goes_on: bool


def _rows_of(table: Element) -> Iterator[Element]:
    for row in _through_controls(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _through_controls(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children of a kind, those in fields to fill in too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == _CONTROL and (inner := child.find(_CONTENT)) is not None:
            yield from (grandchild for grandchild in inner if grandchild.tag == tag)


def _merged(lines: Sequence[Sequence[_Cell]]) -> Iterator[Area]:
    """Yield the areas of cells that are one."""
    open_areas: dict[tuple[int, int], int] = {}
    for at, cells in enumerate(lines):
        going_on = {(cell.first, cell.last) for cell in cells if cell.goes_on}
        for place in [place for place in open_areas if place not in going_on]:
            yield from _area(place, open_areas.pop(place), at - 1)
        for cell in cells:
            open_areas.setdefault((cell.first, cell.last), at)
    for place, top in open_areas.items():
        yield from _area(place, top, len(lines) - 1)


def _area(place: tuple[int, int], top: int, bottom: int) -> Iterator[Area]:
    if top != bottom or place[0] != place[1]:
        yield top, place[0], bottom, place[1]


def _is_alone(properties: Element | None) -> bool:
    """Whether a blank paragraph is numbered by itself, as a cell of the column of numbers is."""
    return properties is not None and properties.find(f"{W}numPr") is not None


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")
