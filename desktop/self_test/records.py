# SPDX-License-Identifier: MIT
"""Makes the sample Week, its submission and its backup, as a clerk would."""

import shutil

from desktop.self_test.place import SelfTestFolder, expect
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.exchange.sample import add_sample
from desktop.services.photos.photos import FULL, copies_of
from desktop.services.submission.submission import submit
from desktop.services.workspace import open_workspace

_BROKEN = {"hỏng.jpg", "phông.jpg"}
"""The sample's two pictures that nobody can read, as such things happen."""


def make_sample(place: SelfTestFolder) -> str:
    """Make a new database with the sample Week and decode its photos, those of iPhones too."""
    with open_workspace(place.data, create=True) as workspace:
        week = add_sample(workspace)
        notebook = workspace.store.notebook(week.id)
        copies = copies_of(workspace, notebook.photos, FULL)
    unread = {photo.file_name for photo in notebook.photos if photo.id not in copies}
    expect(unread == _BROKEN, f"Ảnh không đọc được: {sorted(unread)}.")
    return f"{len(notebook.records)} hoạt động, {len(copies)} ảnh đọc được"


def submit_sample(place: SelfTestFolder) -> str:
    """Export everything twice; the same content gives the same submission."""
    with open_workspace(place.data) as workspace:
        week = workspace.store.week()
        first = submit(workspace, week, place.out)
        again = submit(workspace, week, place.out)
    expect(not first.notes, f"Lưu ý: {first.notes}.")
    expect(first.revision == again.revision, "Xuất hai lần thành hai lần nộp khác nhau.")
    return f"{len([*first.contents()])} tệp và thư mục, mã kiểm tra {first.revision.check_code}"


def bring_back(place: SelfTestFolder) -> str:
    """Back up, lose everything, restore, and find the same figures and pictures."""
    before = _state(place)
    backup = back_up_all(place.data, place.backups)
    expect(not backup.missing_photos, f"Không sao lưu được ảnh: {backup.missing_photos}.")
    shutil.rmtree(place.data.root)
    restore_all(place.backups, place.data)
    expect(_state(place) == before, "Khôi phục xong, dữ liệu khác lúc sao lưu.")
    return f"{backup.path.name}"


def _state(place: SelfTestFolder) -> tuple[object, ...]:
    with open_workspace(place.data) as workspace:
        week = workspace.store.week()
        notebook = workspace.store.notebook(week.id, names=True)
        copies = copies_of(workspace, notebook.photos, FULL)
        return notebook, workspace.annex(week), {*copies}, workspace.store.revisions(week.id)
