# SPDX-License-Identifier: MIT
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage.backups import Occasion, list_backups
from desktop.ui.background.log import error_origin
from desktop.ui.window.crash import Crashes


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "dữ liệu")


@pytest.fixture
def crashes(qapp: QApplication, folder: DataFolder) -> Iterator[Crashes]:
    before = sys.excepthook, threading.excepthook
    made = Crashes(qapp, folder)
    yield made
    sys.excepthook, threading.excepthook = before
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    ]


def fail() -> None:
    raise ValueError("Nguyễn Văn Kín, sinh 1950")


def the_box(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(boxes()))
    return boxes()[0]


def button(box: QMessageBox, words: str) -> QAbstractButton:
    return next(b for b in box.buttons() if b.text().replace("&", "") == words)


@pytest.mark.usefixtures("crashes")
def test_a_crash_says_that_the_data_are_safe_and_where_the_log_is(
    qtbot: QtBot, folder: DataFolder
) -> None:
    QTimer.singleShot(0, fail)

    box = the_box(qtbot)

    assert "an toàn" in box.text()
    assert str(folder.logs) in box.informativeText()
    assert [b.text() for b in box.buttons() if b is box.defaultButton()] == ["&Khởi động lại"]


@pytest.mark.usefixtures("crashes")
def test_an_error_on_another_thread_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    assert the_box(qtbot).thread() is QApplication.instance().thread()  # type: ignore[union-attr] # there is one


@pytest.mark.usefixtures("crashes")
def test_a_storm_of_one_error_is_told_and_noted_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(50):
        QTimer.singleShot(0, fail)
    box = the_box(qtbot)
    button(box, "Tiếp tục").click()
    QTimer.singleShot(0, fail)
    qtbot.wait(20)

    assert boxes() == []
    assert [r.levelno for r in caplog.records if r.name == "sotuanle"] == [logging.ERROR]


