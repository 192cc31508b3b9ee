# SPDX-License-Identifier: MIT
"""Forms and templates travel as one small file, and nothing comes in that was not looked at."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desktop.domain.errors import AppError
from desktop.domain.form.edits.parts import set_words
from desktop.domain.form.edits.rows import delete_rows, set_row
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder, resources
from desktop.services.documents.parcels import keep_parcel, open_parcel, write_parcel
from desktop.services.exchange.sample import add_sample
from desktop.services.forms.library import FormFile
from desktop.services.forms.own_forms import copied
from desktop.services.forms.writing import form_text
from desktop.services.submission.submission import submit
from desktop.services.weeks.form_change import on_form
from desktop.services.workspace import Workspace, open_workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(tmp_path / "đây"), create=True) as workspace:
        yield workspace


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(tmp_path / "kia"), create=True) as workspace:
        yield workspace


def own_form(workspace: Workspace, name: str = "Mẫu xã Long Hồ") -> FormFile:
    return copied(workspace.forms.get("chung"), workspace.forms, name)


def sent(workspace: Workspace, file: FormFile, tmp_path: Path) -> Path:
    target = tmp_path / "mẫu.zip"
    write_parcel(workspace, file, target)
    return target


def test_a_form_and_own_templates_come_over_as_they_are(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    here.folder.documents.mkdir(parents=True)
    text = (resources() / "documents" / "giay-moi.toml").read_text(encoding="utf-8")
    own = text.replace('id = "giay-moi"', 'id = "giay-moi-xa"')
    (here.folder.documents / "giay-moi-xa.toml").write_text(own, encoding="utf-8")
    file = own_form(here)
    path = sent(here, file, tmp_path)
    assert path.stat().st_size < 20_000

    parcel = open_parcel(there, path)
    assert not there.folder.forms.exists() or not [*there.folder.forms.glob("*.toml")]
    assert parcel.told[0].startswith("Mẫu mới “Mẫu xã Long Hồ”: ")
    keep_parcel(there, parcel)
    assert there.forms.get(file.form.id) == file
    assert [d.template.id for d in parcel.documents] == ["giay-moi-xa"]
    again = open_parcel(there, path)
    assert not again
    assert "giống hệt" in again.told[0]


def test_an_own_template_that_is_replaced_is_put_aside(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    text = (resources() / "documents" / "giay-moi.toml").read_text(encoding="utf-8")
    own = text.replace('id = "giay-moi"', 'id = "giay-moi-xa"')
    other = own.replace("trân trọng", "kính")
    assert other != own
    for workspace, content in ((here, own), (there, other)):
        workspace.folder.documents.mkdir(parents=True)
        (workspace.folder.documents / "zz.toml").write_text(content, encoding="utf-8")
    keep_parcel(there, open_parcel(there, sent(here, own_form(here), tmp_path)))
    (kept,) = there.folder.documents.glob("*.toml")
    assert kept.read_text(encoding="utf-8") == own
    (aside,) = there.folder.aside.rglob("*.toml*")
    assert aside.read_text(encoding="utf-8") == other


def test_what_a_newer_form_changes_is_told(here: Workspace, tmp_path: Path) -> None:
    file = own_form(here)
    here.forms.put(file)
    newer = delete_rows(set_row(file.form, 2, "label", "Bồi dưỡng").form, [3]).form
    newer = replace(set_words(newer, "sending.due", "12/10").form, version=2)
    parcel = open_parcel(here, sent(here, FormFile(newer, form_text(newer)), tmp_path))
    told = " ".join(parcel.told)
    assert "thay bản đang có" in told
    assert "Bớt 1 dòng: “Ngoại ngữ”" in told
    assert "Nơi nhận, hạn nộp khác" in told
    keep_parcel(here, parcel)
    assert here.forms.get(file.form.id).form == newer


def test_a_form_that_a_week_is_on_is_never_changed_under_it(
    here: Workspace, tmp_path: Path
) -> None:
    add_sample(here)
    used = here.store.week().form
    before = here.forms.get(used)
    newer = replace(set_row(before.form, 2, "label", "Khác").form, version=9)
    parcel = open_parcel(here, sent(here, FormFile(newer, form_text(newer)), tmp_path))
    keep_parcel(here, parcel)
    assert here.forms.get(used) == before
    assert parcel.forms[0].form.id != used
    assert here.forms.get(parcel.forms[0].form.id).form.rows == newer.rows


def test_a_plain_form_file_is_taken_too(here: Workspace, tmp_path: Path) -> None:
    file = own_form(here)
    path = tmp_path / "mẫu.toml"
    path.write_text(file.text, encoding="utf-8")
    assert open_parcel(here, path).forms == (file,)


def packed(tmp_path: Path, **texts: str) -> Path:
    path = tmp_path / "lạ.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"đọc.txt": "chào"}, "sai cú pháp TOML"),
        ({"a.toml": "id = "}, "sai cú pháp TOML"),
        ({"a.toml": "# x\n" * 300_000}, "lớn bất thường"),
        ({"../../a.toml": "[annex]\nx = 1"}, "format"),
        ({}, "không có mẫu"),
        ({"a.toml": "a = " + "[" * 4_000}, "sai cú pháp TOML"),
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence(
    here: Workspace, tmp_path: Path, texts: dict[str, str], sentence: str
) -> None:
    with pytest.raises(AppError, match=sentence):
        open_parcel(here, packed(tmp_path, **texts))


def test_one_bad_text_hides_no_good_one(here: Workspace, tmp_path: Path) -> None:
    file = own_form(here)
    parcel = open_parcel(here, packed(tmp_path, **{"a.toml": file.text, "b.txt": "chào"}))
    assert parcel.forms == (file,)
    assert parcel.told[-1].startswith("Không dùng được: ")


def test_the_form_of_a_received_bundle_can_be_kept(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    """A unit reports on a form of its own; the office that receives it takes that form."""
    add_sample(here)
    file = own_form(here)
    here.forms.put(file)
    week = here.store.week()
    photos = here.store.notebook(week.id).photos
    none = {photo.id: None for photo in photos}
    here.store.write(week.id, Changes(week=on_form(week, file.form), photos=none))
    made = submit(here, here.store.week(), tmp_path / "nộp")
    (package,) = (made.folder / "gui").glob("*.zip")
    parcel = open_parcel(there, package)
    assert [came.form for came in parcel.forms] == [file.form]
