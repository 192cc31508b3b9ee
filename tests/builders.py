# SPDX-License-Identifier: MIT
"""Makes a Week to test with that fills every table, valid unless a test changes it."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import How, ReceivedReport, ReportingUnit, Review
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook, Photo, SectionText
from desktop.domain.week.records import Attendee, Link, Record, count_people
from desktop.domain.week.week import Centre, Signature, Week

_CATEGORIES = {
    "training_class": "class.literacy",
    "news_item": "news",
    "publication": "publications",
    "book_donation": "books",
    "event": "culture.sport",
    "commendation": "commendation",
    "funding": "funding",
    "other_item": "other",
}
"""A category of the form `quang-yen-2020` for each kind."""


def a_week(**changes: Any) -> Week:  # noqa: ANN401 - the fields of Week
    """Return a Week with something in every field."""
    week = Week(
        id="tuan-2026",
        year=2026,
        form="quang-yen-2020",
        centre=Centre(name="TTHTCĐ phường Hà An", parent="UBND phường Hà An", place="Hà An"),
        starts=date(2026, 10, 1),
        ends=date(2026, 10, 7),
        theme="Học tập suốt đời – chìa khóa mở cửa tương lai",
        slogans=("Học để biết, học để làm", "Mỗi người dân là một công dân học tập"),
        addressees=("Phòng Giáo dục và Đào tạo",),
        mailbox="a@example.vn",
        deadline=date(2026, 10, 11),
        copies_to=("Như trên", "Lưu: VT"),
        signers={"director": Signature(name="Nguyễn Văn A", title="PHÓ GIÁM ĐỐC")},
    )
    return dataclasses.replace(week, **changes)


def a_record(kind: str = "training_class", **changes: Any) -> Record:  # noqa: ANN401 - its fields
    """Return a record of a kind; its id is the kind's key."""
    record = KINDS[kind].record(
        id=kind,
        category=_CATEGORIES[kind],
        title=f"{KINDS[kind].name} của thôn Đoài",
        starts=date(2026, 10, 2),
        place="Nhà văn hóa khu 5",
        people=12,
        women=0,
        other={"hours_on_air": 3},
        links=(Link(url="https://example.vn/1", title="Bài viết"), Link(url="https://b.example")),
    )
    return dataclasses.replace(record, **changes)


def a_photo(name: str = "1", **changes: Any) -> Photo:  # noqa: ANN401 - the fields of Photo
    """Return a photo of the class that `a_record` makes."""
    photo = Photo(
        id=f"anh-{name}",
        sha256=name.zfill(64),
        file_name=f"{name}.jpg",
        record="training_class",
        caption="Học viên lớp xóa mù chữ",
        typical=True,
        turn=90,
        taken_at=datetime(2026, 10, 2, 8, 30),  # noqa: DTZ001 - a camera knows no time zone
        width=4000,
        height=3000,
        fingerprint="0123456789abcdef",
    )
    return dataclasses.replace(photo, **changes)


def attendees(count: int = 3) -> tuple[Attendee, ...]:
    """Return a list of so many different people and one of them once more."""
    people = [
        Attendee(full_name=f"Nguyễn Thị {n}", born=str(1950 + n), gender="Nữ", unit="Khu 5")
        for n in range(count)
    ]
    return (*people, people[0])


def a_notebook(**changes: Any) -> Notebook:  # noqa: ANN401 - the fields of Notebook
    """Return a Week with a record of each kind, a list, two photos, a section and a remark."""
    lists = {"event": attendees()}
    records = tuple(a_record(kind) for kind in KINDS)
    listed = {id_: count_people(people) for id_, people in lists.items()}
    notebook = Notebook(
        week=a_week(),
        records=tuple(dataclasses.replace(r, listed=listed.get(r.id)) for r in records),
        photos=(a_photo("1"), a_photo("2", record=None, typical=False)),
        sections={"direction": SectionText(text="Ủy ban đã chỉ đạo.", base="Đã chỉ đạo.")},
        row_notes={"1.13": "Học buổi tối"},
        attendees=lists,
    )
    return dataclasses.replace(notebook, **changes)


def a_reporting_unit(**changes: Any) -> ReportingUnit:  # noqa: ANN401 - its fields
    """Return a unit with something in every field, and one report with something in each."""
    report = ReceivedReport(
        id="K7QM3-ZRT4X",
        form="quang-yen-2020",
        revision=1,
        check_code="K7QM3-ZRT4X",
        how=How.BUNDLE,
        under="quang-yen-2020 1",
        received_at=datetime(2026, 10, 8, 2, 15, tzinfo=UTC),
        figures={("1.13", "people"): 12},
        row_notes={"10": "Ngày hội đọc"},
        doubts=("Cần xem.",),
        below=("7Q2MK-04XRT",),
    )
    unit = ReportingUnit(
        id="don-vi-1",
        name="TTHTCĐ phường Hà An",
        code="D01",
        mailbox="ha-an@example.vn",
        telephone="0912 345 678",
        unit_week="tuan-cua-don-vi",
        review=Review.RECEIVED,
        due=date(2026, 10, 9),
        note="Gọi lại",
        reports=(report,),
    )
    return dataclasses.replace(unit, **changes)


def saving(*values: Record | Photo) -> Changes:
    """Return the action that writes these records and photos, new or changed."""
    return Changes(
        records={value.id: value for value in values if isinstance(value, Record)},
        photos={value.id: value for value in values if isinstance(value, Photo)},
    )
