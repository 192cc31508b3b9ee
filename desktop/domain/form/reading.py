# SPDX-License-Identifier: MIT
"""Reads a form file strictly: whatever the form says must make sense before anything uses it.

The format is described for form authors in `resources/forms/README.md`.
"""

import re
import tomllib
from functools import lru_cache
from typing import Any

from desktop.domain.codec import decode
from desktop.domain.errors import BadData
from desktop.domain.form.form import Form
from desktop.domain.form.rules import check_form

FORMAT = 1
LARGEST = 200_000
"""Letters that a form may have: more than ten times those of the forms that the program carries."""

_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{32}}")


@lru_cache(maxsize=32)
def read_form(text: str, file: str) -> Form:
    """Return the form that a TOML text describes; `file` is named in every error.

    The same text is read once: forms are asked for at every turn, and reading takes its time.

    Raises:
        BadData: not TOML, not of the documented shape, or contradicting itself; the message
            names the file and the row, section or column.
    """
    if len(text) > LARGEST:
        raise BadData(f"Tệp mẫu {file} lớn bất thường.", "Hãy chọn đúng tệp mẫu báo cáo.")
    try:
        raw = _parsed(text)
    except (ValueError, RecursionError) as error:
        advice = "Thường do thiếu dấu ngoặc kép, dấu ngoặc đóng, hoặc một mục được ghi hai lần."
        raise BadData(f"Tệp mẫu {file} sai cú pháp TOML{_position(error)}.", advice) from None
    if raw.get("format") != FORMAT:
        advice = "Hãy cài bản mới hơn của chương trình, hoặc sửa lại dòng format."
        raise BadData(f"Tệp mẫu {file}: chương trình chỉ đọc được format = {FORMAT}.", advice)
    where = f"tệp mẫu {file}"
    form = decode(Form, raw, where)
    check_form(form, where)
    return form


def _parsed(text: str) -> dict[str, Any]:
    """Parse TOML, but for a key of many parts: the parser takes the square of its parts in time."""
    if _LONG_KEY.search(text):
        raise RecursionError
    return tomllib.loads(text)


def _position(error: Exception) -> str:
    """Return where the TOML reader stopped, as far as it says."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f" ở dòng {found[1]}, cột {found[2]}" if found else ""
