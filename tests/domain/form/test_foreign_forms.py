# SPDX-License-Identifier: MIT
"""Forms by somebody who has read nothing but how forms are written: the text read aloud."""

from dataclasses import replace
from datetime import date

from desktop.domain.form.form import SectionSource
from desktop.domain.form.reading import read_form
from desktop.domain.report.draft import draft_section
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    Source,
    TrainingClass,
)
from tests.domain.report.test_told_figures import DATA
from tests.domain.weeks import a_notebook


def told(name: str, *records: Record) -> list[str]:
    """Return all drafted lines of a Week on one of the forms, without the line on its days."""
    path = DATA / f"{name}-2027.toml"
    form = read_form(path.read_text(encoding="utf-8"), path.name)
    numbered = [replace(record, id=str(at)) for at, record in enumerate(records)]
    notebook = a_notebook(*numbered)
    drafted = (SectionSource.ACCOUNT, SectionSource.FUNDING)
    texts = [draft_section(s, notebook, form) for s in form.sections if s.source in drafted]
    return [line for line in "\n".join(texts).split("\n") if not line.startswith("Tuần lễ được")]


def lines(text: str) -> list[str]:
    """Return the lines of a text in which those that go on are indented."""
    return text.strip().replace("\n  ", " ").split("\n")


def test_plan_and_result_in_three_levels_with_three_sources_of_money() -> None:
    learning = TrainingClass(
        id="", category="class.public_services", title="Nộp hồ sơ qua mạng", people=40, women=22
    )
    assert told(
        "van-xuan",
        OtherItem(id="", category="plan.classes", title="Chỉ tiêu giao", quantity=80, unit="lớp"),
        replace(
            learning,
            starts=date(2027, 10, 1),
            place="Nhà văn hóa thôn 3",
            speaker="Ông Nguyễn Văn A",
            other={"accounts": 28},
        ),
        replace(learning, title="Đọc sổ sức khỏe điện tử", people=31, women=None, sessions=3),
        TrainingClass(id="", category="class.rural_trades", title="Nuôi hàu", people=25, women=9),
        Event(
            id="",
            category="families",
            title="Phát động “Gia đình học tập”",
            people=120,
            women=60,
            other={"households": 97},
        ),
        OtherItem(id="", category="other", title="Xe loa tuyên truyền", quantity=6, unit="lượt"),
        Funding(id="", category="funding.commune", title="UBND xã", amount=15_000_000),
        Funding(id="", category="funding.gifts", title="Các hộ kinh doanh", amount=2_500_000),
        Funding(id="", category="funding.gifts", title="Công ty đóng tàu"),
    ) == lines(
        """
Tổ chức lớp học, tập huấn: kế hoạch 80 lớp, thực hiện 05 lớp, đạt 6 %,
  96 người tham gia, trong đó nữ ít nhất 31 người.
- Kỹ năng số cho người dân: thực hiện 04 lớp, 71 người tham gia, trong đó nữ ít nhất 22 người.
+ Dịch vụ công trực tuyến: thực hiện 04 lớp, 71 người tham gia, trong đó nữ ít nhất 22 người, gồm:
  Nộp hồ sơ qua mạng (ngày 01/10, tại Nhà văn hóa thôn 3, báo cáo viên: ông Nguyễn Văn A, 40 người,
  28 tài khoản định danh) và Đọc sổ sức khỏe điện tử (03 lớp, 31 người,
  chưa rõ số nữ và số tài khoản định danh).
+ Số tài khoản định danh được kích hoạt: thực hiện ít nhất 28 tài khoản.
- Nghề ngắn hạn: Nuôi hàu, thực hiện 01 lớp, 25 người tham gia, trong đó nữ 09 người.
a) Phong trào: thực hiện 01 cuộc, 120 người tham gia, trong đó nữ 60 người.
- Gia đình đăng ký danh hiệu “Gia đình học tập”: Phát động “Gia đình học tập”,
  thực hiện 97 gia đình, 120 người tham gia.
b) Nội dung khác:
- Xe loa tuyên truyền (06 lượt).
- Kinh phí: ít nhất 17.500.000 đồng (Bằng chữ: Mười bảy triệu năm trăm nghìn đồng).
+ Ngân sách xã: 15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng), do UBND xã cấp.
+ Tổ chức, cá nhân đóng góp: ít nhất 2.500.000 đồng (Bằng chữ: Hai triệu năm trăm nghìn đồng),
  gồm: các hộ kinh doanh (2.500.000 đồng) và Công ty đóng tàu (chưa rõ số tiền).
"""
    )


