# SPDX-License-Identifier: MIT
"""An office reminds, thanks and returns in letters that say what, which and until when."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Review
from desktop.intake.received.unit_list import ListedUnit
from desktop.services.collecting.expected import set_due, set_review, with_listed
from desktop.services.collecting.letters import REMINDER, LettersWritten, write_letters
from desktop.services.workspace import Workspace
from tests.services.collecting.deliveries import a_package, a_unit, an_office, taken

DUE = date(2026, 10, 8)


def an_office_that_waits(office: Workspace, tmp_path: Path) -> None:
    """Expect five units, of which 3 was approved, 4 sent back and 5 not even asked by mail."""
    listed = [
        ListedUnit(name=f"TTHTCĐ phường Số {n}", code=f"D{n}", mailbox=f"so{n}@example.vn")
        for n in (1, 2, 3, 4)
    ]
    units = with_listed(office.store.collected("office"), [*listed, ListedUnit(name="Xã Xa")])
    office.store.write("office", Changes(units=units))
    week = set_due(office, office.store.week(), DUE)
    taken(office, *(a_package(tmp_path, a_unit(n)) for n in (3, 4)))
    set_review(office, week, ["D3"], Review.APPROVED)
    set_review(office, week, ["D4"], Review.RETURNED, "Thiếu danh sách.", date(2026, 10, 12))


def read(path: Path) -> tuple[EmailMessage, str]:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    return message, body.get_content()


def test_each_letter_says_what_which_and_until_when(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        an_office_that_waits(office, tmp_path)
        week, collected = office.store.week(), office.store.collected("office")
        codes = {unit.code: unit.latest.check_code for unit in collected if unit.latest}
        assert write_letters(week, collected, tmp_path / "thư") == LettersWritten(3, 1)
        assert write_letters(week, collected, tmp_path / "thư") == LettersWritten(3, 1)
    files = {path.name: path for path in (tmp_path / "thư").iterdir()}
    assert sorted(files) == [
        "bien-nhan-d3-tthtcd-phuong-so-3.eml",
        "gui-tra-d4-tthtcd-phuong-so-4.eml",
        "nhac-nop.eml",
        "nhac-nop.txt",
    ]
    text = files[REMINDER].read_text(encoding="utf-8-sig")
    assert "của 3 đơn vị sau:\n1. TTHTCĐ phường Số 1\n2. TTHTCĐ phường Số 2\n3. Xã Xa\n" in text
    assert "Hạn nộp: ngày 08/10/2026." in text
    mail, body = read(files["nhac-nop.eml"])
    assert mail["To"] == "so1@example.vn, so2@example.vn"
    assert (mail["X-Unsent"], mail["Date"]) == ("1", None)
    assert "3. Xã Xa" in body
    mail, body = read(files["bien-nhan-d3-tthtcd-phuong-so-3.eml"])
    assert mail["To"] == "so3@example.vn"
    assert "đã nhận và đã duyệt báo cáo Tuần lễ" in body
    assert f"lần nộp 1, mã kiểm tra {codes['D3']}" in body
    mail, body = read(files["gui-tra-d4-tthtcd-phuong-so-4.eml"])
    assert "Lý do: Thiếu danh sách." in body
    assert "nộp lại trước hết ngày 12/10/2026" in body


def test_who_may_have_reported_under_another_name_is_not_reminded(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        listed = [ListedUnit(name="TTHTCĐ xã Hòa Bình", mailbox="a@example.vn")]
        units = with_listed(office.store.collected("office"), listed)
        office.store.write("office", Changes(units=units))
        taken(office, a_package(tmp_path, a_unit(3, name="TTHTCĐ xã Hóa Bình")))
        written = write_letters(
            office.store.week(), office.store.collected("office"), tmp_path / "thư"
        )
    assert written.mails == 0
    assert list((tmp_path / "thư").iterdir()) == []
