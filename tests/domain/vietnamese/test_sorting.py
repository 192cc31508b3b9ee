# SPDX-License-Identifier: MIT
import unicodedata
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import alphabetical_key, line, name_key

DICTIONARY = """
a à ả ã á ạ ác ai am an án anh ao ăn ắt âm ấm ân ấn âu ba bà bả bã bá bạ bác bài ban bàn bản bán
bạn bao băng bằng bắng bần bất bê bể bi biển bò bỏ bó bô bồ bơ bờ bụi bư bừa ca can căn cân cha
chợ con cơ da dâu đa đà đả đá đâu e em ê êm fax ga gà giang hoa hòa hỏa hõa hóa họa hu i jun ka
khoa la ma mạ na nga nghe nha o oa ô ồn ơ ở pa qua quy ra sa ta tha tra tu tủ tư từ u ư ưu
vi web xa xưa y ý yêu zip
"""
ALPHABET = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"

TEXTS = st.text() | st.text("aàảạăâbcdđeêoôơuưy0123 -'\u0300\u0301\u0306\u0323", max_size=8)


def shuffled(words: list[str]) -> list[str]:
    return Random(2026).sample(words, len(words))  # noqa: S311 - a shuffle, not a secret


def test_words_stand_in_the_order_of_the_dictionary() -> None:
    words = DICTIONARY.split()
    assert len(words) > 100
    assert sorted(shuffled(words), key=alphabetical_key) == words


def test_the_letters_stand_in_the_order_of_the_alphabet() -> None:
    letters = ALPHABET.split()
    assert sorted(shuffled(letters), key=alphabetical_key) == letters


def test_capitals_stand_with_their_small_letters() -> None:
    words = ["An", "ăn", "Ân", "ấn", "Ba", "bà", "Đa", "ĐÀ", "đả"]
    assert sorted(shuffled(words), key=alphabetical_key) == words


def test_tones_count_only_between_equal_letters() -> None:
    words = ["bá", "ba ba", "ba bá", "bà ba", "bác", "ban"]
    assert sorted(shuffled(words), key=alphabetical_key) == words


def test_the_place_of_the_tone_mark_does_not_part_a_word() -> None:
    words = ["hoa", "hoà", "hòa", "hoá bì", "hóa chất", "hoá đơn"]
    ordered = sorted(shuffled(words), key=alphabetical_key)
    assert set(ordered[1:3]) == {"hòa", "hoà"}
    assert ordered[3:] == ["hoá bì", "hóa chất", "hoá đơn"]


def test_a_shorter_word_comes_before_its_continuation() -> None:
    words = ["an", "an 2", "an ba", "an-ba", "ana", "anh"]
    assert sorted(shuffled(words), key=alphabetical_key) == words


def test_numbers_are_compared_by_value() -> None:
    titles = ["Lớp 1", "Lớp 2", "Lớp 02", "Lớp 9", "Lớp 10", "Lớp 10a", "Lớp 100", "Lớp a"]
    ordered = sorted(shuffled(titles), key=alphabetical_key)
    assert set(ordered[1:3]) == {"Lớp 2", "Lớp 02"}
    assert [*ordered[:1], *ordered[3:]] == ["Lớp 1", *titles[3:]]


def test_a_very_long_number_does_not_break_sorting() -> None:
    assert alphabetical_key("9" * 5000) < alphabetical_key("1" + "0" * 5000)


def test_marks_of_the_highland_languages_go_with_the_plain_letter() -> None:
    words = ["Kon", "Kŏn", "Kop", "Krông Čuah", "Krông Dú", "Nay", "Ñaz"]
    assert sorted(shuffled(words), key=alphabetical_key) == words
    assert alphabetical_key("ô\u0306n")[0] == alphabetical_key("ôn")[0]


def test_other_scripts_come_after_z_and_signs_before_digits() -> None:
    words = ["", "?", "1", "a", "z", "Ж", "中"]
    assert sorted(shuffled(words), key=alphabetical_key) == words


@given(TEXTS, TEXTS)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (alphabetical_key(one) == alphabetical_key(other)) == (line(one) == line(other))


@given(st.lists(TEXTS, max_size=6))
def test_sorting_does_not_depend_on_how_letters_are_composed(texts: list[str]) -> None:
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    keys = [alphabetical_key(text) for text in texts]
    assert [alphabetical_key(text) for text in decomposed] == keys
    assert [name_key(text) for text in decomposed] == [name_key(text) for text in texts]


def test_people_are_listed_by_given_name_then_family_then_middle_name() -> None:
    people = [
        "Trần Văn An",
        "Nguyễn Thị Ánh",
        "Bùi Ân",
        "Lê Văn Bình",
        "Lê Thị Dung",
        "Đỗ Thị Hoa",
        "Bùi Thị Hoà",
        "Lê Hòa",
        "Lê Anh Hòa",
        "Lê Ánh Hoà",
        "Lê Thị Hòa",
        "Trần Thị Hoà",
        "Đặng Tuấn Hóa",
    ]
    assert sorted(shuffled(people), key=name_key) == people


def test_a_list_with_odd_names_is_sorted_all_the_same() -> None:
    people = ["", "?", "A Lưới 2", "Y Moan Êñuôl", " Hoa ", "Moan", "Y Moan", "H'Hen Niê", "K’ Sor"]
    assert sorted(shuffled(people), key=name_key) == people


def test_a_name_of_one_word_comes_before_its_namesakes() -> None:
    people = ["Hoa", "Bùi Hoa", "Nguyễn Hoa"]
    assert sorted(shuffled(people), key=name_key) == people
