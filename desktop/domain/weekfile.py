# SPDX-License-Identifier: MIT
"""The machine-readable Week: the notebook as documented, versioned JSON, out and back in.

The format is described in `resources/data-format.md`. Names of attendees are left out unless
asked for (law 91/2025/QH15 on personal data: a report needs counts only).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.domain.annex import Annex
from desktop.domain.codec import decode, encode, sentence_start, unique
from desktop.domain.errors import BadData
from desktop.domain.kinds import KINDS, kind_of
from desktop.domain.notebook import Notebook, Photo, SectionText
from desktop.domain.records import Attendee, Record, count_people
from desktop.domain.week import Week

FORMAT = "so-tuan-le"
VERSION = 1

_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexLine:
    """One row of the annex as figures by column key, for programs that only want the numbers."""

    row: str
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFile:
    """A week's data as it travels: the notebook, its form's text, and which revision it is.

    `revision` is 0 and `check_code` blank for data that was never finalised.
    """

    notebook: Notebook
    form_text: str = ""
    annex: tuple[AnnexLine, ...] = ()
    revision: int = 0
    check_code: str = ""


def without_names(notebook: Notebook) -> Notebook:
    """Return the notebook with counts instead of attendance lists."""
    records = tuple(replace(r, people=r.amount_of("people"), listed=None) for r in notebook.records)
    return replace(notebook, records=records, attendees={})


def content_of(notebook: Notebook, form_text: str, annex: Annex) -> str:
    """Return the content part as canonical JSON, the same text for the same content.

    Attendees are written if the notebook holds them.
    """
    lines = [AnnexLine(row=r.row.code, figures=_figures(r.cells)) for r in annex.rows]
    content = {
        "week": encode(notebook.week),
        "records": [_encode_record(r) for r in notebook.records],
        "photos": encode(notebook.photos),
        "sections": encode(notebook.sections),
        "row_notes": encode(notebook.row_notes),
        "attendees": encode(notebook.attendees),
        "annex": encode(lines),
        "form_text": form_text,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_code(content: str) -> str:
    """Return the code printed on paper, ten letters and digits that only this content gives."""
    number = int.from_bytes(hashlib.sha256(content.encode()).digest()[:7])
    digits = "".join(_CODE_ALPHABET[number >> shift & 31] for shift in range(45, -1, -5))
    return f"{digits[:5]}-{digits[5:]}"


def dump(content: str, *, revision: int = 0) -> str:
    """Return the whole file for a canonical content, laid out for people to read too."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "revision": revision,
        "check_code": check_code(content),
        "content": json.loads(content),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def load(text: str, file: str) -> WeekFile:
    """Read a week's data strictly; `file` is named in every error.

    Raises:
        BadData: not this format, from a newer program, altered since it was written, or not as
            documented; the message names the place.
    """
    whole = _parse(text, file)
    content = whole.get("content")
    if not isinstance(content, dict):
        raise BadData(f"Tệp {file}: thiếu phần “content”.")
    code = whole.get("check_code", "")
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if code and code != check_code(canonical):
        advice = "Hãy xin lại tệp gốc từ nơi gửi."
        raise BadData(f"Tệp {file} đã bị sửa sau khi xuất: mã kiểm tra không khớp.", advice)
    week_file = _decode_content(content, f"tệp {file}")
    return replace(week_file, revision=int(whole.get("revision", 0)), check_code=str(code))


def _parse(text: str, file: str) -> dict[str, Any]:
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise BadData(f"Tệp {file} không phải dữ liệu của Sổ Tuần Lễ.", _ADVICE) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise BadData(f"Tệp {file} không phải dữ liệu của Sổ Tuần Lễ.", _ADVICE)
    if whole.get("version") != VERSION:
        advice = "Hãy cài bản mới hơn rồi mở lại tệp này."
        raise BadData(f"Tệp {file} do bản khác của chương trình tạo ra, chưa đọc được.", advice)
    unknown = whole.keys() - {"format", "version", "revision", "check_code", "content"}
    if unknown or not isinstance(whole.get("revision", 0), int):
        raise BadData(f"Tệp {file}: phần đầu tệp không đúng quy định.", _ADVICE)
    return whole


