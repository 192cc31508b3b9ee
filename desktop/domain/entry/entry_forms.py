# SPDX-License-Identifier: MIT
"""Which fields each kind of record has, in the window and in Excel: what tells kinds apart."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from desktop.domain.entry.fields import EntryForm, Field, HandmadePart, Input, Line
from desktop.domain.form.form import Form
from desktop.domain.week.kinds import KINDS, OTHER
from desktop.domain.week.records import Party, Record, Source, State

_PARTIES = ((Party.COLLECTIVE, "Tập thể"), (Party.INDIVIDUAL, "Cá nhân"))
_SOURCES = ((Source.STATE_BUDGET, "Ngân sách"), (Source.OTHER_SOURCE, "Nguồn khác"))


def _number(name: str, label: str, *, asked: bool = False) -> Field:
    return Field(name=name, label=label, input=Input.NUMBER, asked=asked)


_ROW = (Field(name="category", label="Dòng trong phụ lục", input=Input.ROW),)
_STARTS = Field(name="starts", label="Từ ngày", input=Input.DATE, until="ends")
_ENDS = Field(name="ends", label="Đến ngày", input=Input.DATE)
_DAYS = (_STARTS, _ENDS)
_DAY = Field(name="starts", label="Ngày", input=Input.DATE)
_PLACE = Field(name="place", label="Nơi tổ chức")
_PARTS = (
    _number("women", "Trong đó nữ", asked=True),
    _number("ethnic_minority", "Dân tộc thiểu số", asked=True),
)
_HOURS = _number("hours", "Số giờ", asked=True)
_METRES = _number("metres", "Số mét", asked=True)
_PEOPLE = Field(name="people", label="Số người", input=Input.NUMBER)


def states(kind: str) -> tuple[tuple[State, str], ...]:
    """Return what is chosen from to say of a record of a kind whether it took place."""
    return (
        (State.HELD, KINDS[kind].done),
        (State.PLANNED, "Dự kiến"),
        (State.CANCELLED, "Đã hủy"),
    )


def _rest(kind: str) -> tuple[Line, ...]:
    return (
        (Field(name="state", label="Tình trạng", input=Input.CHOICE, choices=states(kind)),),
        (Field(name="notes", label="Ghi chú", input=Input.NOTES),),
    )


ENTRY_FORMS: Mapping[str, EntryForm] = {
    "training_class": EntryForm(
        lines=(
            (Field(name="title", label="Tên lớp"),),
            _ROW,
            _DAYS,
            (Field(name="place", label="Nơi học"),),
            (_PEOPLE, _number("sessions", "Số lớp")),
            _PARTS,
            (_HOURS,),
            (Field(name="speaker", label="Báo cáo viên"),),
            (Field(name="audience", label="Đối tượng học"),),
            HandmadePart.ATTENDANCE,
            HandmadePart.EVIDENCE,
            *_rest("training_class"),
        ),
        hint="Ghi vào đây từng lớp bồi dưỡng, tập huấn đã mở trong Tuần lễ: tên lớp, ngày, nơi "
        "học và số người học.",
        dated=True,
    ),
    "news_item": EntryForm(
        lines=(
            (Field(name="title", label="Tiêu đề tin, bài"),),
            _ROW,
            (Field(name="outlet", label="Nơi đăng, phát"),),
            (_number("sessions", "Số tin, bài, lượt"), _HOURS),
            _DAYS,
            HandmadePart.EVIDENCE,
            *_rest("news_item"),
        ),
        hint="Ghi vào đây tin, bài về Tuần lễ trên báo, đài, trang web, mạng xã hội; nhiều lượt "
        "phát thanh có thể ghi gộp thành một.",
    ),
    "publication": EntryForm(
        lines=(
            (Field(name="title", label="Tên ấn phẩm"),),
            _ROW,
            (_number("copies", "Số lượng"), _METRES),
            (Field(name="place", label="Nơi treo, phát"),),
            (_DAY,),
            HandmadePart.EVIDENCE,
            *_rest("publication"),
        ),
        hint="Ghi vào đây băng rôn, áp phích, tờ rơi, khẩu hiệu đã làm cho Tuần lễ, mỗi loại một "
        "dòng.",
    ),
    "book_donation": EntryForm(
        lines=(
            (Field(name="title", label="Người, đơn vị tặng"),),
            _ROW,
            (Field(name="donor", label="Bên tặng", input=Input.CHOICE, choices=_PARTIES),),
            (
                Field(
                    name="sessions",
                    label="Số tập thể",
                    input=Input.NUMBER,
                    when=("donor", Party.COLLECTIVE),
                ),
                Field(
                    name="people",
                    label="Số người tặng",
                    input=Input.NUMBER,
                    when=("donor", Party.INDIVIDUAL),
                ),
                _number("copies", "Số quyển"),
            ),
            (Field(name="beneficiary", label="Tặng cho"),),
            _DAYS,
            HandmadePart.EVIDENCE,
            *_rest("book_donation"),
        ),
        hint="Ghi vào đây ai đã tặng sách, bao nhiêu quyển, tặng cho thư viện hay tủ sách nào.",
    ),
    "event": EntryForm(
        lines=(
            (Field(name="title", label="Tên hoạt động"),),
            _ROW,
            _DAYS,
            (_PLACE,),
            (_PEOPLE, _number("sessions", "Số cuộc")),
            _PARTS,
            (_HOURS,),
            (Field(name="organiser", label="Đơn vị tổ chức"),),
            HandmadePart.ATTENDANCE,
            HandmadePart.EVIDENCE,
            *_rest("event"),
        ),
        hint="Ghi vào đây từng hoạt động của mục này: tên, ngày, nơi tổ chức và số người tham gia.",
        dated=True,
    ),
    "commendation": EntryForm(
        lines=(
            (Field(name="title", label="Ai được khen, hình thức khen"),),
            _ROW,
            (Field(name="recipient", label="Khen", input=Input.CHOICE, choices=_PARTIES),),
            (
                Field(
                    name="sessions",
                    label="Số tập thể",
                    input=Input.NUMBER,
                    when=("recipient", Party.COLLECTIVE),
                ),
                Field(
                    name="people",
                    label="Số cá nhân",
                    input=Input.NUMBER,
                    when=("recipient", Party.INDIVIDUAL),
                ),
                Field(name="starts", label="Ngày khen", input=Input.DATE),
            ),
            (Field(name="awarded_by", label="Cấp khen thưởng"),),
            HandmadePart.EVIDENCE,
            *_rest("commendation"),
        ),
        hint="Ghi vào đây tập thể, cá nhân được khen thưởng về tổ chức Tuần lễ.",
    ),
    "funding": EntryForm(
        lines=(
            (Field(name="title", label="Nơi chi kinh phí (ai chi)"),),
            _ROW,
            (
                Field(
                    name="source",
                    label="Nguồn kinh phí",
                    input=Input.CHOICE,
                    choices=_SOURCES,
                    asked=True,
                    required=True,
                ),
            ),
            (Field(name="amount", label="Số tiền (đồng)", input=Input.MONEY),),
            (_DAY,),
            HandmadePart.EVIDENCE,
            *_rest("funding"),
        ),
        hint="Ghi vào đây ngân sách đã chi và các khoản ủng hộ cho Tuần lễ. Nơi chi là đơn vị hoặc "
        "người đã chi; chi vào việc gì thì ghi ở Ghi chú.",
    ),
    "other_item": EntryForm(
        lines=(
            (Field(name="title", label="Nội dung"),),
            _ROW,
            (_number("quantity", "Số lượng"), Field(name="unit", label="Đơn vị tính")),
            (Field(name="amount", label="Trị giá (đồng)", input=Input.MONEY),),
            _DAYS,
            (_PLACE,),
            (_PEOPLE, _HOURS, _METRES),
            _PARTS,
            HandmadePart.EVIDENCE,
            *_rest("other_item"),
        ),
        hint="Ghi vào đây việc đã làm mà không thuộc mục nào ở trên: trao học bổng, diễu hành, "
        "tặng quà…",
    ),
}


def entry_form_of(kind: str, form: Form, *, rows: int) -> EntryForm:
    """Return the fields of a kind that this form has a use for, those of its own included.

    The choice of a row is left out where there is but one (`rows`).
    """
    given = ENTRY_FORMS[kind]
    own = tuple(
        Field(name=f"{OTHER}{q.key}", label=_with_unit(q.label, q.unit), input=Input.NUMBER)
        for q in form.quantities
        if kind in q.kinds
    )
    lines: list[Line | HandmadePart] = []
    for line in given.lines:
        if isinstance(line, HandmadePart):
            lines.append(line)
            continue
        kept = tuple(f for f in line if _is_wanted(f, form, rows))
        if kept:
            lines.append(kept)
    after_numbers = 1 + max(n for n, line in enumerate(lines) if _has_number(line))
    lines[after_numbers:after_numbers] = [own[n : n + 2] for n in range(0, len(own), 2)]
    return EntryForm(lines=tuple(lines), hint=given.hint, dated=given.dated)


def _is_wanted(field: Field, form: Form, rows: int) -> bool:
    if field.input is Input.ROW:
        return rows > 1
    return not field.asked or form.asks_for(field.name)


def _has_number(line: Line | HandmadePart) -> bool:
    return not isinstance(line, HandmadePart) and any(
        f.input in (Input.NUMBER, Input.MONEY) for f in line
    )


def _with_unit(label: str, unit: str) -> str:
    return f"{label} ({unit})" if unit else label


def _check(forms: Mapping[str, EntryForm]) -> None:
    """Refuse a field that its kind does not have, and an attribute without a field.

    A slip of the pen here must not reach a clerk, and what nobody can type must not be missed.

    Raises:
        TypeError: which field of which kind.
    """
    if set(forms) != set(KINDS):
        raise TypeError(f"entry forms for {sorted(forms)}, kinds {sorted(KINDS)}")
    for key, form in forms.items():
        names: Sequence[str] = [f.name for f in fields(KINDS[key].record)]
        for field in form.fields:
            known = [field.name, *([field.when[0]] if field.when else [])]
            if not set(known) <= set(names):
                raise TypeError(f"{key} has no field {known}")
        if lost := sorted(set(KINDS[key].own) - {field.name for field in form.fields}):
            raise TypeError(f"{key}: no field to type {', '.join(lost)}")
    shared = {f.name for f in fields(Record)} - _NO_FIELDS
    if lost := sorted(shared - {field.name for form in forms.values() for field in form.fields}):
        raise TypeError(f"all kinds: no field to type {', '.join(lost)}")


_NO_FIELDS = {"id", "links", "other", "as_typed", "listed"}
"""What records share and no single field holds: lists, and what comes about by itself."""


_check(ENTRY_FORMS)