@pytest.mark.usefixtures("crashes")
def test_details_are_copied_and_the_dialog_stays(qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    box = the_box(qtbot)

    button(box, "Sao chép chi tiết").click()

    assert "ValueError" in QGuiApplication.clipboard().text()
    assert box.isVisible()


@pytest.mark.usefixtures("crashes")
def test_work_goes_on_after_a_crash(qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    button(the_box(qtbot), "Tiếp tục").click()
    assert boxes() == []


def caught(error: Exception) -> str:
    try:
        raise error
    except type(error) as raised:
        return error_origin(raised)


def test_what_an_error_cites_is_left_out() -> None:
    assert "Kín" not in caught(ValueError("Nguyễn Văn Kín"))
    assert "Kín" not in caught(AppError("Không có lớp “Nguyễn Văn Kín”."))


def test_what_an_error_says_of_the_program_is_kept() -> None:
    assert "no attribute 'x'" in caught(AttributeError("'Page' object has no attribute 'x'"))


def test_the_users_own_folder_is_not_named() -> None:
    assert str(Path.home()) not in caught(TypeError(f"{Path.home()} is no number"))


def test_the_error_behind_an_error_is_described_first() -> None:
    error = RuntimeError("later")
    error.__cause__ = KeyError("earlier")
    assert caught(error).index("KeyError") < caught(error).index("RuntimeError")


def test_warnings_of_qt_and_the_versions_are_in_the_log(folder: DataFolder) -> None:
    run(folder, "QTimer.singleShot(0, lambda: qWarning('sheet')); QTimer.singleShot(50, app.quit)")

    log = (folder.logs / "so-tuan-le.log").read_text(encoding="utf-8")

    assert "SQLite" in log
    assert "WARNING qt: default: sheet" in log


def test_the_program_starts_where_no_log_can_be_written(folder: DataFolder) -> None:
    folder.root.parent.mkdir(exist_ok=True)
    folder.root.write_text("đây là một tệp", encoding="utf-8")
    run(folder, "QTimer.singleShot(0, app.quit)")


def test_restarting_starts_the_same_program_with_the_same_data(
    qtbot: QtBot, folder: DataFolder
) -> None:
    starts = folder.root / "đã chạy"
    folder.root.mkdir(parents=True)
    run(folder, _COUNT_AND_RESTART)

    qtbot.waitUntil(lambda: starts.read_text(encoding="utf-8") == "xx", timeout=10_000)


def run(folder: DataFolder, script: str) -> None:
    """Run some lines in a program of their own, with the log and the crash dialog at work."""
    lines = f"{_START}\n{script}\nsys.exit(app.exec())"
    subprocess.run([sys.executable, "-c", lines, str(folder.root)], check=True, timeout=30)


_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QWidget
from desktop.paths import DataFolder
from desktop.ui.window.crash import Crashes, restart
from desktop.ui.background.log import begin_log
app = QApplication([])
folder = DataFolder(Path(sys.argv[1]))
begin_log(folder)
crashes = Crashes(app, folder)
"""
_COUNT_AND_RESTART = """
window = QWidget()
window.show()
starts = folder.root / "đã chạy"
with starts.open("a", encoding="utf-8") as file:
    file.write("x")
first = starts.read_text(encoding="utf-8") == "x"
QTimer.singleShot(0, restart if first else app.quit)
"""


def test_restarting_waits_for_the_last_backup(qtbot: QtBot, data: Path) -> None:
    folder = DataFolder(data)
    starts = folder.root / "đã chạy"
    run(folder, _CHANGE_AND_RESTART)

    qtbot.waitUntil(lambda: starts.read_text(encoding="utf-8") == "xx", timeout=10_000)

    assert [backup.occasion for backup in list_backups(folder.backups)] == [Occasion.CLOSING]


_CHANGE_AND_RESTART = """
from dataclasses import replace
from desktop.domain.week.changes import Changes
from desktop.ui.window.main_window import MainWindow
starts = folder.root / "đã chạy"
with starts.open("a", encoding="utf-8") as file:
    file.write("x")
window = MainWindow(folder)

def change_and_restart():
    desk = window.work.desk
    desk.do("Sửa chủ đề", Changes(week=replace(desk.week.week, theme="Khác")))
    restart()

if starts.read_text(encoding="utf-8") == "x":
    window.windowTitleChanged.connect(lambda _: QTimer.singleShot(0, change_and_restart))
    window.show()
else:
    QTimer.singleShot(0, app.quit)
"""


def test_what_could_not_be_saved_is_told_and_not_called_safe(
    qapp: QApplication, folder: DataFolder, qtbot: QtBot
) -> None:
    before = sys.excepthook, threading.excepthook
    Crashes(qapp, folder, lambda: AppError("Ổ đĩa đã đầy.", "Hãy xóa bớt tệp."))
    QTimer.singleShot(0, fail)
    box = the_box(qtbot)
    sys.excepthook, threading.excepthook = before
    assert "an toàn" not in box.text()
    assert "chưa lưu được. Ổ đĩa đã đầy." in box.text()
    box.close()


def test_who_cannot_say_whether_all_is_saved_claims_nothing(
    qapp: QApplication, folder: DataFolder, qtbot: QtBot
) -> None:
    def broken() -> None:
        raise KeyError("settling")

    before = sys.excepthook, threading.excepthook
    Crashes(qapp, folder, broken)
    QTimer.singleShot(0, fail)
    box = the_box(qtbot)
    sys.excepthook, threading.excepthook = before
    assert "an toàn" not in box.text()
    assert "Chưa rõ" in box.text()
    box.close()


@pytest.mark.usefixtures("crashes")
def test_what_is_refused_in_the_middle_of_something_is_told_as_a_sentence(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise AppError("Có 20.001 hoạt động.", "Hãy xóa bớt.")

    QTimer.singleShot(0, refuse)
    box = the_box(qtbot)
    assert (box.text(), box.informativeText()) == ("Có 20.001 hoạt động.", "Hãy xóa bớt.")
    assert not box.detailedText()
