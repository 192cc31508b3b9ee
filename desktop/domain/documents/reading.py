# SPDX-License-Identifier: MIT
"""Reads the files of documents strictly: whatever one says must make sense before it is used.

The format is described for authors in `resources/documents/README.md`. Every error names the file
and the line.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

from desktop.domain.codec import decode
from desktop.domain.documents.rules import check_shared, check_template
from desktop.domain.documents.template import (
    Blank,
    Part,
    Shared,
    SharedList,
    SignaturePlace,
    Template,
)
from desktop.domain.errors import BadData

FORMAT = 1
LARGEST = 200_000
"""Letters that a file may have."""

_T = TypeVar("_T", Shared, Template)
_REPEATED: Mapping[str, type] = {
    "fields": Blank,
    "lists": SharedList,
    "parts": Part,
    "signers": SignaturePlace,
}
"""What stands in a file several times, each under a line of its own."""

_NAMED = re.compile(r"“([\w-]+)”")


class LineNumbers:
    """Where in a file what stands: the line of each repeated part, and of each single entry."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def of(self, table: str, at: int) -> int:
        """Return the line of the part of a kind, counted from 0; 1 where it cannot be told."""
        heads = [n for n, line in enumerate(self._lines, 1) if line.strip() == f"[[{table}]]"]
        return heads[at] if at < len(heads) else 1

    def of_entry(self, key: str) -> int:
        """Return the line of a single entry above the first part; 1 where there is none."""
        found = (n for n, line in enumerate(self._lines, 1) if re.match(rf"\s*{key}\s*=", line))
        return next(found, 1)


def read_shared(text: str, file: str) -> Shared:
    """Return what all documents share, from the text of its file.

    Raises:
        BadData: not TOML, not of the documented shape, or contradicting itself; the message names
            the file and the line.
    """
    shared, lines = _read(Shared, text, file)
    check_shared(shared, _where(file), lines.of)
    return shared


def read_template(text: str, file: str, shared: Shared) -> Template:
    """Return the document that a TOML text describes.

    Raises:
        BadData: as for what is shared.
    """
    template, lines = _read(Template, text, file)
    check_template(template, shared, _where(file), lines.of)
    return template


def _where(file: str) -> str:
    return f"tệp văn bản {file}"


def _read(cls: type[_T], text: str, file: str) -> tuple[_T, LineNumbers]:
    if len(text) > LARGEST:
        raise BadData(f"Tệp văn bản {file} lớn bất thường.", "Hãy chọn đúng tệp mẫu văn bản.")
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        place = f" ở dòng {found[1]}, cột {found[2]}" if found else ""
        advice = "Thường do thiếu dấu ngoặc kép, dấu ngoặc đóng, hoặc một mục được ghi hai lần."
        raise BadData(f"Tệp văn bản {file} sai cú pháp TOML{place}.", advice) from None
    if raw.get("format") != FORMAT:
        advice = "Hãy cài bản mới hơn của chương trình, hoặc sửa lại dòng format."
        raise BadData(f"Tệp văn bản {file}: chương trình chỉ đọc được format = {FORMAT}.", advice)
    lines = LineNumbers(text)
    return _decoded(cls, raw, _where(file), lines), lines


def _decoded(cls: type[_T], raw: Mapping[str, Any], where: str, lines: LineNumbers) -> _T:
    """Decode part by part first, so that what is wrong in one is told with its line."""
    for table, kind in _REPEATED.items():
        parts = raw.get(table)
        for at, part in enumerate(parts if isinstance(parts, list) else ()):
            decode(kind, part, f"{where}, dòng {lines.of(table, at)}")
    try:
        return decode(cls, raw, where)
    except BadData as error:
        found = _NAMED.search(error.message.removeprefix(where))
        place = f" (dòng {lines.of_entry(found[1])})" if found else ""
        raise BadData(f"{error.message.rstrip('.')}{place}.", error.advice) from None
