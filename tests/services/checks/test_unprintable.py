# SPDX-License-Identifier: MIT
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.week.notebook import Notebook, SectionText
from desktop.export.layout.fonts import missing_glyphs
from desktop.paths import DataFolder
from desktop.services.checks.checking import findings
from desktop.services.checks.unprintable import _SURELY_PRINTED, unprintable
from desktop.services.workspace import open_workspace
from tests.builders import a_notebook, a_photo, a_record, a_week, saving


def test_ordinary_vietnamese_is_printed() -> None:
    assert list(unprintable(a_notebook())) == []


def test_what_will_be_a_box_is_told_where_it_stands() -> None:
    notebook = Notebook(
        week=a_week(),
        records=(a_record(title="Ngày hội 😀 漢", place="Sân 漢"),),
        photos=(a_photo(caption="😀"),),
        sections={"direction": SectionText(text="Đã chỉ đạo 😀")},
    )
    found = list(unprintable(notebook))
    assert [(p.record, p.photo, p.section, p.field) for p in found] == [
        (None, None, "direction", ""),
        ("training_class", None, None, "title"),
        ("training_class", None, None, "place"),
        (None, "anh-1", None, ""),
    ]
    assert found[1].message == "Có ký tự không in được: 😀 漢; trên giấy sẽ thành □."


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_it_tells_exactly_what_the_font_lacks(text: str) -> None:
    told = list(unprintable(Notebook(week=a_week(), records=(a_record(title=text, place=""),))))
    assert bool(told) is bool(missing_glyphs(text))


def test_no_font_is_asked_where_there_is_no_need() -> None:
    letters = [chr(n) for n in range(sys.maxunicode) if _SURELY_PRINTED.fullmatch(chr(n))]
    assert missing_glyphs("".join(letters)) == ()


def test_the_clerk_is_told_before_printing(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.save_notebook(a_notebook())
        week = workspace.store.week()
        workspace.store.write(week.id, saving(replace(a_record(), title="Hội thi 😀")))
        told = [f.problem.code for f in findings(workspace, week)]
    assert told.count("unprintable") == 1
