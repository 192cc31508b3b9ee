# SPDX-License-Identifier: MIT
"""Reads the cells of a sheet of activities as they were typed, each by the rule of its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from desktop.domain.entry.activity_book import BookSheet
from desktop.domain.entry.fields import Field, Input
from desktop.domain.form.categories import chosen_category
from desktop.domain.vietnamese import fold, grouped, line, nfc, quoted, short_date
from desktop.domain.vietnamese.entries import (
    Calendar,
    Reading,
    read_day,
    read_days,
    read_money,
    read_number,
)
from desktop.domain.week.bounds import MOST, TEXT, within
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import Link
from desktop.domain.week.week import Week
from desktop.intake.pasted_address import beside_addresses, web_addresses
from desktop.intake.sheets.sheet import Value

_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA"}
)
_EPOCH = date(1899, 12, 30)
"""The day 0 of Excel, by which a date is a number where its cell is not formatted as one."""

_DONE = "roi", "xong", "da xong", "da dang", "da phat", "da treo"
_STATES = {
    **dict.fromkeys((*_DONE, *(fold(kind.done) for kind in KINDS.values())), "held"),
    "huy": "cancelled",
}
"""What is written of a state in other words than a kind's own, also in those of another kind."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says, by attribute; a remark if it may have been meant otherwise."""

    values: Mapping[str, Any]
    remark: str = ""


def read_cell(field: Field, value: Value, sheet: BookSheet, week: Week) -> Read:
    """Return what a cell that is not blank says of its field.

    Raises:
        ValueError: it cannot be read. The message is a sentence for the user.
    """
    if isinstance(value, str) and value.strip() in _ERRORS:
        raise ValueError(f"Ô báo lỗi công thức {value.strip()}. Hãy gõ lại giá trị.")
    if isinstance(value, str):
        within(value, TEXT)  # before anything is looked for in it
    if field.input is Input.DATE:
        return _days(field, value, week)
    if field.input is Input.LINKS:
        return _links(field, written(value))
    if field.input in (Input.NUMBER, Input.MONEY):
        amount = _amount(field, value)
        return Read({field.name: amount.value}, amount.remark)
    return Read({field.name: _value(field, value, sheet)})


def _value(field: Field, value: Value, sheet: BookSheet) -> Any:  # noqa: ANN401 - as the field has it
    match field.input:
        case Input.ROW:
            return _row(value, sheet)
        case Input.CHOICE:
            return _choice(field, written(value))
        case Input.NOTES:
            return within(nfc(written(value)).strip(), TEXT)
        case _:
            return within(line(written(value)))


def _links(field: Field, text: str) -> Read:
    links = tuple(Link(url=within(url)) for url in web_addresses(text))
    if len(links) > MOST["links"]:
        most = grouped(MOST["links"])
        raise ValueError(f"Có {grouped(len(links))} đường link, nhiều nhất là {most}. Hãy bớt đi.")
    rest = beside_addresses(text)
    remark = f"Chỉ lấy địa chỉ trang web; không lấy {quoted(rest)}." if rest else ""
    return Read({field.name: links}, remark)


def _row(value: Value, sheet: BookSheet) -> str:
    """Return the row that is meant; of "1.10" Excel leaves the number 1.1 where it may."""
    if not isinstance(value, float) or value.is_integer():
        return chosen_category(sheet.rows, written(value))
    codes = [code for code in (f"{value:.15g}", f"{value:.15g}0") if _has_row(sheet, code)]
    if len(codes) > 1:
        raise ValueError(f"Không rõ là dòng {' hay '.join(codes)}. Hãy chọn trong danh sách.")
    return chosen_category(sheet.rows, codes[0] if codes else f"{value:.15g}")


def _has_row(sheet: BookSheet, code: str) -> bool:
    return any(name.startswith(f"{code} · ") for _category, name in sheet.rows)


def written(value: Value) -> str:
    """Return a cell as a text that says the same."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):  # a moment too
        return short_date(value)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return str(value)


def _amount(field: Field, value: Value) -> Reading[int | None]:
    amount = _number(field, value)
    if amount.value is not None and amount.value < 0:
        raise ValueError(f"Số {quoted(written(value))} nhỏ hơn 0. Hãy ghi lại.")
    return amount


def _number(field: Field, value: Value) -> Reading[int | None]:
    is_money = field.input is Input.MONEY
    if isinstance(value, str):
        return read_money(value) if is_money else read_number(value, field.counted)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, int) or value.is_integer():
            digits = str(int(value))
            return read_money(digits) if is_money else read_number(digits)
        raise ValueError(
            f"{written(value)} không phải số nguyên. Nếu đã gõ dấu chấm hàng nghìn (1.200), Excel "
            "có thể đã hiểu là số lẻ; hãy gõ liền: 1200."
        )
    raise ValueError(f"{quoted(written(value))} không phải một số. Hãy ghi lại.")


def _choice(field: Field, text: str) -> StrEnum:
    entry = fold(text)
    by_value = {value.value: value for value, _name in field.choices}
    exact = [value for value, name in field.choices if fold(name) == entry]
    found = exact or [value for value, name in field.choices if entry and entry in fold(name)]
    if len(found) == 1:
        return found[0]
    if (meant := by_value.get(_STATES.get(entry, ""))) is not None:
        return meant
    names = ", ".join(f"“{name}”" for _value, name in field.choices)
    raise ValueError(f"{quoted(line(text))} không có trong danh sách. Hãy chọn {names}.")


def _days(field: Field, value: Value, week: Week) -> Read:
    if isinstance(value, datetime) and value.time() != time():
        value = f"{short_date(value)} {value:%H:%M}"
    if isinstance(value, datetime):
        return _dated(field, value.date(), week)
    if isinstance(value, date):
        return _dated(field, value, week)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _dated(field, _numbered(value, week), week)
    calendar = Calendar(week.year, week.starts, week.ends)
    if not field.until:
        day = read_day(written(value), calendar)
        return Read({field.name: day.value}, day.remark)
    days = read_days(written(value), calendar)
    first, last = days.value
    return Read({field.name: first} | ({field.until: last} if last else {}), days.remark)


def _dated(field: Field, day: date, week: Week) -> Read:
    """Return a day that the workbook has as a date; where it was typed the American way, turned.

    In an Excel with American settings "3/10" becomes 10 March without a word.
    """
    if not week.starts <= day <= week.ends and day.day <= 12:  # noqa: PLR2004 - months
        turned = date(day.year, day.day, day.month)
        if week.starts <= turned <= week.ends:
            remark = f"Ngày trong tệp là {short_date(day)}, đã hiểu là {short_date(turned)}."
            return Read({field.name: turned}, remark)
    return Read({field.name: day})


def _numbered(value: float, week: Week) -> date:
    """Return the day that a number stands for, if it is one of about the year of the Week."""
    if abs(value) < 100_000 and float(value).is_integer():  # noqa: PLR2004 - the year 2173
        day = _EPOCH + timedelta(days=int(value))
        if abs(day.year - week.year) <= 1:
            return day
    raise ValueError(f"{written(value)} không phải ngày. Hãy ghi ngày rồi đến tháng, ví dụ 3/10.")
