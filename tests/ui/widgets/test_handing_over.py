# SPDX-License-Identifier: MIT
"""Wherever the window shows the links of a record, only pages of the web can be opened."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.addresses import web_page
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Link
from desktop.ui.frame.desk import Desk
from desktop.ui.photos.drop import PhotoDrop
from desktop.ui.photos.page import PhotosPage
from desktop.ui.records.evidence.links import LinkList
from desktop.ui.widgets.handing_over import open_address, open_file
from tests.ui.fakes import FakePrompts

STRANGE = (
    *("file:///etc/passwd", "FiLe://host/share/x", "file:%2f%2fhost/x", "javascript:alert(1)"),
    *("JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01https://example.vn", "data:text/html,x"),
    *(
        r"\\host\share",
        "//host/share",
        r"http:\\host\share",
        r"https:/\example.vn",
        "ms-msdt:/id x",
    ),
    *("http://host/", "https://a:b@example.vn/", "https://exa\u202emple.vn", "ftp://example.vn"),
    *("ms-msdt:/id x", "https://exam ple.vn"),
    *("http%3A//example.vn", "https://example.vn\u2028.exe", "C:\\x.exe", "/etc/passwd", "mailto:"),
    *(
        "search-ms:query=x&crumb=location:\\\\host",
        "intent://x#Intent;end",
        "view-source:https://a.vn",
    ),
)
GOOD = "https://example.vn/bài"
SHOWN = QUrl("https://example.vn/b%C3%A0i").toString()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def take(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


@pytest.fixture
def shown(desk: Desk) -> tuple[Link, ...]:
    """The links of the first record, which come from elsewhere."""
    links = tuple(Link(url=url, title="Bài báo") for url in (*STRANGE, GOOD))
    record = replace(desk.week.notebook.records[0], links=links)
    desk.do("Nạp", Changes(records={record.id: record}))
    return links


def test_none_is_opened_from_the_links_of_a_record(
    desk: Desk, shown: tuple[Link, ...], opened: list[str], qtbot: QtBot
) -> None:
    listed = LinkList(desk.week.pending)
    qtbot.addWidget(listed)
    listed.show_links(shown)
    for row in listed.rows:
        row.opener.click()
        row.open()
    assert opened == [SHOWN, SHOWN]
    assert [row.opener.isEnabled() for row in listed.rows].count(True) == 1


def test_none_is_opened_from_the_list_of_all_links(
    desk: Desk, shown: tuple[Link, ...], opened: list[str], qtbot: QtBot
) -> None:
    page = PhotosPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.tabs.setCurrentIndex(1)
    page.refresh()
    view, table = page.links.view, page.links.table
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Mở trang")
    enabled = []
    for at in range(table.rowCount()):
        if table.link(at) in shown:
            view.selectRow(at)
            button.click()
            enabled += [table.link(at).url] * button.isEnabled()
    assert enabled == [GOOD]
    assert set(opened) == {SHOWN}


def test_none_is_taken_when_dropped(desk: Desk, qtbot: QtBot) -> None:
    widget, taken = QWidget(), list[str]()
    qtbot.addWidget(widget)
    drop = PhotoDrop(desk, widget, on_addresses=taken.extend)
    for address in STRANGE:
        if not QUrl(address).isLocalFile():
            data = QMimeData()
            data.setText(address)
            drop.take(data)
    assert [address for address in taken if web_page(address) is None] == []


def test_the_gate_itself_opens_none(opened: list[str]) -> None:
    for address in STRANGE:
        open_address(address)
    assert opened == []


def test_a_file_is_opened_only_as_a_document(
    desk: Desk, opened: list[str], prompts: FakePrompts
) -> None:
    for name in ("a.exe", "a.desktop", "a.pdf.lnk", "a", "khong-co.pdf"):
        file = desk.workspace.folder.root / name
        if file.suffix != ".pdf":
            file.write_bytes(b"x")
        open_file(desk, file)
    assert opened == []
    assert len(prompts.errors) == 5
