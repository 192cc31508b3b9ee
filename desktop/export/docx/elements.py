# SPDX-License-Identifier: MIT
"""The parts of a DOCX that python-docx has no words for: fields, links, flags of table rows."""

from weakref import WeakKeyDictionary

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desktop.domain.week.addresses import safe_address
from desktop.export.layout.safe_text import printable


def element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """Return a new element of WordprocessingML, with attributes of the same vocabulary."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def xml_of(part: Paragraph | Run | _Row) -> BaseOxmlElement:
    """Return the element behind a part of the document."""
    return part._element  # noqa: SLF001 - python-docx shows it under no other name


def write(place: Document | _Cell, text: str, style: str) -> Paragraph:
    """Add a paragraph of user text; a cell's own first one, unused so far, is taken for it."""
    paragraph = _unused(place) or place.add_paragraph()
    xml_of(paragraph).style = _style_id(paragraph, style)
    paragraph.add_run(printable(text))
    return paragraph


def _style_id(paragraph: Paragraph, style: str) -> str | None:
    """Return by which id the document names a style; python-docx goes through all styles for it."""
    known = _STYLE_IDS.setdefault(paragraph.part, {})
    if style not in known:
        known[style] = paragraph.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
    return known[style]


_STYLE_IDS: WeakKeyDictionary[StoryPart, dict[str, str | None]] = WeakKeyDictionary()


def _unused(place: Document | _Cell) -> Paragraph | None:
    if not isinstance(place, _Cell):
        return None
    first = place.paragraphs[0]
    return None if len(xml_of(first)) else first


def add_link(paragraph: Paragraph, address: str, text: str) -> None:
    """Add text that opens a web page when clicked; plain text where the address opens none."""
    run = paragraph.add_run(printable(text))
    target = safe_address(address)
    if target is None:
        return
    run.underline = True
    relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("hyperlink")
    link.set(qn("r:id"), relation)
    link.append(xml_of(run))
    xml_of(paragraph).append(link)


def add_page_number(paragraph: Paragraph) -> None:
    """Add the number of whatever page it is printed on."""
    field = element("fldSimple", instr="PAGE")
    field.append(xml_of(paragraph.add_run("2")))
    xml_of(paragraph).append(field)


def number_pages_from_1(document: Document) -> None:
    """Count the pages of the last section, and of all that are added to it, each from 1."""
    section = document.element.body.sectPr
    section.insert_element_before(element("pgNumType", start=1), "w:cols", "w:titlePg", "w:docGrid")


def add_table(document: Document, rows: int, widths: tuple[float, ...], style: str) -> Table:
    """Add a table of columns as wide as given, in millimetres; its rows stay on one page each."""
    table: Table = document.add_table(rows, len(widths), style)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        xml_of(row).get_or_add_trPr().append(element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def resize(paragraph: Paragraph, size: float) -> None:
    """Set a paragraph in type of another size, in points, than its style has.

    Its mark, too: that of an empty cell decides how high its row is.
    """
    for run in paragraph.runs:
        run.font.size = Pt(size)
    mark = element("rPr")
    mark.append(element("sz", val=round(2 * size)))  # in half points
    xml_of(paragraph).get_or_add_pPr().append(mark)


def repeat_on_every_page(row: _Row) -> None:
    """Make a row of the table's head come again on each page the table reaches."""
    xml_of(row).get_or_add_trPr().append(element("tblHeader"))
