# SPDX-License-Identifier: MIT
"""Reads one file that came: which report of which unit it is, or a part of which."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange import week_file
from desktop.domain.exchange.annex_lines import annex_lines
from desktop.domain.exchange.receiving import Came, Directory, bounded
from desktop.domain.exchange.week_file import WeekFile
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import annex_of
from desktop.domain.vietnamese import line, quoted
from desktop.domain.week.bounds import LARGEST_FILE
from desktop.domain.week.collected import How, ReceivedReport
from desktop.domain.week.week import Week
from desktop.export.bundle.reader import examine
from desktop.intake.received.archives import ZIP_MARK, is_archive
from desktop.intake.received.unwrapping import is_annex
from desktop.services.collecting.filled import Delivery, read_annex
from desktop.services.collecting.recounting import recounted
from desktop.services.forms.text_files import read_text


class NotYetRead(AppError):
    """A file of a kind whose figures cannot be taken; it may be a report all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file: part `part` of `parts` of a report; `came` is the report where the data are."""

    report: str
    centre: str
    revision: int
    part: int = 1
    parts: int = 1
    came: Came | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads for one Week that collects, under its form."""

    week: Week
    form: Form

    @property
    def under(self) -> str:
        """What names the form that figures are computed under."""
        return self.form.identity

    def require_readable(self, path: Path, name: str) -> None:
        """Refuse at once what no report can be read from, by its kind alone.

        Raises:
            NotYetRead: it is of a kind that has no figures to be taken.
        """
        with path.open("rb") as file:
            is_zip = is_archive(file.read(ZIP_MARK))
        if not _is_data(name) and not is_annex(name) and not is_zip:
            message = f"Chưa lấy được số liệu từ {quoted(name)}."
            raise NotYetRead(message, "Hãy xin đơn vị gói .zip do Sổ Tuần Lễ xuất ra.")

    def read(self, path: Path, delivery: Delivery, directory: Directory) -> Piece:
        """Read a file that is no wrapping; the directory knows the units there are by now.

        Raises:
            Nobodys: an annex does not say whose it is.
            AppError: it is not what it must be, or of another year, or this Week's own.
        """
        if _is_data(delivery.name):
            return self._data(path, delivery)
        if is_annex(delivery.name):
            came = read_annex(path, delivery, self.week, self.form, directory)
            return Piece(report=came.report.id, centre=came.name, revision=0, came=came)
        return self._package(path, delivery)

    def _package(self, path: Path, delivery: Delivery) -> Piece:
        bundle, week, faults = examine([path])
        if bundle is None or faults:
            raise faults[0]
        head = bundle.manifest
        self._require_year(head.year, head.centre)
        came = self._came(week, How.BUNDLE, week.check_code, delivery) if week else None
        return Piece(
            report=head.check_code,
            centre=line(head.centre),
            revision=head.revision,
            part=head.part,
            parts=head.parts,
            came=came,
        )

    def _data(self, path: Path, delivery: Delivery) -> Piece:
        file = week_file.load(read_text(path, LARGEST_FILE), delivery.name)
        id_ = file.check_code or delivery.sha256
        came = self._came(file, How.DATA, id_, delivery)
        centre = line(file.notebook.week.centre.name)
        return Piece(report=came.report.id, centre=centre, revision=file.revision, came=came)

    def _came(self, file: WeekFile, how: How, id_: str, delivery: Delivery) -> Came:
        notebook = file.notebook
        week = notebook.week
        self._require_year(week.year, week.centre.name)
        if week.id == self.week.id:
            advice = "Nếu muốn lấy lại dữ liệu đó, hãy nạp bằng lệnh load."
            raise AppError("Đây là báo cáo của chính sổ này, không phải của đơn vị.", advice)
        theirs, doubts = _form_in(file)
        own = annex_of(theirs, notebook) if theirs else None
        made = recounted(notebook, theirs, self.form, own)
        if own and annex_lines(own) != file.annex and file.annex:
            doubts.append("Phụ lục gửi kèm không khớp hoạt động gửi kèm; đã tính theo hoạt động.")
        if not file.check_code:
            doubts.append("Tệp dữ liệu không có mã kiểm tra: chưa phải bản đã nộp.")
        if not made.figures:
            doubts.append("Báo cáo không có số liệu nào.")
        report = ReceivedReport(
            id=id_,
            form=week.form,
            revision=file.revision,
            check_code=file.check_code,
            how=how,
            under=self.under,
            received_at=delivery.received_at,
            figures=made.figures,
            row_notes=made.row_notes,
            doubts=bounded((*doubts, *made.doubts)),
            below=_below(file),
        )
        return Came(name=week.centre.name, week=week.id, report=report, sender=delivery.sender)

    def _require_year(self, year: int, centre: str) -> None:
        if year != self.week.year:
            message = f"Báo cáo của {quoted(line(centre))} là của năm {year}, không phải năm "
            advice = "Hãy hỏi lại đơn vị, hoặc thu vào Tuần lễ của năm đó."
            raise BadData(f"{message}{self.week.year}.", advice)


def _is_data(name: str) -> bool:
    return name.lower().endswith(".json")


def _form_in(file: WeekFile) -> tuple[Form | None, list[str]]:
    """Return the form that came along, and what is to be said where it cannot be read."""
    if not file.form_text:
        return None, []
    try:
        return read_form(file.form_text, f"{file.notebook.week.form}.toml"), []
    except BadData as error:
        return None, [f"Không đọc được mẫu của đơn vị: {error.message}"]


def _below(file: WeekFile) -> tuple[str, ...]:
    """Return the check codes of all reports that went into this one, at any depth."""
    reports = [unit.latest for unit in file.notebook.collected]
    codes = (code for r in reports if r for code in (r.check_code, *r.below) if code)
    return tuple(dict.fromkeys(codes))
