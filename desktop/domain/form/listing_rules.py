# SPDX-License-Identifier: MIT
"""The rules by which the lists of activities of a form can be made."""

from desktop.domain.codec import unique
from desktop.domain.form.checking import FormCheck
from desktop.domain.form.form import Form
from desktop.domain.form.listings import DAYS, Listing
from desktop.domain.week.kinds import KINDS

_MOST_COLUMNS = 8
_MOST_LISTINGS = 10


def check_listings(form: Form, where: str) -> None:
    """Refuse a list of what no activity has.

    Raises:
        BadData: the first such list; the message begins with `where`.
    """
    _ListingCheck(form, where).run()


class _ListingCheck(FormCheck):
    def run(self) -> None:
        if len(self.form.listings) > _MOST_LISTINGS:
            self.fail("", f"có quá {_MOST_LISTINGS} danh sách (listings).")
        for listing in self.form.listings:
            self._listing(listing, f"danh sách “{listing.key}”")

    def _listing(self, listing: Listing, place: str) -> None:
        if not listing.title.strip():
            self.fail(place, "title đang trống.")
        self.known(listing.rows, self.codes, place, "dòng")
        unique(listing.rows, f"{self.where}, {place}", "dòng")
        unique((column.key for column in listing.columns), f"{self.where}, {place}", "cột")
        if not 1 <= len(listing.columns) <= _MOST_COLUMNS:
            self.fail(place, f"phải có từ 1 đến {_MOST_COLUMNS} cột (columns).")
        if not (names := self._names(listing)):
            self.fail(place, "các dòng này không có loại (categories) nào.")
        self.known((column.key for column in listing.columns), names, place, "điều để kể")

    def _names(self, listing: Listing) -> set[str]:
        """Return what the activities of the rows have to be told."""
        codes = listing.rows or tuple(row.code for row in self.form.rows)
        under = {row.code: row for code in codes for row in self.form.rows_under(code)}
        kinds = {c.kind for row in under.values() for c in row.categories}
        own = {q.key for q in self.form.quantities if kinds & set(q.kinds)}
        names = own.union(*((*KINDS[kind].texts, *KINDS[kind].quantities) for kind in kinds))
        return names | {DAYS} if kinds else set()
