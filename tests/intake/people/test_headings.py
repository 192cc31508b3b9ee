# SPDX-License-Identifier: MIT
"""The heads of columns that say nothing of a person, with words that are folded: ký as kí."""

import pytest

from desktop.intake.people.headings import PeopleColumn, column_of


@pytest.mark.parametrize("heading", ["Chữ ký", "Ký tên", "Ký nhận", "Ngày đăng ký", "Kỳ sinh hoạt"])
def test_where_people_sign_and_when_they_registered_is_not_used(heading: str) -> None:
    assert column_of(heading) is PeopleColumn.UNUSED
