# SPDX-License-Identifier: MIT
"""What the parts of a list are called where a clerk says what they are."""

from desktop.intake.people.headings import PeopleColumn
from desktop.intake.sheets.old_encodings import Encoding

COLUMNS = {
    PeopleColumn.UNUSED: "Không lấy",
    PeopleColumn.NUMBER: "Số thứ tự",
    PeopleColumn.NAME: "Họ và tên",
    PeopleColumn.FAMILY: "Họ và đệm",
    PeopleColumn.GIVEN: "Tên",
    PeopleColumn.BORN: "Ngày, năm sinh",
    PeopleColumn.GENDER: "Giới tính",
    PeopleColumn.MALE: "Nam (đánh dấu)",
    PeopleColumn.FEMALE: "Nữ (đánh dấu)",
    PeopleColumn.UNIT: "Đơn vị, địa chỉ",
    PeopleColumn.NOTES: "Ghi chú",
}
ENCODINGS = {
    Encoding.UNICODE: "Unicode",
    Encoding.TCVN3: "TCVN3 (.VnTime)",
    Encoding.VNI: "VNI (VNI-Times)",
    Encoding.VISCII: "VISCII",
    Encoding.CP1258: "Windows-1258",
    Encoding.UTF8: "Chữ bị đọc sai (Nguyá»…n)",
}
_TURNED = "Danh sách gõ bằng bảng mã cũ {}. Ở dưới là chữ đã chuyển sang Unicode."
CONVERTED = {
    Encoding.TCVN3: _TURNED.format("TCVN3 (.VnTime)"),
    Encoding.VNI: _TURNED.format("VNI"),
    Encoding.VISCII: _TURNED.format("VISCII"),
    Encoding.CP1258: _TURNED.format("Windows-1258"),
    Encoding.UTF8: "Chữ trong danh sách bị sai bảng mã. Ở dưới là chữ đã sửa lại.",
}
"""What is said of a list whose letters were turned into others."""
