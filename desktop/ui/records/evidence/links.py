# SPDX-License-Identifier: MIT
"""The links of a record, one below another: opened, named and taken out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.vietnamese import line
from desktop.domain.week.addresses import web_page
from desktop.domain.week.records import Link
from desktop.intake.pasted_address import short_address
from desktop.ui.frame.pending import Pending
from desktop.ui.language.plain_text import set_tip
from desktop.ui.photos.wrapped_button import WrappedButton
from desktop.ui.widgets.handing_over import open_address
from desktop.ui.widgets.icons import Sign, grown
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.parts import column, empty, row, sign_button
from desktop.ui.widgets.theme import colours

_NO_PAGE = "Không phải địa chỉ trang web nên không mở."
Change = Callable[[Link | None], object]


class LinkList(QWidget):
    """Shows links.

    `changed` carries what was done, the links as they shall be, and what makes several such
    changes one step, blank for nothing.
    """

    changed = Signal(str, tuple, str)

    def __init__(self, pending: Pending) -> None:
        super().__init__()
        self._pending = pending
        self._links: tuple[Link, ...] = ()
        self._rows = column(spacing=0)
        self.setLayout(self._rows)
        self.hide()

    @property
    def rows(self) -> "list[LinkRow]":
        """The links as they are shown."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [w for item in items if item and isinstance(w := item.widget(), LinkRow)]

    def show_links(self, links: Sequence[Link]) -> None:
        """Show links; nothing happens to what is being typed as long as they stay the same."""
        if tuple(links) == self._links:
            return
        are_same = [link.url for link in links] == [link.url for link in self._links]
        self._links = tuple(links)
        if are_same:
            for shown, link in zip(self.rows, links, strict=True):
                shown.follow(link)
            return
        self.setVisible(bool(links))
        empty(self._rows)
        for at, link in enumerate(links):
            self._rows.addWidget(LinkRow(link, partial(self._change, at), self._pending))

    def settle(self) -> None:
        """Hand over a name that is being typed."""
        for shown in self.rows:
            shown.settle()

    def _change(self, at: int, new: Link | None) -> None:
        before, after = self._links[:at], self._links[at + 1 :]
        if new is None:
            self.changed.emit("Bỏ đường link", (*before, *after), "")
        else:
            self.changed.emit("Sửa tên đường link", (*before, new, *after), f"title/{new.url}")


class LinkRow(QWidget):
    """One link: its name or address to press, a way to name it, and one to take it out."""

    def __init__(self, link: Link, on_change: Change, pending: Pending) -> None:
        super().__init__()
        self._link, self._on_change, self._pending = link, on_change, pending
        self._before = link
        sign = Sign(16, "link", colours().muted)
        self.opener = WrappedButton(link.title or short_address(link.url), self.open, role="link")
        self.opener.setProperty("tone", "small")
        self._show_way()
        self.name = LineEdit()
        self.name.setPlaceholderText("Tên đường link, ví dụ tên bài báo")
        self.name.setAccessibleName("Tên đường link")
        self.name.entered.connect(self.settle)
        self.name.left.connect(self.settle)
        self.name.escaped.connect(self._cancel)
        self.name.textEdited.connect(lambda _text: pending.note(self._hand_over))
        self.name.hide()
        self.naming = sign_button("pencil", "Đặt tên đường link", self.edit)
        self.removing = sign_button("x", "Bỏ đường link", lambda: on_change(None))
        for tool in (self.naming, self.removing):
            tool.setIconSize(QSize(grown(16), grown(16)))
        parts = row(sign, self.opener, self.name, self.naming, self.removing, spacing=4)
        parts.setStretchFactor(self.opener, 1)
        parts.setStretchFactor(self.name, 1)
        self.setLayout(parts)

    def open(self) -> None:
        """Show the page in the browser."""
        open_address(self._link.url)

    def follow(self, link: Link) -> None:
        """Show the link as it is now; a name that is being typed stays."""
        self._link = link
        self.opener.set_words(link.title or short_address(link.url))
        self._show_way()

    def edit(self) -> None:
        """Let the name be typed."""
        self._before = self._link
        self.name.setText(self._link.title)
        self.opener.hide()
        self.name.show()
        self.name.setFocus()
        self.name.selectAll()

    def settle(self) -> None:
        """Take the name that was typed."""
        if not self.name.isHidden():
            self._stop()
            self._hand_over()

    def _show_way(self) -> None:
        """Let only a page of the web be opened; anything else is text, and said to be so."""
        is_page = web_page(self._link.url) is not None
        self.opener.setEnabled(is_page)
        set_tip(self.opener, f"Mở {self._link.url}" if is_page else f"{self._link.url}\n{_NO_PAGE}")

    def _hand_over(self) -> None:
        self._pending.drop(self._hand_over)
        self._take(line(self.name.text()))

    def _cancel(self) -> None:
        """Take back what was typed."""
        self._pending.drop(self._hand_over)
        self._stop()
        self._take(self._before.title)

    def _take(self, title: str) -> None:
        if title != self._link.title:
            self._on_change(replace(self._link, title=title))

    def _stop(self) -> None:
        had_focus = self.name.hasFocus()
        self.name.hide()
        self.opener.show()
        if had_focus:
            self.opener.setFocus()
