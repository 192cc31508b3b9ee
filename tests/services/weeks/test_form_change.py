# SPDX-License-Identifier: MIT
from dataclasses import replace
from pathlib import Path

from desktop.domain.form.edits.rows import delete_rows
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.week import Signature
from desktop.paths import DataFolder
from desktop.services.forms.library import FormLibrary
from desktop.services.weeks.form_change import displaced, on_form, usable_forms
from tests.builders import a_notebook, a_record, a_week
from tests.domain.weeks import shipped_form

FORM = shipped_form("quang-yen-2020")


def test_the_common_form_comes_first_and_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.forms.mkdir()
    (folder.forms / "hỏng.toml").write_text("id = ", encoding="utf-8")
    ids = [form.id for form in usable_forms(FormLibrary(folder))]
    assert ids == ["chung", "gia-lam-2022", "quang-yen-2020"]


def test_nothing_is_displaced_on_a_form_with_the_same_rows() -> None:
    assert displaced(a_notebook(), FORM, FORM) == ""


def test_what_another_form_has_no_place_for_is_counted() -> None:
    notebook = a_notebook(
        records=(a_record(id="a"), a_record(id="b"), a_record("funding")),
        sections={"foreword": SectionText(text="Lời mở"), "blank": SectionText(text=" ")},
        row_notes={"99": "Ghi chú"},
    )
    rows = tuple(replace(row, categories=()) if row.code == "1.13" else row for row in FORM.rows)
    assert displaced(notebook, FORM, replace(FORM, rows=rows)) == (
        "2 hoạt động cần chọn lại dòng trong phụ lục, 1 đoạn báo cáo không có mục để in "
        "và 1 ghi chú của phụ lục không có dòng để in"
    )


def test_a_category_of_another_kind_is_no_place() -> None:
    notebook = a_notebook(records=(a_record(category="news"),))
    assert displaced(notebook, FORM, FORM).startswith("1 ")


def test_a_remark_whose_row_is_gone_is_told_though_another_row_bears_its_code() -> None:
    at = [row.code for row in FORM.rows].index("2")
    loss = displaced(a_notebook(row_notes={"2": "Tin"}), FORM, delete_rows(FORM, [at]).form)
    assert loss.endswith("1 ghi chú của phụ lục không có dòng để in")


def test_the_week_moves_with_who_signs() -> None:
    moved = on_form(a_week(signers={"chair": Signature(name="B")}), FORM)
    assert moved.form == FORM.id
    assert moved.signers == {"director": Signature(name="B")}
