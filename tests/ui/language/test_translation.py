# SPDX-License-Identifier: MIT
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication, QDate, QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.paths import resources
from tests.ui.hands import type_text

SOURCE = resources() / "qt" / "qt_vi.ts"
WORDS = {
    message.findtext("source", ""): message.findtext("translation", "")
    for message in ElementTree.parse(SOURCE).iter("message")
}

_SAME_IN_BOTH = re.compile(
    r"""(A|B|JIS\ B)\d+.* | Letter.* | Legal.* | Executive.* | Tabloid.* | Ledger.* | Folio.*
    | (ANSI|Architect|Super)\ .* | Quarto | Statement | Note | (Double\ )?Postcard | PRC\ .*
    | Fan-fold\ .* | Phong\ bì\ .* | Pica.* | Didot.* | Cicero.* | mm | pt | in | P̸ | DD | CC
    | \d+\ \(\d+x\d+\) | \.\.\.""",
    re.VERBOSE,
)
"""Names of paper and units, which nobody translates."""


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    assert qapp


def texts(widget: QWidget) -> Iterator[str]:
    """Yield what can be read in a window, tool tips and closed lists included."""
    yield widget.windowTitle()
    for part in (widget, *widget.findChildren(QWidget)):
        yield part.toolTip()
        yield part.accessibleName()
        if isinstance(part, QAbstractButton | QLabel):
            yield part.text()
        elif isinstance(part, QGroupBox):
            yield part.title()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))
        elif isinstance(part, QTabBar):
            yield from (part.tabText(at) for at in range(part.count()))
        elif isinstance(part, QHeaderView) and (model := part.model()):
            yield from (
                str(model.headerData(at, part.orientation()) or "") for at in range(part.count())
            )
        elif isinstance(part, QSpinBox):
            yield part.suffix()
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def foreign(widget: QWidget) -> set[str]:
    """Return what can be read and is not Vietnamese."""
    known = {value.replace("&", "").strip() for value in WORDS.values()}
    known |= {f"{WORDS['Show ']}{WORDS[name]}" for name in ("Size", "Type", "Date Modified")}
    read = {re.sub("<[^>]+>", "", text).split("\t")[0].replace("&", "") for text in texts(widget)}
    return {
        text
        for text in (text.strip() for text in read)
        if re.search("[A-Za-z]", text) and text not in known and not _SAME_IN_BOTH.fullmatch(text)
    }


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode), ids=lambda mode: mode.name)
@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode), ids=lambda mode: mode.name)
def test_a_file_dialog_is_in_vietnamese(
    qtbot: QtBot, tmp_path: Path, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "Chọn", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    folders = {part for path in (tmp_path, Path.home()) for part in (str(path), *path.parts)}
    assert foreign(dialog) - folders == set()


@pytest.mark.parametrize("kind", [QPrintDialog, QPrintPreviewDialog])
def test_a_print_dialog_is_in_vietnamese(
    qtbot: QtBot, kind: type[QPrintDialog | QPrintPreviewDialog]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = kind(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert foreign(dialog) - {printer.outputFileName(), printer.printerName()} == set()


def test_every_standard_button_is_in_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        box.addButton(button)
    assert foreign(box) == set()
    assert len({button.text() for button in box.buttons()}) > 10


def test_a_message_with_details_is_in_vietnamese(qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Lỗi", "Đã có lỗi.")
    qtbot.addWidget(box)
    box.setDetailedText("chi tiết")
    box.show()
    assert foreign(box) - {"Lỗi", "Đã có lỗi.", "chi tiết"} == set()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_the_menu_of_a_text_field_is_in_vietnamese(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit | QTextBrowser]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    type_text(field, "chữ")
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert foreign(menu) == set()
    assert menu.actions()


@pytest.mark.parametrize("kind", [QSpinBox, QScrollBar])
def test_a_menu_that_opens_by_itself_is_in_vietnamese(
    qtbot: QtBot, kind: type[QSpinBox | QScrollBar]
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    seen: list[set[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append(foreign(menu))
        menu.close()

    QTimer.singleShot(50, look)
    reason = QContextMenuEvent.Reason.Keyboard
    QCoreApplication.sendEvent(widget, QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1)))
    qtbot.waitUntil(lambda: seen == [set()])


def test_a_calendar_is_in_vietnamese(qtbot: QtBot) -> None:
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 10, 1))
    calendar.show()
    said = {text for text in texts(calendar) if re.search("[A-Za-z]", text)}
    assert not {text for text in said if re.search("Oct|Mon|Sun|Thu", text)}
    assert any("háng 10" in text for text in said)


def test_keys_keep_the_names_that_stand_on_the_keyboard() -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Del").toString(native) == "Ctrl+Del"
    assert QKeySequence("Alt+Left") == QKeySequence("Alt+Left", native)


def test_what_qt_puts_in_has_its_place_in_both_languages() -> None:
    places = re.compile(r"%\d")
    assert {k: v for k, v in WORDS.items() if places.findall(k) != places.findall(v)} == {}


def test_lines_are_broken_alike_in_both_languages() -> None:
    assert {k for k, v in WORDS.items() if k.count("\n") != v.count("\n")} == set()


def test_one_text_means_one_thing_whoever_of_qt_says_it() -> None:
    said = {
        (message.findtext("source"), message.findtext("translation"))
        for message in ElementTree.parse(SOURCE).iter("message")
    }
    assert len(said) == len(WORDS)


def test_what_is_loaded_is_what_was_written(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).with_name("lrelease")
    if sys.platform == "win32" or not shutil.which(tool):
        pytest.skip("lrelease is not installed")
    made = tmp_path / "qt_vi.qm"
    subprocess.run([tool, "-silent", SOURCE, "-qm", made], check=True)
    assert made.read_bytes() == SOURCE.with_suffix(".qm").read_bytes()
