# SPDX-License-Identifier: MIT
"""The rules by which a form must make sense, beyond being well written."""

import re
from dataclasses import fields
from datetime import date

from desktop.domain.codec import unique
from desktop.domain.form.checking import FormCheck
from desktop.domain.form.figure_rules import check_figures
from desktop.domain.form.form import SECTION_LEVELS, Category, Form, Section, SectionSource
from desktop.domain.form.listing_rules import check_listings
from desktop.domain.form.spelling import Spelling
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import KINDS

_PLACEHOLDERS = ("year", "centre", "theme")
_LONGEST_LABEL = 1000
_MOST_LINES = 3
"""Above a signer's title; the title is the fourth line above the signature."""
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def check_form(form: Form, where: str, sound: Form | None = None) -> None:
    """Refuse a form that contradicts itself or names what does not exist.

    Figures that come about as those of a form known to be `sound` are not looked at again.

    Raises:
        BadData: the first such place; the message begins with `where`.
    """
    check = _Check(form, where)
    check.sizes()
    check.names()
    check.texts()
    check.rows()
    if sound is None or not form.counts_as(sound):
        check_figures(form, where)
    check_listings(form, where)
    check.sections()


class _Check(FormCheck):
    """The rules, one group a method; each raises `BadData` where it is broken."""

    def sizes(self) -> None:
        form = self.form
        for what, many, most in (
            ("rows", form.rows, 500),
            ("columns", form.columns, 30),
            ("sections", form.sections, 200),
            ("signers", form.signers, 20),
            ("quantities", form.quantities, 200),
            ("categories", [c for row in form.rows for c in row.categories], 1000),
        ):
            if len(many) > most:
                self.fail("", f"có {grouped(len(many))} {what}, quá {grouped(most)}.")
        for row in form.rows:
            if len(row.label) > _LONGEST_LABEL:
                self.fail(f"dòng “{row.code[:20]}”", "label quá 1.000 chữ.")

    def names(self) -> None:
        form = self.form
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", form.id):
            self.fail("", f"id “{form.id}” chỉ được gồm chữ thường không dấu, số và gạch nối.")
        if form.version < 1 or form.sending.mailbox_mb < 1:
            self.fail("", "version và mailbox_mb phải từ 1 trở lên.")
        if not (form.columns and form.rows and form.sections and form.signers):
            self.fail("", "phải có ít nhất một columns, một rows, một sections và một signers.")
        unique(self.codes, self.where, "dòng")
        self._keys(self.columns, "cột")
        self._within()
        self._keys([s.key for s in form.sections], "mục")
        self._keys([s.key for s in form.signers], "người ký")
        self._keys([listing.key for listing in form.listings], "danh sách (listings)")
        self._keys([c.key for r in form.rows for c in r.categories], "loại (categories)")
        self._keys([q.key for q in form.quantities], "số lượng (quantities)")
        for quantity in form.quantities:
            place = f"số lượng “{quantity.key}”"
            if quantity.key in _RECORD_FIELDS:
                self.fail(place, "tên này chương trình đã dùng, hãy đặt tên khác.")
            if not quantity.kinds:
                self.fail(place, "phải có ít nhất một loại bản ghi trong kinds.")
            self.known(quantity.kinds, KINDS, place, "loại bản ghi")

    def _within(self) -> None:
        """Refuse a column within none, and a third figure in a cell."""
        own = self.form.printed_keys
        inner = [c for c in self.form.columns if c.within]
        for column in inner:
            place = f"cột “{column.key}”"
            self.known([column.within], own, place, "cột để in chung (within)")
            if [c.within for c in inner].count(column.within) > 1:
                self.fail(place, f"ô của cột “{column.within}” đã có hai số.")
        for column in self.form.columns:
            if column.brackets and not column.within:
                self.fail(f"cột “{column.key}”", "brackets chỉ đi cùng within.")

    def _keys(self, keys: list[str], what: str) -> None:
        for key in keys:
            if not _KEY.fullmatch(key):
                message = f"key “{key}” chỉ được gồm chữ thường không dấu, số, dấu _ và dấu chấm."
                self.fail(what, message)
        unique(keys, self.where, what)

    def texts(self) -> None:
        report, annex = self.form.report, self.form.annex
        titles = [annex.title, annex.original, annex.evidence_title]
        titles += [listing.title for listing in self.form.listings]
        for text in (report.subject, report.opening, *titles):
            used = re.findall(r"{([^{}]*)}", text)
            self.known(used, _PLACEHOLDERS, f"câu “{text[:40]}”", "chỗ điền")
        fixed = [*((f"mục “{s.key}”", s.title + s.text) for s in self.form.sections)]
        fixed += [(f"dòng “{r.code}”", r.label) for r in self.form.rows]
        for place, text in fixed:
            if re.search(r"{[^{}]*}", text):
                self.fail(place, "chỗ điền {…} không dùng được ở đây, chỉ ở [report] và [annex].")
        originals = (annex.original, *(row.original for row in self.form.rows))
        if annex.spelling is Spelling.ORIGINAL and not any(originals):
            message = "spelling = “original” mà không có original nào, ở [annex] hay ở dòng nào."
            self.fail("", message)
        for signer in self.form.signers:
            if len(signer.authority.splitlines()) > _MOST_LINES:
                self.fail(f"người ký “{signer.key}”", f"authority quá {_MOST_LINES} dòng.")
        due = self.form.sending.due
        if due and not _is_day(due):
            self.fail("", f"hạn nộp “{due}” phải là ngày/tháng có thật, ví dụ 11/10.")

    def rows(self) -> None:
        above = ""
        for row in self.form.rows:
            place = f"dòng “{row.code}”"
            parent = row.code.rpartition(".")[0]
            if not re.fullmatch(r"\w+(\.\w+)*", row.code):
                self.fail(place, "code phải như “5” hoặc “5.2”.")
            if parent and not f"{above}.".startswith(f"{parent}."):
                self.fail(place, f"phải đứng liền dưới dòng “{parent}” hoặc các dòng con của nó.")
            if not row.label.strip():
                self.fail(place, "label đang trống.")
            self.known((c.kind for c in row.categories), KINDS, place, "loại bản ghi")
            self.known(row.cells, self.columns, place, "cột")
            for category in row.categories:
                self._last_year(category, place)
            above = row.code

    def _last_year(self, category: Category, place: str) -> None:
        """Refuse a figure of last year that cannot be taken over as one number."""
        if (at := category.last_year) is None:
            return
        place = f"{place}, loại “{category.key}”, last_year"
        self.known([at.row], self.codes, place, "dòng")
        self.known([at.column], self.columns, place, "cột")
        measure = self.form.row(at.row).cells.get(at.column)
        if category.kind != "other_item":
            self.fail(place, "chỉ đi cùng kind = “other_item”.")
        if measure is None or not measure.is_additive or measure.names:
            self.fail(place, f"ô “{at.row}”, “{at.column}” không có số cộng được.")

    def sections(self) -> None:
        for section in self.form.sections:
            place = f"mục “{section.key}”"
            if section.level not in SECTION_LEVELS:
                self.fail(place, "level phải là 1, 2 hoặc 3.")
            self.known(section.rows, self.codes, place, "dòng")
            choices = KINDS["funding"].choices["source"]
            self.known(section.sources, choices, place, "nguồn kinh phí")
            self._belongs(section, place)

    def _belongs(self, section: Section, place: str) -> None:
        """Refuse what the section's source would silently ignore."""
        only = {
            "rows": (section.rows, [SectionSource.ACCOUNT]),
            "sources": (section.sources, [SectionSource.FUNDING]),
            "text": (section.text, [SectionSource.ANNEX, SectionSource.EVIDENCE]),
        }
        for name, (given, sources) in only.items():
            if given and section.source not in sources:
                wanted = " hoặc ".join(f"“{source}”" for source in sources)
                self.fail(place, f"{name} chỉ đi cùng source = {wanted}.")


_RECORD_FIELDS = {f.name for kind in KINDS.values() for f in fields(kind.record)}


def _is_day(text: str) -> bool:
    """Whether "11/10" is a day that every year has."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text, re.ASCII)
    try:
        return bool(found and date(2001, int(found[2]), int(found[1])))
    except ValueError:
        return False
