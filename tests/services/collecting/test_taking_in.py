# SPDX-License-Identifier: MIT
"""What units send is taken in once, whole, in any order, with a verdict for each file."""

import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.domain.exchange.receiving import Verdict
from desktop.domain.progress import SILENT, Cancelled
from desktop.intake.received import archives
from desktop.intake.received.unwrapping import unwrapped
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.collecting.taking_in import take_in
from desktop.services.workspace import open_workspace
from desktop.storage.photo_files import PhotoFiles
from tests.builders import a_record
from tests.services.collecting.deliveries import (
    a_data_file,
    a_package,
    a_unit,
    an_office,
    figures,
    taken,
)
from tests.services.collecting.outlook_mails import Forwarded, outlook_mail


def verdicts(receipts: object) -> list[Verdict]:
    assert isinstance(receipts, list)
    return [receipt.verdict for receipt in receipts]


def a_mail(path: Path, *attached: Path, sender: str = "ha-an@example.vn") -> Path:
    mail = EmailMessage()
    mail["From"] = f"Trung tâm <{sender}>"
    mail["Date"] = "Thu, 08 Oct 2026 09:15:00 +0700"
    mail["Subject"] = "Báo cáo Tuần lễ"
    mail.set_content("Kính gửi.")
    for file in attached:
        mail.add_attachment(
            file.read_bytes(), maintype="application", subtype="zip", filename=file.name
        )
    path.write_bytes(mail.as_bytes())
    return path


def zipped(path: Path, *files: Path) -> Path:
    with ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, f"Tải xuống/{file.name}")
    return path


def test_figures_of_units_are_added_to_ones_own(tmp_path: Path) -> None:
    packages = [a_package(tmp_path, a_unit(n)) for n in (3, 4)]
    with an_office(tmp_path / "d", a_record(id="own", people=100)) as office:
        assert verdicts(taken(office, *packages)) == [Verdict.TAKEN, Verdict.TAKEN]
        assert figures(office)["1.13", "people"] == 107
        cell = office.annex(office.store.week()).cell("1.13", "people")
        assert cell is not None
        assert (cell.records, cell.has_units) == (("own",), True)
        sources = office.store.collected("office").behind("1.13", "people")
        assert [(unit.name, n) for unit, n in sources] == [
            ("TTHTCĐ phường Số 3", 3),
            ("TTHTCĐ phường Số 4", 4),
        ]


def test_the_same_again_changes_nothing_however_it_is_wrapped(tmp_path: Path) -> None:
    package = a_package(tmp_path, a_unit(3))
    with an_office(tmp_path / "d") as office:
        taken(office, package)
        before, files = office.store.collected("office"), office.store.received_files("office")
        again = [zipped(tmp_path / "tat-ca.zip", a_mail(tmp_path / "1.eml", package)), package]
        assert verdicts(taken(office, *again)) == [Verdict.ALREADY, Verdict.ALREADY]
        assert office.store.collected("office") == before
        assert office.store.received_files("office") == files


def test_any_order_in_any_portions_comes_to_the_same(tmp_path: Path) -> None:
    files = [a_package(tmp_path, a_unit(n), part=p, parts=2) for n in (1, 2) for p in (1, 2)]
    files += [a_package(tmp_path, a_unit(2, a_record(id="x", people=50)), revision=2)]
    files += [a_data_file(tmp_path, a_unit(5))]
    chance, found = random.Random(20), []  # noqa: S311 - the same orders every time
    for attempt in range(4):
        chance.shuffle(files)
        with an_office(tmp_path / f"d{attempt}") as office:
            cut = chance.randrange(len(files))
            for some in (files[:cut], files[cut:]):
                taken(office, *some)
            units = sorted(office.store.collected("office"), key=lambda u: u.name)
            reports = [[(r.id, r.figures) for r in unit.reports] for unit in units]
            found.append((figures(office), [u.name for u in units], reports))
    assert all(one == found[0] for one in found)
    assert found[0][0]["1.13", "people"] == 1 + 50 + 5