def test_columns_of_those_who_learn_are_the_forms_own_quantities() -> None:
    assert told(
        "hoa-lu",
        TrainingClass(
            id="",
            category="class.any",
            title="Phòng chống lừa đảo qua mạng",
            place="Hội trường UBND phường",
            people=60,
            ethnic_minority=5,
            hours=3,
            other={"pupils": 24, "workers": 13, "elders": 23},
        ),
        Event(
            id="",
            category="talks",
            title="Tư vấn pháp luật",
            people=45,
            ethnic_minority=0,
            other={"pupils": 0, "workers": 40, "elders": 5, "questions": 11},
        ),
        NewsItem(id="", category="news", title="Bài trên Cổng thông tin phường", sessions=2),
        Commendation(id="", category="commendation", title="Tập thể khu phố 3"),
        Commendation(
            id="",
            category="commendation",
            title="Cá nhân có thành tích",
            recipient=Party.INDIVIDUAL,
            people=4,
            awarded_by="UBND phường",
        ),
        OtherItem(id="", category="population", title="Dân số", quantity=1050, unit="người"),
        Funding(
            id="",
            category="funding",
            title="Các mạnh thường quân",
            amount=1_000_000,
            source=Source.OTHER_SOURCE,
        ),
    ) == lines(
        """
a) Lớp học: học sinh 24 em, 13 người lao động, người cao tuổi 23 cụ, cộng 60 người học,
  trong đó dân tộc thiểu số 05 người, 03 giờ học.
- Số điểm mở lớp: 01 điểm.
- Phòng chống lừa đảo qua mạng (tại hội trường UBND phường).
b) Tọa đàm, tư vấn, giải đáp: học sinh 0 em, 40 người lao động, người cao tuổi 05 cụ,
  cộng 45 người học, trong đó dân tộc thiểu số 0 người.
- Số câu hỏi được giải đáp: 11 câu hỏi.
- Số buổi: 01 buổi.
- Tư vấn pháp luật.
c) Bài viết, video, phát thanh: 02 sản phẩm.
- Bài trên Cổng thông tin phường.
d) Khen thưởng:
- Tập thể được khen: 01 tập thể.
- Cá nhân được khen: 04 cá nhân.
- Gồm: tập thể khu phố 3 và cá nhân có thành tích (do UBND phường khen thưởng).
đ) Tỷ lệ người dân tham gia: 10 %.
e) Tổng số lượt người tham gia: 105 lượt người.
g) Dân số của phường: 1.050 người.
h) Tổng chi: 1.000.000 đồng.
- Trong đó xã hội hóa: 1.000.000 đồng.
- Nguồn: các mạnh thường quân.
"""
    )


def test_money_and_goods_with_a_row_that_adds_up_four_sources() -> None:
    books = BookDonation(id="", category="books", title="Trường THCS Hà An", copies=227)
    assert told(
        "bach-hac",
        Funding(id="", category="money.fund", title="Quỹ Khuyến học tỉnh", amount=5_000_000),
        Funding(id="", category="money.companies", title="Công ty A", amount=0),
        Funding(id="", category="money.companies", title="Công ty B"),
        books,
        replace(books, title="Hộ ông Phạm Văn Bình", donor=Party.INDIVIDUAL, people=1, copies=39),
        OtherItem(id="", category="goods.bikes", title="Xe đạp", quantity=12, amount=30_000_000),
        Event(
            id="",
            category="act.reading",
            title="Đọc sách dưới cờ",
            starts=date(2027, 10, 4),
            place="Sân Trường Tiểu học Hà An",
            organiser="Các trường học",
            people=310,
            other={"readers": 45},
        ),
        OtherItem(id="", category="act.grants", title="Học bổng", quantity=20, people=20),
        Publication(id="", category="act.banners", title="Băng rôn", copies=12, metres=60),
        Publication(id="", category="act.banners", title="Tờ rơi", copies=500, metres=0),
    ) == lines(
        """
- Tiền mặt: ít nhất 5.000.000 đồng (Bằng chữ: Năm triệu đồng).
+ Quỹ Khuyến học các cấp: 5.000.000 đồng (Bằng chữ: Năm triệu đồng),
  do Quỹ Khuyến học tỉnh hỗ trợ.
+ Doanh nghiệp: ít nhất 0 đồng, gồm: Công ty A và Công ty B (chưa rõ số tiền).
- Sách, báo, tạp chí được tặng: 266 cuốn.
+ Trong đó của tập thể: 227 cuốn.
+ Của cá nhân, hộ gia đình: 39 cuốn, 01 người.
+ Đơn vị, cá nhân tặng: Trường THCS Hà An và hộ ông Phạm Văn Bình.
- Hiện vật khác: 12 chiếc, giá trị 30.000.000 đồng.
+ Xe đạp.
Hoạt động: 04 cuộc, 330 người.
- Ngày hội đọc sách: Đọc sách dưới cờ (ngày 04/10, tại sân Trường Tiểu học Hà An,
  do các trường học tổ chức), 01 cuộc, 310 người.
+ Thẻ bạn đọc cấp mới: 45 thẻ.
- Trao học bổng: Học bổng (chưa rõ số tiền), 20 suất, 20 người.
- Tuyên truyền trực quan: 12 băng rôn (60 mét) và 500 tờ rơi.
+ Băng rôn, khẩu hiệu: 512 chiếc.
+ Tổng chiều dài: 60 mét.
"""
    )
