# SPDX-License-Identifier: MIT
"""The gate to workbooks and text tables: plain cells out of every kind, harm out of none."""

import contextlib
import errno
import re
import struct
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.sheets.compound import compound_file
from desktop.intake.sheets.gate import UnreadableTable, read_sheets
from desktop.intake.sheets.sheet import Sheet, address
from desktop.intake.sheets.text_tables import decoded
from tests.intake.sheets.workbooks import LISTS, with_parts, with_sheet, workbook


def the_sheet(path: Path) -> Sheet:
    (sheet,) = read_sheets(path)
    return sheet


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read_sheets(path)
    assert caught.value.message.startswith("Tệp “"), "it names the file"
    assert caught.value.advice, "it says what to do"
    return caught.value.message


@pytest.mark.parametrize("name", ["hoc-vien.xlsx", "hoc-vien.xls", "hoc-vien.ods"])
def test_every_kind_of_workbook_gives_the_same_cells(name: str) -> None:
    listed, hidden = read_sheets(LISTS / name)
    assert (listed.name, hidden.name) == ("Danh sách", "Ẩn")
    assert (listed.is_hidden, hidden.is_hidden) == (False, True)
    assert listed.rows[0] == ["DANH SÁCH HỌC VIÊN", "", "", "", ""]
    assert listed.rows[3] == [1, "Nguyễn Văn An", date(1975, 3, 5), "Nam", "Khu 5"]
    assert hidden.rows[1][2] == "x", "rows begin at A1"


@pytest.mark.parametrize("name", ["hoc-vien.xlsx", "hoc-vien.xls"])
def test_fonts_of_old_encodings_are_told(name: str) -> None:
    assert read_sheets(LISTS / name)[0].fonts == {(5, 1): ".VnTime"}


def test_what_a_file_is_its_content_says(tmp_path: Path) -> None:
    renamed = tmp_path / "danh sách.xls"
    renamed.write_bytes((LISTS / "hoc-vien.xlsx").read_bytes())
    assert len(read_sheets(renamed)) == 2


def test_a_formula_that_was_never_worked_out_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["An", "=1+1"], ["=A1", 2]])
    assert the_sheet(path).unsolved == {(0, 1), (1, 0)}


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    rows = b'<row r="7"><c r="C7"><v>5</v></c></row><row r="8"><c r="A8"><v>6</v></c></row>'
    path = with_sheet(tmp_path / "a.xlsx", rows)
    assert the_sheet(path).rows[6:] == [["", "", 5], [6, "", ""]]


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="%d"><c r="XFD%d"><v>1</v></c></row>',
        b"<row r='1'><c r='XFD1'><v>%d</v></c></row><row><c\nr = 'B%d'><v>1</v></c></row>",
    ],
)
def test_a_cell_far_out_is_refused_and_named(tmp_path: Path, cells: bytes) -> None:
    path = with_sheet(tmp_path / "a.xlsx", cells % (1048576, 1048576))
    assert "XFD1048576" in refusal(path)


def test_blank_cells_far_out_are_no_matter(tmp_path: Path) -> None:
    cells = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert the_sheet(with_sheet(tmp_path / "a.xlsx", cells)).rows == [[1]]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", b" " * 300_000_000)
    assert path.stat().st_size < 1_000_000
    assert "quá lớn" in refusal(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path = with_parts(tmp_path / "a.xlsx", {part: bomb}, LISTS / "hoc-vien.xlsx")
    assert "có thể gây hại" in refusal(path)


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        (b'table:number-columns-repeated="16000"', b"a"),
        (b"", b'<text:s text:c="4000000000"/>'),
        (b'table:number-columns-repeated="15"', b"a" * 100),
    ],
)
def test_an_ods_that_unfolds_without_end_is_refused(
    tmp_path: Path, attributes: bytes, text: bytes
) -> None:
    cell = b'<table:table-cell office:value-type="string" %s><text:p>%s</text:p></table:table-cell>'
    content = (
        b'<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        b'<office:spreadsheet><table:table table:name="A">'
        b'<table:table-row table:number-rows-repeated="100000">%s</table:table-row>'
        b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"content.xml": content % (cell % (attributes, text))}
    refusal(with_parts(tmp_path / "a.ods", parts, LISTS / "hoc-vien.ods"))


