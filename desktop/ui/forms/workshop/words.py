# SPDX-License-Identifier: MIT
"""The words of a form and where its report goes, in the workshop."""

from functools import partial

from desktop.domain.form.edits.edited import Edit
from desktop.domain.form.edits.parts import set_words
from desktop.domain.form.form import Form
from desktop.domain.form.spelling import Spelling
from desktop.domain.vietnamese import line
from desktop.ui.widgets.fields import EntryField, Rows

_LISTS = ("sending.addressees", "sending.copies_to")
_SPELLING = "annex.spelling"
_FILLED = "Chương trình điền {year}, {centre}, {theme}"

WORDS: Rows = (
    (EntryField(key="name", label="Tên mẫu", hint="Tên hiện trên màn hình"),),
    (
        EntryField(
            key="source", label="Công văn ban hành mẫu", hint="Ví dụ: Công văn số 05/UBND-VX"
        ),
    ),
    (
        EntryField(key="report.type_name", label="Tên loại văn bản", wide=2),
        EntryField(key="report.symbol", label="Ký hiệu sau số văn bản", wide=1),
    ),
    (EntryField(key="report.subject", label="Trích yếu", hint=_FILLED, lines=2),),
    (EntryField(key="report.opening", label="Câu mở đầu", hint=_FILLED, lines=3),),
    (EntryField(key="annex.title", label="Tên phụ lục số liệu", hint=_FILLED, lines=2),),
    (
        EntryField(
            key="annex.original", label="Tên phụ lục nguyên văn", hint="Nếu tên trên đã sửa lỗi"
        ),
        EntryField(
            key=_SPELLING,
            label="Chữ của phụ lục",
            choices=(
                (Spelling.CORRECTED, "Đã sửa lỗi chính tả"),
                (Spelling.ORIGINAL, "Nguyên văn công văn"),
            ),
        ),
    ),
    (
        EntryField(key="annex.number", label="Đầu cột số thứ tự"),
        EntryField(key="annex.label", label="Đầu cột tên hoạt động"),
        EntryField(key="annex.unit", label="Đầu cột đơn vị"),
        EntryField(key="annex.notes", label="Đầu cột ghi chú"),
    ),
    (EntryField(key="annex.evidence_title", label="Tên danh mục minh chứng"),),
)

SENDING: Rows = (
    (EntryField(key="sending.addressees", label="Kính gửi", hint="Mỗi dòng một cơ quan", lines=2),),
    (
        EntryField(key="sending.mailbox", label="Hộp thư nhận báo cáo", wide=2),
        EntryField(key="sending.due", label="Hạn nộp", hint="Ngày/tháng, ví dụ 11/10"),
    ),
    (EntryField(key="sending.copies_to", label="Nơi nhận", hint="Mỗi dòng một nơi", lines=2),),
)


def words_of(form: Form, key: str) -> str:
    """Return the words of a form that a field shows."""
    group, _, name = key.rpartition(".")
    value = getattr(getattr(form, group) if group else form, name)
    return "\n".join(value) if key in _LISTS else str(value)


def changed_words(key: str, text: str) -> Edit:
    """Return the edit that puts a text in the place of other words."""
    if key in _LISTS:
        lines = tuple(entry for part in text.splitlines() if (entry := line(part)))
        return partial(set_words, name=key, value=lines)
    value = Spelling(text) if key == _SPELLING else line(text)
    return partial(set_words, name=key, value=value)
