# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.documents.braces import GAP
from desktop.domain.documents.building import build_documents
from desktop.domain.documents.lacks import DocumentStage, lacks_of, stage_of
from desktop.domain.documents.template import Layout
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.domain.report.document import (
    ROOM,
    Heading,
    MiddleLine,
    OfficialDocument,
    Paragraph,
    Table,
)
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.records import (
    BookDonation,
    Event,
    Funding,
    NewsItem,
    Party,
    State,
    TrainingClass,
)
from tests.domain.documents.filled import MINISTRY, PLANNED, TEXTS, a_material, library, template

_FOR_THE_PEN = "Số khách đã đến: ……………"

IDS = [one.id for one in library().templates if one.layout is not Layout.POSTER]


def built(key: str, material: Material | None = None) -> tuple[OfficialDocument, ...]:
    return build_documents(template(key), material or a_material(), library().templates)


def words(document: OfficialDocument) -> str:
    """Return all that a document says, line by line."""
    lines: list[str] = []
    for block in document.body:
        if isinstance(block, Table):
            rows = (*block.rows, block.total)
            lines += [" | ".join(row) for row in rows if row]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def plan(material: Material | None = None) -> str:
    (document,) = built("ke-hoach", material)
    return words(document)


def schedule(material: Material | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the sheet for the notice board."""
    (document,) = built("lich-hoat-dong", material)
    (table,) = (block for block in document.body if isinstance(block, Table))
    return table.rows


def with_texts(**texts: str) -> Material:
    return a_material({**TEXTS, **{key.replace("__", "."): t for key, t in texts.items()}})


@pytest.mark.parametrize("key", IDS)
def test_a_filled_document_lacks_nothing_and_has_no_gap(key: str) -> None:
    material = a_material()
    assert lacks_of(Values(template(key), material)) == ()
    for document in built(key, material):
        said = f"{words(document)}{document.subject}{document.signers}{document.copies_to}"
        assert GAP not in said.replace(_FOR_THE_PEN, "")
        assert "{" not in said


@pytest.mark.parametrize("key", IDS)
def test_an_empty_week_gives_every_document_with_gaps_for_the_pen(key: str) -> None:
    material = replace(a_material({}, ()), ministry="")
    for document in built(key, material):
        assert document.body
        assert "{" not in words(document)


def test_the_plan_tells_what_is_planned_and_nothing_cancelled() -> None:
    said = plan()
    assert "Tin học văn phòng, khóa 1" in said
    assert "Chạy việt dã" not in said
    assert "15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng)" in said
    assert "- Đoàn Thanh niên phường: Hội sách đường Nguyễn Huệ" in said
    assert "chưa rõ" not in said


BOOKS = BookDonation(
    id="sach", category="books", title="Công ty Hà An", copies=1250, state=State.PLANNED
)


def test_a_plan_speaks_of_what_is_to_come_and_of_nothing_unknown() -> None:
    records = (
        *(replace(r, people=None) if isinstance(r, TrainingClass) else r for r in PLANNED),
        BOOKS,
        replace(BOOKS, id="sach-2", title="Bà Hoa", donor=Party.INDIVIDUAL, copies=None),
    )
    said = plan(a_material(records=records))
    assert "Số sách dự kiến huy động tặng các trường học, thư viện: 1.250 quyển" in said
    assert "Tin học văn phòng, khóa 1" in said
    for past in ("đã huy động", "chưa rõ", "ít nhất"):
        assert past not in said


def test_money_planned_without_an_amount_is_told_by_its_source_alone() -> None:
    money = [replace(r, amount=None) if isinstance(r, Funding) else r for r in PLANNED]
    said = plan(a_material(records=tuple(money)))
    assert "- Ngân sách nhà nước, do UBND phường cấp." in said
    assert "chưa rõ" not in said


def test_the_schedule_goes_by_day_and_hour() -> None:
    assert [row[:3] for row in schedule()] == [
        ("Thứ Năm, 01/10", "7g30", "Lễ khai mạc Tuần lễ năm 2026"),
        ("", "7g30", "Hội sách đường Nguyễn Huệ"),
        ("Thứ Sáu, 02/10", "19g00", "Tin học văn phòng, khóa 1"),
        ("Trong Tuần lễ", "", "Diễu hành xe loa"),
    ]


def test_the_schedule_names_an_organiser_and_never_the_lecturer() -> None:
    who = {row[2]: row[4] for row in schedule()}
    assert who["Hội sách đường Nguyễn Huệ"] == "Đoàn Thanh niên phường"
    assert who["Tin học văn phòng, khóa 1"] == ""


def test_nobody_is_invited_to_news() -> None:
    news = NewsItem(
        id="tin",
        category="news",
        title="Tin khai mạc",
        outlet="Đài truyền thanh",
        state=State.PLANNED,
        starts=date(2026, 10, 1),
    )
    rows = schedule(a_material(records=(*PLANNED, news)))
    assert "Tin khai mạc" not in {row[2] for row in rows}
    assert rows[0][2].startswith("Lễ khai mạc")


def test_the_opening_stands_on_the_schedule_once_and_when_its_place_is_known() -> None:
    own = Event(
        id="khai-mac",
        category="culture.other",
        title="Lễ khai mạc và hội thi",
        state=State.PLANNED,
        starts=date(2026, 10, 1),
    )
    both = schedule(a_material(records=(*PLANNED, own)))
    assert [row[2] for row in both if "khai mạc" in row[2]] == ["Lễ khai mạc và hội thi"]
    assert "khai mạc" not in str(schedule(a_material({})))
    moved = schedule(
        with_texts(**{"chung__khai-mac-ngay": "30/9", "chung__khai-mac-gio": "khoảng 8 giờ"})
    )
    assert moved[0][:4] == (
        "Thứ Tư, 30/09",
        "khoảng 8 giờ",
        "Lễ khai mạc Tuần lễ năm 2026",
        "Hội trường UBND phường Hà An",
    )


def test_an_evening_comes_after_the_morning_and_an_unknown_hour_last() -> None:
    day = date(2026, 10, 2)
    hours = ("", "Tối", "Từ 7g30", "Sáng", "19 giờ")
    records = tuple(
        Event(
            id=f"e{at}",
            category="culture.sport",
            title=f"Việc {at}",
            notes=hour,
            starts=day,
            state=State.PLANNED,
        )
        for at, hour in enumerate(hours)
    )
    rows = schedule(a_material({}, records))
    assert [row[1] for row in rows] == ["Sáng", "7g30", "Tối", "19g00", ""]


def test_what_was_held_still_belongs_to_the_plan() -> None:
    held = tuple(replace(r, state=State.HELD) if r.id == "tin-hoc" else r for r in PLANNED)
    assert plan(a_material(records=held)) == plan()


def test_the_grounds_come_from_the_year_and_from_what_was_typed_once() -> None:
    (document,) = built("ke-hoach")
    grounds = [b.text for b in document.body if isinstance(b, Paragraph) and b.is_ground]
    what = "tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026"
    assert grounds == [
        f"Căn cứ {MINISTRY} về việc {what};",
        "Căn cứ Kế hoạch số 5511/KH-SGDĐT ngày 27/9/2026 của Sở Giáo dục và Đào tạo.",
    ]


def test_the_centre_issues_with_its_own_head() -> None:
    (document,) = built("ke-hoach")
    head = document.letterhead
    assert (head.parent, head.number) == ("UBND phường Hà An", "Số: 07/KH-TTHTCĐ")
    assert head.place_and_date == "Hà An, ngày 20 tháng 9 năm 2026"
    assert document.signers[0].lines == ("PHÓ GIÁM ĐỐC",)


def test_a_number_may_bring_its_own_symbol() -> None:
    (document,) = built("ke-hoach", with_texts(**{"ke-hoach__so": "6791/KH-UBND-GDĐT"}))
    assert document.letterhead.number == "Số: 6791/KH-UBND-GDĐT"


def test_the_commune_issues_with_its_deputy_signing_for_the_chairman() -> None:
    (document,) = built("ke-hoach", with_texts(**{"ke-hoach__co-quan": "commune"}))
    assert (document.letterhead.parent, document.letterhead.centre) == (
        "",
        "Ủy ban nhân dân phường Hà An",
    )
    assert document.letterhead.number == "Số: 07/KH-UBND"
    (signer,) = document.signers
    assert signer.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signer.name == "Vũ Thị Lan"
    assert "Ủy ban nhân dân phường Hà An xây dựng Kế hoạch" in words(document)


def test_the_chairman_decides_in_his_own_name() -> None:
    (document,) = built("quyet-dinh-khen-thuong")
    assert document.letterhead.number == f"Số: {ROOM}/QĐ-UBND"
    assert document.signers[0].lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    middle = [b.text for b in document.body if isinstance(b, MiddleLine)]
    assert middle == ["CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HÀ AN", "QUYẾT ĐỊNH:"]
    assert "500.000 đồng (Bằng chữ: Năm trăm nghìn đồng)" in words(document)


def test_a_letter_has_its_subject_under_the_number() -> None:
    (document,) = built("thong-bao-dia-diem")
    assert document.type_name == ""
    assert document.letterhead.subject.startswith("V/v thông báo địa điểm")
    assert document.letterhead.number == f"Số: {ROOM}/TTHTCĐ"


def test_an_annex_names_the_document_it_belongs_to() -> None:
    (document,) = built("phu-luc-doan-xe")
    assert document.reference == (
        "(Kèm theo Kế hoạch số 07/KH-TTHTCĐ ngày 20 tháng 9 năm 2026 của Trung tâm học tập cộng "
        "đồng phường Hà An)"
    )
    table = next(b for b in document.body if isinstance(b, Table))
    assert table.total == ("", "Tổng cộng", "21", "", "")


def test_minutes_bear_no_day_under_the_motto_and_two_sign() -> None:
    (document,) = built("bien-ban-xet")
    assert document.letterhead.place_and_date == ""
    assert [(s.lines, s.name) for s in document.signers] == [
        (("THƯ KÝ",), "Lê Thị B"),
        (("CHỦ TRÌ",), "Nguyễn Văn A"),
    ]


def test_each_guest_has_an_invitation_with_name_and_title() -> None:
    first, second = built("giay-moi")
    assert "trân trọng kính mời: Ông Nguyễn Văn Bảy" in words(first)
    assert "Chức vụ: Hiệu trưởng." in words(second)
    assert "kính mời: Bà Trần Thị Hoa" in words(second)


@pytest.mark.parametrize("typed", ["lê thị hồng nhung", "LÊ THỊ HỒNG NHUNG", "Lê Thị Hồng Nhung"])
def test_a_name_in_one_case_gets_its_capitals_as_on_attendance_lists(typed: str) -> None:
    (one,) = built("giay-moi", with_texts(**{"chung__khach-moi": f"Bà\t{typed}"}))
    assert "kính mời: Bà Lê Thị Hồng Nhung" in words(one)


def test_scholarships_are_added_up_in_figures_and_words() -> None:
    (document,) = built("danh-sach-hoc-bong")
    said = words(document)
    assert "2 | Phạm Văn Nam | Lớp 5B | Vượt khó | 1.200.000 | " in said
    assert "Tổng cộng" in said
    assert "02 học sinh; tổng số tiền: 1.700.000 đồng (Bằng chữ: Một triệu bảy trăm" in said


def test_what_was_edited_by_hand_stays_when_the_records_change() -> None:
    material = a_material()
    own = Values(template("ke-hoach"), material)
    part = next(p for p in template("ke-hoach").parts if p.key == "hoat-dong")
    from desktop.domain.documents.parts import draft_of

    draft = draft_of(part, own)
    edited = SectionText(text=f"{draft}\n- Việc tự thêm.", base=draft)
    texts = {**material.notebook.document_texts, "ke-hoach.hoat-dong": edited}
    records = tuple(replace(r, people=45) if r.id == "tin-hoc" else r for r in PLANNED)
    notebook = replace(material.notebook, document_texts=texts, records=records)
    said = plan(replace(material, notebook=notebook))
    assert "- Việc tự thêm." in said
    assert "45 người" in said


def test_a_part_left_out_leaves_no_hole_in_the_numbers() -> None:
    (document,) = built("ke-hoach", a_material({**TEXTS, "chung.tien-do": ""}))
    titles = [b.text for b in document.body if isinstance(b, Heading) and b.level == 1]
    assert [title.split(".")[0] for title in titles] == ["I", "II", "III", "IV", "V", "VI"]


def test_what_is_missing_is_told_by_its_name() -> None:
    lacks = lacks_of(Values(template("ke-hoach"), a_material({}, (), theme="")))
    assert "Chủ đề của Tuần lễ" in lacks
    assert "Địa điểm khai mạc" in lacks
    assert "Các hoạt động trong Tuần lễ" in lacks
    assert all(lack[0].isupper() for lack in lacks)


@pytest.mark.parametrize("key", [one.id for one in library().templates if one.repeat])
def test_a_document_for_each_row_of_an_empty_list_lacks_all_else_too(key: str) -> None:
    one = template(key)
    bare = a_material({}, (), slogans=())
    rows = {f"chung.{one.repeat}": TEXTS.get(f"chung.{one.repeat}", "Học suốt đời")}
    filled = a_material(rows, (), slogans=())
    name = bare.shared.list_of(one.repeat).label
    assert lacks_of(Values(one, bare)) == (name, *lacks_of(Values(one, filled)))


def test_an_invitation_without_guests_lacks_chair_and_place_too() -> None:
    assert lacks_of(Values(template("giay-moi"), a_material({}))) == (
        "Khách mời dự khai mạc",
        "Người chủ trì lễ khai mạc",
        "Địa điểm khai mạc",
    )


def test_a_decision_lacks_the_kind_of_praise_the_money_and_who_signs() -> None:
    rows = "Trường THCS Hà An\tTrường\tVận động sách\tGiấy khen\t500.000\n\
Bà Lê Thị Hoa\tKhu 5\tDạy nghề"
    texts = {"chung.khen-thuong": rows}
    lacks = lacks_of(Values(template("quyet-dinh-khen-thuong"), a_material(texts)))
    what = "Tập thể, cá nhân được đề nghị khen thưởng"
    assert lacks == (
        f"Hình thức khen ({what})",
        f"Tiền thưởng (đồng) ({what})",
        "Họ tên người ký của Ủy ban nhân dân",
    )
    proposal = lacks_of(Values(template("de-nghi-khen-thuong"), a_material(texts)))
    assert f"Hình thức khen ({what})" in proposal


@pytest.mark.parametrize(
    "places", [("Phòng A", "Hội Khuyến học B"), ("Phòng A; Hội Khuyến học B",)]
)
def test_each_of_those_written_to_stands_on_its_own_line(places: tuple[str, ...]) -> None:
    material = a_material(addressees=places)
    (document,) = built("ke-hoach", material)
    assert document.copies_to[:2] == ("Phòng A (b/c)", "Hội Khuyến học B (b/c)")
    (letter,) = built("thong-bao-dia-diem", material)
    assert letter.addressees == ("Phòng A", "Hội Khuyến học B")


def test_a_day_that_there_is_not_is_told_and_left_to_the_pen() -> None:
    material = with_texts(**{"ke-hoach__ngay": "31/02"})
    (document,) = built("ke-hoach", material)
    assert document.letterhead.place_and_date == f"Hà An, ngày {ROOM}tháng {ROOM}năm 2026"
    assert any("31/02" in lack for lack in lacks_of(Values(template("ke-hoach"), material)))


def test_hours_and_figures_that_cannot_be_read_are_told_with_their_row() -> None:
    material = with_texts(
        **{
            "chung__chuong-trinh": "7g00\t30\tĐón khách\n7g10\t5\tChào cờ",
            "chung__hoc-bong": "Lê Thị Mai\t8A\tGiỏi\tmột ít",
        }
    )
    programme = lacks_of(Values(template("chuong-trinh-khai-mac"), material))
    assert any("dòng 2" in lack and "7g10" in lack for lack in programme)
    scholarships = lacks_of(Values(template("danh-sach-hoc-bong"), material))
    assert any("dòng 1" in lack and "một ít" in lack for lack in scholarships)


def test_a_document_is_untouched_worked_on_printed_or_sent() -> None:
    def stage(**texts: str) -> DocumentStage:
        named = {key.replace("__", "."): text for key, text in texts.items()}
        return stage_of(Values(template("giay-moi"), a_material(named)))

    assert stage() is DocumentStage.UNTOUCHED
    assert stage(**{"chung__khach-moi": "Ông\tA"}) is DocumentStage.LISTED
    assert stage(**{"giay-moi__so": "5"}) is DocumentStage.WORKED_ON
    assert stage(**{"giay-moi__da-in": "2026-09-24"}) is DocumentStage.PRINTED
    assert stage(**{"giay-moi__da-in": "x", "giay-moi__da-gui": "x"}) is DocumentStage.SENT
