# SPDX-License-Identifier: MIT
"""A form edited step by step is written, read and read again the same, with its comments."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import BadData
from desktop.domain.form.edits.edited import Edit
from desktop.domain.form.edits.parts import add_part, delete_parts, move_parts, set_part, set_words
from desktop.domain.form.edits.rows import (
    delete_rows,
    fold_rows,
    indent_rows,
    move_rows,
    outdent_rows,
    set_cell,
    set_row,
    step_rows,
)
from desktop.domain.form.edits.ways import ways_to_count
from desktop.domain.form.form import Form
from desktop.domain.form.new_parts import new_quantity, new_section, new_signer
from desktop.domain.form.reading import read_form
from desktop.domain.form.rules import check_form
from desktop.domain.report.annex import compute, recomputed
from desktop.domain.report.facts import facts_of
from desktop.domain.week.kinds import KINDS
from desktop.paths import DataFolder, resources
from desktop.services.forms.history import History, file_of
from desktop.services.forms.library import FormFile, FormLibrary
from desktop.services.forms.own_forms import copied, to_edit
from desktop.services.forms.proposing import with_kind, with_typed_column, with_typed_section
from desktop.services.forms.rewriting import rewritten_text
from desktop.services.forms.typed_rows import typed_row, with_typed_rows
from tests.domain.report.test_told_figures import DATA
from tests.domain.weeks import sample, shipped_form

if TYPE_CHECKING:
    from collections.abc import Callable

COMMON = shipped_form("chung")
WORDS = st.text("aăâ ÁỆ1.,;()“”\"'\\/&<{}#=[]\t", min_size=0, max_size=12)
SETTERS = ("label", "number", "unit", "short")
FORMS = ("chung", *(path.stem for path in sorted(DATA.glob("*-2027.toml"))))
"""Forms in which all words of the vocabulary occur, most of them beyond what the window edits."""

FACTS = tuple(facts_of(sample().records))
LISTS = ("columns", "quantities", "sections", "signers")


def shipped(name: str = "chung") -> FormFile:
    folder = resources() / "forms" if name == "chung" else DATA
    text = (folder / f"{name}.toml").read_text(encoding="utf-8")
    return FormFile(read_form(text, name), text)


def file_now(history: History) -> FormFile:
    return file_of(history.opened, history.now)


def any_edit(data: st.DataObject, form: Form) -> Edit:
    """Return an edit that the window could ask for, sensible or not."""

    def place(many: int) -> int:
        return data.draw(st.integers(0, max(many - 1, 0)))

    rows, name = len(form.rows), data.draw(st.sampled_from(LISTS))
    at, words = place(rows), data.draw(WORDS)
    parts = [place(len(getattr(form, name)))] if getattr(form, name) else []
    some = sorted(data.draw(st.sets(st.integers(0, rows - 1), min_size=1, max_size=3)))
    column = form.columns[place(len(form.columns))].key
    ways = ways_to_count(form, at, column)
    edits: list[Callable[[Form], object]] = [
        partial(delete_rows, places=some),
        partial(move_rows, places=some, to=place(rows + 1)),
        partial(step_rows, places=some, by=data.draw(st.sampled_from((-1, 1)))),
        partial(indent_rows, places=some),
        partial(outdent_rows, places=some),
        partial(fold_rows, places=some[:1]),
        partial(set_row, at=at, name=data.draw(st.sampled_from(SETTERS)), text=words),
        partial(set_cell, at=at, column=column, measure=None),
        partial(set_cell, at=at, column=column, measure=ways[place(len(ways))] if ways else None),
        partial(with_kind, at=at, kind=data.draw(st.sampled_from(["", *KINDS]))),
        partial(with_typed_rows, after=at, text=words, known=[]),
        partial(with_typed_column, after=None, text=words),
        partial(delete_parts, name=name, places=parts),
        partial(move_parts, name=name, places=parts, to=place(len(getattr(form, name)) + 1)),
        partial(set_words, name="sending.addressees", value=(words,)),
        partial(set_words, name="report.opening", value=words),
        partial(set_part, name="sections", at=place(len(form.sections)), level=place(3) + 1),
        partial(set_part, name="signers", at=place(len(form.signers)), authority=words),
        partial(add_quantity, words=words),
        partial(add_section, words=words),
        partial(add_signer, words=words),
    ]
    return edits[place(len(edits))]  # type: ignore[return-value] # all of them are


def add_quantity(form: Form, words: str) -> object:
    taken = {q.key for q in form.quantities}
    return add_part(form, "quantities", None, new_quantity(words, "bài", "event", taken))


def add_section(form: Form, words: str) -> object:
    taken = [s.key for s in form.sections]
    return add_part(form, "sections", None, new_section(words, "", 2, taken))


def add_signer(form: Form, words: str) -> object:
    return add_part(form, "signers", None, new_signer(words, [s.key for s in form.signers]))


@given(st.data(), st.sampled_from(FORMS))
@settings(max_examples=25, deadline=None)
def test_after_any_edits_a_form_is_written_and_read_again_the_same(
    data: st.DataObject, name: str
) -> None:
    history = History(shipped(name))
    forms, annex = [history.form], compute(history.form, FACTS)
    for _ in range(data.draw(st.integers(1, 6))):
        edit = any_edit(data, history.form)
        with suppress(BadData):
            history.do("Sửa", edit)
        annex = recomputed(annex, forms[-1], history.form, FACTS)
        assert annex == compute(history.form, FACTS)
        check_form(history.form, "x")
        if history.form != forms[-1]:
            forms.append(history.form)
    file = file_now(history)
    assert read_form(file.text, "x") == file.form == forms[-1]
    assert file.text.startswith(history.opened.text[:40])
    for form in reversed(forms[:-1]):
        history.undo()
        assert history.form == form
    assert file_now(history).text == history.opened.text
    for form in forms[1:]:
        history.redo()
        assert history.form == form


COMMENTED = """# Mẫu của xã, ghi bởi chị Hoa
format = 1
id = "xa-a"
version = 1
name = "Mẫu xã A"   # tên ngắn

