# SPDX-License-Identifier: MIT
"""What all rules of a form share: the names in it, and how a broken rule is said."""

from collections.abc import Iterable
from typing import Never

from desktop.domain.codec import sentence_start
from desktop.domain.errors import BadData
from desktop.domain.form.form import Form


class FormCheck:
    """Checks a form whose file is called `where`; `BadData` says where a rule is broken."""

    def __init__(self, form: Form, where: str) -> None:
        self.form = form
        self.where = where
        self.columns = [c.key for c in form.columns]
        self.codes = [r.code for r in form.rows]

    def known(self, used: Iterable[str], known: Iterable[str], place: str, what: str) -> None:
        """Refuse a name that is none of those known; `what` is what it should be called."""
        names = list(known)
        for name in used:
            if name not in names:
                choices = ", ".join(sorted(names)) or "(không có)"
                self.fail(place, f"không có {what} “{name}”.", f"Có thể dùng: {choices}.")

    def fail(self, place: str, message: str, advice: str = "Hãy sửa tệp mẫu rồi thử lại.") -> Never:
        """Refuse the form for what stands in a place of it."""
        where = f"{self.where}, {place}" if place else self.where
        raise BadData(f"{sentence_start(where)}: {message}", advice)
