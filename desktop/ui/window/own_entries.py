# SPDX-License-Identifier: MIT
"""What the window itself has to be found: its pages, the entries of its menu, its settings."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.services.search.findable import Findable, FindableText, HitGroup, Spot
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.settings.page import Setting, SettingsPage
from desktop.ui.week.page import WeekPage

Act = Callable[[], object]
Going = Callable[[Place], object]


class OwnEntries:
    """Entries with what each of them does, by the `own` of its spot."""

    def __init__(self) -> None:
        self.entries: list[Findable] = []
        self._acts: dict[str, Act] = {}

    def add(
        self, group: HitGroup, title: str, act: Act, *, about: str = "", text: str = ""
    ) -> None:
        """Have something found by its title, and by a text that stands in it."""
        spot = Spot(own=str(len(self.entries)))
        parts = (
            FindableText(title, spot, is_title=True),
            *([FindableText(text, spot)] if text else ()),
        )
        self.entries.append(Findable(group=group, title=title, about=about, parts=parts))
        self._acts[spot.own] = act

    def do(self, spot: Spot) -> None:
        """Do what was found."""
        self._acts[spot.own]()

    def add_places(self, places: Iterable[tuple[str, Place]], go: Going) -> None:
        """Add pages with their names."""
        for name, place in places:
            self.add(HitGroup.PAGES, name, partial(go, place))

    def add_page(self, page: Page, go: Going) -> None:
        """Add what is on a page that has more to be found than records."""
        if isinstance(page, WeekPage):
            self._add_week(page, go)
        elif isinstance(page, SettingsPage):
            self._add_settings(page, go)

    def add_menu(self, menu: QMenu) -> None:
        """Add the entries of a menu, those of menus within it too."""
        for path, action in _actions(menu):
            self.add(HitGroup.PAGES, _plain(action.text()), action.trigger, about=path)

    def _add_week(self, page: WeekPage, go: Going) -> None:
        """Add the fields of the Week with what stands in them."""
        for group in page.groups:
            for key, box in group.boxes.items():
                place = Place(screen=Screen.WEEK, field=key)
                label, text = box.field.label, page.text_of(key)
                self.add(HitGroup.WEEK, label, partial(go, place), text=text)

    def _add_settings(self, page: SettingsPage, go: Going) -> None:
        """Add everything that can be set or done in the settings."""
        for setting in page.settings():
            act = partial(_reach, setting, go)
            self.add(HitGroup.SETTINGS, setting.name, act, about=setting.about)


def _reach(setting: Setting, go: Going) -> None:
    go(Place(screen=Screen.SETTINGS, section=setting.tab))
    setting.reach()


def _actions(menu: QMenu, path: str = "") -> Iterator[tuple[str, QAction]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()  # what is in it is listed when it is about to be seen
            yield from _actions(inner, _plain(action.text()))
        elif action.isEnabled() and not action.isSeparator():
            yield path, action


def _plain(text: str) -> str:
    """Return the words of an entry without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
