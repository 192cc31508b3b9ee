# SPDX-License-Identifier: MIT
"""Names what of a form read from a circular a person has to look at, besides its rows."""

from collections.abc import Iterator, Sequence

from desktop.domain.form.form import Column, Form, SectionSource
from desktop.domain.vietnamese import quoted
from desktop.intake.circulars.annex_table import AnnexTable
from desktop.intake.circulars.asked import Asks
from desktop.intake.circulars.document import Circular
from desktop.intake.circulars.draft import Doubt, Sureness
from desktop.intake.circulars.heads import AnnexHead, Holds
from desktop.intake.circulars.letter import dues_of
from desktop.intake.circulars.outline import Outline


def doubts_of_file(
    circular: Circular, tables: Sequence[AnnexTable], table: AnnexTable
) -> Iterator[Doubt]:
    """Yield what to look at of the file: several annexes, what was not read, rows that are none."""
    if len(tables) > 1:
        sizes = ", ".join(f"bảng {t.number}: {len(t.rows)} dòng" for t in tables)
        told = f"Có {len(tables)} bảng số liệu ({sizes}); đã đọc bảng {table.number}."
        yield Doubt(place="Tệp", sureness=Sureness.UNKNOWN, sentence=told)
    for sentence in (*circular.unread, *table.beside):
        yield Doubt(place="Tệp", sureness=Sureness.UNKNOWN, sentence=sentence)


_GUESSED = {
    Asks.PLAN: "Tính từ mọi hoạt động đã lên kế hoạch, kể cả đã tổ chức và đã hủy; nếu là chỉ tiêu "
    "được giao thì hãy sửa lại.",
    Asks.SHARE: "Tính là tỷ lệ phần trăm của hai cột khác; hãy xem lại.",
    Asks.AVERAGE: "Tính là số người bình quân của một lớp, một cuộc; hãy xem lại.",
    Asks.PLACES: "Kể các nơi tổ chức; hãy xem lại.",
}


def doubts_of_columns(
    head: AnnexHead, asks: Sequence[Asks], columns: Sequence[Column], form: Form
) -> Iterator[Doubt]:
    """Yield what to look at of the columns of figures; in `form` they may have stayed blank."""
    counted = {key for row in form.rows for key in row.cells}
    if head.at(Holds.UNIT) is None:
        told = "Bảng không có cột đơn vị, nên đoán số nào ở cột nào."
        yield Doubt(place="Bảng số liệu", sureness=Sureness.LIKELY, sentence=told)
    for found, kind, column in zip(head.figures, asks, columns, strict=False):
        place = f"Cột {quoted(' '.join(filter(None, (found.group, found.label))))}"
        if kind in _GUESSED and column.key in counted:
            yield Doubt(place=place, sureness=Sureness.UNKNOWN, sentence=_GUESSED[kind])
        elif kind in (Asks.NOTHING_KNOWN, *_GUESSED) or column.key not in counted:
            told = "Chương trình chưa tính được cột này, để trống."
            yield Doubt(place=place, sureness=Sureness.UNKNOWN, sentence=told)


def doubts_of_report(outline: Outline, form: Form) -> Iterator[Doubt]:
    """Yield what to look at of what the report says, and what was taken from another form."""
    if not outline.sections:
        told = "Không thấy đề cương báo cáo trong tệp; lấy của “Mẫu chung”."
        yield Doubt(place="Đề cương", sureness=Sureness.UNKNOWN, sentence=told)
    else:
        if not outline.subject:
            told = "Không thấy trích yếu; lấy của “Mẫu chung”."
            yield Doubt(place="Trích yếu", sureness=Sureness.LIKELY, sentence=told)
        for section in form.sections:
            if section.source not in (SectionSource.HEADING, SectionSource.TYPED):
                told = "Chương trình tự soạn mục này; hãy xem lại."
                place = f"Mục {section.number} {quoted(section.title)}"
                yield Doubt(place=place, sureness=Sureness.LIKELY, sentence=told)
    if not outline.signers:
        told = "Không thấy người ký; lấy của “Mẫu chung”."
        yield Doubt(place="Người ký", sureness=Sureness.LIKELY, sentence=told)


def doubts_of_sending(lines: Sequence[str], form: Form) -> Iterator[Doubt]:
    """Yield what to look at of where the report goes and by when."""
    if len(dues := dues_of(lines)) > 1:
        told = f"Có nhiều hạn: {', '.join(dues)}; đã lấy {form.sending.due}."
        yield Doubt(place="Hạn nộp", sureness=Sureness.UNKNOWN, sentence=told)
    if not form.sending.addressees:
        told = "Không thấy nơi gửi báo cáo; hãy ghi ở Tuần lễ."
        yield Doubt(place="Kính gửi", sureness=Sureness.UNKNOWN, sentence=told)
