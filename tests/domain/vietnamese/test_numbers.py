# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.vietnamese import grouped, padded


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (-999, "-999"),
    ],
)
def test_thousands_are_divided_by_dots(n: int, written: str) -> None:
    assert grouped(n) == written


@pytest.mark.parametrize(("n", "written"), [(1, "01"), (9, "09"), (10, "10"), (123, "123")])
def test_a_document_number_under_ten_has_a_zero_before_it(n: int, written: str) -> None:
    assert padded(n) == written
