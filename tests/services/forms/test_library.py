# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder, resources
from desktop.services.forms.library import FormFile, FormLibrary, read_form_file

UNFORESEEN = Path(__file__).parents[2] / "domain" / "data" / "van-lang-2027.toml"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "dữ liệu")


@pytest.fixture
def library(folder: DataFolder) -> FormLibrary:
    return FormLibrary(folder)


def a_form(tmp_path: Path, old: str = "", new: str = "", name: str = "mẫu.toml") -> FormFile:
    text = UNFORESEEN.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_form_file(tmp_path / name)


def test_the_forms_shipped_are_there_without_a_data_folder(library: FormLibrary) -> None:
    assert {"quang-yen-2020", "gia-lam-2022", "chung"} <= set(library.ids())
    assert library.get("chung").form.id == "chung"


def test_a_file_laid_into_the_data_folder_is_a_form_whatever_its_name(
    folder: DataFolder, library: FormLibrary
) -> None:
    folder.forms.mkdir(parents=True)
    text = UNFORESEEN.read_text(encoding="utf-8")
    (folder.forms / "mẫu mới của sở.toml").write_bytes(text.encode("utf-8-sig"))
    assert library.get("van-lang-2027") == FormFile(read_form_file(UNFORESEEN).form, text)


def test_a_form_taken_in_is_kept_once(tmp_path: Path, library: FormLibrary) -> None:
    file = a_form(tmp_path)
    assert library.lacks(file)
    library.keep(file)
    assert not library.lacks(file)
    assert library.get("van-lang-2027") == file


def test_the_newest_version_counts_and_the_older_one_stays(
    tmp_path: Path, folder: DataFolder, library: FormLibrary
) -> None:
    older, newer = a_form(tmp_path), a_form(tmp_path, "version = 2", "version = 3")
    for file in (older, newer):
        library.keep(file)
    assert library.get("van-lang-2027") == newer
    assert not library.lacks(older)
    names = sorted(path.name for path in folder.forms.iterdir())
    assert names == ["van-lang-2027-v3.toml", "van-lang-2027.toml"]


def test_another_form_of_the_same_id_and_version_is_refused(
    tmp_path: Path, library: FormLibrary
) -> None:
    library.keep(a_form(tmp_path))
    with pytest.raises(AppError, match=r"van-lang-2027.*khác nội dung"):
        library.lacks(a_form(tmp_path, "Lớp học", "Lớp"))


def test_the_clerks_own_file_of_a_version_wins_over_the_one_shipped(
    folder: DataFolder, library: FormLibrary
) -> None:
    text = (resources() / "forms" / "chung.toml").read_text(encoding="utf-8")
    folder.forms.mkdir(parents=True)
    own = text.replace('name = "', 'name = "Bản sửa: ', 1)
    (folder.forms / "chung.toml").write_text(own, encoding="utf-8")
    assert library.get("chung").form.name.startswith("Bản sửa: ")


def test_a_form_nobody_has_is_answered_with_those_there_are(library: FormLibrary) -> None:
    with pytest.raises(AppError, match=r"“lạ”") as caught:
        library.get("lạ")
    assert "quang-yen-2020" in caught.value.advice


def test_a_broken_file_is_named_when_its_own_form_is_asked_for(
    folder: DataFolder, library: FormLibrary
) -> None:
    folder.forms.mkdir(parents=True)
    (folder.forms / "hỏng.toml").write_text('id = "riêng"\n[[[', encoding="utf-8")
    assert library.get("chung")
    with pytest.raises(AppError, match=r"hỏng\.toml"):
        library.get("riêng")
