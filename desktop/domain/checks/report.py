# SPDX-License-Identifier: MIT
"""Questions about the report itself: what the letterhead, the signature and its sections lack."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.checks.problem import Problem, must, see, unknown_place
from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.report.annex import annex_of
from desktop.domain.report.draft import WrittenSection, written_section
from desktop.domain.report.numbering import printed_sections
from desktop.domain.vietnamese import line, quoted, short_date
from desktop.domain.week.addresses import mail_addresses
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.week import Signature, Week

_ABOUT = "Thông tin báo cáo"


def report_problems(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what is missing around the records, and what the form has no place for."""
    week = notebook.week
    found = (*_signers(week, form), *_frame(week), *_unread(week), *_days(week))
    yield from (replace(problem, subject=_ABOUT) for problem in found)
    annex = annex_of(form, notebook)
    written = {s.key: written_section(s, notebook, form, annex) for s in form.sections}
    part, texts = "", {key: section.text for key, section in written.items()}
    for section, number in printed_sections(form.sections, texts):
        part = number if section.level == 1 else part
        if section.source is not SectionSource.HEADING:
            yield from _section_problems(
                section, _cited(section, part, number), written[section.key]
            )
    yield from _beyond_form(notebook, form)


def _signers(week: Week, form: Form) -> Iterator[Problem]:
    for signer in form.signers:
        own = week.signers.get(signer.key)
        if own is None or not own.name.strip():
            message = f"Chưa có họ tên người ký: {(own and own.title) or signer.title}."
            advice = "Hãy ghi họ tên, không kèm học hàm, học vị."
            yield must("missing_signer", message, advice, field=signer.key)


def _frame(week: Week) -> Iterator[Problem]:
    needed = (
        (week.addressees, "addressees", "nơi nhận báo cáo (Kính gửi)", "Hãy ghi tên cơ quan nhận."),
        (week.centre.parent, "parent", "cơ quan chủ quản", "Ví dụ: UBND phường Hà An."),
        (week.centre.place, "place", "địa danh trước ngày ký", "Ví dụ: Hà An."),
    )
    for value, field, what, advice in needed:
        if not value:
            code = "missing_addressee" if field == "addressees" else f"missing_{field}"
            yield must(code, f"Chưa có {what}.", advice, field=field)
    if not week.mailbox:
        advice = "Hãy ghi địa chỉ thư điện tử để chương trình soạn sẵn thư."
        yield see("missing_mailbox", "Chưa có hộp thư nhận.", advice, field="mailbox")
    elif strange := mail_addresses(week.mailbox)[1]:
        message = f"“{strange}” không phải địa chỉ thư điện tử."
        yield see("bad_mailbox", message, "Ví dụ: phonggddt@hanoi.gov.vn.", field="mailbox")


def _unread(week: Week) -> Iterator[Problem]:
    """Yield what was written in a place of the Week and could not be read."""
    for field, name in _READ.items():
        if text := week.as_typed.get(field):
            message = f"Chưa đọc được {name} ghi là “{text}” nên chưa dùng."
            yield must("unread_entry", message, "Hãy ghi lại cho đúng.", field=field)


_READ = {
    "starts": "ngày bắt đầu",
    "ends": "ngày kết thúc",
    "mailbox_mb": "mức nhận của hộp thư",
    "deadline": "hạn nộp",
    "signed_on": "ngày ký",
}
"""The parts of the Week that are more than words, and what they are called in a sentence."""


def _days(week: Week) -> Iterator[Problem]:
    """Yield the days that come before the Week is over."""
    ends = short_date(week.ends)
    if week.signed_on and week.signed_on < week.ends:
        message = f"Ngày ký {short_date(week.signed_on)} trước khi Tuần lễ kết thúc ({ends})."
        yield see("signed_early", message, "Hãy xem lại ngày ký.", field="signed_on")
    if week.deadline and week.deadline < week.ends:
        message = f"Hạn nộp {short_date(week.deadline)} trước khi Tuần lễ kết thúc ({ends})."
        yield see("deadline_early", message, "Hãy xem lại hạn gửi.", field="deadline")


def _section_problems(section: Section, about: str, written: WrittenSection) -> Iterator[Problem]:
    if not written.text.strip() and not section.optional:
        message = "Mục này của báo cáo còn trống."
        yield must("empty_section", message, section.hint, subject=about, section=section.key)
    for sentence in written.outdated:
        message = f"Câu đã sửa tay không theo số liệu mới: “{sentence}”."
        advice = "Hãy sửa lại câu đó cho khớp."
        yield must("outdated_section", message, advice, subject=about, section=section.key)


def _cited(section: Section, part: str, number: str) -> str:
    """Return how a section is cited: "Mục I.2. …", a point of the third level "Điểm a) …"."""
    match section.level:
        case _ if not number:
            return section.title
        case 3:
            return f"Điểm {number}) {section.title}"
        case 2 if part:
            number = f"{part}.{number}"
    return f"Mục {number}. {section.title}"


def _beyond_form(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what was written under keys that this form does not have; blanks are no loss."""
    sections = {s.key for s in form.sections}
    rows, signers = {row.code for row in form.rows}, {s.key for s in form.signers}
    for key, own in notebook.sections.items():
        if key not in sections and own.text.strip():
            yield unknown_place(key, subject="Nội dung báo cáo", section=key)
    for code, note in notebook.row_notes.items():
        if code not in rows and note.strip():
            message = f"Ghi chú {quoted(line(note))} không có dòng trong mẫu này nên không được in."
            advice = "Hãy ghi lại ở một dòng của phụ lục."
            yield see("unknown_place", message, advice, subject="Ghi chú của phụ lục", field=code)
    for key, signer in notebook.week.signers.items():
        if key not in signers and signer != Signature():
            yield unknown_place(key, subject="Người ký", field=key)
