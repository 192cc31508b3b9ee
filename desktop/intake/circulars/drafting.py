# SPDX-License-Identifier: MIT
"""Makes a draft of a form from a circular: its annex, its outline, and where the report goes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from desktop.domain.errors import BadData
from desktop.domain.form.figure_rules import without_refused
from desktop.domain.form.form import Column, Form, Section
from desktop.domain.form.new_parts import new_column
from desktop.domain.form.paper import AnnexWording
from desktop.domain.form.rules import check_form
from desktop.domain.vietnamese import line, quoted, slug
from desktop.intake.circulars.annex_table import AnnexTable, annex_tables
from desktop.intake.circulars.asked import COLUMN_KEYS, Asks, asked_by_column
from desktop.intake.circulars.document import Block, Circular, text_lines, without_braces
from desktop.intake.circulars.doubting import (
    doubts_of_columns,
    doubts_of_file,
    doubts_of_report,
    doubts_of_sending,
)
from desktop.intake.circulars.draft import Doubt, FormDraft, Sureness
from desktop.intake.circulars.heads import AnnexHead, Holds
from desktop.intake.circulars.letter import sending_of, source_of, year_of
from desktop.intake.circulars.outline import read_outline, report_lines, wording
from desktop.intake.circulars.rows import form_rows
from desktop.intake.circulars.seconds import with_seconds

_LONGEST_ID = 50
_LONGEST_TITLE = 6
_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"\(?\s*(?:kèm theo|ban hành kèm|phụ lục\b.{0,12}$|biểu (?:mẫu )?số\b.{0,8}$|đơn vị tính\b)",
    re.IGNORECASE,
)
_NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


def draft_form(
    circular: Circular,
    name: str,
    forms: Sequence[Form],
    wanted: int | None = None,
    kinds: Mapping[str, str] = _NOTHING_SAID,
) -> FormDraft:
    """Return the form that a circular asks for; `name` is that of its file.

    `forms` are those at hand: the first of them lends what the circular does not say. `wanted`
    chooses one of several annexes, counted from 1; else it is the one with the most rows. `kinds`
    has the kind of record that somebody chose for a row, by its code.

    Raises:
        BadData: there is no annex in it, none of that number, or it is far too long.
    """
    circular = without_braces(circular)
    tables = annex_tables(circular)
    table = _chosen(tables, name, wanted)
    lines = list(text_lines(circular.blocks))
    year = year_of(lines)
    asks = [asked_by_column(c.group, c.label, year) for c in table.head.figures]
    columns = _columns(table.head, asks)
    nothing = [Asks.NOTHING_KNOWN] * (len(columns) - len(asks))
    units = [row.unit for row in table.rows]
    all_columns = list(with_seconds(columns, [*asks, *nothing], units))
    every, asked = zip(*all_columns, strict=True)
    rows = form_rows(table.rows, every, asked, forms, kinds)
    outline = read_outline(_report(circular, table), forms)
    source = source_of(lines)
    form = Form(
        format=1,
        id=slug(name.rpartition(".")[0] or name, _LONGEST_ID),
        version=1,
        name=f"Mẫu theo {source}" if source else f"Mẫu từ tệp {name}",
        source=source,
        report=wording(outline, forms[0].report),
        annex=_annex(circular.blocks, table, forms[0]),
        sending=sending_of(lines, outline),
        columns=tuple(column for column, _kind in all_columns),
        quantities=tuple(rows.quantities),
        rows=tuple(rows.rows),
        sections=tuple(outline.sections) or forms[0].sections,
        signers=tuple(outline.signers) or forms[0].signers,
    )
    form = replace(form, sections=tuple(_fitting(form)))
    form, unfit = _sound(form)
    check_form(form, f"Mẫu đọc từ tệp {quoted(name)}")
    doubts = [
        *doubts_of_file(circular, tables, table),
        *doubts_of_columns(table.head, asks, columns, form),
        *rows.doubts,
        *unfit,
        *doubts_of_report(outline, form),
        *doubts_of_sending(lines, form),
    ]
    sizes = [len(each.rows) for each in tables]
    return FormDraft(form=form, doubts=doubts, tables=sizes, table=tables.index(table))


def _chosen(tables: Sequence[AnnexTable], name: str, wanted: int | None) -> AnnexTable:
    if not tables:
        advice = (
            "Bảng số liệu phải có cột tên hoạt động và một cột khác như STT, Đơn vị. Hãy chọn đúng "
            "tệp, hoặc làm mẫu từ “Mẫu chung”."
        )
        raise BadData(f"Trong tệp {quoted(name)} không có bảng số liệu nào.", advice)
    if wanted is not None and not 0 < wanted <= len(tables):
        advice = f"Hãy chọn từ 1 đến {len(tables)}."
        raise BadData(f"Trong tệp {quoted(name)} không có bảng số liệu thứ {wanted}.", advice)
    table = tables[wanted - 1] if wanted else max(tables, key=lambda t: len(t.rows))
    for what, many, most in (("dòng", table.rows, 500), ("cột", table.head.figures, 30)):
        if len(many) > most:
            advice = "Hãy chọn đúng bảng tổng hợp của mẫu báo cáo."
            message = f"Bảng số liệu trong tệp {quoted(name)} có quá {most} {what}."
            raise BadData(message, advice)
    return table


def _columns(head: AnnexHead, asks: Sequence[Asks]) -> list[Column]:
    columns: list[Column] = []
    for found, kind in zip(head.figures, asks, strict=True):
        taken = [column.key for column in columns]
        columns.append(new_column(found.label, found.group, taken, COLUMN_KEYS.get(kind, "")))
    return columns or [Column(key="sessions", label="Số lượng")]


def _report(circular: Circular, table: AnnexTable) -> Sequence[str]:
    """Return the lines of the report: before the annex, or else behind it."""
    before = report_lines(list(text_lines(circular.blocks[: table.block])))
    return before or report_lines(list(text_lines(circular.blocks[table.block + table.blocks :])))


def _annex(blocks: Sequence[Block], table: AnnexTable, base: Form) -> AnnexWording:
    head = {c.holds: c.label for c in table.head.columns if c.holds is not Holds.FIGURE}
    original = _with_year(_title_above(blocks, table))
    title = original.removeprefix("MẪU ").removeprefix("BIỂU ")
    return AnnexWording(
        title=title or base.annex.title,
        original=original if original != title else "",
        number=head.get(Holds.NUMBER, base.annex.number),
        label=head.get(Holds.LABEL, base.annex.label),
        unit=head.get(Holds.UNIT, base.annex.unit),
        notes=head.get(Holds.NOTES, base.annex.notes),
    )


def _title_above(blocks: Sequence[Block], table: AnnexTable) -> str:
    """Return what stands in capitals over the table, within it where that is a whole sheet."""
    sheet = blocks[table.block]
    above = list(text_lines(blocks[: table.block]))
    if not isinstance(sheet, str):
        for row in sheet.rows[: table.head.top]:
            above.extend(text for cell in row if (text := line(str(cell))))
    titles: list[str] = []
    is_in_brackets = False
    for text in reversed([line(text) for text in above[-3 * _LONGEST_TITLE :]]):
        is_in_brackets = is_in_brackets or text.endswith(")")
        is_title = bool(text) and not is_in_brackets and not _NOT_A_TITLE.match(text)
        if is_title and text.isupper() and len(titles) < _LONGEST_TITLE:
            titles.insert(0, text)
        elif is_title or titles:
            break
        is_in_brackets = is_in_brackets and "(" not in text
    return " ".join(titles)


def _with_year(text: str) -> str:
    return _YEAR.sub(lambda found: f"{found[0][:3]} {{year}}", text)


def _fitting(form: Form) -> Iterator[Section]:
    """Yield the sections without what names rows of another form."""
    codes = {row.code for row in form.rows}
    for section in form.sections:
        rows = tuple(code for code in section.rows if code in codes)
        yield replace(section, rows=rows)


def _sound(form: Form) -> tuple[Form, list[Doubt]]:
    """Return a form whose figures can be computed: those that cannot are left blank, and named."""
    form, unsound = without_refused(form)
    doubts = [
        Doubt(
            place=f"Dòng {code} {quoted(form.row(code).label)}",
            sureness=Sureness.UNKNOWN,
            sentence=f"Chưa tính được số ở cột {quoted(column)}, để trống.",
            row=code,
        )
        for code, column in unsound
    ]
    return form, doubts
