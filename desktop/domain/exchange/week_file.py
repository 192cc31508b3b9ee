# SPDX-License-Identifier: MIT
"""The machine-readable Week: the notebook as documented, versioned JSON, out and back in.

The format is described in `resources/data-format.md`. Names of attendees are left out unless
asked for (law 91/2025/QH15 on personal data: a report needs counts only).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from desktop.domain.codec import decode, encode, sentence_start
from desktop.domain.errors import BadData
from desktop.domain.exchange.annex_lines import AnnexLine, annex_lines
from desktop.domain.exchange.json_text import parse_object
from desktop.domain.exchange.rules import check_notebook, check_numbers, check_record
from desktop.domain.exchange.unit_lines import UnitLine, collected_in, unit_lines
from desktop.domain.report.annex import Annex
from desktop.domain.week.bounds import check_bounds
from desktop.domain.week.kinds import KINDS, Kind, kind_of
from desktop.domain.week.notebook import Acknowledgement, Notebook, Photo, SectionText
from desktop.domain.week.records import Attendee, Record, count_people
from desktop.domain.week.week import Week

FORMAT = "so-tuan-le"
_OWN, _COLLECTING = 1, 2
"""The version of the data of a Week, and of one that collects."""

_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread


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
    content = {
        "week": encode(notebook.week),
        "records": [_encode_record(r) for r in notebook.records],
        "photos": encode(notebook.photos),
        "sections": encode(notebook.sections),
        "row_notes": encode(notebook.row_notes),
        **_if_any(notebook),
        "attendees": encode(notebook.attendees),
        "annex": encode(annex_lines(annex)),
        "form_text": form_text,
    }
    if units := [*unit_lines(notebook.collected)]:
        content["units"] = encode(units)
    return _canonical(content)


def _if_any(notebook: Notebook) -> dict[str, object]:
    """Return what was written for other documents and what was acknowledged, if anything was.

    So the content of a Week without any, and its check code, are those of earlier versions.
    """
    parts = {
        "document_texts": encode(notebook.document_texts),
        "acknowledged": encode(notebook.acknowledged),
    }
    return {name: part for name, part in parts.items() if part}


def check_code(content: str) -> str:
    """Return the code printed on paper, ten letters and digits that only this content gives."""
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:7])
    digits = "".join(_CODE_ALPHABET[number >> shift & 31] for shift in range(45, -1, -5))
    return f"{digits[:5]}-{digits[5:]}"


def dump(content: str, *, revision: int = 0) -> str:
    """Return the whole file for a canonical content, laid out for people to read too."""
    parts = json.loads(content)
    is_collecting = "units" in parts or parts["week"].get("collects", False)
    whole = {
        "format": FORMAT,
        "version": _COLLECTING if is_collecting else _OWN,
        "revision": revision,
        "check_code": check_code(content),
        "content": parts,
    }
    # Of thousands of units, the indentation would be most of the file.
    indent = None if is_collecting else 1
    return json.dumps(whole, ensure_ascii=False, indent=indent) + "\n"


def load(text: str, file: str) -> WeekFile:
    """Read a week's data strictly; `file` is named in every error.

    Raises:
        BadData: not this format, from a newer program, altered since it was written, or not as
            documented; the message names the place.
    """
    head = _parse(text, file)
    content = head.content
    if head.check_code and head.check_code != check_code(_canonical(content)):
        advice = "Hãy xin lại tệp gốc từ nơi gửi."
        raise BadData(f"Tệp {file} đã bị sửa sau khi xuất: mã kiểm tra không khớp.", advice)
    week_file = _decode_content(content, f"tệp {file}")
    return replace(week_file, revision=head.revision, check_code=head.check_code)


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The file around its content, which is still raw."""

    content: dict[str, Any]
    revision: int = 0
    check_code: str = ""


