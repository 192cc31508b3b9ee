# SPDX-License-Identifier: MIT
"""Tells whether a bundle is complete and unaltered, and whether its figures are its records'."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.exchange.annex_lines import annex_lines
from desktop.domain.exchange.week_file import WeekFile
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import annex_of
from desktop.export.bundle.reader import Verified, verify


def verify_bundle(paths: Sequence[Path]) -> Verified:
    """Check the parts of a bundle, given in any order.

    Raises:
        AppError: none of the files is a part of a bundle.
    """
    result = verify(paths)
    if result.week is not None and (fault := annex_fault(result.week)):
        return replace(result, faults=(*result.faults, fault))
    return result


def annex_fault(file: WeekFile) -> str:
    """Say what is wrong with the annex sent along; blank when the records give the same one."""
    try:
        form = read_form(file.form_text, f"{file.notebook.week.form}.toml")
    except AppError as error:
        return str(error)
    annex = annex_of(form, file.notebook)
    if annex_lines(annex) != file.annex:
        return "Số liệu phụ lục kèm theo không khớp với các hoạt động kèm theo."
    return ""
