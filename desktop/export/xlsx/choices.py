# SPDX-License-Identifier: MIT
"""Offers in a workbook what a column takes: lists to choose from, and a word on how to write."""

from collections.abc import Callable, Iterable, Mapping

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.entry.activity_book import BookPage
from desktop.domain.entry.fields import Field, Input

_PROMPTS = {
    Input.DATE: "Ngày trước, tháng sau: 3/10. Nhiều ngày liền: 5-6/10.",
    Input.NUMBER: "Số nguyên. Để trống nghĩa là chưa biết, không phải 0.",
    Input.MONEY: "Số đồng: 1500000, hoặc 1,5tr, 500k.",
    Input.LINKS: "Địa chỉ trang web. Có nhiều thì cách nhau bằng dấu cách.",
}
_LONGEST_TITLE, _LONGEST_PROMPT = 32, 255
"""In letters: Excel calls a file damaged that has longer ones."""


def offer_of(
    field: Field,
    page: BookPage,
    suggestions: Mapping[str, tuple[str, ...]],
    place: Callable[[str, Iterable[str]], str],
) -> DataValidation | None:
    """Return what a column offers; what is only suggested may be written differently.

    `place` writes down the texts of a list and says where.
    """
    texts = _choices(field, page) or suggestions.get(field.name, ())
    prompt = _PROMPTS.get(field.input)
    if not texts and not prompt:
        return None
    offer = DataValidation(allow_blank=True)
    if texts:
        offer.type = "list"
        offer.formula1 = place(f"{page.sheet.name}: {field.label}", texts)
        offer.showErrorMessage = bool(_choices(field, page))
        offer.errorStyle, offer.errorTitle = "warning", "Không có trong danh sách"
        offer.error = "Hãy chọn trong danh sách. Vẫn giữ chữ vừa gõ?"
    if prompt:
        offer.showInputMessage = True
        offer.promptTitle, offer.prompt = _prompted(field.label, prompt)
    return offer


def _choices(field: Field, page: BookPage) -> tuple[str, ...]:
    if field.input is Input.ROW:
        return tuple(name for _category, name in page.sheet.rows)
    return tuple(name for _value, name in field.choices)


def _prompted(label: str, prompt: str) -> tuple[str, str]:
    """Return title and text of a prompt within Excel's limits; a long label begins the text."""
    if len(label) <= _LONGEST_TITLE:
        return label, prompt
    room = _LONGEST_PROMPT - len(prompt) - 2
    whole = label if len(label) <= room else f"{label[: room - 1].rstrip()}…"
    return f"{label[: _LONGEST_TITLE - 1].rstrip()}…", f"{whole}. {prompt}"
