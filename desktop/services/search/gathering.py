# SPDX-License-Identifier: MIT
"""Gathers what can be found in a Week: its records, evidence, words, documents, units, the help."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.domain.documents.entries import entries_of
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.domain.entry.entry_forms import entry_form_of
from desktop.domain.entry.fields import EntryForm, Input
from desktop.domain.form.categories import category_name
from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.domain.report.draft import written_section
from desktop.domain.report.numbering import printed_titles
from desktop.domain.vietnamese import short_date
from desktop.domain.week.kinds import KINDS, kind_of
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Record
from desktop.services.documents.library import DocumentLibrary
from desktop.services.documents.writing import ministry_letter
from desktop.services.help_pages import help_pages
from desktop.services.search.findable import Findable, FindableText, HitGroup, Spot
from desktop.services.search.people import People
from desktop.services.search.search import SearchIndex

_SEARCHED = (Input.TEXT, Input.NOTES)


def gather(
    notebook: Notebook,
    form: Form,
    annex: Annex,
    library: DocumentLibrary,
    people: People | None,
    own: Sequence[Findable] = (),
) -> SearchIndex:
    """Return everything that can be found, with what the window has of its `own`; it takes a while.

    `annex` is the one of this notebook.
    """
    asked = {kind: entry_form_of(kind, form, rows=2) for kind in KINDS}
    names = {record.id: record_title(record) for record in notebook.records}
    entries = [
        *own,
        *(_record(record, form, asked[kind_of(record).key]) for record in notebook.records),
        *_links(notebook.records),
        *(_photo(photo, names) for photo in notebook.photos),
        *_report(notebook, form, annex),
        *_rows(notebook, form),
        *_documents(notebook, form, library),
        *(_unit(unit.id, unit.name) for unit in notebook.collected),
        *_help(),
    ]
    return SearchIndex(entries, names, people)


def record_title(record: Record) -> str:
    """Return what a record is called, also when nobody named it yet."""
    return record.title or f"{kind_of(record).name} chưa đặt tên"


def _record(record: Record, form: Form, asked: EntryForm) -> Findable:
    category, row = form.category(record.category), form.row_of(record.category)
    code = f"dòng\u00a0{row.code}" if row else ""
    day = short_date(record.starts) if record.starts else ""
    return Findable(
        group=HitGroup.RECORDS,
        title=record_title(record),
        about=" · ".join(filter(None, (code, day))),
        parts=(
            _title(record.title or record_title(record), Spot(record=record.id, field="title")),
            *_fields(record, asked),
            *(
                [
                    FindableText(
                        category_name(row, category), _at(record, "category"), "Dòng của mẫu"
                    )
                ]
                if row and category
                else ()
            ),
        ),
    )


def _fields(record: Record, asked: EntryForm) -> Iterator[FindableText]:
    """Yield what stands in the fields of a record, and what could not be read of them."""
    labels: dict[str, str] = {}
    for field in asked.fields:
        labels[field.name] = field.label
        text = getattr(record, field.name, "") if field.input in _SEARCHED else ""
        if text and field.name != "title":
            yield FindableText(text, _at(record, field.name), field.label)
    days = dict.fromkeys(filter(None, (record.starts, record.ends)))
    if days:
        said = " ".join(f"{day.day}/{day.month}/{day.year} {short_date(day)}" for day in days)
        yield FindableText(said, _at(record, "starts"), labels.get("starts", "Ngày"))
    for name, text in record.as_typed.items():
        yield FindableText(text, _at(record, name), labels.get(name, ""))


def _links(records: Iterable[Record]) -> Iterator[Findable]:
    for record in records:
        for link in record.links:
            spot = _at(record, "links")
            parts = (_title(link.title, spot), FindableText(link.url, spot, "Địa chỉ"))
            yield Findable(
                group=HitGroup.LINKS,
                title=link.title or link.url,
                about=record_title(record),
                parts=parts if link.title else (_title(link.url, spot),),
            )


def _photo(photo: Photo, names: dict[str, str]) -> Findable:
    spot = Spot(photo=photo.id)
    parts = [_title(photo.caption, spot)] if photo.caption else []
    owner = names.get(photo.record or "", "Chưa xếp vào hoạt động")
    return Findable(
        group=HitGroup.PHOTOS,
        title=photo.caption or photo.file_name,
        about=owner,
        parts=(*parts, FindableText(photo.file_name, spot, "Tệp", is_title=not parts)),
    )


def _report(notebook: Notebook, form: Form, annex: Annex) -> Iterator[Findable]:
    texts = {s.key: written_section(s, notebook, form, annex).text for s in form.sections}
    titles = printed_titles(form.sections, texts)
    for section in form.sections:
        spot = Spot(section=section.key)
        title = titles.get(section.key) or section.title
        text = FindableText(texts[section.key], spot)
        yield Findable(group=HitGroup.REPORT, title=title, parts=(_title(title, spot), text))


def _rows(notebook: Notebook, form: Form) -> Iterator[Findable]:
    for row in form.rows:
        spot = Spot(row=row.code)
        remark = notebook.row_notes.get(row.code, "")
        note = (FindableText(remark, spot, "Ghi chú"),) if remark else ()
        yield Findable(
            group=HitGroup.ANNEX, title=row.title, parts=(_title(row.title, spot), *note)
        )


def _documents(notebook: Notebook, form: Form, library: DocumentLibrary) -> Iterator[Findable]:
    material = Material(notebook, form, library.shared, ministry_letter(notebook.week.year))
    for template in library.templates:
        spot = Spot(document=template.id)
        yield Findable(
            group=HitGroup.DOCUMENTS, title=template.name, parts=(_title(template.name, spot),)
        )
        for entry in entries_of(Values(template, material)):
            place = Spot(document=template.id, place=entry.key)
            words = FindableText(entry.written.text, place)
            yield Findable(
                group=HitGroup.DOCUMENTS,
                title=entry.label,
                about=template.name,
                parts=(_title(entry.label, place), words)
                if words.text
                else (_title(entry.label, place),),
            )


def _unit(id_: str, name: str) -> Findable:
    return Findable(group=HitGroup.UNITS, title=name, parts=(_title(name, Spot(unit=id_)),))


def _help() -> Iterator[Findable]:
    for page in help_pages():
        spot = Spot(help_page=page.path.stem)
        parts = (
            _title(page.title, spot),
            FindableText(page.also, spot),
            FindableText(page.words, spot),
        )
        yield Findable(group=HitGroup.HELP, title=page.title, parts=parts)


def _title(text: str, spot: Spot) -> FindableText:
    return FindableText(text, spot, is_title=True)


def _at(record: Record, name: str) -> Spot:
    return Spot(record=record.id, field=name)
