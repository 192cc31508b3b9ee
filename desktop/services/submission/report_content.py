# SPDX-License-Identifier: MIT
"""What a report says: as it stands now, and as a revision keeps it."""

import json
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.exchange.manifest import WEEK_DATA
from desktop.domain.exchange.revision import Revision
from desktop.domain.exchange.week_file import content_of, dump, load, without_names
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, annex_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.week import Week
from desktop.services.workspace import Workspace

_ONLY_FOR_SENDING = ("mailbox", "mailbox_mb")
"""Of the Week: where the report is sent and how large a mail may be is nothing it says."""

_WITHOUT_NAMES = '"attendees":{}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a report is made of. `text` is all of it as a revision keeps it."""

    notebook: Notebook
    form: Form
    form_text: str
    annex: Annex
    text: str


def content_now(workspace: Workspace, week: Week, *, names: bool = False) -> Content:
    """Return what would be sent now, the attendance lists only if `names` are asked for.

    What was typed in a place of the Week and is no value of it is nobody else's concern, nor is
    what was written for other documents.
    """
    notebook = workspace.store.notebook(week.id, names=names)
    bare = replace(notebook.week, as_typed={})
    notebook = replace(notebook, week=bare, document_texts={})
    file = workspace.forms.get(week.form)
    annex = annex_of(file.form, notebook)
    sent = notebook if names else without_names(notebook)
    text = content_of(sent, file.text, annex)
    return Content(notebook=notebook, form=file.form, form_text=file.text, annex=annex, text=text)


def content_sent(revision: Revision) -> Content:
    """Return what was sent once, to be looked at or written out again.

    Raises:
        BadData: this program cannot read it any more.
    """
    file = load(dump(revision.content, revision=revision.number), WEEK_DATA)
    notebook = file.notebook
    form = read_form(revision.form_text, f"{notebook.week.form}.toml")
    annex = annex_of(form, notebook)
    return Content(
        notebook=notebook,
        form=form,
        form_text=revision.form_text,
        annex=annex,
        text=revision.content,
    )


def sent_as_now(content: Content, now: Notebook) -> Content:
    """Return what was sent once, to go where and with the photos that are wanted now."""
    week, typical = content.notebook.week, {photo.id: photo.typical for photo in now.photos}
    to = {name: getattr(now.week, name) for name in _ONLY_FOR_SENDING}
    photos = tuple(
        replace(p, typical=typical.get(p.id, p.typical)) for p in content.notebook.photos
    )
    notebook = replace(content.notebook, week=replace(week, **to), photos=photos)
    return replace(content, notebook=notebook)


def has_names(text: str) -> bool:
    """Whether a content as a revision keeps it has the names of attendees in it."""
    return _WITHOUT_NAMES not in text


def is_same_report(one: str, other: str) -> bool:
    """Whether two contents say the same to whoever reads the report.

    They may go to other mailboxes, with other photos picked out to go first, and other doubts
    acknowledged: none of that is printed.
    """
    return one == other or _said(one) == _said(other)


def _said(text: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(text)
    for name in _ONLY_FOR_SENDING:
        content["week"].pop(name, None)
    content.pop("acknowledged", None)
    for photo in content["photos"]:
        photo.pop("typical", None)
    return content
