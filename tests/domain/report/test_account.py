# SPDX-License-Identifier: MIT
import re
from dataclasses import replace

import pytest

from desktop.domain.form.form import Category, Form, Row, Section, SectionSource
from desktop.domain.form.measures import Measure
from desktop.domain.report.draft import draft_section, written_section
from desktop.domain.vietnamese import Region
from desktop.domain.vietnamese.lettering import POINTS
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Funding, NewsItem, OtherItem, Record, Source, State
from tests.domain.weeks import GIA_LAM, QUANG_YEN, a_class, a_notebook, a_week, an_event, sample

BUDGET = Funding(id="b", category="funding", title="Ngân sách phường", amount=15_000_000)
GIFT = Funding(
    id="g", category="funding", title="Công ty A", amount=5_000_000, source=Source.OTHER_SOURCE
)


def section(key: str, form: Form = QUANG_YEN) -> Section:
    return next(s for s in form.sections if s.key == key)


def account(*records: Record) -> list[str]:
    """Return the drafted lines about these records, without the opening."""
    return draft_section(section("activities"), a_notebook(*records), QUANG_YEN).split("\n")[1:]


def funding(*records: Record, region: Region = Region.NORTH) -> list[str]:
    notebook = a_notebook(*records, week=a_week(number_words=region))
    return draft_section(section("funding"), notebook, QUANG_YEN).split("\n")


def test_the_account_opens_with_when_and_under_what_theme() -> None:
    notebook = a_notebook(a_class(), week=a_week(theme="Học tập suốt đời"))
    first = draft_section(section("activities"), notebook, QUANG_YEN).split("\n")[0]
    assert first == (
        "Tuần lễ được tổ chức từ ngày 01 đến ngày 07/10/2026 với chủ đề “Học tập suốt đời”."
    )


def test_one_record_on_a_row_is_told_with_its_figures_once() -> None:
    assert account(a_class()) == [
        "a) Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ: 01 lớp.",
        "- Tổng số người tham gia: 12 người.",
        "- Xóa mù chữ (ngày 02/10, tại Nhà văn hóa khu 5), 01 lớp, 12 người.",
    ]


def test_a_row_is_named_before_a_title_that_does_not_name_it() -> None:
    assert account(an_event(title="Chạy việt dã"))[1] == (
        "- Hoạt động thể dục thể thao: Chạy việt dã (ngày 03/10, tại sân vận động phường), "
        "01 cuộc, 100 người."
    )


def test_several_records_on_a_row_are_summed_up_and_named() -> None:
    second = an_event(id="event-2", title="Kéo co", starts=None, place="", people=80)
    assert account(an_event(), second)[1] == (
        "- Hoạt động thể dục thể thao: 02 cuộc, 180 người, gồm: "
        "Chạy việt dã (ngày 03/10, tại sân vận động phường, 100 người) và Kéo co (80 người)."
    )


def test_a_record_on_the_item_itself_is_named_under_it() -> None:
    lines = account(NewsItem(id="n", category="news", title="Bài trên Cổng", sessions=5))
    assert lines == [
        "a) Số tin bài về các hoạt động của Tuần lễ: 05 tin, bài.",
        "- Bài trên Cổng.",
    ]


def test_an_item_without_figures_introduces_what_it_holds() -> None:
    lines = account(OtherItem(id="o", category="other", title="Diễu hành", quantity=2, unit="lượt"))
    assert lines == ["a) Các nội dung khác:", "- Diễu hành (02 lượt)."]


def test_items_without_records_take_no_letter() -> None:
    heads = [line[:2] for line in account(an_event(), a_class()) if not line.startswith("-")]
    assert heads == ["a)", "b)"]


def test_only_what_was_held_is_told() -> None:
    planned, cancelled = (
        a_class(id=state, state=state) for state in (State.PLANNED, State.CANCELLED)
    )
    assert account(planned, cancelled) == []


def classes_in_three_levels() -> Form:
    """Return a form whose first item has its literacy classes on a row of the third level."""
    top, second, third = (QUANG_YEN.row(code) for code in ("1", "1.2", "1.13"))
    pair = {"sessions": Measure(sum="sessions"), "people": Measure(sum="people")}
    top = replace(top, unit="buổi")
    rows = (top, replace(second, cells=pair), replace(third, code="1.2.1", number="a"))
    return replace(QUANG_YEN, rows=rows)


