# SPDX-License-Identifier: MIT
"""The rules by which a form must make sense, beyond being well written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Never

from desktop.domain.codec import sentence_start, unique
from desktop.domain.errors import BadData
from desktop.domain.form.form import Form, Row, Section, SectionSource
from desktop.domain.form.measures import Measure
from desktop.domain.form.money import MONEY_UNITS, is_money, scale_of, scales_named
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import KINDS, Kind

_DISTINCT = ("title", "place")
_PLACEHOLDERS = ("year", "centre", "theme")
_LONGEST_LABEL = 1000
_MOST_DECIMALS = 6
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def check_form(form: Form, where: str) -> None:
    """Refuse a form that contradicts itself or names what does not exist.

    Raises:
        BadData: the first such place; the message begins with `where`.
    """
    check = _Check(form, where)
    check.sizes()
    check.names()
    check.texts()
    check.rows()
    check.figures()
    check.sections()


class _Check:
    """The rules, one group a method; each raises `BadData` where it is broken."""

    def __init__(self, form: Form, where: str) -> None:
        self.form = form
        self.where = where
        self.columns = [c.key for c in form.columns]
        self.codes = [r.code for r in form.rows]

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
                self._fail("", f"có {grouped(len(many))} {what}, quá {grouped(most)}.")
        for row in form.rows:
            if len(row.label) > _LONGEST_LABEL:
                self._fail(f"dòng “{row.code[:20]}”", "label quá 1.000 chữ.")

    def names(self) -> None:
        form = self.form
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", form.id):
            self._fail("", f"id “{form.id}” chỉ được gồm chữ thường không dấu, số và gạch nối.")
        if form.version < 1 or form.sending.mailbox_mb < 1:
            self._fail("", "version và mailbox_mb phải từ 1 trở lên.")
        if not (form.columns and form.rows and form.sections and form.signers):
            self._fail("", "phải có ít nhất một columns, một rows, một sections và một signers.")
        unique(self.codes, self.where, "dòng")
        self._keys(self.columns, "cột")
        self._keys([s.key for s in form.sections], "mục")
        self._keys([s.key for s in form.signers], "người ký")
        self._keys([c.key for r in form.rows for c in r.categories], "loại (categories)")
        self._keys([q.key for q in form.quantities], "số lượng (quantities)")
        for quantity in form.quantities:
            place = f"số lượng “{quantity.key}”"
            if quantity.key in _RECORD_FIELDS:
                self._fail(place, "tên này chương trình đã dùng, hãy đặt tên khác.")
            if not quantity.kinds:
                self._fail(place, "phải có ít nhất một loại bản ghi trong kinds.")
            self._known(quantity.kinds, KINDS, place, "loại bản ghi")

    def _keys(self, keys: list[str], what: str) -> None:
        for key in keys:
            if not _KEY.fullmatch(key):
                message = f"key “{key}” chỉ được gồm chữ thường không dấu, số, dấu _ và dấu chấm."
                self._fail(what, message)
        unique(keys, self.where, what)

    def texts(self) -> None:
        report, annex = self.form.report, self.form.annex
        for text in (report.subject, report.opening, annex.title, annex.evidence_title):
            used = re.findall(r"{([^{}]*)}", text)
            self._known(used, _PLACEHOLDERS, f"câu “{text[:40]}”", "chỗ điền")
        fixed = [*((f"mục “{s.key}”", s.title + s.text) for s in self.form.sections)]
        fixed += [(f"dòng “{r.code}”", r.label) for r in self.form.rows]
        for place, text in fixed:
            if re.search(r"{[^{}]*}", text):
                self._fail(place, "chỗ điền {…} không dùng được ở đây, chỉ ở [report] và [annex].")
        due = self.form.sending.due
        if due and not _is_day(due):
            self._fail("", f"hạn nộp “{due}” phải là ngày/tháng có thật, ví dụ 11/10.")

    def rows(self) -> None:
        above = ""
        for row in self.form.rows:
            place = f"dòng “{row.code}”"
            parent = row.code.rpartition(".")[0]
            if not re.fullmatch(r"\w+(\.\w+)*", row.code):
                self._fail(place, "code phải như “5” hoặc “5.2”.")
            if parent and not f"{above}.".startswith(f"{parent}."):
                self._fail(place, f"phải đứng liền dưới dòng “{parent}” hoặc các dòng con của nó.")
            if not row.label.strip():
                self._fail(place, "label đang trống.")
            self._known((c.kind for c in row.categories), KINDS, place, "loại bản ghi")
            self._known(row.cells, self.columns, place, "cột")
            above = row.code

    def figures(self) -> None:
        for row in self.form.rows:
            for column, measure in row.cells.items():
                self._span(row, column, measure)
                self._measure(row, column, measure)
        self._no_cycle()
        for row in self.form.rows:
            for column, measure in row.cells.items():
                self._in_one_unit(row, column)
                self._decimals(row, column, measure)

    def _span(self, row: Row, column: str, measure: Measure) -> None:
        at = self.columns.index(column)
        taken = set(self.columns[at + 1 : at + measure.span]) & row.cells.keys()
        if not 1 <= measure.span <= len(self.columns) - at or taken:
            message = f"span = {measure.span} trùm lên cột không có hoặc đã có số."
            self._fail(_place(row, column), message)

    def _measure(self, row: Row, column: str, measure: Measure) -> None:
        place = _place(row, column)
        counted = (measure.sum, measure.count, measure.distinct)
        others = (measure.total_of, measure.percent, measure.average, measure.change)
        if sum(way is not None for way in (*counted, *others)) != 1:
            ways = "sum, count, distinct, total_of, percent, average, change"
            self._fail(place, f"phải có đúng một trong {ways}.")
        if measure.column and measure.total_of is None:
            self._fail(place, "column chỉ đi cùng total_of.")
        if measure.is_of_records:
            self._counted(row, column, measure)
        else:
            if measure.scope is not None or measure.where:
                self._fail(place, "scope và where chỉ đi cùng sum, count, distinct.")
            self._referring(row, column, measure)

    def _in_one_unit(self, row: Row, column: str) -> None:
        """Refuse money whose row and column name two units: one of them would be untrue."""
        scales = scales_named(self.form, row, column)
        if len(scales) > 1 and is_money(self.form, row, column):
            units = " và ".join(f"“{MONEY_UNITS[scale]}”" for scale in sorted(scales))
            message = f"dòng và cột ghi hai đơn vị tiền khác nhau: {units}."
            self._fail(_place(row, column), message, "Hãy chỉ giữ một đơn vị.")

    def _decimals(self, row: Row, column: str, measure: Measure) -> None:
        if measure.decimals is None:
            return
        place = _place(row, column)
        if not 0 <= measure.decimals <= _MOST_DECIMALS:
            self._fail(place, f"decimals phải từ 0 đến {_MOST_DECIMALS}.")
        if measure.ratio is None and scale_of(self.form, row, column) == 1:
            only = "percent, average, hoặc số tiền tính bằng nghìn, triệu, tỷ đồng"
            self._fail(place, f"decimals chỉ đi cùng {only}.")

    def _referring(self, row: Row, column: str, measure: Measure) -> None:
        """Check a figure made of other figures: they must exist, and percentages do not add up."""
        place = _place(row, column)
        if measure.total_of is not None:
            unique(measure.total_of, f"{self.where}, {place}", "dòng")
            if not measure.total_of:
                self._fail(place, "total_of phải kể ít nhất một dòng.")
        for code, source in measure.made_of(row.code, column):
            self._known([code], self.codes, place, "dòng")
            self._known([source], self.columns, place, "cột")
            figure = self.form.row(code).cells.get(source)
            if figure is None:
                self._fail(place, f"dòng “{code}” không có số ở cột “{source}”.")
            if figure.ratio is not None:
                what = "tỷ lệ" if figure.percent else "số bình quân"
                message = f"{_place(self.form.row(code), source)} là {what}, không lấy được."
                self._fail(place, message)

    def _counted(self, row: Row, column: str, measure: Measure) -> None:
        place = _place(row, column)
        if measure.scope is not None:
            self._scope(measure.scopes(row.code), place)
        if measure.count not in (None, "records"):
            self._fail(place, "count chỉ nhận “records”.")
        if measure.distinct is not None:
            self._known([measure.distinct], _DISTINCT, place, "giá trị của distinct")
        under = [c for r in self.form.counted(row, measure) for c in r.categories]
        kinds = [KINDS[c.kind] for c in under]
        if not kinds:
            message = "không có loại (categories) nào ở dòng này hay dưới nó để tính."
            self._fail(place, message, "Hãy thêm categories, hoặc chỉ dòng cần tính bằng scope.")
        if measure.sum is not None:
            self._known([measure.sum], self._quantities(kinds), place, "số lượng")
        choices: dict[str, list[str]] = {"category": [c.key for c in under]}
        for kind in kinds:
            choices |= {name: list(values) for name, values in kind.choices.items()}
        self._known(measure.where, choices, place, "điều kiện")
        for name, value in measure.where.items():
            self._known([value], choices[name], place, f"giá trị của {name}")

    def _scope(self, codes: Sequence[str], place: str) -> None:
        self._known(codes, self.codes, place, "dòng")
        for code in codes:
            if above := [c for c in codes if f"{code}.".startswith(f"{c}.") and c != code]:
                self._fail(place, f"scope: dòng “{above[0]}” đã gồm dòng “{code}”.")
        if not codes or len(set(codes)) < len(codes):
            self._fail(place, "scope phải kể ít nhất một dòng, mỗi dòng một lần.")

    def _quantities(self, kinds: list[Kind]) -> set[str]:
        names = {kind.key for kind in kinds}
        own = {q.key for q in self.form.quantities if names & set(q.kinds)}
        return own.union(*(kind.quantities for kind in kinds))

    def _no_cycle(self) -> None:
        graph = {
            (row.code, column): set(measure.made_of(row.code, column))
            for row in self.form.rows
            for column, measure in row.cells.items()
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            codes = " → ".join(code for code, _column in error.args[1])
            self._fail("", f"số của các dòng lấy vòng tròn lẫn nhau: {codes}.")

    def sections(self) -> None:
        for section in self.form.sections:
            place = f"mục “{section.key}”"
            if section.level not in (1, 2, 3):
                self._fail(place, "level phải là 1, 2 hoặc 3.")
            self._known(section.rows, self.codes, place, "dòng")
            choices = KINDS["funding"].choices["source"]
            self._known(section.sources, choices, place, "nguồn kinh phí")
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
                self._fail(place, f"{name} chỉ đi cùng source = {wanted}.")

    def _known(self, used: Iterable[str], known: Iterable[str], place: str, what: str) -> None:
        names = list(known)
        for name in used:
            if name not in names:
                choices = ", ".join(sorted(names)) or "(không có)"
                self._fail(place, f"không có {what} “{name}”.", f"Có thể dùng: {choices}.")

    def _fail(
        self, place: str, message: str, advice: str = "Hãy sửa tệp mẫu rồi thử lại."
    ) -> Never:
        where = f"{self.where}, {place}" if place else self.where
        raise BadData(f"{sentence_start(where)}: {message}", advice)


_RECORD_FIELDS = {f.name for kind in KINDS.values() for f in fields(kind.record)}


def _place(row: Row, column: str) -> str:
    return f"dòng “{row.code}”, cột “{column}”"


def _is_day(text: str) -> bool:
    """Whether "11/10" is a day that every year has."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text, re.ASCII)
    try:
        return bool(found and date(2001, int(found[2]), int(found[1])))
    except ValueError:
        return False
