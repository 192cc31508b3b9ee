# SPDX-License-Identifier: MIT
"""Says why a file cannot be read as a table, and what a clerk can do about it."""

import re

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped, line, quoted


class UnreadableTable(AppError):
    """A file that cannot be read as a workbook or a text table; the sentence names it."""


_COPY_AGAIN = "Hãy xin lại tệp hoặc chép lại từ nơi đã lấy, rồi thử lại."
_SAVE_ANEW = "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi thử lại."
_SAVE_BY_LIBREOFFICE = "Hãy mở tệp bằng LibreOffice, lưu thành kiểu .xlsx, rồi thử lại."
_COPY_CELLS = "Hãy mở tệp, chép phần danh sách rồi dán vào bảng."
_SENT_AS_LINES = "Hãy gõ hoặc dán danh sách thành từng dòng."

# Tried in turn on the first bytes of a file that is no workbook and no text table.
_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (rb"%PDF-", ("là tài liệu PDF, không phải bảng tính", _COPY_CELLS)),
        (rb"\xff\xd8\xff|\x89PNG|GIF8|BM.{4}\0|RIFF", ("là ảnh, không phải bảng", _SENT_AS_LINES)),
        (rb"(?:\xef\xbb\xbf)?\s*<\?xml.{0,2000}<(?:\w+:)?Workbook", ("là bảng XML cũ", _SAVE_ANEW)),
        (rb"(?:\xef\xbb\xbf)?\s*<\?xml.{0,500}<office:", ("là bảng .fods", _SAVE_BY_LIBREOFFICE)),
        (rb"\t[\0\2\4\x08][\4-\x10]\0", ("là bảng Excel quá cũ (Excel 2 đến 4)", _SAVE_ANEW)),
        (rb"(?:\xef\xbb\xbf)?\s*<", ("là một trang web, không phải bảng tính", _SAVE_ANEW)),
        (rb"\s*MIME-Version:", ("là một trang web lưu lại, không phải bảng tính", _SAVE_ANEW)),
        (rb"\{\\rtf", ("là văn bản RTF, không phải bảng tính", _COPY_CELLS)),
        (rb"Rar!|7z\xbc\xaf|\x1f\x8b", ("là tệp nén", "Hãy giải nén rồi chọn tệp bên trong.")),
        (rb"\0{32}", ("chỉ có chỗ trống, nội dung chưa chép xong", _COPY_AGAIN)),
    )
)


def unrecognised(name: str, content: bytes) -> UnreadableTable:
    """Return what to say of a file that is no table the program knows, whatever its name says."""
    if not content:
        return _refused(name, "rỗng (0 byte)", _COPY_AGAIN)
    found = (words for pattern, words in _SIGNATURES if pattern.match(content))
    unknown = ("không phải bảng tính", "Các loại đọc được: .xlsx, .xlsm, .xls, .ods, .csv.")
    return _refused(name, *next(found, unknown))


def damaged(name: str) -> UnreadableTable:
    """Return what to say of a workbook that begins well and then cannot be read."""
    return _refused(name, "bị hỏng hoặc bị cắt cụt khi chép", _COPY_AGAIN)


def encrypted(name: str) -> UnreadableTable:
    """Return what to say of a workbook that only a password opens."""
    advice = "Hãy mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), rồi lưu lại."
    return _refused(name, "có mật khẩu nên không mở được", advice)


def malicious(name: str) -> UnreadableTable:
    """Return what to say of a workbook written as no office program writes it."""
    advice = "Hãy hỏi lại người gửi; nếu là tệp thật, mở bằng Excel rồi lưu thành tệp mới."
    return _refused(name, "được ghi theo cách bất thường, có thể gây hại nên không mở", advice)


def too_many_bytes(name: str, size: int) -> UnreadableTable:
    """Return what to say of a file, or of a workbook once unpacked, that is too long."""
    advice = "Hãy chép riêng phần danh sách sang một tệp mới."
    return _refused(name, f"quá lớn so với một danh sách ({grouped(size // 1_000_000)} MB)", advice)


def too_many_cells(name: str, sheet: str, cell: str) -> UnreadableTable:
    """Return what to say of a sheet whose last cell lies too far out."""
    where = f"có trang {quoted(line(sheet))} kéo dài tới ô {cell}" if sheet else f"dài tới ô {cell}"
    advice = "Hãy xóa các dòng, cột thừa ở cuối, hoặc chép riêng phần danh sách sang tệp mới."
    return _refused(name, where, advice)


def too_long(name: str) -> UnreadableTable:
    """Return what to say of a document with more paragraphs or cells than a circular has."""
    advice = "Hãy chép riêng phần mẫu báo cáo và bảng số liệu sang một tệp mới."
    return _refused(name, "dài hơn nhiều so với một công văn", advice)


def old_document(name: str, kind: str) -> UnreadableTable:
    """Return what to say of a document of an older kind that this machine cannot convert."""
    advice = "Hãy mở bằng Word, chọn Lưu thành (Save As) kiểu .docx, rồi chọn tệp mới."
    return _refused(name, f"là tài liệu kiểu {kind}, máy này chưa đọc được", advice)


def other_document(name: str, kind: str) -> UnreadableTable:
    """Return what to say of an office file that is no workbook, such as one of Word."""
    return _refused(name, f"là {kind}, không phải bảng tính", _COPY_CELLS)


def unsupported(name: str, kind: str) -> UnreadableTable:
    """Return what to say of a workbook of a kind that is not read."""
    return _refused(name, f"là kiểu {kind}, chưa đọc được", _SAVE_ANEW)


def left_open(name: str) -> UnreadableTable:
    """Return what to say of the small file that Excel puts beside the one it has open."""
    advice = "Hãy chọn tệp cùng tên không có dấu ~$ ở đầu."
    return _refused(name, "là tệp tạm của Excel", advice)


def no_memory(name: str) -> UnreadableTable:
    """Return what to say when the machine is too small for the file."""
    return _refused(
        name, "quá lớn so với bộ nhớ còn lại của máy", "Hãy đóng bớt chương trình khác."
    )


def unavailable(name: str, error: OSError) -> UnreadableTable:
    """Return what to say of a file that the disk does not hand over."""
    if isinstance(error, FileNotFoundError):
        return _refused(name, "không còn ở chỗ cũ", "Hãy chọn lại tệp.")
    if isinstance(error, IsADirectoryError):
        return _refused(name, "là một thư mục", "Hãy chọn một tệp bảng tính bên trong.")
    if isinstance(error, PermissionError):
        advice = "Hãy đóng Excel (hoặc chương trình đang mở tệp) rồi thử lại."
        return _refused(name, "đang mở trong Excel, hoặc máy không cho đọc", advice)
    return _refused(name, "không đọc được từ ổ đĩa", "Hãy cắm lại USB rồi thử lại.")


def _refused(name: str, what: str, advice: str) -> UnreadableTable:
    return UnreadableTable(f"Tệp {quoted(line(name))} {what}.", advice)
