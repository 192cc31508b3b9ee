# SPDX-License-Identifier: MIT
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import fold, line, nfc, quoted, same_spelling_key, slug

# Any text, with much of what goes wrong in Vietnamese text: marks, odd spaces, look-alikes.
TEXTS = st.text() | st.text(
    "aáạăắâậeêếdđoôơuưyhkqt \u0300\u0301\u0302\u0309\u0323\u200b\u00a0\r\n-"
)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_decomposed_name_comes_out_composed() -> None:
    pasted = decomposed("Nguyễn Thị Tuyết")
    assert len(pasted) == 21
    assert nfc(pasted) == "Nguyễn Thị Tuyết"
    assert len(nfc(pasted)) == 16


def test_letters_of_a_font_or_a_formula_are_not_rewritten() -> None:
    assert nfc("½ giờ, 20 m², ﬁ, ①") == "½ giờ, 20 m², ﬁ, ①"


@pytest.mark.parametrize(
    "invisible",
    [
        *"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c\u202a\u202e\u2066\u2069\u180e",
        *"\x00\x07\x1b\x1f\x7f\x80\x9f\ufffe\uffff\ud800\udfff",
    ],
)
def test_what_cannot_be_seen_or_stored_is_removed(invisible: str) -> None:
    assert nfc(f"{invisible}Hà{invisible} An{invisible}") == "Hà An"


def test_a_letter_joins_its_accent_across_an_invisible_character() -> None:
    assert nfc("Ha\u200b\u0300") == "Hà"


@pytest.mark.parametrize("space", "\u00a0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u3000")
def test_an_odd_space_becomes_a_plain_one(space: str) -> None:
    assert nfc(f"Hà{space}An") == "Hà An"


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_one_newline(line_break: str) -> None:
    assert nfc(f"một{line_break}hai") == "một\nhai"


def test_a_tab_and_plain_spaces_stay_in_a_long_text() -> None:
    assert nfc(" một\t hai  ") == " một\t hai  "


@given(TEXTS)
def test_the_gate_leaves_its_own_output_alone(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert line(line(text)) == line(text)


@given(TEXTS)
def test_the_gate_gives_the_same_for_composed_and_decomposed_text(text: str) -> None:
    assert nfc(decomposed(text)) == nfc(text)


@given(TEXTS)
def test_what_passed_the_gate_can_be_stored(text: str) -> None:
    kept = nfc(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.encode().decode() == kept
    assert all(
        char in "\n\t" or unicodedata.category(char)[0] != "C" for char in kept if char < "ÿ"
    )


def test_a_one_line_field_has_single_spaces_and_none_outside() -> None:
    assert line("  Trường\u00a0 THCS\r\n\tHà An \u200b ") == "Trường THCS Hà An"


@pytest.mark.parametrize(
    "text", ["hòa", "hoà", "hóa", "HOẠ", "hoa", "Hỏa", "Hoã", decomposed("hòa")]
)
def test_a_search_ignores_case_and_accents(text: str) -> None:
    assert fold(text) == "hoa"


def test_a_search_folds_the_letters_of_the_vietnamese_alphabet() -> None:
    assert fold("  Đường ĂÂĐÊÔƠƯ\n ăâđêôơư ") == "duong aadeoou aadeoou"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kỹ thuật", "kĩ thuật"),
        ("Lý Thường Kiệt", "Lí Thường Kiệt"),
        ("bác sỹ", "bác sĩ"),
        ("tỷ lệ", "tỉ lệ"),
        ("hy vọng", "hi vọng"),
        ("Mỹ thuật", "Mĩ thuật"),
        ("Vỹ Dạ", "Vĩ Dạ"),
        ("quý", "quí"),
        ("Quỳnh", "Quình"),
    ],
)
def test_a_search_takes_i_for_y_where_both_are_written(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tay", "tai"),
        ("túy", "túi"),
        ("Thy", "Thi"),
        ("Nhy", "Nhi"),
        ("dạy", "dại"),
        ("yêu", "iêu"),
    ],
)
def test_a_search_keeps_y_and_i_apart_where_they_are_different_sounds(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_beginning_of_a_word_finds_the_word() -> None:
    assert fold("My") in fold("Myanmar")
    assert fold("kỹ th") in fold("Kỹ thuật nuôi hàu")


@given(TEXTS)
def test_folding_gives_the_same_for_composed_and_decomposed_text(text: str) -> None:
    assert fold(nfc(text)) == fold(text) == fold(decomposed(text))


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Hòa", "nguyễn thị hoà"),
        ("thủy", "thuỷ"),
        ("khỏe", "khoẻ"),
        ("Trần  Hòa", " Trần hoà "),
        ("Hòa|1990", "Hoà|1990"),
    ],
)
def test_the_place_of_the_tone_mark_makes_no_other_name(one: str, other: str) -> None:
    assert same_spelling_key(one) == same_spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hóa"),
        ("hòa", "hoa"),
        ("Hân", "Han"),
        ("Đan", "Dan"),
        ("Thị Vy", "Thị Vi"),
        ("Hòa|Thon", "Hoa|Thòn"),
        ("Hòa Hoa", "Hoa Hòa"),
    ],
)
def test_another_letter_or_tone_makes_another_name(one: str, other: str) -> None:
    assert same_spelling_key(one) != same_spelling_key(other)


@given(TEXTS)
def test_a_spelling_key_is_the_same_for_decomposed_text(text: str) -> None:
    assert same_spelling_key(decomposed(text)) == same_spelling_key(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Xóa mù chữ, buổi tối", "xoa-mu-chu-buoi-toi"),
        ("Kỹ thuật nuôi hàu", "ky-thuat-nuoi-hau"),
        ("Đường/Phố: số 5?", "duong-pho-so-5"),
        ("báo cáo. ", "bao-cao"),
        ("../../etc", "etc"),
        ("", "tep"),
        ("?!", "tep"),
        ("Con", "tep-con"),
        ("LPT1", "tep-lpt1"),
        ("con.txt", "con-txt"),
    ],
)
def test_a_title_becomes_a_plain_file_name(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_shortened_file_name_does_not_end_in_a_hyphen() -> None:
    assert slug("Lớp xóa mù chữ", limit=8) == "lop-xoa"


def test_shortening_does_not_make_a_device_name() -> None:
    assert slug("Console", limit=3) == "tep"
    assert slug("Con", limit=4) == "tep"
    assert slug("Com1 là gì", limit=5) == "tep-c"


def test_a_file_name_has_at_most_eighty_characters_unless_told_otherwise() -> None:
    assert slug("a" * 200) == "a" * 80


@given(TEXTS | st.sampled_from(["CON", "prn", "Aux", "nul", "com0", "lpt9"]), st.integers(1, 90))
def test_a_file_name_is_valid_on_every_system(text: str, limit: int) -> None:
    name = slug(text, limit)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= limit
    assert not re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", name)


def test_a_short_entry_is_quoted_whole_and_a_long_one_is_cut() -> None:
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 40}…”"
