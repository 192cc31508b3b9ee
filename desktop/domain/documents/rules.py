# SPDX-License-Identifier: MIT
"""Refuses a document file that contradicts itself: names nobody declared, names declared twice."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Never

from desktop.domain.codec import sentence_start
from desktop.domain.documents import keys
from desktop.domain.documents.braces import values_in
from desktop.domain.documents.parts import RUNNING
from desktop.domain.documents.template import (
    FIXED,
    Blank,
    Layout,
    PaperSize,
    Part,
    PartSource,
    Reads,
    Shared,
    SharedList,
    Template,
)
from desktop.domain.documents.values import ISSUER, OF_A_LIST, ROW, SUM
from desktop.domain.documents.words import WORDS
from desktop.domain.errors import BadData
from desktop.domain.week.kinds import KINDS

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_NAME, _LONGEST_NAME = re.compile(r"(?=\S)[^\x00-\x1f/\\:*?\"<>|]+(?<![ .])"), 80
"""What a document is called, as files are called after it: templates may come from strangers."""

_LEVELS = (1, 2, 3)
_WHOLE = 100

LineOf = Callable[[str, int], int]
"""Says in which line the part of a kind stands."""


def check_shared(shared: Shared, where: str, line_of: LineOf) -> None:
    """Refuse what documents share if it contradicts itself.

    Raises:
        BadData: the message names the place.
    """
    check = _Check(shared, where, line_of)
    check.keys("fields", [blank.key for blank in shared.fields])
    check.keys("lists", [one.key for one in shared.lists], [blank.key for blank in shared.fields])
    check.blanks(shared.fields, ())
    for at, one in enumerate(shared.lists):
        check.list_(one, at)


def check_template(template: Template, shared: Shared, where: str, line_of: LineOf) -> None:
    """Refuse a document that contradicts itself or asks for what there is not.

    Raises:
        BadData: the message names the place.
    """
    check = _Check(shared, where, line_of)
    check.head(template)
    names = [blank.key for blank in template.fields]
    check.keys("fields", names, [*keys.OF_EVERY_ONE, *(b.key for b in shared.fields)])
    check.keys("parts", [part.key for part in template.parts], [*names, *keys.OF_EVERY_ONE])
    check.blanks(template.fields, [blank.key for blank in shared.fields])
    known = check.known(template)
    for text in (template.subject, template.addressees, template.copies_to):
        check.values(text, known, where)
    for at, part in enumerate(template.parts):
        check.part(part, at, known)
    for at, place in enumerate(template.signers):
        check.values(place.name, known, check.at("signers", at))
    check.end(template)


@dataclass(frozen=True)
class _Check:
    """Looks at one file; `where` names it."""

    shared: Shared
    where: str
    line_of: LineOf

    def at(self, table: str, number: int) -> str:
        return f"{self.where}, dòng {self.line_of(table, number)}"

    def keys(self, table: str, names: Iterable[str], taken: Iterable[str] = ()) -> None:
        seen = set(taken)
        for at, name in enumerate(names):
            if not _KEY.fullmatch(name):
                what = f"key “{name}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối"
                _fail(self.at(table, at), what)
            if name in seen:
                _fail(self.at(table, at), f"key “{name}” đã được dùng")
            seen.add(name)

    def head(self, template: Template) -> None:
        if not _KEY.fullmatch(template.id) or template.id == keys.SHARED:
            _fail(self.where, f"id “{template.id}” không dùng được")
        if not _FILE_NAME.fullmatch(template.name) or len(template.name) > _LONGEST_NAME:
            rule = f'tối đa {_LONGEST_NAME} chữ, không có / \\ : * ? " < > |'
            _fail(self.where, f"name “{template.name}” không đặt tên tệp được ({rule})")
        if not template.issuers:
            _fail(self.where, "issuers phải có ít nhất một nơi ban hành")
        if not template.sizes:
            _fail(self.where, "sizes phải có ít nhất một cỡ giấy")
        is_annex = template.layout is Layout.ANNEX
        if is_annex != bool(template.annex_of):
            _fail(self.where, "annex_of đi với layout = annex, và chỉ với nó")
        if not template.type_name and template.layout in (Layout.NAMED, Layout.MINUTES):
            _fail(self.where, "thiếu type_name (tên loại văn bản)")
        if PaperSize.OWN in template.sizes and template.layout is not Layout.POSTER:
            _fail(self.where, "sizes = own chỉ đi với layout = poster")
        if template.repeat and template.repeat not in self._lists():
            _fail(self.where, f"không có danh sách “{template.repeat}” để lặp (repeat)")

    def blanks(self, blanks: Iterable[Blank], known: Iterable[str]) -> None:
        """A draft may ask for the Week's own values and for what is asked for above it."""
        named = {*WORDS, ISSUER, *known}
        for at, blank in enumerate(blanks):
            self.values(blank.text, named, self.at("fields", at))
            named.add(blank.key)

    def list_(self, one: SharedList, number: int) -> None:
        place = self.at("lists", number)
        names = [column.key for column in one.columns]
        if not names or len(set(names)) < len(names):
            _fail(place, "columns phải có ít nhất một cột, key không trùng nhau")
        if uneven := [row for row in one.rows if len(row) != len(names)]:
            shown = ", ".join(uneven[0])[:60]
            _fail(place, f"dòng “{shown}” phải có {len(names)} ô như các cột")
        if one.records and one.records not in KINDS:
            _fail(place, f"không có loại hoạt động “{one.records}” ({', '.join(KINDS)})")
        known = {f.name for f in fields(KINDS[one.records].record)} if one.records else set()
        for column, attribute in one.attributes.items():
            if column not in names or attribute not in known:
                _fail(place, f"attributes: “{column}” hay “{attribute}” không có")

    def known(self, template: Template) -> set[str]:
        """Return every value that the texts of a document may ask for."""
        asked = {blank.key for blank in (*template.fields, *self.shared.fields)}
        repeated = self._lists().get(template.repeat)
        of_row = {f"{ROW}.{c.key}" for c in repeated.columns} if repeated else set()
        return {*WORDS, ISSUER, *asked, *of_row, *self._of_lists()}

    def values(self, text: str, known: Collection[str], place: str) -> None:
        for name in values_in(text):
            if name not in known:
                _fail(place, f"không có giá trị {{{name}}}", _offer(known))

    def part(self, part: Part, number: int, known: Collection[str]) -> None:
        place = self.at("parts", number)
        if part.level not in _LEVELS:
            _fail(place, "level phải là 1, 2 hoặc 3")
        if part.is_heading and not part.title:
            _fail(place, "đề mục (source = heading) phải có title")
        if part.is_written and not part.name:
            _fail(place, "phần để viết phải có title hoặc label")
        self.values(part.text, known, place)
        if (part.source is PartSource.LIST) != bool(part.list and part.columns):
            _fail(place, "list và columns đi với source = list, và chỉ với nó")
        if part.source in FIXED and part.source is not PartSource.MIDDLE and part.text:
            _fail(place, f"source = {part.source} không có text")
        if part.list:
            self._printed(part, place)

    def end(self, template: Template) -> None:
        """Whoever signs does so under words, not under a bare table or title."""
        if not template.parts:
            _fail(self.where, "phải có ít nhất một parts")
        last = template.parts[-1]
        if template.layout is Layout.POSTER:
            self._words_alone(template)
        elif template.layout is not Layout.SHEET and not last.is_written:
            place = self.at("parts", len(template.parts) - 1)
            _fail(place, "phần cuối phải là lời văn, để chữ ký không đứng một mình")
        ids = [place.head for place in template.signers]
        if ids.count(True) > 1:
            _fail(self.where, "chỉ một người ký có head = true")

    def _words_alone(self, template: Template) -> None:
        for at, part in enumerate(template.parts):
            if part.source is not PartSource.MIDDLE:
                _fail(self.at("parts", at), "áp phích (poster) chỉ có phần source = middle")
        if not 0 <= template.left_free < _WHOLE:
            _fail(self.where, "left_free phải từ 0 đến 99")

    def _printed(self, part: Part, place: str) -> None:
        shared = self._lists().get(part.list)
        if shared is None:
            _fail(place, f"không có danh sách “{part.list}”", f"Các danh sách: {self._names()}.")
        known = {RUNNING, "", *(column.key for column in shared.columns)}
        for column in part.columns:
            if column.key not in known:
                _fail(place, f"danh sách “{part.list}” không có cột “{column.key}”")
            if column.share < 1:
                _fail(place, f"cột “{column.head}”: share phải từ 1 trở lên")
        if part.total and part.total not in [column.key for column in part.columns]:
            _fail(place, f"total = “{part.total}” không phải một cột được in")

    def _lists(self) -> dict[str, SharedList]:
        return {one.key: one for one in self.shared.lists}

    def _names(self) -> str:
        return ", ".join(self._lists())

    def _of_lists(self) -> Iterator[str]:
        for one in self.shared.lists:
            for asked in OF_A_LIST:
                if not asked.startswith(SUM):
                    yield f"{one.key}.{asked}"
                    continue
                figures = [c for c in one.columns if c.reads in (Reads.MONEY, Reads.NUMBER)]
                yield from (f"{one.key}.{asked}.{column.key}" for column in figures)


def _offer(known: Collection[str]) -> str:
    return f"Các giá trị được dùng: {', '.join(sorted(known))}."


def _fail(place: str, what: str, advice: str = "Hãy sửa tệp này.") -> Never:
    raise BadData(f"{sentence_start(place)}: {what}.", advice)