def deep(*records: Record) -> list[str]:
    form = classes_in_three_levels()
    return draft_section(section("activities"), a_notebook(*records), form).split("\n")[1:]


def test_a_deeper_row_stands_under_its_own_with_a_plus() -> None:
    staff = a_class(id="2", category="class.staff_profession", title="Kế toán", place="", people=8)
    _head, second, third = deep(a_class(), staff)
    assert second.endswith(": 02 lớp, 20 người, trong đó Kế toán (ngày 02/10, 08 người).")
    assert third == "+ Xóa mù chữ (ngày 02/10, tại Nhà văn hóa khu 5), 01 lớp, 12 người."


def test_a_row_that_only_gathers_deeper_ones_is_told_before_them() -> None:
    head, second, third = deep(a_class())
    assert head.endswith(": 01 buổi.")
    assert second.startswith("- ")
    assert second.endswith(": 01 lớp, 12 người.")
    assert third.startswith("+ ")


def test_entries_that_are_counted_one_by_one_are_named_without_their_figures() -> None:
    counted = replace(QUANG_YEN.row("2"), cells={"sessions": Measure(count="records")})
    form = replace(QUANG_YEN, rows=(counted,))
    news = [NewsItem(id=n, category="news", title=f"Bài {n}", sessions=9) for n in "AB"]
    lines = draft_section(section("activities"), a_notebook(*news), form).split("\n")[1:]
    assert lines == [
        "a) Số tin bài về các hoạt động của Tuần lễ: 02 tin, bài.",
        "- Gồm: Bài A và Bài B.",
    ]


def test_what_the_annex_counts_is_told_also_on_a_row_of_another_kind() -> None:
    head, people, line = account(an_event(category="class.literacy"))
    assert (head[-8:], people[-10:]) == (" 01 lớp.", "100 người.")
    assert line.startswith("- Xóa mù chữ: Chạy việt dã (")


def test_money_is_told_in_the_section_for_it_and_nowhere_else() -> None:
    assert account(BUDGET, GIFT) == []


def test_a_section_confined_to_rows_tells_of_no_others() -> None:
    confined = replace(section("activities"), rows=("6",))
    text = draft_section(confined, a_notebook(a_class(), an_event()), QUANG_YEN)
    assert text.startswith("Tổ chức hoạt động văn nghệ")
    assert "Xóa mù chữ" not in text


def test_the_letters_are_the_decrees_and_run_out_into_dashes() -> None:
    one = {"sessions": Measure(sum="sessions")}
    rows = tuple(
        Row(code=str(n), label="Lớp", categories=(Category(key=f"c{n}", kind="training_class"),))
        for n in range(len(POINTS) + 2)
    )
    form = replace(QUANG_YEN, rows=tuple(replace(row, cells=one) for row in rows))
    classes = [a_class(id=str(n), category=f"c{n}") for n in range(len(rows))]
    text = draft_section(section("activities"), a_notebook(*classes), form)
    heads = re.findall(r"^(\w\)|-) Lớp: 01 lớp\.$", text, re.MULTILINE)
    assert heads == [*(f"{letter})" for letter in POINTS), "-", "-"]
    assert POINTS.startswith("abcdđeg")


def test_funding_is_told_by_source_in_figures_and_words() -> None:
    budget, gift = funding(BUDGET, GIFT)
    assert budget == "- Ngân sách nhà nước: 15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng)."
    assert gift == (
        "- Ngân sách hỗ trợ, vận động từ doanh nghiệp và các nguồn hợp pháp khác: "
        "5.000.000 đồng (Bằng chữ: Năm triệu đồng), do Công ty A hỗ trợ."
    )


def test_several_payers_are_named() -> None:
    second = replace(GIFT, id="h", title="Các hộ", amount=500_000)
    assert funding(GIFT, second)[0].endswith(
        ", gồm: Công ty A (5.000.000 đồng) và các hộ (500.000 đồng)."
    )


def test_a_payment_of_unknown_amount_is_named_and_the_sum_says_so() -> None:
    unknown = replace(GIFT, id="h", title="Các hộ", amount=None)
    assert funding(GIFT, unknown)[0].endswith(
        ": ít nhất 5.000.000 đồng (Bằng chữ: Năm triệu đồng), gồm: Công ty A (5.000.000 đồng) "
        "và các hộ (chưa rõ số tiền)."
    )
    assert funding(unknown)[0].endswith(": chưa rõ số tiền, do các hộ hỗ trợ.")


