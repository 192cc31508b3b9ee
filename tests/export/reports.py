# SPDX-License-Identifier: MIT
"""Builds reports to render: one of an ordinary Week, to be changed where a test needs it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.form.form import Column, Form, Row
from desktop.domain.form.paper import AnnexWording, ReportWording
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.report.cells import Cell
from desktop.domain.report.document import (
    ROOM,
    Attachment,
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Report,
    SignatureBlock,
)
from desktop.domain.report.evidence import EvidencedRecord, EvidenceItem
from desktop.domain.report.mark import Mark
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link, NewsItem, TrainingClass

CENTRE = "Trung tâm học tập cộng đồng phường Hà An"

TABLE = """
1    | Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ | lớp | 15 |
1.1  | Tổng số người tham gia, trong đó: | người | | 830
1.2  | Bồi dưỡng nâng cao trình độ chuyên môn nghiệp vụ cho cán bộ, công chức, viên chức (các cấp) \
| lớp/người | 1 | 34
1.3  | Bồi dưỡng nâng cao trình độ ngoại ngữ cho cán bộ, công chức, viên chức (các cấp) \
| lớp/người | |
1.4  | Bồi dưỡng nâng cao trình độ tin học cho cán bộ, công chức, viên chức (các cấp) \
| lớp/người | 2 | 53
1.5  | Bồi dưỡng nâng cao tay nghề cho công nhân lao động | lớp/người | 1 | 40
1.6  | Học nghề cho lao động nông thôn | lớp/người | 1 | 30
1.7  | Nâng cao trình độ văn hóa cho cán bộ công chức cấp xã, người lao động trong các khu \
công nghiệp, khu chế xuất | lớp/người | |
1.8  | Giáo dục kỹ năng sống cho học sinh | lớp/người | 3 | 334
1.9  | Phổ biến kiến thức khoa học, kiến thức pháp luật cho người lao động | lớp/người | 4 | 267
1.10 | Bồi dưỡng thường xuyên cho giáo viên | lớp/người | 1 | 45
1.11 | Bồi dưỡng, tập huấn cho cán bộ quản lý, báo cáo viên TTHTCĐ | lớp/người | 1 | 15
1.12 | Phổ cập giáo dục (tiểu học, THCS) | lớp/người | |
1.13 | Xóa mù chữ | lớp/người | 1 | 12
2    | Số tin bài về các hoạt động của Tuần lễ | Tin, bài/cuộc | 14 |
3    | Ấn phẩm thông tin (tờ rơi, áp phích, băng rôn, khẩu hiệu) | quyển/ tờ | 557 |
4    | Phát động phong trào và tổ chức quyên góp sách giúp xây dựng tủ sách lớp học, xây dựng \
thư viện trường học | | |
4.1  | Số tập thể/ cá nhân tặng sách | Tập thể/cá nhân | 6 | 43
4.2  | Số sách đã huy động tặng các trường học, thư viện | Quyển | 1245 |
5    | Tổ chức các cuộc thi, các buổi tọa đàm về khuyến đọc, khuyến học và xây dựng XHHT \
| Số cuộc | 10 |
5.1  | Hội sách, đường sách, phố sách | Số cuộc | 1 |
5.2  | Trưng bày, triển lãm sách báo, tư liệu | Số cuộc | 2 |
5.3  | Thi tìm hiểu, học tập lịch sử, văn hóa địa phương tại các bảo tàng, di tích \
| Số cuộc/người | 1 | 86
5.4  | Thi về sách (thi xếp sách nghệ thuật, thi vẽ tranh theo sách, thi tìm hiểu kiến thức qua \
sách báo, thi thiếu nhi kể chuyện theo sách, thi viết cảm nhận qua việc đọc sách) \
| Số cuộc/người | 3 | 257
5.5  | Sinh hoạt chuyên đề HTSĐ, xây dựng XHHT | Số cuộc/người | 2 | 95
6    | Tổ chức hoạt động văn nghệ, thể thao, thăm quan, sinh hoạt chuyên đề | Số cuộc | 4 |
6.1  | Hoạt động thể dục thể thao | Số cuộc/người | 2 | 180
6.2  | Hoạt động văn nghệ | Số cuộc/người | 1 | 210
6.3  | Thăm quan, học tập tại bảo tàng, di tích lịch sử | Số cuộc/người | 1 | 45
7    | Tổ chức hội thảo/sinh hoạt chuyên đề | cuộc | 2 |
8    | Khen thưởng về tổ chức Tuần lễ | | |
8.1  | Tập thể | Đơn vị | 5 |
8.2  | Cá nhân | Người | | 17
9    | Kinh phí | | |
9.1  | Ngân sách nhà nước | đồng | 15000000
9.2  | Kinh phí hỗ trợ, huy động từ các nguồn hợp pháp khác (nếu có) | đồng | 23500000
10   | Các nội dung khác (nếu có) | | |
"""
"""The rows of the 2020 form with one Week's figures; a row with one figure only is money."""