[report]
subject = "Kết quả"
opening = "{centre} báo cáo:" # câu mở đầu

[annex]
title = "SỐ LIỆU"

# ---- Cột ----

[[columns]]
key = "sessions"
label = "Lớp"

# ---- Dòng ----

# theo công văn số 5
[[rows]]
code = "1"
number = "1"
label = "Xóa mù chữ"  # giữ nguyên chữ
categories = [{ key = "class.literacy", kind = "training_class" }]
cells.sessions = { sum = "sessions" } # đếm lớp

# hỏi lại phòng
[[rows]]
code = "2"
number = "2"
label = "Hội sách"
categories = [
  { key = "reading.fair", kind = "event" },   # một loại
]
[rows.cells]
sessions = { sum = "sessions" }

[[sections]]
key = "all"
title = "Kết quả"
source = "account"

[[signers]]
key = "director"
title = "GIÁM ĐỐC"
# hết
"""


def test_comments_go_with_what_they_stand_over() -> None:
    form = read_form(COMMENTED, "x")
    made = step_rows(form, [1], -1)
    text = rewritten_text(COMMENTED, form, made.form, made.codes)
    assert read_form(text, "x") == made.form
    assert '# ---- Dòng ----\n\n# hỏi lại phòng\n[[rows]]\ncode = "1"' in text
    assert '# theo công văn số 5\n[[rows]]\ncode = "2"' in text
    for comment in (
        "# Mẫu của xã",
        "# tên ngắn",
        "# câu mở",
        "# giữ nguyên",
        "# một loại",
        "# hết",
    ):
        assert comment in text


def test_only_what_was_edited_is_written_otherwise() -> None:
    form = read_form(COMMENTED, "x")
    made = set_row(form, 0, "label", "Xóa mù chữ cho người lớn")
    text = rewritten_text(COMMENTED, form, made.form, made.codes)
    assert text == COMMENTED.replace('"Xóa mù chữ"', '"Xóa mù chữ cho người lớn"')


def test_a_comment_goes_with_its_row_and_comes_back_with_it() -> None:
    form = read_form(COMMENTED, "x")
    history = History(FormFile(form, COMMENTED))
    history.do("Xóa", lambda f: delete_rows(f, [0]))
    assert "công văn số 5" not in file_now(history).text
    assert "# ---- Dòng ----" in file_now(history).text
    history.undo()
    assert file_now(history).text == COMMENTED


def test_a_text_that_nobody_would_write_is_still_written_right() -> None:
    text = COMMENTED.replace('title = "SỐ LIỆU"', 'title = """\n[[rows]]\nSỐ LIỆU"""')
    form = read_form(text, "x")
    made = set_row(form, 0, "label", "Khác")
    assert read_form(rewritten_text(text, form, made.form, made.codes), "x") == made.form


def test_a_table_head_within_a_text_is_no_table() -> None:
    text = COMMENTED.replace('title = "SỐ LIỆU"', 'title = """\n[[rows]] theo công văn\nSỐ LIỆU"""')
    form = read_form(text, "x")
    made = set_row(form, 0, "label", "Khác")
    written = rewritten_text(text, form, made.form, made.codes)
    assert read_form(written, "x") == made.form
    assert "# hỏi lại phòng" in written


def test_comments_stay_where_each_figure_of_a_row_gives_way_to_another() -> None:
    """Money across two columns moves to the second as the first goes, in rows that moved too."""
    history = History(shipped())
    for _ in range(3):
        history.do("Xóa", partial(delete_rows, places=[0]))
    history.do("Xóa", partial(delete_parts, name="columns", places=[0]))
    text = file_now(history).text
    assert read_form(text, "x") == history.form
    assert text.startswith("# Mẫu chung cho mọi địa phương")


@pytest.mark.parametrize("name", FORMS)
def test_comments_stay_whichever_figure_goes_or_is_another(name: str) -> None:
    opened = shipped(name)
    for at, row in enumerate(opened.form.rows):
        for column in row.cells:
            for measure in (None, *ways_to_count(opened.form, at, column)[-1:]):
                try:
                    made = set_cell(opened.form, at, column, measure)
                except BadData:
                    continue
                text = rewritten_text(opened.text, opened.form, made.form, made.codes)
                assert read_form(text, name) == made.form
                assert text.startswith(opened.text[:40])


def test_letters_typed_in_a_row_are_one_step() -> None:
    history = History(shipped())
    for text in ("L", "Lớ", "Lớp"):
        history.do("Sửa", partial(set_row, at=0, name="label", text=text), merge="0/label")
    history.do("Sửa", partial(set_row, at=1, name="label", text="K"), merge="1/label")
    history.undo()
    assert history.form.rows[0].label == "Lớp"
    history.undo()
    assert history.form == COMMON
    assert (history.undo_label, history.redo_label) == ("", "Sửa")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.1 Kỹ năng số; lớp/người", ("1.1", "Kỹ năng số", "lớp/người")),
        ("a) Số bài dự thi ; bài", ("a)", "Số bài dự thi", "bài")),
        ("II. Hội sách", ("II", "Hội sách", "")),
        ("2\tHội sách\tcuộc\t\t", ("2", "Hội sách", "cuộc")),
        ("\tHội sách\tcuộc", ("", "Hội sách", "cuộc")),
        ("30 năm thành lập", ("", "30 năm thành lập", "")),
        ("Hội sách | cuộc", ("", "Hội sách", "cuộc")),
    ],
)
def test_a_row_is_typed_on_one_line(text: str, parts: tuple[str, str, str]) -> None:
    typed = typed_row(text)
    assert (typed.number, typed.label, typed.unit) == parts


def test_typed_rows_count_what_their_words_say() -> None:
    rows = """8. Cuộc thi viết; cuộc/người
