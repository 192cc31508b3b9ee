# SPDX-License-Identifier: MIT
"""What the parts of a list are called where a clerk says what they are."""

from desktop.intake.people.columns import Column
from desktop.intake.sheets.old_encodings import Encoding

COLUMNS = {
    Column.UNUSED: "Không lấy",
    Column.NUMBER: "Số thứ tự",
    Column.NAME: "Họ và tên",
    Column.FAMILY: "Họ và đệm",
    Column.GIVEN: "Tên",
    Column.BORN: "Ngày, năm sinh",
    Column.GENDER: "Giới tính",
    Column.MALE: "Nam (đánh dấu)",
    Column.FEMALE: "Nữ (đánh dấu)",
    Column.UNIT: "Đơn vị, địa chỉ",
    Column.NOTES: "Ghi chú",
}
ENCODINGS = {
    Encoding.UNICODE: "Unicode",
    Encoding.TCVN3: "TCVN3 (.VnTime)",
    Encoding.VNI: "VNI (VNI-Times)",
}
OLD = {Encoding.TCVN3: "TCVN3 (.VnTime)", Encoding.VNI: "VNI"}
