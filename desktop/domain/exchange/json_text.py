# SPDX-License-Identifier: MIT
"""Reads JSON that people may have written by hand, and says in Vietnamese where it is not JSON."""

import json
from typing import Any

from desktop.domain.codec import unique
from desktop.domain.errors import BadData

_MOST_TABLES, _MOST_VALUES = 500_000, 3_000_000
"""Three times those of a Week with 100,000 people on its lists; in memory up to 400 bytes each."""


def parse_object(text: str, file: str) -> dict[str, Any] | None:
    """Return the JSON object that a text holds, `None` if the text is something else.

    Raises:
        BadData: the text begins as an object and breaks off the rules, at the named line and
            column; a key is written twice, of which nobody could say which one counts; or it has
            so many parts that they would fill the memory.
    """
    if text.count("{") + text.count("[") > _MOST_TABLES or text.count(",") > _MOST_VALUES:
        raise BadData(f"Tệp {file} có quá nhiều mục, không đọc.", "Hãy chọn đúng tệp.")

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        unique((key for key, _value in pairs), f"tệp {file}", "mục")
        return dict(pairs)

    try:
        whole = json.loads(text, object_pairs_hook=table)
    except json.JSONDecodeError as error:
        if not text.lstrip().startswith("{"):
            return None
        where = f"dòng {error.lineno}, cột {error.colno}"
        message = f"Tệp {file} sai cú pháp JSON ở {where}: {_reason(error)}."
        raise BadData(message, "Hãy sửa chỗ đó, hoặc xuất lại tệp từ chương trình.") from None
    except (ValueError, RecursionError):  # Thousands of digits, or of lists within lists.
        return None
    return whole if isinstance(whole, dict) else None


def _reason(error: json.JSONDecodeError) -> str:
    return next((why for sign, why in _REASONS.items() if error.msg.startswith(sign)), "viết sai")


_REASONS = {
    "Expecting property name": "thiếu tên mục trong ngoặc kép, hoặc thừa dấu phẩy",
    "Illegal trailing comma": "thừa dấu phẩy",
    "Expecting ':'": "thiếu dấu hai chấm",
    "Expecting ','": "thiếu dấu phẩy hoặc dấu đóng ngoặc",
    "Expecting value": "thiếu giá trị",
    "Unterminated string": "chuỗi chữ chưa đóng ngoặc kép",
    "Invalid control character": "chuỗi chữ bị ngắt dòng hoặc có ký tự lạ",
    "Invalid \\": "dấu \\ dùng sai trong chuỗi chữ",
    "Extra data": "còn chữ thừa sau khi dữ liệu đã hết",
}
