# SPDX-License-Identifier: MIT
"""Questions about the report itself: what the letterhead, the signature and its sections lack."""

from collections.abc import Iterator

from desktop.domain.account import written_section
from desktop.domain.form import Form, Section, SectionSource
from desktop.domain.notebook import Notebook
from desktop.domain.problems.problem import Problem, must, see

_ABOUT = "Thông tin báo cáo"


def report_problems(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what is missing around the records."""
    week = notebook.week
    for signer in form.signers:
        own = week.signers.get(signer.key)
        if own is None or not own.name.strip():
            message = f"Chưa có họ tên người ký: {(own and own.title) or signer.title}."
            advice = "Hãy ghi họ tên, không kèm học hàm, học vị."
            yield must("missing_signer", message, advice, subject=_ABOUT, field=signer.key)
    needed = (
        (week.addressees, "addressees", "nơi nhận báo cáo (Kính gửi)", "Hãy ghi tên cơ quan nhận."),
        (week.centre.parent, "parent", "cơ quan chủ quản", "Ví dụ: UBND phường Hà An."),
        (week.centre.place, "place", "địa danh trước ngày ký", "Ví dụ: Hà An."),
    )
    for value, field, what, advice in needed:
        if not value:
            code = "missing_addressee" if field == "addressees" else f"missing_{field}"
            yield must(code, f"Chưa có {what}.", advice, subject=_ABOUT, field=field)
    if not week.mailbox:
        advice = "Hãy ghi địa chỉ thư điện tử để chương trình soạn sẵn thư."
        yield see(
            "missing_mailbox", "Chưa có hộp thư nhận.", advice, subject=_ABOUT, field="mailbox"
        )
    for section in form.sections:
        if section.source is not SectionSource.HEADING:
            yield from _section_problems(section, notebook, form)


def _section_problems(section: Section, notebook: Notebook, form: Form) -> Iterator[Problem]:
    written = written_section(section, notebook, form)
    about = f"Mục {section.number}. {section.title}" if section.number else section.title
    if not written.text.strip() and not section.optional:
        message = "Mục này của báo cáo còn trống."
        yield must("empty_section", message, section.hint, subject=about, section=section.key)
    for line in written.outdated:
        message = f"Câu đã sửa tay không theo số liệu mới: “{line}”."
        advice = "Hãy sửa lại câu đó cho khớp."
        yield must("outdated_section", message, advice, subject=about, section=section.key)