def test_mails_mailboxes_and_archives_within_one_another_are_opened(tmp_path: Path) -> None:
    units = [a_package(tmp_path, a_unit(n)) for n in range(1, 5)]
    eml = a_mail(tmp_path / "mot.eml", units[0])
    mbox = tmp_path / "hop-thu.mbox"
    mails = [a_mail(tmp_path / f"m{n}.eml", units[n]).read_bytes() for n in (1, 2)]
    mbox.write_bytes(b"".join(b"From x@y Thu Oct  8 09:15:00 2026\n" + m + b"\n\n" for m in mails))
    msg = tmp_path / "thu.msg"
    msg.write_bytes(outlook_mail("a@example.vn", {units[3].name: units[3].read_bytes()}))
    folder = tmp_path / "đã nhận" / "tháng 10"
    folder.mkdir(parents=True)
    zipped(folder / "tat-ca.zip", eml, mbox, msg)
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, folder.parent)
        assert verdicts(receipts) == [Verdict.TAKEN] * 4
        assert figures(office)["1.13", "people"] == 1 + 2 + 3 + 4
        files = {file.file_name: file for file in office.store.received_files("office")}
    one = files[units[0].name]
    assert one.came_from == "tat-ca.zip > mot.eml"
    assert (one.sender, one.sent_at) == (
        "ha-an@example.vn",
        datetime(2026, 10, 8, 2, 15, tzinfo=UTC),
    )
    assert files[units[3].name].sender == "a@example.vn"
    assert files[units[3].name].sent_at == datetime(2026, 10, 9, 1, 0, tzinfo=UTC)


def test_every_attachment_of_a_mail_has_a_verdict_forwarded_nameless_or_only_linked(
    tmp_path: Path,
) -> None:
    one, two, three = (a_package(tmp_path, a_unit(n)) for n in (1, 2, 3))
    inner = Forwarded("inner@example.vn", {"trong.zip": two.read_bytes()})
    attached: dict[str, bytes | Forwarded | None] = {
        "": one.read_bytes(),
        "chuyển tiếp": inner,
        "đám mây.zip": None,
    }
    msg, eml = tmp_path / "a.msg", tmp_path / "b.eml"
    msg.write_bytes(outlook_mail("outer@example.vn", attached))
    mail = EmailMessage()
    mail["From"] = "x@example.vn"
    mail.set_content("Kính gửi.")
    mail.add_attachment(three.read_bytes(), maintype="application", subtype="zip")
    eml.write_bytes(mail.as_bytes())
    with an_office(tmp_path / "d") as office:
        receipts = {receipt.name: receipt for receipt in taken(office, msg, eml)}
        assert {name: receipt.verdict for name, receipt in receipts.items()} == {
            "tệp kèm 1": Verdict.TAKEN,
            "đám mây.zip": Verdict.REFUSED,
            "trong.zip": Verdict.TAKEN,
            "tệp kèm 2.zip": Verdict.TAKEN,
        }
        assert "chỉ được dẫn tới trong thư" in receipts["đám mây.zip"].sentence
        assert receipts["trong.zip"].came_from == ("a.msg", "thư kèm 2")
        senders = {file.file_name: file.sender for file in office.store.received_files("office")}
        assert senders["trong.zip"] == "inner@example.vn"
        assert senders["tệp kèm 1"] == "outer@example.vn"


def test_what_came_is_kept_to_the_byte_and_comes_back_from_a_backup(tmp_path: Path) -> None:
    package = a_package(tmp_path, a_unit(3))
    content = package.read_bytes()
    folder = DataFolder(tmp_path / "d")
    with an_office(folder.root) as office:
        taken(office, package)
        (file,) = office.store.received_files("office")
        assert PhotoFiles(folder).original(file.sha256).read_bytes() == content
        expected = office.store.collected("office")
    backup = back_up_all(folder, tmp_path / "usb", SILENT)
    shutil.rmtree(folder.root)
    restore_all(backup.path, folder)
    assert PhotoFiles(folder).original(file.sha256).read_bytes() == content
    with open_workspace(folder) as office:
        assert office.store.collected("office") == expected


def test_a_newer_revision_says_what_changes_and_an_older_one_changes_nothing(
    tmp_path: Path,
) -> None:
    first = a_package(tmp_path, a_unit(3))
    second = a_package(tmp_path, a_unit(3, a_record(id="lop-3", people=30)), revision=2)
    with an_office(tmp_path / "d") as office:
        taken(office, first)
        (newer,) = taken(office, second)
        assert newer.verdict is Verdict.NEWER
        assert "dòng 1.13 cột Người: 3 thành 30" in newer.sentence
        assert figures(office)["1.13", "people"] == 30
    with an_office(tmp_path / "e") as office:
        taken(office, second)
        (older,) = taken(office, first)
        assert older.verdict is Verdict.TAKEN
        assert "lần nộp 2 mới hơn" in older.sentence
        assert figures(office)["1.13", "people"] == 30


def test_a_missing_part_is_named_until_it_comes(tmp_path: Path) -> None:
    one, two, three = (a_package(tmp_path, a_unit(3), part=p, parts=3) for p in (1, 2, 3))
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, two)
        assert receipt.verdict is Verdict.PART_MISSING
        assert "phần 1 và 3" in receipt.sentence
        assert figures(office) == {}
        assert verdicts(taken(office, one)) == [Verdict.PART_MISSING]
        assert figures(office)["1.13", "people"] == 3
        assert verdicts(taken(office, three)) == [Verdict.TAKEN]