a) Số bài dự thi; bài
b) Số giải; giải
Tổng cộng; cuộc/người"""
    form = replace(COMMON, rows=COMMON.rows[:1], sections=COMMON.sections[:2])
    made = with_typed_rows(form, 0, rows, [COMMON]).form
    shown = [(r.code, r.number, r.label, {m.sum for m in r.cells.values()}) for r in made.rows[1:]]
    assert shown == [
        ("8", "8", "Cuộc thi viết", {"sessions", "people"}),
        ("8.a", "a)", "Số bài dự thi", {"so_bai_du_thi"}),
        ("8.b", "b)", "Số giải", {"so_giai"}),
        ("3", "", "Tổng cộng", {None}),
    ]
    assert [(q.label, q.unit, q.kinds) for q in made.quantities] == [
        ("Số bài dự thi", "bài", ("event",)), ("Số giải", "giải", ("event",))
    ]  # fmt: skip
    assert made.row("3").cells["sessions"].total_of == ("1", "8")


def test_pasted_rows_are_the_same_as_those_typed_one_by_one() -> None:
    rows = """Lớp mới; lớp/người
12. Khác; lần
12.1 Con; cuộc/người
a) Cháu; cuộc
Không số; buổi
Tổng cộng; lần/người
B. Phần hai
1\tMột nữa\tcuộc
1.1\tSố người tham gia\tngười"""
    for after in (None, 0, 1, len(COMMON.rows) // 2):
        pasted = with_typed_rows(COMMON, after, rows, [COMMON])
        form, at = COMMON, after
        for typed in rows.splitlines():
            made = with_typed_rows(form, at, typed, [COMMON])
            form, at = made.form, made.chosen[-1]
        assert (pasted.form, list(pasted.chosen)) == (form, [at])


def test_a_hundred_pasted_rows_are_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Form] = []
    monkeypatch.setattr(
        "desktop.domain.form.edits.edited.check_form", lambda f, *_: checked.append(f)
    )
    with_typed_rows(COMMON, None, "\n".join(f"Hội thi {n}; cuộc" for n in range(100)), [COMMON])
    assert len(checked) == 1


def test_a_pasted_row_without_a_unit_only_heads_the_rows_beneath_it() -> None:
    rows = "12. Phần mới\n12.1 Lớp tin học; lớp/người\n13. Hội thi\na) Số người tham gia; người"
    made = with_typed_rows(COMMON, None, rows, [COMMON]).form
    head, asked = made.row("12"), made.row("13")
    assert (head.cells, head.categories) == ({}, ())
    assert [category.kind for category in asked.categories] == ["event"]
    assert {m.scope for m in made.row("13.a").cells.values()} == {"13"}


def test_a_typed_section_lies_as_deep_as_its_number_says() -> None:
    form = COMMON
    for text in ("III. Kiến nghị", "1. Với xã", "a) Kinh phí", "2/ Với tỉnh", "1.1. Con người"):
        form = with_typed_section(form, None, text).form
    shown = [(s.number, s.level) for s in form.sections[-5:]]
    assert shown == [("III", 1), ("1", 2), ("a", 3), ("2", 2), ("1.1", 3)]


def test_a_typed_total_of_a_part_adds_up_that_part() -> None:
    rows = (
        "I. Ban ngày\n1. Tiếng Anh; lớp\n2. Tin học; lớp\nCộng I; lớp\nII. Buổi tối\n1. Bổ túc; lớp"
    )
    made = with_typed_rows(COMMON, None, rows, [COMMON]).form
    total = next(row for row in made.rows if row.label == "Cộng I")
    assert (total.code, total.cells["sessions"].total_of) == ("I.3", ("I.1", "I.2"))


def test_a_typed_total_adds_up_what_stands_beneath_an_item_without_figures() -> None:
    rows = """I. Tuyên truyền
