# SPDX-License-Identifier: MIT
"""Links: what people copy from a browser or a message is understood, nonsense is refused."""

import pytest

from desktop.intake.pasted_address import (
    beside_addresses,
    short_address,
    title_after,
    web_addresses,
)


def test_an_address_without_https_gets_it() -> None:
    assert web_addresses(" baoquangninh.vn/tin-1 ") == ("https://baoquangninh.vn/tin-1",)


def test_an_address_is_found_within_a_message() -> None:
    text = "Chị xem bài này: https://baoquangninh.vn/tin?id=1. Cảm ơn"
    assert web_addresses(text) == ("https://baoquangninh.vn/tin?id=1",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("https://a.vn/1 Khai mạc Tuần lễ", "Khai mạc Tuần lễ"),
        ("https://a.vn/1 - Khai mạc", "Khai mạc"),
        ("https://a.vn/1", ""),
        ("https://a.vn/1 https://a.vn/2 Khai mạc", ""),
        ("Chị xem bài này: https://a.vn/1", ""),
    ],
)
def test_what_stands_behind_an_address_is_its_title(text: str, title: str) -> None:
    assert title_after(text) == title


def test_several_addresses_come_each_once() -> None:
    text = "https://a.vn/1\nhttp://b.vn/2\nhttps://a.vn/1"
    assert web_addresses(text) == ("https://a.vn/1", "http://b.vn/2")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bài trên báo", "không phải đường link"),
        (r"C:\Anh\lop.jpg", "tệp trên máy"),
        ("file:///home/anh.jpg", "tệp trên máy"),
        ("ttht@gmail.com", "địa chỉ thư"),
        ("javascript:alert(1)", "không phải đường link"),
        ("https://", "không phải đường link"),
        ("http://[::1", "không phải đường link"),
        ("12.10", "không phải đường link"),
    ],
)
def test_what_is_no_web_page_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        web_addresses(text)


def test_an_address_is_shown_without_its_beginning() -> None:
    assert short_address("https://www.facebook.com/ttht/") == "facebook.com/ttht"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("https://a.vn/1\nhttp://b.vn/2, a.vn", "a.vn"),
        ("https://a.vn/1; https://a.vn/2", ""),
        ("a.vn/1", ""),
        (r"https://a.vn/1 \\may-chu\anh", r"\\may-chu\anh"),
        ("https://a.vn/1 file:///C:/x.exe", "file:///C:/x.exe"),
        ("https://a.vn/1 http://localhost/2", "http://localhost/2"),
    ],
)
def test_what_is_left_beside_the_addresses_is_known(text: str, rest: str) -> None:
    assert beside_addresses(text) == rest
