# SPDX-License-Identifier: MIT
from datetime import date, datetime, timedelta

import pytest

from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.evidence import evidence_of
from desktop.domain.week.notebook import DayDoubt, Notebook
from desktop.domain.week.photo_days import day_remark, is_doubtful, without_doubtful_day
from desktop.paths import resources
from tests.builders import a_photo, a_record, a_week

WEEK = a_week()


def the_form() -> Form:
    name = "quang-yen-2020.toml"
    return read_form((resources() / "forms" / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize(
    ("day", "doubtful"),
    [
        (WEEK.starts, False),
        (WEEK.starts - timedelta(days=31), False),
        (WEEK.starts - timedelta(days=32), True),
        (WEEK.ends + timedelta(days=31), False),
        (WEEK.ends + timedelta(days=32), True),
        (date(2015, 3, 1), True),
        (WEEK.starts.replace(year=WEEK.year - 1), True),
    ],
)
def test_a_day_far_from_the_week_is_that_of_a_wrong_clock(day: date, doubtful: bool) -> None:
    assert is_doubtful(day, WEEK) is doubtful


def test_documents_do_not_print_a_day_that_may_be_wrong() -> None:
    record = a_record()
    wrong, right = datetime(2015, 3, 1, 8), datetime.combine(WEEK.starts, datetime.min.time())  # noqa: DTZ001 - as cameras have it
    photos = tuple(
        a_photo(name, record=record.id, taken_at=taken)
        for name, taken in (("a", wrong), ("b", right), ("c", None))
    )
    [item] = evidence_of(Notebook(week=WEEK, records=(record,), photos=photos), the_form())
    [shown] = item.records
    assert {photo.taken_at for photo in shown.photos} == {None, right}
    assert without_doubtful_day(photos[1], WEEK) == photos[1]


@pytest.mark.parametrize(
    ("doubt", "day", "remark", "printed"),
    [
        (None, WEEK.starts, "", True),
        (DayDoubt.EDITED, WEEK.starts, " (ảnh đã qua chỉnh sửa sau khi chụp)", True),
        (
            DayDoubt.EDITED,
            date(2015, 3, 1),
            " (xa Tuần lễ, đồng hồ máy chụp có thể sai; ảnh đã qua chỉnh sửa sau khi chụp)",
            False,
        ),
        (
            DayDoubt.AHEAD,
            WEEK.ends,
            " (sau cả ngày đưa ảnh vào, đồng hồ máy chụp sai)",
            False,
        ),
        (DayDoubt.UNSET, None, " (đồng hồ máy chụp chưa đặt)", False),
    ],
)
def test_what_speaks_against_a_day_is_said_behind_it(
    doubt: DayDoubt | None, day: date | None, remark: str, printed: bool
) -> None:
    taken = datetime.combine(day, datetime.min.time()) if day else None
    photo = a_photo("a", taken_at=taken, day_doubt=doubt)
    assert day_remark(photo, WEEK) == remark
    assert (without_doubtful_day(photo, WEEK).taken_at is not None) is printed
