# SPDX-License-Identifier: MIT
"""What the fields of the Week are called: the same in the guide to a new Week and on its page.

Their keys are those of `week_entries`.
"""

from collections.abc import Sequence

from desktop.domain.form.form import Form
from desktop.domain.form.paper import Signer
from desktop.domain.vietnamese import Region
from desktop.services.weeks.entries import HEAD
from desktop.ui.widgets.fields import EntryField, Rows

CENTRE: Rows = (
    (
        EntryField(
            key="name",
            label="Tên trung tâm",
            hint="Ví dụ: Trung tâm học tập cộng đồng phường Hà An",
        ),
    ),
    (
        EntryField(key="parent", label="Cơ quan chủ quản", wide=2),
        EntryField(key="place", label="Địa danh trước ngày ký", wide=2),
        EntryField(key="short_name", label="Tên viết tắt", wide=1),
    ),
)

HEAD_SIGNER: Rows = (
    (
        EntryField(
            key=f"{HEAD}.name", label="Họ và tên người ký", hint="Không kèm học hàm, học vị"
        ),
        EntryField(
            key=f"{HEAD}.title", label="Chức vụ khi ký", hint="Cấp phó ký thay: PHÓ GIÁM ĐỐC"
        ),
    ),
)

WEEK: Rows = (
    (
        EntryField(key="starts", is_date=True, label="Từ ngày"),
        EntryField(key="ends", is_date=True, label="Đến ngày"),
    ),
    (
        EntryField(
            key="theme",
            label="Chủ đề",
            hint="Ghi đúng như công văn hướng dẫn; chưa có thì để trống",
        ),
    ),
)

SLOGANS: Rows = ((EntryField(key="slogans", label="Khẩu hiệu", hint="Mỗi dòng một câu", lines=3),),)

SENDING: Rows = (
    (
        EntryField(
            key="addressees",
            label="Kính gửi",
            hint="Cơ quan nhận báo cáo, mỗi dòng một nơi. Ví dụ: Phòng Văn hóa - Xã hội",
            lines=2,
        ),
    ),
    (
        EntryField(key="mailbox", label="Hộp thư nhận báo cáo", wide=3),
        EntryField(key="mailbox_mb", label="Nhận tối đa (MB)", hint="Trong một thư", wide=2),
        EntryField(key="deadline", is_date=True, label="Hạn nộp", wide=2),
    ),
    (
        EntryField(
            key="copies_to",
            label="Nơi nhận",
            hint="Các dòng dưới chữ “Nơi nhận” ở cuối báo cáo, mỗi dòng một nơi",
            lines=2,
        ),
    ),
)

NUMBERING: Rows = (
    (
        EntryField(key="number", label="Số báo cáo"),
        EntryField(key="signed_on", is_date=True, label="Ngày ký"),
    ),
)

WORDS: Rows = (
    (
        EntryField(
            key="number_words",
            label="Cách đọc số tiền bằng chữ",
            choices=(
                (Region.NORTH, "Miền Bắc: hai nghìn không trăm linh năm"),
                (Region.SOUTH, "Miền Nam: hai ngàn không trăm lẻ năm"),
            ),
        ),
    ),
)


def form_field(forms: Sequence[Form]) -> EntryField:
    """Return the field by which a form is chosen."""
    choices = tuple((form.id, form.name) for form in forms)
    return EntryField(key="form", label="Mẫu báo cáo", wide=2, choices=choices)


def signer_fields(place: Signer) -> Rows:
    """Return the fields for who signs in one place of the form."""
    return (
        (
            EntryField(key=place.key, label="Họ và tên", hint="Không kèm học hàm, học vị"),
            EntryField(key=f"{place.key}.title", label="Chức vụ khi ký"),
        ),
        (
            EntryField(
                key=f"{place.key}.authority",
                label="Thẩm quyền ký",
                hint="Khi ký thay. Ví dụ: KT. GIÁM ĐỐC",
            ),
            EntryField(
                key=f"{place.key}.position",
                label="Chức danh khác, in trên họ tên",
                hint="Ví dụ: Phó Chủ tịch UBND phường",
            ),
        ),
    )
