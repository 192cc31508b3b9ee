# SPDX-License-Identifier: MIT
"""Finds what the report's letters have no shape for, so that nobody first sees it on paper."""

import re
from collections.abc import Iterator
from dataclasses import fields

from desktop.domain.checks import Problem
from desktop.domain.checks.problem import see
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record

_SURELY_PRINTED = re.compile(
    "[\t\n -\u017e\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201e\u2026\u20ab]*"
)
"""Letters of the West and of Vietnamese, for which no font need be asked."""

_MOST_SHOWN = 5


def unprintable(notebook: Notebook) -> Iterator[Problem]:
    """Yield the texts with characters that will be printed as an empty box."""
    week = notebook.week
    for field, text in (("name", week.centre.name), ("parent", week.centre.parent)):
        yield from _problems(text, subject="Thông tin báo cáo", field=field)
    for key, section in notebook.sections.items():
        yield from _problems(section.text, subject="Lời báo cáo", section=key)
    for record in notebook.records:
        for field, text in _texts(record):
            yield from _problems(text, subject=record.title, record=record.id, field=field)
    for photo in notebook.photos:
        yield from _problems(photo.caption, subject=photo.file_name, photo=photo.id)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name not in ("id", "category", "state"):
            yield field.name, value


def _problems(text: str, **place: str) -> Iterator[Problem]:
    if _SURELY_PRINTED.fullmatch(text):
        return
    from desktop.export.layout.fonts import PLACEHOLDER, missing_glyphs

    if missing := missing_glyphs(text):
        shown = " ".join(missing[:_MOST_SHOWN])
        message = f"Có ký tự không in được: {shown}; trên giấy sẽ thành {PLACEHOLDER}."
        yield see("unprintable", message, "Hãy bỏ hoặc thay bằng chữ khác.", **place)
