# SPDX-License-Identifier: MIT
"""The photos and links of a record, in the editor."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.domain.checks import Problem
from desktop.domain.entry.editing import record_name, with_typed
from desktop.domain.vietnamese import grouped
from desktop.domain.week.bounds import TEXT
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link, Record
from desktop.intake.pasted_address import title_after, web_addresses
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import set_tip
from desktop.ui.photos import actions
from desktop.ui.photos.drop import PhotoDrop, sources_in
from desktop.ui.photos.importing import KINDS, bring_in
from desktop.ui.photos.view import PhotoView
from desktop.ui.records.evidence.links import LinkList
from desktop.ui.records.evidence.photos import EvidenceStrip
from desktop.ui.records.section import RecordSection
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.parts import column, label, set_property

_HINT = "Thả ảnh hoặc dán đường link vào đây"
_KEPT = "links"
"""The field under which a record keeps what is typed and no link yet."""


class EvidenceSection(RecordSection):
    """Shows what proves that a record took place, and takes in more: dropped, pasted or chosen."""

    fields = ("links",)

    def __init__(self, desk: Desk, store_record: Callable[[], str]) -> None:
        super().__init__(desk, store_record)
        self._record_id, self._kept, self._added = "", "", 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.strip, self.links, self.entry = (
            EvidenceStrip(desk),
            LinkList(desk.week.pending),
            _LinkEntry(),
        )
        self.setFocusProxy(self.entry)
        self.refusal = label(role="bad", wraps=True)
        self.problems = label(role="warn", wraps=True)
        heading = label("Minh chứng", "field")
        heading.setBuddy(self.strip)
        parts = (heading, self.strip, self.links, self.entry, self.refusal, self.problems)
        self.setLayout(column(*parts, label(_HINT, "small", wraps=True), spacing=4))
        self._drop = PhotoDrop(
            desk,
            self,
            record=store_record,
            on_addresses=self.add_links,
            words="Thả vào đây để thêm ảnh, đường link",
        )
        self.strip.opened.connect(self._on_opened)
        self.strip.adding.connect(self.choose_photos)
        self.strip.deleting.connect(lambda: actions.remove(desk, self.strip.chosen))
        self.strip.menu_wanted.connect(self._on_menu)
        self.links.changed.connect(self._on_links)
        self.entry.entered.connect(self._on_entered)
        self.entry.left.connect(self.settle)
        self.entry.textEdited.connect(self._on_typed)
        self.show_record("")
        self.show_problems(())

    def show_record(self, id_: str) -> None:
        """Show the photos and links of a record, the unreadable photos too."""
        record = self.desk.week.record(id_)
        kept = record.as_typed.get(_KEPT, "") if record else ""
        if id_ != self._record_id or kept != self._kept:
            self._kept = kept
            self.entry.setText(kept)
            self._refuse("")
        self._record_id = id_
        photos = self.desk.week.notebook.photos if record else ()
        self.strip.show_photos([photo for photo in photos if photo.record == id_])
        self.links.show_links(record.links if record else ())

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is to be seen about the links."""
        is_told = bool(self.refusal.text())
        told = [p for p in problems if not (is_told and p.code == "unread_entry")]
        self.problems.setText("\n".join(f"{p.message} {p.advice}".strip() for p in told))
        self.problems.setVisible(bool(told))

    def settle(self) -> None:
        """Take an address that was typed and not yet entered; what is none stays to be mended."""
        self.links.settle()
        self._keep_typed()
        if self.entry.text().strip():
            self.take_entry()

    def take_entry(self) -> None:
        """Take the addresses typed, or say why they are none."""
        try:
            addresses = web_addresses(self.entry.text())
        except ValueError as error:
            self._refuse(str(error))
            return
        title = title_after(self.entry.text())
        self.entry.clear()
        self.desk.week.pending.drop(self._keep_typed)
        self.add_links(addresses, title)

    def add_links(self, addresses: Sequence[str], title: str = "") -> None:
        """Add addresses that are not there yet, in one step.

        Without a title they are called what the Week calls them elsewhere.
        """
        id_ = self.store_record()
        record = self.desk.week.record(id_)
        known = {link.url for link in record.links} if record else set()
        links = (link for other in self.desk.week.notebook.records for link in other.links)
        titles = {link.url: link.title for link in links}
        new = [
            Link(url=address, title=title or titles.get(address, ""))
            for address in addresses
            if address not in known
        ]
        self._refuse("" if new else "Đường link này đã có.")
        if record and new:
            self._record_id, self._kept = id_, self._typed
            changed = replace(record, links=(*record.links, *new))
            count = "đường link" if len(new) == 1 else f"{grouped(len(new))} đường link"
            self._put(f"Thêm {count}", with_typed(changed, _KEPT, self._kept), self._adding)
            self._added += 1
        else:
            self._keep_typed()

    def choose_photos(self) -> None:
        """Let files be chosen and add them."""
        if files := self.desk.prompts.choose_files("Chọn ảnh của hoạt động", KINDS):
            bring_in(self.desk, files, self.store_record())

    def paste(self) -> None:
        """Take what is on the clipboard: photos, else addresses."""
        clipboard = QGuiApplication.clipboard()
        if not self._drop.take(clipboard.mimeData()) and clipboard.text():
            self.entry.selectAll()
            self.entry.insert(clipboard.text())
            self.take_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _on_entered(self, with_shift: bool) -> None:  # noqa: FBT001 - what signals carry
        if self.entry.text().strip():
            self.take_entry()
        else:
            self.entered.emit(with_shift)

    @property
    def _typed(self) -> str:
        """What is typed and no link yet, blank for nothing."""
        text = self.entry.text()
        return text if text.strip() else ""

    @property
    def _adding(self) -> str:
        """What makes the letters of an address and its addition one step."""
        return f"{self._record_id}/links/{self._added}"

    def _on_typed(self) -> None:
        self._refuse("")
        self.desk.week.pending.note(self._keep_typed)

    def _keep_typed(self) -> None:
        """Keep with the record what is typed as long as it is no link."""
        self.desk.week.pending.drop(self._keep_typed)
        if self._typed != self._kept:
            self._record_id = self.store_record()
            self._kept = self._typed
            if record := self.desk.week.record(self._record_id):
                self._put("Gõ đường link", with_typed(record, _KEPT, self._kept), self._adding)

    def _on_links(self, what: str, links: tuple[Link, ...], merge: str) -> None:
        if record := self.desk.week.record(self._record_id):
            self._put(what, replace(record, links=links), merge and f"{record.id}/{merge}")

    def _put(self, what: str, record: Record, merge: str) -> None:
        changes = Changes(records={record.id: record})
        self.desk.do(f"{what} của {record_name(record)}", changes, merge=merge)

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
        set_property(self.entry, "state", "bad" if words else "")

    def _on_opened(self, photo_id: str) -> None:
        ids = [photo.id for photo in self.strip.photos.photos]
        view = PhotoView(self.desk, ids, photo_id, self.window())
        view.left_at.connect(self.strip.choose)
        view.open()

    def _on_menu(self, at: QPoint) -> None:
        menu = photo_menu(self, self.desk, self.strip.chosen)
        menu.popup(at)


