# SPDX-License-Identifier: MIT
"""The page of each screen."""

from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Screen


def page_class(screen: Screen) -> type[Page]:  # noqa: PLR0911 - one for each screen
    """Return the page of a screen, loaded now: the window need not wait for all of them."""
    match screen:
        case Screen.OVERVIEW:
            from desktop.ui.overview.page import OverviewPage

            return OverviewPage
        case Screen.DOCUMENTS:
            from desktop.ui.documents.page import DocumentsPage

            return DocumentsPage
        case Screen.RECORDS:
            from desktop.ui.records.page import RecordPage

            return RecordPage
        case Screen.PHOTOS:
            from desktop.ui.photos.page import PhotosPage

            return PhotosPage
        case Screen.ANNEX:
            from desktop.ui.annex.page import AnnexPage

            return AnnexPage
        case Screen.REPORT:
            from desktop.ui.report_text.page import ReportPage

            return ReportPage
        case Screen.CHECK:
            from desktop.ui.check.page import CheckPage

            return CheckPage
        case Screen.SUBMIT:
            from desktop.ui.submit.page import SubmitPage

            return SubmitPage
        case _:
            return _beside_report(screen)


def _beside_report(screen: Screen) -> type[Page]:
    """Return the page of a screen that is no part of one's own report."""
    match screen:
        case Screen.COLLECTING:
            from desktop.ui.collecting.page import CollectingPage

            return CollectingPage
        case Screen.WEEK:
            from desktop.ui.week.page import WeekPage

            return WeekPage
        case Screen.SETTINGS:
            from desktop.ui.settings.page import SettingsPage

            return SettingsPage
        case _:
            raise ValueError(screen)
