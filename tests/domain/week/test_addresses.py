# SPDX-License-Identifier: MIT
"""Only pages of the web and mails are opened; whatever else an address is, it stays text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.week.addresses import mail_address, mail_addresses, safe_address, web_page

_ASCII = frozenset(string.ascii_letters + string.digits + "%-_.~:/?#[]@!$&'()*+,;=")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.vn/a?b=1&c=%20#d", "https://example.vn/a?b=1&c=%20#d"),
        (" http://example.vn/tuần lễ ", "http://example.vn/tu%E1%BA%A7n%20l%E1%BB%85"),
        ('https://example.vn/"><a>', "https://example.vn/%22%3E%3Ca%3E"),
        ("HTTPS://Example.VN", "https://example.vn"),
        ("https://họctập.vn:8443/a", "https://xn--hctp-xs5a9h.vn:8443/a"),
        ("https://facebook.com/@hoctap", "https://facebook.com/@hoctap"),
    ],
)
def test_a_web_page_can_be_opened(typed: str, address: str) -> None:
    assert web_page(typed) == safe_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mailto:pgd@example.edu.vn", "mailto:pgd@example.edu.vn"),
        (" pgd@example.edu.vn ", "mailto:pgd@example.edu.vn"),
        ("a?attach=b@example.vn", "mailto:a%3Fattach%3Db@example.vn"),
    ],
)
def test_a_mail_can_be_begun(typed: str, address: str) -> None:
    assert safe_address(typed) == address
    assert web_page(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.vn",
        "https://",
        "http://[",
        "https:example.vn",
        "https:\\\\example.vn",
        "file:///etc/passwd",
        "FILE:///C:/Windows/System32/calc.exe",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ms-msdt:/id PCWDiagnostic",
        "search-ms:query=x",
        "ftp://example.vn/",
        "smb://example.vn/share",
        r"\\server\share",
        "//server/share",
        r"C:\Windows\System32\calc.exe",
        "http://server/share",
        "https://gov.vn@example.vn/",
        r"https://gov.vn\@example.vn/",
        "https://example.vn:99999/",
        "https://example.vn/\u202egnp.exe",
        "https://example.vn/" + "a" * 2000,
        "mailto:a@example.vn?attach=/etc/passwd",
        "mailto:a@example.vn,b@example.vn",
        "mailto:",
    ],
)
def test_nothing_else_can_be_opened(typed: str) -> None:
    assert safe_address(typed) is None


@given(st.text() | st.from_regex(r"\A(https?|file|mailto|ms-x):[^\n]{0,40}\Z"))
def test_what_is_opened_is_plain_ascii_of_two_kinds(typed: str) -> None:
    address = safe_address(typed)
    if address is not None:
        assert address.startswith(("http://", "https://", "mailto:"))
        assert set(address) <= _ASCII
        assert safe_address(address) == address or mail_address(typed)


@pytest.mark.parametrize(
    ("typed", "addresses", "strange"),
    [
        ("a@example.vn", ("a@example.vn",), ""),
        (" a@example.vn; b@example.vn ", ("a@example.vn", "b@example.vn"), ""),
        ("a@example.vn, b@example.vn,", ("a@example.vn", "b@example.vn"), ""),
        ("a@example.vn b@example.vn\nA@x.vn", ("a@example.vn", "b@example.vn", "A@x.vn"), ""),
        ("a@example.vn; a@example.vn", ("a@example.vn",), ""),
        ("Phòng Giáo dục, Đào tạo <a@example.vn>", ("a@example.vn",), ""),
        (
            "a@example.vn, Hội <b@example.vn>; c@x.vn",
            ("a@example.vn", "b@example.vn", "c@x.vn"),
            "",
        ),
        ("pgd@giáodục.vn", ("pgd@xn--giodc-yqa4094c.vn",), ""),
        ("a@example.vn; phòng giáo dục", ("a@example.vn",), "phòng giáo dục"),
        ("a@example", (), "a@example"),
        ("A <a@example.vn> B <b@example.vn>", ("a@example.vn", "b@example.vn"), ""),
        ("a@example.vn / b@example.vn và c@x.vn", ("a@example.vn", "b@example.vn", "c@x.vn"), ""),
        ("a@example.vn\tb@example.vn.", ("a@example.vn", "b@example.vn"), ""),
        ("a@example.vn (chị Lan, văn thư)", ("a@example.vn",), ""),
        ("a@EXAMPLE.vn; a@example.VN", ("a@example.vn",), ""),
        ("a@1.2.3.4", (), "a@1.2.3.4"),
        ("a@example.v", (), "a@example.v"),
        ("a..b@example.vn", (), "a..b@example.vn"),
        (".a@example.vn", (), ".a@example.vn"),
        ("a@-example.vn", (), "a@-example.vn"),
        ("Hội <b@@example.vn>", (), "b@@example.vn"),
        ("", (), ""),
    ],
)
def test_several_addresses_are_found_and_what_is_none_is_named(
    typed: str, addresses: tuple[str, ...], strange: str
) -> None:
    assert mail_addresses(typed) == (addresses, strange)
