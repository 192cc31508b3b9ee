# SPDX-License-Identifier: MIT
"""Takes the pictures that the help shows: `python -m tests.screens.help_pictures`.

They are written to `resources/help/anh`, in the light look, sharp on screens of up to 150 %, and
with few colours so that each stays small.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.screens.camera import Camera

FOLDER = Path(__file__).parents[2] / "resources" / "help" / "anh"
MOST_BYTES = 130_000
_LOOK = argparse.Namespace(look="light", text_size=11, size=(1024, 660), only="")
_SCALE = 1.5
_COLOURS = (256, 128, 64, 32)


def main() -> int:
    """Write every picture anew."""
    os.environ["QT_SCALE_FACTOR"] = str(_SCALE)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.screens.camera import Camera

    with TemporaryDirectory() as scratch:
        camera = Camera(Path(scratch), Path(scratch), _LOOK)
        work = camera.window.work
        assert work is not None
        for name, widget in _shown(camera):
            camera.settle(1.5)
            camera.wait_until(lambda: work.desk.jobs.is_idle)
            camera.settle(1.5)
            widget.grab().save(str(Path(scratch) / f"{name}.png"))
            _shrink(Path(scratch) / f"{name}.png", FOLDER / f"{name}.png")
        camera.window.close()
        _take_first_screen(camera, Path(scratch))
        _draw_smartscreen(Path(scratch))
    return 0


def _shown(camera: "Camera") -> "Iterator[tuple[str, QWidget]]":
    """Show one thing after another; yield the name of its picture and what is to be in it."""
    from desktop.services.backups.safekeeping import back_up_all
    from desktop.services.forms.own_forms import to_edit
    from desktop.services.lists.people import read_list
    from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
    from desktop.ui.frame.place import Place, Screen
    from desktop.ui.people.preview import ListSource, PeoplePreview
    from desktop.ui.records.attendance.dialog import AttendanceDialog
    from tests.intake.sheets.workbooks import LISTS

    work = camera.window.work
    assert work is not None
    camera.wait_until(lambda: work.desk.week.is_judged)
    record = next(r for r in work.desk.week.notebook.records if r.listed)
    back_up_all(work.desk.workspace.folder)
    yield "tong-quan", camera.window
    for name, place in {
        "hoat-dong": Place(screen=Screen.RECORDS, item="1", record=record.id),
        "anh-minh-chung": Place(screen=Screen.PHOTOS),
        "phu-luc": Place(screen=Screen.ANNEX),
        "loi-bao-cao": Place(screen=Screen.REPORT),
        "kiem-tra": Place(screen=Screen.CHECK),
        "nop": Place(screen=Screen.SUBMIT),
        "sao-luu": Place(screen=Screen.SETTINGS, section="backups"),
    }.items():
        work.go(place)
        yield name, work.page
    work.desk.week.attendees(record.id)
    dialog = AttendanceDialog(camera.window, work.desk, record.id, lambda _id: None)
    dialog.resize(720, 460)
    dialog.show()
    yield "danh-sach", dialog
    dialog.close()
    path = LISTS / "xoa-mu-chu-vntime.xlsx"
    read = read_list(path)
    source = ListSource(name=path.name, sheets=read.sheets, people=read.people)
    preview = PeoplePreview(camera.window, work.desk, source, (), lambda _people, **_how: None)
    preview.resize(900, 560)
    preview.show()
    yield "nhap-danh-sach", preview
    preview.close()
    opened = to_edit(work.desk.workspace.forms, "chung", {work.desk.week.week.form})
    wishes = Wishes(other=lambda _id: None, use=lambda _file: None)
    workshop = FormWorkshop(camera.window, work.desk, opened, (opened.form,), wishes)
    workshop.resize(960, 600)
    workshop.lists[0].list.choose([2])
    workshop.show()
    yield "xuong-mau", workshop
    workshop.close()


def _take_first_screen(camera: "Camera", scratch: Path) -> None:
    """Take the screen that a new PC begins with."""
    from desktop.paths import DataFolder
    from desktop.ui.window.main_window import MainWindow

    window = MainWindow(DataFolder(scratch / "máy mới"))
    window.resize(960, 620)
    window.show()
    camera.settle(1.5)
    window.grab().save(str(scratch / "man-hinh-dau.png"))
    window.close()
    _shrink(scratch / "man-hinh-dau.png", FOLDER / "man-hinh-dau.png")


def _draw_smartscreen(scratch: Path) -> None:
    """Draw what Windows says of an unknown program: no machine here could show it."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(Path(__file__).with_name("smartscreen.svg")))
    image = QImage(drawing.defaultSize() * _SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    image.save(str(scratch / "canh-bao.png"))
    _shrink(scratch / "canh-bao.png", FOLDER / "canh-bao.png")


def _shrink(taken: Path, kept: Path) -> None:
    """Write a picture with as many colours as its size allows.

    They are moved to the middle of what they stand for: else grounds change their tone, and photos
    are speckled.
    """
    from PIL import Image

    picture = Image.open(taken).convert("RGB")
    for colours in _COLOURS:
        few = picture.quantize(colours, kmeans=2, dither=Image.Dither.NONE)
        few.save(kept, optimize=True)
        if kept.stat().st_size <= MOST_BYTES:
            return
    raise ValueError(kept)


if __name__ == "__main__":
    sys.exit(main())
