# SPDX-License-Identifier: MIT
"""Unpacks .xlsx, .xlsm and .ods within limits, and packs what is read into an archive anew."""

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.intake.sheets import faults
from desktop.intake.sheets.plain_parts import in_utf8, plain_ods, plain_xlsx
from desktop.intake.sheets.reading import MOST_CELLS, read_cells
from desktop.intake.sheets.sheet import Sheet

Parts = Mapping[str, bytes]

_MOST_UNPACKED = 40_000_000
_MOST_PARTS = 10_000
_IS_ENCRYPTED = 0x1
_TYPES = "[content_types].xml"

# What a workbook carries besides its cells: pictures, drawings, macros, what other files held.
_BESIDES = re.compile(
    r"(?i)(?:^|/)(?:media|pictures|drawings|charts|chartsheets|theme|themes|printersettings"
    r"|embeddings|externallinks|customxml|docprops|thumbnails|ctrlprops|activex|pivotcache"
    r"|pivottables|querytables|revisions|threadedcomments|configurations2|object [0-9]+)/"
)
_READ = re.compile(r"(?i)\.(?:xml|rels)$|^mimetype$")
_DECLARING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->))*+<!(?!--)", re.DOTALL
)
"""A document that declares entities, which it does before anything else; no workbook has any."""

_OTHER_KINDS = {
    "word/document.xml": "tài liệu Word",
    "ppt/presentation.xml": "bài trình chiếu",
}
"""What other office files have, and what they are called."""


def sheets_in_archive(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that is a zip archive.

    Raises:
        UnreadableTable: it is no workbook, or is harmful, damaged, encrypted or too large.
    """
    parts = xml_parts(name, content, _OTHER_KINDS)
    _check_kind(name, parts)
    if "content.xml" in parts:
        from desktop.intake.sheets.ods_extent import measured

        if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise faults.encrypted(name)
        parts = plain_ods(parts)
        marks = measured(name, parts["content.xml"], MOST_CELLS)
        return read_cells(name, _packed(parts), lambda: marks)
    from desktop.intake.sheets import xlsx_extent
    from desktop.intake.sheets.xlsx_marks import marks_by_sheet

    xlsx_extent.check_extents(name, parts, MOST_CELLS)
    return read_cells(name, _packed(plain_xlsx(parts)), lambda: marks_by_sheet(parts))


def xml_parts(name: str, content: bytes, others: Mapping[str, str]) -> Parts:
    """Return the XML of an office file in UTF-8, by part; an archive with one of `others` is none.

    Raises:
        UnreadableTable: the archive is of another kind, or harmful, damaged, encrypted, or too
            large once unpacked.
    """
    unpacked = _unpacked(name, content, others)
    parts = {path: in_utf8(part) for path, part in unpacked.items()}
    if any(map(_DECLARING.match, parts.values())):
        raise faults.malicious(name)
    return parts


def _unpacked(name: str, content: bytes, others: Mapping[str, str]) -> Parts:
    """Return the parts that are read, none of them longer than it says."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            wanted = list(_wanted(name, archive, others))
            size = sum(info.file_size for info in wanted)
            if size > _MOST_UNPACKED:
                raise faults.too_many_bytes(name, size)
            return {info.filename.replace("\\", "/"): _read(archive, info) for info in wanted}
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise faults.damaged(name) from error


def _read(archive: ZipFile, info: ZipInfo) -> bytes:
    """Unpack a part, no further than it says to be long; one that lies fails by its checksum."""
    with archive.open(info) as part:
        return part.read(info.file_size)


def _wanted(name: str, archive: ZipFile, others: Mapping[str, str]) -> Iterator[ZipInfo]:
    """Yield what is read of an archive, each name once: the last entry of a name counts."""
    entries = {info.filename: info for info in archive.infolist()}
    if len(archive.infolist()) > _MOST_PARTS:
        raise faults.malicious(name)
    for part, words in others.items():
        if part in entries:
            raise faults.other_document(name, words)
    if "xl/workbook.bin" in entries:
        raise faults.unsupported(name, ".xlsb")
    for info in entries.values():
        if not _READ.search(info.filename) or _BESIDES.search(info.filename):
            continue
        if info.flag_bits & _IS_ENCRYPTED:
            raise faults.encrypted(name)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise faults.malicious(name)
        yield info


def _check_kind(name: str, parts: Parts) -> None:
    if "content.xml" in parts:
        if b"spreadsheet" not in parts.get("mimetype", b"spreadsheet"):
            raise faults.other_document(name, "tài liệu khác của LibreOffice")
    elif not any(_TYPES in path.lower() and b"spreadsheetml" in parts[path] for path in parts):
        raise faults.other_document(name, "tệp nén")


def _packed(parts: Parts) -> bytes:
    """Return an archive of the parts as they are, which unpacks to nothing larger."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    return target.getvalue()