1. Tin, bài; tin
2. Băng rôn; cái
II. Tọa đàm; cuộc/người
1. Tọa đàm của tổ dân phố; cuộc/người
Tổng cộng; cuộc/người"""
    form = replace(COMMON, rows=COMMON.rows[:1], sections=COMMON.sections[:2])
    form = delete_rows(with_typed_rows(form, 0, rows, [COMMON]).form, [0]).form
    total = form.rows[-1]
    assert [(r.code, r.label) for r in form.rows[:2]] == [
        ("I", "Tuyên truyền"),
        ("I.1", "Tin, bài"),
    ]
    assert total.cells["sessions"].total_of == ("I.1", "I.2", "II")
    assert total.cells["people"].total_of == ("II",)
    chosen = [way.total_of for way in ways_to_count(form, len(form.rows) - 1, "sessions")]
    assert ("I.1", "I.2", "II") in chosen


def test_the_kind_that_a_row_has_is_chosen_again_without_effect() -> None:
    for at, row in enumerate(COMMON.rows):
        if len(row.categories) <= 1:
            kind = row.categories[0].kind if row.categories else ""
            assert with_kind(COMMON, at, kind).form == COMMON


def test_a_new_column_counts_at_once_what_its_name_says() -> None:
    made = with_typed_column(COMMON, None, "Số lượng; Trong đó nữ").form
    assert made.columns[-1].group == "Số lượng"
    women = {r.code: r.cells["women"] for r in made.rows if "women" in r.cells}
    assert women["1.1"].scope == "1"
    assert women["8.2"].where == {"recipient": "individual"}
    assert "9.1" not in women
    assert "2" not in women


def test_the_shipped_and_the_used_are_edited_as_copies_and_own_ones_as_they_are(
    tmp_path: Path,
) -> None:
    library = FormLibrary(DataFolder(tmp_path))
    copy = to_edit(library, "chung", used=())
    assert (copy.form.id, copy.form.version) == ("mau-chung-ban-sua", 1)
    assert copy.text.startswith("# Mẫu chung cho mọi địa phương")
    library.put(copy)
    assert to_edit(library, copy.form.id, used=()) == copy
    again = to_edit(library, copy.form.id, used={copy.form.id})
    assert again.form.id not in library.ids()
    assert copied(copy, library, "Mẫu chung (bản sửa)").form.id == "mau-chung-ban-sua-2"


def test_an_own_form_is_put_in_the_place_of_itself(tmp_path: Path) -> None:
    library = FormLibrary(DataFolder(tmp_path))
    history = History(to_edit(library, "chung", used=()))
    library.put(file_now(history))
    history.do("Sửa", partial(set_row, at=0, name="label", text="Lớp học"))
    library.put(file_now(history))
    assert len(list(DataFolder(tmp_path).forms.glob("*.toml"))) == 1
    assert library.get("mau-chung-ban-sua").form.rows[0].label == "Lớp học"
    library.remove("mau-chung-ban-sua")
    assert "mau-chung-ban-sua" not in library.ids()