NOTES = {
    "5": "Có 01 buổi tọa đàm khuyến đọc với phụ huynh",
    "10": "Trao 25 suất học bổng, trị giá 12.500.000 đồng; diễu hành xe loa tuyên truyền 2 lượt",
}

BODY: tuple[Block, ...] = (
    Paragraph(
        f"{CENTRE} báo cáo kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026 tại địa "
        "phương như sau:"
    ),
    Heading(1, "I. TỔ CHỨC TRIỂN KHAI TUẦN LỄ"),
    Heading(2, "1. Công tác chỉ đạo"),
    Paragraph(
        "Ủy ban nhân dân phường ban hành kế hoạch ngày 25/9/2026, phân công các ngành, đoàn thể; "
        "Giám đốc TTHTCĐ kiểm tra các lớp trong tuần. Chủ đề của Tuần lễ: “Chuyển đổi số thúc đẩy "
        "Học tập suốt đời”."
    ),
    Heading(2, "2. Nội dung các hoạt động đã triển khai trong Tuần lễ"),
    Heading(3, "a) Các lớp bồi dưỡng, tập huấn"),
    Paragraph(
        "- Trong Tuần lễ đã tổ chức 15 lớp với 830 lượt người tham gia, trong đó có 03 lớp giáo "
        "dục kỹ năng sống cho học sinh (334 lượt người), 04 lớp phổ biến kiến thức khoa học, kiến "
        "thức pháp luật cho người lao động (267 lượt người) và 01 lớp xóa mù chữ buổi tối tại Nhà "
        "văn hóa khu 5."
    ),
    Paragraph("- Bồi dưỡng tin học: 02 lớp, 53 lượt người, tại Phòng máy Trường THCS Hà An."),
    Heading(3, "b) Tuyên truyền"),
    Paragraph(
        "- 14 tin, bài: 05 bài trên Cổng thông tin điện tử phường, 06 lượt phát thanh của Đài "
        "truyền thanh phường, 03 bài trên trang của Trung tâm."
    ),
    Paragraph("- 557 ấn phẩm: 12 băng rôn, 20 áp phích, 500 tờ rơi, 25 khẩu hiệu."),
    Heading(2, "4. Kinh phí tổ chức Tuần lễ"),
    Paragraph("- Ngân sách nhà nước: 15.000.000 đồng;"),
    Paragraph(
        "- Ngân sách hỗ trợ, vận động từ doanh nghiệp và các nguồn hợp pháp khác: 23.500.000 đồng "
        "(Bằng chữ: Hai mươi ba triệu năm trăm nghìn đồng)."
    ),
    Heading(1, "II. ĐÁNH GIÁ CHUNG"),
    Heading(2, "1. Những kết quả đã đạt được; bài học kinh nghiệm"),
    Paragraph(
        "Người dân tham gia đông hơn năm trước; phối hợp sớm với nhà trường thì lớp mở đúng "
        "kế hoạch."
    ),
    Heading(2, "2. Khó khăn, tồn tại"),
    Paragraph("Phòng máy chỉ có 15 máy; đường truyền ở khu 7 yếu."),
    Heading(2, "3. Kiến nghị, đề xuất"),
    Paragraph("Đề nghị hỗ trợ 10 máy tính và tài liệu về kỹ năng số."),
    Heading(2, "4. Bảng tổng hợp số liệu các hoạt động tổ chức Tuần lễ"),
    Paragraph("Có Phụ lục I (số liệu) và Phụ lục II (minh chứng) kèm theo./."),
)


def a_report(**changes: Any) -> Report:  # noqa: ANN401 - the fields of Report
    """Return the report of an ordinary Week with its two attachments, changed as given."""
    return replace(_REPORT, **changes)


def a_longer_report() -> Report:
    """Return a report of seven pages, three of them the table."""
    return a_report(body=BODY[:-1] * 2 + BODY[-1:])


def a_report_of(annex: Annex) -> Report:
    """Return a report whose only attachment is this annex."""
    return a_report(attachments=(Attachment("Phụ lục", TITLE, REFERENCE, annex),))


def an_annex(columns: int = 2, repeat: int = 1) -> Annex:
    """Return the annex of the Week with that many number columns, its rows repeated."""
    heads = [Column(key=f"column_{n}", label=_LABELS[n], group=_group(n)) for n in range(columns)]
    rows = [_row(line, heads) for _ in range(repeat) for line in TABLE.strip().splitlines()]
    return Annex(tuple(heads), tuple(rows))