def test_a_long_text_that_many_cells_show_is_refused(tmp_path: Path) -> None:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = b"<si><t>Khu 5</t></si><si><t>%s</t></si>" % (b"a" * 30_000)
    cell = b'<c t="s"><v>%d</v></c>'
    parts = {"xl/sharedStrings.xml": b'<sst xmlns="%s">%s</sst>' % (main, text)}
    for number, is_harmful in ((0, False), (1, True)):
        rows = b"<row>%s</row>" % (cell % number * 10) * 500
        path = with_sheet(tmp_path / "a.xlsx", rows)
        with_parts(path, parts, path)
        if is_harmful:
            assert "có thể gây hại" in refusal(path)
        else:
            assert len(the_sheet(path).rows) == 500


def test_a_sheet_of_very_many_names_is_refused(tmp_path: Path) -> None:
    path = with_sheet(
        tmp_path / "a.xlsx", b'<row r="1"><c r="A1"><v>1</v></c></row>' + b" " * 10**6
    )
    with ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml")
    one = re.search(rb"<sheet [^>]*/>", book)
    assert one is not None
    others = [one[0].replace(b'name="Sheet"', b'name="S%d"' % n) for n in range(200)]
    with_parts(path, {"xl/workbook.xml": book.replace(one[0], b"".join(others))}, path)
    assert "có thể gây hại" in refusal(path)


