# SPDX-License-Identifier: MIT
"""Turns plain data (TOML, JSON) into the domain's frozen values, strictly, and back.

One reader serves the form files, the yearly facts, a week's data and the manifests, so all of them
refuse unknown keys, wrong types and missing entries in the same words, naming the place.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from desktop.domain.errors import BadData
from desktop.domain.vietnamese import grouped, nfc

T = TypeVar("T")

LARGEST = 10**15 - 1
"""The largest number taken: as many digits as may be typed, and exact in every other program."""

_SHOWN = 80
"""How many letters of a stranger's text stand in an error."""

_NAMES: dict[type, str] = {
    str: "một chuỗi chữ",
    int: "một số nguyên",
    bool: "true hoặc false",
    Decimal: "một con số",
    date: "một ngày dạng YYYY-MM-DD",
    datetime: "một thời điểm dạng YYYY-MM-DDTHH:MM:SS",
}


def decode(cls: type[T], raw: object, where: str) -> T:
    """Return `raw` as a `cls`, every text in NFC.

    `where` names the place in words ("tệp x.toml"); places inside are appended to it.

    Raises:
        BadData: an unknown or missing key, or a value of the wrong type.
    """
    value = _decode(cls, raw, where)
    return typing.cast("T", value)


def encode(value: object) -> Any:  # noqa: ANN401 - plain JSON data has no narrower type
    """Return a domain value as plain JSON data; entries that equal their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: encode(item)
            for name, default in _defaults(type(value)).items()
            if (item := getattr(value, name)) != default
        }
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in sorted(value.items())}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):  # few digits, so that the shortest float is the same number
        return int(value) if value == int(value) else float(value)
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@cache
def _defaults(cls: Any) -> dict[str, object]:  # noqa: ANN401 - dataclasses have no common type
    """Map every field of a dataclass to its default, MISSING where it must be given."""
    return {
        field.name: field.default_factory()
        if field.default_factory is not dataclasses.MISSING
        else field.default
        for field in dataclasses.fields(cls)
        if field.init
    }


def _decode(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401 - a type of any form
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _decode_one_of(kind, raw, where)
    if origin is tuple:
        items = _expect(list, raw, where, "một danh sách")
        return tuple(
            _decode(get_args(kind)[0], item, _at(where, i, item)) for i, item in enumerate(items)
        )
    if origin is not None and issubclass(origin, Mapping):
        table = _expect(dict, raw, where, "một bảng")
        unique((nfc(key) for key in table), where, "mục")
        return {nfc(k): _decode(get_args(kind)[1], v, _in(where, k)) for k, v in table.items()}
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, raw, where)
    return _decode_scalar(kind, raw, where)


def _decode_one_of(kind: object, raw: object, where: str) -> object:
    """Decode what may be left blank, or be one text or a list of them."""
    if raw is None:
        return None
    inner = [arg for arg in get_args(kind) if arg is not types.NoneType]
    if len(inner) > 1:
        inner = [arg for arg in inner if (get_origin(arg) is tuple) is isinstance(raw, list)]
    return _decode(inner[0], raw, where)


def _decode_record(cls: Any, raw: object, where: str) -> object:  # noqa: ANN401 - any dataclass
    table = _expect(dict, raw, where, "một bảng")
    defaults = _defaults(cls)
    if unknown := [key for key in table if key not in defaults]:
        known = ", ".join(defaults)
        raise BadData(
            f"{sentence_start(where)}: không có mục “{unknown[0][:_SHOWN]}”.",
            f"Các mục được dùng: {known}.",
        )
    if missing := [k for k, v in defaults.items() if v is dataclasses.MISSING and k not in table]:
        raise BadData(f"{sentence_start(where)}: thiếu mục “{missing[0]}”.", "Hãy bổ sung mục này.")
    hints = _hints(cls)
    return cls(**{key: _decode(hints[key], item, _in(where, key)) for key, item in table.items()})


def _decode_scalar(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401 - any scalar type
    if issubclass(kind, StrEnum):
        return _decode_choice(kind, raw, where)
    if kind is str:
        return nfc(_expect(str, raw, where, _NAMES[str]))
    if issubclass(kind, date) and isinstance(raw, str):
        return _parse_date(kind, raw, where)
    if kind is date and isinstance(raw, datetime):
        raise BadData(f"{sentence_start(where)}: phải là {_NAMES[date]}.")
    if kind in (int, Decimal) and isinstance(raw, bool):
        raise BadData(f"{sentence_start(where)}: phải là {_NAMES[kind]}.")
    if kind is Decimal and isinstance(raw, int | float) and abs(raw) <= LARGEST:
        return Decimal(str(raw))
    if kind is int and isinstance(raw, int) and abs(raw) > LARGEST:
        raise BadData(
            f"{sentence_start(where)}: phải là {_NAMES[int]} không quá {grouped(LARGEST)}."
        )
    return _expect(kind, raw, where, _NAMES[kind])


def _decode_choice(kind: type[StrEnum], raw: object, where: str) -> StrEnum:
    try:
        return kind(_expect(str, raw, where, _NAMES[str]))
    except ValueError:
        choices = ", ".join(kind)
        raise BadData(
            f"{sentence_start(where)}: “{str(raw)[:_SHOWN]}” không được dùng.",
            f"Chọn một trong: {choices}.",
        ) from None


def _parse_date(kind: type[date], raw: str, where: str) -> date:
    """Read one spelling only: Python would also take 20261001 and week numbers."""
    try:
        value = kind.fromisoformat(raw)
    except ValueError:
        value = None
    if value is None or value.isoformat() != raw:
        raise BadData(f"{sentence_start(where)}: “{raw[:_SHOWN]}” không phải {_NAMES[kind]}.")
    return value


def _expect(kind: type[T], raw: object, where: str, name: str) -> T:
    if not isinstance(raw, kind):
        raise BadData(f"{sentence_start(where)}: phải là {name}.")
    return raw


def _in(where: str, key: str) -> str:
    return f"{where}, “{key[:_SHOWN]}”"


def _at(where: str, index: int, item: object) -> str:
    """Name an entry of a list by its own code, key or title where it has one, else by number."""
    if isinstance(item, Mapping):
        for name in ("code", "key", "title", "id"):
            if isinstance(label := item.get(name), str) and label:
                return f"{where} “{label[:60]}”"
    return f"{where} thứ {index + 1}"


def sentence_start(where: str) -> str:
    """Return a place in words as the start of a sentence."""
    return where[:1].upper() + where[1:]


def unique(values: Iterable[str], where: str, what: str) -> None:
    """Refuse a value that occurs twice.

    Raises:
        BadData: naming the value, `what` it is and `where`.
    """
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise BadData(
                f"{sentence_start(where)}: {what} “{value[:_SHOWN]}” có hai lần.",
                "Hãy đổi một trong hai.",
            )
        seen.add(value)