def test_the_printed_copy_beside_a_package_in_one_mail_is_no_matter(tmp_path: Path) -> None:
    package, paper = a_package(tmp_path, a_unit(3)), tmp_path / "bao-cao.pdf"
    paper.write_bytes(b"%PDF-1.4 ...")
    with an_office(tmp_path / "d") as office:
        mail = a_mail(tmp_path / "thu.eml", paper, package)
        assert verdicts(taken(office, mail)) == [Verdict.BESIDE, Verdict.TAKEN]
        alone = a_mail(tmp_path / "rieng.eml", paper)
        assert verdicts(taken(office, alone)) == [Verdict.LOOK]


def test_another_years_report_and_ones_own_are_refused_in_words(tmp_path: Path) -> None:
    last_year = a_package(tmp_path, a_unit(3, year=2025))
    own = a_unit(4)
    own = replace(own, week=replace(own.week, id="office"))
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, last_year, a_data_file(tmp_path, own))
        assert verdicts(receipts) == [Verdict.REFUSED, Verdict.REFUSED]
        assert "năm 2025, không phải năm 2026" in receipts[0].sentence
        assert "chính sổ này" in receipts[1].sentence
        assert figures(office) == {}


def test_an_altered_package_is_refused_and_the_good_ones_beside_it_are_taken(
    tmp_path: Path,
) -> None:
    good, bad = a_package(tmp_path, a_unit(3)), a_package(tmp_path, a_unit(4))
    content = bytearray(bad.read_bytes())
    at = content.index(b"tuan-4") if b"tuan-4" in content else len(content) // 3
    content[at] ^= 1
    bad.write_bytes(content)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(good.read_bytes()[:-30])
    empty = tmp_path / "rong.eml"
    empty.write_bytes(b"")
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, bad, cut, empty, tmp_path / "không có.zip", good)
        assert verdicts(receipts) == [*[Verdict.REFUSED] * 4, Verdict.TAKEN]
        assert all(receipt.sentence for receipt in receipts[:4])
        assert figures(office)["1.13", "people"] == 3
        originals = [p for p in DataFolder(tmp_path / "d").originals.rglob("*") if p.is_file()]
        assert len(originals) == 1


def test_another_form_is_computed_again_and_what_has_no_row_is_named(tmp_path: Path) -> None:
    kept, lost = a_record(id="a", people=7), a_record(id="b", title="Lớp lạ", category="class.new")
    unit = a_unit(3, kept, lost, form="gia-lam-2022")
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, a_package(tmp_path, unit))
        assert receipt.verdict is Verdict.LOOK
        assert "1 hoạt động không có dòng trong mẫu tổng hợp: “Lớp lạ”" in receipt.sentence
        assert figures(office)["1.13", "people"] == 7


def test_what_systems_leave_beside_files_is_no_file(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(a_package(tmp_path, a_unit(3)), "x/a.zip")
        for name in (
            "__MACOSX/x/._a.zip",
            "x/.DS_Store",
            "x/THUMBS.DB",
            "desktop.ini",
            "x/~$a.docx",
        ):
            archive.writestr(name, b"?")
        archive.writestr("x/anh-Thumbs.db.zip", b"?")
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, tmp_path / "a.zip")
    assert [receipt.name for receipt in receipts] == ["a.zip", "anh-Thumbs.db.zip"]


def test_stopped_in_the_middle_and_begun_again_it_comes_to_the_same(tmp_path: Path) -> None:
    files = [a_data_file(tmp_path, a_unit(n)) for n in range(1, 7)]

    class Stopping:
        left = 3

        def step(self, done: int, total: int, message: str = "") -> None:
            pass

        def check(self) -> None:
            self.left -= 1
            if not self.left:
                raise Cancelled

    with an_office(tmp_path / "d") as office:
        with pytest.raises(Cancelled, match="Đã nhận 3 tệp"):
            take_in(office, office.store.week(), files, Stopping())
        assert figures(office)["1.13", "people"] == 1 + 2 + 3
        assert verdicts(taken(office, *files)) == [Verdict.ALREADY] * 3 + [Verdict.TAKEN] * 3
        assert figures(office)["1.13", "people"] == 21


def test_an_archive_of_many_files_is_opened_once(tmp_path: Path) -> None:
    many = 2_000
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(many):
            archive.writestr(f"{number}.txt", b"?")
    reads: list[str] = []

    class Counted(ZipFile):
        def _RealGetContents(self) -> None:  # noqa: N802 - where the contents are read
            reads.append("")
            super()._RealGetContents()  # type: ignore[misc]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "ZipFile", Counted)
        found = [*unwrapped(tmp_path / "a.zip", tmp_path)]
    assert len(found) == many
    assert len(reads) == 2
