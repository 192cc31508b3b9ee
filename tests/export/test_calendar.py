# SPDX-License-Identifier: MIT
import re
from datetime import date
from pathlib import Path

from desktop.export.calendar import CalendarEntry, write_calendar

ENTRY = CalendarEntry(
    date(2026, 10, 11),
    "Nộp báo cáo; gửi Phòng Giáo dục và Đào tạo, kèm minh chứng ở thư mục C:\\Tuần lễ",
    "Nơi nhận: Phòng Giáo dục và Đào tạo thị xã Quảng Yên\nTheo hạn nộp ghi trong sổ.",
)


def written(path: Path) -> str:
    write_calendar([ENTRY], "Tuần lễ 2026", path, date(2026, 10, 1))
    return path.read_bytes().decode()


def test_lines_end_and_fold_as_the_standard_has_it(tmp_path: Path) -> None:
    text = written(tmp_path / "viec.ics")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)


def test_what_is_due_is_a_whole_day_with_two_alarms(tmp_path: Path) -> None:
    unfolded = re.sub("\r\n ", "", written(tmp_path / "viec.ics")).split("\r\n")
    assert "DTSTART;VALUE=DATE:20261011" in unfolded
    assert "DTEND;VALUE=DATE:20261012" in unfolded
    assert [line for line in unfolded if line.startswith("TRIGGER")] == [
        "TRIGGER:-P3D",
        "TRIGGER:-PT15H",
    ]
    (summary,) = {line for line in unfolded if line.startswith("SUMMARY:")}
    assert r"Nộp báo cáo\; gửi" in summary
    assert "C:\\\\Tuần lễ" in summary
    assert any(r"Quảng Yên\nTheo hạn" in line for line in unfolded)


def test_the_same_days_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a.ics") == written(tmp_path / "b.ics")
