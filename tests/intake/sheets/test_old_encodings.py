# SPDX-License-Identifier: MIT
"""Old encodings: recognised by their letters, undone without loss, never seen in proper text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import is_syllable
from desktop.intake.sheets.old_encodings import (
    Encoding,
    encoding_of_font,
    is_capital_font,
    suspected,
    to_unicode,
)
from desktop.paths import resources

TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·\xb8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
"""What the keyboard put into a file of .VnTime for each letter."""

# The words of the help pages: thousands of proper Vietnamese, and English between them.
WORDS = sorted(
    {
        word
        for page in (resources() / "help").glob("*.md")
        for word in re.findall(r"[^\W\d_]+", page.read_text(encoding="utf-8"))
    }
)
SPOKEN = [word for word in WORDS if is_syllable(word) and re.search("[^\\W_a-zA-Z][a-z]", word)]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
spoken = st.lists(st.sampled_from(SPOKEN), min_size=6, max_size=12, unique=True).map(" ".join)


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(char, char) for char in text)


def test_the_words_to_test_by_are_many() -> None:
    assert len(SPOKEN) > 300
    odd = [word for word in WORDS if not word.isascii() and not is_syllable(word)]
    assert len(odd) < 0.05 * len(WORDS), odd


@given(texts)
def test_proper_vietnamese_is_never_suspected(text: str) -> None:
    assert suspected([text]) is Encoding.UNICODE


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_can_be_asked_about(anything: list[str]) -> None:
    encoding = suspected(anything)
    assert all(to_unicode(text, encoding) or not text for text in anything)


@pytest.mark.parametrize("name", ["François Müller", "José Núñez", "H'Hen Niê", "Y Ê Ban", "ÀÉÎ"])
def test_names_of_others_are_not_suspected(name: str) -> None:
    assert suspected([name]) is Encoding.UNICODE


@given(spoken)
def test_what_tcvn3_says_comes_back(text: str) -> None:
    small = text.lower()
    assert suspected([in_tcvn3(small)]) is Encoding.TCVN3
    assert to_unicode(in_tcvn3(small), Encoding.TCVN3) == small
    assert to_unicode(in_tcvn3(small), Encoding.TCVN3, in_capitals=True) == small.upper()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyeãn Vaên AÙnh", "Nguyễn Văn Ánh"),
        ("Traàn Ñöùc Höông", "Trần Đức Hương"),
        ("NGUYEÃN THÒ HUYØNH NHÖ", "NGUYỄN THỊ HUỲNH NHƯ"),
        ("Leâ Töôøng Vi, aáp Bình Hoøa", "Lê Tường Vi, ấp Bình Hòa"),
        ("Phaïm Coâng Vieät, xaõ Thaïnh Lôïi", "Phạm Công Việt, xã Thạnh Lợi"),
        (
            "Ñaëng Baûo Kyø, Ñaøo Myõ Lyù, Voõ Nguyeät Thuûy",
            "Đặng Bảo Kỳ, Đào Mỹ Lý, Võ Nguyệt Thủy",
        ),
        ("Haúng, raèng, bôûi, chöõ, öôùc, quaàn, maåu", "Hẳng, rằng, bởi, chữ, ước, quần, mẩu"),
    ],
)
def test_vni_is_recognised_and_undone(typed: str, meant: str) -> None:
    assert suspected([typed]) is Encoding.VNI
    assert to_unicode(typed, Encoding.VNI) == meant


def test_the_sample_of_the_old_standard_is_undone() -> None:
    typed = "hép m\xf8t tÕt, Céng hoµ x· héi chñ nghÜa ViÖt Nam"
    assert to_unicode(typed, Encoding.TCVN3) == "hộp mứt tết, Cộng hoà xã hội chủ nghĩa Việt Nam"


def test_fonts_tell_their_encoding() -> None:
    fonts = (".VnTime", ".VnTimeH", ".vnArial", "VNI-Times", "Times New Roman", "Verdana")
    assert [encoding_of_font(font).value for font in fonts] == [
        *("tcvn3", "tcvn3", "tcvn3", "vni", "unicode", "unicode")
    ]
    assert [font for font in fonts if is_capital_font(font)] == [".VnTimeH"]


def test_old_words_among_proper_ones_are_told_and_undone_alone() -> None:
    mixed = ["Nguyễn Văn An", "Trần Thị Bình", "Ph\xb9m Ngäc"]
    assert suspected(mixed) is Encoding.TCVN3
    undone = [to_unicode(text, Encoding.TCVN3) for text in mixed]
    assert undone == ["Nguyễn Văn An", "Trần Thị Bình", "Phạm Ngọc"]


@pytest.mark.parametrize("text", ["3 \xd7 4 m²", "\xb7 Trang 1", "20 °C ± 1", "\xabKhu 5\xbb"])
def test_signs_are_no_words(text: str) -> None:
    assert suspected([text]) is Encoding.UNICODE
