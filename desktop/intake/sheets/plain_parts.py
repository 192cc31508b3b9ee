# SPDX-License-Identifier: MIT
"""Brings the parts of a workbook into the form that its reader knows.

Programs write what the formats allow and the reader does not expect: parts in UTF-16, sheets that
say a size which is none, documents set in by spaces. LibreOffice opens them, so they are read here.
"""

import posixpath
import re
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

Parts = Mapping[str, bytes]

_UTF16 = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^<>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"'][^<>]*\?>"
)
_UNICODE = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})

_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^<>]*?(?:/>|>\s*</(?:\w+:)?dimension\s*>)")
_STANDS_WITHIN = 8192
_MERGED = re.compile(rb"<(?:\w+:)?mergeCells\b.*?</(?:\w+:)?mergeCells\s*>", re.DOTALL)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*?(?:/>|>\s*</(?:\w+:)?sheet\s*>)")
_ID = re.compile(rb"""\s(?:\w+:)?id\s*=\s*["']([^"']*)["']""")
_STATE = re.compile(rb"""\sstate\s*=\s*["'](?!visible|hidden|veryHidden)[^"']*["']""")
_FORMULA = rb"(?:\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?"
_ERROR = re.compile(
    rb"(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*[\"'])e([\"'][^<>]*>" + _FORMULA + rb"\s*<(?:\w+:)?v>)"
)
_SHEET_KINDS = frozenset({"worksheet", "chartsheet", "dialogsheet"})

_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_NO_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
_SET_IN = re.compile(rb">\s+(?=</?(?:table|office|draw|dc|calcext|form|svg):|<text:[ph][\s>/])")
_OF_OTHER_FILES = re.compile(
    rb"""<table:table [^<>]*table:name="'file:.*?</table:table>""", re.DOTALL
)


def in_utf8(part: bytes) -> bytes:
    """Return a part in UTF-8, whatever encoding it was written in; as it is if that is unknown."""
    encoding = next((name for mark, name in _UTF16 if part.startswith(mark)), "")
    declared = _DECLARED.match(part)
    if not encoding and declared:
        encoding = declared[1].decode("ascii").lower()
    if not encoding or encoding in _UNICODE:
        return part.removeprefix(b"\xef\xbb\xbf")
    try:
        text = part.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return part
    text = re.sub(r"^\ufeff?\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)
    return b'<?xml version="1.0" encoding="UTF-8"?>' + text.encode()


def plain_ods(parts: Parts) -> Parts:
    """Return the parts of an .ods without spaces between its tags and cells of other files."""
    content = _SET_IN.sub(b">", parts["content.xml"])
    content = _OF_OTHER_FILES.sub(b"", content)
    return {"mimetype": _ODS_TYPE, _MANIFEST: _NO_MANIFEST, **parts, "content.xml": content}


def plain_xlsx(parts: Parts) -> Parts:
    """Return the parts of an .xlsx without the sizes of sheets, and without sheets that lack."""
    found = {path: _plain_sheet(part) for path, part in parts.items()}
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if book in parts and relations in parts:
        found[book] = _with_known_sheets(parts, parts[book], parts[relations])
    return found


def _plain_sheet(part: bytes) -> bytes:
    if b"sheetData" not in part:
        return part
    begin = _DIMENSION.sub(b"", part[:_STANDS_WITHIN], count=1)
    part = b"".join((begin, memoryview(part)[_STANDS_WITHIN:]))
    # The reader leaves errors out; as text they are seen, and doubted where they stand.
    if b't="e"' in part or (b"'" in part and b"t='e'" in part):
        part = _ERROR.sub(rb"\1str\2", part)
    # What is merged is read apart from the cells; whole rows and columns stop the reader.
    return _MERGED.sub(b"", part) if has_merged(part) else part


def has_merged(part: bytes) -> bool:
    """Whether a sheet has merged cells, which are listed behind its cells."""
    return part.find(b"mergeCells", max(part.rfind(b"sheetData"), 0)) >= 0


def _with_known_sheets(parts: Parts, book: bytes, relations: bytes) -> bytes:
    """Return the workbook without sheets that it has no part for, and those of macros."""
    try:
        targets = {
            relation.get("Id", ""): (relation.get("Type", ""), relation.get("Target", ""))
            for relation in fromstring(relations)
        }
    except (ParseError, DefusedXmlException):
        return book

    def kept(found: re.Match[bytes]) -> bytes:
        identity = _ID.search(found[0])
        kind, target = targets.get(
            identity[1].decode(errors="replace") if identity else "", ("", "")
        )
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        is_chart = kind.endswith("/chartsheet")
        is_there = is_chart or posixpath.normpath(path) in parts
        if kind.rpartition("/")[2] not in _SHEET_KINDS or not is_there:
            return b""
        return _STATE.sub(b"", found[0])

    return _SHEET.sub(kept, book)
