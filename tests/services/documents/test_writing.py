# SPDX-License-Identifier: MIT
import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from desktop.domain.documents.template import Layout
from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.paths import DataFolder
from desktop.services.documents.library import document_library
from desktop.services.documents.writing import material_of, standings, write_documents
from desktop.services.workspace import Workspace, open_workspace
from tests.builders import a_notebook, a_week
from tests.domain.documents.filled import PLANNED, TEXTS


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "dữ liệu")
    texts = {key: SectionText(text=text) for key, text in TEXTS.items()}
    with open_workspace(folder, create=True) as workspace:
        notebook = a_notebook(
            records=PLANNED, photos=(), sections={}, attendees={}, document_texts=texts
        )
        workspace.store.save_notebook(notebook)
    return folder


def words_of_docx(path: Path) -> str:
    document = docx.Document(str(path))
    texts = [p.text for p in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return spaced(" ".join(texts))


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def test_all_are_written_as_pdf_and_docx(folder: DataFolder, tmp_path: Path) -> None:
    with open_workspace(folder) as workspace:
        files = write_documents(workspace, workspace.store.week(), tmp_path / "ra")
        library = document_library(folder)
    names = {path.name for path in files}
    papers = [one for one in library.templates if one.layout is not Layout.POSTER]
    assert {f"{one.id}.docx" for one in papers} <= names
    assert {"ap-phich-a3.pdf", "bang-ron.pdf", "ma-ket.pdf"} <= names
    assert "ma-ket.docx" not in names
    assert {"lich-hoat-dong-a3.pdf", "lich-hoat-dong-a4.pdf", "ke-hoach.pdf"} <= names
    assert all(path.stat().st_size > 1000 for path in files)


@pytest.mark.parametrize("key", ["ke-hoach", "giay-moi", "quyet-dinh-khen-thuong", "bien-ban-xet"])
def test_pdf_and_docx_say_the_same(folder: DataFolder, tmp_path: Path, key: str) -> None:
    with open_workspace(folder) as workspace:
        files = write_documents(workspace, workspace.store.week(), tmp_path, [key])
    pdf = next(path for path in files if path.suffix == ".pdf")
    printed = spaced(" ".join(page.extract_text() for page in PdfReader(pdf).pages))
    said = set(re.findall(r"\w+", words_of_docx(files[-1])))
    assert said >= set(re.findall(r"\w+", printed)) - {str(n) for n in range(20)}
    assert set(re.findall(r"\w+", printed)) >= said


def test_a_document_that_there_is_not_is_refused_with_those_there_are(
    folder: DataFolder, tmp_path: Path
) -> None:
    with open_workspace(folder) as workspace, pytest.raises(AppError, match="ke-hoach"):
        write_documents(workspace, workspace.store.week(), tmp_path / "ra", ["khong-co"])
    assert not (tmp_path / "ra").exists()


def test_the_clerk_s_own_template_takes_the_place_of_the_program_s(folder: DataFolder) -> None:
    own = folder.documents
    own.mkdir(parents=True)
    text = """format = 1
id = "to-trinh"
version = 2
name = "Tờ trình của phường"
layout = "letter"
subject = "thử"
[[parts]]
key = "ket"
label = "Câu kết"
text = "Kính trình."
"""
    (own / "a.toml").write_text(text, encoding="utf-8")
    (own / "b.toml").write_text("format = 1\nid = 3\n", encoding="utf-8")
    library = document_library(folder)
    assert library.get("to-trinh").name == "Tờ trình của phường"
    (refused,) = library.refused
    assert "b.toml" in str(refused)
    (own / "a.toml").write_text(text.replace("version = 2", "version = 0"), encoding="utf-8")
    assert document_library(folder).get("to-trinh").type_name == "TỜ TRÌNH"


def test_a_book_without_any_of_it_lists_all_as_not_begun(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        begun(workspace)
        library, material = material_of(workspace, workspace.store.week())
        found = list(standings(library, material))
    assert {standing.stage for standing in found} == {"untouched"}
    assert all(s.lacks for s in found if s.template.id in ("giay-moi", "ke-hoach"))


def begun(workspace: Workspace) -> None:
    workspace.store.write("tuan-2026", Changes(week=a_week()))


def test_what_was_written_is_kept_and_leaves_with_no_submission(folder: DataFolder) -> None:
    from desktop.services.submission.report_content import content_now

    with open_workspace(folder) as workspace:
        week = workspace.store.week()
        kept = workspace.store.notebook(week.id).document_texts
        assert kept["chung.khai-mac-noi"].text == TEXTS["chung.khai-mac-noi"]
        workspace.store.write(week.id, Changes(document_texts={"chung.khai-mac-noi": None}))
        assert "chung.khai-mac-noi" not in workspace.store.notebook(week.id).document_texts
        for names in (True, False):
            assert "Lê Thị Mai" not in content_now(workspace, week, names=names).text
