# SPDX-License-Identifier: MIT
"""Writes the workbook of a submission's figures by unit beside its folder."""

from pathlib import Path

from desktop.domain.exchange.annex_lines import figures_in
from desktop.domain.report.by_unit import by_unit
from desktop.services.submission.report_content import content_sent
from desktop.services.submission.submission import Submission

_NAME = "{}-theo-don-vi.xlsx"


def write_by_unit(submission: Submission) -> Path:
    """Write the table of units for a revision as it was made, and return where it lies.

    Raises:
        AppError: it cannot be written there.
    """
    from desktop.export.xlsx.by_unit import write_by_unit_xlsx

    content = content_sent(submission.revision)
    collected, own = content.notebook.collected, content.notebook.week.centre.name
    table = by_unit(content.form, figures_in(content.annex), collected, own)
    target = submission.folder.with_name(_NAME.format(submission.folder.name))
    week = content.notebook.week
    write_by_unit_xlsx(table, target, week.signed_on or week.ends)
    return target
