# SPDX-License-Identifier: MIT
"""Live data are refused where users are known to have lost them, backups are not."""

import shutil
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder, data_folder
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.workspace import open_workspace
from desktop.storage.live_place import mounts_in, unfit

ENVIRONMENT = {"OneDrive": r"C:\Users\Lan\Đám mây", "OneDriveCommercial": r"D:\Sở GD"}
DRIVES = {"Z:\\": "remote", "C:\\": "", "D:\\": ""}
MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//maychu/chung /mnt/chung cifs rw 0 0
maychu:/srv /home/lan/máy\040chủ nfs4 rw 0 0
/dev/sdb1 /media/lan/USB vfat rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
lan@maychu:/ /home/lan/xa fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (r"\\maychu\chung\SoTuanLe", "thư mục mạng"),
        (r"\\192.168.1.5\d$\So", "thư mục mạng"),
        (r"\\?\UNC\maychu\chung", "thư mục mạng"),
        (r"Z:\SoTuanLe", "thư mục mạng"),
        (r"C:\Users\Lan\OneDrive\Documents\So", "đồng bộ OneDrive"),
        (r"C:\Users\Lan\OneDrive - Sở GDĐT Quảng Ninh\So", "đồng bộ OneDrive"),
        (r"C:\Users\Lan\Đám mây\So", "đồng bộ OneDrive"),
        (r"D:\Sở GD\So", "đồng bộ OneDrive"),
        (r"C:\Users\Lan\Dropbox\So", "đồng bộ Dropbox"),
        (r"C:\Users\Lan\Dropbox (Cá nhân)\So", "đồng bộ Dropbox"),
        (r"C:\Users\Lan\Google Drive\So", "đồng bộ Google Drive"),
        (r"G:\My Drive\So", "đồng bộ Google Drive"),
        (r"G:\Drive của tôi\So", "đồng bộ Google Drive"),
        (r"C:\Users\Lan\iCloudDrive\So", "đồng bộ iCloud Drive"),
        (r"C:\Users\Lan\Documents\Zalo Received Files\So", "của Zalo"),
        (r"C:\Users\Lan\AppData\Local\ZaloPC\So", "của Zalo"),
    ],
)
def test_windows_places_that_are_refused(path: str, words: str) -> None:
    found = unfit(PureWindowsPath(path), ENVIRONMENT, DRIVES)
    assert found is not None
    assert words in found


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Nguyễn Thị Ánh\AppData\Local\SoTuanLe",
        r"D:\Sổ Tuần Lễ",
        r"E:\du-lieu",
        r"\\?\C:\Users\Lan\AppData\Local\SoTuanLe",
        r"C:\Users\Lan\Hình Dropbox cũ\So",
        r"C:\Users\OneDriver\So",
        r"C:\Zalora\So",
        r"C:\Users\Zalo\AppData\Local\SoTuanLe",
        r"C:\Users\Mega\AppData\Local\SoTuanLe",
        r"D:\Lan\My Drive\So",
        r"C:\Users\Lan\Đám mây khác\So",
    ],
)
def test_windows_places_that_are_fit(path: str) -> None:
    assert unfit(PureWindowsPath(path), ENVIRONMENT, DRIVES) is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/mnt/chung/so", "thư mục mạng"),
        ("/home/lan/máy chủ/so", "thư mục mạng"),
        ("/home/lan/xa/so", "thư mục mạng"),
        ("/run/user/1000/gvfs/smb-share:server=maychu,share=chung/so", "thư mục mạng"),
        ("/home/lan/Dropbox/so", "đồng bộ Dropbox"),
        ("/home/lan/Nextcloud/so", "đồng bộ Nextcloud"),
    ],
)
def test_linux_places_that_are_refused(path: str, words: str) -> None:
    found = unfit(PurePosixPath(path), {}, mounts_in(MOUNTS))
    assert found is not None
    assert words in found


@pytest.mark.parametrize("path", ["/home/lan/.local/share/SoTuanLe", "/media/lan/USB/du-lieu"])
def test_linux_places_that_are_fit(path: str) -> None:
    assert unfit(PurePosixPath(path), {}, mounts_in(MOUNTS)) is None


def test_a_decomposed_name_is_the_same_name() -> None:
    path: PurePath = PureWindowsPath("G:\\Drive cu\u0309a to\u0302i\\So")
    assert unfit(path, {}, {}) == "thư mục đồng bộ Google Drive"


@pytest.mark.parametrize("create", [True, False])
def test_data_there_are_not_opened_and_the_right_place_is_named(
    data: Path, tmp_path: Path, create: bool
) -> None:
    synced = DataFolder(tmp_path / "OneDrive" / "Sổ")
    shutil.copytree(data, synced.root)
    before = sorted(synced.root.rglob("*"))
    with (
        pytest.raises(AppError, match="thư mục đồng bộ OneDrive") as refused,
        open_workspace(synced, create=create),
    ):
        pass
    assert str(data_folder()) in refused.value.advice
    assert sorted(synced.root.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there links take a right that few have")
def test_a_link_into_such_a_place_leads_nowhere_else(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "Dropbox" / "Sổ")
    (tmp_path / "sổ").symlink_to(tmp_path / "Dropbox" / "Sổ")
    with pytest.raises(AppError, match="Dropbox"), open_workspace(DataFolder(tmp_path / "sổ")):
        pass


def test_backups_may_lie_there(data: Path, tmp_path: Path) -> None:
    folder, place = DataFolder(data), tmp_path / "Google Drive" / "Sao lưu"
    backup = back_up_all(folder, place)
    restore_all(backup.path, folder)
    with open_workspace(folder) as workspace:
        assert workspace.store.weeks()