def an_xls(path: Path, *, cells: bytes, text: str = "Khu 5", last_row: int = 1) -> Path:
    """Write a book of Excel 97 by hand: one shared text, one sheet, what it says of its size."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    shared = struct.pack("<IIHB", 1, 1, len(text), 0) + text.encode("latin-1")
    texts = _record(0x00FC, shared[:8224])
    texts += b"".join(
        _record(0x003C, b"\0" + shared[at : at + 8000]) for at in range(8224, len(shared), 8000)
    )
    before = len(begin) + 4 + 10 + len(texts) + len(end)
    sheet = _record(0x0085, struct.pack("<IHBB", before, 0, 2, 0) + b"DS")
    size = _record(0x0200, struct.pack("<IIHHH", 0, last_row, 0, 16384, 0))
    book = begin + sheet + texts + end + begin.replace(b"\x05\0", b"\x10\0", 1) + size + cells + end
    path.write_bytes(compound_file("Workbook", book))
    return path


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _shown(row: int, column: int) -> bytes:
    return _record(0x00FD, struct.pack("<HHHI", row, column, 0, 0))


def test_an_old_book_that_lies_about_its_size_takes_no_room(tmp_path: Path) -> None:
    path = an_xls(tmp_path / "a.xls", cells=_shown(1, 2), last_row=0xFFFFFFFF)
    assert the_sheet(path).rows == [["", "", ""], ["", "", "Khu 5"]]


def test_a_cell_far_out_in_an_old_book_is_refused_and_named(tmp_path: Path) -> None:
    path = an_xls(tmp_path / "a.xls", cells=_shown(0, 0) + _shown(65535, 255))
    assert "IV65536" in refusal(path)


def test_a_long_text_that_many_cells_of_an_old_book_show_is_refused(tmp_path: Path) -> None:
    cells = b"".join(_shown(row, column) for row in range(500) for column in range(10))
    assert len(the_sheet(an_xls(tmp_path / "a.xls", cells=cells)).rows) == 500
    path = an_xls(tmp_path / "b.xls", cells=cells, text="a" * 30_000)
    assert "có thể gây hại" in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        ("\ufeff  <html><table>".encode(), "trang web"),
        (b'<?xml version="1.0"?><?mso-application?><Workbook xmlns="">', "XML cũ"),
        (b"\0" * 600, "chưa chép xong"),
        (b"\x07\x00\x13 anything", "không phải bảng tính"),
        (b"PK\x03\x04 and nothing more", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more", "hỏng"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "danh sach.xls"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_workbook_with_a_password_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    new, old = tmp_path / "new.xlsx", tmp_path / "old.xls"
    new.write_bytes(compound_file("EncryptedPackage", b"secret"))
    begin = bytes.fromhex("0908100000060500 0000000000000000 00000000")
    old.write_bytes(compound_file("Workbook", begin + b"\x2f\x00\x02\x00\x00\x00"))
    assert "mật khẩu" in refusal(new)
    assert "mật khẩu" in refusal(old)


def test_a_word_document_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound_file("WordDocument", b"text"))
    assert "Word" in refusal(path)


def test_the_file_that_excel_puts_beside_an_open_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "~$danh sach.xlsx"
    path.write_bytes(b"owner")
    assert "tệp tạm của Excel" in refusal(path)


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    assert "không còn ở chỗ cũ" in refusal(tmp_path / "none.xlsx")
    assert "thư mục" in refusal(tmp_path)


def test_a_file_that_excel_keeps_to_itself_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])

    def kept_back(*_how: object) -> None:
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(Path, "open", kept_back)
    assert "đang mở trong Excel" in refusal(path)


@pytest.mark.parametrize("name", ["hoc-vien.xlsx", "hoc-vien.xls", "hoc-vien.ods"])
def test_a_file_cut_off_is_refused(tmp_path: Path, name: str) -> None:
    whole, path = (LISTS / name).read_bytes(), tmp_path / name
    path.write_bytes(whole[: len(whole) // 2])
    refusal(path)


@given(st.data())
def test_changed_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["hoc-vien.xlsx", "hoc-vien.xls", "hoc-vien.ods"]))
    content = bytearray((LISTS / name).read_bytes())
    places = st.integers(0, len(content) - 1)
    for at in data.draw(st.lists(places, min_size=1, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    with contextlib.suppress(UnreadableTable):
        read_sheets(path)


_TABLE = 'Họ và tên{0}Ghi chú\r\nNguyễn Văn An{0}"Tổ 3{0}\nkhu ""Cầu"""\r\n\r\nTrần Thị Bình\r\n'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_table_of_any_separator_and_encoding(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(_TABLE.format(separator).encode(encoding))
    assert the_sheet(path).rows == [
        ["Họ và tên", "Ghi chú"],
        ["Nguyễn Văn An", f'Tổ 3{separator}\nkhu "Cầu"'],
        ["", ""],
        ["Trần Thị Bình", ""],
    ]


def test_text_of_vietnamese_windows_is_told_from_western() -> None:
    # "Nguyễn Thị Tuyết" in code page 1258, whose tones stand behind their vowels.
    assert decoded(b"Nguy\xea\xden Th\x69\xf2 Tuy\xea\xect").startswith("Nguyê\u0303n Thi\u0323")
    assert decoded(b"Ph\xb9m Ng\xe4c \xb8nh") == "Ph\xb9m Ng\xe4c \xb8nh"
    # "Trần Thị Bình", whose ị would be a tone there.
    assert decoded(b"Tr\xc7n Th\xde B\xd7nh") == "Tr\xc7n Th\xde B\xd7nh"


def test_a_web_page_in_the_coat_of_a_text_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("<html><table><tr><td>An", encoding="utf-8")
    assert "trang web" in refusal(path)


def test_a_text_table_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("," * 1_000_000 + "\n\n", encoding="utf-8")
    assert "dài tới ô" in refusal(path)


def test_cells_are_named_as_excel_does() -> None:
    assert [address(11, 2), address(0, 26), address(1048575, 16383)] == ["C12", "AA1", "XFD1048576"]


