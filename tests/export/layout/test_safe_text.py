# SPDX-License-Identifier: MIT
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.layout.safe_text import printable, property_text

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
