# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.vietnamese import from_capitals, in_phrase


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("Sân vận động phường", "sân vận động phường"),
        ("Hội trường UBND phường", "hội trường UBND phường"),
        ("Phòng máy Trường THCS Hà An", "phòng máy Trường THCS Hà An"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Nhà văn hóa khu 5", "Nhà văn hóa khu 5"),
        ("Hội Khuyến học phường", "Hội Khuyến học phường"),
        ("Trường TH Hà An", "Trường TH Hà An"),
        ("Ông Nguyễn Văn A", "ông Nguyễn Văn A"),
        ("Bà Triệu", "Bà Triệu"),
        ("Thạc sĩ Nguyễn Văn A", "Thạc sĩ Nguyễn Văn A"),
        ("Chợ Bến Thành", "chợ Bến Thành"),
        ("Cửa Lò", "Cửa Lò"),
        ("Sông Vàm Cỏ", "sông Vàm Cỏ"),
        ("Thôn 3", "Thôn 3"),
        ("Chùa làng", "chùa làng"),
        ("Quận 1", "Quận 1"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Các hộ kinh doanh", "các hộ kinh doanh"),
        ("sân trường", "sân trường"),
        ("UBND phường", "UBND phường"),
        ("Đ/c Lê Thị B", "đ/c Lê Thị B"),
        ("", ""),
    ],
)
def test_only_common_nouns_lose_the_capital_somebody_typed(typed: str, inside: str) -> None:
    assert in_phrase(typed) == inside


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("HỌC TẬP", "Học tập"),
        ("HOẠT ĐỘNG CỦA TTHTCĐ VÀ UBND XÃ (%)", "Hoạt động của TTHTCĐ và UBND xã (%)"),
        ("Học tập", "Học tập"),
        ("UBND", "UBND"),
        ("12", "12"),
    ],
)
def test_a_title_in_capitals_is_told_in_small_letters(title: str, told: str) -> None:
    assert from_capitals(title) == told
