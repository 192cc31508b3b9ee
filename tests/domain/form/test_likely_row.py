# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.form.categories import categories_by_item, category_name, category_wording
from desktop.domain.form.likely_row import likely_category
from tests.domain.weeks import QUANG_YEN


def wordings(of: str) -> dict[str, tuple[str, ...]]:
    """Return what the rows beside a category are known by."""
    (choices,) = (c for _, c in categories_by_item(QUANG_YEN) if of in {k.key for _, k in c})
    return {
        c.key: (category_wording(QUANG_YEN, c.key), category_name(row, c)) for row, c in choices
    }


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Tin học văn phòng, khóa 1", "class.staff_computing"),
        ("Nâng cao tay nghề cho công nhân đóng tàu", "class.worker_skills"),
        ("KỸ NĂNG SỐNG: an toàn trên mạng", "class.life_skills"),
        ("ky nang song lop 1", "class.life_skills"),
        ("Kỹ thuật nuôi hàu", ""),
        ("Họp", ""),
        ("", ""),
    ],
)
def test_a_title_leads_to_the_row_whose_words_it_has(title: str, category: str) -> None:
    assert likely_category(title, wordings("class.life_skills"), {}) == category


def test_words_that_two_rows_share_are_no_lead() -> None:
    rows = {"a": ("Bồi dưỡng giáo viên",), "b": ("Bồi dưỡng cán bộ",)}
    assert likely_category("Lớp bồi dưỡng", rows, {}) == ""
    assert likely_category("Bồi dưỡng cán bộ khu 5", rows, {}) == "b"


def test_a_title_much_like_an_earlier_one_goes_where_that_went() -> None:
    rows, trades = wordings("class.life_skills"), "class.rural_trades"
    before = {trades: ["Kỹ thuật nuôi hàu"], "class.literacy": ["Phòng chống đuối nước"]}
    assert likely_category("Kỹ thuật nuôi hàu, khóa 2", rows, before) == trades
    assert likely_category("Phòng chống lừa đảo trực tuyến", rows, before) == ""


def test_earlier_titles_in_two_rows_are_no_lead() -> None:
    rows = wordings("class.life_skills")
    before = {"class.rural_trades": ["Cắm hoa"], "class.worker_skills": ["Cắm hoa"]}
    assert likely_category("Cắm hoa", rows, before) == ""