_ADVICE = "Hãy chọn tệp du-lieu.json hoặc gói .zip do chương trình xuất ra."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """The content part as it is decoded, records still raw because each kind has its own type."""

    week: Week
    photos: tuple[Photo, ...] = ()
    sections: Mapping[str, SectionText] = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    attendees: Mapping[str, tuple[Attendee, ...]] = field(default_factory=dict)
    annex: tuple[AnnexLine, ...] = ()
    form_text: str = ""


def _decode_content(raw: dict[str, Any], where: str) -> WeekFile:
    rest = {key: value for key, value in raw.items() if key != "records"}
    content = decode(_Content, rest, where)
    listed = {id_: count_people(people) for id_, people in content.attendees.items()}
    records = tuple(
        replace(record, listed=listed.get(record.id))
        for record in _decode_records(raw.get("records", []), where)
    )
    notebook = Notebook(
        week=content.week,
        records=records,
        photos=content.photos,
        sections=content.sections,
        row_notes=content.row_notes,
        attendees=content.attendees,
    )
    _check(notebook, where)
    return WeekFile(notebook=notebook, form_text=content.form_text, annex=content.annex)


def _encode_record(record: Record) -> dict[str, object]:
    fields = {name: value for name, value in encode(record).items() if name != "listed"}
    return {"kind": kind_of(record).key, **fields}


def _decode_records(raw: object, where: str) -> tuple[Record, ...]:
    if not isinstance(raw, list):
        raise BadData(f"{sentence_start(where)}, “records” phải là một danh sách.")
    return tuple(_decode_record(item, f"{where}, bản ghi thứ {i}") for i, item in enumerate(raw, 1))


def _decode_record(raw: object, where: str) -> Record:
    kind = KINDS.get(str(raw.get("kind"))) if isinstance(raw, dict) else None
    if kind is None or not isinstance(raw, dict):
        known = ", ".join(KINDS)
        raise BadData(
            f"{sentence_start(where)}: thiếu hoặc sai “kind”.", f"Chọn một trong: {known}."
        )
    if raw.get("title"):
        where = f"{where} “{str(raw['title'])[:60]}”"
    fields = {name: value for name, value in raw.items() if name != "kind"}
    if "listed" in fields:
        raise BadData(f"{sentence_start(where)}: không nhập “listed”.", "Số này đếm từ danh sách.")
    record = decode(kind.record, fields, where)
    numbers = {name: record.amount_of(name) for name in (*kind.quantities, *record.other)}
    if negative := [name for name, value in numbers.items() if value is not None and value < 0]:
        raise BadData(f"{sentence_start(where)}: “{negative[0]}” không được là số âm.")
    return record


def _check(notebook: Notebook, where: str) -> None:
    """Refuse what decodes but cannot be: doubled or unsafe ids, dangling references."""
    week = notebook.week
    ids = [r.id for r in notebook.records]
    unique(ids, where, "mã bản ghi")
    unique((p.id for p in notebook.photos), where, "mã ảnh")
    for id_ in (week.id, *ids, *(p.id for p in notebook.photos)):
        if not re.fullmatch(r"[\w-]{1,64}", id_, re.ASCII):
            raise BadData(f"{sentence_start(where)}: mã “{id_[:80]}” có ký tự không được dùng.")
    for photo in notebook.photos:
        if not re.fullmatch(r"[0-9a-f]{64}", photo.sha256) or photo.turn not in (0, 90, 180, 270):
            raise BadData(
                f"{sentence_start(where)}: ảnh “{photo.file_name[:80]}” ghi sai quy định."
            )
    known = {*ids, None}
    used = [*notebook.attendees, *(p.record for p in notebook.photos)]
    if dangling := next((name for name in used if name not in known), None):
        raise BadData(f"{sentence_start(where)}: không có bản ghi nào mang mã “{dangling}”.")
    if week.ends < week.starts or not 2000 <= week.year <= 2100:
        raise BadData(f"{sentence_start(where)}: năm hoặc ngày của Tuần lễ không hợp lý.")


def _figures(cells: Mapping[str, Any]) -> dict[str, int]:
    return {column: cell.value for column, cell in cells.items() if cell.value is not None}
