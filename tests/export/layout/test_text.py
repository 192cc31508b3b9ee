# SPDX-License-Identifier: MIT
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.layout.decree import SUBJECT
from desktop.export.layout.fonts import text_width
from desktop.export.layout.text import balanced, drawable, paragraph, paragraphs
from desktop.export.pdf.styles import TEXT_WIDTH, body_style

titles = st.lists(st.text("aăâbcđeêốớƯ", min_size=1, max_size=12), max_size=60).map(" ".join)


def test_text_is_composed() -> None:
    text = "Nguyễn Thị Tuyết"
    assert drawable(unicodedata.normalize("NFD", text)) == text


def test_a_character_without_glyph_is_seen_to_be_lost() -> None:
    assert drawable("lớp 😀 đông 漢") == "lớp □ đông □"


def test_what_has_no_shape_goes() -> None:
    assert drawable("a\x00\x1b\u200db\tc\nd") == "ab c d"


@pytest.mark.parametrize("text", ["<b>đậm</b>", "&amp;", "<img src='x'/>", "<br/>", "]]>", "&#65;"])
def test_markup_stays_text(text: str) -> None:
    made = paragraph(text, body_style(SUBJECT))
    assert [fragment.text for fragment in made.frags] == [text]


def test_an_address_cannot_break_out_of_its_link() -> None:
    address = "https://a.vn/\"/><img src='x'/>&amp;"
    made = paragraph("xem", body_style(SUBJECT), address=address)
    assert [fragment.text for fragment in made.frags] == ["xem"]
    assert [link for _, link in made.frags[0].link] == [address]


def test_every_line_is_a_paragraph() -> None:
    made = paragraphs("một\r\nhai\n\nba", body_style(SUBJECT))
    assert [one.frags[0].text for one in made] == ["một", "hai", "", "ba"]


@given(titles)
def test_a_balanced_title_keeps_every_word(title: str) -> None:
    assert " ".join(balanced(title, SUBJECT, TEXT_WIDTH)).split() == drawable(title).split()


@given(titles)
def test_a_balanced_title_keeps_to_the_width(title: str) -> None:
    for line in balanced(title, SUBJECT, TEXT_WIDTH):
        assert text_width(line, SUBJECT) <= TEXT_WIDTH


def test_a_balanced_title_parts_no_word_of_two_syllables() -> None:
    title = "TRUNG TÂM HỌC TẬP CỘNG ĐỒNG PHƯỜNG HÀ AN"
    assert balanced(title, SUBJECT, 220) == ["TRUNG TÂM HỌC TẬP", "CỘNG ĐỒNG PHƯỜNG HÀ AN"]
