# SPDX-License-Identifier: MIT
"""Prints a form as its author needs to see it: every row with where its figures come from."""

from collections.abc import Iterator

from desktop.domain.form.form import Form, Row, Section
from desktop.domain.form.measures import FigureAt, Measure, Stage


def form_lines(form: Form) -> Iterator[str]:
    """Yield the form's lines: where it goes, its rows, its sections and its signers."""
    yield f"{form.name} (id {form.id}, phiên bản {form.version})"
    sending = form.sending
    goes = [*sending.addressees, sending.mailbox, f"hạn {sending.due}" if sending.due else ""]
    yield f"Gửi: {'; '.join(filter(None, goes)) or 'do trung tâm tự ghi'}"
    yield f"\nPHỤ LỤC: {form.annex.title}"
    yield f"Các cột: {', '.join(f'{c.key} ({c.label})' for c in form.columns)}"
    for row in form.rows:
        yield from _row(row)
    for listing in form.listings:
        rows = f" (dòng {', '.join(listing.rows)})" if listing.rows else ""
        yield f"\nDANH SÁCH: {listing.title}{rows}"
        yield f"Các cột: {', '.join(f'{c.key} ({c.label})' for c in listing.columns)}"
    yield f"\nBÁO CÁO: {form.report.subject}"
    yield from (_section(section) for section in form.sections)
    yield "\nNGƯỜI KÝ"
    yield from (f"  {signer.key:<14}{signer.title}" for signer in form.signers)


def _row(row: Row) -> Iterator[str]:
    unit = f" ({row.unit})" if row.unit else ""
    yield f"  {row.code:<8}{row.label}{unit}"
    for column, measure in row.cells.items():
        yield f"          {column} = {_measure(measure)}"
    for category in row.categories:
        yield f"          loại {category.key} ({category.kind})"


def _measure(measure: Measure) -> str:
    """Return a measure in the words of the file it was read from."""
    values = {
        name: getattr(measure, name) for name in ("sum", "count", "distinct", "names", "column")
    }
    values["scope"] = ", ".join(measure.scopes("")) if measure.scope else ""
    values["total_of"] = ", ".join(measure.total_of or ())
    if measure.ratio is not None:
        of = f"{_figure(measure.ratio.part)} / {_figure(measure.ratio.whole)}"
        values["percent" if measure.percent else "average"] = of
    if measure.change is not None:
        values["change"] = f"{_figure(measure.change.now)} - {_figure(measure.change.before)}"
    parts = [f"{name} {value}" for name, value in values.items() if value]
    parts += [f"{name} = {value}" for name, value in measure.where.items()]
    parts += [f"state {measure.state}"] if measure.state is not Stage.HELD else []
    parts += [f"decimals {measure.decimals}"] if measure.decimals is not None else []
    return "; ".join([*parts, f"span {measure.span}"] if measure.span > 1 else parts)


def _figure(at: FigureAt) -> str:
    return " ".join(filter(None, (f"dòng {at.row}" if at.row else "", at.column)))


def _section(section: Section) -> str:
    number = f"{section.number}. " if section.number else ""
    return (
        f"  {'  ' * (section.level - 1)}{number}{section.title}  [{section.key}: {section.source}]"
    )
