# SPDX-License-Identifier: MIT
"""The annex in the district's own spelling, and up to four lines above a signature."""

from dataclasses import replace

import pytest

from desktop.domain.errors import BadData
from desktop.domain.form.form import Form
from desktop.domain.form.paper import Signer
from desktop.domain.form.rules import check_form
from desktop.domain.form.spelling import Spelling
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.building import build_report
from desktop.domain.report.document import Report
from desktop.domain.week.records import Event
from desktop.domain.week.week import Signature
from tests.domain.weeks import QUANG_YEN, a_notebook

ORIGINAL = replace(QUANG_YEN, annex=replace(QUANG_YEN.annex, spelling=Spelling.ORIGINAL))


def report_on(form: Form) -> Report:
    shown = Event(id="a", category="reading.exhibition", title="Triển lãm sách")
    return build_report(a_notebook(shown), form, compute(form, []), None)


def labels(form: Form) -> dict[str, str]:
    annex = report_on(form).attachments[0].content
    assert isinstance(annex, Annex)
    return {row.row.code: row.row.label for row in annex.rows}


def test_the_annex_is_printed_in_the_district_s_own_spelling_by_one_choice() -> None:
    ours, theirs = labels(QUANG_YEN), labels(ORIGINAL)
    assert ours["5.2"].startswith("Trưng bày")
    assert theirs["5.2"].startswith("Trung bày")
    changed = {code for code in ours if ours[code] != theirs[code]}
    assert changed == {row.code for row in QUANG_YEN.rows if row.original}


def test_its_title_is_the_district_s_own_where_the_form_keeps_one() -> None:
    wording = replace(ORIGINAL.annex, original="SỐ LIÊU NĂM {year}")
    titled = replace(ORIGINAL, annex=wording)
    assert report_on(titled).attachments[0].title == "SỐ LIÊU NĂM 2026"
    without = replace(ORIGINAL, annex=replace(wording, original=""))
    ours = report_on(QUANG_YEN).attachments[0].title
    assert report_on(without).attachments[0].title == ours


def test_the_text_stays_in_the_corrected_spelling() -> None:
    assert report_on(ORIGINAL).body == report_on(QUANG_YEN).body


def test_a_form_that_keeps_no_original_cannot_be_printed_so() -> None:
    rows = tuple(replace(row, original="") for row in ORIGINAL.rows)
    bare = replace(ORIGINAL, rows=rows, annex=replace(ORIGINAL.annex, original=""))
    with pytest.raises(BadData, match="spelling = “original” mà không có original nào"):
        check_form(bare, "mẫu")


def test_three_lines_and_the_title_stand_above_a_signature() -> None:
    lines = "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN"
    form = replace(QUANG_YEN, signers=(Signer(key="a", title="Giám đốc", authority=lines),))
    assert report_on(form).signers[0].lines == (*lines.split("\n"), "GIÁM ĐỐC")
    own = replace(a_notebook().week, signers={"a": Signature(authority="KT. GIÁM ĐỐC")})
    notebook = replace(a_notebook(), week=own)
    report = build_report(notebook, form, compute(form, []), None)
    assert report.signers[0].lines == ("KT. GIÁM ĐỐC", "GIÁM ĐỐC")


def test_more_lines_are_refused() -> None:
    signer = Signer(key="a", title="GIÁM ĐỐC", authority="A\nB\nC\nD")
    with pytest.raises(BadData, match="người ký “a”: authority quá 3 dòng"):
        check_form(replace(QUANG_YEN, signers=(signer,)), "mẫu")
