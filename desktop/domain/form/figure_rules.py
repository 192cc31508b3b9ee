# SPDX-License-Identifier: MIT
"""The rules by which the figures of a form can be computed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from desktop.domain.codec import unique
from desktop.domain.errors import BadData
from desktop.domain.form.checking import FormCheck
from desktop.domain.form.form import Category, Form, Row
from desktop.domain.form.measures import TEXTS, Measure, Stage
from desktop.domain.form.money import MONEY_UNITS, is_money, scale_of, scales_named
from desktop.domain.week.kinds import KINDS, Kind

_NAMES = ("title", "place")
_MOST_DECIMALS = 6


def check_figures(form: Form, where: str) -> None:
    """Refuse a figure that cannot be computed, or would not be what the form says it is.

    Raises:
        BadData: the first such figure; the message begins with `where`.
    """
    _FigureCheck(form, where).run()


def unsound_figures(form: Form) -> list[tuple[str, str]]:
    """Return row and column of each figure that breaks a rule by itself, for who takes it out."""
    return _FigureCheck(form, "").unsound()


def without_refused(form: Form) -> tuple[Form, list[tuple[str, str]]]:
    """Return a form without the figures that break a rule, and row and column of each.

    Of those that are made of one another in a circle none is left.
    """
    gone: list[tuple[str, str]] = []
    while refused := _FigureCheck(form, "").refused():
        gone += refused
        rows = (
            replace(r, cells={c: m for c, m in r.cells.items() if (r.code, c) not in refused})
            for r in form.rows
        )
        form = replace(form, rows=tuple(rows))
    return form, gone


class _FigureCheck(FormCheck):
    """The rules of figures; a form is checked at each key, so what holds is found out fast."""

    def run(self) -> None:
        for row in self.form.rows:
            for column in row.cells:
                self.figure(row, column)
        self._no_cycle()
        for row in self.form.rows:
            for column in row.cells:
                self._said(row, column)

    def refused(self) -> list[tuple[str, str]]:
        """Return row and column of figures that break a rule; first those that do so alone."""
        return self.unsound() or self._cycle() or self._breaking(self._said)

    def unsound(self) -> list[tuple[str, str]]:
        """Return row and column of the figures that break a rule by themselves."""
        return self._breaking(self.figure)

    def _breaking(self, rule: Callable[[Row, str], None]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for row in self.form.rows:
            for column in row.cells:
                try:
                    rule(row, column)
                except BadData:
                    found.append((row.code, column))
        return found

    def figure(self, row: Row, column: str) -> None:
        self._span(row, column, row.cells[column])
        self._measure(row, column, row.cells[column])

    def _span(self, row: Row, column: str, measure: Measure) -> None:
        own = self.form.printed_keys
        at = own.index(column) if column in own else len(own) - 1
        taken = set(own[at + 1 : at + measure.span]) & row.cells.keys()
        if not 1 <= measure.span <= len(own) - at or taken:
            message = f"span = {measure.span} trùm lên cột không có hoặc đã có số."
            self.fail(_place(row, column), message)

    def _measure(self, row: Row, column: str, measure: Measure) -> None:
        place = _place(row, column)
        counted = (measure.sum, measure.count, measure.distinct, measure.names)
        others = (measure.total_of, measure.percent, measure.average, measure.change)
        if sum(way is not None for way in (*counted, *others)) != 1:
            ways = "sum, count, distinct, names, total_of, percent, average, change"
            self.fail(place, f"phải có đúng một trong {ways}.")
        if measure.column and measure.total_of is None:
            self.fail(place, "column chỉ đi cùng total_of.")
        if measure.is_of_records:
            self._counted(row, column, measure)
        else:
            if measure.scope is not None or measure.where or measure.state is not Stage.HELD:
                self.fail(place, "scope, where và state chỉ đi cùng sum, count, distinct, names.")
            self._referring(row, column, measure)

    def _said(self, row: Row, column: str) -> None:
        self._in_one_unit(row, column)
        self._decimals(row, column, row.cells[column])

    def _in_one_unit(self, row: Row, column: str) -> None:
        """Refuse money whose row and column name two units: one of them would be untrue."""
        scales = scales_named(self.form, row, column)
        if len(scales) > 1 and is_money(self.form, row, column):
            units = " và ".join(f"“{MONEY_UNITS[scale]}”" for scale in sorted(scales))
            message = f"dòng và cột ghi hai đơn vị tiền khác nhau: {units}."
            self.fail(_place(row, column), message, "Hãy chỉ giữ một đơn vị.")

    def _decimals(self, row: Row, column: str, measure: Measure) -> None:
        if measure.decimals is None:
            return
        place = _place(row, column)
        if not 0 <= measure.decimals <= _MOST_DECIMALS:
            self.fail(place, f"decimals phải từ 0 đến {_MOST_DECIMALS}.")
        if measure.ratio is None and scale_of(self.form, row, column) == 1:
            only = "percent, average, hoặc số tiền tính bằng nghìn, triệu, tỷ đồng"
            self.fail(place, f"decimals chỉ đi cùng {only}.")

    def _referring(self, row: Row, column: str, measure: Measure) -> None:
        """Check a figure made of other figures: they must exist, and percentages do not add up."""
        place = _place(row, column)
        if measure.total_of is not None:
            unique(measure.total_of, f"{self.where}, {place}", "dòng")
            if not measure.total_of:
                self.fail(place, "total_of phải kể ít nhất một dòng.")
        for code, source in measure.made_of(row.code, column):
            self.known([code], self.codes, place, "dòng")
            self.known([source], self.columns, place, "cột")
            figure = self.form.row(code).cells.get(source)
            if figure is None:
                self.fail(place, f"dòng “{code}” không có số ở cột “{source}”.")
            if figure.names is not None:
                message = f"{_place(self.form.row(code), source)} là chữ, không lấy được."
                self.fail(place, message)
            if figure.ratio is not None:
                what = "tỷ lệ" if figure.percent else "số bình quân"
                message = f"{_place(self.form.row(code), source)} là {what}, không lấy được."
                self.fail(place, message)

    def _counted(self, row: Row, column: str, measure: Measure) -> None:
        place = _place(row, column)
        if measure.scope is not None:
            self._scope(measure.scopes(row.code), place)
        if measure.count not in (None, "records"):
            self.fail(place, "count chỉ nhận “records”.")
        if measure.distinct is not None:
            self.known([measure.distinct], _NAMES, place, "giá trị của distinct")
        if measure.names is not None:
            self._names(measure.names, column, place)
        under = [c for r in self.form.counted(row, measure) for c in r.categories]
        kinds = [KINDS[key] for key in {c.kind: None for c in under}]
        if not kinds:
            message = "không có loại (categories) nào ở dòng này hay dưới nó để tính."
            self.fail(place, message, "Hãy thêm categories, hoặc chỉ dòng cần tính bằng scope.")
        if measure.sum is not None and not any(measure.sum in k.quantities for k in kinds):
            self.known([measure.sum], self._quantities(kinds), place, "số lượng")
        if measure.where:
            self._where(measure, under, place)

    def _names(self, names: str, column: str, place: str) -> None:
        self.known([names], _NAMES, place, "giá trị của names")
        head = next(c for c in self.form.columns if c.key == column)
        if head.within or any(c.within == column for c in self.form.columns):
            self.fail(place, "cột chữ (names) không in chung ô với cột khác.")

    def _where(self, measure: Measure, under: Sequence[Category], place: str) -> None:
        choices: dict[str, list[str]] = {"category": [c.key for c in under]}
        for kind in (KINDS[c.kind] for c in under):
            choices |= {name: list(values) for name, values in kind.choices.items()}
            choices |= {name: [] for name in TEXTS if kind.has(name)}
        self.known(measure.where, choices, place, "điều kiện")
        for name, value in measure.where.items():
            if name not in TEXTS:
                self.known([value], choices[name], place, f"giá trị của {name}")
            elif not value.strip():
                self.fail(place, f"{name} trong where đang trống.")

    def _scope(self, codes: Sequence[str], place: str) -> None:
        self.known(codes, self.codes, place, "dòng")
        for code in codes:
            if above := [c for c in codes if f"{code}.".startswith(f"{c}.") and c != code]:
                self.fail(place, f"scope: dòng “{above[0]}” đã gồm dòng “{code}”.")
        if not codes or len(set(codes)) < len(codes):
            self.fail(place, "scope phải kể ít nhất một dòng, mỗi dòng một lần.")

    def _quantities(self, kinds: list[Kind]) -> set[str]:
        names = {kind.key for kind in kinds}
        own = {q.key for q in self.form.quantities if names & set(q.kinds)}
        return own.union(*(kind.quantities for kind in kinds))

    def _no_cycle(self) -> None:
        if cycle := self._cycle():
            codes = ", ".join(code for code, _column in cycle)
            self.fail("", f"số của các dòng lấy vòng tròn lẫn nhau: {codes}.")

    def _cycle(self) -> list[tuple[str, str]]:
        """Return figures that are made of one another in a circle."""
        graph = {
            (row.code, column): set(measure.made_of(row.code, column))
            for row in self.form.rows
            for column, measure in row.cells.items()
            if not measure.is_of_records
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            return list(error.args[1])
        return []


def _place(row: Row, column: str) -> str:
    return f"dòng “{row.code}”, cột “{column}”"
