# SPDX-License-Identifier: MIT
"""Finished papers beside what was to be printed: which lines show which words of the report."""

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import compute
from desktop.domain.report.building import build_report
from desktop.domain.report.document import Report, SignatureBlock
from desktop.domain.report.facts import facts_of
from desktop.domain.report.mark import mark_of
from desktop.domain.week.notebook import Notebook, Photo
from desktop.export.layout import decree
from desktop.export.pdf.report import write_report_pdf
from desktop.paths import resources
from tests.export.pdf.reading import MM, Line, Sheet, read_pdf
from tests.export.reports import a_report, a_report_of, an_annex
from tests.large_week import PHOTOS, large_notebook

ADDRESSEES = (
    "Phòng Giáo dục và Đào tạo thị xã Quảng Yên",
    "Ủy ban nhân dân phường Hà An",
    "Hội Khuyến học thị xã Quảng Yên, tỉnh Quảng Ninh và các đơn vị phối hợp tổ chức Tuần lễ",
)
LONG_NAME = "Trung tâm Văn hóa, Thể thao - Học tập cộng đồng phường Nguyễn Thị Minh Khai"
_FOREIGN = Path(__file__).parents[2] / "domain" / "data"
_NUMBERED_ABOVE = 20 * MM


class Placed(NamedTuple):
    """A line and the sheet that it stands on, counted from 0."""

    sheet: int
    line: Line


@dataclass(frozen=True)
class Paper:
    """A report as it was to be, and as it is printed."""

    report: Report
    sheets: Sequence[Sheet]

    @property
    def first(self) -> Sheet:
        return self.sheets[0]

    @cached_property
    def annexes(self) -> list[int]:
        """The first sheet of each annex."""
        labels = [attachment.label for attachment in self.report.attachments]
        return [at for at, s in enumerate(self.sheets) if s.lines and s.lines[0].text in labels]

    @property
    def parts(self) -> list[int]:
        """The first sheet of the body and of each annex."""
        return [0, *self.annexes]

    @property
    def body_sheets(self) -> Sequence[Sheet]:
        return self.sheets[: self.annexes[0]] if self.annexes else self.sheets

    @property
    def signed(self) -> Sheet:
        """The sheet on which the signature stands."""
        return next(sheet for sheet in self.body_sheets if sheet.has(decree.COPIES_TITLE))

    @property
    def issuer(self) -> list[Line]:
        """The lines of who issues the report, in bold."""
        return [line for line in self.left_of_state if line.is_bold]

    @property
    def parent(self) -> list[Line]:
        return [line for line in self.left_of_state if not line.is_bold]

    @property
    def left_of_state(self) -> list[Line]:
        state, number = self.first.find(decree.STATE), self.first.find("Số:")
        return [
            line
            for line in self.first.lines
            if line.baseline < number.baseline and line.right < state.left
        ]

    @cached_property
    def addressed(self) -> list[list[Placed]]:
        """The lines of each addressee that stands on a line of its own."""
        return self._below_title[: self._addressed]

    @cached_property
    def blocks(self) -> list[list[Placed]]:
        """The lines of each block of the body, in its order."""
        return self._below_title[self._addressed :]

    @property
    def subject(self) -> list[Line]:
        lines = [line for line in whole_lines(self.first) if line.is_bold]
        start = next(at for at, line in enumerate(lines) if line.text == self.report.type_name)
        return taken(lines[start + 1 :], self.report.subject)

    @property
    def _addressed(self) -> int:
        several = self.report.addressees if len(self.report.addressees) > 1 else ()
        return len(several)

    @cached_property
    def _below_title(self) -> list[list[Placed]]:
        subject, many = self.subject[-1], self.report.addressees
        several = dashed(many) if len(many) > 1 else []
        texts = [*several, *(block.text for block in self.report.body)]
        flow = [
            Placed(at, line)
            for at, sheet in enumerate(self.body_sheets)
            for line in whole_lines(sheet)
            if line.baseline > (subject.baseline if at == 0 else _NUMBERED_ABOVE)
        ]
        greeting = decree.SALUTATION if len(many) != 1 else f"{decree.SALUTATION} {many[0]}"
        if many:
            flow = flow[len(taken([placed.line for placed in flow], greeting)) :]
        found = []
        for text in texts:
            count = len(taken([placed.line for placed in flow], text))
            found.append(flow[:count])
            flow = flow[count:]
        return found