def test_nought_and_unknown_is_at_least_nought() -> None:
    nought, unknown = replace(GIFT, amount=0), replace(GIFT, id="h", amount=None)
    assert funding(nought, unknown)[0].endswith(
        ": ít nhất 0 đồng, gồm: Công ty A và Công ty A (chưa rõ số tiền)."
    )
    assert funding(nought)[0].endswith(": 0 đồng.")


def test_the_south_has_its_own_words_for_money() -> None:
    assert "năm trăm ngàn" in funding(replace(GIFT, amount=1_500_000), region=Region.SOUTH)[0]


def test_the_annex_and_the_evidence_are_announced_in_the_forms_words() -> None:
    for form, key in ((QUANG_YEN, "figures"), (GIA_LAM, "evidence")):
        announced = draft_section(section(key, form), a_notebook(), form)
        assert announced == section(key, form).text != ""


def written(text: str, base: str = "") -> tuple[str, bool, tuple[str, ...]]:
    own = {"activities": SectionText(text=text, base=base)}
    now = written_section(section("activities"), a_notebook(a_class(), sections=own), QUANG_YEN)
    return now.text, now.is_edited, now.outdated


def test_typed_text_without_a_draft_stands_as_typed() -> None:
    assert written("Đã tổ chức tốt.") == ("Đã tổ chức tốt.", True, ())


def test_an_edited_draft_follows_the_records() -> None:
    notebook = a_notebook(a_class(people=11))
    base = draft_section(section("activities"), notebook, QUANG_YEN)
    text, is_edited, outdated = written(f"{base}\nBà con rất phấn khởi.", base)
    assert "12 người" in text
    assert "11 người" not in text
    assert (text.endswith("Bà con rất phấn khởi."), is_edited, outdated) == (True, True, ())


def test_what_was_edited_under_other_wording_stays_and_the_rest_is_told_as_now() -> None:
    base = "\n".join(
        (
            "Tuần lễ được tổ chức từ ngày 01 đến ngày 07/10/2026 với chủ đề “Học”.",
            "a) Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ: 01 lớp, 12 lượt người tham gia.",
            "- Xóa mù chữ (ngày 02/10, tại Nhà văn hóa khu 5), 01 lớp, 12 lượt người tham gia.",
        )
    )
    now = draft_section(section("activities"), a_notebook(a_class()), QUANG_YEN).split("\n")
    text, _is_edited, outdated = written(f"{base}\nBà con rất phấn khởi.", base)
    assert text.split("\n") == [*now, "Bà con rất phấn khởi."]
    assert outdated == ()
    text, _is_edited, outdated = written(base.replace("12 lượt người", "rất đông người", 1), base)
    assert "01 lớp, rất đông người tham gia." in text
    assert outdated == (now[1],)


def test_a_draft_taken_back_is_no_longer_edited() -> None:
    base = draft_section(section("activities"), a_notebook(a_class(people=11)), QUANG_YEN)
    assert written(base, base)[1] is False


@pytest.fixture(scope="module")
def the_sample() -> Notebook:
    return sample()


def test_the_sample_is_told_in_whole_sentences(the_sample: Notebook) -> None:
    lines = draft_section(section("activities"), the_sample, QUANG_YEN).split("\n")
    assert len(lines) == 39
    for line in lines:
        assert re.match(r"(Tuần lễ|\w\)|-) ", line)
        assert line[-1] in ".:"
        assert not re.search(r"  |\(\)|,,| ,|\.\.|None|\(,", line)


def test_the_figures_told_of_the_sample_are_those_of_the_annex(the_sample: Notebook) -> None:
    text = draft_section(section("activities"), the_sample, QUANG_YEN)
    for figure in (
        "15 lớp.",
        "830 người.",
        "14 tin, bài.",
        "557 quyển/tờ.",
        "1.245 quyển.",
        "334 người,",
    ):
        assert figure in text


def test_nothing_is_told_by_a_heading_or_a_section_nobody_typed() -> None:
    assert draft_section(section("assessment"), a_notebook(a_class()), QUANG_YEN) == ""
    assert section("direction").source is SectionSource.TYPED
    assert draft_section(section("direction"), a_notebook(a_class()), QUANG_YEN) == ""
