# SPDX-License-Identifier: MIT
"""The rules by which a week's data must make sense, beyond being well written."""

import re
from collections.abc import Iterable, Mapping

from desktop.domain.codec import LARGEST, sentence_start, unique
from desktop.domain.errors import BadData
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week

_YEARS = range(2000, 2101)
_FINGERPRINT = re.compile("(?:[0-9a-f]{16}|[0-9a-f]{272})?")
_TURNS = (0, 90, 180, 270)


def check_record(record: Record, where: str) -> None:
    """Refuse a record with a number that cannot be, or with an entry for no field of its kind.

    Raises:
        BadData: a number is negative or beyond `LARGEST`, an entry has no field.
    """
    check_numbers({name: getattr(record, name) for name in kind_of(record).quantities}, where)
    check_numbers(record.other, f"{where}, “other”")
    kind = kind_of(record)
    if unknown := next((name for name in record.as_typed if not kind.has(name)), None):
        message = f"{sentence_start(where)}, “as_typed”: không có mục “{unknown[:80]}”."
        raise BadData(message, "Hãy dùng tên một mục của loại bản ghi này.")


def check_numbers(numbers: Mapping[str, int | None], where: str, least: int = 0) -> None:
    """Refuse numbers below `least` or beyond `LARGEST`; blank ones are in order.

    Raises:
        BadData: naming the first.
    """
    for name, value in numbers.items():
        if value is not None and not least <= value <= LARGEST:
            message = f"“{name}” phải từ {least} đến {grouped(LARGEST)}."
            raise BadData(f"{sentence_start(where)}: {message}", "Hãy xem lại con số.")


def check_notebook(notebook: Notebook, where: str) -> None:
    """Refuse what decodes but cannot be: doubled or unsafe ids, dangling references.

    Raises:
        BadData: naming what is wrong.
    """
    ids = [r.id for r in notebook.records]
    unique(ids, where, "mã bản ghi")
    unique((p.id for p in notebook.photos), where, "mã ảnh")
    _safe_ids([notebook.week.id, *ids, *(p.id for p in notebook.photos)], where)
    for photo in notebook.photos:
        _photo(photo, where)
    known = {*ids, None}
    used = [*notebook.attendees, *(p.record for p in notebook.photos)]
    if dangling := next((name for name in used if name not in known), None):
        message = f"không có bản ghi nào mang mã “{dangling[:80]}”."
        raise BadData(f"{sentence_start(where)}: {message}", "Hãy sửa mã, hoặc bỏ chỗ nhắc đến nó.")
    _week(notebook.week, where)


def _safe_ids(ids: Iterable[str], where: str) -> None:
    """Ids become names of files, so nothing in them may mean something to a file system."""
    for id_ in ids:
        check_id(id_, where)


def check_id(id_: str, where: str) -> None:
    """Refuse an id that is more than letters, digits, "_" and "-".

    Raises:
        BadData: naming it.
    """
    if not re.fullmatch(r"[\w-]{1,64}", id_, re.ASCII):
        message = f"{sentence_start(where)}: mã “{id_[:80]}” không dùng được."
        advice = "Mã gồm 1 đến 64 chữ cái không dấu, chữ số, dấu _ hoặc dấu gạch nối."
        raise BadData(message, advice)


def _photo(photo: Photo, where: str) -> None:
    place = f"{where}, ảnh “{photo.file_name[:80]}”"
    rules = (
        ("sha256", re.fullmatch(r"[0-9a-f]{64}", photo.sha256), "là 64 chữ số hệ 16"),
        ("fingerprint", _FINGERPRINT.fullmatch(photo.fingerprint), "là 16 hoặc 272 chữ số hệ 16"),
        ("turn", photo.turn in _TURNS, f"là một trong {', '.join(map(str, _TURNS))}"),
    )
    for name, is_right, rule in rules:
        if not is_right:
            message = f"{sentence_start(place)}: “{name}” phải {rule}."
            raise BadData(message, "Hãy xem lại mục này.")
    check_numbers({"width": photo.width, "height": photo.height}, place)


def _week(week: Week, where: str) -> None:
    if week.year not in _YEARS:
        message = f"“year” phải từ {_YEARS.start} đến {_YEARS.stop - 1}."
        raise BadData(f"{sentence_start(where)}: {message}", "Hãy xem lại năm của Tuần lễ.")
    if week.ends < week.starts:
        message = "“ends” không được trước “starts”."
        raise BadData(f"{sentence_start(where)}: {message}", "Hãy xem lại ngày của Tuần lễ.")
    check_numbers({"mailbox_mb": week.mailbox_mb}, where, least=1)