def dashed(texts: Sequence[str]) -> list[str]:
    """Return a list as the decree has it: dashes, semicolons, a full stop at its end."""
    return [f"- {t}{'.' if at == len(texts) else ';'}" for at, t in enumerate(texts, 1)]


def squeezed(text: str) -> str:
    """Return a text without its spaces: where a line breaks, and how far it is spread, is open."""
    return re.sub(r"\s+", "", text)


def taken(lines: Iterable[Line], text: str) -> list[Line]:
    """Return the lines with which a text begins and ends; all of them, and no other words.

    Raises:
        AssertionError: the lines say something else.
    """
    wanted, found = squeezed(text), []
    for line in lines:
        if not wanted:
            break
        said = squeezed(line.text)
        assert wanted.startswith(said), f"{line.text!r} instead of {wanted[:90]!r}"
        wanted = wanted[len(said) :]
        found.append(line)
    assert not wanted, f"not printed: {wanted[:90]!r}"
    return found


def whole_lines(sheet: Sheet) -> list[Line]:
    """Return the lines of a column, put together where wide spaces part a justified one."""
    ordered = sorted(sheet.lines, key=lambda line: (round(line.baseline), line.left))
    groups = [list(group) for _, group in groupby(ordered, lambda line: round(line.baseline))]
    return [
        replace(group[0], text=" ".join(line.text for line in group), right=group[-1].right)
        for group in groups
    ]


def paper_of(report: Report) -> Paper:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bao-cao.pdf")
        write_report_pdf(report, file)
        return Paper(report, read_pdf(file))


def _form(path: Path) -> Form:
    return read_form(path.read_text(encoding="utf-8"), path.name)


def _reported(form: Form, notebook: Notebook) -> Report:
    annex = compute(form, facts_of(notebook.records))
    mark = mark_of(notebook.week, annex, revision=1, check_code="K7QM3-ZRT4X")
    return build_report(notebook, form, annex, mark)


def _large(path: Path) -> Report:
    form = _form(path)
    photos = tuple(
        Photo(id=f"p{at}", sha256=f"{at:064}", file_name=f"{at}.jpg", record=f"r{at}")
        for at in range(PHOTOS)
    )
    return _reported(form, replace(large_notebook(form), photos=photos))


_CHAIR = SignatureBlock(("HỘI KHUYẾN HỌC", "CHỦ TỊCH"), name="Trần Thị B")
_LETTERHEAD = a_report().letterhead
REPORTS: dict[str, Callable[[], Report]] = {
    "ordinary": a_report,
    "long-name": lambda: a_report(letterhead=replace(_LETTERHEAD, centre=LONG_NAME)),
    "several-addressees": lambda: a_report(addressees=ADDRESSEES),
    "several-signers": lambda: a_report(signers=(_CHAIR, *a_report().signers)),
    "one-annex": lambda: a_report_of(an_annex(8)),
    "large-week": lambda: _large(resources() / "forms" / "quang-yen-2020.toml"),
    "van-lang": lambda: _large(_FOREIGN / "van-lang-2027.toml"),
    "tien-lu": lambda: _large(_FOREIGN / "tien-lu-2027.toml"),
    "lac-viet": lambda: _large(_FOREIGN / "lac-viet-2027.toml"),
}
"""What the rules are held against: one of each kind, a Week as large as one can be, and such a
Week on forms by somebody who has read nothing but how forms are written."""


@cache
def paper(name: str) -> Paper:
    return paper_of(REPORTS[name]())
