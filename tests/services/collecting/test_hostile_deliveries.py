# SPDX-License-Identifier: MIT
"""Whatever is made of a delivery, it gets sentences, and the good file beside it is taken."""

import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desktop.domain.exchange.receiving import Verdict
from desktop.paths import DataFolder
from tests.services.collecting.deliveries import a_data_file, a_package, a_unit, an_office, taken
from tests.services.collecting.outlook_mails import outlook_mail
from tests.services.collecting.test_filled_annexes import LITERACY, a_workbook
from tests.services.collecting.test_taking_in import a_mail, zipped

STRANGE = {
    "x.eml": b"\xff\xfe\x00",
    "y.mbox": b"From ",
    "n.zip": b"PK\5\6" + bytes(18),
    "r.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "h.eml": b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 500,
    "q.json": b"[" * 100_000,
    "w.json": b"{}",
    "e.xlsx": b"",
    "l.rtf": b"{\\rtf1 x}",
    "a.png": b"\x89PNG",
}


def seeds(folder: Path) -> list[Path]:
    """Return a delivery of each kind."""
    folder.mkdir()
    package, data = a_package(folder, a_unit(3)), a_data_file(folder, a_unit(4))
    mail, msg = a_mail(folder / "a.eml", package), folder / "c.msg"
    msg.write_bytes(outlook_mail("a@example.vn", {"x.zip": package.read_bytes()}))
    mbox = folder / "d.mbox"
    mbox.write_bytes(b"From a@b Thu Oct  8 09:15:00 2026\n" + mail.read_bytes() + b"\n\n")
    table = a_workbook(folder / "e.xlsx", ["1.13", LITERACY, "", "15", 300, ""])
    return [package, data, mail, zipped(folder / "b.zip", package, mail), msg, mbox, table]


def altered(content: bytes, chance: random.Random) -> bytes:
    """Return a file cut off, or with some bytes of it otherwise."""
    if chance.random() < 0.25:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize("turn", range(2))
def test_every_altered_delivery_is_told_of_and_the_good_one_is_taken(
    tmp_path: Path, turn: int
) -> None:
    chance = random.Random(turn)  # noqa: S311 - the same ones every time
    files, known = [], seeds(tmp_path / "seeds")
    for number in range(30):
        seed = chance.choice(known)
        files.append(tmp_path / f"{number}{seed.suffix}")
        files[-1].write_bytes(altered(seed.read_bytes(), chance))
    good = a_package(tmp_path, a_unit(50))
    with an_office(tmp_path / "d") as office:
        *told, last = taken(office, *files, good)
        assert last.verdict is Verdict.TAKEN
        assert [r.name for r in told if not r.verdict.is_done and not r.sentence] == []
        kept = {file.sha256 for file in office.store.received_files("office")}
    originals = DataFolder(tmp_path / "d").originals
    assert {path.stem for path in originals.rglob("*") if path.is_file()} == kept


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_gets_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(STRANGE[name])
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, tmp_path / name)
    assert not receipt.verdict.is_done
    assert receipt.sentence.endswith(".")


def test_names_within_an_archive_lead_nowhere(tmp_path: Path) -> None:

    package = a_package(tmp_path, a_unit(3))
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        for number, name in enumerate(("../../ra-ngoai.zip", "/tuyet-doi.zip", "C:\\o-dia.zip")):
            archive.write(a_package(tmp_path, a_unit(number + 10)), name)
        archive.write(package, "CON.zip")
    before = sorted(tmp_path.parent.glob("*"))
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, tmp_path / "z.zip")
    assert [r.verdict for r in receipts] == [Verdict.TAKEN] * 4
    assert sorted(tmp_path.parent.glob("*")) == before
    assert not list(tmp_path.glob("**/ra-ngoai.zip"))


def test_what_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path) -> None:

    bomb = tmp_path / "bom.zip"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.zip", bytes(60_000_000))
    inner = zipped(tmp_path / "0.zip", a_package(tmp_path, a_unit(3)))
    for depth in range(1, 8):
        inner = zipped(tmp_path / f"{depth}.zip", inner)
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, bomb, inner)
    assert [r.verdict for r in receipts] == [Verdict.REFUSED] * 2
    assert "lớn bất thường" in receipts[0].sentence
    assert "quá nhiều lớp" in receipts[1].sentence
