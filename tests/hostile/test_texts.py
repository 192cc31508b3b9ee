# SPDX-License-Identifier: MIT
"""Tests with texts that programs trip over: in workbooks, in the PDF, and in names of files."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop.domain.vietnamese import slug
from desktop.domain.week.notebook import Photo
from desktop.export.bundle.names import bundle_name, part_name, photo_paths
from desktop.export.layout.fonts import PLACEHOLDER
from desktop.export.pdf.report import write_report_pdf
from desktop.paths import DataFolder
from desktop.services.checks.checking import findings
from desktop.services.workspace import open_workspace
from tests.builders import a_notebook, a_record, a_week, saving
from tests.export.pdf.test_report_hostile import everywhere
from tests.export.reports import EVIDENCE
from tests.hostile import texts
from tests.hostile.gates import watched
from tests.hostile.matrix import MATRIX, covers

_LONGEST_PATH = 240
_USERS_FOLDER = r"C:\Users\Nguyễn Thị Ánh Nguyệt\OneDrive - Sở GDĐT\Documents\Tuần lễ 2026"


@pytest.fixture(autouse=True)
def _own_scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let openpyxl keep its temporary files where they are watched."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@covers("X4", *MATRIX["X4"])
@covers("T1", *MATRIX["T1"] - {"long text", "long word"})
def test_all_texts_come_through_all_documents_as_text(tmp_path: Path) -> None:
    warm, scratch = tmp_path / "w", tmp_path / "s"
    warm.mkdir()
    scratch.mkdir()
    list(texts.faults(["xong"], warm))  # The letters are loaded now.
    with watched(tmp_path / "none", tmp_path) as seen:
        assert list(texts.faults(texts.ALL, scratch)) == []
    assert seen == []


@covers("X4", "annex")
@covers("T1", "markup", "picture from the network", "local file", "no socket")
@pytest.mark.parametrize("text", [*texts.FORMULAS, *texts.LINKS, *texts.PICTURES, *texts.FILES])
def test_a_text_that_is_everywhere_stays_text(tmp_path: Path, text: str) -> None:
    with watched(tmp_path / "none", tmp_path) as seen:
        assert list(texts.document_faults(text, tmp_path)) == []
    assert seen == []


@covers("T1", "long text", "long word")
@pytest.mark.parametrize("text", [*texts.LONG, *texts.LONG_WORD], ids=lambda text: text[:9])
def test_long_texts_are_laid_out(tmp_path: Path, text: str) -> None:
    assert list(texts.faults([text], tmp_path)) == []


@covers("T2", "replaced visibly")
def test_what_has_no_shape_is_a_box_on_paper(tmp_path: Path) -> None:
    write_report_pdf(everywhere("a😀b漢c"), tmp_path / "a.pdf")
    shown = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert shown.count(f"a{PLACEHOLDER}b{PLACEHOLDER}c") > 9


@covers("T2", "listed")
def test_what_has_no_shape_is_listed_before_printing(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.save_notebook(a_notebook())
        week = workspace.store.week()
        workspace.store.write(week.id, saving(replace(a_record(), title="Hội thi 😀")))
        told = [f.problem for f in findings(workspace, week) if f.problem.code == "unprintable"]
    assert [problem.field for problem in told] == ["title"]
    assert "😀" in told[0].message


@covers("F1", *MATRIX["F1"] - {"case collisions", "path length"})
@pytest.mark.parametrize("name", texts.NAMES, ids=ascii)
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    assert texts.is_safe_name(slug(name))
    assert texts.is_safe_name(bundle_name(a_week(centre=replace(a_week().centre, name=name)), 1))


@covers("F1", "case collisions", "path length", "long", "decomposed")
def test_photos_get_names_of_their_own_and_short_ones() -> None:
    shown = EVIDENCE[0].records[0]
    records = [
        replace(shown, record=replace(shown.record, title=name), photos=(_photo(str(at)),))
        for at, name in enumerate(texts.NAMES)
    ]
    paths = list(photo_paths([replace(EVIDENCE[0], records=tuple(records))]).values())
    assert len({path.casefold() for path in paths}) == len(texts.NAMES)
    centre = replace(a_week().centre, name="Trung tâm học tập cộng đồng " + "rất dài " * 30)
    bundle = bundle_name(a_week(centre=centre), 99)
    longest = max(paths, key=len)
    for folder in (bundle, part_name(bundle, 12, 12)):
        assert len("\\".join((_USERS_FOLDER, folder, longest))) <= _LONGEST_PATH


def _photo(id_: str) -> Photo:
    return replace(EVIDENCE[0].records[0].photos[0], id=id_)
