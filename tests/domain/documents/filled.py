# SPDX-License-Identifier: MIT
"""A Week whose documents were filled in: planned records, lists, values, as clerks type them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from desktop.domain.documents.template import Shared, Template
from desktop.domain.documents.words import Material
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import (
    Commendation,
    Event,
    Funding,
    OtherItem,
    Record,
    Source,
    State,
    TrainingClass,
)
from desktop.paths import DataFolder, resources
from desktop.services.documents.library import DocumentLibrary, document_library
from tests.builders import a_week

MINISTRY = "Công văn số 3589/BGDĐT-GDTX ngày 15/9/2020 của Bộ Giáo dục và Đào tạo"

PLANNED: tuple[Record, ...] = (
    TrainingClass(
        id="tin-hoc",
        category="class.staff_computing",
        title="Tin học văn phòng, khóa 1",
        state=State.PLANNED,
        starts=date(2026, 10, 2),
        place="Phòng máy Trường THCS Hà An",
        notes="Học lúc 19 giờ",
        people=30,
        speaker="Thầy Trần Văn Bình",
    ),
    Event(
        id="hoi-sach",
        category="reading.fair",
        title="Hội sách đường Nguyễn Huệ",
        state=State.PLANNED,
        starts=date(2026, 10, 1),
        place="Sân UBND phường",
        notes="Từ 7g30",
        organiser="Đoàn Thanh niên phường",
        people=200,
    ),
    Event(
        id="huy",
        category="culture.sport",
        title="Chạy việt dã",
        state=State.CANCELLED,
        starts=date(2026, 10, 3),
    ),
    OtherItem(id="xe-loa", category="other", title="Diễu hành xe loa", state=State.PLANNED),
    Commendation(
        id="khen",
        category="commendation",
        title="Trường THCS Hà An",
        notes="Vận động 400 quyển sách",
        state=State.PLANNED,
    ),
    Funding(
        id="ngan-sach",
        category="funding",
        title="UBND phường",
        state=State.PLANNED,
        source=Source.STATE_BUDGET,
        amount=15_000_000,
    ),
)

TEXTS: Mapping[str, str] = {
    "chung.khai-mac-noi": "Hội trường UBND phường Hà An",
    "chung.phuong-an-mua": "Nhà văn hóa khu 5",
    "chung.chu-tri": "Bà Vũ Thị Lan, Phó Chủ tịch UBND phường",
    "chung.lien-he": "ông Nguyễn Văn A, điện thoại 0912345678",
    "chung.can-cu-tinh": "Kế hoạch số 5511/KH-SGDĐT ngày 27/9/2026 của Sở Giáo dục và Đào tạo",
    "chung.uy-ban-chuc-vu": "Phó Chủ tịch",
    "chung.uy-ban-nguoi-ky": "Vũ Thị Lan",
    "chung.khach-moi": "Ông\tNguyễn Văn Bảy\tChủ tịch\tHội Khuyến học phường\n"
    "Bà\tTRẦN THỊ HOA\tHiệu trưởng\tTrường THCS Hà An",
    "chung.hoc-bong": "Lê Thị Mai\tLớp 8A, Trường THCS Hà An\tHọc sinh giỏi\t500.000\tHội\n"
    "Phạm Văn Nam\tLớp 5B\tVượt khó\t1tr2\tHội",
    "chung.khen-thuong": "Trường THCS Hà An\tTrường\tVận động 400 quyển sách\tGiấy khen\t500000\t7",
    "chung.doan-xe": "Xe hoa của Ủy ban nhân dân\t1\tUBND phường\tDẫn đầu\n"
    "Xe mô tô\t20\tCông an phường\tBảo vệ lộ trình",
    "chung.lo-trinh": "Ủy ban nhân dân\t\nĐường Lê Thị Riêng\tquay đầu",
    "chung.tien-do": "25/9\tTrình dự thảo kế hoạch\tGiám đốc",
    "chung.phan-cong": "Công an phường\tĐiều tiết giao thông\t01/10",
    "gop-y-du-thao.han-gop-y": "22/9/2026",
    "phu-luc-doan-xe.xuat-phat-gio": "7 giờ 30 phút, ngày 02 tháng 10 năm 2026",
    "phu-luc-doan-xe.xuat-phat-noi": "Trụ sở Ủy ban nhân dân phường",
    "bien-ban-xet.bat-dau": "14 giờ 00 phút, ngày 08 tháng 10 năm 2026",
    "bien-ban-xet.ket-thuc": "15 giờ 30 phút cùng ngày",
    "bien-ban-xet.noi-hop": "Phòng họp UBND phường",
    "bien-ban-xet.du-hop": "Ban Giám đốc trung tâm, đại diện Hội Khuyến học",
    "bien-ban-xet.chu-tri-hop": "Nguyễn Văn A",
    "bien-ban-xet.thu-ky": "Lê Thị B",
    "ke-hoach.so": "7",
    "ke-hoach.ngay": "20/9/2026",
}


@cache
def library() -> DocumentLibrary:
    """Return the documents that the program carries."""
    return document_library(DataFolder(resources() / "không có"))


@cache
def a_form() -> Form:
    path = resources() / "forms" / "quang-yen-2020.toml"
    return read_form(path.read_text(encoding="utf-8"), path.name)


def shared() -> Shared:
    return library().shared


def template(key: str) -> Template:
    return library().get(key)


def a_material(
    texts: Mapping[str, str] = TEXTS,
    records: tuple[Record, ...] = PLANNED,
    **week: Any,  # noqa: ANN401 - the fields of Week
) -> Material:
    """Return a Week with such texts and records, and the frame of a Week as given."""
    centre = replace(a_week().centre, name="Trung tâm học tập cộng đồng phường Hà An")
    notebook = Notebook(
        week=replace(a_week(centre=centre), **week),
        records=records,
        document_texts={key: SectionText(text=text) for key, text in texts.items()},
    )
    return Material(notebook, a_form(), shared(), MINISTRY)
