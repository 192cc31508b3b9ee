# SPDX-License-Identifier: MIT
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.layout.safe_text import printable, property_text, web_address

SOME_XML = Document()


@given(st.text())
def test_any_text_becomes_one_that_xml_can_hold(text: str) -> None:
    shown = printable(text)
    assert SOME_XML.add_paragraph(shown).text == shown


def test_vietnamese_and_emoji_pass_and_line_breaks_become_one_kind() -> None:
    assert printable("Xóa mù chữ 😀\r\nbuổi tối\rhai") == "Xóa mù chữ 😀\nbuổi tối\nhai"


def test_a_property_is_one_line_of_at_most_255_characters() -> None:
    assert property_text("a\n \x00b") == "a b"
    assert len(property_text("ê" * 1000)) == 255


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.vn/a?b=1&c=%20#d", "https://example.vn/a?b=1&c=%20#d"),
        (" http://example.vn/tuần lễ ", "http://example.vn/tu%E1%BA%A7n%20l%E1%BB%85"),
        ('https://example.vn/"><a>', "https://example.vn/%22%3E%3Ca%3E"),
    ],
)
def test_a_web_page_can_be_linked(typed: str, address: str) -> None:
    assert web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["", "example.vn", "file:///etc/passwd", "javascript:alert(1)", "https://", "http://[",
     r"\\server\share", "https://example.vn/" + "a" * 2000],
)  # fmt: skip
def test_nothing_else_can_be_clicked(typed: str) -> None:
    assert web_address(typed) is None
