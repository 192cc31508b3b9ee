# SPDX-License-Identifier: MIT
"""A Week as large as one can be goes out with names that every system and every office takes."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from zipfile import ZipFile

import pytest

from desktop.domain.report.annex import compute
from desktop.domain.report.draft import draft_section
from desktop.domain.report.facts import facts_of
from desktop.domain.vietnamese import slug
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.exchange.verification import verify_bundle
from desktop.services.submission.submission import Submission, submit
from desktop.services.workspace import open_workspace
from tests.domain.weeks import QUANG_YEN
from tests.large_week import ADDRESSEES, LETTERS, PHOTOS, RECORDS, large_notebook, photo_files
from tests.taking_photos import take_in

LONGEST_NAME, LONGEST_LINE = 90, 998
"""Letters of a file's name, which with a folder of Windows stay below 260; a line of a mail."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Submission]:
    """The submission of the large Week, for a mailbox of 10 MB."""
    root = tmp_path_factory.mktemp("lớn")
    notebook = large_notebook(QUANG_YEN)
    with open_workspace(DataFolder(root / "sổ"), create=True) as workspace:
        workspace.store.save_notebook(notebook)
        week = workspace.store.week()
        pictures = root / "ảnh"
        pictures.mkdir()
        taken = take_in(workspace, week, list(photo_files(pictures)))
        linked = {p.id: replace(p, record=f"r{at}") for at, p in enumerate(taken.photos)}
        workspace.store.write(week.id, Changes(photos=linked))
        yield submit(workspace, week, root / "ra", limit_mb=10)


def mails(made: Submission) -> list[EmailMessage]:
    files = sorted((made.folder / "gui").glob("*.eml"))
    policy = email.policy.default
    return [email.message_from_bytes(file.read_bytes(), policy=policy) for file in files]


def attached(mail: EmailMessage) -> list[str]:
    return [str(part.get_filename()) for part in mail.iter_attachments()]


def test_the_builder_makes_what_it_says() -> None:
    notebook = large_notebook(QUANG_YEN)
    assert len(notebook.records) == RECORDS
    assert {len(record.title) for record in notebook.records} == {LETTERS}
    assert len({record.title for record in notebook.records}) == RECORDS


def test_the_bundle_is_whole(made: Submission) -> None:
    assert verify_bundle([made.folder]).faults == ()


def test_names_are_short_legal_and_told_apart(made: Submission) -> None:
    paths = [path for path in made.folder.rglob("*") if path.is_file()]
    packed = [n for zip_ in (made.folder / "gui").glob("*.zip") for n in ZipFile(zip_).namelist()]
    names = {made.folder.name, *(path.name for path in paths), *(n.split("/")[-1] for n in packed)}
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9_-]+(\.[a-z]+)?", name), name
        assert len(name) <= LONGEST_NAME
    photos = [path for path in paths if path.parent.name == "anh"]
    assert len(photos) == PHOTOS == len({path.name.lower() for path in photos})


def test_every_attachment_bears_the_centre(made: Submission) -> None:
    found = [name for mail in mails(made) for name in attached(mail)]
    assert len(found) == len(set(found)) >= 3
    for name in found:
        assert "trung-tam" in name or "tthtcd" in name
        assert len(name) <= LONGEST_NAME


def test_the_mail_names_all_that_it_goes_to(made: Submission) -> None:
    for file, mail in zip(sorted((made.folder / "gui").glob("*.eml")), mails(made), strict=True):
        body = mail.get_body()
        assert body is not None
        text = body.get_content()
        assert [text.count(f"báo cáo số {n}: ") for n in range(ADDRESSEES)] == [1] * ADDRESSEES
        assert max(map(len, file.read_bytes().split(b"\r\n"))) <= LONGEST_LINE
        assert text.count("nộp lần 1") == 1
        words = text.replace("……  Điện thoại", "")
        assert not re.search(r"  |\(\)|None|;;|\.\.", words)


def numbers_in(text: str) -> list[int]:
    return [int(n.replace(".", "")) for n in re.findall(r"\d+(?:\.\d{3})*", text)]


def test_all_of_the_annex_is_told(made: Submission) -> None:
    assert made.revision.number == 1
    form, notebook = QUANG_YEN, large_notebook(QUANG_YEN)
    annex = compute(form, facts_of(notebook.records))
    told = " ".join(draft_section(section, notebook, form) for section in form.sections)
    figures = {c.value for row in annex.rows for c in row.cells.values() if c.value is not None}
    assert figures <= set(numbers_in(told))
    assert slug(notebook.week.centre.name)[:9] == "trung-tam"