def _parse(text: str, file: str) -> _Head:
    where = f"tệp {file}"
    whole = parse_object(text, file)
    if whole is None or whole.pop("format", None) != FORMAT:
        raise BadData(f"Tệp {file} không phải dữ liệu của Sổ Tuần Lễ.", _ADVICE)
    version = whole.pop("version", None)
    if version not in (_OWN, _COLLECTING):
        advice = "Hãy cài bản mới hơn rồi mở lại tệp này."
        raise BadData(f"Tệp {file} do bản khác của chương trình tạo ra, chưa đọc được.", advice)
    content = whole.pop("content", None)
    if not isinstance(content, dict):
        raise BadData(f"Tệp {file}: thiếu phần “content”.", _ADVICE)
    head = decode(_Head, {"content": {}, **whole}, where)
    check_numbers({"revision": head.revision}, where)
    return replace(head, content=content)


_ADVICE = "Hãy chọn tệp du-lieu.json hoặc gói .zip do chương trình xuất ra."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """The content part as it is decoded, records still raw because each kind has its own type."""

    week: Week
    photos: tuple[Photo, ...] = ()
    sections: Mapping[str, SectionText] = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    document_texts: Mapping[str, SectionText] = field(default_factory=dict)
    acknowledged: Mapping[str, Acknowledgement] = field(default_factory=dict)
    attendees: Mapping[str, tuple[Attendee, ...]] = field(default_factory=dict)
    annex: tuple[AnnexLine, ...] = ()
    form_text: str = ""
    units: tuple[UnitLine, ...] = ()


def _decode_content(raw: dict[str, Any], where: str) -> WeekFile:
    rest = {key: value for key, value in raw.items() if key != "records"}
    content = decode(_Content, rest, where)
    listed = {id_: count_people(people) for id_, people in content.attendees.items() if people}
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
        document_texts=content.document_texts,
        acknowledged=content.acknowledged,
        attendees=content.attendees,
        collected=collected_in(content.units, where),
    )
    check_bounds(notebook, where)
    check_notebook(notebook, where)
    return WeekFile(notebook=notebook, form_text=content.form_text, annex=content.annex)


def _encode_record(record: Record) -> dict[str, object]:
    given = {name: value for name, value in encode(record).items() if name != "listed"}
    return {"kind": kind_of(record).key, **given}


def _decode_records(raw: object, where: str) -> Iterator[Record]:
    if not isinstance(raw, list):
        raise BadData(f"{sentence_start(where)}, “records” phải là một danh sách.")
    for number, item in enumerate(raw, 1):
        yield _decode_record(item, f"{where}, bản ghi thứ {number}")


def _decode_record(raw: object, where: str) -> Record:
    kind = KINDS.get(str(raw.get("kind"))) if isinstance(raw, dict) else None
    if kind is None or not isinstance(raw, dict):
        known = ", ".join(KINDS)
        message = f"{sentence_start(where)}: thiếu hoặc sai “kind”."
        raise BadData(message, f"Chọn một trong: {known}.")
    if raw.get("title"):
        where = f"{where} “{str(raw['title'])[:60]}”"
    if "listed" in raw:
        raise BadData(f"{sentence_start(where)}: không nhập “listed”.", "Số này đếm từ danh sách.")
    _known_keys(raw, kind, where)
    given = {name: value for name, value in raw.items() if name != "kind"}
    if isinstance(other := given.get("other"), dict):  # As everywhere, null is a blank.
        given["other"] = {key: value for key, value in other.items() if value is not None}
    record = decode(kind.record, given, where)
    check_record(record, where)
    return record


def _known_keys(raw: Mapping[str, object], kind: Kind, where: str) -> None:
    """Refuse a key that the kind does not have, offering those that may be written."""
    known = ["kind", *(f.name for f in fields(kind.record) if f.name != "listed")]
    if unknown := [key for key in raw if key not in known]:
        message = f"{sentence_start(where)}: không có mục “{unknown[0][:80]}”."
        raise BadData(message, f"Các mục được dùng: {', '.join(known)}.")