def paragraphs(texts: Iterable[str]) -> tuple[Block, ...]:
    """Return a body of these paragraphs, one text each."""
    return tuple(Paragraph(text) for text in texts)


TITLE = "MẪU TỔNG HỢP SỐ LIỆU KẾT QUẢ TỔ CHỨC TUẦN LỄ"
REFERENCE = f"(Kèm theo Báo cáo số {ROOM}/BC-TTHTCĐ ngày {ROOM}tháng 10 năm 2026 của {CENTRE})"
_LABELS = (
    "Số lớp/số cuộc thi",
    "Người",
    "Nữ",
    "Dân tộc thiểu số",
    "Số giờ",
    "Số mét",
    "Số quyển",
    "Số khác",
)


def _group(n: int) -> str:
    return "Số lượng" if n < 2 else "Trong đó" if n < 4 else ""


def _row(line: str, heads: list[Column]) -> AnnexRow:
    code, label, unit, *figures = (part.strip() for part in line.split("|"))
    row = Row(code=code, number="" if "." in code else code, label=label, unit=unit)
    if len(figures) == 1:
        cells: Mapping[str, Cell] = {heads[0].key: Cell(int(figures[0]), span=len(heads))}
    else:
        cells = {
            head.key: Cell(int(figure) if figure else None)
            for head, figure in zip(heads, figures * len(heads), strict=False)
        }
    return AnnexRow(row, cells, NOTES.get(code, ""))


def _evidence() -> tuple[EvidenceItem, ...]:
    pictures = tuple(
        Photo(id=f"photo-{n}", sha256=f"{n:064}", file_name=f"IMG_{n}.jpg") for n in range(3)
    )
    computing = TrainingClass(
        id="computing",
        category="class.computing",
        title="Tin học văn phòng, khóa 2",
        starts=date(2026, 10, 5),
        ends=date(2026, 10, 6),
        place="Phòng máy Trường THCS Hà An",
        people=25,
    )
    reading = TrainingClass(
        id="literacy", category="class.literacy", title="Xóa mù chữ, buổi tối", people=12
    )
    news = NewsItem(
        id="news",
        category="news",
        title="Bài trên Cổng thông tin điện tử phường",
        starts=date(2026, 10, 1),
        ends=date(2026, 10, 1),
        links=tuple(
            Link(url=f"https://example.vn/ha-an/tuan-le-{n}", title=f"Tuần lễ, bài {n}" * (n < 3))
            for n in range(1, 6)
        ),
    )
    annex = {row.row.code: row.row for row in an_annex().rows}
    return (
        EvidenceItem(
            annex["1.4"],
            (EvidencedRecord(computing, pictures), EvidencedRecord(reading, pictures[:1])),
        ),
        EvidenceItem(annex["2"], (EvidencedRecord(news, ()),)),
    )


EVIDENCE = _evidence()

_FORM = Form(
    format=1,
    id="quang-yen-2020",
    version=1,
    name="Mẫu báo cáo theo Công văn số 02/BCĐXDXHHT",
    report=ReportWording(subject="Kết quả tổ chức Tuần lễ", opening=""),
    annex=AnnexWording(title=TITLE),
    columns=an_annex().columns,
    rows=tuple(row.row for row in an_annex().rows),
    sections=(),
    signers=(),
)

_REPORT = Report(
    letterhead=Letterhead(
        parent="UBND phường Hà An",
        centre=CENTRE,
        number=f"Số: {ROOM}/BC-TTHTCĐ",
        place_and_date=f"Hà An, ngày {ROOM}tháng 10 năm 2026",
    ),
    type_name="BÁO CÁO",
    subject="Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026",
    addressees=("Phòng Giáo dục và Đào tạo thị xã Quảng Yên",),
    body=BODY,
    signers=(
        SignatureBlock(("GIÁM ĐỐC",), position="Phó Chủ tịch UBND phường", name="Nguyễn Văn A"),
    ),
    copies_to=("Như trên", "UBND phường Hà An", "Hội Khuyến học phường", "Lưu: VT"),
    attachments=(
        Attachment("Phụ lục I", TITLE, REFERENCE, an_annex()),
        Attachment("Phụ lục II", "DANH MỤC MINH CHỨNG", REFERENCE, EVIDENCE),
    ),
    mark=Mark(1, "K7QM-3ZRT", "SOTUANLE;1;ha-an;2026;1;K7QM-3ZRT"),
    annex_form=_FORM,
    dated=date(2026, 10, 8),
)