class _LinkEntry(LineEdit):
    """Takes an address; pictures pasted here are left to the section around it."""

    def __init__(self) -> None:
        super().__init__(most=TEXT)
        self.setPlaceholderText("Dán đường link (Ctrl+K)")
        set_tip(self, "Dán đường link, có thể kèm tên bài")
        self.setAccessibleName("Đường link mới")
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if is_paste and sources_in(QGuiApplication.clipboard().mimeData()):
            event.ignore()
        else:
            super().keyPressEvent(event)


def photo_menu(section: EvidenceSection, desk: Desk, photos: Sequence[Photo]) -> QMenu:
    """Return what can be done with photos of a record; it goes when it is closed."""
    menu = QMenu(section)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    some = "ảnh" if len(photos) == 1 else f"{grouped(len(photos))} ảnh"
    typical = menu.addAction(icon("star"), "Ảnh &tiêu biểu")
    typical.setCheckable(True)
    typical.setChecked(all(photo.typical for photo in photos))
    typical.triggered.connect(lambda: actions.toggle_typical(desk, photos))
    turning = menu.addAction(icon("rotate-cw"), "&Xoay phải")
    turning.triggered.connect(lambda: actions.turn(desk, photos, 90))
    menu.addSeparator()
    taking_out = menu.addAction(icon("x"), f"&Bỏ {some} khỏi hoạt động")
    taking_out.triggered.connect(lambda: actions.take_out(desk, photos))
    deleting = menu.addAction(icon("trash-2"), f"Xó&a {some}")
    deleting.triggered.connect(lambda: actions.remove(desk, photos))
    return menu
