# SPDX-License-Identifier: MIT
"""Says in Vietnamese which commands there are and what each takes."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import desktop
from desktop.cli import argparse_vi
from desktop.domain.vietnamese import at_the_start

_MOST_MB = 1000
_MAKE = "sao lưu toàn bộ dữ liệu, có kiểm tra lại"
_RESTORE = "khôi phục dữ liệu từ một bản sao lưu"
_COMMON = "thư mục dữ liệu (không ghi thì dùng thư mục mặc định của máy)"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `args.command` names what was asked for."""
    argparse_vi.install()
    parser = argparse.ArgumentParser(
        prog="sotuanle",
        description="Sổ Tuần Lễ: ghi chép và báo cáo Tuần lễ hưởng ứng học tập suốt đời.",
        epilog=(
            "Mã kết thúc: 0 xong, 1 không làm được hoặc còn việc phải sửa, 2 gõ sai lệnh. "
            "Chương trình tự thử mình trên máy này: sotuanle --self-test [TỆP_KẾT_QUẢ]."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Sổ Tuần Lễ {desktop.__version__}",
        help="xem phiên bản rồi thôi",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="TÊN_CỦA_MỘT_LỆNH", required=True, title="các lệnh"
    )
    _add_reading(commands.add_parser)
    _add_activities(commands.add_parser)
    _add_documents(commands.add_parser)
    _add_sending(commands.add_parser)
    _add_collecting(commands.add_parser)
    _add_figures(commands.add_parser)
    _add_safety(commands.add_parser)
    return parser


_Add = Callable[..., argparse.ArgumentParser]
"""What adds a command: argparse's own `add_parser`."""


def _add_reading(add: _Add) -> None:
    _command(add, "sample", "tạo Tuần lễ mẫu trong thư mục dữ liệu")
    _command(add, "weeks", "liệt kê các Tuần lễ trong thư mục dữ liệu")
    annex = _command(add, "annex", "in bảng tổng hợp số liệu (phụ lục)")
    _year(annex)
    annex.add_argument(
        "--format",
        choices=("text", "tsv"),
        default="text",
        help="text: bảng để đọc; tsv: mã dòng, cột số đầu tiên, cột người, rồi các cột khác",
    )
    _by_unit(annex, "chia theo từng đơn vị đã nộp")
    _year(_command(add, "check", "liệt kê những điều cần xem lại trước khi ký"))
    form = _command(add, "form", "kiểm tra một tệp mẫu báo cáo và xem các dòng của nó")
    form.add_argument("file", metavar="TỆP", type=Path, help="tệp mẫu .toml")
    form.add_argument("--add", action="store_true", help="đưa mẫu vào thư mục dữ liệu")
    form.add_argument(
        "--from",
        dest="source",
        metavar="CÔNG_VĂN",
        type=Path,
        help="đọc mẫu từ công văn Word, Excel hay ODS rồi ghi ra TỆP để xem lại",
    )
    form.add_argument(
        "--table", metavar="SỐ", type=int, help="bảng số liệu thứ mấy trong công văn (từ 1)"
    )
    people = _command(add, "list", "đọc thử một danh sách điểm danh, không nhập vào sổ", data=False)
    people.add_argument(
        "file", metavar="TỆP", type=Path, help="tệp .xlsx, .xlsm, .xls, .ods, .csv hoặc .txt"
    )
    people.add_argument(
        "--sheet", metavar="TRANG", help="tên trang tính (mặc định: trang có nhiều người nhất)"
    )
    people.add_argument("--with-hidden", action="store_true", help="lấy cả dòng và cột đang ẩn")


def _add_activities(add: _Add) -> None:
    template = _command(add, "template", "ghi ra mẫu Excel để ghi hoạt động ngoài chương trình")
    _year(template)
    template.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx sẽ được tạo")
    import_ = _command(add, "import", "nhập hoạt động đã ghi trong mẫu Excel")
    _year(import_)
    import_.add_argument(
        "files", metavar="TỆP", nargs="+", type=Path, help="các tệp .xlsx, .xlsm, .xls, .ods"
    )
    import_.add_argument("--check", action="store_true", help="chỉ xem đọc được gì, không nhập")
    import_.add_argument(
        "--with-twins", action="store_true", help="nhập cả những dòng có thể đã ghi rồi"
    )
    import_.add_argument("--with-hidden", action="store_true", help="nhập cả những dòng đang ẩn")
    import_.add_argument(
        "--out", metavar="THƯ_MỤC", type=Path, help="nơi ghi các dòng cần sửa (mặc định cạnh tệp)"
    )


def _add_documents(add: _Add) -> None:
    documents = _command(add, "documents", "ghi ra các văn bản quanh Tuần lễ, dạng PDF và Word")
    _year(documents)
    what = documents.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", metavar="THƯ_MỤC", type=Path, help="nơi ghi ra")
    what.add_argument(
        "--list", action="store_true", help="liệt kê các văn bản, mỗi văn bản còn thiếu gì"
    )
    documents.add_argument(
        "--only", metavar="TÊN", nargs="+", help="chỉ ghi những văn bản này (tên như --list in ra)"
    )
    calendar = _command(add, "calendar", "ghi các việc có hạn thành tệp lịch cho điện thoại")
    _year(calendar)
    calendar.add_argument("file", metavar="TỆP", type=Path, help="tệp .ics sẽ được tạo")


def _add_sending(add: _Add) -> None:
    export = _command(add, "export", "xuất bộ báo cáo hoàn chỉnh để in, ký và gửi")
    _year(export)
    export.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi ra")
    export.add_argument(
        "--limit-mb",
        metavar="N",
        type=_megabytes,
        help="dung lượng tối đa của một thư, tính bằng MB (mặc định theo hộp thư đã ghi)",
    )
    export.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do nộp lại, nếu có")
    export.add_argument(
        "--with-names",
        action="store_true",
        help="kèm họ tên học viên trong tệp dữ liệu (mặc định chỉ có số lượng)",
    )
    _by_unit(export, "ghi thêm bảng Excel số liệu theo từng đơn vị, cạnh thư mục hồ sơ")
    _year(_command(add, "history", "liệt kê các lần nộp, mỗi lần khác lần trước những gì"))
    verify = _command(add, "verify", "kiểm tra gói nộp: đủ phần, không bị sửa", data=False)
    verify.add_argument(
        "files", metavar="TỆP", nargs="+", type=Path, help="các phần của gói (.zip)"
    )
    verify.add_argument(
        "--units",
        metavar="TỆP",
        nargs="+",
        type=Path,
        help="đối chiếu số liệu từng đơn vị với báo cáo của chính đơn vị, ở các tệp, thư mục này",
    )
    paper = _command(add, "paper", "đọc mã trên bản giấy: của lần nộp nào, số liệu có khớp không")
    paper.add_argument(
        "files", metavar="TỆP", nargs="+", type=Path, help="bản quét .pdf, hoặc ảnh các trang"
    )
    load = _command(add, "load", "nạp dữ liệu Tuần lễ từ tệp du-lieu.json hoặc gói .zip")
    load.add_argument(
        "files", metavar="TỆP", nargs="+", type=Path, help="tệp dữ liệu, hoặc các phần gói"
    )
    load.add_argument(
        "--replace", action="store_true", help="ghi đè chỗ khác nhau (có sao lưu trước)"
    )


def _add_collecting(add: _Add) -> None:
    collect = _command(add, "collect", "thu nhận báo cáo của các đơn vị, mỗi tệp một kết quả")
    _year(collect)
    collect.add_argument(
        "files",
        metavar="TỆP",
        nargs="+",
        type=Path,
        help="gói .zip, du-lieu.json, thư .eml, .msg, hộp thư .mbox, tệp nén, hoặc thư mục",
    )
    units = _command(add, "units", "liệt kê các đơn vị: đã nộp chưa, lần nộp, mã, điều cần xem")
    _year(units)
    units.add_argument("--format", choices=("text", "tsv"), default="text", help="cách in")
    units.add_argument(
        "--add",
        metavar="DANH_SÁCH",
        type=Path,
        help="thêm các đơn vị phải nộp từ tệp Excel có cột Mã, Tên đơn vị, Hộp thư, Điện thoại",
    )
    units.add_argument(
        "--approve", metavar="ĐƠN_VỊ", nargs="+", default=(), help="duyệt, theo mã hoặc tên đơn vị"
    )
    units.add_argument(
        "--return",
        dest="returned",
        metavar="ĐƠN_VỊ",
        nargs="+",
        default=(),
        help="gửi trả: số liệu của đơn vị không tính cho đến khi nộp lại",
    )
    units.add_argument(
        "--recount", action="store_true", help="tính lại mọi đơn vị theo mẫu tổng hợp hiện nay"
    )
    units.add_argument("--reason", metavar="LÝ_DO", default="", help="lý do gửi trả")
    units.add_argument(
        "--until", metavar="NGÀY", type=_day, help="hạn nộp lại của đơn vị bị gửi trả"
    )
    units.add_argument(
        "--letters",
        metavar="THƯ_MỤC",
        type=Path,
        help="soạn thư nhắc, thư gửi trả, thư báo đã nhận, và lời nhắc gửi qua Zalo",
    )
    units.add_argument(
        "--same",
        metavar="ĐƠN_VỊ",
        nargs="+",
        default=(),
        help="đơn vị còn ngờ đúng là đơn vị đã có: gộp làm một",
    )
    units.add_argument(
        "--different",
        metavar="ĐƠN_VỊ",
        nargs="+",
        default=(),
        help="đơn vị còn ngờ là một đơn vị khác: tính riêng",
    )
    template = _command(add, "annex-template", "ghi phụ lục trống cho đơn vị không có chương trình")
    _year(template)
    template.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx sẽ được tạo")
    units.add_argument(
        "--due", metavar="NGÀY", type=_day, help="hạn nộp của các đơn vị, ví dụ 08/10/2026"
    )


def _add_figures(add: _Add) -> None:
    figures = _command(add, "figures", "ghi số liệu từng đơn vị ra .csv, .sqlite, .json (DHIS2)")
    _year(figures)
    figures.add_argument("file", metavar="TỆP", type=Path, help="tệp sẽ được ghi, dạng theo đuôi")


def _add_safety(add: _Add) -> None:
    backup = _command(add, "backup", "sao lưu, xem và khôi phục các bản sao lưu")
    _where_to(backup, None)
    # What is given before the word of the second rank stays: no default may replace it.
    inner = backup.add_subparsers(
        dest="what", metavar="VIỆC", title="các việc (không ghi thì là make)"
    )
    _where_to(_inner(inner.add_parser, "make", _MAKE), argparse.SUPPRESS)
    list_ = _inner(inner.add_parser, "list", "liệt kê các bản sao lưu")
    list_.add_argument(
        "--from",
        dest="place",
        metavar="THƯ_MỤC",
        type=Path,
        default=None,
        help="nơi chứa, ví dụ ổ USB (mặc định: trong thư mục dữ liệu)",
    )
    _which(_inner(inner.add_parser, "look", "xem một bản sao lưu có gì, thiếu gì so với sổ"))
    _which(_inner(inner.add_parser, "restore", _RESTORE))
    _which(_command(add, "restore", f"{_RESTORE} (như backup restore)"))


def _inner(add: _Add, name: str, help_: str) -> argparse.ArgumentParser:
    inner = _command(add, name, help_, data=False)
    inner.add_argument(
        "--data", metavar="THƯ_MỤC", type=Path, default=argparse.SUPPRESS, help=_COMMON
    )
    return inner


def _where_to(command: argparse.ArgumentParser, default: str | None) -> None:
    command.add_argument(
        "--to", metavar="THƯ_MỤC", type=Path, default=default, help="nơi sao lưu, ví dụ ổ USB"
    )


def _which(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "backup",
        metavar="BẢN_SAO_LƯU",
        type=Path,
        help="bản sao lưu, hoặc nơi chứa (lấy bản mới nhất)",
    )


def _command(add: _Add, name: str, help_: str, *, data: bool = True) -> argparse.ArgumentParser:
    command = add(name, help=help_, description=f"{at_the_start(help_)}.")
    if data:
        command.add_argument("--data", metavar="THƯ_MỤC", type=Path, help=_COMMON)
    return command


def _year(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", metavar="NĂM", type=int, help="năm (mặc định: năm mới nhất)")


def _by_unit(command: argparse.ArgumentParser, help_: str) -> None:
    command.add_argument("--by-unit", action="store_true", help=help_)


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise argparse.ArgumentTypeError("phải là ngày dạng dd/MM/yyyy") from None


def _megabytes(text: str) -> int:
    value = int(text)
    if not 1 <= value <= _MOST_MB:
        raise argparse.ArgumentTypeError(f"phải là số từ 1 đến {_MOST_MB}")
    return value
