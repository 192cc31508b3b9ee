# SPDX-License-Identifier: MIT
from datetime import datetime

import pytest

from desktop.domain.checks import Problem, find_problems
from desktop.domain.checks.likeness import SIMILAR_BITS
from desktop.domain.week.notebook import DayDoubt, Photo
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_photo


def found(*photos: Photo) -> list[Problem]:
    return list(find_problems(a_notebook(a_class(), photos=photos), QUANG_YEN))


def printed(name: str, bits: int, **changes: object) -> Photo:
    """Return a photo of the class with a fingerprint that differs in so many bits from 0."""
    return a_photo(name, record="class-1", fingerprint=f"{(1 << bits) - 1:016x}", **changes)


def test_a_photo_in_its_place_is_no_problem() -> None:
    assert found(a_photo(record="class-1")) == []


def test_a_loose_photo_is_pointed_out_by_its_name() -> None:
    (problem,) = found(a_photo("IMG_0042"))
    assert (problem.code, problem.photo, problem.subject) == (
        "loose_photo",
        "photo-IMG_0042",
        "IMG_0042.jpg",
    )


def test_an_unreadable_photo_says_why_and_is_not_called_loose() -> None:
    (problem,) = found(a_photo(fault="Tệp ảnh bị hỏng."))
    assert (problem.code, problem.message) == ("unreadable_photo", "Tệp ảnh bị hỏng.")


@pytest.mark.parametrize(("bits", "alike"), [(0, 1), (SIMILAR_BITS, 1), (SIMILAR_BITS + 1, 0)])
def test_photos_of_one_picture_are_known_by_their_fingerprints(bits: int, alike: int) -> None:
    problems = found(printed("1", 0), printed("2", bits))
    assert [p.code for p in problems] == ["similar_photo"] * alike


def test_each_photo_is_told_once_however_many_resemble_it() -> None:
    problems = found(*(printed(str(n), 0) for n in range(4)))
    assert [p.photo for p in problems] == ["photo-1", "photo-2", "photo-3"]


def test_photos_without_a_fingerprint_resemble_nothing() -> None:
    assert found(a_photo("1", record="class-1"), a_photo("2", record="class-1")) == []


def test_a_broken_photo_resembles_nothing() -> None:
    problems = found(printed("1", 0), printed("2", 0, fault="Tệp ảnh bị hỏng."))
    assert [p.code for p in problems] == ["unreadable_photo"]


@pytest.mark.parametrize(
    ("photo", "code", "message"),
    [
        (
            a_photo(record="class-1", taken_at=datetime(2010, 1, 1, 3, 12)),  # noqa: DTZ001
            "doubtful_day",
            "Ngày chụp 01/01/2010 xa Tuần lễ, đồng hồ máy chụp có thể sai.",
        ),
        (
            a_photo(record="class-1", day_doubt=DayDoubt.UNSET),
            "doubtful_day",
            "Không rõ ngày chụp: đồng hồ máy chụp chưa đặt.",
        ),
        (
            a_photo(record="class-1", day_doubt=DayDoubt.EDITED),
            "edited_photo",
            "Ảnh đã qua chỉnh sửa sau khi chụp.",
        ),
    ],
)
def test_a_day_that_may_be_wrong_and_an_edited_photo_are_told(
    photo: Photo, code: str, message: str
) -> None:
    assert [(p.code, p.message, p.photo) for p in found(photo)] == [(code, message, photo.id)]