def test_what_libreoffice_opens_though_it_is_written_oddly_is_read(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", [["Họ và tên", "Năm sinh"], ["Lê Hoa", 1975]])
    with ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    one, book = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
    dimension = re.compile(rb"<dimension[^>]*>")
    no_part = b'<sheet name="Ma" sheetId="9" r:id="rId99" state="show"/></sheets>'
    variants = {
        "no cells": {one: dimension.sub(b'<dimension ref="A:B"/>', parts[one])},
        "no size": {one: dimension.sub(b"", parts[one])},
        "utf-16": {
            name: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")
            for name, part in parts.items()
            if name in (one, book)
        },
        "no part": {book: parts[book].replace(b"</sheets>", no_part)},
        "whole columns merged": {
            one: parts[one].replace(
                b"</sheetData>",
                b'</sheetData><mergeCells count="1"><mergeCell ref="D:E"/></mergeCells>',
            )
        },
    }
    for name, changed in variants.items():
        path = with_parts(tmp_path / f"{name}.xlsx", changed, plain)
        assert [list(row) for row in read_sheets(path)[0].rows][1] == ["Lê Hoa", 1975.0], name


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
 <office:body>
  <office:spreadsheet>
   <table:table table:name="DS">
    <table:table-column/>
    <table:table-column table:visibility="collapse"/>
    {}
   </table:table>
  </office:spreadsheet>
 </office:body>
</office:document-content>"""
_ODS_CELL = (
    '<table:table-cell office:value-type="string"{}>\n <text:p>{}</text:p>\n</table:table-cell>'
)
_ODS_ROW = "<table:table-row{}>\n {}\n</table:table-row>"


def ods(path: Path, content: str, *, has_type: bool) -> Path:
    """Write an .ods of its content alone, as simple programs do."""
    with ZipFile(path, "w") as archive:
        if has_type:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


@pytest.mark.parametrize("has_type", [True, False])
def test_an_ods_that_is_set_in_is_read_with_what_is_hidden_and_merged(
    tmp_path: Path, has_type: bool
) -> None:
    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    rows = [
        _ODS_ROW.format("", _ODS_CELL.format("", "Họ và tên") + _ODS_CELL.format("", "Mã")),
        _ODS_ROW.format(
            ' table:visibility="filter"',
            _ODS_CELL.format("", "Nguyễn <text:span>Văn</text:span> <text:span>An</text:span>")
            + _ODS_CELL.format(spanned, "Khu 5"),
        ),
        _ODS_ROW.format("", _ODS_CELL.format("", "Lê Hoa") + "<table:covered-table-cell/>"),
    ]
    path = ods(tmp_path / "a.ods", _ODS.format("\n".join(rows)), has_type=has_type)
    (one,) = read_sheets(path)
    assert [row[0] for row in one.rows] == ["Họ và tên", "Nguyễn Văn An", "Lê Hoa"]
    assert ({*one.hidden_rows}, {*one.hidden_columns}) == ({1}, {1})
    assert one.merged == ((1, 1, 2, 1),)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_each_format_tells_what_is_hidden_and_merged(kind: str) -> None:
    (one,) = read_sheets(LISTS / f"an-va-gop.{kind}")
    assert ({*one.hidden_rows}, {*one.hidden_columns}) == ({2}, {2})
    assert one.merged == ((1, 3, 2, 3),)


def test_texts_of_excel_97_are_unicode_whatever_code_page_is_written(tmp_path: Path) -> None:
    book = (LISTS / "hoc-vien.xls").read_bytes()
    unicode_, western = (struct.pack("<3H", 0x42, 2, page) for page in (1200, 1252))
    assert book.count(unicode_) == 1
    (tmp_path / "a.xls").write_bytes(book.replace(unicode_, western))
    assert read_sheets(tmp_path / "a.xls") == read_sheets(LISTS / "hoc-vien.xls")
