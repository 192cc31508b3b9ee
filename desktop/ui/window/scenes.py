# SPDX-License-Identifier: MIT
"""What the window shows: the guide, the work on one Week, or a sentence in place of both."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from shiboken6 import delete

from desktop import NAME
from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress
from desktop.domain.vietnamese import grouped
from desktop.paths import DataFolder
from desktop.ui.background.auto_backup import FAULT, SECOND_PLACE, Safekeeper
from desktop.ui.background.jobs import Jobs
from desktop.ui.background.maintenance import Housekeeper
from desktop.ui.frame.place import Place, Screen
from desktop.ui.frame.prompts import Prompts, QtPrompts
from desktop.ui.preferences import Preferences
from desktop.ui.widgets.parts import button, column, label, row
from desktop.ui.widgets.progress_bar import WorkStrip
from desktop.ui.widgets.theme import dress, wear
from desktop.ui.window.opening import Opened, open_data, open_week

if TYPE_CHECKING:
    from desktop.services.backups.housekeeping import Upkeep
    from desktop.storage.backups import Restored
    from desktop.ui.frame.desk import Desk
    from desktop.ui.window.displacement import Displacement
    from desktop.ui.window.work_view import WorkView

_T = TypeVar("_T")
_RESTING_MS = 1500
_LAST_WEEK = "week"
"""Under this name the preferences keep the Week that was open last."""
"""After so long the window is as it will be, and there is time for what was left undone."""


class Scenes(QObject):
    """Opens the clerk's own data, or the sample beside them, and changes between guide and work."""

    def __init__(
        self,
        window: QMainWindow,
        folder: DataFolder,
        preferences: Preferences,
        *,
        with_sample: bool = False,
        prompts: Prompts | None = None,
    ) -> None:
        super().__init__(window)
        self.prompts = prompts or QtPrompts(window)
        self.work: WorkView | None = None
        self._window, self._preferences = window, preferences
        self._own = self.folder = folder
        self._with_sample = with_sample
        self._opened: Opened | None = None
        self._place: Place | None = None
        self._displacement: Displacement | None = None
        self._jobs = Jobs(self)
        self._writes_before = 0
        self.keeper = Safekeeper(folder, preferences, self._writes, self)
        self.keeper.fell_short.connect(self.tell)
        self._housekeeper = Housekeeper(self)
        self._housekeeper.found.connect(self._on_looked_after)
        self._housekeeper.damaged.connect(self._on_refused)
        self.load()
        self._dress()
        # Words at once: Qt finds its fonts for them while another thread loads what comes next.
        self._say("", "Đang mở sổ…")

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of what is there, which is kept aside, and show it.

        Nobody may use the data meanwhile, so the work is left first. If it fails or is stopped,
        the same data are opened again.
        """
        folder = self.folder

        def work(progress: Progress) -> "Restored":
            from desktop.services.backups.safekeeping import restore_all

            return restore_all(backup, folder, progress)

        def on_restored(restored: "Restored") -> None:
            self.load(lambda: self._tell_remarks(restored.remarks))

        show_error = self.prompts.show_error
        self.do_alone("Đang khôi phục bản sao lưu", work, on_restored, show_error)

    def load(
        self, then: Callable[[], object] | None = None, *, week: str = "", at_guide: bool = False
    ) -> None:
        """Open the data folder, or open it anew, whatever it holds by now; then go on.

        Without a Week named it is the one that was open last.
        """
        folder, with_sample = self.folder, self._with_sample or self._is_sample
        week = week or self._preferences.last(_LAST_WEEK)

        def work(progress: Progress) -> Opened:
            opened = open_data(folder, week, with_sample=with_sample, progress=progress)
            if opened.notebook is not None:
                # Both are loaded here, so that the window's thread is free.
                import desktop.ui.window.work_view  # noqa: F401
                from desktop.ui.window.pages import page_class

                page_class(Screen.OVERVIEW)
            return opened

        def on_opened(opened: Opened) -> None:
            self._on_opened(opened, at_guide=at_guide)
            if not self._is_sample:
                self._housekeeper.look_after(opened.workspace, self.backup_places())
            self._tell_remarks(opened.workspace.store.remarks)
            if then is not None:
                then()

        def on_refused(error: AppError) -> None:
            self._on_refused(error)
            if then is not None:
                then()

        words = "Đang mở Tuần lễ mẫu" if self._is_sample else ""
        self._jobs.submit(words, work, on_opened, on_refused)

    def do_alone(
        self,
        doing: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_failure: Callable[[AppError], None],
    ) -> None:
        """Do what nobody may use the data during.

        If it fails or is stopped, the same data are opened again before `on_failure` tells.
        """
        at_guide = self.work is None
        self._leave()
        self._say(f"{doing}…", "Sổ sẽ mở lại ngay khi xong.")

        def fail(error: AppError) -> None:
            self.load(lambda: on_failure(error), at_guide=at_guide)

        def succeed(made: _T) -> None:
            self._writes_before += 1
            on_success(made)

        self._jobs.submit(doing, work, succeed, fail)

    def show_sample(self) -> None:
        """Change to the sample Week, which has a data folder of its own."""
        self._change_to(DataFolder(self._own.sample))

    def show_own(self) -> None:
        """Change to the clerk's own data."""
        self._change_to(self._own)

    def unsaved(self) -> AppError | None:
        """Return why something typed cannot be put on the disk just now, `None` if all of it is.

        Also what was saved in a folder that has gone since would be lost.
        """
        if self.work is not None:
            try:
                self.work.settle()
                self.work.desk.week.flush()
                self.work.desk.workspace.store.require_in_place()
            except AppError as error:
                return error
        return None

    def ask_before_closing(self, why: AppError, close: Callable[[], object]) -> None:
        """Say what would be lost, and offer to save it elsewhere where its folder is gone."""
        from desktop.storage.live_files import Displaced

        if self._displacement is not None and isinstance(why, Displaced):
            self._displacement.ask_before_closing(why, close)
            return
        self.prompts.confirm(
            "Có thay đổi chưa lưu được vào ổ đĩa.",
            f"{why} Đóng ngay bây giờ thì mất những thay đổi đó.",
            "Vẫn đóng",
            close,
        )

    def is_held_up(self) -> bool:
        """Say so, and return whether something typed would be lost by leaving it now."""
        error = self.unsaved()
        if error is not None:
            self.prompts.show_error(error)
        return error is not None

    def close(self, then: Callable[[], None], *, in_haste: bool = False) -> None:
        """Put everything on the disk, let go of the data, back up unless `in_haste`, and go on.

        Only the backup may take a while, in which the window answers.
        """
        self._leave_work()
        self._jobs.shut_down()
        self._let_go()
        if in_haste:
            then()
        else:
            self.keeper.finish(self._say_goodbye, then)

    def _tell_remarks(self, remarks: Iterable[str]) -> None:
        for remark in remarks:
            self.prompts.show_error(AppError(remark))

    @property
    def _is_sample(self) -> bool:
        return self.folder != self._own

    def _change_to(self, folder: DataFolder, then: Callable[[], object] | None = None) -> None:
        if self.is_held_up():
            return
        self._leave()
        self.folder = folder
        self._say("Đang mở Tuần lễ mẫu…" if self._is_sample else "")
        self.load(then)

    def _on_opened(self, opened: Opened, *, at_guide: bool = False) -> None:
        self._opened = opened
        if opened.notebook is None or at_guide:
            self._show_guide()
        else:
            self._show_work(opened)

    def _on_refused(self, error: AppError) -> None:
        if self._is_sample:
            self._change_to(self._own, lambda: self.prompts.show_error(error))
        else:
            from desktop.ui.window.recovery import show_rescue

            show_rescue(self, error)

    def backup_places(self) -> list[Path]:
        """Return where backups of the clerk's own data may be: here, and in the second place."""
        second = self._preferences.last(SECOND_PLACE)
        return [self._own.backups, *([Path(second)] if second else [])]

    def look_for(self, work: Callable[[Progress], _T], on_found: Callable[[_T], None]) -> None:
        """Have something looked up away from the window, that nobody waits for."""
        self._jobs.submit("", work, on_found, self._on_not_found)

    def _on_not_found(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.prompts.show_error(error)

    def show(self, scene: QWidget) -> None:
        """Show something in place of everything."""
        self._leave()
        ground = QWidget()
        ground.setLayout(column(scene, WorkStrip(self._jobs), spacing=0))
        self._window.setCentralWidget(ground)

    def tell(self, words: str) -> None:
        """Say something for some seconds, where there is work to say it over."""
        if self.work is not None:
            self.work.desk.tell(words)

    def choose_backup(self) -> None:
        """Let a backup be chosen, and put it in place."""
        if backup := self.prompts.choose_folder("Chọn thư mục sao lưu"):
            self.restore(backup)

    def _on_bundle_wanted(self) -> None:
        from desktop.ui.window.incoming import choose

        if not self.is_held_up():
            choose(self)

    def _show_guide(self) -> None:
        """Show the guide to a first Week, or to the next one."""
        from desktop.ui.guide import Guide

        assert self._opened is not None  # noqa: S101 - the guide writes into an open folder
        if self.is_held_up():
            return
        self._leave_work()
        guide = Guide(self._opened.workspace, self.prompts, self._jobs)
        guide.finished.connect(self._on_week_wanted)
        guide.ways.sample_wanted.connect(self.show_sample)
        guide.ways.restore_wanted.connect(self.choose_backup)
        guide.ways.bundle_wanted.connect(self._on_bundle_wanted)
        guide.ways.back_wanted.connect(lambda: self._on_week_wanted(""))
        self._window.setCentralWidget(guide)

    def _show_work(self, opened: Opened) -> None:
        from desktop.ui.frame.desk import Desk
        from desktop.ui.frame.open_week import OpenWeek
        from desktop.ui.window.displacement import Displacement
        from desktop.ui.window.work_view import WorkView

        assert opened.notebook is not None  # noqa: S101 - there is nothing to work on else
        assert opened.form is not None  # noqa: S101 - it came with the notebook
        notebook, form, computed = opened.notebook, opened.form, opened.computed
        week = OpenWeek(opened.workspace, notebook, form, computed=computed)
        sample = self._is_sample
        if not sample:
            self._preferences.keep(_LAST_WEEK, notebook.week.id)
        # With a parent: Python's collector might else destroy it, on any thread it happens to run.
        desk = Desk(opened.workspace, week, self.prompts, self._preferences, self, is_sample=sample)
        desk.week_wanted.connect(self._on_week_wanted)
        desk.new_week_wanted.connect(self._show_guide)
        desk.restore_wanted.connect(self.restore)
        desk.bundle_wanted.connect(self._on_bundle_wanted)
        desk.sample_wanted.connect(self.show_sample)
        desk.own_wanted.connect(self.show_own)
        desk.look_changed.connect(self._on_look_changed)
        self.work = work = WorkView(desk, self._window)
        work.closing_wanted.connect(self._window.close)
        week.changed.connect(self._name)
        self._displacement = Displacement(desk, self.backup_places)
        self._displacement.moved.connect(self._go_on_in)
        QTimer.singleShot(_RESTING_MS, desk, lambda: _go_on_with_photos(desk))
        place, self._place = self._place, None
        if place is not None:
            work.go(place)
        QTimer.singleShot(0, work, lambda: self._bring_on(work))
        if not sample:
            self.keeper.tell(self._preferences.last(FAULT))  # it may have been in the last session

    def _go_on_in(self, folder: Path) -> None:
        """Start again with another data folder, in which everything is that is not saved here."""
        from desktop.ui.window.crash import start_again

        self._window.hide()
        start_again("--data", str(folder))

    def _bring_on(self, work: "WorkView") -> None:
        """Show the work, in a turn of its own: making it and painting it each take a while."""
        if self.work is work:
            self._window.setCentralWidget(work)
            self._name()

    def _on_week_wanted(self, id_: str) -> None:
        """Change to another Week, the newest if none is named."""
        if self.is_held_up():
            return
        assert self._opened is not None  # noqa: S101 - nobody can ask before
        workspace = self._opened.workspace
        self._place = self._place_in(id_)
        self._leave_work()
        self._jobs.submit(
            "", lambda _progress: open_week(workspace, id_), self._on_opened, self._on_refused
        )

    def _place_in(self, id_: str) -> Place | None:
        """Return where the work is if it is on this Week: who reopens it goes on there."""
        work = self.work
        return work.place if work is not None and work.desk.week.week.id == id_ else None

    def _on_look_changed(self) -> None:
        # In a turn of its own: what asks for it goes when everything is made again.
        QTimer.singleShot(0, self, self._dress_again)

    def _dress_again(self) -> None:
        """Make the work again in other colours or another size, and come back to the same place.

        The pages of before go first: dressing them too took seconds, for nobody to see.
        """
        if self.work is None:
            self._dress()
            return
        from desktop.ui.window.work_view import WorkView

        self.work.settle()
        old, desk, place = self.work, self.work.desk, self.work.place
        self._window.takeCentralWidget()
        is_free = desk.jobs.is_idle
        if is_free:
            delete(old)
        self._dress()
        self.work = WorkView(desk, self._window)
        self.work.closing_wanted.connect(self._window.close)
        self._window.setCentralWidget(self.work)
        self.work.go(place)
        if not is_free:
            old.hide()
            # Work that was begun there comes back there: this waits for its turn behind it.
            desk.jobs.submit("", lambda _progress: None, lambda _none: old.deleteLater())

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - else there were no window
        dress(app, self._preferences.look, self._preferences.text_size)
        wear(self._window)

    def _leave_work(self) -> None:
        if self.work is not None:
            self.work.setEnabled(False)  # what is typed from here on would have nowhere to go
            self.work.settle()
            self.work.desk.close()
            self.work.desk.deleteLater()
            self.work.deleteLater()
            self.work = self._displacement = None
            self._say("")

    def _leave(self) -> None:
        """Leave what is shown, and let go of the data."""
        self._leave_work()
        self._let_go()

    def _writes(self) -> int:
        """Return how often the clerk's own data were written to in this session."""
        opened = self._opened
        now = opened.workspace.store.writes if opened and not self._is_sample else 0
        return self._writes_before + now

    def _on_looked_after(self, found: "Upkeep") -> None:
        from desktop.services.backups.housekeeping import loss_of
        from desktop.storage.backups import Occasion

        if (loss := loss_of(found)) is not None:
            self.prompts.show_error(loss)
        said = []
        if found.mended:
            said.append(f"Đã lấy lại {grouped(found.mended)} ảnh gốc từ bản sao lưu.")
        if found.swept:
            said.append(f"Đã cất {grouped(len(found.swept))} tệp còn sót lại vào “de-rieng”.")
        if said:
            self.tell(" ".join(said))
        if self.work is not None:
            self.keeper.begin(Occasion.START)  # the last session may have been cut off

    def _let_go(self) -> None:
        self._housekeeper.stop()
        self._writes_before = self._writes()
        if self._opened is not None:
            self._opened.workspace.store.close()
            self._opened = None

    def _name(self) -> None:
        if self.work is not None:
            week = self.work.desk.week.week
            what = "Tuần lễ mẫu" if self._is_sample else f"Tuần lễ {week.year}"
            self._window.setWindowTitle(f"{what} · {week.centre.name} – {NAME}")

    def _say_goodbye(self, hurry: Callable[[], None]) -> None:
        self._say(
            "Đang sao lưu trước khi đóng…",
            "Mọi điều đã ghi đều nằm trên đĩa. Đóng ngay thì lần sau chương trình sao lưu tiếp.",
            button("Đóng ngay", hurry),
        )

    def _say(self, words: str, advice: str = "", *ways: QPushButton) -> None:
        """Show a sentence in place of everything, and buttons for what can be done."""
        ground = QWidget()
        first, second = label(words, "title", wraps=True), label(advice, "muted", wraps=True)
        for part in (first, second):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = column(1, first, second, row(1, *ways, 1), 1, spacing=12, margins=48)
        ground.setLayout(column(middle, WorkStrip(self._jobs), spacing=0))
        self._window.setCentralWidget(ground)


def _go_on_with_photos(desk: "Desk") -> None:
    from desktop.ui.photos.importing import resume

    resume(desk)
